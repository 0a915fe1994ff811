"""Interviews without labels: questions in bold, in headings or alone, answers below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.lexicon import spoken
from indexer.model import Span
from indexer.speech.document import Document
from indexer.speech.furniture import is_out_of_speech, spoken_spans
from indexer.speech.inventory import take_inventory
from indexer.speech.lines import Line
from indexer.speech.turns import Cut, end_of_speech

_TOLD = re.compile(rf"\b(?:{spoken.INTERVIEWED})", re.IGNORECASE)
_QUESTION = re.compile(
    r"[*_]{0,3}(?:Q\d{0,3}|Question(?: \d{1,3})?)[*_]{0,3}\s*[:.)—–-][*_]{0,3}\s+(?=\S)"
)
_ANSWER = re.compile(r"[*_]{0,3}(?:A\d{0,3}|Answer)[*_]{0,3}\s*[:.)][*_]{0,3}\s+\S")
OWN = re.compile(r"\b(?:I|I[’'](?:m|ve|d|ll)|[Ww]e|[Ww]e[’'](?:re|ve|d|ll)|[Oo]ur|[Mm]y|[Mm]e)\b")
_LONGEST = 400  # code points of a question
_LEAST = 2
_LEAST_PLAIN = 3  # questions that nothing but their mark sets apart
_BOLD = 20  # code points in bold that ask, with or without a mark
_HEAD = 40  # code points of a line that only says "Question"


def is_interview(words: str) -> bool:
    """Whether a title or a line above says that somebody was asked."""
    return _TOLD.search(words) is not None


def find_interview(document: Document) -> list[Cut]:
    """Questions and the answers below them as turns in order; none where there are no such."""
    lines = document.lines
    headed = _headed(document)
    if headed:
        return headed
    if sum(_ANSWER.match(line.text) is not None for line in lines) > 1:
        return []  # its answers have labels
    asked = _asked(lines)
    if not asked:
        return []
    numbers = {line.number for line in asked}
    end = end_of_speech(lines, max(numbers) + 1)
    cuts = _cut(document.release.text, lines, numbers, end)
    _leave_off_labels(document, cuts)
    return cuts if _are_answered(document, cuts) else []


def _asked(lines: Sequence[Line]) -> list[Line]:
    """The lines that ask: with a label, else in bold or as headings, else those that end so."""
    labelled = [line for line in lines if _QUESTION.match(line.text)]
    if len(labelled) >= _LEAST:
        return labelled
    asking = [line for line in lines if _is_question(line)]
    bold = [line for line in asking if line.is_bold or line.kind == "heading"]
    if len(bold) < _LEAST:
        return asking if len(asking) >= _LEAST_PLAIN else []
    return bold if labelled else _with_bold(lines, bold)


def _with_bold(lines: Sequence[Line], asked: Sequence[Line]) -> list[Line]:
    """Questions in bold, and what else is in bold from the first of them on."""
    told = {line.number for line in asked}
    below = [line for line in lines if line.number >= asked[0].number]
    return [n for n in below if n.number in told or (n.is_bold and n.strong > _BOLD)]


def _are_answered(document: Document, cuts: Sequence[Cut]) -> bool:
    """Whether there are answers, in which somebody speaks of themselves."""
    answers = [cut for cut in cuts if not cut.asks]
    if len(answers) < _LEAST or len(answers) * 3 < len(cuts):
        return False
    text = document.release.text
    talking = sum(any(OWN.search(span.of(text)) for span in cut.content) for cut in answers)
    return talking * 2 >= len(answers) or is_interview(document.release.title)


def _leave_off_labels(document: Document, cuts: Sequence[Cut]) -> None:
    """Take the name in front of each answer off its words: `Roe: We never closed.`"""
    labels = take_inventory(document).labels
    for cut in cuts:
        label, line = labels.get(cut.first), document.lines[cut.first - 1]
        if label is None or cut.asks or label.head.kind != "person":
            continue
        said = line.span.start + label.end
        cut.label, cut.label_span = label, Span(line.span.start + label.start, said)
        cut.content = [
            Span(max(span.start, said), span.end) for span in cut.content if span.end > said
        ]


_HEADS = re.compile(
    r"(?i)(?:(?:parliamentary|written|oral|supplementary) )?"
    r"(?P<what>question|answer|reply|response)s?(?: \d{1,3})?\s*[:.]?"
)


def _headed(document: Document) -> list[Cut]:
    """Words under lines that only say `Question` and `Answer`; who asks may stand above."""
    heads = {
        line.number: match["what"].lower() == "question"
        for line in document.lines
        if len(line.text) < _HEAD
        and (match := _HEADS.fullmatch(line.text.strip(" *_#"))) is not None
    }
    if len(set(heads.values())) < 2:
        return []
    cuts: list[Cut] = []
    end = end_of_speech(document.lines, max(heads) + 1)
    for line in document.lines[min(heads) - 1 : end - 1]:
        if line.number in heads:
            asks = heads[line.number]
            above = document.lines[line.number - 2] if asks and line.number > 1 else None
            cuts.append(Cut(None, Span(0, 0), line.number, line.number, [], None, asks, above))
        elif not is_out_of_speech(line):
            cuts[-1].content.extend(
                spoken_spans(document.release.text, line.span.start, line.span.end)
            )
            cuts[-1].last = line.number
    return [cut for cut in cuts if cut.content]


def _is_question(line: Line) -> bool:
    text = line.text.strip(" *_")
    return text.endswith(("?", "?”", '?"')) and len(text) < _LONGEST and line.kind != "caption"


def _cut(text: str, lines: Sequence[Line], asked: set[int], end: int) -> list[Cut]:
    cuts: list[Cut] = []
    for line in lines[min(asked) - 1 :]:
        if line.number >= end or is_out_of_speech(line):
            continue
        asks = line.number in asked
        if not cuts or asks or cuts[-1].asks:
            cuts.append(Cut(None, Span(0, 0), line.number, line.number, [], None, asks))
        label = _QUESTION.match(line.text)
        start = line.span.start + (label.end() if label is not None and asks else 0)
        cuts[-1].content.extend(spoken_spans(text, start, line.span.end))
        cuts[-1].last = line.number
    return [cut for cut in cuts if cut.content]
