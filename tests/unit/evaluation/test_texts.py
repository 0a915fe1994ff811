"""Comparing texts: marks, overlap, alignment, names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.evaluation.marked import cut_pieces, kind_by_marks, regions
from indexer.evaluation.names import family_name, is_same_name, is_same_phrase
from indexer.evaluation.overlap import LetterPlaces, WordPlaces, overlap, pair_up
from indexer.evaluation.predict import align
from indexer.model import Span


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “yes, now” and left.", ["yes, now"]),
        ('He said "yes" and "no".', ["yes", "no"]),
        ("He said ''yes'' twice.", ["'yes"]),  # the second mark is no letter and never counts
        ("«Sí», dijo.", ["Sí"]),
        ("“open to the end\n“and again”", ["open to the end", "and again"]),
        ("“he said “no” loudly”", ["he said “no"]),
        ("They call it ‘the big one’ here.", ["the big one"]),
        ("the ‘one’ word", []),
        ("the dogs' and cats' food", []),
        ("a closing ” alone", []),
        ("", []),
    ],
)
def test_what_stands_in_quotation_marks(text: str, inside: list[str]) -> None:
    assert [span.of(text) for span in regions(text)] == inside


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("all in marks", "direct"),
        ("it was “all in marks”, he", "mixed"),
        ("it was", "indirect"),
        ("…", "indirect"),
    ],
)
def test_the_kind_by_what_stands_in_marks(words: str, kind: str) -> None:
    text = "She said it was “all in marks”, he said …"
    start = text.index(words)
    assert kind_by_marks(text, [Span(start, start + len(words))], regions(text)) == kind


def test_direct_content_is_cut_at_its_marks_and_others_at_lines() -> None:
    text = "“One,” he said. “Two.\n“Three.”"
    whole = [Span(0, len(text))]
    assert [p.of(text) for p in cut_pieces(text, whole, "direct")] == ["One,", "Two.", "Three."]
    assert [p.of(text) for p in cut_pieces(text, whole, "indirect")] == text.split("\n")


def test_words_and_letters_never_count_marks_and_spaces() -> None:
    text = "“Well — yes,” he said"
    assert WordPlaces(text).of([Span(0, 13)]) == {0, 1}
    assert len(LetterPlaces(text).of([Span(0, 13)])) == 7


def test_pairs_are_one_to_one_and_the_best_first() -> None:
    one, two = frozenset(range(10)), frozenset(range(5, 15))
    near = frozenset(range(1, 10))
    assert pair_up([one, two], [near, one], 0.3) == {0: (1, 1.0), 1: (0, overlap(two, near))}
    assert pair_up([one], [frozenset(range(5))], 0.8) == {}


@given(
    st.lists(st.text(alphabet="abé“,.", min_size=1, max_size=6), min_size=1, max_size=30),
    st.data(),
)
def test_a_span_keeps_its_words_when_white_space_changed(
    words: list[str], data: st.DataObject
) -> None:
    spaces = data.draw(st.lists(st.sampled_from([" ", "\n\n", "  ", "\t"]),
                                min_size=len(words), max_size=len(words)))  # fmt: skip
    original = "".join(space + word for space, word in zip(spaces, words, strict=True))
    cleaned = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start = len(" ".join(words[:first])) + (first > 0)
    end = len(" ".join(words[: last + 1]))
    moved = align(cleaned, original)(Span(start, end))
    assert moved.of(original).split() == words[first : last + 1]


def test_a_span_keeps_its_place_when_words_were_mended_or_dropped() -> None:
    original = "Headline\n\nHeadline\n\nThe caf&eacute; said â€œyesâ€ to us."
    cleaned = "Headline\n\nThe café said “yes” to us."
    move = align(cleaned, original)
    at = cleaned.index("“yes”")
    assert move(Span(at, at + 5)).of(original) == "â€œyesâ€"
    at = cleaned.index("to us")
    assert move(Span(at, at + 5)).of(original) == "to us"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dr Ann Roe", "Ann Roe, MP", True),
        ("Ann M. Roe", "Ann Roe", True),
        ("A Roe", "Ann Roe", True),
        ("JinPing Xi", "Jin Ping Xi", True),
        ("Ann Roe", "Bob Roe", False),
        ("Roe", "Ann Roe", False),
        ("", "Ann Roe", False),
    ],
)
def test_names_that_can_only_be_one_persons(one: str, other: str, same: bool) -> None:
    assert is_same_name(one, other) is same
    assert is_same_name(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Minister of Farms", "Minister for Farms", True),
        ("Chief Executive", "Chief Executive Officer", True),
        ("Mayor", "Chair", False),
        ("", "", True),
        ("Mayor", "", False),
    ],
)
def test_roles_that_are_one(one: str, other: str, same: bool) -> None:
    assert is_same_phrase(one, other) is same


def test_the_family_name_is_the_last_that_is_no_title() -> None:
    assert family_name("Dr Ann Roe, Jr") == "Roe"
    assert family_name("the minister") == ""
    assert family_name("Roe’s") == "Roe"
