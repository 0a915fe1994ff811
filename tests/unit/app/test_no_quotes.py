"""What somebody found to be no quote: gone from every list, told at its address, kept out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import create_app
from app.report import view
from app.settings import Settings
from app.site.rate import Rate
from indexer.errors import AuthorityError
from indexer.identity import load_authority
from indexer.withdrawals import read_withdrawals
from tests.unit.app.test_reports import Site, call

_DECIDED = 'author = "K. Mensah"\ndate = 2026-03-01\nreason = "The motto on the gate."\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(view, "_rate", Rate(100))
    site = Site(tmp_path)
    yield site
    site.application.extensions["archive"].close()


def decide(site: Site, quote: str) -> None:
    table = f'[[correction]]\nquote = "{quote}"\nis_quote = false\n{_DECIDED}'
    (site.authority / "corrections.toml").write_text(table, "utf-8")
    site.build()


def assert_told(site: Site, quote: str) -> None:
    page = site.client.get(f"/quote/{quote}")
    assert page.status_code == 410
    assert "Taken off the list of quotes on 1 March 2026: The motto on the gate." in page.text
    assert "/release/n/gate" in page.text
    problem = site.client.get(f"/api/v1/quote/{quote}")
    assert problem.status_code == 410
    assert problem.json is not None
    assert problem.json["detail"].startswith("found to be no quote 2026-03-01: The motto")


def test_it_is_in_no_list_and_its_address_says_why(site: Site) -> None:
    quote = site.quotes()["gate"].id
    decide(site, quote)
    assert "gate" not in site.quotes()
    assert_told(site, quote)
    listed = site.client.get("/corrections").text
    assert 'Found to be no quotes <span class="n">1</span>' in listed
    assert "The motto on the gate." in listed
    assert "Corrections that no longer apply" not in listed
    release = site.client.get("/release/n/gate")
    assert "The gate is open" in release.text
    assert quote not in release.text
    (site.authority / "corrections.toml").unlink()
    site.build()
    assert site.client.get(f"/quote/{quote}").status_code == 200
    assert not read_withdrawals(site.archive / "withdrawn.json").no_quotes


@pytest.mark.parametrize("text", ["The gate is open now. It will stay open.", "It will stay open."])
def test_it_stays_out_when_its_release_says_it_otherwise(site: Site, text: str) -> None:
    quote = site.quotes()["gate"].id
    decide(site, quote)
    (site.folder / "n/gate.md").write_text(
        f"# Notice of the gate\n\n2024-05-03\n\nAnn Roe, mayor of Fleet, said: “{text}”\n", "utf-8"
    )
    for _ in range(2):
        site.build()
        assert "gate" not in site.quotes()
        assert_told(site, quote)


def test_it_stays_out_where_the_decision_meets_a_new_text(site: Site) -> None:
    """The id that was decided leads to the quote that has most of its words now."""
    quote = site.quotes()["gate"].id
    (site.folder / "n/gate.md").write_text(
        "# Notice of the gate\n\n2024-05-03\n\n"
        "Ann Roe, mayor of Fleet, said: “The gate is open now. It will stay open.”\n",
        "utf-8",
    )
    decide(site, quote)
    assert "gate" not in site.quotes()
    assert_told(site, quote)
    assert 'no quotes <span class="n">1</span>' in site.client.get("/corrections").text


def test_what_was_set_right_may_be_found_to_be_none(site: Site) -> None:
    quote = site.quotes()["gate"].id
    site.report(quote, kind="speaker", instead="Eva Lind", reason="I was there.")
    assert site.work(keys="s\n").exit_code == 0
    site.build()
    assert site.quotes()["gate"].speaker_name == "Eva Lind"
    site.report(quote, kind="speaker", instead="Ida Holm", reason="So was I.")
    site.report(quote, kind="no_quote", reason="It is a motto.")
    result = site.work(keys="s\nn\n")
    assert result.exit_code == 0, result.output
    assert f"not written: {site.authority}/corrections.toml:" in result.output
    assert "is already corrected" in result.output
    site.build()
    assert "gate" not in site.quotes()
    assert site.client.get(f"/quote/{quote}").status_code == 410


def test_words_that_are_said_no_more_leave_the_decision_standing(site: Site) -> None:
    quote = site.quotes()["gate"].id
    decide(site, quote)
    other = "Ann Roe, mayor of Fleet, said: “A ferry sails at six in the morning.”"
    path = site.folder / "n/gate.md"
    path.write_text(f"# Notice of the gate\n\n2024-05-03\n\n{other}\n", "utf-8")
    site.build()
    assert site.quotes()["gate"].text == "A ferry sails at six in the morning."
    assert_told(site, quote)


def test_a_decision_about_nothing_is_listed(site: Site) -> None:
    decide(site, "0123456789abcdef")
    listed = site.client.get("/corrections").text
    assert "0123456789abcdef: no quote has this id" in listed
    assert site.client.get("/quote/0123456789abcdef").status_code == 404


def test_it_goes_along_with_an_export_and_hinders_no_return(site: Site) -> None:
    quote = site.quotes()["gate"].id
    decide(site, quote)
    package, other = site.folder / "package", site.folder / "other"
    assert call("export", "--archive", site.archive, "--format", "jsonl", "--output", package)
    assert call("import", package, "--archive", other).exit_code == 0
    application = create_app(Settings(archive=other))
    assert application.test_client().get(f"/quote/{quote}").status_code == 410
    application.extensions["archive"].close()
    build = ("build", site.folder / "n", "--archive", other, "--authority", site.authority)
    assert call(*build).exit_code == 0
    assert quote in read_withdrawals(other / "withdrawn.json").no_quotes
    back = call("rollback", "--archive", site.archive)
    assert back.exit_code == 0, back.output
    assert site.client.get(f"/quote/{quote}").status_code == 200


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("is_quote = true", "is_quote is false, or left out"),
        ('is_quote = false\nspeaker = "Eva Lind"', "what is no quote has no speaker"),
        ("", "changes speaker, kind, spans, role, organisation or is_quote"),
    ],
)
def test_a_slip_names_the_line(tmp_path: Path, line: str, says: str) -> None:
    (tmp_path / "c.toml").write_text(f'[[correction]]\nquote = "a"\n{line}\n{_DECIDED}', "utf-8")
    with pytest.raises(AuthorityError, match=says):
        load_authority(tmp_path)
