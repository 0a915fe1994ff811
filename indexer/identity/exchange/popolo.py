"""People and offices taken over from Popolo, the open format for both.

https://www.popoloproject.com: ``persons``, ``organizations`` and
``memberships``, so that an archive can be curated from lists of officials that
others keep. ``indexer.export.popolo`` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from indexer.errors import AuthorityError
from indexer.identity.authority.values import CuratedMembership, CuratedOrganisation, CuratedPerson
from indexer.identity.slugs import make_slug

_MOST = 1_000_000  # records read from one file


def from_popolo(
    data: Any, origin: str = "popolo"
) -> tuple[list[CuratedPerson], list[CuratedOrganisation]]:
    """People and organisations as curated entries; ids become what addresses can hold.

    Memberships may stand at the top or inside persons. Raises
    ``AuthorityError`` for what is not Popolo.
    """
    if not isinstance(data, Mapping):
        raise AuthorityError(origin, 0, "is not a Popolo object with persons")
    bodies = [
        CuratedOrganisation(
            id=_id(entry, origin),
            name=_text(entry, "name", origin),
            aliases=_aliases(entry),
            parent=make_slug(str(entry["parent_id"])) if entry.get("parent_id") else "",
            identifiers=_identifiers(entry),
        )
        for entry in _entries(data, "organizations", origin)
    ]
    known = {body.id: body.name for body in bodies}
    held: dict[str, list[CuratedMembership]] = {}
    for entry in _entries(data, "memberships", origin):
        held.setdefault(str(entry.get("person_id", "")), []).append(_held(entry, known, origin))
    people = []
    for entry in _entries(data, "persons", origin):
        own = [_held(m, known, origin) for m in _entries(entry, "memberships", origin)]
        memberships = [*held.get(str(entry.get("id", "")), []), *own]
        people.append(
            CuratedPerson(
                id=_id(entry, origin),
                name=_text(entry, "name", origin),
                aliases=_aliases(entry),
                memberships=tuple(m for m in memberships if m.organisation or m.role),
                identifiers=_identifiers(entry),
            )
        )
    return people, bodies


def _entries(data: Mapping[str, Any], key: str, origin: str) -> Iterable[Mapping[str, Any]]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, Mapping) for v in value):
        raise AuthorityError(origin, 0, f"{key} must be a list of objects")
    if len(value) > _MOST:
        raise AuthorityError(origin, 0, f"more than {_MOST} {key}")
    return value


def _text(entry: Mapping[str, Any], key: str, origin: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise AuthorityError(origin, 0, f"an entry without {key}: {str(dict(entry))[:80]}")
    return " ".join(value.split())


def _id(entry: Mapping[str, Any], origin: str) -> str:
    given = entry.get("id")
    return make_slug(str(given)) if given else make_slug(_text(entry, "name", origin))


def _aliases(entry: Mapping[str, Any]) -> tuple[str, ...]:
    names = entry.get("other_names") or []
    found = [n["name"] for n in names if isinstance(n, Mapping) and isinstance(n.get("name"), str)]
    return tuple(dict.fromkeys(" ".join(name.split()) for name in found if name.strip()))


def _identifiers(entry: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    found = {
        str(i["scheme"]): str(i["identifier"])
        for i in entry.get("identifiers") or []
        if isinstance(i, Mapping) and i.get("scheme") and i.get("identifier")
    }
    return tuple(sorted(found.items()))


def _held(entry: Mapping[str, Any], known: Mapping[str, str], origin: str) -> CuratedMembership:
    body = make_slug(str(entry["organization_id"])) if entry.get("organization_id") else ""
    inner = entry.get("organization")
    if body not in known and isinstance(inner, Mapping) and isinstance(inner.get("name"), str):
        body = inner["name"]
    return CuratedMembership(
        organisation=body,
        role=str(entry.get("role") or ""),
        since=_day(entry, "start_date", origin),
        until=_day(entry, "end_date", origin),
    )


def _day(entry: Mapping[str, Any], key: str, origin: str) -> date | None:
    """Popolo allows "2021" and "2021-05": the first day of it."""
    value = entry.get(key)
    if not value:
        return None
    parts = str(value)[:10].split("-")
    try:
        return date(int(parts[0]), *(int(p) for p in [*parts[1:], "1", "1"][:2]))
    except ValueError as error:
        raise AuthorityError(origin, 0, f"{key} is no date: {value!r}") from error
