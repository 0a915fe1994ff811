"""Whether words at the head of a paragraph can be the place of a dateline."""

from __future__ import annotations

import re

from indexer.lexicon.cities import is_located
from indexer.lexicon.name_shapes import is_ordinary
from indexer.lexicon.organisations import INSTITUTIONS
from indexer.lexicon.titles import ROLE_NOUNS

_NAME = r"[^\W\d_a-zß-öø-ÿ][\w.’'&\-]*"
_SMALL = r"(?:de|del|la|las|los|le|of|the|and|y|e|upon|am|an|der|den|do|da|du|sur|on|under|in|&|/)"
# New York, N.Y. / Rio de Janeiro / Washington, D.C. / THORNCASTLE and BELRIVAGE
_PLACE = re.compile(rf"{_NAME}(?:(?:,\s*|\s+|\s*/\s*)(?:{_SMALL}\s+){{0,2}}{_NAME}){{0,7}}")
# What begins a sentence or names a section or a company, and so is no place.
_ORDINARY = re.compile(
    r"\b(?:The|An|This|Today|In|Our|We|It|He|She|As|With|For|If|When|Announces|By|To|From|At|On|"
    r"Statement|Inc|Ltd|LLC|Corp|PLC|Company|Holdings|Foundation|Report|Para|About|Update|Media|"
    r"Contact|Press|News|Release|Photo|Source|Date|Why|How|What|Who|Is|Are|Read|Editor|Note|Q&A|"
    r"WHO|WHAT|WHEN|WHERE|WHY|HOW|NOTE|UPDATE|UPDATED|CORRECTION|MEDIA|PRESS|FOR|RELEASE|"
    r"Posted|Published|Issued|Released|Broadcast|Aired|Recorded|Filmed|Taken|Held|Filed|Announcement|"
    r"ANNOUNCEMENT|BULLETIN|CIRCULAR|NEWSLETTER|TRANSCRIPT|INTERVIEW|"
    r"IMMEDIATE|ALERT|ADVISORY|BREAKING|CONTACT|ABOUT|SOURCE|SUMMARY|OVERVIEW|DATE|TIME|INC|LTD)\b"
)
_STATE = re.compile(r"^[A-Z][^\W\d_][\w.' \-]+, [A-Z]{2}$")  # Temecula, CA


def is_place(words: str) -> bool:
    """Capitalised words that name no section, company or sentence."""
    return len(words) <= 64 and bool(_PLACE.fullmatch(words)) and not _ORDINARY.search(words)


def is_capitals(place: str) -> bool:
    """SCOTTSDALE, AZ or DALLAS, Texas: the city in capitals; or a state's code behind it."""
    city = place.partition(",")[0]
    capitals = len(city) >= 3 and city == city.upper() and len(city.split()) <= 4
    return capitals or bool(_STATE.search(place))


def is_told_of(place: str, text: str) -> bool:
    """Whether a text says ``in Geneva`` elsewhere: then Geneva is a place."""
    city = re.escape(place.partition(",")[0].strip())
    return bool(re.search(rf"\b(?:in|at|near|from|outside|around) {city}\b", text))


def is_certain(place: str, text: str) -> bool:
    """Whether a place needs neither a date nor capitals to be known for one."""
    return is_located(place) or is_told_of(place, text) or _TOWN.search(place) is not None


_TOWN = re.compile(r"^[A-Z][^\W\d_]+ (?:City|Town|Village|Harbour|Island|Heights)$")


def is_town_and_land(words: str) -> bool:
    """``Gull Harbour, Pointe Province``, behind a date; but ``Health, Science`` are sections."""
    town, comma, land = words.partition(", ")
    tokens = words.replace(",", "").split()
    plain = all(is_ordinary(token) for token in tokens)
    body = any(token.lower() in INSTITUTIONS | ROLE_NOUNS for token in town.split())
    return bool(comma) and is_place(town) and is_place(land) and not (plain or body)
