"""Names of organisations: what of them tells one body from another.

"The Energy Fuels, Inc. (NYSE: UUUU)" and "Energy Fuels" are one name: the
article, the legal form and the ticker are set aside, the ticker to be kept as
an identifier and the legal form to tell sister companies apart ("Siemens AG",
"Siemens Ltd").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from indexer.lexicon.function_words import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)
from indexer.lexicon.months import ENGLISH_MONTHS, ENGLISH_WEEKDAYS
from indexer.lexicon.organisations import COMPANY_WORDS, DOCUMENT_WORDS, LEGAL_FORMS
from indexer.text.fold import fold

_EXCHANGES = (
    "NYSE American|NYSE Arca|NYSE MKT|NYSE|NASDAQ|Nasdaq|NasdaqGS|NasdaqCM|TSX-V|TSXV|TSX.V|TSX|"
    "CSE|CBOE|NEO|OTCQB|OTCQX|OTC Pink|OTCPK|OTCMKTS|OTC|LSE|AIM|ASX|HKEX|SEHK|HKSE|SGX|FSE|FRA|"
    "Frankfurt|XETRA|JSE|NSE|BSE|TSE|SIX|Euronext|KOSDAQ|KRX|TASE"
)
_TICKER = re.compile(
    rf"\b(?P<exchange>{_EXCHANGES})(?: Markets?| Group)?\s{{0,3}}[:\-]\s{{0,3}}\$?"
    r"(?P<symbol>[A-Z0-9][A-Z0-9.]{0,9})\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*(?:[)\]]|$)")
_MARKS = re.compile(r"[®™©℠*]")
_APOSTROPHES = re.compile(r"['’ʼ`´]")
_SPLIT = re.compile(r"[^\w]+")
_CLAUSE = re.compile(r"\s(?:since|who|which|whose|where|until)\s.*$")  # "Fenna Line since May"
_POSSESSIVE = re.compile(r"['’]s?$")
# "Rally Ventures and founder", "Acme Labs and a pioneer of its field": the rest is about somebody.
_AND = re.compile(r",?\s(?:and|&)\s(?P<rest>(?P<word>[^\s,]+).*)$")
_OFFICES = frozenset(
    "president founder co-founder chairman chair director owner ceo cfo coo editor".split()
)  # no "baker": "Roe and Baker" is a firm
_FIRM_ENDS = frozenset("sons son daughters co company associates partners brothers bros".split())
# "San Francisco-based", "Award-winning": said of somebody, the name of nobody.
_DESCRIBED = re.compile(
    r"[-‐‑–](?:based|born|trained|educated|winning|nominated|selling|headquartered|listed|powered|"
    r"certified|driven|focused|backed)$",
    re.IGNORECASE,
)
# "Board of Directors of Acme", "Supervisory Board of Acme SE": part of Acme.
_BOARD = re.compile(
    r"(?:[A-Z]\w+ ){0,2}Board(?: of \w+)? (?:of|for|at) (?:the )?(?P<whole>[A-Z].*)$"
)
_ABBREVIATED_END = re.compile(r"\b(?:Inc|Corp|(?:[A-Z]\.)+[A-Z])$")  # lost its full stop above
_OPENERS = frozenset("according about".split())
_NO_NAMES = DETERMINERS | PREPOSITIONS | ADVERBS | CONJUNCTIONS | frozenset(PRONOUNS)

# Legal forms by the law they belong to: two forms of one law are loose writing
# of one company's name, two laws are two companies.
_LAWS = {
    "us": "inc incorporated corp corporation llc lp llp pbc",
    "uk": "ltd limited plc",
    "de": "ag gmbh kg kgaa",
    "fr": "sa sas sarl sca",
    "it": "spa srl",
    "nordic": "ab asa aps oy oyj",
    "nl": "nv bv",
    "au": "pty",
    "my": "bhd sdn",
    "jp": "kk",
    "cz": "sro",
}
_LAW_OF = {form: law for law, forms in _LAWS.items() for form in forms.split()}
# Legal forms only at the end, and words that say nothing: "Acme & Co", "Merck SE".
_FORMS = (LEGAL_FORMS | set(_LAW_OF)) - {"as", "se", "k", "co", "company"}
_LOOSE_FORMS = frozenset({"co", "company", "as", "se"})

# Names that stand for an organisation the release has named, not for one by themselves.
_GENERIC = frozenset(
    (
        *ENGLISH_MONTHS,
        *ENGLISH_WEEKDAYS,
        *"""agency airline association authority bank board bureau business campaign charity city
    club college commission committee company corporation council country court department firm
    foundation fund government group hospital institute institution ministry office organisation
    organization parliament party police program programme project school state team trust union
    university venture startup start-up store studio brand team centre center inc ltd llc corp
    award winning best selling licensed certified respected renowned
    co-op cooperative practice clinic platform issuer partnership alliance coalition society
    directors trustees governors advisors management leadership executives staff press release news
    statement interview conference call founder owner president chairman bestselling acclaimed
    """.split(),
    )
)
_PRONOUNS = frozenset("our its their this that my his her your same said new one a an the".split())

_ABBREVIATED = {
    "dept": "department",
    "univ": "university",
    "intl": "international",
    "assn": "association",
    "govt": "government",
    "natl": "national",
    "mfg": "manufacturing",
    "bros": "brothers",
    "centre": "center",
    "organisation": "organization",
    "programme": "program",
    "labour": "labor",
    "defence": "defense",
    "techs": "technologies",
}
_SMALL = frozenset("of for the and de & on in to at by".split())

# "Ministry of Health": one in every country. Only the publisher tells which.
_BODIES = frozenset(
    """ministry department office bureau secretariat agency commission authority board committee
    council court cabinet parliament senate police government service directorate division
    institute administration general attorney state federal national local public central""".split()
)
_TOPICS = frozenset(
    """health education finance justice defense interior home foreign affairs agriculture transport
    transportation labor energy environment commerce trade industry culture tourism science
    technology economy economic development planning housing works security human resources
    social welfare fire statistics treasury tax customs fisheries forestry water roads sport youth
    family women children information communications immigration emergency management bank
    services safety""".split()
)


def is_placeless(key: str) -> bool:
    """Whether a name is of a public body and says nowhere of which country or town."""
    words = [word for word in key.split() if word not in _SMALL]
    return any(w in _BODIES for w in words) and all(w in _BODIES or w in _TOPICS for w in words)


# Alone they say where somebody is from, not whom they speak for.
_NATIONS = frozenset(
    """american argentine argentinian asian australian austrian belgian brazilian british canadian
    chilean chinese colombian croatian cuban czech danish dutch egyptian english european finnish
    french german greek hungarian icelandic indian indonesian iranian iraqi irish israeli italian
    japanese jordanian kenyan korean lebanese malaysian mexican moroccan nigerian norwegian
    pakistani peruvian philippine polish portuguese romanian russian saudi scottish serbian
    singaporean slovak slovenian spanish swedish swiss syrian taiwanese thai tunisian turkish
    ukrainian venezuelan vietnamese welsh""".split()
)


def _says_no_name(text: str) -> bool:
    """Whether words describe somebody instead of naming whom they speak for."""
    words = text.split()
    if not words or _DESCRIBED.search(text):
        return True
    first, lower = words[0].lower(), text.lower()
    if first in _OPENERS and len(words) > 1:
        return True
    if words[0] == first and first in _NO_NAMES:  # "its tax department", "a Republican"
        return True
    if len(words) == 1:
        cased = text != text.upper() or len(text) == 1
        common = text == lower and lower in COMPANY_WORDS | DOCUMENT_WORDS
        return cased and (lower in _NO_NAMES or lower in _NATIONS or common)
    return text == lower != text.upper()  # "pure-play shipping company"


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A name in parts. ``key`` is what two names of one organisation share.

    ``law`` is the legal family of the form the name carries ("us", "uk", …; ""
    if it carries none), ``tickers`` are like "NYSE:UUUU"; ``whole`` is the
    body this one is said to be part of ("School of Law, University of Fenna").
    """

    text: str
    key: str
    law: str = ""
    tickers: tuple[str, ...] = ()
    whole: str = ""

    @property
    def is_generic(self) -> bool:
        """ "the Commission", "our company": says nothing outside its release."""
        words = self.key.split()
        return all(w in _GENERIC or w in _PRONOUNS or w in _SMALL for w in words)

    @property
    def is_name(self) -> bool:
        """Whether it names one body wherever it stands, as written (not folded)."""
        return not self.is_generic and not _says_no_name(self.text)

    @property
    def has_form(self) -> bool:
        """Whether it is written with a legal form, so that it is no short form."""
        return _joined_words(self.text) != self.key

    @property
    def is_acronym(self) -> bool:
        return 1 < len(self.key) < 9 and self.text.replace(".", "").replace("&", "").isupper()


