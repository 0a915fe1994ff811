"""Work spread over processes: results in the order of the work, bounded memory, no loose ends.

A process that dies (out of memory, a fault in a library) costs the one piece
of work that killed it, not the run.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.context import BaseContext
from typing import Generic, TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")

_AHEAD = 3  # chunks in flight a process: enough that none waits, few enough to hold in memory


def _nothing() -> None:
    """No preparation."""


def spread(
    task: Callable[[list[Work]], list[Result]],
    chunks: Iterable[list[Work]],
    jobs: int,
    died: Callable[[Work], Result],
    prepare: Callable[[], None] = _nothing,
) -> Iterator[tuple[int, list[Result]]]:
    """Apply ``task`` to every chunk in ``jobs`` processes (1: in this one), in order.

    Yields the length of each chunk with its results. ``died`` makes the result
    of a piece of work whose process ended; pieces of a chunk must not depend
    on each other. ``prepare`` runs once in each process, for what every chunk
    needs. Closing the iterator ends the processes.
    """
    if jobs <= 1:
        prepare()
        for chunk in chunks:
            yield len(chunk), task(chunk)
        return
    feed = _Feed(chunks)
    while feed.has_more():
        waiting: deque[list[Work]] = deque()
        try:
            with _pool(jobs, prepare) as pool:
                yield from _flow(pool, task, feed, waiting, jobs * _AHEAD)
        except BrokenProcessPool:
            # Any of the waiting chunks may have done it: the first goes on piece by piece.
            suspect = waiting.popleft()
            feed.put_back(waiting)
            results = [r for one in suspect for r in _alone(task, one, died, prepare)]
            yield len(suspect), results


class _Feed(Generic[Work]):
    """Chunks in order; some may be put back."""

    def __init__(self, chunks: Iterable[list[Work]]) -> None:
        self._rest = iter(chunks)
        self._ready: deque[list[Work]] = deque()

    def has_more(self) -> bool:
        if not self._ready:
            self._ready.extend(islice(self._rest, 1))
        return bool(self._ready)

    def take(self) -> list[Work]:
        """The next chunk; there must be one."""
        return self._ready.popleft() if self._ready else next(self._rest)

    def put_back(self, chunks: Iterable[list[Work]]) -> None:
        self._ready.extendleft(reversed(list(chunks)))


def _flow(
    pool: ProcessPoolExecutor,
    task: Callable[[list[Work]], list[Result]],
    feed: _Feed[Work],
    waiting: deque[list[Work]],
    ahead: int,
) -> Iterator[tuple[int, list[Result]]]:
    """Keep ``ahead`` chunks in the pool; ``waiting`` are always those without a result."""
    futures: deque[Future[list[Result]]] = deque()
    while True:
        while len(waiting) < ahead and feed.has_more():
            waiting.append(feed.take())
            futures.append(pool.submit(task, waiting[-1]))
        if not futures:
            return
        results = futures.popleft().result()
        yield len(waiting.popleft()), results


def _alone(
    task: Callable[[list[Work]], list[Result]],
    work: Work,
    died: Callable[[Work], Result],
    prepare: Callable[[], None],
) -> list[Result]:
    """One piece in a process of its own."""
    with _pool(1, prepare) as pool:
        try:
            return pool.submit(task, [work]).result()
        except BrokenProcessPool:
            return [died(work)]


@contextmanager
def _pool(jobs: int, prepare: Callable[[], None]) -> Iterator[ProcessPoolExecutor]:
    methods = multiprocessing.get_all_start_methods()
    # Forking a process with threads is unsafe; a fork server starts clean ones at little cost.
    if "forkserver" in methods:
        forkserver = multiprocessing.get_context("forkserver")
        forkserver.set_forkserver_preload(["indexer.jobs.extraction"])  # imported once for all
        context: BaseContext = forkserver
    else:
        context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(prepare,))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start(prepare: Callable[[], None]) -> None:
    # Ctrl-C reaches the whole process group; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare()
