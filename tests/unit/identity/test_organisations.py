"""Which organisation a name means: within its release, across releases, by authority."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from indexer.identity import context_of, identify
from indexer.identity.organisations.names import (
    is_placeless,
    parse_organisation,
    reads_as_acronym_of,
    tickers_in,
)
from indexer.model import Identification, OrganisationId, Release, ReleaseId
from tests.unit.identity.conftest import Say


def release(text: str, id_: str = "r1", publisher: str = "wire") -> Release:
    return Release(
        id=ReleaseId(id_),
        feed="f",
        publisher=publisher,
        title="",
        published=None,
        place="",
        url="",
        language="en",
        text=text,
        sha256="",
    )


@pytest.mark.parametrize(
    ("text", "key", "law"),
    [
        ("the Energy Fuels, Inc. (NYSE American: UUUU; TSX: EFR)", "energy fuels", "us"),
        ("Toyota Motor Co., Ltd.", "toyota motor", "uk"),
        ("Halmer & Co", "halmer", ""),
        ("Siemens AG", "siemens", "de"),
        ("Caldmere Seafarers’ Union", "caldmere seafarers union", ""),
        ("U.S. Department of Labour", "us department of labor", ""),
        ("Myeloma Foundation®", "myeloma foundation", ""),
        ("Fenna Line's", "fenna line", ""),
    ],
)
def test_a_name_without_what_does_not_tell(text: str, key: str, law: str) -> None:
    name = parse_organisation(text)
    assert (name.key, name.law) == (key, law)


@pytest.mark.parametrize(
    "text", ["the Company", "Commission", "our firm", "Inc.", "board of directors", "", "the"]
)
def test_names_that_say_nothing_outside_their_release(text: str) -> None:
    assert parse_organisation(text).is_generic


@pytest.mark.parametrize(
    "text",
    [
        "San Francisco-based",
        "Award-winning",
        "Canadian",
        "According to Medicus",
        "its Tax Department",
        "a Republican",
        "They",
        "study",
        "pure-play shipping company",
    ],
)
def test_what_describes_somebody_names_no_organisation(text: str) -> None:
    assert not parse_organisation(text).is_name


@pytest.mark.parametrize(
    "text", ["ITS Logistics", "A Prosperous Tomorrow", "iuvo", "香港貿發局", "HOW"]
)
def test_names_that_look_like_descriptions(text: str) -> None:
    assert parse_organisation(text).is_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rally Ventures and founder", "Rally Ventures"),
        ("Rhug Beauty and a pioneer of its field", "Rhug Beauty"),
        ("Fenna Bank and President", "Fenna Bank"),
        ("both Fenna Bank", "Fenna Bank"),
        ("Halmer and sons", "Halmer and sons"),
        ("Fenna Bank and the Halmer Trust", "Fenna Bank and the Halmer Trust"),
        ("Roe and Baker", "Roe and Baker"),
    ],
)
def test_what_is_said_of_somebody_after_the_name_is_no_part_of_it(text: str, name: str) -> None:
    assert parse_organisation(text).text == name


def test_bodies_every_country_has() -> None:
    assert is_placeless(parse_organisation("Ministry of Health").key)
    assert not is_placeless(parse_organisation("Ministry of Health of Avaline").key)


def test_tickers() -> None:
    assert tickers_in("(NYSE American: UUUU; TSX: EFR, OTCQB:$CHHYF)") == (
        "NYSE AMERICAN:UUUU",
        "OTCQB:CHHYF",
        "TSX:EFR",
    )


@pytest.mark.parametrize(
    ("short", "full", "reads"),
    [
        ("HKTDC", "Hong Kong Trade Development Council", True),
        ("UFG", "United Franchise Group", True),
        ("CSU", "Caldmere Seafarers’ Union", True),
        ("BWRC", "Better World Regulatory Coalition Inc.", True),
        ("CEO", "Hong Kong Trade Development Council", False),
        ("A", "Acme", False),
    ],
)
def test_acronyms(short: str, full: str, reads: bool) -> None:
    assert reads_as_acronym_of(short, full) is reads


def test_a_context_holds_what_the_text_defines() -> None:
    context = context_of(
        release(
            "The Hong Kong Trade Development Council (HKTDC) met Golden Matrix Group Inc. "
            "(NASDAQ: GMGI) (“Golden Matrix” or the “Company”). ZenaDrone, a subsidiary of "
            "ZenaTech Holdings, flew. Chief Executive Officer (CEO) Ann Roe spoke."
        )
    )
    assert ("HKTDC", "Hong Kong Trade Development Council") in context.definitions
    assert ("Golden Matrix", "Golden Matrix Group Inc.") in context.definitions
    assert ("Company", "Golden Matrix Group Inc.") in context.definitions
    assert ("ZenaDrone", "ZenaTech Holdings") in context.parents
    assert ("Golden Matrix Group Inc", "NASDAQ:GMGI") in context.tickers
    assert "hong kong trade development council" in context.names


def test_the_company_is_who_its_release_says(say: Say) -> None:
    contexts = {
        ReleaseId("r1"): context_of(release("Fenna Line Ltd (the “Company”) sails.", "r1")),
        ReleaseId("r2"): context_of(release("Quillon Span Ltd (the “Company”) builds.", "r2")),
    }
    found = identify(
        [
            say("Ann Roe", "the Company", "CEO", "r1"),
            say("Tom Ash", "the Company", "CEO", "r2"),
            say("Una Vey", "the Company", "CEO", "r3"),
        ],
        contexts,
    )
    assert [q.organisation_id for q in found.quotes] == ["fenna-line", "quillon-span", None]


def test_an_acronym_defined_in_releases_is_believed_in_others(say: Say) -> None:
    text = "The Banking Supervision Board of Caldmere (BSBC) ruled."
    contexts = {ReleaseId(f"r{n}"): context_of(release(text, f"r{n}")) for n in range(3)}
    found = identify(
        [
            say("Ann Roe", "Banking Supervision Board of Caldmere", "", "r1"),
            say("Ann Roe", "BSBC", "", "r9"),
        ],
        contexts,
    )
    assert {q.organisation_id for q in found.quotes} == {"banking-supervision-board-of-caldmere"}
    assert len(found.speakers) == 1
    assert ("bsbc", "banking-supervision-board-of-caldmere") in found.redirects


def test_an_acronym_of_two_bodies_is_neither_elsewhere(say: Say) -> None:
    contexts = {
        ReleaseId("r1"): context_of(release("The Central Sailors Union Xenia (CSUX) met.", "r1")),
        ReleaseId("r2"): context_of(release("The Coastal Survey Unit Xeres (CSUX) met.", "r2")),
    }
    found = identify(
        [
            say("Ann Roe", "Central Sailors Union Xenia", "", "r1"),
            say("Tom Ash", "Coastal Survey Unit Xeres", "", "r2"),
            say("Una Vey", "CSUX", "", "r3"),
            say("Ida Lund", "CSUX", "", "r1"),
        ],
        contexts,
    )
    ids = [q.organisation_id for q in found.quotes]
    assert ids == ["central-sailors-union-xenia", "coastal-survey-unit-xeres", "csux", ids[0]]


def test_sister_companies_under_two_laws_stay_two(say: Say) -> None:
    found = identify(
        [
            say("Ann Roe", "Quillon AG", "", "r1"),
            say("Ann Roe", "Quillon AG", "", "r2"),
            say("Tom Ash", "Quillon Ltd", "", "r3"),
            say("Una Vey", "Quillon", "", "r4"),
        ],
        {},
    )
    ids = [q.organisation_id for q in found.quotes]
    assert ids[0] == ids[1] == ids[3] != ids[2]


def test_a_shared_listing_and_first_word_make_one_company(say: Say) -> None:
    found = identify(
        [
            say("Ann Roe", "Golden Matrix Group Inc. (NASDAQ: GMGI)", "", "r1"),
            say("Ann Roe", "Golden Matrix (NASDAQ: GMGI)", "", "r2"),
        ],
        {},
    )
    assert len({q.organisation_id for q in found.quotes}) == 1
    assert found.organisations[0].identifiers == (("ticker", "NASDAQ:GMGI"),)


def test_parents_from_texts_and_from_names(say: Say) -> None:
    contexts = {
        ReleaseId("r1"): context_of(release("ZenaDrone, a subsidiary of ZenaTech, flew.", "r1"))
    }
    found = identify(
        [
            say("Ann Roe", "ZenaDrone", "", "r1"),
            say("Tom Ash", "ZenaTech", "", "r1"),
            say("Una Vey", "School of Law, Thorncastle University", "", "r2"),
            say("Ida Lund", "Thorncastle University", "", "r3"),
        ],
        contexts,
    )
    parents = {o.id: o.parent for o in found.organisations}
    assert parents[OrganisationId("zenadrone")] == "zenatech"
    assert (
        parents[OrganisationId("school-of-law-thorncastle-university")] == "thorncastle-university"
    )


def test_a_company_taken_for_a_person_is_set_right_by_its_listing(say: Say) -> None:
    contexts = {ReleaseId("r1"): context_of(release("Mullen Wagons (NASDAQ: MULL) rolled.", "r1"))}
    found = identify([say("Mullen Wagons", release="r2")], contexts)
    assert found.quotes[0].speaker_type == "organisation"
    assert found.quotes[0].speaker_id == "mullen-wagons"


def named(found: Identification, quote: int) -> str | None:
    id_ = found.quotes[quote].organisation_id
    return None if id_ is None else {o.id: o.name for o in found.organisations}.get(id_)


def test_a_company_called_by_its_first_word_where_the_release_names_it(
    say: Say, context: Callable[..., Any]
) -> None:
    quotes = [
        say("Ann Roe", "Lumera", "CEO", "r1"),
        say("Ann Roe", "Lumera Technologies, Inc.", "CEO", "r2"),
    ]
    contexts = context("r1", tickers=(("Lumera Technologies, Inc.", "NASDAQ:LUM"),))
    found = identify(quotes, contexts)
    assert named(found, 0) == named(found, 1) == "Lumera Technologies, Inc."


def test_a_country_is_no_company_because_some_release_names_one(
    say: Say, context: Callable[..., Any]
) -> None:
    quotes = [
        say("Ann Roe", "Avaline", "ambassador", "r1"),
        say("Bob Halm", "Avaline Lithium", "CEO", "r2"),
    ]
    found = identify(quotes, context("r2", tickers=(("Avaline Lithium Corp.", "TSX:AVA"),)))
    assert named(found, 0) == "Avaline"
    assert named(found, 1) != "Avaline"


def test_a_name_with_a_legal_form_is_no_short_form(say: Say, context: Callable[..., Any]) -> None:
    quotes = [
        say("Ann Roe", "Lumera Company, Ltd.", "CEO", "r1"),
        say("Bob Halm", "Lumera International", "CEO", "r1"),
    ]
    found = identify(quotes, context("r1", names=frozenset({"lumera international"})))
    assert named(found, 0) != named(found, 1)


def test_a_short_form_of_two_companies_is_neither(say: Say, context: Callable[..., Any]) -> None:
    quotes = [
        say("Ann Roe", "Lumera", "CEO", "r1"),
        say("Bob Halm", "Lumera Motors", "CEO", "r1"),
        say("Cid Vorn", "Lumera Foods", "CEO", "r1"),
    ]
    found = identify(quotes, context("r1", names=frozenset({"lumera motors", "lumera foods"})))
    assert len({named(found, n) for n in range(3)}) == 3


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("BHH", "Boca Helping Hands"),
        ("Caldmere SAR", "Caldmere Special Administrative Region"),
        ("Lumera", "Lumera Technologies"),
    ],
)
def test_a_short_form_somebody_speaks_for_as_well_as_the_name(
    say: Say, short: str, full: str
) -> None:
    one = identify([say("Ann Roe", short, "", "r1"), say("Ann Roe", full, "", "r2")], {})
    two = identify([say("Ann Roe", short, "", "r1"), say("Bob Halm", full, "", "r2")], {})
    assert named(one, 0) == named(one, 1) == full
    assert named(two, 0) != named(two, 1)


def test_a_body_is_not_its_college_though_one_man_speaks_for_both(say: Say) -> None:
    quotes = [
        say("Ann Roe", "University of Fenna", "", "r1"),
        say("Ann Roe", "University of Fenna College of Medicine", "", "r2"),
    ]
    found = identify(quotes, {})
    assert named(found, 0) != named(found, 1)


def test_names_are_counted_as_they_are_written(say: Say, context: Callable[..., Any]) -> None:
    quotes = [
        say("Ann Roe", "FTDC", "", "r1"),
        say("Ann Roe", "Fenna Trade Development Council", "", "r1"),
        say("Bob Halm", "FTDC", "", "r1"),
    ]
    contexts = context("r1", definitions=(("FTDC", "Fenna Trade Development Council"),))
    found = identify(quotes, contexts)
    assert ("ftdc", "fenna-trade-development-council") in found.redirects
    (body,) = found.organisations
    assert body.name == "Fenna Trade Development Council"
    assert [(a.name, a.quotes) for a in body.aliases] == [
        ("FTDC", 2),
        ("Fenna Trade Development Council", 1),
    ]


def test_a_company_and_its_address(say: Say) -> None:
    found = identify(
        [say("Ann Roe", "Lumera.ai", "CEO", "r1"), say("Bob Halm", "Lumera", "CFO", "r2")], {}
    )
    assert named(found, 0) == named(found, 1)


def test_a_board_is_part_of_its_body() -> None:
    assert parse_organisation("Board of Directors of Fenna Line").whole == "Fenna Line"
    assert parse_organisation("Supervisory Board of the Halmer Bank").whole == "Halmer Bank"
    assert parse_organisation("Board of Education").whole == "Education"
    assert parse_organisation("Halmer Boardwalk of Fenna").whole == ""


def test_names_written_with_a_legal_form() -> None:
    text = "It rained. Sky Vorn, Inc. and Halmer Foods GmbH met Ann Roe of Fenna Bank plc."
    assert context_of(release(text)).companies == {"sky vorn", "halmer foods", "fenna bank"}
