"""Chinese in both scripts: no spaces, offices before names, clauses behind a comma."""

from __future__ import annotations

from indexer.grammar.language import Reader
from indexer.languages.zh.reader import read
from indexer.text.han import share_of_han

LANGUAGE = Reader(
    code="zh",
    share=share_of_han,
    trace="的",
    neighbours=frozenset(["ja"]),
    read=read,
)
