"""Requests no browser sends, byte by byte: each is refused in words of the site, or harmless."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.serving.limits import LIMITS
from indexer.archive import open_archive
from tests.contract.samples import make_quote, make_release
from tests.robustness.raw_http import ask, connect, parse, read, read_one, serving

_HOST = b"Host: localhost\r\n"
_END = b"Connection: close\r\n\r\n"
_POST = b"POST /search HTTP/1.1\r\n" + _HOST


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("odd") / "archive"
    with open_archive(folder).writer() as writer:
        release = make_release("harbour")
        writer.add(release, (make_quote("q1", release, "The tax on harbours"),))
        writer.publish()
    with serving(folder, "--workers", "1") as port:
        yield port


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        (b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\n" + _HOST + _END, 414, "too long"),
        (b"GET /" + b"a" * 900_000, 414, "too long"),
        (b"GET / HTTP/1.1\r\n" + _HOST + b"X: " + b"y" * 40_000 + b"\r\n" + _END, 431, "too long"),
        (b"GET / HTTP/1.1\r\n" + _HOST + b"X: y\r\n" * 101 + _END, 431, "too long"),
        (b"GET / HTTP/1.1\r\n" + _HOST + b"X : y\r\n" + _END, 400, "could not be read"),
        (b"GET / HTTP/1.1\r\n" + _HOST + b"X: a\0b\r\n" + _END, 400, "could not be read"),
        (b"nothing\r\n\r\n", 400, "could not be read"),
        (b"GET http://[::1/ HTTP/1.1\r\n" + _HOST + _END, 400, "could not be read"),
        (b"GET http://\xe2\x84\x80.example/ HTTP/1.1\r\n" + _HOST + _END, 400, "could not be read"),
        (b"GET / HTTP/1.1\r\n" + _HOST + b"Host: elsewhere.example\r\n" + _END, 400, "could not be read"),
        (b"GET / HTTP/1.1\r\nHost: a/b@c\r\n" + _END, 400, "could not be read"),
        (b"GET / HTTP/1.1\r\n" + _END, 400, "could not be read"),
        (_POST + b"Content-Length: 320001\r\n\r\n", 413, "too long"),
        (_POST + b"Content-Length: 9\r\nContent-Length: 8\r\n\r\n", 400, "could not be read"),
        (_POST + b"Content-Length: -1\r\n\r\n", 400, "could not be read"),
        (_POST + b"Expect: 100-continue\r\nContent-Length: 99999999999\r\n\r\n", 413, "too long"),
        (_POST + b"Transfer-Encoding: chunked\r\n\r\n" + b"ffff\r\n%b\r\n" % (b"z" * 0xFFFF) * 6, 413, "too long"),
        (_POST + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\nz", 413, "too long"),
        (_POST + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 3_000 + b"\r\nz", 413, "too long"),
        (_POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400, "could not be read"),
        (_POST + b"Transfer-Encoding: gzip\r\n\r\n", 501, "went wrong"),
        (_POST + b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400, "could not be read"),
        (_POST + b"Content-Length: 0\r\nTRANSFER-ENCODING:chunked\r\n\r\n0\r\n\r\n", 400, "could not be read"),
        (_POST + b"Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", 400, "could not be read"),
        (_POST + b"Transfer-Encoding: chunked\r\nX: y\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, "could not be read"),
        (b"POST /search HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, "could not be read"),
        (b"GET /health HTTP/1.1\r\n" + _HOST + b"X: y\r\n z\r\n" + _END, 400, "could not be read"),
        (b"GET /health HTTP/1.1\r\n" + _HOST + b"X: y\rContent-Length: 5\r\n" + _END, 400, "could not be read"),
        (b"GET /health HTTP/1.1\r\n" + _HOST + b"X: y\nContent-Length: 5\r\n" + _END, 400, "could not be read"),
        (b"GET /health HTTP/1.1\r\n" + _HOST + b"Transfer-Encoding : chunked\r\n" + _END, 400, "could not be read"),
        (_POST + b"Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400, "could not be read"),
        (_POST + b"Content-Length: +3\r\n\r\nabc", 400, "could not be read"),
        (_POST + _END + b"Content-Length: 3\r\n\r\n", 405, "cannot be done"),
        (b"BREW / HTTP/1.1\r\n" + _HOST + _END, 405, "cannot be done"),
    ],
)  # fmt: skip
def test_a_request_that_is_no_request_gets_a_page(
    port: int, sent: bytes, status: int, words: str
) -> None:
    reply = ask(port, sent)
    assert (reply.status, reply.is_whole) == (status, True)
    assert words in reply.body.decode()
    assert reply.headers["connection"] == "close"
    assert reply.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "cookie", [b"name=Andr\xe9", b"lang=\xff", b"\x80", b"a=b; \xe9=1; lang=es"]
)
def test_a_cookie_that_is_no_text_counts_as_none(port: int, cookie: bytes) -> None:
    for path in (b"/", b"/search?q=tax", b"/health", b"/api/v1/search?q=tax", b"/search.csv"):
        asked = b"GET " + path + b" HTTP/1.1\r\n" + _HOST
        assert ask(port, asked + b"Cookie: " + cookie + b"\r\n" + _END).status == 200
    page = ask(port, b"GET / HTTP/1.1\r\n" + _HOST + b"Cookie: \xe9=1; lang=zh-Hant-HK\r\n" + _END)
    assert b'<html lang="zh-' in page.body


def test_a_text_of_100_kilobytes_is_taken_in(port: int) -> None:
    text = b"words=" + b"%E8%A9%B1" * 33_000
    assert len(text) < LIMITS.body
    head = _POST + b"Expect: 100-continue\r\nContent-Length: %d\r\n" % len(text) + _END
    with connect(port, head) as client:
        assert client.recv(100).startswith(b"HTTP/1.1 100 Continue\r\n\r\n")
        client.sendall(text)
        assert parse(read(client)).status == 405  # read, and not what this page is for


@pytest.mark.parametrize(
    "header",
    [
        b"SCRIPT_NAME: /quote", b"PATH_INFO: /about", b"REMOTE_ADDR: 192.0.2.1", b"QUERY_STRING: q=tax",
        b"Script-Name: /quote", b"X_Forwarded_Host: elsewhere.example", b"X-Forwarded-Host: elsewhere.example",
        b"X-Forwarded-Proto: https", b"X-Forwarded-Prefix: /elsewhere", b"X-Forwarded-Port: 81",
        b"Forwarded: host=elsewhere.example;proto=https", b"X-Original-URL: /about", b"X-HTTP-Method-Override: DELETE",
    ],
)  # fmt: skip
def test_what_a_client_says_about_itself_changes_nothing(port: int, header: bytes) -> None:
    for path in (b"/search?q=tax", b"/search.json", b"/search.csv"):
        asked = b"GET " + path + b" HTTP/1.1\r\n" + _HOST
        assert ask(port, asked + header + b"\r\n" + _END).body == ask(port, asked + _END).body


def test_a_second_request_is_not_taken_before_the_first_is_answered(port: int) -> None:
    asked = b"GET /health HTTP/1.1\r\n" + _HOST + b"\r\n"
    with connect(port, asked * 50) as client:
        got = read(client)
    assert got.count(b"HTTP/1.1 200 OK") == 1
    assert b"\r\nConnection: close\r\n" in got


def test_one_connection_is_answered_again_and_again(port: int) -> None:
    asked = b"GET /search?q=tax HTTP/1.1\r\n" + _HOST
    with connect(port) as client:
        client.sendall(asked + b"\r\n")
        first = read_one(client)
        tag = first.headers["etag"].encode()
        client.sendall(asked + b"If-None-Match: " + tag + b"\r\n\r\n")
        assert read_one(client).status == 304
        client.sendall(b"\r\n" + asked + _END)
        again = parse(read(client))
    assert (again.status, again.body) == (200, first.body)
    assert not {"server", "x-powered-by"} & again.headers.keys()
    assert "date" in again.headers


def test_old_clients_are_answered(port: int) -> None:
    for asked in (b"GET /health HTTP/1.0\r\n\r\n", b"GET /search.csv HTTP/1.0\r\n\r\n"):
        assert ask(port, asked).status == 200
