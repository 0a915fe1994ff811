"""Whom a title names as those who speak."""

from __future__ import annotations

import re

from indexer.lexicon import spoken
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.name_shapes import is_ordinary
from indexer.lexicon.titles import ROLE_NOUNS
from indexer.speech.heads.head import Head, with_office
from indexer.speech.heads.reading import read_head
from indexer.speech.sources.lists import HELD, Spell, read_list

BY = re.compile(
    rf"\b(?:{spoken.OF_SOMEBODY})s? (?:of|de la|del|de)\s+"
    rf"|\b(?:{spoken.KINDS})s?(?: (?:from|with|featuring)"
    r"|\b[^:]{0,80}?(?:(?<=delivered)|(?<=preached)|(?<!ed)(?<!held)(?<!led)) by)\s+"
    r"|\bquestions (?:for|to|with)[…:]?\s+|^(?:\w+ed )?by\s+",
    re.I,
)
_KIND_COLON = re.compile(
    rf"^(?:[^:–—|]{{0,40}}\b)?(?:{spoken.KINDS})s?\b[^:–—|]{{0,40}}?\s*[:–—|]\s+", re.I
)
_BEHALF = re.compile(r"\bon behalf of (?:the )?(?P<body>[A-Z].{2,80}?) by\b", re.I)
_OWNER = re.compile(
    rf"^(?P<who>.{{3,80}}?)(?:[’']s|s[’'])\s+(?:[\w-]+ ){{0,4}}(?:{spoken.KINDS})s?\b", re.I
)
_COLON = re.compile(r"^(?P<who>[^:–—|]{3,90}?)\s*(?::|\s[–—|-])\s+")
_TAGGED = re.compile(r"^[\[(][^\])]{2,30}[\])]\s*")  # [Interview] Jane Roe
_BEHIND = re.compile(r"(?:\s[–—|-]|:|,? (?:by|with))\s+(?P<who>[^:–—|]{4,80})$")
_DOES = re.compile(
    rf"^(?P<who>.{{3,90}}?),?\s+(?:delivers|gives|gave|addresses|addressed|speaks|spoke|tells"
    rf"|told|talks|answers|testifies|makes"
    rf"|on|at|to|in|before|(?:[\w-]+ ){{0,2}}(?:{spoken.KINDS})s?)\b",
    re.I,
)
_ACCEPTS = re.compile(  # what only somebody does
    r"(?P<who>(?:[^\W\d_a-z][\w.’'-]+ ){2,4}?)(?:accepts|delivers|addresses|testifies|reflects"
    r"|recalls|remembers|thanks|receives)\b"
)
_CUT = re.compile(
    r",?\s+(?:(?P<soft>for|to|in|with)|at|before|during|on|following|after|ahead|upon|marking"
    r"|regarding|about|as|via|prior|hosted|when"
    r"|while|delivered|given|made|en route|aboard)\b"
    r"|\s+[–—|-]\s+|\s*[(\[]|,?\s+\d|:\s|[,;]\s+(?=(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b)",
    re.I,
)
_LABEL = 5  # words in front of the colon of a title


def people_of(words: str, spell: Spell) -> list[Head]:
    """Who is named at the beginning of words that go on to the occasion."""
    ends = [m for m in _CUT.finditer(words) if not _is_part_of_office(words, m)]
    for end in [*(m.start() for m in ends), len(words)]:
        found = read_list(words[:end], spell)
        if found:
            body = _AT_BODY.match(words, end)
            if body is not None and "," in words[:end] and found[-1].role:
                found[-1] = with_office(found[-1], "", body["body"].strip())
            return found
    return []


_AT_BODY = re.compile(r" at (?P<body>[A-Z][^,:;()|–—]{1,60}?)(?=[,:;()|]|\s[–—-]\s|$)")


