"""Patterns find in a text of plain letters what analysing it finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.archive.analysis import analyse, stem
from indexer.archive.atoms import Form, Sequence, Start, Stem, Window
from indexer.archive.finding import find_places, make_patterns
from indexer.archive.matching import Words

TEXT = (
    "The crane can’t lift 1,200 tons; cranes don't sleep. An e-mail, E-MAILS and a Crane's hook. "
    "Cranes— crane… crane “crane” (crane). Re-crane the cranes' quay, O’Neill! Scrane craned. "
    "I’ll say it's ill and its hull we'll fill; we're what we were."
)


def forms_of(key: str) -> list[str]:
    return sorted({term.form for term in analyse(TEXT) if stem(term.form) == key})


@pytest.mark.parametrize(
    "atom",
    [
        Stem("crane"), Stem("email"), Form("cant"), Form("1200"), Form("crane"), Form("mail"),
        Form("oneill"), Form("dont"), Sequence(("crane", "can")), Sequence(("the", "crane")),
        Sequence(("crane", "crane")), Form("recrane"),
        Form("ill"), Form("i"), Form("its"), Form("it"), Form("were"), Form("well"), Form("we"),
    ],
)  # fmt: skip
def test_a_pattern_finds_what_the_analysis_finds(atom: Form | Stem | Sequence) -> None:
    patterns = make_patterns([atom], forms_of)
    if isinstance(atom, Stem) and not forms_of(atom.key):
        assert patterns is None
        return
    assert patterns is not None
    found = find_places(patterns, TEXT, 0, len(TEXT))
    assert found is not None
    by_analysis = sorted({one.start for one in Words(TEXT).find(atom)})
    if isinstance(atom, Sequence):
        assert len(found[0]) <= len(by_analysis)  # those that overlap are found once
    else:
        assert found[0] == by_analysis


@given(
    st.text(st.sampled_from("abcAB '’-., …—1"), max_size=60),
    st.sampled_from(["a", "ab", "b", "abc"]),
)
def test_in_any_plain_text_a_word_is_found_where_it_stands_alone(text: str, form: str) -> None:
    patterns = make_patterns([Form(form)], None)
    assert patterns is not None
    (found,) = find_places(patterns, text, 0, len(text)) or ([],)
    alone = {t.start for t in analyse(text) if t.form == form and not t.whole}
    plain = {at for at in alone if text[at : at + len(form)].lower() == form}
    before = {at for at in plain if not (at and text[at - 1].isalnum())}
    behind = {at for at in before if not text[at + len(form) : at + len(form) + 1].isalnum()}
    assert behind <= set(found)


def test_only_analysis_tells_of_other_letters_and_of_near() -> None:
    patterns = make_patterns([Form("cafe")], None)
    assert patterns is not None
    assert find_places(patterns, "a café", 0, 6) is None
    assert make_patterns([Window((Form("a"), Form("b")), 3)], None) is None
    assert make_patterns([Form("港")], None) is None
    assert make_patterns([Stem("crane")], None) is None
    assert make_patterns([], None) is None


def test_a_prefix_is_found_at_the_beginning_of_words() -> None:
    patterns = make_patterns([Start("cran")], None)
    assert patterns is not None
    found = find_places(patterns, "Cranes scrane cran", 0, 18)
    assert found == [[0, 14]]
