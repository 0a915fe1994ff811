"""A person's record from their profiles: names seen, roles with dates and proof."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from indexer.identity.authority.values import CuratedPerson
from indexer.identity.organisations.map import OrganisationMap
from indexer.identity.people.curation import find_curated_organisation
from indexer.identity.people.names import parse_person
from indexer.identity.people.role_names import role_key
from indexer.model import Alias, Membership, OrganisationId, Quote, ReleaseId
from indexer.text.fold import fold

_UNDATED = date.max


@dataclass(frozen=True, slots=True)
class _Seen:
    organisation: OrganisationId | None
    role: str


def count_aliases(names: Iterable[str]) -> tuple[Alias, ...]:
    """Every form of a name with the number of quotes it stands on, most frequent first."""
    counts = Counter(names)
    return tuple(Alias(n, c) for n, c in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))


def choose_name(aliases: Sequence[Alias]) -> str:
    """The form to show: the most used of the full names, the longer one of two."""
    full = [alias for alias in aliases if parse_person(alias.name).is_full] or list(aliases)
    return max(full, key=lambda a: (a.quotes, len(a.name), a.name)).name


def gather_memberships(
    quotes: Sequence[Quote], organisations: OrganisationMap, person: CuratedPerson | None
) -> tuple[Membership, ...]:
    """Each role at each organisation, from the first to the last release that shows it.

    The quotes have their organisations' ids (see ``organisation_in_role``).

    ``since`` and ``until`` are dates of releases, not of appointments; a
    curated membership gives its own and takes the place of what was inferred.
    Sorted by date, then organisation.
    """
    groups: dict[_Seen, list[Quote]] = defaultdict(list)
    for quote in quotes:
        organisation = quote.organisation_id
        if organisation is not None or quote.role:
            key = organisation_key(organisation, organisations)
            groups[_Seen(organisation, role_key(quote.role, key))].append(quote)
    _fold_into_fuller(groups)
    curated = _curated(person, organisations, groups)
    shown = {_Seen(m.organisation_id, role_key(m.role)) for m in curated}
    inferred = [
        _membership(seen, groups[seen], organisations)
        for seen in sorted(groups, key=lambda s: (s.organisation or "", s.role))
        if seen not in shown and not _is_said_fuller(seen, {*groups, *shown})
    ]
    return tuple(sorted((*curated, *inferred), key=_order))


def _fold_into_fuller(groups: dict[_Seen, list[Quote]]) -> None:
    """ "CEO" in a year in which the same body's releases write "Chairman and CEO" is that role.

    Before or after those releases it is a role of its own: somebody became
    chairman as well, or stayed chief executive only.
    """
    by_body: dict[OrganisationId | None, list[_Seen]] = defaultdict(list)
    for seen in groups:
        by_body[seen.organisation].append(seen)
    for body, held in by_body.items():
        if body is None or len(held) < 2:
            continue
        for seen in sorted(held, key=lambda s: (s.role.count(" / "), s.role)):
            fuller = [other for other in held if other in groups and _is_part(seen, other)]
            for other in sorted(fuller, key=lambda s: (-len(groups[s]), s.role)):
                _move_quotes(groups, seen, other)


def _is_part(seen: _Seen, other: _Seen) -> bool:
    short, long = seen.role.split(" / "), other.role.split(" / ")
    return bool(seen.role) and frozenset(short) < frozenset(long)


def _move_quotes(groups: dict[_Seen, list[Quote]], seen: _Seen, other: _Seen) -> None:
    """Move the quotes of days between the first and the last of ``other``."""
    days = [q.published for q in groups[other] if q.published is not None]
    if not days or seen not in groups:
        return
    first, last = min(days), max(days)
    moved = [q for q in groups[seen] if q.published is not None and first <= q.published <= last]
    groups[other].extend(moved)
    gone = {quote.id for quote in moved}
    kept = [quote for quote in groups[seen] if quote.id not in gone]
    if kept:
        groups[seen] = kept
    else:
        del groups[seen]


def organisation_in_role(
    role: str, held: Iterable[OrganisationId], organisations: OrganisationMap
) -> OrganisationId | None:
    """Which of somebody's organisations a role names: "GeoVax President and CEO" at GeoVax Labs."""
    named = {
        id_
        for id_ in held
        if role_key(role, organisation_key(id_, organisations)) != role_key(role)
        and fold(role).startswith(organisation_key(id_, organisations).split()[:1][0])
    }
    return min(named) if len(named) == 1 else None


def organisation_key(organisation: OrganisationId | None, organisations: OrganisationMap) -> str:
    """The words that name an organisation, "" for none."""
    return min(organisations.keys.get(organisation, [""])) if organisation is not None else ""


def _is_said_fuller(seen: _Seen, groups: Iterable[_Seen]) -> bool:
    """Whether another membership says the same with the missing role or organisation."""
    if seen.organisation is not None and seen.role:
        return False
    return any(
        other != seen
        and (
            (not seen.role and other.organisation == seen.organisation)
            or (seen.organisation is None and other.role == seen.role)
        )
        for other in groups
    )


def _membership(seen: _Seen, quotes: Sequence[Quote], organisations: OrganisationMap) -> Membership:
    dates = sorted(q.published for q in quotes if q.published is not None)
    first = min(quotes, key=lambda q: (q.published or _UNDATED, q.release_id))
    key = organisation_key(seen.organisation, organisations)
    own = [q for q in quotes if role_key(q.role, key) == seen.role] or quotes
    roles = Counter(q.role for q in own)
    return Membership(
        organisation=organisations.names[seen.organisation] if seen.organisation else "",
        role=max(roles, key=lambda role: (roles[role], role)),
        since=dates[0] if dates else None,
        until=dates[-1] if dates else None,
        evidence=first.release_id,
        organisation_id=seen.organisation,
        quotes=len(quotes),
    )


def _curated(
    person: CuratedPerson | None,
    organisations: OrganisationMap,
    groups: dict[_Seen, list[Quote]],
) -> list[Membership]:
    found = []
    for m in person.memberships if person is not None else ():
        organisation = find_curated_organisation(m.organisation, organisations)
        proof = [
            quote
            for seen in {_Seen(organisation, role_key(m.role)), _Seen(None, role_key(m.role))}
            for quote in groups.get(seen, ())
            if _holds(m.since, m.until, quote.published)
        ]
        first = min(proof, key=lambda q: (q.published or _UNDATED, q.release_id), default=None)
        found.append(
            Membership(
                organisation=organisations.names.get(organisation, m.organisation)
                if organisation
                else m.organisation,
                role=m.role,
                since=m.since,
                until=m.until,
                evidence=ReleaseId(m.evidence)
                if m.evidence
                else (first.release_id if first else None),
                organisation_id=organisation,
                quotes=len(proof),
            )
        )
    return found


def _holds(since: date | None, until: date | None, day: date | None) -> bool:
    return day is None or ((since is None or since <= day) and (until is None or day <= until))


def _order(membership: Membership) -> tuple[date, date, str, str]:
    return (
        membership.since or date.min,
        membership.until or _UNDATED,
        membership.organisation,
        membership.role,
    )
