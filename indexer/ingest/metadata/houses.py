"""Whether a short line of a letterhead or signature is the name of a body, and which.

``BANK OF MERRIN``, ``** Quay Recordings **``, ``Merrin Fire Service, Headquarters, Canal Road``
and ``Bank of Merrin | Communications Division | 1 Mint Square`` each name whose paper it is; what
a desk in the house is called ("Corporate Communications Unit") does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from indexer.lexicon.headline_verbs import is_headline_verb
from indexer.lexicon.organisations import (
    DOCUMENT_WORDS,
    FOREIGN_HEADS,
    INSTITUTIONS,
    LEGAL_FORMS,
    OCCASIONS,
)
from indexer.lexicon.titles import ADDRESS, ROLE_NOUNS
from indexer.text.caseless import Caseless

BARS = re.compile(r"\s+(?:[|–—·»•-]|//)\s+|\s*[|»]\s*")
_AROUND = " *_=~#<>|–—-.·•"
_WORD = re.compile(r"&|[^\W\d_][\w’'.-]*")
_FURNITURE = re.compile(r"(?i)^(?:follow us|contact us|share|print|back to \w+|home|menu)(?: |$)")
# Office of Public Affairs | Ministry of Lakes: the desk above the house, its line run on
_DESK_FIRST = re.compile(
    r"^(?:Office|Department|Directorate|Division|Bureau) (?:of|for) (?:the )?(?:\w+ )?"
    r"(?:Communications?|Affairs|Information|Press|Relations|Media) (?=[A-Z])"
)
_SHORT_FORM = re.compile(r"\s*\([A-Z][A-Za-z&.-]{1,11}\)\s*$")  # Merrin Water Board (MWB)
_ARTICLES = frozenset("an il el la le les el die das der o a".split())
_SMALL = frozenset(
    """of the for and in on at de del la el y e & to und für des du da do per le les di della
    agus""".split()
)
_HEADS = frozenset("of for de del".split())  # Bank of, Centre for, Ministerio de
_ENDS = INSTITUTIONS | LEGAL_FORMS | frozenset(["diocese", "archdiocese", "recordings"])
_BEFORE_OF = INSTITUTIONS | frozenset(
    """archdiocese borough city congregation consulate county diocese municipality sisters town
    village""".split()
)
_BEFORE_ON = frozenset("commission committee council subcommittee".split())  # Committee on Ways
_NO_BODY = (
    DOCUMENT_WORDS
    | OCCASIONS
    | frozenset(
        "about choose contact contacts discover explore follow join meet minutes only our "
        "proceedings remarks source visit why your".split()
    )
)
# Heads of the names of bodies that sign what they send out, and hardly ever an agency's for them.
_SIGNS = _BEFORE_OF - frozenset(
    "agency branch bureau communications community consulting directorate division finance "
    "financial group insurance international investments investors media network networks party "
    "section state states team unit".split()
)
_LONGEST = 12  # words of a body's name
_LONGEST_LINE = 160  # code points
_NOT_IN_NAMES = re.compile(r"[:;?!“”\"@/]|\d|\b(?:today|says?|said|is|are|has|will)\b", re.I)
# What a desk calls itself, without saying whose it is.
_DESK = frozenset(
    "press media news newsroom communications communication pr office desk team room service no "
    "reply releases release public social corporate external affairs relations information unit "
    "division centre center enquiries inquiries contact contacts and of & the department for "
    "release comms publicity marketing branch directorate editorial".split()
)
_PLAIN_DESK = re.compile(
    r",? (?:office|department|directorate) of (?:public affairs|(?:\w+ )?communications?)$"
    r"|\s+(?:newsroom|press (?:office|room|team|service|desk)|media (?:centre|center|room|team"
    r"|office|relations|desk)|communications(?: (?:office|team|unit|department|division))?|comms"
    r"|news (?:centre|center|room|desk)|public affairs|public relations|PR)$",
    re.IGNORECASE,
)


def house_of(name: str) -> str:
    """A name without what a desk in the house is called, "" for a desk's alone.

    >>> house_of("Merrin Rail – Press Office"), house_of("Newsroom")
    ('Merrin Rail', '')
    """
    parts = [part for part in BARS.split(name) if not _DESK.issuperset(part.lower().split())]
    return name if len(parts) > 1 else "".join(parts)


def without_desk(name: str, text: str) -> str:
    """``Merrin Rail Press Office`` is Merrin Rail's, unless a text calls the body so itself."""
    short = _PLAIN_DESK.sub("", name)
    return name if not short or short == name or _names(text, name) else short


