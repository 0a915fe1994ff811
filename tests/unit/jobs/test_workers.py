"""Work in processes: order, equal results, and what a dying process costs."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from indexer.errors import InternalError
from indexer.jobs.budget import Budget
from indexer.jobs.worker import Task
from indexer.jobs.workers import GAVE_UP, KILLED, spread


def each(work: Callable[[int], Any]) -> Task[Any, Any]:
    """A task that takes a step a number, and gives the reason where it must not."""

    def task(numbers: list[Any], step: Callable[[], Any]) -> Iterator[Any]:
        for number in numbers:
            yield step() or work(number)

    return task


def square(number: int) -> int:
    return number * number


def die_at_seven(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return square(number)


def died(number: object, reason: str) -> str:
    return f"{number} died: {reason}"


CHUNKS = [list(range(n, n + 3)) for n in range(0, 30, 3)]


def run(
    work: Callable[[int], Any],
    *,
    jobs: int = 2,
    chunks: Sequence[list[Any]] = CHUNKS,
    **options: Any,
) -> list[Any]:
    return [r for _, part in spread(each(work), chunks, jobs, died, **options) for r in part]


def squares_but(odd: dict[int, object]) -> list[object]:
    """What a run gives where something else came of some numbers."""
    return [odd.get(n, n * n) for n in range(30)]


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_work(jobs: int) -> None:
    results = list(spread(each(square), CHUNKS, jobs, died))
    assert [n for n, _ in results] == [3] * 10
    assert [r for _, part in results for r in part] == squares_but({})


def test_work_is_taken_as_it_is_needed() -> None:
    taken = []

    def feed() -> Iterator[list[int]]:
        for chunk in CHUNKS * 10:
            taken.append(chunk)
            yield chunk

    results = cast("Generator[Any]", spread(each(square), feed(), 2, died))
    next(results)
    assert len(taken) <= 8
    results.close()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_process_that_dies_costs_the_step_that_killed_it(jobs: int) -> None:
    assert run(die_at_seven, jobs=jobs) == squares_but({7: KILLED})


def test_a_process_that_gives_itself_up_names_memory() -> None:
    def give_up_at_seven(number: int) -> int:
        if number == 7:
            os.kill(os.getpid(), signal.SIGABRT)
        return square(number)

    assert run(give_up_at_seven) == squares_but({7: GAVE_UP})


def test_a_process_that_is_killed_from_outside_costs_nothing(tmp_path: Path) -> None:
    def die_once(number: int) -> int:
        mark = tmp_path / str(number)
        if number in (4, 5, 22) and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return square(number)

    assert run(die_once) == squares_but({})


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_step_over_its_time_is_named_with_the_reason(jobs: int) -> None:
    def spin_at_odd(number: int) -> int:
        while number in (8, 9, 10, 29):
            pass
        return square(number)

    reason = "it takes more than 0.2 seconds of processor time to read"
    found = run(spin_at_odd, jobs=jobs, budget=Budget(seconds=0.2))
    assert found == squares_but(dict.fromkeys((8, 9, 10, 29), reason))


def test_many_short_steps_are_not_one_long_one() -> None:
    def take_a_while(number: int) -> int:
        end = time.process_time() + 0.04
        while time.process_time() < end:
            pass
        return square(number)

    assert run(take_a_while, jobs=1, budget=Budget(seconds=0.3)) == squares_but({})


def test_a_step_that_waits_for_what_never_comes_is_named() -> None:
    def wait_at_seven(number: int) -> int:
        while number == 7:
            time.sleep(1)
        return square(number)

    found = run(wait_at_seven, budget=Budget(seconds=0.05))
    assert found == squares_but({7: "it takes more than 0.5 seconds to read"})


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not count a process's memory")
def test_too_much_memory_ends_nothing_but_the_step() -> None:
    def hold_at_seven(number: int) -> int | str:
        try:
            return len(b"x" * 500_000_000 if number == 7 else b"") + square(number)
        except MemoryError:
            return "too much"

    assert run(hold_at_seven, budget=Budget(megabytes=300)) == squares_but({7: "too much"})


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not count a process's memory")
def test_a_result_too_large_to_be_sent_is_named() -> None:
    def swell_at_seven(number: int) -> bytes | int:
        return b"x" * 200_000_000 if number == 7 else square(number)

    budget = Budget(megabytes=300)
    assert run(swell_at_seven, budget=budget) == squares_but({7: budget.too_big})


def test_a_task_that_dies_before_its_first_step_gives_up_its_chunk() -> None:
    def task(numbers: list[Any], step: Callable[[], Any]) -> Iterator[Any]:
        if 7 in numbers:
            os.kill(os.getpid(), signal.SIGKILL)
        for number in numbers:
            step()
            yield square(number)

    found = [r for _, part in spread(task, CHUNKS, 2, died) for r in part]
    assert found == squares_but({n: f"{n} died: {KILLED}" for n in (6, 7, 8)})


def test_processes_that_do_not_even_start_end_the_run() -> None:
    from indexer.errors import ArchiveError

    with pytest.raises(ArchiveError, match="end before they begin"):
        run(square, prepare=lambda: os._exit(3))


def test_many_results_of_one_chunk_come_in_parts_and_none_twice(tmp_path: Path) -> None:
    def many(numbers: list[Any], step: Callable[[], Any]) -> Iterator[Any]:
        for number in range(100):
            if number == 60 and not (tmp_path / "mark").exists():
                (tmp_path / "mark").touch()
                os.kill(os.getpid(), signal.SIGKILL)
            yield step() or number

    results = list(spread(many, [["one piece"]], 1, died))
    assert [r for _, part in results for r in part] == list(range(100))
    assert sum(n for n, _ in results) == 1
    assert len(results) > 1


def test_an_error_of_the_task_itself_ends_the_run() -> None:
    def fail(number: int) -> None:
        raise ValueError(f"of ours: {number}")

    with pytest.raises(InternalError, match="ValueError: of ours"):
        run(fail)


def test_nothing_is_left_when_the_results_are_no_longer_wanted() -> None:
    def tell(number: int) -> int:
        return os.getpid()

    results = cast("Generator[Any]", spread(each(tell), CHUNKS, 2, died))
    pids = {pid for _, part in (next(results), next(results)) for pid in part}
    results.close()
    assert pids
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.parametrize("jobs", [1, 2])
def test_with_other_threads_about_processes_start_clean(
    jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.jobs.workers.threading.active_count", lambda: 2)
    results = spread(TASK, CHUNKS, jobs, died)
    assert [r for _, part in results for r in part] == squares_but({})


def task_of_all(numbers: list[Any], step: Callable[[], Any]) -> Iterator[Any]:
    for number in numbers:
        yield step() or square(number)


TASK = task_of_all
