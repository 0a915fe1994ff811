"""What names the body an office is held at: the words behind its head, and a body's own name."""

from __future__ import annotations

import re

from indexer.grammar.appositions import goes_over
from indexer.grammar.offices import after_board, after_owner, goes_on_in_name, is_jurisdiction
from indexer.grammar.tagged import Tagged
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import titles
from indexer.lexicon.demonyms import DEMONYMS
from indexer.lexicon.organisations import COMPANY_WORDS

_TOP_ROLES = frozenset(
    """ceo cfo coo cto president chairman chairwoman chairperson chair founder co-founder cofounder
    owner co-owner executive partner spokesman spokeswoman spokesperson leader
    director-general officer governor mayor head principal publisher director master
    secretary-general engineer vicar rector ambassador captain manager dean provost chancellor
    superintendent""".split()
)
"""Roles whose "of X" names the organisation even when X looks like any name."""


def _is_top(word: str) -> bool:
    """Whether a role heads a whole body: president, CEO, CRO."""
    return word.lower() in _TOP_ROLES or CHIEF.fullmatch(word) is not None


CHIEF = re.compile(r"C[A-Z]{1,2}O")


def plain_body(organisation: str) -> str:
    """A body without article, and without its own board: `HDBank’s Board of Directors`."""
    bare = re.sub(r"^(?:the|The|(?:de )?(?:la|el|los|las)|del?)\s+", "", organisation).strip(" ,")
    bare = bare.removeprefix("then-")  # then-Harbour Board Chair
    bare = re.sub(r"^\d{1,2} (?=[A-Z])", "", bare)  # the number of a paragraph
    bare = re.sub(r"^(?:[A-Z]\w+ )?(?:company|startup|start-up|firm|maker) (?=[A-Z])", "", bare)
    bare = re.sub(r"^[\w.]+-(?:listed|based|headquartered|owned) ", "", bare)
    bare = _HEADLINED.sub("", _MORE_OF_THEM.sub("", bare))
    bare = re.sub(r"(?<=\w) (?:On|In|At|For|With|To|From|By)$", "", bare)  # a heading: Halvard On
    if bare in ("Board", "Board of Directors") or _is_no_body(bare):
        return ""
    return re.sub(r"[’']s (?:[Bb]oard|[Bb]iggest|[Ee]xecutive|[Mm]anagement)\b.*$", "", bare)


_MORE_OF_THEM = re.compile(r",? and (?:one of|an?) .*$")  # Foldwell Homes and one of the best
_HEADLINED = re.compile(r" (?:Announces|Appoints|Names|Welcomes|Hires|Promotes|Elects)\b.*$")
_ORIGIN = re.compile(r"[\w. ]+-(?:based|born|trained|educated|raised|winning|selling|area)")
_PRAISE = frozenset(
    """Bestselling Renowned Acclaimed Celebrated Famed Noted Leading Visionary Licensed Certified
    Registered study""".split()
)


def _is_no_body(name: str) -> bool:
    """`Harvard-trained`, `Austrian`, `But`: words before a role that name no body."""
    if " " not in name:
        plain = not name or (name[1:].islower() and tag_word(name.lower()) in "DPFAbTWfa")
        return plain or name in DEMONYMS or name in _PRAISE or _ORIGIN.fullmatch(name) is not None
    return _ORIGIN.fullmatch(name) is not None


PORTFOLIOS = frozenset("minister ministers secretary undersecretary ambassador shadow".split())
"""Roles whose "for X" is the office itself: Minister for Health."""


# "at the startup | Sota Robotics", "of the shipping company | Naviera Roca"
_DESCRIBED = re.compile("[fF]D?[wmNg]{0,3}[wg](?=[NC])")


