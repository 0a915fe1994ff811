"""Building a generation: releases in, a published folder out."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from indexer.archive.embedded.index.segments import SegmentBuilder, digest_quote, segment_files
from indexer.archive.embedded.integrity.generations import Generations
from indexer.archive.embedded.integrity.manifest import GenerationFiles, SegmentInfo
from indexer.archive.embedded.reading.reader import open_generation
from indexer.archive.embedded.storage.columns import FIXED_VALUES, Columns
from indexer.archive.embedded.storage.records import decode_quote, decode_release, encode_quote
from indexer.archive.embedded.storage.store import SEGMENT, Database, in_batches
from indexer.archive.embedded.storage.who import organisation_rows, speaker_rows
from indexer.archive.embedded.writing.merging import choose_merges, merge_segments
from indexer.archive.embedded.writing.publishing import publish_state
from indexer.archive.embedded.writing.state import HeldRelease, State
from indexer.archive.embedded.writing.table import Table
from indexer.archive.forms import kind_of
from indexer.archive.scoring import byte_of_length
from indexer.archive.settle import check_storable, order_in_release, place_in_release
from indexer.archive.timeline import day_number
from indexer.errors import StorageError
from indexer.model import Identification, Quote, QuoteId, Release, ReleaseId, Source

SEGMENT_TERMS = 16_000_000
"""Terms after which a segment is closed: about 400,000 quotes, 400 MB while it is sorted."""

_KIND = {value: number for number, value in enumerate(FIXED_VALUES["kind"], start=1)}
_JUDGEMENT = {value: number for number, value in enumerate(FIXED_VALUES["judgement"], start=1)}
_INT_LIMIT = 2**31 - 1
_FORMS_AT_ONCE = 500
_QUOTE = "id, release, record, text, judgement, speaker, organisation, indexed"


class EmbeddedWriter:
    """See ``Writer`` for what the methods promise."""

    def __init__(self, generations: Generations, state: State, name: str, folder: Path) -> None:
        self._generations = generations
        self._state = state
        self._name = name
        self._folder = folder
        self._files = GenerationFiles(folder, growing=True)
        self._table = Table(state.columns)
        self._finished: list[SegmentInfo] = []
        self._open: SegmentBuilder | None = None
        self._open_base = state.quotes
        self._databases: dict[str, Database] = {}
        self._done = False

    # Adding

    def add(self, release: Release, quotes: tuple[Quote, ...]) -> None:
        check_storable(release, quotes)
        with self._generations.writing():
            self._add(release, quotes)

    def _add(self, release: Release, quotes: tuple[Quote, ...]) -> None:
        self.discard(release.id)
        state, builder = self._state, self._builder()
        row = builder.add_release(release)
        number, state.release_numbers = state.release_numbers, state.release_numbers + 1
        fixed = {
            "release": number,
            "issuer_as": state.numberings["issuer_as"].number(release.issuer),
            "publisher_as": state.numberings["publisher_as"].number(release.publisher),
            "feed_as": state.numberings["feed_as"].number(release.feed),
            "language": state.numberings["language"].number(release.language),
            "live": 1,
        }
        state.languages[release.language] += 1
        first = len(self._table)
        for quote in order_in_release({q.id: q for q in quotes}.values()):
            terms, digest = builder.add_quote(quote, row)
            self._table.append(
                fixed | self._row_of(quote) | {"length": byte_of_length(terms), "digest": digest}
            )
        state.releases[release.id] = HeldRelease(
            number, release.sha256, builder.name, row, release.title, release.publisher,
            day_number(release.published), first, len(self._table), release.given_id,
            release.collection, release.issuer,
        )  # fmt: skip
        state.sources[release.id] = release.sources

    def discard(self, release_id: ReleaseId) -> None:
        self._check_open()
        if release_id not in self._state.releases:
            return
        strays = self._strays  # found by what is held, so while this release is
        held = self._state.releases.pop(release_id)
        self._state.sources.pop(release_id, None)
        numbers = [*range(held.first, held.last), *strays.pop(held.number, ())]
        if self._state.identified:
            for row in self._read_quotes(numbers):
                self._state.identified.pop(row[1], None)
        self._state.languages -= Counter([self._language_of(held)])
        for number in numbers:
            self._table.set(number, {"live": 0})

    def place(self, release_id: ReleaseId, sources: tuple[Source, ...]) -> None:
        self._check_open()
        held = self._state.releases[release_id]
        self._state.sources[release_id] = sources
        collection = sources[0].collection if sources else ""
        if held.collection != collection:
            self._state.releases[release_id] = held._replace(collection=collection)

    def set_collections(self, folders: Mapping[str, str]) -> None:
        self._check_open()
        self._state.collections = dict(folders)

    def lead_on(
        self, releases: Mapping[ReleaseId, ReleaseId], quotes: Mapping[QuoteId, QuoteId]
    ) -> None:
        self._check_open()
        self._state.led_releases.update(releases)
        self._state.led_quotes.update(quotes)

    def _language_of(self, held: HeldRelease) -> str:
        return str(self._read_release(held, "json_extract(record, '$[7]')")[0])

    def _read_release(self, held: HeldRelease, fields: str) -> tuple[Any, ...]:
        sql = f"select {fields} from releases where number = ?"  # noqa: S608  # fields of our own
        if self._open is not None and self._open.name == held.segment:
            return self._open.read(sql, (held.row,))[0]
        segments = (*self._state.segments, *self._finished)
        info = next(info for info in segments if info.name == held.segment)
        return self._database(info).rows(sql, (held.row,))[0]

    def _builder(self) -> SegmentBuilder:
        if self._open is not None and self._open.terms >= SEGMENT_TERMS:
            self._close_segment()
        if self._open is None:
            self._open = SegmentBuilder(self._folder, uuid.uuid4().hex[:12])
        return self._open

    def _close_segment(self) -> None:
        if self._open is not None:
            finished = self._open.finish(self._known_stems)
            self._finished.append(finished)
            self._open_base += finished.quotes
            self._open = None

    def _known_stems(self, forms: list[str]) -> dict[str, str]:
        """Stems of forms that the largest segment has, which are most: a look-up costs less."""
        largest = max(self._state.segments, key=lambda info: info.terms, default=None)
        if largest is None:
            return {}
        found: dict[str, str] = {}
        for start in range(0, len(forms), _FORMS_AT_ONCE):
            some = forms[start : start + _FORMS_AT_ONCE]
            sql = f"select form, stem from words where form in ({','.join('?' * len(some))})"  # noqa: S608  # marks
            found.update(self._database(largest).rows(sql, some))
        return found

    def _row_of(self, quote: Quote) -> dict[str, int]:
        start, end, _ = place_in_release(quote)
        numberings = self._state.numberings
        return {
            "day": day_number(quote.published),
            "speaker": numberings["speaker"].number(quote.speaker_id),
            "organisation": numberings["organisation"].number(quote.organisation_id),
            "role_as": numberings["role_as"].number(quote.role),
            "kind": _KIND.get(kind_of(quote), 0),
            "judgement": _JUDGEMENT.get(quote.judgement, 0),
            "start": min(start, _INT_LIMIT),
            "end": min(end, _INT_LIMIT),
        }

    @cached_property
    def _strays(self) -> dict[int, list[int]]:
        """Quotes that were indexed again with corrected words, away from their release.

        Looked for when first asked for: an update that only adds never does.
        """
        strays: dict[int, list[int]] = defaultdict(list)
        held = self._state.releases.values()
        live, release = self._table.view("live"), self._table.view("release")
        ends = np.zeros(self._state.release_numbers + 1, np.int64)
        firsts = np.zeros(self._state.release_numbers + 1, np.int64)
        numbers = np.fromiter((h.number for h in held), np.int64, len(held))
        firsts[numbers] = np.fromiter((h.first for h in held), np.int64, len(held))
        ends[numbers] = np.fromiter((h.last for h in held), np.int64, len(held))
        places = np.arange(len(live))
        outside = live & ((places < firsts[release]) | (places >= ends[release]))
        for number in np.flatnonzero(outside).tolist():
            strays[int(release[number])].append(number)
        return strays

    # What is held

    def releases(self) -> Iterator[tuple[ReleaseId, str]]:
        self._check_open()
        for release_id in sorted(self._state.releases):
            yield release_id, self._state.releases[release_id].sha256

    def release(self, release_id: ReleaseId) -> Release:
        self._check_open()
        held = self._state.releases[release_id]
        release = decode_release(*self._read_release(held, "record, text"))
        sources = self._state.sources.get(release_id, ())
        return replace(release, given_id=held.given_id, sources=sources)

    def named(self, given_id: str) -> list[ReleaseId]:
        self._check_open()
        held = self._state.releases.items()
        return sorted(id_ for id_, release in held if release.given_id == given_id)

    def places(self) -> Iterator[tuple[ReleaseId, tuple[Source, ...]]]:
        self._check_open()
        for release_id in sorted(self._state.releases):
            yield release_id, self._state.sources.get(release_id, ())

    def collections(self) -> Mapping[str, str]:
        self._check_open()
        return self._state.collections

    def quotes(self) -> Iterator[Quote]:
        self._check_open()
        for release_id in sorted(self._state.releases):
            held = self._state.releases[release_id]
            numbers = [
                n for n in range(held.first, held.last) if self._table.get("live", n)
            ] + self._strays.get(held.number, [])
            yield from order_in_release(
                decode_quote(record, text, judgement, speaker, organisation)
                for _, _, _, record, text, judgement, speaker, organisation, _
                in self._read_quotes(numbers)
            )  # fmt: skip

    def _read_quotes(self, numbers: list[int]) -> list[tuple[Any, ...]]:
        """Rows as stored, each with the quote's number before it."""
        found: list[tuple[Any, ...]] = []
        base = 0
        for info in (*self._state.segments, *self._finished):
            inside = [n - base for n in numbers if base <= n < base + info.quotes]
            for some in in_batches(inside):
                sql = _select(some)
                found += [(row[0] + base, *row[1:]) for row in self._database(info).rows(sql)]
            base += info.quotes
        inside = [n - base for n in numbers if n >= base]
        for some in in_batches(inside):
            assert self._open is not None
            found += [(row[0] + base, *row[1:]) for row in self._open.read(_select(some))]
        return found

    def _database(self, info: SegmentInfo) -> Database:
        if info.name not in self._databases:
            file = self._files_of(info).file(f"records/{info.name}.db")
            self._databases[info.name] = Database(file, SEGMENT)
        return self._databases[info.name]

    # Who is who

    def identify(self, identification: Identification) -> None:
        self._check_open()
        with self._generations.writing():
            self._identify(identification)

    def _identify(self, identification: Identification) -> None:
        state = self._state
        state.speakers = speaker_rows(identification.speakers, state.speakers)
        state.organisations = organisation_rows(identification.organisations, state.organisations)
        state.redirects = dict(identification.redirects)
        self._settle_quotes(identification.quotes)
        self._note_sayings(identification.sayings)

    def _settle_quotes(self, quotes: tuple[Quote, ...]) -> None:
        state = self._state
        numbers = self._numbers_by_id() if quotes else {}
        speaker, organisation = state.numberings["speaker"], state.numberings["organisation"]
        changed: list[tuple[int, Quote, str]] = []
        for quote in quotes:
            number = numbers.get(quote.id)
            if number is None:
                continue
            record = encode_quote(quote)
            if digest_quote(record, quote.text) != self._table.get("digest", number):
                changed.append((number, quote, record))
            elif self._table.get("changed", number):
                changed.append((number, quote, ""))
            else:
                self._table.set(
                    number,
                    {
                        "speaker": speaker.number(quote.speaker_id),
                        "organisation": organisation.number(quote.organisation_id),
                        "judgement": _JUDGEMENT.get(quote.judgement, 0),
                    },
                )
        self._change(changed)

    def _note_sayings(self, sayings: tuple[tuple[QuoteId, ...], ...]) -> None:
        for said in np.flatnonzero(self._table.view("saying")).tolist():
            self._table.set(said, {"saying": 0})
        numbers = self._numbers_by_id() if sayings else {}
        for saying, quotes in enumerate(sayings, start=1):
            for quote in quotes:
                if (number := numbers.get(quote)) is not None:
                    self._table.set(number, {"saying": saying})

    def _numbers_by_id(self) -> dict[str, int]:
        live = self._table.view("live")
        numbers: dict[str, int] = {}
        base = 0
        for info in (*self._state.segments, *self._finished):
            rows = self._database(info).rows("select number, id from quotes")
            numbers.update((quote, base + n) for n, quote in rows if live[base + n])
            base += info.quotes
        if self._open is not None:
            rows = self._open.read("select number, id from quotes")
            numbers.update((quote, base + n) for n, quote in rows if live[base + n])
        return numbers

    def _change(self, changed: list[tuple[int, Quote, str]]) -> None:
        """Set quotes that differ from what was added; "" for a record as added again."""
        rows = {row[0]: row for row in self._read_quotes([number for number, _, _ in changed])}
        for number, quote, record in changed:
            row = rows[number]
            indexed = row[4] if row[8] is None else row[8]
            if record:
                self._state.identified[quote.id] = (record, quote.text)
            else:
                self._state.identified.pop(quote.id, None)
            place = number if quote.text == indexed else self._index_again(number, row, quote)
            self._table.set(place, self._row_of(quote) | {"changed": bool(record)})

    def _index_again(self, number: int, row: tuple[Any, ...], quote: Quote) -> int:
        """Give a quote whose words were corrected a new place, searchable by them."""
        strays = self._strays[self._table.get("release", number)]
        values = self._table.row(number)
        self._table.set(number, {"live": 0})
        kept = None if quote.text == row[4] else quote.text
        terms = self._builder().add_row((*row[1:8], kept), quote.text)
        place = len(self._table)
        self._table.append(values | {"length": byte_of_length(terms)})
        if number in strays:
            strays.remove(number)
        strays.append(place)
        return place

    def leave_out(self, quotes: Iterable[QuoteId]) -> None:
        self._check_open()
        wanted = frozenset(quotes)
        numbers = self._numbers_by_id() if wanted else {}
        for quote in wanted:
            if quote in numbers:
                self._table.set(numbers[quote], {"left_out": 1})

    # Publishing

    def publish(self) -> str:
        self._check_open()
        with self._generations.writing():
            self._publish()
        return self._name

    def _publish(self) -> None:
        self._close_segment()
        self.close_databases()
        self._done = True
        columns = self._table.columns()
        try:
            self._merge(columns)
            columns.arrays["live"] &= ~columns.left_out
            publish_state(
                self._generations,
                self._folder,
                self._name,
                self._state,
                columns,
                self._finished,
                lambda published: open_generation(published).close(),
            )
        except BaseException:
            self._generations.abandon(self._folder)
            raise

    def _merge(self, columns: Columns) -> None:
        """Join small segments when they have become many."""
        state = self._state
        segments = [*state.segments, *self._finished]
        chosen = choose_merges(segments, columns.live)
        if not chosen:
            return
        places = [(info, self._files_of(info)) for info in segments]
        merged = merge_segments(self._folder, uuid.uuid4().hex[:12], places, chosen, state, columns)
        for info in self._finished:
            if info.name in chosen:
                for name in segment_files(self._folder, info):
                    (self._folder / name).unlink()
        state.segments = [info for info in state.segments if info.name not in chosen]
        self._finished = [info for info in self._finished if info.name not in chosen]
        self._finished.append(merged)

    def _files_of(self, info: SegmentInfo) -> GenerationFiles:
        if info in self._state.segments and self._state.files is not None:
            return self._state.files
        return self._files

    def close_databases(self) -> None:
        for database in self._databases.values():
            database.close()
        self._databases.clear()

    def abandon(self) -> None:
        """Drop everything that was built and not published."""
        self.close_databases()
        if self._open is not None:
            self._open.close()
        if not self._done:
            self._generations.abandon(self._folder)
        self._done = True

    def _check_open(self) -> None:
        if self._done:
            raise StorageError("this writer has published or was closed: take a new one")


def _select(rows: list[int]) -> str:
    return f"select number, {_QUOTE} from quotes where number in ({','.join(map(str, rows))})"  # noqa: S608  # integers of our own


def new_name() -> str:
    """A generation's name: when it was begun, and something no other has."""
    return datetime.now(UTC).strftime("%Y%m%d-%H%M%S-") + uuid.uuid4().hex[:6]
