"""From paragraphs in Chinese to attributed quotes: events, then who is meant by each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from indexer.languages.zh.event import Event
from indexer.languages.zh.events import Reading
from indexer.languages.zh.known import Known, gather
from indexer.languages.zh.lexicon import offices
from indexer.languages.zh.lines import Line
from indexer.languages.zh.sources import Source
from indexer.languages.zh.who import Speakers, Who
from indexer.model import (
    Cue,
    Kind,
    Mention,
    Quote,
    QuoteId,
    Release,
    Span,
)
from indexer.rulebook import BY_NAME
from indexer.text.marked import Marked
from indexer.text.marks import find_marked
from indexer.text.pieces import join_pieces

_MentionKind = Literal["name", "surname", "role", "pronoun", "organisation", "spokesperson"]
_FORMS = {"name": 0.95, "called": 0.9, "role": 0.86, "organisation": 0.86, "pronoun": 0.85}
_REPORTED = 0.96  # where a clause ends is less sure than where marks stand
_BY_RULE = {"follows": 0.75}
_AMBIGUOUS = 0.5
_LONGEST = 4_000  # code points of a paragraph that are read at once
_MENTIONS: dict[str, _MentionKind] = {
    "name": "name",
    "called": "surname",
    "role": "role",
    "organisation": "organisation",
    "document": "organisation",
    "pronoun": "pronoun",
}


def read(release: Release, paragraphs: Sequence[Span]) -> list[Quote]:
    """The quotes of the paragraphs, in the order they stand, without their ids; linear."""
    pieces = [piece for span in paragraphs for piece in _pieces(release.text, span)]
    marked: dict[int, list[Marked]] = {}
    for stretch in find_marked(release.text, pieces):
        marked.setdefault(stretch.paragraph, []).append(stretch)
    lines = [Line(release.text, span, marked.get(n, [])) for n, span in enumerate(pieces)]
    issuer = release.issuer or release.publisher
    known = gather(lines, issuer, release.text)
    return _Reader(release, lines, known, Speakers(known, issuer)).run()


def _pieces(text: str, span: Span) -> list[Span]:
    """A paragraph, or a very long one in pieces that end with a sentence where they can."""
    pieces, start = [], span.start
    while span.end - start > _LONGEST:
        stop = text.rfind("。", start, start + _LONGEST) + 1 or start + _LONGEST
        pieces.append(Span(start, stop))
        start = stop
    return [*pieces, Span(start, span.end)]


@dataclass(eq=False)
class _Reader:
    release: Release
    lines: list[Line]
    known: Known
    speakers: Speakers
    quotes: list[Quote] = field(default_factory=list)
    open: Event | None = None  # words in marks that may go on in the next paragraph

    def run(self) -> list[Quote]:
        done: set[int] = set()
        events: list[tuple[int, Event]] = []
        for number, line in enumerate(self.lines):
            if number in done:
                continue
            if self._goes_on(number, line):
                continue
            reading = Reading(line, self.known)
            found = reading.run()
            events.extend((number, event) for event in found)
            self._note_open(line, found)
            announced = reading.announces()
            if announced is not None:
                below = self._below(number, *announced, done)
                if below is not None:
                    events.append((number, below))
        for number, event in events:
            self._take(number, event)
        return self.quotes

    # -- words over several paragraphs ---------------------------------------------------

    def _goes_on(self, number: int, line: Line) -> bool:
        """Whether a paragraph of nothing but speech goes on with the words before it."""
        if self.open is None or not line.only_speech:
            self.open = None
            return False
        self._add_below(self.open, number, line)
        return True

    def _note_open(self, line: Line, found: list[Event]) -> None:
        last = max(found, key=lambda e: max(e.pieces, default=-1), default=None)
        self.open = None
        if last is not None and last.pieces and last.pieces[-1] == len(line.speech) - 1:
            marked = line.speech[last.pieces[-1]]
            if line.outer(marked)[1] >= len(line.flat.rstrip()):
                self.open = last

    def _below(
        self, number: int, source: Source | None, cue: tuple[int, int] | None, done: set[int]
    ) -> Event | None:
        """The words below a paragraph that announces them."""
        line = self.lines[number]
        event = Event(line, len(line.flat), "announced", "direct", source, cue)
        for index in range(number + 1, len(self.lines)):
            lower = self.lines[index]
            if lower.speech and lower.only_speech:
                if event.kind == "statement":
                    break
                self._add_below(event, index, lower)
            elif cue is None or (index == number + 1 and not lower.speech):
                event.kind = "statement"
                event.below.append(lower.span)
                event.last = index
            else:
                break
            done.add(index)
            if cue is not None and event.kind == "statement":
                break
        return event if event.below else None

    def _add_below(self, event: Event, number: int, line: Line) -> None:
        event.last = number
        event.below.extend(marked.inner for marked in line.speech)

    # -- who is meant --------------------------------------------------------------------

    def _take(self, number: int, event: Event) -> None:
        who = self.speakers.resolve(number, event)
        quote = self._quote(event, who)
        told = who.name or (event.cue is not None and event.kind == "direct")
        if quote is not None and told:
            self.quotes.append(quote)

    # -- quotes ---------------------------------------------------------------------------

    def _quote(self, event: Event, who: Who) -> Quote | None:
        line, text = event.line, self.release.text
        spans = [line.speech[number].inner for number in event.pieces]
        spans += [line.place(*clause) for clause in event.clauses] + event.below
        if not spans:
            return None
        content = tuple(sorted(spans, key=lambda span: span.start))
        cue = event.cue
        return Quote(
            id=QuoteId(""),
            release_id=self.release.id,
            text=join_pieces(text, content),
            content=content,
            kind=self._kind(event),
            speaker_name=who.name,
            speaker_type=who.type,
            role=who.role,
            organisation_name=who.organisation,
            published=self.release.published,
            cue=Cue(line.place(*cue), line.words(*cue)) if cue is not None else None,
            mention=_mention(line, event.source),
            rule=event.rule,
            confidence=_confidence(event, who),
            judgement=who.judgement,
            evidence=who.evidence,
            candidates=who.candidates,
        )

    @staticmethod
    def _kind(event: Event) -> Kind:
        """Reported speech with words of the speaker's own in marks is mixed."""
        if event.kind != "indirect":
            return event.kind
        inside = (event.line.place(*clause) for clause in event.clauses)
        marked = event.line.speech
        return "mixed" if any(s.contains(m.outer) for s in inside for m in marked) else "indirect"


def _mention(line: Line, source: Source | None) -> Mention | None:
    if source is None:
        return None
    words = line.flat[source.start : source.end]
    kind = _MENTIONS[source.kind]
    if source.kind == "role" and words.endswith(tuple(offices.UNNAMED)):
        kind = "spokesperson"
    return Mention(line.place(source.start, source.end), kind)


def _confidence(event: Event, who: Who) -> float:
    """As likely as the form of the mention allows, and not more than its rule."""
    if who.judgement == "unknown":
        return 0.0
    if who.judgement == "ambiguous":
        return _AMBIGUOUS
    form = "pronoun" if event.source is None else who.form
    likely = _FORMS[form] * (1 if event.kind == "direct" else _REPORTED)
    return round(min(likely, _BY_RULE.get(event.rule, 1), BY_NAME[event.rule].confidence), 2)
