"""A generation while it grows: its columns, and the segments it is made of."""

from __future__ import annotations

import uuid
from collections import defaultdict
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from indexer.archive.embedded.index.segments import SegmentBuilder, segment_files
from indexer.archive.embedded.integrity.manifest import GenerationFiles, SegmentInfo
from indexer.archive.embedded.storage.columns import Columns
from indexer.archive.embedded.storage.store import SEGMENT, Database, in_batches
from indexer.archive.embedded.writing.merging import choose_merges, merge_segments
from indexer.archive.embedded.writing.state import HeldRelease, State
from indexer.archive.embedded.writing.table import Table
from indexer.archive.fields import CODES, FIELDS, Field
from indexer.archive.settle import place_in_release
from indexer.archive.timeline import day_number
from indexer.model import Quote, Release, ReleaseId

SEGMENT_TERMS = 16_000_000
"""Terms after which a segment is closed: about 400,000 quotes, 400 MB while it is sorted."""
_INT_LIMIT = 2**31 - 1
_FORMS_AT_ONCE = 500
_QUOTE = "id, release, record, text, judgement, speaker, organisation, indexed"
CODE_NUMBERS = {
    name: {value: number for number, value in enumerate(values, start=1)}
    for name, values in CODES.items()
}
"""Numbers of the codes that are known beforehand, from 1."""
_STORED = tuple(field for field in FIELDS if field.comparison in ("words", "code"))
_OF_QUOTE = tuple((field, field.of_quote) for field in _STORED if field.of_quote)
_OF_RELEASE = tuple((field, field.of_release) for field in _STORED if field.of_release)


