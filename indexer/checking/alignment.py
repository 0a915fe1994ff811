"""One text laid along another: which words are the same, and what was done to the rest.

The pasted words are aligned whole, the archived ones from any word to any other: a fitting
("semi-global") alignment (Durbin et al., Biological Sequence Analysis, 1998, section 2.3), in
which leaving words out is a little cheaper than putting words in. Where the editor shows with
"…" that words are left out, leaving them out is free; words in [brackets] are the editor's own
and cost nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from indexer.checking.marks import EditorsMarks
from indexer.checking.weights import weigh
from indexer.checking.words import Token

EditKind = Literal["same", "left_out", "added", "changed"]

MAX_WORDS = 600
"""Pasted words that are aligned: more is no quotation, and is cut into several first."""
_MARKED = 0.3
"""What an archived word costs that an editor's bracket stands for."""
_CHANGED = 0.95  # less than a word added: a word in another's place is one change, not two
_LEFT_OUT = 0.6  # less than a word added: what stands behind words left out is met all the same
_ENOUGH = 1e-3

Costs = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of both texts: token numbers, half-open. ``is_shown`` where the editor says so."""

    kind: EditKind
    pasted: tuple[int, int]
    said: tuple[int, int]
    is_shown: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """The edits that lead from the archived words to the pasted ones, in order."""

    edits: tuple[Edit, ...]
    pasted: tuple[Token, ...]
    said: tuple[Token, ...]

    @property
    def same(self) -> int:
        """Words that are the same."""
        return sum(e.pasted[1] - e.pasted[0] for e in self.edits if e.kind == "same")

    @property
    def changes(self) -> tuple[Edit, ...]:
        """What was done to the words without showing it."""
        return tuple(e for e in self.edits if e.kind != "same" and not e.is_shown)

    @property
    def is_reordered(self) -> bool:
        """Whether the words are the same in another order."""
        gone = Counter(self.said[n].form for e in self.changes for n in range(*e.said))
        new = Counter(self.pasted[n].form for e in self.changes for n in range(*e.pasted))
        free = gone + Counter(t.form for t in self._beside())
        return bool(new) and not new - free and not gone - new

    def _beside(self) -> tuple[Token, ...]:
        """As many words beside the stretch as there are pasted ones: some may come from there."""
        first, last = self.stretch
        return (
            self.said[max(0, first - len(self.pasted)) : first]
            + self.said[last : last + len(self.pasted)]
        )

    @property
    def stretch(self) -> tuple[int, int]:
        """The archived words from the first to the last that was met."""
        met = [e.said for e in self.edits if e.kind == "same"]
        return (met[0][0], met[-1][1]) if met else (0, 0)

    @property
    def reach(self) -> tuple[int, int]:
        """The archived words from the first to the last that pasted ones were laid along."""
        return (self.edits[0].said[0], self.edits[-1].said[1]) if self.edits else (0, 0)

    def share(self) -> float:
        """Words that are the same, of all that are the speaker's in either text."""
        changed = sum(max(e.pasted[1] - e.pasted[0], e.said[1] - e.said[0]) for e in self.changes)
        return self.same / (self.same + changed) if self.same else 0.0


def align(pasted: Sequence[Token], said: Sequence[Token], marks: EditorsMarks) -> Alignment:
    """The cheapest way to read the pasted words in the archived ones.

    Time and memory are proportional to the product of both lengths.
    """
    pasted = pasted[:MAX_WORDS]
    gaps = _gap_costs(pasted, marks)
    own = np.array([marks.is_editors(t.span) for t in pasted], dtype=np.bool_)
    costs = _fill(pasted, said, gaps, own)
    steps = _trace(pasted, said, gaps, own, costs)
    edits = [_settle(edit, pasted, said) for edit in _group(steps, gaps, own)]
    return Alignment(tuple(_settle_ends(edits, pasted, said)), tuple(pasted), tuple(said))


def _widen(part: tuple[int, int], tokens: Sequence[Token]) -> tuple[int, int]:
    """A part with the rest of words that it divides: of "I'd" both words."""
    start, end = part
    while divides_word(tokens, start):
        start -= 1
    while divides_word(tokens, end):
        end += 1
    return start, end


def _settle_ends(edits: list[Edit], pasted: Sequence[Token], said: Sequence[Token]) -> list[Edit]:
    """Pasted words are laid along archived ones from any word to any other, so that at the ends
    one may be laid along the half of a word: "Id" along the "would" of "I'd"."""
    for at in {0, len(edits) - 1} if edits else ():
        edit = edits[at]
        start, end = _widen(edit.said, said)
        wide = (start if at == 0 else edit.said[0], end if at == len(edits) - 1 else edit.said[1])
        settled = _settle(replace(edit, said=wide), pasted, said)
        if settled.kind == "same":
            edits[at] = settled
    return edits


def _settle(edit: Edit, pasted: Sequence[Token], said: Sequence[Token]) -> Edit:
    """ "Omni-channel" is "omnichannel", "Id" is "I'd", and "nineteen ninety" is 1990."""
    if edit.kind != "changed":
        return edit
    one, other = pasted[slice(*edit.pasted)], said[slice(*edit.said)]
    if _is_year(one, other) or _is_year(other, one):
        return Edit("same", edit.pasted, edit.said)
    letters = _letters(pasted, edit.pasted)
    is_same = letters.isalpha() and letters == _letters(said, edit.said)
    if is_same and _negations(one) == _negations(other):  # "now here" is not "nowhere"
        return Edit("same", edit.pasted, edit.said)
    return edit


