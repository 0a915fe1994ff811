"""The search page: every count is kept, names become ids, spans narrow, searches compare."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from app.search.form import SearchForm
from app.search.page import offer_people
from app.settings import Settings
from indexer.archive import FilterField, SearchQuery, Suggestion, open_archive
from indexer.model import Alias, Speaker, SpeakerId
from tests.sites import open_site, publish_releases
from tests.unit.app.conftest import make_release

_LINE = re.compile(
    r'<a href="(/search[^"]*)" rel="nofollow"[^>]*><span class="box"[^>]*>([☐☑])</span>.*?</a> '
    r'<span class="n">(\+?)([\d,]+)</span>(?:<a class="not" rel="nofollow" href="([^"]*)")?'
)
_BAR = re.compile(r'<a href="(/search[^"]*)"><title>[^<]*: (No|[\d,]+) quotes?</title>')


def get(client: FlaskClient, url: str) -> str:
    answer = client.get(html.unescape(url), follow_redirects=True)
    assert answer.status_code == 200
    return answer.text


def heading(page: str) -> str:
    found = re.search(r'<h1 id="heading">(.*?)</h1>', page)
    assert found
    return html.unescape(re.sub(r"</?i\b[^>]*>", "", found[1]))


def total(page: str) -> int:
    words = heading(page).split()[0]
    return 0 if words == "No" else int(words.replace(",", ""))


def promises(page: str) -> list[tuple[str, int]]:
    """Every address of a page that stands beside a count, and the count it promises."""
    here = total(page)
    lines = [
        (address, int(count.replace(",", "")) + (here if plus else 0))
        for address, box, plus, count, _ in _LINE.findall(page)
        if box != "☑"
    ]
    bars = [(url, int(n.replace(",", "")) if n != "No" else 0) for url, n in _BAR.findall(page)]
    return lines + bars


@pytest.mark.parametrize(
    "url",
    ["/search", "/search?q=sea", "/search?not_kind=indirect", "/search?since=2024",
     "/search?since=2024-05-02&until=2025-01", "/search?kind=direct", "/search?q=kind:direct",
     "/search?q=-speaker:quayle&role=Archivist"],
)  # fmt: skip
def test_every_count_is_what_it_leads_to(client: FlaskClient, url: str) -> None:
    found = promises(get(client, url))
    assert len(found) > 2
    for address, count in found:
        assert total(get(client, address)) == count, address


@pytest.mark.parametrize("seed", range(12))
def test_counts_hold_wherever_a_reader_goes(client: FlaskClient, seed: int) -> None:
    chance = random.Random(seed)
    url = chance.choice(["/search", "/search?q=the", "/search?q=we OR -tax", "/search?more=role"])
    for _ in range(5):
        page = get(client, url)
        for address, count in promises(page):
            assert total(get(client, address)) == count, (url, address)
        ways = _LINE.findall(page)
        if not ways:
            break
        choose, _, _, _, exclude = chance.choice(ways)
        url = exclude if exclude and chance.random() < 0.4 else choose


def test_what_was_typed_is_lifted_by_its_facet(client: FlaskClient) -> None:
    page = get(client, "/search?q=sea kind:DIRECT role:archivist role:ceo")
    (lifted,) = (url for url, box, *_ in _LINE.findall(page) if box == "☑" and "kind" not in url)
    assert html.unescape(lifted).startswith("/search?q=sea%20role%3Aarchivist")


def test_an_exclusion_takes_away_what_its_choice_has(client: FlaskClient) -> None:
    page = get(client, "/search")
    everything = total(page)
    choice = re.search(r'href="(/search\?speaker=[^"]+)"', page)
    turned = re.search(r'href="(/search\?not_speaker=[^"]+)"', page)
    assert choice
    assert turned
    assert total(get(client, choice[1])) + total(get(client, turned[1])) == everything
    assert " not by " in heading(get(client, turned[1]))


def test_a_typed_name_becomes_the_person(client: FlaskClient) -> None:
    answer = client.get("/search?q=sea&add_speaker=QUAYLE")
    assert answer.status_code == 302
    assert re.fullmatch(r"/search\?q=sea&speaker=[\w-]*quayle[\w-]*", answer.headers["Location"])
    assert "by Ines Quayle" in heading(get(client, answer.headers["Location"]))
    excluded = client.get("/search?add_speaker=Quayle&add_as=not").headers["Location"]
    assert excluded.startswith("/search?not_speaker=")
    assert "by Ines Quayle" in heading(get(client, "/search?speaker=ines+quayle"))


def test_a_name_nobody_has_is_said(client: FlaskClient) -> None:
    page = get(client, "/search?add_organisation=Nowhere+Ltd")
    assert "Nothing in the archive is called “Nowhere Ltd”." in page


def test_suggestions_count_within_the_search(client: FlaskClient) -> None:
    found = client.get("/suggest?field=speaker&prefix=quay&q=sea").get_json()
    assert [name["label"] for name in found] == ["Ines Quayle"]
    page = get(client, f"/search?q=sea&speaker={found[0]['value']}")
    assert total(page) == found[0]["count"] > 0
    assert client.get("/suggest?field=speaker&prefix=").get_json() == []
    assert client.get("/suggest?field=speaker&prefix=zzz").get_json() == []
    assert client.get("/suggest?q=quay").get_json()[0]["label"] == "Ines Quayle"


@pytest.mark.parametrize("day", ["2024", "2024-05", "2024-5", "2024/05/03"])
def test_years_months_and_days_are_taken(client: FlaskClient, day: str) -> None:
    assert total(get(client, f"/search?since={day}&until={day}")) > 0
    assert total(get(client, "/search?since=2024-06&until=2024")) == 0


def test_the_timeline_narrows_to_what_it_shows(client: FlaskClient) -> None:
    page = get(client, "/search")
    bars = re.findall(r'<a href="([^"]*)"><title>[^<]*: (\d+|No) quotes?</title>', page)
    assert len(bars) > 1
    for address, count in bars:
        assert total(get(client, address)) == int(count.replace("No", "0"))


def test_searches_are_compared_by_count_and_by_rate(client: FlaskClient) -> None:
    page = get(client, "/search?q=sea&compare=tax&compare=harbours")
    assert page.count("<polyline") == 3 * 2
    assert "Of every 1,000 quotes" not in page  # seven quotes have no rates
    again = get(client, "/search?q=sea&compare=" + "&compare=".join("abcdef"))
    assert again.count('class="line4"') == 2
    assert 'class="line5"' not in again


def test_a_rate_needs_quotes_enough(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    address = "/search?q=we&compare=tax"
    monkeypatch.setattr("app.search.timeline._LEAST_FOR_RATE", 1)
    page = get(client, address)
    assert page.count("<polyline") == 2 * 3
    assert "periods of fewer than 20 quotes left out" in page
    assert "<td>–</td>" in page
    monkeypatch.setattr("app.search.timeline._LEAST_FOR_RATE", 0)
    assert "left out" not in get(client, f"{address}&sort=newest")


@pytest.mark.parametrize("by", ["speaker", "organisation", "release"])
def test_groups_say_how_many_and_when(client: FlaskClient, by: str) -> None:
    page = get(client, f"/search?by={by}")
    figures = re.findall(r'<p class="figures">(.*?)</p>', page)
    assert figures
    assert all("%" in line for line in figures)
    assert f'href="/{by}/' in page


def test_nothing_found_says_what_to_drop(client: FlaskClient) -> None:
    page = get(client, "/search?q=sea+museum&kind=statement&since=1999&until=1999")
    assert total(page) == 0
    page = get(client, "/search?q=sea&until=1999")
    ways = re.findall(
        r'<li><a href="([^"]+)"><bdi>([^<]+)</bdi></a> <span class="n">(\d+) quote', page
    )
    assert ("at any date") in [label for _, label, _ in ways]
    for address, _, count in ways:
        assert total(get(client, address)) == int(count)


def test_a_slip_is_met_with_the_word_meant(client: FlaskClient) -> None:
    page = get(client, "/search?q=timetabel")
    assert "did you mean “timetable”" in page


def test_a_bare_name_offers_the_person(client: FlaskClient) -> None:
    page = get(client, "/search?q=ines+quayle")
    assert re.search(
        r'Speaker: <a href="/speaker/[^"]+"><bdi>Ines Quayle</bdi></a>, <a [^>]+>\d quote', page
    )


@pytest.mark.usefixtures("in_a_request")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ines", True),
        ("quayle", True),
        ("ines de la quayle", True),
        ("IDQ", True),
        ("de la", False),
        ("la", False),
    ],
)
def test_a_word_within_a_name_is_a_word(typed: str, offered: bool) -> None:
    ines = Speaker(SpeakerId("ines"), "Ines de la Quayle", "person", (Alias("IDQ"),), quotes=2)

    class Named:
        def resolve(self, field: FilterField, name: str) -> tuple[Suggestion, ...]:
            return (Suggestion(field, "ines", ines.name, "", 2),)

        def speaker(self, _: SpeakerId) -> Speaker:
            return ines

        def counts(self, queries: Sequence[SearchQuery]) -> tuple[int, ...]:
            return (0,) * len(queries)

    assert bool(offer_people(Named(), SearchForm(text=typed))) is offered  # type: ignore[arg-type]


def test_the_context_of_a_quote_is_a_page_of_its_own(client: FlaskClient) -> None:
    address = re.search(r'href="(/quote/\w+/context[^"]*)"', get(client, "/search?q=timetable"))
    assert address
    page = get(client, address[1])
    assert 'class="context"' in page
    assert "The ferry will sail twice a day" in page
    assert client.get("/quote/none/context").status_code == 404


def test_a_page_beyond_the_last_leads_back(client: FlaskClient) -> None:
    page = get(client, "/search?page=999999")
    assert "beyond the last result" in page


def test_words_with_marks_stay_inside_their_attributes(client: FlaskClient) -> None:
    page = get(client, '/search?q=a&compare="><script>alert(1)</script>&since=2024')
    assert "<script>alert" not in page


def test_the_start_page_says_what_is_here(client: FlaskClient) -> None:
    page = get(client, "/")
    assert re.search(r"<dt>releases</dt><dd>3</dd>", page)
    assert "Quoted most widely" in page
    examples = re.findall(r'<p class="examples">.*?</p>', page, re.S)
    assert examples
    for address in re.findall(r'href="(/search[^"]+)"', examples[0]):
        assert total(get(client, address)) > 0


def test_the_start_page_shows_different_releases(client: FlaskClient) -> None:
    page = get(client, "/")
    shown = re.findall(r'class="source" href="/release/([^"#]+)', page)
    assert len(shown) >= 3
    assert len(set(shown[:3])) == 3


def test_a_release_is_named_once_in_its_group(client: FlaskClient) -> None:
    page = get(client, "/search?q=we&by=release")
    groups = re.findall(r'<li value="\d+"><h2>.*?(?=<li value|</ol>)', page, re.DOTALL)
    assert groups
    assert all('class="source"' not in group for group in groups)
    assert 'class="source"' in get(client, "/search?q=we&by=speaker")


def test_a_search_in_an_archive_without_quotes_says_how_to_fill_it(tmp_path: Path) -> None:
    archive = open_archive(tmp_path)
    with archive.writer() as writer:
        writer.add(make_release("silent", "Silence", None, "Nobody spoke at all."), ())
        writer.publish()
    archive.close()
    application = create_app(Settings(archive=tmp_path))
    page = get(application.test_client(), "/search?q=sea")
    assert "quote-index build FOLDER" in page
    assert "look through the speakers" not in page
    application.extensions["archive"].close()


@pytest.fixture(scope="module")
def two_of_a_name(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """An archive of two people called Vera Stone, and of Ann Roe, who speaks of tolls."""
    folder = tmp_path_factory.mktemp("names")
    texts = (
        "“The tolls are fair,” said Vera Stone, chair of Fenna Line.",
        "“We bake at night,” said Vera Stone, owner of Tern Bakery.",
        "“The tolls are too high,” said Ann Roe, archivist at the Museum of Weights.\n\n"
        "“Bread is cheap,” Ms Roe added.",
    )
    releases = [
        make_release(f"r{n}", f"Title {n}", date(2024, 5, n), text)
        for n, text in enumerate(texts, 1)
    ]
    publish_releases(folder, releases)
    with open_site(folder) as client:
        yield client


def test_people_of_one_name_are_told_apart(two_of_a_name: FlaskClient) -> None:
    page = get(two_of_a_name, "/search?q=speaker:%22Vera+Stone%22")
    names = ("Vera Stone (Fenna Line)", "Vera Stone (Tern Bakery)")
    assert sorted(heading(page).removeprefix("2 quotes by ").split(" or ")) == sorted(names)
    everything = get(two_of_a_name, "/search")
    grouped = get(two_of_a_name, "/search?by=speaker")
    offered = get(two_of_a_name, "/search?q=vera+stone")
    for name in names:
        assert f'<bdi>{name}</bdi></a> <span class="n">1</span>' in everything
        assert f"<bdi>{name}</bdi></a></h2>" in grouped
        line = rf"<bdi>{re.escape(name)}</bdi></a>, <a [^>]+>1 quote</a></p>"
        assert re.search(line, offered)
    assert "Ann Roe (" not in everything
    assert names[0] in get(two_of_a_name, "/search.json?q=speaker:%22Vera+Stone%22")


@pytest.mark.parametrize(
    ("typed", "offer"),
    [
        ("what did ann roe say about bakery", "by Ann Roe"),
        ("ann roe ferries", "by Ann Roe"),
        ("ann roe bakery tolls", "by Ann Roe"),
        ("about tolls fair", "only “tolls fair”"),
        ('"at night" tolls', "without the word “at night”"),
        ("tolls or bread", "did you mean “tolls OR bread”"),
    ],
)
def test_questions_lead_to_what_they_ask(
    two_of_a_name: FlaskClient, typed: str, offer: str
) -> None:
    page = get(two_of_a_name, f"/search?q={typed.replace(' ', '+')}")
    assert total(page) == 0
    ways = re.findall(
        r'<a href="([^"]*)"><bdi>([^<]*)</bdi></a> <span class="n">(\d+) quotes?</span>', page
    )
    assert offer in [label for _, label, _ in ways]
    for address, _, count in ways:
        assert total(get(two_of_a_name, address)) == int(count)


def test_a_name_typed_without_marks_is_read_whole(two_of_a_name: FlaskClient) -> None:
    page = get(two_of_a_name, "/search?q=speaker:ann+roe+tolls")
    assert heading(page) == "1 quote by Ann Roe containing tolls"
    assert "was read as one name" in page


def test_a_namesake_is_kept_apart_with_a_reason(two_of_a_name: FlaskClient) -> None:
    found = two_of_a_name.get("/suggest?q=vera").get_json()[0]["value"]
    page = get(two_of_a_name, f"/speaker/{found}")
    assert "Not to be confused with" in page
    assert "Nothing in the releases shows that they are the same." in page


def test_words_searched_for_are_told_from_the_words_of_the_heading(client: FlaskClient) -> None:
    page = get(client, "/search?q=sea+and+%3Cb%3E+-tax")
    words = [f'<i dir="auto">{word}</i>' for word in ("sea", "and", "b", "tax")]
    said = " and ".join(words[:3])
    assert f'<h1 id="heading">No quotes containing {said} but not {words[3]}</h1>' in page
    assert "<title>No quotes containing sea and and and b but not tax ·" in page
    assert "No quotes by “&lt;b&gt;” containing “b”</h1>" in get(
        client, "/search?q=%22%3Cb%3E%22&speaker=%3Cb%3E"
    )
