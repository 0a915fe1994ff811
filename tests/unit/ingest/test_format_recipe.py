"""The recipe for a format, followed to the letter in a copy, gives a format that is read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.recipes import follow, read_recipe

_GOOD = """\
Title: The lock is open
Date: 3 May 2028
Publisher: Merrin Wire

“The lock is open again,” said Ann Roe, keeper of the lock.
=====
Title: Statement on the toll
Date: 4 May 2028
Speaker: Mark Doe

I have never asked for a toll. We keep the lock for everybody who comes up the river. I will not ask for one now, and I tell you that nobody on this board will.

We opened the gates for my father, and I thank you for that. I will open them for my daughter.
=====
No field stands above these words.
"""


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "indexer.cli", *arguments],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_recipe_for_a_format_makes_one_that_is_read_part_by_part(tmp_path: Path) -> None:
    steps = read_recipe("A feed or format")
    assert [step.is_new for step in steps] == [True, False, False, False]
    follow(steps, tmp_path, "indexer")
    releases = tmp_path / "releases"
    releases.mkdir()
    (releases / "may.bulletin").write_text(_GOOD, encoding="utf-8")
    done = _run(tmp_path, "extract", "releases")
    assert done.returncode == 5, done.stderr
    assert "may.bulletin#3" in done.stderr
    assert "no field stands above its text" in done.stderr
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["title"], first["date"]) == ("The lock is open", "2028-05-03")
    assert [(q["speaker"], q["text"]) for q in first["quotes"]] == [
        ("Ann Roe", "The lock is open again,")
    ]
    assert {q["speaker"] for q in second["quotes"]} == {"Mark Doe"}
