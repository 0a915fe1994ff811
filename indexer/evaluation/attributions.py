"""Counting on texts in which every attribution is annotated (PolNeAR's and Citron's forms).

Two sections, each whole and cut into contiguous pieces:

direct   targets are the quotes all in quotation marks. An unpaired prediction is
         false only if it stands in marks itself.
speech   targets are the attributions whose cue is one of saying.

Contents are compared by their letters and paired with the targets one to one,
at IoU 1.0, 0.8 and 0.5 each by itself. An unpaired prediction that lies half in
other annotations or in a stretch to ignore is left out. Kinds go by what stands
in quotation marks, on both sides. The source is judged on the words of the
attribution: "he" is right where "he" is annotated, and so is his family name.
"""

from __future__ import annotations

from dataclasses import replace

from indexer.evaluation.gold import GoldQuote, GoldRelease
from indexer.evaluation.marked import cut_pieces, kind_by_marks, regions
from indexer.evaluation.names import family_name, holds_word
from indexer.evaluation.overlap import LetterPlaces, Positions, WordPlaces, pair_up
from indexer.evaluation.predict import Prediction
from indexer.evaluation.results import Evaluation, note_mistake
from indexer.evaluation.tally import FOUND, HALF, LEVELS, Tally

_SECTIONS = ("direct", "speech")


def count_article(evaluation: Evaluation, gold: GoldRelease, found: list[Prediction]) -> None:
    """Add one text to the evaluation's sections, mistakes and confidences."""
    kinds = [kind_by_marks(gold.text, p.content, regions(gold.text)) for p in found]
    _count(evaluation, gold, found, kinds, "")
    pieces = [
        (replace(prediction, content=(piece,)), kind)
        for prediction, kind in zip(found, kinds, strict=True)
        for piece in cut_pieces(gold.text, prediction.content, kind)
    ]
    whole = [
        kind_by_marks(gold.text, prediction.content, regions(gold.text)) for prediction, _ in pieces
    ]
    _count(evaluation, _cut(gold), [prediction for prediction, _ in pieces], whole, " in pieces")


def _cut(gold: GoldRelease) -> GoldRelease:
    cut = tuple(
        replace(
            quote, content=(piece,), kind=kind_by_marks(gold.text, (piece,), regions(gold.text))
        )
        for quote in gold.quotes
        for piece in cut_pieces(gold.text, quote.content, quote.kind)
    )
    return replace(gold, quotes=cut)


def _count(
    evaluation: Evaluation,
    gold: GoldRelease,
    found: list[Prediction],
    kinds: list[str],
    how: str,
) -> None:
    letters = LetterPlaces(gold.text)
    placed = [letters.of(p.content) for p in found]
    some = [index for index, here in enumerate(placed) if here]
    for section in _SECTIONS:
        is_target = [_is_target(quote, section) for quote in gold.quotes]
        targets = [q for q, wanted in zip(gold.quotes, is_target, strict=True) if wanted]
        others = [q for q, wanted in zip(gold.quotes, is_target, strict=True) if not wanted]
        neutral = letters.of(gold.ignore).union(*(letters.of(q.content) for q in others))
        counting = _Section(evaluation, gold, section + how, targets, neutral)
        counting.count(
            [found[i] for i in some], [placed[i] for i in some], [kinds[i] for i in some]
        )


def _is_target(quote: GoldQuote, section: str) -> bool:
    return quote.kind in ("direct", "statement") if section == "direct" else quote.speech


