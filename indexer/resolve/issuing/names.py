"""Names of bodies in running words: how one is written, and what is around it that is no part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.ingest.metadata.houses import is_body
from indexer.lexicon.organisations import LEGAL_FORMS, SMALL_IN_NAMES

# A word is a name's if it has a capital: Roe, naoo (no), tZERO, 45Drives. None is longer.
WORD = r"(?:[a-z]{1,2}(?=[A-Z])|\d{1,3}(?=[A-Z]))?[^\W\d_a-z][\w’'&.+-]{0,79}"
_SMALL = "of|and|the|for|in|de|del|y|e|&"
NAME = rf"{WORD}(?:,? (?:(?:{_SMALL}) ){{0,2}}{WORD}){{0,8}}"
SHORT_FORMS = r"(?: ?\([^()]{1,80}\)){0,3}"
"""What stands in brackets behind a name: a ticker, its short form."""

DEFINED = re.compile(  # Acme Inc. (ASX: ACM) (“Acme” or “the Company”)
    rf"(?P<name>{NAME}),?{SHORT_FORMS} ?\([^()]{{0,60}}?(?:\b[Tt]he )?[“\"](?:[Tt]he )?"
    r"(?:Company|Group|Corporation|Firm|Corp|Bank|Society|Association|Foundation|Trust|Club|Union"
    r"|University|College|Council|Authority|Agency|Commission|Department|Ministry|Office|Institute"
    r"|Fund|Centre|Center|District|Board|League|Federation)[”\"]\)"
)
"""A body that the text says it will call by a word for its kind."""

_BRACKETED = re.compile(
    rf"(?P<name>{NAME}),? ?\((?:the )?[“\"]?(?P<short>[A-Z][\w&+-]{{1,14}})[”\"]?\)"
)
_ARTICLE = re.compile(r"^(?:The|THE|the) ")
_OWNED = re.compile(r"[’']s?$")
_DESK = re.compile(r" (?:News(?:room)?|Blog|Online|Official|Media|Press)$", re.IGNORECASE)
_EDGES = ' ,.:;–—-|™®*#“”"'
# Roe Foods, Inc. | of Merrin · Kell Lode | (ASX: KLL
_BEHIND = re.compile(r"(?:(\b(?:Inc|Ltd|LLC|Corp|plc|PLC|Limited)\b\.?) of| \().*$")
_LONGEST = 12  # words of a name
_SENTENCE_END = re.compile(r"(?<=[a-z]{3}\.) ")


def plain(name: str) -> str:
    """A name without article, possessive and marks around it; Inc. keeps its full stop.

    >>> plain("The Merrin Rail’s"), plain("“Kell Lode Inc.”")
    ('Merrin Rail', 'Kell Lode Inc.')
    """
    name = _BEHIND.sub(r"\1", name)
    bare = _OWNED.sub("", _ARTICLE.sub("", name.strip(_EDGES))).strip(_EDGES)
    formal = bare.rpartition(" ")[2].lower() in LEGAL_FORMS
    return f"{bare}." if formal and f"{bare}." in name else bare


def without_news(name: str) -> str:
    """`University of Merrin News` is the university's; a name of two words stays.

    >>> without_news("University of Merrin News"), without_news("Merrin News")
    ('University of Merrin', 'Merrin News')
    """
    short = _DESK.sub("", name)
    return short if " " in short else name


def key_of(name: str) -> str:
    """What two ways to write one name share.

    >>> key_of("Merrin Rail plc") == key_of("MERRIN RAIL")
    True
    """
    words = [word.strip(".,®™") for word in name.lower().replace("’", "'").split()]
    while len(words) > 1 and (words[-1] in LEGAL_FORMS or words[-1] in SMALL_IN_NAMES):
        words.pop()
    for country in (["u.s"], ["united", "states"]):
        if words[: len(country)] == country and len(words) > len(country) + 1:
            words = words[len(country) :]
    return " ".join(word for word in words if word not in SMALL_IN_NAMES)


def is_written_as_name(name: str) -> bool:
    """Whether all words but the small ones have a capital or a figure."""
    words = name.split()
    return 0 < len(words) <= _LONGEST and all(
        any(c.isupper() or c.isdigit() for c in word)
        or word in SMALL_IN_NAMES
        or word.strip(".,") in LEGAL_FORMS
        for word in words
    )


def shortened(text: str) -> Iterator[tuple[str, str]]:
    """Short forms in brackets, each with what it stands for: (MWD, Marine Works Department).

    Initials stand for the words whose first letters they are, others for a name that begins so.
    """
    for found in _BRACKETED.finditer(text):
        name, short = _SENTENCE_END.split(found["name"])[-1], found["short"]
        words = name.split()
        large = [n for n, word in enumerate(words) if word[0].isupper()]
        capitals = [c for c in short if c.isupper()]
        first = large[-len(capitals) :]
        if len(capitals) > 1 and capitals == [words[n][0] for n in first]:
            yield short, plain(" ".join(words[first[0] :]))
        elif name.lower().startswith(short.lower()) or is_body(name):
            yield short, plain(name)
