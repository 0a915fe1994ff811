"""Organisations that one release takes for a person."""

from __future__ import annotations

import pytest

from indexer.identity import ReleaseContext
from indexer.identity.kinds import reads_as_company, settle_kinds
from indexer.model import ReleaseId


def kinds(quotes, contexts=None):
    return [quote.speaker_type for quote in settle_kinds(quotes, contexts or {})]


@pytest.mark.parametrize(
    "name", ["Mordor Intelligence", "Trumark Homes", "Midwest Book Review", "Fidelity Bank"]
)
def test_a_company_by_its_last_word(say, name):
    assert kinds([say(name)]) == ["organisation"]


@pytest.mark.parametrize("name", ["Anna Banks", "Robin Parish", "J. Works", "Banks", "Ann Roe"])
def test_a_person_whose_name_ends_like_a_company(name):
    assert not reads_as_company(name)


def test_an_office_makes_a_person(say):
    assert kinds([say("Orla Parish", "Acme", "CEO")]) == ["person"]
    assert kinds([say("Devonte Trust", "", "attorney")]) == ["person"]


def test_what_a_company_is_said_to_be_is_no_office(say):
    listed = ReleaseContext(ReleaseId("r2"), tickers=(("Laser Optique", "NASDAQ:LASO"),))
    said = say("Laser Optique", "", "leader in laser cleaning technology")
    assert kinds([said], {ReleaseId("r2"): listed}) == ["organisation"]
    assert kinds([say("Sky Quarry Mobile", "", "developer of lorries")]) == ["organisation"]
