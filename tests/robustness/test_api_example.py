"""The example in docs/api.md runs against a real server process, to the last page."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

from indexer.archive import open_archive
from tests.contract.samples import make_quote, make_release
from tests.robustness.raw_http import serving

ROOT = Path(__file__).resolve().parents[2]


def test_the_example_in_python_reads_every_page(tmp_path: Path) -> None:
    with open_archive(tmp_path / "archive").writer() as writer:
        for n in range(250):
            release = make_release(f"r{n}", date(2024, 5, 1))
            words = f"The ferry number {n} is late again"
            writer.add(release, (make_quote(f"q{n}", release, words, speaker_id=None),))
        writer.publish()
    example = re.search(r"```python\n(.*?)```", (ROOT / "docs/api.md").read_text("utf-8"), re.S)
    assert example
    with serving(tmp_path / "archive") as port:
        code = example[1].replace("http://127.0.0.1:8000", f"http://127.0.0.1:{port}")
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
        )
    assert len(set(done.stdout.splitlines())) == 250
