"""Addresses put together by chance: never an error of ours, never markup of theirs, never slow."""

from __future__ import annotations

import json
import random
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from tests.robustness.odd_queries import served

_PIECES = (
    "bridge", '"', "“", "(", ")", "-", "OR", "AND", "NOT", "NEAR/5", "NEAR/0", "speaker:", "org:", "kind:direct",
    "date:2023..", "since:", "until:20x", "*", "a*", "香港", "香", "don't", "U.S.", "C++", "$2bn", "\0", "\ud800",
    "😀", "\u202e", "\u0301", "%", "&", "<script>alert(1)</script>", "\\", "/", "..", "{{7*7}}", "%(x)s", "\r\n",
    "-1", "0", "99999999999999999999", "٣", "²", "1e9", "newest", "speaker", "not", "zh", "x" * 400, "(" * 60,
)  # fmt: skip
_NAMES = (
    "q", "q", "q", "speaker", "not_speaker", "organisation", "role", "kind", "publisher", "feed", "language",
    "judgement", "since", "until", "sort", "by", "page", "compare", "more", "add_speaker", "add_as", "lang",
    "initial", "prefix", "field", "per_page", "",
)  # fmt: skip
_PLACES = (
    "/search", "/search", "/search.json", "/search.atom", "/search.csv", "/search.ris", "/suggest", "/",
    "/browse/speakers", "/speaker/{}", "/organisation/{}", "/quote/{}", "/quote/{}/context", "/release/{}",
)  # fmt: skip
_SECONDS = 1.0


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    with served(tmp_path_factory.mktemp("addresses") / "archive") as client:
        yield client


def make_address(chance: random.Random) -> str:
    """A place and up to five parameters, repeated ones and bytes that are no text among them."""

    def value() -> str:
        text = " ".join(chance.choices(_PIECES, k=chance.randint(1, 5)))
        raw = chance.randbytes(9) if chance.random() < 0.1 else text.encode(errors="surrogatepass")
        return quote(raw, safe="")

    place = chance.choice(_PLACES).format(value())
    pairs = [f"{chance.choice(_NAMES)}={value()}" for _ in range(chance.randint(0, 5))]
    return f"{place}?{'&'.join(pairs)}"


@pytest.mark.parametrize("seed", range(8))
def test_any_address_is_answered(client: FlaskClient, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        address = make_address(chance)
        begun = time.process_time()
        answer = client.get(address)
        body = answer.get_data()
        assert time.process_time() - begun < _SECONDS, address
        assert answer.status_code < 500, address
        place = address.partition("?")[0]
        if place.startswith(("/search", "/suggest")):
            assert answer.status_code in (200, 302), address
        if answer.status_code == 200 and place.endswith((".json", "suggest")):
            json.loads(body)
        if answer.status_code == 200 and place.endswith(".atom"):
            ET.fromstring(body)
        assert b"<script>alert" not in body or not str(answer.mimetype).endswith("html"), address