def _names(text: str, name: str) -> bool:
    """Whether a text has a name in running words, not as a line by itself."""
    return any(name in line and len(line) > len(name) + 40 for line in text.splitlines())


def is_named(name: str, text: str) -> bool:
    """Whether a text tells of a body: by its name, or by the first two words of it."""
    words = name.split()
    forms = {name, " ".join(words[:2])} if len(words) > 1 else {name}
    caseless = Caseless(text)
    return any(caseless.find(form) is not None for form in forms)


def is_body(words: str) -> bool:
    """Whether a word of a name is that of an institution, or a legal form."""
    tokens = words.lower().split()
    return bool(tokens) and any(t.strip(".,") in INSTITUTIONS | LEGAL_FORMS for t in tokens)


def body_of_line(line: str) -> str:
    """The body that a line names, with what is set around it left out; "" where it names none."""
    if len(line) > _LONGEST_LINE:
        return ""
    whole = line.strip(_AROUND)
    for part in BARS.split(whole):
        first = _DESK_FIRST.sub("", _FURNITURE.sub("", _SHORT_FORM.sub("", part).strip(_AROUND)))
        if any(word[0].islower() and word not in _SMALL for word in _WORD.findall(first)):
            continue  # a sentence
        before_address = first.partition(", ")[0]
        for name in (first, before_address):
            if _is_name(name):
                return name
    return ""


def _is_name(name: str) -> bool:
    """Whether words are nothing but an institution's name, as one is written."""
    if not name or _NOT_IN_NAMES.search(name) or not house_of(name):
        return False
    tokens = _WORD.findall(name)
    if not 2 <= len(tokens) <= _LONGEST or any(map(is_headline_verb, tokens)):
        return False
    lower = [t.lower().rstrip(".") for t in tokens]
    if _DESK.issuperset(lower) or lower[0] in _NO_BODY | ADDRESS:
        return False
    if ROLE_NOUNS.intersection(lower[:2]) or (", " in name and lower[-1] not in LEGAL_FORMS):
        return False  # an office, an address, or an office behind a name
    return _heads_a_body(lower)


def _heads_a_body(lower: list[str]) -> bool:
    """Whether the word that heads a name, wherever it stands, is one of institutions."""
    content = [t for t in lower if t not in _SMALL]
    heads = (lower[n - 1] for n, t in enumerate(lower) if t in _HEADS and n)
    ends = bool(content) and content[-1] in _ENDS
    on = any(t == "on" and lower[n - 1] in _BEFORE_ON for n, t in enumerate(lower) if n)
    opens = lower[1 if lower[0] in _ARTICLES else 0] in FOREIGN_HEADS
    return ends or opens or on or any(head in _BEFORE_OF for head in heads)


def body_signed(lines: Iterable[str], text: str) -> str:
    """The one institution that the last lines name, in full; "" where they name several.

    The text must tell of it elsewhere, by what its name begins with. A firm's name alone on a line
    may be that of anybody who took part, or of who writes for others.
    """
    found = {body for line in lines if (body := body_of_line(line))}
    found = {body for body in found if _signs(body) and _is_told_of(body, text)}
    fullest = max(found, key=len, default="")
    return fullest if all(body.lower() in fullest.lower() for body in found) else ""


def _signs(name: str) -> bool:
    lower = [word.lower() for word in _WORD.findall(name)]
    heads = {lower[-1], *(lower[n - 1] for n, t in enumerate(lower) if t in _HEADS and n)}
    return not _SIGNS.isdisjoint(heads) and "at" not in lower


def _is_told_of(name: str, text: str) -> bool:
    plain = (w for w in name.split() if w.lower() not in _SMALL and w.lower() not in _BEFORE_OF)
    first = next(plain, name)
    return sum(first in line for line in text.splitlines()) > 1
