"""What the engine is asked for one search."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indexer.archive.opensearch.reading.expressions import Expressions
from indexer.archive.opensearch.reading.filters import (
    Filters,
    all_of,
    latest_first,
    of_arrivals,
    of_dates,
)
from indexer.archive.opensearch.reading.hits import SHOWN, is_by_arrival, is_ranked, order_of
from indexer.archive.opensearch.reading.tallies import shown_once, tally
from indexer.archive.opensearch.storage.engine import Json
from indexer.archive.query import DateRange, SearchQuery

_UNDATED: Json = {"bool": {"must_not": [{"exists": {"field": "day"}}]}}


@dataclass(frozen=True, slots=True)
class Plan:
    """A search in parts: what all counts share, and what each facet may leave aside."""

    query: SearchQuery
    words: list[Json]
    unwanted: list[Json]
    chosen: list[Json]
    dates: list[Json]

    @property
    def filters(self) -> list[Json]:
        return [*self.chosen, *self.dates]


class Plans:
    """Makes requests of queries."""

    def __init__(self, filters: Filters, expressions: Expressions) -> None:
        self._filters = filters
        self._expressions = expressions

    def plan(self, query: SearchQuery) -> Plan:
        words = [] if query.expression is None else [self._expressions.matching(query.expression)]
        return Plan(
            query,
            [*words, *of_arrivals(query.arrived, "release")],
            self._filters.excluded(query),
            self._filters.chosen(query),
            of_dates(query.dates),
        )

    def counting(self, plan: Plan) -> Json:
        """Everything about the whole result, in one request."""
        query, folded = plan.query, plan.query.folded
        wanted = {
            "total": tally(plan.filters, None, folded=folded, later=True),
            "undated": tally([*plan.filters, _UNDATED], None, folded=folded),
        }
        for name in query.facets:
            others = [*self._filters.chosen(query, name), *plan.dates]
            wanted[f"facet:{name}"] = tally(others, f"{name}_facet", folded=folded)
        if query.interval:
            wanted["timeline"] = tally(plan.filters, query.interval, folded=folded, of="periods")
        for number, span in enumerate(query.spans):
            wanted[f"span:{number}"] = tally([*plan.chosen, *of_dates(span)], None, folded=folded)
        if query.spans:
            wanted["years"] = tally(plan.chosen, "year", folded=folded, of="periods")
            if query.dates != DateRange():
                wanted["dateless"] = tally([*plan.chosen, _UNDATED], None, folded=folded)
        if query.group_by:
            field = f"{query.group_by}_facet"
            wanted["groups"] = tally(plan.filters, field, folded=folded, later=True)
        return {"size": 0, "track_total_hits": False, "query": self._base(plan), "aggs": wanted}

    def total(self, plan: Plan) -> Json:
        """How many there are."""
        count = tally(plan.filters, None, folded=plan.query.folded)
        return {
            "size": 0, "track_total_hits": False, "query": self._base(plan),
            "aggs": {"total": count},
        }  # fmt: skip

    def periods(self, plan: Plan, field: str) -> Json:
        """How many there are in each period."""
        count = tally(plan.filters, field, folded=plan.query.folded, of="periods")
        return {
            "size": 0, "track_total_hits": False, "query": self._base(plan),
            "aggs": {"timeline": count},
        }  # fmt: skip

    def hits(
        self, plan: Plan, later: list[str], first: int, number: int, more: list[Json] | None = None
    ) -> Json:
        """Some hits, from ``first`` on; ``later`` as in ``shown_once``."""
        filters = [*plan.filters, *(more or [])]
        if plan.query.folded:
            filters.append(shown_once(later))
        return {
            "query": self.ranked(plan, filters),
            "sort": order_of(plan.query),
            "from": first,
            "size": number,
            "track_total_hits": False,
            "_source": SHOWN,
        }

    def ranked(self, plan: Plan, filters: list[Json]) -> Json:
        """What holds, with scores if they matter."""
        base = all_of([*plan.words, *filters], plan.unwanted)
        if is_by_arrival(plan.query) and plan.query.arrived is not None:
            return latest_first(plan.query.arrived, "release", base)
        if not is_ranked(plan.query) or plan.query.expression is None:
            return base
        scored = self._expressions.scored(plan.query.expression)
        return {
            "script_score": {
                "query": {"bool": {"must": [scored], "filter": [base]}},
                "script": {"source": "_score * doc['worth'].value"},
            }
        }

    @staticmethod
    def _base(plan: Plan) -> Json:
        return all_of(plan.words, plan.unwanted)


def appearances(plan: Plan) -> Plan:
    """The same search where every appearance counts."""
    return replace(plan, query=replace(plan.query, folded=False))
