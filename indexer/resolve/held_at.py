"""Role and organisation of a quote: what the release gives, and what of it is the body's name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from indexer.lexicon import body_words, titles
from indexer.lexicon.cities import is_country
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.organisations import COMPANY_WORDS
from indexer.lexicon.us_states import US_STATES
from indexer.resolve.house import House
from indexer.resolve.in_house import is_in_house, is_no_company, is_own_group
from indexer.resolve.meant import Meant
from indexer.resolve.office_bodies import plain_body
from indexer.resolve.plain_role import whole_role


@dataclass(frozen=True, slots=True)
class _Held:
    """An office, its body as far as it is known, whether that stands beside it, and by whom."""

    role: str
    body: str
    is_told: bool
    name: str


def held_at(meant: Meant, house: House) -> tuple[str, str]:
    """Role and organisation as the release gives them.

    Without an organisation of its own an in-house role is the issuer's. One table, of which all
    rows are asked, takes apart what is left in one piece::

        Halvard Quay President      | Halvard Quay   President                | Halvard Quay
        Halvard Quay President      | Halvard        President                | Halvard Quay
        Owner of HQF                | the issuer     Owner                    | HQF
        Co-CEO at halvard Group     | the issuer     Co-CEO                   | halvard Group
        whatever                    | … Ann Roe      of Ann Roe herself: none
        Senior Director             | M&A            a field of work: none
        Principal and Tom Marsh, Principal  | whatever  Principal            | whatever
    """
    role, organisation = _given(meant, house)
    told = meant.role is not None and bool(meant.role.organisation)
    if not told:
        organisation = organisation.removesuffix("’s").removesuffix("'s")
    held = _Held(role, organisation, told, meant.name)
    for row in _TABLE:
        held = row(held)
    if held.body == house.issuer and not held.is_told:
        return held.role, house.called
    return held.role, held.body


def _given(meant: Meant, house: House) -> tuple[str, str]:
    """Role and organisation as the release gives them; an in-house role is the issuer's."""
    issuer = house.issuer
    if meant.role is None:
        return "", _of_own_group(meant, issuer)
    role, organisation = whole_role(meant.role.role), meant.role.organisation
    if meant.type == "organisation":
        return "", ""  # a body holds no office: DPL Financial Partners
    if issuer:
        role, organisation = _at_issuer(role, organisation, issuer)
    if _is_one_noun(organisation) and (issuer or organisation in body_words.PLACES):
        return role, _of_that_kind(organisation, issuer)
    if organisation in COMPANY_WORDS:
        organisation = house.employer  # "the company’s CEO": of the one the others work for
    if role and not organisation and issuer and is_in_house(role, issuer):
        return role, issuer
    return role, organisation


def _is_one_noun(organisation: str) -> bool:
    return organisation.islower() and " " not in organisation


def _of_that_kind(word: str, issuer: str) -> str:
    """Whose `the brewery’s managing director` is: the issuer's, or a body's as it is called.

    A place employs nobody: the borough’s cabinet member.
    """
    if word in issuer.lower():
        return issuer
    if word in body_words.PLACES:
        return ""
    return issuer if not is_no_company(issuer) else word


def _of_own_group(meant: Meant, issuer: str) -> str:
    """The issuer, of whose directors or workers a group is told: `the Board`."""
    return issuer if meant.type == "group" and is_own_group(meant.name, issuer) else ""


def _at_issuer(role: str, organisation: str, issuer: str) -> tuple[str, str]:
    """`Chief Executive Officer of the Company`: of the issuer."""
    if organisation in body_words.OWN or _is_kind_of(organisation, issuer):
        return role, issuer
    return (role, organisation) if organisation else _without_issuer(role, issuer)


def _is_kind_of(word: str, issuer: str) -> bool:
    """`Secretary of the Ministry`, in a release of the Ministry of Irrigation."""
    return word.lower() in COMPANY_WORDS and word.lower() in issuer.lower().split()


_CALLED_SO = re.compile("(?i)minister|secretary")


def _without_issuer(role: str, issuer: str) -> tuple[str, str]:
    """`chief trainer of Acme` in Acme's own release: the role and the body apart."""
    if _CALLED_SO.search(role):
        return role, ""  # Minister of Northern Rivers: the office is called that
    for preposition in ("of", "at", "for"):
        if role.endswith(f" {preposition} {issuer}"):
            return role.removesuffix(f" {preposition} {issuer}"), issuer
    return role, ""


