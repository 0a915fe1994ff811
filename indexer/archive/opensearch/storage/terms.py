"""Terms as the engine is given them: made by our own analysis, so that it has nothing to decide.

Positions are apart by a space, terms of one position by a bar: `slow|slowdown down`. Characters
that would be taken for either stand as others that no form has.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from indexer.archive.analysis import analyse, stem

_BAR, _SPACE = 0xE001, 0xE000
_REPLACED = {
    number: _SPACE for number in range(0x3001) if chr(number).isspace() or 0x1C <= number < 0x20
} | {ord("|"): _BAR}

ANALYSIS = {
    "tokenizer": {"positions": {"type": "whitespace", "max_token_length": 4096}},
    "filter": {
        "terms": {
            "type": "pattern_capture", "preserve_original": False, "patterns": ["([^|]+)"],
        }
    },
    "analyzer": {"given": {"type": "custom", "tokenizer": "positions", "filter": ["terms"]}},
}  # fmt: skip


class Terms(NamedTuple):
    """The terms of a text, and how many they are."""

    forms: str
    stems: str
    length: int

    def distinct_forms(self) -> set[str]:
        """Every form of the text, as the engine has it."""
        return {form for place in self.forms.split(" ") for form in place.split("|") if form}


@lru_cache(maxsize=200_000)
def as_term(form: str) -> str:
    """A form or stem as it stands in the index."""
    return form.translate(_REPLACED).encode("utf-8", "replace").decode()


def as_form(term: str) -> str:
    """The inverse of ``as_term`` for a form that words can have."""
    return term.replace(chr(_BAR), "|").replace(chr(_SPACE), " ")


def terms_of(text: str) -> Terms:
    """Analyse a text."""
    forms: list[list[str]] = []
    stems: list[list[str]] = []
    last = -1
    length = 0
    for term in analyse(text):
        length += 1
        if term.position != last:
            forms.append([])
            stems.append([])
            last = term.position
        forms[-1].append(as_term(term.form))
        stems[-1].append(as_term(stem(term.form)))
    return Terms(_join(forms), _join(stems), length)


def _join(places: Iterable[list[str]]) -> str:
    return " ".join("|".join(terms) for terms in places)
