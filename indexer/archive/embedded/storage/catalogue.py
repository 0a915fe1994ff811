"""Reading the catalogue: who is who, the values of fields, the releases held."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.archive.embedded.integrity.manifest import GenerationFiles
from indexer.archive.embedded.storage.offices import Offices
from indexer.archive.embedded.storage.records import decode_organisation, decode_speaker
from indexer.archive.embedded.storage.store import in_batches, open_catalogue
from indexer.archive.facets import FOLDED, key_of
from indexer.archive.fields import CODED, CODES
from indexer.archive.names import follow_moves, follow_redirects, latest_role
from indexer.archive.query import UNNAMED, FilterField
from indexer.archive.result import Listed, ListedSpeaker, Listing
from indexer.errors import DamagedArchiveError, NotFoundError
from indexer.model import Organisation, ReleaseId, Source, Speaker


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """What hits show of a release, and where its record is."""

    number: int
    id: str
    title: str
    publisher: str
    given_id: str
    collection: str
    issuer: str
    segment: str
    row: int


class HeldRow(NamedTuple):
    """Where a release is, and whether it has a date, a headline and an issuer."""

    number: int
    id: str
    segment: str
    row: int
    dated: bool
    titled: bool
    issued: bool


@dataclass(frozen=True, slots=True)
class ReleasePlace:
    """Where the record of a release is, and what is kept beside it."""

    number: int
    id: str
    segment: str
    row: int
    given_id: str


class Catalogue:
    """The catalogue of a generation. Small lists are held, records read as needed."""

    def __init__(self, files: GenerationFiles) -> None:
        self.database = open_catalogue(files)
        self.redirects: dict[str, str] = dict(self.database.rows("select old, new from redirects"))
        self._values: dict[FilterField, list[str]] = {}
        self._labels: dict[FilterField, list[str]] = {}
        self._numbers: dict[FilterField, dict[str, int]] = {}
        self._is_former = not self.database.has("sources")  # of version 0.1
        self._keeps_issuers = self.database.has("releases", "issuer")
        self._given = "id" if self._is_former else "given_id"
        self._listings: dict[tuple[str, Listed], dict[str, array[int]]] = {}
        self._load_values()

    def close(self) -> None:
        self.database.close()

    def _load_values(self) -> None:
        for name, fixed in CODES.items():
            self._set(name, list(fixed), list(fixed), list(fixed))
        for name, table in (("speaker", "speakers"), ("organisation", "organisations")):
            sql = f"select id, name from {table} order by number"  # noqa: S608  # tables of our own
            rows = self.database.rows(sql)
            ids = [row[0] for row in rows]
            self._set(name, ids, ids, [row[1] for row in rows])
        sql = "select key, label from field_values where field = ? order by number"
        folded: tuple[FilterField, ...] = (*CODED, *FOLDED)
        for name in folded:
            rows = self.database.rows(sql, (name,))
            labels = [row[1] for row in rows]
            self._set(name, [row[0] for row in rows], labels, labels)

    def _set(
        self, name: FilterField, keys: list[str], values: list[str], labels: list[str]
    ) -> None:
        self._numbers[name] = {key: number for number, key in enumerate(keys, start=1)}
        self._values[name] = ["", *values]
        self._labels[name] = ["", *labels]

    # Values

    @cached_property
    def offices(self) -> Offices:
        """The families of roles, read off all roles when first asked for: 30 µs a role."""
        return Offices(self._labels["role"])

    def _know(self, name: FilterField) -> None:
        if name == "office" and name not in self._values:
            self._set(name, *[self.offices.codes] * 3)

    def number(self, name: FilterField, value: str) -> int:
        """The number of a value as a filter gives it; 0 for an unknown one."""
        self._know(name)
        return self._numbers[name].get(self.key(name, value), 0)

    def rows_of(self, name: FilterField, value: str) -> list[int]:
        """What a column has for the value of a filter: mostly its number, of an office its roles.

        None for an unknown value.
        """
        number = self.number(name, value)
        if not number and value != UNNAMED:
            return []
        return self.offices.roles_of([number]) if name == "office" else [number]

    def key(self, name: FilterField, value: str) -> str:
        """How a filter's value is compared: ids as they stand now, words folded."""
        if name in ("speaker", "organisation"):
            return follow_redirects(self.redirects, value)
        return key_of(name, value)

    def value(self, name: FilterField, number: int) -> str:
        self._know(name)
        return self._values[name][number]

    def label(self, name: FilterField, number: int) -> str:
        self._know(name)
        return self._labels[name][number]

    def size(self, name: FilterField) -> int:
        """How many values a field has, and one for none."""
        self._know(name)
        return len(self._values[name])

    # Records

    def speaker(self, speaker_id: str) -> Speaker:
        current = follow_redirects(self.redirects, speaker_id)
        row = self.database.row("select record, quotes from speakers where id = ?", (current,))
        if row is None:
            raise NotFoundError(f"no speaker {speaker_id}")
        return replace(decode_speaker(self.database.path, row[0]), quotes=row[1])

    def organisation(self, organisation_id: str) -> Organisation:
        current = follow_redirects(self.redirects, organisation_id)
        row = self.database.row("select record, quotes from organisations where id = ?", (current,))
        if row is None:
            raise NotFoundError(f"no organisation {organisation_id}")
        return replace(decode_organisation(self.database.path, row[0]), quotes=row[1])

    def releases(self, numbers: set[int]) -> dict[int, ReleaseRow]:
        """What hits show of these releases."""
        found: dict[int, ReleaseRow] = {}
        for some in in_batches(sorted(numbers)):
            marks = ",".join(map(str, some))
            more = f"{self._given}, {repr('') if self._is_former else 'collection'}"
            more += ", issuer" if self._keeps_issuers else ", ''"
            names = f"number, id, title, publisher, {more}, segment, row"
            sql = f"select {names} from releases where number in ({marks})"  # noqa: S608  # integers
            found.update((row[0], ReleaseRow(*row)) for row in self.database.rows(sql))
        return found

    def count_releases(self) -> int:
        """How many releases there are; their numbers are those from 0 on."""
        row = self.database.row("select count(*), max(number), min(number) from releases")
        count, last, first = row or (0, None, None)
        if count and (first, last) != (0, count - 1):
            raise DamagedArchiveError(
                self.database.path, f"{count} releases are numbered from {first} to {last}"
            )
        return int(count)

    def held(self) -> list[HeldRow]:
        """What every release has, in the order of ids."""
        issuer = "issuer != ''" if self._keeps_issuers else "0"
        sql = f"select number, id, segment, row, published > 0, title != '', {issuer} from releases"  # noqa: S608
        return [HeldRow(*row) for row in self.database.rows(f"{sql} order by number")]

    def release_ids(self) -> dict[int, ReleaseId]:
        """The id of every release by its number."""
        return dict(self.database.rows("select number, id from releases"))

    def release_number(self, release_id: str) -> int | None:
        """The number of a release that is held under this id."""
        row = self.database.row("select number from releases where id = ?", (release_id,))
        return None if row is None else int(row[0])

    def release_place(self, release_id: str) -> ReleasePlace:
        """Where the record of a release is, of one that has another id by now as well."""
        if (here := self._find_place(release_id)) is not None:
            return here
        lead = self._leads("led_releases")
        now = follow_moves(release_id, lambda id_: self._find_place(id_) is not None, lead)
        found = None if now is None else self._find_place(now)
        if found is None:
            raise NotFoundError(f"no release {release_id}")
        return found

    def _find_place(self, release_id: str) -> ReleasePlace | None:
        sql = f"select number, id, segment, row, {self._given} from releases where id = ?"  # noqa: S608
        row = self.database.row(sql, (release_id,))
        return None if row is None else ReleasePlace(*row)

    def quote_led_to(self, quote_id: str) -> str | None:
        """The id that a quote has got instead of this one."""
        return self._leads("led_quotes")(quote_id)

    def _leads(self, table: str) -> Callable[[str], str | None]:
        sql = f"select new from {table} where old = ?"  # noqa: S608  # tables of our own

        def find(old: str) -> str | None:
            row = None if self._is_former else self.database.row(sql, (old,))
            return None if row is None else str(row[0])

        return find

    def digests(self) -> list[tuple[ReleaseId, str]]:
        """Every release with the digest of its text, by id."""
        return self.database.rows("select id, sha256 from releases order by id")

    def sources(self, release_id: str) -> tuple[Source, ...]:
        """Where a release is read."""
        if self._is_former:
            return ()
        sql = "select collection, path, record from sources where release = ? order by place"
        return tuple(Source(*row) for row in self.database.rows(sql, (release_id,)))

    @cached_property
    def title_ranks(self) -> npt.NDArray[np.int32]:
        """Place of every release in the order of titles, then ids."""
        rows = self.database.rows("select number from releases order by title, id")
        ranks = np.empty(len(rows), np.int32)
        ranks[[row[0] for row in rows]] = np.arange(len(rows), dtype=np.int32)
        return ranks

    def changed_record(self, quote_id: str) -> tuple[str, str] | None:
        """Record and text that identification gave a quote."""
        row = self.database.row("select record, text from identified where quote = ?", (quote_id,))
        return None if row is None else (row[0], row[1])

    # A–Z

    def browse(
        self, name: FilterField, initial: str, page: int, per_page: int, only: Listed
    ) -> Listing:
        table = "speakers" if name == "speaker" else "organisations"
        listed = self._listed(table, only)
        numbers = listed.get(initial, array("i"))
        here = numbers[(page - 1) * per_page : page * per_page].tolist()
        marks = ",".join(map(str, here))
        sql = f"select number, record, quotes from {table} where number in ({marks})"  # noqa: S608  # integers
        found = {number: row for number, *row in self.database.rows(sql)}
        rows = [found[number] for number in here]
        initials = [(letter, len(numbers)) for letter, numbers in listed.items() if letter]
        total = len(numbers)
        return Listing(
            initials=tuple(sorted(initials, key=lambda row: (row[0] == "#", row[0]))),
            speakers=tuple(_listed(self.database.path, row) for row in rows)
            if name == "speaker"
            else (),
            organisations=()
            if name == "speaker"
            else tuple(
                replace(decode_organisation(self.database.path, r), quotes=n) for r, n in rows
            ),
            total=total,
        )

    def _listed(self, table: str, only: Listed) -> dict[str, array[int]]:
        """The numbers of all that are quoted, as they are listed, by initial; all of them by ""."""
        if (table, only) not in self._listings:
            kept = "" if table == "organisations" else _KINDS_LISTED[only]
            where = f"quotes > 0 {kept} order by listing, number"
            sql = f"select number, initial from {table} where {where}"  # noqa: S608  # of our own
            listed: dict[str, array[int]] = {"": array("i")}
            for number, initial in self.database.rows(sql):
                listed[""].append(number)
                listed.setdefault(initial, array("i")).append(number)
            self._listings[table, only] = listed
        return self._listings[table, only]


_KINDS_LISTED: dict[Listed, str] = {
    "all": "",
    "people": "and json_extract(record, '$[2]') = 'person'",
    "others": "and json_extract(record, '$[2]') != 'person'",
}


def _listed(file: Path, row: Sequence[Any]) -> ListedSpeaker:
    speaker = replace(decode_speaker(file, row[0]), quotes=row[1])
    return ListedSpeaker(speaker, latest_role(speaker.memberships))
