"""Where the words of a search stand in a long text, by patterns instead of by analysing it.

Analysing 3,000 words costs five milliseconds, and a page of results may hold twenty speeches.
A form is the letters and digits of a word (`cant` of can’t, `1200` of 1,200), so that a
pattern of its letters finds it in any text of plain letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from indexer.archive.analysis import SHORTENED
from indexer.archive.atoms import Atom, Form, Sequence, Start, Stem, Window

Forms = Callable[[str], Iterable[str]]
Patterns = tuple[re.Pattern[str], ...]

_INSIDE = rf"(?:[.,-]|['’](?!(?:{SHORTENED})\b))?"  # no `ill` in I’ll
_END = (  # no `can` in can’t, no `1` in 1,200
    rf"(?![^\W_]|['’](?!(?:{SHORTENED})\b)[^\W_]|(?<=\d)[.,]\d)"
)
_OTHER_LETTERS = re.compile(r"[^\x00-\x7f‐-‧ £€«»]")
"""Letters that folding changes, and others beyond plain ones."""
_MOST_FORMS = 200


def make_patterns(atoms: Iterable[Atom], forms_of: Forms | None) -> Patterns | None:
    """A pattern for each thing looked for; None where one of them cannot be a pattern."""
    sources = [_source(atom, forms_of) for atom in atoms]
    if not sources or not all(sources):
        return None
    return tuple(re.compile(source) for source in sources if source)


def find_places(patterns: Patterns, text: str, start: int, end: int) -> list[list[int]] | None:
    """Where each pattern is found in a part of a text; None where only analysing it can tell."""
    part = text[start:end]
    if not part.isascii() and _OTHER_LETTERS.search(part):
        return None
    small = part.lower()  # of the same length, of plain letters
    found = []
    for pattern in patterns:
        places = (match.start() for match in pattern.finditer(small))
        found.append([start + at for at in places if not _goes_on(small, at)])
    return found


def _goes_on(text: str, at: int) -> bool:
    """Whether a word goes on at a place: `200` of 1,200. Asked here, where something was found:
    as a part of the pattern it would be asked of every place, and cost more than all else.
    """
    if not at:
        return False
    before, one = text[at - 1], text[at - 2] if at > 1 else ""
    if before in ".,":
        return one.isdigit() and text[at].isdigit()
    return before.isalnum() or (before in "'’" and one.isalnum())


def _source(atom: Atom, forms_of: Forms | None) -> str | None:
    match atom:
        case Form(form):
            return _whole([form])
        case Stem(key):
            return None if forms_of is None else _whole(forms_of(key))
        case Start(prefix):
            return _spell(prefix) if _is_plain(prefix) else None
        case Sequence(forms):
            words = [_spell(form) for form in forms if _is_plain(form)]
            return r"[\W_]+".join(words) + _END if len(words) == len(forms) else None
        case Window():
            return None


def _whole(forms: Iterable[str]) -> str | None:
    """Any of these forms as a word of its own."""
    every = sorted(forms, key=lambda form: (-len(form), form))
    if not every or len(every) > _MOST_FORMS or not all(map(_is_plain, every)):
        return None
    return f"(?:{'|'.join(map(_spell, every))}){_END}"


def _is_plain(form: str) -> bool:
    return form.isascii() and form.isalnum()


def _spell(form: str) -> str:
    return _INSIDE.join(form)
