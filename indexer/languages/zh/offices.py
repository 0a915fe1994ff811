"""What stands before a name: the office, and the body it is held at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.languages.zh.lexicon import offices
from indexer.languages.zh.lines import NAMED

_LONGEST = max(map(len, offices.OFFICES))
_BEFORE_OFFICE = re.compile(rf"(?:{offices.MODIFIERS})$")
_RANK = re.compile(rf"(?:{offices.RANKS})$")
_JOINT = re.compile(rf"(?:{offices.JOINTS})$")
_ONE_OF = re.compile(rf"(?:一名|一位|一个|名|位|其中|该|本|有|这名|这位|{offices.MANY})")
_LED = re.compile("据|根据|按照|让|使|令|请|由|跟|与|和|向|对")
_OF_LONG_STANDING = re.compile(r"第[零〇一二三四五六七八九十百0-9]+[代任届]$")
_MARKED = re.compile(f"{NAMED}+$")


@dataclass(frozen=True, slots=True)
class Title:
    """Ranges of a title in its line; empty where there is nothing."""

    role: tuple[int, int] = (0, 0)
    body: tuple[int, int] = (0, 0)


NO_TITLE = Title()


def office_before(flat: str, start: int, end: int) -> int:
    """Where the longest office that ends at ``end`` begins; ``end`` where none does."""
    for length in range(min(_LONGEST, end - start), 1, -1):
        if flat[end - length : end] in offices.OFFICES:
            return end - length
    return end


def office_at(flat: str, at: int) -> bool:
    """Whether an office begins here: 原告 is no name of the family 原."""
    return any(flat[at : at + length] in offices.OFFICES for length in range(2, _LONGEST + 1))


def split_title(flat: str, start: int, end: int) -> Title:
    """`運輸署署長`, `潯灣大學副校長`, `公司創辦人兼行政總裁`: the role, and the body before it.

    An office that repeats the end of its body, or heads it with its own first
    character, is told with it (the role 運輸署署長 at 運輸署); so is one of a place.
    """
    start = _without_lead(flat, start, end)
    head = office_before(flat, start, end)
    if head == end:
        return Title((start, end), (0, 0)) if end > start else NO_TITLE
    headed = flat[head:end] in offices.HEADED  # 行政院長 heads 行政院, and is no 院長 of rank 行政
    first = _with_modifiers(flat, start, head, _RANK if headed else _BEFORE_OFFICE)
    while joint := _JOINT.search(flat, start, first):
        other = office_before(flat, start, joint.start())
        if other == joint.start():
            break
        if joint.group() == "、":  # 計畫主持人、大氣科學系教授: the nearest to the name counts
            return Title((first, end), (0, 0))
        first = _with_modifiers(flat, start, other)
    start = max(start, flat.rfind("、", start, first) + 1)
    office = flat[head:end]
    if office in offices.OF_PLACES:
        return Title((start, end))
    if first < head or not start < first:
        return Title((first, end), _body(flat, start, first))
    if flat[first - 1] == office[0] or flat[start:first].endswith(office[:-1]):
        return Title((start, end), (start, first))
    if office in ("议员", "法官"):
        return Title((start, end), (start, first))
    if office in offices.HEADED:
        return Title((start, end), (start, end - 1))
    return Title((first, end), _body(flat, start, first))


def _without_lead(flat: str, start: int, end: int) -> int:
    """Where a title begins behind words that only lead up to it: `…之一的`, `由`."""
    if opened := _ONE_OF.match(flat, start, end):
        start = opened.end()
    start = max(start, flat.rfind("的", start, end) + 1)
    led = _LED.match(flat, start, end)
    return led.end() if led else start


def _with_modifiers(
    flat: str, start: int, head: int, before: re.Pattern[str] = _BEFORE_OFFICE
) -> int:
    while found := before.search(flat, start, head):
        head = found.start()
    return head


def _body(flat: str, start: int, end: int) -> tuple[int, int]:
    """The body before an office: the name in marks where it has one, without 第三代."""
    if found := _OF_LONG_STANDING.search(flat, start, end):
        end = found.start()
    if marked := _MARKED.search(flat, start, end):
        return marked.start() + 1, end - 1
    joined = flat[end - 1 : end] in "与和跟对向及"
    return (start, end) if end - start > 1 and not joined else (0, 0)
