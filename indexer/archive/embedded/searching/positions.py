"""Phrases and NEAR, checked on the stored codes of the quotes that have the words.

A text is a run of codes: parts, each followed by the wholes that begin at it
("slow", "slowdown" as a whole, "down"). Going from one position to the next
is going to the next part.
"""

from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt

from indexer.archive.analysis import analyse
from indexer.archive.atoms import Form, Sequence, Simple, Stem, Window
from indexer.archive.embedded.index.codec import Ids
from indexer.archive.embedded.index.postings import SCANNED, Work
from indexer.archive.embedded.index.segments import Segment

Places = npt.NDArray[np.int64]

BLOCK = 40_000
"""Quotes looked at together for NEAR: about 1.5 million terms, 40 MB."""
SCAN_SHARE = 8
"""With more than one in so many quotes to look at, running over the whole
segment (20 ms for 35 million terms) beats gathering their texts."""
_MAX_WHOLES = 4


def keep_matching(
    segments: list[Segment], atom: Sequence | Window, candidates: Ids, work: Work
) -> Ids:
    """Of the candidates, rising, those the atom stands in."""
    kept = [np.empty(0, np.int32)]
    for segment in segments:
        ends = [segment.base, segment.base + segment.info.quotes]
        first, last = np.searchsorted(candidates, ends)
        if first == last:
            continue
        inside = candidates[first:last] - np.int32(segment.base)
        if isinstance(atom, Sequence):
            found = _keep_sequence(segment, atom, inside, work)
        else:
            found = _keep_window(segment, atom, inside, work)
        segment.count(len(inside))
        kept.append(found + np.int32(segment.base))
    return np.concatenate(kept)


def needed_words(atom: Simple | Window) -> list[Form | Stem]:
    """The words a quote must have for the atom to stand in it.

    Neighbouring characters of unspaced scripts are asked for as pairs, which
    far fewer quotes have than each of the two.
    """
    if isinstance(atom, Window):
        return list(dict.fromkeys(w for inner in atom.atoms for w in needed_words(inner)))
    if not isinstance(atom, Sequence):
        return [atom]
    forms = atom.forms
    pairs = [Form(a + b) for a, b in itertools.pairwise(forms) if _is_pair(a, b)]
    return list(dict.fromkeys([Form(form) for form in forms] + pairs))


def _is_pair(first: str, second: str) -> bool:
    """Whether two forms are characters that are indexed as a pair, too."""
    if first.isascii() or second.isascii():
        return False
    terms = analyse(first + second)
    return len(terms) == 3 and terms[1].whole and terms[1].form == first + second


# Phrases


def _keep_sequence(segment: Segment, atom: Sequence, numbers: Ids, work: Work) -> Ids:
    wanted = [_forms(segment, Form(form)) for form in atom.forms]
    if not all(wanted):
        return numbers[:0]
    scanned = len(numbers) * SCAN_SHARE > segment.info.quotes
    if scanned:
        segment.look_at_all()
        work.tokens += len(segment.codes)
        at = _occurrences(segment.codes, wanted[0])
    else:
        runs = _runs(segment, numbers)
        work.tokens += len(runs)
        at = runs[_occurrences(segment.codes.take(runs), wanted[0])]
    texts = _follow(segment, at, wanted)
    if not scanned:
        return texts
    segment.hand_back()
    marks = np.zeros(segment.info.quotes, np.bool_)
    marks[texts] = True
    return numbers[marks.take(numbers)]


def _follow(segment: Segment, at: Places, wanted: list[list[int]]) -> Ids:
    """Texts in which the forms follow the first, found at these rising places."""
    codes = segment.codes
    first = at = _to_part(codes, at)
    for forms in wanted[1:]:
        at = _next_part(codes, at)
        inside = at < len(codes)
        first, at = first[inside], at[inside]
        there = _stands_at(codes, at, forms)
        first, at = first[there], at[there]
    # Few are left, and only now is it asked which texts they are in, and whether all in one.
    following = np.searchsorted(segment.starts, first, "right")
    texts = (following[at < segment.starts[following]] - 1).astype(np.int32)
    return texts[np.diff(texts, prepend=np.int32(-1)) > 0]


def _occurrences(codes: npt.NDArray[np.uint32], wanted: list[int]) -> Places:
    """Places of one form, as a part or as a whole."""
    one = np.uint32(1)
    whole = np.uint32(wanted[0] * 2) | one
    found = [np.empty(0, np.int64)]
    for start in range(0, len(codes), SCANNED):
        found.append(np.flatnonzero((codes[start : start + SCANNED] | one) == whole) + start)
    return np.concatenate(found)


