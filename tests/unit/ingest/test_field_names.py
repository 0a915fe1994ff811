"""Names people give to the fields of JSON and CSV."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from indexer.errors import ReleaseError
from indexer.ingest import discover, load
from indexer.model import Release

TEXT = "The pier closed today. “Nobody walks here now,” said Ann Roe, harbour master."
DAY = date(2021, 6, 9)


def read(path: Path) -> list[Release]:
    found = [release for item in discover([str(path)]) for release in load(item)]
    assert all(isinstance(release, Release) for release in found), found
    return found  # type: ignore[return-value]


@pytest.mark.parametrize(
    "key", ["body", "content", "article_text", "maintext", "articleBody", "Full Text", "raw-text"]
)
def test_usual_names_of_a_text(tmp_path: Path, key: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({key: TEXT, "headline": "Pier closed"}) + "\n")
    (release,) = read(path)
    assert (release.title, release.text) == ("Pier closed", TEXT)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("published_at", "2021-06-09T10:00:00Z"),
        ("datePublished", "2021-06-09"),
        ("Publication Date", "June 9, 2021"),
        ("created_at", "2021-06-09"),
        ("date", 1623229200),
        ("date", "09.06.2021"),
    ],
)
def test_usual_names_and_forms_of_a_date(tmp_path: Path, key: str, value: object) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, key: value, "source": {"name": "Tolle"}}) + "\n")
    (release,) = read(path)
    assert (release.published, release.publisher) == (DAY, "Tolle")


def test_when_a_record_was_fetched_or_changed_is_no_date(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    record = {"text": TEXT, "scraped_at": "2021-06-09", "updated_at": "2021-06-09"}
    path.write_text(json.dumps(record) + "\n")
    assert read(path)[0].published is None


def test_a_column_says_whether_its_days_come_first(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [f'Pier,"{TEXT}",09/06/2021', f'Quay,"{TEXT} Again.",13/06/2021']
    path.write_text("Headline,Full Text,Publication Date\n" + "\n".join(rows) + "\n")
    assert [r.published for r in read(path)] == [DAY, date(2021, 6, 13)]


def test_a_record_without_a_text_says_which_names_it_has(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"wording": "x", "day": "y"}\n')
    (error,) = [result for item in discover([str(path)]) for result in load(item)]
    assert isinstance(error, ReleaseError)
    assert "(wording, day)" in error.reason
