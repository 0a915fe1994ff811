"""The public interface for Python: quotes of a text, of files and of an archive.

``docs/python.md`` has examples. The names are to be imported from ``indexer``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indexer import jobs, pipeline
from indexer.archive import (
    Address,
    Archive,
    Reader,
    SearchQuery,
    Sort,
    Statistics,
    open_archive,
    read_address,
)
from indexer.archive.language import parse
from indexer.errors import MissingExtraError, ReleaseError
from indexer.evaluation import evaluate as measure
from indexer.evaluation import load_gold
from indexer.export.columns import QUOTES
from indexer.export.parquet import arrow_schema, load_arrow, to_arrow
from indexer.export.rows import Row, quote_rows
from indexer.extracted_by import recorded_digest
from indexer.ingest import load, prepare
from indexer.model import (
    Candidate,
    Organisation,
    OrganisationId,
    Quote,
    QuoteId,
    RawRelease,
    Release,
    ReleaseId,
    Speaker,
    SpeakerId,
)

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__all__ = [
    "ArchivedQuotes",
    "PublishedArchive",
    "evaluate",
    "extract_quotes",
    "read_archive",
    "read_releases",
]

StrPath = str | PathLike[str]


def extract_quotes(
    text: str | Release, *, title: str = "", published: date | None = None
) -> tuple[Quote, ...]:
    """The quotes of a text, in the order they stand in it.

    ``text`` is plain text with a blank line between paragraphs, or a release of
    :func:`read_releases`. ``title`` and ``published`` are the headline and the day of a text, if
    they do not stand in it. Who is who is worked out within the text: ``speaker_id`` and
    ``organisation_id`` are None. Spans count code points of the cleaned text, which
    ``read_releases`` gives.

    Never fails on what a text says; a text without words raises :class:`ReleaseError`.
    """
    release = text if isinstance(text, Release) else _make_release(text, title, published)
    return pipeline.extract_quotes(release)


def _make_release(text: str, title: str, published: date | None) -> Release:
    told = {"title": title, "published": published.isoformat() if published else ""}
    candidates = tuple(
        Candidate(field, value, "record", field)  # type: ignore[arg-type]  # both are fields
        for field, value in told.items()
        if value
    )
    return prepare(RawRelease("text", text, name="text", candidates=candidates))


def read_releases(*paths: StrPath, errors: list[ReleaseError] | None = None) -> Iterator[Release]:
    """The releases in files, folders and archives, in the order of their names.

    All formats of ``docs/formats.md`` are read, in this process and without a limit of time.
    What cannot be read raises :class:`ReleaseError`, or is appended to ``errors`` where such a
    list is given.
    """
    for item in jobs.plan(tuple(fspath(path) for path in paths)):
        found: Iterator[Release | ReleaseError]
        found = iter([ReleaseError(item.origin, item.skipped)]) if item.skipped else load(item)
        for one in found:
            if isinstance(one, Release):
                yield one
            elif errors is None:
                raise one
            else:
                errors.append(one)


@contextmanager
def read_archive(folder: StrPath) -> Iterator[PublishedArchive]:
    """The archive that ``quote-index build`` published into a folder, to be read.

    In place of a folder it may have another address, such as ``--archive`` takes.

    All answers are of the generation that was current when it was opened, whatever is built
    meanwhile. Raises :class:`ArchiveError` where there is none, or it cannot be read.
    """
    address = read_address(fspath(folder))
    archive: Archive = open_archive(address)
    try:
        with archive.reader() as reader:
            yield PublishedArchive(reader, address)
    finally:
        archive.close()


class PublishedArchive:
    """One generation of an archive; made by :func:`read_archive`."""

    def __init__(self, reader: Reader, address: Address) -> None:
        self._reader = reader
        self._address = address

    @property
    def generation(self) -> str:
        """The name of the generation: the same name, the same answers."""
        return self._reader.generation

    @property
    def statistics(self) -> Statistics:
        """How many releases, quotes, speakers and organisations there are, of which days."""
        return self._reader.statistics()

    def quotes(self, words: str = "", *, sort: Sort = "newest") -> ArchivedQuotes:
        """The quotes that ``words`` find in the language of the search box; "" finds all.

        ``sort`` is "newest", "oldest" or "relevance". What cannot be meant in ``words`` is
        repaired, as on the site.
        """
        query = replace(parse(words, self._reader.resolve).query(), sort=sort)
        extractor = recorded_digest(self._address, self.generation)
        return ArchivedQuotes(self._reader, query, extractor)

    def releases(self) -> Iterator[Release]:
        """Every release with its text, in the order of their ids."""
        for id_, _ in self._reader.releases():
            yield self._reader.release(id_).release

    def quote(self, id_: str) -> Quote:
        """One quote; :class:`NotFoundError` where there is none of this id."""
        return self._reader.quote(QuoteId(id_))

    def release(self, id_: str) -> Release:
        """One release; :class:`NotFoundError` where there is none of this id."""
        return self._reader.release(ReleaseId(id_)).release

    def speaker(self, id_: str) -> Speaker:
        """One speaker with names and offices; :class:`NotFoundError` where there is none."""
        return self._reader.speaker(SpeakerId(id_))

    def organisation(self, id_: str) -> Organisation:
        """One organisation with its names; :class:`NotFoundError` where there is none."""
        return self._reader.organisation(OrganisationId(id_))


class ArchivedQuotes:
    """Quotes of a search, read as they are asked for; made by :meth:`PublishedArchive.quotes`.

    To iterate gives :class:`Quote` values; ``len`` is their number. May be iterated again while
    the archive is open.
    """

    def __init__(self, reader: Reader, query: SearchQuery, extractor: str) -> None:
        self._reader = reader
        self._query = query
        self._extractor = extractor

    def __len__(self) -> int:
        return self._reader.count(self._query)

    def __iter__(self) -> Iterator[Quote]:
        for hit in self._reader.export(self._query):
            yield hit.quote

    def rows(self) -> Iterator[Row]:
        """Each quote as a flat dict with the columns of ``docs/exports.md``."""
        return quote_rows(self._reader, self._query, extractor=self._extractor)

    def to_batches(self) -> Iterator[pyarrow.RecordBatch]:
        """Arrow batches of up to 2,000 quotes, made as they are read.

        Raises :class:`MissingExtraError` without the extra ``tables``.
        """
        return to_arrow(self.rows())

    def to_arrow(self) -> pyarrow.Table:
        """One Arrow table. Raises :class:`MissingExtraError` without the extra ``tables``."""
        return load_arrow().Table.from_batches(self.to_batches(), arrow_schema(QUOTES))

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame of pandas, types as Arrow has them.

        Raises :class:`MissingExtraError` without the extra ``pandas``.
        """
        try:
            import pandas  # noqa: PLC0415  # an extra
        except ImportError as error:
            raise MissingExtraError("data frames of pandas", "pandas") from error
        return self.to_arrow().to_pandas(types_mapper=pandas.ArrowDtype)

    def to_polars(self) -> polars.DataFrame:
        """A data frame of polars.

        Raises :class:`MissingExtraError` without the extra ``polars``.
        """
        try:
            import polars  # noqa: PLC0415  # an extra
        except ImportError as error:
            raise MissingExtraError("data frames of polars", "polars") from error
        frame = polars.from_arrow(self.to_arrow())
        assert isinstance(frame, polars.DataFrame), "a table, not a column"
        return frame


def evaluate(gold: StrPath) -> dict[str, Any]:
    """How right the extraction is on annotated releases, as ``quote-index evaluate`` counts it.

    ``gold`` is a folder of annotated releases or a JSONL file of attributions. The figures
    stand under the names that the command prints with ``--json``. Raises
    :class:`ArchiveError` for a file that is wrong, naming its line.
    """
    return measure(load_gold(Path(gold))).report(0)
