"""The catalogue of a generation: every value with its final number, and who is who."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.archive.embedded.integrity.manifest import GenerationFiles, SegmentInfo
from indexer.archive.embedded.storage.clue_words import write_clue_words
from indexer.archive.embedded.storage.columns import SPELLED, Columns, rank_by_date
from indexer.archive.embedded.storage.origins import lead_on, take_over, write_sources
from indexer.archive.embedded.storage.store import CATALOGUE, SEGMENT, Database, in_batches
from indexer.archive.embedded.storage.values import Ordered, order_spellings, order_values
from indexer.archive.embedded.storage.who import Held, WhoRow, organisation_rows, speaker_rows
from indexer.archive.embedded.writing.held_releases import write_releases
from indexer.archive.embedded.writing.state import State
from indexer.archive.fields import CODED
from indexer.model import Organisation, OrganisationId, Speaker, SpeakerId


class Cataloguing:
    """Gives every value its final number and writes the catalogue."""

    def __init__(
        self,
        state: State,
        columns: Columns,
        segments: list[SegmentInfo],
        files: GenerationFiles,
        catalogue: sqlite3.Connection,
    ) -> None:
        self._state = state
        self._columns = columns
        self._segments = segments
        self._files = files
        self._catalogue = catalogue

    def write(self) -> None:
        self._write_releases()
        rank_by_date(self._columns, self._ids)
        self._write_who("speaker", "speakers", self._state.speakers, _speaker_named)
        self._write_who("organisation", "organisations", self._state.organisations, _body_named)
        for name in CODED:
            self._write_codes(name)
        for name in SPELLED:
            self._write_spelled(name)
        write_clue_words(self._catalogue)
        self._write("redirects", self._state.redirects.items())
        self._write_origins()
        self._write(
            "identified",
            ((q, record, text) for q, (record, text) in self._state.identified.items()),
        )

    def _write(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        rows = iter(rows)
        first = next(rows, None)
        if first is not None:
            insert = f"insert into {table} values ({','.join('?' * len(first))})"  # noqa: S608  # tables of our own
            self._catalogue.executemany(insert, chain((first,), rows))

    def _write_releases(self) -> None:
        """Number releases in the order of their ids."""
        renumber = write_releases(self._catalogue, self._state)
        release = self._columns.release
        held = self._columns.live | self._columns.left_out
        release[:] = np.where(held, renumber[release], 0)

    def _write_origins(self) -> None:
        state = self._state
        if state.files is not None and not state.is_former:
            take_over(self._catalogue, state.files.file(CATALOGUE))
        write_sources(self._catalogue, state.sources, state.placed)
        self._write("collections", state.collections.items())
        lead_on(self._catalogue, "led_releases", state.led_releases)
        lead_on(self._catalogue, "led_quotes", state.led_quotes)

    def _write_who(
        self,
        column: str,
        table: str,
        given: Held,
        name_by: Callable[[str, tuple[str, Any, str]], dict[str, WhoRow]],
    ) -> None:
        """Number speakers or organisations; ``name_by`` makes those no record was given of."""
        rows = dict(given)
        ids = self._state.numberings[column]
        for name in rows:
            ids.number(name)
        counts = self._sayings(column, len(ids.values))
        for name, quote in self._nameless(column, ids.values, rows, counts):
            rows |= name_by(name, quote)
        held = [name for name in ids.values if name in rows]
        ordered = order_values(held, {row.id: row.name for row in rows.values()})
        self._renumber(column, ids.values, held, ordered)
        having = dict(zip(ids.values, counts[1:], strict=False))
        self._write(
            table,
            (
                (n, row.id, row.name, having[name], row.listing, row.initial, row.record,
                 name not in given, row.detail, row.keys)
                for n, name in enumerate(ordered.keys, start=1)
                for row in (rows[name],)
            ),
        )  # fmt: skip

    def _counts(self, column: str, values: int) -> list[int]:
        """Live quotes by number, 0 first."""
        numbers = self._columns[column][self._columns.live]
        counts: list[int] = np.bincount(numbers, minlength=values + 1).tolist()
        return counts

    def _sayings(self, column: str, values: int) -> list[int]:
        """The same of sayings: what one number says in several releases is one."""
        live = self._columns.live
        said = live & (self._columns.saying > 0)
        pairs = np.stack((self._columns[column][said], self._columns.saying[said]))
        single = np.bincount(self._columns[column][live & ~said], minlength=values + 1)
        once = np.bincount(np.unique(pairs, axis=1)[0], minlength=values + 1)
        counts: list[int] = (single + once).tolist()
        return counts

    def _renumber(self, column: str, values: list[str], held: list[str], ordered: Ordered) -> None:
        """Bring a column from the numbers of ``values`` to those of ``ordered``."""
        places = {name: place for place, name in enumerate(held, start=1)}
        final = np.zeros(len(values) + 1, np.int32)
        for number, name in enumerate(values, start=1):
            final[number] = ordered.renumber[places[name]] if name in places else 0
        self._columns.arrays[column] = final[self._columns[column]]

    def _nameless(
        self, column: str, values: list[str], records: Any, counts: list[int]
    ) -> list[tuple[str, tuple[str, Any, str]]]:
        """Ids that quotes carry without a record, with the names of their first quote."""
        found = []
        for number, name in enumerate(values, start=1):
            if name not in records and counts[number]:
                having = np.flatnonzero((self._columns[column] == number) & self._columns.live)
                first = having[_first_in_text(self._columns, having)]
                found.append((name, self._names_in(int(first))))
        return found

    def _database(self, info: SegmentInfo) -> Database:
        return Database(self._files.file(f"records/{info.name}.db"), SEGMENT)

    def _ids(self, numbers: list[int]) -> dict[int, str]:
        """The ids of quotes by number."""
        found: dict[int, str] = {}
        base = 0
        for info in self._segments:
            inside = [n - base for n in numbers if base <= n < base + info.quotes]
            if inside:
                with closing(self._database(info)) as database:
                    for some in in_batches(inside):
                        marks = ",".join(map(str, some))
                        sql = f"select number, id from quotes where number in ({marks})"  # noqa: S608  # integers
                        found.update((base + n, name) for n, name in database.rows(sql))
            base += info.quotes
        return found

    def _names_in(self, number: int) -> tuple[str, Any, str]:
        """Speaker's name and type, organisation's name, as the quote gives them."""
        base = 0
        for info in self._segments:
            if number < base + info.quotes:
                with closing(self._database(info)) as database:
                    row = database.row(
                        "select id, record from quotes where number = ?", (number - base,)
                    )
                assert row is not None
                record = self._state.identified.get(row[0], (row[1], ""))[0]
                fields = json.loads(record)
                return fields[4], fields[5], fields[7]
            base += info.quotes
        raise AssertionError(number)

    def _write_codes(self, name: str) -> None:
        values = self._state.numberings[name].values
        ordered = order_values(values, {})
        self._columns.arrays[name] = ordered.renumber[self._columns[name]]
        self._write_values(name, ordered)

    def _write_spelled(self, name: str) -> None:
        spellings = self._state.numberings[f"{name}_as"].values
        counts = self._counts(f"{name}_as", len(spellings))
        ordered = order_spellings(spellings, counts[1:])
        self._columns.arrays[name] = ordered.renumber[self._columns[f"{name}_as"]]
        self._write_values(name, ordered)
        self._write("spellings", ((name, s, n) for n, s in enumerate(spellings, start=1)))

    def _write_values(self, name: str, ordered: Ordered) -> None:
        rows = zip(ordered.keys, ordered.labels, strict=True)
        self._write("field_values", ((name, n, k, v) for n, (k, v) in enumerate(rows, start=1)))


def _speaker_named(name: str, quote: tuple[str, Any, str]) -> dict[str, WhoRow]:
    return speaker_rows([Speaker(SpeakerId(name), quote[0] or name, quote[1])], {})


def _body_named(name: str, quote: tuple[str, Any, str]) -> dict[str, WhoRow]:
    return organisation_rows([Organisation(OrganisationId(name), quote[2] or name)], {})


def _first_in_text(columns: Columns, numbers: npt.NDArray[Any]) -> int:
    """Of these quotes, the place of the first in the order of releases and of their texts."""
    order = np.lexsort(
        (columns["end"][numbers], columns["start"][numbers], columns.release[numbers])
    )
    return int(order[0])
