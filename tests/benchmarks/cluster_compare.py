"""The same searches of two archives of the same quotes: whether they answer alike, and how fast.

    python -m tests.benchmarks.cluster_compare FOLDER opensearch+http://127.0.0.1:9200/wire

Searches are made of words, names and days that the first archive holds: words, phrases,
beginnings, NEAR, filters, dates; half of them with repeated quotes as one. Compared are totals,
facets, timelines, groups, spans and the order of hits, and what is closest to ten of them.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import Any

from indexer.archive import Reader, SearchQuery, open_archive
from indexer.archive.fields import FACETS
from indexer.archive.language import parse
from indexer.archive.query import DateRange, Filter
from indexer.text.fold import fold

SEARCHES = 200


def make_queries(reader: Reader, seed: int = 11) -> Iterator[SearchQuery]:
    """Searches of an archive, the same for the same archive."""
    rng = random.Random(seed)
    texts = [hit.quote.text for hit in islice(reader.export(SearchQuery(sort="newest")), 4_000)]
    people = [bucket.value for bucket in reader.leading("speaker", 50)]
    bodies = [bucket.value for bucket in reader.leading("organisation", 50)]
    told = reader.statistics()
    first, last = told.first or date(2020, 1, 1), told.last or date(2020, 1, 2)
    for number in range(SEARCHES):
        words = [w for w in fold(rng.choice(texts)).split() if w.isalpha()] or ["year"]
        at = rng.randrange(len(words))
        typed = (
            words[at],
            " ".join(rng.sample(words, min(2, len(words)))),
            f'"{" ".join(words[at : at + 2])}"',
            f"{words[at][:4]}*",
            f"{words[at]} NEAR/5 {rng.choice(words)}",
            f"{words[at]} OR {rng.choice(words)}",
            f"{words[at]} -{rng.choice(words)}",
            "",
        )[number % 8]
        since = first + timedelta(days=rng.randrange(max((last - first).days, 1)))
        query = replace(
            parse(typed).query(), facets=tuple(FACETS), interval="month", folded=bool(number % 2)
        )
        if number % 5 == 1 and people:
            query = replace(query, filters=(Filter("speaker", rng.choice(people)),))
        if number % 5 == 2 and bodies:
            query = replace(query, filters=(Filter("organisation", rng.choice(bodies)),))
        if number % 5 == 3:
            query = replace(query, dates=DateRange(since, since + timedelta(days=90)))
        if number % 10 == 4:
            query = replace(query, group_by="speaker")
        yield query


def _ask(reader: Reader, query: SearchQuery) -> tuple[Any, float]:
    begun = time.perf_counter()
    found = reader.search(query)
    return found, time.perf_counter() - begun


def compare(one: str, other: str) -> dict[str, Any]:
    differ: list[str] = []
    times: tuple[list[float], list[float]] = [], []
    with open_archive(one).reader() as left, open_archive(other).reader() as right:
        queries = list(make_queries(left))
        for query in queries:
            (a, ms), (b, more) = _ask(left, query), _ask(right, query)
            times[0].append(ms)
            times[1].append(more)
            for part in ("total", "facets", "timeline", "groups", "spans", "undated", "repeats"):
                if getattr(a, part) != getattr(b, part):
                    differ.append(f"{part} of {query}")
            if [hit.quote.id for hit in a.hits] != [hit.quote.id for hit in b.hits]:
                differ.append(f"hits of {query}")
        close = [q for q in queries if q.expression is not None and not q.filters][1:41:4]
        alike = sum(
            [c.hit.quote.id for c in left.closest(q)] == [c.hit.quote.id for c in right.closest(q)]
            for q in close
        )
    return {
        "searches": len(queries), "differ": differ,
        "closest_alike": f"{alike} of {len(close)}",
        **{
            name: {
                "median_ms": round(statistics.median(some) * 1e3, 1),
                "p95_ms": round(sorted(some)[len(some) * 95 // 100] * 1e3, 1),
            }
            for name, some in zip(("first", "second"), times, strict=True)
        },
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first")
    parser.add_argument("second")
    told = parser.parse_args()
    print(json.dumps(compare(told.first, told.second), indent=1))


if __name__ == "__main__":
    main()
