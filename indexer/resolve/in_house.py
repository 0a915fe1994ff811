"""Whether an office that names no body is held at the body whose release it is.

Most officers are introduced without their body in its own release: `said Jane Roe, CEO`. Three
kinds of offices are told apart, by rows: those of any body ("director"), those that only bodies
of some kind have ("governor": of a bank), and those that are never the issuer's ("former chair",
"President" of a state).
"""

from __future__ import annotations

import re

from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import office_words

# "customer", "analyst" or "council member" may be anybody's
_OF_ANY_BODY = re.compile(
    r"(?i)\b(?:ceo|cfo|coo|cto|cio|cmo|chief|president|chair\w*|founder|co-founder|director|manager"
    r"|managing|executive|head|vice|svp|evp|vp|mayor|principal|dean|provost"
    r"|rector|chancellor|brewer|editor|curator|partner|owner|officer|spokes\w+"
    r"|secretary general|controller|ombudsman|counsel|treasurer|coach)\b"
    r"|\b(?:lead|board member)$|^member of the (?:\w+ )?board\b"
)
_RANK = (
    r"(?:detective|sergeant|lieutenant|captain|commander|inspector|superintendent|constable|deputy"
    r"|corporal|trooper|major|officer|sgt|lt|capt|cmdr|cpt|det|insp|supt|cst)\.?"
)
# What an office is called, and what is in the names of the bodies that have it.
_BY_KIND: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(f"(?i)(?:{office})"), re.compile(rf"(?i)\b(?:{kinds})(?!\w)"))
    for office, kinds in (
        (r"(?:deputy |vice[ -]?)?governor", "Bank|Reserve|Monetary"),
        (r"(?:[\w-]+ )?organi[sz]er|general secretary", "Union|Workers|Federation|Congress|Guild"),
        (r"(?:deputy )?ambassador|consul(?: general)?", "Embassy|Consulate|Mission"),
        (
            rf"(?:under)?sheriff|(?:[\w-]+ )?{_RANK}(?: {_RANK})?",
            "Police|Sheriff[’']s|Constabulary",
        ),
        (r"(?:[\w-]+ )*attorney general", "Attorney General|Justice"),
        (
            r"(?:(?:chief |first |senior )?(?:deputy |assistant ))?"
            r"(?:district|state[’']s|u\.s\.|united states) attorney|(?:deputy )?prosecutor",
            "Attorney|Attorney[’']s|Prosecut(?:or[’']s|ion)",
        ),
        (r"(?:[\w-]+ )?commissioner(?: (?:of|for) .*)?", "City|Commission|Council|Authority"),
        (r"trustee|(?:[\w-]+ )*superintendent", "Schools?|District|College|University|Academy"),
        (r"secretary(?: to .*)?|(?:[\w-]+ )+(?:under)?secretary(?: (?:of|for) .*)?", "Ministry"),
        (r"(?:[\w-]+ )?(?:conven[eo]r\b.*|leader)", "Council"),
        (
            r"(?:[\w-]+ )?(?:keeper|conservator|archivist)\b.*",
            "Museum|Gallery|Library|Archives?|Zoo\\w*",
        ),
        (
            r"(?:[\w-]+ )*(?:nurse(?: \w+)?|surgeon|midwife|matron|paramedic|\w+(?:ologist|ician))",
            "Hospitals?|Trust|Clinic|NHS|Health|Medical",
        ),
        (r"(?:club |team )?captain", "FC|Club|United|Rovers|Rugby|Cricket"),
        (r"(?:harbou?r|station|port) ?master", "Harbou?r|Ports?|Marina|Railways?"),
    )
)
_ELSEWHERE = re.compile(
    r"\b(?:former|retired|ex-|selection committee|jury|judging)|^government\b", re.IGNORECASE
)
_OF_A_FIELD = re.compile(r"(?i)\bminister (?:of|for) ")
_ACADEMIC = re.compile(
    r"\b(?:student|professor|researcher|scientist|lecturer|fellow|author"
    r"|investigator)\b",
    re.I,
)
_LEARNED = re.compile(r"\b(?:University|College|Institute|School|Academy|Laboratory|MIT)\b")
_OF_A_STATE = re.compile(r"(?i)(?:vice |deputy )?(?:president|prime minister|premier)$")
_PUBLIC = re.compile(
    r"\b(?:House|Secretariat|Government|(?<!Law )Office|Ministry|Department|Cabinet|State)\b"
)
_MAYOR = re.compile(r"\bmayor\b", re.IGNORECASE)
_OF_A_PLACE = re.compile(r"(?i)\b(?:ambassador|consul|governor|mayor|premier|sheriff) of ")
_SEAT = re.compile(
    r"(?i)\b(?:borough|city|council|county|government|mayor|municipal\w*|town|village)\b"
)


def is_in_house(role: str, issuer: str) -> bool:
    """Whether a role without an organisation is most likely the issuer's own."""
    if _ELSEWHERE.search(role) or _OF_A_FIELD.search(role):
        return False
    if any(office.fullmatch(role) and kind.search(issuer) for office, kind in _BY_KIND):
        return True
    if _ACADEMIC.search(role):
        return _LEARNED.search(issuer) is not None
    if _OF_A_STATE.match(role) and _PUBLIC.search(issuer):
        return False  # the President of a release of the Presidential Secretariat
    if _OF_A_PLACE.search(role):
        return False  # the Mayor of Merrin is at no body
    if _MAYOR.search(role):
        town = role.lower().partition("mayor")[0].split()  # Santa Ana Mayor
        seated = not town or town[-1] in issuer.lower() or tag_word(town[-1].capitalize()) in "MH"
        return seated and _SEAT.search(issuer) is not None
    return _OF_ANY_BODY.search(role) is not None or _is_post(role)


_WORD = re.compile(r"[\w’'-]+")


def _is_post(role: str) -> bool:
    """`Senior Landscape Architect`: written large, and no office of the public or of nobody."""
    words = [word for word in _WORD.findall(role) if tag_word(word) not in "fF&D"]
    large = len(words) > 1 and all(word[0].isupper() for word in words)
    return large and office_words.OUTSIDE.isdisjoint(word.lower() for word in words)


def is_own_group(name: str, issuer: str) -> bool:
    """Whether `the researchers` of a release are those of the university that issued it."""
    return name.lower() in office_words.RESEARCHERS and _LEARNED.search(issuer) is not None


_NO_COMPANY = re.compile(
    r"\b(?:House|Secretariat|Government|(?<!Law )Office|Ministry|Department|Cabinet|Court|Council"
    r"|Police|Attorney|Sheriff[’']s|Embassy|Parliament|Senate|Union|Workers|Federation of|City of"
    r"|County)\b"
)
_NO_SEAT = re.compile(
    r"\b(?:Inc|Corp|Co|LLC|Ltd|Company|Group|Supply|Partners|Holdings|Technologies|Solutions"
    r"|Systems|Foundation|Association|Services|Energy|University|Bank|USA|America|Homes|Properties"
    r"|Realty|Communities|Developments?)\b|[a-z][A-Z]"
)


def is_no_company(issuer: str) -> bool:
    """Whether "the company" of a release cannot be its issuer: a court, a ministry, a union."""
    return _NO_COMPANY.search(issuer) is not None and _NO_SEAT.search(issuer) is None
