"""Of what was withdrawn or removed no byte stays in the generation that is read."""

from __future__ import annotations

import gzip
import json
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app import create_app
from app.settings import Settings
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
_WHY = 'author = "K. Mensah"\ndate = 2026-03-01\nreason = "Asked."\n'
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
        (self.authority / "withdrawals.toml").write_text(f"[[withdrawal]]\n{line}\n{_WHY}", "utf-8")
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
    assert recovered.exit_code == 4, recovered.output
    assert f"{before} (passed over): whole, and not read" in recovered.stdout
    assert "no generation may be read; build the archive again with --fresh" in recovered.stderr
    assert (kept.archive / "CURRENT").read_text("utf-8").strip() == now


@pytest.mark.parametrize("kind", ["quote", "speaker"])
def test_a_segment_is_mended_from_a_generation_that_is_not_read_again(
    kept: _Kept, kind: str
) -> None:
    kept.withdraw(kept.line(kind))
    now, _ = kept.names()
    for path in (kept.archive / "generations" / now / "records").iterdir():
        path.write_bytes(b"")
    recovered = kept.run("recover")
    assert recovered.exit_code == 0, recovered.output
    assert "Mended: records/" in recovered.stdout
    assert f"{now} is whole and stays the archive" in recovered.stdout
    assert "wicketgate" not in kept.run("export", "--format", "jsonl").stdout


def swap(kept: _Kept, name: str) -> None:
    """What a hand does that knows no better."""
    (kept.archive / "CURRENT").write_text(f"{name}\n", "utf-8")


@pytest.mark.parametrize("kind", ["quote", "release", "speaker"])
def test_a_swapped_current_does_not_bring_back_what_was_withdrawn(kept: _Kept, kind: str) -> None:
    kept.withdraw(kept.line(kind))
    _, before = kept.names()
    running = create_app(Settings(archive=kept.archive, page_cache=0))
    assert running.test_client().get("/search?q=quay").status_code == 200
    swap(kept, before)
    for command in (("search", "wicketgate"), ("export", "--format", "jsonl"), ("status",)):
        told = kept.run(*command)
        assert told.exit_code == 3, told.output
        assert f"{before} still holds" in told.stderr
        assert "wicketgate is open" not in told.output
    page = running.test_client().get("/search?q=gate")
    assert page.status_code == 200, "the generation that is open is read on"
    assert "wicketgate is open" not in page.text
    assert "still holds" in running.test_client().get("/health").get_json()["trouble"]
    running.extensions["archive"].close()
    fresh = create_app(Settings(archive=kept.archive, page_cache=0)).test_client()
    for address in ("/", "/search?q=gate", "/search.csv", "/api/v1/search?q=gate"):
        answer = fresh.get(address)
        assert answer.status_code == 503
        assert "wicketgate" not in answer.text.partition("<main")[2]
    assert "This archive holds what was withdrawn since" in fresh.get("/").text
    assert "此資料庫包含其後已撤回的內容" in fresh.get("/?lang=zh-Hant-HK").text
    kept.build()
    assert fresh.get("/search?q=quay").status_code == 200
    assert "wicketgate is open" not in kept.run("export", "--format", "jsonl").stdout


def forget(kept: _Kept) -> None:
    """Lose what is told of withdrawals, both times that it is written."""
    for name in ("withdrawn.json", "copy.withdrawn.json"):
        (kept.archive / name).unlink()


def put_back_an_older_one(kept: _Kept) -> None:
    """What a careless hand takes from a copy of last month."""
    for name in ("withdrawn.json", "copy.withdrawn.json"):
        (kept.archive / name).write_text(
            '{"notices": [["quote", "other", "2025-01-01", "Asked.", ""]], "noindex": [],'
            ' "corrected": [], "orphaned": []}',
            "utf-8",
        )


