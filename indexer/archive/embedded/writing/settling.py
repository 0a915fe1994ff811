"""Who is who, brought into a generation: quotes as identified, sayings, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from indexer.archive.embedded.index.segments import digest_quote
from indexer.archive.embedded.storage.records import encode_quote
from indexer.archive.embedded.storage.who import organisation_rows, speaker_rows
from indexer.archive.embedded.writing.growing import CODE_NUMBERS, Growing
from indexer.archive.scoring import byte_of_length
from indexer.model import Identification, Quote, QuoteId


class Settling:
    """Changes quotes of a generation that grows."""

    def __init__(self, growing: Growing) -> None:
        self._growing = growing

    def identify(self, identification: Identification) -> None:
        state = self._growing.state
        state.speakers = speaker_rows(identification.speakers, state.speakers)
        state.organisations = organisation_rows(identification.organisations, state.organisations)
        state.redirects = dict(identification.redirects)
        self._settle_quotes(identification.quotes)
        self._note_sayings(identification.sayings)

    def _settle_quotes(self, quotes: tuple[Quote, ...]) -> None:
        state = self._growing.state
        numbers = self._growing.numbers_by_id() if quotes else {}
        speaker, organisation = state.numberings["speaker"], state.numberings["organisation"]
        changed: list[tuple[int, Quote, str]] = []
        for quote in quotes:
            number = numbers.get(quote.id)
            if number is None:
                continue
            record = encode_quote(quote)
            if digest_quote(record, quote.text) != self._growing.table.get("digest", number):
                changed.append((number, quote, record))
            elif self._growing.table.get("changed", number):
                changed.append((number, quote, ""))
            else:
                self._growing.table.set(
                    number,
                    {
                        "speaker": speaker.number(quote.speaker_id),
                        "organisation": organisation.number(quote.organisation_id),
                        "judgement": CODE_NUMBERS["judgement"].get(quote.judgement, 0),
                    },
                )
        self._change(changed)

    def _note_sayings(self, sayings: tuple[tuple[QuoteId, ...], ...]) -> None:
        for said in np.flatnonzero(self._growing.table.view("saying")).tolist():
            self._growing.table.set(said, {"saying": 0})
        numbers = self._growing.numbers_by_id() if sayings else {}
        for saying, quotes in enumerate(sayings, start=1):
            for quote in quotes:
                if (number := numbers.get(quote)) is not None:
                    self._growing.table.set(number, {"saying": saying})

    def _change(self, changed: list[tuple[int, Quote, str]]) -> None:
        """Set quotes that differ from what was added; "" for a record as added again."""
        rows = {
            row[0]: row for row in self._growing.read_quotes([number for number, _, _ in changed])
        }
        for number, quote, record in changed:
            row = rows[number]
            indexed = row[4] if row[8] is None else row[8]
            if record:
                self._growing.state.identified[quote.id] = (record, quote.text)
            else:
                self._growing.state.identified.pop(quote.id, None)
            place = number if quote.text == indexed else self._index_again(number, row, quote)
            self._growing.table.set(place, self._growing.row_of(quote) | {"changed": bool(record)})

    def _index_again(self, number: int, row: tuple[Any, ...], quote: Quote) -> int:
        """Give a quote whose words were corrected a new place, searchable by them."""
        strays = self._growing.strays[self._growing.table.get("release", number)]
        values = self._growing.table.row(number)
        self._growing.table.set(number, {"live": 0})
        kept = None if quote.text == row[4] else quote.text
        terms = self._growing.builder().add_row((*row[1:8], kept), quote.text)
        place = len(self._growing.table)
        self._growing.table.append(values | {"length": byte_of_length(terms)})
        if number in strays:
            strays.remove(number)
        strays.append(place)
        return place

    def leave_out(self, quotes: Iterable[QuoteId]) -> None:
        wanted = frozenset(quotes)
        numbers = self._growing.numbers_by_id() if wanted else {}
        for quote in wanted:
            if quote in numbers:
                self._growing.table.set(numbers[quote], {"left_out": 1})
