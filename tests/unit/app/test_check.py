"""The page that says whether something was said."""

from __future__ import annotations

import csv
import logging
import re
from html import unescape

import pytest
from flask.testing import FlaskClient

SAID = "The sea does not read our timetable"


def test_a_sentence_in_an_address_is_checked(client: FlaskClient) -> None:
    page = client.get("/check", query_string={"q": SAID, "speaker": "Quayle"}).text
    assert "Word for word" in page
    assert "Ines Quayle" in page


def test_what_differs_is_marked_and_named(client: FlaskClient) -> None:
    page = client.get("/check", query_string={"q": "The sea does read our timetable"}).text
    assert "Meaning may differ" in page
    assert '<del><span class="unseen">left out: </span>not</del>' in page
    assert "A negation was left out: “not”." in page


def test_another_speaker_is_named(client: FlaskClient) -> None:
    page = client.get("/check", query_string={"q": SAID, "speaker": "Ann Roe"}).text
    assert "Said by somebody else" in page
    assert "Claimed: Ann Roe. On record: Ines Quayle." in page


def test_what_is_not_here_comes_with_what_is_covered(client: FlaskClient) -> None:
    page = client.get("/check", query_string={"q": "Cheese is the moon of kings"}).text
    assert "Not found here" in page
    assert "does not make it false" in page
    assert "The archive has 3 releases" in page
    page = client.get("/check", query_string={"q": "Cheese is the moon", "speaker": "Ann Roe"}).text
    assert "Of Ann Roe the archive has 1 quote" in page


def test_an_article_is_checked_quotation_by_quotation(client: FlaskClient) -> None:
    text = f"“{SAID},” said Ines Quayle. “Words without a day,” said Tom Vane, a sailor."
    page = client.post("/check", data={"text": text}).text
    assert "2 quotations checked" in page
    assert page.index("Word for word") < page.index("Said by somebody else")


def test_markup_stays_text(client: FlaskClient) -> None:
    odd = "<script>alert(1)</script> sea does not read"
    for page in (
        client.get("/check", query_string={"q": odd, "speaker": odd, "date": odd}).text,
        client.post("/check", data={"text": odd}).text,
    ):
        assert "<script>alert" not in page


def test_nothing_that_was_checked_is_kept(client: FlaskClient) -> None:
    for _ in range(2):
        answer = client.get("/check", query_string={"q": SAID})
        assert answer.headers["Cache-Control"] == "no-store"
    assert client.application.extensions["page_cache"].held == 0


def test_too_much_is_refused_and_nothing_is_a_form(client: FlaskClient) -> None:
    assert client.post("/check", data={"text": "a " * 200_000}).status_code == 413
    assert "Did they say that?" in client.get("/check").text
    assert (
        "Only the first 2000 characters"
        in client.get("/check", query_string={"q": "a " * 2_000}).text
    )


def test_a_list_and_a_table_are_checked_line_by_line(client: FlaskClient) -> None:
    lines = client.post("/check", data={"text": f"{SAID}\nNobody said so here", "as": "lines"}).text
    assert "2 quotations checked" in lines
    table = f"words,speaker\n{SAID},Otto Brandt\n"
    assert (
        "Said by somebody else" in client.post("/check", data={"text": table, "as": "table"}).text
    )
    wrong = client.post("/check", data={"text": "name\nx", "as": "table"}).text
    assert "no column is called words" in wrong


def test_verdicts_are_saved_as_a_spreadsheet(client: FlaskClient) -> None:
    answer = client.post("/check", data={"text": SAID, "as": "lines", "give": "csv"})
    assert answer.mimetype == "text/csv"
    rows = list(csv.DictReader(answer.text.lstrip("\ufeff").splitlines()))
    assert rows[0]["verdict"] == "verbatim"
    assert rows[0]["url"].startswith("http://localhost/quote/")


def test_a_page_of_many_claims_ends_in_time(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.check.view.PAGE_SECONDS", 0.0)
    page = client.post("/check", data={"text": f"{SAID}\n" * 40, "as": "lines"}).text
    assert "1 quotation checked" in page
    assert "Only the first 1 of 40 quotations were checked" in page


def test_a_list_is_saved_line_by_line_up_to_its_bound(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.check.view.MAX_LINES", 10)
    answer = client.post("/check", data={"text": f"{SAID}\n" * 11, "as": "lines", "give": "csv"})
    assert answer.is_streamed
    rows = list(csv.reader(answer.text.lstrip("\ufeff").splitlines()))
    assert rows[-2][:2] == ["10", "verbatim"]
    assert rows[-1] == ["", "Only the first 10 quotations were looked at."]
    assert len(rows) == 1 + 10 + 1


def test_a_list_may_be_longer_than_an_article(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.check.view.MAX_TEXT", len(SAID))
    posted = {"text": f"{SAID}\n" * 3, "as": "lines", "give": "csv"}
    rows = list(csv.reader(client.post("/check", data=posted).text.splitlines()))
    assert [row[1] for row in rows[1:]] == ["verbatim"] * 3
    monkeypatch.setattr("app.check.view.MAX_BATCH", len(SAID) + 1)
    rows = list(csv.reader(client.post("/check", data=posted).text.splitlines()))
    assert [row[1] for row in rows[1:]] == [
        "verbatim",
        f"Only the first {len(SAID) + 1} characters were looked at.",
    ]


def test_a_sentence_is_checked_from_the_start_page(client: FlaskClient) -> None:
    assert 'action="/check"' in client.get("/").text


def test_words_of_a_release_lead_to_them_marked(client: FlaskClient) -> None:
    page = client.get(
        "/check", query_string={"q": "Ines Quayle, chief executive of Fenna Line"}
    ).text
    assert "In a release, but nobody’s quote" in page
    link = unescape(re.search(r'class="source" href="(/release/[^"]+)"', page)[1])  # type: ignore[index]
    assert '<mark id="m1"' in client.get(link).text


def test_no_log_holds_what_was_checked(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither by address nor by form, found or not, whole or broken."""
    caplog.set_level(logging.DEBUG)
    secret = "quince marmalade beneath the northern mole"
    client.get("/check", query_string={"q": secret, "speaker": secret, "date": secret})
    client.get("/api/v1/check", query_string={"q": secret, "date": "soon"})
    for form in ("article", "lines", "table"):
        client.post("/check", data={"text": f"“{secret}”", "as": form})
        client.post("/check", data={"text": f"words\n{secret}", "as": form, "give": "csv"})
        client.post("/api/v1/check", data={"text": secret, "as": form})
    said = "".join((caplog.text, *capfd.readouterr()))
    assert "marmalade" not in said


def test_an_occasion_is_asked_for_and_answered(client: FlaskClient) -> None:
    asked = {"q": SAID, "occasion": "the Harbour Dinner"}
    page = client.get("/check", query_string=asked).text
    assert 'value="the Harbour Dinner"' in page
    assert "The archive does not say at what occasion these words were said." in page


def test_a_match_says_how_often_such_ones_are_right(client: FlaskClient) -> None:
    page = client.get("/check", query_string={"q": SAID}).text
    assert "Of 100 matches with as many words the same, 99 were the right ones." in page
