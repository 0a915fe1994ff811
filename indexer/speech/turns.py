"""A document with labels parted into turns: what is said between one label and the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from indexer.model import Span
from indexer.speech.furniture import (
    is_end,
    is_heading,
    is_minuted,
    is_out_of_speech,
    opens_page,
    repeated_heads,
    spoken_spans,
    start_of_notes,
)
from indexer.speech.heads.head import Head
from indexer.speech.heads.reading import read_head
from indexer.speech.inventory import Inventory
from indexer.speech.labels import Label
from indexer.speech.lines import TRAILING, Line

_COLON = re.compile(r":[*_]{0,3}(?=\s|$)")
_INNER_LETTER = re.compile(r"(?<=[.?!…”\"’)\]—–-]) +(?P<letter>[QA])(?P<dot>[.:])\s+(?=[A-Z“\"(])")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]\n]{1,60}[)\]]$")
_BEHIND = re.compile(r"[.?!…:;,”\"’)\]—–-][*_]{0,3}\s+$")
_LONGEST = 110  # code points of a label
_WORDS = 12  # of a label
_LONGEST_TRAILING = 1_500  # code points of "About …" or a disclaimer below a speech
_CONTINUED = re.compile(r"\(?(?:cont(?:inu(?:ed|ing))?|cont[’']?d|resum(?:ed|ing))\b", re.I)
_DASHES = "---"  # between a question and its answer, as courts print them
_DASHED = re.compile(r"[?.](?P<dashes>---+) ?(?=\S)")
_DASHED_LINES = 3
_BOLD = 20  # code points of a question in bold
_HECKLE = 9  # words of a cry from the benches
# The end of an introduction: "It is my privilege to present to you Mr. Ben Doe."
_PRESENTS = re.compile(
    r"\b(?:present|introduce|introducing|welcome|welcoming|give you)\b(?: to you)?[^.!?]{0,160}?"
    r"\b(?P<who>(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? |[A-Z][a-z]+ )?[A-Z][\w’'-]+(?: [A-Z]\.)?"
    r" [A-Z][\w’'-]+)[.!]?[”\"]?$"
)
_NUMBER = re.compile(r"(\d{1,3})(?:[.)]\s*|\s+)(?=\S)")


@dataclass(eq=False)
class Cut:
    """A turn before it is known who speaks. ``label_span`` is where its label stands."""

    label: Label | None
    label_span: Span
    first: int
    last: int
    content: list[Span] = field(default_factory=list)
    examiner: Label | None = None
    asks: bool = False  # a question without a label
    above: Line | None = None  # the line above such a question, which may name who asks


def cut_turns(text: str, lines: Sequence[Line], inventory: Inventory) -> list[Cut]:
    """The turns of a document in order; lines above the first label are in none."""
    cutter = _Cutter(text, lines, inventory)
    for line in lines:
        cutter.take(line)
    _end_in_own_words(text, cutter.cuts, lines)
    return [cut for cut in cutter.cuts if cut.content]


_TOLD = re.compile(r"\b[A-Z][\w’'-]+,? (?:[^.?!]{0,160}, )?(?:says|said|adds|added|told|tells)\b")
_OWN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s)\b")


def _end_in_own_words(text: str, cuts: Sequence[Cut], lines: Sequence[Line]) -> None:
    """Leave off what an author tells below the last turn: `Dr Roe says she has gone home.`"""
    if not cuts:
        return
    last = cuts[-1]
    for line in lines[last.first :]:
        words = line.text
        if _TOLD.match(words) and not _OWN.search(words.partition("“")[0]):
            last.content = [span for span in last.content if span.start < line.span.start]
            last.last = min(last.last, line.number - 1)
            return


def end_of_speech(lines: Sequence[Line], last_label: int) -> int:
    """The number of the first line below what is said: the page's own words at the end."""
    end = len(lines) + 1
    for line in reversed(lines):
        if line.number <= last_label:
            break
        trails = line.kind in TRAILING and len(line.text) < _LONGEST_TRAILING
        if not trails and not is_out_of_speech(line) and line.kind != "heading":
            break
        end = line.number
    notes = start_of_notes(lines)
    if notes > last_label:
        end = min(end, notes)
    for line in lines[max(0, last_label) :]:
        if line.number >= end:
            break
        if is_end(line) or opens_page(line):
            return line.number
    return end


def cut_speech(text: str, lines: Sequence[Line], first: int) -> Cut:
    """What one person says from the line of a number on, to the end of the document."""
    end = end_of_speech(lines, first)
    heads = repeated_heads(lines, frozenset())
    numbers = numbered_lines(lines)
    cut = Cut(None, Span(0, 0), first, first)
    for line in lines:
        if line.number < first or line.number >= end or line.number in heads:
            continue
        if is_end(line) and cut.content:
            break
        if is_out_of_speech(line) or is_heading(line):
            continue
        start = line.span.start + numbers.get(line.number, 0)
        spans = list(spoken_spans(text, start, line.span.end))
        if spans:
            cut.content.extend(spans)
            cut.last = line.number
    return cut


