"""A paragraph as a line of simplified characters in which what stands in marks is covered.

A line is as long as its paragraph, so that every offset in it is one of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from indexer.languages.zh.lexicon import cues
from indexer.languages.zh.lexicon.scripts import to_simplified
from indexer.model import Span
from indexer.text.marked import Marked
from indexer.text.segment import PLACEHOLDERS

SPOKEN = "\ue001"  # covers words in marks that may be speech
NAMED = "\ue002"  # covers names, titles and turns of phrase in marks
ASIDE = "\ue003"  # covers brackets
_COVERS = SPOKEN + NAMED + ASIDE
_NOT_OURS = dict.fromkeys(map(ord, _COVERS + PLACEHOLDERS), " ")
_BRACKETS = re.compile(r"[（(【\[][^（()）【】\[\]]{0,80}[)）】\]]")
_BOOK = re.compile(r"《[^《》]{0,80}》|〈[^〈〉]{0,80}〉")
_STOPS = re.compile(r"[。！？!?；;]+")
_ENDED = re.compile(r"[。！？!?…]")
_PUNCTUATED = re.compile(r"[，。！？；!?…,]")
_AHEAD = re.compile(rf"(?:{cues.PLAIN}|{cues.PAUSED})[，,：:]?\s*$|[：:]\s*$")
_BEHIND = re.compile(rf"[，,]?[^。！？；：，,{_COVERS}]{{0,45}}?(?:{cues.PLAIN}|{cues.PAUSED})")
_STANDS = re.compile(r"[，。！？；,.!?;」』”\s]|$")  # behind words that are a sentence's own
_COMMAS, _FULL_STOPS = ("，", ","), ("", "。", "！", "？")
_SHORTEST = 4  # characters of speech between marks that nothing announces
_NEAR = 90  # code points around a stretch that are looked at


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying in a line; ``plain`` where it takes a clause without a comma."""

    start: int
    end: int
    plain: bool


_CUE = re.compile(rf"(?P<plain>{cues.PLAIN})|(?:{cues.PAUSED})")
_DENIED = re.compile(rf"(?:{cues.DENIED})$")
_FELT = re.compile(rf"(?:{cues.FEELINGS})")


class Line:
    """A paragraph: ``flat`` with its marks covered, and the stretches that may be speech.

    Offsets are counted from the paragraph's ``start`` in the text.
    """

    def __init__(self, text: str, span: Span, stretches: list[Marked]) -> None:
        self.span = span
        self.start = span.start
        self.source = span.of(text)
        plain = to_simplified(self.source.translate(_NOT_OURS))
        covered = list(plain)
        self.speech: list[Marked] = []
        for marked in stretches:
            first, last = marked.outer.start - span.start, marked.outer.end - span.start
            spoken = _may_be_speech(plain, first, last, marked, self.start)
            covered[first:last] = (SPOKEN if spoken else NAMED) * (last - first)
            if spoken:
                self.speech.append(marked)
        flat = "".join(covered)
        for pattern, cover in ((_BOOK, NAMED), (_BRACKETS, ASIDE)):
            flat = pattern.sub(lambda m, c=cover: c * len(m.group()), flat)  # type: ignore[misc]
        self.flat = flat

    def words(self, start: int, end: int) -> str:
        """The words as they are written."""
        return self.source[start:end]

    def place(self, start: int, end: int) -> Span:
        """The span of the text at a range of the line."""
        return Span(self.start + start, self.start + end)

    def outer(self, marked: Marked) -> tuple[int, int]:
        """Where a stretch with its marks stands in the line."""
        return marked.outer.start - self.start, marked.outer.end - self.start

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Ranges of the sentences, without what ends them."""
        found, start = [], 0
        for stop in _STOPS.finditer(self.flat):
            found.append((start, stop.start()))
            start = stop.end()
        found.append((start, len(self.flat)))
        return [(a, b) for a, b in found if self.flat[a:b].strip()]

    def sentence_at(self, place: int) -> tuple[int, int]:
        """The sentence that a place stands in."""
        at = bisect_right(self.sentences, place, key=lambda sentence: sentence[0]) - 1
        found = self.sentences[at] if at >= 0 else (place, place)
        return found if place <= found[1] else (place, place)

    def sentences_before(self, place: int, most: int) -> list[tuple[int, int]]:
        """The sentence at a place and those before it, nearest first, no more than ``most``."""
        at = bisect_right(self.sentences, place, key=lambda sentence: sentence[0])
        return self.sentences[max(0, at - most) : at][::-1]

    def cues_from(self, start: int, end: int) -> list[Cue]:
        """The cues that begin in a range."""
        first = bisect_left(self.cues, start, key=lambda cue: cue.start)
        return self.cues[first : bisect_left(self.cues, end, first, key=lambda cue: cue.start)]

    @cached_property
    def cues(self) -> list[Cue]:
        """The verbs of saying, in order."""
        found: list[Cue] = []
        for match in _CUE.finditer(self.flat):
            start, end = match.span()
            if _DENIED.search(self.flat, max(0, start - 3), start):
                continue
            if match.group().endswith("表示") and _FELT.match(self.flat, end):
                continue
            if found and found[-1].end == start:  # 回應說: one act of saying
                saying = match["plain"] is not None or match.group() == "道"
                found[-1] = Cue(found[-1].start, end, plain=True) if saying else found[-1]
            else:
                found.append(Cue(start, end, match["plain"] is not None))
        return found

    @cached_property
    def only_speech(self) -> bool:
        """Whether nothing but speech stands here."""
        return bool(self.speech) and not self.flat.strip(SPOKEN + " \u3000，。")


def _may_be_speech(plain: str, first: int, last: int, marked: Marked, start: int) -> bool:
    """Whether words in marks may be somebody's, and not a name or a turn of phrase."""
    inner = plain[marked.inner.start - start : marked.inner.end - start]
    before, after = plain[max(0, first - _NEAR) : first], plain[last : last + _NEAR]
    if _AHEAD.search(before):  # 表示，「望月」是…: a name opens the clause
        return len(inner) >= 2 and (_PUNCTUATED.search(inner) or _STANDS.match(after)) is not None
    if not marked.closed or _ENDED.match(inner[-1:]) or inner[-1:] in "，,":
        return len(inner) >= 2
    if before[-1:] in _COMMAS and after[:1] in _FULL_STOPS:  # C，「連電郵都沒有提到」。
        return len(inner) >= _SHORTEST + 2
    alone = not before.strip() or before.rstrip()[-1] in "。！？」』”，"
    if alone and _BEHIND.match(after) and len(inner) >= _SHORTEST:
        return True
    return _PUNCTUATED.search(inner) is not None and len(inner) >= 2 * _SHORTEST
