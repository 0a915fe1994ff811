"""Participants, bylines and name lines above the first turn."""

from __future__ import annotations

import re
from collections.abc import Iterable

from indexer.speech.heads.head import Head, with_office
from indexer.speech.heads.offices import read_office
from indexer.speech.heads.reading import read_head
from indexer.speech.heads.spelling import plain_words
from indexer.speech.lines import Line
from indexer.speech.people import ABOVE, People
from indexer.speech.sources.lists import LEADERS, Spell, read_list
from indexer.speech.sources.titles import BY, people_of

_MADE_BY = re.compile(
    r"(?:(?P<what>interview|moderat|host|chair|report|present|introduc|transcrib)\w*) by:? "
    r"(?P<who>.+)",
    re.I,
)
_DOERS = {
    "interview": "Interviewer",
    "moderat": "Moderator",
    "host": "Host",
    "chair": "Chair",
    "report": "Reporter",
}
_ROSTER = re.compile(
    r"(?P<what>[A-Z][A-Za-z’' /&-]{2,40}?)(?:\s?\([^()]{1,20}\))?[*_]{0,2}"
    r"\s*(?::[*_]{0,2}|\s[–—-])\s+(?P<who>\S.*)"
)
_SEATED = re.compile(  # The SPEAKER (Mr Ben Roe) took the chair at noon.
    r"(?:The |THE )?(?P<office>[A-Z][\w’' -]{2,50}?) \((?P<who>[^()]{4,60})\),?"
    r" (?:took|taking|in) the chair\b"
    r"|[\[(](?P<chair>[^()\[\]]{4,60}) in the chair[\])]"
    # In the absence of the President, Ms Roe (Skarn), Vice-President, took the Chair.
    r"|\b(?P<holder>(?:Mr|Ms|Mrs|Dr|Sir|Dame|Hon)\.? [^,()]{2,40}?)(?: \((?P<body>[^()]{2,40})\))?"
    r"(?:, (?P<held>[\w’' -]{2,50}))?,? (?:took|takes|in) the chair\b",
    re.IGNORECASE,
)
_MOST = 40  # lines above the first turn that are looked at
_LONGEST = 400  # code points of a line with a list


def gather_above(people: People, lines: Iterable[Line], spell: Spell) -> None:
    """Participants, bylines and name lines above the first turn."""
    for count, line in enumerate(lines):
        if count >= _MOST:
            return
        if len(line.text) > _LONGEST:
            continue
        told = _beside_leaders(line.text, spell)
        if told is not None:
            people.add(told, ABOVE, line.span)
            continue
        plain = _NUMBERED.sub("", LEADERS.sub(" ", line.text).strip(" *_•-–"))
        if line.kind == "table" and plain.count(" | ") == 1:
            plain = plain.replace(" | ", ": ")
        for words in _STACKED.split(plain):
            _gather(people, line, words, spell)


def gather_below(people: People, lines: Iterable[Line], spell: Spell) -> None:
    """Those whom lists below the last turn name with their office: `Chair: Dame Ann Roe`."""
    for line in lines:
        roster = _ROSTER.fullmatch(line.text.strip(" *_•-–")) if len(line.text) < _LONGEST else None
        role = _roster_role(roster["what"], spell) if roster is not None else ""
        for head in _roster_people(roster, spell) if roster is not None and role else ():
            people.add_weakly(head, ABOVE, line.span)


# What a broadcast shows of somebody, as its script has it: `ASTON: Ann Roe, fisherman`
_CAPTIONED = re.compile(
    r"(?i)(?:super|lower third|chyron|aston|strap|caption|name super|cg)\s*[:–-]\s(?P<who>.{4,120})"
)


def gather_captions(people: People, lines: Iterable[Line], spell: Spell) -> None:
    """Those whom captions name with what they are."""
    for line in lines:
        for part in line.text.split("\n"):
            shown = _CAPTIONED.match(part.strip())
            for head in read_list(shown["who"], spell)[:1] if shown is not None else ():
                if head.role or head.organisation:
                    people.add_weakly(head, ABOVE, line.span)


_NUMBERED = re.compile(r"^(?:[IVX]{1,4}|\d{1,2})[:.)] ")  # the witnesses of a list


def _beside_leaders(text: str, spell: Spell) -> Head | None:
    """`Norland . . . . . Ms. Roe`: a name on one side of the dots, its body on the other."""
    sides = [side.strip(" *_") for side in LEADERS.split(text) if side.strip(" *_0123456789")]
    if len(sides) != 2:
        return None
    heads = [read_head(side, spell) for side in sides]
    named = [h for h in heads if h.kind == "person" and h.sure >= 3 and not h.role]
    if len(named) != 1:
        return None
    other = sides[1 - heads.index(named[0])]
    role, organisation = read_office(other)
    return with_office(named[0], role, organisation if role else other)


