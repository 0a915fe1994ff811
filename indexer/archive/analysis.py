"""Which words a text has: the one tokenizer behind indexing, searching and marking.

A text is cut into **chunks** ("slow-down", "U.S.", "$2bn", "government's",
"香港"), and every chunk gives one or more **terms**: folded forms with the
place where they stand. A term that is ``whole`` shares its position with the
part it begins at, so that phrases count only the parts:

    slow-down     slow 0, slowdown 0 (whole), down 1
    U.S., US      us 0, u.s 0 (whole)
    U.K.          uk 0
    5.5 per cent  5.5 0, 5.5% 0 (whole), per 1, cent 2
    $2bn          2bn 0, $2bn 0 (whole)
    C++           c 0, c++ 0 (whole)
    香港人         香 0, 香港 0 (whole), 港 1, 港人 1 (whole), 人 2

Scripts written without spaces are indexed by character and by pair of
characters, so that words of one and two characters are found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from threading import local

import snowballstemmer

from indexer.archive.spelling import spelling_key
from indexer.text.fold import fold_word

ANALYSIS_VERSION = 3
"""Raised whenever the same text would give other terms."""
READ_ANALYSES = frozenset([2, ANALYSIS_VERSION])
"""Versions of archives that are read; all others must be rebuilt. Those of version 2 keep what is
short for a word ("I'll") as one word, and stems as Snowball has them (see ``stored_stems``)."""

MAX_FORM = 80
"""Code points of a form that count; what is longer is no word (a URL, base64)."""

# Han with its extensions, kana, Hangul, and the unspaced scripts of South-East Asia.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# Marks that belong to the letter before: combining accents, vowel signs, points; soft hyphen.
_JOINING = "\u00ad\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0dff"
_SIGNS = "$€£¥₹₩฿"
_UNITS = r"(?:\s?[%％]|\s(?:per\s?cent)\b)"
_HYPHENS = "\\-\u2010\u2011"


def _chunk_pattern(letter: str, unspaced: str) -> re.Pattern[str]:
    """``letter`` is a character class inside a group, ``unspaced`` an alternative or nothing."""
    word = rf"(?:{letter})+(?:['’ʼ＇](?:{letter})+)*"
    return re.compile(
        rf"""(?x)
        {unspaced}
        [A-Za-z]{{2,}}(?=[\s,.;:!?)"”]|\Z)    # most words, without trying what follows
      | (?<![^\W_]) [A-Za-z](?:\.[A-Za-z])+ (?:\.|(?![^\W_]))    # U.S.  e.g.  U.K
      | (?: (?: (?<![^\W_])[A-Z]{{1,3}} )? [{_SIGNS}] \s? )? (?<![^\W_]) \d+ (?:[.,]\d+)*
        (?: {_UNITS} | {word} (?:[{_HYPHENS}]{word})* )?   # 1,000  5.5%  $2bn  HK$3m  90-day
      | {word} (?:[{_HYPHENS}]{word})* (?:\+\+|\+(?![^\W_])|\#(?![^\W_]))?   # word  slow-down  C++
        """
    )


_SPACED_CHUNK = _chunk_pattern(rf"[^\W_]|[{_JOINING}]", "")
_MIXED_CHUNK = _chunk_pattern(rf"(?![{_UNSPACED}])(?:[^\W_]|[{_JOINING}])", rf"[{_UNSPACED}]+ |")
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+")
_ACRONYM = re.compile(r"[A-Za-z](?:\.[A-Za-z])+\.?")
_NUMBER = re.compile(
    rf"(?P<sign>[A-Z]{{0,3}}[{_SIGNS}]\s?)?(?P<digits>\d+(?:[.,]\d+)*)"
    rf"(?:(?P<percent>\s?[%％])|(?P<cent>\s(?:per\s?cent))|(?P<rest>.*))"
)
_PART = re.compile(rf"[^\s{_HYPHENS}+#]+")
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Term:
    """A folded form at a position; ``start`` and ``end`` are offsets in code points."""

    form: str
    position: int
    start: int
    end: int
    whole: bool = False


def split_chunks(text: str) -> Iterator[re.Match[str]]:
    """The chunks of a text, left to right, each to be handed to ``read_chunk``."""
    pattern = _MIXED_CHUNK if not text.isascii() and _HAS_UNSPACED.search(text) else _SPACED_CHUNK
    return pattern.finditer(text)


def list_chunks(text: str) -> list[str]:
    """The same chunks as plain strings, for indexing in bulk."""
    pattern = _MIXED_CHUNK if not text.isascii() and _HAS_UNSPACED.search(text) else _SPACED_CHUNK
    return pattern.findall(text)


def read_chunk(chunk: str) -> tuple[Term, ...]:
    """The terms of one chunk; positions and offsets count from its beginning."""
    if _UNSPACED_RUN.match(chunk):
        return _read_characters(chunk)
    return _read_word(chunk)


def analyse(text: str) -> list[Term]:
    """Every term of a text, in order of position, parts before wholes.

    >>> [t.form for t in analyse("The U.S. slow-down")]
    ['the', 'us', 'u.s', 'slow', 'slowdown', 'down']
    """
    terms: list[Term] = []
    position = 0
    for match in split_chunks(text):
        base = match.start()
        for term in read_chunk(match.group()):
            terms.append(
                Term(
                    term.form,
                    position + term.position,
                    base + term.start,
                    base + term.end,
                    term.whole,
                )
            )
        if terms:
            position = terms[-1].position + 1
    return terms


def _read_characters(run: str) -> tuple[Term, ...]:
    """Characters and pairs of characters; half-width kana and compatibility forms made equal."""
    plain = [unicodedata.normalize("NFKC", character).casefold() for character in run]
    terms = []
    for i, character in enumerate(plain):
        terms.append(Term(character, i, i, i + 1))
        if i + 1 < len(plain):
            terms.append(Term(character + plain[i + 1], i, i, i + 2, whole=True))
    return tuple(terms)


@lru_cache(maxsize=131_072)
def _read_word(chunk: str) -> tuple[Term, ...]:
    if chunk in _CAPITALS or _ACRONYM.fullmatch(chunk):
        return _read_acronym(chunk)
    number = _NUMBER.fullmatch(chunk)
    if number is not None:
        return _read_number(chunk, number)
    return _read_parts(chunk)


_CAPITALS = frozenset(["US", "IT", "WHO"])
"""Acronyms that are common words in small letters: in capitals they are searched as themselves."""


def _read_acronym(chunk: str) -> tuple[Term, ...]:
    """Letters with or without stops; those that read as a common word keep a form of their own."""
    letters = chunk.replace(".", "")
    plain = Term(fold_form(letters), 0, 0, len(chunk))
    if letters.upper() not in _CAPITALS:
        return (plain,)
    return (plain, Term(".".join(plain.form), 0, 0, len(chunk), whole=True))


def _read_number(chunk: str, number: re.Match[str]) -> tuple[Term, ...]:
    start, end = number.span("digits")
    digits = _THOUSANDS.sub("", number["digits"])
    if number["rest"]:
        parts = _read_parts(chunk[start:])
        shifted = [Term(t.form, t.position, t.start + start, t.end + start, t.whole) for t in parts]
        first = shifted[0]
        form = digits + first.form[len(fold_form(number["digits"])) :]
        shifted[0] = Term(form, 0, first.start, first.end)
    else:
        shifted = [Term(digits, 0, start, end)]
    if number["sign"]:
        sign = fold_form(number["sign"].strip())
        shifted.insert(1, Term(sign + shifted[0].form, 0, 0, shifted[0].end, whole=True))
    if number["percent"] or number["cent"]:
        shifted.insert(1, Term(digits + "%", 0, start, len(chunk), whole=True))
    if number["cent"]:
        for i, part in enumerate(re.finditer(r"\S+", number["cent"]), start=1):
            at = number.start("cent")
            shifted.append(Term(fold_form(part.group()), i, at + part.start(), at + part.end()))
    return tuple(shifted)


def _read_parts(chunk: str) -> tuple[Term, ...]:
    """A word, or a compound by part and as a whole."""
    parts = [
        Term(form, 0, match.start(), match.end())
        for match in _PART.finditer(chunk)
        if (form := fold_form(match.group()))
    ]
    if not parts:
        return ()
    terms = [Term(p.form, i, p.start, p.end) for i, p in enumerate(parts)]
    if len(parts) > 1:
        joined = "".join(p.form for p in parts)[:MAX_FORM]
        terms.insert(1, Term(joined, 0, parts[0].start, parts[-1].end, whole=True))
    signs = chunk[parts[-1].end :]
    if signs:
        last = terms[-1]
        whole = Term(last.form + signs, last.position, last.start, len(chunk), whole=True)
        terms.append(whole)
    return tuple(terms)


SHORTENED = "s|ll|d|re|ve|m"
"""What stands behind an apostrophe for a word of its own: joined, "I'll" and "we'd" would be ill
and wed."""
_SHORTENED = re.compile(rf"'(?:{SHORTENED})?$")


@lru_cache(maxsize=131_072)
def fold_form(word: str) -> str:
    """The form a word is compared in: folded, without apostrophes and what is short for a word.

    >>> fold_form("Government’s"), fold_form("don't"), fold_form("O’Brien"), fold_form("I'll")
    ('government', 'dont', 'obrien', 'i')
    """
    folded = fold_word(word.replace("\u00ad", ""))
    return _SHORTENED.sub("", folded).replace("'", "")[:MAX_FORM]


class _Stemmer(local):
    """A stemmer for each thread: Snowball's keeps the word it is at in itself."""

    def __init__(self) -> None:
        self.of = snowballstemmer.stemmer("english").stemWord


_stemmer = _Stemmer()


_OF_A_FAMILY = "="
"""Ends the stem of a family; no form has it."""


@cache
def _families() -> dict[str, str]:
    """The stems of the words that Snowball joins wrongly; the sign tells them from Snowball's."""
    text = files("indexer.lexicon").joinpath("word_families.txt").read_text("utf-8")
    lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {form: f"{words[0]}{_OF_A_FAMILY}" for words in lines for form in words}


@lru_cache(maxsize=131_072)
def stem(form: str) -> str:
    """The stem of a folded form, British and American spelling made equal.

    That of the Snowball English stemmer (Porter 2), but for words that it joins with others
    of another meaning, or parts (``word_families.txt``). Forms that are no plain words
    (numbers, signs, other scripts) are their own stem.

    >>> stem("organisations") == stem("organizing") == stem("organised")
    True
    >>> stem("housing") == stem("houses"), stem("child") == stem("children")
    (False, True)
    """
    return _family_of(form) or bare_stem(form)


def _family_of(form: str) -> str:
    families = _families()
    return families.get(form) or families.get(spelling_key(form), "")


@lru_cache(maxsize=4_096)
def stored_stems(key: str) -> tuple[str, ...]:
    """The stems under which an archive may keep words of this one: it, and what Snowball says."""
    words = [form for form, family in _families().items() if family == key]
    return tuple(dict.fromkeys([key, *map(bare_stem, words)]))


def has_stem(form: str, key: str) -> bool:
    """Whether a form that is stored under one of ``stored_stems`` is of this stem today."""
    family = _family_of(form)
    return family == key if family else not key.endswith(_OF_A_FAMILY)


def bare_stem(form: str) -> str:
    """What Snowball makes of a form."""
    if not form.isascii() or not form.isalpha():
        return form
    stemmed: str = _stemmer.of(spelling_key(form))
    return stemmed
