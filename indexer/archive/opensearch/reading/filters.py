"""Filters and dates of a search as filters of the engine."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.archive.facets import key_of
from indexer.archive.opensearch.reading.opened import Opened
from indexer.archive.opensearch.storage.engine import Json
from indexer.archive.query import UNNAMED, Arrived, DateRange, FilterField, SearchQuery


class Filters:
    """The filters of searches in one generation."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def key(self, name: FilterField, value: str) -> str:
        """How the value of a filter is compared."""
        if name in ("speaker", "organisation"):
            return self._opened.current(value)
        return key_of(name, value)

    def chosen(self, query: SearchQuery, ignoring: FilterField | None = None) -> list[Json]:
        """What must hold of fields; ``ignoring`` leaves one aside."""
        found = []
        for name in dict.fromkeys(f.field for f in query.filters):
            values = query.chosen(name)
            if values and name != ignoring:
                found.append(self._any_of(name, values))
        return found

    def excluded(self, query: SearchQuery) -> list[Json]:
        """What must not hold."""
        found = []
        for name in dict.fromkeys(f.field for f in query.filters):
            if values := query.chosen(name, excluded=True):
                found.append(self._any_of(name, values))
        return found

    def _any_of(self, name: FilterField, values: Iterable[str]) -> Json:
        keys = {clean(self.key(name, value)) for value in values}
        ways: list[Json] = []
        if named := sorted(keys - {UNNAMED, ""}):
            ways.append({"terms": {name: named}})
        if UNNAMED in keys:
            ways.append({"bool": {"must_not": [{"exists": {"field": name}}]}})
        return {"bool": {"should": ways, "minimum_should_match": 1}} if ways else {"match_none": {}}


def of_dates(dates: DateRange) -> list[Json]:
    """The days of a range; nothing for the open one."""
    if dates == DateRange():
        return []
    ends: Json = {}
    if dates.since is not None:
        ends["gte"] = dates.since.toordinal()
    if dates.until is not None:
        ends["lte"] = dates.until.toordinal()
    return [{"range": {"day": ends}}]


def of_arrivals(arrived: Arrived | None, field: str) -> list[Json]:
    """What came in since a build, by the ids of its releases; nothing for all there is."""
    if arrived is None or not arrived.since:
        return []
    late = sorted(id_ for id_, build in arrived.order.builds.items() if build >= arrived.since)
    return [{"terms": {field: late}}]


def latest_first(arrived: Arrived, field: str, base: Json) -> Json:
    """What holds, scored by the build it came in with: 0 for the first one."""
    builds: dict[int, list[str]] = {}
    for id_, build in sorted(arrived.order.builds.items()):
        if build:
            builds.setdefault(build, []).append(id_)
    scored = [
        {"constant_score": {"filter": {"terms": {field: ids}}, "boost": float(build)}}
        for build, ids in builds.items()
    ]
    return {"bool": {"filter": [base], "should": scored}}


def clean(text: str) -> str:
    """A text without half surrogates, which nothing that is held has."""
    return text.encode("utf-8", "replace").decode()


def all_of(filters: Iterable[Json], without: Iterable[Json] = ()) -> Json:
    """One filter for several."""
    kept: Json = {"filter": list(filters) or [{"match_all": {}}]}
    if unwanted := list(without):
        kept["must_not"] = unwanted
    return {"bool": kept}
