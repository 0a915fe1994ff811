"""From an address to a search. Never raises: what cannot be read is a problem on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, get_args

from werkzeug.datastructures import MultiDict

from app.site.arrived import find_arrived, read_added
from app.site.translation import gettext
from indexer.archive import (
    FACETS,
    FIELDS,
    NAMED,
    UNNAMED,
    Arrived,
    DateRange,
    Filter,
    FilterField,
    GroupBy,
    Reader,
    SearchQuery,
    Sort,
)
from indexer.archive.language import Parsed, parse
from indexer.archive.language.dates import read_date
from indexer.archive.offices import family_called

FIELD_NAMES: tuple[FilterField, ...] = tuple(field.name for field in FIELDS)
MAX_COMPARED = 3
"""Searches beside the present one: four lines can still be told apart."""
FEW_VALUES, MORE_VALUES = 8, 60
"""Values a facet shows, and those of one that was asked for more."""
_MAX_NAMESAKES = 5
_MAX_PAGE = 1_000_000
_MAX_FILTERS = 40
_MAX_VALUE = 300


Scope = Literal["quotes", "releases"]


@dataclass(frozen=True, slots=True)
class SearchForm:
    """A search as an address gives it. ``text`` is what stands in the box, as typed.

    ``filters`` and ``dates`` are those of the form, without what was typed into the
    box; ``since`` and ``until`` keep the words of the date fields. ``compare`` are
    texts whose timeline is shown beside that of ``text``, ``more`` is the facet that
    shows more of its values. ``unique``: what is said in several releases is shown once.
    ``added``: since which day things came into the archive, as typed.
    ``scope``: whether quotes are searched, or the texts of releases.
    """

    text: str = ""
    filters: tuple[Filter, ...] = ()
    dates: DateRange = field(default_factory=DateRange)
    since: str = ""
    until: str = ""
    sort: Sort | None = None
    group_by: GroupBy | None = None
    page: int = 1
    compare: tuple[str, ...] = ()
    more: FilterField | None = None
    unique: bool = True
    scope: Scope = "quotes"
    added: str = ""
    problems: tuple[str, ...] = field(default=(), compare=False)


def read_form(args: MultiDict[str, str]) -> SearchForm:
    """The form of an address."""
    problems: list[str] = []
    since, until = args.get("since", "").strip()[:40], args.get("until", "").strip()[:40]
    first, last = _read_days(since, problems), _read_days(until, problems)
    if first and last and first[0] > last[1]:
        problems.append(gettext("The first date was after the last one, so they were swapped."))
        first, last, since, until = last, first, until, since
    sort = args.get("sort", "")
    added = args.get("added", "").strip()[:40]
    if added and read_added(added) is None:
        problems.append(
            gettext(
                "“%(text)s” is no day: write 2024-06-30, or 7d for the last seven days.", text=added
            )
        )
        added = ""
    group = args.get("by", "")
    return SearchForm(
        text=args.get("q", "").strip(),
        filters=_read_filters(args),
        dates=DateRange(first[0] if first else None, last[1] if last else None),
        since=since,
        until=until,
        sort=sort if sort in get_args(Sort) else None,  # type: ignore[arg-type]
        group_by=group if group in get_args(GroupBy) else None,  # type: ignore[arg-type]
        page=_read_page(args.get("page", "")),
        compare=_read_compared(args),
        unique=args.get("unique") != "0",
        scope="releases" if args.get("in") == "releases" else "quotes",
        added=added,
        more=next((name for name in FACETS if name == args.get("more")), None),
        problems=tuple(problems),
    )


def _read_filters(args: MultiDict[str, str]) -> tuple[Filter, ...]:
    found = dict.fromkeys(
        Filter(name, value.strip()[:_MAX_VALUE], excluded)
        for name in FIELD_NAMES
        for excluded in (False, True)
        for value in args.getlist(f"not_{name}" if excluded else name)[:_MAX_FILTERS]
        if value.strip()
    )
    # What is typed into a filter's own field comes with the button that was pressed.
    excluded = args.get("add_as") == "not"
    for name in FIELD_NAMES:
        if value := args.get(f"add_{name}", "").strip()[:_MAX_VALUE]:
            found[Filter(name, value, excluded)] = None
    return tuple(found)


def _read_compared(args: MultiDict[str, str]) -> tuple[str, ...]:
    texts = dict.fromkeys(text.strip()[:_MAX_VALUE] for text in args.getlist("compare"))
    return tuple(text for text in texts if text)[:MAX_COMPARED]


def _read_page(value: str) -> int:
    return min(int(value), _MAX_PAGE) if re.fullmatch(r"[1-9]\d{0,6}", value, re.ASCII) else 1


def _read_days(value: str, problems: list[str]) -> tuple[date, date] | None:
    """The first and last day of a typed year, month or day."""
    if not value:
        return None
    found = read_date(value)
    if found is None:
        problems.append(
            gettext("“%(text)s” is no date: write 2024, 2024-06 or 2024-06-30.", text=value)
        )
    return found


def settle_names(form: SearchForm, reader: Reader) -> SearchForm:
    """The form with speakers and organisations that were given by name as ids.

    A name that several bear becomes alternatives, the most quoted first.
    """
    filters: dict[Filter, None] = {}
    problems = list(form.problems)
    for chosen in map(_name_office, form.filters):
        by_name = chosen.field in NAMED and chosen.value != UNNAMED
        found = reader.resolve(chosen.field, chosen.value) if by_name else ()
        if not found:
            filters[chosen] = None
            if by_name:
                problems.append(
                    gettext("Nothing in the archive is called “%(name)s”.", name=chosen.value)
                )
            continue
        if len(found) > _MAX_NAMESAKES:
            problems.append(
                gettext(
                    "“%(name)s” fits %(count)s names; the most quoted were taken.",
                    name=chosen.value,
                    count=len(found),
                )
            )
        filters.update(
            (Filter(chosen.field, s.value, chosen.excluded), None) for s in found[:_MAX_NAMESAKES]
        )
    return replace(form, filters=tuple(filters), problems=tuple(problems))


def _name_office(chosen: Filter) -> Filter:
    """An office by its code, which an address may call by any of its names."""
    if chosen.field != "office":
        return chosen
    return replace(chosen, value=family_called(chosen.value) or chosen.value)


def make_query(
    form: SearchForm, reader: Reader, per_page: int, *, asks: bool = False
) -> tuple[SearchQuery, Parsed]:
    """The query of a form, its box read in the query language (``asks``: as a question)."""
    parsed = parse(form.text, reader.resolve, asks=asks)
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
        facet_size=MORE_VALUES if form.more else FEW_VALUES,
        interval="month",
        group_by=form.group_by,
        folded=form.unique,
        arrived=_find_arrived(form),
    )
    return query, parsed


def _find_arrived(form: SearchForm) -> Arrived | None:
    if not form.added and form.sort != "added":
        return None
    return find_arrived(read_added(form.added) if form.added else None)


def _later(one: date | None, other: date | None) -> date | None:
    return max(one, other) if one and other else one or other


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one and other else one or other
