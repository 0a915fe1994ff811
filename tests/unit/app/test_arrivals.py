"""What came in last: feeds in that order without repeats, and ``quote-index new`` for cron."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

import feedparser
import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from app import create_app
from app.export.newest import Newest
from app.settings import Settings
from indexer import jobs
from indexer.arrivals import NONE, Arrivals, Batch, read_arrivals, read_moment, write_arrivals
from indexer.cli import main
from indexer.errors import StorageError
from indexer.memos import remove_memo, verify_memo
from indexer.model import QuoteId, ReleaseId

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Site:
    """A site over a folder that is built again at other hours."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.monkeypatch = folder, monkeypatch
        (folder / "news").mkdir()
        for number, day in enumerate(("2024-05-03", "2024-05-04", "2024-05-05")):
            self.write(f"first-{number}", day, f"We counted {number + 11} boats in the harbour")
        self.build(NOON)
        self.application = create_app(Settings(archive=folder / "archive"))
        self.client: FlaskClient = self.application.test_client()

    def write(self, name: str, day: str, words: str) -> None:
        path = self.folder / "news" / f"{name}.md"
        path.write_text(f"# Notice {name}\n\n{day}\n\n“{words},” said Ann Roe, mayor of Fleet.\n")

    def build(self, now: datetime, *, fresh: bool = False, forget: bool = False) -> None:
        class Clock(datetime):
            @classmethod
            def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
                return now

        with self.monkeypatch.context() as patched:
            patched.setattr(sys.modules["indexer.jobs.build"], "datetime", Clock)
            items, archive = jobs.plan([str(self.folder / "news")]), self.folder / "archive"
            jobs.build(items, archive, fresh=fresh, forget_arrivals=forget)

    def feed(self, query: str = "") -> list[str]:
        """The days and words of the entries, in their order."""
        atom = feedparser.parse(self.client.get(f"/search.atom{query}").data)
        assert not atom.bozo
        feed = json.loads(self.client.get(f"/search.feed.json{query}").text)
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
        assert atom.feed.updated == max(entry.updated for entry in atom.entries)
        return [entry.published[:10] for entry in atom.entries]

    def new(self, *arguments: str) -> Result:
        command = ["new", "--archive", str(self.folder / "archive"), *arguments]
        return CliRunner().invoke(main, command)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    site = Site(tmp_path, monkeypatch)
    yield site
    site.application.extensions["archive"].close()


def test_a_feed_has_first_what_came_in_last(site: Site) -> None:
    assert site.feed() == ["2024-05-05", "2024-05-04", "2024-05-03"]
    site.write("old", "1999-01-01", "The pier was painted green")
    site.build(NOON + timedelta(hours=1))
    assert site.feed() == ["1999-01-01", "2024-05-05", "2024-05-04", "2024-05-03"]
    assert site.feed("?q=pier") == ["1999-01-01"]
    assert site.feed("?q=boats") == ["2024-05-05", "2024-05-04", "2024-05-03"]
    assert site.feed("?since=2024-05-04") == ["2024-05-05", "2024-05-04"]
    entry = feedparser.parse(site.client.get("/search.atom?q=pier").data).entries[0]
    assert (entry.published, entry.updated) == ("1999-01-01T00:00:00Z", "2026-03-01T13:00:00Z")


def test_a_page_of_results_tells_what_was_added_since_a_day(site: Site) -> None:
    assert "Added to the archive" not in site.client.get("/search?q=mayor").text  # one build
    site.write("old", "1999-01-01", "The pier was painted green")
    site.build(NOON + timedelta(days=2))
    page = site.client.get("/search").text
    way = re.search(r'<a href="([^"]+)"[^>]*>(?:<span[^>]*>☐</span>)since 3 March 2026</a>', page)
    assert way is not None
    added = site.client.get(unescape(way[1])).text
    assert '<h1 id="heading">1 quote added since 3 March 2026</h1>' in added
    assert "The pier was painted green" in added
    assert "4 quotes added since 1 March 2026" in site.client.get("/search?added=2026-03-01").text
    assert "No quotes added since 4 March" in site.client.get("/search?added=2026-03-04").text
    files = site.client.get("/search.csv?added=2026-03-03").text
    assert files.count("Ann Roe") == 1
    releases = site.client.get("/search?q=mayor&in=releases&added=2026-03-03").text
    assert ">1 release" in releases
    start = site.client.get("/").text
    assert "added to the archive since 3 March 2026" in start


