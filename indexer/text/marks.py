"""Quotation marks: which stretches of a text stand between a pair of them.

Only outermost stretches are returned; marks inside them belong to their words.
An odd mark costs one stretch, never the document: state is kept paragraph by
paragraph, and a stretch left open ends with its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from indexer.model import Span
from indexer.text.carried import carry_on
from indexer.text.marked import Marked
from indexer.text.single_marks import Pair, with_singles

# Opening mark -> the marks that may close it. Writers mix curly and straight
# ones ("“We agree," she said), and „…“ closes with what elsewhere opens.
_CLOSERS = {
    "“": '”"″“',
    "„": '“”"',
    "‟": '”"',
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "〝": "〞〟",
    "‹": "›",
    '"': '"”',
    "”": '”"',  # Swedish style, or a slip of the typesetter: ”We agree”
    "＂": "＂",
}
_DOUBLE = re.compile(r"[“”„‟«»「」『』〝〞〟‹›\"″＂]|``|(?<!')''(?!')")


Place = tuple[int, int]
"""Where a stretch of a paragraph starts and ends."""


def find_marked(text: str, paragraphs: Sequence[Span]) -> list[Marked]:
    """The outermost stretches in quotation marks, in order; linear in the text."""
    found: list[Marked] = []
    for index, paragraph in enumerate(paragraphs):
        body = text[paragraph.start : paragraph.end]
        base = paragraph.start
        for outer_start, start, end, outer_end, closed in with_singles(body, _pair_doubles(body)):
            words = body[start:end]
            first = start + len(words) - len(words.lstrip())
            last = start + len(words.rstrip())
            if first < last:
                outer = Span(base + outer_start, base + outer_end)
                found.append(Marked(outer, Span(base + first, base + last), closed, index))
    return carry_on(text, paragraphs, found)


def _pair_doubles(body: str) -> list[Pair]:
    """Pairs of double marks; unclosed ones run to the end of the body."""
    pairs: list[Pair] = []
    opened: int | None = None
    opener = ""
    depth = 0
    marks = _DoubleMarks(body)
    begun = marks.begin_without_mark()
    if begun:
        pairs.append((0, 0, *marks.found[0].span(), True))
    for number, match in enumerate(marks.found[begun:], begun):
        at, mark = match.start(), _plain(match.group())
        if opened is None:
            if _opens(body, at, match.end(), mark):
                opened, opener, depth = at, mark, 0
        elif marks.closes(number, mark, opener):
            if depth:
                depth -= 1
                continue
            pairs.append((opened, opened + len(_raw(body, opened)), at, match.end(), True))
            opened = None
        elif mark == opener and (mark in "“«「『" or _direction(body, match) < 0):
            if marks.is_nested(number, mark):
                depth += 1
                continue
            end = marks.end_before(opened, at, mark)
            if end:
                pairs.append((opened, opened + 1, end, end, True))
            if end or mark != '"':
                # else the first mark was never closed: it costs its own stretch only
                opened, depth = at, 0
    if opened is not None:
        end = marks.cut_open_end(opened, len(body))
        pairs.append((opened, opened + len(_raw(body, opened)), end, end, False))
    return pairs


_FEWEST_SAID = 20  # code points of a paragraph whose break was lost


def _end_of_paragraph_lost(body: str, opened: int, at: int) -> int:
    """Where words that a mark opened end before the next one opens: with a sentence; else 0."""
    said = body[opened:at].rstrip()
    whole = len(said) > _FEWEST_SAID and said[-1] in ".!?…" and at - opened > len(said)
    return opened + len(said) if whole else 0


def _plain(mark: str) -> str:
    return '"' if mark in ("``", "''") else mark


def _raw(body: str, at: int) -> str:
    pair = body[at : at + 2]
    return pair if pair in ("``", "''") else body[at]


_SPACE_THEN_WORD = re.compile(r" (?:\. ){0,3}\w")


def _opens(body: str, at: int, after: int, mark: str) -> bool:
    if after >= len(body) or mark not in _CLOSERS:
        return False  # 」 by itself: it only ever closes
    before = body[at - 1] if at else " "
    if mark in "“„‟«「『〝‹":
        return True
    if mark == "»":  # »Danish« opens where a word follows at once
        return not before.isalnum() and body[after].isalnum()
    # 6" pipe, 5'10": a measure, not speech
    if before.isdigit():
        return False
    if mark == '"' and _opens_oddly(body, at, after):
        return True
    if body[after].isspace() and at:
        return False
    return not before.isalnum() or (mark == '"' and before in ".,")


def _opens_oddly(body: str, at: int, after: int) -> bool:
    """A straight mark with a space behind it, too, or none before it."""
    behind = body[max(0, at - 2) : at]
    if behind in (", ", ": ", ". ") and _SPACE_THEN_WORD.match(body[after : after + 9]):
        return True  # remarked, " The summit …
    return behind[-1:].islower() and body[after].isupper()  # a heading: Vision"With the rising …


_ATTRIBUTED = re.compile(
    r" (?:[A-Z]\w+ |he |she )?(?:said|says|added|adds|explained|noted|stated) "
)


def _direction(body: str, match: re.Match[str]) -> int:
    """Whether a straight mark looks like a closing one (1), an opening one (-1) or either (0)."""
    before = body[match.start() - 1] if match.start() else " "
    after = body[match.end()] if match.end() < len(body) else " "
    if before.isspace() or before in "([—–":
        return 0 if after.isspace() else -1
    return 1 if after.isspace() or after in ".,;:?!)]—–" else 0


# A name or title inside the first paragraph of words that go on in the next one.
_SHORT_NESTED = re.compile(r"\"[\w’'&$%-]+(?: [\w’'&$%-]+){0,4}[.,!?]?\"(?=[\s,.;:)])")
_BEGUN = re.compile(
    r"[A-Z][^\"“”„«»]{20,600}[,!?][\"”] (?=(?:said|says|added|adds|explained|noted|stated) [A-Z])"
)
_UNCLOSED_ATTRIBUTION = re.compile(
    r"[,.?!] (?=((?:said|says|added|adds|stated|explained|noted|commented) [A-Z]))"
    r"|, (?=((?:[A-Z][\w.’'-]+ ){1,6}(?:said|says|added)(?: today)?\.?$))"
)


_SENTENCE_ENDS = re.compile(r"[.!?] +[A-Z]")


class _DoubleMarks:
    """The double marks of a paragraph, and for each what follows it: looked through once."""

    def __init__(self, body: str) -> None:
        self._body = body
        self.found = list(_DOUBLE.finditer(body))

    @cached_property
    def balance(self) -> list[int]:
        """For each mark, how many more closing than opening marks of its kind stand from it on.

        An opening mark inside an open stretch nests while the balance is positive;
        otherwise the stretch it stands in was never closed.
        """
        balance = [0] * len(self.found)
        curly = straight = 0
        for number in range(len(self.found) - 1, -1, -1):
            mark = _plain(self.found[number].group())
            curly += (mark in "”»」") - (mark in "“«「")
            straight += _direction(self._body, self.found[number]) if mark == '"' else 0
            balance[number] = straight if mark == '"' else curly
        return balance

    @cached_property
    def _next_curly(self) -> list[str]:
        """For each mark, the next curly one behind it; "" behind the last."""
        following = [""] * len(self.found)
        for number in range(len(self.found) - 2, -1, -1):
            mark = self.found[number + 1].group()
            following[number] = mark if mark in "“”" else following[number + 1]
        return following

    @cached_property
    def _last_closing(self) -> int:
        return self._body.rfind("”")

    @cached_property
    def _attributions(self) -> list[tuple[int, int]]:
        """Where `, said Jane` stands: the end of the words before it, and its own."""
        found = _UNCLOSED_ATTRIBUTION.finditer(self._body)
        return [(m.start(), max(m.end(1), m.end(2))) for m in found]

    def closes(self, number: int, mark: str, opener: str) -> bool:
        """Whether a mark closes what ``opener`` opened."""
        body, (at, after) = self._body, self.found[number].span()
        if mark not in _CLOSERS[opener]:
            return False
        if mark == "″":
            return self._last_closing < after
        if mark == opener == "“":  # “We agree,“ said Roe: what opens elsewhere stands for a close
            return body[at - 1] in ",.!?" and body[after : after + 1] in ("", " ", "\n")
        if mark != '"':
            return True
        nested = opener == "“" and self._next_curly[number] == "”"
        if nested and not (body[at - 1] in ",.!?" and _ATTRIBUTED.match(body, after)):
            return False  # “We are a "super connector" …”: a curly mark is still to come
        before = body[at - 1] if at else " "
        follows = body[after] if after < len(body) else " "
        # `said "yes` inside a stretch: a space before and a letter after opens, never closes
        return not (before.isspace() and (follows.isalnum() or follows in "“‘'"))

    def is_nested(self, number: int, mark: str) -> bool:
        """Whether another opening mark inside a stretch opens one within it."""
        at = self.found[number].start()
        short = mark == '"' and _SHORT_NESTED.match(self._body, at) is not None
        return short or self.balance[number] > 0

    def end_before(self, opened: int, at: int, mark: str) -> int:
        """Where a stretch never closed ends before the next one opens, 0 if nothing tells.

        “A. “B. “C.”: each began a paragraph once. Behind straight marks an attribution tells.
        """
        if mark != '"':
            return _end_of_paragraph_lost(self._body, opened, at)
        end = self.cut_open_end(opened, at)
        return end if end < at else 0

    def cut_open_end(self, opened: int, limit: int) -> int:
        """Where a stretch never closed ends: before `, said Jane Roe`, or at ``limit``."""
        number = bisect_left(self._attributions, (opened, 0))
        if number < len(self._attributions):
            start, end = self._attributions[number]
            return start + 1 if end <= limit else limit
        return limit

    def begin_without_mark(self) -> int:
        """1 if one sentence opens a paragraph and only its closing mark was written, else 0."""
        match = _BEGUN.match(self._body) if self.found else None
        if match is None or match.end() != self.found[0].start() + 2:
            return 0
        return 0 if _SENTENCE_ENDS.search(self._body[: self.found[0].start()]) else 1
