"""What typed text becomes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from indexer.archive.language.scripts import in_both_scripts
from indexer.archive.query import DateRange, Expression, Filter, FilterField, SearchQuery
from indexer.archive.result import Suggestion

Resolver = Callable[[FilterField, str], tuple[Suggestion, ...]]
"""``Reader.resolve``: what a typed name stands for."""

RepairCode = Literal[
    "too_long",  # kept: code points that were read
    "too_many_words",  # kept: words that were read
    "too_deep",  # parentheses nested deeper than anybody means were ignored
    "control_characters",  # NUL and its like were left out
    "unbalanced_quote",  # a quotation mark without its partner was ignored
    "unbalanced_parenthesis",
    "empty_phrase",
    "empty_group",
    "lone_operator",  # operator: OR, AND, NOT, NEAR or - with nothing to join
    "near_needs_words",  # NEAR beside a phrase, group or filter was read as AND
    "near_distance",  # kept: distances differ or are out of bounds; this one was used
    "prefix_too_short",  # word: a* and the like are read as the word
    "star_ignored",  # word: a star that does not end a word
    "nothing_to_find",  # text: punctuation or pictures, which are not searched
    "empty_filter",  # field: speaker: with nothing behind it
    "unknown_name",  # field, name: nobody in the archive is called so
    "unknown_code",  # field, name: no such language or judgement
    "unknown_kind",  # name
    "name_joined",  # field, name: words behind a name without marks were read as of it
    "bad_date",  # text
    "swapped_dates",  # since was after until
    "question",  # text: words that only make the search a question were left out
    "filter_lifted",  # field: a filter inside ( ) or beside OR holds for the whole search
]


@dataclass(frozen=True, slots=True)
class Repair:
    """What was changed to make sense of the text: a code and its parameters."""

    code: RepairCode
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NamedFilter:
    """A filter as typed, with what its name stands for.

    ``values`` are the ids (or stored words) the name resolved to, ``labels``
    their full names; both are empty for a name nobody has.
    """

    field: FilterField
    name: str
    excluded: bool = False
    values: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    def filters(self) -> tuple[Filter, ...]:
        """For ``SearchQuery``; an unknown name finds nothing."""
        return tuple(Filter(self.field, v, self.excluded) for v in self.values or (self.name,))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A search as understood."""

    expression: Expression | None = None
    filters: tuple[NamedFilter, ...] = ()
    dates: DateRange = field(default_factory=DateRange)
    repairs: tuple[Repair, ...] = ()

    def query(self) -> SearchQuery:
        """The search itself; ``dataclasses.replace`` sets order, page and facets."""
        filters = dict.fromkeys(f for named in self.filters for f in named.filters())
        return SearchQuery(in_both_scripts(self.expression), tuple(filters), self.dates)
