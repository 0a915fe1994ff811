"""The words that spelling suggestions come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from indexer.archive.names import name_key, names_of
from indexer.model import Organisation, Speaker


def is_suggestible(form: str) -> bool:
    """A plain word of three letters or more: no number, no sign, no pair of characters."""
    return len(form) >= 3 and form.isalpha() and form < "\u0250"


def spelling_vocabulary(
    forms: Mapping[str, int], records: Iterable[Speaker | Organisation]
) -> dict[str, int]:
    """Words with the quotes they stand in, words of names with those of their bearers."""
    words = {form: count for form, count in forms.items() if is_suggestible(form)}
    for record in records:
        for word in {w for name in names_of(record) for w in name_key(name).split()}:
            if is_suggestible(word):
                words[word] = max(words.get(word, 0), record.quotes)
    return words
