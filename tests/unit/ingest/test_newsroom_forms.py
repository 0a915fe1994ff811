"""Forms that newsrooms use, read where they stand: subjects, datelines, categories, blocks."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from indexer.errors import ReleaseError
from indexer.ingest import discover, load, prepare
from indexer.ingest.dateline import find_dateline
from indexer.ingest.markdown import read_markdown
from indexer.ingest.plain_text import read_plain_text
from indexer.model import Release

BODY = "The harbour board said that all nine piers would be open again before the spring tides."


def read(path: Path) -> list[Release | ReleaseError]:
    return [r for item in discover([str(path)]) for r in load(item)]


def read_one(path: Path) -> Release:
    (release,) = read(path)
    assert isinstance(release, Release)
    return release


def write_mail(folder: Path, subject: str, body: str) -> Path:
    path = folder / "pier.eml"
    path.write_text(
        f"From: Merrin Harbour - Media <media@merrin.example>\nSubject: {subject}\n"
        f"Date: Wed, 4 Jun 2031 16:02:08 +0200\nContent-Type: text/plain\n\n{body}\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize(
    "before", ["EMBARGOED 00:01 5 JUNE: ", "For immediate release - ", "Fwd: Press release: "]
)
def test_a_subject_loses_what_stands_before_its_headline(tmp_path: Path, before: str) -> None:
    release = read_one(write_mail(tmp_path, f"{before}Nine piers: all open", BODY))
    assert release.title == "Nine piers: all open"
    assert release.issuer == "Merrin Harbour"


def test_the_day_in_a_message_goes_before_the_day_it_was_sent(tmp_path: Path) -> None:
    dated = read_one(write_mail(tmp_path, "Piers open", f"PRESS RELEASE\n5 June 2031\n\n{BODY}"))
    assert str(dated.published) == "2031-06-05"
    plain = read_one(write_mail(tmp_path, "Piers open", BODY))
    assert str(plain.published) == "2031-06-04"


def test_a_category_stands_before_a_date() -> None:
    text = f"Nine piers open again\n\nHARBOUR NEWS · 3 July 2028, 6:00pm · 2 min read\n\n{BODY}"
    release = prepare(read_plain_text(text, "a.txt"))
    assert (release.title, str(release.published)) == ("Nine piers open again", "2028-07-03")


def test_an_agency_in_small_letters_ends_a_dateline() -> None:
    found = find_dateline(f"Merrin, 9 December 2030 (mhb). {BODY}")
    assert found is not None
    assert (found.place, str(found.published)) == ("Merrin", "2030-12-09")


def test_a_dateline_names_two_places() -> None:
    found = find_dateline(f"MERRIN / PORT NASH -- {BODY}")
    assert found is not None
    assert found.place == "MERRIN / PORT NASH"


@pytest.mark.parametrize(
    "title",
    [
        "SHAREHOLDER ALERT: Merrin Harbour reminds owners of the deadline",
        "Merrin Harbour wins “Pier of the Year”",
        "MINISTER HALE OPENS NINE PIERS TO TRAFFIC",
    ],
)
def test_headlines_that_look_like_labels_quotations_or_offices(title: str) -> None:
    raw = read_plain_text(f"{title}\n\nMERRIN – 2 October 2030\n\n{BODY}", "a.txt")
    assert prepare(raw).title == title


def test_the_folder_of_a_saved_page_goes_with_the_page(tmp_path: Path) -> None:
    page = f"<html><body><h1>Piers open</h1><p>{BODY}</p></body></html>"
    (tmp_path / "Piers.html").write_text(page, encoding="utf-8")
    for name in ("Piers_files", "other_files"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ad.html").write_text(page, encoding="utf-8")
    (tmp_path / "~$Piers.docx").write_bytes(b"\x05Hale")
    found = list(discover([str(tmp_path)]))
    paths = [item.path for item in found if not item.hidden]
    assert paths == [f"{tmp_path}/Piers.html", f"{tmp_path}/other_files/ad.html"]
    assert [item.hidden for item in found if item.hidden] == [1]  # what Word keeps


def test_a_list_of_addresses_is_no_release(tmp_path: Path) -> None:
    path = tmp_path / "links.txt"
    path.write_text("https://merrin.example/1\nhttps://merrin.example/2\n", encoding="utf-8")
    (problem,) = read(path)
    assert isinstance(problem, ReleaseError)
    assert "addresses only" in str(problem)


def test_an_answer_of_a_search_server_holds_texts_in_blocks(tmp_path: Path) -> None:
    blocks = [{"t": "p", "v": BODY}, {"t": "img", "v": "pier.jpg"}, {"t": "p", "v": "It is done."}]
    source = {"meta": {"headline": "Piers open"}, "body": {"blocks": blocks}}
    path = tmp_path / "dump.json"
    path.write_text(json.dumps({"took": 3, "hits": {"hits": [{"_source": source}]}}))
    release = read_one(path)
    assert (release.title, release.text) == ("Piers open", f"{BODY}\n\nIt is done.")


def test_columns_are_named_in_german(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(
        f"Nr.;Überschrift;Datum;Herausgeber;Fließtext\n1;Piers open;31.12.2030;Merrin Hafen;{BODY}\n",
        encoding="utf-8",
    )
    release = read_one(path)
    assert (release.title, str(release.published), release.issuer) == (
        "Piers open",
        "2030-12-31",
        "Merrin Hafen",
    )


def test_a_headline_with_an_address_only_is_kept() -> None:
    raw = read_markdown("# Pier opens\n\nhttps://merrin.example/pier\n", "a.md")
    assert prepare(raw).title == "Pier opens"


def test_addresses_run_together_are_looked_through_once() -> None:
    raw = read_plain_text("www." * 5_000 + " and more", "a.txt")
    started = time.process_time()
    prepare(raw)
    assert time.process_time() - started < 5  # two to the power of their number, once