class Growing:
    """What was taken over, the segments that are finished, and the one being filled."""

    def __init__(self, state: State, folder: Path) -> None:
        self.state = state
        self.folder = folder
        self.files = GenerationFiles(folder, growing=True)
        self.table = Table(state.columns)
        self.finished: list[SegmentInfo] = []
        self.open: SegmentBuilder | None = None
        self.erased: set[ReleaseId] = set()
        """Releases of which no segment may keep a word."""
        self.databases: dict[str, Database] = {}

    def builder(self) -> SegmentBuilder:
        if self.open is not None and self.open.terms >= SEGMENT_TERMS:
            self.close_segment()
        if self.open is None:
            self.open = SegmentBuilder(self.folder, uuid.uuid4().hex[:12])
        return self.open

    def close_segment(self) -> None:
        if self.open is not None:
            self.finished.append(self.open.finish(self.known_stems))
            self.open = None

    def known_stems(self, forms: list[str]) -> dict[str, str]:
        """Stems of forms that the largest segment has, which are most: a look-up costs less."""
        largest = max(self.state.segments, key=lambda info: info.terms, default=None)
        if largest is None:
            return {}
        found: dict[str, str] = {}
        for start in range(0, len(forms), _FORMS_AT_ONCE):
            some = forms[start : start + _FORMS_AT_ONCE]
            sql = f"select form, stem from words where form in ({','.join('?' * len(some))})"  # noqa: S608  # marks
            found.update(self.database(largest).rows(sql, some))
        return found

    def row_of(self, quote: Quote) -> dict[str, int]:
        start, end, _ = place_in_release(quote)
        numberings = self.state.numberings
        return {
            "day": day_number(quote.published),
            "speaker": numberings["speaker"].number(quote.speaker_id),
            "organisation": numberings["organisation"].number(quote.organisation_id),
            **dict(self._number(field, read(quote)) for field, read in _OF_QUOTE),
            "start": min(start, _INT_LIMIT),
            "end": min(end, _INT_LIMIT),
        }

    def row_of_release(self, release: Release) -> dict[str, int]:
        """What every quote of a release has from it."""
        return dict(self._number(field, read(release)) for field, read in _OF_RELEASE)

    def _number(self, field: Field, value: str | None) -> tuple[str, int]:
        """The column of a field as it grows, and the number of a value in it; 0 for none."""
        if (codes := CODE_NUMBERS.get(field.name)) is not None:
            return field.name, codes.get(value or "", 0)
        column = f"{field.name}_as" if field.comparison == "words" else field.name
        return column, self.state.numberings[column].number(value)

    @cached_property
    def strays(self) -> dict[int, list[int]]:
        """Quotes that were indexed again with corrected words, away from their release.

        Looked for when first asked for: an update that only adds never does.
        """
        strays: dict[int, list[int]] = defaultdict(list)
        held = self.state.releases.values()
        live, release = self.table.view("live"), self.table.view("release")
        ends = np.zeros(self.state.release_numbers + 1, np.int64)
        firsts = np.zeros(self.state.release_numbers + 1, np.int64)
        numbers = np.fromiter((h.number for h in held), np.int64, len(held))
        firsts[numbers] = np.fromiter((h.first for h in held), np.int64, len(held))
        ends[numbers] = np.fromiter((h.last for h in held), np.int64, len(held))
        places = np.arange(len(live))
        outside = live & ((places < firsts[release]) | (places >= ends[release]))
        for number in np.flatnonzero(outside).tolist():
            strays[int(release[number])].append(number)
        return strays

    def language_of(self, held: HeldRelease) -> str:
        return str(self.read_release(held, "json_extract(record, '$[7]')")[0])

    def read_release(self, held: HeldRelease, fields: str) -> tuple[Any, ...]:
        sql = f"select {fields} from releases where number = ?"  # noqa: S608  # fields of our own
        if self.open is not None and self.open.name == held.segment:
            return self.open.read(sql, (held.row,))[0]
        segments = (*self.state.segments, *self.finished)
        info = next(info for info in segments if info.name == held.segment)
        return self.database(info).rows(sql, (held.row,))[0]

    def read_quotes(self, numbers: list[int]) -> list[tuple[Any, ...]]:
        """Rows as stored, each with the quote's number before it."""
        found: list[tuple[Any, ...]] = []
        base = 0
        for info in (*self.state.segments, *self.finished):
            inside = [n - base for n in numbers if base <= n < base + info.quotes]
            for some in in_batches(inside):
                sql = _select(some)
                found += [(row[0] + base, *row[1:]) for row in self.database(info).rows(sql)]
            base += info.quotes
        inside = [n - base for n in numbers if n >= base]
        for some in in_batches(inside):
            assert self.open is not None
            found += [(row[0] + base, *row[1:]) for row in self.open.read(_select(some))]
        return found

    def database(self, info: SegmentInfo) -> Database:
        if info.name not in self.databases:
            file = self.files_of(info).file(f"records/{info.name}.db")
            self.databases[info.name] = Database(file, SEGMENT)
        return self.databases[info.name]

    def numbers_by_id(self) -> dict[str, int]:
        live = self.table.view("live")
        numbers: dict[str, int] = {}
        base = 0
        for info in (*self.state.segments, *self.finished):
            rows = self.database(info).rows("select number, id from quotes")
            numbers.update((quote, base + n) for n, quote in rows if live[base + n])
            base += info.quotes
        if self.open is not None:
            rows = self.open.read("select number, id from quotes")
            numbers.update((quote, base + n) for n, quote in rows if live[base + n])
        return numbers

    def merge(self, columns: Columns) -> None:
        """Write segments that hold erased releases anew, and join small ones that are many."""
        for name in self._having_erased():
            self._merge({name}, columns)
        segments = [*self.state.segments, *self.finished]
        if chosen := choose_merges(segments, columns.live):
            self._merge(chosen, columns)

    def _having_erased(self) -> list[str]:
        """Segments with a record of an erased release, each to be written anew by itself."""
        if not self.erased:
            return []
        found: list[str] = []
        for info in (*self.state.segments, *self.finished):
            rows = self.database(info).rows("select json_extract(record, '$[0]') from releases")
            if any(row[0] in self.erased for row in rows):
                found.append(info.name)
        self.close_databases()
        return found

    def _merge(self, chosen: set[str], columns: Columns) -> None:
        state = self.state
        places = [(info, self.files_of(info)) for info in (*state.segments, *self.finished)]
        merged = merge_segments(self.folder, uuid.uuid4().hex[:12], places, chosen, state, columns)
        for info in self.finished:
            if info.name in chosen:
                for name in segment_files(self.folder, info):
                    (self.folder / name).unlink()
        state.segments = [info for info in state.segments if info.name not in chosen]
        self.finished = [info for info in self.finished if info.name not in chosen]
        self.finished.append(merged)

    def files_of(self, info: SegmentInfo) -> GenerationFiles:
        if info in self.state.segments and self.state.files is not None:
            return self.state.files
        return self.files

    def close_databases(self) -> None:
        for database in self.databases.values():
            database.close()
        self.databases.clear()


def _select(rows: list[int]) -> str:
    return f"select number, {_QUOTE} from quotes where number in ({','.join(map(str, rows))})"  # noqa: S608  # integers of our own
