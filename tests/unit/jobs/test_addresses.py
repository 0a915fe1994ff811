"""Addresses that were given out lead on: from version 0.1, and when a release is met elsewhere."""

from __future__ import annotations

import shutil
import tarfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from indexer import jobs
from indexer.archive import SearchQuery, open_archive
from indexer.errors import NotFoundError
from indexer.model import Quote, QuoteId, Release, ReleaseId

ROOT = Path(__file__).parents[3]
FIRST = "csu/2022/1130/ballot-result"


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """15 releases of the sample, as version 0.1 read them in the folder of the project."""
    with tarfile.open(ROOT / "tests" / "fixtures" / "archive-0.1.tar.xz") as tar:
        tar.extractall(tmp_path / "old", filter="data")
    monkeypatch.chdir(ROOT)
    return tmp_path / "old"


def read(folder: Path) -> tuple[dict[ReleaseId, Release], dict[QuoteId, Quote]]:
    """Releases and quotes by id."""
    archive = open_archive(folder)
    with archive.reader() as reader:
        releases = {id_: reader.release(id_).release for id_, _ in reader.releases()}
        quotes = {hit.quote.id: hit.quote for hit in reader.export(SearchQuery())}
    archive.close()
    return releases, quotes


def words(quote: Quote, release: Release) -> tuple[tuple[str, ...], ...]:
    """The words of a quote, wherever its release has them and however they are spaced."""
    return tuple(tuple(span.of(release.text).split()) for span in quote.content)


def lead(folder: Path, ids: Iterable[str], kind: str) -> dict[str, Any]:
    """Where ids lead now, None for those that lead nowhere."""
    archive = open_archive(folder)
    found: dict[str, Any] = {}
    with archive.reader() as reader:
        for id_ in ids:
            try:
                one = getattr(reader, kind)(id_)
            except NotFoundError:
                found[id_] = None
            else:
                found[id_] = one.release if kind == "release" else one
    archive.close()
    return found


@pytest.mark.parametrize("way", ["in place", "fresh", "fresh, moved"])
def test_addresses_of_version_0_1_lead_to_the_same_words(
    old: Path, tmp_path: Path, way: str
) -> None:
    releases, quotes = read(old)
    paths = [release.origin for release in releases.values()]
    if way == "fresh, moved":
        for path in paths:
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, tmp_path / path)
        paths = [str(tmp_path / "corpus" / "releases")]
    report = jobs.build(jobs.plan(paths), old, fresh=way != "in place")
    assert (report.read, report.releases, report.clashes) == (15, 15, [])
    now, quotes_now = read(old)
    assert set(now) == {f"releases/{id_}" for id_ in releases}
    assert now[ReleaseId(f"releases/{FIRST}")].given_id == FIRST
    led = lead(old, releases, "release")
    assert {id_: found.id for id_, found in led.items()} == {i: f"releases/{i}" for i in releases}
    said = {(q.release_id, words(q, now[q.release_id])) for q in quotes_now.values()}
    before = {i: words(q, releases[q.release_id]) for i, q in quotes.items()}
    same = {i for i, q in quotes.items() if (f"releases/{q.release_id}", before[i]) in said}
    alive = lead(old, quotes, "quote")
    assert len(same) > 0.95 * len(quotes), "the words are found as before"
    assert sum(found is not None for found in alive.values()) > 0.9 * len(quotes)
    for id_, found in alive.items():
        if found is not None:
            assert found.release_id == f"releases/{quotes[QuoteId(id_)].release_id}"
        if id_ in same:
            assert words(found, now[found.release_id]) == before[QuoteId(id_)]
    again = jobs.build(jobs.plan(paths), old)
    assert (again.unchanged, again.releases) == (15, 15)
    assert lead(old, quotes, "quote") == alive, "also one build later"


def test_what_version_0_1_read_stays_where_it_is_until_it_is_read_again(old: Path) -> None:
    releases, quotes = read(old)
    report = jobs.build(jobs.plan(["corpus/releases/csu"]), old)
    assert (report.read, report.releases, report.kept) == (2, 15, 13)
    now, _ = read(old)
    moved = {id_ for id_ in releases if id_.startswith("csu/")}
    assert set(now) == (set(releases) - moved) | {f"releases/{id_}" for id_ in moved}
    stayed = [id_ for id_, quote in quotes.items() if quote.release_id not in moved]
    assert {i: q and q.id for i, q in lead(old, stayed, "quote").items()} == {i: i for i in stayed}


def test_decisions_hold_that_speak_of_old_addresses(old: Path, tmp_path: Path) -> None:
    _, quotes = read(old)
    here = [(len(q.text), i) for i, q in quotes.items() if q.release_id == FIRST and q.role]
    id_ = max(here)[1]
    quote = quotes[id_]
    folder = tmp_path / "authority"
    folder.mkdir()
    start, end = quote.content[0].start, quote.content[0].end - 1
    (folder / "corrections.toml").write_text(
        f'[[correction]]\nquote = "{id_}"\nrole = "Umpire"\nspans = [[{start}, {end}]]\n'
        'author = "A"\ndate = 2026-01-01\nreason = "as she says herself"\n',
        "utf-8",
    )
    for fresh in (False, True, False):
        report = jobs.build(
            jobs.plan(["corpus/releases/csu"]), old, authority_dir=folder, fresh=fresh
        )
        assert report.unmatched == ()
        found = lead(old, [id_], "quote")[id_]
        assert found is not None
        assert (found.role, found.release_id) == ("Umpire", f"releases/{FIRST}")
        assert found.content[0].end == end


def test_a_fresh_start_in_another_order_keeps_addresses_alive(tmp_path: Path) -> None:
    for name, who in (("s1", "Ann Roe"), ("s2", "Bob Doe")):
        (tmp_path / f"{name}.jsonl").write_text(
            f'{{"id": "1", "text": "“The gate is open,” said {who}, the mayor."}}\n', "utf-8"
        )
    archive = tmp_path / "archive"
    files = [str(tmp_path / f"{name}.jsonl") for name in ("s1", "s2")]
    jobs.build(jobs.plan(files[:1]), archive)
    jobs.build(jobs.plan(files[1:]), archive)
    before, quotes = read(archive)
    jobs.build(jobs.plan(files[1:]), archive, fresh=True)
    jobs.build(jobs.plan(files[:1]), archive)
    led = lead(archive, quotes, "quote")
    assert {i: q.speaker_name for i, q in led.items()} == {
        i: q.speaker_name for i, q in quotes.items()
    }
    assert len(lead(archive, before, "release")) == 2
