"""Which stretches between marks are speech in English, and not a title or a turn of phrase."""

from __future__ import annotations

import re

from indexer.languages.en.lexicon import clause_words, cues
from indexer.model import Span
from indexer.text.marked import Marked

_WORDS = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_CUE_WORD = re.compile(
    r"\b(?:" + "|".join(sorted(cues.QUOTATION_FORMS, key=len, reverse=True)) + r")\b"
)
# A lower-case stretch is speech only as the second half of a broken one or right after a cue.
_AFTER_CUE = re.compile(r"[,:—–-]\s*$")
# Behind "noting that some ask," the words in marks are only the end of what is reported.
_CUE_BEFORE = re.compile(
    r"(?:^|\W)(?:{})\b(?:(?! that )[^.!?]){{0,80}}[,:]\s*$".format(
        "|".join(sorted((f for f in cues.CLAUSE_FORMS), key=len, reverse=True))
    )
)
_CUE_THEN_PAUSE = re.compile(_CUE_WORD.pattern + r"[,:]\s*$")
_ENTITLED = re.compile(
    r"\b(?:[Ee]ntitled|[Tt]itled|dubbed|subtitled|prompt|slogan|tagline|motto|headline|hashtag|theme)[:,]?\s*$"
)
_NAMES_A_WORK = re.compile(
    r"\b(?:(?:report|study|survey|guide|paper|article|episode|webinar|documentary)[,:]|[Ii]n|[Ff]rom|[Oo]f|titled|called|album|book|song|novel|film|track|single|series"
    r"|of the)\s*$"
)
_CUE_RIGHT_BEFORE = re.compile(
    r"\b(?:said|says|added|adds|wrote|asked|replied|shouted|chanted|yelled)[,:]?\s*$"
)
_CUE_AFTER = re.compile(
    r"\s*(?:[A-Z][\w.’'-]+ |he |she |they |it ){0,4}"
    r"(?:said|says|told|added|wrote|explained|noted|stressed|argued|insisted|recalled|asked)\b"
)
_SHORTENED = (
    "Mr Ms Dr Mrs Sen Rep Gov Gen Prof Col Lt Sgt Capt Maj Rev Hon St Inc Co Ltd Corp [A-Z]"
)
_SENTENCE_BREAK = re.compile(
    "".join(rf"(?<!\b{short})" for short in _SHORTENED.split()) + r"[.!?]\s+[A-Z][a-z]"
)
_OF_A_WORK = re.compile(r"\b(?:for|of|on|in|about|with|titled|called|single|song|album)\s*$")
_TURN = re.compile(r"[A-Z][A-Z.’' -]{2,40}: \S")
_LED = re.compile(
    r"\b(?:[Ii]n (?:the )?words of|[Tt]o quote|quoting) (?:[a-z]+ ){0,3}[A-Z][^.!?;]{2,60}[,:]\s*$"
    r"|\b(?:(?:said|says|wrote|writes|told \w+)|puts? it(?: \w+)?)[,:]\s*$"
)
_LEAST_LED = 5  # words; fewer are mostly a turn of phrase
_MAX_GAP = 220  # code points between the halves of one broken quotation


def may_be_speech(text: str, paragraph: Span, stretch: Marked, last: Marked | None) -> bool:
    """Whether a stretch may be speech of its own; ``last`` is the one chosen before it."""
    if not any(c.isalnum() for c in stretch.inner.of(text)):
        return False
    asked = _Stretch(text, paragraph, stretch, last)
    return _is_speech_in_small(asked) if asked.begins_small() else _is_speech(asked)


class _Stretch:
    """Words between marks, how many they are, and what stands before and behind them."""

    __slots__ = ("after", "before", "count", "ends", "last", "stretch", "text", "words")

    def __init__(self, text: str, paragraph: Span, stretch: Marked, last: Marked | None) -> None:
        self.text, self.stretch, self.last = text, stretch, last
        self.words = words = stretch.inner.of(text)
        self.count = len(_WORDS.findall(words[:400]))
        self.ends = words[-1] in ".,?!…—–-;:。！？" or not stretch.closed
        start, end = stretch.outer.start, stretch.outer.end
        self.before = text[max(paragraph.start, start - 120) : start]
        self.after = text[end : min(paragraph.end, end + 80)]

    def begins_small(self) -> bool:
        first = next(c for c in self.words if c.isalnum())
        return (
            first.islower()
            and self.words.split(maxsplit=1)[0].islower()
            and not self.words.startswith(("…", "..."))
        )


