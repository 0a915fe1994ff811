"""Of what was withdrawn or removed no byte stays in the generation that is read."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.archive import SearchQuery, open_archive
from indexer.archive.embedded.integrity.manifest import seal
from indexer.archive.language import parse
from indexer.cli import main
from indexer.model import Quote

_GATE = (
    "# Notice of the wicketgate\n\n2024-05-03\n\n"
    "“The wicketgate is open and will stay open,” said Tibalda Rook, mayor of Fleet.\n\n"
    "The hornbeam beside it was felled.\n"
)
_QUAY = "# The quay\n\n2024-05-03\n\n“The quay was built twice,” said Bob Doe, mayor of Fenna.\n"
_WORDS = ("wicketgate", "tibalda", "hornbeam")


class _Kept:
    def __init__(self, folder: Path) -> None:
        self.releases, self.archive, self.authority = (
            folder / name for name in ("n", "archive", "authority")
        )
        self.releases.mkdir()
        self.authority.mkdir()
        (self.releases / "one.md").write_text(_GATE, "utf-8")
        for number in range(3):
            text = _QUAY.replace("twice", f"twice, and {number} times more")
            (self.releases / f"quay{number}.md").write_text(text, "utf-8")
        self.build()

    def run(self, *arguments: object) -> Result:
        return CliRunner().invoke(main, [*map(str, arguments), "--archive", str(self.archive)])

    def build(self, *more: str) -> str:
        done = self.run("build", self.releases, "--authority", self.authority, "--jobs", 1, *more)
        assert done.exit_code == 0, done.output
        return done.stderr

    def quote(self) -> Quote:
        with closing(open_archive(self.archive)) as archive, archive.reader() as reader:
            found = (hit.quote for hit in reader.export(SearchQuery()))
            return next(quote for quote in found if "wicketgate" in quote.text)

    def release(self) -> str:
        return self.quote().release_id

    def line(self, kind: str) -> str:
        """The line of a withdrawal."""
        quote = self.quote()
        ids = {"quote": quote.id, "release": quote.release_id, "speaker": quote.speaker_id}
        return f'{kind} = "{ids[kind]}"'

    def withdraw(self, line: str) -> str:
        (self.authority / "withdrawals.toml").write_text(
            f'[[withdrawal]]\n{line}\nauthor = "K. Mensah"\ndate = 2026-03-01\nreason = "Asked."\n',
            "utf-8",
        )
        return self.build()

    def names(self) -> tuple[str, str]:
        """The generation that is read, and the one before it."""
        archive = open_archive(self.archive)
        now, before = archive.generations()[:2]
        archive.close()
        return now, before

    def found(self) -> set[tuple[str, str]]:
        """Files of the generation that is read, and of those beside it, with forbidden words."""
        current = self.archive / "generations" / self.names()[0]
        files = [path for path in current.rglob("*") if path.is_file()]
        files.append(self.archive / "ledger.jsonl.gz")
        return {
            (path.name, word)
            for path in files
            for data in _contents(path)
            for word in _WORDS
            if word.encode() in data.lower()
        }


def _contents(path: Path) -> Iterator[bytes]:
    data = path.read_bytes()
    yield gzip.decompress(data) if path.suffix == ".gz" else data
    if path.suffix == ".db":  # words may be cut by the pages of the file
        with closing(sqlite3.connect(path)) as database:
            yield "\n".join(database.iterdump()).encode()


@pytest.fixture
def kept(tmp_path: Path) -> _Kept:
    kept = _Kept(tmp_path)
    (kept.releases / "quay0.md").write_text(_QUAY.replace("twice", "once"), "utf-8")
    kept.build()
    assert {word for _, word in kept.found()} == set(_WORDS)
    return kept


def test_of_a_withdrawn_release_no_byte_stays(kept: _Kept) -> None:
    kept.withdraw(f'release = "{kept.release()}"')
    assert kept.found() == set()
    kept.build()  # which reads its file again
    assert kept.found() == set()


def test_of_a_removed_release_no_byte_stays(kept: _Kept) -> None:
    assert kept.run("remove", kept.release()).exit_code == 0
    assert kept.found() == set()


def test_of_a_release_whose_file_is_gone_no_byte_stays(kept: _Kept) -> None:
    (kept.releases / "one.md").unlink()
    kept.build("--prune")
    assert kept.found() == set()


def test_what_a_withdrawn_release_said_before_goes_too(kept: _Kept) -> None:
    name = kept.release()
    (kept.releases / "one.md").write_text(_QUAY.replace("quay", "lamp"), "utf-8")
    kept.build()
    kept.withdraw(f'release = "{name}"')
    assert kept.found() == set()
    with closing(open_archive(kept.archive)) as archive, archive.reader() as reader:
        assert reader.statistics().releases == 3
        assert reader.count(SearchQuery(expression=parse("quay").expression)) == 3


@pytest.mark.parametrize("kind", ["quote", "release", "speaker"])
def test_no_command_brings_back_what_was_withdrawn(kept: _Kept, kind: str) -> None:
    told = kept.withdraw(kept.line(kind))
    now, before = kept.names()
    assert f"still in {before}, kept from before: 'quote-index keep 0' and another build" in told
    assert ("their words stay in the texts of their releases" in told) is (kind != "release")
    refused = kept.run("rollback")
    assert refused.exit_code == 3
    assert f"{before} still holds" in refused.stderr
    assert "withdrawn on 2026-03-01; it is not read again" in refused.stderr
    assert (kept.archive / "CURRENT").read_text("utf-8").strip() == now
    for path in (kept.archive / "generations" / now / "records").iterdir():
        path.write_bytes(b"")
    (kept.archive / "generations" / now / "archive.db").write_bytes(b"")
    recovered = kept.run("recover")
    assert recovered.exit_code == (0 if "Mended" in recovered.stdout else 4), recovered.output
    assert (kept.archive / "CURRENT").read_text("utf-8").strip() == now


def test_generations_from_before_a_withdrawal_are_dropped(kept: _Kept) -> None:
    kept.withdraw(kept.line("release"))
    assert kept.run("keep", 0).exit_code == 0
    assert "still in" not in kept.build()
    raw = [path.read_bytes() for path in kept.archive.rglob("*") if path.is_file()]
    assert not any(b"hornbeam" in data for data in raw)


def test_what_is_withdrawn_no_more_can_be_gone_back_to(kept: _Kept) -> None:
    kept.withdraw(kept.line("release"))
    (kept.authority / "withdrawals.toml").unlink()
    kept.build()
    assert kept.run("rollback").exit_code == 0


@pytest.mark.parametrize("kind", ["quote", "release", "speaker"])
def test_a_comparison_does_not_show_what_was_withdrawn(kept: _Kept, kind: str) -> None:
    kept.withdraw(kept.line(kind))
    for more in ((), ("--json",)):
        told = kept.run("diff", "previous", "current", *more)
        assert told.exit_code == 0, told.output
        assert "wicketgate is open" not in told.stdout
    assert '"went": 1' in told.stdout


@pytest.mark.parametrize(
    ("part", "name"),
    [("counts", "quotes"), ("counts", "releases"), ("segments", "quotes"), ("segments", "terms"),
     ("texts", "quotes"), ("kinds", "1")],
)  # fmt: skip
def test_a_count_beyond_its_file_is_named(kept: _Kept, part: str, name: str) -> None:
    path = kept.archive / "generations" / kept.names()[0] / "manifest.json"
    raw = json.loads(path.read_text("utf-8"))
    raw.pop("seal")
    if part == "counts":
        raw["counts"][name] = 10**15
    elif part == "kinds":
        raw["facts"][part][0][1] = 10**15
    else:
        raw["facts"][part][0][name] = 10**15
    path.write_text(seal(raw), "utf-8")
    told = kept.run("search", "quay")
    assert told.exit_code == 3, told.output
    assert "manifest.json: " in told.stderr
    assert "1000000000000000" in told.stderr
