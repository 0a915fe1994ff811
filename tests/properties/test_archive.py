"""The embedded archive answers what the reference in memory answers."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from indexer.archive import MemoryArchive, SearchQuery, open_archive
from indexer.model import Identification, QuoteId
from tests.contract.samples import FIELDS, PEOPLE, VOCABULARY, corpora, queries

# No shrinking: every example publishes up to eight generations with fsync; examples are small.
COMPARED = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


@contextmanager
def both() -> Iterator[tuple[Any, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        embedded = open_archive(folder)
        yield MemoryArchive(), embedded
        embedded.close()


def fill(archive: Any, steps: list[Any], identification: Identification | None) -> None:
    """Publish each step; a step may replace releases of an earlier one, or discard them."""
    for corpus, discarded in steps:
        with archive.writer() as writer:
            for release, quotes in corpus:
                writer.add(release, quotes)
            for release_id in discarded:
                writer.discard(release_id)
            if identification is not None:
                writer.identify(identification)
            writer.publish()


SAYINGS = tuple(
    tuple(map(QuoteId, quotes))
    for quotes in (
        ("q-r0-0", "q-r1-0", "q-r2-1"),
        ("q-r3-0", "q-r4-0", "q-r5-2", "q-r6-0"),
        ("q-r7-0", "q-r8-1", "q-r9-0", "q-r1-1", "q-r2-0"),
    )
)


def compare(memory: Any, embedded: Any, asked: list[SearchQuery]) -> None:
    with memory.reader() as left, embedded.reader() as right:
        for query in asked:
            assert right.search(query) == left.search(query)
            assert right.count(query) == left.count(query)
            assert list(right.export(query)) == list(left.export(query))


@COMPARED
@given(corpora(), corpora(), st.lists(queries(), min_size=1, max_size=8), st.booleans())
def test_searches_are_those_of_the_reference(
    first: list[Any], second: list[Any], asked: list[SearchQuery], identified: bool
) -> None:
    people = replace(PEOPLE, sayings=SAYINGS) if identified else None
    with both() as (memory, embedded):
        for archive in (memory, embedded):
            fill(archive, [(first, []), (second, ["r3", "r4"])], people)
        compare(memory, embedded, asked)


@COMPARED
@given(corpora(), st.data())
def test_identification_may_change_anything_of_a_quote(
    corpus: list[Any], data: st.DataObject
) -> None:
    quotes = [q for _, qs in corpus for q in qs]
    changed = [
        replace(
            quote,
            speaker_id=data.draw(st.sampled_from(["s-roe", "s-lee", None])),
            text=data.draw(st.sampled_from([quote.text, "carbon tax", quote.text + " tax"])),
            kind=data.draw(st.sampled_from([quote.kind, "mixed"])),
            judgement="matched",
            corrected=data.draw(st.sampled_from(["", "2026-01-01: misheard"])),
        )
        for quote in quotes
        if data.draw(st.booleans())
    ]
    asked = data.draw(st.lists(queries(), min_size=1, max_size=4))
    with both() as (memory, embedded):
        for archive in (memory, embedded):
            fill(archive, [(corpus, [])], replace(PEOPLE, quotes=tuple(changed)))
        compare(memory, embedded, asked)
        for archive in (memory, embedded):  # and back again, in a later generation
            fill(archive, [([], ["r1"])], replace(PEOPLE, quotes=tuple(quotes)))
        compare(memory, embedded, asked)
        with memory.writer() as left, embedded.writer() as right:
            assert list(right.quotes()) == list(left.quotes())
            assert list(right.releases()) == list(left.releases())


@COMPARED
@given(corpora(), corpora(), st.booleans())
def test_records_and_names_are_those_of_the_reference(
    first: list[Any], second: list[Any], identified: bool
) -> None:
    with both() as (memory, embedded):
        for archive in (memory, embedded):
            fill(archive, [(first, []), (second, [])], PEOPLE if identified else None)
        with memory.reader() as left, embedded.reader() as right:
            for field in FIELDS[:5]:
                for typed in ("", "a", "jo", "lee", "min", "harbour c", "hk", "roe", "s-old"):
                    assert right.suggest(typed, (field,), 3) == left.suggest(typed, (field,), 3)
                    assert right.resolve(field, typed) == left.resolve(field, typed)
            assert right.suggest("", FIELDS[:4], 5) == left.suggest("", FIELDS[:4], 5)
            for word in (*VOCABULARY, "taxs", "carbn", "centr", "orgnisation", "rowe"):
                assert right.spellings(word) == left.spellings(word)
            for field in ("speaker", "organisation"):
                for initial in ("", "R", "L", "#"):
                    assert right.browse(field, initial) == left.browse(field, initial)
                    assert right.browse(field, initial, 2, 1) == left.browse(field, initial, 2, 1)
            for release, quotes in (*first, *second):
                assert right.release(release.id) == left.release(release.id)
                for quote in quotes:
                    if quote.id in {q.id for q in left.release(release.id).quotes}:
                        assert right.quote(quote.id) == left.quote(quote.id)
            same = {"generation": "", "built": ""}
            assert replace(right.statistics(), **same) == replace(left.statistics(), **same)
