"""How a command tells how far it has come."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from tqdm import tqdm

from indexer.jobs import Progress

_FORM = "{l_bar}{bar}| {n_fmt}/{total_fmt} [{elapsed}<{left}, {rate_fmt}]"
_EVERY = 5.0  # seconds between two lines where there is no terminal


@contextmanager
def show_progress() -> Iterator[Progress]:
    """A bar with rate and time left on a terminal, a line every few seconds elsewhere."""
    bars = Bars() if sys.stderr.isatty() else Lines()
    try:
        yield bars
    finally:
        bars.close()


class _Bar(tqdm):  # type: ignore[misc]  # it has no types
    """A bar whose time left is never less than the running item has taken already."""

    moved = 0.0

    @property
    def format_dict(self) -> dict[str, Any]:
        told: dict[str, Any] = super().format_dict
        total, done, elapsed = told["total"] or 0, told["n"], told["elapsed"]
        left = (total - done) * elapsed / done if done else 0.0
        if done < total:
            left = max(left, time.monotonic() - self.moved)
        return {**told, "left": tqdm.format_interval(left) if done else "?"}


class Bars:
    """One bar a counted stage; a stage that is not counted is a line."""

    def __init__(self) -> None:
        self._bar: _Bar | None = None

    def begin(self, stage: str, total: int = 0) -> None:
        self.close()
        if total:
            self._bar = _Bar(
                total=total, desc=stage, unit=" releases", dynamic_ncols=True, bar_format=_FORM
            )
            self._bar.moved = time.monotonic()
        else:
            click.echo(f"{stage} …", err=True)

    def advance(self, releases: int) -> None:
        if self._bar is not None:
            if releases:
                self._bar.moved = time.monotonic()
                self._bar.update(releases)
            else:  # nothing is done, but the time left grows
                self._bar.refresh()

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


class Lines:
    """Plain lines, for a log.

    The time left is never said to be less than what the last step took: one slow file may
    take a hundred times as long as those before it, and the next may, too.
    """

    def __init__(self) -> None:
        self._stage = ""
        self._total = self._done = 0
        self._started = self._told = self._moved = time.monotonic()

    def begin(self, stage: str, total: int = 0) -> None:
        self._stage, self._total, self._done = stage, total, 0
        self._started = self._told = self._moved = time.monotonic()
        click.echo(f"{stage} {total} releases" if total else stage, err=True)

    def advance(self, releases: int) -> None:
        now = time.monotonic()
        waited = now - self._moved
        if releases:
            self._done = min(self._total, self._done + releases)
            self._moved = now
        if now - self._told < _EVERY:
            return
        self._told = now
        rate = self._done / max(now - self._started, 1e-6)
        left = (self._total - self._done) / rate if rate else 0.0
        if self._done < self._total:
            left = max(left, waited)
        click.echo(
            f"{self._stage}: {self._done} of {self._total}, {rate:.0f} a second, {left:.0f} s left",
            err=True,
        )

    def close(self) -> None:
        pass
