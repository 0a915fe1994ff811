"""On Record's own archive, asked what the search page asks."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from indexer.archive import (
    And,
    DateRange,
    Expression,
    Filter,
    Or,
    Phrase,
    Prefix,
    SearchQuery,
    Word,
    open_archive,
)
from indexer.model import Identification, Quote, Release
from tests.benchmarks.asked import FACET_SIZE, PER_PAGE, Answer, Asked


class Ours:
    name = "On Record"

    def __init__(self, identification: Identification) -> None:
        self._identification = identification
        self._reader: Any = None

    def build(self, folder: Path, releases: Iterable[tuple[Release, tuple[Quote, ...]]]) -> None:
        with open_archive(folder).writer() as writer:
            for release, quotes in releases:
                writer.add(release, quotes)
            writer.identify(self._identification)
            writer.publish()

    def update(self, folder: Path, releases: Iterable[tuple[Release, tuple[Quote, ...]]]) -> None:
        with open_archive(folder).writer() as writer:
            for release, quotes in releases:
                writer.add(release, quotes)
            writer.publish()

    def open(self, folder: Path) -> None:
        self._reader = open_archive(folder).reader().__enter__()

    def answer(self, asked: Asked) -> Answer:
        filters = [Filter("speaker", asked.speaker)] if asked.speaker else []
        filters += [Filter("organisation", asked.organisation)] if asked.organisation else []
        result = self._reader.search(
            SearchQuery(
                expression=_expression(asked),
                filters=tuple(filters),
                dates=DateRange(asked.since, asked.until),
                sort=asked.sort,
                page=asked.page,
                per_page=PER_PAGE,
                facets=("speaker", "organisation"),
                facet_size=FACET_SIZE,
                interval="month",
            )
        )
        speakers, organisations = result.facets
        months = sum(1 for period in result.timeline if period.count)
        return Answer(
            result.total,
            len(result.hits),
            len(speakers.buckets),
            len(organisations.buckets),
            months,
        )

    def suggest(self, typed: str) -> int:
        return len(self._reader.suggest(typed, ("speaker", "organisation")))

    def full_text_bytes(self, folder: Path) -> int:
        """Posting lists and codes; SQLite holds the texts besides."""
        newest = folder / "generations" / (folder / "CURRENT").read_text().strip()
        files = [*newest.glob("index/*"), *newest.glob("tokens/*")]
        return sum(path.stat().st_size for path in files)


def _expression(asked: Asked) -> Expression | None:
    words: tuple[Expression, ...] = tuple(Word(word) for word in asked.words)
    if not words:
        return None
    if asked.how == "phrase":
        return Phrase(asked.words)
    if asked.how == "prefix":
        return Prefix(asked.words[0])
    if len(words) == 1:
        return words[0]
    return Or(words) if asked.how == "any" else And(words)
