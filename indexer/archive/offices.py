"""To which family of offices a role belongs: "Co-Founder & CEO" to those of CEOs and of founders.

A role is what a release wrote, and stays so. Its families are read off it: a role falls into
parts ("President and CEO"), a part has a head before its first preposition ("vice president | of
marketing"), and the longest way to write a family that the head ends with counts. What somebody
was ("former CEO") or is for a time ("interim CEO") is a family of its own. A word that makes
another office of it ("deputy CEO") makes no family, unless it has a line in the lexicon.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest

from indexer.lexicon.office_families import ACTING, BENEATH, FAMILIES, FORMER, NOT_YET
from indexer.text.fold import fold

STANDINGS = ("former", "acting")
"""Ways to hold an office that make a family of its own; before its code, with a hyphen."""

_MOST = 300
"""Letters of a role that are read; a longer one is a sentence."""
_PREPOSITIONS = frozenset(
    "a al at behind by de del for from in of on para to under with within".split()
)
_PART = re.compile(r"\s*([,;()/|&]|\band\b|\by\b|\s-\s)\s*")
_KEEPING = frozenset(("&", "/", "and", "y"))
_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_INITIALS = re.compile(r"\b(\w)\.\s?(?=\w\b)")  # U.S. Senator, U. S. Senator
_FORMER_HAN, _ACTING_HAN, _BENEATH_HAN = "前", ("署理", "代理"), ("副", "助理")


def _list_ways() -> dict[tuple[str, ...], str]:
    ways: dict[tuple[str, ...], str] = {}
    for code, others in FAMILIES.items():
        for way in (code.replace("-", " "), *others):
            ways[tuple(way.split())] = code
    return ways


_WAYS = _list_ways()
_LONGEST = max(map(len, _WAYS))
_HAN_WAYS = sorted((way[0] for way in _WAYS if _HAN.match(way[0])), key=lambda w: (-len(w), w))


@lru_cache(maxsize=65_536)
def families_of(role: str) -> tuple[str, ...]:
    """The families a role belongs to, by code, sorted; none for one that belongs to none.

    >>> families_of("Co-Founder & CEO"), families_of("former Maryland Gov.")
    (('chief-executive', 'founder'), ('former-governor',))
    """
    found: set[str] = set()
    standing = sign = ""
    pieces = _PART.split(_INITIALS.sub(r"\1", fold(role)[:_MOST]))
    for part, sign_behind in zip_longest(pieces[::2], pieces[1::2], fillvalue=""):
        if sign not in _KEEPING:
            standing = ""  # "former president and CEO" has left both, "former senator, chair" one
        standing, code = _read_part(part, standing)
        if code:
            found.add(f"{standing}-{code}" if standing else code)
        sign = sign_behind
    return tuple(sorted(found))


def _read_part(part: str, standing: str) -> tuple[str, str]:
    """How a single office is held, where the one before it was held so; and its family, or ""."""
    if _HAN.search(part):
        return _read_han(part)
    words = _WORD.findall(part)
    last = next((i for i, word in enumerate(words) if word in _PREPOSITIONS and i), len(words))
    while last > 1 and words[last - 1] in FORMER and tuple(words[last - 2 : last]) not in _WAYS:
        standing = "former"
        del words[last - 1]
        last -= 1
    start, code = _longest_way(words, last)
    ahead = words[:start]
    if FORMER.intersection(ahead):
        standing = "former"
    elif ACTING.intersection(ahead):
        standing = "acting"
    elif {"current", "now"}.intersection(ahead):
        standing = ""
    beneath = ahead and (ahead[-1] in BENEATH or "deputy" in ahead)
    if beneath or NOT_YET.intersection(ahead):
        return standing, ""
    return standing, code


def _longest_way(words: list[str], last: int) -> tuple[int, str]:
    """Where the longest way to write a family begins whose head ends at a word, and the family."""
    for start in range(max(last - _LONGEST, 0), last):
        for end in range(min(start + _LONGEST, len(words)), last - 1, -1):
            way = tuple(words[start:end])
            code = _WAYS.get(way) or _WAYS.get((*way[:-1], way[-1].removesuffix("s")))
            if code:
                return start, code
    return last, ""


def _read_han(part: str) -> tuple[str, str]:
    """The same in Chinese, where the office ends the part: 前主席, 署理部長, 副主席."""
    way = next((way for way in _HAN_WAYS if part.endswith(way)), "")
    if not way:
        return "", ""
    ahead = part[: -len(way)]
    code = "" if ahead.endswith(_BENEATH_HAN) else _WAYS[(way,)]
    if ahead.startswith(_FORMER_HAN):
        return "former", code
    return ("acting" if ahead.startswith(_ACTING_HAN) else ""), code


def family_called(typed: str) -> str | None:
    """The code of the family that a typed office names as a whole; None where it names none.

    >>> family_called("Chief Executive Officer"), family_called("ex-CEO"), family_called("baker")
    ('chief-executive', 'former-chief-executive', None)
    """
    folded = _INITIALS.sub(r"\1", fold(typed)[:_MOST])
    words = _WORD.findall(folded)
    standing = ""
    if tuple(words) not in _WAYS and words and words[0] in FORMER | ACTING:
        standing = "former-" if words[0] in FORMER else "acting-"
        words = words[1:]
    code = _WAYS.get(tuple(words))
    return f"{standing}{code}" if code else None


def part_code(code: str) -> tuple[str, str]:
    """How an office is held ("", "former", "acting") and the family without that, of a code."""
    standing, _, rest = code.partition("-")
    return (standing, rest) if standing in STANDINGS and rest in FAMILIES else ("", code)


def ways_to_write(code: str) -> tuple[str, ...]:
    """All names of a family, that of its code first."""
    standing, plain = part_code(code)
    ways = (plain.replace("-", " "), *FAMILIES.get(plain, ()))
    return tuple(f"{standing} {way}" for way in ways) if standing else ways
