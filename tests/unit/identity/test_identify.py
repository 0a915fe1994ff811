"""Who is who across releases, case by case."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from indexer.identity import ReleaseContext, examine, identify
from indexer.model import Identification, Quote, ReleaseId
from tests.unit.identity.conftest import Say


def speakers_of(identification: Identification) -> list[Any]:
    return [q.speaker_id for q in identification.quotes]


def test_the_same_name_at_the_same_organisation_is_one_speaker(say: Say) -> None:
    found = identify(
        [
            say("Jane Roe", "Acme Inc.", "CEO", "r1"),
            say("Jane Roe", "the Acme, Inc. (NYSE: ACME)", "chief executive", "r2"),
        ],
        {},
    )
    assert len(set(speakers_of(found))) == 1
    assert len(found.speakers) == 1
    assert found.speakers[0].quotes == 2
    assert found.organisations[0].identifiers == (("ticker", "NYSE:ACME"),)


def test_the_same_name_at_two_organisations_is_two_speakers_that_name_each_other(
    say: Say,
) -> None:
    found = identify(
        [say("John Lee", "Acme", release="r1"), say("John Lee", "Fenna Line", release="r2")], {}
    )
    a, b = found.speakers
    assert a.confusable == (b.id,)
    assert b.confusable == (a.id,)


def test_the_same_name_without_an_organisation_stays_apart_for_review(
    say: Say,
) -> None:
    found = examine(
        [
            say("Xenia Marsh", "", "marine biologist", "r1"),
            say("Xenia Marsh", "", "", "r2"),
        ],
        {},
    )
    assert len(found.identification.speakers) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peter Lam", "Peter K. N. Lam"),
        ("William Thorne", "Bill Thorne"),
        ("José Núñez", "Jose Nunez"),
        ("Aleksandr Petrov", "Alexander Petrov"),
        ("LEE Ka-chiu", "Ka-chiu Lee"),
        ("JD Vance", "J.D. Vance"),
        ("Dr Ruth Amadi, PhD", "Ruth Amadi"),
        ("Jürgen Müller", "Juergen Mueller"),
    ],
)
def test_forms_of_one_name_at_one_organisation_are_one_speaker(
    say: Say, one: str, other: str
) -> None:
    found = identify([say(one, "Acme", "", "r1"), say(other, "Acme", "", "r2")], {})
    assert len(found.speakers) == 1
    assert found.speakers[0].reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John A. Smith", "John B. Smith"),
        ("Martin Okoro Jr", "Martin Okoro Sr"),
        ("Martin Okoro Jr", "Martin Okoro"),
        ("Eric Lee", "Erica Lee"),
        ("Peter Walsh", "Patrick Walsh"),
        ("Tom Wakeling", "Roy Wakeling"),
    ],
)
def test_names_that_may_be_two_people_stay_apart_at_one_organisation(
    say: Say, one: str, other: str
) -> None:
    found = identify([say(one, "Acme", "", "r1"), say(other, "Acme", "", "r2")], {})
    assert len(found.speakers) == 2


def test_a_name_between_two_people_does_not_bring_them_together(say: Say) -> None:
    found = examine(
        [
            say("John A. Smith", "Acme", "", "r1"),
            say("John B. Smith", "Acme", "", "r2"),
            say("John Smith", "Acme", "", "r3"),
        ],
        {},
    )
    ids = speakers_of(found.identification)
    assert ids[0] != ids[1]
    assert found.unsure


def test_adding_releases_keeps_permalinks(say: Say) -> None:
    first = [
        say("Peter Lam", "HKTDC", "Chairman", "r2", day="2024-05-01"),
        say("Ann Roe", "Acme", "", "r2", day="2024-05-01"),
    ]
    before = identify(first, {})
    older = say("Peter K N Lam", "HKTDC", "Chairman", "r1", day="2020-01-01")
    after = identify([older, *first], {})
    now = {s.id for s in after.speakers} | {a for a, _ in after.redirects}
    assert {s.id for s in before.speakers} <= now
    assert dict(after.redirects)[str(before.quotes[0].speaker_id)] == after.quotes[1].speaker_id


def test_the_order_of_the_quotes_does_not_matter(say: Say) -> None:
    quotes = [
        say(name, organisation, role, f"r{n}", day=f"2024-01-{n + 1:02}")
        for n, (name, organisation, role) in enumerate(
            [
                ("Peter Lam", "HKTDC", "Chairman"),
                ("Peter K N Lam", "HKTDC", "Chairman"),
                ("Lam Kin-ngok Peter", "HKTDC", "Chairman"),
                ("Peter Lam", "", "Chairman"),
                ("Lam", "HKTDC", "Chairman"),
                ("P. Lam", "HKTDC", "Chairman"),
            ]
        )
    ]
    first = identify(quotes, {})
    for seed in range(5):
        shuffled = quotes[:]
        random.Random(seed).shuffle(shuffled)
        again = identify(shuffled, {})
        assert again.speakers == first.speakers
        assert again.organisations == first.organisations
        assert again.redirects == first.redirects


def test_a_change_of_office_is_a_new_membership_of_the_same_person(say: Say) -> None:
    found = identify(
        [
            say("Ann Roe", "Fenna Line", "Operations director", "r1", day="2022-01-01"),
            say("Ann Roe", "Fenna Line", "Operations director", "r2", day="2022-06-01"),
            say("Ann Roe", "Fenna Line", "CEO", "r3", day="2023-06-01"),
        ],
        {},
    )
    (ann,) = found.speakers
    assert [(m.role, str(m.since), str(m.until), m.evidence) for m in ann.memberships] == [
        ("Operations director", "2022-01-01", "2022-06-01", "r1"),
        ("CEO", "2023-06-01", "2023-06-01", "r3"),
    ]


def test_a_role_that_changes_hands_does_not_merge_its_holders(say: Say) -> None:
    found = identify(
        [
            say("Anselm Brandt", "Fenna Line", "chief executive", "r1"),
            say("Lesley Trevanion", "Fenna Line", "chief executive", "r2"),
            say("Brandt", "Fenna Line", "chief executive", "r3"),
        ],
        {},
    )
    ids = speakers_of(found)
    assert ids[0] != ids[1]
    assert ids[2] != ids[1]


def test_a_description_or_a_pronoun_names_nobody(say: Say) -> None:
    found = identify([say("marketing manager of Acme", "Acme"), say("", "", type_="unknown")], {})
    assert speakers_of(found) == [None, None]
    assert found.quotes[0].organisation_id == "acme"


def test_an_organisation_that_speaks_is_a_speaker_under_its_own_id(say: Say) -> None:
    found = identify([say("Fenna Line Ltd", type_="organisation")], {})
    assert found.quotes[0].speaker_id == "fenna-line"
    assert found.quotes[0].organisation_id == "fenna-line"
    assert found.speakers[0].type == "organisation"


def test_a_name_on_no_list_is_one_person_unless_something_speaks_against_it(
    say: Say,
) -> None:
    alone = [say("Ximenara Quillfeather", release=f"r{n}") for n in range(2)]
    assert len(identify(alone, {}).speakers) == 1
    apart = [
        say("Ximenara Quillfeather", "Acme", release="r1"),
        say("Ximenara Quillfeather", "Fenna Line", release="r2"),
    ]
    assert len(identify(apart, {}).speakers) == 2


@pytest.mark.parametrize("name", ["John Smith", "Wang Wei", "Maria Garcia", "Tan Wei Ming"])
def test_a_small_archive_knows_the_worlds_common_names(say: Say, name: str) -> None:
    found = examine([say(name, "", "minister", "r1"), say(name, "", "minister", "r2")], {})
    assert len(found.identification.speakers) == 2


def test_first_names_are_not_asked_about(say: Say) -> None:
    found = examine([say("Steve", release="r1"), say("Steve", release="r2")], {})
    assert len(found.identification.speakers) == 2
    assert found.unsure == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hong Kong SAR", "Hong Kong Special Administrative Region"),
        ("Coinford and Pinfold", "Pinfold and Coinford"),
        ("PUM", "PUM Exchange"),
    ],
)
def test_two_ways_to_write_an_organisation_do_not_speak_against_one_person(
    say: Say, one: str, other: str
) -> None:
    found = identify(
        [say("Orla Prentice", one, "CEO", "r1"), say("Orla Prentice", other, "CEO", "r2")], {}
    )
    assert len(found.speakers) == 1


def memberships_of(quotes: list[Quote]) -> list[tuple[object, ...]]:
    (speaker,) = identify(quotes, {}).speakers
    return [(m.role, str(m.since), str(m.until), m.quotes, m.evidence) for m in speaker.memberships]


def test_a_quote_keeps_the_role_of_its_day(say: Say) -> None:
    found = identify(
        [
            say("Ann Roe", "Fenna Line", "Operations director", "r1", day="2022-01-01"),
            say("Ann Roe", "Fenna Line", "CEO", "r2", day="2023-06-01"),
            say("Ann Roe", "Fenna Line", "", "r3", day="2024-06-01"),
        ],
        {},
    )
    assert len(found.speakers) == 1
    assert [quote.role for quote in found.quotes] == ["Operations director", "CEO", ""]


def test_who_is_called_former_does_not_hold_the_office_any_more(say: Say) -> None:
    assert memberships_of(
        [
            say("Ann Roe", "Fenna Line", "CEO", "r1", day="2022-01-01"),
            say("Ann Roe", "Fenna Line", "chief executive", "r2", day="2023-01-01"),
            say("Ann Roe", "Fenna Line", "former CEO", "r3", day="2024-01-01"),
        ]
    ) == [
        ("chief executive", "2022-01-01", "2023-01-01", 2, "r1"),
        ("former CEO", "2024-01-01", "2024-01-01", 1, "r3"),
    ]


def test_a_role_said_in_short_is_the_role_of_that_time(say: Say) -> None:
    assert memberships_of(
        [
            say("Ann Roe", "Fenna Line", "CEO", "r0", day="2020-01-01"),
            say("Ann Roe", "Fenna Line", "Chairman and CEO", "r1", day="2022-01-01"),
            say("Ann Roe", "Fenna Line", "Fenna Line Chairman", "r2", day="2023-01-01"),
            say("Ann Roe", "Fenna Line", "Chairman and CEO", "r3", day="2024-01-01"),
            say("Ann Roe", "Fenna Line", "Chairman", "r4", day="2025-01-01"),
        ]
    ) == [
        ("CEO", "2020-01-01", "2020-01-01", 1, "r0"),
        ("Chairman and CEO", "2022-01-01", "2024-01-01", 3, "r1"),
        ("Chairman", "2025-01-01", "2025-01-01", 1, "r4"),
    ]


@pytest.mark.parametrize("days", [("2022-01-01", "2024-01-01"), ("2024-01-01", "2022-01-01")])
def test_an_office_that_changes_hands_is_two_memberships_of_two_people(
    say: Say, days: tuple[str, ...]
) -> None:
    found = identify(
        [
            say("Odalys Renner", "Port Merrin", "Mayor", "r1", day=days[0]),
            say("Tom Wakeling", "Port Merrin", "Mayor", "r2", day=days[1]),
        ],
        {},
    )
    held = {s.name: [(m.role, str(m.since)) for m in s.memberships] for s in found.speakers}
    assert held == {
        "Odalys Renner": [("Mayor", days[0])],
        "Tom Wakeling": [("Mayor", days[1])],
    }


@pytest.mark.parametrize(("name", "speakers"), [("Steve", 2), ("Choi", 3)])
def test_a_first_name_in_the_same_company_is_one_person_a_family_name_is_not(
    say: Say, name: str, speakers: int
) -> None:
    about = frozenset({"skarrow light trust", "grey heron", "fenna narrows", "lantern walk"})
    contexts = {
        ReleaseId(r): ReleaseContext(ReleaseId(r), publisher="wire", names=about)
        for r in ("r1", "r2")
    }
    quotes = [say(n, release=r) for r in ("r1", "r2") for n in (name, "Odalys Quillfeather")]
    assert len(identify(quotes, contexts).speakers) == speakers


def test_the_very_same_words_in_two_releases_are_one_persons(say: Say) -> None:
    words = "Our neighbours have waited for this crossing for eleven years, and today it is open."
    apart = [say("Steve", "", "", "r1"), say("Steve", "", "", "r2")]
    together = [replace(quote, text=words) for quote in apart]
    assert len(identify(apart, {}).speakers) == 2
    assert len(identify(together, {}).speakers) == 1


def test_the_same_words_do_not_make_two_names_one(say: Say) -> None:
    words = "Our neighbours have waited for this crossing for eleven years, and today it is open."
    quotes = [say("Ann Roe", "", "", "r1"), say("Bob Halm", "", "", "r2")]
    assert len(identify([replace(q, text=words) for q in quotes], {}).speakers) == 2


@pytest.mark.parametrize(
    ("one", "other", "speakers"),
    [("Mayor", "Caldmere Mayor", 1), ("President", "Vice President", 2)],
)
def test_a_role_in_short_counts_but_a_deputy_holds_another(
    say: Say, one: str, other: str, speakers: int
) -> None:
    quotes = [say("Brandon Fitzwater", "", one, "r1"), say("Brandon Fitzwater", "", other, "r2")]
    assert len(identify(quotes, {}).speakers) == speakers


def test_what_was_identified_is_identified_the_same_again(say: Say) -> None:
    quotes = [
        say("Lumera", "", "", "r1"),
        say("Ann Roe", "Lumera", "CEO", "r2"),
        say("Bob Halm", "Lumera", "CFO", "r3"),
        say("Cid Vorn", "Lumera", "COO", "r4"),
        say("Bill Halm", "Vorn", "", "r5"),
    ]
    once = identify(quotes, {})
    assert once.quotes[0].speaker_type == "organisation"
    assert identify(once.quotes, {}) == once


def test_a_role_that_names_the_speakers_organisation_is_said_of_it(say: Say) -> None:
    quotes = [
        say("Ann Roe", "Lumera Labs, Inc.", "President and CEO", "r1"),
        say("Ann Roe", "Lumera Labs, Inc.", "President and CEO", "r2"),
        say("Ann Roe", "", "Lumera President and CEO", "r2"),
        say("Ann Roe", "", "President of the jury", "r2"),
    ]
    found = identify(quotes, {})
    assert [q.organisation_id for q in found.quotes] == ["lumera-labs"] * 3 + [None]
    (speaker,) = found.speakers
    assert [(m.role, m.quotes) for m in speaker.memberships if m.organisation_id] == [
        ("President and CEO", 3)
    ]


def test_a_role_that_names_the_others_organisation_counts_as_related(
    say: Say,
) -> None:
    quotes = [
        say("Brandon Fitzwater", "Halmerweek", "Editor", "r1"),
        say("Brandon Fitzwater", "Paylong", "Halmerweek Editor-in-Chief", "r2"),
    ]
    assert len(identify(quotes, {}).speakers) == 1


def test_two_initials_tell_more_than_none(say: Say) -> None:
    quotes = [
        say("PJ Fitzwater", "Fenna Line", "founder", "r1"),
        say("PJ Fitzwater", "", "founder", "r2"),
    ]
    assert len(identify(quotes, {}).speakers) == 1
