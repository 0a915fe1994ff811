"""Lines of plain text that were wrapped, indented or broken within a word."""

from __future__ import annotations

from indexer.ingest.lines import unwrap


def test_a_small_indent_begins_a_paragraph_where_no_blank_line_does() -> None:
    lines = [
        "That is all of the first part, and it took us more than a year to",
        "write it down.",
        "  Mr. ROE. Will the Member yield for a question?",
        "  Mr. PELL. I yield to my friend from the harbour, who has asked me",
        "before.",
    ]
    assert unwrap("\n".join(lines)) == [
        "That is all of the first part, and it took us more than a year to write it down.",
        "Mr. ROE. Will the Member yield for a question?",
        "Mr. PELL. I yield to my friend from the harbour, who has asked me before.",
    ]


def test_a_word_broken_at_the_end_of_a_line_is_put_together() -> None:
    lines = ["The appoint-", "ment of a well-", "known keeper is long-", "term work."]
    assert unwrap("\n".join(lines)) == ["The appointment of a well-known keeper is long-term work."]
