"""Which stretches between marks are speech in Spanish, and not a title or a turn of phrase.

Spanish sets the full stop and the comma behind the closing mark, so how the
words end tells little: what stands around them decides.
"""

from __future__ import annotations

import re

from indexer.languages.es.lexicon import cues
from indexer.model import Span
from indexer.text.marks import Marked

_FORMS = "|".join(sorted(cues.QUOTATION_FORMS, key=len, reverse=True))
_FORM = re.compile(rf"\b(?:{_FORMS})\b")
_SAYING = rf"(?:(?:le|les|se|lo|así lo|nos) )?(?:{_FORMS})"
_TOLD = r"según|en palabras de|a juicio de|tal y como|tal como|como"
_AFTER = re.compile(rf"[.…]?[,;]? *[—–-]? *(?:{_SAYING}|{_TOLD})\b")
_LATE_AFTER = re.compile(rf"[,;]? [^.;:«“\"]{{0,80}}?\b(?:{_FORMS})\b")
_BEFORE = re.compile(
    rf"\b(?:{_FORMS})\b[^.!?;«“\"]{{0,120}}[:,]\s*$|\b(?:{_FORMS}),? (?:que )?$"
    r"|\b(?:declaración|comunicado|palabras|mensaje|frase)\b[^.!?«“\"]{0,60}:\s*$",
    re.IGNORECASE,
)
_COLON = re.compile(r":\s*$")
_THAT = re.compile(r"\bque\s*$")
_SAID_THAT = re.compile(rf"\b(?:{_FORMS})\b(?: [^.!?;:«“\"]{{0,60}}?)? que\s*$", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+")
_SMALL = frozenset("a al con de del e el en la las lo los o para por sin un una y que".split())


def may_be_speech(text: str, paragraph: Span, stretch: Marked, last: Marked | None) -> bool:
    """Whether a stretch may be speech of its own; ``last`` is the one chosen before it."""
    words = stretch.inner.of(text)
    first = next((c for c in words if c.isalnum()), "")
    count = len(_WORDS.findall(words[:400]))
    if not first:
        return False
    before = text[max(paragraph.start, stretch.outer.start - 160) : stretch.outer.start]
    after = text[stretch.outer.end : min(paragraph.end, stretch.outer.end + 120)]
    cue_after = _AFTER.match(after) is not None
    if first.islower():
        if _THAT.search(before):
            return _SAID_THAT.search(before) is not None and count >= 4 and _ends(after)
        goes_on = last is not None and stretch.outer.start - last.outer.end < 220
        if goes_on and last is not None:
            gap = text[last.outer.end : stretch.outer.start]
            if _FORM.search(gap) and gap.rstrip()[-1:] in ",:—–" and count >= 2:
                return True
        return (cue_after or bool(_BEFORE.search(before))) and count >= 4
    if cue_after or _BEFORE.search(before) or (last is None and _COLON.search(before)):
        return count >= 2 or words[-1] in "?!.…"
    if _is_title(words):
        return False
    if not before.strip() or before.rstrip()[-1:] in '.:»”"':
        if not after.strip(" .,"):
            return count >= 4 or words[-1] in ".?!…"
        return count >= 5 or (count >= 3 and _LATE_AFTER.match(after) is not None)
    if _THAT.search(before):
        return _SAID_THAT.search(before) is not None and count >= 4 and _ends(after)
    return False


def _ends(after: str) -> bool:
    """Whether the sentence ends with the stretch, or goes on with its attribution."""
    return after.lstrip()[:1] in ("", ".", ",", ";", "»")


def _is_title(words: str) -> bool:
    """Whether words look like the name of a work: `La campana hundida`, `Guía de una ausencia`."""
    found = _WORDS.findall(words[:120])
    if words[-1] in ".?!…" or len(found) > 9:
        return False
    capitals = sum(w[0].isupper() or w in _SMALL for w in found)
    return len(found) <= 3 or capitals == len(found)
