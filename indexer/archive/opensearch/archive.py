"""The archive of one prefix of a cluster: readers of what is published, one writer at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock

from indexer.archive.analysis import ANALYSIS_VERSION
from indexer.archive.keeping import MemoKind, Recovery, Refuse, Verification, Verified, accept
from indexer.archive.opensearch.reading.opened import Opened
from indexer.archive.opensearch.reading.reader import OpenSearchReader
from indexer.archive.opensearch.storage.address import Cluster, read_cluster
from indexer.archive.opensearch.storage.control import Controls
from indexer.archive.opensearch.storage.engine import Engine, Json
from indexer.archive.opensearch.storage.indices import (
    PARTS,
    PLACE,
    SCHEMA,
    control_name,
    index_name,
)
from indexer.archive.opensearch.writing.writer import OpenSearchWriter
from indexer.errors import (
    DamagedArchiveError,
    NotFoundError,
    OtherVersionError,
    StorageError,
    UnreachableError,
    WithheldArchiveError,
)
from indexer.withdrawals import REMEDY, WithdrawalsWatch, read_covering

_OPEN = 4
"""Generations whose readers are kept: what they remember is small."""
_ADVICE = "build it again with 'quote-index build … --fresh', or read an earlier generation"


class OpenSearchArchive:
    """See ``StoredArchive`` for what the methods promise."""

    def __init__(self, cluster: Cluster) -> None:
        self._engine = Engine(cluster)
        self._controls = Controls(self._engine)
        self._readers: dict[str, OpenSearchReader] = {}
        self._checked: set[str] = set()
        self._withdrawn = ""
        self._watch = WithdrawalsWatch(cluster.folder / "withdrawn")
        self._lock = Lock()

    @classmethod
    def at(cls, rest: str, *, is_encrypted: bool) -> OpenSearchArchive:
        """The archive at the part of an address behind its scheme; ``ValueError`` for none."""
        return cls(read_cluster(rest, is_encrypted=is_encrypted))

    # Reading

    @contextmanager
    def reader(self) -> Iterator[OpenSearchReader]:
        control = self._controls.read()
        reader = self._open(control.generation)
        if control.generation not in self._checked:
            self._check(reader, max(control.held))
            self._checked.add(control.generation)
        self._withdrawn = reader.withdrawn
        yield reader

    def _check(self, reader: OpenSearchReader, newest: str) -> None:
        """``WithheldArchiveError`` for an older generation that holds what was withdrawn since."""
        name = reader.generation
        try:
            told = read_covering(self.memo("withdrawn"), self.withdrawn_state())
        except (OSError, ValueError) as error:
            if name == newest:  # nothing was withdrawn since
                return
            raise WithheldArchiveError(f"{name} is not read: {error}; {REMEDY}") from error
        if told.generation and name >= told.generation:
            return
        if refusal := told.refusal(reader):
            raise WithheldArchiveError(refusal)

    @contextmanager
    def reader_of(self, name: str) -> Iterator[OpenSearchReader]:
        yield self._open(self._find(name))

    def _open(self, generation: str) -> OpenSearchReader:
        with self._lock:
            known = self._readers.get(generation)
        if known is not None:
            return known
        reader = OpenSearchReader(Opened(self._engine, generation, self._manifest(generation)))
        with self._lock:
            self._readers[generation] = reader
            while len(self._readers) > _OPEN:
                del self._readers[next(iter(self._readers))]
        return reader

    def _manifest(self, generation: str) -> Json:
        index = control_name(self._engine.cluster.prefix)
        found = self._engine.get(index, f"manifest-{generation}")
        if found is None:
            raise DamagedArchiveError(PLACE, f"nothing is told of generation {generation}", _ADVICE)
        manifest: Json = found["_source"]
        if foreign := _foreign(manifest):
            raise OtherVersionError(foreign)
        return manifest

    def published(self) -> str:
        try:
            return self._controls.find().generation
        except StorageError:
            return ""

    def trouble(self) -> str:
        """Why not everything is told that was withdrawn; readers are always of the generation
        that is published."""
        return self._watch.trouble(self._withdrawn)

    def close(self) -> None:
        """Let go of the readers; connections are the process's, and kept for the next archive."""
        with self._lock:
            self._readers.clear()

    # Writing

    @contextmanager
    def writer(self, *, fresh: bool = False) -> Iterator[OpenSearchWriter]:
        with self._controls.lease() as lease:
            self._controls.remove_half_built()
            control = self._controls.find()
            if control.generation and not fresh:
                self._manifest(control.generation)
            writer = OpenSearchWriter(self._engine, self._controls, control, lease, fresh)
            try:
                yield writer
            finally:
                writer.close()

    # Keeping

    def generations(self) -> tuple[str, ...]:
        return tuple(sorted(self._controls.find().held, reverse=True))

    def _find(self, name: str) -> str:
        control = self._controls.read()
        if name == "current":
            return control.generation
        held = sorted(control.held, reverse=True)
        if name == "previous":
            older = [one for one in held if one < control.generation]
            if not older:
                raise NotFoundError(f"there is no generation before {control.generation}")
            return older[0]
        if name not in held:
            raise NotFoundError(f"no generation {name}; held are {', '.join(held)}")
        return name

    def withdrawn_state(self) -> str:
        for name in self.generations():
            with suppress(DamagedArchiveError, OtherVersionError):
                return str(self._manifest(name).get("withdrawn", ""))
        return ""

    def told_beside(self) -> frozenset[str]:
        """But for arrivals, which each machine that builds counts by itself."""
        for name in self.generations():
            with suppress(DamagedArchiveError, OtherVersionError):
                return frozenset(self._manifest(name).get("beside", ())) - {"arrived"}
        return frozenset()

    def roll_back(self, name: str = "previous", *, refuse: Refuse = accept) -> tuple[str, str]:
        with self._controls.lease():
            control = self._controls.read()
            wanted = self._find(name)
            found = self._verify(wanted)
            if not found.is_good:
                raise DamagedArchiveError(PLACE, "; ".join(found.damage) or found.foreign, _ADVICE)
            if reason := refuse(self._open(wanted)):
                raise StorageError(reason)
            self._controls.point_to(wanted, control)
        return control.generation, wanted

    def verify(self) -> Verification:
        """Count every generation, and compare with what was written of it.

        The engine itself keeps checksums of its files and refuses those that are damaged.
        """
        control = self._controls.read()
        held = sorted(control.held, reverse=True)
        return Verification(control.generation, "", tuple(map(self._verify, held)))

    def _verify(self, generation: str) -> Verified:
        engine = self._engine
        prefix = engine.cluster.prefix
        manifest = engine.get(control_name(prefix), f"manifest-{generation}")
        if manifest is None:
            return Verified(generation, damage=("nothing is told of it",))
        told = manifest["_source"]
        names = ",".join(index_name(prefix, generation, part) for part in PARTS)
        counted: Json = {
            "size": 0, "track_total_hits": True, "query": {"match_all": {}},
            "aggs": {"check": {"sum": {"field": "check"}}},
        }  # fmt: skip
        parts = ("quotes", "releases")
        try:
            with engine.told():
                stats = engine.client.indices.stats(index=names, metric="store")
            answers = engine.searches(
                [(index_name(prefix, generation, part), counted) for part in parts]
            )
        except UnreachableError:
            raise
        except StorageError as error:
            return Verified(generation, damage=(str(error),))
        damage = [
            f"{part}: {answer['hits']['total']['value']} are there of {told[part]}"
            for part, answer in zip(parts, answers, strict=True)
            if answer["hits"]["total"]["value"] != told[part]
        ]
        if (
            not damage
            and sum(int(a["aggregations"]["check"]["value"]) for a in answers) != told["check"]
        ):
            damage.append("quotes or releases are others than were written")
        return Verified(
            generation,
            len(PARTS),
            stats["_all"]["primaries"]["store"]["size_in_bytes"],
            tuple(damage),
            _foreign(told),
        )

    def keep(self, number: int) -> None:
        with self._controls.lease():
            self._controls.write(replace(self._controls.find(), kept=number))

    def recover(self, *, refuse: Refuse = accept) -> Recovery:
        with self._controls.lease():
            control = self._controls.read()
            passed: list[Verified] = []
            for name in sorted(control.held, reverse=True):
                found = self._verify(name)
                reason = refuse(self._open(name)) if found.is_good else ""
                if reason and name != control.generation:
                    found = replace(found, refused=reason)
                elif found.is_good:
                    if name != control.generation:
                        self._controls.point_to(name, control)
                    return Recovery(name, control.generation, tuple(passed))
                passed.append(found)
            return Recovery("", control.generation, tuple(passed))

    def memo(self, kind: MemoKind) -> Path:
        folder = self._engine.cluster.folder
        folder.mkdir(parents=True, exist_ok=True)
        return folder / kind

    def holds(self, path: Path) -> bool:
        return False


def _foreign(manifest: Json) -> str:
    """Why this version cannot read a generation, "" where it can."""
    if (manifest["schema"], manifest["analysis"]) == (SCHEMA, ANALYSIS_VERSION):
        return ""
    return (
        f"generation {manifest['generation']} was built by another version of On Record: build it"
        " again with 'quote-index build … --fresh'"
    )
