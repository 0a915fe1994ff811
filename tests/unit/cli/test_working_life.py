"""Judging a change, going back, trying first, checking a sample by hand, and counting."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.archive import SearchQuery, open_archive
from indexer.cli import main
from indexer.evaluation.sampled import Share
from indexer.model import QuoteId

RELEASES = {
    "gate": "Ann Roe, mayor of Fleet, said: “The gate is open and it will stay open.”",
    "quay": "Bob Doe, harbour master of Fleet, said: “The quay was built twice, and paid for once.”",
    "boats": "Cleo Fenn said that the boats were late.\n\n“They always are,” Cleo Fenn said.",
}


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def write(folder: Path, releases: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in releases.items():
        (folder / f"{name}.md").write_text(
            f"# Notice of the {name}\n\n2024-05-03\n\n{text}\n", "utf-8"
        )
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "notices", RELEASES)


@pytest.fixture
def archive(tmp_path: Path, folder: Path) -> Path:
    assert call("build", folder, "--archive", tmp_path / "archive", "--jobs", 1).exit_code == 0
    return tmp_path / "archive"


def generation(archive: Path) -> str:
    return (archive / "CURRENT").read_text("utf-8").strip()


def change(folder: Path, archive: Path) -> None:
    (folder / "boats.md").unlink()
    write(folder, {
        "gate": RELEASES["gate"].replace("mayor", "governor"),
        "quay": RELEASES["quay"].replace("Bob Doe", "Bob Dow"),
        "lamp": "“The lamp is lit,” said Dan Moss, keeper of the light.",
    })  # fmt: skip
    assert call("build", folder, "--archive", archive, "--jobs", 1, "--prune").exit_code == 0


def test_a_diff_names_what_came_went_and_changed(folder: Path, archive: Path) -> None:
    change(folder, archive)
    result = call("diff", "previous", "current", "--archive", archive, "--json")
    *changes, last = [json.loads(line) for line in result.stdout.splitlines()]
    assert last["totals"]["releases"] == {"came": 1, "went": 1, "both": 2}
    assert last["totals"]["quotes"] == {"came": 1, "went": 2, "changed": 2, "same": 0}
    changed = {
        one["after"]["speaker"]: one["fields"] for one in changes if one["change"] == "changed"
    }
    assert changed["Ann Roe"] == ["role"]
    assert "speaker" in changed["Bob Dow"]
    readable = call("diff", "previous", "current", "--archive", archive).stdout
    assert "+ Dan Moss" in readable
    assert "Quotes: 1 came, 2 went, 2 changed" in readable


def test_other_words_of_the_same_place_are_one_change(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    text = "Ann Roe, mayor of Fleet, said: “The gate is open.” She added: “It will stay open.”"
    folder = write(tmp_path / "notices", {"gate": text})
    for archive in (first, second):
        assert call("build", folder, "--archive", archive, "--jobs", 1).exit_code == 0
    found = open_archive(second)
    with found.reader() as reader:
        (release_id, _), *_ = reader.releases()
        page = reader.release(release_id)
    with found.writer() as writer:
        quote = page.quotes[0]
        shorter = replace(quote.content[0], end=quote.content[0].end - 6)
        cut = replace(
            quote, id=QuoteId("cut"), content=(shorter,), text=shorter.of(page.release.text)
        )
        writer.add(page.release, (cut, *page.quotes[1:]))
        writer.publish()
    found.close()
    result = call("diff", first, second, "--json")
    changes = [json.loads(line) for line in result.stdout.splitlines()][:-1]
    assert [one["change"] for one in changes] == ["changed"]
    assert changes[0]["fields"][0] == "words"
    assert changes[0]["before"]["words"].startswith(changes[0]["after"]["words"])


def test_a_rollback_reads_the_generation_before(folder: Path, archive: Path) -> None:
    before = generation(archive)
    change(folder, archive)
    after = generation(archive)
    result = call("rollback", "--archive", archive)
    assert result.exit_code == 0
    assert f"{before} is read again instead of {after}: 3 releases" in result.stdout
    assert generation(archive) == before
    assert call("rollback", after, "--archive", archive).exit_code == 0
    assert generation(archive) == after
    assert call("rollback", "nothing", "--archive", archive).exit_code == 2


def test_a_rollback_to_what_is_damaged_is_refused(folder: Path, archive: Path) -> None:
    before = generation(archive)
    change(folder, archive)
    after = generation(archive)
    records = next((archive / "generations" / before / "records").iterdir())
    records.chmod(0o600)
    with records.open("r+b") as file:
        file.seek(5000)
        file.write(b"\x00\xff\x00\xff")
    assert call("rollback", "--archive", archive).exit_code == 3
    assert generation(archive) == after


def test_a_site_follows_a_rollback(folder: Path, archive: Path) -> None:
    change(folder, archive)
    opened = open_archive(archive)
    with opened.reader() as reader:
        assert reader.statistics().releases == 3
        names = {hit.release_title for hit in reader.export(_everything())}
        assert "Notice of the lamp" in names
    call("rollback", "--archive", archive)
    with opened.reader() as reader:
        names = {hit.release_title for hit in reader.export(_everything())}
        assert "Notice of the boats" in names
    opened.close()


def _everything() -> SearchQuery:
    return SearchQuery()


def test_a_dry_run_says_what_would_be_and_changes_nothing(folder: Path, archive: Path) -> None:
    before = generation(archive)
    write(folder, {"lamp": "“The lamp is lit,” said Dan Moss, keeper of the light."})
    result = call("build", folder, "--archive", archive, "--jobs", 1, "--dry-run")
    assert result.exit_code == 0
    assert (
        "a dry run; nothing was published. The archive would hold 4 releases and 5 quotes"
        in result.stderr
    )
    assert generation(archive) == before
    result = call("build", folder, "--archive", archive, "--jobs", 1)
    assert "had been extracted by a build" in result.stderr
    (gone,) = call("search", "gate", "--archive", archive, "--json").stdout.splitlines()
    name = json.loads(gone)["release_id"]
    before = generation(archive)
    assert (
        f"Would remove notices/{name}"
        in call("remove", name, "--archive", archive, "--dry-run").stdout
    )
    assert generation(archive) == before


def sample(archive: Path, *more: object) -> list[dict[str, str]]:
    text = call("sample", *more, "--archive", archive).stdout.removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text)))


def test_a_sample_is_the_same_for_the_same_seed(archive: Path) -> None:
    rows = sample(archive, 3, "--seed", 7)
    assert len(rows) == 3
    assert sample(archive, 3, "--seed", 7) == rows
    assert {
        tuple(row["id"] for row in sample(archive, 2, "--seed", seed)) for seed in range(6)
    } != {tuple(row["id"] for row in rows[:2])}
    for row in rows:
        assert f"[[{row['words'][:10]}" in row["context"]
        assert row["words_right"] == row["speaker_right"] == ""
    assert len(sample(archive, 100)) == 4


def fill(archive: Path, path: Path, answers: list[str]) -> Path:
    call("sample", len(answers), "--archive", archive, "--output", path)
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        for row, answer in zip(rows, answers, strict=True):
            writer.writerow(row | {"words_right": answer, "speaker_right": "Y"})
    return path


def test_a_filled_form_is_scored_with_its_interval(archive: Path, tmp_path: Path) -> None:
    form = fill(archive, tmp_path / "form.csv", ["y", "n", "yes", ""])
    shares = json.loads(call("score", form, "--json").stdout)["shares"]
    words = shares[0]
    assert (words["field"], words["kind"], words["right"], words["judged"]) == (
        "words",
        "all",
        2,
        3,
    )
    assert (words["low"], words["high"]) == (0.2077, 0.9385)
    assert {one["field"] for one in shares} == {"words", "speaker"}
    assert (
        "words         all            2 of     3  66.7%  (20.8% to 93.9%)"
        in call("score", form).stdout
    )


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662), (1, 1, 0.2065, 1.0)],
)
def test_the_interval_is_that_of_wilson(right: int, judged: int, low: float, high: float) -> None:
    """(81 of 263 is the example of Newcombe, Statistics in Medicine 17, 1998.)"""
    found = Share(right, judged).interval
    assert (round(found[0], 4), round(found[1], 4)) == (low, high)


def test_a_form_that_is_wrong_is_named_with_its_line(archive: Path, tmp_path: Path) -> None:
    form = fill(archive, tmp_path / "form.csv", ["y", "perhaps"])
    result = call("score", form)
    assert result.exit_code == 2
    assert "words_right is 'perhaps', not y, n or nothing" in result.stderr
    form.write_text("a,b\n1,2\n", "utf-8")
    assert "form.csv:1: has no column id" in call("score", form).stderr


def test_quotes_are_counted_by_any_field_and_by_month(archive: Path) -> None:
    shown = call("stats", "--archive", archive, "--by", "speaker", "--csv").stdout
    rows = list(csv.DictReader(io.StringIO(shown)))
    assert {row["name"]: row["quotes"] for row in rows} == {
        "Ann Roe": "1",
        "Bob Doe": "1",
        "Cleo Fenn": "2",
    }
    assert call("stats", "--archive", archive, "--by", "month").stdout.splitlines()[1].split() == [
        "4",
        "100.0%",
        "2024-05",
    ]
    assert call("stats", "--archive", archive, "--", "-quay").stdout.startswith("3 quotes")
    assert (
        "and 2 more" in call("stats", "--archive", archive, "--by", "speaker", "--limit", 1).stdout
    )
