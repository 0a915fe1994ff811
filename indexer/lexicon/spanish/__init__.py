"""Spanish as a value: the pack that the grammar reads Spanish paragraphs with."""

from __future__ import annotations

from indexer.lexicon.pack import Pack
from indexer.lexicon.spanish import cues, function_words, titles

SPANISH = Pack(
    "es",
    cues.QUOTATION_FORMS,
    cues.CLAUSE_FORMS,
    {},
    frozenset(),
    function_words.PRONOUNS,
    titles.SPOKES,
    drops_subjects=True,
)
