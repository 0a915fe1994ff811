"""What a search shows of speeches, in every archive."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from indexer.archive import And, Phrase, SearchQuery, Word, count_words
from indexer.model import Quote, Release, Span
from indexer.text.pieces import join_pieces
from tests.contract.samples import make_quote, make_release

PARAGRAPHS = (
    "Ann Roe spoke at the quay.",
    "My friends, the quay is ours. " + "We mend what the sea breaks. " * 10,
    "(Applause.)",
    "The crane is old. " + "It creaks in the wind from the north. " * 12,
    "A crane and a quay belong together. " + "So my mother said to all of us. " * 12,
    "I shall buy a crane before I go. The crane will be painted red.",
)


def make_speech(name: str, *said: str, skip: tuple[int, ...] = (0, 2)) -> tuple[Release, Quote]:
    """A release and the statement of its one turn: all paragraphs but those that are skipped."""
    release = make_release(name, text="\n\n".join(said))
    spans, start = [], 0
    for number, paragraph in enumerate(said):
        if number not in skip:
            spans.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + 2
    quote = make_quote(
        f"{name}-1", release, join_pieces(release.text, spans), kind="statement",
        content=tuple(spans), turn=1, paragraphs=(2, len(said)), rule="speech",
    )  # fmt: skip
    return release, quote


@pytest.fixture(scope="module")
def search(standing: Any, publish_once: Callable[..., str]) -> Callable[..., Any]:
    release, quote = make_speech("speech", *PARAGRAPHS)
    other = make_release("note")
    short = make_quote("short", other, "The crane is safe.")
    publish_once((release, [quote]), (other, [short]))

    def run(expression: Any, **changes: Any) -> Any:
        with standing.reader() as reader:
            return reader.search(SearchQuery(expression=expression, **changes))

    return run


def test_the_paragraph_with_most_of_the_words_is_shown(search: Callable[..., Any]) -> None:
    (hit,) = search(And((Word("crane"), Word("quay")))).hits
    assert hit.passage.number == 5
    assert hit.passage.found == (5,)
    assert hit.passage.words.strip() == PARAGRAPHS[4].strip()
    assert hit.snippet.text.startswith("A crane and a quay")
    assert hit.snippet.cut_before


def test_every_paragraph_that_has_as_much_is_named(search: Callable[..., Any]) -> None:
    hits = {hit.quote.id: hit for hit in search(Word("crane")).hits}
    passage = hits["speech-1"].passage
    assert passage.found == (4, 5, 6)
    assert passage.number == 6  # which has the word twice
    assert passage.length == count_words(hits["speech-1"].quote.text)
    assert [m.of(hits["speech-1"].snippet.text) for m in hits["speech-1"].snippet.marks] == [
        "crane",
        "crane",
    ]
    assert not hits["speech-1"].snippet.cut_after


def test_a_speech_is_one_quote_however_long(search: Callable[..., Any]) -> None:
    result = search(Word("crane"), facets=("kind",), interval="year")
    assert result.total == 2
    assert {b.value: b.count for b in result.facets[0].buckets} == {"speech": 1, "direct": 1}
    assert sum(period.count for period in result.timeline) == 2


def test_a_short_quote_with_the_word_stands_before_a_long_speech(
    search: Callable[..., Any],
) -> None:
    assert [hit.quote.id for hit in search(Word("crane")).hits] == ["short", "speech-1"]


def test_other_quotes_have_no_passage(search: Callable[..., Any]) -> None:
    assert search(Word("crane")).hits[0].passage is None


def test_a_phrase_over_two_paragraphs_is_shown_as_before(search: Callable[..., Any]) -> None:
    (hit,) = search(Phrase(("breaks", "the", "crane"))).hits
    assert hit.passage.number == 2
    assert "breaks" in hit.snippet.text


def test_without_words_the_beginning_is_shown(search: Callable[..., Any]) -> None:
    hits = {hit.quote.id: hit for hit in search(None).hits}
    assert hits["speech-1"].snippet.text.startswith("My friends")
    assert hits["speech-1"].passage.number == 2


def test_exports_have_the_whole_of_a_speech(standing: Any, search: Callable[..., Any]) -> None:
    with standing.reader() as reader:
        hits = list(reader.export(SearchQuery(expression=Word("crane"))))
    assert all(hit.passage is None for hit in hits)
    assert max(len(hit.quote.text) for hit in hits) > 1_000
