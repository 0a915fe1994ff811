"""Tables and nested records: delimiters, quoting, names of columns, ``--map``, what is not read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from indexer.errors import ReleaseError, Remark
from indexer.ingest import Names, discover, load
from indexer.model import Release

DAY = date(2021, 6, 9)
TEXT = "The pier closed today. “Nobody walks here now,” said Ann Roe, harbour master."


def read_all(path: Path, names: Names = ()) -> list[Release | ReleaseError]:
    return [r for item in discover([str(path)], names=names) for r in load(item)]


def only(path: Path, names: Names = ()) -> Release:
    (release,) = read_all(path, names)
    assert isinstance(release, Release), release
    return release


@pytest.mark.parametrize("mark", [",", ";", "\t", "|", "^", "~", "¦", "\x1f"])
def test_columns_are_parted_by_what_the_header_shows(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "a.csv"
    quoted = f'"{TEXT}"'
    rows = [mark.join(("date", "title", "text")), mark.join(("2021-06-09", "Pier closed", quoted))]
    path.write_text("\n".join(rows) + "\n")
    assert (only(path).title, only(path).published) == ("Pier closed", DAY)
    assert only(path).text == TEXT


@pytest.mark.parametrize(
    "table",
    [
        'sep=;\ntitle;text\nPier closed;"The pier closed; “Not a day more,” said Ann Roe."\n',
        "'title','text'\n'Pier closed','The pier closed; “Not a day more,” said Ann Roe.'\n",
        'title,text\nPier closed,"The pier closed; \\"Not a day more,\\" said Ann Roe."\n',
        'title\ttext\nPier closed\t"Not a day more," said Ann Roe of the pier; it closed.\n',
        'title,text\r\nPier closed,"The pier closed;\r\n\r\n“Not a day more,” said Ann Roe."\r\n',
    ],
)
def test_forms_of_quoting(tmp_path: Path, table: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(table.encode())
    release = only(path)
    assert release.title == "Pier closed"
    assert "Not a day more," in release.text
    assert "\\" not in release.text
    assert "closed" in release.text


def test_a_long_table_that_tells_excel_its_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [f'"Pier {n}";"{TEXT} {"It rained. " * 20}{n}"' for n in range(5_000)]
    path.write_text("sep=;\ntitle;text\n" + "\n".join(rows) + "\n")
    items = list(discover([str(path)]))
    assert len(items) > 1
    last = list(load(items[-1]))[-1]
    assert isinstance(last, Release)
    assert last.title == "Pier 4999"


def test_map_names_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'Freigabe,Kopfzeile,Wortlaut\n2021-06-09,Pier closed,"{TEXT}"\n')
    (error,) = read_all(path)
    assert isinstance(error, ReleaseError)
    assert "--map text=NAME" in error.reason
    assert "wortlaut" in error.reason
    names = (("date", "Freigabe"), ("title", "Kopfzeile"), ("text", "Wortlaut"))
    assert (only(path, names).title, only(path, names).published) == ("Pier closed", DAY)


def test_a_mapped_name_stands_before_a_usual_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, "date": "2001-01-01", "meta": {"out": "2021-06-09"}}))
    assert only(path, (("date", "meta.out"),)).published == DAY


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonl"])
def test_a_column_that_looks_like_a_date_and_is_not_read_is_said(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "a.csv":
        path.write_text(f'title,freigegeben,text\nPier closed,2021-06-09,"{TEXT}"\n')
    else:
        record = {"title": "Pier closed", "freigegeben": "2021-06-09", "text": TEXT}
        path.write_text(json.dumps(record if name == "a.jsonl" else [record]))
    remark, release = read_all(path)
    assert isinstance(remark, Remark)
    assert '"freigegeben" looks like a date (--map date=freigegeben)' in remark.reason
    assert isinstance(release, Release)


def test_a_table_that_is_read_whole_is_passed_without_remark(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'title,date,scraped_at,text\nPier closed,2021-06-09,2022-01-01,"{TEXT}"\n')
    assert only(path).published == DAY


@pytest.mark.parametrize(
    "document",
    [
        {"status": "ok", "response": {"docs": [{"title": "Pier closed", "body": TEXT, "date": "2021-06-09"}]}},
        {"hits": {"hits": [{"_id": "7", "_source": {"title": "Pier closed", "text": TEXT, "date": "2021-06-09"}}]}},
        {"data": [{"id": "7", "attributes": {"title": "Pier closed", "body": TEXT, "date": "2021-06-09"}}]},
        [{"title": {"rendered": "Pier closed"}, "content": {"rendered": f"<p>{TEXT}</p>"}, "date": "2021-06-09T10:00:00"}],
        {"article": {"headline": "Pier closed", "body": [TEXT, "It rained."]}, "meta": {"published": "2021-06-09"}},
        {"message": "ok", "data": [{"title": "Pier closed", "text": TEXT, "date": "2021-06-09", "author": {"id": 5}}]},
    ],
)  # fmt: skip
def test_records_at_any_depth(tmp_path: Path, document: object) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(document))
    release = only(path)
    assert (release.title, release.published) == ("Pier closed", DAY)
    assert release.text.startswith(TEXT)


def test_the_name_of_an_author_is_no_headline(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"content": {"text": TEXT}, "author": {"name": "Jo Roe"}}]))
    release = only(path)
    assert release.author == "Jo Roe"
    assert release.title != "Jo Roe"
