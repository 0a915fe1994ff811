"""Ids that were published lead somewhere for ever: through updates, rebuilds and decisions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from indexer import jobs
from indexer.archive import open_archive
from indexer.jobs import BuildReport
from indexer.model import QuoteId, SpeakerId
from tests.unit.jobs.conftest import write_release

ANN = ("Ann Roe", "Bob Doe")
DECIDED = 'author = "A. Editor"\ndate = 2026-03-01\nreason = "one person"\n'


@pytest.fixture
def build(releases: Path, tmp_path: Path) -> Callable[..., BuildReport]:
    def run(*, decisions: str = "", people: str = "", fresh: bool = False) -> BuildReport:
        authority = tmp_path / "authority"
        authority.mkdir(exist_ok=True)
        (authority / "decisions.toml").write_text(decisions)
        (authority / "people.toml").write_text(people)
        items = jobs.plan([str(releases)])
        return jobs.build(items, tmp_path / "archive", authority_dir=authority, fresh=fresh)

    return run


@pytest.fixture
def speakers(tmp_path: Path) -> Callable[..., list[tuple[str, SpeakerId]]]:
    """Where ids lead now: the names and ids of who answers to them."""

    def look(*ids: SpeakerId) -> list[tuple[str, SpeakerId]]:
        archive = open_archive(tmp_path / "archive")
        with archive.reader() as reader:
            found = [reader.speaker(id_) for id_ in ids]
        archive.close()
        return [(speaker.name, speaker.id) for speaker in found]

    return look


@pytest.fixture
def ids(tmp_path: Path) -> Callable[[], dict[str, SpeakerId]]:
    def by_name() -> dict[str, SpeakerId]:
        archive = open_archive(tmp_path / "archive")
        with archive.reader() as reader:
            found = {reader.speaker(s.speaker) for s in reader.standings() if s.speaker}
        archive.close()
        return {speaker.name: speaker.id for speaker in found}

    return by_name


@pytest.fixture
def quotes(tmp_path: Path) -> Callable[[SpeakerId], QuoteId]:
    """The first quote of a speaker, by id."""

    def look(speaker: SpeakerId) -> QuoteId:
        archive = open_archive(tmp_path / "archive")
        with archive.reader() as reader:
            found = min(s.quote for s in reader.standings() if s.speaker == speaker)
        archive.close()
        return found

    return look


def test_a_merge_redirects_and_its_removal_gives_the_id_back(
    build: Callable[..., BuildReport],
    ids: Callable[[], dict[str, SpeakerId]],
    speakers: Callable[..., list[tuple[str, SpeakerId]]],
) -> None:
    build()
    ann, bob = (ids()[name] for name in ANN)
    build(decisions=f'[[merge]]\nids = ["{ann}", "{bob}"]\n{DECIDED}')
    assert [id_ for _, id_ in speakers(ann, bob)] == [ann, ann]
    build()
    assert speakers(ann, bob) == [("Ann Roe", ann), ("Bob Doe", bob)]


@pytest.mark.parametrize("fresh", [False, True])
def test_a_curated_id_leads_on_after_it_was_taken_back(
    build: Callable[..., BuildReport],
    ids: Callable[[], dict[str, SpeakerId]],
    speakers: Callable[..., list[tuple[str, SpeakerId]]],
    fresh: bool,
) -> None:
    build()
    ann = ids()["Ann Roe"]
    build(people='[[person]]\nid = "ann-roe"\nname = "Ann Roe"\n')
    assert speakers(ann, "ann-roe") == [("Ann Roe", "ann-roe")] * 2
    build(fresh=fresh)
    assert speakers(ann, "ann-roe") == [("Ann Roe", ann)] * 2
    build(fresh=fresh)
    assert speakers("ann-roe") == [("Ann Roe", ann)], "also one build later"


@pytest.mark.parametrize("fresh", [False, True])
def test_another_reading_of_a_release_keeps_its_speakers_addresses(
    build: Callable[..., BuildReport],
    ids: Callable[[], dict[str, SpeakerId]],
    speakers: Callable[..., list[tuple[str, SpeakerId]]],
    releases: Path,
    fresh: bool,
) -> None:
    build()
    bob = ids()["Bob Doe"]
    for number in (1, 7):
        path = write_release(releases, number)
        text = path.read_text().replace("Fleet Harbour", "Kumoha Railway")
        path.write_text(text)
    build(fresh=fresh)
    now = ids()["Bob Doe"]
    assert now != bob
    assert speakers(bob) == [("Bob Doe", now)]
    build(fresh=fresh)
    assert speakers(bob) == [("Bob Doe", now)], "also one build later"


def test_a_merge_holds_when_an_id_changes_by_the_quotes_it_names(
    build: Callable[..., BuildReport],
    ids: Callable[[], dict[str, SpeakerId]],
    speakers: Callable[..., list[tuple[str, SpeakerId]]],
    quotes: Callable[[SpeakerId], QuoteId],
    releases: Path,
) -> None:
    build()
    ann, bob = (ids()[name] for name in ANN)
    merge = f'[[merge]]\nids = ["{ann}", "{bob}"]\nquotes = ["{quotes(ann)}", "{quotes(bob)}"]\n'
    build(decisions=merge + DECIDED)
    for number in (1, 7):
        path = write_release(releases, number)
        path.write_text(path.read_text().replace("Fleet Harbour", "Kumoha Railway"))
    report = build(decisions=merge + DECIDED)
    assert report.idle_decisions == ()
    assert [id_ for _, id_ in speakers(ann, bob)] == [ann, ann]
    assert len(set(ids().values())) == 5, "six names, two of which are one person's"
