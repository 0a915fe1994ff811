"""Which words are the same, and what was done to the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.checking.alignment import Alignment, align
from indexer.checking.compared import compare
from indexer.checking.marks import plain_letters, read_marks
from indexer.checking.values import Laid
from indexer.checking.words import read_words

SAID = (
    "Of course it is early days. We will not cut the toll before May 2026, and nobody should "
    "expect three million from us, because the bridge needs 25 new cables."
)


def lay(pasted: str, said: str = SAID) -> Alignment:
    pasted = plain_letters(pasted)
    return align(read_words(pasted), read_words(said), read_marks(pasted))


def changes(alignment: Alignment) -> list[tuple[str, str, str]]:
    def words(tokens: object, part: tuple[int, int]) -> str:
        return " ".join(t.form for t in tokens[part[0] : part[1]])  # type: ignore[index]

    return [
        (e.kind, words(alignment.said, e.said), words(alignment.pasted, e.pasted))
        for e in alignment.changes
    ]


def test_words_are_found_anywhere_in_what_was_said() -> None:
    found = lay("the bridge needs twenty-five new cables")
    assert changes(found) == []
    assert found.share() == 1.0


def test_what_was_done_is_told() -> None:
    assert changes(lay("We will cut the toll before May 2026")) == [("left_out", "not", "")]
    assert changes(lay("We will not ever cut the toll")) == [("added", "", "ever")]
    assert changes(lay("nobody should expect five million from us")) == [("changed", "3", "5")]


def test_what_the_editor_shows_is_no_change() -> None:
    assert changes(lay("We will not cut the toll … because the bridge needs 25 new cables")) == []
    assert changes(lay("We will not cut [this charge] before May 2026")) == []
    assert changes(lay("[W]e will not cut the toll [on lorries] before May 2026")) == []


def test_words_in_another_order_are_seen() -> None:
    assert lay("We will not before May 2026 cut the toll").is_reordered
    assert not lay("We will cut the toll before May 2026").is_reordered


_WORDS = st.lists(st.sampled_from("we will not cut the toll now or ever".split()), max_size=12)


@given(_WORDS, _WORDS)
def test_edits_cover_all_that_was_pasted_in_order(pasted: list[str], said: list[str]) -> None:
    found = lay(" ".join(pasted), " ".join(said))
    at = 0
    for edit in found.edits:
        assert edit.pasted[0] == at
        at = edit.pasted[1]
        if edit.kind == "same":
            mine = [t.form for t in found.pasted[slice(*edit.pasted)]]
            assert mine == [t.form for t in found.said[slice(*edit.said)]]
    assert at == len(pasted)
    assert 0.0 <= found.share() <= 1.0


@given(_WORDS.filter(bool), st.integers(0, 5), st.integers(0, 5))
def test_a_stretch_of_what_was_said_is_met_whole(said: list[str], start: int, cut: int) -> None:
    pasted = said[start : len(said) - cut] or said
    assert lay(" ".join(pasted), " ".join(said)).share() == 1.0


def test_a_word_written_in_one_or_two_is_the_same() -> None:
    assert changes(lay("an omni-channel tool", "an omnichannel tool")) == []


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("id like it known", "I'd like it known"),
        ("were here, and its the boards turn", "we're here, and it's the board's turn"),
        ("fortyone nets", "forty-one nets"),
        ("in nineteen ninety it sank", "in 1990 it sank"),
    ],
)
def test_marks_inside_words_make_no_other_word(pasted: str, said: str) -> None:
    assert changes(lay(pasted, said)) == []


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("it is now here to be seen", "it is nowhere to be seen"),
        ("four-one nets", "forty-one nets"),
        ("a share of 15", "a share of 1.5"),
    ],
)
def test_letters_alone_make_no_word_the_same(pasted: str, said: str) -> None:
    assert changes(lay(pasted, said)) != []


def test_words_changed_at_the_end_are_shown_once() -> None:
    laid = Laid(
        "ships trusted by the crews.", lay("ships that crews trust", "ships trusted by the crews.")
    )
    said = " ".join(s.said.strip() for s in compare(laid, "ships that crews trust") if s.said)
    assert said == "ships trusted by the crews."


def test_half_of_a_contraction_is_shown_alone() -> None:
    laid = Laid("this is the quay", lay("this isn't the quay", "this is the quay"))
    assert [s.pasted for s in compare(laid, "this isn't the quay") if s.kind == "added"] == ["not"]
