"""Single quotation marks, which look like apostrophes, told apart by what stands around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

Pair = tuple[int, int, int, int, bool]
"""Where a stretch and the words in it start and end: outer start, start, end, outer end;
and whether a closing mark was found."""

_OPEN = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–:“\"]))[‘'](?=[^\W_]|[“\"‘'(\[$£€¿¡…])")
_CLOSE = re.compile(r"[’'](?=$|[\s.,;:!?)\]—–”\"-])")
# ‘em, ’tis, ‘90s: letters left out, not speech.
_ELISION = re.compile(r"[‘'](?:em|tis|twas|til|till|cause|round|bout|n|\d\ds?)\b", re.IGNORECASE)
_LONGEST = 2_500  # code points a stretch in single marks may run; longer ones are apostrophes


def with_singles(body: str, doubles: list[Pair]) -> list[Pair]:
    """Add pairs of single marks outside double ones; doubles inside them are then theirs.

    ``doubles`` are in order and do not overlap. Linear in the text but for
    looking places up.
    """
    if "'" not in body and "‘" not in body:
        return doubles
    marks = _SingleMarks(body)
    starts = [pair[0] for pair in doubles]
    singles: list[Pair] = []
    position = 0
    for at in marks.opening:
        if at < position or _is_covered(doubles, starts, at) or _ELISION.match(body, at):
            continue
        end = marks.close(at)
        if end is not None:
            singles.append((at, at + 1, end, end + 1, True))
            position = end + 1
        elif at == 0 and len(body) > 60:
            # at the head of a paragraph it opens a statement that runs on
            return [(0, 1, len(body), len(body), False)]
        elif _leads_on(body, at):
            singles.append((at, at + 1, len(body), len(body), False))
            break
    opened = [pair[0] for pair in singles]
    return sorted([*(p for p in doubles if not _is_within(p, singles, opened)), *singles])


def _leads_on(body: str, at: int) -> bool:
    """`Roe said: ‘We …` that is not closed: the words run on into the next paragraph."""
    led = body[max(0, at - 2) : at] == ": " and body[at + 1 : at + 2].isupper()
    return led and len(body) - at > 60


def _is_covered(pairs: Sequence[Pair], starts: Sequence[int], at: int) -> bool:
    number = bisect_right(starts, at) - 1
    return number >= 0 and at < pairs[number][3]


def _is_within(pair: Pair, singles: Sequence[Pair], opened: Sequence[int]) -> bool:
    number = bisect_right(opened, pair[0]) - 1
    return number >= 0 and pair[3] <= singles[number][3]


class _SingleMarks:
    """Where single marks of a paragraph may open and close; each kind in order."""

    def __init__(self, body: str) -> None:
        self._body = body
        self.opening = [m.start() for m in _OPEN.finditer(body)]
        self._closing = [m.start() for m in _CLOSE.finditer(body)]
        self._doubtful = [at for at in self._closing if _is_plural_possessive(body, at)]
        doubtful = set(self._doubtful)
        self._sure = [
            at for at in self._closing if at not in doubtful and not body[at - 1 : at].isspace()
        ]

    def close(self, at: int) -> int | None:
        """Where a single mark closes: not at the apostrophe of a plural (the players’ union)."""
        limit = min(len(self._body), at + _LONGEST)
        end = _first(self._sure, at + 2, limit)
        doubtful = _first(self._doubtful, at + 2, limit if end is None else end)
        if end is None:
            return doubtful
        again = _first(self.opening, at + 1, end - 1)
        reopened = again is not None and not _ELISION.match(self._body, again)
        if reopened and doubtful is None and _first(self._closing, end + 1, limit) is None:
            return None
        return end


def _first(places: Sequence[int], start: int, end: int) -> int | None:
    """The first of some places from ``start`` on and before ``end``."""
    number = bisect_left(places, start)
    return places[number] if number < len(places) and places[number] < end else None


_MARK_THEN_WORD = re.compile(r"[’'] [a-z]")


def _is_plural_possessive(body: str, at: int) -> bool:
    return body[at - 1] in "sSzx" and bool(_MARK_THEN_WORD.match(body[at : at + 3]))
