"""What no single quote tells: labels of values, counts of names, which appearances are one saying.

All of it grows with the names and values of an archive, and with what is said several times, not
with its texts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar, cast

from indexer.archive.facets import FOLDED, choose_labels
from indexer.archive.fields import RELEASE_FIELDS
from indexer.archive.names import names_of
from indexer.archive.opensearch.writing.shares import COUNTED, RECORDED, Called, Share
from indexer.archive.query import FilterField
from indexer.model import Organisation, OrganisationId, Speaker, SpeakerId, SpeakerType


@dataclass(frozen=True, slots=True)
class Appearance:
    """Which appearance of a saying a quote is, the oldest being 1, and of how many."""

    said: str
    nth: int
    of: int


@dataclass(slots=True)
class Census:
    """Adds up the shares of all blocks, in any order; then ``settle``, and all can be asked."""

    speakers: dict[str, Speaker]
    organisations: dict[str, Organisation]
    made: set[str] = field(default_factory=set)
    """Speakers and organisations without a record, as they were named by their first quote."""
    counts: dict[FilterField, Counter[str]] = field(
        default_factory=lambda: {name: Counter() for name in COUNTED}
    )
    releases_of: dict[FilterField, Counter[str]] = field(
        default_factory=lambda: {name: Counter() for name in RECORDED}
    )
    carriers: Counter[tuple[str, str]] = field(default_factory=Counter)
    labels: dict[FilterField, dict[str, str]] = field(default_factory=dict)
    release_labels: dict[FilterField, dict[str, str]] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    releases: int = 0
    quotes: int = 0
    first: date | None = None
    last: date | None = None
    _spelt: dict[FilterField, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _spelt_of_releases: dict[FilterField, Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    _called: dict[str, dict[str, Called]] = field(default_factory=lambda: defaultdict(dict))
    _seen: set[tuple[str, str, str]] = field(default_factory=set)
    _carried: set[tuple[str, str, str]] = field(default_factory=set)
    _appearances: dict[str, list[tuple[date, str, int, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _of_quotes: dict[str, Appearance] = field(default_factory=dict)

    def add(self, share: Share) -> None:
        self.releases += share.releases
        self.quotes += share.quotes
        if share.last:
            first, last = date.fromordinal(share.first), date.fromordinal(share.last)
            self.first = min(self.first or first, first)
            self.last = max(self.last or last, last)
        self.kinds.update(share.kinds)
        self.languages.update(share.languages)
        _add(self._spelt, share.spelt)
        _add(self._spelt_of_releases, share.spelt_of_releases)
        _add(self.counts, share.counts)
        _add(self.releases_of, share.releases_of)
        self._carried.update(share.carried)
        for name, some in share.called.items():
            known = self._called[name]
            for id_, called in some.items():
                known[id_] = min(known.get(id_, called), called)
        self._add_sayings(share)

    def _add_sayings(self, share: Share) -> None:
        for row in share.sayings:
            day = date.max if row.day is None else date.fromordinal(row.day)
            self._appearances[row.saying].append((day, row.release, row.place, row.quote))
            for name, key in row.keys:
                if (name, key, row.saying) not in self._seen:
                    self._seen.add((name, key, row.saying))
                    self.counts[cast("FilterField", name)][key] += 1

    def settle(self) -> None:
        """Work out what needs all shares to have been added."""
        self._make_records()
        self.labels = {name: choose_labels(self._spelt[name].items()) for name in FOLDED}
        self.release_labels = {
            name: choose_labels(self._spelt_of_releases[name].items())
            for name in RELEASE_FIELDS
            if name in FOLDED
        }
        for rows in self._appearances.values():
            rows.sort()
            if len(rows) > 1:
                said = rows[0][-1]
                for nth, row in enumerate(rows, 1):
                    self._of_quotes[row[-1]] = Appearance(said, nth, len(rows))
        self.carriers.update((name, key) for name, key, _ in self._carried)
        for done in (self._appearances, self._seen, self._carried, self._called):
            done.clear()
        self.speakers = _counted(self.speakers, self.counts["speaker"])
        self.organisations = _counted(self.organisations, self.counts["organisation"])

    def _make_records(self) -> None:
        """A record for each name that has none."""
        for id_, called in self._called["speaker"].items():
            if id_ not in self.speakers:
                type_ = cast("SpeakerType", called.type)
                self.speakers[id_] = Speaker(SpeakerId(id_), called.name, type_)
                self.made.add(f"speaker:{id_}")
        for id_, called in self._called["organisation"].items():
            if id_ not in self.organisations:
                self.organisations[id_] = Organisation(OrganisationId(id_), called.name)
                self.made.add(f"organisation:{id_}")

    def appearance(self, quote: str) -> Appearance | None:
        """None for what is said once."""
        return self._of_quotes.get(quote)

    def label(self, name: FilterField, key: str) -> tuple[str, str]:
        """How a value is called, and how it is written: (label, value)."""
        if name == "speaker":
            return self.speakers[key].name, key
        if name == "organisation":
            return self.organisations[key].name, key
        written = self.labels[name].get(key, key) if name in FOLDED else key
        return written, written

    def other_labels(self, before: Census) -> set[tuple[str, str]]:
        """The values (field, key) that were called otherwise before."""
        now, then = dict(self._all_labels()), dict(before._all_labels())
        return {
            label[1:] for label in now.keys() | then.keys() if now.get(label) != then.get(label)
        }

    def _all_labels(self) -> list[tuple[tuple[str, str, str], str]]:
        found: list[tuple[tuple[str, str, str], str]] = [
            ((where, name, key), label)
            for where, labels in (("", self.labels), ("release", self.release_labels))
            for name, some in labels.items()
            for key, label in some.items()
        ]
        for name, records in (("speaker", self.speakers), ("organisation", self.organisations)):
            found += [(("", name, key), "\n".join(names_of(one))) for key, one in records.items()]
        return found

    def other_appearances(self, before: Census) -> set[str]:
        """The quotes that were another appearance before, or of another saying."""
        now, then = self._of_quotes, before._of_quotes
        return {quote for quote in now.keys() | then.keys() if now.get(quote) != then.get(quote)}


def _add(to: dict[FilterField, Counter[str]], counts: Mapping[str, Mapping[str, int]]) -> None:
    for name, some in counts.items():
        to[cast("FilterField", name)].update(some)


Record = TypeVar("Record", Speaker, Organisation)


def _counted(records: Mapping[str, Record], counts: Counter[str]) -> dict[str, Record]:
    return {id_: replace(record, quotes=counts[id_]) for id_, record in records.items()}
