"""The speeches and one wire of the sample as an archive, built once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.archive import Reader, open_archive
from indexer.cli import main

ROOT = Path(__file__).parents[3]
Run = Callable[..., Result]


def call(*arguments: object) -> Result:
    """A command that has to go well."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture(scope="session")
def archive_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported") / "archive"
    one = tmp_path_factory.mktemp("repeated") / "again"
    one.mkdir()
    words = "“The quay will be built again before the winter comes,” said Ines Quayle, head of Fenna Line."
    for day in ("2024-03-04", "2024-03-05"):
        (one / f"{day}.md").write_text(f"# Quay {day}\n\n{day}\n\n{words}\n", "utf-8")
    call(
        "build", ROOT / "corpus/speeches", ROOT / "corpus/releases/marea", one,
        "--archive", folder, "--jobs", 1, "--authority", ROOT / "corpus/authority",
    )  # fmt: skip
    return folder


@pytest.fixture(scope="session")
def reader(archive_dir: Path) -> Iterator[Reader]:
    archive = open_archive(archive_dir)
    with archive.reader() as reader:
        yield reader
    archive.close()
