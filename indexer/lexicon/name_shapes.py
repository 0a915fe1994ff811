"""What cannot be anybody's name, whatever stands beside it: tests of the words alone.

A heading ("Incentive Alignment Issues"), a thing ("Supply Chain"), a report, a state and a
placeholder look like names to a grammar that goes by capitals. What tells them apart is that
English writes each of their words small elsewhere (``ordinary_words.txt``).

Origin: the editors' own lists.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from indexer.lexicon.cities import is_city, is_region
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.name_shares import FAMILY_SHARES
from indexer.lexicon.organisations import COMPANY_NOUNS, INSTITUTIONS, LEGAL_FORMS
from indexer.lexicon.titles import GROUP_NOUNS, ROLE_NOUNS, SURNAMES_TOO, is_person_noun
from indexer.text.fold import fold

Shape = Literal["", "words", "document", "place"]

# Words of a sentence's frame that no personal name has, not even in Asian or Turkish names.
_FRAME = frozenset(
    """about everybody everyone for from into is it its our their these those under up what with
    your""".split()
)
_DOCUMENTS = re.compile(
    r"\b(?:report|survey|study|guidelines?|poll|findings|statements|scholarships?|definition"
    r"|handbook|census|chart|infographic|mention|testimonials?|(?:research |white ?)paper)$"
)
_POSSESSED = re.compile(r"(?P<owner>[A-Z].*?)(?:[’']s|(?<=s)[’']) (?P<thing>.+)")
_ISSUED = re.compile(r"(?:(?:19|20)\d\d|\d+(?:st|nd|rd|th)|annual|newly|latest|recent)\b")
CONTINENTS = frozenset(
    """africa,asia,europe,oceania,north america,south america,latin america,central america,
    middle east,southeast asia""".replace("\n    ", "").split(",")
)
_TOWNS = re.compile(r"(?:fort|las|los|santa) \w+")
"""Beginnings of names of towns that are nobody's given name."""
PARTIES = frozenset("democrat independent libertarian republican".split())
"""Adherents of parties, told before a name: "Democrat Ann Roe"; alone, one of many."""
_PLACES = frozenset("cities counties countries provinces territories townships".split())
_FAMILY = frozenset(word for words in FAMILY_SHARES.values() for word in words.split())
_GIVEN = frozenset(fold(name) for name in GIVEN_NAMES)
TERMS = frozenset(
    """AI API APIs AR B2B CEO CFO CRM DEI DNA EBITDA ERISA ESG ETF ETFs EV EVs FAQ FOIA GAAP GDP
    GDPR HIPAA HVAC IP IPO IRA KPI KYC LLM LLMs MMORPG MRI NFT NFTs OTC PDF PPC PR Q&A R&D RFP ROI RSVP
    SEO SMS SaaS TBD URL USD VR""".split()
)
"""Short forms of things, laws and trades, which no body is called by."""
_LONG = 6  # letters from which an ordinary word is hardly ever somebody's family name


