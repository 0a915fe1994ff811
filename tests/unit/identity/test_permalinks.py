"""Permalinks when extraction has learned to read more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.archive import Standing, follow_redirects
from indexer.identity import identify, keep_permalinks
from indexer.model import Identification, QuoteId
from tests.unit.identity.conftest import Say


def published(identification: Identification) -> list[Standing]:
    return [
        Standing(q.id, q.release_id, q.speaker_id, q.organisation_id) for q in identification.quotes
    ]


@pytest.fixture
def readings(say: Say) -> tuple[Identification, ...]:
    """Two identifications of the same quotes: before and after Ann's organisation was read."""
    quotes = [say("Ann Roe", "", "CEO", "r1"), say("Tom Wakeling", "Acme", "", "r1")]
    old = identify(quotes, {})
    new = identify([replace(quotes[0], organisation_name="Fenna Line"), quotes[1]], {})
    assert old.quotes[0].speaker_id != new.quotes[0].speaker_id
    return old, new


def test_a_better_reading_of_the_organisation_keeps_the_old_address(
    readings: tuple[Identification, ...],
) -> None:
    old, new = readings
    ann = str(old.quotes[0].speaker_id)
    kept = keep_permalinks(new, published(old), {"ann-once": ann})
    assert dict(kept.redirects) == {
        ann: new.quotes[0].speaker_id,
        "ann-once": new.quotes[0].speaker_id,
    }


def test_words_cut_otherwise_keep_the_address_by_name_and_release(
    readings: tuple[Identification, ...],
) -> None:
    old, new = readings
    other_words = [replace(q, id=QuoteId(f"new-{q.id}")) for q in new.quotes]
    kept = keep_permalinks(replace(new, quotes=tuple(other_words)), published(old))
    assert dict(kept.redirects) == {old.quotes[0].speaker_id: new.quotes[0].speaker_id}


def test_going_back_and_forth_never_redirects_what_stands(
    readings: tuple[Identification, ...],
) -> None:
    old, new = readings
    forth = keep_permalinks(new, published(old))
    back = keep_permalinks(old, published(forth), dict(forth.redirects))
    assert dict(back.redirects) == {new.quotes[0].speaker_id: old.quotes[0].speaker_id}
    again = keep_permalinks(new, published(back), dict(back.redirects))
    assert dict(again.redirects) == dict(forth.redirects)


def test_what_led_to_an_id_that_is_gone_leads_there_again_when_it_is_back(
    readings: tuple[Identification, ...],
) -> None:
    _, new = readings
    ann = str(new.quotes[0].speaker_id)
    without = replace(
        new,
        quotes=new.quotes[1:],
        speakers=tuple(s for s in new.speakers if s.id != ann),
    )
    kept = keep_permalinks(without, published(new), {"ann-once": ann})
    assert follow_redirects(dict(kept.redirects), ann) == ann, "nobody took her place"
    back = keep_permalinks(new, published(kept), dict(kept.redirects))
    assert dict(back.redirects) == {"ann-once": ann}


@pytest.mark.parametrize(
    ("before", "after", "leads"),
    [
        ("Fenna Ferries", "Fenna Line", True),
        ("UNOS", "United Network for Organ Sharing", True),
        ("Fenna Ferries", "Kumoha Railway", False),
    ],
)
def test_a_body_that_is_gone_leads_to_one_that_can_be_it(
    say: Say, before: str, after: str, leads: bool
) -> None:
    quotes = [say("Ann Roe", before, "", "r1"), say("Bo Lee", before, "", "r1")]
    old = identify(quotes, {})
    new = identify([replace(q, organisation_name=after) for q in quotes], {})
    (past,) = {q.organisation_id for q in old.quotes}
    (now,) = {q.organisation_id for q in new.quotes}
    redirects = dict(keep_permalinks(new, published(old)).redirects)
    assert redirects.get(str(past)) == (now if leads else None)


def test_words_that_turn_out_to_be_somebody_elses_take_no_address_along(
    say: Say,
) -> None:
    old = identify([say("Jesse Quillfeather", "Acme")], {})
    found = replace(old.quotes[0], speaker_name="Ann Roe", speaker_id=None)
    new = identify([found], {})
    assert dict(keep_permalinks(new, published(old)).redirects) == {}
