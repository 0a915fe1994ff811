"""One name spelt in two ways: transliterated otherwise, or with one slip."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

_RESPELLINGS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"ks|cks", "x"),  # Aleksandr, Alexander
        (r"tsch|tch|tj|cz", "ch"),  # Tschaikowsky, Chaikovsky
        (r"sch", "sh"),
        (r"kh", "h"),  # Mikhail, Mihail
        (r"ph", "f"),  # Stephan, Stefan
        (r"th", "t"),
        (r"ck|q|c(?![eihy])", "k"),  # Nikolai, Nicolai
        (r"[jy](?=[aeou])|ij|iy|yi|y|j$", "i"),  # Andrei, Andrey; Yulia, Julia
        (r"ou|oo|u", "u"),
        (r"ee", "i"),
        (r"([aou])e(?=[^aeiou])", r"\1"),  # Mueller, Muller (from Müller)
        (r"w", "v"),
        (r"z", "s"),
        (r"(.)\1+", r"\1"),  # Mohammed, Mohamed
        (r"(?<=m)[uoa](?=ham)|(?<=ham)[aei](?=d|t)", "o"),  # Muhammad, Mohamed
        (r"([dtl])er$", r"\1r"),  # Alexander, Aleksandr
        (r"(?<=[ou])h(?=[^aeiou]|$)", ""),  # Johnson is not in question: given "Jon", "John" is
    )
)


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    for pattern, by in _RESPELLINGS:
        word = pattern.sub(by, word)
    return word


def are_respellings(a: str, b: str) -> bool:
    """Whether two words can be one name written by two rules of transliteration."""
    return len(a) > 3 and len(b) > 3 and skeleton(a) == skeleton(b)


def within_one_slip(a: str, b: str) -> bool:
    """One letter more, less, other or swapped; short names are too close to each other."""
    return min(len(a), len(b)) > 3 and DamerauLevenshtein.distance(a, b, score_cutoff=1) <= 1
