"""Which quotes a word stands in: Whoosh's posting lists, decoded whole and remembered."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt
from cachetools import LRUCache
from whoosh.reading import TermNotFound

from indexer.archive.embedded.index.codec import Ids, Weights
from indexer.archive.embedded.index.inverter import FIELD, make_segment
from indexer.archive.embedded.index.mapped import MappedStorage
from indexer.archive.embedded.index.segments import Segment
from indexer.archive.embedded.index.terms import TermsReader, open_terms
from indexer.archive.embedded.integrity.manifest import GenerationFiles
from indexer.errors import DamagedArchiveError

CACHE_BYTES = 32_000_000
"""Decoded posting lists kept: at a million quotes about 80 common words."""
HELD_POSTINGS = 4_000_000
"""Postings read before their files are let go of: 11 MB of a worker's memory."""

CODES_A_FORM = 6_000
"""Codes that are run over in the time that one posting list of a prefix takes: some 8 µs."""

SCANNED = 1 << 18
"""Codes run over at once: what is worked out of them stays in the processor's cache."""

_MOST_FORMS = 2**31
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Postings:
    """Quotes a word stands in, rising, and how often in each."""

    ids: Ids
    weights: Weights | npt.NDArray[np.uint8]

    @property
    def nbytes(self) -> int:
        return self.ids.nbytes + self.weights.nbytes


NOTHING = Postings(np.empty(0, np.int32), np.empty(0, np.float32))


