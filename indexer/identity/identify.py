"""Who is who: from the quotes of many releases to speakers and organisations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from indexer.identity.authority.values import EMPTY, Authority
from indexer.identity.context import ReleaseContext
from indexer.identity.organisations.mapping import OrganisationMap, map_organisations
from indexer.identity.people.clusters import People, form_people
from indexer.identity.people.curation import Decisions, claim_profiles, pin_quotes, place_decisions
from indexer.identity.people.evidence import World
from indexer.identity.people.kinds import settle_kinds
from indexer.identity.people.memberships import (
    choose_name,
    count_aliases,
    gather_memberships,
    organisation_in_role,
)
from indexer.identity.people.names import parse_person
from indexer.identity.people.profiles import Profile, gather_profiles, names_somebody
from indexer.identity.people.rarity import Rarity, TellingNames
from indexer.identity.people.verdict import Pair
from indexer.identity.sayings import find_sayings
from indexer.model import (
    Alias,
    Identification,
    OrganisationId,
    Quote,
    ReleaseId,
    Speaker,
    SpeakerId,
)

_BODIES_OF_A_NEWSROOM = 3
"""A publisher whose releases name more organisations than this is a wire: it proves nothing."""

_REASONS = 12
_CONFUSABLE = 12


@dataclass(frozen=True, slots=True)
class Examination:
    """An identification with its workings, for review and explanation.

    ``speaker_of`` takes a profile's id to its speaker's; ``unsure`` are the
    open questions, best first; ``merges`` the pairs that made people of profiles;
    ``idle`` says which decisions of the authority file speak of nobody.
    """

    identification: Identification
    profiles: Mapping[str, Profile]
    speaker_of: Mapping[str, SpeakerId]
    merges: tuple[Pair, ...]
    unsure: tuple[Pair, ...]
    idle: tuple[str, ...] = ()


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
) -> Examination:
    """``identify`` with its workings."""
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
    people = form_people(profiles, world, merged, decisions.apart)
    speaker_of = _name_people(people, by_id, decisions)
    found = _assemble(given, organisations, by_id, people, speaker_of, authority, decisions)
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


def _name_people(
    people: People, by_id: Mapping[str, Profile], decisions: Decisions
) -> dict[str, SpeakerId]:
    """The id of each profile's person: curated, as decided, or that of a profile.

    That profile is the earliest of those that bear the name the person is
    shown by, so that no "Local Businessman Ron Sturgeon" names the address.
    """
    chosen: dict[str, str] = {}
    members: dict[str, list[Profile]] = defaultdict(list)
    for profile in by_id.values():
        root = people.root[profile.id]
        members[root].append(profile)
        if profile.curated:
            chosen[root] = profile.curated
    for merge, ids in decisions.merged:
        chosen.setdefault(people.root[ids[0]], merge.ids[0])
    for root, profiles in members.items():
        chosen.setdefault(root, _earliest_by_name(profiles))
    return {id_: SpeakerId(chosen[root]) for id_, root in people.root.items()}


def _earliest_by_name(profiles: list[Profile]) -> str:
    names: Counter[str] = Counter()
    for profile in profiles:
        names.update(profile.names)
    shown = choose_name([Alias(name, n) for name, n in names.items()])
    key = parse_person(shown).key
    return min((p for p in profiles if p.name.key == key), key=lambda p: p.anchor).id


def _assemble(
    quotes: list[Quote],
    organisations: OrganisationMap,
    by_id: Mapping[str, Profile],
    people: People,
    speaker_of: dict[str, SpeakerId],
    authority: Authority,
    decisions: Decisions,
) -> Examination:
    said_by: dict[int, SpeakerId] = {}
    members: dict[SpeakerId, list[Profile]] = defaultdict(list)
    for id_, profile in by_id.items():
        members[speaker_of[id_]].append(profile)
        said_by.update(dict.fromkeys(profile.quotes, speaker_of[id_]))
    done = tuple(_identified(q, said_by.get(n), organisations) for n, q in enumerate(quotes))
    done = _place_roles(done, organisations)
    by_speaker: dict[SpeakerId, list[Quote]] = defaultdict(list)
    spoken_for: Counter[OrganisationId] = Counter()
    for quote in done:
        if quote.speaker_id is not None:
            by_speaker[quote.speaker_id].append(quote)
        if quote.organisation_id is not None:
            spoken_for[quote.organisation_id] += 1
    reasons = _reasons(people, by_id, speaker_of, decisions)
    confusable = _confusable(people, by_id, speaker_of)
    curated = {person.id: person for person in authority.people}
    speakers = []
    for id_ in sorted(by_speaker):
        said, person = by_speaker[id_], curated.get(id_)
        aliases = count_aliases(q.speaker_name for q in said)
        is_person = id_ in members
        speakers.append(
            Speaker(
                id=id_,
                name=_display(id_, said, person.name if person else "", organisations),
                type=said[0].speaker_type,
                aliases=aliases,
                memberships=gather_memberships(said, organisations, person) if is_person else (),
                quotes=len(said),
                reasons=_own_reasons(members.get(id_, []), organisations) + reasons.get(id_, ()),
                confusable=tuple(i for i in confusable.get(id_, ()) if i in by_speaker),
                identifiers=person.identifiers
                if person
                else organisations.identifiers.get(OrganisationId(id_), ()),
            )
        )
    identification = Identification(
        quotes=done,
        speakers=tuple(speakers),
        organisations=organisations.values(spoken_for),
        redirects=_redirects(by_id, speaker_of, organisations, authority),
        sayings=find_sayings(done),
    )
    return Examination(
        identification, by_id, speaker_of, tuple(people.merges), tuple(people.unsure)
    )


def _display(
    id_: SpeakerId, said: list[Quote], curated: str, organisations: OrganisationMap
) -> str:
    if curated:
        return curated
    if said[0].speaker_type == "organisation":
        return organisations.names.get(OrganisationId(id_), said[0].speaker_name)
    return choose_name(count_aliases(q.speaker_name for q in said))


def _identified(quote: Quote, speaker: SpeakerId | None, organisations: OrganisationMap) -> Quote:
    organisation = organisations.find(quote.release_id, quote.organisation_name)
    if quote.speaker_type == "organisation":
        body = organisations.find(quote.release_id, quote.speaker_name)
        speaker = SpeakerId(body) if body is not None else None
        organisation = organisation or body
    if (speaker, organisation) == (quote.speaker_id, quote.organisation_id):
        return quote
    return replace(quote, speaker_id=speaker, organisation_id=organisation)


def _place_roles(quotes: tuple[Quote, ...], organisations: OrganisationMap) -> tuple[Quote, ...]:
    """Quotes whose role names an organisation of the speaker's, with its id."""
    held: dict[SpeakerId, set[OrganisationId]] = defaultdict(set)
    for quote in quotes:
        if quote.speaker_id is not None and quote.organisation_id is not None:
            held[quote.speaker_id].add(quote.organisation_id)

    def placed(quote: Quote) -> Quote:
        if quote.organisation_name or not quote.role or quote.speaker_id not in held:
            return quote
        found = organisation_in_role(quote.role, held[quote.speaker_id], organisations)
        return quote if found is None else replace(quote, organisation_id=found)

    return tuple(placed(quote) for quote in quotes)


