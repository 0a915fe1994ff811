"""A quote that was read otherwise before: its address leads to what stands for it, and says so."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from app.settings import Settings
from indexer import jobs
from indexer.archive import SearchQuery, open_archive
from indexer.jobs import extraction
from indexer.model import Quote, Release, Span
from indexer.pipeline import quote_id, read_release, words_of
from indexer.withdrawals import read_withdrawals

Reread = Callable[[Release, Quote], Quote | None]
_SAID = "“The quay was built twice and it will be built again,” said Bob Doe, mayor of Fleet."


class Site:
    """A site over one release, which is built again by other rules."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.monkeypatch = folder, monkeypatch
        self.file = folder / "news" / "quay.md"
        self.file.parent.mkdir()
        self.write(_SAID)
        self.build()
        self.first = self.only_id()
        self.application = create_app(Settings(archive=folder / "archive"))
        self.client: FlaskClient = self.application.test_client()

    def write(self, words: str) -> None:
        self.file.write_text(f"# Notice of the quay\n\n2024-05-03\n\n{words}\n", "utf-8")

    def build(self, *, fresh: bool = False) -> None:
        jobs.build(jobs.plan([str(self.file.parent)]), self.folder / "archive", fresh=fresh)

    def ids(self) -> list[str]:
        archive = open_archive(self.folder / "archive")
        with archive.reader() as reader:
            found = [hit.quote.id for hit in reader.export(SearchQuery())]
        archive.close()
        return [str(id_) for id_ in found]

    def only_id(self) -> str:
        (found,) = self.ids()
        return found

    def read_by(self, rule: Reread, digest: str) -> None:
        """Build again, as by an extractor that reads every quote as ``rule`` does."""
        found = read_release

        def read(release: Release) -> tuple[Release, tuple[Quote, ...]]:
            mended, quotes = found(release)
            again = (rule(mended, quote) for quote in quotes)
            return mended, tuple(quote for quote in again if quote is not None)

        with self.monkeypatch.context() as patched:
            patched.setattr(sys.modules["indexer.jobs.build"], "extractor_digest", lambda: digest)
            patched.setattr(extraction, "read_release", read)
            self.build()


def cut(release: Release, quote: Quote) -> Quote:
    """The same quote without its last words."""
    (span,) = quote.content
    content = (Span(span.start, span.end - len(" again,")),)
    words = words_of(release.text, content)
    return replace(quote, content=content, text=words, id=quote_id(release.id, words))


def dropped(release: Release, quote: Quote) -> None:
    return None


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    site = Site(tmp_path, monkeypatch)
    yield site
    site.application.extensions["archive"].close()


def test_a_quote_whose_words_changed_leads_to_its_successor_which_says_so(site: Site) -> None:
    site.read_by(cut, "newer")
    now = site.only_id()
    assert now != site.first
    answer = site.client.get(f"/quote/{site.first}")
    assert (answer.status_code, answer.headers["Location"]) == (
        301,
        f"/quote/{now}?was={site.first}",
    )
    page = site.client.get(answer.headers["Location"]).text
    assert f"You followed an older address, /quote/{site.first}." in page
    assert f'rel="canonical" href="http://localhost/quote/{now}"' in page
    for other in (f"/quote/{now}", f"/quote/{now}?was={now}", f"/quote/{now}?was=nobody"):
        assert "older address" not in site.client.get(other).text
    told = site.client.get(f"/api/v1/quote/{site.first}")
    assert (told.status_code, told.headers["Location"]) == (301, f"/api/v1/quote/{now}")


@pytest.mark.parametrize("fresh", [False, True])
def test_a_quote_leads_on_where_the_text_of_its_release_was_changed(
    site: Site, fresh: bool
) -> None:
    site.write(f"A line more stands here now.\n\n{_SAID.replace('The quay', 'Our old quay')}")
    site.build(fresh=fresh)
    assert site.client.get(f"/quote/{site.first}").headers["Location"].startswith(
        f"/quote/{site.only_id()}?"
    )  # fmt: skip


def test_other_words_of_the_same_release_are_no_successor(site: Site) -> None:
    site.write("“Nobody has seen the harbour since the winter came,” said Bob Doe, mayor of Fleet.")
    site.build()
    assert site.client.get(f"/quote/{site.first}").status_code == 410


def test_a_quote_that_is_found_no_more_leads_to_its_release_with_a_day(site: Site) -> None:
    site.read_by(cut, "newer")
    second = site.only_id()
    site.read_by(dropped, "newest")
    assert site.ids() == []
    for gone in (site.first, second):
        answer = site.client.get(f"/quote/{gone}")
        assert answer.status_code == 410
        assert "no longer listed as a quote" in answer.text
        assert 'href="/release/news/quay"' in answer.text
        problem = site.client.get(f"/api/v1/quote/{gone}")
        assert (problem.status_code, problem.content_type) == (410, "application/problem+json")
        assert "see release news/quay" in problem.text
    site.build(fresh=True)
    assert site.client.get(f"/quote/{site.first}").status_code == 200
    told = read_withdrawals(site.folder / "archive/withdrawn.json")
    assert set(told.departed) <= {second}


def test_with_its_release_a_quote_that_is_found_no_more_is_forgotten(site: Site) -> None:
    site.read_by(dropped, "newest")
    (site.file.parent / "other.md").write_text("“It is so,” said Ann Roe, mayor of Port.", "utf-8")
    site.file.unlink()
    jobs.build(jobs.plan([str(site.file.parent)]), site.folder / "archive", prune_all=True)
    assert site.client.get(f"/quote/{site.first}").status_code == 404
