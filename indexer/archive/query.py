"""What may be asked of an archive: our own values, never an engine's language.

Text a person types becomes an ``Expression`` in ``indexer.archive.language``;
here are only the values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from indexer.model import ReleaseId

FilterField = Literal[
    "speaker",
    "organisation",
    "role",
    "office",
    "issuer",
    "publisher",
    "feed",
    "kind",
    "language",
    "judgement",
]
"""Speaker and organisation take ids; role, issuer,
publisher (the carrier) and feed take the words
as stored, compared folded; office (a family of roles, of which a quote may have several), kind,
language and judgement take their codes."""

UNNAMED = "-"
"""The speaker, in a filter, of quotes whose speaker has no record: "one customer", "analysts"."""

Sort = Literal["relevance", "newest", "oldest", "added"]
"""``added``: in the order they came into the archive, the last build's first."""
GroupBy = Literal["speaker", "organisation", "release"]
Interval = Literal["year", "month", "day"]


@dataclass(frozen=True, slots=True)
class Word:
    """One word as typed; matches its stem, case and accents folded.

    ``required`` (``+word``): also the quotes closest to a search have it.
    """

    text: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other exactly (folded case and accents, not stemmed).

    One word in quotation marks is a phrase of one: the exact form.
    """

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins so (``word*``), at least two letters."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """Two or more words, in any order, all within ``distance`` words of each other."""

    words: tuple[str, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Expression


Expression = Word | Phrase | Prefix | Near | And | Or | Not


@dataclass(frozen=True, slots=True)
class DateRange:
    """Both ends are included; None is open. Releases without a date match only the open range."""

    since: date | None = None
    until: date | None = None

    def contains(self, day: date | None) -> bool:
        if self.since is None and self.until is None:
            return True
        if day is None:
            return False
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True, order=True)
class Filter:
    """One value a field must have, or, ``excluded``, must not have."""

    field: FilterField
    value: str
    excluded: bool = False

    def turned(self) -> Filter:
        """The same value, excluded where it was asked for, asked for where it was excluded."""
        return replace(self, excluded=not self.excluded)


@dataclass(frozen=True, eq=False)
class ArrivalOrder:
    """By which build releases came in: its number, 1 and more; 0 for those not named, which came
    in with the first. One order is the same as itself alone, so that readers remember by it."""

    builds: Mapping[ReleaseId, int]

    def build_of(self, release: ReleaseId) -> int:
        return self.builds.get(release, 0)


@dataclass(frozen=True, slots=True)
class Arrived:
    """The order of arrival, and the first build whose releases are wanted; ``day`` was asked
    for, as headings tell."""

    order: ArrivalOrder
    since: int = 0
    day: date | None = None

    def holds(self, release: ReleaseId) -> bool:
        return self.order.build_of(release) >= self.since


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A search: words and filters, how to order, which page.

    Filters of one field are alternatives (OR), fields must all hold (AND),
    every exclusion must hold. ``sort`` None means relevance where there are
    words and newest where there are none. Pages count from 1.
    ``spans`` are ranges of dates to count, as facets count: the query's own dates left aside.
    Where there are any, the result also has its quotes by year in the same way.
    ``folded``: what one speaker says in several releases is found, shown and counted once, by
    the oldest of the appearances that hold; a count of a value, period or group is of sayings
    that appear there. Exports and feeds of appearances leave it aside.
    ``arrived``: only what came in since a build, and what ``added`` orders by; without it that is
    ``newest``.
    """

    expression: Expression | None = None
    filters: tuple[Filter, ...] = ()
    dates: DateRange = DateRange()
    sort: Sort | None = None
    page: int = 1
    per_page: int = 20
    facets: tuple[FilterField, ...] = ()
    facet_size: int = 10
    interval: Interval | None = None
    group_by: GroupBy | None = None
    spans: tuple[DateRange, ...] = ()
    folded: bool = False
    arrived: Arrived | None = None

    @property
    def order(self) -> Sort:
        if self.sort == "added" and self.arrived is None:
            return "newest"
        return self.sort or ("relevance" if self.expression is not None else "newest")

    def chosen(self, field: FilterField, *, excluded: bool = False) -> tuple[str, ...]:
        """The values asked for (or excluded) in one field, in the order given."""
        return tuple(f.value for f in self.filters if f.field == field and f.excluded is excluded)
