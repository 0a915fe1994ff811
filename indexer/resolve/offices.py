"""A phrase that tells an office taken apart: the role, and the organisation it is held at."""

from __future__ import annotations

import re

from indexer.grammar.appositions import FIRM
from indexer.grammar.offices import (
    TICKER,
    after_owner,
    before_former,
    goes_on_in_name,
    is_jurisdiction,
    office_start,
)
from indexer.grammar.phrase_kinds import BODY_THEN_OFFICE
from indexer.grammar.tagged import Tagged
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import titles
from indexer.lexicon.demonyms import DEMONYMS
from indexer.lexicon.organisations import COMPANY_WORDS, INSTITUTIONS
from indexer.resolve.spanish_roles import split_spanish_role

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
    return word.lower() in _TOP_ROLES or _CHIEF.fullmatch(word) is not None


_CHIEF = re.compile(r"C[A-Z]{1,2}O")


RANKS = frozenset(
    """captain capt lieutenant lt sergeant sgt colonel col major maj general gen admiral brigadier
    brig amb detective det inspector insp superintendent supt constable commander cmdr
    sen senator rep representative gov governor councillor cllr councilor cr ald
    atty dep pres dir supv assemb const""".split()
)


def split_role(t: Tagged, start: int, end: int) -> tuple[str, str]:
    """Role and organisation of one phrase: `Y’s head of X`, `CEO of Y`, `Y Director`."""
    if t.language.drops_subjects:
        return split_spanish_role(t, start, end)
    start = _after_dash(t, start, end)
    start = _after_former(t, start, end)
    end = before_former(t, start, end)
    while start < end and (t.tags[start] in "DA&f" or _is_just_now(t, start)):
        start += 1
    town = BODY_THEN_OFFICE.fullmatch(t.tags[start:end].rstrip(","))
    if town is not None:
        office = start + town.start(2)
        return plain_role(t.phrase(office, start + town.end())), plain_body(t.phrase(start, office))
    ticker = TICKER.search(t.tags, start, end)
    if ticker is not None:  # Halvard plc (AIM: HLV) | group managing director
        role, more = split_role(t, ticker.end(), end)
        return role, more or plain_body(t.phrase(start, ticker.start()))
    head = _head_end(t, start, end)
    if head is None or t.words[head - 1].lower() in titles.FAMILY:
        return "", ""
    role_end, named = _tail(t, head, end)
    possessive = _last(t.tags, "'", start, head)
    if possessive is not None and not _is_title_word(t, possessive):
        if named and not re.search("[OLC]", t.tags[role_end:end]):
            role_end, named = (
                _whole_tail(t, head, end),
                "",
            )  # Mastercard’s president of the Americas
        role = t.phrase(possessive + 1, role_end)
        return plain_role(role), plain_body(named or t.phrase(start, possessive))
    if named:
        return plain_role(t.phrase(start, role_end)), plain_body(named)
    role_start = office_start(t, start, _after_organisation(t, start, head), head)
    return plain_role(t.phrase(role_start, role_end)), plain_body(t.phrase(start, role_start))


_JUST_NOW = frozenset("new newly incoming current then".split())


def _is_just_now(t: Tagged, i: int) -> bool:
    """`new CEO`, but not New Tollerton City Police."""
    place = t.words[i] == "New" and t.tags[i + 1 : i + 2] in tuple("NO")
    return t.words[i].lower() in _JUST_NOW and not place


def _after_dash(t: Tagged, start: int, end: int) -> int:
    """`SANTA ANA, CA – Santa Ana Mayor`: a dateline's dash is no part of the role."""
    dash = t.tags.rfind("-", start, end)
    return dash + 1 if dash >= 0 and t.words[dash] in "–—-" else start


def _after_former(t: Tagged, start: int, end: int) -> int:
    """`a former Toyota engineer and USC assistant professor`: what somebody is, not was."""
    words = [w.lower() for w in t.words[start:end]]
    if "former" not in words[:2] and "retired" not in words[:2]:
        return start
    both = t.tags.find("&", start, end)
    if both > 0 and re.search("[rR]", t.tags[both:end]) and re.search("[rR]", t.tags[start:both]):
        return both + 1
    return start


_AUTHORSHIP = re.compile(r",? and (?:\w+[ -])?(?:co-)?author of (?:the|this|a|an)\b.*$")
_DATED = re.compile(  # "chief financial officer in March"
    r" (?:in|since|on|from|until|effective)"
    r" (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|\d).*$"
    r"| for the (?:first|second|last) time.*$"
)
_COURTESY = re.compile(r"^(?:(?:the )?(?:right )?hono?u?rable )(?:the )?", re.IGNORECASE)


def plain_role(role: str) -> str:
    """A role without what it only happens to do: `student and first author of the paper`."""
    role = role.lstrip(" ,")
    return _DATED.sub("", _COURTESY.sub("", _AUTHORSHIP.sub("", role))).removesuffix(" and")


def plain_body(organisation: str) -> str:
    """A body without article, and without its own board: `HDBank’s Board of Directors`."""
    bare = re.sub(r"^(?:the|The|(?:de )?(?:la|el|los|las)|del?)\s+", "", organisation).strip(" ,")
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


def _is_title_word(t: Tagged, possessive: int) -> bool:
    """State’s Attorney, Queen’s Counsel, Chef’s table: the possessive belongs to the role."""
    return t.words[possessive - 1].lower() in ("state", "king", "queen", "women", "men", "children")


def _last(tags: str, wanted: str, start: int, end: int) -> int | None:
    at = tags.rfind(wanted, start, end)
    return at if at >= 0 else None


