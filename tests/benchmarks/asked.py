"""What the search page asks: the same of every engine."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

from indexer.model import Quote, Release
from tests.benchmarks.generator import MadeUp, make_words


@dataclass(frozen=True)
class Asked:
    """One page: 20 hits with snippets, exact count, two facets of ten, monthly histogram."""

    words: tuple[str, ...] = ()
    how: Literal["all", "any", "phrase", "prefix"] = "all"
    speaker: str = ""
    organisation: str = ""
    since: date | None = None
    until: date | None = None
    sort: Literal["relevance", "newest"] = "relevance"
    page: int = 1


@dataclass(frozen=True)
class Answer:
    total: int
    hits: int
    speakers: int
    organisations: int
    months: int


class Engine(Protocol):
    """A rival, or ourselves."""

    name: str

    def build(
        self, folder: Path, releases: Iterable[tuple[Release, tuple[Quote, ...]]]
    ) -> None: ...

    def update(
        self, folder: Path, releases: Iterable[tuple[Release, tuple[Quote, ...]]]
    ) -> None: ...

    def open(self, folder: Path) -> None: ...

    def answer(self, asked: Asked) -> Answer: ...

    def full_text_bytes(self, folder: Path) -> int: ...


def make_cases(made_up: MadeUp) -> dict[str, list[Asked]]:
    """Twelve variants of every kind of search, none of which repeats a word of its kind."""
    rng = random.Random(23)
    words = make_words(random.Random(made_up.seed), made_up.vocabulary)
    # every 16th to 6th quote has one of these; rarer ones every 200th to 2,000th
    common = words[12:72]
    rare = words[400:2_000]
    starts = sorted({word[:3] for word in words[100:400] if len(word) > 4})
    variants = range(12)
    singles = rng.sample(common, 12)
    pairs = [tuple(rng.sample(common, 2)) for _ in variants]
    since, until = date(2019, 1, 1), date(2021, 6, 30)
    return {
        "common word": [Asked((w,)) for w in singles],
        "rarer word": [Asked((w,)) for w in rng.sample(rare, 12)],
        "common word, newest first": [Asked((w,), sort="newest") for w in singles],
        "two words": [Asked(pair) for pair in pairs],
        "phrase of two common words": [Asked(pair, "phrase") for pair in pairs],
        "prefix of three letters": [Asked((s,), "prefix") for s in rng.sample(starts, 12)],
        "any of five words": [Asked(tuple(rng.sample(common, 5)), "any") for _ in variants],
        "word + speaker": [Asked((w,), speaker=f"s{n}") for n, w in enumerate(singles)],
        "word + dates + organisation": [
            Asked((w,), organisation=f"o{n}", since=since, until=until)
            for n, w in enumerate(singles)
        ],
        "everything, newest first": [Asked(sort="newest") for _ in variants],
        "everything, page 500": [Asked(sort="newest", page=500) for _ in variants],
    }


PER_PAGE = 20
FACET_SIZE = 10
