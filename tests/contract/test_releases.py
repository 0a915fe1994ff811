"""The second scope: words anywhere in the texts of releases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from indexer.archive import (
    Filter,
    MemoryArchive,
    Phrase,
    Reader,
    ReleaseResult,
    SearchQuery,
    StoredArchive,
    Word,
    open_archive,
)
from indexer.archive.language import parse
from indexer.model import Quote, Release
from tests.contract.samples import corpora, make_quote, make_release, queries

TEXTS = {
    "a": "The toll will rise in May.\n\nAnn Roe said that the carbon tax stays.",
    "b": "A carbon duty, no tax.",
    "c": "Taxes of the harbour were cut, and taxes of the town, and taxes of the land.",
    "d": "Nothing here.",
}


@pytest.fixture(scope="module")
def reader(standing: StoredArchive, publish_once: Callable[..., str]) -> Iterator[Reader]:
    days = {"a": date(2024, 5, 1), "b": date(2025, 3, 1), "c": None, "d": date(2023, 1, 1)}
    items = []
    for name, text in TEXTS.items():
        issuer = "Harbour Board" if name in "ab" else "HARBOUR board" if name == "c" else ""
        release = make_release(name, days[name], text=text, issuer=issuer)
        quotes = [make_quote("q-a", release, "the carbon tax stays")] if name == "a" else []
        items.append((release, quotes))
    publish_once(*items)
    with standing.reader() as found:
        yield found


def _search(reader: Reader, query: SearchQuery) -> ReleaseResult:
    found = reader.search_releases(query)
    assert found is not None, "texts of releases are searched"
    return found


def _found(reader: Reader, typed: str, **changes: Any) -> list[str]:
    query = replace(parse(typed, reader.resolve).query(), **changes)
    result = _search(reader, query)
    assert result.total == reader.count_releases(query)
    return [hit.id for hit in result.hits]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("tax", ["b", "a", "c"]),
        ('"carbon tax"', ["a"]),
        ("carbon -toll", ["b"]),
        ("carbon NEAR/2 tax", ["a"]),
        ("harb*", ["c"]),
        ("duty OR nothing", ["b", "d"]),
        ("nobody", []),
        ("tax since:2025", ["b"]),
        ('tax issuer:"harbour board"', ["b", "a", "c"]),
        ("-issuer:harbour", ["d"]),
        ('by:"ann roe"', ["a"]),
        ('tax -by:"ann roe"', ["b", "c"]),
        ("tax role:minister kind:direct", ["a"]),
        ("", ["b", "a", "d", "c"]),
    ],
)
def test_words_are_found_anywhere_in_releases(reader: Reader, typed: str, names: list[str]) -> None:
    assert _found(reader, typed, sort="newest") == names


def test_what_has_the_words_most_comes_first(reader: Reader) -> None:
    assert _found(reader, "tax")[0] == "c"


def test_a_found_release_shows_its_words_and_counts_its_quotes(reader: Reader) -> None:
    [hit] = _search(reader, SearchQuery(Phrase(("carbon", "tax")))).hits
    assert hit.snippet.text == "Ann Roe said that the carbon tax stays."
    assert [span.of(hit.snippet.text) for span in hit.snippet.marks] == ["carbon tax"]
    assert hit.snippet.cut_before
    assert (hit.title, hit.quotes) == ("Title of a", 1)


def test_facets_of_releases_count_what_they_lead_to(reader: Reader) -> None:
    query = SearchQuery(Word("tax"), facets=("issuer", "speaker", "language"))
    issuers, languages = _search(reader, query).facets
    assert [(b.value, b.count) for b in issuers.buckets] == [("Harbour Board", 3)]
    assert [(b.value, b.count) for b in languages.buckets] == [("en", 3)]
    for bucket in issuers.buckets:
        led = replace(query, filters=(Filter("issuer", bucket.value),))
        assert reader.count_releases(led) == bucket.count


def test_texts_follow_what_becomes_of_releases(
    archive: StoredArchive, publish: Callable[..., str]
) -> None:
    first, second, third = (make_release(n, text=f"The toll of {n}.") for n in ("a", "b", "c"))
    publish((first, []), (second, []))
    changed = replace(second, text="The duty of b.", sha256="0" * 64)
    with archive.writer() as writer:
        writer.discard(first.id)
        writer.add(changed, ())
        writer.add(third, ())
        writer.publish()
    with archive.reader() as reader:
        assert _found(reader, "toll") == ["c"]
        assert _found(reader, "duty") == ["b"]
        assert _found(reader, "the") == ["b", "c"]


def test_many_small_updates_keep_every_text(archive: StoredArchive) -> None:
    for number in range(11):
        with archive.writer() as writer:
            writer.add(make_release(f"r{number:02}", text=f"The toll of {number}."), ())
            writer.publish()
    with archive.reader() as reader:
        assert reader.count_releases(SearchQuery(Word("toll"))) == 11
        assert _found(reader, "7") == ["r07"]


def test_every_release_is_found_where_texts_are_indexed_in_parts(
    archive: StoredArchive, publish: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.archive.embedded.writing.texts.TEXT_TERMS", 5)
    publish(*((make_release(f"r{n}", text=f"The toll of {n}."), ()) for n in range(7)))
    with archive.reader() as reader:
        assert _found(reader, "toll") == [f"r{n}" for n in range(7)]
        assert _found(reader, "4") == ["r4"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corpora(), queries())
def test_archives_agree_on_releases(
    tmp_path_factory: pytest.TempPathFactory,
    drawn: list[tuple[Release, tuple[Quote, ...]]],
    query: SearchQuery,
) -> None:
    corpus = [
        (replace(release, text=" ".join(q.text for q in quotes)), quotes)
        for release, quotes in drawn
    ]
    archives: tuple[StoredArchive, ...] = (
        MemoryArchive(),
        open_archive(tmp_path_factory.mktemp("a")),
    )
    answers = []
    for archive in archives:
        with archive.writer() as writer:
            for release, quotes in corpus:
                writer.add(release, quotes)
            writer.publish()
        with archive.reader() as reader:
            answers.append((_search(reader, query), reader.count_releases(query)))
        archive.close()
    (plain, count), (embedded, same) = answers
    assert embedded.facets == plain.facets
    assert (count, same) == (plain.total, plain.total)
    assert [replace(hit, score=0.0) for hit in embedded.hits] == [
        replace(hit, score=0.0) for hit in plain.hits
    ]
    assert [hit.score for hit in embedded.hits] == pytest.approx([h.score for h in plain.hits])
