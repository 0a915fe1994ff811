"""Spelling suggestions from the words of the index and of names."""

from __future__ import annotations

from collections.abc import Mapping

from indexer.archive.analysis import analyse, stem
from indexer.archive.embedded.catalogue import Catalogue
from indexer.archive.embedded.postings import FullText
from indexer.archive.names import closest_words
from indexer.archive.vocabulary import is_suggestible

CANDIDATES = 200
"""Close words whose quotes are counted exactly, in an index with replaced releases."""


def suggest_spellings(
    text: FullText, names: Mapping[str, int], word: str, limit: int
) -> tuple[str, ...]:
    """See ``Reader.spellings``. Reads the whole vocabulary: for searches that found nothing."""
    terms = analyse(word)
    key = terms[0].form if terms else ""
    if len(key) < 3 or any(len(text.stem(stem(term.form)).ids) for term in terms):
        return ()
    forms: dict[str, int] = {}
    sql = "select form, quotes from words where length(form) between ? and ?"
    for segment in text.segments:
        for form, quotes in segment.database.rows(sql, (len(key) - 2, len(key) + 2)):
            if is_suggestible(form):
                forms[form] = forms.get(form, 0) + quotes
    close = closest_words(key, forms, CANDIDATES)
    held = {form: count for form in close if (count := len(text.form(form).ids))}
    near = {name: names[name] for name in closest_words(key, names, len(names))}
    both = {w: max(held.get(w, 0), near.get(w, 0)) for w in (*held, *near)}
    return closest_words(key, both, limit)


def name_words(catalogue: Catalogue) -> dict[str, int]:
    """The words of all names with the quotes of their bearers: read once for a generation."""
    words: dict[str, int] = {}
    for table in ("speakers", "organisations"):
        # The keys of all names a record has; the records themselves take thirty times as long.
        for keys, quotes in catalogue.database.rows(f"select keys, quotes from {table}"):  # noqa: S608  # tables of our own
            for word in set(keys.split()):
                if is_suggestible(word):
                    words[word] = max(words.get(word, 0), quotes)
    return words
