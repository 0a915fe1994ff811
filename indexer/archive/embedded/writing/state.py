"""What a writer starts from: the current generation, opened for change."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from indexer.archive.embedded.integrity.manifest import (
    GenerationFiles,
    Manifest,
    SegmentInfo,
    TextInfo,
)
from indexer.archive.embedded.storage.columns import (
    SPELLED,
    TYPES,
    Columns,
    empty_columns,
    map_columns,
)
from indexer.archive.embedded.storage.origins import read_collections, read_sources
from indexer.archive.embedded.storage.store import Database, open_catalogue
from indexer.archive.embedded.storage.values import Numbering
from indexer.archive.embedded.storage.who import Held, WhoRow
from indexer.archive.fields import CODED
from indexer.model import QuoteId, ReleaseId, Source

_WHO = "select id, name, listing, initial, record, detail, keys, made from {} order by number"
NUMBERED = ("speaker", "organisation", *CODED, *(f"{name}_as" for name in SPELLED))


class HeldRelease(NamedTuple):
    """A release held: where its record is and which quotes were added with it.

    A tuple, because an update makes and writes every one of them.
    """

    number: int
    sha256: str
    segment: str
    row: int
    title: str
    publisher: str
    published: int
    first: int
    last: int
    given_id: str
    collection: str
    issuer: str


@dataclass
class State:
    """Everything a writer changes. ``releases`` have numbers that never come again here."""

    files: GenerationFiles | None = None
    """Of the generation this began from; None for a fresh start."""
    segments: list[SegmentInfo] = field(default_factory=list)
    texts: list[TextInfo] = field(default_factory=list)
    """Segments of the texts of releases, as they were in the generation this began from."""
    columns: Columns = field(default_factory=empty_columns)
    numberings: dict[str, Numbering] = field(
        default_factory=lambda: {name: Numbering() for name in NUMBERED}
    )
    releases: dict[ReleaseId, HeldRelease] = field(default_factory=dict)
    loaded: Mapping[ReleaseId, HeldRelease] = field(default_factory=dict)
    """The releases of the generation this began from, by their numbers, which are its places."""
    release_numbers: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    """Releases held of each language."""
    speakers: Held = field(default_factory=dict)
    organisations: Held = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    identified: dict[str, tuple[str, str]] = field(default_factory=dict)
    sources: dict[ReleaseId, tuple[Source, ...]] = field(default_factory=dict)
    placed: Mapping[ReleaseId, tuple[Source, ...]] = field(default_factory=dict)
    """``sources`` as they were in the generation this began from."""
    is_former: bool = False
    """Whether that was made by version 0.1, which did not keep them."""
    keeps_issuers: bool = True
    collections: dict[str, str] = field(default_factory=dict)
    led_releases: dict[ReleaseId, ReleaseId] = field(default_factory=dict)
    led_quotes: dict[QuoteId, QuoteId] = field(default_factory=dict)
    """Ids that lead on from now on; those of earlier generations stay in their tables."""
    withdrawn: str = ""
    """What the new generation remembers of what was withdrawn."""
    beside: Collection[str] = ()
    """The memos it is published with."""

    @property
    def quotes(self) -> int:
        """Rows in published segments, dead ones included."""
        return sum(segment.quotes for segment in self.segments)


def load_state(files: GenerationFiles, manifest: Manifest) -> State:
    """A generation as a writer starts from it; arrays are copies."""
    mapped = map_columns(files, manifest.rows)
    state = State(
        files=files,
        segments=manifest.segments,
        texts=manifest.texts,
        columns=Columns({name: np.array(mapped[name]) for name in TYPES}),
        languages=Counter(dict(manifest.facts["languages"])),
    )
    state.columns.arrays["live"] |= state.columns.left_out
    state.columns.left_out[:] = False
    catalogue = open_catalogue(files)
    try:
        with uncollected():
            _load_catalogue(state, catalogue)
    finally:
        catalogue.close()
    return state


@contextmanager
def uncollected() -> Iterator[None]:
    """Make very many objects, none of which is garbage, without looking for garbage among them."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _load_catalogue(state: State, catalogue: Database) -> None:
    state.is_former = not catalogue.has("sources")
    names = "id, number, sha256, segment, row, title, publisher, published, first, last"
    state.keeps_issuers = catalogue.has("releases", "issuer")
    more = "id, ''" if state.is_former else "given_id, collection"
    more += ", issuer" if state.keeps_issuers else ", ''"
    rows = catalogue.rows(f"select {names}, {more} from releases order by number")  # noqa: S608
    make = tuple.__new__  # what _make comes to, a quarter of a million times
    state.releases = {row[0]: make(HeldRelease, row[1:]) for row in rows}
    state.loaded = dict(state.releases)
    state.release_numbers = len(rows)
    speakers = catalogue.rows(_WHO.format("speakers"))
    bodies = catalogue.rows(_WHO.format("organisations"))
    state.speakers = {row[0]: WhoRow(*row[:-1]) for row in speakers if not row[-1]}
    state.organisations = {row[0]: WhoRow(*row[:-1]) for row in bodies if not row[-1]}
    state.redirects = dict(catalogue.rows("select old, new from redirects"))
    state.identified = {
        quote: (record, text)
        for quote, record, text in catalogue.rows("select quote, record, text from identified")
    }
    state.sources = read_sources(catalogue)
    state.placed = dict(state.sources)
    state.collections = read_collections(catalogue)
    state.numberings["speaker"] = Numbering(row[0] for row in speakers)
    state.numberings["organisation"] = Numbering(row[0] for row in bodies)
    for name in CODED:
        state.numberings[name] = Numbering(_keys(catalogue, name))
    for name in SPELLED:
        state.numberings[f"{name}_as"] = Numbering(_spellings(catalogue, name))


def _keys(catalogue: Database, name: str) -> Iterable[str]:
    sql = "select key from field_values where field = ? order by number"
    return (row[0] for row in catalogue.rows(sql, (name,)))


def _spellings(catalogue: Database, name: str) -> Iterable[str]:
    sql = "select spelling from spellings where field = ? order by number"
    return (row[0] for row in catalogue.rows(sql, (name,)))
