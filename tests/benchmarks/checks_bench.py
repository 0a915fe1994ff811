"""What checks of quotations cost: ``python -m tests.benchmarks.checks_bench --quotes 1000000``.

Makes up an archive (or opens ``--archive``) and, in a fresh process, checks sentences made out of
its quotes: as they are, with a word left out, with a word changed, pieces of two quotes as one,
and sentences that nobody said; then articles of twenty quotations. It prints processor
milliseconds of a check (median, 95th percentile and most) and the memory of the process.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

from indexer.archive import Reader, SearchQuery, Sort, open_archive
from indexer.checking import Claim, check, read_article
from tests.benchmarks.generator import MadeUp
from tests.benchmarks.ours import Ours

CHECKS = 60
"""Sentences of each kind."""
ARTICLES = 10
QUOTATIONS = 20
"""Quotations of an article."""
_LONGEST = 45
"""Words of a quotation: of a longer quote, its beginning."""
_SEED = 11

Change = Callable[[list[str], random.Random], list[str]]


def leave_out(words: list[str], rng: random.Random) -> list[str]:
    at = rng.randrange(len(words))
    return words[:at] + words[at + 1 :]


def exchange(words: list[str], rng: random.Random) -> list[str]:
    at = rng.randrange(len(words))
    return [*words[:at], "lighthouse", *words[at + 1 :]]


CHANGES: dict[str, Change] = {
    "as it is": lambda words, _: words,
    "a word left out": leave_out,
    "a word changed": exchange,
    "in no order": lambda words, rng: rng.sample(words, len(words)),
}


def draw_texts(reader: Reader, count: int, rng: random.Random) -> list[list[str]]:
    """The words of some quotes from everywhere in an archive, at most ``_LONGEST`` of each."""
    total = reader.search(SearchQuery(per_page=1)).total
    texts = []
    for _ in range(count):
        page = rng.randrange(1, min(total, 5_000) + 1)
        sort: Sort = "newest" if rng.random() < 0.5 else "oldest"
        hits = reader.search(SearchQuery(sort=sort, page=page, per_page=1)).hits
        texts.append(hits[0].quote.text.split()[:_LONGEST])
    return texts


def make_sentences(texts: list[list[str]], rng: random.Random) -> Iterator[tuple[str, list[str]]]:
    """What is checked, kind by kind."""
    for kind, change in CHANGES.items():
        yield kind, [" ".join(change(words, rng)) for words in texts]
    pairs = pairwise(texts)
    yield "pieces of two", [" ".join([*one[:12], "…", *two[:12]]) for one, two in pairs]


def make_articles(texts: list[list[str]]) -> list[str]:
    """Reports of twenty quotations each."""
    quotations = [f"“{' '.join(words).rstrip('.')},” said Ann Roe." for words in texts]
    return [
        "\n\n".join(quotations[at : at + QUOTATIONS])
        for at in range(0, len(quotations) - QUOTATIONS + 1, QUOTATIONS)
    ]


def check_article(reader: Reader, text: str) -> int:
    """As many verdicts as an article has quotations."""
    return len([check(reader, claim) for claim in read_article(text).claims])


def _milliseconds(action: Callable[[], object]) -> float:
    begun = time.process_time()
    action()
    return (time.process_time() - begun) * 1_000


def _tell(kind: str, times: list[float]) -> None:
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]
    print(f"| {kind} | {statistics.median(times):.0f} | {late:.0f} | {ordered[-1]:.0f} |")


def measure(folder: Path) -> None:
    """Times of an archive, each sentence checked once."""
    rng = random.Random(_SEED)
    with open_archive(folder).reader() as reader:
        print(f"{reader.statistics().quotes} quotes, {reader.statistics().releases} releases\n")
        print("| checked | median ms | 95th percentile | most |\n| --- | --- | --- | --- |")
        for kind, sentences in make_sentences(draw_texts(reader, CHECKS, rng), rng):
            run = [partial(check, reader, Claim(words)) for words in sentences]
            _tell(kind, [_milliseconds(one) for one in run])
        articles = make_articles(draw_texts(reader, ARTICLES * QUOTATIONS, rng))
        times = [_milliseconds(partial(check_article, reader, text)) for text in articles]
        _tell(f"an article of {QUOTATIONS}", times)
    print(f"\nmemory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotes", type=int, default=100_000)
    parser.add_argument("--archive", type=Path, help="Ask this archive and make up none.")
    chosen = parser.parse_args()
    if chosen.archive:
        measure(chosen.archive)
        return
    made_up = MadeUp(chosen.quotes)
    with tempfile.TemporaryDirectory() as folder:
        Ours(made_up.identification()).build(Path(folder), made_up.releases())
        asking = [sys.executable, "-m", "tests.benchmarks.checks_bench", "--archive", folder]
        subprocess.run(asking, check=True)  # a process of its own: its memory is that of checks


if __name__ == "__main__":
    main()
