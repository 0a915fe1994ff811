"""The id of each person, and where other ids lead."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from indexer.identity.authority.values import Authority
from indexer.identity.organisations.map import OrganisationMap
from indexer.identity.people.clusters import People
from indexer.identity.people.curation import Decisions
from indexer.identity.people.memberships import choose_name
from indexer.identity.people.names import parse_person
from indexer.identity.people.profiles import Profile
from indexer.model import Alias, SpeakerId


def name_people(
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


def list_redirects(
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
