"""Quotes of a generation as they are stored, and as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np

from indexer.archive.embedded.reading.opened import Opened
from indexer.archive.embedded.storage.catalogue import ReleaseRow
from indexer.archive.embedded.storage.records import decode_quote, decode_release
from indexer.archive.embedded.storage.store import in_batches
from indexer.archive.fields import CODES
from indexer.archive.frames import find_frame
from indexer.archive.names import follow_moves
from indexer.archive.passages import show_quote
from indexer.archive.result import Hit, ReleasePage
from indexer.archive.settle import order_in_release
from indexer.archive.snippets import Marker
from indexer.errors import DamagedArchiveError, NotFoundError
from indexer.model import Quote, QuoteId, ReleaseId

_TEXTS = "select number, text from releases where number in ({})"
_SQL = "select number, id, record, text, indexed from quotes where number in ({})"


class Quotes:
    """Reads quotes by their number or id."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def hits(
        self, numbers: list[int], scores: list[float], marker: Marker, *, passages: bool = True
    ) -> tuple[Hit, ...]:
        """What is shown of quotes; of turns a passage, but for exports, which show all."""
        quotes = self.read(numbers)
        places = {number: int(self._opened.columns.release[number]) for number in numbers}
        releases = self._opened.catalogue.releases(set(places.values()))
        texts = self._texts_around(quotes, places, releases) if passages else {}
        read_text = cache(self.text_of)
        hits = []
        for number, score in zip(numbers, scores, strict=True):
            quote, release = quotes[number], releases.get(places[number])
            if release is None:
                path = self._opened.files.file("columns/release.npy").path
                raise DamagedArchiveError(path, f"holds {places[number]}, which is no release")
            if passages:
                snippet, passage = show_quote(quote, marker, partial(read_text, release.id))
                told = passage is None and number in texts
                frame = find_frame(quote, texts[number]) if told else None
            else:
                snippet, passage, frame = marker.snippet(quote.text), None, None
            hits.append(
                Hit(
                    quote,
                    snippet,
                    release.title,
                    release.publisher,
                    score,
                    release.given_id,
                    release.collection,
                    passage,
                    release.issuer,
                    self._opened.sayings.elsewhere(number),
                    frame,
                )
            )
        return tuple(hits)

    def _texts_around(
        self,
        quotes: Mapping[int, Quote],
        places: Mapping[int, int],
        releases: Mapping[int, ReleaseRow],
    ) -> dict[int, str]:
        """The texts that reported speech stands in, by the numbers of the quotes; each segment
        is asked once."""
        told = [n for n, quote in quotes.items() if quote.kind in ("indirect", "mixed")]
        wanted = {n: releases[places[n]] for n in told if places[n] in releases}
        rows: dict[str, set[int]] = {}
        for release in wanted.values():
            rows.setdefault(release.segment, set()).add(release.row)
        texts = {
            (name, number): str(text)
            for name, numbers in rows.items()
            for some in in_batches(sorted(numbers))
            for number, text in self._opened.segment(name).database.rows(
                _TEXTS.format(",".join(map(str, some)))
            )
        }
        return {n: texts.get((one.segment, one.row), "") for n, one in wanted.items()}

    def text_of(self, release_id: str) -> str:
        """The text of a release."""
        place = self._opened.catalogue.release_place(release_id)
        segment = self._opened.segment(place.segment)
        sql = "select text from releases where number = ?"
        row = segment.database.row(sql, (place.row,))
        return str(row[0]) if row else ""

    def read(self, numbers: list[int]) -> dict[int, Quote]:
        """Quotes by number, as identified."""
        self._opened.work.rows += len(numbers)
        quotes: dict[int, Quote] = {}
        for segment in self._opened.segments:
            base = segment.base
            inside = [n - base for n in numbers if base <= n < base + segment.info.quotes]
            for some in in_batches(inside):
                for row in segment.database.rows(_SQL.format(",".join(map(str, some)))):
                    quotes[base + row[0]] = self._decode(segment.database.path, base + row[0], row)
        if lost := next((number for number in numbers if number not in quotes), None):
            raise DamagedArchiveError(
                self._opened.files.folder / "records", f"there is no quote of number {lost}"
            )
        return quotes

    def _decode(self, file: Path, number: int, row: tuple[Any, ...]) -> Quote:
        columns, catalogue = self._opened.columns, self._opened.catalogue
        _, quote_id, record, text, _ = row
        if columns.changed[number] and (changed := catalogue.changed_record(quote_id)):
            file, (record, text) = catalogue.database.path, changed
        speaker, organisation = int(columns.speaker[number]), int(columns.organisation[number])
        judgement = CODES["judgement"][int(columns.judgement[number]) - 1]
        return decode_quote(
            file,
            record,
            text,
            judgement,
            catalogue.value("speaker", speaker) if speaker else None,
            catalogue.value("organisation", organisation) if organisation else None,
        )

    def quote(self, quote_id: QuoteId) -> Quote:
        number = self.find(quote_id)
        if number is None:  # nearly always it is there
            found = follow_moves(
                str(quote_id),
                lambda id_: self.find(id_) is not None,
                self._opened.catalogue.quote_led_to,
            )
            number = None if found is None else self.find(found)
        if number is None:
            raise NotFoundError(f"no quote {quote_id}")
        return self.read([number])[number]

    def appearances(self, quote_id: QuoteId) -> tuple[Hit, ...]:
        number = self.find(quote_id)
        rows = [] if number is None else self._opened.sayings.others(number)
        return self.hits(rows, [0.0] * len(rows), Marker(()))

    def find(self, quote_id: str) -> int | None:
        """The number of a quote."""
        for segment in reversed(self._opened.segments):
            sql = "select number from quotes where id = ?"
            for (row,) in segment.database.rows(sql, (quote_id,)):
                number: int = segment.base + row
                if self._opened.columns.live[number]:
                    return number
        return None

    def release(self, release_id: ReleaseId) -> ReleasePage:
        place = self._opened.catalogue.release_place(release_id)
        segment = self._opened.segment(place.segment)
        sql = "select record, text from releases where number = ?"
        found = segment.database.row(sql, (place.row,))
        if found is None:
            raise NotFoundError(f"no release {release_id}")
        here = np.flatnonzero(
            (self._opened.columns.release == place.number) & self._opened.columns.live
        )
        quotes = self.read(here.tolist()).values()
        release = replace(
            decode_release(segment.database.path, *found),
            given_id=place.given_id,
            sources=self._opened.catalogue.sources(place.id),
        )
        return ReleasePage(release, tuple(order_in_release(quotes)))
