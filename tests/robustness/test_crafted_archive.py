"""Archives made to do harm: whoever opens one runs nothing of it and waits for nothing.

The checksums of each are right, as whoever crafts an archive would see to.
"""

from __future__ import annotations

import os
import pickle
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from whoosh.codec.whoosh3 import W3TermInfo
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import OrderedHashWriter
from whoosh.index import TOC
from whoosh.system import pack_ushort

from app import create_app
from app.settings import Settings
from indexer.archive import SearchQuery, StoredArchive, open_archive
from indexer.archive.embedded.index.inverter import make_schema
from indexer.archive.embedded.integrity.checked import digest
from indexer.archive.embedded.integrity.manifest import MANIFEST, seal
from indexer.archive.embedded.reading.reader import EmbeddedReader
from indexer.archive.language import parse
from indexer.cli import main
from indexer.errors import DamagedArchiveError, OtherVersionError, StorageError
from tests.contract.samples import make_quote, make_release


class Payload:
    """Unpickled, it makes a file."""

    def __init__(self, mark: Path) -> None:
        self.mark = str(mark)

    def __reduce__(self) -> tuple[Any, ...]:
        return open, (self.mark, "w")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "archive"
    archive = open_archive(folder)
    with archive.writer() as writer:
        for name in ("a", "b"):
            release = make_release(name)
            writer.add(release, (make_quote(f"q-{name}", release, "the tax goes up"),))
        writer.publish()
    archive.close()
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "archive")
    return tmp_path / "archive"


def generation_of(folder: Path) -> Path:
    return folder / "generations" / (folder / "CURRENT").read_text().strip()


def forge(folder: Path, change: Callable[[dict[str, Any]], None] | None = None) -> None:
    """Write a manifest that fits what the files are now."""
    import json

    generation = generation_of(folder)
    raw = json.loads((generation / MANIFEST).read_text())
    del raw["seal"]
    raw["files"] = [asdict(digest(generation / f["path"], f["path"])) for f in raw["files"]]
    if change is not None:
        change(raw)
    (generation / MANIFEST).write_text(seal(raw))


def search(archive: StoredArchive, words: str) -> None:
    with archive.reader() as reader:
        reader.search(parse(words).query())


def both(folder: Path, pattern: str) -> list[Path]:
    """A file of the segment of quotes, and that of the segment of releases' texts, so ordered."""
    found = list(generation_of(folder).glob(pattern))
    segments = [path.stem for path in generation_of(folder).glob("records/*.db") if quotes_in(path)]
    assert len(found) <= 2
    assert len(segments) == 1
    return sorted(found, key=lambda path: segments[0] not in path.name)


def quotes_in(records: Path) -> int:
    with closing(sqlite3.connect(records)) as connection:
        count: int = connection.execute("select count(*) from quotes").fetchone()[0]
    return count


def only(folder: Path, pattern: str) -> Path:
    """The file, or the one of the segment of quotes."""
    return both(folder, pattern)[0]


# Pickles


def put_into_schema(folder: Path, payload: bytes) -> None:
    index = generation_of(folder) / "index"
    toc = index / "_quotes_1.toc"
    whole, schema = toc.read_bytes(), pickle.dumps(make_schema(), 2)
    toc.unlink()
    TOC(make_schema(), [], 1).write(FileStorage(str(index)), "quotes")
    head = (index / "_quotes_1.toc").read_bytes()
    place = head.index(schema[:20])
    toc.write_bytes(whole[: place - 2] + _varint(len(payload)) + payload + head[place:])


def put_into_segments(folder: Path, payload: bytes) -> None:
    toc = only(folder, "index/*.toc")
    whole = toc.read_bytes()
    toc.write_bytes(whole[: whole.rindex(b"\x80\x05")] + payload)


