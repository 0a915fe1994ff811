"""What the page of a speech or transcript shows: its turns in order, and who says how much."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from app.release.page import QUIET, by_block, is_headline_again
from app.site.markup import Note
from app.site.searched_words import Mark, find_marks
from app.speech.linked_words import find_chosen
from indexer.archive import Reader, ReleasePage, count_words, is_turn
from indexer.model import Quote, Release, Span, Speech, Turn

_MOST_MARKS = 2_000
_LABEL = 300  # code points between a label and the words it heads
_AROUND_LABEL = " \n\t:：*_–—-.[]"
_BEFORE_LABEL = "*_["
_CLOSING = " \n”\"’')]»"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or the part of one that belongs to one turn.

    ``number`` counts the paragraphs of the text from 1; 0 for a part that is not the first.
    ``block`` is the number of its block, -1 likewise. ``aside`` is what nobody says: a
    heading, a stage direction.
    """

    number: int
    block: int
    span: Span
    heading: bool
    aside: bool
    quiet: bool
    notes: tuple[Note, ...]
    begins: tuple[Note, ...]
    marks: tuple[Mark, ...]


@dataclass(eq=False)
class TurnShown:
    """A turn with the quote it is in the archive, if its speaker is named."""

    turn: Turn
    label: str
    quote: Quote | None
    words: int
    ends_asking: bool
    has_question: bool
    is_first: bool = False
    pieces: list[Piece] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.quote.speaker_name if self.quote else self.turn.speaker_name

    @property
    def asks(self) -> bool:
        """Whether an answer is to be expected."""
        return self.ends_asking or (not self.name and self.has_question)


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the page: what stands outside all turns, or a question with its answers."""

    turns: tuple[TurnShown, ...] = ()
    outside: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """Somebody who speaks: a turn of theirs, how many, their words and which part of all."""

    turn: TurnShown
    turns: int
    words: int
    share: float


def speech_page(reader: Reader, page: ReleasePage, speech: Speech) -> dict[str, object]:
    """Everything the page of a speech or transcript shows."""
    release = page.release
    shown = _show_turns(release, speech, page.quotes)
    found = find_marks(reader, release.text, _MOST_MARKS)
    marks, paragraphs = _by_paragraph(release.text, found)
    chosen = find_chosen(release.text)
    others = [q for q in page.quotes if not is_turn(q)]
    notes = [Note(number, quote) for number, quote in enumerate(others, 1)]
    sections = _arrange(release, shown, notes, chosen.over(marks))
    words = sum(turn.words for turn in shown)
    return {
        "release": release,
        "speech": speech,
        "event": speech.event,
        "quotes": page.quotes,
        "sections": sections,
        "turns": shown,
        "shares": _shares(shown, words),
        "words_spoken": words,
        "speaker": next((t for t in shown if t.name), None),
        "places_found": paragraphs,
        "chosen": chosen,
    }


def _show_turns(release: Release, speech: Speech, quotes: Sequence[Quote]) -> list[TurnShown]:
    by_turn = {quote.turn: quote for quote in quotes if is_turn(quote)}
    shown: list[TurnShown] = []
    seen: set[str] = set()
    for turn in speech.turns:
        quote = by_turn.get(turn.number)
        spoken = [span.of(release.text) for span in turn.content]
        one = TurnShown(
            turn,
            _label_of(release, turn),
            quote,
            sum(map(count_words, spoken)),
            ends_asking=bool(spoken) and spoken[-1].rstrip(_CLOSING).endswith(("?", "？", "؟")),
            has_question=any("?" in words or "？" in words for words in spoken),
        )
        one.is_first = _key(one) not in seen
        seen.add(_key(one))
        shown.append(one)
    return shown


def _key(shown: TurnShown) -> str:
    """Whose turn it is, as far as anybody knows."""
    if shown.quote is not None and shown.quote.speaker_id:
        return shown.quote.speaker_id
    return shown.name or f"? {shown.turn.role or shown.turn.label}"


def _start_of(release: Release, turn: Turn) -> int:
    """Where a turn begins: with its label, if it has one."""
    start = turn.content[0].start
    if not turn.label:
        return start
    found = release.text.rfind(turn.label, max(0, start - _LABEL), start)
    while found > 0 and release.text[found - 1] in _BEFORE_LABEL:
        found -= 1
    return start if found < 0 else found


def _label_of(release: Release, turn: Turn) -> str:
    """What heads a turn, as written: `MS. ROE (laughing)`."""
    start, end = _start_of(release, turn), turn.content[0].start
    head = " ".join(release.text[start:end].partition("\n\n")[0].split()).strip(_AROUND_LABEL)
    return head or turn.label


def _by_paragraph(text: str, marks: Iterable[Mark]) -> tuple[tuple[Mark, ...], int]:
    """Marks of which the first of each paragraph is numbered, and how many such there are."""
    numbered: list[Mark] = []
    count, last = 0, -1
    for mark in marks:
        begins = last < 0 or "\n\n" in text[last : mark.span.start]
        count += begins
        numbered.append(Mark(mark.span, count if begins else 0))
        last = mark.span.start
    return tuple(numbered), count


def _arrange(
    release: Release, shown: Sequence[TurnShown], notes: Sequence[Note], marks: Sequence[Mark]
) -> list[Section]:
    """The whole text in order: every paragraph in the turn it belongs to, or outside of all."""
    sections: list[Section] = []
    placed = list(_place(release, shown, notes, marks))
    for turn, pieces in groupby(placed, key=lambda pair: pair[0]):
        if turn is None:
            sections.append(Section(outside=tuple(piece for _, piece in pieces)))
            continue
        turn.pieces.extend(piece for _, piece in pieces)
        before = sections[-1].turns if sections else ()
        if turn in before:
            continue
        if before and (before[-1].asks or not turn.asks):
            sections[-1] = Section((*before, turn))
        else:
            sections.append(Section((turn,)))
    return sections


def _place(
    release: Release, shown: Sequence[TurnShown], notes: Sequence[Note], marks: Sequence[Mark]
) -> Iterator[tuple[TurnShown | None, Piece]]:
    """Every part of every paragraph with the turn it belongs to."""
    starts = [_start_of(release, turn.turn) for turn in shown]
    beside = _Beside.of(release, notes, marks)
    paragraph, last = 1, 0
    for number, block in enumerate(release.blocks):
        breaks = release.text.count("\n\n", last, block.span.start)
        paragraph, last = paragraph + breaks, block.span.start
        counted = paragraph if breaks or number == 0 else 0
        of_block = number
        for start, end in _parts(block.span, starts):
            at = bisect_right(starts, start) - 1
            turn = shown[at] if at >= 0 and shown[at].turn.content[-1].end > start else None
            span = _without_label(release.text, turn, Span(start, end))
            if not span.of(release.text).strip() or is_headline_again(release, number, block):
                continue
            is_aside = turn is not None and not any(s.overlaps(span) for s in turn.turn.content)
            kind = (block.kind == "heading", is_aside, block.kind in QUIET and turn is None)
            yield turn, Piece(counted, of_block, span, *kind, *beside.at(number, span))
            counted, of_block = 0, -1


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside the paragraphs of a text, by block."""

    noted: Mapping[int, Sequence[Note]]
    begun: Mapping[int, Sequence[Note]]
    marked: Mapping[int, Sequence[Mark]]

    @classmethod
    def of(cls, release: Release, notes: Sequence[Note], marks: Sequence[Mark]) -> _Beside:
        return cls(
            by_block(release, ((note, note.quote.content) for note in notes)),
            by_block(release, ((note, note.quote.content[:1]) for note in notes)),
            by_block(release, ((mark, (mark.span,)) for mark in marks)),
        )

    def at(
        self, block: int, span: Span
    ) -> tuple[tuple[Note, ...], tuple[Note, ...], tuple[Mark, ...]]:
        """Notes of a block, those whose words begin in a part of it, and marks."""
        begun = (n for n in self.begun.get(block, ()) if n.quote.content[0].overlaps(span))
        return tuple(self.noted.get(block, ())), tuple(begun), tuple(self.marked.get(block, ()))


def _parts(span: Span, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """A paragraph, cut where turns begin inside it."""
    inside = [start for start in starts if span.start < start < span.end]
    edges = [span.start, *inside, span.end]
    yield from pairwise(edges)


def _without_label(text: str, turn: TurnShown | None, span: Span) -> Span:
    """A part of a turn without the label, which stands above the turn."""
    if turn is None:
        return span
    content = turn.turn.content[0].start
    if span.start < content < span.end:
        return Span(content, span.end)
    if span.end <= content and turn.label and span.of(text).strip(_AROUND_LABEL) == turn.label:
        return Span(span.end, span.end)
    return span


def _shares(shown: Iterable[TurnShown], words: int) -> list[Share]:
    """Everybody who speaks, most words first."""
    groups: dict[str, list[TurnShown]] = {}
    for turn in shown:
        groups.setdefault(_key(turn), []).append(turn)
    shares = [
        Share(turns[0], len(turns), count, count / max(words, 1))
        for turns in groups.values()
        for count in [sum(turn.words for turn in turns)]
    ]
    return sorted(shares, key=lambda share: (-share.words, share.turn.turn.number))
