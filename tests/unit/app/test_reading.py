"""Quote and release pages: marks, notes, the chain, references, and other languages."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from markupsafe import escape

from app.quote.page import find_standing
from app.release.page import is_figure
from app.site.markup import Note, mark_block, mark_places
from app.site.searched_words import Mark
from app.site.wording import say_correction, say_language, say_reason
from indexer.archive import open_archive
from indexer.model import Block, Evidence, Quote, QuoteId, Release, ReleaseId, Span
from tests.sites import open_site

TEXT = (
    "Chen Tai-man, harbour master of Port Fenna, opened the quay.\n\n"
    "“The quay is open,” he said. “It stays open & <i>dry</i>.”\n\n"
    "Nobody else spoke."
)


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def block_spans(text: str) -> list[Span]:
    return [at(part, text) for part in text.split("\n\n")]


RELEASE = Release(
    ReleaseId("test/2024/quay"), "test", "Harbour News", "Quay opens", date(2024, 5, 3),
    "Port Fenna", "https://example.org/quay", "en", TEXT, hashlib.sha256(TEXT.encode()).hexdigest(),
    blocks=tuple(Block(span, "paragraph") for span in block_spans(TEXT)),
)  # fmt: skip
QUOTE = Quote(
    QuoteId("0123456789abcdef"), RELEASE.id, "The quay is open. It stays open & <i>dry</i>.",
    (at("The quay is open,"), at("It stays open & <i>dry</i>.")), "direct", "Chen Tai-man",
    "person", "harbour master", "Port Fenna", date(2024, 5, 3), None, None, "after", 0.91, "matched",
    evidence=(Evidence(Span(at("he said").start, at("he said").start + 2), "mention"), Evidence(at("Chen Tai-man"), "he"),
              Evidence(at("harbour master of Port Fenna"), "role")),
    corrected="2024-06-01: the minister did not speak",
)  # fmt: skip
DOUBTFUL = replace(
    QUOTE, id=QuoteId("fedcba9876543210"), text="Nobody else spoke.",
    content=(at("Nobody else spoke."),), judgement="ambiguous", speaker_name="",
    candidates=("Ann Roe", "Ann B. Roe"), evidence=(), corrected="", kind="indirect",
    rule="a rule of tomorrow",
)  # fmt: skip
GERMAN = replace(
    RELEASE, id=ReleaseId("test/2024/kai"), language="de", title="Der Kai öffnet",
    text="„Der Kai ist offen.“", blocks=(Block(Span(0, 20), "paragraph"),),
)  # fmt: skip


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[FlaskClient]:
    archive = open_archive(tmp_path)
    with archive.writer() as writer:
        writer.add(RELEASE, (QUOTE, DOUBTFUL))
        writer.add(GERMAN, ())
        writer.publish()
    archive.close()
    with open_site(tmp_path) as client:
        yield client


@pytest.fixture
def in_request(reading: FlaskClient) -> Iterator[Flask]:
    with reading.application.test_request_context("/release/x?q=open"):
        yield reading.application


def test_words_searched_for_are_marked_with_steps_between_them(reading: FlaskClient) -> None:
    page = reading.get(f"/quote/{QUOTE.id}?q=open").text
    assert '<mark id="m1">open</mark><span class="steps"><a href="#m2"' in page
    assert '<mark id="m2">open</mark><span class="steps"><a href="#m1"' in page
    assert "2 places with the words searched for" in page
    assert 'value="open"' in page  # the box keeps the words
    assert "<mark" not in reading.get(f"/quote/{QUOTE.id}").text


def test_a_release_numbers_its_quotes_and_marks_the_words(reading: FlaskClient) -> None:
    page = reading.get(f"/release/{RELEASE.id}?q=quay").text
    assert f'<span class="said" id="q-{QUOTE.id}">The <mark id="m2">quay</mark>' in page
    assert f'href="/quote/{QUOTE.id}?q=quay" aria-label="Quote 1, by Chen Tai-man">1</a>' in page
    assert ".</span>”<sup>" in page  # behind the closing mark
    assert page.count(f'id="q-{QUOTE.id}"') == 1
    assert "&lt;i&gt;dry" in page
    assert "<i>dry" not in page


def test_the_chain_leads_from_the_pronoun_to_the_name(reading: FlaskClient) -> None:
    page = reading.get(f"/quote/{QUOTE.id}").text
    chain = page[page.index('<ol class="chain">') :]
    places = [chain.index(f">{words}</bdi>") for words in ("he", "Chen Tai-man")]
    assert places == sorted(places)
    assert "who “he” is" in chain
    assert f'href="/release/{RELEASE.id}#b1"' in chain
    assert "<b>he</b> said." in chain
    assert "of 100 cases" not in chain  # a person corrected it: the rule no longer speaks for it


def test_corrections_and_doubt_are_said(reading: FlaskClient) -> None:
    page = reading.get(f"/quote/{QUOTE.id}").text
    assert "corrected on 1 June 2024" in page
    assert "the minister did not speak" in page
    page = reading.get(f"/quote/{DOUBTFUL.id}").text
    assert "attribution uncertain" in page
    assert "<bdi>Ann Roe</bdi>" in page
    assert "A rule decided that this version no longer has." in page
    assert "a rule of tomorrow" not in page
    assert "right in about" not in page
    assert say_correction(replace(QUOTE, corrected="once")) == "corrected"
    assert say_reason(replace(QUOTE, corrected="once")) == ""


def test_the_paragraphs_around_are_one_click_away(reading: FlaskClient) -> None:
    page = reading.get(f"/quote/{QUOTE.id}").text
    assert "<details" in page[page.index("The paragraph before") - 60 :]
    assert "opened the quay" in page
    assert "The paragraph after" in page


def test_a_release_in_another_language_says_so(reading: FlaskClient) -> None:
    page = reading.get(f"/release/{GERMAN.id}").text
    assert "This release is in German; quotes are read in English, Spanish and Chinese." in page
    assert 'lang="de"' in page
    assert "以德文撰寫" in reading.get(f"/release/{GERMAN.id}?lang=zh").text
    assert say_language("xx-unheard-of") == "xx-unheard-of"


@pytest.mark.parametrize(
    ("form", "kind", "words"),
    [
        ("bib", "application/x-bibtex", "author = {{Chen Tai-man}}"),
        ("ris", "application/x-research-info-systems", "AU  - Chen Tai-man\r\n"),
        ("txt", "text/plain", "Chen Tai-man (harbour master, Port Fenna): “The quay is open."),
    ],
)
def test_a_quote_is_a_reference(reading: FlaskClient, form: str, kind: str, words: str) -> None:
    answer = reading.get(f"/quote/{QUOTE.id}.{form}")
    assert answer.mimetype == kind
    assert words in answer.text
    assert f"quote-{QUOTE.id}.{form}" in answer.headers["Content-Disposition"]


def test_a_quote_is_a_csl_item(reading: FlaskClient) -> None:
    (item,) = json.loads(reading.get(f"/quote/{QUOTE.id}.json").text)
    assert item["author"] == [{"literal": "Chen Tai-man"}]
    assert item["issued"] == {"date-parts": [[2024, 5, 3]]}
    assert reading.get(f"/quote/{QUOTE.id}.exe").status_code == 404
    assert reading.get("/quote/none.bib").status_code == 404


def test_the_line_to_copy_says_everything(reading: FlaskClient) -> None:
    line = reading.get(f"/quote/{QUOTE.id}.txt").text
    assert line == (
        "Chen Tai-man (harbour master, Port Fenna): “The quay is open. It stays open & "
        "<i>dry</i>.” (attribution corrected 2024-06-01: the minister did not speak) “Quay "
        "opens”, Harbour News, 3 May 2024, https://example.org/quay. Quoted from "
        f"http://localhost/quote/{QUOTE.id}"
    )


def test_long_words_are_not_carried_on(reading: FlaskClient) -> None:
    page = reading.get(f"/release/{RELEASE.id}?q={'open+' * 80}").text
    assert f'href="/quote/{QUOTE.id}"' in page


@pytest.mark.parametrize("words", ["%00", "%22%3E%3Cscript%3E", "%ED%A0%80", "(", "a" * 9000])
def test_odd_words_on_quote_and_release_pages(reading: FlaskClient, words: str) -> None:
    for page in (f"/quote/{QUOTE.id}", f"/release/{RELEASE.id}"):
        answer = reading.get(f"{page}?q={words}")
        assert answer.status_code == 200
        assert "<script>" not in answer.text


def test_marks_never_lose_or_repeat_a_letter(in_request: Flask) -> None:
    marks = [Mark(at("quay"), 1), Mark(Span(70, 90), 2), Mark(Span(85, 99), 3)]
    whole = mark_places(TEXT, Span(0, len(TEXT)), marks)
    assert re.sub(r'<span class="steps">.*?</span>|<[^>]+>', "", whole) == str(escape(TEXT))
    block = mark_block(TEXT, RELEASE.blocks[1].span, [Note(1, QUOTE)], marks)
    words = re.sub(r"<sup>.*?</sup>|<[^>]+>", "", block)
    assert words == str(escape(RELEASE.blocks[1].span.of(TEXT)))


def test_a_quote_over_many_paragraphs_is_cut_in_its_place() -> None:
    text = "\n\n".join(f"Paragraph {n} of it." for n in range(9))
    release = replace(
        RELEASE, text=text, blocks=tuple(Block(s, "paragraph") for s in block_spans(text))
    )
    standing = find_standing(release, replace(QUOTE, content=(Span(20, len(text)),)))
    assert len(standing.blocks) == 4
    assert standing.cut
    assert standing.after is None
    assert find_standing(replace(release, blocks=()), QUOTE).blocks == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,184,860", True),
        ("(0.4)%", True),
        ("—", True),
        ("$2bn", False),
        ("2024 年", False),
        ("-" * 40, False),
    ],
)
def test_numbers_alone_are_figures(text: str, expected: bool) -> None:
    assert is_figure(text) is expected
