"""Speech whose quotation marks were lost: `We will go on, said Ann Roe. The work is hard.`

Some collections lost every curly mark on their way. Such a text is told by what is left of
it: sentences that end in `, said X`, no words in marks, and either somebody who speaks of
himself, or possessives without their apostrophe.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.model import Span
from indexer.text.marked import Marked
from indexer.text.marks import Place
from indexer.text.segment import split_sentences

CUES = (
    "(?:said|says|added|adds|stated|explained|explains|noted|notes|continued|continues|concluded"
    "|concludes|commented|comments|remarked|stressed|stresses|emphasi[sz]ed|emphasi[sz]es)"
)
"""In a pattern: verbs that tell who spoke where no marks do."""
_NAME = r"(?:[A-Z][\w.’'-]*|of|the|for|and)"
_SAID = re.compile(
    rf"[,?!] (?=(?:also )?{CUES} (?:(?:the )?[A-Z]|(?:the|he|she)\b))"
    rf"|[,?!] (?=(?:[Hh]e|[Ss]he|{_NAME}(?: {_NAME}){{0,11}}) (?:also )?{CUES}\.$)"
)
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]urs?|us|I|[Mm]y|me)\b(?![.&-])")
_WORD = re.compile(r"\w+")
_ANY_MARK = re.compile('[’‘“”"«»„]')
_APOSTROPHE = re.compile(r"\w'\w")
_TIMELY = re.compile(r"\b(?:today|yesterday|tomorrow|women|children)s\b", re.I)
_ACRONYMS = re.compile(r"\b[A-Z]{3,}s?\b")
_FEWEST = 4
"""Words before `, said X`: fewer are an interjection of the writer."""
_LONGEST_REST = 130
"""Words of a paragraph behind an attribution that may all be the speaker's: of 60 paragraphs of
prosecutors' releases none has more. What is longer lost its breaks, too."""
_NEAR = 3
"""Sentences in which a speaker of a paragraph without breaks must come to himself."""


def find_unmarked(text: str, paragraphs: Sequence[Span]) -> list[Marked]:
    """The speech of a text that lost its marks, in order; [] where it did not. Linear.

    Each stretch is its own outer span, and stands in one paragraph.
    """
    if _ANY_MARK.search(text):
        return []
    found = [
        Marked(span, span, closed=True, paragraph=index)
        for index, paragraph in enumerate(paragraphs)
        for span in _spoken(text, paragraph)
    ]
    said = any(_FIRST_PERSON.search(stretch.inner.of(text)) for stretch in found)
    return found if said or (found and _lost_apostrophes(text)) else []


def _lost_apostrophes(text: str) -> bool:
    """Whether possessives stand without their sign: `todays`, an `OSCs` beside the OSC."""
    if len(_APOSTROPHE.findall(text)) > 1:
        return False
    if _TIMELY.search(text):
        return True
    names = Counter(_ACRONYMS.findall(text))
    return any(f"{name}s" in names for name in names)


def _spoken(text: str, paragraph: Span) -> Iterator[Span]:
    """The stretches of one paragraph: what leads up to each `, said X`, and what follows it."""
    body = paragraph.of(text)
    sentences = split_sentences(body)
    said = [(number, end) for number, place in enumerate(sentences) if (end := _said(body, place))]
    behind = 0  # the first sentence that nobody has said yet
    for (number, end), (following, _) in pairwise([*said, (len(sentences), 0)]):
        first = number
        while first > behind and _FIRST_PERSON.search(body, *sentences[first - 1]):
            first -= 1
        yield _span(paragraph, sentences[first][0], end)
        last = _end_of_rest(body, sentences, number + 1, following)
        if last > number + 1:
            yield _span(paragraph, sentences[number + 1][0], sentences[last - 1][1])
        behind = last


def _said(body: str, place: Place) -> int:
    """Where the words of a sentence end whose end says who said them; 0 if it does not."""
    match = _SAID.search(body, *place)
    if match is None or len(_WORD.findall(body, place[0], match.start())) < _FEWEST:
        return 0
    return match.start() + 1


def _end_of_rest(body: str, sentences: list[Place], first: int, following: int) -> int:
    """The sentence behind the last one, from ``first`` on, that is the same speaker's.

    All up to the next attribution or the end of the paragraph. Where that is far, the
    paragraph goes on with other things: up to the last in which somebody speaks of himself.
    """
    if first >= following:
        return first
    words = len(body[sentences[first][0] : sentences[following - 1][1]].split())
    if words <= _LONGEST_REST:
        return following
    near = range(first, min(first + _NEAR, following))
    spoken = [number for number in near if _FIRST_PERSON.search(body, *sentences[number])]
    return spoken[-1] + 1 if spoken else first


def _span(paragraph: Span, start: int, end: int) -> Span:
    return Span(paragraph.start + start, paragraph.start + end)
