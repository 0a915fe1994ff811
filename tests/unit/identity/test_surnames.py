"""Family names alone: joined to a person where one, and only one, fits."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from indexer.identity import ReleaseContext, identify
from indexer.model import Quote, ReleaseId, SpeakerId
from tests.unit.identity.conftest import Say

START = date(2025, 1, 1)


def contexts(count: int, **changes: Any) -> dict[ReleaseId, ReleaseContext]:
    return {
        ReleaseId(f"r{n}"): ReleaseContext(
            ReleaseId(f"r{n}"), publisher=f"wire {n % 4}", published=START + timedelta(days=n),
            **(changes if n == count - 1 else {}),
        )
        for n in range(count)
    }  # fmt: skip


def speakers(quotes: list[Quote], known: dict[ReleaseId, ReleaseContext]) -> list[SpeakerId | None]:
    return [quote.speaker_id for quote in identify(quotes, known).quotes]


@pytest.fixture
def famous(say: Say) -> list[Quote]:
    """Somebody whom eight releases quote, with a role that tells, and the family name alone."""
    often = [
        say("Odalys Vornholm", release=f"r{n}", role="minister of fisheries") for n in range(8)
    ]
    return [*often, say("Vornholm", release="r8")]


def test_the_only_bearer_who_is_much_quoted_is_meant(famous: list[Quote]) -> None:
    found = speakers(famous, contexts(9))
    assert len(set(found)) == 1


def test_of_two_bearers_nobody_is_meant(say: Say, famous: list[Quote]) -> None:
    other = say("Peter Vornholm", release="r9")
    found = speakers([*famous, other], contexts(10))
    assert len(set(found)) == 3


def test_a_son_is_not_his_father(say: Say, famous: list[Quote]) -> None:
    found = speakers([*famous[:-1], say("Vornholm Jr.", release="r8")], contexts(9))
    assert found[-1] != found[0]


def test_who_speaks_for_the_same_organisation_is_meant(say: Say) -> None:
    quotes = [
        say("Anselm Brakewood", release="r0", organisation="Fenna Line"),
        say("Brakewood", release="r1", organisation="Fenna Line"),
    ]
    assert len(set(speakers(quotes, contexts(2)))) == 1


def test_a_family_firm_has_several_of_its_name(say: Say) -> None:
    quotes = [
        say("Anselm Brakewood", release="r0", organisation="Brakewood Ferries"),
        say("Brakewood", release="r1", organisation="Brakewood Ferries"),
    ]
    assert len(set(speakers(quotes, contexts(2)))) == 2


def test_whom_the_release_names_in_full_is_meant(say: Say) -> None:
    quotes = [say("Anselm Brakewood", release="r0"), say("Brakewood", release="r1")]
    known = contexts(2, names=frozenset({"anselm brakewood"}))
    assert len(set(speakers(quotes, known))) == 1
    assert len(set(speakers(quotes, contexts(2)))) == 2
