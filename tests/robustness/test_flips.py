"""A few bits of every file turned over; ``flips`` itself turns hundreds."""

from __future__ import annotations

import random

import pytest

from indexer.archive import SearchQuery, open_archive
from indexer.archive.embedded.integrity import manifest
from indexer.errors import DamagedArchiveError
from tests.robustness.flips import Flips, flipped, make_archive


@pytest.fixture(scope="module")
def flips(tmp_path_factory: pytest.TempPathFactory) -> Flips:
    folder = tmp_path_factory.mktemp("flips")
    make_archive(folder)
    return Flips(folder)


def test_a_bit_turned_over_gives_a_named_error_or_the_right_answer(
    flips: Flips, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "CHECKED_AT_OPEN", -1)  # as large files are read
    rng = random.Random()  # another bit each time; a failure names it
    for path in flips.files():
        flips.turn(path, rng)
    named = sum(counts["named when read"] for counts in flips.counts.values())
    assert named > 10, "hardly a file was looked at"


def test_small_files_are_compared_when_the_archive_is_opened(flips: Flips) -> None:
    rng = random.Random(2)
    for path in flips.files():
        with flipped(path, rng.randrange(path.stat().st_size), 8):
            opening = open_archive(flips.folder).reader()
            with pytest.raises(DamagedArchiveError, match=path.name), opening:
                pass


def test_a_block_of_a_large_file_is_compared_whenever_it_is_read(
    flips: Flips, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "CHECKED_AT_OPEN", -1)
    archive = open_archive(flips.folder)
    with archive.reader() as reader:
        quote = reader.search(SearchQuery(per_page=1)).hits[0].quote
        page = reader.release(quote.release_id)
    archive.close()
    records, place = next(
        (path, place)
        for path in flips.files()
        if path.suffix == ".db" and (place := path.read_bytes().find(quote.text.encode())) > 0
    )
    archive = open_archive(flips.folder)
    with archive.reader() as reader:
        with flipped(records, place, 1):
            assert archive.trouble() == ""
            with pytest.raises(DamagedArchiveError, match=r"bytes \d+ to \d+ have changed"):
                reader.release(quote.release_id)
            assert records.name in archive.trouble()
        assert reader.release(quote.release_id) == page
    archive.close()
