"""Values that nobody wrote, under checksums that fit: named, and no error of ours."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from indexer.archive import SearchQuery, open_archive
from indexer.archive.embedded.storage.shapes import shape_of
from indexer.model import Organisation, Quote, Release, ReleaseId, Speaker
from tests.robustness.flips import make_archive
from tests.robustness.forging import MORE, ask_everything, copied, forge_one, kinds_of
from tests.robustness.page_flips import addresses, ask, site
from tests.robustness.test_crafted_archive import forge, generation_of


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forged") / "archive"
    make_archive(folder)
    return folder


@pytest.fixture(scope="module")
def asked(whole: Path) -> list[str]:
    return [*addresses(whole), *MORE]


def statuses(folder: Path, asked: list[str]) -> set[int]:
    forge(folder)
    assert list(ask_everything(folder, asked, commands=False)) == []
    with site(folder) as client:
        return {ask(client, address)[0] for address in ("/search?q=the", "/search?q=clim*")}


def test_values_drawn_at_random_are_named(whole: Path, asked: list[str]) -> None:
    rng = random.Random()  # others each time; a failure names them
    for name in rng.sample(kinds_of(whole), 4):
        with copied(whole) as folder:
            done = forge_one(folder, name, rng)
            assert list(ask_everything(folder, asked, commands=True)) == [], f"{name}: {done}"


def _starts_that_fall(folder: Path) -> None:
    for path in generation_of(folder).glob("tokens/*.starts.npy"):
        starts = np.load(path)
        starts[1:2] = 2**40
        np.save(path, starts)


def _neither_true_nor_false(folder: Path) -> None:
    path = generation_of(folder) / "columns" / "live.npy"
    live = np.load(path).view(np.uint8).copy()
    live[:] = 77
    np.save(path, live.view(np.bool_))


def _sql(pattern: str, sql: str) -> Any:
    def change(folder: Path) -> None:
        for path in generation_of(folder).glob(pattern):
            with closing(sqlite3.connect(path)) as connection:
                connection.execute(sql)
                connection.commit()

    change.__name__ = sql
    return change


def _texts_of_name(folder: Path) -> None:
    """A number where the name of a speaker should be."""
    for path in generation_of(folder).glob("records/*.db"):
        with closing(sqlite3.connect(path)) as connection:
            for number, record in connection.execute(
                "select number, record from quotes"
            ).fetchall():
                row = json.loads(record)
                row[4] = 7
                connection.execute(
                    "update quotes set record = ? where number = ?", (json.dumps(row), number)
                )
            connection.commit()


@pytest.mark.parametrize(
    "change",
    [
        _starts_that_fall,
        _neither_true_nor_false,
        _texts_of_name,
        _sql("archive.db", "update releases set segment = 'none'"),
        _sql("archive.db", "update releases set row = 2000000000"),
        _sql("archive.db", "update releases set published = 2000000000"),
        _sql("archive.db", "update releases set published = 'soon'"),
        _sql("archive.db", "update releases set number = number + 5000000"),
        _sql("archive.db", "update speakers set listing = 'x', quotes = -4"),
        _sql("archive.db", "update speakers set listing = 'x'"),
        _sql("archive.db", "update speakers set quotes = 4.5"),
        _sql("archive.db", "update clue_words set numbers = x'ffffff7f'"),
        _sql("archive.db", "update clue_words set numbers = x'ff'"),
        _sql("archive.db", "update field_values set label = x'00ff'"),
        _sql("records/*.db", "update words set number = -number - 1"),
        _sql("records/*.db", "update words set quotes = -1"),
        _sql("records/*.db", "update quotes set number = number + 1000000"),
        _sql("records/*.db", "delete from quotes"),
        _sql("records/*.db", "update releases set number = number + 1000000"),
    ],
    ids=lambda change: change.__name__,
)  # fmt: skip
def test_numbers_that_stand_for_nothing_are_named(
    whole: Path, asked: list[str], change: Any
) -> None:
    with copied(whole) as folder:
        change(folder)
        assert statuses(folder, asked) <= {200, 503}


def test_what_is_written_has_the_shape_that_is_read(whole: Path) -> None:
    archive = open_archive(whole)
    with archive.reader() as reader:
        hits = list(reader.export(SearchQuery()))
        assert all(shape_of(Quote)(hit.quote) for hit in hits)
        page = reader.release(ReleaseId(hits[0].quote.release_id))
        assert shape_of(Release)(page.release)
    archive.close()


@pytest.mark.parametrize("kind", [Quote, Release, Speaker, Organisation])
def test_a_record_of_another_kind_has_not_this_shape(kind: Any) -> None:
    assert not shape_of(kind)("Ann Roe")
    assert not shape_of(kind)(None)
