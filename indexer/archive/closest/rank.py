"""Ranking by how much of a search a quote meets.

Each clue counts once, in the field where it fits best (a disjunction maximum), and with the
inverse document frequency of what it was met by, as in BM25F (Robertson and Zaragoza, 2009).
Quotes that say the words in the order typed come before those that only hold them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from indexer.archive.analysis import analyse, stem
from indexer.archive.atoms import Stem
from indexer.archive.closest.clues import Clue
from indexer.archive.closest.evidence import (
    CLUE_FIELDS,
    ClueField,
    Evidence,
    Having,
    Numbers,
    Scores,
    Source,
    clue_keys,
    date_key,
)
from indexer.archive.closest.synonyms import synonyms_of
from indexer.archive.closest.thesaurus import related_to
from indexer.archive.closest.values import Met, Where
from indexer.archive.language.questions import is_telling
from indexer.archive.language.scripts import both_scripts
from indexer.archive.scoring import inverse_frequency

FIELD_WEIGHTS: dict[ClueField, float] = {
    "speaker": 1.3, "organisation": 0.9, "role": 0.6, "title": 0.7,
}  # fmt: skip
SYNONYM_WEIGHT = 0.7
SPELLING_WEIGHT = 0.75
DATE_WEIGHT = 0.6
TOLD_WEIGHT = 0.3
"""What a word is worth that stands elsewhere in the release: a hint of what it is about."""
ORDER_WEIGHT = 0.35
"""What two clues that stand side by side as typed add, as a share of what they weigh."""
MISSING_COST = 0.5
"""The share of its score that a quote would lose that met no clue: two clues met in part come
before one met in full, as a word and a name are remembered together for a reason."""
COMMON_NAME = 1.3
"""How much more than the word itself a name can weigh that is an ordinary word ("bridge")."""
UNNAMED_COST = 0.3
"""The share of its score that a quote loses whose speaker has no name ("one customer")."""
LEAST_SHARE = 0.2
"""The share of the search's weight that a quote must meet to be called close."""
LEAST_RELATED = 0.1
"""The same where words near in meaning count, which weigh less."""
SURE_MISSES = 1
"""Clues that a quote may miss to stay before all that are met by words near in meaning."""
LOOKED_AT = 30
"""Quotes whose words are read for their order."""
_REACH = 4  # words from one clue to the next


Ranked = tuple[int, float, tuple[Met, ...]]
"""The number of a quote, its score, and what it meets of each clue."""


@dataclass(slots=True)
class Found:
    """A clue with every way it can be met."""

    clue: Clue
    sources: list[Source] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """What meeting it in full is worth; something even where nobody meets it."""
        return max((source.best for source in self.sources), default=0.0)


def rank_closest(
    evidence: Evidence,
    clues: Sequence[Clue],
    limit: int,
    *,
    allowed: Numbers | None = None,
    shown: Numbers | None = None,
) -> list[Ranked]:
    """The quotes that meet most of the clues, the closest first, with what each meets.

    ``allowed`` are the numbers that may come, None for all; ``shown`` are those that may not.
    Equal scores are ordered newest first. The thesaurus is asked where the closest quote misses
    a clue: nearly all quotes that are remembered in their own words are found without it.
    """
    found = _look_for_all(evidence, clues)
    reading = Reading(evidence, clues)
    ranked = _rank(evidence, reading, found, limit, allowed, shown, LEAST_SHARE)
    if ranked and all(met.where for met in ranked[0][2]):
        return ranked
    if not _widen(evidence, found):
        return ranked
    sure = [row for row in ranked if _misses(row) <= SURE_MISSES < len(clues) - 1]
    numbers = {number for number, _, _ in sure}
    sure = [(number, score, _all_met(found, number)) for number, score, _ in sure]
    more = _rank(evidence, reading, found, limit, allowed, shown, LEAST_RELATED)
    return [*sure, *(row for row in more if row[0] not in numbers)][:limit]


def _look_for_all(evidence: Evidence, clues: Sequence[Clue]) -> list[Found]:
    found = [_look_for(evidence, clue) for clue in clues]
    if evidence.look_at([one.sources for one in found]):
        found = [_look_for(evidence, clue) for clue in clues]
    return found


def _widen(evidence: Evidence, found: list[Found]) -> bool:
    """Add what is near in meaning to clues; whether there is any."""
    wider = [_add_related(one, evidence) for one in found]
    if not any(wider):
        return False
    if evidence.look_at([one.sources for one in found]):
        found[:] = [_look_for(evidence, one.clue) for one in found]
        for one in found:
            _add_related(one, evidence)
    return True