_OFFICIAL = re.compile(
    r"(?i)\b(?:county|city|state|town|district|village|police|department|ministry|office|court"
    r"|university|college|school|council|u\.s\.|us|uk)\b"
)


def _without_body_in_front(held: _Held) -> _Held:
    """`Halvard Quay President` of Halvard Quay; an office that begins with a place is one role."""
    if not held.body or _OFFICIAL.search(held.body) or _OFFICIAL.search(held.role):
        return held
    words = held.role.split()
    named = len(held.body.split()) if f"{held.role} ".startswith(f"{held.body} ") else 0
    later = (i for i, word in enumerate(words) if i >= named and _is_of_office(word, i > 0))
    first = next(later, 0)
    lead, role = " ".join(words[:first]), " ".join(words[first:])
    if not lead or not lead[0].isupper() or not is_in_house(role, ""):
        return held
    if f"{held.body} ".startswith(f"{lead} "):
        return _Held(role, held.body, True, held.name)
    if f"{lead} ".startswith(f"{held.body} "):
        return _Held(role, lead, True, held.name)
    return held


def _is_of_office(word: str, is_inside: bool) -> bool:
    plain = word.strip(",.").lower()
    if is_inside and plain in body_words.IN_NAMES:
        return False
    return any(
        part in titles.ROLE_NOUNS or part in titles.ROLE_MODIFIERS for part in plain.split("-")
    )


_AT = re.compile(
    r"(?P<role>.+?) (?:at|with) (?!(?:Law|Large|Sea|Arms)\b)"
    r"(?P<body>(?:the )?(?:[A-Z][\w.&’'-]*|[a-z][\w]*(?= [A-Z])).*)"
)
_OF = re.compile(
    r"(?P<role>(?:co-?)?(?:owner|founder|CEO|president|chief executive(?: officer)?|chair\w*"
    r"|managing partner|principal)) of (?:the )?"
    r"(?P<body>[A-Z]{2,6}|[A-Z][\w&’'-]+(?: [A-Z][\w&’'-]+)+)",
    re.I,
)


def _apart_from_body(held: _Held) -> _Held:
    """`Owner of HQF` where only the issuer is known: the body that the role itself names."""
    if held.is_told:
        return held
    found = _AT.fullmatch(held.role) or _OF.fullmatch(held.role)
    if found is None or not found["body"][:1].strip() or "," in found["body"]:
        return held
    field = found["body"].split()[-1].lower() in titles.FIELDS_OF_WORK - body_words.ENDS_OF_FIRMS
    if field or _REGION.fullmatch(found["body"]) or is_country(found["body"]):
        return held
    return _Held(found["role"], plain_body(found["body"]), True, held.name)


_REGION = re.compile("EMEA|APAC|APJ|MENA|LATAM|DACH|UK|US|USA|EU|NA|ANZ|GCC|IT|HR|PR|AI|ESG")


def _not_of_oneself(held: _Held) -> _Held:
    own = bool(held.name) and held.body.endswith(held.name)  # Attorney General Ann Roe, the issuer
    return _Held(held.role, "", False, held.name) if own else held


_FIELD = re.compile("M&A|R&D|IT|HR|PR|ESG")
_STATES = US_STATES - {"VA"}  # "Portsmouth, NH"; the VA employs people


def _not_of_a_field(held: _Held) -> _Held:
    no_body = _FIELD.fullmatch(held.body) or held.body in _STATES
    return _Held(held.role, "", False, held.name) if no_body else held


_SOMEBODY_ELSE = re.compile(
    r",?(?: (?:and|&)|,) (?P<given>[A-Z][a-z]+) (?:[A-Z]\. )?(?P<family>[A-Z][\w’'-]+)(?:,| and |$)"
)


def _of_one_person(held: _Held) -> _Held:
    """`Principal and Tom Marsh, Principal`: what the next of a list is, is another's."""
    for found in _SOMEBODY_ELSE.finditer(held.role):
        family = found["family"].lower()
        if found["given"] in GIVEN_NAMES and family not in titles.ROLE_NOUNS:
            return _Held(held.role[: found.start()], held.body, held.is_told, held.name)
    return held


_TABLE: tuple[Callable[[_Held], _Held], ...] = (
    _without_body_in_front,
    _apart_from_body,
    _not_of_oneself,
    _not_of_a_field,
    _of_one_person,
)
