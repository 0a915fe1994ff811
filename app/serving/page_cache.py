"""Pages that were asked for a moment ago, as they were sent.

Readers ask the same: the start page, the latest quotes, the speaker in the news, the page a
colleague sent a link to. Nothing on a page is of one reader alone, so that the same address
in the same language is the same page, as long as the archive's generation and the day last.
This stands before Flask, and answers in a hundredth of the time a page takes to make; pages
that must be made are made in turns, and so are the pieces of an answer without an end in sight.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache
from werkzeug.datastructures import Accept
from werkzeug.http import (
    is_resource_modified,
    parse_accept_header,
    parse_cookie,
    remove_entity_headers,
    unquote_etag,
)

from app.serving.lanes import LaneOf
from app.serving.page_queue import PageQueue
from app.site import markdown
from app.site.address import KNOWN_HOST
from app.site.languages import COOKIE, accepted_language, find_language
from indexer.archive import Archive
from indexer.errors import ArchiveError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_LARGEST = 400_000  # bytes of a page; one is 9 KB packed, 60 KB plain
_LONGEST = 2_000  # characters of a query
_OVERHEAD = 2_000  # bytes that headers, key and bookkeeping take
PATIENCE = 0.25  # seconds a page waits for others to be made: longer than nearly all take
_PIECE = 65_536  # bytes of an export made in one turn: some 15 ms
_Headers = list[tuple[str, str]]
_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    status: str
    headers: _Headers
    body: bytes
    tag: str

    @property
    def size(self) -> int:
        return len(self.body) + _OVERHEAD


class _Shelf(LRUCache[_Key, _Page]):
    """Pages up to so many bytes, least recently asked for out first."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit, getsizeof=lambda page: page.size)

    def put(self, key: _Key, page: _Page) -> None:
        if page.size <= self.maxsize:
            self[key] = page


class PageCache:
    """The pages of an application; safe between threads.

    Those that were asked for once have a quarter of the room, so that somebody who asks for
    thousands of addresses drives out nothing that readers ask for again.
    """

    def __init__(
        self,
        application: WSGIApplication,
        archive: Archive,
        limit: int,
        lane_of: LaneOf,
        today: Callable[[], date] = date.today,
        patience: float = PATIENCE,
    ) -> None:
        """``limit`` in bytes; 0 keeps nothing. ``patience``: see ``app.serving.page_queue``."""
        self._application = application
        self._archive = archive
        self._limit = limit
        self._lane_of = lane_of
        self._today = today
        self._once = _Shelf(limit // 4)
        self._again = _Shelf(limit - limit // 4)
        self._lock = threading.Lock()
        self._queue = PageQueue(patience)

    @property
    def held(self) -> int:
        """Bytes of the pages that are kept."""
        return int(self._once.currsize + self._again.currsize)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        generation = self._generation(environ)
        if generation is None:
            return self._run(environ, start_response)
        key = (generation, self._today(), *_identify(environ))
        page = self._get(key)
        if page is None:
            return self._make(key, generation, environ, start_response)
        if not is_resource_modified(environ, page.tag):
            headers = list(page.headers)
            remove_entity_headers(headers)
            start_response("304 NOT MODIFIED", headers)
            return []
        start_response(page.status, list(page.headers))
        return [page.body]

    def _generation(self, environ: WSGIEnvironment) -> str | None:
        """The generation a page would be made of; None where none would be kept."""
        query = environ.get("QUERY_STRING", "")
        if not self._limit or environ["REQUEST_METHOD"] != "GET" or len(query) > _LONGEST:
            return None
        if "added" in query:
            return None  # what came in is told after the generation was published
        if markdown.is_named(environ.get("HTTP_ACCEPT", "")):
            return None  # a page in another form, which nobody asks for again and again
        if not environ.get(KNOWN_HOST, True):
            return None  # or whoever makes up hosts would drive out what readers ask for
        try:
            with self._archive.reader() as reader:
                return reader.generation
        except ArchiveError:
            return None  # which the application explains

    def _run(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Have the application answer, in turn where it takes long."""
        lane = self._lane_of(environ.get("PATH_INFO", ""))
        with self._queue.take() if lane in ("page", "export") else nullcontext():
            answer = self._application(environ, start_response)
        return _Pieces(answer, self._queue) if lane == "export" else answer

    def _make(
        self, key: _Key, generation: str, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        sent: list[tuple[str, _Headers]] = []

        def note(status: str, headers: _Headers, *error: Any) -> Any:
            sent[:] = [(status, list(headers))]
            return start_response(status, headers, *error)

        answer = self._run(environ, note)
        if not sent or not _is_page(*sent[0], generation):
            return answer
        try:
            body = b"".join(answer)
        finally:
            if (close := getattr(answer, "close", None)) is not None:
                close()
        status, headers = sent[0]
        self._put(key, _Page(status, headers, body, dict(headers)["ETag"]))
        return [body]

    def _get(self, key: _Key) -> _Page | None:
        with self._lock:
            found = self._again.pop(key, None) or self._once.pop(key, None)
            if found is not None:
                self._again.put(key, found)
            return found

    def _put(self, key: _Key, page: _Page) -> None:
        with self._lock:
            if key not in self._once and key not in self._again:
                self._once.put(key, page)


class _Pieces(Iterator[bytes]):
    """An answer in pieces, each made in a turn of its own, so that pages come between them."""

    def __init__(self, answer: Iterable[bytes], queue: PageQueue) -> None:
        self._answer = answer
        self._lines = iter(answer)
        self._queue = queue

    def __next__(self) -> bytes:
        made: list[bytes] = []
        size = 0
        with self._queue.take():
            for line in self._lines:
                made.append(line)
                size += len(line)
                if size >= _PIECE:
                    break
        if not made:
            raise StopIteration
        return b"".join(made)

    def close(self) -> None:
        if (close := getattr(self._answer, "close", None)) is not None:
            close()


def _identify(environ: WSGIEnvironment) -> _Key:
    """All of a request that an answer depends on."""
    cookie = environ.get("HTTP_COOKIE")
    chosen = find_language(parse_cookie(cookie).get(COOKIE, "")) if cookie else None
    return (
        environ.get("wsgi.url_scheme"),
        environ.get("HTTP_HOST"),
        environ.get("SERVER_NAME"),
        environ.get("SERVER_PORT"),
        environ.get("SCRIPT_NAME"),
        environ.get("PATH_INFO"),
        environ.get("QUERY_STRING"),
        _takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")),
        chosen or accepted_language(environ.get("HTTP_ACCEPT_LANGUAGE", "")),
    )


@lru_cache(maxsize=1_000)
def _takes_gzip(header: str) -> bool:
    return bool(parse_accept_header(header, Accept)["gzip"])


def _is_page(status: str, headers: _Headers, generation: str) -> bool:
    """Whether an answer is a page of this generation, and the same for whoever asks."""
    held = dict(headers)
    tag, _ = unquote_etag(held.get("ETag"))
    length = held.get("Content-Length", "")
    return (
        status.startswith("200 ")
        and held.get("Content-Type", "").startswith("text/html")
        and (tag or "").startswith(f"{generation}-")
        and length.isdecimal()
        and int(length) <= _LARGEST
        and "Set-Cookie" not in held
        and "no-store" not in held.get("Cache-Control", "")
    )
