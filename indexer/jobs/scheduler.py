"""Work spread over machines by Dask: the chunks of ``spread``, their results in the same order.

Each thread of a Dask worker keeps a process of its own, as a local run does, which reads within
the budget. So a release that ends its process costs itself there as here, and Dask only sees what
happens to whole workers: one that is lost has its chunks done again by others.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, NoReturn
from uuid import uuid4

from indexer.errors import ArchiveError, MissingExtraError
from indexer.extracted_by import extractor_digest
from indexer.jobs.budget import Budget
from indexer.jobs.worker import Calling, Result, Task, Work
from indexer.jobs.workers import KILLED, Pool

_AHEAD = 3  # chunks in flight for each thread of a worker
_ANSWER = 10  # seconds for a scheduler to answer
_PATIENCE = 30  # seconds for it to have its first worker


@dataclass(frozen=True, slots=True)
class Duty(Generic[Work, Result]):
    """What all chunks of one run have in common; a worker gets it once."""

    name: str
    calling: Calling[Work, Result]
    died: Callable[[Work, str], Result]
    extractor: str
    """The digest of the extractor: another version's results would not be the same."""


def spread_on(
    scheduler: str,
    task: Task[Work, Result],
    chunks: Iterable[list[Work]],
    died: Callable[[Work, str], Result],
    *,
    prepare: Callable[[], None],
    budget: Budget,
) -> Iterator[tuple[int, list[Result]]]:
    """As ``workers.spread`` does, on the workers of a scheduler (``tcp://host:8786``).

    Raises:
        ArchiveError: the scheduler does not answer, or has no worker, or another version.
        InternalError: ``task`` itself raised an error.
    """
    with _connect(scheduler) as client:
        duty = Duty(uuid4().hex, Calling(task, prepare, budget, 0), died, extractor_digest())
        client.register_plugin(_make_plugin(duty), name=duty.name)
        try:
            yield from _in_order(client, duty, iter(chunks))
        finally:
            client.unregister_worker_plugin(duty.name)


@contextmanager
def _connect(scheduler: str) -> Iterator[Any]:
    try:
        from distributed import Client  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise MissingExtraError("builds on a scheduler", "dask") from error
    try:
        client = Client(scheduler, timeout=_ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ArchiveError(f"no scheduler answers at {scheduler}; nothing was published") from error
    try:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            raise ArchiveError(
                f"the scheduler at {scheduler} has no workers; nothing was published"
            ) from error
        yield client
    finally:
        client.close()


def _in_order(
    client: Any, duty: Duty[Work, Result], chunks: Iterator[list[Work]]
) -> Iterator[tuple[int, list[Result]]]:
    flying: deque[tuple[list[Work], Any]] = deque()
    more = True
    while True:
        while more and len(flying) < _AHEAD * max(sum(client.nthreads().values()), 1):
            pieces = next(chunks, None)
            if pieces is None:
                more = False
                break
            flying.append((pieces, client.submit(_work_on, duty.name, pieces, pure=False)))
        if not flying:
            return
        pieces, future = flying.popleft()
        yield len(pieces), _finish(client, duty, pieces, future)


def _finish(client: Any, duty: Duty[Work, Result], pieces: list[Work], future: Any) -> list[Result]:
    """The results of a chunk; of one that ended several workers, those of its pieces one by one."""
    from distributed import KilledWorker  # noqa: PLC0415  # an extra

    try:
        found: list[Result] = future.result()
    except KilledWorker:
        if len(pieces) == 1:
            return [duty.died(pieces[0], KILLED)]
        found = []
        for piece in pieces:
            again = client.submit(_work_on, duty.name, [piece], pure=False)
            found += _finish(client, duty, [piece], again)
    return found


# On the workers

_duties: dict[str, Duty[Any, Any]] = {}
_pools: dict[str, list[Pool[Any, Any]]] = {}
_mine = threading.local()


@cache
def _plugin_class() -> type:
    """Made when it is needed: without the extra there is nothing to be made of."""
    from distributed import WorkerPlugin  # noqa: PLC0415

    class TakeDuty(WorkerPlugin):  # type: ignore[misc]  # its package may not be there
        """Tells a worker what chunks are about, also one that joins later."""

        def __init__(self, duty: Duty[Any, Any]) -> None:
            self._duty = duty

        def __reduce__(self) -> tuple[Any, ...]:
            return _make_plugin, (self._duty,)

        def setup(self, worker: Any) -> None:
            del worker
            _take(self._duty)

        def teardown(self, worker: Any) -> None:
            del worker
            _leave(self._duty.name)

    return TakeDuty


def _make_plugin(duty: Duty[Any, Any]) -> Any:
    return _plugin_class()(duty)


def _take(duty: Duty[Any, Any]) -> None:
    # A worker that a nanny watches may have no processes of its own unless this is said; those
    # that it has end with it, whatever ends it.
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
    _duties[duty.name] = duty


def _leave(name: str) -> None:
    _duties.pop(name, None)
    for pool in _pools.pop(name, []):
        pool.close()


def _work_on(name: str, pieces: list[Any]) -> list[Any]:
    """All results of a chunk, made by a process of this thread's own."""
    found: list[Any] = []
    for _, results in _pool_of(name).work(iter([pieces])):
        found += results
    return found


def _pool_of(name: str) -> Pool[Any, Any]:
    pools: dict[str, Pool[Any, Any]] = _mine.__dict__.setdefault("pools", {})
    if name not in pools:
        duty = _duties[name]
        if duty.extractor != extractor_digest():
            _refuse()
        pools.clear()  # those of runs that are over
        pools[name] = Pool(duty.calling, 1, duty.died)
        _pools.setdefault(name, []).append(pools[name])
    return pools[name]


def _refuse() -> NoReturn:
    raise ArchiveError(
        "a worker has another version of On Record, whose quotes would not be the same;"
        " nothing was published"
    )
