"""The claims of a pasted text, a list and a table."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.checking import Claim, read_article, read_lines, read_table
from indexer.checking.articles import MAX_CLAIMS
from indexer.errors import CuratedFileError

ARTICLE = """The harbour board met on Monday.

“We will not cut the toll,” said Ann Roe, the chair. “The bridge has to be paid for.”

Tom Vane said that it was “a tax on every loaf of bread in town” and read “The Loaf” aloud.
"""


def test_quotations_are_found_with_who_they_are_given_to() -> None:
    article = read_article(ARTICLE)
    assert [(c.words, c.speaker) for c in article.claims] == [
        ("We will not cut the toll. The bridge has to be paid for.", "Ann Roe"),
        ("a tax on every loaf of bread in town", "Tom Vane"),
    ]
    for claim in article.claims:
        assert claim.words[:20] in article.text[claim.span.start :]


def test_a_text_without_marks_is_one_claim() -> None:
    assert [c.words for c in read_article(" We will not cut the toll. ").claims] == [
        "We will not cut the toll."
    ]


@pytest.mark.parametrize("text", ["", " \n ", "“”", "“ ” “"])
def test_nothing_is_no_claim(text: str) -> None:
    assert [c for c in read_article(text).claims if c.words.strip("“” ")] == []


def test_there_is_an_end_to_claims() -> None:
    article = read_article(
        "“We will not cut the toll at all,” said Ann Roe.\n\n" * (MAX_CLAIMS + 9)
    )
    assert (len(article.claims), article.is_cut) == (MAX_CLAIMS, True)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    for claim in read_article(text).claims:
        assert claim.span.start <= claim.span.end


def test_a_list_has_a_claim_a_line() -> None:
    text = "We will not.\n\n  Nobody asked us. \n"
    assert [(c.words, c.span.of(text)) for c in read_lines(text)] == [
        ("We will not.", "We will not."), ("Nobody asked us.", "Nobody asked us."),
    ]  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_a_table_is_read_by_its_columns(delimiter: str) -> None:
    rows = [["Speaker", "Quote", "Date"], ["Ann Roe", "We will not", "2024-05-01"], ["", "", ""]]
    text = "\n".join(delimiter.join(row) for row in rows)
    assert list(read_table(text, "list.csv")) == [Claim("We will not", "Ann Roe", date(2024, 5, 1))]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("who,when\na,b", "list.csv:1: no column is called words"),
        ("words,date\nWe will,soon", "list.csv:2: “soon” is no date"),
        ('words\nfine\n"not closed', "list.csv:2: unexpected end"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_with_its_line(text: str, message: str) -> None:
    with pytest.raises(CuratedFileError, match=message):
        list(read_table(text, "list.csv"))


def test_who_is_not_named_may_be_anybody() -> None:
    text = "“The pier will be mended before the winter,” said one engineer."
    assert [claim.speaker for claim in read_article(text).claims] == [""]
