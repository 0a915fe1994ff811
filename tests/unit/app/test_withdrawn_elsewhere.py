"""What was withdrawn is in no form for other programs: Markdown, unAPI, files, feeds, mail."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyarrow.parquet
import pytest
from click.testing import CliRunner

from indexer import NotFoundError, read_archive
from indexer.cli import main
from indexer.withdrawals import read_withdrawals
from tests.unit.app.test_withdrawn import Site

WORDS = "gate is open"


@pytest.fixture(params=["quote", "release", "speaker"])
def site(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Site]:
    """A site whose quote of the gate is withdrawn, by itself, with its release or its speaker."""
    site = Site(tmp_path)
    quote = site.quotes["Ann Roegate"]
    assert WORDS in quote.text
    ids = {"quote": quote.id, "release": quote.release_id, "speaker": quote.speaker_id}
    site.decide("withdrawal", f'{request.param} = "{ids[request.param]}"')
    yield site
    site.application.extensions["archive"].close()


def run(site: Site, *arguments: object) -> str:
    command = [*arguments, "--archive", site.archive]
    result = CliRunner().invoke(main, [str(part) for part in command])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_no_address_for_programs_has_it(site: Site) -> None:
    for address in (
        "/search?q=gate", "/search", "/speaker/{s}", "/quote/{q}", "/quote/{q}.md", "/unapi?id={q}",
        "/unapi?id={q}&format=ris", "/unapi?id={q}&format=bibtex", "/api/v1/export",
        "/api/v1/export?format=csv", "/api/v1/export?format=ris&q=gate", "/api/v1/export?format=bib",
        "/search.atom", "/search.feed.json", "/search.feed.json?speaker={s}",
    ):  # fmt: skip
        quote = site.quotes["Ann Roegate"]
        asked = address.format(q=quote.id, s=quote.speaker_id)
        for accept in ("text/markdown", "*/*"):
            answer = site.client.get(asked, headers={"Accept": accept})
            assert WORDS not in answer.text, asked
            if "{q}" in address:
                assert answer.status_code == 410, asked
            else:
                assert quote.id not in answer.text, asked


def test_no_export_and_no_mail_has_it(site: Site, tmp_path: Path) -> None:
    quote = site.quotes["Ann Roegate"]
    assert WORDS not in run(site, "new", "--since", "1d")
    assert WORDS not in run(site, "new", "--since", "1d", "--json")
    run(site, "export", "--format", "parquet", "--output", tmp_path / "quotes.parquet")
    table = pyarrow.parquet.read_table(tmp_path / "quotes.parquet")
    assert quote.id not in table.column("id").to_pylist()
    run(site, "export", "--format", "sqlite", "--output", tmp_path / "quotes.db")
    with closing(sqlite3.connect(tmp_path / "quotes.db")) as file:
        assert file.execute("select count(*) from quotes where id = ?", (quote.id,)).fetchone() == (
            0,
        )
    run(site, "export", "--format", "annotations", "--output", tmp_path / "notes.jsonl")
    assert quote.id not in (tmp_path / "notes.jsonl").read_text("utf-8")
    run(site, "sample", 9, "--output", tmp_path / "form.csv", "--gold", tmp_path / "gold")
    assert quote.id not in (tmp_path / "form.csv").read_text("utf-8")
    drafts = "".join(path.read_text("utf-8") for path in (tmp_path / "gold").iterdir())
    assert f'"{quote.text}' not in drafts


def test_no_command_and_no_program_shows_it(site: Site) -> None:
    quote = site.quotes["Ann Roegate"]
    for command in (("search", "gate"), ("search", "gate", "--json"), ("stats", "--by", "speaker")):
        told = run(site, *command)
        for one in (WORDS, quote.id, str(quote.speaker_id), "Ann Roe"):
            assert one not in told, (command, one)
    with read_archive(site.archive) as archive:
        assert quote.id not in {one.id for one in archive.quotes()}
        with pytest.raises(NotFoundError):
            archive.quote(quote.id)


def test_it_is_told_as_withdrawn_and_not_as_read_anew(site: Site) -> None:
    site.build()
    held = read_withdrawals(site.archive / "withdrawn.json")
    assert ("quote", site.quotes["Ann Roegate"].id) in held.notices
    assert site.quotes["Ann Roegate"].id not in held.departed


def test_no_check_shows_it(site: Site) -> None:
    """By page, list, spreadsheet, interface and command; as it was said and altered."""
    quote = site.quotes["Ann Roegate"]
    for words in (quote.text, "The gate is not open and it will always stay open"):
        for place, answer in _check_everywhere(site, words):
            assert quote.id not in answer, place
            for verdict in ("Word for word", "In a release", "verbatim", "in_text", "IN TEXT"):
                assert verdict not in answer, (place, verdict)


def _check_everywhere(site: Site, words: str) -> Iterator[tuple[str, str]]:
    for claimed in ("", "Ann Roe"):
        asked = {"q": words, "speaker": claimed}
        yield "page", site.client.get("/check", query_string=asked).text
        yield "interface", site.client.get("/api/v1/check", query_string=asked).text
    article = f"“{words},” said Ann Roe, mayor of Fleet."
    yield "article", site.client.post("/check", data={"text": article}).text
    yield "list", site.client.post("/check", data={"text": words, "as": "lines"}).text
    table = {"text": f"words,speaker\n{words},Ann Roe\n", "as": "table", "give": "csv"}
    yield "spreadsheet", site.client.post("/check", data=table).text
    for out in ("text", "json", "csv"):
        command = ["check", "--archive", str(site.archive), "--as", "lines", "--format", out]
        yield out, CliRunner().invoke(main, command, input=words).output