def _misses(row: Ranked) -> int:
    return sum(not met.where for met in row[2])


def _rank(
    evidence: Evidence,
    reading: Reading,
    found: Sequence[Found],
    limit: int,
    allowed: Numbers | None,
    shown: Numbers | None,
    least: float,
) -> list[Ranked]:
    known = [one for one in found if one.sources]
    if not known:
        return []
    total, met = np.zeros(evidence.size), np.zeros(evidence.size)
    for one in known:
        best = _best(one, evidence.size)
        total += best
        met += best > 0
    total *= 1 - MISSING_COST * (1 - met / len(known))
    if allowed is not None:
        inside = np.zeros(evidence.size, np.bool_)
        inside[allowed] = True
        total[~inside] = 0.0
    if shown is not None:
        total[shown] = 0.0
    whole = sum(one.weight for one in known)
    numbers = np.flatnonzero(total > least * whole).astype(np.int32)
    total[evidence.unnamed(numbers)] *= 1 - UNNAMED_COST
    numbers = _first(evidence, numbers, total, max(limit, LOOKED_AT))
    ranked = _by_order(reading, known, numbers, total)[:limit]
    return [(n, score, _all_met(found, n)) for n, score in ranked]


def _look_for(evidence: Evidence, clue: Clue) -> Found:
    found = Found(clue)
    if clue.dates is not None:
        days = evidence.dated(clue.dates)
        _add(found, evidence, "date", "", date_key(clue.dates), days, DATE_WEIGHT)
        if clue.text.isdecimal():  # 2030 may be a year that somebody spoke of
            _add_word(found, evidence, clue.text, "", 1.0)
        return found
    for written in both_scripts(clue.text):
        _add_word(found, evidence, written, "", 1.0)
        _add_names(found, evidence, written, "", 1.0)
    most = _worth_as_typed(found)  # "chief executive officer" is no more than "CEO"
    for other in synonyms_of(clue.text):
        _add_word(found, evidence, other, other, SYNONYM_WEIGHT, most)
    if not any(source.where in ("words", "speaker") for source in found.sources):
        for other in evidence.spellings(clue.text):
            _add_word(found, evidence, other, other, SPELLING_WEIGHT)
            _add_names(found, evidence, other, other, SPELLING_WEIGHT)
    return found


def _add_related(found: Found, evidence: Evidence) -> bool:
    """Words near in meaning to a clue that is no date and nobody's name, and releases that have
    the clue elsewhere; whether there are any."""
    if found.clue.dates is not None or _is_name(found):
        return False
    before = len(found.sources)
    most = _worth_as_typed(found)
    text = found.clue.text
    _add(found, evidence, "text", "", text, evidence.told(text), TOLD_WEIGHT, most)
    for other, weight in related_to(text):
        _add_word(found, evidence, other, other, weight, most)
    return len(found.sources) > before


def _is_name(found: Found) -> bool:
    """Whether more quotes are by bearers of a word than have it: "Wang", not "safe" or "trust",
    which stand in the names of bodies that speak."""
    borne = sum(len(s.numbers) for s in found.sources if s.where == "speaker" and not s.through)
    said = sum(len(s.numbers) for s in found.sources if s.where == "words" and not s.through)
    return borne > said


def _worth_as_typed(found: Found) -> float:
    """The most that the word itself is worth in a quote, which no other word may outweigh."""
    typed = [s.best for s in found.sources if s.where == "words" and not s.through]
    return max(typed, default=float("inf"))


def _add_word(
    found: Found,
    evidence: Evidence,
    word: str,
    through: str,
    weight: float,
    most: float = float("inf"),
) -> None:
    numbers, scores, best = evidence.said(word)
    if best > 0:
        worth = np.minimum(scores, most) * weight
        source = Source("words", through, word, numbers, worth, min(best, most) * weight)
        found.sources.append(source)


def _add_names(found: Found, evidence: Evidence, word: str, through: str, weight: float) -> None:
    most = max((s.best for s in found.sources if s.where == "words"), default=0.0)
    most = most * COMMON_NAME or float("inf")
    for name in CLUE_FIELDS:
        for key in clue_keys(name, word)[:1]:
            named = evidence.named(name, key)
            _add(found, evidence, name, through, key, named, FIELD_WEIGHTS[name] * weight, most)


