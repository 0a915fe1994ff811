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
    r"\b(?:[Yy]ou(?: are| were| have been|[’']re)|[AaWw](?:re|ere) you),?"
    r"(?: [^,.?!\n]{2,30},)?"
    rf"(?: (?:currently|now|also|presently|still))? (?:(?:the|an?|our) |(?=[A-Z])){_WHAT}"
)
_YOU_SERVE = re.compile(
    rf"\b[Yy]ou (?:serve|work|act|are employed)(?: (?:currently|now|also))? as (?:the|an?) {_WHAT}"
)
# He is the co-founder, with you, of the Harbour Families?
_WITH_YOU = re.compile(
    r"\b(?:the|an?) (?P<what>[\w-]{3,20}(?: [\w-]{3,20}){0,2}), (?:along |together )?with you,"
    r"(?P<of> (?:of|at|for) [^.;?!,\n]{3,100})"
)
# At the end of a turn, of who speaks next: `The Senator from Merrin is recognized.`
_CALLED_ON = re.compile(
    r"\b[Tt]he (?P<what>(?:[A-Z][\w’-]+ ){0,2}"
    r"(?:[Ss]enator|[Oo]bserver|[Rr]epresentative|[Dd]elegate|[Dd]eputy) (?:from|of|for) "
    r"(?:the )?[A-Z][^.;?!,\n]{1,80}?)(?: is recogni[sz]ed)?[.?!]\W*$"
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
            found = _called_on(text, before) or _asked_words(text, before)
        if found is not None:
            told.add(label.key)
            role, organisation, place = found
            yield with_office(label.head, role, organisation), place


def _is_same(one: Label | None, other: Label) -> bool:
    return one is not None and one.key == other.key


def _called_on(text: str, before: Cut) -> tuple[str, str, Span] | None:
    """The office by which the last words of a turn call whoever speaks next."""
    last = before.content[-1]
    found = _CALLED_ON.search(text, max(last.start, last.end - _OPENING), last.end)
    if found is None:
        return None
    role = found["what"][0].upper() + found["what"][1:]
    return (role, "", Span(*found.span("what")))


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


_CLAUSES = re.compile(r",| and | but | who | which | here\b| (?:from|since) \d{4}\b")
_BEHIND_OFFICE = re.compile(r" (?:of|at|for|with|in|to) ")
_MOST = 4  # words of an office that another word opens


def _read(match: re.Match[str]) -> tuple[str, str, Span] | None:
    """The office of words that begin with one."""
    words = match["what"].strip() + (match.groupdict().get("of") or "")
    words = _CLAUSES.split(words)[0]
    head = _BEHIND_OFFICE.split(words)[0].casefold().split()
    opens = head[:1] != [] and (head[0] in ROLE_NOUNS or head[0] in ROLE_MODIFIERS)
    ends = 0 < len(head) <= _MOST and head[-1] in ROLE_NOUNS  # the harbour manager
    if not opens and not ends:
        return None
    role, organisation = read_office(words)
    return (role, organisation, Span(*match.span("what"))) if role else None
