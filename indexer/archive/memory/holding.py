"""What one generation holds in memory: as added, and as it is searched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from indexer.archive.facets import FOLDED, choose_labels, value_of
from indexer.archive.matching import Words
from indexer.archive.query import FilterField
from indexer.archive.settle import order_in_release, settle_organisations, settle_speakers
from indexer.archive.vocabulary import spelling_vocabulary
from indexer.model import Organisation, Quote, QuoteId, Release, ReleaseId, Source, Speaker


@dataclass
class Holding:
    """What one generation holds, as added."""

    generation: str = ""
    built: str = ""
    releases: dict[ReleaseId, Release] = field(default_factory=dict)
    quotes: dict[ReleaseId, tuple[Quote, ...]] = field(default_factory=dict)
    identified: dict[QuoteId, Quote] = field(default_factory=dict)
    speakers: tuple[Speaker, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    redirects: dict[str, str] = field(default_factory=dict)
    collections: dict[str, str] = field(default_factory=dict)
    led_releases: dict[ReleaseId, ReleaseId] = field(default_factory=dict)
    led_quotes: dict[QuoteId, QuoteId] = field(default_factory=dict)
    sayings: dict[QuoteId, int] = field(default_factory=dict)
    left_out: frozenset[QuoteId] = frozenset()
    withdrawn: str = ""
    beside: frozenset[str] = frozenset()

    def list_digests(self) -> Iterator[tuple[ReleaseId, str]]:
        for release_id in sorted(self.releases):
            yield release_id, self.releases[release_id].sha256

    def list_places(self) -> Iterator[tuple[ReleaseId, tuple[Source, ...]]]:
        for release_id in sorted(self.releases):
            yield release_id, self.releases[release_id].sources


@dataclass(frozen=True)
class Entry:
    """A quote with all a search asks of it."""

    quote: Quote
    release: Release
    words: Words
    place: int  # in the order of release ids and of the text


class Snapshot:
    """One generation made ready: what all parts of a reader share."""

    def __init__(self, holding: Holding) -> None:
        self.holding = holding
        self.entries: list[Entry] = []
        for release_id in sorted(holding.releases):
            release = holding.releases[release_id]
            shown = (q for q in holding.quotes[release_id] if q.id not in holding.left_out)
            settled = (holding.identified.get(q.id, q) for q in shown)
            for quote in order_in_release(settled):
                self.entries.append(Entry(quote, release, Words(quote.text), len(self.entries)))
        self.said = Counter(holding.sayings.get(e.quote.id, 0) for e in self.entries)
        del self.said[0]  # which is none
        self.by_id = {entry.quote.id: entry for entry in self.entries}
        quotes = [entry.quote for entry in self.entries]
        self.speakers = {
            s.id: s for s in settle_speakers(holding.speakers, quotes, holding.sayings)
        }
        bodies = settle_organisations(holding.organisations, quotes, holding.sayings)
        self.organisations = {o.id: o for o in bodies}
        self.labels = {name: self._labels_of(name) for name in FOLDED}
        self.vocabulary = spelling_vocabulary(
            Counter(form for e in self.entries for form in e.words.by_form),
            [*self.speakers.values(), *self.organisations.values()],
        )

    def saying(self, entry: Entry) -> object:
        """What tells the sayings of quotes apart."""
        return self.holding.sayings.get(entry.quote.id) or entry.quote.id

    def stored(self, name: FilterField, key: str) -> str:
        """A value as it is written, by its key."""
        return self.labels[name].get(key, key) if name in FOLDED else key

    def _labels_of(self, name: FilterField) -> dict[str, str]:
        return choose_labels(
            (value, 1) for e in self.entries if (value := value_of(e.quote, e.release, name))
        )


Record = TypeVar("Record", Speaker, Organisation)


def quoted(records: Iterable[Record]) -> list[Record]:
    return [record for record in records if record.quotes]


def newest_first(entry: Entry) -> tuple[int, int]:
    day = entry.quote.published
    return (-day.toordinal() if day else 0, entry.place)


def oldest_first(entry: Entry) -> tuple[date, int]:
    return (entry.quote.published or date.max, entry.place)
