"""Who a clause before a verb of saying names: a person, an office, a body, a pronoun."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from indexer.languages.zh.known import Known
from indexer.languages.zh.lexicon import adverbials, cues, offices
from indexer.languages.zh.lines import ASIDE, NAMED, Line
from indexer.languages.zh.names import REST, Name, foreign_at, name_at
from indexer.languages.zh.offices import NO_TITLE, Title, office_before, split_title
from indexer.text.han import HAN

Kind = Literal["name", "called", "pronoun", "role", "organisation", "document"]
_LONGEST = 60  # characters of a clause that may name who speaks
_LONGEST_BODY = 30
_OPENS = re.compile(rf"(?:{adverbials.OPENS})+(?=.)|[\s　{ASIDE}：:]+")
_HEAD = re.compile(
    rf"[^，。{ASIDE}]{{0,24}}?[0-9０-９一二三四五六七八九十]+[日号]?(?:电|讯)[\s{ASIDE}]*"
)
_PRONOUN = re.compile("|".join(sorted(adverbials.PRONOUNS, key=len, reverse=True)))
_BODY_END = re.compile(rf"(?:{offices.BODY_NOUNS})")
_SIDE = re.compile(rf"[{offices.SIDES}]方")
_LATIN_BODY = re.compile(r"[A-Z][A-Za-z0-9&.-]+")  # IBM表示
_DOCUMENT = re.compile(rf"(?:该|这份|有关)?(?:{offices.DOCUMENTS})")
_HAN = re.compile(f"[{HAN}{NAMED}0-9A-Za-z]")
_NO_OFFICE = re.compile(f"{_PRONOUN.pattern}|{cues.PLAIN}|告诉|报告")
_NO_BODY = re.compile(r"的|了|着|是|有|将|被|把|就|对|向")


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, as ranges of a line: the words, the name in them, the title before it.

    ``called`` is a family name with a form of address, or the last part of a foreign name.
    """

    kind: Kind
    start: int
    end: int
    name: Name | None = None
    title: Title = NO_TITLE


def read_source(line: Line, start: int, end: int, known: Known) -> Source | None:
    """Who the clause ``start:end`` before a verb of saying names; None where nobody plain."""
    start = max(start, end - _LONGEST) if end - start > 2 * _LONGEST else start
    flat = line.flat
    if (head := _HEAD.match(flat, start, end)) is not None and start == 0:
        start = head.end()
    first = start
    for _ in range(4):
        found = _read(flat, first, end, known)
        if found is not None:
            return found
        opened = _OPENS.match(flat, first, end)
        if opened is None:
            return None
        first = opened.end()
    return None


def _read(flat: str, start: int, end: int, known: Known) -> Source | None:
    if start >= end:
        return None
    pronoun = _PRONOUN.match(flat, start, end)
    if pronoun and _rests(flat, pronoun.end(), end):
        return Source("pronoun", start, pronoun.end())
    return (
        _read_person(flat, start, end, known)
        or _read_unnamed(flat, start, end)
        or _read_body(flat, start, end, known)
    )


def _rests(flat: str, at: int, end: int) -> bool:
    return at == end or REST.match(flat, at, end) is not None


def _read_person(flat: str, start: int, end: int, known: Known) -> Source | None:
    """`運輸署署長羅靜儀`, `蘇博士`, `主教練奧斯卡·林德`: the name furthest behind an office."""
    for at in range(min(end - 1, start + _LONGEST), start - 1, -1):
        titled = at > start and office_before(flat, start, at) < at
        if not titled and at != start:
            continue
        name = _name_at(flat, at, end, known, titled=titled)
        if name is None or not (titled or known.holds(flat[name.start : name.end], name)):
            continue
        title = split_title(flat, start, at) if titled else NO_TITLE
        return Source("name" if name.full else "called", start, name.stop, name, title)
    return None


def _name_at(flat: str, at: int, end: int, known: Known, *, titled: bool) -> Name | None:
    """A name that begins here; without a title before it, one that is known comes first."""
    foreign = foreign_at(flat, at, end, text=known.text)
    if foreign is not None and (titled or flat[foreign.start : foreign.end] in known.people):
        return foreign
    return known.name_at(flat, at, end) or foreign or name_at(flat, at, end)


def _read_unnamed(flat: str, start: int, end: int) -> Source | None:
    """`運輸署發言人`, `一名居民`, `署長`: an office by itself."""
    for at in range(min(end, start + _LONGEST), start + 1, -1):
        if not _rests(flat, at, end):
            continue
        if office_before(flat, start, at) < at:
            words = flat[start:at]
            if _NO_OFFICE.search(words) or ("的" not in words and _NO_BODY.search(words)):
                return None  # 他告訴總書記
            return Source("role", start, at, None, split_title(flat, start, at))
    return None


def _read_body(flat: str, start: int, end: int, known: Known) -> Source | None:
    """`衛生福利部`, `警方`, `朝陽光電`, `聲明`: a body, or what it has written."""
    if _PRONOUN.match(flat, start, end):
        return None  # 他結合社會 …
    document = _DOCUMENT.match(flat, start, end)
    if document and _rests(flat, document.end(), end):
        return Source("document", start, document.end())
    for at in range(start + 2, min(end, start + _LONGEST_BODY) + 1):
        words = flat[start:at]
        if not _rests(flat, at, end) or not all(_HAN.match(c) for c in words):
            continue
        if known.is_body(words) or _LATIN_BODY.fullmatch(words):
            return Source("organisation", start, at)
        ended = any(_BODY_END.fullmatch(words[-n:]) for n in (1, 2, 3))
        side = _SIDE.fullmatch(words) is not None
        if (side or (ended and len(words) > 2)) and not _NO_BODY.search(words):
            return Source("organisation", start, at)
    return None
