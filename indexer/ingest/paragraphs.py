"""Paragraph breaks that were lost on the way, put back.

Wires that strip markup leave traces: runs of spaces where a line ended, and
headings glued to the sentence after them (``Economic BenefitsBy retaining``).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from indexer.text.lookup import Lookup

_RUN = re.compile(r"(?<=\S) {2,}(?=\S)")
_SINGLE_END = re.compile(r"[.!?][\"”’)]* (?=[\"“(]?[A-Z])")
_DOUBLE_END = re.compile(r"[.!?][\"”’)]* {2,}(?=[\"“(]?[A-Z])")
_LONG = 500  # code points a block must have before its runs of spaces can be lost breaks
_LONGEST_HEAD = 400  # code points in which the sentence that may be a heading is looked for
_CELL = 22  # pieces this short at the median are cells of a table, not paragraphs

# Begins with what is glued on, which is rarer than what stands before it: ten times as fast.
_GLUED = re.compile(
    r"[A-Z“*•](?:(?<=[a-z)\]™®.!?”\"][A-Z“])(?=[a-zà-ÿ’ ]|(?<=[A-Z])[A-Z]{2,}[’ ])"
    r"|(?<=:[*•])(?= ))"
)
_MARK = re.compile('[“”"]')
_WORD = re.compile(r"[^\W_][\w’'\-]*")
# Words a brand's second half never is, so "BenefitsBy" was two words; CamelCase brands stay.
_STARTERS = frozenset(
    """The A An In As By With This These Our For At While When To It We From Since Through If You
    Your And But On He She They Their Its Each Every Many Most Some There After Before During
    Whether How What Why Where Who More All One Based Founded Today Now Not Over Under Because
    Although Despite Visit Please Contact Learn Join Is Are Has Have Can""".split()
)
# The surest of them, which part even a heading in small letters: "Global customer eventThe event".
_SURE_STARTERS = frozenset(
    """The At With This These As By For While When To From Since Through Our After Before During
    Although Because Today""".split()
)
_DOMAINS = frozenset("com org net gov edu info io ai co uk eu".split())
_VERB = re.compile(r"\S+ (?:will|is|are|was|has|have|had|can|also|offers?|provides?|announced)\b")
_HEADS = re.compile(
    r"Conclusion|Introduction|Overview|Background|Summary|Features|Benefits|FAQs?|"
    r"(?:Media |Press |Company |Investor )?Contacts?(?: Details| Information| Info)?"
    r"|Company Website|About (?:the )?(?:Company|Author|Artist)|(?:Legal )?Disclaimers?"
    r"|Forward[- ]Looking Statements?|Safe Harbou?r(?: Statement)?"
    r"|Key (?:Takeaways|Highlights|Points|Facts)|Source|Notes?",
    re.IGNORECASE,
)
_ABOUT_TWICE = re.compile(
    r"(?:^|(?<=[.!?)”\"] ))(?P<head>About (?P<name>[A-Z0-9][^.!?\n]{1,70}?))(?P<gap>[:,]? ?)"
    r"(?=(?:The |At |Founded in \d{4}, )?(?P=name)(?:[ ,(®™’']|$))"
)
_MINOR = frozenset(
    "a an and as at by de for from in into is la of on or the to vs with your our".split()
)


def restore_breaks(blocks: Sequence[str], title: str = "") -> list[list[str]]:
    """For each block the paragraphs it held before its breaks were lost.

    A run of spaces is a lost break when its block is most of the document (no
    other breaks survived), or when most of its sentences are one space apart;
    an author who types two spaces after every full stop keeps his paragraphs.
    Measured on 16,397 wire releases: 4,391 of one wire have lost every break.
    """
    total = sum(map(len, blocks))
    parted = [_split_runs(b) if _has_lost_breaks(b, total) else [b] for b in blocks]
    whole = Lookup("\n".join((title, *blocks)))
    return [[q for p in parts for q in _split_glued(p, whole)] for parts in parted]


def _has_lost_breaks(block: str, total: int) -> bool:
    if "  " not in block or len(block) < _LONG:
        return False
    pieces = sorted(map(len, _RUN.split(block)))
    if len(pieces) < 2 or pieces[len(pieces) // 2] < _CELL:
        return False
    if len(block) * 2 > total:
        return True
    return len(_DOUBLE_END.findall(block)) <= len(_SINGLE_END.findall(block))


def _split_runs(block: str) -> list[str]:
    """Paragraphs between runs of spaces, but never inside a quotation that goes on.

    A run inside marks is a break only when the next words open with a mark, as
    every paragraph of a long quotation does.
    """
    parts: list[str] = []
    start = 0
    marks = _Marks(block)
    for run in _RUN.finditer(block):
        if marks.are_open(start, run.start()) and _closes_soon(block, run.end()):
            continue
        parts.append(block[start : run.start()])
        start = run.end()
    parts.append(block[start:])
    return parts


class _Marks:
    """Where the quotation marks of a block stand: found when first asked, for many ranges."""

    def __init__(self, block: str) -> None:
        self._block = block

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {"“": [], "”": [], '"': []}
        for mark in _MARK.finditer(self._block):
            found[mark[0]].append(mark.start())
        return found

    def are_open(self, start: int, end: int) -> bool:
        """Whether a range ends inside a quotation that opened in it."""
        curly = self._count("“", start, end) - self._count("”", start, end)
        return curly > 0 or (curly == 0 and self._count('"', start, end) % 2 == 1)

    def _count(self, mark: str, start: int, end: int) -> int:
        places = self._places[mark]
        return bisect_left(places, end) - bisect_left(places, start)


def _closes_soon(block: str, at: int) -> bool:
    """Whether the words after a run still belong to an open quotation."""
    if block[at] in '“"':
        return False
    ahead = block[at : at + 700]
    closing = min((i for m in '”"' if (i := ahead.find(m)) >= 0), default=-1)
    opening = ahead.find("“")
    if closing < 0 or 0 <= opening < closing:
        return False
    # `… the day.  Acme "Max" Ltd`: a straight mark after a space opens, it does not close
    return ahead[closing] == "”" or (closing > 0 and not ahead[closing - 1].isspace())


def _split_glued(paragraph: str, whole: Lookup) -> list[str]:
    """Part a paragraph where a heading or a sentence was glued to the next one."""
    cuts: list[int] = []
    if "About " in paragraph:
        for match in _ABOUT_TWICE.finditer(paragraph):
            cuts += [match.start("head"), match.end("gap")]
    last = 0
    abouts, marks = [0, *sorted(cuts)], _Marks(paragraph)
    for match in _GLUED.finditer(paragraph):
        at = match.start()
        start = max(last, abouts[bisect_right(abouts, at) - 1])
        if at > start and _is_glue(paragraph, start, at, whole, marks):
            cuts.append(at)
            last = at
    if not cuts:
        return [paragraph]
    edges = [0, *sorted(set(cuts)), len(paragraph)]
    parts = [paragraph[a:b].strip() for a, b in pairwise(edges)]
    return [p for p in parts if p]


def _is_glue(paragraph: str, start: int, at: int, whole: Lookup, marks: _Marks) -> bool:
    before = paragraph[at - 1]
    if before == ":":
        return paragraph[at] in "*•"
    token = paragraph[max(start, at - 60) : at].rsplit(None, 1)[-1]
    if "/" in token or "@" in token:
        return False
    if before in ".!?":
        return _is_sentence_end(paragraph, start, at, token, marks)
    if before in '”"':
        return paragraph[at - 2] in ".!?" and not marks.are_open(start, at)
    return _is_glued_heading(paragraph, start, at, token, whole)


def _is_sentence_end(paragraph: str, start: int, at: int, token: str, marks: _Marks) -> bool:
    """``the blog.But Zenboz``; not ``Booking.Com`` or ``Ph.D``, and not inside a quotation."""
    stem = token[:-1].rstrip('”"’)')
    following = _WORD.match(paragraph, at)
    if "." in stem or len(stem) < 3 or not stem[-1].islower() or following is None:
        return paragraph[at] == "“" and len(stem) > 2
    if following.group().lower() in _DOMAINS:
        return False
    after = paragraph[following.end() : following.end() + 2]
    return after[:1] in " ," and after[1:] != "" and not marks.are_open(start, at)


def _is_glued_heading(paragraph: str, start: int, at: int, token: str, whole: Lookup) -> bool:
    """Whether a heading ends at ``at`` and a sentence begins there without a space.

    ``Economic BenefitsBy retaining`` parts; ``GlobalTech``, ``LinkedIn`` and
    ``MarketsandMarkets`` are names.
    """
    head = _last_sentence(paragraph[max(start, at - _LONGEST_HEAD) : at])
    tail = paragraph[at : at + 90]
    if _HEADS.fullmatch(head.strip()):
        return True
    if head.startswith("About ") and tail.startswith(head[6:].strip()[:12]):
        return True
    following = _WORD.match(tail)
    if following is None or head.startswith("According") or not head[:1].isupper():
        return False
    return _parts_words(head, tail, token, following.group(), whole)


def _parts_words(head: str, tail: str, token: str, following: str, whole: Lookup) -> bool:
    """Whether a token and the word glued to it are two words, and no name."""
    left = re.split(r"\W", token)[-1]
    first = re.sub(r"[’']s?$", "", following)
    if len(left) < 4 or not 2 <= len(head.split()) <= 14 or len(head) > 110:
        return False
    if not re.match(r"\S+,? (?:\S+ ){0,2}[a-z]", tail):
        return False
    if first in _STARTERS:
        return first in _SURE_STARTERS or _is_title_case(head)
    if whole.count(left + first) > 1 or len(first) < 3:
        return False
    if _is_title_case(head):
        return _occurs(first, whole)
    return whole.count(first) >= 4 and bool(_VERB.match(tail))


def _occurs(word: str, whole: Lookup) -> bool:
    """Whether a word stands by itself elsewhere, capitalised or not."""
    patterns = (rf"(?<!\w){re.escape(w)}(?!\w)" for w in (word, word.lower()))
    return any(whole.find(pattern) is not None for pattern in patterns)


def _last_sentence(text: str) -> str:
    ends = [m.end() for m in re.finditer(r"[.!?:][\"”’)]* ", text)]
    return text[ends[-1] :] if ends else text


def _is_title_case(head: str) -> bool:
    """The longer words capitalised: a heading's look."""
    tokens = [w for w in head.split() if w[0].isalpha() and w.lower() not in _MINOR]
    return len(tokens) >= 2 and sum(w[0].isupper() for w in tokens) > 0.8 * len(tokens)
