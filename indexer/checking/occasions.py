"""When and at what occasion words are on record, beside when and where they are said to have been.

The day of a speech counts as well as that of its publication. An occasion is compared by its
telling words: with the event of a speech, its place and headline, and with the text of the release,
which may name an occasion without being a speech.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from indexer.archive import Reader
from indexer.checking.values import Claim, Match
from indexer.checking.words import telling_stems
from indexer.model import Event, Release

SOON = 14
"""Days from the day something was said within which a claimed date is right: papers print it
later, and never before."""
_HALF = 0.5
"""The share of the words of a claimed occasion that must be those on record."""
_READ = 5
"""Releases whose events are looked at, that of the best match first."""
_NOWHERE = Event()


@dataclass(frozen=True, slots=True)
class Dating:
    """The days of all appearances, oldest first, and the event of the first match.

    ``date_differs`` where a claimed day is none of them; ``occasion_differs`` where a claimed
    occasion is not that of any appearance, and one of them has an event.
    """

    days: tuple[date, ...] = ()
    event: Event = _NOWHERE
    date_differs: bool = False
    occasion_differs: bool = False


def find_dating(reader: Reader, claim: Claim, matches: Sequence[Match]) -> Dating:
    """When and where the words of some matches were said, the best match first."""
    ids = list(dict.fromkeys(m.hit.quote.release_id for m in matches))[:_READ]
    releases = [reader.release(id_).release for id_ in ids]
    events = [_event_of(release) for release in releases]
    said = [m.hit.quote.published for m in matches] + [event.date for event in events]
    days = tuple(sorted({day for day in said if day is not None}))
    is_known = any(event.occasion for event in events)
    is_there = any(map(_is_occasion_of, [claim.occasion] * len(releases), releases))
    return Dating(
        days,
        events[0] if events else _NOWHERE,
        date_differs=claim.date is not None and bool(days) and not is_within(claim.date, days),
        occasion_differs=is_known and not is_there,
    )


def is_within(claimed: date, days: Sequence[date]) -> bool:
    """Whether words of one of these days may be printed with a claimed date."""
    return any(0 <= (claimed - day).days <= SOON or abs((claimed - day).days) <= 1 for day in days)


def _event_of(release: Release) -> Event:
    return release.speech.event if release.speech else _NOWHERE


def _is_occasion_of(claimed: str, release: Release) -> bool:
    asked = telling_stems(claimed)
    event = _event_of(release)
    known = telling_stems(" ".join((event.occasion, event.place, release.title)))
    if not asked or len(asked & known) > len(asked) * _HALF:
        return True
    return not event.occasion and len(asked & telling_stems(release.text)) > len(asked) * _HALF
