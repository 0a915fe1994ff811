"""What was withdrawn stays withdrawn, whatever happens to the files that said it."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.archive import SearchQuery, open_archive
from indexer.archive.address import find_memo
from indexer.cli import main
from indexer.jobs.withdrawn_words import is_said_again, know
from indexer.model import Quote
from indexer.withdrawals import KINDS, parse_withdrawals, read_withdrawals
from tests.unit.evaluation.conftest import make_quote

_ONE = "# The zebrafish\n\n2024-05-03\n\n“Every zebrafish in the pond was counted twice last night,” said Ann Roe, keeper of the Fleet Aquarium.\n"
_TWO = "# The pier\n\n2024-05-04\n\n“The pier was rotten to the core when the storm came,” said Bob Doe, mayor of Fleet.\n\n“We shall build another,” said Doe.\n"


class Archive:
    def __init__(self, folder: Path) -> None:
        self.source, self.authority = folder / "src", folder / "authority"
        self.address, self.before = folder / "archive", folder / "before"
        self.source.mkdir()
        self.authority.mkdir()
        for name, text in (("one", _ONE), ("two", _TWO)):
            (self.source / f"{name}.md").write_text(text, "utf-8")
        self.build()
        shutil.copytree(self.address, self.before)

    def run(self, *arguments: object) -> Result:
        return CliRunner().invoke(main, [str(a) for a in arguments])

    def build(self, *more: object) -> str:
        command = ("build", self.source, "--archive", self.address, "--authority", self.authority)
        done = self.run(*command, *more)
        assert done.exit_code == 0, done.output
        return done.output

    def withdraw(self, line: str) -> str:
        (self.authority / "withdrawals.toml").write_text(_table("withdrawal", line))
        return self.build()

    def quotes(self, address: Path | None = None) -> dict[str, Quote]:
        with closing(open_archive(address or self.address)) as archive, archive.reader() as reader:
            return {hit.quote.text: hit.quote for hit in reader.export(SearchQuery())}

    def says(self, word: str) -> bool:
        return any(word in text for text in self.quotes())


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


@pytest.mark.parametrize("fresh", [(), ("--fresh",)])
@pytest.mark.parametrize("way", ["renamed", "copied", "elsewhere"])
def test_a_withdrawn_release_stays_out_wherever_it_is_read(
    archive: Archive, way: str, fresh: tuple[str, ...]
) -> None:
    archive.withdraw('release = "src/one"')
    assert not archive.says("zebrafish")
    one = archive.source / "one.md"
    if way == "elsewhere":
        (archive.source / "deeper").mkdir()
        shutil.copy(one, archive.source / "deeper/other.md")
    else:
        shutil.copy(one, archive.source / "uno.md")
    if way == "renamed":
        one.unlink()
    told = archive.build(*fresh)
    assert not archive.says("zebrafish")
    if way == "renamed":  # else it is a second place of the same release
        assert "says again what was withdrawn as src/one" in told
    archive.build()
    assert not archive.says("zebrafish")


@pytest.mark.parametrize("fresh", [(), ("--fresh",)])
@pytest.mark.parametrize("renamed", [False, True])
def test_a_withdrawn_quote_stays_out_when_its_release_is_edited(
    archive: Archive, renamed: bool, fresh: tuple[str, ...]
) -> None:
    quote = next(q for text, q in archive.quotes().items() if "rotten" in text)
    archive.withdraw(f'quote = "{quote.id}"')
    path = archive.source / "two.md"
    edited = _TWO.replace("rotten to the core", "rotten right to the core")
    path.write_text(_TWO if renamed else edited, "utf-8")
    if renamed:
        path.rename(path.with_name("dos.md"))
    told = archive.build(*fresh)
    assert not archive.says("rotten")
    assert archive.says("build another"), "only what was withdrawn"
    if not renamed or fresh:  # else the release keeps its address, and the quote its id
        assert f"says again what was withdrawn as {quote.id}" in told
    path.with_name("dos.md" if renamed else "two.md").write_text(edited + "\nMore.\n", "utf-8")
    archive.build()
    assert not archive.says("rotten"), "after a second edit"


def test_what_is_withdrawn_no_more_comes_back(archive: Archive) -> None:
    archive.withdraw('release = "src/one"')
    (archive.authority / "withdrawals.toml").unlink()
    archive.build("--show-withdrawn")
    assert archive.says("zebrafish")
    assert read_withdrawals(find_memo(archive.address, "withdrawn")).digests == {}


def test_nothing_that_was_withdrawn_from_a_place_is_copied_or_imported_there(
    archive: Archive, tmp_path: Path
) -> None:
    archive.withdraw('release = "src/one"')
    copied = archive.run("copy", archive.before, archive.address, "--replace")
    assert copied.exit_code == 3
    assert "which was withdrawn on 2026-03-01" in copied.output
    package = tmp_path / "package"
    export = ("export", "--format", "jsonl", "--output", package)
    assert archive.run(*export, "--archive", archive.before).exit_code == 0
    emptied = archive.run("remove", "src/two", "--archive", archive.address)
    assert emptied.exit_code == 0, emptied.output
    imported = archive.run("import", package, "--archive", archive.address)
    assert imported.exit_code == 3
    assert "were withdrawn from" in imported.output
    assert not archive.says("zebrafish")


def test_no_word_of_what_was_withdrawn_is_in_what_is_remembered(archive: Archive) -> None:
    quote = next(q for text, q in archive.quotes().items() if "rotten" in text)
    archive.withdraw(f'quote = "{quote.id}"')
    told = read_withdrawals(find_memo(archive.address, "withdrawn"))
    assert told.words[quote.id].release == "src/two"
    assert "rotten" not in json.dumps(told.words[quote.id].hashes)


_LONG = (
    "# The ferry is sold\n\n2024-05-06\n\n“The old ferry cannot be mended any more, and so it was"
    " sold for parts last week,” said Ann Roe, head of the Fenna Line. She told the council of Fleet"
    " that nobody had made an offer for the whole ship, though it had been on the market since the"
    " spring of last year, and that the crew of nineteen would stay with the company.\n\n“A new"
    " ferry will sail before the summer, and it will take twice as many cars,” Roe said.\n"
)


@pytest.mark.parametrize("fresh", [(), ("--fresh",)])
def test_a_withdrawn_release_that_is_renamed_and_edited_stays_out(
    archive: Archive, fresh: tuple[str, ...]
) -> None:
    (archive.source / "sale.md").write_text(_LONG, "utf-8")
    archive.build()
    archive.withdraw('release = "src/sale"')
    (archive.source / "sale.md").unlink()
    edited = _LONG.replace("was sold for parts", "had to be sold for parts")
    (archive.source / "venta.md").write_text(edited, "utf-8")
    other = _LONG.partition("“")[0] + _ONE.partition("\n\n2024-05-03\n\n")[2]
    (archive.source / "other.md").write_text(other.replace("night", "week"), "utf-8")
    for more in (fresh, ()):
        told = archive.build(*more)
        assert not archive.says("ferry")
        assert "release src/venta says again what was withdrawn as src/sale" in told
        assert "[[admission]]" in told
    assert archive.says("last week"), "another release under the same headline"
    memo = find_memo(archive.address, "withdrawn").read_text("utf-8")
    assert "nineteen" not in memo
    with (archive.authority / "withdrawals.toml").open("a") as file:
        file.write(_table("admission", 'release = "src/venta"'))
    archive.build()
    assert archive.says("ferry")


def test_what_is_like_a_withdrawn_release_and_was_shown_all_along_stays(archive: Archive) -> None:
    (archive.source / "sale.md").write_text(_LONG, "utf-8")
    (archive.source / "again.md").write_text(_LONG.replace("nineteen", "twenty"), "utf-8")
    archive.build()
    told = archive.withdraw('release = "src/sale"')
    assert "Shown: src/again: quote" in told, "whoever withdraws the one hears of the other"
    (archive.source / "again.md").write_text(_LONG.replace("nineteen", "thirty"), "utf-8")
    archive.build("--fresh")
    assert archive.says("ferry")


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        *(("withdrawal", kind) for kind in KINDS),
        *(("noindex", kind) for kind in KINDS),
        ("admission", "quote"),
        ("admission", "release"),
    ],
)
def test_a_mistyped_id_has_an_exit_code_of_its_own(
    archive: Archive, table: str, kind: str, tmp_path: Path
) -> None:
    path, report = archive.authority / "withdrawals.toml", tmp_path / "report.json"
    path.write_text(_table(table, f'{kind} = "src/onne"'))
    command = ("build", archive.source, "--archive", archive.address, "--report", report)
    for _ in range(2):  # it is told until somebody mends it
        done = archive.run(*command, "--authority", archive.authority, "--allow-unread")
        assert done.exit_code == 7
        assert f"withdrawals.toml:1: there is no {kind} src/onne" in done.output
        told = json.loads(report.read_text("utf-8"))
        assert len(told["withdrawals_without_effect"]) == 1
        assert told["exit_code"] == 7


def test_what_was_withdrawn_is_no_slip_once_it_is_gone(archive: Archive) -> None:
    quote = next(q for text, q in archive.quotes().items() if "rotten" in text)
    (archive.authority / "withdrawals.toml").write_text(
        _table("withdrawal", 'release = "src/one"')
        + _table("withdrawal", f'quote = "{quote.id}"')
        + _table("withdrawal", f'speaker = "{quote.speaker_id}"')
        + _table("noindex", 'release = "src/two"')
    )
    archive.build()
    (archive.source / "one.md").unlink()
    archive.build("--prune")
    archive.build("--fresh")


def _table(name: str, line: str) -> str:
    return f'[[{name}]]\n{line}\nauthor = "K. Mensah"\ndate = 2026-03-01\nreason = "Asked."\n\n'


def test_other_words_of_a_release_are_others() -> None:
    withdrawn = make_quote("We are pleased to announce the new bridge over the Wend")
    for other, same in (
        ("We are pleased to announce the opening of a school for pilots", False),
        ("We are pleased to announce the new bridge over the river Wend", True),
        ("the new bridge over the Wend", True),
        ("", False),
    ):
        assert is_said_again(know(withdrawn), make_quote(other)) is same, other


_TWINS = (
    "# The link\n\n2024-05-04\n\n“We are pleased to sign this agreement today and look forward to"
    " working together on the new rail link,” said Ann Roe, mayor of Fleet.\n\n“We are pleased to"
    " sign this agreement today and look forward to working together in the port,” said Bob Doe,"
    " director of the Fenna Line.\n"
)


def test_what_was_shown_all_along_is_not_withheld(archive: Archive) -> None:
    path = archive.source / "twins.md"
    path.write_text(_TWINS, "utf-8")
    archive.build()
    quote = next(q for q in archive.quotes().values() if "rail link" in q.text)
    archive.withdraw(f'quote = "{quote.id}"')
    path.write_text(_TWINS.replace("new rail link", "old rail link"), "utf-8")
    archive.build()
    assert not archive.says("rail link")
    assert archive.says("in the port"), "somebody else's words"


@pytest.mark.parametrize(
    ("old", "new"), [("the Fleet Aquarium", "the Gorse Aquarium"), ("Ann Roe", "Ann M. Roe")]
)
def test_a_withdrawn_speaker_stays_out_under_another_name(
    archive: Archive, old: str, new: str
) -> None:
    quote = next(q for text, q in archive.quotes().items() if "zebrafish" in text)
    archive.withdraw(f'speaker = "{quote.speaker_id}"')
    assert not archive.says("zebrafish")
    (archive.source / "one.md").write_text(_ONE.replace(old, new), "utf-8")
    told = archive.build()
    assert not archive.says("zebrafish")
    if old.startswith("Ann"):
        assert f"says again what was withdrawn as {quote.speaker_id}" in told
    archive.build()
    assert not archive.says("zebrafish")


@pytest.mark.parametrize(
    "told",
    [
        {"notices": [["quote", 7, "2026-01-01", "why", ""]]},
        {"notices": [["quote", "x", "2026-01-01", "\ud800", ""]]},
        {"notices": [["planet", "x", "2026-01-01", "why", ""]]},
        {"corrected": [[1, 2, "2026-01-01", 4]]},
        {"words": {"x": ["r", [1]]}},
        {"digests": {"x": None}},
    ],
)
def test_notices_of_another_shape_are_refused(told: dict[str, object]) -> None:
    whole: dict[str, object] = {"notices": [], "noindex": [], "corrected": [], "orphaned": []}
    with pytest.raises((TypeError, ValueError)):
        parse_withdrawals(whole | told)


@pytest.mark.parametrize("kind", ["release", "quote", "speaker"])
def test_the_same_words_in_another_release_are_told(archive: Archive, kind: str) -> None:
    quote = next(q for text, q in archive.quotes().items() if "zebrafish" in text)
    ids = {"quote": quote.id, "release": quote.release_id, "speaker": quote.speaker_id}
    archive.withdraw(f'{kind} = "{ids[kind]}"')
    other = _ONE.replace("Ann Roe, keeper of the Fleet Aquarium", "Cleo Fenn, a visitor of Gorse")
    (archive.source / "uno.md").write_text(f"{other}\nContact: the office.\n", "utf-8")
    told = archive.build()
    assert f"has the words of {quote.id}, which was withdrawn" in told
    assert archive.says("zebrafish"), "who withdraws it decides"
    again = archive.build()
    assert "has the words of" not in again, "told once"
