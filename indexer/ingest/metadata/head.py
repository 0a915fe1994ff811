"""What stands above and below the running text of a release: headline, dates, byline, notices.

Works on paragraphs whatever format they came from. A paragraph that is used up
by dates and notices is no running text; which of the lines left over is the
headline is for ``indexer.ingest.metadata.headline``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from indexer.ingest.appearance import is_reach_line, is_speech
from indexer.ingest.boilerplate import boilerplate_heading
from indexer.ingest.dateline import Dateline, find_dateline
from indexer.ingest.dates import DATE, readings
from indexer.ingest.metadata.headline import Headline, find_headline
from indexer.ingest.metadata.houses import body_of_line
from indexer.ingest.metadata.lines import (
    Line,
    Role,
    day_at_end,
    published_in,
    read_line,
    read_row,
)
from indexer.ingest.places import is_certain, is_place, is_town_and_land
from indexer.lexicon.cities import is_located
from indexer.model import BlockKind, Candidate, Field
from indexer.text.fold import fold

_DEPTH = 16  # paragraphs a head may have: letterhead, notices, headline, standfirsts
_RUNNING = 3  # paragraphs of running text after which no head goes on
_TAIL = 8  # paragraphs from the end: "Ends/Thursday, March 6, 2025", "Issued at HKT 17:42"
_DATELINE_DEPTH = 8  # paragraphs: sub-headlines may stand above the dateline
_WIRE_DEPTH = 3  # above a wire's name by itself; further down it is a link in brackets
_EVIDENCE = 20_000  # code points in which a place may be told of
_SHORT = 200  # code points: above a dateline stand headlines, not paragraphs
_LONG = 120  # code points: a sentence this long is running text
_CLAUSE = 40  # code points: what ends as a sentence and is longer stands in no list of dates
_LONGEST = 250  # code points a headline or a line of a head may have
_PLACES: dict[Role, str] = {
    "published": "published line",
    "dated": "date line",
    "updated": "updated line",
    "embargo": "embargo line",
}
_BYLINE = re.compile(
    r"(?:By|BY|Por|Von|Par)\s+"
    r"(?P<name>[^\W\d_a-z][\w.’'\-]*(?:,? (?:[^\W\d_a-z][\w.’'\-]*|\d{1,2}|and|y|&)){1,7})"
    r"(?:\s*[,|–—]\s*[^.!?]{2,80})?$"
)
# Lines about an event stand together: Date: …, Time: …, Location: …
_EVENT = re.compile(
    r"(?:who|what|when|where|why|how|time|location|venue|place|rsvp|start|end)\s*:",
    re.IGNORECASE,
)
_ENDING_DATE = re.compile(r"[\s,(–—-]*$")
_OPENS = "“\"«„‘'–—-"  # what somebody's words begin with
_SENTENCE = re.compile(r"[.!?…。！？][\"”’)\]»」』）]*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of cleaned text, what the markup said of it, and the stretch it is a line of."""

    words: str
    told: BlockKind | Literal[""]
    group: int


@dataclass(slots=True)
class Head:
    """What the head and the tail of a text say.

    ``kinds`` maps paragraphs that are no running text to what they are;
    ``datelines`` those that begin with one; ``headline`` are the paragraphs the
    headline stands in. All of them stand before ``end``.
    """

    end: int = 0
    candidates: list[Candidate] = field(default_factory=list)
    kinds: dict[int, BlockKind] = field(default_factory=dict)
    datelines: dict[int, Dateline] = field(default_factory=dict)
    headline: tuple[int, ...] = ()

    def say(self, name: Field, value: str, where: str, detail: str, block: int) -> None:
        if value:
            self.candidates.append(Candidate(name, value, where, detail, block))


def read_head(paragraphs: Sequence[Paragraph], title: str = "") -> Head:
    """Read the paragraphs above the running text, and the dates below it.

    ``title`` is a headline that was stated outright: no dateline stands in it.
    """
    tail = _start_of_tail(paragraphs)
    lines = _read_lines(paragraphs[: min(tail, _DEPTH)])
    end = min(tail, _end_of_head(paragraphs, lines))
    head = Head(end=end)
    head.datelines = _find_datelines(paragraphs, tail, lines, fold(title))
    _note_lines(head, paragraphs, lines)
    _note_datelines(head)
    for number in range(end):
        _note_byline(head, paragraphs[number].words, number)
        if number not in lines and len(paragraphs[number].words) <= _LONGEST:
            _note_published(head, paragraphs[number].words, number)
    found = find_headline(
        [p.words for p in paragraphs[:end]],
        told=[p.told for p in paragraphs[:end]],
        groups=[p.group for p in paragraphs[:end]],
        special={n for n in range(end) if _is_special(head, paragraphs, lines, n)},
        running=[
            _is_running(p) or (n in head.datelines and not head.datelines[n].whole)
            for n, p in enumerate(paragraphs[:end])
        ],
    )
    if found is not None:
        _note_headline(head, found)
    _note_tail(head, paragraphs[tail:], tail)
    return head


