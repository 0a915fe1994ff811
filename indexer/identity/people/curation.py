"""The authority file put to work: who is claimed, pinned, merged and kept apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.identity.authority.values import Apart, Authority, CuratedPerson, Decided, Merge
from indexer.identity.organisations.map import OrganisationMap
from indexer.identity.organisations.names import parse_organisation
from indexer.identity.people.names import parse_person
from indexer.identity.people.profiles import Profile
from indexer.identity.people.role_names import is_common_role, role_parts
from indexer.model import OrganisationId, Quote, QuoteId, ReleaseId


@dataclass(frozen=True, slots=True)
class Decisions:
    """Merges and separations as ids of profiles that exist.

    Of ``merged`` the first id a decision gives is to stand; ``idle`` says in a line each
    which decisions speak of nobody.
    """

    merged: tuple[tuple[Merge, tuple[str, ...]], ...]
    apart: tuple[tuple[str, ...], ...]
    idle: tuple[str, ...]


def place_decisions(
    authority: Authority, profiles: Sequence[Profile], quotes: Sequence[Quote]
) -> Decisions:
    """Find whom decisions speak of: by id, or by a quote of theirs where the id has changed."""
    standing: dict[str, str] = {}
    for profile in profiles:
        standing.setdefault(profile.id, profile.id)
        if profile.curated:
            standing.setdefault(profile.curated, profile.id)
    written: list[Merge | Apart] = [*authority.merges, *authority.aparts]
    anchors = {quote for decision in written for quote in decision.quotes}
    saying = {
        str(quotes[n].id): p.id for p in profiles for n in p.quotes if quotes[n].id in anchors
    }
    merged, apart, idle = [], [], []

    def find(decision: Merge | Apart) -> tuple[str, ...]:
        by_quote = decision.quotes or ("",) * len(decision.ids)
        found = [
            standing.get(id_) or saying.get(quote, "")
            for id_, quote in zip(decision.ids, by_quote, strict=True)
        ]
        gone = [id_ for id_, profile in zip(decision.ids, found, strict=True) if not profile]
        if len(decision.ids) - len(gone) < 2:
            idle.append(f"{_place(decision.decided)}: nobody is {' or '.join(gone)}")
        return tuple(dict.fromkeys(profile for profile in found if profile))

    for merge in authority.merges:
        if len(ids := find(merge)) > 1:
            merged.append((merge, ids))
    for given in authority.aparts:
        if len(ids := find(given)) > 1:
            apart.append(ids)
    for split in authority.splits:
        if split.into not in standing:
            idle.append(f"{_place(split.decided)}: no quote was split off to {split.into}")
        elif split.id in standing:
            apart.append((standing[split.id], standing[split.into]))
    return Decisions(tuple(merged), tuple(apart), tuple(idle))


def _place(decided: Decided) -> str:
    return f"{decided.path}:{decided.line}" if decided.path else decided.reason


def pin_quotes(
    authority: Authority, quotes: Iterable[tuple[QuoteId, ReleaseId, str]]
) -> dict[QuoteId, str]:
    """Quotes that a correction or a split gives to somebody by id.

    ``quotes`` are (id, release, speaker's name). A split by release takes the
    quotes of that release whose speaker bears a name of the person split.
    """
    people = {person.id: person for person in authority.people}
    pinned: dict[QuoteId, str] = {}
    by_release: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for split in authority.splits:
        pinned.update((QuoteId(quote), split.into) for quote in split.quotes)
        for release in split.releases:
            by_release[release].append((split.id, split.into))
    for quote, release, name in quotes:
        for source, into in by_release.get(release, ()):
            if _bears_name_of(name, source, people.get(source)):
                pinned[quote] = into
    for correction in authority.corrections:
        if correction.speaker in people:
            pinned[QuoteId(correction.quote)] = correction.speaker
    return pinned


def _bears_name_of(name: str, id_: str, person: CuratedPerson | None) -> bool:
    """Whether a name is one of a curated person's, or reads in an inferred id."""
    key = parse_person(name).key
    if person is not None:
        return key in {parse_person(n).key for n in (person.name, *person.aliases)}
    return bool(key) and id_.startswith(key.replace(" ", "-") + "-")


def claim_profiles(
    profiles: Iterable[Profile], authority: Authority, organisations: OrganisationMap
) -> None:
    """Mark every profile that exactly one curated person claims, by name and by place."""
    by_key: dict[str, list[CuratedPerson]] = defaultdict(list)
    for person in authority.people:
        for key in {parse_person(name).key for name in (person.name, *person.aliases)}:
            by_key[key].append(person)
    ids = {person.id for person in authority.people}
    for profile in profiles:
        if profile.id in ids:  # an entry written for an id the archive had given
            profile.curated = profile.curated or profile.id
        if profile.curated:
            continue
        claims = [
            person.id
            for person in by_key.get(profile.name.key, ())
            if _claims(person, profile, organisations, alone=len(by_key[profile.name.key]) == 1)
        ]
        if len(claims) == 1:
            profile.curated = claims[0]


def _claims(
    person: CuratedPerson, profile: Profile, organisations: OrganisationMap, *, alone: bool
) -> bool:
    """``alone``: nobody else in the file bears the name, so that a telling role is enough."""
    if not person.memberships:
        return True
    roles = {part for m in person.memberships for part in role_parts(m.role)} & profile.roles
    bodies = {find_curated_organisation(m.organisation, organisations) for m in person.memberships}
    if not profile.organisations:
        return bool(roles)
    if alone and any(not is_common_role(role) for role in roles):
        return True
    return any(
        body is not None
        and (body in profile.organisations or _is_part(body, profile, organisations))
        for body in bodies
    )


def _is_part(body: OrganisationId, profile: Profile, organisations: OrganisationMap) -> bool:
    return any(
        organisations.parents.get(body) == other or organisations.parents.get(other) == body
        for other in profile.organisations
    )


def find_curated_organisation(name: str, organisations: OrganisationMap) -> OrganisationId | None:
    """An organisation a curated entry names by id or by name."""
    if name in organisations.names:
        return OrganisationId(name)
    return organisations.by_key.get(parse_organisation(name).key)
