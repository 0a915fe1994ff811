"""A process that serves the application, as gunicorn treats it."""

from __future__ import annotations

import signal

from app.serving.worker import Worker


def test_a_process_may_be_told_to_stop_while_it_starts() -> None:
    worker = Worker.__new__(Worker)
    worker.alive = True
    worker.handle_exit(signal.SIGTERM, None)
    assert worker.alive is False
