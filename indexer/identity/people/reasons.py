"""Why profiles are one person, and with whom a person may be confused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from indexer.identity.organisations.map import OrganisationMap
from indexer.identity.people.clusters import People
from indexer.identity.people.curation import Decisions
from indexer.identity.people.profiles import Profile
from indexer.identity.people.verdict import Pair
from indexer.model import SpeakerId

_REASONS = 12
_CONFUSABLE = 12


def reasons_of_profiles(profiles: list[Profile], organisations: OrganisationMap) -> tuple[str, ...]:
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


def reasons_of_joins(
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


def find_confusable(
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