_SHORT = r"(?<!Prof)(?<!Capt)(?<!Supt)(?<!Insp)(?<!Dept)"  # titles that end in a stop
_SENTENCES = re.compile(rf"(?<=[a-z]{{3}}){_SHORT}\.\s+(?=[A-Z])")
_ENDED = re.compile(rf"[a-z]{{3}}{_SHORT}[.!?]\s")
_STACKED = re.compile(
    r"\s+[|·•]\s+(?=[A-Z])|(?<=[.;|])\s+(?=[A-Z][A-Za-z ]{2,30}(?:\(s\))?: [A-Z])"
    r"|\s+(?=(?:Presenter|Producer|Director|Editor|Host|Moderator|Reporter|Chair|Guest|Interviewer"
    r"|Lecturer|Speaker|Preacher|Celebrant|Witness|Coroner|Facilitator)"
    r"s?(?: \([a-z ]{3,20}\))?: [A-Z])"
    r"|\s+(?=(?:For|Counsel for|On behalf of) (?:the )?[a-z]{4,20}: )"
)


def _gather(people: People, line: Line, words: str, spell: Spell) -> None:
    """The people of one line, or of one of several that stand in it."""
    made = _MADE_BY.search(words) if len(words) < 160 else None
    if made is not None:
        what = _DOERS.get(made["what"].lower(), "")
        for head in people_of(made["who"], spell) if what else []:
            people.add(with_office(head, what, ""), ABOVE, line.span)
        return
    judge = _BEFORE_JUDGE.search(words)
    if judge is not None:
        for head in read_list(judge["who"], spell)[:1]:
            people.add(with_office(head, "Judge", ""), ABOVE, line.span)
        return
    seated = _SEATED.search(words)
    if seated is not None:
        _seat(people, line, seated, spell)
        return
    roster = _ROSTER.fullmatch(_SENTENCES.split(words, maxsplit=1)[0])
    for head in _roster_people(roster, spell) if roster else _line_people(words, spell):
        people.add(head, ABOVE, line.span)


def _seat(people: People, line: Line, seated: re.Match[str], spell: Spell) -> None:
    """Add who took the chair, with the office that the line says they hold."""
    head = read_head(seated["who"] or seated["chair"] or seated["holder"], spell)
    if head.kind != "person":
        return
    office = plain_words(seated["office"] or seated["held"] or "Chair")
    person = people.add(with_office(head, office, seated["body"] or ""), ABOVE, line.span)
    if person is not None:
        person.presides = True


_BEFORE_JUDGE = re.compile(
    r"(?i:\bbefore:? (?:the )?)(?P<who>(?i:hon|judge|justice|chief|magistrate).{4,80})"
)
_PRESIDES = (
    "before",
    "coram",
    "present before",
)  # "BEFORE: THE HON. ANN ROE" heads a court's record
_FOR = re.compile(r"(?:For|On behalf of) the (?P<party>[a-z][a-z ]{2,40})")  # For the family: …


def _roster_people(roster: re.Match[str], spell: Spell) -> list[Head]:
    """`Moderator: Paula Lind (Channel 6)`: what stands before the colon may be the role."""
    role = _roster_role(roster["what"], spell)
    if not role and _HONOURED.match(roster["who"]):
        role = plain_words(roster["what"])  # Speaker: The Honourable Ann Roe
    found = read_list(roster["who"], spell)
    if not found and role and len(roster["who"].split()) in (2, 3):
        head = read_head(roster["who"], spell)  # whatever the name, the list says what it is
        found = [head] if head.kind == "person" else []
    if found:
        return [with_office(h, role if not h.role else "", "") for h in found]
    alone = read_head(roster["what"], spell)
    if alone.kind == "person" and alone.sure >= 2:  # Jane Roe – Chief Executive
        return [with_office(alone, *read_office(plain_words(roster["who"])))]
    return []


def _roster_role(words: str, spell: Spell) -> str:
    """The role that words before a colon give to whom they list, "" where they give none."""
    one = words.rstrip("s")
    acting = _FOR.fullmatch(words)
    if words.casefold() in _PRESIDES:
        role = "Judge"
    elif acting is not None:
        role = f"for the {acting['party']}"
    else:
        role = plain_words(one) if read_head(one, spell).kind in ("office", "asker") else ""
    return "" if role.lower() in _NO_ROLES else role


_HONOURED = re.compile(r"(?i)(?:the )?(?:r(?:igh)?t )?hon")
_NO_ROLES = ("participant", "speaker", "panelist", "panellist", "guest", "member")


_BY_OR_WITH = re.compile(r"(?:by|with|before)\s+", re.I)
_SEVERAL = re.compile(r"(?i) and |[,;]")


def _line_people(words: str, spell: Spell) -> list[Head]:
    if _ENDED.search(words) or words.endswith((".", "?", "!")):
        return []  # sentences: their people are in the cast
    by = BY.search(words) or _BY_OR_WITH.match(words)
    if by is not None:
        return people_of(words[by.end() :], spell)
    head = read_head(words, spell)
    several = _SEVERAL.search(words) is not None
    if head.kind == "person" and head.sure >= 3 and not several:
        return [head]
    return [h for h in read_list(words, spell) if h.sure >= 2]
