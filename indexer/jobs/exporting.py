"""An archive, or what a search finds of it, written as files of other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Literal, get_args
from urllib.parse import quote as escape

from indexer.archive import Reader, SearchQuery
from indexer.errors import ExportError
from indexer.export.annotations import to_annotations
from indexer.export.columns import QUOTES, RELEASES, Table, to_json_schema
from indexer.export.package import DESCRIPTION, Origin, WrittenFile, describe_package
from indexer.export.parquet import load_arrow, write_parquet
from indexer.export.rows import NOWHERE, Addresses, Row, quote_rows, release_rows
from indexer.export.sqlite import SqliteExport, datasette_metadata
from indexer.export.text_lines import to_csv, to_json_lines
from indexer.jobs.curation import Curation
from indexer.jobs.exported_records import WITHDRAWALS, write_records
from indexer.jobs.whole_files import Counted, replacing, write_json, write_rows, write_text
from indexer.model import OrganisationId, Quote, ReleaseId, SpeakerId
from indexer.withdrawals import record_withdrawals

ExportFormat = Literal["csv", "jsonl", "parquet", "sqlite", "annotations"]
EXPORT_FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)
_ENDINGS: dict[ExportFormat, str] = {"csv": ".csv", "jsonl": ".jsonl", "parquet": ".parquet"}


@dataclass(frozen=True, slots=True)
class Export:
    """What to export, and what to say of where it is from.

    ``words`` are the search as typed; ``site`` is the address the archive is served at, "" for
    none, of which permalinks are made. ``curation`` goes into a package of everything.
    ``licence`` says what may be done with it, in words or as an address.
    """

    reader: Reader
    query: SearchQuery
    words: str = ""
    extractor: str = ""
    site: str = ""
    curation: Curation = field(default_factory=Curation)
    licence: str = ""

    @property
    def links(self) -> Addresses:
        site = self.site.rstrip("/")
        if not site:
            return NOWHERE

        def of_quote(quote: Quote) -> str:
            return f"{site}/quote/{escape(quote.id, safe='')}"

        def of_release(release_id: ReleaseId) -> str:
            return f"{site}/release/{escape(release_id)}"

        return Addresses(of_quote, of_release)

    @property
    def is_whole(self) -> bool:
        """Whether it is everything: no words, filters or dates."""
        query, plain = self.query, SearchQuery()
        return (query.expression, query.filters, query.dates) == (None, (), plain.dates)

    def quotes(self) -> Iterator[Row]:
        return quote_rows(self.reader, self.query, self.links, self.extractor)

    def origin(self) -> Origin:
        built = self.reader.statistics().built
        words = "" if self.is_whole else self.words
        decided = self.curation.has_authority
        generation = self.reader.generation
        return Origin(generation, built, self.extractor, words, decided, self.licence)


@dataclass(slots=True)
class Exported:
    """What was written."""

    quotes: int = 0
    releases: int = 0
    files: tuple[Path, ...] = ()


@dataclass(slots=True)
class _Seen:
    """Which releases, speakers and organisations the quotes that went by are of."""

    releases: dict[ReleaseId, None] = field(default_factory=dict)
    speakers: set[SpeakerId] = field(default_factory=set)
    organisations: set[OrganisationId] = field(default_factory=set)

    def watch(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self.releases[row["release"]] = None
            if row["speaker_id"]:
                self.speakers.add(row["speaker_id"])
            if row["organisation_id"]:
                self.organisations.add(row["organisation_id"])
            yield row


def write_stream(export: Export, form: ExportFormat, file: IO[bytes]) -> Exported:
    """Write the quotes alone, as one table, to a file that is open. Not SQLite."""
    count = Counted()
    if form == "annotations":
        hits = count.all(export.reader.export(export.query))
        write_text(file, to_annotations(export.reader, hits, export.links))
    else:
        _write_rows(count.all(export.quotes()), form, file, QUOTES)
    return Exported(count.rows)


def _write_rows(rows: Iterable[Row], form: ExportFormat, file: IO[bytes], table: Table) -> None:
    if form == "parquet":
        write_parquet(rows, file, table)
    else:
        write_text(file, to_csv(rows, table) if form == "csv" else to_json_lines(rows, table))


def write_export(export: Export, form: ExportFormat, output: Path) -> Exported:
    """Write to a place: one file of quotes where its name ends as the form does, else a folder.

    SQLite is always one file, with the releases in it, and annotations are. The folder is a data
    package: quotes, releases with their texts, and ``datapackage.json``. A file appears whole or
    not at all. Raises ``ExportError`` for a place that is something else.
    """
    if form == "sqlite":
        return _write_sqlite(export, output)
    if form != "annotations" and output.suffix != _ENDINGS[form]:
        return _write_package(export, form, output)
    _check_file(output)
    with replacing(output) as (file, _):
        done = write_stream(export, form, file)
    done.files = (output,)
    return done


def _check_file(output: Path) -> None:
    if output.is_dir():
        raise ExportError(f"{output} is a folder; what is written is one file: name it")


def _write_package(export: Export, form: ExportFormat, folder: Path) -> Exported:
    if form == "parquet":
        load_arrow()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise ExportError(f"{folder} is a file: name a folder, or {_ENDINGS[form]}") from error
    (folder / DESCRIPTION).unlink(missing_ok=True)  # the last to come: with it the rest is whole
    ending, seen = _ENDINGS[form], _Seen()
    files = [_write_table(folder / f"quotes{ending}", form, QUOTES, seen.watch(export.quotes()))]
    releases = release_rows(export.reader, _wanted_releases(export, seen), export.links)
    files.append(_write_table(folder / f"releases{ending}", form, RELEASES, releases))
    if form == "jsonl":
        whole = export.is_whole
        files += write_records(
            export.reader, folder, seen.speakers, seen.organisations, whole=whole
        )
        if whole:
            told = [record_withdrawals(export.curation.withdrawn)]
            files.append(write_rows(folder / WITHDRAWALS, told))
        for table in (QUOTES, RELEASES):
            write_json(folder / f"{table.name}.schema.json", to_json_schema(table))
    write_json(folder / DESCRIPTION, describe_package(form, export.origin(), files))
    return Exported(files[0].rows, files[1].rows, tuple(folder / file.name for file in files))


def _wanted_releases(export: Export, seen: _Seen) -> Iterable[ReleaseId]:
    """Those that quotes are of; of everything, those without quotes, too."""
    if export.is_whole:
        return (id_ for id_, _ in export.reader.releases())
    return seen.releases


def _write_table(path: Path, form: ExportFormat, table: Table, rows: Iterable[Row]) -> WrittenFile:
    count = Counted()
    with replacing(path) as (file, digest):
        _write_rows(count.all(rows), form, file, table)
    return WrittenFile(path.name, path.stat().st_size, digest(), count.rows, table)


def _write_sqlite(export: Export, output: Path) -> Exported:
    _check_file(output)
    fresh = output.with_name(output.name + ".new")
    with suppress(FileNotFoundError):
        fresh.unlink()
    file, seen = SqliteExport(fresh), _Seen()
    try:
        quotes = file.add(seen.watch(export.quotes()), QUOTES)
        wanted = _wanted_releases(export, seen)
        releases = file.add(release_rows(export.reader, wanted, export.links), RELEASES)
        file.finish()
        fresh.replace(output)
    finally:
        file.close()
        fresh.unlink(missing_ok=True)
    beside = output.with_suffix(".metadata.json")
    write_json(beside, datasette_metadata(output.stem, export.licence))
    return Exported(quotes, releases, (output, beside))
