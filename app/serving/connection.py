"""A connection of waitress that waits for nobody longer than the limits say.

All reading and sending happens in one loop (the "loop" below), without a thread of its own;
threads make answers. So a client that is slow, or does nothing, costs a socket and a buffer.
"""

from __future__ import annotations

import fcntl
import math
import socket
import struct
import termios
import threading
import time
from typing import TYPE_CHECKING, Any

from waitress.channel import HTTPChannel

from app.serving.answers import Answer, RefusalAnswer, Unfinished
from app.serving.lanes import Lane
from app.serving.limits import Limits
from app.serving.parsing import Request

if TYPE_CHECKING:
    from app.serving.listener import Listener

_LITTLE = 65_536  # bytes left to send, at which an answer goes on being made
_DRAINED = 1 << 20  # bytes read behind a refusal, so that its reader gets to read it
_DRAIN_SECONDS = 2.0
_COUNT = struct.Struct("i")
_AT_ONCE = struct.pack("ii", 1, 0)  # SO_LINGER: what was not sent is thrown away


class Connection(HTTPChannel):  # type: ignore[misc]
    """One client, answered one request after the other."""

    error_task_class = RefusalAnswer
    server: Listener
    request: Request | None
    requests: list[Request]
    close_when_flushed: bool
    connected: bool

    def __init__(
        self,
        server: Listener,
        sock: socket.socket,
        address: Any,
        adjustments: Any,
        map: dict[int, Any],  # noqa: A002  waitress names it
    ) -> None:
        self._limits: Limits = server.limits
        self.since = time.monotonic()
        """When it began to wait for its client."""
        self._due = math.inf
        """When the present request, answer or draining ends; set in the loop alone."""
        self._taken = 0
        self._sent = 0
        self._watched = (math.inf, 0)
        """From when on, and from how many bytes, the speed of its reader is measured."""
        self._answer: Answer | None = None
        self._unfinished: Answer | None = None
        self._paused = False
        self._pausing = threading.Lock()
        self._drains = False
        self._draining = 0  # bytes it still takes in for nothing
        self._held: list[bytes] = []
        super().__init__(server, sock, address, adjustments, map)

    # What the client sends: in the loop.

    @property
    def waits(self) -> bool:
        """Whether the client has neither a request under way nor an answer to take."""
        return not self.requests and not self.total_outbufs_len

    @property
    def unsent(self) -> int:
        """Bytes of its answer that wait for it to read on."""
        return int(self.total_outbufs_len)

    @property
    def body_size(self) -> int:
        """Bytes of the body it is receiving."""
        request = self.request
        return request.body_size if request is not None and request.headers_finished else 0

    @property
    def lane(self) -> Lane:
        """The lane of the request that is being answered."""
        requests = self.requests
        return requests[0].lane if requests else "soon"

    def received(self, data: bytes) -> bool:
        while data and not (self.requests or self.will_close or self.close_when_flushed):
            request = self.request or self._begin()
            had_header = request.headers_finished
            data = data[request.received(data) :]
            if request.headers_finished and not had_header and not request.completed:
                self._expect_body(request)
            if request.completed:
                self._take(request, data.strip(b"\r\n"))
        return True

    def _begin(self) -> Request:
        begun = time.monotonic() if self._taken else self.since
        self._due = begun + self._limits.header_seconds
        self.request = request = Request(self.adj, self._limits)
        return request

    def _expect_body(self, request: Request) -> None:
        self._due = time.monotonic() + self._limits.body_seconds
        if self.server.bodies > self._limits.bodies:
            request.refuse(503)
        elif request.expect_continue:
            self.send_continue()

    def _take(self, request: Request, rest: bytes) -> None:
        self.request = None
        if request.empty:
            return
        self._taken += 1
        if request.error is None:
            request.lane = self.server.lane_of(request.path)
            if request.lane == "export" and self.server.exports >= self._limits.exports:
                request.refuse(503)
        if rest:
            self._drains = True  # another request was sent before this one was answered
        if rest or self._taken >= self._limits.requests or self.server.stopping:
            request.headers["CONNECTION"] = "close"
        self._start(request)

    def _refuse(self, request: Request, code: int) -> None:
        self.request = None
        request.refuse(code)
        self._start(request)

    def _start(self, request: Request) -> None:
        self._drains = self._drains or request.error is not None
        request.taken = time.monotonic()
        self._due = request.taken + self._limits.answer_seconds
        self.requests.append(request)
        self.server.add_task(self)

    # The answer: in a thread.

    def task_class(self, _: Any, request: Request) -> Answer:
        self._answer, self._unfinished = self._unfinished or Answer(self, request), None
        return self._answer

    def service(self) -> None:
        """One step of an answer; none where it was to be begun long ago."""
        self._answer = None
        request = self.requests[0]
        waited = time.monotonic() - request.taken
        begun = self._unfinished is not None or request.error is not None
        if not begun and request.lane in ("page", "soon") and waited > self._limits.wait_seconds:
            request.refuse(503)
        try:
            super().service()
        except Unfinished:
            self._unfinished = self._answer
            with self._pausing:
                self._paused = True
            self._go_on()
        else:
            self._end()
        if not (self.waits and self.server.listens_to(self)) or self.close_when_flushed:
            self.server.wake(self)

    def _end(self) -> None:
        if self._answer is not None:
            self._answer.give_up()
        self.since = time.monotonic()

    def write_soon(self, data: bytes) -> int:
        """Hold the bytes until ``send_held``, so that they travel together."""
        self._held.append(data)
        return len(data)

    def send_held(self) -> None:
        held = b"".join(self._held)
        self._held.clear()
        super().write_soon(held)
        if self.total_outbufs_len:
            self.server.wake(self)

    def _go_on(self) -> None:
        """The next step, once the reader has taken nearly all of the last or is gone."""
        with self._pausing:
            if not self._paused or self.total_outbufs_len > _LITTLE:
                return
            self._paused = False
        self.server.add_task(self)

    # Sending and closing: in the loop.

    def send(self, data: bytes, do_close: bool = True) -> int:
        sent: int = super().send(data, do_close)
        self._sent += sent
        return sent

    def _read(self) -> int:
        """Bytes its client has taken: not those, up to megabytes, that the system still holds."""
        try:
            held = fcntl.ioctl(self.socket, termios.TIOCOUTQ, _COUNT.pack(0))
        except OSError:  # the client is gone, or the system does not say
            return self._sent
        return self._sent - int(_COUNT.unpack(held)[0])

    def readable(self) -> bool:
        return self._draining > 0 or bool(super().readable())

    def writable(self) -> bool:
        return not self._draining and bool(super().writable())

    def handle_read(self) -> None:
        if not self._draining:
            super().handle_read()
            return
        try:
            self._draining -= len(self.recv(self.adj.recv_bytes))
        except OSError:
            self._draining = 0
        if self._draining <= 0:
            self.handle_close()

    def handle_write(self) -> None:
        if not (self._drains and self.close_when_flushed):
            super().handle_write()
        else:
            self.close_when_flushed = False
            super().handle_write()
            if self.connected and not self.total_outbufs_len:
                self._drain()
            else:
                self.close_when_flushed = True
        if self.waits:
            self.since = time.monotonic()
        self._go_on()

    def _drain(self) -> None:
        """Read on for a moment: a socket closed on unread bytes takes its answer with it."""
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            self.handle_close()
            return
        self._draining = _DRAINED
        self._due = time.monotonic() + _DRAIN_SECONDS

    def handle_close(self) -> None:
        super().handle_close()
        self._go_on()  # to be given up

    def cut(self) -> None:
        """Close whatever is going on."""
        try:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        except OSError:
            self.logger.debug("closed by its client already")
        self.handle_close()

    def _deadline(self) -> float:
        if self.request is not None or self._draining or not self.waits:
            return self._due
        limits = self._limits
        return self.since + (limits.idle_seconds if self._taken else limits.header_seconds)

    def look(self, now: float) -> None:
        """Hold the client to its deadlines; every second."""
        if now >= self._deadline():
            if self.request is not None:
                self._refuse(self.request, 408)
            else:
                self.cut()
        elif not self.total_outbufs_len:
            self._watched = (math.inf, 0)
        elif self._watched[0] == math.inf:
            self._watched = (now, self._read())
        elif now - self._watched[0] >= self._limits.send_seconds:
            read = self._read()
            if read - self._watched[1] < self._limits.send_least:
                self.cut()
            self._watched = (now, read)
