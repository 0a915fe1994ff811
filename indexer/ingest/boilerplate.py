"""What a block of a release is, by its words: heading, boilerplate or running text.

A block wrongly taken for boilerplate hides its quotes, so every rule here asks
for a clear sign, and speech in quotation marks is always running text.
"""

from __future__ import annotations

import re

from indexer.model import BlockKind

_VERBS = (
    "said|says|stated|states|added|adds|explained|explains|noted|notes|commented|comments|remarked|"
    "told|announced|concluded|continued|emphasi[sz]ed|shared|according to|dijo|señaló|afirmó|explicó|"
    "añadió|declaró|comentó|indicó|agregó|manifestó|aseguró|expresó|destacó"
)
_SPEECH_VERB = re.compile(rf"\b(?:{_VERBS})\b")
_QUOTED = re.compile(r"[“\"«„‘][^“”\"«»\n]{12,}(?:[”\"»]|(?<=[.,!?])’|$)")
_REPORTED = re.compile(rf"\b[A-Z][\w.’'\-]+,? (?:also )?(?:{_VERBS})\b")
_WRITTEN = re.compile(
    r"(?:“[^”]{0,60}”|\"[^\"]{0,60}\")\s*(?:\)|mean|shall|or |and |refers)|forward-looking", re.I
)

# Headings of boilerplate, as a block of their own or in front of a colon.
_CONTACT_HEADING = re.compile(
    r"(?:(?:media|press|investor|company|general|further|more|for)\b[\w &/,’'\-]{0,40}?)?"
    r"\b(?:contacts?|inquir(?:y|ies)|enquir(?:y|ies)|relations|information|office|details)"
    r"(?:\s+(?:details?|information|info|us|person|relations|only|for [\w ]{3,30}))?\s*[:.\-–—]*",
    re.IGNORECASE,
)
_CONTACT_WORD = re.compile(
    r"\b(?:contact|inquir|enquir|investor relations|press office|contacto)", re.I
)
_ABOUT_HEADING = re.compile(
    r"(?:[\W_]*)(?:About|ABOUT|Acerca de|ACERCA DE|Sobre|SOBRE|Über|À propos d[eu’'])\s+\S.{0,110}|"
    r"(?:Company|Corporate) (?:Profile|Overview|Description)|Boilerplate|About:?|ABOUT:?"
)
_ABOUT_TOPIC = re.compile(
    r"About (?:this|these|that|time|half|how|what|why|\d)\b|About the (?:study|research|survey|report"
    r"|event|program(?:me)?|project|role|offering|transaction|results|data|campaign)\b",
    re.IGNORECASE,
)
_LEGAL_HEADING = re.compile(
    r"[\W_]*(?:(?:cautionary|safe[- ]harbou?r|forward[- ]looking|legal|important|disclaimers?|disclosures?"
    r"|risk (?:disclosure|warning|factors)|copyright|terms of use|no offer|non-gaap|qualified person"
    r"|use of non|additional information and where|trademarks?|aviso legal|descargo|nota legal)\b.{0,110})",
    re.IGNORECASE,
)
_LEGAL_START = re.compile(
    r"[\W_]*(?:(?:this|the|certain|some|all|except|any|statements?|matters)\b[^.]{0,160}?"
    r"\bforward[- ]looking (?:statements?|information)|"
    r"(?:legal )?disclaimer\s*[:\-–]|disclosure\s*[:\-–]|risk (?:warning|disclosure)\s*[:\-–]|safe[- ]harbou?r|"
    r"(?:neither|no) (?:the )?(?:tsx|cse|canadian securities|stock exchange|securities)|"
    r"(?:©|\(c\)|copyright\b)|all rights reserved|the information (?:provided|contained) in this (?:press )?release|"
    r"this (?:press release|article|communication|announcement|content|post) (?:is|does not|shall not|may contain|was|contains)\b"
    r"[^.]{0,80}\b(?:advice|offer|solicitation|informational|guarantee|endorse|sponsored|paid|forward)|"
    r"please see full terms|forward[- ]looking statements|information on this page is provided|"
    r"\S+ is (?:the|a) (?:registered )?trademark)",
    re.IGNORECASE,
)
_LINKS_START = re.compile(
    r"[\W_]*(?:view (?:the )?(?:original|source|full|additional)\b|click (?:here|image|on)|the post .{3,300} (?:appeared first|first appeared) on"
    r"|share (?:this|on)\b|follow (?:us|\S+ on)\b[^.]{0,80}$|read more\b.{0,60}$|read (?:the )?original|related (?:links?|stories|articles)\b.{0,40}$"
    r"|source\s*:|source url|distributed by\s*:|news ?source\s*:|to view the (?:full|original|source)|this (?:news|press) release (?:was|has been) (?:issued|distributed)"
    r"|this news story (?:relied|is based) on|this article has been amplified|hashtags?\s*:|tags\s*:|"
    r"(?:visit our (?:website|blog)|email us here|learn more|sign up|subscribe|download)\W*$|"
    r"(?:youtube|facebook|twitter|linkedin|instagram|telegram|x|discord|medium|website|web|site)\s*(?:\(.{1,20}\))?\s*[:|]\s*\S+\s*$"
    r"|to (?:receive|unsubscribe)\b.{0,60}(?:alerts|text)|wire service contact|-\s*(?:end|ends|30)\s*-|#\s?#\s?#|###)",
    re.IGNORECASE,
)
_SOURCE_LINE = re.compile(r"(?:SOURCE|Source)\s*:?\s+\S.{0,80}")
_CAPTION = re.compile(
    r"(?:\(?(?:featured )?(?:photos?|image|picture|figure|fig\.|graphic|video|caption|pictured|foto|imagen)"
    r"(?: \d{1,2})?(?: (?:credit|courtesy|by|caption|source)\b[^:]{0,40})?\s*[:.\-–]\s*\S|"
    r"\((?:photo|image|picture|graphic|pictured|l-r|from left)\b|from left to right\b|(?:featured )?(?:photo|image|picture) (?:courtesy|credit|by)\b)",
    re.IGNORECASE,
)
_REACH = re.compile(
    r"\S+@\S+\.\w|\[email|(?:https?://|www\.)\S+|\+?\(?\d[\d\s().\-/]{6,}\d|\b[\w\-]+\.(?:com|org|net|io|co|ai|gov|edu)\b"
)
_LINKISH = re.compile(r"[|#@/]|\w\.\w")
_REACH_LABEL = re.compile(
    r"(?:e-?mail|phone|tel(?:ephone|\.)?|fax|mobile|cell|website|web|address|contact(?: (?:name|person|email))?|name|company(?: name)?"
    r"|country|city(?:/country)?|state|office|organi[sz]ation|p|m|t|e|w)\s*(?:\d)?\s*[:.]",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]»]*$|[。！？]$")
