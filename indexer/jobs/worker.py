"""A process that reads: takes chunks, gives results, and never outlives whoever started it."""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import stat
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, MutableSequence, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Generic, NoReturn, TypeAlias, TypeVar

from indexer.errors import ReleaseError
from indexer.fence import OUT_OF_MEMORY, fenced
from indexer.jobs.budget import NO_MEMORY, Budget, Guard

Work = TypeVar("Work")
Result = TypeVar("Result")
Step: TypeAlias = Callable[[], str]
Task: TypeAlias = Callable[[list[Work], Step], Iterator[Result]]

BATCH = 24  # results sent at a time: one chunk as a rule, a part of what a large archive gives
_PR_SET_PDEATHSIG = 1  # prctl(2)
SIGNALS = frozenset((signal.SIGINT, signal.SIGTERM))
"""What asks a run to end."""


@dataclass(frozen=True, slots=True)
class Assignment(Generic[Work]):
    """A chunk to work on. ``stops``: see ``Guard.begin``; ``batch``: results sent at a time."""

    number: int
    pieces: list[Work]
    stops: Mapping[int, str]
    batch: int


@dataclass(frozen=True, slots=True)
class Answer(Generic[Result]):
    """Results of a chunk, in order; ``failed`` where our own code broke outside of every fence."""

    number: int
    results: list[Result]
    is_last: bool = True
    failed: ReleaseError | None = None


@dataclass(frozen=True, slots=True)
class Calling(Generic[Work, Result]):
    """What a worker does: the same for every chunk. ``prepare`` runs once, first."""

    task: Task[Work, Result]
    prepare: Callable[[], None]
    budget: Budget
    parent: int
    """The process that forked this one, 0 where another one did."""


def serve(
    connection: Connection[Any, Any],
    calling: Calling[Work, Result],
    board: MutableSequence[int],
    unused: Sequence[Connection[Any, Any]],
) -> NoReturn:
    """Work on what comes over a connection until there is no more; ``unused`` are to be closed."""
    _die_with_parent(calling.parent)
    _set_signals()
    if calling.parent:
        _let_go_of_files(unused)
        gc.freeze()  # what was inherited is not looked through again, and so stays shared
    calling.prepare()
    inbox: SimpleQueue[Assignment[Work]] = SimpleQueue()
    guard = Guard(calling.budget, board)
    threading.Thread(target=_receive, args=(connection, inbox), daemon=True).start()
    while not guard.is_bloated:
        assignment = inbox.get()
        work = partial(_work_on, assignment, calling.task, guard, connection)
        failed = fenced("a process that reads", work)
        if isinstance(failed, ReleaseError):
            if failed.reason == OUT_OF_MEMORY:
                os._exit(NO_MEMORY)
            connection.send(Answer(assignment.number, [], failed=failed))
    os._exit(0)


def _work_on(
    assignment: Assignment[Work],
    task: Task[Work, Result],
    guard: Guard,
    connection: Connection[Any, Any],
) -> None:
    guard.begin(assignment.number, assignment.stops)
    batch: list[Result] = []
    for result in task(assignment.pieces, guard.step):
        batch.append(result)
        if len(batch) >= assignment.batch:
            guard.rest()
            connection.send(Answer(assignment.number, batch, is_last=False))
            batch = []
    guard.rest()
    connection.send(Answer(assignment.number, batch))
    guard.end()


def _receive(connection: Connection[Any, Any], inbox: SimpleQueue[Assignment[Any]]) -> None:
    """Take in work ahead of time. The connection ends with whoever is at its other end."""
    try:
        while True:
            inbox.put(connection.recv())
    except (EOFError, OSError):
        pass
    finally:
        os._exit(1)


def _set_signals() -> None:
    """Ctrl-C reaches the whole process group; whoever started this process decides what it means.

    SIGTERM just ends it, as multiprocessing expects when the one that started it ends in order.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)


def _die_with_parent(parent: int) -> None:
    """On Linux the system kills this process when the one that started it is gone.

    Elsewhere the end of the connection tells, as soon as Python has a moment to notice.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if parent and os.getppid() != parent:
        os._exit(1)  # it was gone before


def _let_go_of_files(unused: Sequence[Connection[Any, Any]]) -> None:
    """Close what was open where this process was forked: connections, files with their locks."""
    for connection in unused:
        connection.close()
    own = Path("/proc/self/fd" if sys.platform == "linux" else "/dev/fd")
    for number in [int(entry.name) for entry in own.iterdir()]:
        try:
            mode = os.fstat(number).st_mode if number > 2 else 0
        except OSError:
            continue  # the one that listed them
        if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
            os.close(number)
