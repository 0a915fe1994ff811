"""What one release may cost: time and memory, held by the system and not by our own code.

A text can be made on which some pattern takes for ever, and a library can wait for what never
comes; neither asks us before it goes on. So a process that reads has timers and a limit that the
system enforces, set anew before each step, and tells on a board, which outlives it, what it is at.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Mapping, MutableSequence
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 10  # times as long by the clock as by the processor: machines are busy, disks are slow
IDLE = -1  # on the board: no chunk is being worked on, no step was taken


@dataclass(frozen=True, slots=True)
class Budget:
    """What reading one release may take.

    ``seconds`` of one processor; ten times as long by the clock. The longest release there may
    be, 10 MB of ordinary prose, takes some 12. ``megabytes`` of memory more than a process has
    when it starts: such a release takes some 1,000, a JSON file of 200 MB some 2,000. Memory is
    bounded where the system counts a process's address space for us, which is on Linux.
    """

    seconds: float = 120.0
    megabytes: int = 4_000

    def overrun(self, code: int) -> str:
        """Why a process ended that ended with this exit code, "" where no budget was the reason."""
        if code == -signal.SIGPROF:
            return f"it takes more than {self.seconds:,.10g} seconds of processor time to read"
        if code == -signal.SIGALRM:
            return f"it takes more than {self.seconds * _PATIENCE:,.10g} seconds to read"
        if code == NO_MEMORY:
            return self.too_big
        return ""

    @property
    def too_big(self) -> str:
        return f"it takes more than {self.megabytes:,} MB of memory to read"


NO_MEMORY = 101
"""The exit code of a process that ran out of memory where no single release is to blame."""

DEFAULT_BUDGET = Budget()


class Guard:
    """Holds a process to a budget, step by step. ``board``: number of the chunk, of the step."""

    def __init__(self, budget: Budget, board: MutableSequence[int]) -> None:
        self._budget = budget
        self._board = board
        self._stops: Mapping[int, str] = {}
        self._at = IDLE
        self._ample = _bound_memory(budget.megabytes * 1_000_000)

    def begin(self, chunk: int, stops: Mapping[int, str]) -> None:
        """A chunk begins. ``stops`` says of which steps, and why, it is known that none ends."""
        self._stops, self._at = stops, IDLE
        self._board[1] = IDLE
        self._board[0] = chunk

    def step(self) -> str:
        """A step begins: why it must not be taken, "" with fresh timers where it may."""
        self._at += 1
        self._board[1] = self._at
        signal.setitimer(signal.ITIMER_PROF, self._budget.seconds)
        signal.setitimer(signal.ITIMER_REAL, self._budget.seconds * _PATIENCE)
        return self._stops.get(self._at, "") if self._stops else ""

    def rest(self) -> None:
        """No time is taken between steps."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)

    def end(self) -> None:
        """The chunk is done, and all of it told."""
        self._board[0] = IDLE

    @property
    def is_bloated(self) -> bool:
        """Whether this process kept so much memory that a fresh one had better go on."""
        return self._ample is not None and _address_space() > self._ample


def _bound_memory(most: int) -> int | None:
    """Bound this process's memory to so many bytes more than it has; half of that is ample.

    None where the system does not say how much a process has.
    """
    now = _address_space()
    if not now:
        return None
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = now + most
    if hard == resource.RLIM_INFINITY or wanted < hard:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    return now + most // 2


def _address_space() -> int:
    """Bytes of this process's address space, 0 where the system does not say."""
    if sys.platform != "linux":
        return 0
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[0]) * os.sysconf("SC_PAGESIZE")
    except OSError:
        return 0
