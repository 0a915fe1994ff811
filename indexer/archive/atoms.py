"""What the leaves of an expression look for, in terms of the analysis.

    tax            Stem("tax")             every form with this stem
    "taxes"        Form("taxes")           this form only
    "carbon tax"   Sequence(carbon, tax)   forms at following positions
    香港人          Sequence(香, 港, 人)
    slow-down      Stem("slowdown")        the compound, however it is hyphenated
    tax*           Start("tax")            every form that begins so
    tax NEAR/5 cut Window(tax, cut; 5)

An atom of words without any letter or number in them is None: it finds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from indexer.archive.analysis import Term, analyse, stem
from indexer.archive.query import And, Expression, Near, Not, Or, Phrase, Prefix, Word


@dataclass(frozen=True, slots=True)
class Stem:
    key: str


@dataclass(frozen=True, slots=True)
class Form:
    form: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """``forms[i]`` stands ``i`` positions after the first."""

    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Start:
    prefix: str


Simple = Stem | Form | Sequence


@dataclass(frozen=True, slots=True)
class Window:
    """Every atom begins within ``distance`` positions of the first of them."""

    atoms: tuple[Simple, ...]
    distance: int


Atom = Stem | Form | Sequence | Start | Window
Leaf = Word | Phrase | Prefix | Near


@lru_cache(maxsize=4_096)
def read_leaf(leaf: Leaf) -> Atom | None:
    """What a leaf looks for; None when it holds nothing that could be found."""
    match leaf:
        case Word(text):
            return _read_word(text)
        case Phrase(words):
            return _read_phrase(words)
        case Prefix(text):
            return _read_prefix(text)
        case Near(words, distance):
            atoms = tuple(dict.fromkeys(a for w in words if (a := _read_word(w)) is not None))
            if len(atoms) > 1:
                return Window(atoms, max(distance, 1))
            return atoms[0] if atoms else None


def _read_word(text: str) -> Simple | None:
    terms = analyse(text)
    if not terms:
        return None
    whole = _whole_of(terms)
    if whole is not None:
        return Stem(stem(whole.form))
    parts = [term.form for term in terms if not term.whole]
    return Stem(stem(parts[0])) if len(parts) == 1 else Sequence(tuple(parts))


def _read_phrase(words: tuple[str, ...]) -> Simple | None:
    forms: list[str] = []
    for word in words:
        terms = analyse(word)
        parts = [term.form for term in terms if not term.whole]
        whole = _whole_of(terms)
        # "$2bn" and "C++" keep their sign; "slow-down" counts as its two parts.
        forms.extend([whole.form] if whole is not None and len(parts) == 1 else parts)
    if not forms:
        return None
    return Form(forms[0]) if len(forms) == 1 else Sequence(tuple(forms))


def _read_prefix(text: str) -> Atom | None:
    terms = analyse(text)
    parts = [term.form for term in terms if not term.whole]
    if not parts:
        return None
    whole = _whole_of(terms)
    if whole is not None:
        return Start(whole.form)
    return Start(parts[0]) if len(parts) == 1 else Sequence(tuple(parts))


def _whole_of(terms: list[Term]) -> Term | None:
    """The term that spans all the others, if there is one."""
    if not terms:
        return None
    start, end = min(t.start for t in terms), max(t.end for t in terms)
    for term in terms:
        if term.whole and (term.start, term.end) == (start, end):
            return term
    return None


def positive_atoms(expression: Expression | None) -> tuple[Atom, ...]:
    """The atoms that a result may show: everything not under a Not."""
    match expression:
        case None | Not():
            return ()
        case And(parts) | Or(parts):
            return tuple(dict.fromkeys(a for part in parts for a in positive_atoms(part)))
        case _:
            atom = read_leaf(expression)
            return () if atom is None else (atom,)


def weighed_words(atom: Atom) -> tuple[Stem | Form, ...]:
    """The words an atom is scored by: a phrase by its forms, NEAR by those of its atoms."""
    match atom:
        case Stem() | Form():
            return (atom,)
        case Sequence(forms):
            return tuple(Form(form) for form in forms)
        case Window(atoms):
            return tuple(word for inner in atoms for word in weighed_words(inner))
        case Start():
            return ()