class _Section:
    """One section of one text."""

    def __init__(
        self,
        evaluation: Evaluation,
        gold: GoldRelease,
        name: str,
        targets: list[GoldQuote],
        neutral: Positions,
    ) -> None:
        self._evaluation = evaluation
        self._gold = gold
        self._name = name
        self._targets = targets
        self._neutral = neutral
        self._keeps_mistakes = name == "speech"

    def count(self, found: list[Prediction], placed: list[Positions], kinds: list[str]) -> None:
        """Count the predictions, of which each has letters."""
        letters = LetterPlaces(self._gold.text)
        wanted = [letters.of(quote.content) for quote in self._targets]
        for quote in self._targets:
            for tally in self._tallies(quote.kind):
                tally.count("asked")
        for level, least in LEVELS:
            pairs = pair_up(wanted, placed, least)
            partner = {index: number for number, (index, _) in pairs.items()}
            for index, prediction in enumerate(found):
                if index in partner:
                    self._count_pair(self._targets[partner[index]], prediction, kinds[index], level)
                elif self._is_false(placed[index], kinds[index]):
                    self._count_false(prediction, kinds[index], level)
            if least == HALF:
                self._count_missed(wanted, placed, pairs, found)
        self._count_parts(found)

    def _tallies(self, kind: str) -> list[Tally]:
        by_kind = [f"speech {kind}"] if self._name == "speech" else []
        return self._evaluation.tally(self._name, *by_kind)

    def _is_false(self, here: Positions, kind: str) -> bool:
        if self._name.startswith("direct") and kind != "direct":
            return False
        return len(here & self._neutral) * 2 < len(here)

    def _count_false(self, prediction: Prediction, kind: str, level: str) -> None:
        for tally in self._tallies(kind):
            tally.count(f"{level}found")
            if level == "half_":
                tally.count("spurious")
        if level == "half_" and self._keeps_mistakes:
            self._evaluation.reliability.spurious.append(prediction.quote.confidence)
            note_mistake(self._evaluation, self._gold, "spurious", None, prediction)

    def _count_pair(self, quote: GoldQuote, prediction: Prediction, kind: str, level: str) -> None:
        for tally in self._tallies(kind):
            tally.count(f"{level}found", f"{level}precise")
        for tally in self._tallies(quote.kind):
            tally.count(f"{level}recalled")
        if level:
            return
        is_right = is_source_right(quote, prediction)
        for tally in self._tallies(kind):
            tally.counts["precise_right"] += is_right
        for tally in self._tallies(quote.kind):
            tally.counts["recalled_right"] += is_right
            if quote.source:
                tally.count_share("speaker", is_right)
            if not is_right:
                tally.count("wrong_speaker")
        if self._keeps_mistakes and quote.source:
            self._evaluation.reliability.judged.append((prediction.quote.confidence, is_right))
        if self._keeps_mistakes and not is_right:
            note_mistake(self._evaluation, self._gold, "wrong speaker", quote, prediction)

    def _count_missed(
        self,
        wanted: list[Positions],
        placed: list[Positions],
        touched: dict[int, tuple[int, float]],
        found: list[Prediction],
    ) -> None:
        hit = pair_up(wanted, placed, FOUND)
        for number, quote in enumerate(self._targets):
            if number in hit:
                continue
            verdict = "wrong words" if number in touched else "missed"
            for tally in self._tallies(quote.kind):
                tally.count(verdict.replace(" ", "_"))
            if self._keeps_mistakes:
                prediction = found[touched[number][0]] if number in touched else None
                note_mistake(self._evaluation, self._gold, verdict, quote, prediction)

    def _count_parts(self, found: list[Prediction]) -> None:
        """Cue and source spans by themselves; whole texts only."""
        if self._name != "speech":
            return
        words = WordPlaces(self._gold.text)
        (tally,) = self._evaluation.tally("speech")
        cues = [words.of(q.cue) for q in self._targets]
        sources = [words.of(q.source) for q in self._targets]
        tally.count_spans("cue", cues, [words.of(p.cue) for p in found])
        tally.count_spans("source", sources, [words.of(p.source) for p in found])


def is_source_right(quote: GoldQuote, prediction: Prediction) -> bool:
    """Whether the words named overlap the annotated source, or hold the same family name."""
    named = prediction.quote.speaker_name
    if not quote.source:
        return not prediction.source and not named.strip()
    if any(a.overlaps(b) for a in prediction.source for b in quote.source):
        return True
    family = family_name(named)
    return bool(family) and holds_word(quote.mention, family)