def _is_special(
    head: Head, paragraphs: Sequence[Paragraph], lines: dict[int, Line], number: int
) -> bool:
    """Whether a paragraph of the head is something else than its headline."""
    words = paragraphs[number].words
    return (
        number in lines
        or head.kinds.get(number) == "dateline"
        or number in head.datelines
        or bool(_BYLINE.match(words))
        or is_reach_line(words)
        or boilerplate_heading(words) is not None
    )


def _find_datelines(
    paragraphs: Sequence[Paragraph], end: int, lines: dict[int, Line], title: str
) -> dict[int, Dateline]:
    """Datelines at the head of the first paragraphs before ``end``; a headline has none."""
    found: dict[int, Dateline] = {}
    above: list[str] = []
    text = "\n".join(p.words for p in paragraphs)[:_EVIDENCE]
    for index, paragraph in enumerate(paragraphs[: min(end, _DEPTH + _RUNNING)]):
        words = paragraph.words
        if index in lines or fold(words) == title:
            continue
        if len(above) == _DATELINE_DEPTH:
            break
        dateline = find_dateline(words, text)
        if dateline is not None:
            stands = bool(found) or all(len(w) < _SHORT for w in above)
            certain = _is_certain(dateline, len(above), is_first=not found)
            if certain or (stands and bool(_SENTENCE.search(words[-6:]))):
                found[index] = dateline
            if not dateline.whole:
                break
        above.append(words)
    return found


def _is_certain(dateline: Dateline, depth: int, *, is_first: bool) -> bool:
    """Whether a dateline needs no sentence behind it: by its date, wire or place."""
    if dateline.published is not None:
        return True
    if dateline.wire and (dateline.place or depth < _WIRE_DEPTH):
        return True
    return dateline.whole and bool(dateline.place) and is_first


def _note_datelines(head: Head) -> None:
    for block, dateline in head.datelines.items():
        day = dateline.published.isoformat() if dateline.published else dateline.written
        body, _, place = dateline.place.partition(", ")
        if place and not is_located(body) and body_of_line(body):
            head.say("issuer", body, "beside the date", "", block)  # Port of Merrin, Merrin, …
        else:
            place = dateline.place
        head.say("place", place, "dateline", "", block)
        head.say("published", day, "dateline", "", block)
        head.say("publisher", dateline.wire, "dateline", "", block)
        head.say("feed", dateline.wire, "dateline", "", block)


def _read_lines(paragraphs: Sequence[Paragraph]) -> dict[int, Line]:
    """Lines of dates and notices, by paragraph; a label's date may stand on the next line."""
    found: dict[int, Line] = {}
    label: Role | None = None
    for number, paragraph in enumerate(paragraphs):
        line = (
            read_line(paragraph.words, label)
            if paragraph.told != "table"
            else read_row(paragraph.words)
        )
        label = line.label if line is not None else None
        if line is not None:
            found[number] = line
    return found


def _start_of_tail(paragraphs: Sequence[Paragraph]) -> int:
    """Where the last lines begin that stand below all running text; the end when none do."""
    for number in range(len(paragraphs) - 1, max(-1, len(paragraphs) - 1 - _TAIL), -1):
        words = paragraphs[number].words
        if _is_running(paragraphs[number]) or (len(words) > _CLAUSE and _SENTENCE.search(words)):
            return number + 1
    return len(paragraphs)


def _end_of_head(paragraphs: Sequence[Paragraph], lines: dict[int, Line]) -> int:
    """The first paragraph past the head."""
    running = 0
    for number, paragraph in enumerate(paragraphs[:_DEPTH]):
        running += number not in lines and _is_running(paragraph)
        if running == _RUNNING:
            return number
    return min(len(paragraphs), _DEPTH)


def _is_running(paragraph: Paragraph) -> bool:
    words = paragraph.words
    if paragraph.told == "heading":
        return False
    if len(words) > _LONGEST:
        return True
    if is_speech(words):  # but not: Dams: “Nobody was asked”, report says
        return len(words) > _LONG or words[0] in _OPENS or _SENTENCE.search(words) is not None
    return len(words) >= _LONG and bool(_SENTENCE.search(words[-6:]))


