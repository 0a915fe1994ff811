"""A part of a name finds everybody who bears it; a full name finds its person alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from indexer.archive import Reader, StoredArchive
from indexer.model import Alias, Identification, Speaker, SpeakerId
from tests.contract.samples import make_quote, make_release

PEOPLE = (
    Speaker(SpeakerId("short"), "Lee", "person"),
    Speaker(SpeakerId("john"), "John Lee Ka-chiu", "person", (Alias("J. Lee"),)),
    Speaker(SpeakerId("ann"), "Ann Lee", "person"),
    Speaker(SpeakerId("firm"), "Lee Foods", "organisation"),
    Speaker(SpeakerId("leeds"), "Ann Leeds", "person"),
)


@pytest.fixture(scope="module")
def reader(standing: StoredArchive, publish_once: Callable[..., str]) -> Iterator[Reader]:
    release = make_release("r")
    quotes = tuple(
        replace(
            make_quote(person.id, release, f"Words of {person.id}.", n * 50),
            speaker_id=person.id, speaker_name=person.name, speaker_type=person.type,
        )
        for n, person in enumerate(PEOPLE)
    )  # fmt: skip
    publish_once((release, quotes), identification=Identification(quotes, PEOPLE, ()))
    with standing.reader() as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lee", {"short", "john", "ann"}),
        ("Ann Lee", {"ann"}),
        ("john lee", {"john"}),
        ("j lee", {"john"}),
        ("leeds", {"leeds"}),
        ("Lee Foods", {"firm"}),
        ("foods", {"firm"}),
    ],
)
def test_who_a_typed_name_means(reader: Reader, typed: str, found: set[str]) -> None:
    assert {one.value for one in reader.resolve("speaker", typed)} == found


def test_words_are_completed_by_how_many_quotes_have_them(
    archive: StoredArchive, publish: Callable[..., str]
) -> None:
    release = make_release("a")
    texts = ("the toll", "tolls and a toll", "tollbooth", "Tolerance of tolls", "to")
    quotes = [make_quote(f"q{n}", release, text, 30 * n) for n, text in enumerate(texts)]
    publish((release, quotes))
    with archive.reader() as reader:
        assert reader.complete("tol") == ("toll", "tolerance", "tollbooth")
        assert reader.complete("TOLL", 1) == ("toll",)
        assert reader.complete("to") == ()
        assert reader.complete("xyz") == ()


def test_words_are_counted_as_they_are_written(
    archive: StoredArchive, publish: Callable[..., str]
) -> None:
    release = make_release("a")
    texts = ("the toll", "Tolls and a toll", "the tollbooth")
    quotes = [make_quote(f"q{n}", release, text, 30 * n) for n, text in enumerate(texts)]
    publish((release, quotes))
    with archive.reader() as reader:
        assert reader.frequencies(["toll", "tolls", "the", "none"]) == {
            "toll": 2,
            "tolls": 1,
            "the": 2,
        }
        assert reader.frequencies([]) == {}
