"""Phrases and NEAR, checked on the stored codes of the quotes that have the words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indexer.archive.atoms import Form, Sequence, Simple, Stem, Window
from indexer.archive.embedded.codec import Ids
from indexer.archive.embedded.postings import Work
from indexer.archive.embedded.segments import Segment

Places = npt.NDArray[np.int64]

BLOCK = 40_000
"""Quotes looked at together: about 1.5 million terms, 40 MB."""


@dataclass(frozen=True)
class _Block:
    """The terms of some quotes of a segment, at places that never meet across quotes."""

    segment: Segment
    forms: npt.NDArray[np.uint32]
    places: Places
    stride: int


def keep_matching(
    segments: list[Segment], atom: Sequence | Window, candidates: Ids, work: Work
) -> Ids:
    """Of the candidates, rising, those the atom stands in."""
    kept = []
    for segment in segments:
        first, last = np.searchsorted(
            candidates, [segment.base, segment.base + segment.info.quotes]
        )
        inside = candidates[first:last]
        numbers = _Numbers(segment)
        for start in range(0, len(inside), BLOCK):
            some = inside[start : start + BLOCK]
            block = _read(segment, some - np.int32(segment.base), _reach(atom))
            work.tokens += len(block.forms)
            found = (
                _find_window(block, atom, numbers)
                if isinstance(atom, Window)
                else _find(block, atom, numbers)
            )
            kept.append(some[np.unique(found // block.stride)])
    return np.concatenate(kept) if kept else np.empty(0, np.int32)


class _Numbers:
    """Forms to a segment's numbers, looked up once a search."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._found: dict[tuple[str, str], list[int]] = {}

    def of(self, column: str, value: str) -> list[int]:
        key = (column, value)
        if key not in self._found:
            rows = self._segment.database.rows(
                "select number from words where form = ?"
                if column == "form"
                else "select number from words where stem = ?",
                (value,),
            )
            self._found[key] = [row[0] for row in rows]
        return self._found[key]


def _reach(atom: Sequence | Window) -> int:
    if isinstance(atom, Sequence):
        return len(atom.forms)
    longest = max((len(a.forms) for a in atom.atoms if isinstance(a, Sequence)), default=1)
    return atom.distance + longest


def _read(segment: Segment, numbers: Ids, reach: int) -> _Block:
    starts = segment.starts[numbers]
    lengths = segment.starts[numbers + 1] - starts
    total = int(lengths.sum())
    before = np.cumsum(lengths) - lengths
    codes = segment.codes[np.repeat(starts - before, lengths) + np.arange(total)]
    # A whole stands at the place of the part before it: count the parts alone.
    parts = np.cumsum((codes & 1) == 0)
    stride = int(lengths.max(initial=0)) + reach + 2
    origin = np.concatenate((np.zeros(1, np.int64), parts))[before]
    texts = np.arange(len(numbers), dtype=np.int64) * stride
    return _Block(segment, codes >> 1, parts - 1 + np.repeat(texts - origin, lengths), stride)


def _find(block: _Block, atom: Simple, numbers: _Numbers) -> Places:
    """Places where an atom begins, rising."""
    if isinstance(atom, Sequence):
        return _find_sequence(block, atom.forms, numbers)
    wanted = (
        numbers.of("form", atom.form) if isinstance(atom, Form) else numbers.of("stem", atom.key)
    )
    return _places_of(block, wanted)


def _places_of(block: _Block, wanted: list[int]) -> Places:
    if len(wanted) == 1:
        return block.places[block.forms == wanted[0]]
    if not wanted:
        return np.empty(0, np.int64)
    return np.unique(block.places[np.isin(block.forms, np.array(wanted, np.uint32))])


def _find_sequence(block: _Block, forms: tuple[str, ...], numbers: _Numbers) -> Places:
    found = _places_of(block, numbers.of("form", forms[0]))
    for step, form in enumerate(forms[1:], start=1):
        following = _places_of(block, numbers.of("form", form)) - step
        found = np.intersect1d(found, following, assume_unique=True)
        if not len(found):
            break
    return found


def _find_window(block: _Block, window: Window, numbers: _Numbers) -> Places:
    """Places from which on every atom begins within the distance."""
    groups = [_find(block, atom, numbers) for atom in window.atoms]
    firsts = np.unique(np.concatenate(groups))
    together = np.ones(len(firsts), bool)
    for places in groups:
        if not len(places):
            return np.empty(0, np.int64)
        following = np.searchsorted(places, firsts)
        nearest = places[np.minimum(following, len(places) - 1)]
        together &= (following < len(places)) & (nearest <= firsts + window.distance)
    return firsts[together]


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
    words = [Form(form) for form in forms]
    pairs = [Form(a + b) for a, b in zip(forms, forms[1:], strict=False) if is_unspaced(a + b)]
    return list(dict.fromkeys(words + pairs))


def is_unspaced(pair: str) -> bool:
    from indexer.archive.analysis import analyse

    terms = analyse(pair)
    return len(terms) == 3 and terms[1].whole and terms[1].form == pair
