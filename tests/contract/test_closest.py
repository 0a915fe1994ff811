"""The quotes closest to a search: what they meet, and in which order they come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from indexer.archive import Reader, SearchQuery, StoredArchive
from indexer.archive.closest import Met, marked_words
from indexer.archive.language import parse
from indexer.model import Identification, Organisation, OrganisationId, Quote, Speaker, SpeakerId
from tests.contract.samples import make_quote, make_release

BRIDGE = make_release("bridge", date(2024, 5, 3), title="Hearing on the Corran bridge")
CLINIC = make_release(
    "clinic", date(2025, 7, 9), title="New ward opens", text="The pools of the clinic are warm."
)
ROE, PELL = SpeakerId("roe"), SpeakerId("pell")
COUNCIL = OrganisationId("council")
QUOTES = {
    "tolls": ("The tolls will end in April.", ROE, "Mayor", COUNCIL),
    "paint": ("The paint is dry and the tolls are not my business.", PELL, "Painter", None),
    "pressure": ("We treat high blood pressure before it is too late.", PELL, "Nurse", None),
    "doctors": ("Our physicians are tired.", PELL, "Nurse", None),
}


@pytest.fixture(scope="module")
def reader(standing: StoredArchive, publish_once: Callable[..., str]) -> Iterator[Reader]:
    people = (Speaker(ROE, "Ann Roe", "person"), Speaker(PELL, "Ida Waters", "person"))
    bodies = (Organisation(COUNCIL, "Harbour Council"),)
    made: dict[str, list[Quote]] = {"bridge": [], "clinic": []}
    for start, (name, (text, who, role, body)) in enumerate(QUOTES.items()):
        release = BRIDGE if name in ("tolls", "paint") else CLINIC
        made[release.id].append(
            replace(
                make_quote(name, release, text, start * 100),
                published=release.published, role=role, speaker_id=who, organisation_id=body,
            )
        )  # fmt: skip
    everything = tuple(quote for quotes in made.values() for quote in quotes)
    publish_once(
        (BRIDGE, made["bridge"]),
        (CLINIC, made["clinic"]),
        identification=Identification(everything, people, bodies),
    )
    with standing.reader() as opened:
        yield opened


def closest(reader: Reader, text: str) -> list[str]:
    return [one.hit.quote.id for one in reader.closest(parse(text, reader.resolve).query())]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("roe tolls", "tolls"),  # a surname typed freely
        ("what did roe say about tolls", "tolls"),  # a question
        ("tolls mayor", "tolls"),  # an office
        ("harbour council tolls", "tolls"),  # an organisation
        ("corran tolls april", "tolls"),  # a word of the headline alone
        ("tolls may 2024 april", "tolls"),  # a month
        ("tols april end", "tolls"),  # typed wrong
        ("tolls april finished soon", "tolls"),  # words that nobody said
        ("hypertension late treat", "pressure"),  # a synonym, typed as one word, said as three
        ("doctors tired", "doctors"),
    ],
)
def test_what_is_half_remembered_is_found_first(reader: Reader, typed: str, first: str) -> None:
    assert reader.count(parse(typed, reader.resolve).query()) == 0
    assert closest(reader, typed)[0] == first


def test_what_each_quote_meets_and_misses_is_told(reader: Reader) -> None:
    (found, *_) = reader.closest(parse("roe tolls nowhere", reader.resolve).query())
    assert [(m.clue, m.where) for m in found.met] == [
        ("roe", "speaker"), ("tolls", "words"), ("nowhere", ""),
    ]  # fmt: skip
    assert found.missing == ("nowhere",)
    assert [span.of(found.hit.snippet.text) for span in found.hit.snippet.marks] == ["tolls"]


def test_a_synonym_says_what_it_was_found_through(reader: Reader) -> None:
    (found, *_) = reader.closest(parse("doctors", reader.resolve).query())
    assert [(m.where, m.through) for m in found.met] == [("words", "physicians")]


def test_words_near_in_meaning_come_where_no_quote_has_all(reader: Reader) -> None:
    (found, *_) = reader.closest(parse("tolls finish", reader.resolve).query())
    assert [(m.where, m.through) for m in found.met] == [("words", ""), ("words", "end")]
    (found, *_) = reader.closest(parse("roe finish", reader.resolve).query())
    assert [(m.where, m.through) for m in found.met] == [("speaker", ""), ("words", "end")]
    assert closest(reader, '"finish"') == []
    (found, *_) = reader.closest(parse("tolls april finish ending", reader.resolve).query())
    assert [m.through for m in found.met] == ["", "", "end", ""]  # its own form before another


def test_a_word_elsewhere_in_the_release_is_met_where_no_quote_has_all(reader: Reader) -> None:
    found = reader.closest(parse("pool tired waters", reader.resolve).query())
    assert [(m.clue, m.where) for m in found[0].met] == [
        ("pool", "text"), ("tired", "words"), ("waters", "speaker"),
    ]  # fmt: skip
    assert found[0].missing == ()
    assert found[0].hit.quote.id == "doctors"
    assert [span.of(found[0].hit.snippet.text) for span in found[0].hit.snippet.marks] == ["tired"]


def test_what_is_met_as_typed_comes_before_what_is_near_in_meaning(reader: Reader) -> None:
    assert closest(reader, "paint cease")[0] == "paint"


def test_quotes_that_match_everything_are_not_repeated(reader: Reader) -> None:
    assert closest(reader, "tolls april") == ["paint"]


@pytest.mark.parametrize(
    "typed", ['"tolls will never end"', "tolls OR paint", "toll*", "-tolls", ""]
)
def test_what_is_strict_has_nothing_close(reader: Reader, typed: str) -> None:
    assert closest(reader, typed) == []


def test_exclusions_filters_and_dates_hold(reader: Reader) -> None:
    assert closest(reader, "tolls nowhere -paint") == ["tolls"]
    assert closest(reader, "tolls nowhere speaker:waters") == ["paint"]
    assert closest(reader, "tolls nowhere since:2025") == []


def test_a_search_without_words_has_nothing_close(reader: Reader) -> None:
    assert reader.closest(SearchQuery()) == ()


def test_a_word_after_a_plus_is_in_all_that_is_close(reader: Reader) -> None:
    assert closest(reader, "paint tolls bakery") == ["paint", "tolls"]
    assert closest(reader, "paint +tolls bakery") == ["paint"]
    assert closest(reader, "+paint tolls bakery") == ["paint"]
    assert closest(reader, "+bakery tolls") == []


def test_of_a_phrase_only_words_that_tell_are_marked() -> None:
    met = (Met("joblessness", "words", "out of work"), Met("of", "words"), Met("roe", "speaker"))
    assert marked_words([(1, 1.0, met)]) == ("work", "of")
