"""The page of a speech or transcript: turns, shares, places, and links to words of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.model import Release
from tests.sites import open_site, publish_releases
from tests.unit.app.conftest import make_release

BRIEFING = """The harbour master and the mayor met the press in the net loft.

MAYOR QUAYLE: Good morning. The quay will open in May.

(Applause.)

We have waited long for the crane & the rails.

QUESTION: What will the crane cost?

MAYOR QUAYLE: The crane costs nine million, and a crane pays for itself.

My predecessor put it well. “A quay without a crane is a shelf,” said Otto Brandt, the surveyor.

MR. TEAL: I can add that the rails are dry.

QUESTION: Will the rails stay dry?

MR. TEAL: They will stay dry. The crane is insured. Why would it not be?

MAYOR QUAYLE: Thank you all. The crane waits for nobody."""

LECTURE = """Good evening, ladies and gentlemen. I am grateful to the Friends of the Lighthouse.

I have kept the lamp for thirty years, and I have never seen it <b>idle</b>. My father kept it before me, and he told me that we hold the light for people whom we shall never meet.

I believe that a lamp is a promise. I shall keep mine as long as my eyes let me, and I hope that you will keep yours. We have no other light on this coast.

Thank you very much."""


def _releases() -> list[Release]:
    briefing = make_release(
        "briefing", "Press briefing by Mayor Ines Quayle and Harbour Master Bo Teal",
        date(2025, 3, 4), BRIEFING,
    )  # fmt: skip
    lecture = make_release(
        "lecture", "Speech by Ann Roe at the Lighthouse Dinner", date(2025, 3, 9), LECTURE
    )
    lecture = replace(
        lecture,
        stated=(
            ("author", "Ann Roe"),
            ("event", "Lighthouse Dinner"),
            ("event date", "2025-03-06"),
        ),
    )
    return [briefing, lecture]


@pytest.fixture(scope="module")
def speeches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder: Path = tmp_path_factory.mktemp("speeches")
    publish_releases(folder, _releases())
    with open_site(folder) as client:
        yield client


def get(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def words_of(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def turns_of(page: str) -> list[str]:
    return [words_of(part) for part in re.split(r'<div class="turn', page)[1:]]


def test_every_turn_stands_under_who_speaks_it(speeches: FlaskClient) -> None:
    turns = turns_of(get(speeches, "/release/test/briefing"))
    assert len(turns) == 7
    assert "Ines Quayle" in turns[0]
    assert "The quay will open in May." in turns[0]
    assert "QUESTION" in turns[1]
    assert "What will the crane cost?" in turns[1]
    assert "Bo Teal" in turns[3]
    assert "the rails are dry" in turns[3]


def test_the_label_stands_above_the_words_and_not_among_them(speeches: FlaskClient) -> None:
    page = get(speeches, "/release/test/briefing")
    paragraph = re.search(r'id="p2".*?<p dir="auto">(.*?)</p>', page, re.S)
    assert paragraph
    assert paragraph[1].startswith("Good morning.")
    assert "MAYOR QUAYLE" in page


def test_paragraphs_are_numbered_as_in_the_text_and_can_be_linked_to(speeches: FlaskClient) -> None:
    page = get(speeches, "/release/test/briefing")
    numbers = [int(n) for n in re.findall(r'id="p(\d+)"', page)]
    assert numbers == list(range(1, 12))
    assert re.search(r'href="#p5".*?<p dir="auto">What will the crane cost\?', page, re.S)


def test_no_word_of_the_text_is_missing(speeches: FlaskClient) -> None:
    for slug, text in (("briefing", BRIEFING), ("lecture", LECTURE)):
        shown = words_of(get(speeches, f"/release/test/{slug}"))
        for paragraph in text.split("\n\n"):
            for sentence in re.split(r"(?<=[.?])\s", re.sub(r"^[A-Z .]+: ", "", paragraph)):
                words = sentence.strip("“”")
                assert words.partition("”")[0] in shown, words


def test_a_stage_direction_is_nobodys_words(speeches: FlaskClient) -> None:
    page = get(speeches, "/release/test/briefing")
    assert re.search(r'class="block aside"[^>]*>\s*<a[^>]*>3</a>\s*<p[^>]*>\(Applause', page)


def test_a_question_and_its_answer_are_kept_together(speeches: FlaskClient) -> None:
    page = get(speeches, "/release/test/briefing")
    exchanges = [words_of(part) for part in page.split('<div class="exchange">')[1:]]
    together = next(part for part in exchanges if "What will the crane cost?" in part)
    assert "nine million" in together
    assert "Will the rails stay dry?" not in together


def test_the_table_says_who_says_how_much(speeches: FlaskClient) -> None:
    page = get(speeches, "/release/test/briefing")
    table = re.search(r'<table class="shares">.*?</table>', page, re.S)
    assert table
    rows = [words_of(row) for row in re.findall(r"<tr>.*?</tr>", table[0], re.S)]
    assert rows[0].startswith("Speaker Turns Words Share")
    assert re.match(r"Ines Quayle .*3 \d+ \d+\.\d%", rows[1])
    assert any(row.startswith("QUESTION not named 2 10 ") for row in rows)
    shares = [float(x) for x in re.findall(r"([\d.]+)%", table[0])]
    assert sum(shares) == pytest.approx(100, abs=0.3)


def test_what_others_are_quoted_with_is_theirs(speeches: FlaskClient) -> None:
    page = get(speeches, "/release/test/briefing")
    note = re.search(r'<ul class="margin".*?</ul>', page, re.S)
    assert note
    assert words_of(note[0]).startswith("1 Otto Brandt quoted by Ines Quayle")


def test_a_speech_names_its_speaker_and_event_apart_from_publication(speeches: FlaskClient) -> None:
    page = get(speeches, "/release/test/lecture")
    header = words_of(page[page.index("<article") : page.index('<div class="text"')])
    assert "Speech · Ann Roe" in header
    assert "91 words" in header
    assert "Occasion Lighthouse Dinner" in header
    assert "Spoken" in header
    assert "6 March 2025" in header
    assert "Published Harbour News , 9 March 2025" in header
    assert 'href="https://example.org/lecture"' in page
    assert "&lt;b&gt;idle&lt;/b&gt;" in page


def test_steps_lead_from_one_paragraph_found_to_the_next(speeches: FlaskClient) -> None:
    page = get(speeches, "/release/test/briefing?q=crane")
    assert "6 paragraphs with the words searched for" in page
    assert re.findall(r'<mark id="m(\d)">', page) == ["1", "2", "3", "4", "5", "6"]
    assert page.count("<mark") == 7  # one paragraph has the word twice


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("p=6&words=nine+million", ["nine million"]),
        ("p=1&words=the+quay+will", ["the quay will"]),
        ("p=2&words=open+in+May&upto=the+rails.", ["open in May.", "(Applause.)", "We have waited long for the crane &amp; the rails."]),
        ("p=99&words=The  crane%0Awaits&q=crane", ["The crane waits"]),
    ],
)  # fmt: skip
def test_a_link_to_words_marks_them(speeches: FlaskClient, query: str, marked: list[str]) -> None:
    page = get(speeches, f"/release/test/briefing?{query}")
    found = re.findall(r'<mark class="chosen"[^>]*>(.*?)</mark>', page)
    if query.startswith("p=1&"):  # written large in the text: other letters are other words
        assert not found
        assert "not in the text as it stands now" in page
    else:
        assert found == marked
        assert page.count('id="w"') == 1


def test_odd_links_to_words_are_answered(speeches: FlaskClient) -> None:
    for query in ("words=", "p=x&words=(", "words=" + "a" * 5_000, "p=0&words=crane&upto=zzz"):
        assert get(speeches, f"/release/test/briefing?{query}")


def test_a_page_of_a_release_without_turns_is_as_before(client: FlaskClient) -> None:
    page = get(client, "/release/test/ferry")
    assert 'class="release"' in page
    assert "data-choose" not in page


def test_other_programs_read_a_speech_with_its_event_and_turns(speeches: FlaskClient) -> None:
    lecture = speeches.get("/api/v1/speech/test/lecture").get_json()
    assert lecture["event"]["occasion"] == "Lighthouse Dinner"
    assert lecture["event"]["date"] == "2025-03-06"
    briefing = speeches.get("/api/v1/speech/test/briefing").get_json()
    assert briefing == speeches.get("/api/v1/release/test/briefing").get_json()
    first, question = briefing["turns"][:2]
    assert (first["speaker"], first["label"]) == ("Ines Quayle", "MAYOR QUAYLE")
    assert (question["speaker"], question["paragraphs"]) == ("", [5, 5])
    start, end = first["spans"][0]
    assert briefing["text"][start:end].startswith("Good morning.")