def read_tail(t: Tagged, head: int, end: int) -> tuple[int, str]:
    """Where the role ends after its head, and the organisation its tail names."""
    cut = next((i for i in range(head, end) if t.tags[i] in "WVav"), end)
    if CHIEF.fullmatch(t.words[head - 1]) and re.fullmatch("[NCOI]+L?", t.tags[head:cut]):
        return head, t.phrase(head, cut)  # "CEO Foldwell"
    portfolio = t.words[head - 1].lower() in PORTFOLIOS
    later: int | None = None
    start = after_board(t, head, cut)  # Chairman of the Board | of Halvard Media
    for i in range(start, cut):
        word = t.words[i].lower()
        if word in ("of", "for") and later is None and is_jurisdiction(t, i + 1, cut):
            break
        described = _DESCRIBED.match(t.tags, i, cut)
        if described and t.words[described.end() - 1].lower() in COMPANY_WORDS:
            return i, organisation_phrase(t, described.end(), cut)
        if word == "for" and later is not None:
            if goes_on_in_name(t, i, cut, later + 1):
                continue  # of the Marine Gifts for Children Foundation
            word = "at"  # Head of Strategy & Product for Advance Music
        if t.words[i : i + 2] == ["at", "Law"] or (word == "with" and goes_on_in_name(t, i, cut)):
            continue  # Attorney at Law; founder of Investing with Purpose
        if word in ("at", "with", "from") and re.match("D?[NCOLMRI]", t.tags[i + 1 : cut]):
            if later is None or _is_department(t, later + 1, i):
                later = i
            break
        if word == "in" and re.match("D?[NM]*O", t.tags[i + 1 : cut]) and later is None:
            later = i
        elif word in ("of", "for") and later is None and _names_organisation(t, head, i + 1, cut):
            embassy = word == "of" and t.words[head - 1].lower() == "ambassador"
            if portfolio and not embassy and (word == "for" or t.tags[i + 1 : i + 2] != "D"):
                portfolio = False
                continue
            later = i
        elif word == "of" and later is not None and _is_field(t, later, i):
            later = i  # Vice President for International Relations | of the Chamber
    if later is not None:
        return later, organisation_phrase(t, later + 1, cut)
    return whole_tail(t, head, end), ""


def whole_tail(t: Tagged, head: int, end: int) -> int:
    """The end of a role whose tail names no organisation: before a verb or a second role."""
    cut = next((i for i in range(head, end) if t.tags[i] in "WVav"), end)
    second = next(
        (i for i in range(head, cut) if t.tags[i] == "&" and _NEXT_ROLE.match(t.tags, i + 1, cut)),
        cut,
    )
    if "f" in t.tags[second:cut] and "f" in t.tags[head:second]:
        cut = second
    while cut > head and t.tags[cut - 1] in "&,bFfDA":
        cut -= 1
    return cut


def _is_field(t: Tagged, preposition: int, end: int) -> bool:
    """Whether `for International Relations` tells a field of work, before `of the Chamber`."""
    told = t.words[preposition] == "for" and t.words[end - 1].lower() in titles.FIELDS_OF_WORK
    return told and t.tags[end + 1 : end + 2] == "D"


def _is_department(t: Tagged, start: int, end: int) -> bool:
    """Whether `of X` before `at Y` is a part of Y: `VP of Cloud Practice at Foldwell`.

    What has an article stands for itself: `Director of the Marine Institute at Y`.
    """
    named = t.tags[start:end]
    if "L" in named or (named.startswith("D") and "O" in named):
        return False
    second = re.search("&D?[mM]*[rR]|&DA?w", named)  # "author of Stoneware and chair of the Guild"
    if second is None:
        return True
    field = t.words[start + second.start() - 1].lower() in titles.FIELDS_OF_WORK
    return field and t.tags[start - 1] == "f"


_OF_WORKS = frozenset("author authors host co-host creator narrator writer star voice".split())


