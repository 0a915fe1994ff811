"""Work in processes: order, equal results, and what a dying process costs."""

from __future__ import annotations

import os
import signal

import pytest

from indexer.jobs.workers import spread


def square(numbers):
    return [n * n for n in numbers]


def die_at_seven(numbers):
    if 7 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return square(numbers)


def fail(numbers):
    raise ValueError(f"of ours: {numbers}")


def died(number):
    return f"{number} died"


CHUNKS = [list(range(n, n + 3)) for n in range(0, 30, 3)]


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_work(jobs):
    results = list(spread(square, CHUNKS, jobs, died))
    assert [n for n, _ in results] == [3] * 10
    assert [r for _, part in results for r in part] == [n * n for n in range(30)]


def test_work_is_taken_as_it_is_needed():
    taken = []

    def feed():
        for chunk in CHUNKS * 10:
            taken.append(chunk)
            yield chunk

    results = spread(square, feed(), 2, died)
    next(results)
    assert len(taken) <= 8
    results.close()


def test_a_process_that_dies_costs_the_piece_that_killed_it():
    results = [r for _, part in spread(die_at_seven, CHUNKS, 2, died) for r in part]
    assert results == ["7 died" if n == 7 else n * n for n in range(30)]


def test_an_exception_in_the_work_comes_through():
    with pytest.raises(ValueError, match="of ours"):
        list(spread(fail, CHUNKS, 2, died))
