"""Whether the site can answer, and how much it does, for whoever watches it."""

from __future__ import annotations

import os
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime

from flask import Blueprint, Flask, Response, current_app, g, jsonify, request

from app.site.reader import current_reader
from indexer.archive import Archive, Statistics
from indexer.errors import ArchiveError

blueprint = Blueprint("health", __name__)
_PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


@blueprint.get("/health")
def health() -> Response:
    """Generation and counts of the archive that is read now.

    ``status`` is "trouble" where it is not the newest one, or some of it cannot be read, and
    "down", with 503, where there is none to read.
    """
    try:
        found = current_reader().statistics()
    except ArchiveError as error:
        answer = jsonify(status="down", trouble=str(error))
        answer.status_code = 503
        return answer
    archive: Archive = current_app.extensions["archive"]
    trouble = archive.trouble()
    return jsonify(
        status="trouble" if trouble else "ok",
        trouble=trouble,
        generation=found.generation,
        built=found.built,
        releases=found.releases,
        quotes=found.quotes,
        speakers=found.speakers,
        organisations=found.organisations,
    )


@blueprint.get("/ready")
def ready() -> Response:
    """200 once there is an archive to answer from; before, the error is 503."""
    return Response(f"{current_reader().generation}\n", content_type="text/plain; charset=utf-8")


@blueprint.get("/metrics")
def metrics() -> Response:
    """Figures of the archive and of this process in the text form of Prometheus."""
    archive: Archive = current_app.extensions["archive"]
    found = current_reader().statistics()
    counted: Requests = current_app.extensions["requests"]
    lines = [*_archive_lines(found, trouble=bool(archive.trouble())), *counted.lines()]
    return Response("".join(f"{line}\n" for line in lines), content_type=_PROMETHEUS)


def _archive_lines(found: Statistics, *, trouble: bool) -> Iterator[str]:
    built = datetime.fromisoformat(found.built).timestamp()
    for name, value, says in (
        ("releases", found.releases, "Releases in the archive"),
        ("quotes", found.quotes, "Quotes in the archive"),
        ("speakers", found.speakers, "Speakers in the archive"),
        ("organisations", found.organisations, "Organisations in the archive"),
        ("built_seconds", int(built), "When the archive was built, in seconds of Unix time"),
        ("trouble", int(trouble), "1 where the archive is not the newest, or damaged"),
    ):
        yield f"# HELP on_record_{name} {says}"
        yield f"# TYPE on_record_{name} gauge"
        yield f"on_record_{name} {value}"


class Requests:
    """Answers that a process made, by the endpoint and the first digit of the status.

    Pages out of the cache of pages are not among them. Nothing of what was asked for is kept.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count: Counter[tuple[str, str]] = Counter()
        self._seconds: defaultdict[str, float] = defaultdict(float)

    def set_up(self, application: Flask) -> None:
        """Count every answer of an application."""
        application.extensions["requests"] = self
        application.before_request(self._begin)
        application.after_request(self._end)

    def _begin(self) -> None:
        g.began = time.perf_counter()

    def _end(self, response: Response) -> Response:
        taken = time.perf_counter() - g.get("began", time.perf_counter())
        endpoint = request.endpoint or "none"
        with self._lock:
            self._count[endpoint, f"{response.status_code // 100}xx"] += 1
            self._seconds[endpoint] += taken
        return response

    def lines(self) -> Iterator[str]:
        """Counters of this process, which each has its own of."""
        with self._lock:
            counts, seconds = dict(self._count), dict(self._seconds)
        process = os.getpid()
        yield "# HELP on_record_requests_total Answers made, by endpoint and kind of status"
        yield "# TYPE on_record_requests_total counter"
        for (endpoint, status), count in sorted(counts.items()):
            labels = f'process="{process}",endpoint="{endpoint}",status="{status}"'
            yield f"on_record_requests_total{{{labels}}} {count}"
        yield "# HELP on_record_request_seconds_total Time until answers were made"
        yield "# TYPE on_record_request_seconds_total counter"
        for endpoint, taken in sorted(seconds.items()):
            labels = f'process="{process}",endpoint="{endpoint}"'
            yield f"on_record_request_seconds_total{{{labels}}} {taken:.6f}"
