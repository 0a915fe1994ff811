"""The digest of the extractor tells every change of a rule, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import indexer
from indexer.extracted_by import extractor_digest

_ASK = "from indexer.extracted_by import extractor_digest as d; print(d())"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The indexer as another installation has it."""
    source = Path(indexer.__file__).parent
    shutil.copytree(source, tmp_path / "indexer", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def _digest_in(folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _ASK], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_every_installation_of_the_same_sources_has_the_same_digest(copy: Path) -> None:
    assert _digest_in(copy) == extractor_digest()
    module = copy / "indexer" / "grammar" / "verbs.py"
    module.write_bytes(module.read_bytes().replace(b"\n", b"\r\n"))
    assert _digest_in(copy) == extractor_digest()


@pytest.mark.parametrize("part", ["lexicon/titles.py", "grammar/verbs.py", "rulebook.py"])
def test_a_changed_source_changes_the_digest(copy: Path, part: str) -> None:
    with (copy / "indexer" / part).open("a", encoding="utf-8") as file:
        file.write("\n# another word\n")
    assert _digest_in(copy) != extractor_digest()


def test_a_new_file_changes_the_digest_and_what_python_compiled_does_not(copy: Path) -> None:
    compiled = copy / "indexer" / "lexicon" / "__pycache__" / "titles.cpython-311.pyc"
    compiled.parent.mkdir(exist_ok=True)
    compiled.write_bytes(b"compiled")
    assert _digest_in(copy) == extractor_digest()
    (copy / "indexer" / "lexicon" / "more.txt").write_text("a word\n", encoding="utf-8")
    assert _digest_in(copy) != extractor_digest()
