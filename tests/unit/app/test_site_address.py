"""The site under the address it was given, whatever a client calls it."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.exceptions import NotFound

from app.cli import main
from app.serving.warm_up import warm_up
from app.settings import Settings
from app.site.base_url import BaseURL, split_host
from tests.sites import open_site

PAGES = (
    "/", "/search", "/search?q=sea", "/search?q=sea&by=speaker", "/search?q=sea&by=release", "/search?q=nowhere",
    "/search?q=sea&compare=ferry", "/browse/offices", "/browse/speakers", "/browse/organisations", "/about", "/nowhere",
    "/browse/speeches", "/browse/speeches?by=event", "/check", "/check?q=the+sea+is+open",
)  # fmt: skip
_ABSENT = {"/quotes/nowhere"}
_NO_PAGES = {
    "health.health", "health.ready", "health.metrics", "discovery.robots", "discovery.complete", "discovery.sitemaps", "discovery.sitemap",
    "quote.wordings",  # no saying of the sample has several
}  # fmt: skip
"""Endpoints that no page leads to."""
_LINK = re.compile(r'(?:href|src|action|data-url)="([^"]*)"')


@contextmanager
def site(folder: Path, **settings: Any) -> Iterator[FlaskClient]:
    with open_site(folder, **settings) as client:
        yield client


@pytest.fixture(scope="module")
def under(archive_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    base, queue = (
        BaseURL.read("https://example.org/quotes/"),
        tmp_path_factory.mktemp("queue") / "q",
    )
    with site(archive_folder, base_url=base, reports=queue) as client:
        yield client


def links(page: str) -> set[str]:
    """What a page leads to on its own site; the same page in another language aside."""
    found = {unescape(link) for link in _LINK.findall(page)}
    here = ("#", "http://", "https://")
    return {link for link in found if not link.startswith(here) and "lang=" not in link}


def endpoint_of(client: FlaskClient, address: str) -> str:
    routes = client.application.url_map.bind("example.org")
    try:
        return str(routes.match(urlsplit(address).path.removeprefix("/quotes"))[0])
    except NotFound:
        return ""


def walk(client: FlaskClient, first: tuple[str, ...]) -> set[str]:
    """Addresses that pages lead to, and theirs, 25 of a kind: all of them there."""
    seen: set[str] = set()
    left = list(first)
    of_a_kind = Counter[str]()
    while left:
        address = left.pop(0).partition("#")[0]
        kind = endpoint_of(client, address)
        if address in seen or of_a_kind[kind] == 25:
            continue
        seen.add(address)
        of_a_kind[kind] += 1
        answer = client.get(address)
        assert answer.status_code == (404 if "nowhere" in urlsplit(address).path else 200), address
        if answer.mimetype == "text/html":
            left += sorted(links(answer.text))
    return seen


def test_every_link_stays_under_the_prefix(under: FlaskClient) -> None:
    seen = walk(under, tuple(f"/quotes{page}" for page in PAGES))
    assert all(address.startswith("/quotes/") for address in seen)
    shown = {endpoint_of(under, one) for one in seen - _ABSENT}
    kinds = {
        rule.endpoint
        for rule in under.application.url_map.iter_rules()
        if "GET" in (rule.methods or ())
    }
    assert kinds - shown == _NO_PAGES | {name for name in kinds if name.startswith("api.")}
    kinds = {address.split("/")[2].partition("?")[0] for address in seen}
    assert {
        "quote",
        "release",
        "speaker",
        "organisation",
        "static",
        "suggest",
        "search.csv",
        "search.json",
    } <= kinds


@pytest.mark.parametrize("page", PAGES)
def test_the_prefix_may_be_on_the_path_or_taken_off(under: FlaskClient, page: str) -> None:
    kept, stripped = under.get(f"/quotes{page}"), under.get(page)
    assert kept.data == stripped.data
    assert kept.headers == stripped.headers


def test_no_path_is_written_by_hand() -> None:
    """Nothing in templates or scripts begins at the root of a host."""
    folder = Path(__file__).parents[3] / "app"
    for path in (*folder.glob("*/templates/*"), *folder.glob("static/*.js")):
        found = re.findall(r"""(?:["'`]|\]\()/(?!["'`>])[a-z?#{$][^\s"'`]*""", path.read_text())
        assert not found, path.name
        assert path.suffix != ".html" or not re.findall(r"""["'}]\?[a-z_]+=""", path.read_text()), (
            path
        )


@pytest.mark.parametrize(
    "host", ["example.org", "elsewhere.example", "127.0.0.1:8000", "EXAMPLE.ORG", "10.0.0.1", None]
)
def test_addresses_to_keep_are_those_of_the_base_url(under: FlaskClient, host: str | None) -> None:
    headers = {"Host": host} if host else {}
    quote = json.loads(under.get("/search.json?q=sea", headers=headers).text)["quotes"][0]
    assert quote["url"] == f"https://example.org/quotes/quote/{quote['id']}"
    page = under.get(f"/quote/{quote['id']}", headers=headers).text
    assert f'<link rel="canonical" href="{quote["url"]}">' in page
    assert page.count(quote["url"]) >= 4  # to cite, to copy, to show
    cited = under.get(
        f"/quote/{quote['id']}.txt", headers=headers
    ).text  # the rest name the original
    assert quote["url"] in cited
    feed = ET.fromstring(under.get("/search.atom", headers=headers).text)
    addresses = [link.get("href", "") for link in feed.iter("{http://www.w3.org/2005/Atom}link")]
    assert all(address.startswith("https://example.org/quotes/") for address in addresses)
    for form in ("csv", "jsonl"):
        assert quote["url"] in under.get(f"/search.{form}?q=sea", headers=headers).text
    assert quote["url"] in under.get("/search?q=sea", headers=headers).text  # to be copied


def test_a_language_is_remembered_for_the_site_alone(under: FlaskClient) -> None:
    cookie = under.get("/quotes/?lang=zh").headers["Set-Cookie"]
    assert "Path=/quotes" in cookie
    assert "Secure" in cookie
    assert "Location" not in under.get("/quotes").headers


def test_where_a_search_leads_on_the_prefix_is_kept(under: FlaskClient) -> None:
    answer = under.get("/quotes/search?add_speaker=Ines+Quayle")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/quotes/search?speaker=")
    found = json.loads(under.get("/search.json?per_page=1").text)
    assert found["next"] == "https://example.org/quotes/search.json?page=2&per_page=1"


def test_only_trusted_hosts_are_answered(archive_folder: Path) -> None:
    with site(archive_folder, trusted_hosts=("quotes.example", "[::1]")) as client:
        for host in ("quotes.example", "Quotes.Example:8000", "[::1]:80"):
            assert client.get("/search", headers={"Host": host}).status_code == 200
        for host in (
            "elsewhere.example",
            "a.quotes.example",
            "localhost",
            "quotes.example.",
            "quotes.example@x",
            "",
        ):
            answer = client.get("/search", headers={"Host": host})
            assert answer.status_code == 400, host
            assert "could not be read" in answer.text
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert host == "" or host not in answer.text.replace("quotes.example/", "")


def test_hosts_that_are_made_up_drive_no_page_out(archive_folder: Path) -> None:
    for known in (
        {},
        {"trusted_hosts": ("localhost",)},
        {"base_url": BaseURL.read("http://localhost")},
    ):
        with site(archive_folder, **known) as client:
            cache = client.application.extensions["page_cache"]
            wanted = client.get("/search?q=sea")
            filled = cache.held
            assert filled > 0
            for n in range(50):
                for host in (
                    f"h{n}.example",
                    f"localhost:{n + 1_000}",
                    f"localhost{'.' * (n % 2)}",
                    "LOCALHOST",
                ):
                    client.get("/search?q=sea", headers={"Host": host})
            assert cache.held == filled
            assert client.get("/search?q=sea").data == wanted.data
            assert b".example" not in wanted.data.replace(b"quotes.example", b"")


def test_what_proxies_say_is_believed_as_far_as_they_are_trusted(archive_folder: Path) -> None:
    said = {
        "X-Forwarded-Host": "made-up.example, quotes.example, inner.example",
        "X-Forwarded-Proto": "gopher, https, http",
        "X-Forwarded-Prefix": "/elsewhere",
        "X-Forwarded-Port": "81",
        "Forwarded": "host=elsewhere.example",
    }
    for trusted, root in (
        (0, "http://localhost/"),
        (1, "http://inner.example/"),
        (2, "https://quotes.example/"),
    ):
        with site(archive_folder, trust_proxy=trusted) as client:
            found = json.loads(client.get("/search.json?q=sea", headers=said).text)
            assert found["url"] == f"{root}search?q=sea"
    with site(archive_folder, trust_proxy=1) as client:
        odd = {"X-Forwarded-Proto": "javascript"}
        assert (
            json.loads(client.get("/search.json", headers=odd).text)["url"]
            == "http://localhost/search"
        )
    with site(archive_folder, trust_proxy=1, trusted_hosts=("quotes.example",)) as client:
        assert client.get("/search", headers=said).status_code == 400
    with site(archive_folder, trust_proxy=2, trusted_hosts=("quotes.example",)) as client:
        assert client.get("/search", headers=said).status_code == 200


def test_a_worker_warms_up_under_any_address(archive_folder: Path) -> None:
    for settings in (
        {"trusted_hosts": ("quotes.example",)},
        {"base_url": BaseURL.read("https://x.example/a/b")},
    ):
        with site(archive_folder, **settings) as client:
            warm_up(client.application)
            assert client.application.extensions["page_cache"].held > 0


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("https://example.org", "https://example.org"),
        ("https://Example.ORG:443/", "https://example.org"),
        ("http://example.org:8080/a/b//", "http://example.org:8080/a/b"),
        ("http://[::1]:8000/quotes", "http://[::1]:8000/quotes"),
    ],
)
def test_a_base_url_is_read(text: str, wanted: str) -> None:
    assert str(BaseURL.read(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "example.org", "//example.org", "ftp://example.org", "https://", "https://user@example.org", "https:///quotes",
        "https://example.org/?q=1", "https://example.org/#top", "https://example.org/a//b", "https://example.org/a b",
        "https://example.org/../b", "https://example.org:99999", "https://exa mple.org", "https://[::1",
        "javascript:alert(1)", "https://example.org/%2e", "https://" + "a" * 300 + ".org",
    ],
)  # fmt: skip
def test_what_is_no_base_url_is_refused(archive_folder: Path, text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        BaseURL.read(text)
    run = CliRunner().invoke(main, ["--archive", str(archive_folder), "--base-url", text])
    assert run.exit_code == 2
    assert "Invalid value for '--base-url'" in run.stderr


@pytest.mark.parametrize(
    "first", ["search", "quote", "release", "speaker", "static", "health", "about"]
)
def test_a_prefix_that_pages_begin_with_is_refused(archive_folder: Path, first: str) -> None:
    options = ["--archive", str(archive_folder), "--base-url", f"https://example.org/{first}/more"]
    run = CliRunner().invoke(main, options)
    assert run.exit_code == 2
    assert f"the site has pages under /{first} itself" in run.stderr


@pytest.mark.parametrize(
    "name", ["https://example.org", "example.org:80", "a b", "*", ".example.org", "-", "x/y"]
)
def test_what_is_no_host_is_refused(archive_folder: Path, name: str) -> None:
    run = CliRunner().invoke(main, ["--archive", str(archive_folder), "--trusted-host", name])
    assert run.exit_code == 2
    assert "is not the name of a host" in run.stderr


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("ARCHIVE", "there"), ("BASE_URL", "https://example.org/quotes"), ("TRUSTED_HOSTS", "a.example, B.example,"),
        ("TRUST_PROXY", "1"),
    ):  # fmt: skip
        monkeypatch.setenv(f"ON_RECORD_{name}", value)
    found = Settings.from_environment()
    assert (str(found.base_url), found.trusted_hosts, found.trust_proxy) == (
        "https://example.org/quotes", ("a.example", "b.example"), 1,
    )  # fmt: skip
    monkeypatch.setenv("ON_RECORD_TRUST_PROXY", "many")
    with pytest.raises(ValueError, match="ON_RECORD_TRUST_PROXY"):
        Settings.from_environment()


@given(st.text(max_size=80) | st.from_regex(r"[a-z0-9.\-\[\]:]{0,40}"))
def test_a_host_is_a_host_or_none(text: str) -> None:
    found = split_host(text)
    if found is not None:
        name, port = found
        assert re.fullmatch(r"[a-z0-9.\-]+|\[[0-9a-f:.]+\]", name)
        assert port == "" or 0 < int(port) < 65_536
        assert split_host(f"{name}:{port}" if port else name) == found
