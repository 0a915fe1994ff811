"""Weights of the signs of a title: a conditional logit, drawn towards what is expected of each.

The lines of one document share a likelihood of one. The weights are those under which the right
ones have most of it, less a penalty for each unit squared that a weight lies away from what is
expected: eighty documents are too few to leave it to them alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from indexer.evaluation.names import is_same_phrase
from indexer.speech.heading import is_stated, tops_of, weigh
from indexer.speech.lines import lines_of
from indexer.speech.title_signs import as_title, signs_of
from indexer.text.fold import fold
from tests.quality.choice import Laid, fit_choices
from tests.quality.outside.marked import read_set
from tests.quality.outside.scoring import Finder, load_documents

SETS = ("speeches-1", "speeches-2", "speeches-4")
EXPECTED = {
    "body or place": -1.5,
    "called title": 3.0,
    "depth 1": -0.5,
    "depth 6": -1.0,
    "facts": -2.0,
    "field": -1.5,
    "furniture": -1.5,
    "given, guessed": 1.0,
    "given, heading": 2.0,
    "given, meta": 1.5,
    "given, title element": 1.5,
    "heading": 0.5,
    "kind": 1.5,
    "kind only": 0.5,
    "long": -1.0,
    "own words 0": -1.5,
    "own words 1": -0.5,
    "own words 2": 0.5,
    "own words 3": 1.0,
    "parted": -0.5,
    "sentence": -1.5,
    "somebody": -1.5,
}
_PENALTY = 5.0


@dataclass(frozen=True, slots=True)
class Case:
    """The signs of each line of a document that may be its title, and which lines are."""

    signs: tuple[frozenset[str], ...]
    right: tuple[bool, ...]


def cases_of(name: str) -> list[Case]:
    """The documents of a set of ``tests/quality/outside`` that show a title and do not state it."""
    found = []
    documents = [d for d in read_set(name) if d.fields.get("title") and d.marks]
    read = load_documents(documents)
    for document in documents:
        release = read.get(document.name)
        if release is None or is_stated(release):
            continue
        span = Finder(release.text).find(document.marks[0].words)
        lines = lines_of(release)
        first = next((n.number for n in lines if span and n.span.end > span.start), 1)
        tops = tops_of(release, lines, first)
        title = document.fields["title"]
        found.append(
            Case(
                tuple(signs_of(top) for top in tops),
                tuple(_is_it(title, as_title(top.text)) for top in tops),
            )
        )
    return found


def _is_it(title: str, text: str) -> bool:
    """Whether a line is a title, or most of it, and little else."""
    one, two = set(fold(title).split()), set(fold(text).split())
    return is_same_phrase(title, text) and 2 * len(one & two) >= len(one | two)


def is_told(case: Case, table: dict[str, float]) -> bool:
    """Whether the likeliest line is a title."""
    best = max(range(len(case.signs)), key=lambda n: weigh(case.signs[n], table), default=-1)
    return best >= 0 and case.right[best]


def fit(cases: list[Case]) -> dict[str, float]:
    """The weight of each sign, to two places. The same cases give the same weights."""
    signs = sorted({s for case in cases for some in case.signs for s in some} | {*EXPECTED})
    laid = [_lay(case, signs) for case in cases if any(case.right)]
    return fit_choices(signs, laid, EXPECTED, _PENALTY)


def _lay(case: Case, signs: list[str]) -> Laid:
    table = np.array([[float(sign in some) for sign in signs] for some in case.signs])
    return table, np.array(case.right)
