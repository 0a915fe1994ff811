"""The second scope of a search: releases with the words anywhere in their texts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.export.forms import feed_url, list_exports
from app.search.description import say_problems, say_search
from app.search.filters import Choice, label_filters, make_chips, make_facets
from app.search.form import SearchForm
from app.site.arrived import list_days
from app.site.links import search_url
from app.site.markup import mark_set_off, set_off
from app.site.translation import gettext, ngettext
from app.site.wording import say_count, say_number
from indexer.archive import RELEASE_FIELDS, Reader, ReleaseResult, SearchQuery
from indexer.archive.language import Parsed


def say_releases(count: int | None) -> str:
    """1,204 releases; 1 release; No releases; Releases, however many, for None."""
    if count is None:
        return str(gettext("Releases"))
    if count == 0:
        return str(gettext("No releases"))
    return str(ngettext("%(count)s release", "%(count)s releases", count, count=say_number(count)))


def make_scopes(form: SearchForm, quotes: int, releases: int | None) -> list[Choice]:
    """The quotes and the releases of a search, with how many of each; none where texts of
    releases are not indexed."""
    if releases is None:
        return []
    is_releases = form.scope == "releases"
    return [
        Choice(say_count(quotes), search_url(form, scope="quotes"), quotes, not is_releases),
        Choice(
            gettext("%(count)s with the words anywhere in them", count=say_releases(releases))
            if form.text
            else say_releases(releases),
            search_url(form, scope="releases", group_by=None, compare=()),
            releases,
            is_releases,
        ),
    ]


def releases_page(
    reader: Reader, form: SearchForm, query: SearchQuery, parsed: Parsed
) -> dict[str, Any]:
    """Everything the page of releases shows, but where its other pages are."""
    asked = replace(query, facets=RELEASE_FIELDS, spans=(), group_by=None, interval=None)
    result = reader.search_releases(asked)
    problems = say_problems(form, parsed.repairs)
    if result is None:
        problems.append(
            gettext(
                "The texts of releases cannot be searched in this archive yet: the next build"
                " adds what that takes."
            )
        )
    labels = label_filters(reader, query)
    found = result or ReleaseResult(0, ())
    start = say_releases(found.total)
    if any(f.field not in RELEASE_FIELDS for f in query.filters):
        start = gettext("%(releases)s with quotes", releases=start)
    quotes = reader.count(query)
    return {
        "form": form,
        "query": query,
        "result": found,
        "heading": say_search(start, query, lambda f: labels[f]),
        "heading_marked": mark_set_off(say_search(start, query, lambda f: labels[f], set_off)),
        "problems": problems,
        "chips": make_chips(form, labels),
        "scopes": make_scopes(form, quotes, result.total if result else None),
        "facets": make_facets(reader, form, query, parsed, found.facets),
        "orders": _orders(form, query),
        "exports": list_exports(form, found.total),
        "feed": feed_url(form),
        "json_feed": feed_url(form, "export.json_feed"),
    }


def _orders(form: SearchForm, query: SearchQuery) -> list[Choice]:
    orders = [("newest", gettext("Newest")), ("oldest", gettext("Oldest"))]
    if query.expression is not None:
        orders.insert(1, ("relevance", gettext("Relevance")))
    if list_days():
        orders.append(("added", gettext("Last added")))
    return [
        Choice(label, search_url(form, sort=name), chosen=name == query.order)
        for name, label in orders
    ]