def _letters(tokens: Sequence[Token], part: tuple[int, int]) -> str:
    """The letters of whole words; none where a part divides one, as the "not" of "isn't"."""
    if divides_word(tokens, part[0]) or divides_word(tokens, part[1]):
        return ""
    places = {token.span: token.written for token in tokens[part[0] : part[1]]}
    return "".join(places.values())


def _negations(tokens: Sequence[Token]) -> int:
    weights = (weigh(token.form) for token in tokens)
    return sum(found is not None and found.weight == "negation" for found in weights)


def _is_year(halves: Sequence[Token], whole: Sequence[Token]) -> bool:
    forms = [token.form for token in halves]
    return (
        [len(form) for form in forms] == [2, 2]
        and "".join(forms).isdecimal()
        and ["".join(forms)] == [token.form for token in whole]
    )


def divides_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether a part begins or ends inside a word that stands for two: the "not" of "isn't"."""
    return 0 < at < len(tokens) and tokens[at - 1].span == tokens[at].span


def _gap_costs(pasted: Sequence[Token], marks: EditorsMarks) -> list[float]:
    """What it costs to leave out an archived word behind so many pasted ones."""
    costs = [_LEFT_OUT] * (len(pasted) + 1)
    for i in range(1, len(pasted)):
        before, after = pasted[i - 1], pasted[i]
        if marks.has_ellipsis(before.end, after.start):
            costs[i] = 0.0
        elif marks.is_editors(before.span) or marks.is_editors(after.span):
            costs[i] = _MARKED
    return costs


def _fill(
    pasted: Sequence[Token],
    said: Sequence[Token],
    gaps: Sequence[float],
    own: npt.NDArray[np.bool_],
) -> Costs:
    numbers = {form: n for n, form in enumerate({t.form for t in said})}
    said_forms = np.array([numbers[t.form] for t in said], dtype=np.int32)
    places = np.arange(len(said) + 1, dtype=np.float32)
    costs = np.zeros((len(pasted) + 1, len(said) + 1), dtype=np.float32)
    for i, token in enumerate(pasted, start=1):
        drop = 0.0 if own[i - 1] else 1.0
        above, row = costs[i - 1], costs[i]
        differs = said_forms != numbers.get(token.form, -1)
        row[0] = above[0] + drop
        np.minimum(
            above[:-1] + differs * (_MARKED if own[i - 1] else _CHANGED),
            above[1:] + drop,
            out=row[1:],
        )
        ramp = places * np.float32(gaps[i])
        np.minimum(row, np.minimum.accumulate(row - ramp) + ramp, out=row)
    return costs


_Step = tuple[EditKind, int, int]


def _trace(
    pasted: Sequence[Token],
    said: Sequence[Token],
    gaps: Sequence[float],
    own: npt.NDArray[np.bool_],
    costs: Costs,
) -> list[_Step]:
    """The steps of the cheapest way, backwards from its end and then turned round."""
    i, j = len(pasted), int(np.argmin(costs[-1]))
    steps: list[_Step] = []
    while i:
        here = float(costs[i, j])
        drop = 0.0 if own[i - 1] else 1.0
        is_same = j > 0 and pasted[i - 1].form == said[j - 1].form
        change = 0.0 if is_same else (_MARKED if own[i - 1] else _CHANGED)
        if j and abs(float(costs[i - 1, j - 1]) + change - here) < _ENOUGH:
            i, j = i - 1, j - 1
            steps.append(("same" if is_same else "changed", i, j))
        elif abs(float(costs[i - 1, j]) + drop - here) < _ENOUGH:
            i -= 1
            steps.append(("added", i, j))
        else:
            j -= 1
            steps.append(("left_out", i, j))
    return steps[::-1]


def _group(
    steps: Sequence[_Step], gaps: Sequence[float], own: npt.NDArray[np.bool_]
) -> tuple[Edit, ...]:
    """Steps of one kind in one edit; what was dropped and what was put in its place in one."""
    edits: list[Edit] = []
    for kind, i, j in steps:
        pasted = (i, i + (kind != "left_out"))
        said = (j, j + (kind != "added"))
        shown = gaps[i] < _LEFT_OUT if kind == "left_out" else kind != "same" and bool(own[i])
        last = edits[-1] if edits else None
        if last and last.is_shown == shown and (last.kind == "same") == (kind == "same"):
            edits[-1] = _join(last, pasted, said)
        else:
            edits.append(Edit(kind, pasted, said, shown))
    return tuple(edits)


def _join(last: Edit, pasted: tuple[int, int], said: tuple[int, int]) -> Edit:
    pasted, said = (last.pasted[0], pasted[1]), (last.said[0], said[1])
    if last.kind == "same":
        return Edit("same", pasted, said)
    kind: EditKind = "changed"
    if pasted[0] == pasted[1]:
        kind = "left_out"
    elif said[0] == said[1]:
        kind = "added"
    return Edit(kind, pasted, said, last.is_shown)
