"""Pages of a search: hits or groups, and the counts of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from indexer.archive.facets import make_facet
from indexer.archive.opensearch.reading.filters import Filters
from indexer.archive.opensearch.reading.hits import SHOWN, Hits
from indexer.archive.opensearch.reading.opened import Opened
from indexer.archive.opensearch.reading.plans import Plan, Plans, appearances
from indexer.archive.opensearch.reading.tallies import Tally, read_tally
from indexer.archive.opensearch.storage.engine import Json
from indexer.archive.opensearch.storage.indices import SEPARATOR, WINDOW
from indexer.archive.query import UNNAMED, FilterField, Interval, SearchQuery
from indexer.archive.result import GROUP_HITS, Facet, Group, Hit, Period, SearchResult
from indexer.archive.settle import check_page
from indexer.archive.timeline import fill_periods, fill_years

_EXPORTED = 2_500


class Results:
    """Searches one generation."""

    def __init__(self, opened: Opened, filters: Filters, plans: Plans, hits: Hits) -> None:
        self._opened = opened
        self._filters = filters
        self._plans = plans
        self._hits = hits

    def search(self, query: SearchQuery) -> SearchResult:
        """One round trip for a page of hits, as a rule; two where sayings have to be told apart,
        or for groups."""
        check_page(query)
        plan = self._plans.plan(query)
        first, last = (query.page - 1) * query.per_page, query.page * query.per_page
        at_once = not query.group_by and last <= WINDOW
        bodies = [self._plans.counting(plan)]
        if at_once:
            bodies.append(self._plans.hits(plan, [], first, query.per_page))
        answers = self._ask(bodies)
        tallies = {name: read_tally(one) for name, one in answers[0]["aggregations"].items()}
        total = tallies["total"]
        groups: tuple[Group, ...] = ()
        hits: tuple[Hit, ...] = ()
        if query.group_by:
            groups = self._groups(plan, tallies["groups"], first, last)
        elif first < total.total:
            hits = self._page(plan, total, first, answers[1] if at_once else None)
        return SearchResult(
            total=total.total,
            hits=hits,
            facets=tuple(self._facet(query, n, tallies[f"facet:{n}"]) for n in query.facets),
            timeline=_periods(tallies["timeline"], query.interval) if query.interval else (),
            undated=tallies["undated"].total,
            groups=groups,
            group_total=len(_named(tallies["groups"])) if query.group_by else 0,
            spans=tuple(tallies[f"span:{n}"].total for n in range(len(query.spans))),
            years=_periods(tallies["years"], "year") if query.spans else (),
            dateless=tallies["dateless"].total if "dateless" in tallies else 0,
            repeats=_appearing(answers[0]["aggregations"]["total"]) - total.total,
        )

    def counts(self, queries: Sequence[SearchQuery]) -> tuple[int, ...]:
        bodies = [self._plans.total(self._plans.plan(query)) for query in queries]
        answers = self._ask(bodies)
        return tuple(read_tally(one["aggregations"]["total"]).total for one in answers)

    def timeline(self, query: SearchQuery, interval: Interval) -> tuple[Period, ...]:
        (answer,) = self._ask([self._plans.periods(self._plans.plan(query), interval)])
        return _periods(read_tally(answer["aggregations"]["timeline"]), interval)

    def export(self, query: SearchQuery, most: int | None) -> Iterator[Hit]:
        plan = appearances(self._plans.plan(query))
        yield from self._hits.walk(query, islice(self._walk(plan, [], SHOWN), most))

    def _page(self, plan: Plan, total: Tally, first: int, answer: Json | None) -> tuple[Hit, ...]:
        """A page of hits: those of the ``answer``, where no saying had to be told apart."""
        size = plan.query.per_page
        later = [one for some in total.later.values() for one in some]
        rows = answer["hits"]["hits"] if answer is not None and not later else None
        if rows is None and first + size <= WINDOW:
            (answer,) = self._ask([self._plans.hits(plan, later, first, size)])
            rows = answer["hits"]["hits"]
        elif rows is None:
            rows = self._beyond(plan, later, first, size)
        return tuple(self._hits.make(plan.query, rows))

    def _beyond(self, plan: Plan, later: list[str], first: int, size: int) -> list[Json]:
        """Hits so far from the first that the engine does not count to them: walk there."""
        ids = []
        for number, row in enumerate(self._walk(plan, later, False)):
            if number >= first:
                ids.append(row["_id"])
            if len(ids) == size:
                break
        found = self._opened.engine.get_many(self._opened.index("quotes"), ids, SHOWN)
        return [{"_source": found[id_]} for id_ in ids]

    def _walk(self, plan: Plan, later: list[str], fields: list[str] | bool) -> Iterator[Json]:
        body = self._plans.hits(plan, later, 0, 0)
        asked = {"query": body["query"], "sort": body["sort"], "_source": fields}
        index = self._opened.index("quotes")
        yield from self._opened.engine.scan(index, asked, _EXPORTED if fields else WINDOW)

    def _ask(self, bodies: Sequence[Json]) -> list[Json]:
        index = self._opened.index("quotes")
        return self._opened.engine.searches([(index, body) for body in bodies])

    def _facet(self, query: SearchQuery, name: FilterField, found: Tally) -> Facet:
        keys = [self._filters.key(name, v) for v in query.chosen(name) if v != UNNAMED]
        labels = self._opened.labels(name, keys) if keys else {}
        counts = {}
        for key, count in _named(found).items():
            label, value = split_key(key)
            counts[value] = (label, count)
        return make_facet(
            name,
            counts,
            tuple((labels[key][1], labels[key][0]) for key in keys),
            query.facet_size,
            found.counts.get("", 0),
        )

    # Groups

    def _groups(self, plan: Plan, found: Tally, first: int, last: int) -> tuple[Group, ...]:
        counts = _named(found)
        having = sum(counts.values())
        ranked = sorted(counts, key=lambda key: (-counts[key], *split_key(key)))[first:last]
        field = f"{plan.query.group_by}_facet"
        bodies = []
        for key in ranked:
            body = self._plans.hits(
                plan, found.later.get(key, []), 0, GROUP_HITS, [{"term": {field: key}}]
            )
            bodies.append(body | {"aggs": _SPAN})
        answers = self._ask(bodies)
        return tuple(
            self._group(plan.query, key, counts[key], having, answer)
            for key, answer in zip(ranked, answers, strict=True)
        )

    def _group(self, query: SearchQuery, key: str, count: int, having: int, answer: Json) -> Group:
        label, value = split_key(key)
        told = answer["aggregations"]
        years = {int(b["key"]): b["doc_count"] for b in told["years"]["buckets"]}
        return Group(
            value=value,
            label=label,
            count=count,
            share=count / having,
            first=_day(told["first"]["value"]),
            last=_day(told["last"]["value"]),
            per_year=fill_years(years),
            hits=tuple(self._hits.make(query, answer["hits"]["hits"])),
        )


_SPAN: Json = {
    "first": {"min": {"field": "day"}},
    "last": {"max": {"field": "day"}},
    "years": {"histogram": {"field": "year", "interval": 1, "min_doc_count": 1}},
}


def split_key(key: str) -> tuple[str, str]:
    """The label and the value of a facet's key."""
    label, separator, value = key.rpartition(SEPARATOR)
    return (label, value) if separator else (value, value)


def _named(found: Tally) -> dict[str, int]:
    return {key: count for key, count in found.counts.items() if key}


def _periods(found: Tally, interval: Interval) -> tuple[Period, ...]:
    return fill_periods({int(key): count for key, count in found.counts.items()}, interval)


def _appearing(answer: Json) -> int:
    """All that a filter let through, sayings or not."""
    found: int = answer["doc_count"]
    return found


def _day(number: float | None) -> date | None:
    return None if number is None else date.fromordinal(int(number))
