"""How much a process takes of one reader: reports always, all else where the operator says so.

Who asks is remembered for a window of time, by digests that lead back to nobody.
"""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Literal

from flask import Flask, Response, request

from app.site import errors

REPORT_WINDOW = 600  # seconds
REPORTS_OF_ONE = 5
REPORTS_OF_ALL = 100
MINUTE = 60
_EXPORTS = 10
"""Searches that one export counts as."""
_CLIENTS = 20_000
"""Readers that are remembered; of more the first is forgotten."""
_NETWORK = 64  # bits of an address of IPv6 that one household has

Kind = Literal["search", "check", "export"]
ENDPOINTS: dict[str, Kind] = {
    "search.search": "search",
    "export.page": "search",
    "export.feed": "search",
    "export.json_feed": "search",
    "api.search": "search",
    "api.releases": "search",
    "api.facets": "search",
    "api.timeline": "search",
    "check.check": "check",
    "api.check_words": "check",
    "api.check_text": "check",
    "export.export": "export",
    "api.export": "export",
}
"""What is counted, by endpoint; pages out of the cache cost nothing and are not."""


class Rate:
    """So many of one reader in a window of seconds, and of all together if that is not None."""

    def __init__(
        self,
        of_one: int,
        of_all: int | None = None,
        window: int = MINUTE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._of_one = of_one
        self._of_all = of_all
        self._window = window
        self._clock = clock
        self._salt = secrets.token_bytes(16)
        self._taken: dict[bytes, deque[float]] = {}
        self._all: deque[float] = deque(maxlen=of_all)
        self._lock = threading.Lock()

    def wait(self, client: str) -> int:
        """Take one more of a client: 0; or how many seconds to wait, and take none."""
        who = hashlib.blake2b(_household(client), key=self._salt, digest_size=8).digest()
        with self._lock:
            now = self._clock()
            own = self._taken.pop(who, None) or deque(maxlen=self._of_one)
            self._taken[who] = own  # the last one asked is the last one forgotten
            if len(self._taken) > _CLIENTS:
                del self._taken[next(iter(self._taken))]
            for taken, most in ((own, self._of_one), (self._all, self._of_all)):
                if most is not None and len(taken) == most and taken[0] > now - self._window:
                    return max(int(taken[0] + self._window - now) + 1, 1)
            own.append(now)
            if self._of_all is not None:
                self._all.append(now)
            return 0


def _household(client: str) -> bytes:
    """Whose address it is: of IPv6 the network, of which one reader has all addresses."""
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return client.encode()
    if address.version == 6:
        return ipaddress.ip_network((address, _NETWORK), strict=False).network_address.packed
    return address.packed


def set_up(application: Flask, a_minute: int) -> None:
    """Take so many searches and checks of one reader in a minute, and a tenth of exports; 0
    takes all."""
    if not a_minute:
        return
    rates: dict[Kind, Rate] = {
        "search": Rate(a_minute),
        "check": Rate(a_minute),
        "export": Rate(max(a_minute // _EXPORTS, 1)),
    }

    def refuse() -> Response | None:
        kind = ENDPOINTS.get(request.endpoint or "")
        wait = rates[kind].wait(request.remote_addr or "") if kind else 0
        return errors.too_many(wait) if wait else None

    application.before_request(refuse)
