"""Searching the texts of releases, and what releases are without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from indexer.archive.atoms import positive_atoms
from indexer.archive.embedded.storage.records import decode_release
from indexer.archive.facets import make_facet, part_filters
from indexer.archive.fields import RELEASE_FIELDS
from indexer.archive.gaps import EXAMPLES, Gap, GapName
from indexer.archive.opensearch.reading.expressions import Expressions
from indexer.archive.opensearch.reading.filters import (
    Filters,
    all_of,
    clean,
    latest_first,
    of_arrivals,
    of_dates,
)
from indexer.archive.opensearch.reading.hits import is_by_arrival, is_ranked
from indexer.archive.opensearch.reading.opened import Opened
from indexer.archive.opensearch.reading.tallies import read_tally, tally
from indexer.archive.opensearch.storage.engine import Json
from indexer.archive.opensearch.storage.indices import ALL, PLACE
from indexer.archive.passages import show_text
from indexer.archive.query import UNNAMED, Filter, FilterField, SearchQuery
from indexer.archive.result import Facet, FoundRelease, ReleaseResult
from indexer.archive.settle import check_page
from indexer.archive.snippets import Marker

_NEWEST: list[Json] = [{"day": {"order": "desc", "missing": "_last"}}, {"id": "asc"}]
_OLDEST: list[Json] = [{"day": {"order": "asc", "missing": "_last"}}, {"id": "asc"}]
_GAPS: tuple[GapName, ...] = ("undated", "untitled", "unissued", "unquoted")


class Releases:
    """See ``Reader.search_releases``."""

    def __init__(self, opened: Opened, filters: Filters, expressions: Expressions) -> None:
        self._opened = opened
        self._filters = filters
        self._expressions = expressions

    def search(self, query: SearchQuery) -> ReleaseResult:
        check_page(query)
        names = [name for name in query.facets if name in RELEASE_FIELDS]
        own, dates = self._own(query), of_dates(query.dates)
        asked: Json = {
            "query": self._matching(query),
            "post_filter": all_of([*self._filters.chosen(own), *dates]),
            "sort": _order(query),
            "track_total_hits": True,
            "_source": ["held", "text", "quotes", "length"],
            "aggs": {
                name: tally(
                    [*self._filters.chosen(own, name), *dates], f"{name}_facet", folded=False
                )
                for name in names
            },
        }
        first = (query.page - 1) * query.per_page
        rows, answer = self._opened.page("releases", asked, first, query.per_page)
        marker = Marker(positive_atoms(query.expression))
        score = None
        if is_ranked(query) and query.expression is not None:
            score = self._expressions.scorer(query.expression)
        return ReleaseResult(
            total=answer["hits"]["total"]["value"],
            hits=tuple(_found(row["_source"], marker, score) for row in rows),
            facets=tuple(self._facet(query, n, answer["aggregations"][n]) for n in names),
        )

    def count(self, query: SearchQuery) -> int:
        chosen = [*self._filters.chosen(self._own(query)), *of_dates(query.dates)]
        found = all_of([self._matching(replace(query, sort="newest")), *chosen])
        answer = self._opened.ask("releases", {"query": found, "size": 0, "track_total_hits": True})
        total: int = answer["hits"]["total"]["value"]
        return total

    @staticmethod
    def _own(query: SearchQuery) -> SearchQuery:
        """The same search with the filters of what belongs to releases alone."""
        own, _ = part_filters(query)
        return replace(query, filters=tuple(own))

    def _matching(self, query: SearchQuery) -> Json:
        """Releases with the words and with quotes as they are asked for, scored if that matters."""
        base = self._words(query)
        if is_by_arrival(query) and query.arrived is not None:
            return latest_first(query.arrived, "id", base)
        return base

    def _words(self, query: SearchQuery) -> Json:
        found = of_arrivals(query.arrived, "id")
        unwanted = self._filters.excluded(self._own(query))
        _, asked = part_filters(query)
        if chosen := tuple(one for one in asked if not one.excluded):
            found.append(self._quoting(chosen))
        unwanted += [self._quoting((one.turned(),)) for one in asked if one.excluded]
        if query.expression is None:
            return all_of(found, unwanted)
        if is_ranked(query):
            scored = self._expressions.scored(query.expression)
            return {"bool": {"must": [scored], "filter": [all_of(found, unwanted)]}}
        return all_of([self._expressions.matching(query.expression), *found], unwanted)

    def _quoting(self, filters: tuple[Filter, ...]) -> Json:
        """Releases with a quote for which all these filters hold."""
        chosen = self._filters.chosen(SearchQuery(filters=filters))
        answer = self._opened.ask(
            "quotes",
            {
                "size": 0, "track_total_hits": False, "query": all_of(chosen),
                "aggs": {"in": {"terms": {"field": "release", "size": ALL, "shard_size": ALL}}},
            },
        )  # fmt: skip
        return {"terms": {"id": [b["key"] for b in answer["aggregations"]["in"]["buckets"]]}}

    def _facet(self, query: SearchQuery, name: FilterField, answer: Json) -> Facet:
        counts = read_tally(answer).counts
        unnamed = counts.pop("", 0)
        keys = [self._filters.key(name, v) for v in query.chosen(name) if v != UNNAMED]
        written = self._written(name, keys)
        return make_facet(
            name,
            {value: (value, count) for value, count in counts.items()},
            tuple((written[key], written[key]) for key in keys),
            query.facet_size,
            unnamed,
        )

    def _written(self, name: FilterField, keys: list[str]) -> dict[str, str]:
        """How releases write values: not always as their quotes do."""
        found = {}
        for key in keys:
            answer = self._opened.ask(
                "releases",
                {"size": 1, "query": {"term": {name: clean(key)}}, "_source": [f"{name}_facet"]},
            )
            rows = answer["hits"]["hits"]
            found[key] = rows[0]["_source"][f"{name}_facet"] if rows else key
        return found

    def gaps(self) -> tuple[Gap, ...]:
        first = {"top_hits": {"size": EXAMPLES, "sort": [{"id": "asc"}], "_source": ["id"]}}
        answer = self._opened.ask(
            "releases",
            {
                "size": 0, "track_total_hits": False,
                "aggs": {"gaps": {"terms": {"field": "gaps", "size": 10}, "aggs": {"of": first}}},
            },
        )  # fmt: skip
        buckets = {bucket["key"]: bucket for bucket in answer["aggregations"]["gaps"]["buckets"]}
        return tuple(_gap(name, buckets.get(name)) for name in _GAPS)


def _found(
    source: Json, marker: Marker, score: Callable[[str, float], float] | None
) -> FoundRelease:
    record, *_ = source["held"]
    release = decode_release(PLACE, record, source["text"])
    return FoundRelease(
        release.id,
        release.title,
        release.published,
        release.issuer,
        release.publisher,
        show_text(release.text, marker),
        source["quotes"],
        score(release.text, source["length"]) if score else 0.0,
    )


def _gap(name: GapName, bucket: Json | None) -> Gap:
    if bucket is None:
        return Gap(name, 0, ())
    rows = bucket["of"]["hits"]["hits"]
    return Gap(name, bucket["doc_count"], tuple(row["_source"]["id"] for row in rows))


def _order(query: SearchQuery) -> list[Json]:
    if is_ranked(query) or is_by_arrival(query):
        return [{"_score": "desc"}, *_NEWEST]
    return _OLDEST if query.order == "oldest" else _NEWEST