def _add(  # noqa: PLR0913  # a way to meet a clue, and what it is worth
    found: Found,
    evidence: Evidence,
    where: Where,
    through: str,
    key: str,
    quotes: Having,
    weight: float,
    most: float = float("inf"),
) -> None:
    numbers, total = quotes
    if total:
        value = min(inverse_frequency(evidence.held, total) * weight, most)
        scores = np.full(len(numbers), value)
        found.sources.append(Source(where, through, key, numbers, scores, value))


def _best(found: Found, size: int) -> Scores:
    """For every quote what the best way to meet a clue is worth."""
    best = np.zeros(size)
    for source in found.sources:
        best[source.numbers] = np.maximum(best[source.numbers], source.scores)
    return best


def _first(evidence: Evidence, numbers: Numbers, total: Scores, count: int) -> Numbers:
    """The ``count`` quotes with the highest totals, equals newest first."""
    scores = total[numbers]
    if len(numbers) > count:
        bound = np.partition(scores, len(scores) - count)[len(scores) - count]
        numbers = numbers[scores >= bound]
        scores = total[numbers]
    order = np.lexsort((evidence.newest(numbers), -scores))
    return numbers[order[:count]]


def _by_order(
    reading: Reading, found: Sequence[Found], numbers: Numbers, total: Scores
) -> list[tuple[int, float]]:
    """Quotes by their totals and by what their words add that stand as typed."""
    looked_at = numbers[:LOOKED_AT].tolist()
    places = reading.places(looked_at)
    pairs = [
        (_stem_of(one.clue), _stem_of(other.clue), _reach(one.clue, other.clue), worth)
        for one, other in pairwise(found)
        if not (one.clue.dates or other.clue.dates)
        and (worth := ORDER_WEIGHT * min(one.weight, other.weight))
    ]
    scored = [
        (number, float(total[number]) + _in_order(places[number], pairs)) for number in looked_at
    ]
    scored += [(number, float(total[number])) for number in numbers[LOOKED_AT:].tolist()]
    return sorted(scored, key=lambda row: -row[1])


class Reading:
    """Where the words typed stand in quotes; each quote is read once."""

    def __init__(self, evidence: Evidence, clues: Sequence[Clue]) -> None:
        self._evidence = evidence
        self._stems = [Stem(_stem_of(clue)) for clue in clues]
        self._places: dict[int, dict[str, list[int]]] = {}

    def places(self, numbers: Sequence[int]) -> Mapping[int, Mapping[str, Sequence[int]]]:
        """Of each quote the positions of each stem, rising."""
        new = [number for number in numbers if number not in self._places]
        for number, words in self._evidence.words(new, self._stems).items():
            self._places[number] = {
                key: [term.position for term in terms] for key, terms in words.by_stem.items()
            }
        return self._places


def _in_order(
    places: Mapping[str, Sequence[int]], pairs: Sequence[tuple[str, str, int, float]]
) -> float:
    """What pairs of words add that follow each other within their reach."""
    added = 0.0
    for one, other, reach, worth in pairs:
        first, then = places.get(one, ()), places.get(other, ())
        if any(0 < b - a <= reach for a in first for b in then):
            added += worth
    return added


def _reach(one: Clue, other: Clue) -> int:
    return _REACH + other.place - one.place - 1


def _stem_of(clue: Clue) -> str:
    terms = analyse(clue.text)
    return stem(terms[0].form) if terms else ""


def _all_met(found: Sequence[Found], number: int) -> tuple[Met, ...]:
    return tuple(_met(one, number) for one in found)


def _met(found: Found, number: int) -> Met:
    """Where a quote meets a clue best."""
    best, value = Met(found.clue.text, ""), 0.0
    for source in found.sources:
        at = int(np.searchsorted(source.numbers, number))
        if at < len(source.numbers) and source.numbers[at] == number:
            score = float(source.scores[at])
            if score > value:
                best, value = Met(found.clue.text, source.where, source.through), score
    return best


def marked_words(ranked: Sequence[tuple[int, float, tuple[Met, ...]]]) -> tuple[str, ...]:
    """The words that met a clue in what quotes say: those to be marked.

    Of several ("out of work") those that tell something, as each is marked wherever it stands.
    """
    found = (m for _, _, met in ranked for m in met if m.where == "words")
    parts = ((m.through or m.clue).split() for m in found)
    words = (w for some in parts for w in some if len(some) == 1 or is_telling(w))
    return tuple(dict.fromkeys(words))
