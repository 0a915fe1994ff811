"""From texts to a Whoosh segment, in bulk.

Every distinct chunk ("government's", "slow-down") is analysed once; a text is
then a run of numbers, and inverting is one sort over all of them.
"""

from __future__ import annotations

from array import array
from itertools import chain
from pathlib import Path
from shutil import rmtree
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import W3Segment
from whoosh.fields import TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from indexer.archive.analysis import list_chunks, read_chunk
from indexer.archive.embedded.index.codec import BulkCodec, BulkFieldWriter
from indexer.archive.scoring import LENGTHS, byte_of_length

Codes = npt.NDArray[np.uint32]
"""Terms of texts, one after the other: number of the form times two, plus one for a whole."""

FIELD = "text"
INDEX_NAME = "quotes"
MAX_CHUNKS = 1_000_000
"""Chunks remembered while indexing; beyond, the memory starts anew."""


class _Chunks(dict[str, tuple[int, ...]]):
    """Chunk to codes; analyses a chunk when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, int] = {}

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        forms = self.forms
        codes = tuple(
            forms.setdefault(term.form, len(forms)) * 2 + term.whole for term in read_chunk(chunk)
        )
        if len(self) > MAX_CHUNKS:
            self.clear()
        if len(chunk) <= 40:  # a long one will not come again
            self[chunk] = codes
        return codes


class Inverter:
    """Takes the texts of one segment; ``finish`` gives them back sorted out."""

    def __init__(self) -> None:
        self._chunks = _Chunks()
        self._codes = array("I")
        self._ends = array("q")

    def add(self, text: str) -> int:
        """Analyse a text; its number of terms."""
        before = len(self._codes)
        self._codes.extend(chain.from_iterable(map(self._chunks.__getitem__, list_chunks(text))))
        self._ends.append(len(self._codes))
        return len(self._codes) - before

    @property
    def terms(self) -> int:
        return len(self._codes)

    def finish(self) -> Inverted:
        """Forms numbered in order; the memory of chunks is given up."""
        numbers = self._chunks.forms
        forms = sorted(numbers)
        renumber = np.empty(len(forms), np.uint32)
        for number, form in enumerate(forms):
            renumber[numbers[form]] = number * 2
        self._chunks = _Chunks()
        del numbers
        met = np.asarray(self._codes, np.uint32)
        self._codes = array("I")
        codes = renumber[met >> 1]
        codes |= met & 1
        starts = np.concatenate((np.zeros(1, np.int64), np.asarray(self._ends, np.int64)))
        return Inverted(forms, codes, starts)


class Inverted:
    """The texts of a segment as codes, with the forms they stand for.

    ``starts`` has one entry more than there are texts: text ``i`` is
    ``codes[starts[i]:starts[i + 1]]``.
    """

    def __init__(self, forms: list[str], codes: Codes, starts: npt.NDArray[np.int64]) -> None:
        self.forms = forms
        self.codes = codes
        self.starts = starts
        self.lengths = np.diff(starts)

    def having(self) -> npt.NDArray[np.int64]:
        """In how many texts each form stands."""
        _, _, firsts = self._sorted()
        return np.diff(firsts)

    def _sorted(
        self,
    ) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Texts and weights of all postings in order of form, and where each form's begin."""
        if not hasattr(self, "_postings"):
            keys = self._keys()
            first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))[: len(keys)])
            weights = np.diff(first, append=len(keys))
            keys = keys[first]
            del first
            forms = np.arange(len(self.forms) + 1, dtype=np.uint64) << np.uint64(32)
            firsts = np.searchsorted(keys, forms)
            self._postings = (keys.astype(np.uint32).view(np.int32), weights, firsts)
        return self._postings

    def _keys(self) -> npt.NDArray[np.uint64]:
        """Form and text of every term as one number, in order: in place, as they are very many."""
        keys = self.codes.astype(np.uint64)
        keys >>= np.uint64(1)
        keys <<= np.uint64(32)
        keys |= np.repeat(np.arange(len(self.lengths), dtype=np.uint32), self.lengths)
        keys.sort()
        return keys

    def write_segment(self, folder: Path, name: str) -> None:
        """Write the posting lists as a Whoosh segment of this name into ``folder``."""
        codec = BulkCodec()
        storage = FileStorage(str(folder))
        segment = make_segment(name, len(self.lengths), len(self.codes))
        field = make_schema()[FIELD]
        steps = np.array([byte_of_length(n) for n in range(int(self.lengths.max(initial=0)) + 1)])
        documents = codec.per_document_writer(storage, segment)
        for number, length in enumerate(self.lengths.tolist()):
            documents.start_doc(number)
            documents.add_field(FIELD, field, None, length)
            documents.finish_doc()
        documents.close()
        writer = codec.field_writer(storage, segment)
        writer.start_field(FIELD, field)
        self._write_terms(writer, np.array(LENGTHS)[steps[self.lengths]])
        writer.finish_field()
        writer.close()
        rmtree(folder / f"{INDEX_NAME}.tmp", ignore_errors=True)  # Whoosh's scratch folder

    def _write_terms(self, writer: BulkFieldWriter, lengths: npt.NDArray[np.int64]) -> None:
        texts, weights, firsts = self._sorted()
        if not len(texts):
            return
        long = lengths[texts]
        shortest = np.minimum.reduceat(long, firsts[:-1])
        longest = np.maximum.reduceat(long, firsts[:-1])
        bounds = firsts.tolist()
        for number, form in enumerate(self.forms):
            first, last = bounds[number], bounds[number + 1]
            writer.add_term(
                form.encode(),
                texts[first:last],
                weights[first:last],
                int(shortest[number]),
                int(longest[number]),
            )


def make_schema() -> Schema:
    """One field of text, without positions: phrases are found in the codes."""
    return Schema(**{FIELD: TEXT(phrase=False, stored=False)})


def make_segment(name: str, quotes: int, terms: int) -> Any:
    """What Whoosh keeps of a segment: its name, its number of documents and of terms."""
    segment = W3Segment(BulkCodec(), INDEX_NAME, doccount=quotes, segid=name)
    segment._fieldlengths = {FIELD: terms}  # set by Whoosh's own writer, too
    return segment


def write_contents(folder: Path, segments: list[Any]) -> None:
    """Write Whoosh's table of contents: which segments make up this generation's index."""
    TOC(make_schema(), segments, 1).write(FileStorage(str(folder)), INDEX_NAME)
