"""Words that recur all over a site are no quotes, whatever the order of builds."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer import jobs
from indexer.archive import SearchQuery, open_archive

TEASER = "“Join us for boats, tea and cake,” said Ben Ost, shopkeeper."


def write(folder: Path, numbers: range, *, teaser: bool = True) -> None:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        said = f"“We counted {number} boats in harbour {number},” said Ann Roe, harbour master."
        text = f"# Harbour notice {number}\n\nBoats came to harbour {number}.\n\n{said}\n"
        (folder / f"{number:03}.md").write_text(text + (f"\n{TEASER}\n" if teaser else ""))


def build(folder: Path, archive: Path, *, processes: int = 1) -> jobs.BuildReport:
    return jobs.build(jobs.plan([str(folder)]), archive, jobs=processes)


def said(archive: Path) -> list[tuple[str, str]]:
    opened = open_archive(archive)
    with opened.reader() as reader:
        found = reader.search(SearchQuery(per_page=500)).hits
    opened.close()
    return sorted((hit.quote.release_id, hit.quote.text) for hit in found)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_teaser_on_every_page_is_no_quote(tmp_path: Path, processes: int) -> None:
    write(tmp_path / "site", range(30))
    report = build(tmp_path / "site", tmp_path / "a", processes=processes)
    assert report.quotes == 30
    assert all("We counted" in words for _, words in said(tmp_path / "a"))
    (recurring,) = report.recurring
    assert (recurring.words, recurring.releases) == ("Join us for boats, tea and cake,", 30)


def test_a_statement_sent_out_again_stays(tmp_path: Path) -> None:
    write(tmp_path / "site", range(8))
    write(tmp_path / "site", range(8, 200), teaser=False)
    report = build(tmp_path / "site", tmp_path / "a")
    assert report.recurring == []
    assert report.quotes == 208


def test_builds_in_steps_come_to_the_same_as_one(tmp_path: Path) -> None:
    write(tmp_path / "site", range(6))
    first = build(tmp_path / "site", tmp_path / "steps")
    assert first.quotes == 12
    write(tmp_path / "site", range(6, 18))
    second = build(tmp_path / "site", tmp_path / "steps")
    assert second.quotes == 18
    write(tmp_path / "site", range(18, 24))
    build(tmp_path / "site", tmp_path / "steps")
    build(tmp_path / "site", tmp_path / "whole")
    assert said(tmp_path / "steps") == said(tmp_path / "whole")
    assert len(said(tmp_path / "whole")) == 24


def test_what_recurs_no_more_is_found_again(tmp_path: Path) -> None:
    write(tmp_path / "site", range(12))
    assert build(tmp_path / "site", tmp_path / "a").quotes == 12
    write(tmp_path / "site", range(12, 400), teaser=False)
    assert build(tmp_path / "site", tmp_path / "a").quotes == 412
