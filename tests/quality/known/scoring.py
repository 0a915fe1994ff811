"""Known items: quotes looked for as somebody types who half remembers them.

``items.jsonl`` has a line an item: the first 16 digits of the SHA-256 of a release's text, where
the quote stands in it (code points), how it is looked for (``style``), the words typed, and
whether they may be looked at while something is mended (``tuned``) or are scored only (``kept``).
No text of a release is here: an archive of the same releases has it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.archive import Hit, Reader
from indexer.archive.language import parse
from indexer.model import ReleaseId

ITEMS = Path(__file__).with_name("items.jsonl")
SYNONYMS = Path(__file__).with_name("synonyms.jsonl")
"""Items looked for in other words than were said."""
STRANGERS = Path(__file__).with_name("strangers.jsonl")
"""Items by somebody who had seen neither the code nor what it finds."""
SHOWN = 20
"""Hits of a page; the closest fill it where fewer match whole."""


@dataclass(frozen=True, slots=True)
class Item:
    """A quote by its place, and how it is looked for."""

    text: str
    start: int
    end: int
    style: str
    query: str
    part: str


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of items found first and among ten, and the mean of 1 / rank (0 where not found)."""

    items: int
    first: float
    ten: float
    mrr: float


def read_items(path: Path = ITEMS) -> list[Item]:
    return [Item(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def rank_items(reader: Reader, items: Iterable[Item]) -> list[tuple[Item, int | None]]:
    """Each item whose release the archive has, with the rank of its quote; None beyond a page."""
    releases = {digest[:16]: id_ for id_, digest in reader.releases()}
    known = [item for item in items if item.text in releases]
    return [(item, _rank(reader, item, releases[item.text])) for item in known]


def _rank(reader: Reader, item: Item, release: ReleaseId) -> int | None:
    query = replace(parse(item.query, reader.resolve).query(), per_page=SHOWN, folded=True)
    hits = list(reader.search(query).hits)
    if len(hits) < SHOWN:
        hits += [one.hit for one in reader.closest(query, SHOWN - len(hits))]
    for rank, hit in enumerate(hits, start=1):
        if _is_it(reader, hit, item, release):
            return rank
    return None


def _is_it(reader: Reader, hit: Hit, item: Item, release: ReleaseId) -> bool:
    """Whether a hit is the quote, or says the same in another release."""
    appearances = (hit.quote, *(one.quote for one in reader.appearances(hit.quote.id)))
    return any(
        quote.release_id == release
        and any(span.start < item.end and item.start < span.end for span in quote.content)
        for quote in appearances
    )


def score(ranked: Iterable[tuple[Item, int | None]]) -> dict[str, Score]:
    """Scores by style, and of ``all``."""
    ranks: dict[str, list[int | None]] = defaultdict(list)
    for item, rank in ranked:
        ranks[item.style].append(rank)
        ranks["all"].append(rank)
    return {style: _score(found) for style, found in sorted(ranks.items())}


def _score(ranks: list[int | None]) -> Score:
    held = [rank for rank in ranks if rank is not None]
    count = len(ranks)
    return Score(
        count,
        sum(rank == 1 for rank in held) / count,
        sum(rank <= 10 for rank in held) / count,
        sum(1 / rank for rank in held) / count,
    )
