"""What a log is told of how far a build has come."""

from __future__ import annotations

import pytest

from indexer.cli import progress


def test_time_left_is_not_less_than_a_slow_file_took(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    lines = progress.Lines()
    lines.begin("Reading", 1_000)
    now[0] = 10.0
    lines.advance(990)
    for releases in (0, 0, 1):
        now[0] += 60.0
        lines.advance(releases)
    told = capsys.readouterr().err.splitlines()
    assert [line.rpartition(", ")[2] for line in told[2:]] == [
        "60 s left", "120 s left", "180 s left",
    ]  # fmt: skip
