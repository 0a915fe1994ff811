"""A process of gunicorn's in which waitress takes the connections.

gunicorn keeps the processes: it starts them, replaces one that dies or hangs, and stops them.
Its own threaded worker gives a client a thread while it reads what the client sends, so that
eight clients which send half a header stop it.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Sequence
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING

from gunicorn.workers.base import Worker as BaseWorker

from app.serving.lanes import LaneOf, find_lanes
from app.serving.listener import Listener
from app.serving.loop import Loop
from app.settings import Settings
from app.site.address import without_prefix
from app.site.errors import refuse

if TYPE_CHECKING:
    from app.serving.server import Server

_TURN_SECONDS = 1.0  # gunicorn hears of the process this often


class Worker(BaseWorker):  # type: ignore[misc]
    """Serves the application until it is told to stop or its parent is gone."""

    _listeners: Sequence[Listener] = ()  # none yet when it is told to stop while it starts

    def load_wsgi(self) -> None:
        """Make everything that serving needs.

        Here and not in ``run``: what fails before a process counts as started ends the server
        with an exit code. Later it would only be replaced, for ever, while clients wait.
        """
        super().load_wsgi()
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # waiting is no news
        server: Server = self.app
        self._loop = Loop()
        self._listeners = [
            Listener(
                self.wsgi, one.sock, server.limits, self._find_lane(),
                partial(refuse, self.wsgi), self._loop,
            )
            for one in self.sockets
        ]  # fmt: skip

    def run(self) -> None:
        while self.alive and self.ppid == os.getppid():
            self._turn(_TURN_SECONDS)
        self._wind_up()

    def _find_lane(self) -> LaneOf:
        settings: Settings = self.wsgi.extensions["on_record"]
        lane_of = find_lanes(self.wsgi)
        return lambda path: lane_of(without_prefix(path, settings.base_url))

    def _turn(self, seconds: float) -> None:
        self.notify()
        for listener in self._listeners:
            self._loop.touch(listener)  # which looks at its connections now and then
        self._loop.turn(seconds)

    def _wind_up(self) -> None:
        """Answer what was asked, within the seconds there are for it."""
        for listener in self._listeners:
            listener.stop_accepting()
        self._turn(0)  # what had come in by now
        end = time.monotonic() + self.cfg.graceful_timeout - 1
        while time.monotonic() < end and any(one.close_waiting() for one in self._listeners):
            self._turn(0.1)
        for listener in self._listeners:
            listener.task_dispatcher.shutdown()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        for listener in self._listeners:
            listener.wake(listener)