@lru_cache(maxsize=262_144)
def parse_organisation(text: str) -> OrganisationName:
    """Take an organisation's name apart.

    >>> parse_organisation("the Energy Fuels, Inc. (NYSE: UUUU)").key
    'energy fuels'
    """
    tickers = tickers_in(text)
    plain = _MARKS.sub("", _BRACKETS.sub("", " ".join(text.split()))).strip(" ,;:.–—-“”\"'’")
    plain = _POSSESSIVE.sub("", _cut_tail(_CLAUSE.sub("", plain)))
    for opener in ("the ", "both "):
        if plain[: len(opener)].lower() == opener:
            plain = plain[len(opener) :]
    words = _words(plain)
    stripped, law = _strip_forms(words)
    _, comma, tail = plain.partition(", ")
    whole = tail.strip() if comma and len(_words(tail)) > 1 and not _is_form(tail) else ""
    if board := _BOARD.match(plain):
        whole = board["whole"]
    text = f"{plain}." if _ABBREVIATED_END.search(plain) else plain
    return OrganisationName(text, " ".join(stripped), law, tickers, whole)


def _cut_tail(name: str) -> str:
    """ "Rally Ventures" of "Rally Ventures and founder"; "Roe and sons" stays."""
    tail = _AND.search(name)
    if tail is None or not any(c.isupper() for c in name[: tail.start()]):
        return name
    word = tail["word"].lower().strip(".,;:")
    describes = tail["word"][0].islower() and word not in _FIRM_ENDS and word not in _SMALL
    if word in ("a", "an", "its") or describes or tail["rest"].lower() in _OFFICES:
        return name[: tail.start()]
    return name


