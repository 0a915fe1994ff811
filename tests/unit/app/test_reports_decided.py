"""Reports that say more than one quote is wrong: one person in two, two in one, many alike."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.coverage.accuracy import FIRST_SIGHT
from app.report import view
from app.site.rate import Rate
from indexer.cli import reported
from indexer.identity import load_authority
from indexer.reporting import settle_report
from tests.unit.app.test_reports import Site, call

ROOT = Path(__file__).parents[3]
MORE = {
    "mill": "Anna-Marie Rowe, head of the Mill Trust, said: “The mill turns on Sundays.”",
    "feed": "Site Robot, editor of the Fleet Gazette, said: “Click here for more of it.”",
    "news": "Site Robot, editor of the Fleet Gazette, said: “Click here to subscribe now.”",
    "post": "Site Robot, editor of the Fleet Gazette, said: “Click here to send a letter.”",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(view, "_rate", Rate(100))
    site = Site(tmp_path)
    for name, text in MORE.items():
        (tmp_path / "n" / f"{name}.md").write_text(
            f"# Notice of the {name}\n\n2024-05-04\n\n{text}\n", "utf-8"
        )
    site.build()
    yield site
    site.application.extensions["archive"].close()


def test_two_speakers_become_one_with_two_keys(site: Site) -> None:
    quotes = site.quotes()
    site.report(quotes["mill"].id, kind="speaker", instead="Ann Roe", reason="She married.")
    told = site.work(keys="m\n")
    assert "decisions.toml" in told.output, told.output
    site.build()
    speakers = {
        quote.speaker_id for name, quote in site.quotes().items() if name in ("mill", "gate")
    }
    assert speakers == {quotes["gate"].speaker_id}
    assert site.client.get(f"/speaker/{quotes['mill'].speaker_id}").status_code == 301
    assert "0 open reports" in site.work().output


def test_a_report_whose_decision_was_written_before_a_crash_is_done(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    quotes = site.quotes()
    for name in ("feed", "news"):
        site.report(quotes[name].id, kind="no_quote", reason="A button of the site.")

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reported, "settle_report", end)
    site.work("--answer", "n")
    monkeypatch.setattr(reported, "settle_report", settle_report)
    told = site.work("--answer", "n")
    assert (told.exit_code, "decided already" in told.output) == (0, True), told.output
    assert "0 open reports" in site.work().output
    assert len(load_authority(site.authority).corrections) == 2


def test_one_speaker_becomes_two_with_two_keys(site: Site) -> None:
    quotes = site.quotes()
    assert quotes["feed"].speaker_id == quotes["news"].speaker_id
    site.report(quotes["news"].id, kind="other", instead="", reason="A namesake.")
    assert "decisions.toml" in site.work(keys="p\n").output
    site.build()
    after = site.quotes()
    assert after["feed"].speaker_id == quotes["feed"].speaker_id
    assert after["news"].speaker_id not in (None, quotes["feed"].speaker_id)
    assert after["news"].speaker_name == "Site Robot"


@pytest.mark.parametrize("by_hand", [True, False])
def test_many_alike_are_decided_at_once(site: Site, by_hand: bool) -> None:
    quotes = site.quotes()
    site.report(quotes["feed"].id, kind="no_quote", reason="A button of the site.")
    if by_hand:
        told = site.work(keys='a\n"click here"\nn\n')
    else:
        told = site.work("--answer", "n", "--alike", '"click here"')
    assert "3 written to" in told.output, told.output
    site.build()
    assert set(site.quotes()) == {"gate", "quay", "mill"}
    for name in ("feed", "news", "post"):
        assert site.client.get(f"/quote/{quotes[name].id}").status_code == 410


def test_what_a_report_does_not_say_is_not_decided(site: Site) -> None:
    quotes = site.quotes()
    site.report(quotes["mill"].id, kind="speaker", instead="Nobody Known", reason="x")
    told = site.work(keys="m\n")
    assert "names no other speaker" in told.output
    assert "1 open report" in site.work("--list").output
    assert "asks for everything" in site.work(keys="a\n\n").output
    assert "or asks for everything" in site.work(keys="a\nxyzzy\n").output
    authority = load_authority(site.authority)
    assert authority.corrections == ()
    assert authority.withdrawals == ()


def test_a_sample_is_a_draft_of_annotations(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "gold"
    told = call("sample", 3, "--archive", site.archive, "--gold", folder)
    assert told.exit_code == 0, told.output
    assert len(list(folder.glob("*.json"))) == 3
    figures = call("evaluate", folder, "--json")
    assert figures.exit_code == 0, figures.output
    assert json.loads(figures.stdout)["releases"] == 3
    assert '"f1": 1.0' in figures.stdout
    again = call("sample", 3, "--archive", site.archive, "--gold", folder)
    assert again.exit_code == 2
    assert "holds something" in again.output


def test_the_page_says_how_right_it_is_and_what_was_not_read(site: Site) -> None:
    (site.folder / "n" / "noise.bin").write_bytes(bytes(range(256)) * 9)
    call("build", site.folder / "n", "--archive", site.archive, "--authority", site.authority)
    page = site.client.get("/coverage").text
    assert "Known faults" in page
    assert "prosecutors</th><td>18</td><td>81 %</td><td>65 %</td>" in page
    (reason,) = json.loads((site.archive / "last-build.json").read_text("utf-8"))["unread"]
    assert f'<span class="n">1</span> <span lang="en">{reason[0]}</span>' in page
    assert "noise.bin" not in page
    (site.archive / "last-build.json").write_text("[]", "utf-8")
    assert site.client.get("/coverage?x=1").status_code == 200


def test_the_figures_of_the_page_are_those_of_the_docs() -> None:
    told = (ROOT / "docs/accuracy.md").read_text("utf-8")
    for sight in FIRST_SIGHT:
        heading = f"## First sight, {sight.documents} further documents, {sight.day:%d %B %Y}"
        (part,) = [p for p in told.split("\n## ") if f"## {p}".startswith(heading)]
        for row in sight.rows:
            share = f"{row.words:.2f} / {row.end_to_end:.2f}".replace("0.", ".")
            assert f"| {row.written} | {row.quotes} | {share}" in part
