"""An answer as waitress writes it, but in steps, so that no thread waits for a slow reader."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextvars import Context, copy_context
from typing import TYPE_CHECKING, Any

from waitress.task import ErrorTask, Task, WSGITask

from app.serving.parsing import REASONS
from app.site.headers import HEADERS

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ENOUGH = 262_144
"""Bytes an answer is ahead of its reader before it pauses."""
_STEP = 0.05  # seconds an answer goes on while others of its lane wait
_ANSWER = "on_record.answer"
_RETRY_SECONDS = "5"


class Unfinished(BaseException):  # no error, and waitress must not take it for one
    """An answer of which more is to come, when its reader has taken some or others had a turn."""


class _Joined(Task):  # type: ignore[misc]
    """Sends the header together with the first bytes of the body."""

    def write(self, data: bytes) -> None:
        super().write(data)
        if data:
            self.channel.send_held()

    def finish(self) -> None:
        super().finish()
        self.channel.send_held()


class Answer(_Joined, WSGITask):  # type: ignore[misc]
    """The answer of an application, which may be taken up again by another thread."""

    def __init__(self, channel: Any, request: Any) -> None:
        super().__init__(channel, request)
        self._pieces: _Pieces | None = None
        self._context: Context = copy_context()
        self._begun = 0.0

    def execute(self) -> None:
        self._begun = time.monotonic()
        super().execute()

    def answer(
        self, application: WSGIApplication, environ: WSGIEnvironment, start: StartResponse
    ) -> Iterable[bytes]:
        """The pieces of the answer, those that are left if it was begun before."""
        if self._pieces is None:
            pieces = self._context.run(application, environ, start)
            self._begun = time.monotonic()  # making a page is one step, however long
            if isinstance(pieces, list | tuple):
                return pieces
            self._pieces = _Pieces(self, self._context, pieces)
        return self._pieces

    @property
    def is_ahead(self) -> bool:
        """Whether somebody else should have this thread now."""
        waiting: int = self.channel.total_outbufs_len
        return waiting > ENOUGH or time.monotonic() - self._begun > _STEP

    def give_up(self) -> None:
        """Let go of what the answer is made of; nothing if it ended by itself."""
        if self._pieces is not None:
            self._pieces.end()

    def get_environment(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environment()
        environ[_ANSWER] = self
        return environ

    def set_close_on_finish(self) -> None:
        """Not behind an answer without a body: whoever asks next need not connect again."""
        asked = self.request.headers.get("CONNECTION", "").lower() == "close"
        if self.has_body or asked or self.version != "1.1":
            super().set_close_on_finish()


class _Pieces(Iterator[bytes]):
    """Pieces made in the context they were begun in, whatever thread asks for the next."""

    def __init__(self, answer: Answer, context: Context, pieces: Iterable[bytes]) -> None:
        self._answer = answer
        self._context = context
        self._pieces = pieces
        self._iterator = iter(pieces)
        self._has_turn = True  # every step gives a piece
        self._paused = False
        self._ended = False

    def __next__(self) -> bytes:
        if not self._has_turn and self._answer.is_ahead:
            self._has_turn = self._paused = True
            raise Unfinished
        self._has_turn = self._paused = False
        return self._context.run(next, self._iterator)

    def close(self) -> None:
        """Called by waitress behind every step: only the last one ends the answer."""
        if not self._paused:
            self.end()

    def end(self) -> None:
        close: Callable[[], None] | None = getattr(self._pieces, "close", None)
        if close is not None and not self._ended:
            self._ended = True
            self._context.run(close)


def in_steps(application: WSGIApplication) -> WSGIApplication:
    """The application as the server calls it: at each step of an answer."""

    def call(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        answer: Answer = environ[_ANSWER]
        return answer.answer(application, environ, start)

    return call


class RefusalAnswer(_Joined, ErrorTask):  # type: ignore[misc]
    """A page of our own that says why a request is not answered."""

    def execute(self) -> None:
        code: int = self.request.error.code
        body = self.channel.server.page_of(code)
        self.status = f"{code} {REASONS.get(code, 'Error')}"
        self.response_headers += [("Content-Type", "text/html; charset=utf-8"), *HEADERS.items()]
        if code == 503:
            self.response_headers.append(("Retry-After", _RETRY_SECONDS))
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)