def _own_reasons(profiles: list[Profile], organisations: OrganisationMap) -> tuple[str, ...]:
    """Why the releases of single profiles are one person."""
    return tuple(
        f"{profile.name.text}: the same name at {_main_body(profile, organisations)} in"
        f" {len(profile.releases)} releases"
        for profile in sorted(profiles, key=lambda p: (-len(p.releases), p.id))[:_REASONS]
        if len(profile.releases) > 1
    )


def _main_body(profile: Profile, organisations: OrganisationMap) -> str:
    bodies = profile.organisations
    if not bodies:
        return "the same organisation"
    return organisations.names[max(bodies, key=lambda id_: (bodies[id_], id_))]


def _reasons(
    people: People,
    by_id: Mapping[str, Profile],
    speaker_of: Mapping[str, SpeakerId],
    decisions: Decisions,
) -> dict[SpeakerId, tuple[str, ...]]:
    """Why profiles are one person: what people decided, then what was inferred."""
    found: dict[SpeakerId, list[str]] = defaultdict(list)
    for merge, ids in decisions.merged:
        who, decided = " and ".join(dict.fromkeys(by_id[i].name.text for i in ids)), merge.decided
        said = f"{who}: {decided.author} decided on {decided.date.isoformat()}: {decided.reason}"
        found[speaker_of[ids[0]]].append(said)
    for pair in people.merges:
        a, b = by_id[pair.a].name.text, by_id[pair.b].name.text
        who = a if a == b else f"{a} and {b}"
        found[speaker_of[pair.a]].append(f"{who}: {'; '.join(_why(pair))}")
    for id_, profile in by_id.items():
        if profile.curated:
            found[speaker_of[id_]].append(f"{profile.name.text}: named in the authority file")
    return {id_: tuple(dict.fromkeys(why))[:_REASONS] for id_, why in found.items()}


def _why(pair: Pair) -> tuple[str, ...]:
    likeness = pair.verdict.contra[:1] if pair.verdict.grade != "same" else ()
    return (*likeness, *pair.verdict.pro)


def _confusable(
    people: People, by_id: Mapping[str, Profile], speaker_of: Mapping[str, SpeakerId]
) -> dict[SpeakerId, tuple[SpeakerId, ...]]:
    """Speakers of the same or a similar name, the same name first."""
    near: dict[SpeakerId, dict[SpeakerId, int]] = defaultdict(dict)
    links = [(p.a, p.b) for p in people.unsure] + people.namesakes
    by_key: dict[str, list[str]] = defaultdict(list)
    for id_, profile in by_id.items():
        by_key[profile.name.key].append(id_)
    for a, b in links:
        _link(near, speaker_of[a], speaker_of[b], 1)
    for ids in by_key.values():
        distinct = sorted({speaker_of[id_] for id_ in ids})[: _CONFUSABLE + 1]
        for a_id in distinct:
            for b_id in distinct:
                _link(near, a_id, b_id, 0)
    return {
        id_: tuple(sorted(others, key=lambda o: (others[o], o))[:_CONFUSABLE])
        for id_, others in near.items()
    }


def _link(
    near: dict[SpeakerId, dict[SpeakerId, int]], a: SpeakerId, b: SpeakerId, rank: int
) -> None:
    if a != b:
        near[a][b] = min(rank, near[a].get(b, rank))
        near[b][a] = min(rank, near[b].get(a, rank))


def _redirects(
    by_id: Mapping[str, Profile],
    speaker_of: Mapping[str, SpeakerId],
    organisations: OrganisationMap,
    authority: Authority,
) -> tuple[tuple[str, str], ...]:
    """Every id that once stood, or may have stood, for somebody who has another id now."""
    found: dict[str, str] = dict(organisations.redirects)
    found.update((id_, speaker_of[id_]) for id_ in by_id if speaker_of[id_] != id_)
    standing = set(speaker_of.values())
    for merge in authority.merges:
        goal = next((found.get(i, i) for i in merge.ids if i in by_id or i in standing), "")
        for id_ in merge.ids:
            if id_ != (goal or merge.ids[0]):
                found.setdefault(id_, goal or merge.ids[0])
    return tuple(sorted((a, b) for a, b in found.items() if a not in standing))
