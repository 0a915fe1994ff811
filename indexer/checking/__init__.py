"""Whether somebody said that: words checked against everything on record.

``check`` looks for the words of a ``Claim`` and says what differs; ``read_article``,
``read_lines`` and ``read_table`` find the claims of a text. Nothing is ever called false: what is
not found is not in this archive.
"""

from indexer.checking.articles import MAX_CLAIMS, MAX_TEXT, Article, read_article
from indexer.checking.check import check, check_in_time
from indexer.checking.compared import Segment, compare
from indexer.checking.lists import MAX_BATCH, MAX_LINES, read_claims, read_lines, read_table
from indexer.checking.records import ROW, found_record, found_row, left_record
from indexer.checking.values import VERDICTS, Claim, Found, Laid, Match, TextMatch, Verdict
from indexer.checking.wordings import Wording, find_wordings

__all__ = [
    "MAX_BATCH",
    "MAX_CLAIMS",
    "MAX_LINES",
    "MAX_TEXT",
    "ROW",
    "VERDICTS",
    "Article",
    "Claim",
    "Found",
    "Laid",
    "Match",
    "Segment",
    "TextMatch",
    "Verdict",
    "Wording",
    "check",
    "check_in_time",
    "compare",
    "find_wordings",
    "found_record",
    "found_row",
    "left_record",
    "read_article",
    "read_claims",
    "read_lines",
    "read_table",
]
