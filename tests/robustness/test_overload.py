"""Far too much at once: what cannot be begun soon is refused, and then the site is as before."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.robustness.raw_http import Reply, ask, serving
from tests.robustness.test_slow_clients import folder  # noqa: F401  # a fixture

_ASKED = 240
_PAGE = (
    "GET /search?q=number+OR+again+OR+n{} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
)
_HEALTH = b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


def test_what_waits_too_long_is_refused_and_the_site_goes_on(folder: Path) -> None:  # noqa: F811
    with serving(folder, "--wait-timeout", "0.3") as port:

        def page(number: int) -> Reply:
            return ask(port, _PAGE.format(number).encode())

        assert page(0).status == 200
        with ThreadPoolExecutor(_ASKED) as pool:
            asked = [pool.submit(page, number) for number in range(1, _ASKED)]
            assert ask(port, _HEALTH).status == 200, "a monitor is answered meanwhile"
            answers = [one.result() for one in asked]
        counts = Counter(answer.status for answer in answers)
        assert set(counts) == {200, 503}
        for answer in answers:
            assert answer.is_whole
            if answer.status == 503:
                assert answer.headers["retry-after"] == "5"
                assert b"Too much is asked of this site right now" in answer.body
        for number in range(5):
            assert page(_ASKED + number).status == 200
