"""The first look at everything that is held: what no single quote tells.

Labels of values, counts of names, which appearances are one saying. All of it grows with the
names and values of an archive, not with its texts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from indexer.archive.facets import (
    FOLDED,
    choose_labels,
    key_of,
    keys_of,
    value_of,
    value_of_release,
)
from indexer.archive.fields import FIELDS, RELEASE_FIELDS
from indexer.archive.forms import kind_of
from indexer.archive.query import FilterField
from indexer.model import (
    Organisation,
    OrganisationId,
    Quote,
    QuoteId,
    Release,
    Speaker,
    SpeakerId,
)

COUNTED: tuple[FilterField, ...] = tuple(
    f.name for f in FIELDS if f.comparison in ("id", "words", "family")
)
"""Fields whose values are names that can be suggested."""


@dataclass(slots=True)
class Appearance:
    """Which appearance of a saying a quote is, the oldest being 1, and of how many."""

    said: str
    nth: int
    of: int


@dataclass(slots=True)
class Census:
    """Sees every release once, in the order of ids; then ``settle``, and all can be asked."""

    sayings: Mapping[QuoteId, int]
    speakers: dict[str, Speaker]
    organisations: dict[str, Organisation]
    made: set[str] = field(default_factory=set)
    """Speakers and organisations without a record, as they were named by their first quote."""
    counts: dict[FilterField, Counter[str]] = field(
        default_factory=lambda: {name: Counter() for name in COUNTED}
    )
    releases_of: Counter[tuple[FilterField, str]] = field(default_factory=Counter)
    carriers: Counter[tuple[FilterField, str]] = field(default_factory=Counter)
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
    _seen: set[tuple[FilterField, str, int]] = field(default_factory=set)
    _carried: set[tuple[FilterField, str, str]] = field(default_factory=set)
    _appearances: dict[int, list[tuple[date, str, int, QuoteId]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _of_quotes: dict[QuoteId, Appearance] = field(default_factory=dict)

    def see(self, release: Release, quotes: Sequence[Quote]) -> None:
        """A release with its quotes, as they are shown and in their order."""
        self.releases += 1
        self.languages[release.language] += 1
        if day := release.published:
            self.first = min(self.first or day, day)
            self.last = max(self.last or day, day)
        for name in RELEASE_FIELDS:
            if name in FOLDED and (value := value_of_release(release, name)):
                self._spelt_of_releases[name][value] += 1
        here: set[tuple[FilterField, str]] = set()
        for place, quote in enumerate(quotes):
            self._see_quote(release, quote, place, here)
        carrier = key_of("publisher", release.publisher)
        for name, key in here:
            self.releases_of[name, key] += 1
            if (name, key, carrier) not in self._carried:
                self._carried.add((name, key, carrier))
                self.carriers[name, key] += 1

    def _see_quote(
        self, release: Release, quote: Quote, place: int, here: set[tuple[FilterField, str]]
    ) -> None:
        self.quotes += 1
        self.kinds[kind_of(quote)] += 1
        self._make_records(quote)
        saying = self.sayings.get(quote.id, 0)
        if saying:
            self._appearances[saying].append(
                (quote.published or date.max, release.id, place, quote.id)
            )
        for name in COUNTED:
            if name in FOLDED and (value := value_of(quote, release, name)):
                self._spelt[name][value] += 1
            for key in keys_of(quote, release, name):
                if name in ("speaker", "organisation"):
                    here.add((name, key))
                if not saying:
                    self.counts[name][key] += 1
                elif (name, key, saying) not in self._seen:
                    self._seen.add((name, key, saying))
                    self.counts[name][key] += 1

    def _make_records(self, quote: Quote) -> None:
        """A record for a name that has none."""
        who, body = quote.speaker_id, quote.organisation_id
        if who is not None and who not in self.speakers:
            self.speakers[who] = Speaker(
                SpeakerId(who), quote.speaker_name or who, quote.speaker_type
            )
            self.made.add(f"speaker:{who}")
        if body is not None and body not in self.organisations:
            self.organisations[body] = Organisation(
                OrganisationId(body), quote.organisation_name or body
            )
            self.made.add(f"organisation:{body}")

    def settle(self) -> None:
        """Work out what needs all releases to have been seen."""
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
        self._appearances.clear()
        self._seen.clear()
        self._carried.clear()
        self.speakers = _counted(self.speakers, self.counts["speaker"])
        self.organisations = _counted(self.organisations, self.counts["organisation"])

    def appearance(self, quote: QuoteId) -> Appearance | None:
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


Record = TypeVar("Record", Speaker, Organisation)


def _counted(records: Mapping[str, Record], counts: Counter[str]) -> dict[str, Record]:
    return {id_: replace(record, quotes=counts[id_]) for id_, record in records.items()}
