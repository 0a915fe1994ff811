"""What a writer works on: the generation of before and, over it, what was given since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from indexer.archive.opensearch.storage.blocks import (
    BLOCK,
    EMPTY,
    Head,
    name_of,
    open_blocks,
    read_heads,
)
from indexer.archive.opensearch.storage.engine import Engine
from indexer.archive.opensearch.storage.held import HeldRelease
from indexer.archive.opensearch.storage.indices import index_name
from indexer.archive.opensearch.writing.spool import Spool


class Change(NamedTuple):
    """A release as it was held, and as it is: None where it was not, or is no more."""

    before: HeldRelease | None
    now: HeldRelease | None


class Piece(NamedTuple):
    """All releases of a block that is to be, before and now, by id; ``head`` is the block they
    were in. One that has grown falls into several, of which the first keeps its name."""

    name: str
    first: str
    head: Head
    changes: list[Change]


@dataclass(slots=True)
class Base:
    """A generation, "" for none, and the spool."""

    engine: Engine
    generation: str
    spool: Spool

    def index(self, part: str) -> str:
        return index_name(self.engine.cluster.prefix, self.generation, part)

    def heads(self) -> Iterator[Head]:
        """The blocks of before; a single empty one where there was nothing."""
        return read_heads(self.engine, self.index("lists")) if self.generation else iter([EMPTY])

    def pieces(self, heads: Iterator[Head]) -> Iterator[Piece]:
        """Some of the blocks, opened, with what was given since."""
        for head, held in open_blocks(self.engine, self.index("lists"), heads):
            yield from self._cut(head, self._merge(head, held))

    @staticmethod
    def _cut(head: Head, changes: Iterable[Change]) -> Iterator[Piece]:
        name, first = head.name, head.first
        waiting: list[Change] = []
        for change in changes:
            waiting.append(change)
            if len(waiting) > 2 * BLOCK:
                yield Piece(name, first, head, waiting[:BLOCK])
                del waiting[:BLOCK]
                first = _id_of(waiting[0])
                name = name_of(first)
        yield Piece(name, first, head, waiting)

    def _merge(self, head: Head, held: list[HeldRelease]) -> Iterator[Change]:
        """What a block held and what was added to it, in the order of ids."""
        before = iter(held)
        old = next(before, None)
        for new in self.spool.added(head.first, head.before):
            while old is not None and old.id < new.id:
                yield Change(old, self._still(old))
                old = next(before, None)
            if old is not None and old.id == new.id:
                yield Change(old, new)
                old = next(before, None)
            else:
                yield Change(None, new)
        while old is not None:
            yield Change(old, self._still(old))
            old = next(before, None)

    def _still(self, held: HeldRelease) -> HeldRelease | None:
        """A release of before as it is now, were it not replaced."""
        if self.spool.is_gone(held.id):
            return None
        sources = self.spool.placed(held.id)
        quotes = [replace(quote) for quote in held.quotes]
        return replace(held, sources=held.sources if sources is None else sources, quotes=quotes)

    def held(self) -> Iterator[HeldRelease]:
        """Every release that is held now, by id."""
        for piece in self.pieces(self.heads()):
            for change in piece.changes:
                if change.now is not None:
                    yield change.now


def _id_of(change: Change) -> str:
    held = change.now or change.before
    assert held is not None
    return held.id
