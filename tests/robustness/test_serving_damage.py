"""A site goes on with the archive it has open, whatever becomes of the one on the disk."""

from __future__ import annotations

import logging
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from flask.testing import FlaskClient

from app import create_app
from app.settings import Settings
from indexer.archive.embedded import archive as embedded
from indexer.archive.embedded.integrity import manifest
from indexer.errors import DamagedArchiveError
from tests.robustness.flips import flipped
from tests.robustness.test_crafted_archive import quotes_in
from tests.robustness.test_lost_archives import LOST, add, lose, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    add(tmp_path / "archive", "a")
    return tmp_path / "archive"


@pytest.fixture
def client(folder: Path) -> Iterator[FlaskClient]:
    application = create_app(Settings(archive=folder))
    yield application.test_client()
    application.extensions["archive"].close()


def health(client: FlaskClient) -> dict[str, Any]:
    answer = client.get("/health")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.get_json()
    return found


def found(client: FlaskClient) -> int:
    answer = client.get("/search?q=tax")
    assert answer.status_code == 200
    return len(set(re.findall(r"/quote/(q-\w+)", answer.text)))


def newest(folder: Path) -> Path:
    return folder / "generations" / (folder / "CURRENT").read_text().strip()


@pytest.mark.parametrize("how", LOST)
def test_a_lost_current_keeps_the_reader_that_is_open(
    folder: Path, client: FlaskClient, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    assert health(client)["status"] == "ok"
    whole = (folder / "CURRENT").read_bytes()
    lose(folder, how)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            assert found(client) == 1
    told = health(client)
    assert told["status"] == "trouble"
    assert "CURRENT" in told["trouble"]
    assert told["quotes"] == 1
    assert caplog.text.count("the generation that was opened before is still read") == 1
    (folder / "CURRENT").write_bytes(whole)
    assert found(client) == 1
    assert health(client)["status"] == "ok"


@pytest.mark.parametrize(
    "pattern", ["archive.db", "manifest.json", "columns/day.npy", "index/*.trm"]
)
def test_a_newer_generation_that_is_damaged_is_not_taken(
    folder: Path, client: FlaskClient, pattern: str
) -> None:
    assert found(client) == 1
    add(folder, "b")
    (path,) = list(newest(folder).glob(pattern))[:1]
    with flipped(path, 40, 1):
        assert found(client) == 1
        told = health(client)
        assert told["status"] == "trouble"
        assert path.name in told["trouble"]


def test_the_generation_after_a_damaged_one_is_taken(folder: Path, client: FlaskClient) -> None:
    assert found(client) == 1
    add(folder, "b")
    (newest(folder) / "archive.db").write_bytes(b"")
    assert found(client) == 1
    assert run("recover", "--archive", folder).exit_code == 0
    add(folder, "c")
    assert found(client) == 2
    assert health(client)["status"] == "ok"


def test_a_generation_that_could_not_be_opened_is_tried_again(
    folder: Path, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(client) == 1
    add(folder, "b")
    path = newest(folder) / "archive.db"
    with flipped(path, 40, 1):
        assert found(client) == 1
    assert found(client) == 1, "it is not opened anew for each page"
    monkeypatch.setattr(embedded, "_AGAIN", 0.0)
    embedded_archive = client.application.extensions["archive"]
    embedded_archive._refused_until = 0.0
    assert found(client) == 2
    assert health(client)["status"] == "ok"


def test_damage_that_shows_while_reading_is_an_error_page_and_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(manifest, "CHECKED_AT_OPEN", -1)
    application = create_app(Settings(archive=folder, page_cache=0))
    client = application.test_client()
    (records,) = (path for path in newest(folder).glob("records/*.db") if quotes_in(path))
    place = records.read_bytes().find(b"tax a")
    with flipped(records, place, 1):
        answer = client.get("/search?q=tax")
        assert answer.status_code == 503
        main = answer.text.split("<main")[1].partition("</main>")[0]
        assert "tax" not in main
        assert f"{records.name}: bytes" in caplog.text
        assert "quote-index recover" in caplog.text
        assert records.name in client.get("/health").get_json()["trouble"]
    assert found(client) == 1
    application.extensions["archive"].close()


def test_columns_that_change_beneath_an_open_archive_change_no_answer(folder: Path) -> None:
    for name in "bcdefg":
        add(folder, name)
    application = create_app(Settings(archive=folder, page_cache=0))
    client = application.test_client()
    asked = ("/", "/search?q=tax", "/search?q=tax&order=oldest", "/coverage")
    told = [main_of(client, address) for address in asked]  # each column is read here
    paths = sorted(newest(folder).rglob("*.npy"))
    assert len(paths) > 10
    kept = [path.read_bytes() for path in paths]
    for path, whole in zip(paths, kept, strict=True):
        with path.open("r+b") as file:  # the same file, as a disk would change it
            file.seek(len(whole) - 1)
            file.write(bytes([whole[-1] ^ 1]))
    assert [main_of(client, address) for address in asked] == told
    application.extensions["archive"].close()


def test_a_small_file_that_changes_after_opening_is_named_at_its_first_use(folder: Path) -> None:
    _, files = manifest.read_generation(newest(folder))
    paths = sorted(path for path in files.stored if path.endswith(".npy"))
    assert len(paths) > 10
    for path in paths:
        file = files.file(path)
        assert file.is_seen, "it was compared when the generation was opened"
        for place in (20, file.path.stat().st_size - 1):  # its header; its last number
            with flipped(file.path, place, 1), pytest.raises(DamagedArchiveError, match="bytes"):
                file.map()
        assert file.map()


def main_of(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.text.split("<main")[1].partition("</main>")[0]


def test_a_site_without_an_archive_says_what_is_lost(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    lose(folder, "missing")
    client = create_app(Settings(archive=folder)).test_client()
    assert client.get("/").status_code == 503
    assert "quote-index recover" in caplog.text
    assert run("recover", "--archive", folder).exit_code == 0
    assert found(client) == 1


@pytest.mark.parametrize("pattern", ["CURRENT", "generations/*/tokens/*.codes.npy"])
def test_health_is_json_where_no_archive_can_be_opened(folder: Path, pattern: str) -> None:
    (path,) = list(folder.glob(pattern))[:1]
    path.write_bytes(b"")
    answer = create_app(Settings(archive=folder)).test_client().get("/health")
    assert answer.status_code == 503
    told = answer.get_json()
    assert told["status"] == "down"
    assert path.name in told["trouble"]


# A real server


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _get(port: int, path: str) -> str:
    with urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        return str(answer.read().decode())


def test_a_server_outlives_everything_that_happens_to_its_archive(folder: Path) -> None:
    port = _free_port()
    script = "import sys; from app.cli import main; main()"
    command = ["--archive", str(folder), "--port", str(port), "--workers", "1"]
    server = subprocess.Popen(
        [sys.executable, "-c", script, *command], stderr=subprocess.PIPE, text=True
    )
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                assert '"status":"ok"' in _get(port, "/health").replace(" ", "")
                break
            except OSError:
                assert time.monotonic() < deadline
                time.sleep(0.1)
        for how in LOST:
            before = (folder / "CURRENT").read_bytes()
            lose(folder, how)
            assert "q-a" in _get(port, f"/search?q=tax&n={how}")
            assert '"status":"trouble"' in _get(port, "/health").replace(" ", "")
            (folder / "CURRENT").write_bytes(before)
        add(folder, "b")
        assert "q-b" in _get(port, "/search?q=tax")
    finally:
        server.terminate()
        _, log = server.communicate(timeout=60)
    assert "CURRENT: is missing; generations there: 1; the generation that was opened" in log


def test_the_server_says_how_to_put_an_archive_right(folder: Path) -> None:
    lose(folder, "missing")
    script = "from app.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script, "--archive", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "quote-index recover" in done.stderr
    assert "Build one" not in done.stderr


def test_a_server_whose_processes_cannot_start_ends(folder: Path) -> None:
    broken = (
        "import app.serving.worker as worker\n"
        "def fail(*given): raise RuntimeError('no listener')\n"
        "worker.Listener = fail\n"
        "from app.cli import main\n"
        "main()\n"
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", broken, "--archive", str(folder), "--port", str(port)]
    ended = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert ended.returncode != 0
    assert b"no listener" in ended.stderr
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=5)