def put_into_figures(folder: Path, payload: bytes) -> None:
    """The pickle at the end of a term dictionary."""
    for path in both(folder, "index/*.trm"):
        whole = path.read_bytes()
        length = int.from_bytes(whole[-4:], "big")
        start = len(whole) - 4 - length
        end = start + whole[start:].index(b".") + 1
        index = whole[end:-4]
        tail = payload + index
        path.write_bytes(whole[:start] + tail + len(tail).to_bytes(4, "big"))


def put_into_term(folder: Path, payload: bytes) -> None:
    """A posting list within a term dictionary, where Whoosh keeps short ones as pickles."""
    info = W3TermInfo._struct.pack(1, 1.0, 1, 1, 1, 1.0, 0, 0)
    for path in both(folder, "index/*.trm"):
        storage = FileStorage(str(path.parent))
        path.unlink()
        writer = OrderedHashWriter(storage.create_file(path.name))
        writer.extras["fieldmap"] = {"text": 0}
        for form in (b"goes", b"tax", b"the", b"up"):
            writer.add(pack_ushort(0) + form, info + payload)
        writer.close()


def put_into_stored_fields(folder: Path, payload: bytes) -> None:
    for path in both(folder, "index/*_stored.col"):
        path.write_bytes(payload)


def put_into_column(folder: Path, payload: bytes) -> None:
    array = np.empty(2, object)
    path = generation_of(folder) / "columns" / "day.npy"
    np.save(path, array, allow_pickle=True)
    path.write_bytes(path.read_bytes()[:128] + payload)


def put_into_codes(folder: Path, payload: bytes) -> None:
    for path in both(folder, "tokens/*.codes.npy"):
        path.write_bytes(payload)


def _varint(number: int) -> bytes:
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    return bytes([*found, number])


PICKLES = [
    put_into_schema,
    put_into_segments,
    put_into_figures,
    put_into_term,
    put_into_stored_fields,
    put_into_column,
    put_into_codes,
]


def knock(folder: Path) -> None:
    """Go in by every door."""
    archive = open_archive(folder)
    with suppress(StorageError), archive.reader() as reader:
        for words in ("tax", "t*", '"the tax"', "tax NEAR/3 up", ""):
            with suppress(StorageError):
                reader.search(parse(words).query())
        with suppress(StorageError):
            list(reader.export(SearchQuery()))
        with suppress(StorageError):
            reader.spellings("taks")
        with suppress(StorageError):
            reader.browse("speaker", "")
    with suppress(StorageError), archive.writer() as writer:
        release = make_release("c")
        writer.add(release, (make_quote("q-c", release, "a tax"),))
        writer.publish()
    archive.verify()
    archive.recover()
    archive.close()
    for command in ("status", "search", "verify", "recover"):
        CliRunner().invoke(main, [command, "--archive", str(folder)])
    CliRunner().invoke(main, ["identity", "export", "--format", "csv", "--archive", str(folder)])
    application = create_app(Settings(archive=folder, page_cache=0))
    client = application.test_client()
    for address in ("/", "/search?q=tax", "/search?q=t*", "/browse/speakers", "/health"):
        client.get(address)
    application.extensions["archive"].close()


@pytest.mark.parametrize("put", PICKLES, ids=lambda put: put.__name__.removeprefix("put_into_"))
@pytest.mark.parametrize("protocol", [0, 4])
def test_a_pickle_anywhere_is_not_run_by_any_door(
    folder: Path, tmp_path: Path, put: Callable[[Path, bytes], None], protocol: int
) -> None:
    mark = tmp_path / "was-run"
    put(folder, pickle.dumps(Payload(mark), protocol))
    forge(folder)
    knock(folder)
    assert not mark.exists()


