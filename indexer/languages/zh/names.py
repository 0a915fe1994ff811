"""Where the name of a person stands in a line without word boundaries.

A family name out of the list, one or two characters of a given name, and behind
them something that no name goes on with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.languages.zh.lexicon import adverbials, offices, surnames
from indexer.languages.zh.lines import ASIDE
from indexer.text.han import HAN

_HONORIFIC = re.compile(rf"(?:{surnames.HONORIFICS})")
KIN = re.compile(rf"(?:{surnames.HONORIFICS}|{surnames.KIN})")
REST = re.compile(rf"(?:{adverbials.BEGINS}|{ASIDE}|\s|$)")
"""What may follow a source on its way to the verb of saying."""
_NO_NAME = frozenset("的了是着和与或说称表们等")  # never of a given name
_NO_GIVEN = _NO_NAME | frozenset("为在对向则又也还并均都就于今昨曾已再更从到用以被受接听看指将")
DOTS = "·・•‧∙"
_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ɏ'’.-]*"
_LATIN = re.compile(rf"{_CAPITALISED}(?: {_CAPITALISED}){{0,3}}")
_LONGEST_PART = 8
_DOTTED = re.compile(rf"(?:[{HAN}]{{1,8}}[{DOTS}])+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a line: its range, and the form of address behind it ("" without one).

    ``full`` is False for a family name with a form of address alone.
    """

    start: int
    end: int
    address: str = ""
    full: bool = True

    @property
    def stop(self) -> int:
        """Where the words of the mention end."""
        return self.end + (len(self.address) if self.full else 0)


def name_at(flat: str, at: int, end: int, follows: re.Pattern[str] = REST) -> Name | None:
    """The Chinese name that begins at ``at``; ``follows`` must match behind it, before ``end``."""
    double = flat[at : at + 2] in surnames.COMPOUND
    if not double and flat[at : at + 1] not in surnames.SINGLE:
        return None
    given = at + 1 + double
    called = KIN.match(flat, given, end)
    if called and _goes_on(flat, called.end(), end, follows):
        return Name(at, called.end(), called.group(), full=False)
    lengths = (2, 1) if flat[given + 1 : given + 2] not in _NO_GIVEN else (1, 2)
    for length in lengths:
        stop = given + length
        if stop > end or any(c in _NO_NAME or not _is_han(c) for c in flat[given:stop]):
            continue
        address = _HONORIFIC.match(flat, stop, end)
        body = flat[stop - 1] in offices.NO_NAME_END  # 紀委書記 is nobody of the family 紀
        if address and not body and _goes_on(flat, address.end(), end, follows):
            return Name(at, stop, address.group())
        if _goes_on(flat, stop, end, follows):
            return Name(at, stop)
    return None


def _goes_on(flat: str, at: int, end: int, follows: re.Pattern[str]) -> bool:
    return at == end or follows.match(flat, at, end) is not None


_HAN = re.compile(f"[{HAN}]")


def _is_han(character: str) -> bool:
    return _HAN.match(character) is not None


def foreign_at(
    flat: str, start: int, end: int, follows: re.Pattern[str] = REST, text: str = ""
) -> Name | None:
    """A name in Latin letters (`Ann Roe`, `黃Ann`), or one with dots, that begins at ``start``."""
    led = flat[start : start + 1] in surnames.SINGLE
    latin = _LATIN.match(flat, start + led, end)
    if latin is None:
        return _dotted_at(flat, start, end, follows, text)
    stop = latin.end()
    address = _HONORIFIC.match(flat, stop, end)
    if address and _goes_on(flat, address.end(), end, follows):
        return Name(start, stop, address.group())
    return Name(start, stop) if _goes_on(flat, stop, end, follows) else None


def _dotted_at(flat: str, start: int, end: int, follows: re.Pattern[str], text: str) -> Name | None:
    """A foreign name with dots between its parts (`奧黛莉絲·雷納`) that begins at ``start``.

    Where its last part ends, ``text`` tells if it stands there again, else what follows it.
    """
    head = _DOTTED.match(flat, start, end)
    if head is None:
        return None
    at = run = head.end()
    while run < min(end, at + _LONGEST_PART) and _is_han(flat[run]):
        run += 1
    again = [stop for stop in range(run, at + 1, -1) if text.count(flat[at:stop]) > 1]
    for stop in range(at + 1, run + 1):
        address = _HONORIFIC.match(flat, stop, end)
        if address and _goes_on(flat, address.end(), end, follows):
            return Name(start, stop, address.group())
    for stop in (*again, *range(min(at + 2, run), run + 1), at + 1):
        if stop <= end and (stop == run or _goes_on(flat, stop, end, follows) or stop in again):
            return Name(start, stop)
    return None