def _note_lines(head: Head, paragraphs: Sequence[Paragraph], lines: dict[int, Line]) -> None:
    text = "\n".join(p.words for p in paragraphs)[:_EVIDENCE]
    for number, line in lines.items():
        head.kinds[number] = "dateline"
        _note_days(head, paragraphs, lines, number)
        if line.embargo:
            head.say("embargo", line.words, "embargo line", line.words, number)
        sure = line.ahead or is_certain(line.place, text) or is_town_and_land(line.place)
        if line.place and sure:
            head.say("place", line.place, "date line", line.words, number)
        elif line.dates and not head.datelines:
            _note_place_beside(head, paragraphs, lines, number, text)
        head.say("author", line.author, "date line", line.words, number)


def _note_days(
    head: Head, paragraphs: Sequence[Paragraph], lines: dict[int, Line], number: int
) -> None:
    line = lines[number]
    for stated in line.dates:
        role = stated.role
        if role == "dated" and _is_event(paragraphs, number):
            role = "other"
        if role in ("published", "dated") and _is_late(head, paragraphs, lines, number):
            role = "other"
        where = _PLACES.get(role)
        if where is None or not stated.days:
            continue
        value = stated.days[0].isoformat() if len(stated.days) == 1 else stated.words
        head.say("published", value, where, line.words, number)


def _note_place_beside(
    head: Head, paragraphs: Sequence[Paragraph], lines: dict[int, Line], number: int, text: str
) -> None:
    """A place that has the line above or below a date to itself."""
    for beside in (number - 1, number + 1):
        words = paragraphs[beside].words if 0 <= beside < len(paragraphs) else ""
        if beside not in lines and is_place(words) and is_certain(words, text):
            head.kinds[beside] = "dateline"
            head.say("place", words, "date line", words, beside)
            return


def _is_late(
    head: Head, paragraphs: Sequence[Paragraph], lines: dict[int, Line], number: int
) -> bool:
    """Whether a date stands behind the dateline or below running text, where books come out."""
    if any(block < number for block in head.datelines):
        return True
    running = (_is_running(p) for n, p in enumerate(paragraphs[:number]) if n not in lines)
    return sum(running) > 1


def _is_event(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether a bare date stands among lines that lay out an event."""
    around = paragraphs[max(0, number - 4) : number + 5]
    return any(_EVENT.match(p.words) for p in around)


def _note_byline(head: Head, words: str, number: int) -> None:
    match = _BYLINE.match(words)
    if match is not None and len(words) < _LONG:
        head.say("author", match["name"].strip(" ,"), "byline", words, number)


def _note_published(head: Head, words: str, number: int) -> None:
    """`Given at Merrin, 3 May 2024. Published 5 May 2024.`: the day it came out.

    Else the day that the line ends with: `On the Feast of All Lakes, 5 May 2024`.
    """
    days = published_in(words)
    if len(days) == 1:
        head.say("published", days[0].isoformat(), "published line", words, number)
    elif (day := day_at_end(words)) is not None:
        head.say("published", day.isoformat(), "end of a line", words, number)


def _note_headline(head: Head, found: Headline) -> None:
    words, first = found.words, found.blocks[0]
    head.headline = found.blocks
    for match in DATE.finditer(words):
        days = readings(match)
        if _ENDING_DATE.match(words, match.end()) and len(words) > match.end() - match.start() + 12:
            value = days[0].isoformat() if len(days) == 1 else match.group()
            head.say("published", value, "headline", words, first)
    head.say("title", words, "head line", words, first)


def _note_tail(head: Head, paragraphs: Sequence[Paragraph], start: int) -> None:
    """Dates below the text; one that only says when it was changed is no better there."""
    lines = _read_lines(paragraphs)
    for number, paragraph in enumerate(paragraphs):
        dateline = find_dateline(paragraph.words) if number not in lines else None
        if dateline is not None and dateline.whole and dateline.published:
            head.kinds[start + number] = "dateline"
            day = dateline.published.isoformat()
            head.say("published", day, "end line", paragraph.words, start + number)
            head.say("place", dateline.place, "end line", paragraph.words, start + number)
    for number, line in lines.items():
        head.kinds[start + number] = "dateline"
        for stated in line.dates:
            where = "updated line" if stated.role == "updated" else "end line"
            if stated.role in ("published", "dated", "updated") and len(stated.days) == 1:
                day = stated.days[0].isoformat()
                head.say("published", day, where, line.words, start + number)