@pytest.mark.parametrize("lose", [forget, put_back_an_older_one])
@pytest.mark.parametrize("kind", ["quote", "release", "speaker"])
def test_what_was_withdrawn_stays_so_where_nobody_can_tell_what_it_was(
    kept: _Kept, kind: str, lose: Callable[[_Kept], None]
) -> None:
    kept.withdraw(kept.line(kind))
    now, before = kept.names()
    lose(kept)
    told = kept.run("verify")
    assert told.exit_code == 4, told.output
    assert "withdrawn.json is" in told.stdout
    assert "build again with the authority folder" in told.stdout
    for command in (("rollback",), ("rollback", before), ("diff", "previous", "current")):
        told = kept.run(*command)
        assert told.exit_code == 3, (command, told.output)
        assert "withdrawn.json is" in told.stderr
        assert "build again with the authority folder" in told.stderr
        assert "wicketgate" not in told.output
    assert "wicketgate is open" not in kept.run("export", "--format", "jsonl").stdout
    (kept.archive / "generations" / now / "archive.db").write_bytes(b"")
    assert kept.run("recover").exit_code == 4
    swap(kept, before)
    told = kept.run("search", "wicketgate")
    assert told.exit_code == 3
    assert "withdrawn.json is" in told.stderr
    client = create_app(Settings(archive=kept.archive)).test_client()
    assert client.get("/search?q=wicketgate").status_code == 503
    kept.build()
    assert "withdrawn.json" not in kept.run("verify").stdout
    assert "still holds" in kept.run("rollback", before).stderr
    assert "wicketgate is open" not in kept.run("export", "--format", "jsonl").stdout


def test_generations_of_all_states_are_known_where_the_newest_cannot_be_read(kept: _Kept) -> None:
    """What was withdrawn for a while only is no reason to refuse anything."""
    quay = kept.run("search", "quay", "--json").stdout
    assert quay
    kept.withdraw(kept.line("release"))
    (kept.authority / "withdrawals.toml").unlink()
    kept.build("--show-withdrawn")
    now, before = kept.names()
    (kept.archive / "generations" / now / "manifest.json").write_bytes(b"")
    recovered = kept.run("recover")
    assert recovered.exit_code == 0, recovered.output
    assert kept.names()[1] == before


def test_a_rollback_to_what_holds_nothing_withdrawn_is_read(kept: _Kept) -> None:
    kept.withdraw(kept.line("release"))
    kept.build("--fresh")
    assert kept.run("rollback").exit_code == 0
    assert kept.run("search", "quay").exit_code == 0


@pytest.mark.parametrize("kind", ["quote", "release", "speaker"])
def test_a_build_killed_behind_its_publication_has_told_what_is_withdrawn(
    kept: _Kept, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    line, quote = kept.line(kind), kept.quote()

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(sys.modules["indexer.jobs.build"], "_tell", die)
        (kept.authority / "withdrawals.toml").write_text(f"[[withdrawal]]\n{line}\n{_WHY}", "utf-8")
        done = kept.run("build", kept.releases, "--authority", kept.authority, "--jobs", 1)
        assert done.exit_code == 130, done.output
    client = create_app(Settings(archive=kept.archive)).test_client()
    assert client.get(f"/quote/{quote.id}").status_code == 410
    refused = kept.run("rollback")
    assert refused.exit_code == 3
    assert "still holds" in refused.stderr
    (kept.authority / "withdrawals.toml").unlink()
    kept.build("--show-withdrawn")
    assert client.get(f"/quote/{quote.id}").status_code == 200


def test_a_build_killed_before_its_publication_takes_nothing_away(
    kept: _Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    line, quote = kept.line("quote"), kept.quote()

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    (kept.authority / "withdrawals.toml").write_text(f"[[withdrawal]]\n{line}\n{_WHY}", "utf-8")
    with monkeypatch.context() as killed:
        killed.setattr("indexer.archive.embedded.writing.writer.EmbeddedWriter.publish", die)
        done = kept.run("build", kept.releases, "--authority", kept.authority, "--jobs", 1)
        assert done.exit_code == 130, done.output
    client = create_app(Settings(archive=kept.archive)).test_client()
    assert client.get(f"/quote/{quote.id}").status_code == 200, "as it was before"
    kept.build()
    assert client.get(f"/quote/{quote.id}").status_code == 410


def test_generations_from_before_a_withdrawal_are_dropped(kept: _Kept) -> None:
    kept.withdraw(kept.line("release"))
    assert kept.run("keep", 0).exit_code == 0
    assert "still in" not in kept.build()
    raw = [path.read_bytes() for path in kept.archive.rglob("*") if path.is_file()]
    assert not any(b"hornbeam" in data for data in raw)


def test_what_is_withdrawn_no_more_can_be_gone_back_to(kept: _Kept) -> None:
    kept.withdraw(kept.line("release"))
    (kept.authority / "withdrawals.toml").unlink()
    kept.build("--show-withdrawn")
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