def test_results_stand_in_the_order_they_came_in(site: Site) -> None:
    site.write("old", "1999-01-01", "The pier was painted green")
    site.build(NOON + timedelta(days=2))
    page = site.client.get("/search?sort=added").text
    days = re.findall(r'<time datetime="([^"]+)"', page)
    assert days == ["1999-01-01", "2024-05-05", "2024-05-04", "2024-05-03"]
    assert '<b aria-current="true">Last added</b>' in page


@pytest.mark.parametrize("odd", ["yesterday", "0", "-1d", "999999d", "2026-13-01", "%00"])
def test_odd_days_of_arrival_are_told(site: Site, odd: str) -> None:
    answer = site.client.get(f"/search?added={odd}")
    assert answer.status_code == 200
    assert '<h1 id="heading">' in answer.text
    assert "is no day: write 2024-06-30, or 7d" in answer.text


def test_a_feed_of_releases_has_first_what_came_in_last(site: Site) -> None:
    site.write("old", "1999-01-01", "The pier was painted green")
    site.build(NOON + timedelta(hours=1))
    asked = "?in=releases&q=mayor"
    assert site.feed(asked) == ["1999-01-01", "2024-05-05", "2024-05-04", "2024-05-03"]
    first = site.client.get(f"/search.atom{asked}")
    entry = feedparser.parse(first.data).entries[0]
    assert (entry.published, entry.updated) == ("1999-01-01T00:00:00Z", "2026-03-01T13:00:00Z")
    site.build(NOON + timedelta(days=9), fresh=True)
    again = site.client.get(
        f"/search.atom{asked}", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert again.status_code == 304


def test_a_release_that_came_in_last_is_in_the_feed_whatever_its_day(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.export.newest._BY_DAY", 2)
    site.write("old", "1999-01-01", "The pier was painted green")
    site.build(NOON + timedelta(hours=1))
    assert site.feed("?in=releases&q=mayor") == ["1999-01-01", "2024-05-05", "2024-05-04"]


def test_what_is_beyond_the_newest_days_is_there_when_it_came_in_last(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.export.newest._BY_DAY", 2)
    site.write("old", "1999-01-01", "The pier was painted green")
    site.build(NOON + timedelta(hours=1))
    assert site.feed() == ["1999-01-01", "2024-05-05", "2024-05-04"]


def test_indexing_again_repeats_nothing_and_sends_nothing(site: Site) -> None:
    site.write("old", "1999-01-01", "The pier was painted green")
    site.build(NOON + timedelta(hours=1))
    first = site.client.get("/search.atom")
    site.build(NOON + timedelta(days=9), fresh=True)
    again = site.client.get("/search.atom", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    # Another text of a release: the quote has other words, and stands where it stood.
    ids = [entry.id for entry in feedparser.parse(first.data).entries]
    site.write("first-1", "2024-05-04", "We counted 12 boats in the old harbour on Monday")
    site.build(NOON + timedelta(days=10))
    last = feedparser.parse(site.client.get("/search.atom").data)
    assert [entry.id for entry in last.entries] == ids
    assert "old harbour on Monday" in last.entries[2].title
    assert last.entries[2].link != last.entries[2].id


def test_what_was_said_before_is_not_new(site: Site) -> None:
    site.write("again", "2026-02-01", "We counted 11 boats in the harbour")
    site.build(NOON + timedelta(hours=1))
    assert site.feed() == ["2024-05-05", "2024-05-04", "2024-05-03"]
    assert site.new("--since", "2026-03-01T13:00").output == ""


def test_new_tells_what_came_in_since(site: Site) -> None:
    site.write("old", "1999-01-01", "The pier was painted green")
    site.build(NOON + timedelta(days=3))
    told = site.new("--since", "2026-03-02", "--site", "https://quotes.example")
    assert told.exit_code == 0
    assert told.output.startswith("1 new quote\n")
    assert "The pier was painted green" in told.output
    assert "https://quotes.example/quote/" in told.output
    assert site.new("--since", "2026-03-02", "boats").output == ""
    assert site.new("--since", "2026-03-05").output == ""
    lines = site.new("--since", "2026-03-01T12:00", "--json").stdout.splitlines()
    assert len([json.loads(line) for line in lines]) == 4
    assert site.new("--since", "soon").exit_code == 2
    assert site.new("--since", "99999d").exit_code == 0


def test_a_quote_that_another_text_of_a_release_brought_is_new(site: Site) -> None:
    path = site.folder / "news/first-0.md"
    path.write_text(f"{path.read_text()}\n“The ferry will not sail on Sunday,” Roe added.\n")
    hour = NOON + timedelta(hours=1)
    site.build(hour)
    told = site.new("--since", "2026-03-01T12:30")
    assert told.output.startswith("1 new quote\n")
    assert "The ferry will not sail on Sunday" in told.output
    entries = feedparser.parse(site.client.get("/search.atom").data).entries
    assert "ferry" in entries[0].title
    assert [entry.updated for entry in entries[:2]] == [
        "2026-03-01T13:00:00Z", "2026-03-01T12:00:00Z",
    ]  # fmt: skip
    site.build(NOON + timedelta(days=9), fresh=True)
    again = site.new("--since", "2026-03-01T12:30")
    assert again.output == told.output, "reading all again makes nothing new"
    assert site.new("--since", "2026-03-02").output == ""


def test_what_nobody_counted_is_not_new(site: Site) -> None:
    remove_memo(site.folder / "archive/arrived.json.gz")
    site.write("old", "1999-01-01", "The pier was painted green")
    site.build(NOON + timedelta(hours=1), forget=True)
    assert site.feed() == ["1999-01-01", "2024-05-05", "2024-05-04", "2024-05-03"]
    assert site.new("--since", "2000-01-01").output.startswith("1 new quote\n")


def test_a_garbled_file_of_arrivals_leaves_feeds_by_day(site: Site) -> None:
    path = site.folder / "archive/arrived.json.gz"
    for place in (path, path.with_name(f"copy.{path.name}")):
        place.write_bytes(gzip.compress(b"[1]")[:-3])
    assert site.feed() == ["2024-05-05", "2024-05-04", "2024-05-03"]
    told = site.new("--since", "7d")
    assert (told.exit_code, "the next build says what to do" in told.output) == (3, True)
    with pytest.raises(StorageError, match="build with --forget-arrivals"):
        site.build(NOON + timedelta(hours=1))
    site.build(NOON + timedelta(hours=1), forget=True)
    assert [batch.at for batch in read_arrivals(path).batches] == [None]


@pytest.mark.parametrize("garble", [b"", b"{}", gzip.compress(b"[1]")[:-3], None])
def test_days_of_arrival_outlive_a_garbled_file(site: Site, garble: bytes | None) -> None:
    path = site.folder / "archive/arrived.json.gz"
    days = [batch.at for batch in read_arrivals(path).batches]
    if garble is None:
        path.unlink()
    else:
        path.write_bytes(garble)
    site.write("old", "1999-01-01", "The pier was painted green")
    site.build(NOON + timedelta(hours=1))
    assert [batch.at for batch in read_arrivals(path).batches][:-1] == days
    assert verify_memo(path, 10**6) == []


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "arrived.json.gz"
    a, b, c = (ReleaseId(name) for name in "abc")
    assert read_arrivals(path) == NONE
    first = NONE.renew([a, b], {}, [], NOON)
    assert first == Arrivals((Batch(NOON, (a, b)),))
    later = first.renew([a, c], {b: c}, [], NOON + timedelta(hours=1))
    assert later == Arrivals((Batch(NOON, (a, c)),)), "an address that moved is no arrival"
    back = first.renew([a, b, c], {}, [], NOON - timedelta(days=3))
    assert back.batches[1] == Batch(NOON, (c,)), "the clock of the machine went back"
    write_arrivals(path, back)
    assert read_arrivals(path) == back
    grown = first.renew([a, b], {}, [], NOON + timedelta(hours=1), [QuoteId("q")])
    assert grown.batches[1] == Batch(NOON + timedelta(hours=1), (), (QuoteId("q"),))
    write_arrivals(path, grown)
    assert read_arrivals(path) == grown
    assert grown.quotes_since(NOON + timedelta(minutes=1)) == {"q"}


def test_a_site_remembers_no_names_of_the_first_build(site: Site) -> None:
    site.write("old", "1999-01-01", "The pier was painted green")
    site.build(NOON + timedelta(hours=1))
    assert len(site.feed()) == 4
    newest: Newest = site.application.extensions["newest"]
    held = newest.arrivals.current().batches
    assert [(batch.at, len(batch.releases)) for batch in held] == [
        (NOON, 0),
        (NOON + timedelta(hours=1), 1),
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("2026-02-01", datetime(2026, 2, 1, tzinfo=UTC)), ("24h", NOON - timedelta(hours=24)),
     ("7d", NOON - timedelta(days=7)), ("30min", NOON - timedelta(minutes=30)),
     ("2026-02-01T06:00+01:00", datetime(2026, 2, 1, 5, tzinfo=UTC))],
)  # fmt: skip
def test_moments_are_read_as_people_write_them(typed: str, meant: datetime) -> None:
    assert read_moment(typed, NOON) == meant
