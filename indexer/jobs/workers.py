"""Work spread over processes: results in the order of the work, bounded memory, no loose ends.

A process that dies (over its budget, out of memory, a fault in a library) costs
the one step that killed it, not the run: the system keeps what step it was at,
and another process takes the same way and leaves that step out.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import warnings
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any, Generic

from indexer.errors import ArchiveError
from indexer.jobs.budget import DEFAULT_BUDGET, IDLE, Budget
from indexer.jobs.worker import (
    BATCH,
    SIGNALS,
    Answer,
    Assignment,
    Calling,
    Result,
    Task,
    Work,
    serve,
)

_AHEAD = 3  # chunks in flight a process: enough that none waits, few enough to hold in memory
_QUEUED = 2  # chunks a process has: one it works on, one that it finds when it is done
_FALSE_STARTS = 3  # processes in a row that end before they do anything
KILLED = "the process reading it was ended by the system (out of memory?)"
# As Python does where not even an error can be made any more.
GAVE_UP = "the process reading it gave itself up, as it does without memory: --release-memory"


def _nothing() -> None:
    """No preparation."""


def spread(
    task: Task[Work, Result],
    chunks: Iterable[list[Work]],
    jobs: int,
    died: Callable[[Work, str], Result],
    *,
    prepare: Callable[[], None] = _nothing,
    budget: Budget = DEFAULT_BUDGET,
) -> Iterator[tuple[int, list[Result]]]:
    """Apply ``task`` to every chunk in ``jobs`` processes of their own, in order.

    Yields results with the number of pieces they complete: as a rule all of a
    chunk at once, a part with 0 pieces where it gives many. ``task`` calls the
    step it is given before each thing it does, and gives a result with the
    reason in place of the step where that is refused: the same chunk must take
    the same steps every time. ``died`` makes the result of a piece whose
    process ended outside of any step. ``prepare`` runs once in each process,
    for what every chunk needs. Closing the iterator ends the processes.

    Raises:
        ArchiveError: processes do not even start.
        InternalError: ``task`` itself raised an error.
    """
    pool = Pool(Calling(task, prepare, budget, 0), jobs, died)
    try:
        yield from pool.work(iter(chunks))
    finally:
        pool.close()


@dataclass(slots=True)
class _Chunk(Generic[Work, Result]):
    """A chunk on its way. ``given`` counts the results that came; ``ready`` are those not taken."""

    number: int
    pieces: list[Work]
    ready: list[Result] = field(default_factory=list)
    given: int = 0
    again: int = 0
    """Results that come a second time, from another process."""
    is_done: bool = False
    stops: dict[int, str] = field(default_factory=dict)
    deaths: Counter[int] = field(default_factory=Counter)
    batch: int = BATCH

    def take(self) -> list[Result]:
        taken, self.ready = self.ready, []
        return taken

    def add(self, answer: Answer[Result]) -> None:
        fresh = answer.results[self.again :]
        self.again = max(0, self.again - len(answer.results))
        self.given += len(fresh)
        self.ready += fresh
        self.is_done = answer.is_last


@dataclass(slots=True)
class _Worker(Generic[Work, Result]):
    process: BaseProcess
    connection: Connection[Any, Any]
    board: Any
    chunks: deque[_Chunk[Work, Result]] = field(default_factory=deque)

    def assign(self, chunk: _Chunk[Work, Result]) -> None:
        self.chunks.append(chunk)
        chunk.again = chunk.given
        with suppress(OSError):  # if it has ended, whoever reads from it is told, too
            self.connection.send(Assignment(chunk.number, chunk.pieces, chunk.stops, chunk.batch))


class Pool(Generic[Work, Result]):
    """Processes at work, as many as there is work for."""

    def __init__(
        self,
        calling: Calling[Work, Result],
        jobs: int,
        died: Callable[[Work, str], Result],
    ) -> None:
        self._calling = calling
        self._jobs = max(1, jobs)
        self._died = died
        self._context = _context()
        self._workers: dict[Connection[Any, Any], _Worker[Work, Result]] = {}
        self._unassigned: deque[_Chunk[Work, Result]] = deque()
        self._false_starts = 0

    def work(self, chunks: Iterator[list[Work]]) -> Iterator[tuple[int, list[Result]]]:
        """Keep some chunks in flight; results in the order of the chunks."""
        flying: deque[_Chunk[Work, Result]] = deque()
        number = 0
        more = True
        while True:
            while more and len(flying) < self._jobs * _AHEAD:
                pieces = next(chunks, None)
                if pieces is None:
                    more = False
                    break
                flying.append(_Chunk(number, pieces))
                self._unassigned.append(flying[-1])
                number += 1
            if not flying:
                return
            self._assign()
            first = flying[0]
            # A process that waits to be heard does nothing: hear all before the caller goes on.
            self._listen(patiently=not (first.is_done or first.ready))
            if first.is_done:
                yield len(first.pieces), flying.popleft().take()
            elif first.ready:
                yield 0, first.take()

    def _assign(self) -> None:
        """Give out chunks in order, to whoever has the fewest, and to new processes."""
        while self._unassigned:
            worker = min(self._workers.values(), key=lambda w: len(w.chunks), default=None)
            if (worker is None or worker.chunks) and len(self._workers) < self._jobs:
                worker = self._start()
            if worker is None or len(worker.chunks) >= _QUEUED:
                return
            worker.assign(self._unassigned.popleft())

    def _listen(self, *, patiently: bool) -> None:
        """Take answers, and note who has ended; wait for one of both if ``patiently``."""
        for ready in wait(list(self._workers), None if patiently else 0):
            assert isinstance(ready, Connection)
            worker = self._workers[ready]
            try:
                answer: Answer[Result] = ready.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if answer.failed is not None:
                raise answer.failed
            self._false_starts = 0
            chunk = worker.chunks[0]
            assert chunk.number == answer.number
            chunk.add(answer)
            if chunk.is_done:
                worker.chunks.popleft()

    def _bury(self, worker: _Worker[Work, Result]) -> None:
        """A process has ended: find out what it was at, and let others go on."""
        del self._workers[worker.connection]
        worker.connection.close()
        worker.process.join()
        code = worker.process.exitcode or 0
        number, step = worker.board
        if worker.chunks and worker.chunks[0].number == number:
            self._put_right(worker.chunks[0], step, code)
        elif code:
            self._false_starts += 1
            if self._false_starts > _FALSE_STARTS:
                raise ArchiveError(f"processes that read end before they begin, with code {code}")
        unfinished = [chunk for chunk in worker.chunks if not chunk.is_done]
        self._unassigned = deque(sorted((*self._unassigned, *unfinished), key=_in_order))

    def _put_right(self, chunk: _Chunk[Work, Result], step: int, code: int) -> None:
        """See to it that a chunk does not end a process for the same reason again."""
        reason = self._calling.budget.overrun(code) or _say(code)
        chunk.deaths[step] += 1
        chunk.batch = 1  # so that the next time each result is out before the next step
        if step == IDLE or step in chunk.stops:
            if chunk.deaths[step] > _FALSE_STARTS:
                chunk.ready += [self._died(piece, reason) for piece in chunk.pieces]
                chunk.is_done = True
        elif code == -signal.SIGPROF or chunk.deaths[step] > 1:
            # Time of the processor is the step's own; anything else may have come from outside.
            chunk.stops[step] = reason

    def _start(self) -> _Worker[Work, Result]:
        try:
            return self._start_process()
        except OSError as error:  # no more processes or files, no room for what is shared
            reason = error.strerror or error
            raise ArchiveError(
                f"no process to read in can be started: {reason}; nothing was published"
            ) from error

    def _start_process(self) -> _Worker[Work, Result]:
        ours, theirs = self._context.Pipe()
        board = self._context.RawArray("q", [IDLE, IDLE])
        inherits = self._context.get_start_method() == "fork"
        calling = replace(self._calling, parent=os.getpid() if inherits else 0)
        unused = [ours, *self._workers] if inherits else []
        process = self._context.Process(  # type: ignore[attr-defined]  # every kind has it
            target=serve, args=(theirs, calling, board, unused), daemon=True
        )
        with _undisturbed():
            process.start()
            theirs.close()
            self._workers[ours] = worker = _Worker[Work, Result](process, ours, board)
        return worker

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for worker in self._workers.values():
            worker.process.kill()
        for worker in self._workers.values():
            worker.process.join()
            worker.connection.close()
        self._workers.clear()


def _in_order(chunk: _Chunk[Any, Any]) -> int:
    return chunk.number


def _say(code: int) -> str:
    """What an exit code says where no budget was overrun."""
    if code == -signal.SIGKILL:
        return KILLED
    if code == -signal.SIGABRT:
        return GAVE_UP
    if code < 0:
        name = signal.Signals(-code).name
        return f"the process reading it was ended by {name} (a fault in a library?)"
    return f"the process reading it ended with code {code}"


def are_forked() -> bool:
    """Whether processes begin with all that this one has loaded."""
    return sys.platform == "linux" and threading.active_count() == 1


def _context() -> BaseContext:
    """How processes are started: by forking where that is safe, which takes 20 ms instead of 2 s.

    With another thread of Python's in this process a fork might copy a lock that nobody opens.
    The threads of numpy's libraries hold none while they wait, and see to forks themselves.
    """
    if are_forked():
        return multiprocessing.get_context("fork")
    if "forkserver" in multiprocessing.get_all_start_methods():
        forkserver = multiprocessing.get_context("forkserver")
        forkserver.set_forkserver_preload(["indexer.jobs.extraction"])  # imported once for all
        return forkserver
    return multiprocessing.get_context("spawn")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """No signal comes between starting a process and knowing of it, on either side."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of threads: see _context
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