class ByteCache:
    """Least recently used out first, bounded in bytes; safe between threads."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held: LRUCache[Hashable, Postings] = LRUCache(limit, _cost)
        self._lock = threading.Lock()

    @property
    def bytes(self) -> int:
        """What is held at present."""
        return int(self._held.currsize)

    def get(self, key: Hashable) -> Postings | None:
        with self._lock:
            return self._held.get(key)

    def put(self, key: Hashable, postings: Postings) -> None:
        if postings.nbytes > self._limit // 2:
            return
        with self._lock:
            if key not in self._held:
                self._held[key] = postings


def _cost(postings: Postings) -> int:
    """Bytes of posting lists, and what remembering them takes."""
    return postings.nbytes + 100


@dataclass
class Work:
    """What searching did, counted: a guard against slow-downs that needs no clock."""

    postings: int = 0  # decoded from the index
    lists: int = 0
    rows: int = 0  # of SQLite, turned into quotes
    tokens: int = 0  # looked at for phrases and NEAR
    values: int = 0  # of fields, counted for everything between two days


def _encode(form: str) -> bytes:
    """A form as the index has it; what is no Unicode text stands in none."""
    return form.encode("utf-8", "surrogatepass")


def _pack(weights: Weights) -> Weights | npt.NDArray[np.uint8]:
    """Weights, which are whole numbers, in a byte each where they fit: nearly always."""
    return weights.astype(np.uint8) if len(weights) and weights.max() < 256 else weights


class FullText:
    """The index of a generation. Dead quotes are left out of everything it gives."""

    def __init__(
        self,
        files: GenerationFiles,
        segments: list[Segment],
        live: npt.NDArray[np.bool_],
        work: Work,
    ) -> None:
        self.segments = segments
        self.size = len(live)
        self._live = live
        self._work = work
        self._cache = ByteCache(CACHE_BYTES)
        self._read = 0  # postings since the files were handed back; about, as threads go
        self._storage = MappedStorage(files)
        self._leaves = [(self._open(segment), segment) for segment in segments]
        self._all_live = [bool(live[s.base : s.base + s.info.quotes].all()) for s in segments]

    def _open(self, segment: Segment) -> TermsReader:
        info = segment.info
        return open_terms(self._storage, make_segment(info.name, info.quotes, info.terms))

    def close(self) -> None:
        for leaf, _ in self._leaves:
            leaf.close()

    def form(self, form: str) -> Postings:
        """Quotes with exactly this form."""
        return self.remember(("form", form), lambda: self._decode(form))

    def stem(self, key: str) -> Postings:
        """Quotes with any form of this stem; weights of the forms added up."""
        return self.remember(("stem", key), lambda: self._unite(self.forms_of(key)))

    def start(self, prefix: str) -> Postings:
        """Quotes with any form that begins so; weights mean nothing."""
        return self.remember(("start", prefix), lambda: self._start(prefix))

    def remember(self, key: Hashable, find: Callable[[], Postings]) -> Postings:
        """What was found before, or is found now."""
        found = self._cache.get(key)
        if found is None:
            found = find()
            self._cache.put(key, found)
        return found

    def _decode(self, form: str) -> Postings:
        ids, weights = [], []
        for (leaf, segment), whole in zip(self._leaves, self._all_live, strict=True):
            try:
                found, weight = leaf.matcher(FIELD, _encode(form), None).arrays
            except TermNotFound:
                continue
            self._check(found, segment, leaf)
            self._note(len(found))
            self._work.lists += 1
            numbers = found + np.int32(segment.base) if segment.base else found
            if not whole:
                living = self._live[numbers]
                numbers, weight = numbers[living], weight[living]
            ids.append(numbers)
            weights.append(weight)
        if not ids:
            return NOTHING
        return Postings(np.concatenate(ids), _pack(np.concatenate(weights)))

    @staticmethod
    def _check(ids: Ids, segment: Segment, leaf: TermsReader) -> None:
        """Documents, which rise, are those of the segment."""
        if len(ids) and ids[-1] >= segment.info.quotes:
            raise DamagedArchiveError(
                leaf.place, f"gives a word to text {ids[-1]} of {segment.info.quotes}"
            )

    def _note(self, read: int) -> None:
        self._work.postings += read
        self._read += read
        if self._read > HELD_POSTINGS:
            self._read = 0
            self._storage.hand_back()

    def _unite(self, forms: Iterable[str]) -> Postings:
        """Posting lists of several forms as one."""
        lists = [p for form in forms if len((p := self._cache.get(("form", form)) or
                                             self._decode(form)).ids)]  # fmt: skip
        if not lists:
            return NOTHING
        if len(lists) == 1:
            return lists[0]
        total = sum(len(p.ids) for p in lists)
        if total * 16 > self.size:
            sums = np.zeros(self.size, np.float32)
            for p in lists:
                sums[p.ids] += p.weights
            ids = np.flatnonzero(sums).astype(np.int32)
            return Postings(ids, _pack(sums.take(ids)))
        ids = np.concatenate([p.ids for p in lists])
        weights = np.concatenate([p.weights for p in lists], dtype=np.float32)
        unique, places = np.unique(ids, return_inverse=True)
        return Postings(unique, _pack(np.bincount(places, weights).astype(np.float32)))

    def forms_of(self, key: str) -> list[str]:
        """The forms that have this stem."""
        return sorted({form for s in self.segments for _, form in s.words_of(key)})

    def _start(self, prefix: str) -> Postings:
        """Of few forms each is decoded; of many, a run over all codes finds the quotes sooner."""
        found = [np.empty(0, np.int32)]
        for leaf, segment in self._leaves:
            first, last = self._bounds(segment, prefix)
            marks = np.zeros(segment.info.quotes, np.bool_)
            if (last - first) * CODES_A_FORM < len(segment.codes):
                self._mark_forms(marks, leaf, segment, prefix, last - first)
            else:
                self._scan(marks, segment, first, last)
            marks &= self._live[segment.base : segment.base + segment.info.quotes]
            found.append((np.flatnonzero(marks) + segment.base).astype(np.int32))
        ids = np.concatenate(found)
        return Postings(ids, np.ones(len(ids), np.uint8))

    def _mark_forms(
        self,
        marks: npt.NDArray[np.bool_],
        leaf: TermsReader,
        segment: Segment,
        prefix: str,
        forms: int,
    ) -> None:
        """Mark the quotes of so many forms from the prefix on, which follow each other."""
        for ids in islice(leaf.documents_from(FIELD, _encode(prefix)), forms):
            self._check(ids, segment, leaf)
            marks[ids] = True
            self._work.postings += len(ids)
        self._work.lists += forms

    @staticmethod
    def _bounds(segment: Segment, prefix: str) -> tuple[int, int]:
        """Forms are numbered in their order: those of a prefix follow each other."""
        sql = "select min(number), max(number) + 1 from words where form >= ? and form < ?"
        row = segment.database.row(sql, (prefix, prefix + _LAST))
        if row is None or row[0] is None:
            return 0, 0
        if not 0 <= row[0] < row[1] < _MOST_FORMS:
            raise DamagedArchiveError(segment.database.path, f"numbers words from {row[0]} on")
        return row[0], row[1]

    def _scan(self, marks: npt.NDArray[np.bool_], segment: Segment, first: int, last: int) -> None:
        """Mark the quotes of a segment with any of the forms numbered so."""
        segment.look_at_all()
        self._work.tokens += len(segment.codes)
        below, within = np.uint32(2 * first), np.uint32(2 * (last - first))
        for start in range(0, len(segment.codes), SCANNED):
            # what is below wraps round to above
            offset = segment.codes[start : start + SCANNED] - below
            places = np.flatnonzero(offset < within) + start
            marks[np.searchsorted(segment.starts, places, "right") - 1] = True
        segment.hand_back()
