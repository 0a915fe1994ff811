"""Whatever goes wrong in whichever stage costs one release, and is never taken for done."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from indexer import jobs
from indexer.archive import open_archive
from indexer.cli import main
from indexer.errors import InternalError, ReleaseError
from indexer.fence import OUT_OF_MEMORY, fenced
from tests.robustness.errors_of_every_kind import every_kind

KINDS = every_kind()
TEXT = "# Notice {0}\n\n“We counted {0} boats,” said Ann Roe, Harbour Master of Fleet. kind-{0}\n"
# Each stage, and the name under which the code that is right calls it.
STAGES = {
    "read": ("indexer.ingest.parts", "_whole_file"),
    "decode": ("indexer.ingest.text_of", "decode"),
    "parse": ("indexer.ingest.parts", "read_markdown"),
    "admit": ("indexer.ingest.load", "admit"),
    "prepare": ("indexer.ingest.load", "prepare"),
    "fingerprint": ("indexer.jobs.extraction", "fingerprint"),
    "extract": ("indexer.jobs.extraction", "read_release"),
    "context": ("indexer.jobs.extraction", "context_of"),
    "line": ("indexer.jobs.extraction", "release_line"),
}


def write(folder: Path, number: int) -> None:
    (folder / f"release-{number}.md").write_text(TEXT.format(number), "utf-8")


def number_of(args: tuple[Any, ...]) -> int:
    """Which release a stage is called for, by whatever it is given."""
    found = re.search(r"(?:kind|release)-(\d+)", repr(args))
    assert found is not None
    return int(found[1])


@pytest.fixture
def break_stage(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, list[Exception]], None]:
    """Let a stage raise the error of a release's number, where there is one."""

    def break_it(stage: str, errors: list[Exception]) -> None:
        module, name = STAGES[stage]
        works = getattr(sys.modules[module], name)

        def broken(*args: Any) -> Any:
            number = number_of(args)
            if number < len(errors):
                raise errors[number]
            return works(*args)

        monkeypatch.setattr(sys.modules[module], name, broken)

    return break_it


def test_there_are_a_hundred_kinds() -> None:
    assert len(KINDS) > 100
    assert len({type(error) for error in KINDS}) > 90


@pytest.mark.parametrize("stage", STAGES)
def test_any_error_in_any_stage_costs_its_release(
    tmp_path: Path, stage: str, break_stage: Callable[[str, list[Exception]], None]
) -> None:
    for number in range(len(KINDS) + 2):
        write(tmp_path, number)
    break_stage(stage, KINDS)
    items = jobs.plan([str(tmp_path)])
    results = list(jobs.extract_lines(items) if stage == "line" else jobs.extract(items))
    assert len(results) == len(items), "nothing is lost in silence"
    good = [r for r in results if not isinstance(r, ReleaseError)]
    assert len(good) == 2
    errors = [r for r in results if isinstance(r, ReleaseError)]
    for error in errors:
        kind = KINDS[number_of((error.origin,))]
        assert isinstance(error, InternalError), kind
        assert error.reason.startswith("an error of ours: ")
        assert type(kind).__name__ in error.reason.replace("\\", "")
        assert len(error.reason) < 400
        assert "raise errors[number]" in error.traceback
        assert len(error.traceback) < 9_000
        f"{error.origin}{error.reason}{error.traceback}".encode()


@pytest.mark.parametrize("stage", STAGES)
def test_too_little_memory_is_said_of_the_release(
    tmp_path: Path, stage: str, break_stage: Callable[[str, list[Exception]], None]
) -> None:
    write(tmp_path, 0)
    break_stage(stage, [MemoryError()])
    items = jobs.plan([str(tmp_path)])
    (error,) = jobs.extract_lines(items) if stage == "line" else jobs.extract(items)
    assert isinstance(error, ReleaseError)
    assert error.reason == OUT_OF_MEMORY


@pytest.mark.parametrize("ends", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_what_ends_the_run_goes_through(ends: type[BaseException]) -> None:
    def work() -> None:
        raise ends

    with pytest.raises(ends):
        fenced("a.md", work)


def test_an_error_in_a_line_costs_the_line(
    tmp_path: Path, break_stage: Callable[[str, list[Exception]], None]
) -> None:
    lines = [f'{{"text": "The ferry sails. kind-{number}"}}\n' for number in range(5)]
    (tmp_path / "a.jsonl").write_text("".join(lines), "utf-8")
    break_stage("decode", KINDS[:3])
    results = list(jobs.extract(jobs.plan([str(tmp_path)])))
    assert [isinstance(r, InternalError) for r in results] == [True] * 3 + [False] * 2
    assert [r.origin for r in results if isinstance(r, ReleaseError)] == [
        f"{tmp_path}/a.jsonl:{number}" for number in (1, 2, 3)
    ]


def test_a_build_publishes_the_rest_and_says_so_in_its_exit_code(
    tmp_path: Path, break_stage: Callable[[str, list[Exception]], None]
) -> None:
    folder = tmp_path / "releases"
    folder.mkdir()
    for number in range(3):
        write(folder, number)
    break_stage("extract", [KeyError("kind of quote"), ZeroDivisionError()])
    report = tmp_path / "report.txt"
    command = ["build", str(folder), "--archive", str(tmp_path / "a"), "--report", str(report)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 70, result.output
    assert "2 of these are errors of ours" in result.output
    assert "KeyError: 'kind of quote'" in result.output
    assert "Traceback" not in result.output, "short on the terminal"
    told = report.read_text("utf-8")
    assert told.count("Traceback (most recent call last)") == 2
    assert f"{folder}/release-0.md" in told
    archive = open_archive(tmp_path / "a")
    with archive.reader() as reader:
        assert reader.statistics().releases == 1
    archive.close()


def test_extract_writes_the_rest_and_says_so_in_its_exit_code(
    tmp_path: Path, break_stage: Callable[[str, list[Exception]], None]
) -> None:
    for number in range(2):
        write(tmp_path, number)
    break_stage("line", [KeyError("kind of quote")])
    result = CliRunner().invoke(main, ["extract", str(tmp_path)])
    assert result.exit_code == 70, result.output
    assert "release-0.md: an error of ours: KeyError" in result.output
    assert '"title": "Notice 1"' in result.output
