"""Which stretches between marks are speech in Spanish, and not a title or a turn of phrase.

Spanish sets the full stop and the comma behind the closing mark, so how the
words end tells little: what stands around them decides.
"""

from __future__ import annotations

import re

from indexer.languages.es.lexicon import cues, function_words
from indexer.model import Span
from indexer.text.marked import Marked

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

_MAX_GAP = 220  # code points between the halves of one broken quotation


def may_be_speech(text: str, paragraph: Span, stretch: Marked, last: Marked | None) -> bool:
    """Whether a stretch may be speech of its own; ``last`` is the one chosen before it."""
    first = next((c for c in stretch.inner.of(text) if c.isalnum()), "")
    if not first:
        return False
    asked = _Stretch(text, paragraph, stretch, last)
    return _is_speech_in_small(asked) if first.islower() else _is_speech(asked)


class _Stretch:
    """Words between marks, how many they are, and what stands before and behind them."""

    __slots__ = ("after", "before", "count", "cue_after", "gap", "last", "words")

    def __init__(self, text: str, paragraph: Span, stretch: Marked, last: Marked | None) -> None:
        self.last = last
        self.words = stretch.inner.of(text)
        self.count = len(_WORDS.findall(self.words[:400]))
        start, end = stretch.outer.start, stretch.outer.end
        self.before = text[max(paragraph.start, start - 160) : start]
        self.after = text[end : min(paragraph.end, end + 120)]
        self.cue_after = _AFTER.match(self.after) is not None
        is_near = last is not None and start - last.outer.end < _MAX_GAP
        self.gap = text[last.outer.end : start] if is_near and last is not None else ""

    def is_said_that(self) -> bool:
        """`dijo que «…».`: a clause in marks, which ends its sentence."""
        said = _SAID_THAT.search(self.before) is not None
        return said and self.count >= 4 and _ends(self.after)


def _is_speech_in_small(asked: _Stretch) -> bool:
    if _THAT.search(asked.before):
        return asked.is_said_that()
    goes_on = _FORM.search(asked.gap) and asked.gap.rstrip()[-1:] in ",:—–"
    if goes_on and asked.count >= 2:
        return True
    return (asked.cue_after or bool(_BEFORE.search(asked.before))) and asked.count >= 4


def _is_speech(asked: _Stretch) -> bool:
    words, before, count = asked.words, asked.before, asked.count
    opens = asked.last is None and _COLON.search(before)
    if asked.cue_after or _BEFORE.search(before) or opens:
        return count >= 2 or words[-1] in "?!.…"
    if _is_title(words):
        return False
    if not before.strip() or before.rstrip()[-1:] in '.:»”"':
        if not asked.after.strip(" .,"):
            return count >= 4 or words[-1] in ".?!…"
        return count >= 5 or (count >= 3 and _LATE_AFTER.match(asked.after) is not None)
    return _THAT.search(before) is not None and asked.is_said_that()


def _ends(after: str) -> bool:
    """Whether the sentence ends with the stretch, or goes on with its attribution."""
    return after.lstrip()[:1] in ("", ".", ",", ";", "»")


def _is_title(words: str) -> bool:
    """Whether words look like the name of a work: `La campana hundida`, `Guía de una ausencia`."""
    found = _WORDS.findall(words[:120])
    if words[-1] in ".?!…" or len(found) > 9:
        return False
    capitals = sum(w[0].isupper() or w in function_words.IN_TITLES for w in found)
    return len(found) <= 3 or capitals == len(found)
