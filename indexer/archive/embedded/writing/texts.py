"""Indexing the texts of releases: a segment of quotes gets segments of the texts it holds.

They are made from its records when a generation is published, and handed on with it. Nothing
else depends on them, so that a segment of an earlier version, and one that was merged, gets its
own with the next generation.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from indexer.archive.analysis import stem
from indexer.archive.embedded.index.inverter import Inverter
from indexer.archive.embedded.index.segments import write_inverted
from indexer.archive.embedded.integrity.manifest import GenerationFiles, SegmentInfo, TextInfo
from indexer.archive.embedded.storage.store import (
    SEGMENT,
    SEGMENT_INDEXES,
    SEGMENT_TABLES,
    Database,
    create_database,
)

TEXT_TERMS = 16_000_000
"""Terms after which a segment of texts is closed: some 25,000 releases, 400 MB while sorted."""
_BATCH = 200
"""Releases read at once: a few MB of texts."""
_FIELDS = "number, json_extract(record, '$[1]'), json_extract(record, '$[7]'), text"

Row = tuple[int, str, str, str]
"""The number of a release in its segment, its feed, its language and its text."""


def index_texts(folder: Path, files: GenerationFiles, info: SegmentInfo) -> list[TextInfo]:
    """Index the releases of a segment that is in the folder already; what was made."""
    made: list[TextInfo] = []
    with closing(Database(files.file(f"records/{info.name}.db"), SEGMENT)) as database:
        stems: dict[str, str] = dict(database.rows("select form, stem from words"))
        part: _Part | None = None
        for row in _read(database):
            if part is None or part.terms >= TEXT_TERMS:
                made += [] if part is None else [part.finish(stems)]
                part = _Part(folder, info.name, row[0])
            part.add(row)
        made += [] if part is None else [part.finish(stems)]
    return made


def index_missing(
    folder: Path, files: GenerationFiles, segments: list[SegmentInfo], having: set[str]
) -> list[TextInfo]:
    """Index the texts of every segment that has none."""
    missing = [info for info in segments if info.name not in having]
    return [text for info in missing for text in index_texts(folder, files, info)]


def _read(database: Database) -> Iterator[Row]:
    last = -1
    while True:
        sql = f"select {_FIELDS} from releases where number > ? order by number limit {_BATCH}"  # noqa: S608  # of our own
        rows = database.rows(sql, (last,))
        yield from rows
        if not rows:
            return
        last = rows[-1][0]


class _Part:
    """A segment of texts while it grows. Its table of releases has what columns keep of quotes."""

    def __init__(self, folder: Path, of: str, first: int) -> None:
        self._folder = folder
        self._of = of
        self._first = first
        self._name = uuid.uuid4().hex[:12]
        for part in ("records", "tokens", "index"):
            (folder / part).mkdir(exist_ok=True)
        self._database = create_database(folder / "records" / f"{self._name}.db", SEGMENT_TABLES)
        self._inverter = Inverter()

    @property
    def terms(self) -> int:
        return self._inverter.terms

    def add(self, row: Row) -> None:
        number, feed, language, text = row
        self._database.execute(
            "insert into releases values (?,?,?)", (number - self._first, feed, language)
        )
        self._inverter.add(text)

    def finish(self, known_stems: dict[str, str]) -> TextInfo:
        """Write what was added. ``known_stems`` saves working out some of them again."""
        inverted = self._inverter.finish()
        having = inverted.having().tolist()
        self._database.executemany(
            "insert into words values (?,?,?,?)",
            (
                (n, form, known_stems.get(form) or stem(form), having[n])
                for n, form in enumerate(inverted.forms)
            ),
        )
        self._database.executescript(SEGMENT_INDEXES)
        self._database.commit()
        self._database.close()
        info = write_inverted(self._folder, self._name, inverted)
        return TextInfo(info.name, info.quotes, info.terms, self._of, self._first)
