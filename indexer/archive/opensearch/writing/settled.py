"""Who is who and what nobody is to find, and which blocks that concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from indexer.archive.embedded.storage.records import decode_release
from indexer.archive.opensearch.storage.held import HeldQuote, HeldRelease, Row
from indexer.archive.opensearch.storage.indices import PLACE
from indexer.archive.opensearch.writing.base import Change, Piece
from indexer.archive.opensearch.writing.shares import Counting, Share
from indexer.archive.settle import order_in_release
from indexer.model import Quote, QuoteId


@dataclass(slots=True)
class Settled:
    """What was said of all quotes."""

    quotes: Mapping[QuoteId, Quote] = field(default_factory=dict)
    left_out: frozenset[QuoteId] = frozenset()
    sayings: Mapping[QuoteId, str] = field(default_factory=dict)
    """The saying of each quote that is said several times."""
    is_told: bool = False
    """Whether that was said anew."""

    def show(self, held: HeldRelease) -> list[tuple[Quote, HeldQuote]]:
        """The quotes of a release as they are shown, in their order."""
        found: dict[QuoteId, tuple[Quote, HeldQuote]] = {}
        for one in held.quotes:
            if one.id not in self.left_out:
                quote = self.quotes.get(QuoteId(one.id)) or one.shown.quote()
                found[quote.id] = quote, one
        return [found[quote.id] for quote in order_in_release(q for q, _ in found.values())]

    def row(self, held: HeldQuote) -> Row:
        """A quote as it is shown now, unless it is left out."""
        told = self.quotes.get(QuoteId(held.id))
        return held.shown if told is None else Row.of(told)

    def may_concern(self, share: Share) -> bool:
        """Whether a block may hold what is shown otherwise now than its share says."""
        if self.quotes or self.left_out or share.left_out:
            return True
        return self.is_told and bool(self.sayings or share.sayings)

    def is_as_held(self, piece: Piece, share: Share) -> bool:
        """Whether all quotes of a block that nobody changed are shown as its share says."""
        before = {row.quote: row.saying for row in share.sayings}
        return all(map(self.is_same, piece.changes)) and all(
            self.sayings.get(QuoteId(one.id), "") == before.get(one.id, "")
            for held in _held_now(piece)
            for one in held.quotes
            if one.digest
        )

    def is_same(self, change: Change) -> bool:
        """Whether a release and its quotes are as they were published, but for how others call
        what they name."""
        before, now = change
        if before is None or now is None or not now.digest or now.sources != before.sources:
            return False
        return all(
            (one.id in self.left_out) == (not one.digest) and self.row(one) == one.shown
            for one in now.quotes
        )

    def count(self, piece: Piece) -> Share:
        """What a block adds to the census now."""
        counting = Counting(self.sayings)
        for held in _held_now(piece):
            shown = [quote for quote, _ in self.show(held)]
            left_out = [one.id for one in held.quotes if one.id in self.left_out]
            counting.see(decode_release(PLACE, held.record, ""), shown, left_out)
        return counting.result()


def sayings_of(groups: Sequence[tuple[QuoteId, ...]]) -> dict[str, str]:
    """What ``Settled`` takes of what is said several times."""
    return {quote: min(quotes) for quotes in groups for quote in quotes}


def _held_now(piece: Piece) -> Iterator[HeldRelease]:
    return (change.now for change in piece.changes if change.now is not None)
