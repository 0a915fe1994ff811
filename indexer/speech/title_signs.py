"""What speaks for and against a line above a speech being its title, each sign under a name.

The weights of the signs (``title_weights.json``) are fitted by ``python -m tests.quality.titles``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.ingest.dates import DATE
from indexer.lexicon import spoken
from indexer.lexicon.titles_of_speeches import DIVISIONS, SMALL, TOLD_ON_TOP
from indexer.model import BlockKind
from indexer.speech.heads.reading import read_head

_TITLE = re.compile(r"(?i)(?:title|titel|titre|título)\s*:\s+(?=\S)")
_RECORD = re.compile(
    rf"(?i)(?:[\w’'-]+ ){{0,3}}(?:{spoken.RECORDS})"
    r"(?: of (?:the )?(?:proceedings|debates|meeting|sitting|session)| online)?"
)
_FURNITURE = re.compile(rf"(?i)\b(?:{spoken.TOP_OF_PAGE})\b")
_COUNTED = re.compile(r"(?i)\b(?:vol(?:ume)?|issue|pages?|pp|nos?)\.? ?\d")
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4}\b)?", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_KIND = re.compile(rf"(?i)\b(?:{spoken.KINDS})\b")
_PLACE = re.compile(rf"(?i)\b(?:{spoken.PLACE_WORDS})\W*$")
_BODY = re.compile(rf"(?i)\b(?:{spoken.BODIES})\b")
_ON_TOP = re.compile(rf"(?i)(?:{TOLD_ON_TOP})\b")
_HELD = re.compile(r",? held (?:in|at|on)\b.*", re.IGNORECASE | re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?|[ivxlc]+|\W*|[^\W\d_]")
_PARTED = re.compile(r"\s[|>·›»]\s")
_NO_TEXT: frozenset[BlockKind] = frozenset({"dateline", "contact", "table", "caption", "links"})
_MOST_OF_BODY = 8  # words of a body's name on a line of its own
_LONG = 20  # words
_DEEP = 6  # lines
_SENTENCE = 6  # words of a line that ends as a sentence does
_OF_FIELD = 4  # words before a colon


@dataclass(frozen=True, slots=True)
class Top:
    """A line that may be the title: ``given`` says how a page marks it, "" where none does.

    ``number`` is that of the line among those above what is said, 0 where it is none of them.
    """

    text: str
    kind: BlockKind = "heading"
    number: int = 0
    given: str = ""


def as_title(text: str) -> str:
    """A line as it would be a title: without marks, the word `Title:`, and where it was held."""
    plain = text.strip(" *_#")
    return _HELD.sub("", _TITLE.sub("", plain)).strip()


def signs_of(top: Top) -> frozenset[str]:
    """The names of all signs a line has."""
    return frozenset(_signs(top, top.text.strip(" *_#")))


def _signs(top: Top, text: str) -> Iterator[str]:
    bare = undated(as_title(text))
    is_kind = _KIND.search(bare) is not None
    own = min(len(_own(bare)), 3)
    yield from _placed(top)
    yield f"own words {own}"
    if is_kind:
        yield "kind" if own else "kind only"
    else:
        yield from _named(bare)
    if _TITLE.match(text):
        yield "called title"
    elif _ON_TOP.match(text) or _is_field(text, is_kind):
        yield "field"
    if _FURNITURE.search(text) or _RECORD.fullmatch(bare) or _COUNTED.search(text):
        yield "furniture"
    if len(_LETTER.findall(bare)) < len(text) / 3 or (top.kind in _NO_TEXT and not is_kind):
        yield "facts"
    yield from _of_form(text, bare)


def _placed(top: Top) -> Iterator[str]:
    """How a page sets a line, and how far down."""
    if top.given:
        yield f"given, {top.given}"
    if top.number:
        yield "depth 1" if top.number == 1 else f"depth {6 if top.number > _DEEP else 2}"
    if top.kind == "heading":
        yield "heading"


def _named(bare: str) -> Iterator[str]:
    """Whether a line that calls itself nothing is somebody, a body or a place."""
    head = read_head(bare)
    short = len(bare.split()) <= _MOST_OF_BODY
    if short and (head.kind == "office" or (head.kind == "person" and head.sure > 1)):
        yield "somebody"
    if _PLACE.search(bare) or (_BODY.search(bare) and short):
        yield "body or place"


def _of_form(text: str, bare: str) -> Iterator[str]:
    words = len(bare.split())
    if words > _LONG:
        yield "long"
    if text[:1] in "([" or (text[-1:] in ".!?," and words > _SENTENCE):
        yield "sentence"
    if _PARTED.search(text):
        yield "parted"


def _is_field(text: str, is_kind: bool) -> bool:
    """Whether a line tells a day, a person or a fact behind a colon: `Coroner: Dr Ann Roe`."""
    label, colon, rest = text.partition(":")
    words = label.casefold().split()
    if not colon or is_kind or not 0 < len(words) < _OF_FIELD:
        return False
    head = read_head(rest.strip())
    told = head.kind == "person" and head.sure > 1
    return told or DATE.search(rest) is not None or words[-1] in spoken.FIELDS


def undated(text: str) -> str:
    """A line without its date, time and weekday."""
    bare = _WEEKDAY.sub(" ", DATE.sub(" ", _TIME.sub(" ", text)))
    return " ".join(bare.split()).strip(" ,;:–—-|.()")


def _own(bare: str) -> list[str]:
    """The words that tell of a matter: none that records, bodies and dates have as well."""
    words = (word.strip(".,:;()[]–—-’'\"“”").casefold() for word in bare.split())
    return [
        word
        for word in words
        if word not in DIVISIONS
        and word not in SMALL
        and not _ORDINAL.fullmatch(word)
        and not _KIND.fullmatch(word)
        and not _BODY.fullmatch(word)
    ]
