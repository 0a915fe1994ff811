"""People of one name, told apart by what they are: nobody's words under another's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from app.translation import gettext
from indexer.archive import Filter, Reader, SearchQuery
from indexer.errors import NotFoundError
from indexer.model import Membership, Speaker, SpeakerId

_MOST_LETTERS = 60
"""Of an organisation or a release told behind a name; a heading holds several."""


def latest_first(memberships: Iterable[Membership]) -> list[Membership]:
    """Roles as a reader wants them: the newest at the top."""
    return sorted(
        memberships,
        key=lambda m: (m.until or m.since or date.min, m.since or date.min, m.role),
        reverse=True,
    )


def tell_apart(reader: Reader, speaker: Speaker) -> str:
    """What tells a namesake: the latest role, else the release of the latest quote."""
    for held in latest_first(speaker.memberships):
        return ", ".join(part for part in (held.role, held.organisation) if part)
    return _latest_title(reader, speaker)


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
    detail = next(iter([*bodies, *roles]), "") or _latest_title(reader, speaker)
    if not detail:
        return name
    if len(detail) > _MOST_LETTERS:
        detail = f"{detail[:_MOST_LETTERS].rstrip()}…"
    return str(gettext("%(name)s (%(detail)s)", name=name, detail=detail))


def _latest_title(reader: Reader, speaker: Speaker) -> str:
    query = SearchQuery(filters=(Filter("speaker", speaker.id),), sort="newest", per_page=1)
    return "".join(hit.release_title for hit in reader.search(query).hits)
