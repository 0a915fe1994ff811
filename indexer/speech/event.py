"""What a speech was given at, where and when: from metadata, title and the lines on top."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from indexer.ingest.dates import DATE, date_of, parse_date
from indexer.lexicon import spoken
from indexer.model import Event, Release
from indexer.speech.lines import Line

_SURE = re.compile(
    r"\b(?:at|during|before|AT|BEFORE|DURING) (?P<what>(?:the |a |an |its )?[^\n|:;]{4,200}?)"
    r"(?=,|;|\s[–—|-]\s|\s\(|\.?$)"
)
_ON_OCCASION = re.compile(
    r"\bon (?:the occasion of )?"
    r"(?P<what>(?:the opening|receiving|the launch|the anniversary)[^\n|,:;]{2,160})"
)
_ADDRESSED = re.compile(
    r"\b(?:speech|remarks|address|lecture|keynote|statement)(?: (?:by|of) [^,]{3,60}?)?"
    r" to (?P<what>(?:the |a )[^\n|:;]{4,200}?)(?=,|\s[–—|-]\s|\s\(|\.?$)",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?P<name>event|occasion|venue|location|place|where|date|when"
    r"|(?:delivered|recorded|held)(?: on| at| in)?)\s*[:–—-]\s*(?P<value>\S.{1,160})",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:\bat )?\b\d{1,2}[:.]\d\d\s*(?:[AaPp]\.?\s?[Mm]\.?|h|hrs)?(?:\s+[A-Z]{2,4}\b)?"
    r"|\b\d{1,2}\s?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?! (?:of|in|after)\b),?")
_WEEKDAY_LEFT = re.compile(
    r"(?i)\b(?:first|second|third|fourth|fifth|sixth|seventh|last|\w+th) \w+day\b"
)
_KIND = re.compile(rf"(?i)\b(?:{spoken.KINDS})\b")
_PLACE_WORD = re.compile(rf"\b(?:{spoken.PLACE_WORDS})\b", re.IGNORECASE)
_PLACE = re.compile(r"(?:[A-Z][\w.’'&-]*,? (?:of |the |de |and |la )?){0,9}[A-Z][\w.’'&-]*")
_MOST = 15


def read_event(release: Release, above: Sequence[Line]) -> Event:
    """The event of a speech; parts that nothing tells stay empty."""
    stated = dict(release.stated)
    occasion = stated.get("event", "") or _of_title(release.title)
    place = stated.get("event place", "")
    day = parse_date(stated.get("event date", ""))
    last = 0  # the line that told the place so far
    for line in list(above)[:_MOST]:
        found = _read_line(line.text.strip(" *_()[]"))
        occasion, day = occasion or found.occasion, day or found.date
        if found.place and (not place or (last == line.number - 1 and not found.date)):
            place, last = ", ".join(filter(None, (place, found.place))), line.number
    return Event(occasion, place, day or _opening_day(release.text) or _sitting_day(release.text))


_OPENING = 240  # code points in which a text without lines says what it is
_ADJOURNED = re.compile(r"(?i)\badjourned (?:until|to|till)\b[^\n]{0,80}$")
_CLOSING = 700


_ENDS = re.compile(r"[.?!\n] ?")


def _opening_day(text: str) -> date | None:
    """`The minister at the press conference on 23 June 2020 Good evening`: of the first words."""
    for found in DATE.finditer(text, 0, _OPENING):
        sentence = _ENDS.split(text[: found.start()])[-1]
        if _KIND.search(sentence) and sentence.endswith((" on ", " of ")):
            return date_of(found)
    return None


def _sitting_day(text: str) -> date | None:
    """The day before that to which a hearing is adjourned `until tomorrow`."""
    closing = text[-_CLOSING:]
    if "tomorrow" not in closing.lower():
        return None
    days = (d for d in DATE.finditer(closing) if _ADJOURNED.search(closing[: d.start()]))
    found = next(days, None)
    following = date_of(found) if found is not None else None
    return following - timedelta(days=1) if following is not None else None


def _of_title(title: str) -> str:
    """`Speech by Roe at the Annual Dinner of the Guild`: the words after `at`."""
    kind = _KIND.search(title)
    if kind is None:
        return ""
    addressed = _ADDRESSED.search(title)
    if addressed is not None:
        return _plain(addressed["what"])
    found = _SURE.search(title, kind.end()) or _ON_OCCASION.search(title, kind.end())
    return _plain(found["what"]) if found is not None else ""


_ARTICLE = re.compile(r"^(?:the|a|an) ")


def _plain(words: str) -> str:
    return _ARTICLE.sub("", words.strip(" .,"))


_COMMAS = re.compile(r"\s*,\s*(?:,\s*)+")
_IN_THE = re.compile(r"(?i)^(?:in|at) (?:the )?")


def _read_line(text: str) -> Event:
    """What one line on top tells: `Corn Hall, Port Merrin, 3 September 2022`."""
    if len(text) > 240 or not text:
        return Event()
    if text.endswith((".", "?", "!")) and len(text.split()) > 9:
        return Event(date=_day_in(text))
    field = _FIELD.match(text)
    if field is not None:
        return _read_field(field["name"].lower(), field["value"])
    day = _day_in(text)
    rest = DATE.sub(" ", _TIME.sub(" ", _WEEKDAY.sub(" ", text)))
    rest = _COMMAS.sub(", ", " ".join(rest.split())).strip(" ,;–—-|().")
    occasion, rest = _occasion_in(rest, dated=day is not None)
    if _NO_PLACE.match(rest):
        rest = _IN_THE.sub("", rest) if day is not None else ""
    if _WEEKDAY_LEFT.search(rest):
        return Event(occasion or rest, "", day)  # Fifth Sunday of Easter
    surely = day is not None or occasion != "" or _PLACE_WORD.search(rest) is not None
    place = rest if rest and surely and _PLACE.fullmatch(rest) else ""
    return Event(occasion, place, day)


_NO_PLACE = re.compile(r"(?i)(?:in|at|on|by|before|for|the following|present|check)\b")


def _occasion_in(words: str, *, dated: bool) -> tuple[str, str]:
    """The occasion behind a word for a speech, and what is left of the line."""
    kind = _KIND.search(words)
    if kind is None or kind.start() >= 60:
        return "", words
    told = _SURE.search(words, kind.end()) or _ADDRESSED.search(words)
    if told is not None:
        return _plain(told["what"]), words[told.end() :].strip(" ,;–—-|")
    return "", words[kind.end() :].strip(" ,;–—-|") if dated else ""


def _read_field(name: str, value: str) -> Event:
    day = _day_in(value)
    value = DATE.sub("", _TIME.sub("", _WEEKDAY.sub("", value))).strip(" ,;–—-|.")
    if name in ("event", "occasion"):
        return Event(value, "", day)
    if name in ("venue", "location", "place", "where") or name.endswith((" at", " in")):
        return Event("", value, day)
    return Event("", "", day)


def _day_in(text: str) -> date | None:
    found = DATE.search(text)
    return date_of(found) if found is not None else None