_DIGIT = re.compile(r"\d")
_NUMBERS = re.compile(r"\(?[$€£]?\d[\d,.]*\)?%?")
_REACHED = re.compile(r"\S@\S+\.\w|\+?\(?\d[\d\s().\-]{7,}\d")
_NO_NAME = re.compile(r"\b(?:the|by|for|in|to|with|your|our|how|why|what|is|are)\b|^\w+ing\b")
_NAME_LINE = re.compile(
    r"[–—-]{1,2}\s?[^\W\d_][^.!?]{2,90}$|[^\W\d_][\w.’'\- ]{2,50}(?:, [^.!?]{2,90})?$"
)


def is_speech(words: str) -> bool:
    """Words in quotation marks beside a speech verb, or a paragraph that is all quotation."""
    if not any(mark in words for mark in '“"«„‘'):
        return False
    marked = _QUOTED.search(words)
    if marked is None:
        return False
    if len(marked.group()) > 0.6 * len(words) and len(words) > 60:
        return True
    return bool(_SPEECH_VERB.search(words)) and not _WRITTEN.search(words)


def is_reported(words: str) -> bool:
    """A sentence that reports speech: boilerplate about a company has none."""
    return (
        bool(re.search(rf"\b[A-Z][\w.’'\-]+,? (?:also )?(?:{_VERBS})\b", words)) and len(words) > 60
    )


