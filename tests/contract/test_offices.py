"""Roles in families: one office, however a release writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from indexer.archive import UNNAMED, Filter, Reader, SearchQuery, StoredArchive
from indexer.archive.language import parse
from tests.contract.samples import PEOPLE, make_quote, make_release

ROLES = (
    "CEO",
    "Co-Founder & CEO",
    "chief executive officer of Tolland Ferries",
    "former CEO",
    "Deputy CEO",
    "Interim Chief Executive",
    "Governor of Caldmere",
    "lamplighter",
    "",
)


@pytest.fixture(scope="module")
def reader(standing: StoredArchive, publish_once: Callable[..., str]) -> Iterator[Reader]:
    release = make_release("a")
    quotes = [
        make_quote(f"q{place}", release, f"words {place}", start=20 * place, role=role)
        for place, role in enumerate(ROLES)
    ]
    publish_once((release, quotes))
    with standing.reader() as found:
        yield found


def _roles(reader: Reader, typed: str) -> list[str]:
    query = replace(parse(typed, reader.resolve).query(), sort="oldest")
    return [hit.quote.role for hit in reader.search(query).hits]


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("role:CEO", [0, 1, 2]),
        ("office:ceo", [0, 1, 2]),
        ('role:"chief executive"', [0, 1, 2]),
        ('role:"former CEO"', [3]),
        ('role:"interim CEO"', [5]),
        ("role:founder", [1]),
        ("role:gov", [6]),
        ("role:lamplighter", [7]),
        ("-role:CEO", [3, 4, 5, 6, 7, 8]),
        ("role:CEO -role:founder", [0, 2]),
        ("office:lamplighter", []),
    ],
)
def test_an_office_finds_all_who_hold_it(reader: Reader, typed: str, places: list[int]) -> None:
    assert _roles(reader, typed) == [ROLES[place] for place in places]


def test_every_count_of_an_office_is_what_it_leads_to(reader: Reader) -> None:
    query = SearchQuery(filters=(Filter("office", "founder"),), facets=("office",), facet_size=20)
    facet = reader.search(query).facets[0]
    counts = {bucket.value: bucket.count for bucket in facet.buckets}
    assert counts == {
        "chief-executive": 3,
        "acting-chief-executive": 1,
        "former-chief-executive": 1,
        "founder": 1,
        "governor": 1,
    }
    for value, count in counts.items():
        assert reader.count(SearchQuery(filters=(Filter("office", value),))) == count
    assert [bucket.value for bucket in facet.buckets if bucket.selected] == ["founder"]
    alone = SearchQuery(filters=(Filter("office", UNNAMED),))
    assert facet.unnamed == reader.count(alone) == 3


def test_an_office_of_a_saying_is_counted_once(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    releases = [make_release(name) for name in "abc"]
    quotes = [
        make_quote(f"q-{release.id}", release, "The toll will end.", role=role)
        for release, role in zip(releases, ("CEO", "founder and CEO", "Chair"), strict=True)
    ]
    sayings = (tuple(quote.id for quote in quotes),)
    publish(
        *((release, [quote]) for release, quote in zip(releases, quotes, strict=True)),
        identification=replace(PEOPLE, sayings=sayings),
    )
    with archive.reader() as reader:
        query = SearchQuery(facets=("office",), folded=True)
        counts = {b.value: b.count for b in reader.search(query).facets[0].buckets}
        assert counts == {"chief-executive": 1, "founder": 1, "chair": 1}


def test_offices_are_suggested_by_any_of_their_names(reader: Reader) -> None:
    assert [s.value for s in reader.suggest("ceo", ("office",))] == [
        "chief-executive",
        "acting-chief-executive",
        "former-chief-executive",
    ]
    found = reader.suggest("gob", ("office",))  # in Spanish
    assert [(s.field, s.value, s.count) for s in found] == [("office", "governor", 1)]
    assert reader.resolve("office", "Gov.")[0].value == "governor"