def _names_organisation(t: Tagged, head: int, start: int, end: int) -> bool:
    start = after_owner(t, start, end)
    if start >= end or is_jurisdiction(t, start, end):
        return False
    if t.words[start] == "The" and t.words[head - 1].lower() not in _OF_WORKS:
        return True  # Co-CEO for The Big Biscuit; but author of The Long Quay
    if (
        t.tags[start] != "D"
        and re.fullmatch("[NMO&]+", t.tags[start:end])
        and all(
            t.words[i].lower() in titles.FIELDS_OF_WORK
            for i in range(start, end)
            if t.tags[i] != "&"
        )
    ):
        return False  # Commissioner of Customs, Director of Health and Wellbeing
    while start < end and t.tags[start] == "D":
        start += 1
    if start >= end:
        return False
    tags = t.tags[start:end]
    if tags[0] not in "NCOMLIR#":
        return False
    if t.words[end - 1].lower() == "operations" and re.fullmatch("[NM]+O?", tags):
        return False  # Head of Market Operations
    if re.match(r"#?[NCMRI&f']*(?:[OC]|,?L)", tags):
        return True
    heads = CHIEF.fullmatch(t.words[head - 1]) or t.words[head - 1].lower() in _FOUNDERS
    if t.words[end - 1].lower() in titles.FIELDS_OF_WORK and not (heads and end - start > 1):
        return False  # Director of Communications; but CEO of Foldwell Marketing
    below = head > 1 and t.words[head - 2].lower() in _BELOW  # vice president of Social Change
    serves = t.words[head - 1].lower() in _SERVING and re.fullmatch("[NCI]+", tags) is not None
    top = _is_top(t.words[head - 1]) and "N" in tags[:2] and not below
    return top or serves  # Media Representative for Acme


_FOUNDERS = frozenset("founder co-founder cofounder owner co-owner".split())
_SERVING = frozenset(
    "representative spokesperson attorney lawyer counsel publicist agent coach captain".split()
)
_BELOW = frozenset("vice associate assistant deputy".split())
_NEXT_ROLE = re.compile(r"D?[mM]*[rR]+(?:[fF]|$|N[NI])|[C]?[MR]*R$")
_NEXT_OFFICE = re.compile(r"\(C\)[mM]*[rR]")


_AFTER_BODY = frozenset(
    "in at based where since until during after before from with on by as".split()
)


# Lotus Tea (Hong Kong) Co., Ltd.; Office of Inspector General (OIG) of HHS
_BRACKETED_PLACE = re.compile(r"\([NCO]{1,3}\)(?=L|f[NCO])")


def _goes_on(t: Tagged, i: int) -> bool:
    """Whether a word in small letters behind a name is of the sentence, not of the name."""
    return t.tags[i] in "wm" and t.words[i].islower() and t.tags[i - 1] in "NCOL"


def organisation_phrase(t: Tagged, start: int, end: int) -> str:
    start = stop = after_owner(t, start, end)
    if t.words[start] in ("a", "an"):
        return ""  # "at a Wessex care home": no name
    while stop < end:
        over = goes_over(t, stop)
        if over and over <= end:
            stop = over
            continue
        if t.tags[stop] in ",;WVav(H":
            break
        if t.tags[stop] == "&" and (
            _NEXT_ROLE.match(t.tags, stop + 1, end)
            or re.fullmatch("[NCOM]+r", t.tags[stop + 1 : end])
            or t.words[stop + 1 : stop + 2] in (["former"], ["Former"])
        ):
            break
        if t.words[stop] in COMPANY_WORDS and re.match("[NC]", t.tags[stop + 1 : end]):
            start = stop = stop + 1  # "Varland company Foldwell"
            continue
        if stop > start and _goes_on(t, stop):
            break  # "of the Bruin Team operating in Port Merrin"
        within = _BRACKETED_PLACE.match(t.tags, stop + 1, end)
        stop = within.end() if within else stop + 1
    # "at JPL in Pasadena": a place is no part of the name
    for i in range(start + 1, stop):
        if t.words[i].lower() in _AFTER_BODY and not goes_on_in_name(t, i, stop, start):
            stop = i
            break
    if _NEXT_OFFICE.match(t.tags, stop) and t.tags.rfind("&", start, stop) > 0:
        stop = t.tags.rfind("&", start, stop)  # … and Drug Agency (DA) Agent Doe
    while stop > start and t.tags[stop - 1] in "&FfDA":
        stop -= 1
    return t.phrase(start, stop)
