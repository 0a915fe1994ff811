"""A search as parts that the app turns into a sentence in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from indexer.archive.language.values import NamedFilter, Parsed
from indexer.archive.query import And, Expression, FilterField, Near, Not, Or, Phrase, Prefix, Word

ClauseCode = Literal["word", "phrase", "prefix", "near", "all", "any", "not", "dates"] | FilterField


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of the sentence.

    - word, prefix: ``values`` hold the one text
    - phrase: its words; near: its words, with ``distance``
    - all, any, not: ``parts``
    - a filter's field: the full names (or what was typed), alternatives;
      ``excluded`` for "not by"
    - dates: since and until as ISO dates, "" for open
    """

    code: ClauseCode
    values: tuple[str, ...] = ()
    parts: tuple[Clause, ...] = ()
    excluded: bool = False
    distance: int = 0


def describe(parsed: Parsed) -> tuple[Clause, ...]:
    """What is searched: all of these parts hold.

    >>> from indexer.archive.language import parse
    >>> [clause.code for clause in describe(parse('slow-down -tax speaker:"John Lee" since:2023'))]
    ['word', 'not', 'speaker', 'dates']
    """
    clauses: list[Clause] = []
    if isinstance(parsed.expression, And):
        clauses.extend(_describe(part) for part in parsed.expression.parts)
    elif parsed.expression is not None:
        clauses.append(_describe(parsed.expression))
    clauses.extend(_describe_filters(parsed.filters))
    since, until = parsed.dates.since, parsed.dates.until
    if since is not None or until is not None:
        ends = (since.isoformat() if since else "", until.isoformat() if until else "")
        clauses.append(Clause("dates", ends))
    return tuple(clauses)


def _describe(part: Expression) -> Clause:
    match part:
        case Word(text):
            return Clause("word", (text,))
        case Phrase(words):
            return Clause("phrase", words)
        case Prefix(text):
            return Clause("prefix", (text,))
        case Near(words, distance):
            return Clause("near", words, distance=distance)
        case Not(inner):
            return Clause("not", parts=(_describe(inner),))
        case And(parts):
            return Clause("all", parts=tuple(_describe(p) for p in parts))
        case Or(parts):
            return Clause("any", parts=tuple(_describe(p) for p in parts))


def _describe_filters(filters: tuple[NamedFilter, ...]) -> list[Clause]:
    """One clause for a field's alternatives, one for its exclusions."""
    gathered: dict[tuple[FilterField, bool], list[str]] = {}
    for named in filters:
        names = gathered.setdefault((named.field, named.excluded), [])
        names.extend(named.labels or (named.name,))
    return [
        Clause(field, tuple(dict.fromkeys(names)), excluded=excluded)
        for (field, excluded), names in gathered.items()
    ]
