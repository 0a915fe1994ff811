"""Datelines in Chinese, which stand in brackets or end with the word for a telegram.

::

    （潯灣，2025年3月25日）        【本報訊】            【記者藍怡君／杉陽報導】
    海潮社临津3月25日电（记者 韩雨）   （中央社記者王小明台北25日電）
    潯灣2025年3月25日 /某通社/ --      潯灣 - Acme Newswire - 2025年3月25日 -
"""

from __future__ import annotations

import re
from datetime import date

from indexer.ingest.dates import DATE, readings
from indexer.text.han import HAN

_FIRST = re.compile(f"[（(【［\\[{HAN}]")
_SPACE = re.compile(r"[\s　]*")
_PLACED = re.compile(
    rf"[（(【［\[]\s*(?P<place>[{HAN}]{{2,8}})?[\s，,、／/—-]*(?P<rest>[^（）()【】［］\[\]]*)[)）】］\]]"
)
_TOLD = re.compile(r"電|电|訊|讯|報導|报导|報道|报道")
_CALLED = re.compile(
    rf"[【［\[（(]\s*(?:記者|记者|特派員|本報記者|本报记者)?[^／/【】（）\[\]]{{0,20}}?"
    rf"(?:[／/]\s*(?P<place>[{HAN}]{{2,6}}?))?(?:綜合|综合|專題|专题|即時|即时)?(?:{_TOLD.pattern})[】］\])）]"
)
_TELEGRAM = re.compile(
    rf"[（(]?\s*(?P<wire>[{HAN}]{{1,5}}?(?:社|網|网|報|报|台))(?P<writer>記者|记者)?(?P<place>[{HAN}\s]{{2,12}}?)"
    r"(?P<day>(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)(?:電|电|訊|讯)(?:[)）]|\s*[（(][^（）()]{0,40}[)）])?"
)

_PLACE = rf"(?P<place>[{HAN}]{{2,6}}(?:[，,、]\s*[{HAN}]{{2,6}})?)"
_DAY = r"(?P<day>\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)"
_DASH = r"\s*[-–—―]{1,2}\s*"
_WIRED = (
    re.compile(rf"{_PLACE},?\s*{_DAY}\s*/\s*(?P<wire>[^/\n]{{2,24}}?)\s*/{_DASH}"),
    re.compile(rf"{_PLACE}{_DASH}(?P<wire>[A-Z][\w. ]{{2,30}}?){_DASH}{_DAY}{_DASH}"),
    re.compile(rf"{_PLACE}{_DASH}[(（](?P<wire>[^()（）\n]{{3,30}}?)[)）]{_DASH}(?P<day>)"),
)


def read_chinese_dateline(head: str) -> tuple[int, str, date | None, str] | None:
    """Length, place, day and wire of the dateline a paragraph begins with; None without one."""
    if not _FIRST.match(head):
        return None
    telegram = _TELEGRAM.match(head)
    if telegram is not None:
        place = telegram["place"]
        if telegram["writer"]:  # 中央社記者王小明台北…: a name of three, seldom of two characters
            place = place[3:] if len(place) > 4 else place[2:]
        return _closed(head, telegram.end(), place.strip(), telegram["day"], telegram["wire"])
    placed = _PLACED.match(head)
    if placed is not None and (placed["place"] or "年" in placed["rest"]):
        found = DATE.fullmatch(placed["rest"].strip())
        if found is not None:
            return _closed(head, placed.end(), placed["place"] or "", found.group(), "")
    for form in _WIRED:
        if (wired := form.match(head)) is not None:
            return _closed(head, wired.end(), wired["place"], wired["day"], wired["wire"].strip())
    called = _CALLED.match(head)
    if called is not None:
        return _closed(head, called.end(), called["place"] or "", "", "")
    return None


def _closed(
    head: str, end: int, place: str, day: str, wire: str
) -> tuple[int, str, date | None, str]:
    found = DATE.fullmatch(day)
    days = readings(found) if found is not None else ()
    space = _SPACE.match(head, end)
    return (space.end() if space else end), place, days[0] if len(days) == 1 else None, wire
