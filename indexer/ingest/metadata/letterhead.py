"""The lines of a head in which a house may name itself: above the headline, and beside the date.

A headline that was stated outright may not stand in the text at all; then the first line and
those beside a date are left, since what follows may be a salutation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.ingest.metadata.head import Head, Paragraph
from indexer.ingest.metadata.headline import is_letterhead, names_an_office
from indexer.ingest.metadata.houses import body_of_line, house_of
from indexer.lexicon.wires import is_wire
from indexer.model import Candidate
from indexer.text.fold import fold

_MEMBERS = frozenset("hon honourable honorable rt right senator sen".split())
_NEAR = 2  # lines between a house and the date it stands beside
_LISTED = re.compile(r"[(;:]|,$|, [^,]*, ")  # people and their offices, one after the other
_FROM = re.compile(
    r"(?:From|FROM|Issued by|ISSUED BY|Company name|Name of company): "
    r"(?:the |The )?(?P<name>[A-Z].{3,80})$"
)


def said_in_letterhead(
    paragraphs: Sequence[Paragraph], head: Head, stated: str, headed: bool
) -> Iterator[Candidate]:
    """Candidates for the issuer.

    ``stated`` is a headline that was said outright, ``headed`` that it was the page's heading,
    which stands in the text no more: the first line may have stood above it.
    """
    headline = _place_of_headline(paragraphs, head, stated)
    for number in _lines(paragraphs, head, stated):
        line = paragraphs[number].words
        above = number < headline
        first = number == 0 and (headed or line.isupper())
        beside = first or _is_beside_date(head, number)
        if sender := _FROM.match(line):
            yield Candidate("issuer", sender["name"], "letterhead", line)
        elif (above or beside) and (body := body_of_line(line)):
            yield Candidate("issuer", body, "letterhead" if above else "beside the date", line)
        elif (above or _is_addressed(line, beside)) and _is_person(line):
            yield Candidate("issuer", line, "letterhead", line)


def _lines(paragraphs: Sequence[Paragraph], head: Head, stated: str) -> Iterator[int]:
    """The paragraphs of the head in which a house may name itself."""
    found = () if stated else head.headline
    for number in range(_end(paragraphs, head)):
        line = paragraphs[number].words
        if number in found or number in head.datelines or is_wire(line) or line.endswith("…"):
            continue
        yield number


def _place_of_headline(paragraphs: Sequence[Paragraph], head: Head, stated: str) -> int:
    """The paragraph of the headline, -1 where it does not stand in the head."""
    if not stated:
        return min(head.headline, default=-1)
    folded = fold(stated)
    lines = enumerate(p.words for p in paragraphs[: head.end])
    return next((number for number, words in lines if fold(words) == folded), -1)


def _end(paragraphs: Sequence[Paragraph], head: Head) -> int:
    """The first paragraph that a dateline opens."""
    return min((n for n, d in head.datelines.items() if not d.whole), default=head.end)


def _is_beside_date(head: Head, number: int) -> bool:
    dated = (n for n, kind in head.kinds.items() if kind == "dateline")
    return any(abs(number - n) <= _NEAR for n in dated)


def _is_addressed(line: str, beside: bool) -> bool:
    """``Hon Ann Roe`` beside the date, below the headline."""
    return beside and _opens_with_member(line)


def _opens_with_member(line: str) -> bool:
    return line.split(maxsplit=1)[0].lower().strip(".") in _MEMBERS


def _is_person(line: str) -> bool:
    """Somebody in an office, or a member of a parliament: no name alone."""
    if _LISTED.search(line) or not (is_letterhead(line) and house_of(line)):
        return False
    return _opens_with_member(line) or names_an_office(line)
