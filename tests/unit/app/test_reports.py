"""Reports of readers, what becomes of them, and the pages that tell of it."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from werkzeug.test import TestResponse

from app import create_app
from app.coverage.page import find_gaps
from app.report import view
from app.settings import Settings
from app.site.rate import REPORT_WINDOW as WINDOW
from app.site.rate import REPORTS_OF_ALL as OF_ALL
from app.site.rate import REPORTS_OF_ONE as OF_ONE
from app.site.rate import Rate
from indexer import reporting
from indexer.archive import Period, SearchQuery, open_archive
from indexer.cli import main
from indexer.model import Quote

TEXTS = {
    "gate": "Ann Roe, mayor of Fleet, said: “The gate is open. It will stay open.”",
    "quay": "Bob Doe, harbour master of Fleet, said: “The quay was built twice.”",
}


def call(*arguments: object, keys: str = "") -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=keys)


class Site:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.archive, self.authority, self.queue = (
            folder / n for n in ("archive", "authority", "queue.jsonl")
        )
        (folder / "n").mkdir()
        self.authority.mkdir()
        for name, text in TEXTS.items():
            (folder / "n" / f"{name}.md").write_text(
                f"# Notice of the {name}\n\n2024-05-03\n\n{text}\n", "utf-8"
            )
        self.build()
        self.application = create_app(
            Settings(archive=self.archive, reports=self.queue, licence="CC BY 4.0")
        )
        self.client = self.application.test_client()

    def build(self) -> None:
        result = call(
            "build",
            self.folder / "n",
            "--archive",
            self.archive,
            "--authority",
            self.authority,
            "--jobs",
            1,
        )
        assert result.exit_code == 0, result.output

    def quotes(self) -> dict[str, Quote]:
        archive = open_archive(self.archive)
        with archive.reader() as reader:
            found = {hit.release_title[-4:]: hit.quote for hit in reader.export(SearchQuery())}
        archive.close()
        return found

    def report(self, quote: str, **fields: str) -> TestResponse:
        return self.client.post(f"/quote/{quote}/report", data=fields)

    def work(self, *more: object, keys: str = "") -> Result:
        return call(
            "reports",
            self.queue,
            "--archive",
            self.archive,
            "--author",
            "K. Mensah",
            *more,
            keys=keys,
        )


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(view, "_rate", Rate(OF_ONE, OF_ALL, WINDOW))
    site = Site(tmp_path)
    yield site
    site.application.extensions["archive"].close()


def test_without_a_queue_there_is_nothing_to_report_with(site: Site) -> None:
    off = create_app(Settings(archive=site.archive)).test_client()
    quote = site.quotes()["gate"].id
    assert "Report this attribution" not in off.get(f"/quote/{quote}").text
    assert off.get(f"/quote/{quote}/report").status_code == 404
    assert (
        off.post(f"/quote/{quote}/report", data={"kind": "other", "reason": "x"}).status_code == 404
    )
    assert not site.queue.exists()


def test_a_report_is_kept_and_nothing_of_who_sent_it(site: Site) -> None:
    quote = site.quotes()["gate"].id
    assert f'href="/quote/{quote}/report"' in site.client.get(f"/quote/{quote}").text
    form = site.client.get(f"/quote/{quote}/report")
    assert 'method="post"' in form.text
    assert "<script" not in form.text.partition("<form")[2]
    answer = site.report(quote, kind="speaker", instead="Eva  Lind\r\n", reason="I was there.")
    assert answer.status_code == 200
    assert "Thank you" in answer.text
    for sent in (form, answer):
        assert "Set-Cookie" not in sent.headers
        assert sent.headers["X-Robots-Tag"] == "noindex"
    (kept,) = [json.loads(line) for line in site.queue.read_text("utf-8").splitlines()]
    assert set(kept) == {"id", "at", "quote", "kind", "instead", "reason"}
    assert (kept["quote"], kept["instead"], kept["reason"]) == (quote, "Eva Lind", "I was there.")
    assert stat.S_IMODE(site.queue.stat().st_mode) == 0o600


def test_a_report_that_says_nothing_is_asked_again(site: Site) -> None:
    quote = site.quotes()["gate"].id
    for fields in (
        {},
        {"kind": "speaker"},
        {"kind": "<b>", "reason": "x"},
        {"kind": "other", "reason": "  "},
    ):
        answer = site.report(quote, **fields)
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text
    assert site.report("nothing", kind="other", reason="x").status_code == 404
    assert "&lt;b&gt;" in site.report(quote, kind="", reason="<b>").text
    assert not site.queue.exists()


def test_many_reports_of_one_reader_have_to_wait(site: Site) -> None:
    quote = site.quotes()["gate"].id
    codes = [site.report(quote, kind="other", reason="x").status_code for _ in range(OF_ONE + 1)]
    assert codes == [200] * OF_ONE + [429]
    answer = site.report(quote, kind="other", reason="x")
    assert 0 < int(answer.headers["Retry-After"]) <= WINDOW + 1
    assert len(site.queue.read_text("utf-8").splitlines()) == OF_ONE


def test_a_full_queue_or_disk_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    quote = site.quotes()["gate"].id
    monkeypatch.setattr(reporting, "_LARGEST", 10)
    assert site.report(quote, kind="other", reason="x").status_code == 503
    site.queue.unlink()
    site.queue.mkdir()
    assert site.report(quote, kind="other", reason="x").status_code == 503


def test_a_rate_forgets_and_is_of_all_together() -> None:
    now = [0.0]
    rate = Rate(OF_ONE, OF_ALL, WINDOW, lambda: now[0])
    for number in range(OF_ALL):
        now[0] = number / 10
        assert rate.wait(f"reader {number}") == 0
    assert rate.wait("another") > 0
    now[0] = WINDOW + 1.0
    assert rate.wait("another") == 0


def test_reports_become_corrections_with_two_keys(site: Site) -> None:
    quotes = site.quotes()
    site.report(
        quotes["gate"].id,
        kind="speaker",
        instead="Eva Lind",
        reason="She spoke, the mayor was away.",
    )
    site.report(quotes["quay"].id, kind="no_quote", reason="A line of a play.")
    result = site.work(keys="s\nn\n")
    assert result.exit_code == 0, result.output
    assert "2 open reports" in result.output
    assert "Ann Roe: “The gate is open. It will stay open.”" in result.output
    assert "0 open reports" in site.work().output
    site.build()
    page = site.client.get(f"/quote/{quotes['gate'].id}").text
    assert "Eva Lind" in page
    assert "of 100 cases" not in page
    assert site.client.get(f"/quote/{quotes['quay'].id}").status_code == 410
    told = site.client.get("/corrections")
    assert "The speaker was set right after a reader" in told.text
    assert "This is no quotation" in told.text
    for private in ("She spoke, the mayor was away.", "A line of a play."):
        assert private not in told.text + page
    assert f'href="/quote/{quotes["gate"].id}"' in told.text


def test_who_decides_may_say_why_and_answers_all_that_ask_the_same(site: Site) -> None:
    quotes = site.quotes()
    for reason in ("I was there.", "So was I."):
        site.report(quotes["gate"].id, kind="speaker", instead="Eva Lind", reason=reason)
    site.report(quotes["gate"].id, kind="speaker", instead="Ida Holm", reason="No.")
    for kind in ("no_quote", "other"):
        site.report(quotes["quay"].id, kind=kind, reason="A line of a play.")
    result = site.work("--reason", "The recording was heard again.", keys="s\nr\nn\n")
    assert result.exit_code == 0, result.output
    assert "0 open reports" in site.work("--list").output
    site.build()
    assert site.quotes()["gate"].speaker_name == "Eva Lind"
    assert "The recording was heard again." in site.client.get("/corrections").text


def test_other_words_are_found_in_the_release(site: Site) -> None:
    quote = site.quotes()["gate"]
    site.report(quote.id, kind="words", instead="“It will stay open.”", reason="")
    assert "corrections.toml" in site.work(keys="s\n").output
    site.build()
    assert site.quotes()["gate"].text == "It will stay open."


def test_what_cannot_be_made_a_correction_stays_open(site: Site) -> None:
    quote = site.quotes()["gate"].id
    site.report(quote, kind="words", instead="never in the release", reason="")
    site.report(quote, kind="other", instead="", reason="\x1b[2J hm")
    result = site.work(keys="s\nq\n")
    assert "correct it by hand" in result.output
    assert "\x1b" not in result.output
    assert "2 open reports" in site.work("--list").output


def test_reports_are_answered_in_bulk_by_what_they_say(site: Site) -> None:
    quote = site.quotes()["gate"].id
    for reason in ("buy lamps", "buy lamps now", "the mayor was away"):
        site.report(quote, kind="other", reason=reason)
    assert site.work("--matching", "buy lamps", "--answer", "r").exit_code == 0
    assert "1 open report\n" in site.work("--list").output
    assert not (site.authority / "corrections.toml").exists()


def test_a_correction_of_nothing_is_listed_as_such(site: Site) -> None:
    (site.authority / "corrections.toml").write_text(
        '[[correction]]\nquote = "0123456789abcdef"\nspeaker = "Ann Roe"\nauthor = "K"\ndate = 2026-03-01\nreason = "r"\n',
        "utf-8",
    )
    site.build()
    page = site.client.get("/corrections").text
    assert "Corrections that no longer apply" in page
    assert "0123456789abcdef" in page


def test_the_page_of_contents_counts_what_there_is(site: Site) -> None:
    page = site.client.get("/coverage").text
    assert "2 releases with 2 quotes by 2 speakers, from 3 May 2024 to 3 May 2024." in page
    assert "CC BY 4.0" in page
    assert '<th scope="row">2024</th><td>2</td><td>2</td>' in page
    assert "Extractor" in page
    assert 'href="/coverage"' in site.client.get("/").text


def test_the_page_of_contents_calls_codes_by_their_names(site: Site) -> None:
    page = site.client.get("/coverage").text
    assert '<a href="/search?kind=direct"><bdi>In quotation marks</bdi></a>' in page
    assert '<a href="/search?language=en"><bdi>English</bdi></a>' in page
    found = site.client.get("/search?judgement=new").text
    assert "quotes (speaker met nowhere else)" in re.sub(r"<[^>]+>", "", found)


def test_months_without_quotes_are_stretches() -> None:
    counts = (1, 0, 0, 3, 0, 1)
    months = tuple(Period(date(2024, n, 1), count) for n, count in enumerate(counts, 1))
    gaps = [(first.start.month, last.start.month) for first, last in find_gaps(months)]
    assert gaps == [(2, 3), (5, 5)]
