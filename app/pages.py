"""What each page shows, worked out before its template: values in, values out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.links import search_url, with_filter, without_filter
from app.params import SearchForm
from app.sentences import say_problems, say_search
from indexer.archive import Filter, Reader, SearchQuery, SearchResult
from indexer.archive.language import Parsed
from indexer.errors import NotFoundError
from indexer.model import OrganisationId, SpeakerId

_FACET_TITLES = {
    "speaker": "Speaker",
    "organisation": "Organisation",
    "kind": "Kind",
    "publisher": "Publisher",
}
_KIND_LABELS = {
    "direct": "In quotation marks",
    "mixed": "Quoted in part",
    "indirect": "Reported",
    "statement": "Statement",
}
_BAR_WIDTH, _BAR_HEIGHT = 18, 36


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a facet, chip or order: words, a count and where it leads."""

    label: str
    url: str
    count: int = 0
    chosen: bool = False
    excluded: bool = False
    exclude_url: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the timeline, in pixels from the top left."""

    label: str
    count: int
    url: str
    x: int
    y: int
    height: int


def label_filters(reader: Reader, query: SearchQuery) -> dict[Filter, str]:
    """What to call each filter's value."""
    return {chosen: _label(reader, chosen) for chosen in query.filters}


def _label(reader: Reader, chosen: Filter) -> str:
    try:
        if chosen.field == "speaker":
            return reader.speaker(SpeakerId(chosen.value)).name
        if chosen.field == "organisation":
            return reader.organisation(OrganisationId(chosen.value)).name
    except NotFoundError:
        return f"“{chosen.value}”"
    if chosen.field == "kind":
        return _KIND_LABELS.get(chosen.value, chosen.value)
    return chosen.value


def search_page(
    reader: Reader, form: SearchForm, query: SearchQuery, parsed: Parsed, result: SearchResult
) -> dict[str, object]:
    """Everything the search page shows."""
    labels = label_filters(reader, query)
    return {
        "form": form,
        "query": query,
        "result": result,
        "heading": say_search(result.total, query, lambda f: labels[f]),
        "problems": say_problems(form, parsed.repairs),
        "chips": _chips(form, labels),
        "facets": _facets(form, result),
        "orders": _orders(form, query),
        "bars": _bars(form, result),
        "pager": _pager(form, query, result),
        "advice": _advice(reader, form, query, parsed, labels) if not result.total else [],
        "person": _person(reader, form),
    }


def _chips(form: SearchForm, labels: Mapping[Filter, str]) -> list[Choice]:
    chips = [
        Choice(
            f"{_FACET_TITLES.get(f.field, f.field.capitalize())}: {labels.get(f, f.value)}",
            without_filter(form, f),
            excluded=f.excluded,
        )
        for f in form.filters
    ]
    if form.since or form.until:
        words = f"{form.since or 'beginning'} – {form.until or 'today'}"
        chips.append(Choice(words, search_url(form, since="", until="")))
    return chips


def _facets(form: SearchForm, result: SearchResult) -> list[tuple[str, str, list[Choice]]]:
    found: list[tuple[str, str, list[Choice]]] = []
    for facet in result.facets:
        choices = []
        for bucket in facet.buckets:
            chosen = Filter(facet.field, bucket.value)
            label = _KIND_LABELS.get(bucket.label, bucket.label) or "unknown"
            url = without_filter(form, chosen) if bucket.selected else with_filter(form, chosen)
            turned = with_filter(form, Filter(facet.field, bucket.value, excluded=True))
            choices.append(Choice(label, url, bucket.count, bucket.selected, exclude_url=turned))
        if choices:
            found.append((facet.field, _FACET_TITLES[facet.field], choices))
    return found


def _orders(form: SearchForm, query: SearchQuery) -> list[Choice]:
    orders = [
        Choice("Newest", search_url(form, sort="newest", group_by=None), chosen=False),
        Choice("Relevance", search_url(form, sort="relevance", group_by=None), chosen=False),
        Choice("Oldest", search_url(form, sort="oldest", group_by=None), chosen=False),
        Choice("By speaker", search_url(form, group_by="speaker"), chosen=False),
    ]
    now = {"newest": 0, "relevance": 1, "oldest": 2}[query.order] if not form.group_by else 3
    return [
        Choice(order.label, order.url, chosen=index == now) for index, order in enumerate(orders)
    ]


def _bars(form: SearchForm, result: SearchResult) -> list[Bar]:
    most = max((period.count for period in result.timeline), default=0)
    if not most or len(result.timeline) < 2:
        return []
    bars = []
    for index, period in enumerate(result.timeline):
        height = max(1, round(period.count / most * _BAR_HEIGHT)) if period.count else 0
        year = str(period.start.year)
        url = search_url(form, since=year, until=year)
        bars.append(Bar(year, period.count, url, index * _BAR_WIDTH, _BAR_HEIGHT - height, height))
    return bars


def _pager(form: SearchForm, query: SearchQuery, result: SearchResult) -> dict[str, object]:
    total = result.group_total if form.group_by else result.total
    last = max(1, -(-total // query.per_page))
    first = (form.page - 1) * query.per_page + 1
    return {
        "page": form.page,
        "last": last,
        "first_hit": min(first, total),
        "last_hit": min(form.page * query.per_page, total),
        "total": total,
        "previous": search_url(form, page=form.page - 1) if form.page > 1 else "",
        "next": search_url(form, page=form.page + 1) if form.page < last else "",
    }


def _advice(
    reader: Reader,
    form: SearchForm,
    query: SearchQuery,
    parsed: Parsed,
    labels: Mapping[Filter, str],
) -> list[Choice]:
    """Ways out of an empty result, each with the number of quotes it leads to."""
    advice = []
    for chosen in form.filters:
        url = without_filter(form, chosen)
        fewer = SearchQuery(
            query.expression, tuple(f for f in query.filters if f != chosen), query.dates
        )
        if count := reader.count(fewer):
            advice.append(Choice(f"without “{labels[chosen]}”", url, count))
    if form.since or form.until:
        count = reader.count(SearchQuery(query.expression, query.filters, parsed.dates))
        if count:
            advice.append(Choice("at any date", search_url(form, since="", until=""), count))
    words = form.text.split()
    if len(words) <= 6:
        for word in words:
            for spelling in reader.spellings(word, 2):
                text = form.text.replace(word, spelling)
                advice.append(Choice(f"did you mean “{text}”", search_url(form, text=text)))
    return advice[:8]


def _person(reader: Reader, form: SearchForm) -> Choice | None:
    """The speaker whose name was typed, offered first."""
    if not form.text or form.filters or form.page > 1 or ":" in form.text:
        return None
    found = reader.resolve("speaker", form.text)[:1]
    if not found:
        return None
    return Choice(found[0].label, f"/speaker/{found[0].value}", found[0].count)
