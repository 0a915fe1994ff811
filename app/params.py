"""From an address to a search. Never raises: what cannot be read is a problem on the page."""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import get_args

from werkzeug.datastructures import MultiDict

from indexer.archive import (
    DateRange,
    Filter,
    FilterField,
    GroupBy,
    Reader,
    SearchQuery,
    Sort,
)
from indexer.archive.language import Parsed, parse

FACETS: tuple[FilterField, ...] = ("speaker", "organisation", "kind", "publisher")
FIELDS: tuple[FilterField, ...] = (*FACETS, "role", "feed", "language", "judgement")
_MAX_PAGE = 1_000_000
_MAX_FILTERS = 40
_MAX_VALUE = 300


@dataclass(frozen=True, slots=True)
class SearchForm:
    """A search as an address gives it. ``text`` is what stands in the box, as typed.

    ``filters`` and ``dates`` are those of the form, without what was typed into the
    box; ``since`` and ``until`` keep the words of the date fields.
    """

    text: str = ""
    filters: tuple[Filter, ...] = ()
    dates: DateRange = field(default_factory=DateRange)
    since: str = ""
    until: str = ""
    sort: Sort | None = None
    group_by: GroupBy | None = None
    page: int = 1
    problems: tuple[str, ...] = field(default=(), compare=False)


def read_form(args: MultiDict[str, str]) -> SearchForm:
    """The form of an address."""
    problems: list[str] = []
    since, until = args.get("since", "").strip()[:40], args.get("until", "").strip()[:40]
    first, last = _read_day(since, problems), _read_day(until, problems, end=True)
    if first and last and first > last:
        problems.append("The first date was after the last one, so they were swapped.")
        first, last = _read_day(until, problems), _read_day(since, problems, end=True)
        since, until = until, since
    sort = args.get("sort", "")
    group = args.get("by", "")
    return SearchForm(
        text=args.get("q", "").strip(),
        filters=_read_filters(args),
        dates=DateRange(first, last),
        since=since,
        until=until,
        sort=sort if sort in get_args(Sort) else None,  # type: ignore[arg-type]
        group_by=group if group in get_args(GroupBy) else None,  # type: ignore[arg-type]
        page=_read_page(args.get("page", "")),
        problems=tuple(problems),
    )


def _read_filters(args: MultiDict[str, str]) -> tuple[Filter, ...]:
    found = dict.fromkeys(
        Filter(name, value.strip()[:_MAX_VALUE], excluded)
        for name in FIELDS
        for excluded in (False, True)
        for value in args.getlist(f"not_{name}" if excluded else name)[:_MAX_FILTERS]
        if value.strip()
    )
    return tuple(found)


def _read_page(value: str) -> int:
    return min(int(value), _MAX_PAGE) if re.fullmatch(r"[1-9]\d{0,6}", value, re.ASCII) else 1


_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


def _read_day(value: str, problems: list[str], *, end: bool = False) -> date | None:
    """A day, or the first (last) day of a month or year."""
    if not value:
        return None
    match = _DAY.fullmatch(value)
    if match is not None:
        year, month, day = (int(part) if part else 0 for part in match.groups())
        month = month or (12 if end else 1)
        with suppress(ValueError):
            return date(year, month, day or (monthrange(year, month)[1] if end else 1))
    problems.append(f"“{value}” is no date: write 2024, 2024-06 or 2024-06-30.")
    return None


def make_query(form: SearchForm, reader: Reader, per_page: int) -> tuple[SearchQuery, Parsed]:
    """The query of a form, its box read in the query language."""
    parsed = parse(form.text, reader.resolve)
    typed = parsed.query()
    filters = tuple(dict.fromkeys((*form.filters, *typed.filters)))
    dates = DateRange(
        _later(form.dates.since, typed.dates.since), _earlier(form.dates.until, typed.dates.until)
    )
    query = replace(
        typed,
        filters=filters,
        dates=dates,
        sort=form.sort,
        page=form.page,
        per_page=per_page,
        facets=FACETS,
        interval="year",
        group_by=form.group_by,
    )
    return query, parsed


def _later(one: date | None, other: date | None) -> date | None:
    return max(one, other) if one and other else one or other


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one and other else one or other