def tickers_in(text: str) -> tuple[str, ...]:
    """Every stock-exchange listing named, as "EXCHANGE:SYMBOL", sorted."""
    found = {
        f"{' '.join(m['exchange'].upper().split())}:{m['symbol'].upper().rstrip('.')}"
        for m in _TICKER.finditer(text)
    }
    return tuple(sorted(found))


def _words(text: str) -> list[str]:
    folded = _APOSTROPHES.sub("", fold(text).replace("&", " and "))
    folded = re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", folded)  # "u.s." and "s.p.a." to one word
    return [_ABBREVIATED.get(word, word) for word in _SPLIT.split(folded) if word]


@lru_cache(maxsize=262_144)
def _joined_words(text: str) -> str:
    return " ".join(_words(text))


def _is_form(text: str) -> bool:
    return all(word in _FORMS or word in _LOOSE_FORMS for word in _words(text))


def _strip_forms(words: list[str]) -> tuple[list[str], str]:
    law = ""
    end = len(words)
    while end > 1 and (words[end - 1] in _FORMS or words[end - 1] in _LOOSE_FORMS):
        law = _LAW_OF.get(words[end - 1], law)
        end -= 1
    if end > 1 and end < len(words) and words[end - 1] == "and":  # "Smith & Co"
        end -= 1
    return words[:end], law


def reads_as_acronym_of(short: str, full: str) -> bool:
    """Whether the letters of ``short`` are the initials of ``full``, small words optional.

    >>> reads_as_acronym_of("HKTDC", "Hong Kong Trade Development Council")
    True
    >>> reads_as_acronym_of("CEO", "Hong Kong Trade Development Council")
    False
    """
    letters = [c for c in fold(short) if c.isalnum()]
    words = [w for w in re.split(r"[\s\-/]+", fold(full)) if w.strip(".,’'")]
    if not 2 <= len(letters) <= 12 or len(words) < 2:
        return False
    telling = [w for w in words if w not in _SMALL]
    formless = [w for w in telling if w.strip(".,") not in _FORMS]  # the legal form may give none
    return letters in ([w[0] for w in some] for some in (telling, words, formless))