def _is_speech_in_small(asked: _Stretch) -> bool:
    opens = (
        asked.count >= 6
        and asked.words[-1] in ",?!"
        and asked.before.rstrip()[-1:] in ("", *',.”"')
    )
    if opens and _CUE_AFTER.match(asked.after):
        return True  # As for cost, “closing loopholes takes some work,” said Ann Roe
    return _goes_on(asked)


def _is_speech(asked: _Stretch) -> bool:
    words, count, ends, after = asked.words, asked.count, asked.ends, asked.after
    if _names_a_work(words, asked.before, count) or _is_title_unsaid(asked):
        return False
    if count >= 2 and after.startswith(",") and _CUE_AFTER.match(after[1:]):
        return True  # «The beetle has no passport», she argued.
    return (count >= 3 and ends) or _is_speech_there(asked)


def _is_speech_there(asked: _Stretch) -> bool:
    """Whether words that do not end as a sentence are speech, as their place tells."""
    count, ends, after = asked.count, asked.ends, asked.after
    before = asked.before.rstrip()
    if before and not before.endswith(":"):
        return count >= 6 or (ends and _has_cue(after[:40]))
    if not before and not after.strip(" .,"):
        return count >= 2
    return count >= 3 or _has_cue(after[:50]) or (ends and before.endswith(":"))


def _is_title_unsaid(asked: _Stretch) -> bool:
    """Whether words look like a title, and no verb of saying beside them tells otherwise."""
    if not _is_title(asked.words) or _CUE_RIGHT_BEFORE.search(asked.before):
        return False
    pauses = asked.ends or asked.after.startswith(",")
    return not (pauses and _CUE_AFTER.match(asked.after.lstrip(",")))


def _names_a_work(words: str, before: str, count: int) -> bool:
    """Whether marks hold a title, as the words before them tell, or a turn of a transcript."""
    if _TURN.match(words) or _ENTITLED.search(before):
        return True  # “ROE: We …”; the note is entitled: “The Emergence of …”
    if count == 1 and words[0].isupper() and _OF_A_WORK.search(before):
        return True  # speaking of her hopes for “Float,” Roe said
    # In “An Ancient Song,” Roe stresses …
    return _is_title(words) and _NAMES_A_WORK.search(before) is not None


def _is_title(words: str) -> bool:
    """Whether words look like the name of a work or programme: `State of the Union.`"""
    found = _WORDS.findall(words[:120])
    if not 2 <= len(found) <= 14 or len(words) > 120 or words[-1] in "?!":
        return False
    small = [w for w in found if w in clause_words.SMALL_WORDS]
    capital = [w for w in found if w[0].isupper() or w[0].isdigit()]
    return len(small) + len(capital) == len(found) and len(capital) >= 2


def _goes_on(asked: _Stretch) -> bool:
    """Whether a stretch in lower case is the rest of a broken quotation, or follows a cue."""
    text, before, count = asked.text, asked.before, asked.count
    last, outer = asked.last, asked.stretch.outer
    if last is not None and outer.start - last.outer.end < _MAX_GAP:
        gap = text[last.outer.end : outer.start]
        paused = last.inner.of(text)[-1] in ",—–-;…" or gap.lstrip().startswith((",", "—", "–"))
        if paused and _has_cue(gap) and not _SENTENCE_BREAK.search(gap):
            return bool(_AFTER_CUE.search(before)) or gap.rstrip()[-1:].isalpha()
    if count < 4 or before.rstrip()[-1:] not in (",", ":"):
        return False
    closes = text[outer.end : outer.end + 1] in (".", ";", "!", "?")
    if closes and count >= _LEAST_LED and _LED.search(before):
        return True  # As Ann Roe put it, “a harbour is a promise”.
    return asked.ends and bool(_CUE_THEN_PAUSE.search(before) or _CUE_BEFORE.search(before))


def _has_cue(words: str) -> bool:
    return _CUE_WORD.search(words) is not None
