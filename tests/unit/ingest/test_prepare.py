"""From raw to release: blocks cover the text, metadata says where it was found."""

from __future__ import annotations

from datetime import date

import pytest

from indexer.errors import ReleaseError
from indexer.ingest import prepare
from indexer.ingest.fields import add_fields
from indexer.model import Candidate, RawRelease

BODY = "The ferry left the pier at six in the morning and came back at eight, the crew said."


def test_dateline_is_a_block_of_its_own_on_the_same_line() -> None:
    release = prepare(
        RawRelease(
            origin="a", text=f"ALDERSUND, 3 March 2025 (Merrin Wire) – {BODY}\n\n{BODY} Twice."
        )
    )
    kinds = [(b.kind, b.span.of(release.text)) for b in release.blocks]
    assert kinds == [
        ("dateline", "ALDERSUND, 3 March 2025 (Merrin Wire) –"),
        ("paragraph", BODY),
        ("paragraph", f"{BODY} Twice."),
    ]
    assert (release.place, release.published, release.feed) == (
        "ALDERSUND",
        date(2025, 3, 3),
        "Merrin Wire",
    )
    assert dict(release.provenance) == {
        "place": "dateline",
        "published": "dateline",
        "publisher": "dateline",
        "feed": "dateline",
    }


def placed(text: str, day: str) -> RawRelease:
    return RawRelease(origin="a", text=text, candidates=(Candidate("published", day, "path"),))


def titled(text: str, title: str) -> RawRelease:
    return add_fields(RawRelease(origin="a", text=text), {"title": title}, "record")


def test_what_is_stated_outright_wins_over_the_dateline_and_the_dateline_over_the_path() -> None:
    text = f"ALDERSUND, 3 March 2025 – {BODY}"
    stated = add_fields(RawRelease(origin="a", text=text), {"date": "2025-03-05"}, "record")
    assert prepare(stated).published == date(2025, 3, 5)
    release = prepare(placed(text, "2023-01-01"))
    assert release.published == date(2025, 3, 3)
    assert dict(release.provenance)["published"] == "dateline"
    assert dict(release.provenance)["published in path"] == "2023-01-01"


@pytest.mark.parametrize("written", ["January 7, 2024", "January 5, 2024"])
def test_the_right_day_of_last_year_is_a_slip_and_the_path_is_right(written: str) -> None:
    release = prepare(placed(f"ALDERSUND, {written} – {BODY}", "2025-01-07"))
    assert release.published == date(2025, 1, 7)
    assert dict(release.provenance)["published in dateline"].startswith("2024-01-0")


def test_the_headline_does_not_stand_in_the_text() -> None:
    release = prepare(titled(f"FERRY SAILS\n\n{BODY}", "Ferry sails"))
    assert release.text == BODY


def test_a_release_that_is_only_a_headline_keeps_it() -> None:
    assert prepare(titled("Ferry sails", "Ferry sails")).text == "Ferry sails"


def test_a_body_that_stands_twice_is_read_once() -> None:
    quote = (
        "“We looked at it twice, and then we looked at it again,” said Captain Lesley Trevanion."
    )
    release = prepare(RawRelease(origin="a", text=f"{BODY}\n\n{quote}\n\n{BODY}\n\n{quote}"))
    assert release.text == f"{BODY}\n\n{quote}"


def test_paragraphs_stand_one_blank_line_apart_without_odd_spaces() -> None:
    release = prepare(RawRelease(origin="a", text="One\u00a0 ferry. \n\n\n\n  Two\tferries.  "))
    assert release.text == "One ferry.\n\nTwo ferries."


def test_no_words_is_an_error_that_names_the_origin() -> None:
    with pytest.raises(ReleaseError) as caught:
        prepare(RawRelease(origin="a/b.md", text="\n\n* * *\n\n…"))
    assert (caught.value.origin, caught.value.reason) == ("a/b.md", "no text")


def test_only_web_addresses_become_links() -> None:
    release = prepare(
        add_fields(RawRelease(origin="a", text=BODY), {"url": "javascript:alert(1)"}, "record")
    )
    assert release.url == ""


def test_a_folders_bare_name_gives_way_to_the_wires_own() -> None:
    said = (Candidate("publisher", "merrinwire", "path"), Candidate("feed", "merrinwire", "path"))
    text = f"ALDERSUND, May 27, 2021 /Merrin Wire/ -- {BODY}"
    raw = RawRelease(origin="a", text=text, candidates=said)
    release = prepare(raw)
    assert (release.publisher, release.feed) == ("Merrin Wire", "merrinwire")
    assert dict(release.provenance)["publisher"] == "dateline"
