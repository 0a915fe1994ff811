"""Personal names: their parts, and how far two of them can mean one person.

A name is compared as folded words. Hyphens, full stops, apostrophes, accents
and the place of the family name do not tell two people apart; a middle initial
or a Jr does. What two names can mean is a ``Likeness``; whether they do mean
one person is decided in ``evidence`` from everything else that is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from indexer.identity.people.respellings import are_respellings, within_one_slip
from indexer.lexicon.nicknames import are_known_short_forms, are_nicknames
from indexer.lexicon.titles import ADDRESS, CREDENTIALS, SUFFIXES
from indexer.text.fold import fold

Grade = Literal[
    "same",  # "José Núñez", "Jose Nunez"; "Lee Ka-chiu", "Lee Ka Chiu"
    "extended",  # "John Smith", "John A. Smith", "John Andrew Smith"
    "reordered",  # "Lee Ka-chiu", "Ka-chiu Lee"
    "nickname",  # "Bill Smith", "William Smith"
    "contained",  # "John Lee", "John Lee Ka-chiu"; "Jane Roe", "Jane Roe-Smith"
    "spelling",  # "Aleksandr Petrov", "Alexander Petrov"
    "initial",  # "J. Smith", "John Smith"
    "suffix",  # "Edmund Halvard", "Edmund Halvard Jr."
    "surname",  # "Smith", "John Smith"
    "similar",  # "Jon Smyth", "Jon Smith": perhaps a slip of the pen
    "conflict",  # "John A. Smith", "John B. Smith"; "Smith Jr", "Smith Sr"
    "unlike",
]

# Parts of a family name that some releases leave out: "Maria de la Cruz", "Maria Cruz".
_PARTICLES = frozenset(
    "de la del della di da do dos das van von der den ter al el bin binti".split()
)

_QUOTED = re.compile(r"[\"“”‘’(\[]\s*([^\W\d_][\w.\- ]*?)\s*[\"“”‘’)\]]")
_LETTERS_RUN = re.compile(r"^(?:[A-Z]\.){2,}$|^[A-Z]{2}$")  # "J.P.", "JD"
_CHILD_OF = re.compile(r"\s(?:[sd]/o|a/[lp])\s", re.IGNORECASE)  # "Rajendran s/o Muthu"
_SPLIT = re.compile(r"[\s\-.,·•/]+")
_APOSTROPHES = re.compile(r"['’ʼ`´]")
_ROMAN = {"2nd": "ii", "3rd": "iii", "junior": "jr", "senior": "sr"}
_VOWELS = frozenset("AEIOU")
_FAMILY_NAMES = frozenset({"NG"})
_SPOKEN_INITIALS = frozenset({"AJ", "CJ", "EJ", "OJ"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts; all but ``text`` folded. ``words`` are in the order given.

    ``suffix`` is jr, sr, ii … or ""; ``nicknames`` stood in quotation marks or
    brackets: ``Robert "Bob" Smith``.
    """

    text: str
    words: tuple[str, ...]
    suffix: str = ""
    nicknames: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """One string for names that differ in typography only."""
        return " ".join((*self.words, self.suffix)).strip()

    @property
    def is_full(self) -> bool:
        """At least two words, neither first nor last a mere initial."""
        return len(self.words) > 1 and len(self.words[0]) > 1 and len(self.words[-1]) > 1

    @property
    def core(self) -> tuple[str, ...]:
        """The words without particles, as far as two are left."""
        kept = tuple(word for word in self.words if word not in _PARTICLES)
        return kept if len(kept) > 1 else self.words


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names relate, and the difference in plain words."""

    grade: Grade
    reason: str


@lru_cache(maxsize=131_072)
def parse_person(text: str) -> PersonName:
    """Take a personal name apart; honorifics and credentials are no part of it.

    >>> parse_person("Dr. Peter K.N. Lam, PhD").words
    ('peter', 'k', 'n', 'lam')
    >>> parse_person("Martin O’Neil Jr.").key
    'martin oneil jr'
    """
    clean = " ".join(text.split())
    plain = _CHILD_OF.sub(" ", clean)
    nicknames = tuple(w for quoted in _QUOTED.findall(plain) for w in _words_of(quoted))
    tokens = _strip_titles(_QUOTED.sub(" ", plain).split())
    words = [word for token in tokens for word in _words_of(token)]
    suffix = ""
    while len(words) > 1 and (_ROMAN.get(words[-1], words[-1])) in SUFFIXES:
        suffix = _ROMAN.get(words[-1], words[-1])
        words.pop()
    return PersonName(clean, tuple(words), suffix, nicknames)


def _strip_titles(tokens: list[str]) -> list[str]:
    start, end = 0, len(tokens)
    while end - start > 1 and _bare(tokens[start]) in ADDRESS:
        if end - start == 2 and _bare(tokens[start]) in _PEERS:  # "Lord Ashgrove" has no other name
            break
        start += 1
    while end - start > 1 and (
        _bare(tokens[end - 1]) in CREDENTIALS and (tokens[end - 2].endswith(",") or end - start > 2)
    ):
        if _bare(tokens[end - 1]) in _BOTH and not tokens[end - 2].endswith(","):
            break
        end -= 1
    return tokens[start:end]


# Credentials that are also family names: a credential only after a comma.
_BOTH = frozenset("ma do np am ba pe kc sc ms ac cm oc jp ao ret td mp".split())


_PEERS = frozenset({"lord", "lady", "baroness", "baron", "viscount", "earl"})


def _bare(token: str) -> str:
    return token.strip(",").rstrip(".").lower()


def _words_of(token: str) -> list[str]:
    if _LETTERS_RUN.match(token) and ("." in token or _reads_as_initials(token)):
        return [letter.lower() for letter in token if letter.isalpha()]
    folded = _APOSTROPHES.sub("", fold(token))
    return [word for word in _SPLIT.split(folded) if any(c.isalnum() for c in word)]


def _reads_as_initials(token: str) -> bool:
    """ "JD" and "TJ" cannot be said as a word; "LI", "WU" and "NG" are family names."""
    return (token not in _FAMILY_NAMES and not set(token) & _VOWELS) or token in _SPOKEN_INITIALS


@lru_cache(maxsize=262_144)
def compare_names(a: PersonName, b: PersonName) -> Likeness:
    """How far two names can mean one person; symmetric."""
    if (b.words, b.suffix) < (a.words, a.suffix):
        a, b = b, a
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return Likeness("conflict", f"{a.suffix} against {b.suffix}")
    if a.words == b.words or "".join(a.words) == "".join(b.words):
        return _compare_suffixes(a, b)
    if not a.words or not b.words:
        return Likeness("unlike", "no name")
    short, long = (a, b) if len(a.core) <= len(b.core) else (b, a)
    if short.core == long.core:
        return Likeness("same", "the same name but for a particle")
    if len(short.words) == 1:
        return _compare_surname(short, long)
    if len(short.core) > 1 and sorted(short.core) == sorted(long.core):
        return Likeness("reordered", "the same words in another order")
    if short.core[-1] == long.core[-1]:
        return _compare_given(short, long)
    return _compare_across(short, long)


def _compare_suffixes(a: PersonName, b: PersonName) -> Likeness:
    """Two names of the same words."""
    if a.suffix != b.suffix:
        return Likeness("suffix", f"only one is called {(a.suffix or b.suffix).title()}")
    return Likeness("same", "the same name")


def _compare_surname(short: PersonName, long: PersonName) -> Likeness:
    word = short.words[0]
    if len(long.words) > 1 and word in (long.words[-1], long.words[0]) and len(word) > 1:
        return Likeness("surname", "only the family name is given")
    return Likeness("unlike", "different names")


def _compare_given(short: PersonName, long: PersonName) -> Likeness:
    """Two names that end in the same family name."""
    a, b = short.core[0], long.core[0]
    if a == b:
        return _compare_middles(short, long)
    if (short.nicknames and b in short.nicknames) or (long.nicknames and a in long.nicknames):
        return Likeness("nickname", "the other goes by this name")
    if len(a) == 1 or len(b) == 1:
        return _compare_initials(short, long)
    if are_nicknames(a, b):
        grade: Grade = "nickname" if are_known_short_forms(a, b) else "similar"
        return _unless_middles_conflict(
            short, long, Likeness(grade, f"{a.title()} and {b.title()} can be one given name")
        )
    if are_respellings(a, b):
        return _unless_middles_conflict(
            short, long, Likeness("spelling", f"{a.title()} and {b.title()} are one name respelt")
        )
    if set(short.core) <= set(long.core) and len(short.core) > 1:
        return Likeness("contained", "one name holds all words of the other")
    if within_one_slip(a, b):
        return Likeness("similar", f"{a.title()} and {b.title()} differ by a letter")
    return Likeness("unlike", "different given names")


def _unless_middles_conflict(short: PersonName, long: PersonName, likeness: Likeness) -> Likeness:
    middles = _compare_middles(short, long)
    return middles if middles.grade == "conflict" else likeness


def _compare_initials(short: PersonName, long: PersonName) -> Likeness:
    """ "J. Smith" or "J. P. Smith" against "John Smith" or "John Paul Smith"."""
    givens_a, givens_b = short.core[:-1], long.core[:-1]
    if all(_agree(x, y) for x, y in zip(givens_a, givens_b, strict=False)):
        return Likeness("initial", "one gives only the initial")
    if len(givens_a[0]) == 1 and len(givens_b) > 1 and givens_b[1:2] == givens_a[1:2]:
        return Likeness("conflict", "different initials")
    if len(givens_b[0]) == 1 and len(givens_b) > 1 and givens_b[1] == givens_a[0]:
        return Likeness("contained", "one gives a first initial more")  # J. Edgar, Edgar
    return Likeness("unlike", "different initials")


def _compare_middles(short: PersonName, long: PersonName) -> Likeness:
    """Same first word and same last: what stands between must not contradict."""
    a, b = short.core[1:-1], long.core[1:-1]
    if not a:
        return Likeness("extended", "one gives a middle name more")
    rest = iter(b)
    if all(any(_agree(x, y) for y in rest) for x in a):
        return Likeness("extended", "the middle names agree")
    return Likeness("conflict", f"middle names {' '.join(a).title()} and {' '.join(b).title()}")


def _agree(a: str, b: str) -> bool:
    return a == b or ((len(a) == 1 or len(b) == 1) and a[0] == b[0])


def _compare_across(short: PersonName, long: PersonName) -> Likeness:
    """Two names whose last words differ."""
    if set(short.core) <= set(long.core):
        return Likeness("contained", "one name holds all words of the other")
    if _holds_but_an_initial(short, long):
        return Likeness("contained", "the words agree, one as an initial")
    if _initials_agree(short, long):
        return Likeness("contained", "the words agree, some as initials")
    if _initials_of_other_order(short, long) or _initials_of_other_order(long, short):
        return Likeness("initial", "one gives only initials, family name first or last")
    if len(short.core) == len(long.core) and len(short.core) > 1:
        return _compare_spellings(short, long)
    return Likeness("unlike", "different names")


def _holds_but_an_initial(short: PersonName, long: PersonName) -> bool:
    """ "Peter K N Lam" against "Lam Kin-ngok Peter"; "Bill Lam Kin-ngok", "Lam, William"."""
    words = set(long.core)
    held = [word for word in short.core if word in words]
    if len(held) != len(short.core) - 1 or len(long.core) <= len(short.core) or len(held) < 2:
        return False
    left = next(word for word in short.core if word not in words)
    return len(left) == 1 and any(o[0] == left for o in long.core if o not in held)


def _compare_spellings(short: PersonName, long: PersonName) -> Likeness:
    """Two names of as many words, one by one."""
    pairs = tuple(zip(short.core, long.core, strict=True))
    if all(x == y or are_respellings(x, y) for x, y in pairs):
        return Likeness("spelling", "the same name respelt")
    if short.core[:-1] == long.core[:-1] and within_one_slip(*pairs[-1]):
        return Likeness("similar", "the family names differ by a letter")
    return Likeness("unlike", "different names")


def _initials_of_other_order(a: PersonName, b: PersonName) -> bool:
    """ "T. H. Goh" against "Goh Teck Hian"."""
    return (
        len(a.core) == len(b.core)
        and a.core[-1] == b.core[0]
        and all(len(word) == 1 for word in a.core[:-1])
        and all(x == y[0] for x, y in zip(a.core[:-1], b.core[1:], strict=True))
    )


def _initials_agree(short: PersonName, long: PersonName) -> bool:
    """ "Peter K N Lam" and "Lam Kin-ngok Peter": two full words and every initial found."""
    if len(short.core) != len(long.core):
        return False
    full = [word for word in short.core if len(word) > 1]
    other = [word for word in long.core if len(word) > 1]
    shared = set(full) & set(other)
    if len(shared) < 2:
        return False
    left = sorted(w[0] for w in short.core if w not in shared)
    right = sorted(w[0] for w in long.core if w not in shared)
    initials = any(len(w) == 1 for w in (*short.core, *long.core) if w not in shared)
    return initials and left == right
