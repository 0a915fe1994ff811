"""A language is one folder: with it Esperanto is read, and no other file knows of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import indexer

_TOY = Path(__file__).parent / "toy" / "eo"
_TEXT = """La haveno de Merin estas malfermita kaj la ŝipoj kaj la homoj estas en la haveno kaj en la maro.

“La haveno estas nia”, diris Ana Roe.

Kapitano Marko Doe respondis: “La maro estas granda.”

La urbestro diris, ke la ŝipoj estas en la maro.
"""
_ASK = """
import json, sys
from indexer.ingest import prepare
from indexer.ingest.fields import add_fields
from indexer.model import RawRelease
from indexer.pipeline import extract_quotes
raw = RawRelease("toy", sys.argv[2], id="toy")
release = prepare(add_fields(raw, {"language": sys.argv[1]}, "record"))
quotes = [
    (q.text, q.mention.span.of(release.text), q.speaker_name, q.rule)
    for q in extract_quotes(release)
]
print(json.dumps([release.unread, quotes]))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The indexer with one folder more."""
    folder = tmp_path_factory.mktemp("installed")
    skipped = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(indexer.__file__).parent, folder / "indexer", ignore=skipped)
    shutil.copytree(_TOY, folder / "indexer" / "languages" / "eo", ignore=skipped)
    return folder


def _read(folder: Path, language: str, text: str) -> tuple[str, list[list[str]]]:
    command = [sys.executable, "-c", _ASK, language, text]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    unread, quotes = json.loads(done.stdout)
    return unread, quotes


def test_quotes_are_found_in_a_language_that_is_one_folder(copy: Path) -> None:
    unread, quotes = _read(copy, "eo", _TEXT)
    assert unread == ""
    assert quotes == [
        ["La haveno estas nia", "Ana Roe", "Ana Roe", "inverted"],
        ["La maro estas granda.", "Kapitano Marko Doe", "Marko Doe", "before"],
        ["la ŝipoj estas en la maro", "La urbestro", "urbestro", "reported"],
    ]


_FAMILY = """La haveno de Merin estas malfermita kaj la ŝipoj estas en la haveno kaj en la maro.

“La haveno estas nia”, diris Sinjorino Xanka Roe. “La maro estas granda”, diris Sinjoro Xoran Roe.

“La ŝipoj estas en la haveno”, diris S-ino Roe.

“La homoj estas en la maro”, diris S-ro Roe.

“La tero estas malgranda”, diris profesoro Xoran Roe. “La tero estas ronda”, li diris.
"""


def test_its_forms_of_address_tell_people_of_one_surname_apart(copy: Path) -> None:
    quotes = _read(copy, "eo", _FAMILY)[1]
    assert [quote[1:3] for quote in quotes] == [
        ["Sinjorino Xanka Roe", "Xanka Roe"],
        ["Sinjoro Xoran Roe", "Xoran Roe"],
        ["S-ino Roe", "Xanka Roe"],
        ["S-ro Roe", "Xoran Roe"],
        ["profesoro Xoran Roe", "Xoran Roe"],
        ["li", "Xoran Roe"],
    ]


def test_without_its_folder_it_is_not_read() -> None:
    root = Path(indexer.__file__).parents[1]
    assert _read(root, "eo", _TEXT) == ("language eo", [])


def test_the_other_languages_are_read_as_before(copy: Path) -> None:
    text = "“The quay is open again,” said Ann Roe, the harbour master of the town."
    assert _read(copy, "en", text)[1] == [
        ["The quay is open again,", "Ann Roe", "Ann Roe", "inverted"]
    ]


def test_a_paragraph_of_it_is_read_in_an_english_release(copy: Path) -> None:
    english = "The harbour of the town is open, and the ships are in the harbour again.\n\n"
    assert len(_read(copy, "en", english + _TEXT)[1]) == 3
