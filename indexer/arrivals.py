"""When releases came into an archive, as a file beside its generations.

A release comes in once: neither newer rules nor another text of it bring it in again, nor does
another address. So what is new since a day can be told, and a feed repeats nothing. A quote that
another text of a release brought comes in with that text; one that newer rules found does not.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from indexer.memos import read_memo, write_memo
from indexer.model import QuoteId, ReleaseId

_FORM = 1
LARGEST = 512_000_000  # characters: some million releases


@dataclass(frozen=True, slots=True)
class Batch:
    """What one build brought; ``at`` (UTC, to the second) is None for what was there before
    anybody kept count. ``quotes`` are new ones in releases that an earlier build brought."""

    at: datetime | None
    releases: tuple[ReleaseId, ...]
    quotes: tuple[QuoteId, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Everything an archive holds, by the build that brought it, the oldest first."""

    batches: tuple[Batch, ...] = ()

    def moments(self) -> dict[ReleaseId, datetime | None]:
        """When each release came in."""
        return {id_: batch.at for batch in self.batches for id_ in batch.releases}

    def moments_of_quotes(self) -> dict[QuoteId, datetime | None]:
        """When quotes came in that came after their release, by the ids they came with."""
        return {id_: batch.at for batch in self.batches for id_ in batch.quotes}

    def since(self, moment: datetime) -> frozenset[ReleaseId]:
        """The releases that came in at a moment or later."""
        return frozenset(id_ for batch in self._late(moment) for id_ in batch.releases)

    def quotes_since(self, moment: datetime) -> frozenset[QuoteId]:
        """The quotes that came in at a moment or later, after their releases."""
        return frozenset(id_ for batch in self._late(moment) for id_ in batch.quotes)

    def _late(self, moment: datetime) -> Iterator[Batch]:
        return (b for b in self.batches if b.at is not None and b.at >= moment)

    def renew(
        self,
        held: Collection[ReleaseId],
        moves: Mapping[ReleaseId, ReleaseId],
        before: Iterable[ReleaseId],
        now: datetime,
        quotes: Collection[QuoteId] = (),
    ) -> Arrivals:
        """After a build that left the archive with ``held``.

        ``moves`` are older addresses with those that stand for them. ``before`` is what the
        generation before held, which counts where nothing was kept of it. ``quotes`` are those
        that other texts of known releases brought.
        """
        known = self.batches or (Batch(None, tuple(before)),)
        left = set(held)
        batches = []
        for batch in known:
            stayed = [id_ for id_ in (moves.get(i, i) for i in batch.releases) if id_ in left]
            left.difference_update(stayed)
            if stayed or batch.quotes:
                batches.append(Batch(batch.at, tuple(dict.fromkeys(stayed)), batch.quotes))
        if left or quotes:
            last = max((b.at for b in batches if b.at is not None), default=now)
            at = max(now, last).replace(microsecond=0)
            batches.append(Batch(at, tuple(sorted(left)), tuple(sorted(quotes))))
        return Arrivals(tuple(batches))


NONE = Arrivals()


def read_arrivals(path: Path) -> Arrivals:
    """What builds wrote; nothing where there is no file. ``ValueError`` for another file."""
    try:
        told = json.loads(read_memo(path, LARGEST))
        if told["form"] != _FORM:
            raise ValueError(f"{path} is of another version")
        return Arrivals(
            tuple(
                Batch(
                    datetime.fromisoformat(at) if at else None,
                    tuple(map(ReleaseId, ids)),
                    tuple(QuoteId(id_) for quotes in more for id_ in quotes),
                )
                for at, ids, *more in told["batches"]
            )
        )
    except FileNotFoundError:
        return NONE
    except (TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ValueError(f"{path} is not what a build writes: {error}") from error


def write_arrivals(path: Path, arrivals: Arrivals) -> None:
    """Replace what the build before wrote."""
    batches = [
        [b.at.isoformat() if b.at else "", list(b.releases), *([list(b.quotes)] * bool(b.quotes))]
        for b in arrivals.batches
    ]
    write_memo(path, json.dumps({"form": _FORM, "batches": batches}, ensure_ascii=False))


def read_moment(text: str, now: datetime) -> datetime:
    """A day, a moment, or how long ago, as typed: 2026-11-29, 2026-11-29T06:00, 7d, 24h, 30min.

    Without a zone it is UTC. ``ValueError`` for anything else.
    """
    for unit, seconds in (("min", 60), ("h", 3_600), ("d", 86_400)):
        number = text.removesuffix(unit)
        if number != text and number.isdecimal() and len(number) <= 6:
            return now - timedelta(seconds=int(number) * seconds)
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
