"""Which generations there are, which is read, and who may write: the one index that changes."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from uuid import uuid4

from indexer.archive.opensearch.storage.engine import Engine, Json, version_of
from indexer.archive.opensearch.storage.indices import PARTS, control_name, index_name, replicas
from indexer.errors import NoArchiveError, StorageError

LEASE = 900
"""Seconds for which a writer that says nothing is taken to be at work."""
GRACE = 600
"""Seconds for which a generation that is read no more is left to those who still read it."""


@dataclass(frozen=True, slots=True)
class Control:
    """The generations held, oldest first, each with when it was replaced (0: it was not)."""

    generation: str = ""
    held: dict[str, float] = field(default_factory=dict)
    last: int = 0
    kept: int = 1
    version: tuple[int, int] | None = None
    """Of the document it was read from; None where there is none yet."""

    def next_name(self) -> str:
        return f"{self.last + 1:06d}"


class Controls:
    """The control index of one archive."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._index = control_name(engine.cluster.prefix)

    def read(self) -> Control:
        """What is published; ``NoArchiveError`` where nothing ever was."""
        control = self.find()
        if not control.generation:
            raise NoArchiveError(f"{self._engine.cluster.name} holds no archive")
        return control

    def find(self) -> Control:
        """The same; nothing where nothing was."""
        found = self._engine.get(self._index, "current")
        if found is None:
            return Control()
        told = found["_source"]
        return Control(
            told["generation"], told["held"], told["last"], told["kept"], version_of(found)
        )

    def write(self, control: Control) -> None:
        """Put this in the place of what it was read from, in one step.

        Raises:
            StorageError: somebody else was first.
        """
        body: Json = {
            "generation": control.generation, "held": control.held, "last": control.last,
            "kept": control.kept,
        }  # fmt: skip
        if not self._engine.put(self._index, "current", body, control.version):
            raise StorageError("another writer has published meanwhile: nothing was changed")

    def publish(self, name: str, before: Control) -> None:
        """Make a generation the one that is read, and remove those that nobody reads any more."""
        now = time.time()
        held = {one: since or now for one, since in before.held.items()} | {name: 0.0}
        self.write(replace(before, generation=name, held=held, last=max(before.last, int(name))))
        self.tidy()

    def point_to(self, name: str, before: Control) -> None:
        """Let another generation that is held be read."""
        now = time.time()
        held = {one: since or now for one, since in before.held.items()} | {name: 0.0}
        self.write(replace(before, generation=name, held=held))

    def tidy(self) -> None:
        """Remove generations whose grace is over, beyond those that are kept."""
        control = self.find()
        older = [name for name in sorted(control.held) if name != control.generation]
        spared = older[len(older) - control.kept :] if control.kept else []
        over = [
            name
            for name in older
            if name not in spared and control.held[name] + GRACE < time.time()
        ]
        if over:
            held = {name: since for name, since in control.held.items() if name not in over}
            self.write(replace(control, held=held))
            for name in over:
                self.remove(name)

    def remove(self, name: str) -> None:
        """Remove the indexes of a generation, whether all are there or not."""
        names = [index_name(self._engine.cluster.prefix, name, part) for part in PARTS]
        with self._engine.told():
            self._engine.client.indices.delete(index=",".join(names), ignore_unavailable=True)

    def remove_half_built(self) -> None:
        """Remove what a writer left that ended before it published. Only for whoever writes."""
        prefix = self._engine.cluster.prefix
        held = self.find().held
        with self._engine.told():
            found = self._engine.client.indices.get_alias(index=f"{prefix}-*")
        names = {name.removeprefix(f"{prefix}-").split("-")[0] for name in found}
        for name in sorted(names):
            if name.isdigit() and name not in held:
                self.remove(name)

    @contextmanager
    def lease(self) -> Iterator[Lease]:
        """Be the one who writes; ``StorageError`` while somebody else is."""
        self._engine.create(
            self._index,
            {
                "mappings": {"dynamic": False},
                "settings": {"number_of_shards": 1, "number_of_replicas": replicas()},
            },
        )
        lease = Lease(self._engine, self._index)
        lease.take()
        try:
            yield lease
        finally:
            lease.give_back()


class Lease:
    """The right to write, for ``LEASE`` seconds from when it was last renewed."""

    def __init__(self, engine: Engine, index: str) -> None:
        self._engine = engine
        self._index = index
        self._owner = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex}"
        self._renewed = 0.0

    def take(self) -> None:
        found = self._engine.get(self._index, "writer")
        until = found["_source"]["until"] if found else 0.0
        if found and until > time.time():
            owner = ":".join(found["_source"]["owner"].split(":")[:2])
            raise StorageError(
                f"another writer is at work ({owner}); should it have ended without a word, the"
                f" archive can be written again in {int(until - time.time()) + 1} s"
            )
        self._write(version_of(found) if found else None)

    def renew(self) -> None:
        """Say that the work goes on; costs nothing most of the time."""
        if time.time() < self._renewed + LEASE / 6:
            return
        found = self._engine.get(self._index, "writer")
        if found is None or found["_source"]["owner"] != self._owner:
            raise StorageError("another writer took over: nothing was published")
        self._write(version_of(found))

    def check(self) -> None:
        """Renew now: the last look before something is published."""
        self._renewed = 0.0
        self.renew()

    def _write(self, after: tuple[int, int] | None) -> None:
        now = time.time()
        body = {"owner": self._owner, "until": now + LEASE}
        if not self._engine.put(self._index, "writer", body, after):
            raise StorageError("another writer is at work: it began at the same moment")
        self._renewed = now

    def give_back(self) -> None:
        """Let others write; a cluster that cannot be reached finds out by itself."""
        try:
            found = self._engine.get(self._index, "writer")
            if found is not None and found["_source"]["owner"] == self._owner:
                body = {"owner": self._owner, "until": 0.0}
                self._engine.put(self._index, "writer", body, version_of(found))
        except StorageError:
            return
