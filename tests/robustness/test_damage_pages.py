"""What a reader of a site sees of an archive whose files have changed: the right page, or which
file it is. Never another word."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexer.archive.embedded.integrity import manifest
from tests.robustness.flips import make_archive
from tests.robustness.page_flips import ask, right_pages, site
from tests.robustness.test_crafted_archive import forge, generation_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damaged") / "archive"
    make_archive(folder)
    return folder


@contextmanager
def changed(path: Path) -> Iterator[None]:
    """A file of the same size with another byte in each of its parts."""
    whole = path.read_bytes()
    turned = bytearray(whole)
    for place in range(min(40, len(whole) - 1), len(whole), 97):
        turned[place] ^= 1
    path.write_bytes(turned)
    try:
        yield
    finally:
        path.write_bytes(whole)


def check_pages(folder: Path, path: Path, right: dict[str, bytes]) -> Counter[int]:
    """Ask for every page while a file is changed; how many had each status."""
    statuses: Counter[int] = Counter()
    with changed(path), site(folder) as client:
        for address, whole in right.items():
            status, body = ask(client, address)
            statuses[status] += 1
            if status == 503:
                assert path.name in body.decode(), address
                assert str(folder) not in body.decode(), address
                assert b"quote-index recover" in body
            elif status:
                assert status == 200, f"{address} with {path.name} changed"
                assert body == whole, f"{address} with {path.name} changed"
            else:
                assert whole.startswith(body), f"{address} with {path.name} changed"
    return statuses


def test_each_page_is_right_or_names_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As large files are read: nothing is compared before it is needed."""
    monkeypatch.setattr(manifest, "CHECKED_AT_OPEN", -1)
    right = right_pages(folder)
    files = sorted(p for p in generation_of(folder).rglob("*") if p.is_file())
    columns = [path for path in files if path.parent.name == "columns"]
    others = [path for path in files if path not in columns]
    statuses: Counter[int] = Counter()
    for path in random.sample(columns, 2) + random.sample(others, 4):  # a failure names its file
        statuses += check_pages(folder, path, right)
    assert statuses[200] > 10
    assert statuses[503] > 10


def test_a_damaged_small_file_is_named_by_every_page(folder: Path) -> None:
    right = dict.fromkeys(("/", "/search?q=the", "/search.csv?q=the", "/api/v1/search?q=the"), b"")
    for pattern in ("archive.db", "columns/day.npy", "manifest.json", "records/*.db"):
        (path,) = list(generation_of(folder).glob(pattern))[:1]
        assert check_pages(folder, path, right) == {503: len(right)}


def test_the_page_says_what_to_do_in_both_languages(folder: Path) -> None:
    with changed(generation_of(folder) / "columns" / "day.npy"), site(folder) as client:
        english, chinese = client.get("/"), client.get("/?lang=zh-Hant-HK")
        told = client.get("/api/v1/search?q=the")
    assert english.status_code == chinese.status_code == told.status_code == 503
    assert "The archive has a damaged file" in english.text
    assert "資料庫有檔案損壞" in chinese.text
    assert "day.npy" in english.text
    assert "day.npy" in chinese.text
    detail = told.get_json()["detail"]
    assert told.content_type == "application/problem+json"
    assert "day.npy" in detail
    assert "quote-index recover" in detail
    assert "/" not in detail


def test_an_archive_of_another_version_is_no_fault_of_the_site(folder: Path) -> None:
    path = generation_of(folder) / "manifest.json"
    whole = path.read_bytes()
    forge(folder, lambda raw: raw.update(schema=99))
    with site(folder) as client:
        answer, told = client.get("/"), client.get("/api/v1/search?q=the")
    path.write_bytes(whole)
    assert answer.status_code == told.status_code == 503
    assert "Another version of On Record built this archive" in answer.text
    assert "--fresh" in answer.text
