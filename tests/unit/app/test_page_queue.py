"""Pages are made one at a time, in the order they were asked for, and none waits for ever."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from app.serving.page_queue import PageQueue


def _run(work: list[Callable[[], None]], between: float = 0.02) -> None:
    """Start threads one after the other; a failure in any of them fails the test."""
    failures: list[BaseException] = []

    def guarded(task: Callable[[], None]) -> None:
        try:
            task()
        except BaseException as error:  # noqa: BLE001  told below
            failures.append(error)

    threads = [threading.Thread(target=guarded, args=(task,)) for task in work]
    for thread in threads:
        thread.start()
        time.sleep(between)
    for thread in threads:
        thread.join(10)
        assert not thread.is_alive()
    assert failures == []


def test_one_at_a_time_in_the_order_they_came() -> None:
    turns = PageQueue(patience=10)
    inside: list[int] = []
    order: list[int] = []

    def take(number: int) -> Callable[[], None]:
        def work() -> None:
            with turns.take():
                inside.append(number)
                assert inside == [number]
                time.sleep(0.06)
                order.append(number)
                inside.remove(number)

        return work

    _run([take(number) for number in range(6)])
    assert order == list(range(6))


def test_who_waited_long_enough_goes_on_and_takes_nobodys_turn() -> None:
    turns = PageQueue(patience=0.05)
    order: list[str] = []

    def slow() -> None:
        with turns.take():
            time.sleep(0.4)
            order.append("slow")

    def quick() -> None:
        with turns.take():
            order.append("quick")

    _run([slow, quick])
    assert order == ["quick", "slow"]
    with turns.take():  # at once: nobody holds the turn any more
        order.append("last")
    assert order == ["quick", "slow", "last"]


@pytest.mark.alone
def test_a_page_that_fails_passes_its_turn_on() -> None:
    turns = PageQueue(patience=10)
    with pytest.raises(ValueError, match="broken"), turns.take():
        raise ValueError("broken")
    begun = time.perf_counter()
    with turns.take():
        pass
    assert time.perf_counter() - begun < 1


def test_many_threads_leave_no_turn_behind() -> None:
    turns = PageQueue(patience=0.001)  # so short that calls and lost patience meet
    done: list[int] = []

    def work() -> None:
        for _ in range(300):
            with turns.take():
                done.append(1)

    _run([work] * 12, between=0)
    assert len(done) == 3_600
    assert not turns.taken
