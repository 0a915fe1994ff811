"""What a block looks like: speech, a heading, a signature, a table, an address."""

from __future__ import annotations

import re

_VERBS = (
    "said|says|stated|states|added|adds|explained|explains|noted|notes|commented|comments"
    "|remarked|told|announced|concluded|continued|emphasi[sz]ed|shared|according to"
    "|dijo|señaló|afirmó|explicó|añadió|declaró|comentó|indicó|agregó|manifestó|aseguró"
    "|expresó|destacó"
)
_SPEECH_VERB = re.compile(rf"\b(?:{_VERBS})\b")
_REPORTED = re.compile(rf"\b[A-Z][\w.’'\-]+,? (?:also )?(?:{_VERBS})\b")
_QUOTED = re.compile(r"[“\"«„‘][^“”\"«»\n]{12,}(?:[”\"»]|(?<=[.,!?])’|$)")
_MARKS = frozenset('“"«„‘')
# (the “Company”) and “Qualified Person” means …: marks of a contract, not of speech
_DEFINED = re.compile(
    r"(?:“[^”]{0,60}”|\"[^\"]{0,60}\")\s*(?:\)|mean|shall|or |and |refers)|forward-looking", re.I
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]»]*$|[。！？][」』”）]*$")

_MAIL = r"\S+@\S+\.\w|\[email"
_PHONE = r"\+?\(?\d[\d\s().\-/]{6,}\d"
_LINK = r"(?:https?://|www\.)\S+|\b[\w\-]+\.(?:com|org|net|io|co|ai|gov|edu)\b"
_REACH = re.compile(f"{_MAIL}|{_LINK}|{_PHONE}")
_REACHED = re.compile(r"\S@\S+\.\w|\+?\(?\d[\d\s().\-]{7,}\d")
_REACH_LABEL = re.compile(
    r"(?:e-?mail|phone|tel(?:ephone|\.)?|fax|mobile|cell|website|web|address"
    r"|contact(?: (?:name|person|email))?|name|company(?: name)?|country|city(?:/country)?|state"
    r"|office|organi[sz]ation|p|m|t|e|w)\s*\d?\s*[:.]",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"(?:for (?:more|further|additional|media|press|any)|media|press|contact|to learn more"
    r"|learn more|visit)\b",
    re.IGNORECASE,
)
_LINKISH = re.compile(r"[|#@/]|\w\.\w")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\(?[$€£]?\d[\d,.]*\)?%?")
_WORD = re.compile(r"[^\W\d_]{2,}")
_HEADING_WORD = re.compile(r"[^\W\d_][\w’'\-]{3,}")
_NO_NAME = re.compile(
    r"\b(?:the|by|for|in|to|with|your|our|how|why|what|is|are)\b|^\w+ing\b", re.IGNORECASE
)
_NAME_LINE = re.compile(
    r"[–—-]{1,2}\s?[^\W\d_][^.!?]{2,90}$|[^\W\d_][\w.’'\- ]{2,50}(?:, [^.!?]{2,90})?$"
)
_SEAM = re.compile(r"[a-z]{3}[.!?] [A-Z]")


def ends_sentence(words: str) -> bool:
    return bool(_SENTENCE_END.search(words[-12:]))


def is_speech(words: str) -> bool:
    """Words in quotation marks beside a speech verb, or a paragraph that is all quotation."""
    if not any(mark in words for mark in _MARKS):
        return False
    marked = _QUOTED.search(words)
    if marked is None:
        return False
    if len(marked.group()) > 0.6 * len(words) and len(words) > 60:
        return True
    return bool(_SPEECH_VERB.search(words)) and not _DEFINED.search(words)


def is_reported(words: str) -> bool:
    """A sentence that reports speech: boilerplate about a company has none."""
    return len(words) > 60 and bool(_REPORTED.search(words))


_ACCORDING = re.compile("^According")
# Senator Ann Roe: “She keeps the light.” [Post, 4/20]
_QUOTING = re.compile(r":[*_]* ?[“\"«][^“”\"«»]{8,}[.!?…][”\"»]")


def is_heading(words: str) -> bool:
    """A short block without a full stop that titles what follows."""
    plain = words.strip()
    if len(plain) > 120 or len(plain.split()) > 16 or ends_sentence(plain.rstrip("?!")):
        return False
    if plain[:1] in '“"«‘–—-•' or plain[-1:] in '”"»,;':
        return False
    if any(says.search(plain) for says in (_SPEECH_VERB, _ACCORDING, _REACHED, _QUOTING)):
        return False
    if plain.endswith(":"):
        return len(plain.split()) <= 7
    if not (plain[:1].isupper() or plain[:1].isdigit()):
        return False
    tokens = _HEADING_WORD.findall(plain)
    capitals = sum(t[0].isupper() for t in tokens)
    return bool(tokens) and (capitals >= 0.5 * len(tokens) or len(plain.split()) <= 8)


def is_name_line(words: str) -> bool:
    """``- Jane Roe, Minister``: a signature, or the role below it; not ``Looking Ahead``."""
    if len(words.split()) > 16 or not _NAME_LINE.match(words):
        return False
    return words[0] in "–—-" or not _NO_NAME.search(words.partition(",")[0])


def is_address(words: str) -> bool:
    """A contact's lines run together: a name, a number, a mail address, hardly a sentence."""
    return len(words) < 500 and len(_SEAM.findall(words)) <= 1 and bool(_REACHED.search(words))


def is_reach_line(words: str) -> bool:
    """An address, a number, a link: a line one is reached by, not read."""
    if len(words) > 300 or not (_REACH.search(words) or _REACH_LABEL.match(words)):
        return False
    rest = _REACH.sub(" ", words)
    if _REACH_LABEL.match(words) and len(words) < 120 and not ends_sentence(rest.strip()):
        return True
    if _INVITATION.match(rest):
        return len(rest) < 200
    return len(_WORD.findall(rest)) <= 8 and not ends_sentence(words)


def is_table(words: str) -> bool:
    """A row or a run of figures."""
    if len(_DIGIT.findall(words[:300])) * 8 < min(len(words), 300):
        return False
    tokens = words.split()
    figures = sum(bool(_NUMBER.fullmatch(t.strip("()%"))) or t in "$-—%|" for t in tokens)
    return len(tokens) >= 8 and figures >= 0.4 * len(tokens)


def is_link_list(words: str) -> bool:
    """``Website | X | Telegram``, hashtags, or nothing but addresses."""
    if len(words) > 600 or not _LINKISH.search(words):
        return False
    tokens = words.split()
    tags = sum(t.startswith("#") and len(t) > 1 for t in tokens)
    if tags >= 2 and tags >= 0.6 * len(tokens):
        return True
    cells = [c.strip() for c in words.split("|")]
    if len(cells) >= 3 and all(0 < len(c.split()) <= 6 for c in cells):
        return not any(_NUMBER.fullmatch(c) for c in cells)
    return all(_REACH.fullmatch(t.strip("<>()[],;")) for t in tokens)
