"""Speaker and organisation pages: names, dated roles with proof, namesakes, reasons, doubt kept apart."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.who.page import _distinct_roles, year_bars
from indexer.archive import Filter, Period, open_archive
from indexer.model import (
    Alias,
    Block,
    Identification,
    Membership,
    Organisation,
    OrganisationId,
    Quote,
    QuoteId,
    Release,
    ReleaseId,
    Span,
    Speaker,
    SpeakerId,
)
from tests.sites import open_site

BODY = OrganisationId("fenna-line")
ANN, OTHER = SpeakerId("ann-roe-ab2cd3"), SpeakerId("ann-roe-zz2cd3")


def release(year: int) -> Release:
    text = f"“Said {year}.”"
    return Release(
        ReleaseId(f"test/{year}"), "test", "Harbour News", f"Headline of {year}",
        date(year, 3, 1), "", "", "en", text, hashlib.sha256(text.encode()).hexdigest(),
        blocks=(Block(Span(0, len(text)), "paragraph"),),
    )  # fmt: skip


def quote(number: int, year: int, name: str, speaker: str | None, role: str = "") -> Quote:
    return Quote(
        QuoteId(f"{number:016x}"), ReleaseId(f"test/{year}"), f"Said {year} by {number}.",
        (Span(1, 11),), "direct", name, "person" if speaker != BODY else "organisation", role,
        "Fenna Line", date(year, 3, 1), None, None, "after", 0.9, "matched",
        speaker_id=SpeakerId(speaker) if speaker else None, organisation_id=BODY,
    )  # fmt: skip


QUOTES = (
    quote(1, 2021, "Ann Roe", ANN, "captain"),
    quote(2, 2023, "Ann B. Roe", ANN, "chief executive"),
    quote(3, 2023, "Ann Roe", OTHER),
    quote(4, 2023, "A spokesperson for Fenna Line", None, "spokesperson"),
    quote(5, 2023, "Fenna Line", BODY),
)
WHO = Identification(
    QUOTES,
    (
        Speaker(
            ANN, "Ann Roe", "person", (Alias("Ann Roe", 1), Alias("Ann B. Roe", 1)),
            (Membership("Fenna Line", "captain", date(2021, 3, 1), date(2021, 3, 1), ReleaseId("test/2021"), BODY, 1),
             Membership("Fenna Line", "chief executive", date(2023, 3, 1), date(2024, 4, 2), ReleaseId("test/2023"), BODY, 1)),
            2, ("Ann B. Roe and Ann Roe: one gives a middle name more; both speak for Fenna Line",),
            (OTHER,), (("wikidata", "Q42"), ("local", "17 <b>")),
        ),
        Speaker(OTHER, "Ann Roe", "person", (Alias("Ann Roe", 1),), (), 1),
        Speaker(SpeakerId(BODY), "Fenna Line", "organisation", (Alias("Fenna Line", 1),), (), 1),
    ),
    (
        Organisation(BODY, "Fenna Line", (Alias("Fenna Line", 4), Alias("The Line", 1)), OrganisationId("fenna-group"), 5),
        Organisation(OrganisationId("fenna-group"), "Fenna Group"),
    ),
    (("ann-old", ANN),),
)  # fmt: skip


def say_day_of_today() -> str:
    today = date.today()  # noqa: DTZ011  as the page has it
    return f"{today.day} {today:%B %Y}"


@pytest.fixture
def who(tmp_path: Path) -> Iterator[FlaskClient]:
    archive = open_archive(tmp_path)
    with archive.writer() as writer:
        for year in (2021, 2023):
            writer.add(release(year), tuple(q for q in QUOTES if str(year) in q.release_id))
        writer.identify(WHO)
        writer.publish()
    archive.close()
    with open_site(tmp_path) as client:
        yield client


def test_a_speaker_has_every_name_with_its_count(who: FlaskClient) -> None:
    page = who.get(f"/speaker/{ANN}").text
    assert '<bdi>Ann B. Roe</bdi> <span class="n">(1 appearance)</span>' in page
    assert 'href="https://www.wikidata.org/wiki/Q42"' in page
    assert "17 &lt;b&gt;" in page


def test_roles_stand_latest_first_each_with_its_days_and_proof(who: FlaskClient) -> None:
    page = who.get(f"/speaker/{ANN}").text
    roles = page[page.index('id="roles"') :]
    assert roles.index("chief executive") < roles.index("captain")
    assert "1 March 2023 to 2 April 2024" in roles
    assert 'href="/release/test/2023">proof' in roles
    assert 'href="/release/test/2021">proof' in roles
    assert f'href="/organisation/{BODY}"' in roles


def test_namesakes_are_kept_apart_and_told_apart(who: FlaskClient) -> None:
    page = who.get(f"/speaker/{ANN}").text
    alike = page[page.index("Not to be confused with") : page.index('id="roles"')]
    assert f'href="/speaker/{OTHER}"' in alike
    assert "2023" in alike  # no role is known: the years tell
    back = who.get(f"/speaker/{OTHER}").text
    assert f'href="/speaker/{ANN}"' in back[back.index("Not to be confused with") :]
    assert "chief executive, Fenna Line" in back


def test_why_mentions_are_one_person_is_said(who: FlaskClient) -> None:
    page = who.get(f"/speaker/{ANN}").text
    reasons = page[page.index("Why these are one person") :]
    assert "<bdi>Ann B. Roe and Ann Roe</bdi></b>: one gives a middle name more; both" in reasons


def test_years_lead_to_as_many_quotes_as_they_say(who: FlaskClient) -> None:
    page = who.get(f"/speaker/{ANN}").text
    rows = re.findall(
        r'<th scope="row"><a href="([^"]+)">(\d+)</a></th><td><svg.*?</svg> (\d+)', page
    )
    assert [year for _, year, _ in rows] == ["2023", "2021"]
    for url, _, count in rows:
        assert f"{count} quote" in who.get(url.replace("&amp;", "&")).text


@pytest.mark.usefixtures("in_a_request")
def test_no_chart_of_a_single_year_and_none_of_nothing() -> None:
    chosen = Filter("speaker", "a&b")
    assert year_bars([Period(date(2020, 1, 1), 4)], chosen) == []
    assert year_bars([], chosen) == []
    bars = year_bars(
        [Period(date(y, 1, 1), n) for y, n in ((2020, 4), (2021, 0), (2022, 1))], chosen
    )
    assert [(b.year, b.width) for b in bars] == [(2022, 40), (2021, 0), (2020, 160)]
    assert bars[0].url == "/search?speaker=a%26b&since=2022&until=2022"


def test_an_organisation_lists_its_speakers_with_days(who: FlaskClient) -> None:
    page = who.get(f"/organisation/{BODY}").text
    people = page[page.index("Who spoke for it") : page.index("In its own name")]
    assert "chief executive" in people
    assert "1 March 2021 to 1 March 2023" in people
    assert "The Line" in page
    assert 'part of <a href="/organisation/fenna-group">' in page
    assert f'href="/speaker/{BODY}"' not in people


def test_spokespersons_without_a_name_are_kept_apart(who: FlaskClient) -> None:
    page = who.get(f"/organisation/{BODY}").text
    unnamed = page[page.index("By spokespersons who are not named") : page.index('id="latest"')]
    assert "1 quote<" in unnamed
    assert "Said 2023 by 4." in unnamed
    assert "by 5." not in unnamed


def test_an_organisation_that_speaks_leads_to_its_page(who: FlaskClient) -> None:
    assert f'href="/organisation/{BODY}"' in who.get(f"/speaker/{BODY}").text


@pytest.mark.parametrize(
    "query", ["?page=0", "?page=-1", "?page=x", "?page=99999999999", "?page=2"]
)
def test_odd_pages_of_a_speaker_are_answered(who: FlaskClient, query: str) -> None:
    assert who.get(f"/speaker/{ANN}{query}").status_code == 200


def test_a_merged_id_leads_on_in_the_language_asked_for(who: FlaskClient) -> None:
    answer = who.get("/speaker/ann-old?lang=zh")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/speaker/{ANN}")
    assert "其他名稱" in who.get(answer.headers["Location"]).text


@pytest.mark.parametrize(
    ("roles", "shown"),
    [
        (["Chair", "Chief Executive"], ("Chair", "Chief Executive")),
        (
            ["volunteer president and chair", "Volunteer president"],
            ("volunteer president and chair",),
        ),
        (["a" * 200, "chair"], ("a" * 200,)),
        (["a", "b", "c", "d"], ("a", "b", "c")),
    ],
)
def test_roles_are_listed_as_long_as_they_say_something_new(
    roles: list[str], shown: tuple[str, ...]
) -> None:
    assert _distinct_roles(roles) == shown


def test_a_speakers_quotes_can_be_taken_away_and_seen_by_month(who: FlaskClient) -> None:
    page = who.get(f"/speaker/{ANN}").text
    csv = who.get(f"/search.csv?speaker={ANN}").text
    assert f'href="/search.csv?speaker={ANN}" rel="nofollow" download' in page
    assert csv.count("\n") == 3  # its head and two quotes
    assert f'href="/search?speaker={ANN}" rel="nofollow">Month by month' in page
    assert "Quotes a month" in who.get(f"/search?speaker={ANN}").text


def test_a_role_leads_to_the_page_of_its_office(who: FlaskClient) -> None:
    roles = who.get(f"/speaker/{ANN}").text
    assert '<a class="role" href="/office/chief-executive" title="Chief executive">' in roles
    assert "<bdi>captain</bdi>" in roles  # no family of offices has it


def test_a_printed_page_tells_its_address_and_the_day(who: FlaskClient) -> None:
    page = who.get("/search?q=said&since=2023").text
    printed = page[page.index('<p class="printed">') :]
    assert "http://localhost/search?q=said&amp;since=2023" in printed
    assert say_day_of_today() in printed
