"""What a generation holds, listed: releases and their places, speeches, standings, gaps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from indexer.archive.embedded.reading.opened import Opened
from indexer.archive.embedded.reading.speech_list import list_speeches
from indexer.archive.embedded.storage.origins import read_collections, read_leads, read_sources
from indexer.archive.gaps import Gap, Lacking, count_gaps
from indexer.archive.result import Standing
from indexer.archive.speeches import ListedSpeech, SpeechList, SpeechOrder, order_speeches, page_of
from indexer.model import OrganisationId, QuoteId, ReleaseId, Source, SpeakerId


class Listings:
    """Lists what is held."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._speech_lines: dict[SpeechOrder, list[ListedSpeech]] = {}

    def releases(self) -> Iterator[tuple[ReleaseId, str]]:
        yield from self._opened.catalogue.digests()

    def collections(self) -> dict[str, str]:
        return read_collections(self._opened.catalogue.database)

    def led_on(self) -> tuple[dict[ReleaseId, ReleaseId], dict[QuoteId, QuoteId]]:
        database = self._opened.catalogue.database
        return read_leads(database, "led_releases"), read_leads(database, "led_quotes")

    def places(self) -> Iterator[tuple[ReleaseId, tuple[Source, ...]]]:
        held = read_sources(self._opened.catalogue.database)
        for release_id, _ in self._opened.catalogue.digests():
            yield release_id, held.get(release_id, ())

    def speeches(self, order: SpeechOrder, page: int = 1, per_page: int = 100) -> SpeechList:
        if order not in self._speech_lines:
            self._speech_lines[order] = order_speeches(self._speeches, order)
        return page_of(self._speech_lines[order], page, per_page)

    @cached_property
    def _speeches(self) -> list[ListedSpeech]:
        return list_speeches(self._opened.columns, self._opened.catalogue, self._opened.segments)

    def standings(self) -> Iterator[Standing]:
        columns, catalogue = self._opened.columns, self._opened.catalogue
        releases = catalogue.release_ids()
        for segment in self._opened.segments:
            for row, quote in segment.database.rows("select number, id from quotes"):
                number = segment.base + row
                if columns.live[number]:
                    speaker, body = int(columns.speaker[number]), int(columns.organisation[number])
                    yield Standing(
                        quote,
                        releases[int(columns.release[number])],
                        SpeakerId(catalogue.value("speaker", speaker)) if speaker else None,
                        OrganisationId(catalogue.value("organisation", body)) if body else None,
                    )

    def gaps(self) -> tuple[Gap, ...]:
        return count_gaps(self._lacking())

    def _lacking(self) -> Iterator[Lacking]:
        """Every release, in the order of ids; with its text if it has no quotes."""
        live = self._opened.columns.release[self._opened.columns.live]
        rows = self._opened.catalogue.held()
        quotes = np.bincount(live, minlength=len(rows))
        for row in rows:
            text = ""
            if not quotes[row.number]:
                sql = "select text from releases where number = ?"
                found = self._opened.segment(row.segment).database.row(sql, (row.row,))
                text = "" if found is None else str(found[0])
            yield Lacking(row.id, row.dated, row.titled, row.issued, text)
