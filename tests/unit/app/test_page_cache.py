"""Pages kept to be sent again: the same to the last byte, and never a page of something else."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from werkzeug.test import Client, TestResponse

from app import create_app
from app.serving.lanes import find_lanes
from app.serving.page_cache import PageCache
from app.settings import Settings
from indexer.archive import open_archive
from tests.contract.samples import make_quote, make_release

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

PAGES = ("/", "/search", "/search?q=sea", "/search?q=ferry&by=speaker", "/about")


class Counted:
    """An application before a cache, its answers counted."""

    def __init__(self, folder: Path, limit: int) -> None:
        self.archive = open_archive(folder)
        plain = create_app(Settings(archive=folder, page_cache=0), self.archive)
        self.made = 0
        self.day = date(2024, 5, 1)

        def count(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            self.made += 1
            return plain(environ, start_response)

        self.lane_of = find_lanes(plain)
        self.cache = PageCache(count, self.archive, limit, self.lane_of, lambda: self.day)
        self.client = Client(self.cache)

    def get(self, address: str, **headers: str) -> TestResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.get(address, headers=named)


@pytest.fixture
def kept(archive_folder: Path) -> Iterator[Counted]:
    counted = Counted(archive_folder, 1_000_000)
    yield counted
    counted.archive.close()


def everything(answer: TestResponse) -> tuple[object, ...]:
    return answer.status, list(answer.headers), answer.data


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_a_page_is_made_once(kept: Counted, address: str, encoding: str) -> None:
    first = kept.get(address, Accept_Encoding=encoding)
    again = kept.get(address, Accept_Encoding=encoding)
    assert first.status_code == 200
    assert everything(first) == everything(again)
    assert kept.made == (2 if address == "/about" else 1)  # which is not of the archive


def test_whatever_a_page_depends_on_makes_another(kept: Counted) -> None:
    asked: list[tuple[str, dict[str, str]]] = [
        ("/search?q=sea", {}),
        ("/search?q=seas", {}),
        ("/search?q=sea&", {}),
        ("/search?q=sea", {"Accept_Encoding": "gzip"}),
        ("/search?q=sea", {"Accept_Language": "zh"}),
        ("/search?q=sea", {"Host": "quotes.example"}),
    ]
    for _ in range(2):
        for address, headers in asked:
            kept.get(address, **headers)
    assert kept.made == len(asked)
    assert 'lang="zh' in kept.get("/search?q=sea", Accept_Language="zh-TW,en;q=0.5").text
    assert 'lang="en' in kept.get("/search?q=sea", Accept_Language="fr,de").text
    assert "quotes.example/quote/" in kept.get("/search?q=sea", Host="quotes.example").text
    assert kept.made == len(asked)
    kept.day += timedelta(days=1)  # "the last 30 days" are others
    kept.get("/search?q=sea")
    assert kept.made == len(asked) + 1


def test_a_language_chosen_is_remembered_and_kept_apart(kept: Counted) -> None:
    chosen = kept.get("/search?q=sea&lang=zh")
    assert "lang=" in chosen.headers["Set-Cookie"]
    assert 'lang="zh' in kept.get("/search?q=sea").text  # by the cookie
    kept.client = Client(kept.cache)
    assert 'lang="en' in kept.get("/search?q=sea").text
    assert "lang=" in kept.get("/search?q=sea&lang=zh").headers["Set-Cookie"]


def test_a_page_that_is_known_is_not_sent(kept: Counted) -> None:
    first = kept.get("/search?q=sea", Accept_Encoding="gzip")
    again = kept.get("/search?q=sea", Accept_Encoding="gzip", If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.data, kept.made) == (304, b"", 1)
    assert again.headers["ETag"] == first.headers["ETag"]
    assert "Content-Encoding" not in again.headers
    assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]
    other = kept.get("/search?q=sea", Accept_Encoding="gzip", If_None_Match='"another"')
    assert (other.status_code, other.data, kept.made) == (200, first.data, 1)


@pytest.mark.parametrize(
    "address", ["/nowhere", "/suggest?q=a", "/health", "/search?q=" + "a" * 3_000]
)
def test_what_is_no_page_is_not_kept(kept: Counted, address: str) -> None:
    kept.get(address)
    kept.get(address)
    assert (kept.made, kept.cache.held) == (2, 0)


def test_only_reading_is_answered(kept: Counted) -> None:
    kept.get("/search?q=sea")
    assert kept.client.head("/search?q=sea").data == b""
    assert kept.client.post("/search?q=sea").status_code == 405


def test_so_many_bytes_and_no_more(archive_folder: Path) -> None:
    counted = Counted(archive_folder, 100_000)
    for n in range(40):
        counted.get(f"/search?q=sea+{n}")
        assert counted.cache.held <= 100_000
    counted.get("/search?q=sea+39")
    assert counted.made == 40
    counted.get("/search?q=sea+0")
    assert counted.made == 41
    nothing = Counted(archive_folder, 0)
    nothing.get("/search?q=sea")
    assert nothing.cache.held == 0
    for each in (counted, nothing):
        each.archive.close()


def test_addresses_made_up_drive_out_nothing_that_is_asked_for_again(
    archive_folder: Path,
) -> None:
    counted = Counted(archive_folder, 400_000)
    counted.get("/search?q=sea")
    counted.get("/search?q=sea")
    for number in range(60):
        counted.get(f"/search?q=sea&x={number}")
    made = counted.made
    counted.get("/search?q=sea")
    assert counted.made == made == 61
    assert counted.cache.held <= 400_000
    counted.archive.close()


def test_a_new_generation_is_another_archive(tmp_path: Path) -> None:
    counted = Counted(tmp_path, 1_000_000)
    assert counted.get("/search").status_code == 503
    for place in ("first", "second"):
        release = make_release(place, date(2021, 11, 5))
        with open_archive(tmp_path).writer() as writer:
            writer.add(release, (make_quote(f"q{place}", release, f"The {place} tax"),))
            writer.publish()
        assert f"The {place} tax" in counted.get("/search").text
    counted.archive.close()


def test_threads_get_what_one_gets(kept: Counted) -> None:
    addresses = [f"/search?q={word}" for word in ("sea", "ferry", "the", "harbour")] * 20
    plain = {address: kept.get(address).data for address in addresses}
    kept.cache = PageCache(kept.cache._application, kept.archive, 60_000, kept.lane_of)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda a: Client(kept.cache).get(a).data, addresses))
    assert answers == [plain[address] for address in addresses]


class Held:
    """An application whose pages wait to be let go; how many are being made is counted."""

    def __init__(self, folder: Path) -> None:
        self.archive = open_archive(folder)
        plain = create_app(Settings(archive=folder, page_cache=0), self.archive)
        self.release = threading.Event()
        self.begun = threading.Semaphore(0)

        def hold(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            if environ["PATH_INFO"] == "/search":
                self.begun.release()
                self.release.wait(10)
            return plain(environ, start_response)

        self.cache = PageCache(hold, self.archive, 1_000_000, find_lanes(plain), patience=10)

    def get(self, address: str) -> int:
        return Client(self.cache).get(address).status_code


def test_what_takes_a_moment_does_not_wait_for_a_page(archive_folder: Path) -> None:
    held = Held(archive_folder)
    style = find_style(held)
    with ThreadPoolExecutor(4) as pool:
        try:
            slow = pool.submit(held.get, "/search?q=sea")
            assert held.begun.acquire(timeout=10)
            behind = pool.submit(held.get, "/search?q=ferry")
            for address in ("/suggest?q=a", "/health", style):
                assert pool.submit(held.get, address).result(5) == 200
            assert not held.begun.acquire(timeout=0.2)  # the second page waits for its turn
            assert not behind.done()
        finally:
            held.release.set()
        assert slow.result(10) == behind.result(10) == 200
    held.archive.close()


def find_style(held: Held) -> str:
    page = Client(held.cache).get("/about").get_data(as_text=True)
    found = re.search(r'href="(/static/[^"]+\.css)"', page)
    assert found is not None
    return found[1]
