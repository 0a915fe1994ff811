"""Whom the lines above the first turn present, and what is said there without a label."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from indexer.lexicon import spoken
from indexer.model import Span
from indexer.speech.document import Document
from indexer.speech.furniture import is_greeting
from indexer.speech.heads.head import Head, with_office
from indexer.speech.heads.offices import read_office
from indexer.speech.heads.reading import read_head
from indexer.speech.interview import OWN
from indexer.speech.lines import Line
from indexer.speech.monologue import is_head_line
from indexer.speech.people import ABOVE, People
from indexer.speech.sources.lists import LEADERS
from indexer.speech.turns import Cut, cut_speech

_WORD = r"[A-Z][\w’'.-]*"
_STYLE = r"(?:(?:the )?(?:Mr|Ms|Mrs|Miss|Dr|Professor|Prof|Ir|Hon|Sir|Dame)\.? )?"
_WHO = rf"{_STYLE}{_WORD}(?: {_WORD}){{1,3}}"
# The Secretary for Works, Ms Lena Moy
_OFFICE_FIRST = re.compile(
    rf"\b[Tt]he (?P<office>{_WORD}(?: (?:{_WORD}|of|for|and|the|to|in)){{0,9}}), (?P<who>{_WHO})"
)
_ASKED_BY = re.compile(
    rf"(?i:\bquestions?) (?:asked |raised |put )?(?:by|from) (?:the )?(?P<who>{_WHO})"
)
_REPLY_BY = re.compile(
    r"(?i:\b(?:reply|replies|answers?|response)) (?:given )?(?:by|from) (?P<who>[^.;]{3,160})"
)
_ABOUT_ITSELF = re.compile(rf"\b(?:{spoken.KINDS})\b", re.IGNORECASE)
_ENDED = re.compile(r"[.!?…:][”\"’)]*$")
_FEWEST = 12  # words of an opening


def officers_in(line: Line, document: Document) -> list[tuple[Head, Span]]:
    """People presented with their office first: `by the Chief Executive, Mr Ben Roe, at …`"""
    found = []
    for match in _OFFICE_FIRST.finditer(line.text):
        role, organisation = read_office(match["office"])
        head = read_head(match["who"], document.spell)
        if role and head.kind == "person":
            start = line.span.start
            place = Span(start + match.start("who"), start + match.end("who"))
            found.append((with_office(head, role, organisation), place))
    return found


# Lindqvist, Dr. Dale R., President, Sandhill Railway
_INVERTED = re.compile(
    rf"(?P<last>{_WORD}(?:[ -]{_WORD})?), (?P<first>{_STYLE}{_WORD}(?: [A-Z]\.?)*)(?P<more>, .+)?"
)


def add_inverted(people: People, lines: Sequence[Line], surnames: Collection[str]) -> None:
    """Add those of a list of witnesses, surname first; ``surnames`` are the labels', in small."""
    for line in lines:
        found = _INVERTED.fullmatch(LEADERS.split(line.text)[0].strip(" *_.;"))
        if found is None or found["last"].casefold() not in surnames:
            continue
        head = read_head(f"{found['first']} {found['last']}")
        if head.kind == "person":
            office = read_office((found["more"] or "").strip(" ,"))
            people.add(with_office(head, *office), ABOVE, line.span)


def add_roster(people: People, document: Document, above: int) -> None:
    """Add those of a list above offset ``above``: `Jane Roe - Chief Executive Officer`."""
    for name, what, line in document.roster:
        head = read_head(name, document.spell)
        if line.span.start < above and head.kind == "person":
            role, organisation = read_office(what.strip("*_ "))
            body = organisation if role else what.strip("*_ ")
            people.add(with_office(head, role, body), ABOVE, line.span)


def add_officers(people: People, document: Document, above: int) -> None:
    """Add those whom the lines above offset ``above`` present with their office first."""
    for line in document.lines:
        if line.span.start < above:
            for head, place in officers_in(line, document):
                people.add(head, ABOVE, place)


def asking_and_replying(document: Document, above: int) -> tuple[Head | None, Head | None]:
    """Who asks and who replies, of a line that says both: `a question by … and a reply by …`"""
    for line in document.lines:
        if line.span.start >= above:
            break
        asked, reply = _ASKED_BY.search(line.text), _REPLY_BY.search(line.text)
        if asked is None or reply is None:
            continue
        officers = officers_in(line, document)
        behind = [h for h, place in officers if place.start >= line.span.start + reply.start()]
        if behind:
            return read_head(asked["who"], document.spell), behind[0]
    return None, None


def opening_of(document: Document, first_label: int, name: str = "") -> Cut | None:
    """What somebody, of a name if it is known, says without a label before the first one."""
    lines = document.lines[: first_label - 1]
    asked = (n for n, line in enumerate(lines) if line.is_bold and line.text.endswith("?"))
    lines = lines[: next(asked, len(lines))]
    start = next((line.number for line in lines if not _is_above(line)), None)
    if start is None:
        return None
    cut = cut_speech(document.release.text, lines, start)
    said = " ".join(span.of(document.release.text) for span in cut.content)
    surname = name.rpartition(" ")[2]
    if len(said.split()) < _FEWEST or OWN.search(said) is None or (surname and surname in said):
        return None
    return cut


def _is_above(line: Line) -> bool:
    """Whether a line tells of what follows and is not yet said."""
    tells = _ABOUT_ITSELF.search(line.text) is not None and OWN.search(line.text) is None
    is_said = OWN.search(line.text) is not None or _ENDED.search(line.text) is not None
    return not is_said or is_head_line(line) or (tells and not is_greeting(line))
