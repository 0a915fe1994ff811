"""Who takes connections in and gives their requests to threads."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher

from app.serving.answers import ENOUGH, in_steps
from app.serving.connection import Connection
from app.serving.lanes import Lane, LaneOf
from app.serving.limits import Limits
from app.serving.loop import Loop

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_THREADS: Mapping[Lane, int] = {"health": 1, "soon": 2, "page": 8, "export": 1}
"""A thread that makes a page keeps others from it: most wait in ``app.serving.page_queue``."""
_SPARE = 50  # connections above the limit, for the moment until one is closed
_LOOKS_SECONDS = 1.0


class Lanes:
    """Threads for each lane, in the place of waitress's for all; started when they are needed.

    Few threads, each kept busy, find more of what they need in the processor's caches.
    """

    def __init__(self) -> None:
        self._lanes = {lane: ThreadedTaskDispatcher() for lane in _THREADS}

    def add_task(self, connection: Connection) -> None:
        lane = connection.lane
        dispatcher = self._lanes[lane]
        started = len(dispatcher.threads)
        if started <= dispatcher.active_count + len(dispatcher.queue) and started < _THREADS[lane]:
            dispatcher.set_thread_count(started + 1)
        dispatcher.add_task(connection)

    def shutdown(self) -> None:
        for dispatcher in self._lanes.values():
            dispatcher.set_thread_count(0)


class Listener(TcpWSGIServer):  # type: ignore[misc]
    """A socket that several processes listen on, and the connections of this one."""

    channel_class = Connection
    active_channels: dict[int, Connection]

    def __init__(
        self,
        application: WSGIApplication,
        sock: socket.socket,
        limits: Limits,
        lane_of: LaneOf,
        write_page: Callable[[int], str],
        loop: Loop,
    ) -> None:
        """``write_page`` makes the page about a status that a request is refused with."""
        self._loop = loop
        self.limits = limits
        self.lane_of = lane_of
        self.page_of = lru_cache(lambda code: write_page(code).encode())
        self.stopping = False
        adjustments = Adjustments(
            sockets=[sock],
            ident=None,
            connection_limit=limits.connections + _SPARE,
            cleanup_interval=_LOOKS_SECONDS,
            max_request_header_size=limits.header,
            max_request_body_size=limits.body + 1,
            inbuf_overflow=limits.body + 1,  # in memory
            outbuf_overflow=4 * ENOUGH,
            outbuf_high_watermark=1 << 40,  # answers pause before threads do
            log_socket_errors=False,
            clear_untrusted_proxy_headers=False,  # app.site.address trusts them or does not
        )
        super().__init__(
            in_steps(application),
            map=loop,
            _sock=sock,
            dispatcher=Lanes(),
            adj=adjustments,
            sockinfo=(sock.family, sock.type, sock.proto, sock.getsockname()),
            bind_socket=False,
        )

    def pull_trigger(self) -> None:
        """Nothing: waitress says that something changed, ``wake`` says what."""

    def wake(self, one: object) -> None:
        """Have the loop look at something now; from any thread."""
        self._loop.touch(one)
        self.trigger.pull_trigger()

    def listens_to(self, one: Connection) -> bool:
        return self._loop.listens_to(one)

    @property
    def bodies(self) -> int:
        """Bytes of all bodies that are being received."""
        return sum(one.body_size for one in self.active_channels.values())

    @property
    def exports(self) -> int:
        """Exports that are being written."""
        return sum(one.lane == "export" for one in self.active_channels.values())

    def handle_accept(self) -> None:
        super().handle_accept()
        if len(self.active_channels) > self.limits.connections:
            waiting = [one for one in self.active_channels.values() if one.waits]
            if waiting:
                min(waiting, key=lambda one: one.since).cut()

    def maintenance(self, _: float) -> None:
        now = time.monotonic()
        for one in list(self.active_channels.values()):
            one.look(now)
        waiting = sorted(self.active_channels.values(), key=lambda one: one.unsent)
        unsent = sum(one.unsent for one in waiting)
        while unsent > self.limits.unsent:
            largest = waiting.pop()
            unsent -= largest.unsent
            largest.cut()

    def stop_accepting(self) -> None:
        """Take no new connections, and close those behind the request they have sent."""
        self.stopping = True
        self.accepting = False
        self.del_channel()
        self.socket.close()

    def close_waiting(self) -> int:
        """Close the connections without a request; how many are left."""
        for one in list(self.active_channels.values()):
            if one.waits:
                one.cut()
        return len(self.active_channels)
