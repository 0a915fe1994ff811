"""Speakers, organisations and memberships as Popolo JSON (popoloproject.com, 2013)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from indexer.model import Alias, Membership, Organisation, Speaker

Record = dict[str, Any]


def to_popolo(
    speakers: Iterable[Speaker], organisations: Iterable[Organisation]
) -> dict[str, list[Record]]:
    """``persons``, ``organizations`` and ``memberships``, in the order given.

    Only people are persons; an organisation that speaks stands among the
    organisations already. A membership's source is the release that shows it.
    """
    people = [speaker for speaker in speakers if speaker.type == "person"]
    return {
        "persons": [_person(speaker) for speaker in people],
        "organizations": [_organisation(body) for body in organisations],
        "memberships": [
            _membership(speaker, membership)
            for speaker in people
            for membership in speaker.memberships
        ],
    }


def _person(speaker: Speaker) -> Record:
    return _filled(
        id=speaker.id,
        name=speaker.name,
        other_names=_other_names(speaker.name, speaker.aliases),
        identifiers=_identifiers(speaker.identifiers),
    )


def _organisation(body: Organisation) -> Record:
    return _filled(
        id=body.id,
        name=body.name,
        parent_id=body.parent or "",
        other_names=_other_names(body.name, body.aliases),
        identifiers=_identifiers(body.identifiers),
    )


def _membership(speaker: Speaker, membership: Membership) -> Record:
    named = (
        {} if membership.organisation_id else {"organization": {"name": membership.organisation}}
    )
    return _filled(
        person_id=speaker.id,
        organization_id=membership.organisation_id or "",
        role=membership.role,
        start_date=membership.since.isoformat() if membership.since else "",
        end_date=membership.until.isoformat() if membership.until else "",
        sources=[{"note": membership.evidence}] if membership.evidence else [],
        **(named if membership.organisation else {}),
    )


def _other_names(name: str, aliases: Iterable[Alias]) -> list[Record]:
    return [{"name": alias.name} for alias in aliases if alias.name != name]


def _identifiers(pairs: Iterable[tuple[str, str]]) -> list[Record]:
    return [{"scheme": scheme, "identifier": identifier} for scheme, identifier in pairs]


def _filled(**fields: Any) -> Record:
    """A record without its empty fields."""
    return {name: value for name, value in fields.items() if value}
