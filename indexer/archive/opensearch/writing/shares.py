"""What a block of releases adds to the census: all that is counted of the whole, and no text.

Shares add up, so that a publication that changes little takes those of all other blocks as they
were written, and looks at no quote of theirs.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import NamedTuple

from indexer.archive.facets import FOLDED, key_of, keys_of, value_of, value_of_release
from indexer.archive.fields import FIELDS, RELEASE_FIELDS
from indexer.archive.forms import kind_of
from indexer.archive.query import FilterField
from indexer.model import Quote, QuoteId, Release
from indexer.text.fold import fold

COUNTED: tuple[FilterField, ...] = tuple(
    f.name for f in FIELDS if f.comparison in ("id", "words", "family")
)
"""Fields whose values are names that can be suggested."""
RECORDED: tuple[FilterField, ...] = ("speaker", "organisation")
"""Those of them whose values have a record."""

Counts = dict[str, dict[str, int]]
"""By field: how many of each value."""


class Appearing(NamedTuple):
    """One appearance of a saying: when and where, and what it counts for."""

    saying: str
    day: int | None
    release: str
    place: int
    quote: str
    keys: list[tuple[str, str]]


class Called(NamedTuple):
    """How somebody is called where a quote first names them, and where that is."""

    release: str
    place: int
    name: str
    type: str


@dataclass(slots=True)
class Share:
    """See above. ``terms``, ``terms_of_releases`` and ``check`` are known once it is written."""

    releases: int = 0
    quotes: int = 0
    first: int = 0
    """The earliest day as an ordinal, 0 for none; ``last`` is the latest."""
    last: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)
    spelt: Counts = field(default_factory=dict)
    """How values are spelt on quotes."""
    spelt_of_releases: Counts = field(default_factory=dict)
    counts: Counts = field(default_factory=dict)
    """Quotes that are said once, by key."""
    releases_of: Counts = field(default_factory=dict)
    carried: list[tuple[str, str, str]] = field(default_factory=list)
    """Which carrier brings whom: field, key, carrier."""
    called: dict[str, dict[str, Called]] = field(default_factory=dict)
    sayings: list[Appearing] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    """Quotes that are held and shown to nobody."""
    terms: int = 0
    terms_of_releases: int = 0
    check: int = 0

    def touches(self, labels: set[tuple[str, str]], quotes: set[str]) -> bool:
        """Whether anything here is called by one of these labels, or is one of these quotes."""
        if quotes and any(row.quote in quotes for row in self.sayings):
            return True
        return bool(labels) and any(label in labels for label in self._labels())

    def _labels(self) -> Iterable[tuple[str, str]]:
        for name, counts in self.releases_of.items():
            yield from ((name, key) for key in counts)
        for spelt in (self.spelt, self.spelt_of_releases):
            for name, values in spelt.items():
                yield from ((name, fold(value)) for value in values)

    def packed(self) -> str:
        """As it is stored."""
        data = json.dumps([getattr(self, one.name) for one in fields(self)], separators=(",", ":"))
        return base64.b64encode(zlib.compress(data.encode(), 1)).decode()


def read_share(packed: str) -> Share:
    """The inverse of ``Share.packed``; the share of nothing for ""."""
    if not packed:
        return Share()
    found = Share(*json.loads(zlib.decompress(base64.b64decode(packed))))
    found.carried = [(name, key, carrier) for name, key, carrier in found.carried]
    found.called = {
        name: {key: Called(*one) for key, one in some.items()}
        for name, some in found.called.items()
    }
    found.sayings = [
        row._replace(keys=[(name, key) for name, key in row.keys])
        for row in (Appearing(*one) for one in found.sayings)
    ]
    return found


class Counting:
    """Makes the share of a block, release by release."""

    def __init__(self, sayings: Mapping[QuoteId, str]) -> None:
        self._sayings = sayings
        self._share = Share()
        self._counters: dict[tuple[str, str], Counter[str]] = {}
        self._carried: set[tuple[str, str, str]] = set()

    def see(self, release: Release, quotes: Sequence[Quote], left_out: Iterable[str]) -> None:
        """A release with its quotes, as they are shown and in their order."""
        share = self._share
        share.releases += 1
        share.left_out.extend(left_out)
        self._count("languages", "", release.language)
        if release.published:
            day = release.published.toordinal()
            share.first = min(share.first or day, day)
            share.last = max(share.last, day)
        for name in RELEASE_FIELDS:
            if name in FOLDED and (value := value_of_release(release, name)):
                self._count("spelt_of_releases", name, value)
        here: set[tuple[FilterField, str]] = set()
        for place, quote in enumerate(quotes):
            here.update(self._see_quote(release, quote, place))
        carrier = key_of("publisher", release.publisher)
        for name, key in here:
            self._count("releases_of", name, key)
            self._carried.add((name, key, carrier))

    def _see_quote(
        self, release: Release, quote: Quote, place: int
    ) -> Iterable[tuple[FilterField, str]]:
        """Counts a quote; whom it names that has a record."""
        self._share.quotes += 1
        self._count("kinds", "", kind_of(quote))
        keys: list[tuple[str, str]] = []
        for name in COUNTED:
            if name in FOLDED and (value := value_of(quote, release, name)):
                self._count("spelt", name, value)
            keys += ((name, key) for key in keys_of(quote, release, name))
        if saying := self._sayings.get(quote.id, ""):
            day = quote.published.toordinal() if quote.published else None
            self._share.sayings.append(Appearing(saying, day, release.id, place, quote.id, keys))
        else:
            for counted, key in keys:
                self._count("counts", counted, key)
        speaker = quote.speaker_id, quote.speaker_name, quote.speaker_type
        body = quote.organisation_id, quote.organisation_name, ""
        for recorded, (id_, called, type_) in zip(RECORDED, (speaker, body), strict=True):
            if id_ is not None:
                some = self._share.called.setdefault(recorded, {})
                some.setdefault(id_, Called(release.id, place, called or id_, type_))
                yield recorded, id_

    def _count(self, what: str, name: str, value: str) -> None:
        self._counters.setdefault((what, name), Counter())[value] += 1

    def result(self) -> Share:
        for (what, name), counter in self._counters.items():
            counts = dict(counter)
            if name:
                getattr(self._share, what)[name] = counts
            else:
                setattr(self._share, what, counts)
        self._share.carried = sorted(self._carried)
        return self._share
