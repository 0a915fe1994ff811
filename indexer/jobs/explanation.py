"""What became of a release on the way to its quotes, and what did not become any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from indexer.errors import ReleaseError
from indexer.extract.layout import lay_out
from indexer.fence import fenced
from indexer.ingest import Item, load
from indexer.model import Quote, Release
from indexer.pipeline import read_release
from indexer.tracing import Note, listening

_LEAST = 3  # words: fewer in marks are a name or a term
_END = ReleaseError("", "")


@dataclass(frozen=True, slots=True)
class Explanation:
    """A release as it was read, and what was dropped.

    ``notes`` are words that are no part of the text, and what a rule had found that is no quote.
    ``unsaid`` are words in quotation marks that are no quote, each with the reason.
    """

    release: Release
    quotes: tuple[Quote, ...]
    notes: tuple[Note, ...]
    unsaid: tuple[tuple[str, str], ...]


def explain(items: Iterable[Item]) -> Iterator[Explanation | ReleaseError]:
    """The releases of items, explained; what cannot be read as an error value.

    In this process and without a budget: meant for a file at a time.
    """
    for item in items:
        releases = load(item)
        while True:
            with listening() as notes:
                found = next(releases, _END)
                if found is _END:
                    break
                if isinstance(found, Release):
                    yield fenced(found.origin, partial(_explain, found, notes))
                else:
                    yield found


def _explain(release: Release, notes: list[Note]) -> Explanation:
    read, quotes = read_release(release)
    return Explanation(read, quotes, tuple(notes), tuple(_unsaid(read, quotes)))


def _unsaid(release: Release, quotes: tuple[Quote, ...]) -> Iterator[tuple[str, str]]:
    """Words in marks, more than a name, that no quote has, each with the reason."""
    scene = lay_out(release)
    taken = [span for quote in quotes for span in quote.content]
    for number, stretch in enumerate(scene.stretches):
        paragraph, words = scene.paragraphs[stretch.paragraph], stretch.inner.of(scene.text)
        if not paragraph.running or len(words.split()) < _LEAST:
            continue
        if not any(stretch.inner.overlaps(span) for span in taken):
            asked = number in paragraph.stretches
            yield words, "no rule answered" if asked else "taken for a term or a turn of phrase"
