"""The figures: content found, speaker right, both; roles; errors by class; calibration.

A content counts as found when its words overlap the annotated ones with an
intersection over union of 0.8, one to one, best pairs first. End to end asks
for the right speaker as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from indexer.evaluation.gold import GoldQuote, GoldRelease
from indexer.evaluation.names import is_same_name, is_same_phrase
from indexer.evaluation.words import Positions, overlap, words_of
from indexer.ingest import prepare
from indexer.model import Quote, RawRelease, Release
from indexer.pipeline import extract_quotes

FOUND = 0.8
_TOUCHED = 0.5
_BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(slots=True)
class Tally:
    """Counts of one slice of the gold; figures are worked out from them."""

    gold: int = 0
    found: int = 0
    predicted: int = 0
    right: int = 0
    exact: int = 0
    roles: int = 0
    roles_right: int = 0
    bodies: int = 0
    bodies_right: int = 0
    wrong_speaker: int = 0
    wrong_words: int = 0
    missed: int = 0
    spurious: int = 0

    def figures(self) -> dict[str, float | int | None]:
        precision, recall, f1 = _prf(self.found, self.predicted, self.gold)
        _, _, end_to_end = _prf(self.right, self.predicted, self.gold)
        _, _, exact = _prf(self.exact, self.predicted, self.gold)
        return {
            "gold": self.gold,
            "predicted": self.predicted,
            "precision": precision,
            "recall": recall,
            "f1": f1,
            "exact_f1": exact,
            "speaker": _share(self.right, self.found),
            "e2e_f1": end_to_end,
            "role": _share(self.roles_right, self.roles),
            "organisation": _share(self.bodies_right, self.bodies),
            "wrong_speaker": self.wrong_speaker,
            "wrong_words": self.wrong_words,
            "missed": self.missed,
            "spurious": self.spurious,
        }


@dataclass(slots=True)
class Evaluation:
    """Everything an evaluation found. ``slices`` are "all", a kind, or a folder of the gold."""

    slices: dict[str, Tally] = field(default_factory=dict)
    confidences: list[tuple[float, bool]] = field(default_factory=list)
    worst: list[str] = field(default_factory=list)

    def tally(self, *names: str) -> list[Tally]:
        return [self.slices.setdefault(name, Tally()) for name in names]

    def report(self) -> dict[str, Any]:
        """The figures as plain values, ready for JSON."""
        return {
            "slices": {name: self.slices[name].figures() for name in sorted(self.slices)},
            "reliability": self.reliability(),
            "confident": self.confident(),
        }

    def reliability(self) -> list[dict[str, float | int | None]]:
        """How often the speaker was right, by the confidence that was given."""
        table = []
        for low, high in pairwise(_BINS):
            inside = [right for confidence, right in self.confidences if low <= confidence < high]
            table.append(
                {"from": low, "quotes": len(inside), "right": _share(sum(inside), len(inside))}
            )
        return table

    def confident(self) -> float | None:
        """The share with the right speaker among those given 0.9 or more."""
        sure = [right for confidence, right in self.confidences if confidence >= 0.9]
        return _share(sum(sure), len(sure))


def evaluate(gold: Iterable[GoldRelease], worst: int = 0) -> Evaluation:
    """Extract every release's quotes anew and compare them with the annotations."""
    evaluation = Evaluation()
    for annotated in gold:
        raw = RawRelease(
            origin=annotated.id,
            text=annotated.words.text,
            id=annotated.id,
            title=annotated.title,
            publisher=annotated.publisher,
        )
        release = prepare(raw)
        _score(evaluation, annotated, release, extract_quotes(release), worst)
    return evaluation