@cache
def _ordinary() -> frozenset[str]:
    text = files("indexer.lexicon").joinpath("ordinary_words.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def is_ordinary(word: str) -> bool:
    """Whether English writes this word small, whoever speaks: ``Repair``, not ``Noble``."""
    plain = word.strip(".,“”\"'’()").removesuffix("'s").removesuffix("’s").lower()
    return all(_ordinary() & {part, part.replace("our", "or")} for part in plain.split("-"))


@lru_cache(maxsize=65_536)
def shape_of_no_name(name: str) -> Shape:
    """Why words can be no person's name; "" where they can.

    >>> shape_of_no_name("Supply Chain"), shape_of_no_name("Workforce Report")
    ('words', 'document')
    >>> shape_of_no_name("New Mexico"), shape_of_no_name("Summer Delaney")
    ('place', '')
    >>> shape_of_no_name("Merrin Counties"), shape_of_no_name("Adopting Halvard")
    ('place', 'words')
    >>> shape_of_no_name("Santa Vela"), shape_of_no_name("Merrin Rainbow Chart")
    ('place', 'document')
    """
    words = name.split()
    folded = fold(name)
    if len(words) > 1 and (_DOCUMENTS.search(folded) or owner_of_document(name)):
        return "document"
    if len(words) > 1 and _is_told_place(words[0], folded):
        return "place"
    if len(words) > 1 and (_is_participle(words[0]) or not _FRAME.isdisjoint(folded.split())):
        return "words"
    return "words" if words and all(is_ordinary(word) for word in words) else ""


def _is_told_place(first: str, folded: str) -> bool:
    """Whether several words, folded, are a place, unless the first is somebody's given name."""
    if folded.rsplit(maxsplit=1)[-1] in _PLACES or _TOWNS.fullmatch(folded):
        return True
    return first not in GIVEN_NAMES and is_place(folded)


def owner_of_document(name: str) -> str:
    """Whose report or study words name, or what is told by its year or as new; else "".

    >>> owner_of_document("Harbour Guild’s 2025 State of the Quay Report")
    'Harbour Guild'
    >>> owner_of_document("Harbour Guilds’ newest survey"), owner_of_document("Children’s Hospital")
    ('Harbour Guilds', '')
    """
    found = _POSSESSED.fullmatch(name)
    if found is None:
        return ""
    thing = found["thing"]
    return found["owner"] if _ISSUED.match(thing) or _DOCUMENTS.search(fold(thing)) else ""


def is_place(folded: str) -> bool:
    """Whether folded words are a city, region or part of the world: ``north america``."""
    return is_city(folded) or is_region(folded) or folded in CONTINENTS


def _is_participle(word: str) -> bool:
    """``Adopting``: what somebody does, and no given name; ``Sterling`` is one."""
    return word.endswith("ing") and len(word) >= _LONG and is_ordinary(word)


def ends_like_no_surname(name: str) -> bool:
    """``Ritenour Counseling``: nobody is called so, though a company may be.

    >>> ends_like_no_surname("Ritenour Counseling"), ends_like_no_surname("Ann Lively")
    (True, False)
    """
    words = name.split()
    if len(words) < 2 or fold(words[0]) in _GIVEN or len(words[0].strip(".")) < 2:
        return False
    return len(words[-1]) >= _LONG and words[-1][0].isupper() and is_ordinary(words[-1])


def without_description(name: str) -> str:
    """``Host Ann Roe`` -> ``Ann Roe``: a name without the ordinary words or office before it.

    >>> without_description("Licensed Reviewer Mayra Acuna"), without_description("Penny Ann Roe")
    ('Mayra Acuna', 'Penny Ann Roe')
    """
    words = name.split()
    for i in range(1, len(words) - 1):
        if not _describes(words[i - 1]):
            break
        if fold(words[i]) in _GIVEN or (_is_office(words[i - 1]) and not _describes(words[i])):
            return " ".join(words[i:])
    return name


def _is_office(word: str) -> bool:
    plain = word.lower()
    told = plain in ROLE_NOUNS or (is_person_noun(plain) and is_ordinary(word))
    return told and plain not in SURNAMES_TOO and fold(word) not in _GIVEN


def _describes(word: str) -> bool:
    return _is_office(word) or is_ordinary(word) or word.lower() in PARTIES


def two_people(name: str) -> bool:
    """``Ann Roe and Tom Marsh``: two given names with "and" between, as far as anybody knows.

    >>> two_people("Ann Roe and Tom Marsh"), two_people("Research and Markets")
    (True, False)
    >>> two_people("Ann Roe and Ysolt Quennel"), two_people("Ann Roe and Marsh Holdings")
    (True, False)
    """
    first, joint, second = name.partition(" and ")
    both = (first.split(), second.split())
    if not joint or not all(0 < len(words) < 4 and words[-1][0].isupper() for words in both):
        return False
    known = [fold(words[0]) in _GIVEN for words in both]
    return all(known) or (any(known) and all(_can_be_called(words) for words in both))


def _can_be_called(words: list[str]) -> bool:
    """A given and a family name, as far as the words tell: no company's, none written small."""
    last = words[-1].lower()
    company = last in COMPANY_NOUNS or last in INSTITUTIONS or last in LEGAL_FORMS
    return len(words) > 1 and not company and not any(map(is_ordinary, words))


def is_family_name(word: str) -> bool:
    """Whether one word is among the common family names, and no short one: ``Wilson``."""
    plain = fold(word).replace("'", "")
    return len(plain) > 3 and plain in _FAMILY


def names_a_group(word: str) -> bool:
    """``Regulators``, ``Couples``: a plural of people, who are not named by it."""
    plain = word.lower()
    if plain in GROUP_NOUNS or plain.removesuffix("s") in PARTIES:
        return True
    return plain.endswith("s") and not plain.endswith("ss") and is_person_noun(plain)