def _is_part_of_office(words: str, cut: re.Match[str]) -> bool:
    """`Minister | for Health`, `Ambassador | to Avaline`: the office goes on."""
    before = words[: cut.start()].split()
    last = before[-1].strip(",").lower() if before else ""
    return cut["soft"] is not None and (last in ROLE_NOUNS or last in spoken.FOREIGN_OFFICES)


def people_of_title(title: str, spell: Spell) -> list[Head]:
    """Who speaks, as a title says."""
    title = _TAGGED.sub("", title)
    if not title:
        return []
    for read in (_behind_by, _in_front, _who_accept, _at_the_end, _styled_at_the_end, _behind_kind):
        found = read(title, spell)
        if found is not None:
            return found
    label, parted, rest = title.partition(": ")  # Full text: Ann Roe's victory speech
    return people_of_title(rest, spell) if parted and len(label.split()) < _LABEL else []


def _behind_by(title: str, spell: Spell) -> list[Head] | None:
    """`Speech by Ann Roe`, `Statement on behalf of Norland by Ann Roe`."""
    by = BY.search(title)
    found = people_of(title[by.end() :], spell) if by is not None else []
    if by is None or not found:
        return None
    behalf = _BEHALF.search(title, 0, by.end())
    return [with_office(h, "", behalf["body"]) for h in found] if behalf else found


def _in_front(title: str, spell: Spell) -> list[Head] | None:
    """`Ann Roe’s speech`, `Ann Roe: The quay`, `Ann Roe addresses the council`."""
    for pattern in (_OWNER, _COLON, _DOES):
        told = pattern.match(title)
        found = _plainly(read_list(told["who"], spell)) if told is not None else None
        if found is not None:
            return found
    return None


def _who_accept(title: str, spell: Spell) -> list[Head] | None:
    """`Ann Roe accepts the medal`: one person with a name of two words, or nobody."""
    accepts = _ACCEPTS.match(title)
    if accepts is None:
        return None
    head = read_head(accepts["who"], spell)
    return [head] if head.kind == "person" and len(head.name.split()) > 1 else []


def _at_the_end(title: str, spell: Spell) -> list[Head] | None:
    """`The quay – Ann Roe`, `A morning with Ann Roe`."""
    behind = _BEHIND.search(title)
    return _plainly(people_of(behind["who"], spell)) if behind is not None else None


_STYLED_END = re.compile(
    r", (?P<who>(?:Mr|Ms|Mrs|Miss|Dr|Prof|Sir|Dame|Hon|Amb)\.? [A-Z][^,–—|:]{3,50}"
    r"(?:, [^–—|:]{4,120})?)$"
)


def _styled_at_the_end(title: str, spell: Spell) -> list[Head] | None:
    """`Second Reading Speech on the Ports Bill, Mr Ben Roe, Minister for Ports`."""
    behind = _STYLED_END.search(title)
    return _plainly(read_list(behind["who"], spell)) if behind is not None else None


def _behind_kind(title: str, spell: Spell) -> list[Head] | None:
    """`Press conference: Ann Roe`."""
    colon = _KIND_COLON.match(title)
    return _plainly(people_of(title[colon.end() :], spell)) if colon is not None else None


def _plainly(found: list[Head]) -> list[Head] | None:
    """Those of a list who are people for sure; None where nobody is."""
    return [head for head in found if _is_plainly(head)] or None


def _is_plainly(head: Head) -> bool:
    """Whether words of a title, which writes everything large, are a person's name for sure."""
    words = head.name.split()
    if len(words) > 1 and words[0] in GIVEN_NAMES:
        return True
    if head.sure < 3:
        return False
    held = HELD.search(head.role) is not None or _is_office(head)
    return head.gender != "" or held


def _is_office(head: Head) -> bool:
    """Whether a head has an office before a name of two words that are nothing else."""
    words = head.name.split()
    last = head.role.casefold().split()[-1:]
    return (
        len(words) > 1 and last != [] and last[0] in ROLE_NOUNS and not any(map(is_ordinary, words))
    )
