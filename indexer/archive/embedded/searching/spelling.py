"""Spelling suggestions from the words of the index and of names."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping

from indexer.archive.analysis import analyse, stem
from indexer.archive.embedded.index.postings import FullText
from indexer.archive.embedded.storage.catalogue import Catalogue
from indexer.archive.names import closest_words, slips_to
from indexer.archive.vocabulary import is_suggestible

_AT_ONCE = 20_000
CANDIDATES = 200
"""Close words whose quotes are counted exactly, in an index with replaced releases."""


class Vocabulary:
    """The words of an index by their length, ten bytes a word: read once for a generation."""

    def __init__(self, text: FullText) -> None:
        quotes: dict[str, int] = {}
        for form, count in _all_words(text):
            if is_suggestible(form):
                quotes[form] = quotes.get(form, 0) + count
        forms: dict[int, list[str]] = defaultdict(list)
        for form in quotes:
            forms[len(form)].append(form)
        self._forms = {length: "\n".join(same) for length, same in forms.items()}
        self._quotes = {
            length: array("L", (quotes[form] for form in same)) for length, same in forms.items()
        }

    def closest(self, word: str, limit: int) -> list[str]:
        """The closest words, of two letters less to two more, then those of most quotes."""
        found: list[tuple[int, int, str]] = []
        for length in range(len(word) - 2, len(word) + 3):
            if length in self._forms:
                forms, quotes = self._forms[length].split("\n"), self._quotes[length]
                found += (
                    (far, -quotes[place], forms[place]) for far, place in slips_to(word, forms)
                )
        return [form for _, _, form in sorted(found)[:limit]]


def _all_words(text: FullText) -> Iterator[tuple[str, int]]:
    sql = "select number, form, quotes from words where number > ? order by number limit ?"
    for segment in text.segments:
        last = -1
        while rows := segment.database.rows(sql, (last, _AT_ONCE)):
            for _, form, quotes in rows:
                yield form, quotes
            last = rows[-1][0]


def suggest_spellings(
    text: FullText, vocabulary: Vocabulary, names: Mapping[str, int], word: str, limit: int
) -> tuple[str, ...]:
    """See ``Reader.spellings``."""
    terms = analyse(word)
    key = terms[0].form if terms else ""
    if len(key) < 3 or any(len(text.stem(stem(term.form)).ids) for term in terms):
        return ()
    close = vocabulary.closest(key, CANDIDATES)
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
