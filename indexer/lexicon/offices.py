"""Offices under several names: a CEO is a chief executive officer.

Origin: the editors' own list.
"""

from __future__ import annotations

import re

# No CMO, CPO, CRO or CSO: marketing or medical, product or people?
ONE_SPELLING = {
    "ceo": "chief executive officer",
    "chief executive": "chief executive officer",
    "cfo": "chief financial officer",
    "coo": "chief operating officer",
    "cto": "chief technology officer",
    "cio": "chief information officer",
    "md": "managing director",
    "vp": "vice president",
    "svp": "senior vice president",
    "evp": "executive vice president",
    "avp": "assistant vice president",
    "gm": "general manager",
    "pm": "prime minister",
    "co-founder": "cofounder",
    "co founder": "cofounder",
    "cofounder": "cofounder",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "founding partner": "founder",
}
"""An office as written -> the one spelling it is compared in, both folded."""

_WRITTEN = re.compile(
    r"\b(?:" + "|".join(sorted(ONE_SPELLING, key=len, reverse=True)) + r")\b(?! officer)"
)


def spell_offices(words: str) -> str:
    """Folded words with every office in one spelling.

    >>> spell_offices("president and ceo")
    'president and chief executive officer'
    """
    return _WRITTEN.sub(lambda match: ONE_SPELLING[match.group()], words)
