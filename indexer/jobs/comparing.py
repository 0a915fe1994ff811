"""What two states of an archive say otherwise, quote by quote.

Quotes of a release are paired by their ids; those that are left, by the words they share in its
text. A rule of extraction is judged by what it changes, so that every change is one of quotes.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal

from indexer.archive import Reader
from indexer.model import Quote, Release, ReleaseId

ChangeKind = Literal["came", "went", "changed"]
_FIELDS: dict[str, Callable[[Quote], str]] = {
    "words": lambda quote: quote.text,
    "speaker": lambda quote: quote.speaker_name,
    "speaker_id": lambda quote: quote.speaker_id or "",
    "role": lambda quote: quote.role,
    "organisation": lambda quote: quote.organisation_name,
    "kind": lambda quote: quote.kind,
    "date": lambda quote: quote.published.isoformat() if quote.published else "",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One quote that came, went or says something else; ``fields`` are what differs."""

    kind: ChangeKind
    release: Release
    before: Quote | None
    after: Quote | None
    fields: tuple[str, ...] = ()

    @property
    def quote(self) -> Quote:
        """The quote as it is now, or was."""
        found = self.after or self.before
        assert found is not None, "one of them"
        return found

    def record(self) -> dict[str, Any]:
        """The change as JSON values."""
        return {
            "change": self.kind,
            "fields": list(self.fields),
            "release": self.release.id,
            "title": self.release.title,
            "before": _record(self.before),
            "after": _record(self.after),
        }


def _record(quote: Quote | None) -> dict[str, Any] | None:
    if quote is None:
        return None
    told = {name: read(quote) for name, read in _FIELDS.items()}
    return {"id": quote.id, **told, "rule": quote.rule, "confidence": quote.confidence}


@dataclass(slots=True)
class Totals:
    """How much changed: releases and quotes that came and went, and quotes by changed field."""

    releases: Counter[str] = field(default_factory=Counter)
    quotes: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)

    def record(self) -> dict[str, dict[str, int]]:
        """The totals as JSON values, with every key."""
        return {
            "releases": {name: self.releases[name] for name in ("came", "went", "both")},
            "quotes": {name: self.quotes[name] for name in ("came", "went", "changed", "same")},
            "fields": {name: self.fields[name] for name in _FIELDS},
        }


def compare(before: Reader, after: Reader, totals: Totals) -> Iterator[Change]:
    """Every change, in the order of releases and places; ``totals`` are counted on the way.

    Releases are the same if their addresses are. Two of them are in memory at a time.
    """
    for id_, sides in _merge(before, after):
        old = before.release(id_) if "before" in sides else None
        new = after.release(id_) if "after" in sides else None
        totals.releases["both" if old and new else "came" if new else "went"] += 1
        held = new or old
        assert held is not None, "one of them"
        pairs = _pair(old.quotes if old else (), new.quotes if new else ())
        for was, now in pairs:
            change = _compare(held.release, was, now)
            if change is None:
                totals.quotes["same"] += 1
                continue
            totals.quotes[change.kind] += 1
            totals.fields.update(change.fields)
            yield change


def _merge(before: Reader, after: Reader) -> Iterator[tuple[ReleaseId, set[str]]]:
    """Every release of either side, in order, with the sides that have it."""
    sides = (_ids(before, "before"), _ids(after, "after"))
    for id_, found in groupby(heapq.merge(*sides), key=lambda pair: pair[0]):
        yield id_, {side for _, side in found}


def _ids(reader: Reader, side: str) -> Iterator[tuple[ReleaseId, str]]:
    for id_, _ in reader.releases():
        yield id_, side


def _pair(
    before: tuple[Quote, ...], after: tuple[Quote, ...]
) -> Iterator[tuple[Quote | None, Quote | None]]:
    """Each quote with what it is on the other side; those now first, in their order."""
    by_id = {quote.id: quote for quote in before}
    ids = {quote.id for quote in after}
    left = [quote for quote in before if quote.id not in ids]
    for quote in after:
        was = by_id.get(quote.id)
        if was is None:
            was = max(left, key=lambda one: _shared(one, quote), default=None)
            if was is not None and not _shared(was, quote):
                was = None
            if was is not None:
                left.remove(was)
        yield was, quote
    for quote in left:
        yield quote, None


def _shared(one: Quote, other: Quote) -> int:
    """How many letters of the text are in both."""
    return sum(
        max(min(a.end, b.end) - max(a.start, b.start), 0)
        for a in one.content
        for b in other.content
    )


def _compare(release: Release, was: Quote | None, now: Quote | None) -> Change | None:
    if was is None or now is None:
        return Change("came" if was is None else "went", release, was, now)
    fields = tuple(name for name, read in _FIELDS.items() if read(was) != read(now))
    return Change("changed", release, was, now, fields) if fields else None
