"""Which families of offices a role belongs to."""

from __future__ import annotations

import pytest

from indexer.archive.offices import families_of, family_called, part_code, ways_to_write
from indexer.lexicon.office_families import FAMILIES


@pytest.mark.parametrize(
    ("role", "families"),
    [
        ("CEO", "chief-executive"),
        ("Chief Executive of Tolland Ferries", "chief-executive"),
        ("Tolland Ferries CEO", "chief-executive"),
        ("Chief Executive Officer (CEO)", "chief-executive"),
        ("President & CEO", "chief-executive president"),
        ("Founder, President and Chair of the Board", "chair founder president"),
        ("former CEO", "former-chief-executive"),
        ("ex-CEO", "former-chief-executive"),
        ("former president and CEO", "former-chief-executive former-president"),
        ("former senator, chair of the fund", "chair former-senator"),
        ("Chair and former CEO", "chair former-chief-executive"),
        ("president emeritus", "former-president"),
        ("Interim President & CEO", "acting-chief-executive acting-president"),
        ("incoming CEO", ""),
        ("Governor-elect", ""),
        ("Deputy CEO", ""),
        ("assistant to the CEO", ""),
        ("spokesman for the governor", "spokesperson"),
        ("Vice President of Marketing", "vice-president"),
        ("Sr. VP", "vice-president"),
        ("vice-chair", "vice-chair"),
        ("Gov.", "governor"),
        ("Maryland Governor", "governor"),
        ("Lt. Gov.", "lieutenant-governor"),
        ("U. S. Rep.", "member-of-congress"),
        ("sales representative", ""),
        ("MP for Caldmere North", "member-of-parliament"),
        ("Member of Parliament", "member-of-parliament"),
        ("Minister for Health and Sport", "minister"),
        ("Secretary of State for Wales", "secretary-of-state"),
        ("associate professor of law", "professor"),
        ("Ann Roe, MD", ""),
        ("Presidents", "president"),
        ("gobernadora de Caldmere", "governor"),
        ("港務局主席", "chair"),
        ("副主席", "vice-chair"),
        ("前行政總裁", "former-chief-executive"),
        ("署理部長", "acting-minister"),
        ("", ""),
        ("&& ,;()", ""),
        ("of the", ""),
        ("CEO " * 4_000, "chief-executive"),
    ],
)
def test_families_of_a_role(role: str, families: str) -> None:
    assert families_of(role) == tuple(families.split())


def test_the_table_is_sorted_and_every_way_to_write_belongs_to_one_family() -> None:
    assert list(FAMILIES) == sorted(FAMILIES)
    ways = [way for code in FAMILIES for way in ways_to_write(code)]
    assert len(ways) == len(set(ways))
    for code, others in FAMILIES.items():
        assert list(others) == sorted(others), code


@pytest.mark.parametrize("code", sorted(FAMILIES))
def test_each_name_of_a_family_is_read_as_it(code: str) -> None:
    for way in ways_to_write(code):
        assert families_of(way) == (code,), way
        assert family_called(way) == code
    assert family_called(f"former {code}") == f"former-{code}"
    assert part_code(f"acting-{code}") == ("acting", code)