@pytest.mark.parametrize("put", PICKLES[2:4] + PICKLES[5:])
def test_a_pickle_where_something_is_read_is_refused_by_name(
    folder: Path, tmp_path: Path, put: Callable[[Path, bytes], None]
) -> None:
    before = {p: p.read_bytes() for p in generation_of(folder).rglob("*") if p.is_file()}
    put(folder, pickle.dumps(Payload(tmp_path / "was-run"), 2))
    changed = [p.name for p, data in before.items() if p.read_bytes() != data]
    assert changed
    forge(folder)
    archive = open_archive(folder)
    with pytest.raises(DamagedArchiveError, match="|".join(changed)):
        search(archive, 'tax "the tax"')
    archive.close()


def test_a_changed_table_of_contents_is_refused_where_the_manifest_was_mended_by_hand(
    folder: Path,
) -> None:
    """Rewriting an entry without the seal is what a careless hand does."""
    import json

    toc = only(folder, "index/*.toc")
    toc.write_bytes(b"other")
    path = generation_of(folder) / MANIFEST
    raw = json.loads(path.read_text())
    for file in raw["files"]:
        if file["path"] == "index/_quotes_1.toc":
            file.update(asdict(digest(toc, file["path"])))
    path.write_text(json.dumps(raw))
    with pytest.raises(DamagedArchiveError, match=MANIFEST), open_archive(folder).reader():
        pass


def test_a_record_that_was_never_written_so_is_an_error_of_ours(folder: Path) -> None:
    path = only(folder, "records/*.db")
    for record in ("[]", "{", "3", "[" * 100_000, '["a","b",[[1]]]'):
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("update quotes set record = ?", (record,))
            connection.commit()
        forge(folder)
        archive = open_archive(folder)
        with pytest.raises(DamagedArchiveError, match="the record of a quote cannot be read"):
            search(archive, "tax")
        archive.close()


@pytest.mark.parametrize("name", ["day", "speaker", "role", "release", "publisher_as", "saying"])
@pytest.mark.parametrize("number", [2**31 - 1, -1])
def test_an_absurd_number_in_a_column_is_refused_by_name(
    folder: Path, name: str, number: int
) -> None:
    """Two thousand million of something would be counted, in sixteen gigabytes."""
    path = generation_of(folder) / "columns" / f"{name}.npy"
    array = np.load(path)
    array[-1] = number
    np.save(path, array)
    forge(folder)
    application = create_app(Settings(archive=folder, page_cache=0))
    with open_archive(folder).reader() as reader:
        columns = reader._opened.columns  # type: ignore[attr-defined]
        with pytest.raises(DamagedArchiveError, match=name):
            columns[name]
    pages = [application.test_client().get(address) for address in ("/search", "/search?q=tax")]
    assert {page.status_code for page in pages} <= {200, 503}
    application.extensions["archive"].close()


# SQLite

_ADDRESSES = (
    "/", "/search?q=tax", "/search?q=tax&sort=newest&page=2", "/search?q=tax&by=speaker", "/search?q=tax&sort=oldest",
    "/coverage", "/browse/speakers", "/api/v1/facets?q=tax", "/search.jsonl?q=tax", "/quote/q-a",
)  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["feed", "issuer", "judgement", "kind", "language", "newest", "oldest", "organisation",
     "publisher", "release", "role", "speaker"],
)  # fmt: skip
@pytest.mark.parametrize("number", [0, 77, 10_000])
def test_a_number_in_a_column_that_stands_for_nothing_is_no_error_of_ours(
    folder: Path, name: str, number: int
) -> None:
    for column in both(folder, f"columns/{name}.npy"):
        numbers = np.load(column)
        numbers[:] = min(number, np.iinfo(numbers.dtype).max)
        np.save(column, numbers)
    forge(folder)
    client = create_app(Settings(archive=folder)).test_client()
    codes = {address: client.get(address).status_code for address in _ADDRESSES}
    assert set(codes.values()) <= {200, 404, 503}, codes
    assert not number or 503 in codes.values()


