"""What somebody is, as the turns say it: `You are the chief executive of Acme?` – `Correct.`"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.lexicon.titles import ROLE_MODIFIERS, ROLE_NOUNS
from indexer.model import Span
from indexer.speech.heads.head import Head, with_office
from indexer.speech.heads.offices import read_office
from indexer.speech.labels import Label
from indexer.speech.turns import Cut

_WHAT = r"(?P<what>[^.;?!\n]{3,120})"
_YOU_ARE = re.compile(
    r"\b(?:[Yy]ou(?: are|[’']re)|[Aa]re you),?(?: [^,.?!\n]{2,30},)?"
    rf"(?: (?:currently|now|also|presently|still))? (?:the|an?|our) {_WHAT}"
)
_YOU_SERVE = re.compile(
    rf"\b[Yy]ou (?:serve|work|act|are employed)(?: (?:currently|now|also))? as (?:the|an?) {_WHAT}"
)
# He is the co-founder, with you, of the Harbour Families?
_WITH_YOU = re.compile(
    r"\b(?:the|an?) (?P<what>[\w-]{3,20}(?: [\w-]{3,20}){0,2}), (?:along |together )?with you,"
    r"(?P<of> (?:of|at|for) [^.;?!,\n]{3,100})"
)
_ADDRESSED = (_YOU_ARE, _YOU_SERVE, _WITH_YOU)
_I_AM = re.compile(rf"\bI(?: am|[’']m)(?: currently| now)? (?:the )?{_WHAT}")
_FIRST = 8  # turns of somebody in and before which they are introduced
_OPENING = 250  # code points of a first turn in which its speaker says who they are


def told_roles(text: str, cuts: Sequence[Cut]) -> Iterator[tuple[Head, Span]]:
    """Heads of labels with the office that the turn before, or their own first, gives them."""
    spoken: dict[str, int] = {}
    told: set[str] = set()
    for before, cut in pairwise([None, *cuts]):
        label = cut.label if cut is not None else None
        if cut is None or label is None or label.head.kind != "person" or label.key in told:
            continue
        count = spoken[label.key] = spoken.get(label.key, 0) + 1
        if count > _FIRST:
            continue
        found = _first_words(text, cut) if count == 1 else None
        if found is None and before is not None and not _is_same(before.label, label):
            found = _asked_words(text, before)
        if found is not None:
            told.add(label.key)
            role, organisation, place = found
            yield with_office(label.head, role, organisation), place


def _is_same(one: Label | None, other: Label) -> bool:
    return one is not None and one.key == other.key


def _asked_words(text: str, before: Cut) -> tuple[str, str, Span] | None:
    for span in before.content:
        for form in _ADDRESSED:
            found = map(_read, form.finditer(text, span.start, span.end))
            if (first := next(filter(None, found), None)) is not None:
                return first
    return None


def _first_words(text: str, cut: Cut) -> tuple[str, str, Span] | None:
    start = cut.content[0].start
    match = _I_AM.search(text, start, min(cut.content[0].end, start + _OPENING))
    return _read(match) if match is not None else None


_CLAUSES = re.compile(r",| and | but | who | which | here\b")


def _read(match: re.Match[str]) -> tuple[str, str, Span] | None:
    """The office of words that begin with one."""
    words = match["what"].strip() + (match.groupdict().get("of") or "")
    first = words.split()[0].strip(",").casefold()
    if first not in ROLE_NOUNS and first not in ROLE_MODIFIERS:
        return None
    words = _CLAUSES.split(words)[0]
    role, organisation = read_office(words)
    return (role, organisation, Span(*match.span("what"))) if role else None