def _to_part(codes: npt.NDArray[np.uint32], at: Places) -> Places:
    """From a whole back to the part it begins at."""
    for _ in range(_MAX_WHOLES):
        back = codes[at] & np.uint32(1)
        if not back.any():
            break
        at = at - back
    return at


def _next_part(codes: npt.NDArray[np.uint32], at: Places) -> Places:
    last = len(codes) - 1
    at = at + 1
    for _ in range(_MAX_WHOLES):
        onward = (codes[np.minimum(at, last)] & np.uint32(1)) * (at <= last)
        if not onward.any():
            break
        at = at + onward
    return at


def _stands_at(
    codes: npt.NDArray[np.uint32], at: Places, wanted: list[int]
) -> npt.NDArray[np.bool_]:
    """Whether a form stands at the position of the part at each place."""
    last = len(codes) - 1
    form = np.uint32(wanted[0])
    there = (codes[at] >> np.uint32(1)) == form
    going = np.ones(len(at), np.bool_)
    for step in range(1, _MAX_WHOLES + 1):
        beside = codes[np.minimum(at + step, last)]
        going &= (at + step <= last) & ((beside & np.uint32(1)) == 1)
        if not going.any():
            break
        there |= going & ((beside >> np.uint32(1)) == form)
    return np.asarray(there, np.bool_)


def _forms(segment: Segment, atom: Form | Stem) -> list[int]:
    """The numbers a word has in a segment."""
    if isinstance(atom, Form):
        rows = segment.database.rows("select number from words where form = ?", (atom.form,))
        return [row[0] for row in rows]
    return [number for number, _ in segment.words_of(atom.key)]


def _runs(segment: Segment, numbers: Ids) -> Places:
    """Places of all terms of these texts, one text after the other."""
    starts, ends = segment.starts[numbers], segment.starts[numbers + 1]
    segment.look_at_texts(starts, ends)
    lengths = ends - starts
    before = np.cumsum(lengths) - lengths
    found: Places = np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))
    return found


# NEAR


def _keep_window(segment: Segment, window: Window, numbers: Ids, work: Work) -> Ids:
    kept = [numbers[:0]]
    for start in range(0, len(numbers), BLOCK):
        some = numbers[start : start + BLOCK]
        block = _Block(segment, some, window)
        work.tokens += len(block.forms)
        kept.append(some[np.unique(block.find_window(window) // block.stride)])
    return np.concatenate(kept)


class _Block:
    """The terms of some texts, at positions that never meet across texts."""

    def __init__(self, segment: Segment, numbers: Ids, window: Window) -> None:
        self._segment = segment
        runs = _runs(segment, numbers)
        codes = segment.codes[runs]
        lengths = segment.starts[numbers + 1] - segment.starts[numbers]
        before = np.cumsum(lengths) - lengths
        parts = np.cumsum((codes & np.uint32(1)) == 0)
        longest = max((len(a.forms) for a in window.atoms if isinstance(a, Sequence)), default=1)
        self.stride = int(lengths.max(initial=0)) + window.distance + longest + 1
        origin = np.concatenate((np.zeros(1, np.int64), parts))[before]
        shift = np.arange(len(numbers), dtype=np.int64) * self.stride - origin - 1
        self.forms: npt.NDArray[np.uint32] = codes >> np.uint32(1)
        self._positions: Places = parts + np.repeat(shift, lengths)

    def _find(self, atom: Simple) -> Places:
        """Positions where an atom begins, rising."""
        if not isinstance(atom, Sequence):
            return self._positions_of(_forms(self._segment, atom))
        found = self._positions_of(_forms(self._segment, Form(atom.forms[0])))
        for step, form in enumerate(atom.forms[1:], start=1):
            following = self._positions_of(_forms(self._segment, Form(form))) - step
            found = np.intersect1d(found, following, assume_unique=True)
        return found

    def _positions_of(self, wanted: list[int]) -> Places:
        if not wanted:
            return np.empty(0, np.int64)
        if len(wanted) == 1:
            return np.unique(self._positions[self.forms == np.uint32(wanted[0])])
        return np.unique(self._positions[np.isin(self.forms, np.array(wanted, np.uint32))])

    def find_window(self, window: Window) -> Places:
        """Positions from which on every atom begins within the distance."""
        groups = [self._find(atom) for atom in window.atoms]
        firsts = np.unique(np.concatenate(groups))
        together = np.ones(len(firsts), np.bool_)
        for positions in groups:
            if not len(positions):
                return positions
            following = np.searchsorted(positions, firsts)
            nearest = positions[np.minimum(following, len(positions) - 1)]
            together &= (following < len(positions)) & (nearest <= firsts + window.distance)
        found: Places = firsts[together]
        return found