_TIMED = re.compile(r"[\[(]?\d{1,2}(?::\d\d){1,2}[\])]?\s+(?=\S)")
_LETTERED = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})\)\s+(?=\S)")


def numbered_lines(lines: Sequence[Line]) -> dict[int, int]:
    """Where the words begin in lines that count up, or begin with times or with (a), (b), (c)."""
    numbers = _counted_lines(lines)
    for pattern, fewest in ((_TIMED, 3), (_LETTERED, 2)):
        found = {n.number: m.end() for n in lines if (m := pattern.match(n.text)) is not None}
        numbers |= found if len(found) >= fewest else {}
    return numbers


def _counted_lines(lines: Sequence[Line]) -> dict[int, int]:
    """Where the words begin in numbered paragraphs, or in the lines of a deposition."""
    found: list[tuple[int, int, int]] = []
    for line in lines:
        match = _NUMBER.match(line.text)
        if match is not None:
            found.append((line.number, int(match.group(1)), match.end()))
    counted: dict[int, int] = {}
    for index, (number, value, end) in enumerate(found):
        near = found[max(0, index - 1) : index] + found[index + 1 : index + 2]
        if any(
            abs(other - value) == 1 and (other - value) * (n - number) > 0 for n, other, _ in near
        ):
            counted[number] = end
    return counted if len(counted) >= 3 else {}


