"""People taken for organisations and organisations taken for people.

Extraction reads one release at a time and takes "Mullen Automotive" for a
person where nothing beside it says otherwise. Other releases do: they give its
stock listing, or name it as what people speak for. The same the other way:
"Joaquín Baeza" is no organisation if others quote him in an office.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from indexer.identity.authority.values import EMPTY, Authority
from indexer.identity.context import ReleaseContext
from indexer.identity.organisations.names import parse_organisation
from indexer.identity.people.names import parse_person
from indexer.identity.people.profiles import looks_like_name
from indexer.identity.people.role_names import role_parts
from indexer.lexicon.cities import is_region
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.name_shapes import CONTINENTS, ends_like_no_surname, is_family_name
from indexer.lexicon.organisations import COMPANY_NOUNS, INSTITUTIONS, LEGAL_FORMS
from indexer.lexicon.titles import ROLE_NOUNS
from indexer.model import Quote, ReleaseId
from indexer.text.fold import fold

_RELEASES_AS_BODY = 3
_RELEASES_OF_BEARER = 6
_ROUNDS = 4

_GIVEN = frozenset(fold(name) for name in GIVEN_NAMES)
_COMPANY_NOUNS = (INSTITUTIONS | LEGAL_FORMS | COMPANY_NOUNS) - {"post", "gold", "silver", "house"}
# "a leader in quantum computing", "developer of an exchange": said of companies.
_TRADES = frozenset(
    """leader provider developer maker manufacturer manager operator producer supplier publisher
    distributor platform company firm brand name startup network pioneer innovator builder
    service seller retailer wholesaler lender""".split()
)
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
_FAMILY_NAME = re.compile(
    r"(?:.*-)?(?:Mc|Mac|De|Di|Da|Du|Do|La|Le|Lo|Van|Von|Fitz|St|Al|El|Del|Des|Ver|Mc)['’]?[A-Z]"
)
_SAYS_I = re.compile(r"(?<![“‘\"'(\w])(?:I|I[’'](?:m|ve|ll|d)|[Mm]y)\b")
_NESTED = re.compile(r"“[^“”]*”|‘[^‘’]*’|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
_LONGEST_NAME = 3  # words
_PREPOSITION = re.compile(r"\s(?:of|in|for|at|to|specializing|that)\b")


@dataclass(slots=True)
class _Uses:
    """In which releases each name stands for what."""

    spoken_for: dict[str, set[ReleaseId]] = field(default_factory=lambda: defaultdict(set))
    as_body: dict[str, set[ReleaseId]] = field(default_factory=lambda: defaultdict(set))
    as_person: dict[str, set[ReleaseId]] = field(default_factory=lambda: defaultdict(set))
    as_one: set[tuple[ReleaseId, str]] = field(default_factory=set)
    """Names whose bearers say "I" in a release."""
    with_role: set[str] = field(default_factory=set)
    in_office: set[str] = field(default_factory=set)


def settle_kinds(
    quotes: Iterable[Quote],
    contexts: Mapping[ReleaseId, ReleaseContext],
    authority: Authority = EMPTY,
) -> list[Quote]:
    """The quotes in their order, speakers of the wrong kind set right.

    A name is an organisation's where the authority file has it as one, where a release gives
    its listing, where its own release writes it with a legal form, where it ends like a
    company's and does not begin like a person's, or where at least three releases, and more
    than twice as many as quote it as a person, have people speak for it; never where it is
    given an office ("a leader in quantum computing" is none). It is a person's where the
    authority file has it as one, where it is quoted in a role and nobody speaks for it, or where
    it says "I" in its own words and nothing makes a company of it.
    """
    given = list(quotes)
    for _ in range(_ROUNDS):  # one name set right may be what settles another
        settled = _settle_once(given, contexts, authority)
        if settled == given:
            break
        given = settled
    return given


def _settle_once(
    given: list[Quote], contexts: Mapping[ReleaseId, ReleaseContext], authority: Authority
) -> list[Quote]:
    uses = _count_uses(given)
    bodies = {
        parse_organisation(n).key for b in authority.organisations for n in (b.name, *b.aliases)
    }
    people = {parse_person(n).key for p in authority.people for n in (p.name, *p.aliases)}
    bearers = _bearers(given)
    listed = {parse_organisation(n).key for c in contexts.values() for n, _ in c.tickers}

    def is_body(name: str) -> bool:
        key = parse_organisation(name).key
        if key in uses.in_office or parse_person(name).key in people:
            return False
        seen = uses.spoken_for[key] | uses.as_body[key]
        enough = max(_RELEASES_AS_BODY, 2 * len(uses.as_person[key]) + 1)
        return key in bodies or key in listed or reads_as_company(name) or len(seen) >= enough

    def is_person(name: str) -> bool:
        key = parse_organisation(name).key
        if key in bodies or not looks_like_name(name):
            return False
        if key in bearers and key not in listed and not uses.spoken_for[key]:
            return True  # "Musk", in an archive that quotes one Musk, and him often
        quoted_in_office = key in uses.with_role and not uses.spoken_for[key]
        return parse_person(name).key in people or quoted_in_office

    def speaks_as_one(quote: Quote) -> bool:
        name = quote.speaker_name
        key, context = parse_organisation(name).key, contexts.get(quote.release_id)
        written = context.companies if context is not None else frozenset()
        return (
            quote.speaker_type == "organisation"
            and (quote.release_id, key) in uses.as_one
            and not (key in bodies or key in listed or key in written or uses.spoken_for[key])
            and not is_body(name)
            and _is_called_like_somebody(name)
        )

    def is_written_as_company(quote: Quote) -> bool:
        key, context = parse_organisation(quote.speaker_name).key, contexts.get(quote.release_id)
        first = fold(quote.speaker_name).split()[:1]
        return (
            context is not None
            and key in context.companies
            and key not in uses.in_office
            and parse_person(quote.speaker_name).key not in people
            and not _GIVEN.intersection(first)
        )

    def settle(quote: Quote) -> Quote:
        if quote.speaker_type == "person" and is_written_as_company(quote):
            return replace(quote, speaker_type="organisation")
        if speaks_as_one(quote):
            return replace(quote, speaker_type="person")
        return _settled(quote, is_body, is_person)

    return [settle(quote) for quote in given]


def _bearers(quotes: Sequence[Quote]) -> frozenset[str]:
    """Family names that one person bears who is quoted in many releases, and nobody else."""
    full: dict[str, dict[str, set[ReleaseId]]] = defaultdict(lambda: defaultdict(set))
    for quote in quotes:
        if quote.speaker_type == "person" and looks_like_name(quote.speaker_name):
            name = parse_person(quote.speaker_name)
            if name.is_full and not name.suffix:
                full[name.core[-1]][name.core[0]].add(quote.release_id)
    return frozenset(
        word
        for word, given in full.items()
        if len(given) == 1 and len(*given.values()) >= _RELEASES_OF_BEARER
    )


def reads_as_company(name: str) -> bool:
    """Whether a name's last word is a company's, or a region, and its first no given name.

    >>> reads_as_company("Mordor Intelligence"), reads_as_company("Anna Banks")
    (True, False)
    >>> reads_as_company("Payments Canada"), reads_as_company("Mira Washington")
    (True, False)
    """
    if not all(word[0].isupper() or word in ("&", "and") for word in name.split()):
        return False  # "director at Acme Capital Markets" is somebody
    if looks_like_name(name) and (_is_coined(name.split()) or ends_like_no_surname(name)):
        return True
    words = fold(name).split()
    last = words[-1].strip(".,") if len(words) > 1 else ""
    if _ends_in_region(words) and words[0] not in _GIVEN:
        return True
    return last in _COMPANY_NOUNS and words[0] not in _GIVEN and len(words[0].strip(".")) > 1


def _ends_in_region(words: list[str]) -> bool:
    """ "Payments Canada", "Halvard North America"; no "Quill Washington", who bears the name."""
    if len(words) < 2:
        return False
    ends = (" ".join(words[i:]) for i in range(max(1, len(words) - 2), len(words)))
    named = is_family_name(words[-1]) or words[-1] in _GIVEN
    return not named and any(is_region(end) or end in CONTINENTS for end in ends)


def _is_called_like_somebody(name: str) -> bool:
    """ "Zorvan", "TJ Moore"; no "AIS", "ReidAI", "Kansas", "Harbour Guild Team"."""
    words = name.split()
    if (
        len(words) > _LONGEST_NAME
        or "&" in words
        or not looks_like_name(name)
        or reads_as_company(name)
    ):
        return False
    if len(words) == 1 and (
        name.isupper() or is_region(fold(name)) or fold(name) in _COMPANY_NOUNS
    ):
        return False
    return all(_FAMILY_NAME.match(word) or not _INNER_CAPITAL.search(word) for word in words)


def _is_coined(words: list[str]) -> bool:
    """ "TBC Uzbekistan", "The VenHub", "AmeriCash Loans"; no "Lance LoRusso", "CHAN Kwok-Ki"."""
    folded = [fold(word) for word in words]
    if len(words) < 2 or any(w in _GIVEN or w in ROLE_NOUNS or len(w) < 2 for w in folded):
        return False
    if words[0] == "The":
        return True
    return _opens_with_initials(words) or any(
        _INNER_CAPITAL.search(word) and not _FAMILY_NAME.match(word) for word in words
    )


def _opens_with_initials(words: list[str]) -> bool:
    first, last = words[0], words[-1]
    initials = len(first) > 2 and first.isalpha() and first.isupper() and not last.isupper()
    return initials and not any("-" in word for word in words)


def _is_office(role: str, name: str) -> bool:
    """Whether a role is one that people hold, not what a company is said to be or called."""
    called = fold(name)
    heads = (_PREPOSITION.split(part)[0].split()[-1] for part in role_parts(role))
    return any(head not in _TRADES and head.removesuffix("s") not in called for head in heads)


def _settled(
    quote: Quote, is_body: Callable[[str], bool], is_person: Callable[[str], bool]
) -> Quote:
    if quote.speaker_type == "person" and is_body(quote.speaker_name):
        return replace(quote, speaker_type="organisation")
    if quote.speaker_type == "organisation" and is_person(quote.speaker_name):
        return replace(quote, speaker_type="person")
    return quote


def _count_uses(quotes: Sequence[Quote]) -> _Uses:
    uses = _Uses()
    uses.as_one = {
        (quote.release_id, parse_organisation(quote.speaker_name).key)
        for quote in quotes
        if quote.kind == "direct" and _SAYS_I.search(_NESTED.sub("", quote.text))
    }
    for quote in quotes:
        if quote.organisation_name:
            key = parse_organisation(quote.organisation_name).key
            uses.spoken_for[key].add(quote.release_id)
        key = parse_organisation(quote.speaker_name).key
        if quote.speaker_type == "organisation":
            one = (quote.release_id, key) in uses.as_one
            (uses.as_person if one else uses.as_body)[key].add(quote.release_id)
        elif quote.speaker_type == "person":
            uses.as_person[key].add(quote.release_id)
            if quote.role:
                uses.with_role.add(key)
            if quote.role and _is_office(quote.role, quote.speaker_name):
                uses.in_office.add(key)
    return uses
