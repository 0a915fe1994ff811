"""The table of releases held, written anew or, where little has changed, from the one before."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from indexer.archive.embedded.storage.columns import Ints
from indexer.archive.embedded.storage.store import CATALOGUE
from indexer.archive.embedded.writing.state import HeldRelease, State
from indexer.model import ReleaseId

_CHANGED_SHARE = 20
"""With more than one in so many changed, all are written: 4 µs a row instead of 1.5."""
_INSERT = "insert into releases values (?,?,?,?,?,?,?,?,?,?,?,?,?)"
_COPY = """
insert into main.releases
select number + ?, id, sha256, segment, row, title, publisher, published, first, last,
    given_id, collection, issuer
from before.releases where number between ? and ? order by number
"""

_Numbered = tuple[int, ReleaseId]


def write_releases(catalogue: sqlite3.Connection, state: State) -> Ints:
    """Fill the table ``releases``, numbered in the order of their ids.

    What comes back is, for each number of the state, the number in the table; 0 for none.
    """
    renumber = np.zeros(state.release_numbers + 1, np.int32)
    releases, before = state.releases, state.loaded
    changed = sorted(name for name, held in releases.items() if before.get(name) is not held)
    is_known = state.files is not None and state.keeps_issuers
    if not is_known or len(changed) * _CHANGED_SHARE > len(releases):
        ordered = sorted(releases)
        renumber[[releases[name].number for name in ordered]] = np.arange(len(ordered))
        catalogue.executemany(_INSERT, _rows(enumerate(ordered), releases))
        return renumber
    names = list(before)
    gone = [n for n, name in enumerate(names) if releases.get(name) is not before[name]]
    stretches, placed = _lay_out(names, gone, changed)
    assert state.files is not None, "known"
    before_file = state.files.file(CATALOGUE)
    before_file.check_all()  # SQLite reads it past our checks
    _copy(catalogue, before_file.path, stretches)
    catalogue.executemany(_INSERT, _rows(placed, releases))
    for shift, first, last in stretches:
        renumber[first : last + 1] = np.arange(first + shift, last + shift + 1)
    for number, name in placed:
        renumber[releases[name].number] = number
    return renumber


def _lay_out(
    names: list[ReleaseId], gone: list[int], changed: list[ReleaseId]
) -> tuple[list[tuple[int, int, int]], list[_Numbered]]:
    """Where everything goes, ids in order.

    Stretches of the table before, each with how far it moves, its first number and its last;
    and what has changed, with its new number.
    """
    stops = [(bisect_left(names, name), 1, name) for name in changed]
    stops += [(place, 0, names[place]) for place in gone]
    stretches: list[tuple[int, int, int]] = []
    placed: list[_Numbered] = []
    start = shift = 0
    for place, is_new, name in sorted(stops, key=lambda stop: (stop[0], -stop[1], stop[2])):
        if place > start:
            stretches.append((shift, start, place - 1))
        start = max(start, place)
        if is_new:
            placed.append((place + shift, name))
            shift += 1
        else:
            start, shift = place + 1, shift - 1
    if start < len(names):
        stretches.append((shift, start, len(names) - 1))
    return stretches, placed


def _copy(
    catalogue: sqlite3.Connection, before: Path, stretches: list[tuple[int, int, int]]
) -> None:
    catalogue.commit()
    catalogue.execute("attach database ? as before", (str(before),))
    catalogue.executemany(_COPY, stretches)
    catalogue.commit()
    catalogue.execute("detach database before")


def _rows(
    numbered: Iterable[_Numbered], releases: dict[ReleaseId, HeldRelease]
) -> Iterator[tuple[Any, ...]]:
    return ((number, name, *releases[name][1:]) for number, name in numbered)
