"""People of one name, told apart by what they are: nobody's words under another's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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


def tell_apart(reader: Reader, speaker: Speaker) -> str:
    """What tells a namesake: the latest role, else the years of the quotes."""
    for held in latest_first(speaker.memberships):
        return ", ".join(part for part in (held.role, held.organisation) if part)
    return _years(reader, speaker)


def label_apart(reader: Reader, labels: Sequence[tuple[str, str]]) -> list[str]:
    """The names of ``labels``, pairs of a speaker's id and name; namesakes with what tells them.

    >>> label_apart(reader, [("roe-1", "Ann Roe"), ("roe-2", "Ann Roe")])  # doctest: +SKIP
    ['Ann Roe (Harbour Trust)', 'Ann Roe (Tern Bakery)']
    """
    seen = Counter(name for _, name in labels)
    return [
        name if seen[name] < 2 else _label_one(reader, speaker, name) for speaker, name in labels
    ]


def label_filters_apart(reader: Reader, labels: Mapping[Filter, str]) -> dict[Filter, str]:
    """Labels of filters, with what tells the speakers of one name among them."""
    chosen = [one for one in labels if one.field == "speaker"]
    told = label_apart(reader, [(one.value, labels[one]) for one in dict.fromkeys(chosen)])
    return {**labels, **dict(zip(chosen, told, strict=True))}


def _label_one(reader: Reader, speaker_id: str, name: str) -> str:
    try:
        speaker = reader.speaker(SpeakerId(speaker_id))
    except NotFoundError:
        return name
    held = latest_first(speaker.memberships)
    bodies = [one.organisation for one in held if one.organisation]
    roles = [one.role for one in held if one.role]
    detail = next(iter([*bodies, *roles]), "") or _years(reader, speaker)
    if speaker.type == "person" and " " not in name:
        detail = ", ".join(part for part in (gettext("surname only"), detail) if part)
    if not detail:
        return name
    if len(detail) > _MOST_LETTERS:
        detail = f"{detail[:_MOST_LETTERS].rstrip()}…"
    return str(gettext("%(name)s (%(detail)s)", name=name, detail=detail))


def _years(reader: Reader, speaker: Speaker) -> str:
    """The years somebody is quoted in, "2024–2025"; "" where no quote has a date."""
    query = SearchQuery(filters=(Filter("speaker", speaker.id),))
    years = [period.start.year for period in reader.timeline(query, "year")]
    if not years:
        return ""
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
