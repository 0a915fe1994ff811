"""Nothing that was withdrawn is shown again by mistake, whatever is lost beside the archive."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.archive import SearchQuery, open_archive
from indexer.cli import main

TEXT = "Harbour news\n\n3 May 2024\n\n“We counted {n} boats,” said Ann Roe, mayor of Fleet."
TABLE = (
    '[[withdrawal]]\nrelease = "{id}"\nauthor = "K. Mensah"\ndate = 2026-03-01\n'
    'reason = "Asked for."\n'
)


class Place:
    def __init__(self, folder: Path) -> None:
        self.news, self.archive = folder / "news", folder / "archive"
        self.authority, self.memo = folder / "authority", folder / "archive" / "authority-folder"
        self.copy = self.archive / "copy.authority-folder"
        self.news.mkdir()
        self.authority.mkdir()
        for n in ("eleven", "twelve", "thirteen"):
            (self.news / f"{n}.txt").write_text(TEXT.format(n=n), "utf-8")
        assert self.build().exit_code == 0
        archive = open_archive(self.archive)
        with archive.reader() as reader:
            hits = [hit.quote for hit in reader.export(SearchQuery())]
        archive.close()
        self.ids = {quote.text.split()[2]: quote.release_id for quote in hits}
        self.decide("eleven", "twelve")
        assert self.build("--authority", self.authority).exit_code == 0

    def decide(self, *names: str) -> None:
        tables = "\n".join(TABLE.format(id=self.ids[name]) for name in names)
        (self.authority / "withdrawals.toml").write_text(tables, "utf-8")

    def call(self, *arguments: object) -> Result:
        told = [str(a) for a in (*arguments, "--archive", self.archive)]
        return CliRunner().invoke(main, told)

    def build(self, *more: object) -> Result:
        return self.call("build", self.news, "--jobs", 1, *more)

    def shows(self, name: str) -> bool:
        return f"{name} boats" in self.call("search", "boats").output


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_one_of_the_two_memos_is_enough(place: Place) -> None:
    place.memo.write_bytes(b"")
    assert "authority-folder: is empty" in place.call("verify").output
    assert (place.build().exit_code, place.shows("eleven")) == (0, False)
    place.memo.unlink()
    assert (place.build().exit_code, place.shows("eleven")) == (0, False)
    assert place.call("verify").exit_code == 0


@pytest.mark.parametrize("data", [None, b"", b"\n", b"/tmp\xff", b"elsewhere\n"])
def test_without_both_memos_a_build_asks(place: Place, data: bytes | None) -> None:
    for path in (place.memo, place.copy):
        path.unlink() if data is None else path.write_bytes(data)
    if data is None:
        assert place.call("verify").exit_code == 4
    told = place.build()
    assert told.exit_code == 2
    assert "give --authority DIR" in told.output
    assert not place.shows("eleven")
    assert place.build("--authority", place.authority).exit_code == 0
    assert place.build().exit_code == 0


def test_a_flipped_bit_in_the_memo_is_found(place: Place) -> None:
    data = bytearray(place.memo.read_bytes())
    data[len(data) // 2] ^= 4
    place.memo.write_bytes(data)
    told = place.call("verify")
    assert (told.exit_code, "authority-folder: is not as it was written" in told.output) == (
        4,
        True,
    )


def test_decisions_alone_are_asked_for_too(place: Place) -> None:
    (place.authority / "withdrawals.toml").write_text(
        '[[person]]\nid = "ann-roe"\nname = "Ann Roe"\n', "utf-8"
    )
    assert place.build("--show-withdrawn").exit_code == 0
    for path in (place.memo, place.copy):
        path.unlink()
    assert place.build().exit_code == 2
    assert place.build("--no-authority").exit_code == 0, "nothing is withdrawn"
    assert place.build().exit_code == 0


def _empty(place: Place) -> list[object]:
    other = place.authority.with_name("empty")
    other.mkdir()
    return ["--authority", other]


def _lost(place: Place) -> list[object]:
    (place.authority / "withdrawals.toml").unlink()
    return []


def _cut(place: Place) -> list[object]:
    (place.authority / "withdrawals.toml").write_bytes(b"")
    return []


@pytest.mark.parametrize(
    "lose",
    [_empty, _lost, _cut, lambda _: ["--no-authority"], lambda _: ["--no-authority", "--fresh"]],
)
def test_what_was_withdrawn_is_not_shown_by_mistake(
    place: Place, lose: Callable[[Place], list[object]]
) -> None:
    more = lose(place)
    told = place.build(*more)
    assert told.exit_code == 3
    assert "2 withdrawn would be shown again" in told.output
    assert "nothing was published" in told.output
    assert not place.shows("eleven")
    meant = place.build(*more, "--show-withdrawn")
    assert meant.exit_code == 0
    assert "Withdrawn before, and shown again: 2" in meant.output
    assert place.shows("eleven")
    assert "shown again" not in place.build().output


def test_lines_taken_out_of_the_same_folder_are_meant(place: Place, tmp_path: Path) -> None:
    place.decide("twelve")
    report = tmp_path / "report.json"
    told = place.build("--report", report)
    assert told.exit_code == 0
    assert "Withdrawn before, and shown again: 1" in told.output
    assert json.loads(report.read_text("utf-8"))["shown_again"] == [
        {"kind": "release", "id": place.ids["eleven"]}
    ]
    assert (place.shows("eleven"), place.shows("twelve")) == (True, False)


def test_where_notices_and_decisions_are_both_lost_nothing_is_shown(place: Place) -> None:
    _lost(place)
    for name in ("withdrawn.json", "copy.withdrawn.json"):
        (place.archive / name).unlink()
    told = place.build()
    assert (told.exit_code, "is told nowhere any more" in told.output) == (3, True)
    assert not place.shows("eleven")


def test_the_memo_of_earlier_versions_is_read(place: Place) -> None:
    place.copy.unlink()
    place.memo.write_text(f"{place.authority}\n", "utf-8")
    assert (place.build().exit_code, place.shows("eleven")) == (0, False)
    assert place.copy.exists()


def test_lost_arrivals_are_named(place: Place) -> None:
    for name in ("arrived.json.gz", "copy.arrived.json.gz"):
        (place.archive / name).unlink()
    told = place.call("verify")
    assert (told.exit_code, "arrived.json.gz is gone" in told.output) == (4, True)
    told = place.build()
    assert (told.exit_code, "--forget-arrivals" in told.output) == (3, True)
    assert place.build("--forget-arrivals").exit_code == 0
    assert (place.build().exit_code, place.call("verify").exit_code) == (0, 0)
