"""Who is quoted most widely, and people apart from organisations in the A–Z."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from indexer.archive import Filter, Reader, SearchQuery, StoredArchive
from indexer.archive.result import Listed
from indexer.model import (
    Identification,
    Organisation,
    OrganisationId,
    Speaker,
    SpeakerId,
    SpeakerType,
)
from tests.contract.samples import make_quote, make_release

_WHO: tuple[tuple[str, str, SpeakerType], ...] = (
    ("promoter", "Pat Promoter", "person"),
    ("wide", "Wilma Wide", "person"),
    ("house", "Harbour House", "organisation"),
    ("two", "Tess Two", "person"),
    ("often", "Olga Often", "person"),
)
SPEAKERS = tuple(Speaker(SpeakerId(f"s-{name}"), label, kind) for name, label, kind in _WHO)


@pytest.fixture(scope="module")
def reader(standing: StoredArchive, publish_once: Callable[..., str]) -> Iterator[Reader]:
    items = []
    for place, (speaker, carrier) in enumerate(
        [
            *[("promoter", "P1")] * 4,
            *[("wide", "P1"), ("wide", "P2"), ("wide", "p3 ")],
            *[("house", "P1"), ("house", "P2")],
            *[("two", "P2"), ("two", "P1"), ("two", "P2")],
            *[("often", "P1")] * 13,
        ]
    ):
        release = make_release(f"r{place:02}", publisher=carrier)
        quote = make_quote(f"q{place}", release, f"words {place}", speaker_id=f"s-{speaker}")
        items.append((release, [quote]))
    bodies = (Organisation(OrganisationId("o-harbour"), "The Harbour Council"),)
    publish_once(*items, identification=Identification((), SPEAKERS, bodies))
    with standing.reader() as found:
        yield found


def test_whom_most_carriers_have_leads_and_counts_are_of_quotes(reader: Reader) -> None:
    leading = reader.leading("speaker")
    assert [(b.label, b.count) for b in leading] == [
        ("Wilma Wide", 3),
        ("Olga Often", 13),  # in thirteen releases of one carrier, not in two of two
        ("Tess Two", 3),
        ("Harbour House", 2),
        ("Pat Promoter", 4),
    ]
    for bucket in leading:
        led = SearchQuery(filters=(Filter("speaker", bucket.value),), folded=True)
        assert reader.count(led) == bucket.count
    assert reader.leading("speaker", 2) == leading[:2]
    assert [b.label for b in reader.leading("organisation")] == ["The Harbour Council"]


def test_people_and_organisations_are_listed_apart(reader: Reader) -> None:
    def listed(only: Listed) -> tuple[list[str], list[str]]:
        found = reader.browse("speaker", "", only=only)
        assert found.total == len(found.speakers)
        return [one.speaker.name for one in found.speakers], [i for i, _ in found.initials]

    assert listed("people") == (
        ["Olga Often", "Pat Promoter", "Tess Two", "Wilma Wide"],
        ["O", "P", "T", "W"],
    )
    assert listed("others") == (["Harbour House"], ["H"])
    assert len(listed("all")[0]) == 5
    assert reader.browse("organisation", "", only="people").total == 1
