"""An archive of another version, or of another build of this one, is never called damaged."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from indexer.archive import SearchQuery, Word, open_archive
from indexer.archive.embedded.integrity import manifest
from indexer.archive.embedded.integrity.checked import StoredFile, digest
from indexer.archive.embedded.integrity.manifest import MANIFEST, SCHEMA_VERSION, seal
from indexer.archive.embedded.storage import columns, records, store
from indexer.errors import OtherVersionError
from tests.contract.samples import PEOPLE, make_quote, make_release
from tests.robustness.test_lost_archives import add, count, everything, generations, run

STORED = {4: "30e71507e09cf04b", 5: "ecfc2051bad17c97"}
"""The digest of what is stored, by schema."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    add(tmp_path / "archive", "a")
    add(tmp_path / "archive", "b")
    return tmp_path / "archive"


@pytest.fixture
def one(tmp_path: Path) -> Path:
    path = tmp_path / "one.txt"
    path.write_text("Port Merrin. “We are glad of it,” said Ann Roe, Mayor of Port Merrin.\n")
    return path


def test_what_is_stored() -> None:
    """If this fails: what is stored has changed. Raise ``SCHEMA_VERSION``, and add the digest.

    An archive of the schema before must still be read, or say what to do.
    """
    release = make_release("a")
    stored = [
        *sorted(store._make_tables(store.CATALOGUE_TABLES)),
        *sorted(store._make_tables(store.SEGMENT)),
        *((name, np.dtype(kind).str) for name, kind in columns.TYPES.items()),
        *(one.name for shape in (manifest.Manifest, StoredFile) for one in fields(shape)),
        records.encode_release(release),
        records.encode_quote(make_quote("q", release, "tax")),
        *(records.encode_speaker(one) for one in PEOPLE.speakers),
        *(records.encode_organisation(one) for one in PEOPLE.organisations),
    ]
    assert STORED[SCHEMA_VERSION] == sha256(repr(stored).encode()).hexdigest()[:16]


def rewrite(folder: Path, change: Callable[[Path, dict[str, Any]], None]) -> None:
    """Every generation as another build would have written it, its checksums included."""
    for generation in folder.glob("generations/*"):
        raw = json.loads((generation / MANIFEST).read_text())
        del raw["seal"]
        change(generation, raw)
        (generation / MANIFEST).write_text(seal(raw))


def _another_table(generation: Path, raw: dict[str, Any]) -> None:
    with closing(sqlite3.connect(generation / "archive.db")) as connection:
        connection.execute("create table more (x)")
    for file in raw["files"]:
        file.update(vars_of(digest(generation / file["path"], file["path"])))


def vars_of(stored: StoredFile) -> dict[str, Any]:
    return {one.name: getattr(stored, one.name) for one in fields(stored)}


def _another_analysis(generation: Path, raw: dict[str, Any]) -> None:
    raw["analysis"] += 1


def _another_field(generation: Path, raw: dict[str, Any]) -> None:
    raw["ranking"] = 3


def _no_such_column(generation: Path, raw: dict[str, Any]) -> None:
    raw["files"] = [file for file in raw["files"] if file["path"] != "columns/oldest.npy"]


OTHERWISE = [_another_table, _another_analysis, _another_field, _no_such_column]


@pytest.mark.parametrize("change", OTHERWISE)
def test_an_archive_of_another_build_says_so(
    folder: Path, one: Path, change: Callable[[Path, dict[str, Any]], None]
) -> None:
    rewrite(folder, change)
    before = everything(folder)
    with pytest.raises(OtherVersionError), open_archive(folder).reader():
        pass
    for command in (("status",), ("build", one)):
        done = run(*command, "--archive", folder)
        assert done.exit_code == 3
        assert "build the archive again" in done.output
        assert "--fresh" in done.output
        assert "damage" not in done.output
    assert everything(folder) == before
    assert run("build", one, "--fresh", "--archive", folder).exit_code == 0
    assert count(folder) == 1


@pytest.mark.parametrize("change", OTHERWISE)
def test_verify_and_recover_tell_another_build_from_damage(
    folder: Path, change: Callable[[Path, dict[str, Any]], None]
) -> None:
    rewrite(folder, change)
    done = run("verify", "--archive", folder)
    assert done.exit_code == 3
    assert "not read" in done.output
    assert "damaged" not in done.output
    before = everything(folder)
    done = run("recover", "--archive", folder)
    assert done.exit_code == 4
    assert "another version" in done.output or "analysed by version" in done.output
    assert everything(folder) == before


def test_recover_goes_past_another_build_to_what_it_can_read(folder: Path) -> None:
    newest = (folder / "CURRENT").read_text().strip()
    kept = folder / "kept"
    older = next(path for path in folder.glob("generations/*") if path.name != newest)
    shutil.move(older, kept)
    rewrite(folder, _another_field)
    shutil.move(kept, older)
    done = run("recover", "--archive", folder)
    assert done.exit_code == 0
    assert f"{newest} (passed over): not read" in done.output
    assert count(folder) == 1


@pytest.mark.parametrize("schema", [1, 2, 99])
def test_an_archive_of_another_version_is_left_alone_and_says_what_to_do(
    folder: Path, one: Path, schema: int
) -> None:
    for path in folder.glob("generations/*/manifest.json"):
        raw = json.loads(path.read_text())
        del raw["seal"]
        path.write_text(seal({**raw, "schema": schema}))
    before = everything(folder)
    for command in (("status",), ("build", one)):
        done = run(*command, "--archive", folder)
        assert done.exit_code == 3
        assert "build the archive again" in done.output
        assert "built by" in done.output
    assert everything(folder) == before
    copied = shutil.copytree(folder, folder.parent / "copied")
    assert run("build", one, "--fresh", "--archive", copied).exit_code == 0
    assert len(generations(copied)) == 2, "the newer one and the one before"


def _without_texts(_: Path, raw: dict[str, Any]) -> None:
    del raw["facts"]["texts"]


def test_texts_that_an_earlier_version_did_not_index_come_with_the_next_build(folder: Path) -> None:
    rewrite(folder, _without_texts)
    query = SearchQuery(Word("text"))
    with open_archive(folder).reader() as reader:
        assert reader.search_releases(query) is None
        assert reader.count_releases(query) is None
    add(folder, "c")
    with open_archive(folder).reader() as reader:
        assert reader.count_releases(query) == 3