def _score(
    evaluation: Evaluation,
    gold: GoldRelease,
    release: Release,
    quotes: tuple[Quote, ...],
    worst: int,
) -> None:
    placed = [_place(gold, release, quote) for quote in quotes]
    pairs = _match(gold.quotes, placed)
    taken = {index for index, _ in pairs.values()}
    for number, wanted in enumerate(gold.quotes):
        tallies = evaluation.tally("all", as_kind(wanted.kind), f"folder {gold.group}")
        index, share = pairs.get(number, (-1, 0.0))
        quote = quotes[index] if index >= 0 else None
        verdict = _count(tallies, wanted, quote, share, placed[index] if quote else frozenset())
        if quote is not None and share >= FOUND:
            right = verdict == "right"
            evaluation.confidences.append((quote.confidence, right))
        if verdict != "right" and len(evaluation.worst) < worst:
            got = f" got {quote.speaker_name!r}: {quote.text[:90]!r}" if quote else ""
            evaluation.worst.append(
                f"[{gold.id}] {verdict}: {wanted.kind} {wanted.text[:90]!r} ({wanted.speaker}){got}"
            )
    for index, quote in enumerate(quotes):
        wanted_kind = next(
            (gold.quotes[n].kind for n, (i, _) in pairs.items() if i == index), quote.kind
        )
        unasked = len(placed[index] & gold.ignore) * 2 >= len(placed[index])
        if index not in taken and unasked and placed[index]:
            continue
        for tally in evaluation.tally("all", as_kind(wanted_kind), f"folder {gold.group}"):
            tally.predicted += 1
            tally.spurious += index not in taken
        if index not in taken and len(evaluation.worst) < worst:
            evaluation.worst.append(
                f"[{gold.id}] spurious: {quote.kind} {quote.text[:90]!r} ({quote.speaker_name})"
            )


def _place(gold: GoldRelease, release: Release, quote: Quote) -> Positions:
    found: set[int] = set()
    for span in quote.content:
        near = span.start / max(1, len(release.text))
        found |= gold.words.find(span.of(release.text), near)
    return frozenset(found)


def _match(wanted: tuple[GoldQuote, ...], placed: list[Positions]) -> dict[int, tuple[int, float]]:
    """Pairs of annotated and found contents, one to one, best overlap first."""
    candidates = sorted(
        (
            (overlap(quote.words, positions), number, index)
            for number, quote in enumerate(wanted)
            for index, positions in enumerate(placed)
            if quote.words & positions
        ),
        reverse=True,
    )
    pairs: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for share, number, index in candidates:
        if share >= _TOUCHED and number not in pairs and index not in used:
            pairs[number] = (index, share)
            used.add(index)
    return pairs


def _count(
    tallies: list[Tally], wanted: GoldQuote, quote: Quote | None, share: float, words: Positions
) -> str:
    """Count one annotated quote in every slice it belongs to; what became of it."""
    verdict = "missed"
    if quote is not None:
        verdict = "wrong words"
        if share >= FOUND:
            verdict = "right" if _speaks(wanted, quote) else "wrong speaker"
    for tally in tallies:
        tally.gold += 1
        tally.missed += verdict == "missed"
        tally.wrong_words += verdict == "wrong words"
        tally.wrong_speaker += verdict == "wrong speaker"
        if quote is None or share < FOUND:
            continue
        tally.found += 1
        tally.exact += words == wanted.words
        tally.right += verdict == "right"
        if wanted.role:
            tally.roles += 1
            tally.roles_right += is_same_phrase(wanted.role, quote.role)
        if wanted.organisation:
            tally.bodies += 1
            tally.bodies_right += is_same_phrase(wanted.organisation, quote.organisation_name)
    return verdict


def _speaks(wanted: GoldQuote, quote: Quote) -> bool:
    if wanted.resolved:
        return is_same_name(wanted.speaker, quote.speaker_name)
    named = words_of(quote.speaker_name)
    return bool(named) and named[-1] in words_of(wanted.mention)


def as_kind(kind: str) -> str:
    """A statement counts as direct: its words are the speaker's own."""
    return "direct" if kind == "statement" else kind


def _prf(found: int, predicted: int, gold: int) -> tuple[float, float, float]:
    precision = found / predicted if predicted else 0.0
    recall = found / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return round(precision, 4), round(recall, 4), round(f1, 4)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
