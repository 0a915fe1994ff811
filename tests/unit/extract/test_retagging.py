"""Rows that settle a word's tag by its neighbours: each does what its examples say, and is needed."""

from __future__ import annotations

import pytest

from indexer.grammar.language import Language
from indexer.grammar.retagging import KEPT, Retag, Retags, Small, heard
from indexer.languages import read_languages

_LANGUAGES = [one for one in read_languages().values() if isinstance(one, Language)]
_ROWS = [
    pytest.param(language, table, row, id=f"{language.code}: {row.fires}")
    for language in _LANGUAGES
    for table in language.retags
    for row in (*table.head_rows, *table.rows)
]


def _read(language: Language, example: str) -> tuple[str, list[Retag]]:
    """The tag of the marked word, and the rows that settled it."""
    start = example.index("⟦")
    text = example.replace("⟦", "").replace("⟧", "")
    fired: list[tuple[Retag, int]] = []
    with heard(lambda row, at: fired.append((row, at))):
        words, starts, _, tags = language.tag(text, 0, len(text))
    place = starts.index(start)
    assert words[place] == example[start + 1 : example.index("⟧")]
    return tags[place], [row for row, at in fired if at == start]


@pytest.mark.parametrize(("language", "table", "row"), _ROWS)
def test_a_row_settles_the_word_it_must_and_spares_the_other(
    language: Language, table: Retags, row: Retag
) -> None:
    assert row in _read(language, row.fires)[1]
    assert row not in _read(language, row.spares)[1]


@pytest.mark.parametrize(("language", "table", "row"), _ROWS)
def test_without_a_row_its_example_has_another_tag(
    language: Language, table: Retags, row: Retag
) -> None:
    tag, _ = _read(language, row.fires)
    with table.without(row):
        assert _read(language, row.fires)[0] != tag
    assert _read(language, row.fires)[0] == tag


def _rows(*rows: Retag) -> Retags:
    return Retags(rows)


def _mended(table: Retags, words: str, tags: str) -> str:
    told = words.split()
    found = list(tags)
    starts = [i * 10 for i in range(len(told))]
    table.mend(told, found, starts, [at + 5 for at in starts])
    return "".join(found)


def test_the_first_row_that_fits_settles_a_word() -> None:
    table = _rows(
        Retag(tags="w", new=KEPT, words=frozenset(["quay"]), fires="", spares=""),
        Retag(tags="w", new="r", fires="", spares=""),
    )
    assert _mended(table, "quay keeper", "ww") == "wr"


def test_what_stands_to_the_left_is_settled_and_to_the_right_is_not() -> None:
    table = _rows(Retag(tags="w", new="N", left="N", right="w|$", fires="", spares=""))
    assert _mended(table, "Ann of the quay", "Nwww") == "NNNN"


def test_an_edge_is_no_tag() -> None:
    table = _rows(
        Retag(tags="w", new="a", left="[N]|^", fires="", spares=""),
        Retag(tags="w", new="z", right="[N]|$", fires="", spares=""),
        Retag(tags="w", new="m", left="[^N]", right="[^N]", fires="", spares=""),
    )
    assert _mended(table, "one two three four", "wwww") == "ammz"


def test_words_may_be_told_by_their_small_letters() -> None:
    table = _rows(Retag(tags="N", new="D", words=Small(frozenset(["the"])), fires="", spares=""))
    assert _mended(table, "The THE Thy", "NNN") == "DDN"