_TABLES = [
    "create view more as select load_extension('/tmp/x')",
    "create trigger t after insert on releases begin select 1; end",
    "create virtual table v using fts5(x)",
    "create table more (x)",
    "create index more on releases (title)",
    "alter table releases add column more text generated always as (hex(zeroblob(1e9)))",
]


@pytest.mark.parametrize("sql", _TABLES)
@pytest.mark.parametrize("pattern", ["archive.db", "records/*.db"])
def test_a_database_with_other_tables_is_refused(folder: Path, sql: str, pattern: str) -> None:
    path = only(folder, pattern)
    with closing(sqlite3.connect(path)) as connection:
        if "title" in sql and pattern != "archive.db":
            sql = sql.replace("title", "text")
        connection.execute(sql)
        connection.commit()
    forge(folder)
    with pytest.raises(OtherVersionError, match=path.name), open_archive(folder).reader():
        pass


def test_a_database_is_never_written(folder: Path) -> None:
    archive = open_archive(folder)
    with archive.reader() as reader:
        assert isinstance(reader, EmbeddedReader)
        with pytest.raises(DamagedArchiveError, match="readonly"):
            reader._opened.catalogue.database.rows("delete from releases")
    archive.close()


# Ways out of the folder, and what is no file


def _path(path: str) -> Callable[[dict[str, Any]], None]:
    return lambda raw: raw["files"][0].update(path=path)


def _segment(name: str) -> Callable[[dict[str, Any]], None]:
    return lambda raw: raw["facts"]["segments"][0].update(name=name)


@pytest.mark.parametrize(
    "change",
    [
        _path("../../../outside"),
        _path("/etc/passwd"),
        _path("columns/../../../outside"),
        _path("other/archive.db"),
        _path(""),
        _segment("../../../x"),
        _segment("/etc/x"),
        lambda raw: raw["facts"].update(segments=[[[[]]]]),
        lambda raw: raw["facts"].update(kinds=3),
        lambda raw: raw["facts"].update(first="yesterday"),
        lambda raw: raw["counts"].clear(),
        lambda raw: raw["files"][0].update(blocks="zz"),
        lambda raw: raw["files"][0].update(blocks=""),
        lambda raw: raw.update(files=raw["files"][1:]),
        lambda raw: raw.update(more=1),
        lambda raw: raw.update(generation="another"),
    ],
)
def test_a_manifest_that_was_never_written_so_is_refused(
    folder: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    forge(folder, change)
    with (
        pytest.raises((DamagedArchiveError, OtherVersionError)),
        open_archive(folder).reader(),
    ):
        pass


def test_a_manifest_as_deep_as_a_well_is_refused(folder: Path) -> None:
    (generation_of(folder) / MANIFEST).write_text("[" * 200_000)
    with pytest.raises(DamagedArchiveError, match=MANIFEST), open_archive(folder).reader():
        pass


def _places(folder: Path) -> Iterator[Path]:
    generation = generation_of(folder)
    yield from (folder / "CURRENT", generation / MANIFEST, generation / "archive.db")
    yield from (generation / "columns" / "day.npy", only(folder, "records/*.db"))


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("kind", ["pipe", "link", "folder"])
def test_what_is_no_file_is_refused_without_waiting_for_it(
    folder: Path, tmp_path: Path, number: int, kind: str
) -> None:
    place = list(_places(folder))[number]
    outside = tmp_path / "outside"
    place.rename(outside)
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "link":
        place.symlink_to(outside)
    else:
        place.mkdir()
    with pytest.raises(DamagedArchiveError, match=place.name), open_archive(folder).reader():
        pass
    assert not open_archive(folder).verify().is_whole


def test_a_folder_that_leads_out_is_refused(folder: Path, tmp_path: Path) -> None:
    columns = generation_of(folder) / "columns"
    columns.rename(tmp_path / "columns")
    columns.symlink_to(tmp_path / "columns")
    with pytest.raises(DamagedArchiveError, match="leads out"), open_archive(folder).reader():
        pass
