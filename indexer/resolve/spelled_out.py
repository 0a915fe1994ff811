"""Bodies that a release spells out once: before their short form in brackets, or with Inc.

The text is read once for both, and whatever short form is asked for is looked up.
"""

from __future__ import annotations

import re
from functools import cached_property

from indexer.model import Span

LEGAL = "Inc|Ltd|LLC|Corp|Corporation|Limited|plc|PLC|GmbH|AG|S\\.A|Co|Holdings|Company"
_FORM = re.compile(rf",? (?:{LEGAL})\b(?!-)\.?")  # no "Eddie, Co" of “Eddie, Co-founder”
_CAPITALISED = re.compile(r"[A-Z][\w&-]+")
_MAX_WORDS = 3  # between the first word of a name and its legal form
_MAX_WORD = 60  # code points of one word
_WORD_START = re.compile(r"\b(?=\w)")

_BRACKETED = re.compile(r"\((?:the )?[“\"]?([^()\s“”\"]{2,12})[”\"]?\)")
_BEFORE_BRACKETS = re.compile(
    r"((?:[A-Z][\w.&’'-]*+(?: (?:(?:of|and|the|for|on|&|de|in) ){1,2}| ))+"
    r"(?:[A-Z][\w.&’'-]*+)?)\s*$"
)
_SPELLED_BEHIND = re.compile(
    r"\b(?P<short>[A-Z][A-Z&]{1,9}) \((?:the )?"
    r"(?P<name>[A-Z][\w&’'-]*(?: (?:(?:of|and|the|for|on|&|de|in) ){0,2}[A-Z][\w&’'-]*){1,9})\)"
)
_LONGEST = 240  # code points of a name before brackets
_MAX_PLACES = 20  # of one short form in brackets


class SpelledOut:
    """Where a text spells out the bodies it calls by a short form elsewhere."""

    def __init__(self, text: str) -> None:
        self._text = text

    def find(self, words: str) -> Span | None:
        """The full name of a body, by one word for it."""
        if " " in words:
            return None
        spelled = self._before_brackets(words) if 2 <= len(words) <= 12 else None
        return spelled or (self._with_form.get(words) if len(words) > 2 else None)

    def _before_brackets(self, words: str) -> Span | None:
        """`Securities and Exchange Commission (SEC)`, `SEC (Securities and Exchange Commission)`"""
        for at in self._bracketed.get(words, ()):
            low = max(0, at - _LONGEST)
            found = _BEFORE_BRACKETS.search(self._text[low:at])
            if found is not None and _may_be_short_for(words, found[1]):
                return Span(low + found.start(), low + found.start() + len(found[1].rstrip()))
        return self._in_brackets.get(words)

    @cached_property
    def _in_brackets(self) -> dict[str, Span]:
        """The name that follows each short form in brackets."""
        found: dict[str, Span] = {}
        for match in _SPELLED_BEHIND.finditer(self._text):
            found.setdefault(match["short"], Span(*match.span("name")))
        return found

    @cached_property
    def _bracketed(self) -> dict[str, list[int]]:
        """Where each short form stands in brackets, without marks and article."""
        places: dict[str, list[int]] = {}
        for match in _BRACKETED.finditer(self._text):
            found = places.setdefault(match.group(1), [])
            if len(found) < _MAX_PLACES:
                found.append(match.start())
        return places

    @cached_property
    def _with_form(self) -> dict[str, Span]:
        """The first name with a legal form that begins with each word: `Halvard Foods Inc.`"""
        found: dict[str, Span] = {}
        for form in _FORM.finditer(self._text):
            for start, end in _words_before(self._text, form.start()):
                # the names that begin with "Acme" and with "-Acme" are both asked for by "Acme"
                for at in (m.start() for m in _WORD_START.finditer(self._text, start, end)):
                    known = found.setdefault(self._text[at:end], Span(at, form.end()))
                    if known.start == at:  # Acme Holdings | Corp
                        found[self._text[at:end]] = Span(at, form.end())
        return found


def _may_be_short_for(words: str, name: str) -> bool:
    """Whether a number in a short form belongs to the body: MS-13 of Mara Salvatrucha.

    But no `National Security Memo on Fishing and Labor Abuses (NSM-11)` of which a part is read.
    """
    return words[0] == name[0] or not any(sign.isdigit() for sign in words)


def _words_before(text: str, end: int) -> list[tuple[int, int]]:
    """The word that ends at a place, and up to three before it while those between are large."""
    words: list[tuple[int, int]] = []
    while end > 0 and not text[end - 1].isspace() and len(words) <= _MAX_WORDS:
        low = max(0, end - _MAX_WORD)
        start = max(text.rfind(" ", low, end), text.rfind("\n", low, end)) + 1
        start = start or low
        words.append((start, end))
        if text[start - 1 : start] != " " or not _CAPITALISED.fullmatch(text, start, end):
            break
        end = start - 1
    return words
