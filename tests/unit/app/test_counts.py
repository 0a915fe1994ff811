"""A number beside a link is how many quotes the link leads to, on every kind of page."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from tests.sites import open_site, publish_releases
from tests.unit.app.conftest import make_release

SAME = (
    "“The tide has taken the old quay, and we will not build it again,” said Odalys Vornholm,"
    " harbour master of the Merrin Harbour Trust."
)
TEXTS = (
    (date(2024, 3, 4), SAME),
    (
        date(2025, 3, 4),
        f"{SAME}\n\n“The tide gives nothing back,” said Odalys Vornholm, harbour master of the"
        " Merrin Harbour Trust.",
    ),
    (
        date(2025, 4, 1),
        f"{SAME}\n\n“Odalys Vornholm is right about the tide and the quay,” said Bram Kessel,"
        " chair of the Fenna Pilots Society.",
    ),
    (
        date(2025, 5, 2),
        "“Odalys Vornholm is right about the tide and the quay,” said Bram Kessel, chair of the"
        " Fenna Pilots Society.\n\n“We keep the boats dry,” said Ilse Vornholm, a pilot at the"
        " Fenna Pilots Society.",
    ),
)
PAGES = (
    "/", "/browse/speakers", "/browse/speakers?initial=K", "/browse/organisations", "/browse/organisations?initial=F",
    "/search", "/search?q=tide", "/search?q=tyde", "/search?q=speaker:vornholm", "/search?q=Odalys+Vornholm",
    "/search?q=kessel+nowhere", "/search?q=tide&compare=quay", "/search?q=tide&unique=0", "/search?q=vornholm+quay&since=2031",
)  # fmt: skip
_BESIDE = re.compile(
    r'<a (?P<more>[^>]*href="(?P<address>[^"]+)"[^>]*)>(?:(?!</a>).)*</a>'
    r' <span class="n">(?P<adds>\+?)(?P<count>[\d,]+)[^<]*</span>'
)
_INSIDE = re.compile(r'<a [^>]*?href="([^"]+)"[^>]*>(?:All |named in )?([\d,]+) quotes?[^<]*</a>')
_HEADINGS = (r'<h1 id="heading">(.*?)</h1>', r'<p class="quiet">(.*?)(?:<|</p>)', r'<p class="identity">(.*?)</a>')  # fmt: skip


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder: Path = tmp_path_factory.mktemp("counts")
    releases = [make_release(f"r{n}", f"Tide {n}", *given) for n, given in enumerate(TEXTS)]
    publish_releases(folder, releases)
    with open_site(folder) as client:
        yield client


def read(client: FlaskClient, address: str) -> str:
    answer = client.get(address, follow_redirects=True)
    assert answer.status_code == 200, address
    return answer.text


def total(page: str) -> int:
    """How many quotes a page says it has."""
    for heading in _HEADINGS:
        if found := re.search(heading, page, re.DOTALL):
            words = re.sub(r"<[^>]*>", "", found[1]).strip()
            return 0 if words.startswith("No ") else _number(words.split()[0])
    raise AssertionError(page)


def _number(words: str) -> int:
    return int(words.replace(",", ""))


def promises(page: str) -> list[tuple[str, int]]:
    """Addresses of a page with the quotes promised of each."""
    page = re.sub(r'<p class="cast">.*?</p>', "", page, flags=re.DOTALL)  # of that release alone
    found = [
        (one["address"], _number(one["count"]) + (total(page) if one["adds"] else 0))
        for one in _BESIDE.finditer(page)
        if "aria-current" not in one["more"]  # a filter in use: the link takes it off
    ]
    found += [(address, _number(count)) for address, count in _INSIDE.findall(page)]
    return [(unescape(address), count) for address, count in found]


def test_every_number_beside_a_link_is_kept(client: FlaskClient) -> None:
    chance = random.Random(1)
    left = list(PAGES)
    seen: dict[str, int] = {}
    kinds: set[str] = set()
    for _ in range(40):
        if not left:
            break
        address = left.pop(0)
        for led, count in promises(read(client, address)):
            if led not in seen:
                seen[led] = total(read(client, led))
                kinds.add(led.split("/")[1].partition("?")[0])
                left += [led] if chance.random() < 0.3 else []
            assert seen[led] == count, (address, led)
    assert len(seen) > 40
    assert kinds >= {"search", "speaker", "organisation"}


@pytest.mark.parametrize(("field", "typed"), [("speaker", "vorn"), ("organisation", "fenna")])
@pytest.mark.parametrize("search", ["", "&field={field}&q=tide", "&field={field}&q="])
def test_a_name_to_complete_says_what_it_leads_to(
    client: FlaskClient, field: str, typed: str, search: str
) -> None:
    asked = f"/suggest?q={typed}" if not search else f"/suggest?prefix={typed}{search.format(field=field)}"  # fmt: skip
    named = json.loads(read(client, asked))
    assert named
    words = "&q=tide" if "tide" in search else ""
    for one in named:
        led = f"/search?{one['field']}={quote(one['value'])}{words}"
        assert total(read(client, led)) == one["count"]


def test_a_comparison_by_year_counts_a_year(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.search.timeline._MOST_BARS", 3)
    page = read(client, "/search?q=quay&compare=boats")
    years = [
        total(read(client, f"/search?q=quay&since={year}&until={year}")) for year in (2024, 2025)
    ]
    assert "Quotes a year" in page
    assert f"highest: {max(years)}" in page
