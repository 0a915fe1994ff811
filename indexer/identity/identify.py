"""Who is who: from the quotes of many releases to speakers and organisations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from indexer.identity.authority.values import EMPTY, Authority
from indexer.identity.context import ReleaseContext
from indexer.identity.examination import Examination
from indexer.identity.organisations.mapping import map_organisations
from indexer.identity.people.addresses import name_people
from indexer.identity.people.clusters import form_people
from indexer.identity.people.curation import claim_profiles, pin_quotes, place_decisions
from indexer.identity.people.evidence import World
from indexer.identity.people.judging import Judging, judge_here
from indexer.identity.people.kinds import settle_kinds
from indexer.identity.people.names import parse_person
from indexer.identity.people.profiles import Profile, gather_profiles, names_somebody
from indexer.identity.people.rarity import Rarity, TellingNames
from indexer.identity.speakers import assemble
from indexer.model import Identification, Quote, ReleaseId

_BODIES_OF_A_NEWSROOM = 3
"""A publisher whose releases name more organisations than this is a wire: it proves nothing."""


def identify(
    quotes: Iterable[Quote],
    contexts: Mapping[ReleaseId, ReleaseContext],
    authority: Authority = EMPTY,
) -> Identification:
    """Give every quote its speaker and organisation across releases.

    Pure and deterministic; the order of the quotes does not matter, except that
    they come back in it. A missing context means less evidence, not an error.
    """
    return examine(quotes, contexts, authority).identification


def examine(
    quotes: Iterable[Quote],
    contexts: Mapping[ReleaseId, ReleaseContext],
    authority: Authority = EMPTY,
    judging: Judging = judge_here,
) -> Examination:
    """``identify`` with its workings. ``judging`` may have others judge the pairs of profiles."""
    given = settle_kinds(quotes, contexts, authority)
    newsrooms = find_newsrooms(given, contexts)
    organisations = map_organisations(
        _uses(given), contexts, authority, newsrooms, _speak_for(given)
    )
    pinned = pin_quotes(authority, ((q.id, q.release_id, q.speaker_name) for q in given))
    publishers = {id_: context.publisher for id_, context in contexts.items()}
    profiles = gather_profiles(given, organisations, publishers, pinned)
    claim_profiles(profiles, authority, organisations)
    by_id = {profile.id: profile for profile in profiles}
    world = World(
        organisations=organisations,
        contexts=contexts,
        rarity=Rarity(profiles),
        telling=TellingNames(contexts),
        newsrooms=newsrooms,
        told_apart=find_told_apart(profiles),
        known=find_known_names(authority),
    )
    decisions = place_decisions(authority, profiles, given)
    merged = [ids for _, ids in decisions.merged]
    people = form_people(profiles, world, merged, decisions.apart, judging)
    speaker_of = name_people(people, by_id, decisions)
    found = assemble(given, organisations, by_id, people, speaker_of, authority, decisions)
    return replace(found, idle=decisions.idle)


def find_newsrooms(
    quotes: Iterable[Quote], contexts: Mapping[ReleaseId, ReleaseContext]
) -> frozenset[str]:
    """Publishers that speak for one organisation: to be quoted by one is evidence."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for quote in quotes:
        context = contexts.get(quote.release_id)
        if context is not None and context.publisher and quote.organisation_name:
            bodies[context.publisher].add(quote.organisation_name)
    return frozenset(p for p, names in bodies.items() if len(names) <= _BODIES_OF_A_NEWSROOM)


def find_told_apart(profiles: Iterable[Profile]) -> frozenset[frozenset[str]]:
    """Names one release quotes side by side that differ in a Jr or Sr only: father and son."""
    suffixed = [profile for profile in profiles if profile.name.suffix]
    bare = {profile.name.key for profile in profiles if not profile.name.suffix}
    found = set()
    for profile in suffixed:
        key = " ".join(profile.name.words)
        if key in bare and key in profile.companions:
            found.add(frozenset((key, profile.name.key)))
    return frozenset(found)


def find_known_names(authority: Authority) -> frozenset[str]:
    """Keys of names that exactly one curated person bears."""
    keys = Counter(
        key
        for person in authority.people
        for key in {parse_person(name).key for name in (person.name, *person.aliases)}
    )
    return frozenset(key for key, n in keys.items() if n == 1)


def _uses(quotes: Iterable[Quote]) -> Iterable[tuple[ReleaseId, str]]:
    for quote in quotes:
        if quote.organisation_name:
            yield (quote.release_id, quote.organisation_name)
        if quote.speaker_type == "organisation" and quote.speaker_name:
            yield (quote.release_id, quote.speaker_name)


def _speak_for(quotes: Iterable[Quote]) -> dict[tuple[ReleaseId, str], frozenset[str]]:
    """The keys of the full names of those who speak for each use of an organisation's name."""
    found: dict[tuple[ReleaseId, str], set[str]] = defaultdict(set)
    for quote in quotes:
        if quote.organisation_name and names_somebody(quote):
            name = parse_person(quote.speaker_name)
            if name.is_full:
                found[quote.release_id, quote.organisation_name].add(name.key)
    return {use: frozenset(keys) for use, keys in found.items()}
