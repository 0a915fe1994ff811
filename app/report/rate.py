"""How many reports a process takes: few of one reader, and not too many of all."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable

WINDOW = 600  # seconds
OF_ONE = 5
OF_ALL = 100


class Rate:
    """Remembers who reported in the last ten minutes, by digests that lead back to nobody."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._salt = secrets.token_bytes(16)
        self._taken: deque[tuple[float, bytes]] = deque()
        self._lock = threading.Lock()

    def wait(self, client: str) -> int:
        """Take one more report of a client: 0; or how many seconds to wait, and take none."""
        who = hashlib.blake2b(client.encode(), key=self._salt, digest_size=8).digest()
        with self._lock:
            now = self._clock()
            while self._taken and self._taken[0][0] <= now - WINDOW:
                self._taken.popleft()
            own = [at for at, one in self._taken if one == who]
            first = own[0] if len(own) >= OF_ONE else None
            if len(self._taken) >= OF_ALL:
                first = self._taken[0][0] if first is None else first
            if first is not None:
                return max(int(first + WINDOW - now) + 1, 1)
            self._taken.append((now, who))
            return 0
