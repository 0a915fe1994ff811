"""What a writer works on: the generation of before and, over it, what was given since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from indexer.archive.opensearch.storage.blocks import BLOCK, Block, new_name, read_blocks
from indexer.archive.opensearch.storage.engine import Engine
from indexer.archive.opensearch.storage.held import HeldRelease
from indexer.archive.opensearch.storage.indices import index_name
from indexer.archive.opensearch.writing.spool import Spool


class Change(NamedTuple):
    """A release as it was held, and as it is: None where it was not, or is no more."""

    before: HeldRelease | None
    now: HeldRelease | None


@dataclass(slots=True)
class Base:
    """A generation, "" for none, and the spool."""

    engine: Engine
    generation: str
    spool: Spool

    def index(self, part: str) -> str:
        return index_name(self.engine.cluster.prefix, self.generation, part)

    def blocks(self) -> Iterator[Block]:
        """The blocks of before; a single empty one where there was nothing."""
        is_empty = True
        if self.generation:
            for block in read_blocks(self.engine, self.index("lists")):
                is_empty = False
                yield block
        if is_empty:
            yield Block(new_name(), "", [])

    def changes(self) -> Iterator[tuple[Block, list[Change]]]:
        """Every block with all releases that belong to it, before and now, by id."""
        added = self.spool.added()
        waiting = next(added, None)
        blocks = self.blocks()
        block = next(blocks)
        while True:
            following = next(blocks, None)
            last = block.releases[-1].id if block.releases else ""
            mine: list[HeldRelease] = []
            while waiting is not None and (following is None or waiting.id < following.first):
                if following is None and len(mine) >= BLOCK and waiting.id > last:
                    break  # what comes behind all that was held begins blocks of its own
                mine.append(waiting)
                waiting = next(added, None)
            yield block, self._merge(block.releases, mine)
            if following is not None:
                block = following
            elif waiting is not None:
                block = Block(new_name(), waiting.id, [])
            else:
                return

    def held(self) -> Iterator[HeldRelease]:
        """Every release that is held now, by id."""
        for _, changes in self.changes():
            for change in changes:
                if change.now is not None:
                    yield change.now

    def _merge(self, before: list[HeldRelease], added: list[HeldRelease]) -> list[Change]:
        changes = {held.id: Change(held, self._still(held)) for held in before}
        for held in added:
            was = changes.get(held.id)
            changes[held.id] = Change(was.before if was else None, held)
        return [changes[id_] for id_ in sorted(changes)]

    def _still(self, held: HeldRelease) -> HeldRelease | None:
        """A release of before as it is now, were it not replaced."""
        if self.spool.is_gone(held.id):
            return None
        sources = self.spool.placed(held.id)
        quotes = [replace(quote) for quote in held.quotes]
        return replace(held, sources=held.sources if sources is None else sources, quotes=quotes)
