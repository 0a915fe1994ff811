"""Whom a document calls by name: thanked and handed over to, sworn and called as witnesses."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from indexer.lexicon import spoken
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.model import Span
from indexer.speech.document import Document
from indexer.speech.heads.head import Head
from indexer.speech.people import ABOVE, People
from indexer.speech.sources.lists import read_list
from indexer.speech.turns import Cut

_THANKED = re.compile(
    rf"(?:(?:{spoken.THANKERS})[,.!]? )?(?:[Tt]hank you|[Tt]hanks)"
    r"(?: (?:very|so) much| a lot| again| indeed)?,? (?:for that, )?(?P<given>[A-Z][\w’'-]+)"
    r"(?=[.,!;—–-]| for\b| and\b)"
)
_HANDED = re.compile(
    r"(?:over to (?:you, )?|turn (?:it|things|the call|the floor) (?:back )?(?:over )?to "
    r"|go (?:ahead|first), |please, )(?P<given>[A-Z][\w’'-]+)[.?!…]?$"
    r"|(?:^|[.?!] )(?P<called>[A-Z][\w’'-]+)[.?]$"
)
_SOMEBODY = r"(?:[A-Z][\w.’'-]*,? ){0,4}[A-Z][\w’'-]+"
_SWORN = re.compile(
    rf"(?P<name>{_SOMEBODY})[*_]{{0,3}}"
    r"(?:,?\s+(?:ON|on) (?:FORMER |former )?(?:AFFIRMATION|affirmation|OATH|oath)"
    r"|,?\s[*_]{0,3}\((?:sworn|affirmed|recalled|continued|resumed|called)[^()]{0,30}\)"
    r"|,?\s+(?:having been|was|being|has been)(?: first| previously)?(?: duly)?"
    r" (?:sworn|affirmed|called)|,?\s+(?:\d{1,2}\s+)?(?:was )?called as a witness)"
    r"|(?:[Ww]e|I)(?:’ll|'ll| will| now| would like to| shall)?(?: now)? (?:call|recall)"
    rf"(?: (?:our|the) (?:next|first|last) witness,?)? (?P<called>{_SOMEBODY})"
)


def given_names(text: str, cuts: Sequence[Cut], people: People) -> dict[str, str]:
    """Given names that others call those by who have only a surname: `Thanks, Kate.`"""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    known = {p.keys[0] for p in people.people if len(p.keys) > 1 and p.rank <= ABOVE}
    for before, cut in pairwise(cuts):
        opening = text[cut.content[0].start : cut.content[0].end][:160]
        closing = text[before.content[-1].start : before.content[-1].end][-160:]
        if (thanked := _THANKED.match(opening)) is not None:
            _vote(votes, before, thanked["given"])
        if (handed := _HANDED.search(closing)) is not None:
            _vote(votes, cut, handed["given"] or handed["called"])
    told: dict[str, str] = {}
    for key, names in votes.items():
        (name, most), *others = names.most_common(2)
        if name.casefold() not in known and not (others and others[0][1] * 2 > most):
            told[key] = name
    return told


def _vote(votes: dict[str, Counter[str]], cut: Cut, given: str) -> None:
    label = cut.label
    if label is None or label.head.kind != "person" or given not in GIVEN_NAMES:
        return
    if len(label.head.name.split()) == 1 and label.head.name.casefold() != given.casefold():
        votes[label.key][given] += 1


_SWEARS = re.compile(
    r"\b(?:(?i:affirmation|oath)|sworn|affirmed|recalled|called|call|recall|resumed)\b"
)
_AROUND = 120  # code points before and after such a word that are looked at


def sworn_in(document: Document) -> Iterable[tuple[int, Head, Span]]:
    """Witnesses where they are sworn, affirmed or called, in order."""
    text = document.release.text
    last = -1
    for word in _SWEARS.finditer(text):
        low, high = max(0, word.start() - _AROUND), word.end() + _AROUND
        for match in _SWORN.finditer(text, low, high):
            if match.start() <= last:
                continue
            found = read_list(match["name"] or match["called"], document.spell)
            if len(found) == 1 and (found[0].sure >= 2 or len(found[0].name.split()) > 1):
                last = match.start()
                yield last, found[0], Span(last, match.end())
