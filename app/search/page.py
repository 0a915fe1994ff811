"""What the page of results shows, worked out before its template."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.export.forms import feed_url, list_exports
from app.search.closest import find_nearby
from app.search.description import say_problems, say_search
from app.search.entries import fold_hits
from app.search.filters import (
    Choice,
    label_filters,
    make_additions,
    make_chips,
    make_facets,
    make_presets,
)
from app.search.form import SearchForm
from app.search.people import find_bearers
from app.search.readings import read_text
from app.search.releases import make_scopes
from app.search.suggestions import advise
from app.search.timeline import draw_comparison, draw_spark, draw_timeline
from app.site.arrived import list_days
from app.site.links import search_url, url_of, with_filter
from app.site.markup import mark_set_off, set_off
from app.site.translation import gettext
from app.speech.listing import find_spoken_of
from app.who.namesakes import label_apart
from indexer.archive import Filter, Group, Reader, SearchQuery, SearchResult
from indexer.archive.language import Parsed
from indexer.archive.names import name_key, names_of
from indexer.model import SpeakerId

_MOST_PEOPLE = 4
"""Speakers of the typed name that are offered."""
_LITTLE = 5
"""Results few enough that other spellings are worth a look."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose name was typed: the page, where they speak, where others speak of them."""

    page: Choice
    speaks_url: str
    spoken_of: Choice | None


@dataclass(frozen=True, slots=True)
class GroupShown:
    """A group with its spark line and where all its quotes are."""

    group: Group
    label: str
    number: int
    page_url: str
    all_url: str
    spark: str
    is_release: bool


def search_page(
    reader: Reader,
    form: SearchForm,
    query: SearchQuery,
    parsed: Parsed,
    result: SearchResult,
    today: date,
) -> dict[str, object]:
    """Everything the search page shows."""
    labels = label_filters(reader, query)
    return {
        "form": form,
        "query": query,
        "result": result,
        "entries": fold_hits(result.hits),
        "heading": say_search(result.total, query, lambda f: labels[f]),
        "heading_marked": mark_set_off(
            say_search(result.total, query, lambda f: labels[f], set_off)
        ),
        "problems": say_problems(form, parsed.repairs),
        "chips": make_chips(form, labels),
        "scopes": make_scopes(form, result.total, reader.count_releases(query)),
        "facets": make_facets(reader, form, query, parsed, result.facets),
        "presets": make_presets(reader, form, query, result, parsed.dates, today),
        "additions": make_additions(reader, form, query),
        "orders": _orders(form, query),
        "chart": draw_timeline(reader, form, query, result.timeline),
        "comparison": draw_comparison(reader, form, query),
        "groups": _groups(reader, form, query, result),
        "pager": page_of(form, query, result.group_total if form.group_by else result.total),
        "advice": (
            advise(reader, form, query, parsed, labels, result.total)
            if result.total < _LITTLE
            else []
        ),
        "nearby": find_nearby(reader, form, query, parsed, result),
        "bearers": find_bearers(reader, form, parsed, result),
        "people": offer_people(reader, form),
        "readings": read_text(reader, form, query, parsed),
        "holds_none": not result.total and not reader.statistics().quotes,
        "repeats": result.repeats,
        "unique_url": search_url(form, unique=not form.unique),
        "exports": list_exports(form, result.total + result.repeats),
        "feed": feed_url(form),
        "json_feed": feed_url(form, "export.json_feed"),
    }


def _orders(form: SearchForm, query: SearchQuery) -> list[Choice]:
    now = form.group_by or query.order
    orders = (
        ("newest", gettext("Newest"), {"sort": "newest", "group_by": None}),
        ("relevance", gettext("Relevance"), {"sort": "relevance", "group_by": None}),
        ("oldest", gettext("Oldest"), {"sort": "oldest", "group_by": None}),
        ("added", gettext("Last added"), {"sort": "added", "group_by": None}),
        ("speaker", gettext("By speaker"), {"group_by": "speaker"}),
        ("organisation", gettext("By organisation"), {"group_by": "organisation"}),
        ("release", gettext("By release"), {"group_by": "release"}),
    )
    left_out = set()
    if query.expression is None:
        left_out.add("relevance")
    if not list_days() and query.order != "added":  # of one build, days are the order
        left_out.add("added")
    shown = [order for order in orders if order[0] not in left_out]
    return [
        Choice(label, search_url(form, **changes), chosen=name == now)
        for name, label, changes in shown
    ]


def _groups(
    reader: Reader, form: SearchForm, query: SearchQuery, result: SearchResult
) -> list[GroupShown]:
    years = [year for group in result.groups for year, _ in group.per_year]
    first, last = min(years, default=0), max(years, default=0)
    start = (query.page - 1) * query.per_page + 1
    named = [(group.value, group.label) for group in result.groups]
    labels = label_apart(reader, named) if form.group_by == "speaker" else [n for _, n in named]
    return [
        GroupShown(
            group,
            labels[place],
            start + place,
            url_of(form.group_by or "release", group.value),
            _all_of(form, group),
            draw_spark(group.per_year, first, last),
            form.group_by == "release",
        )
        for place, group in enumerate(result.groups)
    ]


def _all_of(form: SearchForm, group: Group) -> str:
    """The quotes of a group alone; a release shows all of its own anyway."""
    field = form.group_by
    if field is not None and field != "release":
        alone = tuple(f for f in form.filters if f.field != field or f.excluded)
        return with_filter(replace(form, filters=alone, group_by=None), Filter(field, group.value))
    return ""


def page_of(form: SearchForm, query: SearchQuery, total: int) -> dict[str, object]:
    """Which of so many results a page has, and where the others are."""
    last = max(1, -(-total // query.per_page))
    first = (form.page - 1) * query.per_page + 1
    return {
        "page": form.page,
        "last": last,
        "first_hit": min(first, total),
        "last_hit": min(form.page * query.per_page, total),
        "total": total,
        "beyond": form.page > last,
        "first_url": search_url(form, page=1),
        "previous": search_url(form, page=min(form.page - 1, last)) if form.page > 1 else "",
        "next": search_url(form, page=form.page + 1) if form.page < last else "",
    }


def offer_people(reader: Reader, form: SearchForm) -> list[Person]:
    """The speaker whose name was typed, offered first; with namesakes, each by what tells them."""
    if not form.text or form.filters or form.page > 1 or ":" in form.text:
        return []
    typed = form.text.strip('"“” ')
    found = [one for one in reader.resolve("speaker", typed) if one.count][:_MOST_PEOPLE]
    if not found or not _is_name(reader, found[0].value, name_key(typed)):
        return []
    same = [one for one in found if name_key(one.label) == name_key(found[0].label)]
    labels = label_apart(reader, [(one.value, found[0].label) for one in same])
    spoken_of = find_spoken_of(reader, [reader.speaker(SpeakerId(one.value)) for one in same])
    return [
        Person(
            Choice(label, url_of("speaker", one.value), one.count),
            search_url(SearchForm(filters=(Filter("speaker", one.value),))),
            spoken,
        )
        for label, one, spoken in zip(labels, same, spoken_of, strict=True)
    ]


def _is_name(reader: Reader, value: str, typed: str) -> bool:
    """Whether words are the name of a speaker, or begin or end that of a person.

    "the" and "bridge" stand within the names of many companies.
    """
    speaker = reader.speaker(SpeakerId(value))
    names = [name_key(name) for name in names_of(speaker)]
    if typed in names:
        return True
    ends = (name.startswith(f"{typed} ") or name.endswith(f" {typed}") for name in names)
    return speaker.type == "person" and any(ends)
