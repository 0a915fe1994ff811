"""Whether paragraphs of speeches are searched as fast as as many quotes.

``python -m tests.benchmarks.speeches_bench --paragraphs 100000`` makes up quotes and, of the
same texts, speeches of 40 paragraphs, and asks both the same in turns, in one process. It
prints CPU milliseconds of a page of 20 with facets and months, and their ratio.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from pathlib import Path

from indexer.archive import And, Expression, Or, Phrase, Reader, SearchQuery, Word, open_archive
from indexer.model import Quote, QuoteId, Release, ReleaseId, Span
from tests.benchmarks.generator import MadeUp, make_words
from tests.benchmarks.ours import Ours

PARAGRAPHS = 40  # of a speech
ROUNDS = 15


def make_speeches(
    quotes: Iterable[tuple[Release, tuple[Quote, ...]]],
) -> Iterator[tuple[Release, tuple[Quote, ...]]]:
    """Speeches of the texts of quotes, each with the release and speaker of its first."""
    every = ((release, quote) for release, found in quotes for quote in found)
    pieces = iter(lambda: list(islice(every, PARAGRAPHS)), [])
    for number, some in enumerate(pieces):
        release, first = some[0]
        texts = [quote.text for _, quote in some]
        text = "\n\n".join(texts)
        spans, start = [], 0
        for paragraph in texts:
            spans.append(Span(start, start + len(paragraph)))
            start += len(paragraph) + 2
        spoken = replace(
            release,
            id=ReleaseId(f"speech{number:06d}"),
            text=text,
            sha256=sha256(text.encode()).hexdigest(),
        )
        yield (
            spoken,
            (
                replace(
                    first, id=QuoteId(f"turn{number}"), release_id=spoken.id, text=text,
                    content=tuple(spans), kind="statement", turn=1,
                    paragraphs=(1, len(texts)), rule="speech",
                ),
            ),
        )  # fmt: skip


def ask(words: list[str]) -> dict[str, Expression | None]:
    """What is asked, of words from the most common to the rare."""
    common, often, seldom, rare = words[3], words[40], words[800], words[9_000]
    return {
        "everything": None,
        "a common word": Word(common),
        "a word": Word(often),
        "a rare word": Word(rare),
        "two words": And((Word(often), Word(seldom))),
        "any of three": Or((Word(often), Word(seldom), Word(rare))),
        "phrase": Phrase((common, often)),
    }


def measure(reader: Reader, expression: Expression | None) -> float:
    """CPU milliseconds of one page."""
    query = SearchQuery(
        expression=expression, facets=("speaker", "organisation", "kind"), interval="month"
    )
    start = time.process_time()
    reader.search(query)
    return (time.process_time() - start) * 1_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paragraphs", type=int, default=100_000)
    chosen = parser.parse_args()
    made_up = MadeUp(chosen.paragraphs)
    with tempfile.TemporaryDirectory() as folder:
        quotes, speeches = Path(folder, "quotes"), Path(folder, "speeches")
        ours = Ours(made_up.identification())
        ours.build(quotes, made_up.releases())
        ours.build(speeches, make_speeches(made_up.releases()))
        with open_archive(quotes).reader() as one, open_archive(speeches).reader() as other:
            print(f"{one.statistics().quotes} quotes, {other.statistics().quotes} speeches")
            print("| asked | quotes | speeches | ratio |\n| --- | --- | --- | --- |")
            for name, expression in ask(_words(made_up)).items():
                pairs = [
                    (measure(one, expression), measure(other, expression)) for _ in range(ROUNDS)
                ]
                first, second = (statistics.median(times) for times in zip(*pairs, strict=True))
                print(f"| {name} | {first:.1f} | {second:.1f} | {second / first:.2f} |")


def _words(made_up: MadeUp) -> list[str]:
    """The vocabulary, the most common first."""
    return make_words(random.Random(made_up.seed), made_up.vocabulary)


if __name__ == "__main__":
    main()
