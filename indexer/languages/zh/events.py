"""Acts of saying in a paragraph: which words are said, by which cue, by whom as it stands.

Words in marks come first, each with what stands before or behind it; then the
clauses behind the verbs of saying that are left.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from indexer.languages.zh.event import Event
from indexer.languages.zh.known import Known
from indexer.languages.zh.lexicon import adverbials, cues
from indexer.languages.zh.lines import SPOKEN, Cue, Line
from indexer.languages.zh.sources import Source, read_source

_GAP = re.compile(r"[，,：:\s]*")
_PAUSE = re.compile(r"[，,：:]\s*")
_OBJECT = re.compile(r"[^，。：；,:;、的]{0,8}")
_CLAUSE_STOPS = "…，,：:、。！？；!?;\n"
_CLAUSE = re.compile(f"[^{_CLAUSE_STOPS}]+")
_BEHIND = 48  # characters between words in marks and the verb that tells who said them
_NEAR = 100  # characters before words in marks that may tell whose they are
_LONGEST = 140  # characters of a clause before a verb that are looked at
_CLAUSES = 6  # clauses before a verb in which its subject is looked for
_CUES = 8  # verbs that may end what the one before them reports
_FEWEST = 4  # characters of a clause that is worth keeping
_ADVERBIAL = re.compile(rf"(?:{adverbials.OPENS}|{adverbials.BEGINS}).{{0,14}}")
_ACT = re.compile(rf"[，,](?:并且?|也|亦|又|同时)(?:{cues.ACTS})")
_TOLD = re.compile(rf"(?:{cues.TOLD})")
_BELOW = re.compile(r"(?:全文|声明|谈话|讲话|内容|发言)?(?:全文)?如下[：:]\s*$|[：:]\s*$")


class Reading:
    """One paragraph, read once."""

    def __init__(self, line: Line, known: Known) -> None:
        self.line = line
        self.known = known
        self.events: list[Event] = []
        self.taken: set[int] = set()  # where cues stand that words in marks have taken
        self.spoken: set[int] = set()  # stretches that somebody said
        self._later: list[tuple[Cue, Source, int, tuple[int, int]]] = []  # 「…」X說，C

    def run(self) -> list[Event]:
        """The events in the order of their places."""
        for number in range(len(self.line.speech)):
            self._stretch(number)
        for cue in self.line.cues:
            if cue.start not in self.taken:
                self._clause(cue)
        self._told()
        self.events.sort(key=lambda event: event.place)
        return self.events

    # -- words in marks ---------------------------------------------------------------

    def _stretch(self, number: int) -> None:
        line = self.line
        start, end = line.outer(line.speech[number])
        before = self.events[-1] if self.events else None
        event = (
            self._ahead(start)
            or self._colon(start)
            or self._between(number, start)
            or self._behind(start, end)
            or self._follows(start)
        )
        if event is None:
            return
        event.pieces.append(number)
        if event is not before:
            self.events.append(event)
        self.spoken.add(number)

    def _ahead(self, start: int) -> Event | None:
        """`X說：「…」`"""
        flat = self.line.flat
        for cue in self.line.cues_from(max(0, start - _NEAR), start)[-1:]:
            gap = flat[cue.end : start]
            adjacent = _GAP.fullmatch(gap) is not None
            if not adjacent and not (not cue.plain and _OBJECT.fullmatch(gap)):
                return None
            if cue.start in self.taken:
                return None  # 「…」X說，「…」: the words before have it
            source = self._source(cue.start)
            self.taken.add(cue.start)
            return self._event(cue.start, "before", source, cue)
        return None

    def _colon(self, start: int) -> Event | None:
        """`X：「…」`, `X公開道歉：「…」`"""
        flat = self.line.flat
        before = flat[max(0, start - _NEAR) : start].rstrip()
        if before[-1:] not in ("：", ":"):
            return None
        end = max(0, start - _NEAR) + len(before) - 1
        source = self._source_of(self._clause_start(end), end)
        return self._event(start, "colon", source, None) if source is not None else None

    def _between(self, number: int, start: int) -> Event | None:
        """`「…」X說，「…」`, `「…」X說。「…」`: the words go on."""
        last = self.events[-1] if self.events else None
        if last is None or last.rule != "after" or not last.pieces or last.cue is None:
            return None
        gap = self.line.flat[last.cue[1] : start]
        if last.pieces[-1] != number - 1 or gap.strip("，,。 ") or (len(last.pieces) > 1):
            return None
        last.rule = "between"
        return last

    def _behind(self, start: int, end: int) -> Event | None:
        """`「…」X說`"""
        flat = self.line.flat
        first = _PAUSE.match(flat, end)
        first_at = first.end() if first else end
        for cue in self.line.cues_from(end, end + _BEHIND + 1):
            if set(flat[first_at : cue.start]) & set("。！？；：" + SPOKEN):
                return None
            if cue.start in self.taken or flat[cue.end : cue.end + 1] in ("：", ":"):
                return None
            source = self._source_of(self._clause_start(cue.start, first_at), cue.start)
            if source is None and not cue.plain:
                continue
            self.taken.add(cue.start)
            if source is not None:
                self._and_clause(cue, source)
            return self._event(start, "after", source, cue)  # by somebody, even if none can tell
        return None

    def _follows(self, start: int) -> Event | None:
        """`X說明，C。「…」`: the sentence before tells what the same speaker said."""
        least = max(0, start - _NEAR)
        before = self.line.flat[least:start].rstrip()
        if before[-1:] not in ("。", "！", "？", SPOKEN):
            return None
        if before[-1:] == SPOKEN:
            if not (self.events and self.events[-1].pieces):
                return None
            event = self._event(start, "follows", None, None)
            event.inherits = True
            return event
        for cue in reversed(self.line.cues_from(*self.line.sentence_at(least + len(before) - 1))):
            if cue.plain or _PAUSE.match(self.line.flat, cue.end):
                source = self._source(cue.start)
                return self._event(start, "follows", source, None) if source is not None else None
        return None

    # -- clauses ----------------------------------------------------------------------

    def _clause(self, cue: Cue) -> None:
        """`X表示，C`, `X認為C`"""
        flat = self.line.flat
        sentence = self.line.sentence_at(cue.start)
        pause = _PAUSE.match(flat, cue.end, sentence[1])
        if pause is None and not cue.plain:
            return
        told = _TOLD.match(flat, self._clause_start(cue.start))
        if told is not None:
            return
        source = self._source(cue.start, strict=pause is None)
        if source is None:
            return
        start = pause.end() if pause is not None else cue.end
        self._report(cue, source, start, sentence)

    def _report(
        self,
        cue: Cue,
        source: Source,
        start: int,
        sentence: tuple[int, int],
        rule: str = "reported",
    ) -> None:
        end = self._clause_end(cue, start, sentence[1])
        while start < end and self.line.flat[start] in "，,：: 　":
            start += 1
        while end > start and self.line.flat[end - 1] in "，,：: 　":
            end -= 1
        if end - start < _FEWEST or not self.line.flat[start:end].strip(SPOKEN):
            return
        event = self._event(cue.start, rule, source, cue)
        event.kind = "indirect"
        event.clauses.append((start, end))
        self.events.append(event)

    def _clause_end(self, cue: Cue, start: int, end: int) -> int:
        """The end of what a cue reports: its sentence's, or the next act of saying."""
        line = self.line
        number = bisect_left(line.speech, line.start + start, key=lambda m: m.outer.start)
        while number < len(line.speech) and line.outer(line.speech[number])[0] < end:
            if number in self.spoken:
                end = line.outer(line.speech[number])[0]
            number += 1
        if act := _ACT.search(line.flat, start, end):
            end = act.start()
        for other in line.cues_from(start + 1, end)[:_CUES]:
            begins = self._clause_start(other.start)
            pause = _PAUSE.match(line.flat, other.end) is not None
            other_source = self._source_of(begins, other.start) if begins > start else None
            joined = _ADVERBIAL.fullmatch(line.flat[begins : other.start]) or begins == other.start
            if (other_source is not None and (pause or other.plain)) or (
                pause and joined and begins > start
            ):
                return begins
        return end

    def _and_clause(self, cue: Cue, source: Source) -> None:
        """`「…」X說，C。`: behind the words in marks the same speaker is reported."""
        sentence = self.line.sentence_at(cue.start)
        pause = _PAUSE.match(self.line.flat, cue.end, sentence[1])
        if pause is not None and self.line.flat[pause.end() : pause.end() + 1] != SPOKEN:
            self._later.append((cue, source, pause.end(), sentence))

    def _told(self) -> None:
        """`據X介紹，C`, and the clauses behind `「…」X說，`."""
        for cue, source, start, sentence in self._later:
            self._report(cue, source, start, sentence)
        flat = self.line.flat
        for cue in self.line.cues:
            begins = self._clause_start(cue.start)
            told = _TOLD.match(flat, begins)
            pause = _PAUSE.match(flat, cue.end)
            if told is None or pause is None or cue.start in self.taken:
                continue
            found = self._source_of(told.end(), cue.start)
            if found is not None:
                sentence = self.line.sentence_at(cue.start)
                self._report(cue, found, pause.end(), sentence, "according to")

    # -- who ----------------------------------------------------------------------------

    def _source(self, end: int, *, strict: bool = False) -> Source | None:
        """Who is named before a verb: in its own clause, or in one before it in its sentence."""
        line = self.line
        begins = self._clause_start(end)
        source = self._source_of(begins, end)
        if source is not None or (strict and begins < end):
            return source
        if line.flat[begins:end].strip() and not _ADVERBIAL.fullmatch(line.flat[begins:end]):
            return None
        first = line.sentence_at(end)[0]
        for _ in range(_CLAUSES):
            if begins <= first:
                break
            stop = begins - 1
            begins = self._clause_start(stop)
            source = self._source_of(begins, stop)
            if source is not None:
                return source
        return None

    def _source_of(self, start: int, end: int) -> Source | None:
        return read_source(self.line, start, end, self.known)

    def _clause_start(self, end: int, least: int = 0) -> int:
        """Where the clause that ends at ``end`` begins: behind a comma, a stop or speech."""
        flat = self.line.flat
        at = end
        least = max(least, end - _LONGEST)
        while at > least and flat[at - 1] not in _CLAUSE_STOPS + SPOKEN:
            at -= 1
        if at > least + 1 and flat[at - 1] == "、":  # 計畫主持人、大氣科學系教授康若蘭
            return self._clause_start(at - 1, least)
        while at < end and flat[at] in " \u3000":
            at += 1
        return at

    def _event(self, place: int, rule: str, source: Source | None, cue: Cue | None) -> Event:
        span = (cue.start, cue.end) if cue is not None else None
        return Event(self.line, place, rule, "direct", source, span)

    def announces(self) -> tuple[Source | None, tuple[int, int] | None] | None:
        """Whose words stand below, where the paragraph ends with `X說：` or `全文如下：`."""
        flat = self.line.flat.rstrip()
        below = _BELOW.search(flat, max(0, len(flat) - _NEAR))
        if below is None:
            return None
        last = self.line.cues[-1] if self.line.cues else None
        if last is not None and not flat[last.end :].strip("：: "):
            return self._source(last.start), (last.start, last.end)
        if "如下" not in below.group():
            return None
        first, end = self.line.sentence_at(len(flat) - 1)
        for clause in _CLAUSE.finditer(flat[first : min(end, first + _LONGEST)]):
            source = self._source_of(first + clause.start(), first + clause.end())
            if source is not None and source.kind != "pronoun":
                return source, None
        return None
