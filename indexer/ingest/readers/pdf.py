"""PDF by pypdf: the words of its pages, put together to paragraphs again.

A PDF knows where lines stand and nothing of paragraphs. A gap wider than between other lines
parts them, and so does the end of a page where the sentence ended.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from indexer.errors import ReleaseError
from indexer.ingest.faults import in_plain_words
from indexer.ingest.plain_text import with_paragraphs
from indexer.ingest.reading import Reading
from indexer.model import RawRelease

_FAULTS = (
    PyPdfError, ValueError, LookupError, AttributeError, TypeError, ArithmeticError,
    NotImplementedError, RecursionError, OSError, EOFError, AssertionError,
)  # fmt: skip
_MOST_PAGES = 2_000
# What pypdf mends on its way it also logs; a report of a build has no use for it.
logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False
_GAP = 1.35  # of the usual distance between lines: more parts paragraphs
_OFTEN = 3  # pages on which a first or last line must stand to be the page's own
_ENDED = re.compile(r"[.!?:…][\"”’)\]]*$")
_NUMBER = re.compile(
    r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010]$")
_SOFT = "\u00ad"  # says itself that it is no letter


class _Line(NamedTuple):
    words: str
    top: float  # points from the foot of the page


def read(data: bytes, origin: str, reading: Reading) -> RawRelease:
    """The release of a PDF document.

    Raises:
        ReleaseError: it is locked or damaged, or holds pictures of text only.
    """
    try:
        document = PdfReader(io.BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise ReleaseError(
                origin, "the PDF document is locked with a password; save it without"
            )
        pages = [_lines(page) for page in document.pages[:_MOST_PAGES]]
        more = len(document.pages) > _MOST_PAGES
    except _FAULTS as error:
        raise ReleaseError(origin, f"not readable as PDF: {in_plain_words(error)}") from error
    if more:
        raise ReleaseError(origin, f"a PDF document of more than {_MOST_PAGES:,} pages")
    text = _joined(_without_furniture(pages))
    if not text.strip():
        raise ReleaseError(
            origin, "the PDF document has no text, only pictures of it; run text recognition on it"
        )
    return with_paragraphs(RawRelease(origin=origin, text=""), text)


def _lines(page: Any) -> list[_Line]:
    """The lines of a page from top to bottom, as it writes them."""
    lines: list[_Line] = []
    pieces: list[str] = []
    place = 0.0

    def take(text: str, cm: Any, tm: Any, *_: Any) -> None:
        nonlocal place
        for number, part in enumerate(text.split("\n")):
            if number:
                close()
            if part.strip() and not any(map(str.strip, pieces)):
                place = float(tm[5]) * float(cm[3]) + float(cm[5])
            pieces.append(part)

    def close() -> None:
        if words := " ".join("".join(pieces).split()):
            lines.append(_Line(words, place))
        pieces.clear()

    page.extract_text(visitor_text=take)
    close()
    return lines


def _without_furniture(pages: Sequence[list[_Line]]) -> list[list[_Line]]:
    """Pages without their numbers and the lines that head or foot most of them."""
    edges = Counter(
        line.words for page in pages for line in {*page[:1], *page[-1:]} if len(page) > 2
    )
    return [
        [
            line
            for n, line in enumerate(page)
            if not (
                n in (0, len(page) - 1)
                and (edges[line.words] >= _OFTEN or _NUMBER.fullmatch(line.words))
            )
        ]
        for page in pages
    ]


def _joined(pages: Sequence[list[_Line]]) -> str:
    """The pages as plain text: a blank line where a paragraph ends."""
    known = frozenset(
        word.strip(".,;:“”\"'()").lower()
        for page in pages
        for line in page
        for word in line.words.split()
    )
    parts: list[str] = []
    for page in pages:
        gaps = [a.top - b.top for a, b in pairwise(page) if a.top > b.top]
        usual = median(gaps) if gaps else 0.0
        before: _Line | None = None
        for line in page:
            if before is None:
                goes_on = bool(parts) and not _ENDED.search(parts[-1])
            else:
                goes_on = not usual or abs(before.top - line.top) <= usual * _GAP
            if not goes_on and parts:
                parts.append("")
            _add(parts, line.words, known)
            before = line
    return "\n".join(parts)


def _add(parts: list[str], words: str, known: frozenset[str]) -> None:
    """A line more; a word that was broken at the end of the one before is put together.

    The hyphen goes only where the whole word stands elsewhere: "well-known" keeps its own.
    """
    last = parts[-1] if parts else ""
    broken = _BROKEN.search(last)
    if last.endswith(_SOFT) or (broken and words[0].islower()):
        head, _, words = words.partition(" ")
        rest = re.match(r"[^\W\d_]*", head)
        whole = f"{broken[1]}{rest[0]}".lower() if broken and rest else ""
        drops = broken is None or whole in known
        parts[-1] = (last[:-1] if drops else last) + head
    if words:
        parts.append(words)
