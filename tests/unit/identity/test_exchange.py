"""Speakers out and in again: Popolo JSON and tables for OpenRefine."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from indexer.errors import AuthorityError
from indexer.export import to_popolo
from indexer.identity import identify, load_authority
from indexer.identity.authority.writing import append_tables, format_organisation, format_person
from indexer.identity.exchange.openrefine import COLUMNS, read_table, write_table
from indexer.identity.exchange.popolo import from_popolo
from indexer.model import Identification
from tests.unit.identity.conftest import Say


@pytest.fixture
def identification(say: Say) -> Identification:
    return identify(
        [
            say("Ann Roe", "Fenna Line Ltd", "CEO", "r1", day="2023-05-01"),
            say("Ann M. Roe", "Fenna Line", "CEO", "r2", day="2024-05-01"),
            say("=Tom Wakeling", "Port Merrin", "Mayor", "r3", day="2024-06-01"),
            say("Fenna Line", type_="organisation", release="r4"),
        ],
        {},
    )


def test_popolo_has_persons_organizations_and_memberships_with_their_proof(
    identification: Identification,
) -> None:
    popolo = json.loads(
        json.dumps(to_popolo(identification.speakers, identification.organisations))
    )
    ann = next(p for p in popolo["persons"] if p["name"] == "Ann M. Roe")
    held = [m for m in popolo["memberships"] if m["person_id"] == ann["id"]]
    assert held == [
        {
            "person_id": ann["id"],
            "role": "CEO",
            "organization_id": "fenna-line",
            "start_date": "2023-05-01",
            "end_date": "2024-05-01",
            "sources": [{"note": "r1"}],
        }
    ]
    assert {o["id"] for o in popolo["organizations"]} == {"fenna-line", "port-merrin"}
    assert not any(p["name"] == "Fenna Line" for p in popolo["persons"])


def test_what_popolo_exports_can_be_imported_and_claims_the_same_people(
    identification: Identification, say: Say, tmp_path: Path
) -> None:
    people, bodies = from_popolo(to_popolo(identification.speakers, identification.organisations))
    append_tables(tmp_path, "organisations.toml", [format_organisation(b) for b in bodies])
    append_tables(tmp_path, "people.toml", [format_person(p) for p in people])
    authority = load_authority(tmp_path)
    quotes = [say("Ann Roe", "Fenna Line", "CEO", "r9")]
    (quote,) = identify(quotes, {}, authority).quotes
    assert quote.speaker_id in {p.id for p in people}
    assert {p.id for p in authority.people} == {p.id for p in people}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ([], "not a Popolo"),
        ({"persons": {}}, "list of objects"),
        ({"persons": [{"id": "x"}]}, "without name"),
        ({"persons": [{"name": "x", "memberships": [{"start_date": "soon"}]}]}, "no date"),
    ],
)
def test_what_is_not_popolo_is_refused(data: dict[str, Any] | list[Any], words: str) -> None:
    with pytest.raises(AuthorityError, match=words):
        from_popolo(data)


def test_popolo_with_partial_dates_and_inner_memberships_is_read() -> None:
    people, _ = from_popolo(
        {
            "persons": [
                {
                    "name": "Ann Roe",
                    "identifiers": [{"scheme": "wikidata", "identifier": "Q7"}],
                    "other_names": [{"name": "A. Roe"}],
                    "memberships": [{"role": "MP", "start_date": "2021-05", "end_date": "2022"}],
                }
            ]
        }
    )
    (ann,) = people
    assert (ann.id, ann.aliases, ann.identifiers) == ("ann-roe", ("A. Roe",), (("wikidata", "Q7"),))
    assert [str(d) for d in (ann.memberships[0].since, ann.memberships[0].until)] == [
        "2021-05-01",
        "2022-01-01",
    ]


def test_a_table_defuses_formulas_and_reads_back(identification: Identification) -> None:
    file = io.StringIO()
    assert write_table(identification, file) == 3
    rows = {row["type"] + row["name"]: row for row in csv.DictReader(io.StringIO(file.getvalue()))}
    assert tuple(next(iter(rows.values()))) == COLUMNS
    tom, ann = rows["person'=Tom Wakeling"], rows["personAnn M. Roe"]
    tom["wikidata"] = "Q9"
    ann["same_as"] = "somebody-else"
    edited = io.StringIO()
    writer = csv.DictWriter(edited, COLUMNS)
    writer.writeheader()
    writer.writerows([ann, tom, rows["organisationFenna Line"]])
    refined = read_table(io.StringIO(edited.getvalue()), "t.csv")
    assert refined.merges == (("somebody-else", ann["id"]),)
    (person,) = refined.people
    assert person.name == "=Tom Wakeling"
    assert person.identifiers == (("wikidata", "Q9"),)
    assert [m.organisation for m in person.memberships] == ["Port Merrin"]


@pytest.mark.parametrize(
    ("text", "line"), [("name\nx\n", 1), ("id,same_as\n,b\n", 2), ("id,same_as\na,b\n,c\n", 3)]
)
def test_a_table_that_is_wrong_is_named_by_line(text: str, line: int) -> None:
    with pytest.raises(AuthorityError) as caught:
        read_table(io.StringIO(text), "t.csv")
    assert caught.value.line == line


def test_a_row_nobody_could_tell_from_namesakes_is_skipped() -> None:
    refined = read_table(
        io.StringIO("id,name,type,wikidata,same_as\nann,Ann Roe,person,Q7,\n"), "t.csv"
    )
    assert not refined.people
    assert "t.csv:2" in refined.skipped[0]


def test_identifiers_beside_a_row_that_is_somebody_else_are_that_ones() -> None:
    table = (
        "id,name,type,organisations,wikidata,orcid,same_as\n"
        "ann-2,Ann Roe,person,Acme,Q9,0000-1,ann-1\n"
        "ann-1,Ann Roe,person,Acme,Q7,,\n"
    )
    refined = read_table(io.StringIO(table), "t.csv")
    assert refined.merges == (("ann-1", "ann-2"),)
    (person,) = refined.people
    assert person.identifiers == (("wikidata", "Q7"), ("orcid", "0000-1"))
