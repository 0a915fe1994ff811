"""Organisations that one release takes for a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from indexer.identity import ReleaseContext
from indexer.identity.context import context_of
from indexer.identity.people.kinds import reads_as_company, settle_kinds
from indexer.identity.people.profiles import looks_like_name
from indexer.model import Quote, ReleaseId
from tests.contract.samples import make_release
from tests.unit.identity.conftest import Say


def kinds(
    quotes: list[Quote], contexts: Mapping[ReleaseId, ReleaseContext] | None = None
) -> list[str]:
    return [quote.speaker_type for quote in settle_kinds(quotes, contexts or {})]


@pytest.mark.parametrize(
    "name", ["Mordor Intelligence", "Trumark Homes", "Midwest Book Review", "Fidelity Bank"]
)
def test_a_company_by_its_last_word(say: Say, name: str) -> None:
    assert kinds([say(name)]) == ["organisation"]


@pytest.mark.parametrize(
    "name", ["The VenHalm", "TBC Avaline", "AmeriCoin Loans", "Halm MedTech", "Vorn Security"]
)
def test_a_company_by_how_it_is_written(say: Say, name: str) -> None:
    assert kinds([say(name)]) == ["organisation"]


@pytest.mark.parametrize(
    "name",
    [
        "Lance LoRusso",
        "Roe McKay",
        "CHAN Kwok-ki",
        "ANN Roe",
        "AnnMarie T",
        "TechHalm Mike Roe",
        "FENNA Minister Vorn",
        "SatHalm Founder",
        "MARA VORN",
    ],
)
def test_a_person_whose_name_is_written_like_a_companys(name: str) -> None:
    assert not reads_as_company(name)


@pytest.mark.parametrize(
    "name",
    [
        "director at Acme Capital Markets",
        "Anna Banks",
        "Robin Parish",
        "J. Works",
        "Banks",
        "Ann Roe",
    ],
)
def test_a_person_whose_name_ends_like_a_company(name: str) -> None:
    assert not reads_as_company(name)


def test_an_office_makes_a_person(say: Say) -> None:
    assert kinds([say("Orla Parish", "Acme", "CEO")]) == ["person"]
    assert kinds([say("Devonte Trust", "", "attorney")]) == ["person"]


def test_what_a_company_is_said_to_be_is_no_office(say: Say) -> None:
    listed = ReleaseContext(ReleaseId("r2"), tickers=(("Laser Optique", "NASDAQ:LASO"),))
    said = say("Laser Optique", "", "leader in laser cleaning technology")
    assert kinds([said], {ReleaseId("r2"): listed}) == ["organisation"]
    assert kinds([say("Sky Quarry Mobile", "", "developer of lorries")]) == ["organisation"]


def test_a_role_read_out_of_the_companys_name_is_no_office(say: Say) -> None:
    assert kinds([say("Wendt Partners", "HubSpot Elite Solutions", "Partner")]) == ["organisation"]


@pytest.mark.parametrize("name", ["Acme’s Chief Scientist", "Shiba Inu Lead Developer"])
def test_an_office_behind_a_companys_name_names_nobody(name: str) -> None:
    assert not looks_like_name(name)


@pytest.mark.parametrize("name", ["Ann Baker", "Xiu Baker", "Maria Judge", "Judge"])
def test_a_family_name_that_is_an_office_too(name: str) -> None:
    assert looks_like_name(name)


@pytest.mark.parametrize("name", ["Zorvan", "TJ Merrow", "Ysolt McQuennel"])
def test_who_says_i_is_somebody(say: Say, name: str) -> None:
    said = [
        replace(say(name, type_="organisation"), text="I opened it."),
        say(name, type_="organisation"),
    ]
    assert kinds(said) == ["person", "person"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zorvan", "We were asked to open it."),
        ("Zorvan", "As Roe put it, “I was asked to open it.”"),
        ("Zorvan Holdings", "I was asked to open it."),
        ("ReidAI", "I was asked to open it."),
        ("AIS", "I was asked to open it."),
        ("Kansas", "I was asked to open it."),
    ],
)
def test_what_says_no_i_or_is_called_like_a_body_stays_one(say: Say, name: str, text: str) -> None:
    said = replace(say(name, type_="organisation"), text=text)
    assert kinds([said]) == ["organisation"]


def test_whom_others_speak_for_says_i_for_a_body(say: Say) -> None:
    said = replace(say("Zorvan", type_="organisation"), text="I was asked to open it.")
    assert kinds([said, say("Ann Roe", "Zorvan", "CEO")]) == ["organisation", "person"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Vorn Stays, the parent company of a travel site, announced it.", "organisation"),
        ("Vorn Stays, a personal injury law firm based in Merrin, announced it.", "organisation"),
        ("Vorn Stays, one of the oldest non-profits in Merrin, announced it.", "organisation"),
        ("Vorn Stays, the company lawyer, announced it.", "person"),
        ("Vorn Stays, founder of a company in Merrin, announced it.", "person"),
        ("Vorn Stays, a partner at the firm, announced it.", "person"),
    ],
)
def test_a_company_by_what_its_release_calls_it(say: Say, text: str, kind: str) -> None:
    release = replace(make_release("r1"), text=text)
    assert kinds([say("Vorn Stays")], {ReleaseId("r1"): context_of(release)}) == [kind]


def test_a_company_by_the_legal_form_its_release_writes(say: Say) -> None:
    written = ReleaseContext(ReleaseId("r1"), companies=frozenset({"sky vorn", "ann roe"}))
    contexts = {ReleaseId("r1"): written}
    assert kinds([say("Sky Vorn"), say("Ann Roe")], contexts) == ["organisation", "person"]
    assert kinds([say("Sky Vorn", "", "Mayor")], contexts) == ["person"]
    assert kinds([say("Sky Vorn", release="r2")], contexts) == ["person"]
