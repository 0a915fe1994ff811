"""A record of a web archive whose length is wrong is told, and never read as if it were whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli import main
from indexer.errors import ReleaseError
from indexer.ingest import discover, load
from indexer.model import Release
from tests.unit.ingest.test_formats import warc

_THREE = warc() * 3  # each a page that was not there and one that was: records 2, 4 and 6
_LENGTH = re.compile(rb"Content-Length: (\d+)")


def _with_length(data: bytes, record: int, wrong: int | None) -> bytes:
    """An archive one of whose records says that it is longer than it is, or nothing at all."""
    found = list(_LENGTH.finditer(data))[record - 1]
    said = b"Content-Length: %d" % (int(found[1]) + wrong) if wrong is not None else b"X: 1"
    return data[: found.start()] + said + data[found.end() :]


def _read(tmp_path: Path, data: bytes) -> tuple[int, list[ReleaseError]]:
    """How many releases were read, and what was told."""
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    found = [one for item in discover([str(path)]) for one in load(item)]
    read = [one for one in found if isinstance(one, Release)]
    return len(read), [one for one in found if isinstance(one, ReleaseError)]


_NEXT = len(warc())


@pytest.mark.parametrize(
    ("data", "read", "told"),
    [
        (_THREE[:-60], 2, "#6"),
        (_with_length(_THREE, 2, 10**6), 0, "#2"),
        (_with_length(_THREE, 1, 10**12), 0, "#1"),
        (_with_length(_THREE, 2, -9), 2, "#2"),
        (_with_length(_THREE, 2, 40), 0, "#2"),
        (_with_length(_THREE, 2, _NEXT), 1, "#2"),
        (_with_length(_THREE, 4, None), 1, "#4"),
    ],
    ids=["cut", "too long", "endless", "too short", "into the next", "the next two too", "none"],
)
def test_a_record_of_a_wrong_length_is_told(
    tmp_path: Path, data: bytes, read: int, told: str
) -> None:
    count, errors = _read(tmp_path, data)
    assert count == read
    assert errors[0].origin.endswith(told)
    assert "not read: " in errors[0].reason
    result = CliRunner().invoke(main, ["extract", str(tmp_path / "a.warc")])
    assert result.exit_code == (5 if read else 3)


def test_whole_records_are_read_without_a_word(tmp_path: Path) -> None:
    assert _read(tmp_path, _THREE) == (3, [])
