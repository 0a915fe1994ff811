"""What people withdrew is gone from every way into the archive, and its address says why."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from app import create_app
from app.settings import Settings
from indexer.archive import SearchQuery, open_archive
from indexer.cli import main
from indexer.errors import AuthorityError
from indexer.identity import load_authority
from indexer.withdrawals import read_withdrawals

RELEASES = {
    "gate": "“The gate is open and it will stay open,” said Ann Roe, mayor of Fleet.\n\n"
    "“The old bell will ring again,” said Cleo Fenn, director of the Bell Trust.",
    "quay": "“The quay was built twice,” said Bob Doe, harbour master of Fleet.",
    "lamp": "“The lamp is lit,” said Bob Doe, harbour master of Fleet.",
    "sail": "“The sail is torn,” said Dan Moss, captain of the Fenna.",
}
_SAID = 'author = "K. Mensah"\ndate = 2026-03-01\nreason = "Asked for by <the board>."\n'
Decide = Callable[[str], FlaskClient]


class Site:
    """A site over an archive that is built again with each decision."""

    def __init__(self, folder: Path) -> None:
        self.releases, self.archive, self.authority = (
            folder / n for n in ("n", "archive", "authority")
        )
        self.releases.mkdir()
        self.authority.mkdir()
        for name, text in RELEASES.items():
            (self.releases / f"{name}.md").write_text(
                f"# Notice of the {name}\n\n2024-05-03\n\n{text}\n", "utf-8"
            )
        self.told = self.build()
        self.application = create_app(Settings(archive=self.archive))
        self.client = self.application.test_client()
        archive = open_archive(self.archive)
        with archive.reader() as reader:
            self.quotes = {
                hit.quote.speaker_name + hit.release_title[-4:]: hit.quote
                for hit in reader.export(SearchQuery())
            }
        archive.close()

    def build(self, code: int = 0, *more: object) -> str:
        command = [
            "build",
            self.releases,
            "--archive",
            self.archive,
            "--authority",
            self.authority,
            "--jobs",
            1,
            *more,
        ]
        result = CliRunner().invoke(main, [str(part) for part in command])
        assert result.exit_code == code, result.output
        return result.stderr

    def decide(self, table: str, line: str, code: int = 0) -> None:
        (self.authority / "withdrawals.toml").write_text(f"[[{table}]]\n{line}\n{_SAID}", "utf-8")
        self.told = self.build(code)

    def undo(self) -> None:
        (self.authority / "withdrawals.toml").write_text("", "utf-8")
        self.build(0, "--show-withdrawn")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path)
    yield site
    site.application.extensions["archive"].close()


def ways_in(client: FlaskClient, words: str, name: str, quote: str) -> dict[str, str]:
    """What every interface says of some words, their speaker and an id."""
    start = name.split(maxsplit=1)[0].lower()
    return {
        address: client.get(address).get_data(as_text=True)
        for address in (
            f"/search?q={words}",
            f"/search.csv?q={words}", f"/search.jsonl?q={words}", f"/search.ris?q={words}",
            f"/search.bib?q={words}", f"/search.json?q={words}", f"/search.atom?q={words}",
            "/search.csv", "/search.atom", "/search",
            f"/suggest?q={start}", f"/complete?q={start}", "/browse/speakers",
            f"/api/v1/search?q={words}", "/api/v1/search?limit=100", "/api/v1/facets", f"/api/v1/suggest?q={start}",
            "/sitemap-speaker-1.xml", "/sitemap-release-1.xml", "/sitemap-organisation-1.xml",
            f"/search.feed.json?q={words}", "/search.feed.json", "/", "/search?page=2",
            f"/search?q={words}&unique=0", f"/search?q={words}&by=speaker",
            f"/search?q=speaker:{start}", "/browse/organisations", "/browse/offices",
            "/browse/speeches", "/coverage", f"/api/v1/timeline?q={words}",
            f"/check?q={words}&speaker={start}", f"/api/v1/check?q={words}",
        )
    }  # fmt: skip


def assert_gone(site: Site, address: str) -> None:
    answer = site.client.get(address)
    assert answer.status_code == 410, address
    text = answer.get_data(as_text=True)
    if address.startswith("/api/"):
        problem = json.loads(text)
        assert problem["status"] == 410
        assert problem["detail"] == "withdrawn 2026-03-01: Asked for by <the board>."
        assert answer.content_type == "application/problem+json"
    else:
        assert "Withdrawn on 1 March 2026: Asked for by &lt;the board&gt;." in text


def assert_unsaid(site: Site, words: str, name: str, quote: str, *forbidden: str) -> None:
    said = ways_in(site.client, words.rsplit(maxsplit=1)[-1], name, quote)
    assert len(said) == 34
    for address, text in said.items():
        for one in forbidden:
            assert one not in text, (address, one)
    exported = (
        CliRunner()
        .invoke(main, ["export", "--archive", str(site.archive), "--format", "jsonl"])
        .stdout
    )
    for one in forbidden:
        assert one not in exported


def test_a_quote_is_withdrawn_from_every_interface(site: Site) -> None:
    quote = site.quotes["Ann Roegate"]
    assert "The gate is open" in ways_in(site.client, "gate", "Ann Roe", quote.id)["/search.csv"]
    site.decide("withdrawal", f'quote = "{quote.id}"')
    assert_unsaid(site, "gate", "Ann Roe", quote.id, "gate is open", quote.id, "Ann Roe")
    for address in (
        f"/quote/{quote.id}",
        f"/quote/{quote.id}.bib",
        f"/quote/{quote.id}/context",
        f"/api/v1/quote/{quote.id}",
    ):
        assert_gone(site, address)
    assert site.client.get(f"/quote/{site.quotes['Cleo Fenngate'].id}").status_code == 200


def test_a_release_goes_with_its_quotes_and_every_word(site: Site) -> None:
    one, other = site.quotes["Ann Roegate"], site.quotes["Cleo Fenngate"]
    site.decide("withdrawal", f'release = "{one.release_id}"')
    assert_unsaid(
        site,
        "bell",
        "Cleo Fenn",
        other.id,
        "bell will ring",
        "gate is open",
        "Notice of the gate",
        one.release_id,
    )
    for address in (
        f"/release/{one.release_id}",
        f"/api/v1/release/{one.release_id}",
        f"/quote/{one.id}",
        f"/quote/{other.id}",
    ):
        assert_gone(site, address)
    (site.releases / "gate.md").unlink()
    site.build()
    assert_gone(site, f"/quote/{other.id}")


def test_a_withdrawn_release_is_in_no_search_of_texts(site: Site) -> None:
    site.decide("withdrawal", f'release = "{site.quotes["Ann Roegate"].release_id}"')
    for address in ("/search?q=bell&in=releases", "/search?q=notice&in=releases"):
        text = site.client.get(address).text
        assert "bell will ring" not in text
        assert "Notice of the gate" not in text
    told = site.client.post(
        "/check", data={"text": "The old bell will ring again.", "as": "article"}
    )
    assert "Notice of the gate" not in told.text
    assert "Cleo Fenn" not in told.text


@pytest.mark.parametrize("kind", ["quote", "speaker"])
def test_words_that_stay_in_a_text_are_nobodys_quote_there(site: Site, kind: str) -> None:
    """As the manual says: the release is to be withdrawn where its words are to go."""
    quote = site.quotes["Ann Roegate"]
    other = site.quotes["Cleo Fenngate"]
    wanted = quote.id if kind == "quote" else quote.speaker_id
    site.decide("withdrawal", f'{kind} = "{wanted}"')
    for address in (f"/release/{quote.release_id}", f"/api/v1/release/{quote.release_id}"):
        text = site.client.get(address).text
        assert quote.id not in text
        assert str(quote.speaker_id) not in text
        assert other.id in text
    found = site.client.get("/search?q=gate&in=releases").text
    assert quote.id not in found
    assert str(quote.speaker_id) not in found


def test_a_speaker_goes_with_everything_said(site: Site) -> None:
    one, other = site.quotes["Bob Doequay"], site.quotes["Bob Doelamp"]
    assert one.speaker_id == other.speaker_id
    site.decide("withdrawal", f'speaker = "{one.speaker_id}"')
    assert_unsaid(
        site,
        "quay",
        "Bob Doe",
        one.id,
        "built twice",
        "lamp is lit",
        "Bob Doe",
        str(one.speaker_id),
    )
    for address in (
        f"/speaker/{one.speaker_id}",
        f"/api/v1/speaker/{one.speaker_id}",
        f"/quote/{one.id}",
        f"/api/v1/quote/{other.id}",
    ):
        assert_gone(site, address)
    assert site.client.get(f"/speaker/{site.quotes['Dan Mosssail'].speaker_id}").status_code == 200


def test_what_was_withdrawn_comes_back_when_its_lines_go(site: Site) -> None:
    quote = site.quotes["Ann Roegate"]
    site.decide("withdrawal", f'release = "{quote.release_id}"')
    assert_gone(site, f"/quote/{quote.id}")
    site.undo()
    for address in (
        f"/quote/{quote.id}",
        f"/release/{quote.release_id}",
        f"/speaker/{quote.speaker_id}",
    ):
        assert site.client.get(address).status_code == 200
    assert not read_withdrawals(site.archive / "withdrawn.json").notices


@pytest.mark.parametrize("kind", ["quote", "release", "speaker"])
def test_robots_are_asked_to_leave_a_page_out(site: Site, kind: str) -> None:
    quote, other = site.quotes["Bob Doequay"], site.quotes["Dan Mosssail"]
    ids = {"quote": quote.id, "release": quote.release_id, "speaker": quote.speaker_id}
    others = {"quote": other.id, "release": other.release_id, "speaker": other.speaker_id}
    site.decide("noindex", f'{kind} = "{ids[kind]}"')
    for address in {f"/{kind}/{ids[kind]}", f"/quote/{quote.id}"}:
        for _ in range(2):  # the second is from the cache
            answer = site.client.get(address)
            assert (answer.status_code, answer.headers.get("X-Robots-Tag")) == (200, "noindex")
    assert "X-Robots-Tag" not in site.client.get(f"/{kind}/{others[kind]}").headers
    if kind != "quote":
        listed = site.client.get(f"/sitemap-{kind}-1.xml").text
        assert f"/{kind}/{ids[kind]}<" not in listed
        assert f"/{kind}/{others[kind]}<" in listed
    assert "built twice" in site.client.get("/search.csv").text


def test_robots_leave_out_every_form_of_what_they_are_asked_to(site: Site) -> None:
    """And nothing else of it goes: it is found, listed, exported and checked as before."""
    quote = site.quotes["Bob Doequay"]
    everywhere = ways_in(site.client, "quay", "Bob Doe", quote.id)
    site.decide("noindex", f'speaker = "{quote.speaker_id}"')
    of_quote = [f"/quote/{quote.id}{end}" for end in ("", ".bib", ".ris", ".json", ".txt", ".md")]
    for address in (
        *of_quote, f"/quote/{quote.id}/context", f"/unapi?id={quote.id}&format=ris",
        f"/api/v1/quote/{quote.id}", f"/speaker/{quote.speaker_id}",
        f"/api/v1/speaker/{quote.speaker_id}",
    ):  # fmt: skip
        for accept in ("*/*", "text/markdown"):
            answer = site.client.get(address, headers={"Accept": accept})
            assert answer.status_code == 200, address
            assert answer.headers.get("X-Robots-Tag") == "noindex", address
    for address, text in ways_in(site.client, "quay", "Bob Doe", quote.id).items():
        if address != "/sitemap-speaker-1.xml":
            for one in ("built twice", "Bob Doe", quote.id):
                assert (one in text) == (one in everywhere[address]), (address, one)


def test_a_withdrawal_of_nothing_is_told(site: Site) -> None:
    site.decide("withdrawal", 'quote = "0123456789abcdef"', code=7)
    assert "withdrawals.toml:1: there is no quote 0123456789abcdef" in site.told
    assert_gone(site, "/quote/0123456789abcdef")


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (f"[[withdrawal]]\n{_SAID}", "needs one of quote, release and speaker"),
        (
            f'[[noindex]]\nquote = "a"\nspeaker = "b"\n{_SAID}',
            "needs one of quote, release and speaker",
        ),
        ('[[withdrawal]]\nquote = "a"\nauthor = "K"\ndate = 2026-03-01\n', "needs reason"),
        (f'[[withdrawal]]\nquote = "a"\nuntil = 2027-01-01\n{_SAID}', "knows no until"),
    ],
)
def test_a_slip_in_a_withdrawal_names_the_line(tmp_path: Path, lines: str, says: str) -> None:
    (tmp_path / "withdrawals.toml").write_text(lines, "utf-8")
    with pytest.raises(AuthorityError, match=says):
        load_authority(tmp_path)


def test_a_garbled_file_of_notices_leaves_the_site_up(site: Site) -> None:
    (site.archive / "withdrawn.json").write_text("{", "utf-8")
    assert site.client.get("/quote/nothing").status_code == 404
    assert site.client.get("/search").status_code == 200


def test_the_site_says_that_nobody_can_tell_what_was_withdrawn(site: Site) -> None:
    address = f"/quote/{site.quotes['Dan Mosssail'].id}"
    site.decide("withdrawal", 'release = "n/sail"')
    told, copy = (site.archive / name for name in ("withdrawn.json", "copy.withdrawn.json"))
    kept = told.read_bytes()
    told.unlink()
    assert_gone(site, address)  # the copy says it, to a new process too
    other = create_app(Settings(archive=site.archive))
    assert other.test_client().get(address).status_code == 410
    other.extensions["archive"].close()
    assert site.client.get("/health").get_json()["status"] == "ok"
    copy.unlink()
    health = site.client.get("/health").get_json()
    assert health["status"] == "trouble"
    assert "withdrawn.json is gone: nobody can tell all that was withdrawn" in health["trouble"]
    assert "build again with the authority folder" in health["trouble"]
    told.write_bytes(kept)
    assert site.client.get("/health").get_json()["status"] == "ok"
