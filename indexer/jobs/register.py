"""Which release of the archive each place belongs to that a release was read in.

A release is known by its places: file and record in a collection (``Source``). It is replaced
by what the same place says now, and by nothing else. The same content in several places is one
release that remembers all of them; it stays as long as one of them has it. Two releases that
bear the same id in a collection are both kept, the second under an address of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from indexer.ingest.release_id import make_address, short_digest
from indexer.model import Release, ReleaseId, Source


@dataclass(frozen=True, slots=True)
class Placed:
    """What a release that was read is to the archive.

    ``duplicate`` is the content of ``id``, which is read in another place, too. ``source`` is
    its place; it differs from the release's own where a file gives one id to several records.
    """

    kind: Literal["new", "changed", "unchanged", "duplicate"]
    id: ReleaseId
    source: Source


@dataclass(frozen=True, slots=True)
class Clash:
    """Two releases of a collection that bear the same id; both are kept."""

    id: str
    source: Source
    other: Source


class Register:
    """The places of everything held, brought up to date by what is read.

    ``sources`` says which release each place has, ``digests`` are those of the texts of all
    releases held. ``look_up`` gives the fingerprint of a release held, for which it may have to
    read it. ``former`` are releases whose places an older version did not keep, by origin and
    by fingerprint: the first place that has one takes it over. ``remembered`` are addresses
    that places had before a fresh start, which they get again and others do not.
    """

    def __init__(
        self,
        sources: Mapping[Source, ReleaseId],
        digests: Iterable[tuple[ReleaseId, str]],
        look_up: Callable[[ReleaseId], str],
        former: Mapping[str, ReleaseId] | None = None,
        remembered: Mapping[Source, ReleaseId] | None = None,
    ) -> None:
        self.sources = dict(sources)
        self.seen: set[Source] = set()
        self.clashes: list[Clash] = []
        self.moves: dict[ReleaseId, ReleaseId] = {}
        """Releases whose content has another address now."""
        self._look_up = look_up
        self._known: dict[ReleaseId, str] = {}
        self._digests = dict(digests)
        self._by_digest: dict[str, dict[ReleaseId, None]] = defaultdict(dict)
        for id_, digest in self._digests.items():
            self._by_digest[digest][id_] = None
        self._places: dict[ReleaseId, dict[Source, None]] = defaultdict(dict)
        for source, id_ in self.sources.items():
            self._places[id_][source] = None
        self._met: Counter[Source] = Counter()
        self._former = dict(former or {})
        self._remembered = remembered or {}
        self._reserved = frozenset(self._remembered.values())
        self._taken_over: dict[ReleaseId, Source] = {}
        self._overwritten: dict[str, ReleaseId] = {}
        self._left: dict[ReleaseId, Source] = {}

    def place(self, release: Release, fingerprint: str, as_held: str = "") -> Placed:
        """Say what a release that was read is, and remember that it was read there.

        ``as_held`` is its fingerprint with what extraction filled in: an archive that was
        imported has no other.
        """
        source = self._own_source(release.sources[0])
        self.seen.add(source)
        marks = (fingerprint, as_held)
        held = self.sources.get(source)
        if held is not None and self._has(held, release.sha256, marks):
            if source != next(iter(self._places[held])):
                return Placed("duplicate", held, source)
            self._note_clash(release, source, held)
            return Placed("unchanged", held, source)
        if held is None:
            self._take_over(release, source, fingerprint)
        twin = self._twin(release.sha256, marks)
        if twin is not None:
            self._point(source, twin)
            return Placed("duplicate", twin, source)
        if held is not None and len(self._places[held]) == 1:
            self._overwrite(held, release.sha256, fingerprint)
            self._note_clash(release, source, held)
            return Placed("changed", held, source)
        id_ = self._address(release, source)
        self._set(id_, release.sha256, fingerprint)
        self._point(source, id_)
        if fingerprint in self._overwritten:
            self.moves[self._overwritten.pop(fingerprint)] = id_
        self._note_clash(release, source, id_)
        return Placed("new" if held is None else "changed", id_, source)

    def places(self, id_: ReleaseId) -> tuple[Source, ...]:
        """Where a release is read, first the place it is known by."""
        return tuple(self._places.get(id_, ()))

    def held(self) -> Collection[ReleaseId]:
        """The releases held by now."""
        return self._digests.keys()

    def digest_of(self, id_: ReleaseId) -> str:
        """The digest of the text of a release, "" if it is not held."""
        return self._digests.get(id_, "")

    def having(self, digest: str) -> ReleaseId | None:
        """The first of the releases that have this text."""
        return next(iter(self._by_digest.get(digest, ())), None)

    def forget(self, source: Source) -> None:
        """A place that is there no more."""
        id_ = self.sources.pop(source)
        del self._places[id_][source]

    def drop(self, id_: ReleaseId) -> None:
        """A release that is held no more."""
        for source in self.places(id_):
            self.forget(source)
        self._unset(id_)

    def take_loose(self) -> list[ReleaseId]:
        """Releases that no place has any more, since each has something else to say now."""
        left = {id_: place for id_, place in self._left.items() if not self._places[id_]}
        for id_ in left:
            self._unset(id_)
        left |= self._taken_over
        for id_, place in left.items():
            self.moves.setdefault(id_, self.sources[place])
        self._left, self._taken_over = {}, {}
        return [id_ for id_ in left if id_ not in self._digests]

    def _own_source(self, source: Source) -> Source:
        """Tell apart what a file says more than once in the same place."""
        self._met[source] += 1
        number = self._met[source]
        return source if number == 1 else source._replace(record=f"{source.record}~{number}")

    def _point(self, source: Source, id_: ReleaseId) -> None:
        """Let a place have another release than before."""
        before = self.sources.get(source)
        if before is not None:
            del self._places[before][source]
            self._left[before] = source
        self.sources[source] = id_
        self._places[id_][source] = None

    def _take_over(self, release: Release, source: Source, fingerprint: str) -> None:
        """Let a place have a release of which it is not known where it was read."""
        if not self._former:
            return
        by_origin = self._former.get(str(Path(release.origin).absolute()))
        id_ = by_origin or self._former.get(fingerprint)
        if id_ is not None and id_ in self._digests and id_ not in self._taken_over:
            self._unset(id_)
            self._taken_over[id_] = source

    def _address(self, release: Release, source: Source) -> ReleaseId:
        """An address that no other release has; stays with the release whatever it will say."""
        before = self._remembered.get(source)
        if before is not None and before not in self._digests:
            return before
        wanted = make_address(source.collection, release.given_id)
        whole = make_address(source.collection, f"{source.path}{source.record}")
        told_apart = ReleaseId(f"{wanted}-{short_digest(str(source))}")
        ways = (wanted, told_apart) if release.names_itself else (wanted, whole, told_apart)
        free = next((way for way in ways if self._is_free(way)), told_apart)
        number = 1
        while not self._is_free(free):
            number += 1
            free = ReleaseId(f"{told_apart}-{number}")
        return free

    def _is_free(self, id_: ReleaseId) -> bool:
        return id_ not in self._digests and id_ not in self._reserved

    def _note_clash(self, release: Release, source: Source, id_: ReleaseId) -> None:
        wanted = make_address(source.collection, release.given_id)
        if release.names_itself and wanted != id_ and (others := self.places(wanted)):
            self.clashes.append(Clash(release.given_id, source, others[0]))

    def _has(self, id_: ReleaseId, digest: str, marks: tuple[str, str]) -> bool:
        """Whether a release has this content."""
        if self._digests.get(id_) != digest:
            return False
        return self._fingerprint(id_) in marks

    def _fingerprint(self, id_: ReleaseId) -> str:
        if id_ not in self._known:
            self._known[id_] = self._look_up(id_)
        return self._known[id_]

    def _twin(self, digest: str, marks: tuple[str, str]) -> ReleaseId | None:
        """The release that has this content."""
        candidates = self._by_digest.get(digest, ())
        return next((id_ for id_ in candidates if self._has(id_, digest, marks)), None)

    def _overwrite(self, id_: ReleaseId, digest: str, fingerprint: str) -> None:
        self._overwritten[self._fingerprint(id_)] = id_
        self._unset(id_)
        self._set(id_, digest, fingerprint)

    def _set(self, id_: ReleaseId, digest: str, fingerprint: str) -> None:
        self._digests[id_] = digest
        self._by_digest[digest][id_] = None
        self._known[id_] = fingerprint

    def _unset(self, id_: ReleaseId) -> None:
        self._by_digest[self._digests.pop(id_)].pop(id_, None)
        self._known.pop(id_, None)
