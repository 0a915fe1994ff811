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


def test_a_bar_promises_no_less_than_the_running_file_has_taken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    monkeypatch.setattr("tqdm.std.time", lambda: now[0])
    monkeypatch.setattr("tqdm.std.tqdm.monitor_interval", 0)  # no thread of its own
    bars = progress.Bars()
    bars.begin("Reading", 1_000)
    now[0] = 10.0
    bars.advance(990)
    now[0] = 130.0
    bars.advance(0)
    bars.close()
    last = capsys.readouterr().err.split("\r")[-1]
    assert "990/1000 [02:10<02:00, " in last
