"""Where the atoms of a search stand in one text: the plain definition of a match.

Searching in memory, marking matched words, and every test of the embedded
archive go by these functions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from indexer.archive.analysis import MAX_FORM, Term, analyse, read_chunk, split_chunks, stem
from indexer.archive.atoms import Atom, Form, Sequence, Start, Stem, Window, read_leaf
from indexer.archive.query import And, Expression, Not, Or


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """A match: its first position, and offsets in code points."""

    position: int
    start: int
    end: int


_REMEMBERED_CHUNK = 24
_read_chunk = lru_cache(maxsize=8_192)(read_chunk)
"""Chunks of earlier searches: pages of quotes are made of the same common words."""


class Relevant:
    """The terms of a chunk that could belong to an atom; remembers chunks for many texts.

    Marking the twenty quotes of a page looks at some 700 chunks, most of them
    the same common words, of which none matters. ``forms_of`` gives the forms of
    a stem where an index knows them: stemming takes 40 µs a word, looking up none.
    """

    def __init__(
        self, atoms: Iterable[Atom], forms_of: Callable[[str], Iterable[str]] | None = None
    ) -> None:
        self._forms_of = forms_of
        self._forms: set[str] = set()
        self._stems: set[str] = set()
        self._starts: tuple[str, ...] = ()
        for atom in atoms:
            self._want(atom)
        self.chunks: dict[str, tuple[int, tuple[Term, ...]]] = {}

    def _want(self, atom: Atom) -> None:
        match atom:
            case Stem(key) if self._forms_of is not None:
                self._forms.update(self._forms_of(key))
            case Stem(key):
                self._stems.add(key)
            case Form(form):
                self._forms.add(form)
            case Start(prefix):
                self._starts += (prefix,)
            case Sequence(forms):
                self._forms.update(forms)
            case Window(atoms):
                for inner in atoms:
                    self._want(inner)

    def of(self, chunk: str) -> tuple[int, tuple[Term, ...]]:
        """How many positions a chunk takes, and its relevant terms."""
        found = self.chunks.get(chunk)
        if found is None:
            found = self.chunks[chunk] = self._read(chunk)
        return found

    def _read(self, chunk: str) -> tuple[int, tuple[Term, ...]]:
        if chunk.isascii() and chunk.isalpha() and len(chunk) <= MAX_FORM:
            # Most chunks: one term, the chunk in small letters, and it does not matter.
            form = chunk.lower()
            return 1, ((Term(form, 0, 0, len(chunk)),) if self._matters(form) else ())
        terms = _read_chunk(chunk) if len(chunk) <= _REMEMBERED_CHUNK else read_chunk(chunk)
        positions = terms[-1].position + 1 if terms else 0
        return positions, tuple(term for term in terms if self._matters(term.form))

    def _matters(self, form: str) -> bool:
        return (
            form in self._forms
            or (bool(self._stems) and stem(form) in self._stems)
            or (bool(self._starts) and form.startswith(self._starts))
        )


class Words:
    """The terms of one text, by form and by stem; all of them, or the relevant ones."""

    __slots__ = ("by_form", "by_stem", "length", "text")

    def __init__(self, text: str, relevant: Relevant | None = None) -> None:
        self.text = text
        self.by_form: dict[str, list[Term]] = defaultdict(list)
        self.by_stem: dict[str, list[Term]] = defaultdict(list)
        terms = analyse(text) if relevant is None else _read_relevant(text, relevant)
        self.length = len(terms)
        for term in terms:
            self.by_form[term.form].append(term)
            self.by_stem[stem(term.form)].append(term)

    def find(self, atom: Atom) -> list[Occurrence]:
        """Every occurrence of an atom, in order."""
        match atom:
            case Stem(key):
                return _occurrences(self.by_stem.get(key, []))
            case Form(form):
                return _occurrences(self.by_form.get(form, []))
            case Start(prefix):
                found = [
                    t for f, terms in self.by_form.items() if f.startswith(prefix) for t in terms
                ]
                return _occurrences(found)
            case Sequence(forms):
                return self._find_sequence(forms)
            case Window():
                return self._find_window(atom)

    def _find_sequence(self, forms: tuple[str, ...]) -> list[Occurrence]:
        places = [{t.position: t for t in self.by_form.get(form, [])} for form in forms]
        found = []
        for first in self.by_form.get(forms[0], []):
            steps = [at.get(first.position + i) for i, at in enumerate(places)]
            last = steps[-1]
            if last is not None and all(step is not None for step in steps):
                found.append(Occurrence(first.position, first.start, last.end))
        return found

    def _find_window(self, window: Window) -> list[Occurrence]:
        """Occurrences that lie together with one of every other atom."""
        found = [self.find(atom) for atom in window.atoms]
        positions = [[o.position for o in occurrences] for occurrences in found]
        kept: set[Occurrence] = set()
        for first in sorted({p for places in positions for p in places}):
            reach = first + window.distance
            starts = [bisect_left(places, first) for places in positions]
            if all(
                i < len(places) and places[i] <= reach
                for i, places in zip(starts, positions, strict=True)
            ):
                kept.update(o for group in found for o in group if first <= o.position <= reach)
        return sorted(kept)


def matches(expression: Expression, words: Words) -> bool:
    """Whether a text matches an expression."""
    match expression:
        case And(parts):
            return all(matches(part, words) for part in parts)
        case Or(parts):
            return any(matches(part, words) for part in parts)
        case Not(part):
            return not matches(part, words)
        case _:
            atom = read_leaf(expression)
            return atom is not None and bool(words.find(atom))


def _read_relevant(text: str, relevant: Relevant) -> list[Term]:
    found: list[Term] = []
    position = 0
    known = relevant.chunks.get  # asked 700 times a page
    for match in split_chunks(text):
        chunk = match[0]
        positions, terms = known(chunk) or relevant.of(chunk)
        if terms:
            base = match.start()
            found += [
                Term(t.form, position + t.position, base + t.start, base + t.end, t.whole)
                for t in terms
            ]
        position += positions
    return found


def _occurrences(terms: list[Term]) -> list[Occurrence]:
    return sorted(Occurrence(t.position, t.start, t.end) for t in terms)