class _Cutter:
    def __init__(self, text: str, lines: Sequence[Line], inventory: Inventory) -> None:
        self.cuts: list[Cut] = []
        self._text = text
        self._labels = inventory.labels
        self._beneath = inventory.beneath
        last = max(inventory.labels, default=0)
        self._end = end_of_speech(lines, last)
        self._heads = repeated_heads(lines, frozenset(inventory.labels))
        self._numbers = numbered_lines(lines)
        self._words = {
            label.key: label for label in inventory.labels.values() if label.form == "colon"
        }
        dashes = sum(_DASHED.search(line.text) is not None for line in lines)
        self._dashed = dashes >= _DASHED_LINES
        self._letters = any(label.form == "letter" for label in inventory.labels.values())
        self._examiner: Label | None = None
        self._asking: Label | None = None  # who asks under a name, and goes on asking as Q
        self._presiding = ""
        self._open = False
        self._pauses = False  # a heading or stage direction came last

    def take(self, line: Line) -> None:
        label = self._labels.get(line.number)
        if label is not None:
            self._begin(line, label, label.start, label.end)
            self._say(line, label.end)
            return
        if line.number in self._beneath:
            return
        if line.number >= self._end or (self._open and is_end(line)):
            self._open = False
            return
        outside = is_out_of_speech(line) or line.number in self._heads
        if outside or (self._open and is_heading(line) and not self._is_under_name(line)):
            self._pauses = self._open
            return
        if self._open and is_minuted(line):
            self._open = False
            return
        self._hand_over(line)
        self._ask_on(line)
        self._ask_in_bold(line)
        self._pauses = False
        self._say(line, self._numbers.get(line.number, 0))

    def _is_under_name(self, line: Line) -> bool:
        """Whether a line stands under a name alone, and so is said, however it is set."""
        label = self._labels.get(line.number - 1)
        return label is not None and label.form == "alone"

    def _ask_in_bold(self, line: Line) -> None:
        """Begin the turn of a question that only its letters set apart."""
        if self._open and line.is_bold and len(line.text) > _BOLD and line.text.endswith("?"):
            self.cuts.append(Cut(None, Span(0, 0), line.number, line.number, asks=True))

    def _ask_on(self, line: Line) -> None:
        """Begin a turn of who asked last, where an answer behind dashes came before."""
        if not self._dashed or not self._open or len(self.cuts) < 2:
            return
        last, before = self.cuts[-1], self.cuts[-2]
        if last.label is not None and last.label.words == _DASHES:
            self.cuts.append(Cut(before.label, before.label_span, line.number, line.number))

    def _hand_over(self, line: Line) -> None:
        """Begin a turn without a label: of whom an introduction ends with, or after a heckle."""
        if not self._open or not self.cuts or not self.cuts[-1].content:
            return
        last = self.cuts[-1]
        if last.label is None:
            return
        said = self._text[last.content[-1].start : last.content[-1].end]
        presented = _PRESENTS.search(said) if self._pauses else None
        if presented is not None:
            start = last.content[-1].start + presented.start("who")
            place = Span(start, start + len(presented["who"]))
            head = read_head(presented["who"])
            if head.kind == "person" and not self._has_label(head):
                label = Label("alone", head, 0, 0, presented["who"])
                self.cuts.append(Cut(label, place, line.number, line.number))
        elif len(self.cuts) > 1 and self._heckles(last, said) and len(line.text.split()) > _HECKLE:
            back = self.cuts[-2]
            if back.label is not None and back.label.key != last.label.key:
                self.cuts.append(Cut(back.label, back.label_span, line.number, line.number))

    def _has_label(self, head: Head) -> bool:
        last = head.name.split()[-1].casefold()
        return any(last in label.key.split() for label in self._labels.values())

    def _heckles(self, cut: Cut, said: str) -> bool:
        """Whether a turn is a short cry of somebody who hardly speaks."""
        label = cut.label
        times = sum(v.key == label.key for v in self._labels.values()) if label is not None else 9
        short = len(cut.content) == 1 and len(said.split()) <= _HECKLE
        marks = ("!", "?", "—", "–") if label is None or label.head.kind == "asker" else ("!",)
        return short and times <= 2 and said.rstrip(' ”’"').endswith(marks)

    def _begin(self, line: Line, label: Label, start: int, end: int) -> None:
        place = Span(line.span.start + start, line.span.start + min(end, len(line.text)))
        if label.form == "close":
            self._open = False
            return
        if label.form == "by":
            self._examiner, self._asking, self._open = label, None, False
            return
        previous = self.cuts[-1] if self.cuts else None
        goes_on = (
            previous is not None and previous.label is not None and _CONTINUED.match(label.aside)
        )
        if goes_on and previous is not None and previous.label and previous.label.key == label.key:
            self._open = True
            return
        self._note_asking(label)
        examiner = self._examiner or (self._asking if label.head.kind == "question" else None)
        self.cuts.append(Cut(label, place, line.number, line.number, [], examiner))
        self._open = True

    def _note_asking(self, label: Label) -> None:
        """Remember whose question an answer follows, but for whoever opens the sitting."""
        before = self.cuts[-1] if self.cuts else None
        if before is None:
            self._presiding = label.key
        elif (
            label.head.kind == "answer" and before.label is not None
            and before.label.head.kind == "person" and before.label.key != self._presiding
        ):  # fmt: skip
            self._asking = before.label

    def _say(self, line: Line, start: int) -> None:
        """What a line says from a place on, with the labels inside it."""
        for begin, end, label in self._inner(line, start):
            self._add(line, start, begin)
            self._begin(line, label, begin, end)
            start = end
        self._add(line, start, len(line.text))

    def _add(self, line: Line, start: int, end: int) -> None:
        if not self._open or not self.cuts:
            return
        base = line.span.start
        spans = list(spoken_spans(self._text, base + start, base + end))
        if spans:
            self.cuts[-1].content.extend(spans)
            self.cuts[-1].last = line.number

    def _inner(self, line: Line, start: int) -> Iterator[tuple[int, int, Label]]:
        """Labels inside a line: its break before them was lost."""
        found: list[tuple[int, int, Label]] = []
        if self._words and ":" in line.text:
            for colon in _COLON.finditer(line.text, start):
                place = self._ends_label(line.text, colon.start(), start)
                if place is not None:
                    found.append((place[0], _after(line.text, colon.end()), place[1]))
        if self._letters:
            for match in _INNER_LETTER.finditer(line.text, start):
                label = next(
                    (v for v in self._labels.values()
                     if v.form == "letter" and v.words[0] == match["letter"]), None,
                )  # fmt: skip
                if label is not None:
                    found.append((match.start("letter"), match.end(), label))
        for match in _DASHED.finditer(line.text, start) if self._dashed else ():
            label = Label("letter", Head("answer", _DASHES, sure=2), 0, 0, _DASHES)
            found.append((match.start("dashes"), match.end(), label))
        yield from sorted(found, key=lambda item: item[0])

    def _ends_label(self, text: str, colon: int, low: int) -> tuple[int, Label] | None:
        """The label of the inventory whose words end at a colon, the longest that fits."""
        before = text[max(low, colon - _LONGEST) : colon].rstrip("*_ ")
        before = _ASIDE.sub("", before).rstrip("*_ ")
        offset = max(low, colon - _LONGEST)
        best: tuple[int, Label] | None = None
        end = len(before)
        at = end
        for _ in range(_WORDS):
            at = before.rfind(" ", 0, max(0, at))
            first = at + 1
            words = before[first:end].lstrip("*_")
            key = " ".join(words.casefold().replace(".", " ").split())
            label = self._words.get(key)
            if label is not None and (label.caps == words.isupper() or not label.caps):
                place = offset + first
                if place > low and (label.caps or _BEHIND.search(text[max(0, place - 6) : place])):
                    best = (place, label)
            if at < 0:
                break
        return best


def _after(text: str, at: int) -> int:
    while at < len(text) and text[at] in " *_":
        at += 1
    return at
