"""The words of a head without commas: forms of address before them, letters behind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.lexicon import heads, spoken, titles

# Malay styles of two words: "Tan Sri Roe"; "Tan" alone is a surname.
_STYLED = frozenset(
    {
        ("tan", "sri"),
        ("toh", "puan"),
        *((d, s) for d in ("dato", "datuk", "dato’", "dato'") for s in ("sri", "seri")),
    }
)
_STYLES = frozenset(first for first, _ in _STYLED)
_TOKEN = re.compile(r"[^\s,;]+")


@dataclass(slots=True)
class Tokens:
    """The words of a head without commas; ``plain`` in small letters without stops."""

    written: list[str]
    plain: list[str]
    start: int  # after the forms of address
    end: int  # before the letters behind a name
    addressed: bool  # a form of address stood before
    gendered: bool  # the last of them was Mr, Ms, …


def read_tokens(words: str) -> Tokens:
    written = _TOKEN.findall(words)
    plain = [t.strip(".,()").casefold() for t in written]
    start = 0
    while start < len(written) and _is_address(written, plain, start):
        start += 1
    end = len(written)
    while end > start + 1 and _is_credential(written[end - 1], plain[end - 1]):
        end -= 1
    addressed = any(t not in heads.ARTICLES for t in plain[:start])
    return Tokens(
        written, plain, start, end, addressed, start > 0 and plain[start - 1] in heads.GENDERED
    )


def _is_address(written: list[str], plain: list[str], at: int) -> bool:
    """Whether a token is an article or a form of address before something else."""
    if at >= len(written) - 1:
        return False
    word = plain[at]
    if word in heads.ARTICLES:
        return "." not in written[at]
    if word in ("right", "most", "very"):
        return plain[at + 1] in heads.HONOURED
    if (word, plain[at + 1]) in _STYLED or (at and (plain[at - 1], word) in _STYLED):
        return at < len(written) - 2 or word not in _STYLES
    return word in titles.ADDRESS or word in spoken.FOREIGN_ADDRESS or word in ("rt", "his", "her")


def _is_credential(written: str, plain: str) -> bool:
    known = plain in titles.CREDENTIALS or plain in titles.SUFFIXES
    return known and not written.islower() and plain not in ("jr", "sr")