def boilerplate_heading(words: str) -> BlockKind | None:
    """The kind of boilerplate a short block announces, None if it announces none."""
    if len(words) > 140:
        return None
    plain = words.strip(" *_#")
    if _CONTACT_WORD.search(plain) and _CONTACT_HEADING.fullmatch(plain):
        return "contact"
    if _ABOUT_HEADING.fullmatch(plain) and not _ABOUT_TOPIC.match(plain) and _is_label(plain):
        return "about"
    if _LEGAL_HEADING.fullmatch(plain) and _is_label(plain) and len(plain.split()) <= 14:
        return "legal"
    return None


def _is_label(words: str) -> bool:
    """No sentence: no full stop at the end but that of ``Inc.``"""
    return not _SENTENCE_END.search(words[-12:]) or bool(
        re.search(r"(?:Inc|Ltd|Corp|Co|LLC|S\.A|plc)\.$", words[-5:])
    )


def start_of_boilerplate(words: str) -> BlockKind | None:
    """The kind of a block that is boilerplate by its own words, None for running text."""
    if _LEGAL_START.match(words):
        return "legal"
    if _LINKS_START.match(words) and len(words) < 400:
        return "links"
    if len(words) < 90 and _SOURCE_LINE.fullmatch(words):
        return "links"
    if _CAPTION.match(words) and len(words) < 500:
        return "caption"
    if _is_reach_line(words):
        return "contact"
    return "table" if _is_table(words) else None


def _is_reach_line(words: str) -> bool:
    """An address, a number, a link: a line one is reached by, not read."""
    if len(words) > 300 or not (_REACH.search(words) or _REACH_LABEL.match(words)):
        return False
    rest = _REACH.sub(" ", words)
    if _REACH_LABEL.match(words) and len(words) < 120 and not _SENTENCE_END.search(rest.strip()):
        return True
    if re.match(
        r"(?:for (?:more|further|additional|media|press|any)|media|press|contact|to learn more|learn more|visit)\b",
        rest,
        re.I,
    ):
        return len(rest) < 200
    return len(re.findall(r"[^\W\d_]{2,}", rest)) <= 8 and not _SENTENCE_END.search(words[-12:])


def _is_table(words: str) -> bool:
    """A row or a run of figures."""
    if len(_DIGIT.findall(words[:300])) * 8 < min(len(words), 300):
        return False
    tokens = words.split()
    figures = sum(bool(_NUMBERS.fullmatch(t.strip("()%"))) or t in "$-—%|" for t in tokens)
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
        return not any(_NUMBERS.fullmatch(c) for c in cells)
    return all(_REACH.fullmatch(t.strip("<>()[],;")) for t in tokens)


def is_heading(words: str) -> bool:
    """A short block without a full stop that titles what follows."""
    plain = words.strip()
    if (
        len(plain) > 120
        or len(plain.split()) > 16
        or _SENTENCE_END.search(plain[-12:].rstrip("?!"))
    ):
        return False
    if plain[:1] in '“"«‘–—-•' or plain[-1:] in '”"»,;' or _SPEECH_VERB.search(plain):
        return False
    if plain.endswith(":"):
        return len(plain.split()) <= 7
    tokens = [t for t in re.findall(r"[^\W\d_][\w’'\-]*", plain) if len(t) > 3]
    capitals = sum(t[0].isupper() for t in tokens)
    return (
        bool(tokens)
        and plain[:1].isupper() | plain[:1].isdigit()
        and (capitals >= 0.5 * len(tokens) or len(plain.split()) <= 8)
    )


def is_name_line(words: str) -> bool:
    """``- Jane Roe, Minister``: a signature, or the role below it; not ``Looking Ahead``."""
    if len(words.split()) > 16 or not _NAME_LINE.match(words):
        return False
    return words[0] in "–—-" or not _NO_NAME.search(words.split(",")[0])


def is_address(words: str) -> bool:
    """A contact's lines run together: a name, a number, a mail address, hardly a sentence."""
    ends = len(re.findall(r"[a-z]{3}[.!?] [A-Z]", words))
    return len(words) < 500 and ends <= 1 and bool(_REACHED.search(words))
