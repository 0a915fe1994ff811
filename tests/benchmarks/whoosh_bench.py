"""What our parts around Whoosh gain: the same texts and queries with Whoosh's own parts.

``python -m tests.benchmarks.whoosh_bench [QUOTES]`` prints processor seconds of both.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time

from whoosh.analysis import Token, Tokenizer
from whoosh.fields import TEXT, Schema
from whoosh.index import create_in
from whoosh.query import And, Or, Term

from indexer.archive import And as AllOf
from indexer.archive import EmbeddedArchive, SearchQuery
from indexer.archive import Or as AnyOf
from indexer.archive import Word as AnyForm
from indexer.archive.analysis import analyse, stem
from tests.benchmarks.generator import MadeUp

_TIMES = 20


class _Stems(Tokenizer):  # type: ignore[misc]
    """Our analysis as an ordinary Whoosh analyser that keeps stems."""

    def __call__(self, text: str, **_: object) -> object:
        token = Token()
        for term in analyse(text):
            token.text = stem(term.form)
            yield token


def _spent(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _often(work: Callable[[], object]) -> None:
    for _ in range(_TIMES):
        work()


def main(size: int) -> None:
    """Index and search ``size`` made-up quotes with both."""
    made_up = MadeUp(size, vocabulary=20_000)
    releases = list(made_up.releases())
    asked = (("climate",), ("the", "people"), ("tax", "energy", "growth"), ("the", "of", "and"))
    with tempfile.TemporaryDirectory() as folder:
        index = create_in(folder, Schema(text=TEXT(analyzer=_Stems(), phrase=False)))

        def index_theirs() -> None:
            writer = index.writer()
            for _, quotes in releases:
                for quote in quotes:
                    writer.add_document(text=quote.text)
            writer.commit()

        archive = EmbeddedArchive(Path(folder) / "ours")

        def index_ours() -> None:
            with archive.writer() as writer:
                for release, quotes in releases:
                    writer.add(release, quotes)
                writer.publish()

        print(f"indexing {size} quotes: Whoosh {_spent(index_theirs):.1f} s,", end=" ")
        print(f"ours, with records and columns, {_spent(index_ours):.1f} s")
        with archive.reader() as reader, index.searcher() as searcher:
            for words in asked:
                terms = [Term("text", stem(word)) for word in words]
                theirs = And(terms) if len(words) == 2 else Or(terms)
                parts = tuple(AnyForm(word) for word in words)
                ours = SearchQuery(expression=AllOf(parts) if len(words) == 2 else AnyOf(parts))
                spent = _spent(partial(_often, partial(searcher.search, theirs, limit=20)))
                own = _spent(partial(_often, partial(reader.search, ours)))
                print(
                    f"{' '.join(words)}: Whoosh {spent / _TIMES * 1000:.2f} ms,"
                    f" ours, with counts and snippets, {own / _TIMES * 1000:.2f} ms"
                )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
