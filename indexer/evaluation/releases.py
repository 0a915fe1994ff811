"""Counting on annotated releases: every quote with its speaker, role and organisation.

Contents are compared as sets of words and paired one to one at IoU 0.5 or
more, best first; from 0.8 on a quote counts as found, and who speaks, in which
role and for whom is judged on those. A quote found that is paired with nothing
and lies half in a stretch to ignore is left out, and so is one that a speaker
quotes within words that are annotated as the speaker's. Figures of a kind go by the
annotated kind, where there is a pair.
"""

from __future__ import annotations

from indexer.evaluation.gold import GoldQuote, GoldRelease
from indexer.evaluation.names import is_same_mention, is_same_name, is_same_phrase
from indexer.evaluation.overlap import Positions, WordPlaces, pair_up
from indexer.evaluation.predict import Prediction
from indexer.evaluation.results import Evaluation, as_kind, note_mistake
from indexer.evaluation.tally import FOUND, HALF, LEVELS, Tally

_Slices = list[str]


def count_release(
    evaluation: Evaluation, gold: GoldRelease, found: list[Prediction], groups: set[str]
) -> None:
    """Add one release to the evaluation's slices, mistakes and confidences."""
    places = WordPlaces(gold.text)
    wanted = [places.of(quote.content) for quote in gold.quotes]
    placed = [places.of(prediction.content) for prediction in found]
    pairs = pair_up(wanted, placed, HALF)
    folder = [f"folder {gold.group}"] if gold.group in groups else []
    asked = [["all", as_kind(quote.kind), *folder] for quote in gold.quotes]
    for number, quote in enumerate(gold.quotes):
        index, overlap = pairs.get(number, (-1, 0.0))
        prediction = found[index] if index >= 0 else None
        _count_quote(evaluation, gold, quote, prediction, overlap, asked[number])
    answered = _answered(gold, found, placed, pairs, places, folder)
    for slices in answered.values():
        for tally in evaluation.tally(*slices):
            tally.count(*(f"{level}found" for level, _ in LEVELS))
    matched = {index for index, _ in pairs.values()}
    for index in answered.keys() - matched:
        evaluation.reliability.spurious.append(found[index].quote.confidence)
        note_mistake(evaluation, gold, "spurious", None, found[index])
        for tally in evaluation.tally(*answered[index]):
            tally.count("spurious")
    _count_parts(evaluation, gold, found, places, asked, answered)


def _answered(
    gold: GoldRelease,
    found: list[Prediction],
    placed: list[Positions],
    pairs: dict[int, tuple[int, float]],
    places: WordPlaces,
    folder: list[str],
) -> dict[int, _Slices]:
    """The predictions that count, with the slices they count in."""
    ignore = places.of(gold.ignore)
    partner = {index: gold.quotes[number] for number, (index, _) in pairs.items()}
    answered: dict[int, _Slices] = {}
    for index, prediction in enumerate(found):
        here = placed[index]
        if index not in partner and prediction.quote.quoted_by:
            continue  # said within words that are annotated as somebody's already
        if index not in partner and here and 2 * len(here & ignore) >= len(here):
            continue
        kind = partner[index].kind if index in partner else prediction.quote.kind
        answered[index] = ["all", as_kind(kind), *folder]
    return answered


def _count_quote(
    evaluation: Evaluation,
    gold: GoldRelease,
    quote: GoldQuote,
    prediction: Prediction | None,
    overlap: float,
    slices: _Slices,
) -> None:
    """Count one annotated quote in every slice it belongs to."""
    verdict = "missed"
    if prediction is not None:
        verdict = "wrong words"
        if overlap >= FOUND:
            is_right = _is_right_speaker(gold, quote, prediction.quote.speaker_name)
            verdict = "right" if is_right else "wrong speaker"
            evaluation.reliability.judged.append((prediction.quote.confidence, is_right))
    if verdict != "right":
        note_mistake(evaluation, gold, verdict, quote, prediction)
    for tally in evaluation.tally(*slices):
        tally.count("asked")
        if verdict != "right":
            tally.count(verdict.replace(" ", "_"))
        for level, least in LEVELS:
            if overlap >= least:
                tally.count(f"{level}recalled", f"{level}precise")
        if prediction is not None and overlap >= FOUND:
            _judge(tally, quote, prediction, verdict == "right")


def _is_right_speaker(gold: GoldRelease, quote: GoldQuote, found: str) -> bool:
    """Whether a quote is given to whom the annotations name.

    Where they name nobody ("a witness said"), to nobody whom they name elsewhere.
    """
    if quote.speaker:
        return is_same_name(quote.speaker, found)
    return not any(is_same_name(other.speaker, found) for other in gold.quotes if other.speaker)


def _judge(tally: Tally, quote: GoldQuote, prediction: Prediction, is_right: bool) -> None:
    """Speaker, kind, role and organisation of a quote that was found."""
    found = prediction.quote
    if is_right:
        tally.count("recalled_right", "precise_right")
    tally.count_share("speaker", is_right)
    tally.count_share("mention", is_right or is_same_mention(quote.mention, found.speaker_name))
    tally.count_share("kind", as_kind(quote.kind) == as_kind(found.kind))
    if quote.role:
        tally.count_share("role", is_same_phrase(quote.role, found.role))
    if quote.organisation:
        right = is_same_phrase(quote.organisation, found.organisation_name)
        tally.count_share("organisation", right)


def _count_parts(
    evaluation: Evaluation,
    gold: GoldRelease,
    found: list[Prediction],
    places: WordPlaces,
    asked: list[_Slices],
    answered: dict[int, _Slices],
) -> None:
    """Cue and source spans, release by release, in every slice that has quotes here."""
    names = {name for slices in (*asked, *answered.values()) for name in slices}
    for name in sorted(names):
        quotes = [q for q, slices in zip(gold.quotes, asked, strict=True) if name in slices]
        counted = [found[index] for index, slices in answered.items() if name in slices]
        for tally in evaluation.tally(name):
            tally.count_spans(
                "cue", [places.of(q.cue) for q in quotes], [places.of(p.cue) for p in counted]
            )
            tally.count_spans(
                "source",
                [places.of(q.source) for q in quotes],
                [places.of(p.source) for p in counted],
            )