def _head_end(t: Tagged, start: int, end: int) -> int | None:
    """The token after the head of the role: its last role noun before a preposition."""
    last = None
    i = start
    while i < end and t.tags[i] not in "fF":
        if t.tags[i] in "rR" or (t.tags[i] == "H" and t.words[i].lower().rstrip(".") in RANKS):
            last = i + 1
        i += 1
    if last is not None:
        while last < end and t.tags[last] in "Mm" and t.words[last].lower() == "general":
            last += 1
    return last


_ENDS_BODIES = frozenset(["international", "group"])  # Halvard Sea Group | CEO
_PLACES = frozenset("county city state district parish village borough town township".split())


def _after_organisation(t: Tagged, start: int, head: int) -> int:
    """The token the role starts at behind its organisation: `WHO | Director-General`."""
    i = start
    capitals = 0
    placed = False
    while i < head:
        word = t.words[i].lower()
        place = t.tags[i] == "M" and capitals and word in _PLACES
        abroad = word in _ENDS_BODIES and capitals and t.tags[i : i + 2] == "MR"
        if t.tags[i + 1 : i + 2] == "'" and t.words[i].lower() == "state":
            break  # Cook County | State’s Attorney
        if not (t.tags[i] in "NCOL" or place or abroad or (capitals and t.tags[i] in "&fD")):
            break
        capitals += 1
        placed = placed or bool(place) or bool(abroad)
        i += 1
    while i > start and t.tags[i - 1] in "&fD":
        i -= 1
    if i >= head or not capitals or _is_country(t, start):
        return start
    run = t.tags[start:i]
    if len(run) == 1 and i == start + 1 and t.words[start].lower() in _PLAIN and t.tags[i] in "rm":
        return start  # "Project director Ann Corrigan" at the head of a sentence
    if all(w.lower() in _DEPARTMENTS for w in t.words[start:i]):
        return start  # Human Resources Director
    if placed or "C" in run or "L" in run or t.tags[i] in "rm" or ("O" in run and len(run) > 1):
        return i
    if t.words[head - 1].lower() in _PORTFOLIOS:
        return start
    if run == "N" and t.tags[i] in "MR" and _is_brand(t, start, i, head):
        while i < head - 1 and t.tags[i] == "M" and t.words[i].lower() in INSTITUTIONS:
            i += 1  # Halvard Resources | CEO
        return i  # GeoFold | President and CEO
    if t.tags[i] in "MR" and len(run) > 1 and t.tags[i:head] in ("R", "MR", "MRR", "RR"):
        return i  # Casa Bauhinia | Co-Founder
    return start


def _is_country(t: Tagged, start: int) -> bool:
    """U.S. Attorney, United States Senator: a country belongs to the office."""
    return t.words[start] in ("U.S.", "UK", "U.K.", "US") or t.words[start : start + 2] == [
        "United",
        "States",
    ]


def _is_brand(t: Tagged, start: int, i: int, head: int) -> bool:
    """Whether the one word before an office is a company: by its capitals, or before a CEO."""
    word = t.words[start]
    if word.lower() in _PLAIN or word.lower() in titles.ROLE_MODIFIERS:
        return False
    return word[1:].lower() != word[1:] or any(map(_CHIEF.fullmatch, t.words[i:head]))


_PLAIN = titles.FIELDS_OF_WORK | frozenset(
    """project local campaign team site programme program field senior plant store branch shift
    night station club union museum company school city town county state federal lead
    group""".split()
)
"""Words of a role that a sentence may open with."""

_DEPARTMENTS = titles.FIELDS_OF_WORK | frozenset(
    """human public corporate government community investor internal external medical clinical
    customer member student business digital information moving and & international general
    account project""".split()
)
"""Words that only name a department, whatever stands beside them."""

_PORTFOLIOS = frozenset("minister ministers secretary undersecretary ambassador shadow".split())
"""Roles whose "for X" is the office itself: Minister for Health."""


# "at the startup | Sota Robotics", "of the shipping company | Naviera Roca"
_DESCRIBED = re.compile("[fF]D?[wmNg]{0,3}[wg](?=[NC])")


def _tail(t: Tagged, head: int, end: int) -> tuple[int, str]:
    """Where the role ends after its head, and the organisation its tail names."""
    cut = next((i for i in range(head, end) if t.tags[i] in "WVav"), end)
    if _CHIEF.fullmatch(t.words[head - 1]) and re.fullmatch("[NCOI]+L?", t.tags[head:cut]):
        return head, t.phrase(head, cut)  # "CEO Foldwell"
    portfolio = t.words[head - 1].lower() in _PORTFOLIOS
    later: int | None = None
    for i in range(head, cut):
        word = t.words[i].lower()
        if word in ("of", "for") and later is None and is_jurisdiction(t, i + 1, cut):
            break
        described = _DESCRIBED.match(t.tags, i, cut)
        if described and t.words[described.end() - 1].lower() in COMPANY_WORDS:
            return i, organisation_phrase(t, described.end(), cut)
        if word == "for" and later is not None:
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
    return _whole_tail(t, head, end), ""


def _whole_tail(t: Tagged, head: int, end: int) -> int:
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
    heads = _CHIEF.fullmatch(t.words[head - 1]) or t.words[head - 1].lower() in _FOUNDERS
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
_NEXT_ROLE = re.compile(r"D?[mM]*[rR](?:[fF]|$)|[C]?[MR]*R$")


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
    while stop < end and (t.tags[stop] not in ",;WVav(H" or FIRM.match(t.tags, stop)):
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
        if t.words[i].lower() in _AFTER_BODY and not goes_on_in_name(t, i, stop):
            stop = i
            break
    while stop > start and t.tags[stop - 1] in "&FfDA":
        stop -= 1
    return t.phrase(start, stop)
