"""Folding: whether quotes of an archive are one saying, as somebody judged who read them.

``pairs.jsonl`` has a line a pair: two places (the first 16 digits of the SHA-256 of a release's
text, first and last code point of a quote) and whether they are one saying. ``groups.jsonl`` has
a line for all quotes of one name that are somewhat alike: its sayings, each a list of places. No
text of a release is here: an archive of the same releases has it.

    ON_RECORD_KNOWN_ARCHIVE=archive python -m tests.quality.folding.scoring
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import comb
from pathlib import Path

from indexer.archive import Reader, SearchQuery, open_archive
from indexer.model import Quote

PAIRS = Path(__file__).with_name("pairs.jsonl")
GROUPS = Path(__file__).with_name("groups.jsonl")
LEAST_INDEX = 0.95
LEAST_RIGHT = 0.95
"""Floors: the adjusted Rand index of the groups, and the share of pairs that are told right."""

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two quotes by their places; ``same`` is the judgement, ``drawn`` where they came from."""

    one: Place
    other: Place
    same: bool
    drawn: str


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs whose quotes an archive has, by where they were drawn, and those told right; the
    adjusted Rand index of the groups and how many quotes of them are held, and are not."""

    pairs: dict[str, tuple[int, int]]
    index: float
    held: int
    lost: int


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    lines = map(json.loads, path.read_text("utf-8").splitlines())
    return [
        Pair(_place(row["one"]), _place(row["other"]), row["same"], row["drawn"]) for row in lines
    ]


def read_groups(path: Path = GROUPS) -> list[list[list[Place]]]:
    """Of each line its sayings."""
    lines = map(json.loads, path.read_text("utf-8").splitlines())
    return [[[_place(place) for place in saying] for saying in line] for line in lines]


def _place(row: Sequence[str | int]) -> Place:
    digest, start, end = row
    return str(digest), int(start), int(end)


class Folded:
    """An archive asked which saying stands at a place."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._quotes: dict[str, list[Quote]] = defaultdict(list)
        digests = {id_: digest[:16] for id_, digest in reader.releases()}
        for hit in reader.export(SearchQuery()):
            self._quotes[digests[hit.quote.release_id]].append(hit.quote)

    def saying(self, place: Place) -> Hashable:
        """What tells the saying at a place from others; None where no quote stands."""
        digest, start, end = place
        best, most = None, 0
        for quote in self._quotes.get(digest, ()):
            shared = sum(max(0, min(s.end, end) - max(s.start, start)) for s in quote.content)
            if shared > most:
                best, most = quote, shared
        if best is None:
            return None
        return min([best.id, *(hit.quote.id for hit in self._reader.appearances(best.id))])


def measure(folded: Folded) -> Score:
    counts: dict[str, list[bool]] = defaultdict(list)
    for pair in read_pairs():
        one, other = folded.saying(pair.one), folded.saying(pair.other)
        if one is not None and other is not None:
            counts[pair.drawn].append((one == other) == pair.same)
    truth: list[Hashable] = []
    found: list[Hashable] = []
    lost = 0
    for line, group in enumerate(read_groups()):
        for number, saying in enumerate(group):
            for place in saying:
                told = folded.saying(place)
                if told is None:
                    lost += 1
                    continue
                truth.append((line, number))
                found.append(told)
    pairs = {drawn: (len(right), sum(right)) for drawn, right in sorted(counts.items())}
    return Score(pairs, adjusted_rand_index(truth, found), len(truth), lost)


def adjusted_rand_index(truth: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """Agreement of two partitions beyond chance (Hubert and Arabie, 1985): 1 where they are alike.

    >>> adjusted_rand_index("aabb", "xxyy"), adjusted_rand_index("aabb", "xyxy")
    (1.0, -0.5)
    """
    both = sum(comb(n, 2) for n in Counter(zip(truth, found, strict=True)).values())
    first = sum(comb(n, 2) for n in Counter(truth).values())
    second = sum(comb(n, 2) for n in Counter(found).values())
    pairs = comb(len(truth), 2)
    by_chance = first * second / pairs if pairs else 0.0
    most = (first + second) / 2
    return (both - by_chance) / (most - by_chance) if most != by_chance else 1.0


def main() -> None:
    archive = open_archive(Path(os.environ["ON_RECORD_KNOWN_ARCHIVE"]))
    with archive.reader() as reader:
        score = measure(Folded(reader))
    archive.close()
    for drawn, (pairs, right) in score.pairs.items():
        print(f"{drawn:12} {right} of {pairs} told right")
    print(f"adjusted Rand index {score.index:.3f} over {score.held} quotes ({score.lost} not held)")


if __name__ == "__main__":
    main()
