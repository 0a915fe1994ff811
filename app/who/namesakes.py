"""People of one name, told apart by what they are: nobody's words under another's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date

from app.site.translation import gettext
from indexer.archive import Filter, Reader, SearchQuery
from indexer.errors import NotFoundError
from indexer.model import Membership, Speaker, SpeakerId

_MOST_LETTERS = 60
"""Of an organisation told behind a name; a heading holds several."""


def latest_first(memberships: Iterable[Membership]) -> list[Membership]:
    """Roles as a reader wants them: the newest at the top."""
    return sorted(
        memberships,
        key=lambda m: (m.until or m.since or date.min, m.since or date.min, m.role),
        reverse=True,
    )


def tell_apart(reader: Reader, speakers: Sequence[Speaker]) -> list[str]:
    """What tells each namesake: the latest role, else the years of the quotes."""
    roles = [_latest_role(speaker) for speaker in speakers]
    untold = [speaker for speaker, role in zip(speakers, roles, strict=True) if not role]
    years = _years(reader, untold)
    return [role or years[speaker.id] for speaker, role in zip(speakers, roles, strict=True)]


def _latest_role(speaker: Speaker) -> str:
    held = latest_first(speaker.memberships)[:1]
    return ", ".join(part for m in held for part in (m.role, m.organisation) if part)


def label_apart(reader: Reader, labels: Sequence[tuple[str, str]]) -> list[str]:
    """The names of ``labels``, pairs of a speaker's id and name; namesakes with what tells them.

    >>> label_apart(reader, [("roe-1", "Ann Roe"), ("roe-2", "Ann Roe")])  # doctest: +SKIP
    ['Ann Roe (Harbour Trust)', 'Ann Roe (Tern Bakery)']
    """
    seen = Counter(name for _, name in labels)
    found = _find(reader, [speaker for speaker, name in labels if seen[name] > 1])
    details = {speaker.id: _telling(speaker) for speaker in found.values()}
    years = _years(reader, [one for one in found.values() if not details[one.id]])
    return [
        _label_one(found[speaker], name, details[found[speaker].id] or years[found[speaker].id])
        if speaker in found
        else name
        for speaker, name in labels
    ]


def _find(reader: Reader, ids: Iterable[str]) -> dict[str, Speaker]:
    """Those of the speakers that there are, by the id asked for."""
    found: dict[str, Speaker] = {}
    for speaker_id in ids:
        with suppress(NotFoundError):
            found[speaker_id] = reader.speaker(SpeakerId(speaker_id))
    return found


def _telling(speaker: Speaker) -> str:
    """The latest organisation of a namesake, else the latest role; "" where none is known."""
    held = latest_first(speaker.memberships)
    bodies = [one.organisation for one in held if one.organisation]
    roles = [one.role for one in held if one.role]
    return next(iter([*bodies, *roles]), "")


def label_filters_apart(reader: Reader, labels: Mapping[Filter, str]) -> dict[Filter, str]:
    """Labels of filters, with what tells the speakers of one name among them."""
    chosen = [one for one in labels if one.field == "speaker"]
    told = label_apart(reader, [(one.value, labels[one]) for one in dict.fromkeys(chosen)])
    return {**labels, **dict(zip(chosen, told, strict=True))}


def _label_one(speaker: Speaker, name: str, detail: str) -> str:
    if speaker.type == "person" and " " not in name:
        detail = ", ".join(part for part in (gettext("surname only"), detail) if part)
    if not detail:
        return name
    if len(detail) > _MOST_LETTERS:
        detail = f"{detail[:_MOST_LETTERS].rstrip()}…"
    return str(gettext("%(name)s (%(detail)s)", name=name, detail=detail))


def _years(reader: Reader, speakers: Sequence[Speaker]) -> dict[SpeakerId, str]:
    """The years each is quoted in, "2024–2025"; "" where no quote has a date."""
    years = {speaker.id: "" for speaker in speakers}
    if not years:
        return years
    filters = tuple(Filter("speaker", speaker) for speaker in years)
    query = SearchQuery(filters=filters, group_by="speaker", per_page=len(filters))
    for group in reader.search(query).groups:
        if group.first and group.last:
            first, last = group.first.year, group.last.year
            years[SpeakerId(group.value)] = str(first) if first == last else f"{first}–{last}"
    return years
