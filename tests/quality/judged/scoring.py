"""Judged queries: what newsrooms ask, and how well the first hits answer it.

``queries.jsonl`` has a line a query: the words typed, its type, whether its figures may be looked
at while ranking is mended (``tuned``) or are scored only (``kept``), and its grades: the first 16
digits of the SHA-256 of a release's text, where a quote stands in it (code points), and 2 where it
answers what was asked, 1 where it touches it, 0 where it is beside the point. No text of a release
is here: an archive of the same releases has it.

    ON_RECORD_KNOWN_ARCHIVE=archive python -m tests.quality.judged.scoring

scores them on an archive of these releases. What nobody has graded counts as beside the point.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.archive import Hit, Reader, open_archive
from indexer.archive.language import parse
from indexer.model import Quote, ReleaseId

QUERIES = Path(__file__).with_name("queries.jsonl")
FIRST = 10
Place = tuple[str, int, int]
"""The digest of a release's text, first and last code point."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and what each graded quote is worth to whoever typed it."""

    text: str
    type: str
    part: str
    grades: Mapping[Place, int]


@dataclass(frozen=True, slots=True)
class Result:
    """A query with its nDCG@10 and the share of its first ten hits that somebody graded."""

    query: Query
    ndcg: float
    graded: float


def read_queries(path: Path = QUERIES) -> list[Query]:
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        Query(
            line["query"],
            line["type"],
            line["part"],
            {(digest, start, end): grade for digest, start, end, grade in line["grades"]},
        )
        for line in lines
    ]


def measure(reader: Reader, queries: Sequence[Query]) -> list[Result]:
    """Each query as the site answers it: whole matches, and behind them the closest."""
    import ir_measures  # only where something is scored: nobody else needs scipy

    digests = {id_: digest[:16] for id_, digest in reader.releases()}
    runs = [_names_of_hits(reader, query, digests) for query in queries]
    judged = [
        ir_measures.Qrel(str(number), _name(place), grade)
        for number, query in enumerate(queries)
        for place, grade in query.grades.items()
    ]
    ranked = [
        ir_measures.ScoredDoc(str(number), name, float(-rank))
        for number, names in enumerate(runs)
        for rank, name in enumerate(names)
    ]
    found = ir_measures.iter_calc([ir_measures.nDCG @ FIRST], judged, ranked)
    scores = {metric.query_id: metric.value for metric in found}
    return [
        Result(query, scores.get(str(number), 0.0), _share_graded(query, runs[number]))
        for number, query in enumerate(queries)
    ]


def means(results: Iterable[Result]) -> dict[str, float]:
    """The mean nDCG@10 by type and half, and of ``all``."""
    found: dict[str, list[float]] = defaultdict(list)
    for result in results:
        for name in (result.query.type, result.query.part, "all"):
            found[name].append(result.ndcg)
    return {name: sum(values) / len(values) for name, values in sorted(found.items())}


def _names_of_hits(reader: Reader, query: Query, digests: Mapping[ReleaseId, str]) -> list[str]:
    asked = replace(parse(query.text, reader.resolve).query(), per_page=FIRST, folded=True)
    hits = list(reader.search(asked).hits)
    if len(hits) < FIRST:
        hits += [one.hit for one in reader.closest(asked, FIRST - len(hits))]
    names: list[str] = []
    for rank, hit in enumerate(hits):
        graded = (_name(place) for place in _graded_places(reader, query, hit, digests))
        # What was seen above is worth nothing a second time.
        names.append(next((name for name in graded if name not in names), f"ungraded {rank}"))
    return names


def _graded_places(
    reader: Reader, query: Query, hit: Hit, digests: Mapping[ReleaseId, str]
) -> Iterator[Place]:
    quotes = (hit.quote, *(one.quote for one in reader.appearances(hit.quote.id)))
    for place in query.grades:
        if any(_stands_at(quote, place, digests) for quote in quotes):
            yield place


def _stands_at(quote: Quote, place: Place, digests: Mapping[ReleaseId, str]) -> bool:
    digest, start, end = place
    return digests[quote.release_id] == digest and any(
        span.start < end and start < span.end for span in quote.content
    )


def _share_graded(query: Query, names: Sequence[str]) -> float:
    known = {_name(place) for place in query.grades}
    return sum(name in known for name in names) / len(names) if names else 1.0


def _name(place: Place) -> str:
    return ":".join(map(str, place))


def main() -> None:
    archive = open_archive(Path(os.environ["ON_RECORD_KNOWN_ARCHIVE"]))
    with archive.reader() as reader:
        results = measure(reader, read_queries())
    archive.close()
    for name, value in means(results).items():
        print(f"{name:24} {value:.3f}")
    print(f"{'graded of the first ten':24} {sum(r.graded for r in results) / len(results):.3f}")


if __name__ == "__main__":
    main()
