"""Profiles: what the releases say of one name at one organisation.

A profile is the smallest thing that is ever moved. The same full name at the
same organisation is one profile however many releases hold it; a name without
an organisation, and a family name alone, is one profile a release, because
nothing says yet that two releases mean the same person.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from indexer.identity.organisations.map import OrganisationMap
from indexer.identity.organisations.names import parse_organisation
from indexer.identity.people.names import PersonName, parse_person
from indexer.identity.people.role_names import role_parts
from indexer.identity.slugs import make_speaker_id
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.name_shapes import shape_of_no_name
from indexer.lexicon.titles import ROLE_NOUNS, SURNAMES_TOO
from indexer.model import OrganisationId, Quote, QuoteId, ReleaseId
from indexer.text.fold import fold

_GIVEN = frozenset(fold(name) for name in GIVEN_NAMES)
_FAR_FUTURE = date.max
_TELLING_QUOTE = 60  # code points; "We are very excited." is said by many
_WORDS_READ = 400  # code points that tell one quote from another
_WORD = re.compile(r"\w+")
_PARTICLES = frozenset(
    "de van von der den di da do dos das du del della la las le los al el bin binti ibn ten ter "
    "binte bte s/o d/o a/l a/p y e i zu zur af av ap jr sr op in".split()
)

# No family names: what ends or is one of these is an office.
_OFFICES = frozenset(
    "minister secretary spokesperson spokesman spokeswoman officials official officer director "
    "researchers customer president chairman chairwoman ceo cfo".split()
)


@dataclass(slots=True)
class Profile:
    """One name at one organisation (or in one release), gathered from its quotes."""

    id: str
    name: PersonName
    names: Counter[str] = field(default_factory=Counter)
    organisations: Counter[OrganisationId] = field(default_factory=Counter)
    roles: frozenset[str] = frozenset()
    releases: set[ReleaseId] = field(default_factory=set)
    publishers: set[str] = field(default_factory=set)
    companions: frozenset[str] = frozenset()
    words: set[int] = field(default_factory=set)
    """What its longer quotes say, as digests: the same words in two releases are one person's."""
    quotes: list[int] = field(default_factory=list)
    since: date = _FAR_FUTURE
    curated: str = ""

    @property
    def anchor(self) -> tuple[str, date, str]:
        """What sorts profiles: curated ones first, then the earliest."""
        return ("" if self.curated else "~", self.since, self.id)


def names_somebody(quote: Quote) -> bool:
    """Whether a quote's speaker is a person by name; "marketing manager of Acme" is not.

    >>> looks_like_name("marketing manager of Acme")
    False
    """
    return quote.speaker_type == "person" and looks_like_name(quote.speaker_name)


def looks_like_name(text: str) -> bool:
    """Whether words are a personal name rather than a description of somebody."""
    words = text.split()
    if not words or len(words) > 8 or any(c.isdigit() for c in text):
        return False
    if any(word[:1].islower() and word not in _PARTICLES for word in words):
        return False
    if len(words) > 1 and shape_of_no_name(text):
        return False  # "Supply Chain", "North America"
    return bool(parse_person(text).words) and not _ends_in_office(words)


def _ends_in_office(words: list[str]) -> bool:
    """ "Acme's Chief Scientist", "Acme Lead Developer"; but "Ann Baker" and "Jane Guide"."""
    last = words[-1].lower()
    named = fold(words[0]) in _GIVEN or last in SURNAMES_TOO
    return last in _OFFICES or (len(words) > 1 and last in ROLE_NOUNS and not named)


def gather_profiles(
    quotes: list[Quote],
    organisations: OrganisationMap,
    publishers: Mapping[ReleaseId, str],
    pinned: Mapping[QuoteId, str],
) -> list[Profile]:
    """Group the quotes of named people into profiles, sorted by id.

    ``pinned`` takes quotes to the curated id a correction or a split gives
    them; those are kept in profiles of their own.
    """
    mentions: dict[tuple[ReleaseId, str, str], list[int]] = defaultdict(list)
    present: dict[ReleaseId, set[str]] = defaultdict(set)
    for n, quote in enumerate(quotes):
        if names_somebody(quote):
            name = parse_person(quote.speaker_name)
            mentions[quote.release_id, name.key, pinned.get(quote.id, "")].append(n)
            if name.is_full:
                present[quote.release_id].add(name.key)
    profiles: dict[str, Profile] = {}
    for (release, key, pin), members in sorted(mentions.items()):
        name = parse_person(min((quotes[n].speaker_name for n in members), key=_plainness))
        main = _main_organisation([quotes[n] for n in members], organisations)
        discriminator = _discriminator(name, main, release, pin)
        id_ = make_speaker_id(name.text, key, discriminator)
        profile = profiles.setdefault(id_, Profile(id_, name, curated=pin))
        companions = present[release] - {key}
        _extend(profile, [quotes[n] for n in members], members, organisations)
        profile.publishers.add(publishers.get(release, ""))
        profile.companions |= companions
    return [profiles[id_] for id_ in sorted(profiles)]


def _digest_words(text: str) -> int:
    """One number for words however they are set; the same in every run."""
    return zlib.crc32(" ".join(_WORD.findall(fold(text[:_WORDS_READ]))).encode())


def _plainness(name: str) -> tuple[int, str]:
    return (len(name), name)


def _main_organisation(quotes: Iterable[Quote], organisations: OrganisationMap) -> str:
    """The name, as written, of the organisation a release most ties somebody to."""
    counts = Counter(
        quote.organisation_name
        for quote in quotes
        if organisations.find(quote.release_id, quote.organisation_name) is not None
    )
    return max(counts, key=lambda name: (counts[name], name)) if counts else ""


def _discriminator(name: PersonName, organisation: str, release: ReleaseId, pin: str) -> str:
    """What makes this profile's id its own; never anything other releases could change."""
    if pin:
        return f"curated {pin}"
    if organisation and name.is_full:
        return parse_organisation(organisation).key
    return f"release {release}"


def _extend(
    profile: Profile, quotes: list[Quote], members: list[int], organisations: OrganisationMap
) -> None:
    for quote in quotes:
        profile.names[quote.speaker_name] += 1
        profile.releases.add(quote.release_id)
        if len(quote.text) >= _TELLING_QUOTE:
            profile.words.add(_digest_words(quote.text))
        profile.roles |= role_parts(quote.role)
        organisation = organisations.find(quote.release_id, quote.organisation_name)
        if organisation is not None:
            profile.organisations[organisation] += 1
        if quote.published is not None:
            profile.since = min(profile.since, quote.published)
    profile.quotes.extend(members)
