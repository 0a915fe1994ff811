"""A real server process over the sample corpus, and a real headless Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path() -> str:
    """Chromium on this machine; a failure that says what to do when there is none."""
    found = os.environ.get("CHROMIUM") or next(
        (p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), ""
    )
    if not found:
        pytest.fail(
            "The browser tests need Chromium: install it (apt-get install chromium) "
            "or set CHROMIUM to its path.",
            pytrace=False,
        )
    return found


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served archive of the sample corpus."""
    folder = tmp_path_factory.mktemp("site")
    scripts = Path(sys.executable).parent
    subprocess.run(
        [scripts / "quote-index", "build", "corpus/releases", "--authority", "corpus/authority",
         "--archive", folder / "archive", "--jobs", "1"],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [scripts / "quote-serve", "--archive", folder / "archive", "--port", str(port)],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=15)


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address + "/health", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail("the server did not answer within a minute")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser whose thread does not outlive the tests of a file (see ``indexer.jobs.workers``)."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails its test when anything is asked of another site or breaks the policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.on(
        "request",
        lambda r: None if r.url.startswith("http://127.0.0.1") else complaints.append(r.url),
    )
    yield page
    context.close()
    assert not complaints


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page in a browser without JavaScript, as narrow as a small phone."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


_OF_COLOURS = {"type": "tag", "values": ["cat.color", "cat.language"]}


def audit(page: Page, scheme: str = "light") -> str:
    """What axe has against a page, by all of its rules of WCAG 2.2 and good practice; "" for nothing.

    A dark page differs from the light one by its colours: it is asked about those.
    """
    options: dict[str, object] = {"rules": {"target-size": {"enabled": True}}}
    if scheme == "dark":
        options = {"runOnly": _OF_COLOURS}
    results = Axe().run(page, options=options)
    return str(results.generate_report()) if results.response["violations"] else ""
