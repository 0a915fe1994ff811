"""What came in since a build, and the order of arrival: the same in every archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from indexer.archive import ArrivalOrder, Arrived, Reader, SearchQuery, StoredArchive
from indexer.archive.query import Sort
from indexer.model import ReleaseId
from tests.contract.samples import make_quote, make_release


@pytest.fixture(scope="module")
def reader(standing: StoredArchive, publish_once: Callable[..., str]) -> Iterator[Reader]:
    """Eight releases of two quotes, one of them without a day."""
    items = []
    for number in range(8):
        day = date(2024, 1 + number * 5 % 8, 1) if number != 3 else None
        release = make_release(f"r{number}", day, text="The toll will rise. The toll will fall.")
        words = ("The toll will rise.", "The toll will fall.")
        items.append(
            (release, [make_quote(f"q{number}{n}", release, said) for n, said in enumerate(words)])
        )
    publish_once(*items)
    with standing.reader() as found:
        yield found


def _late(reader: Reader) -> Arrived:
    """Every third release came in with a second build, the one after it with a third."""
    ids = sorted(id_ for id_, _ in reader.releases())
    builds = {ReleaseId(id_): number % 3 for number, id_ in enumerate(ids) if number % 3}
    return Arrived(ArrivalOrder(builds))


@pytest.mark.parametrize("since", [0, 1, 2, 3])
@pytest.mark.parametrize("sort", [None, "newest", "added"])
def test_what_came_in_since_a_build_is_found_and_counted(
    reader: Reader, since: int, sort: Sort | None
) -> None:
    arrived = replace(_late(reader), since=since)
    query = SearchQuery(sort=sort, per_page=100, arrived=arrived, facets=("kind",))
    result = reader.search(query)
    found = [hit.quote.release_id for hit in result.hits]
    everything = reader.search(replace(query, arrived=None)).hits
    wanted = {h.quote.release_id for h in everything if arrived.holds(h.quote.release_id)}
    assert set(found) == wanted
    assert result.total == reader.count(query) == len(found)
    assert sum(bucket.count for bucket in result.facets[0].buckets) == result.total
    assert len(list(reader.export(query))) == result.total
    releases = reader.search_releases(replace(query, facets=()))
    assert releases is not None
    assert all(arrived.holds(one.id) for one in releases.hits)
    assert releases.total == reader.count_releases(query)


def test_the_last_build_comes_first_and_of_one_build_the_newest_day(reader: Reader) -> None:
    arrived = _late(reader)
    query = SearchQuery(sort="added", per_page=100, arrived=arrived)
    hits = reader.search(query).hits
    keys = [
        (-arrived.order.build_of(h.quote.release_id), -(h.quote.published or date.min).toordinal())
        for h in hits
    ]
    assert keys == sorted(keys)
    assert len({key for key, _ in keys}) > 1
    releases = reader.search_releases(query)
    assert releases is not None
    builds = [arrived.order.build_of(one.id) for one in releases.hits]
    assert builds == sorted(builds, reverse=True)


def test_without_arrivals_that_order_is_by_day(reader: Reader) -> None:
    by_day = reader.search(SearchQuery(sort="newest", per_page=100)).hits
    assert reader.search(SearchQuery(sort="added", per_page=100)).hits == by_day
