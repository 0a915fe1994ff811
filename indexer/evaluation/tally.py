"""Counts of one slice of an evaluation, and the figures worked out from them."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from indexer.evaluation.overlap import Positions, pair_up

Figures = dict[str, float | int | None]
Part = Literal["cue", "source"]
Level = Literal["exact_", "", "half_"]

FOUND = 0.8
HALF = 0.5
LEVELS: tuple[tuple[Level, float], ...] = (("exact_", 1.0), ("", FOUND), ("half_", HALF))
"""How much of a span's words must be common to both: all of them, IoU 0.8, IoU 0.5."""

SHARES = ("speaker", "mention", "role", "organisation", "kind")
ERRORS = ("wrong_speaker", "wrong_words", "missed", "spurious")


class Tally:
    """Counts of one slice: everything, one kind, or one folder."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def count(self, *names: str) -> None:
        self.counts.update(names)

    def count_share(self, name: str, right: bool) -> None:
        """One more that was asked for, and whether it was right."""
        self.counts[f"{name}_asked"] += 1
        self.counts[f"{name}_right"] += right

    def count_spans(self, part: Part, wanted: list[Positions], found: list[Positions]) -> None:
        """Count the cue or source spans of one release, paired by themselves."""
        wanted, found = [w for w in wanted if w], [f for f in found if f]
        self.counts[f"{part}_asked"] += len(wanted)
        for level, least in LEVELS:
            hits = len(pair_up(wanted, found, least))
            self.counts[f"{part}_{level}found"] += len(found)
            self.counts[f"{part}_{level}recalled"] += hits
            self.counts[f"{part}_{level}precise"] += hits

    def figures(self) -> Figures:
        """Precision, recall and F1 (0 to 1, four decimals), counts; None where nothing was asked.

        ``f1`` is of content at IoU 0.8, ``exact_f1`` asks for the same words and
        ``half_f1`` for IoU 0.5; ``cue_…`` and ``source_…`` are the same of those
        spans. ``e2e_…`` asks for content at 0.8 and the right speaker.
        ``speaker`` is the share of found quotes with the right speaker,
        ``mention`` with the right words named, resolved or not; ``kind``, ``role``
        and ``organisation`` are shares of the found quotes that have one.
        """
        n = self.counts
        figures: Figures = {"gold": n["asked"], "predicted": n["found"]}
        for part in ("", "cue_", "source_"):
            for level, _ in LEVELS:
                figures |= self._prf(part, level)
        figures |= _prf("e2e_", n["precise_right"], n["found"], n["recalled_right"], n["asked"])
        for name in SHARES:
            figures[name] = share(n[f"{name}_right"], n[f"{name}_asked"])
        figures |= {name: n[name] for name in ERRORS}
        return figures

    def _prf(self, part: str, level: Level) -> Figures:
        n, name = self.counts, f"{part}{level}"
        found, asked = n[f"{name}found"], n[f"{part}asked"]
        return _prf(name, n[f"{name}precise"], found, n[f"{name}recalled"], asked)


def _prf(name: str, precise: int, found: int, recalled: int, asked: int) -> Figures:
    if not found and not asked:
        return dict.fromkeys((f"{name}precision", f"{name}recall", f"{name}f1"))
    precision = precise / found if found else 0.0
    recall = recalled / asked if asked else 0.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    figures = {"precision": precision, "recall": recall, "f1": f1}
    return {f"{name}{figure}": round(value, 4) for figure, value in figures.items()}


def share(part: int, whole: int) -> float | None:
    """A share, four decimals; None of nothing."""
    return round(part / whole, 4) if whole else None
