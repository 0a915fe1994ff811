"""Who is who, judged by the workers of a scheduler: each some of the pairs, put together here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NoReturn

from indexer.errors import ArchiveError
from indexer.identity import Judged, Judging, Profile, World, judge_here, judge_part, put_together
from indexer.jobs.budget import Budget
from indexer.jobs.scheduler import spread_on
from indexer.jobs.worker import Step

PARTS = 32
"""More than most clusters have workers: parts are of unequal size."""
_ENOUGH = Budget(seconds=36_000, megabytes=1_000_000)
"""For work of our own on what was read already: only what hangs for ever is ended."""

_given: list[tuple[Sequence[Profile], World]] = []


def judging_on(scheduler: str) -> Judging:
    """How to judge: here, where there is no scheduler (""), else on its workers."""
    return partial(_judge_on, scheduler) if scheduler else judge_here


def _judge_on(scheduler: str, profiles: Sequence[Profile], world: World) -> Iterator[Judged]:
    chunks = ([part] for part in range(PARTS))
    prepare = partial(_take, profiles, world)
    found = spread_on(scheduler, _judge_parts, chunks, _died, prepare=prepare, budget=_ENOUGH)
    return put_together(judged for _, results in found for part in results for judged in part)


def _take(profiles: Sequence[Profile], world: World) -> None:
    _given[:] = [(profiles, world)]


def _judge_parts(parts: list[int], step: Step) -> Iterator[list[Judged]]:
    profiles, world = _given[0]
    for part in parts:
        step()
        yield list(judge_part(profiles, world, part, PARTS))


def _died(part: int, reason: str) -> NoReturn:
    raise ArchiveError(
        f"a worker ended while it told people apart ({reason}, part {part + 1} of {PARTS});"
        " nothing was published"
    )
