"""Where in a phrase the name of a person stands."""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.grammar.tagged import Tagged
from indexer.lexicon import body_words, office_words
from indexer.lexicon.family_first import FAMILY_FIRST
from indexer.lexicon.given_names import GIVEN_NAMES

_NAME_RUN = r'[NIC](?:(?:"[NI]{1,2}")|(?:\([NI]{1,2}\))|p{0,3}[NIC])*(?:p{1,2}[NI])?'
_NAME_ENDS = re.compile(rf"({_NAME_RUN})((?:,?[SK])*)$")
_CREDENTIALS = re.compile(r"(?:,?[KS])+$")
_TITLED_SURNAME = re.compile(r"H+[RMO]$")  # Mr King, Ms Bishop: a role noun that is a surname here


_PREPOSITION = re.compile("[fF]")


def before_given(t: Tagged, start: int, named: tuple[int, int]) -> int:
    """How many words of a name belong to the title: `Director of Relations | Larry LeClair`."""
    first, last = named
    before = t.tags[start : start + first]
    if not before or before[-1] in "rRH" or not _PREPOSITION.search(before):
        return 0  # "Mr Tan Wei Ming": the family name comes first
    if t.words[start + first] in GIVEN_NAMES:
        return 0
    inside = range(first + 1, last - 1)
    return next((i - first for i in inside if t.words[start + i] in GIVEN_NAMES), 0)


_OFFICE_OF = re.compile(r"[rRM].*[fF]")


def find_given(t: Tagged, start: int, tags: str) -> tuple[int, int] | None:
    """A name told by its given name after a body or place: `Acme Holding Ann Roe`,

    `Mayor of Port Merrin Odalys Renner`.
    """
    run = _RUN.search(tags)
    if run is None or not run.start() or _AFTER_BODY.search(tags) is None:
        return None
    office = _OFFICE_OF.search(tags[: run.start()]) is not None
    for first in range(run.start(), run.end() - 1):
        known = t.words[start + first] in GIVEN_NAMES
        if known and (first == run.start() or office) and (office or tags[first - 1] in "OLM'"):
            return first, run.end()
    glued = after_heading_words(t, start, (run.start(), len(tags)))
    return (run.start() + glued, len(tags)) if glued else None


_RUN = re.compile(r"N[NIp]*[NI]$")
_AFTER_BODY = re.compile(r"(?<=[OLMNfgwm'])(N[NIp]*[NI])$")


_PORTFOLIO = re.compile(r"(?=[^D])[Mm]*R(?:[fF]D?[NMO]+|&D?[NMO]+)*?[fF&]D?(N{3,})$")


def after_portfolio(t: Tagged, start: int, tags: str) -> tuple[int, int] | None:
    """`Minister for Agriculture and the Islands Una Breathnach`: the last two words are the name.

    Only without an article: "the Minister for A B C" is an office, and no name.
    """
    match = _PORTFOLIO.match(tags)
    if match is None or t.words[start + len(tags) - 1].lower() in office_words.IN_PORTFOLIOS:
        return None
    office = t.words[start + match.group().index("R")].lower()
    if office not in office_words.PORTFOLIO_HEADS:
        return None
    eastern = len(match[1]) > 3 and t.words[start + len(tags) - 3] in FAMILY_FIRST
    return len(tags) - (3 if eastern else 2), len(tags)  # Minister for Care | Ng Siew Pell


_LONG = 5  # words: no name of so many holds one that is no name
_NO_NAME = frozenset("FDPWaTbvV&A")


def after_heading_words(t: Tagged, start: int, named: tuple[int, int]) -> int:
    """How many words of a heading are glued to a name: `What Buyers Will Accept | Kathy Roe`."""
    first, last = named
    words = t.words[start + first : start + last]
    if len(words) < _LONG or words[0] in GIVEN_NAMES:
        return 0
    if not any(t.language.tag_word(word.lower()) in _NO_NAME for word in words):
        return 0
    return next((k for k in (len(words) - 2, len(words) - 3) if words[k] in GIVEN_NAMES), 0)


def after_other(before: str) -> int:
    """Where the title of the last of several people starts: `… Peng Jiaxue and Chairman Lam`."""
    both = before.rfind("&")
    while both > 0:
        named = find_name(before[:both]) if before[both - 1] in "NI" else None
        if named is not None and (named[0] or named[1] - named[0] > 1):
            return both + 1  # but "Roads and Ferries Secretary" holds one office
        both = before.rfind("&", 0, both)
    return 0


@lru_cache(maxsize=20_000)  # the same few shapes come again and again
def find_name(tags: str) -> tuple[int, int] | None:
    """The range of a person's name that ends the phrase; None if it is no person's."""
    body = _CREDENTIALS.sub("", tags) if tags[-1:] in ("K", "S") else tags
    if _TITLED_SURNAME.search(body):
        return len(body) - 1, len(body)
    match = _NAME_ENDS.search(body)
    if match is None:
        return None
    first = _start_of_run(body, match.start())
    before = body[:first]
    run = body[first : match.end(1)]
    if not run:
        return None
    acronyms = len(run) - len(run.lstrip("C"))
    if acronyms and len(run) - acronyms >= 2:
        return first + acronyms, match.end(1)  # "ONAR Claude Zdanow", "NASA’s Jim Roe"
    if not before.strip("p"):  # de Berge
        return (0, match.end(1)) if "N" in run else None  # acronyms alone name no person
    titled = before.rstrip("p")  # Mr. | de Borge
    if titled[-1] in "rRH":
        return len(titled), match.end(1)
    # "Vice Governor of Zhejiang Provincial Government Lu Shan"
    if before[-1] in "OL" and len(run) > 1 and _OFFICE_OF.search(before):
        return first, match.end(1)
    return None


def _start_of_run(tags: str, inside: int) -> int:
    """The leftmost start of a run of name words, behind its first particles."""
    while inside and tags[inside - 1] in "NICp":
        inside -= 1
    while inside < len(tags) and tags[inside] == "p":
        inside += 1
    return inside


_FOR_A_BODY = re.compile("rFD?[NCOM]+f")


_ACRONYM_AND_WORDS = re.compile("C+NN")


def names_a_body(t: Tagged, start: int, tags: str, first: int) -> bool:
    """`U.S. Term Limits`, `Acme | Comp Lawyers`: what looks like a surname ends a body's name."""
    known = t.words[start + first] in GIVEN_NAMES
    if not known and _ACRONYM_AND_WORDS.fullmatch(tags):
        return True  # DM Injury Law; but "ONR Claude Zand"
    office = tags.find("r", 0, first)
    if tags[:first].endswith("f") and _FOR_A_BODY.match(tags, office):
        return (
            t.words[start + office].lower() in t.language.spokes
        )  # for the Law Offices of Ann Roe
    return bool(first) and t.words[start + first - 1] in body_words.COUNTRIES and not known
