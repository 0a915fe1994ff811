"""The name a release gives its own issuer in full, where that is stated in short or in capitals.

``MRDW`` of ``MRDW Press Office`` is the Merrin Riggers and Dock Workers, if the text spells it out
beside brackets or has one body whose words begin so; ``BANK OF MERRIN`` is the Bank of Merrin.
"""

from __future__ import annotations

import re

from indexer.lexicon import phrase_words
from indexer.lexicon.organisations import INSTITUTIONS, LEGAL_FORMS
from indexer.resolve.spelled_out import SpelledOut

_INITIALS = re.compile(r"[A-Z][A-Z&]{1,7}")
_WORD = r"[A-Z][\w’'&-]{0,60}+\.?"  # no way back into a word: it may be as long as the text
_RUN = re.compile(rf"(?<![\w’'&-]){_WORD}(?: (?:(?:of|the|and|for|in|&) ){{0,2}}{_WORD}){{1,9}}")
_FEWEST = 3  # letters by which a name that is never spelled out is told


def own_name(issuer: str, text: str) -> str:
    """The fullest form of an issuer's name that a text gives; as stated where it gives none."""
    if _INITIALS.fullmatch(issuer):
        spelled = SpelledOut(text).find(issuer)
        return spelled.of(text) if spelled is not None else _by_initials(issuer, text) or issuer
    if issuer.isupper() and " " in issuer:
        found = re.search(rf"(?<!\w)(?!{re.escape(issuer)})(?i:{re.escape(issuer)})(?!\w)", text)
        return found[0].strip() if found is not None and not found[0].islower() else issuer
    return issuer


def _by_initials(letters: str, text: str) -> str:
    """The one body whose words begin with these letters: all its words, or all but the last few."""
    if len(letters) < _FEWEST:
        return ""
    found = {run[0] for run in _RUN.finditer(text) if _begins(run[0], letters)}
    fullest = max(found, key=len, default="")
    named = {word.lower().strip(".") for word in fullest.split()} & (INSTITUTIONS | LEGAL_FORMS)
    return fullest if named and all(fullest.startswith(name) for name in found) else ""


def _begins(run: str, letters: str) -> bool:
    words = run.split()
    plain = "".join(word[0] for word in words if word not in phrase_words.SMALL_IN_BODIES)
    every = "".join(word[0].upper() for word in words)
    return plain.startswith(letters) or every.startswith(letters)
