"""A small folder of releases to build from."""

from __future__ import annotations

from pathlib import Path

import pytest

NAMES = ("Ann Roe", "Bob Doe", "Cleo Fenn", "Dan Moss", "Eva Lind", "Finn Hale")


def write_release(folder: Path, number: int, words: str = "") -> Path:
    """One release in the layout of a wire, with one direct quote."""
    name = NAMES[number % len(NAMES)]
    path = folder / "wire" / "2024" / f"05{number % 28 + 1:02d}" / f"release-{number}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    words = words or f"We counted {number} boats in the harbour"
    path.write_text(
        f"# Notice {number}\n\nThe harbour board met in Fleet on Monday to count the boats.\n\n"
        f"“{words},” said {name}, Harbour Master of Fleet Harbour. “That is enough.”\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    folder = tmp_path / "releases"
    for number in range(8):
        write_release(folder, number)
    return folder
