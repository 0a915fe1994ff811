"""Who is meant by the words that stand before a verb of saying, as the release names them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from indexer.languages.zh.event import Event
from indexer.languages.zh.known import Known, Person
from indexer.languages.zh.lexicon import adverbials, offices
from indexer.languages.zh.lexicon.scripts import to_simplified
from indexer.languages.zh.lines import Line
from indexer.languages.zh.sources import Source
from indexer.model import Evidence, Judgement, Span, SpeakerType

_RECENT = 40  # quotes looked back through
_SENTENCES = 8  # sentences looked back through for who led them
_NEAR = 2  # paragraphs up to the one who spoke last
_MANY = re.compile(f"(?:{offices.MANY})")
_MARKS = "「」『』“”"


@dataclass(frozen=True, slots=True)
class Who:
    """Who is meant, as the release names them in full."""

    name: str
    type: SpeakerType
    role: str = ""
    organisation: str = ""
    person: Person | None = None
    evidence: tuple[Evidence, ...] = ()
    form: str = "name"
    judgement: Judgement = "matched"
    candidates: tuple[str, ...] = ()


NOBODY = Who("", "unknown", judgement="unknown")


@dataclass(eq=False)
class Speakers:
    """Who spoke so far; asked for the events of a release in their order.

    ``issuer`` is the body whose release it is. ``history`` holds the paragraph, the
    place in it, and who spoke there.
    """

    known: Known
    issuer: str
    history: list[tuple[int, int, Who]] = field(default_factory=list)

    def resolve(self, number: int, event: Event) -> Who:
        """Who is meant by an event of the paragraph ``number``."""
        who = self._who(number, event)
        self.history.append((max(number, event.last), event.place, who))
        return who

    def _who(self, number: int, event: Event) -> Who:
        source = event.source
        if source is None:
            last = self.history[-1] if self.history else None
            if event.inherits and last is not None and last[0] == number:
                return replace(last[2], form="pronoun")
            return NOBODY
        match source.kind:
            case "name":
                return self._named(event.line, source)
            case "called":
                return self._called(event.line, source)
            case "pronoun":
                return self._pronoun(number, event, source)
            case "role":
                return self._unnamed(event.line, source)
            case "organisation":
                return self._body(event.line, source)
            case _:
                return self._document(event.line, source)

    def _person(self, person: Person, mention: Span, form: str) -> Who:
        links = [Evidence(mention, "mention")]
        if not mention.overlaps(person.place):
            links.append(Evidence(person.place, "full name"))
        judged: Judgement = "matched" if len(links) > 1 else "new"
        chain, role, body = tuple(links), person.role, person.organisation
        return Who(person.written, "person", role, body, person, chain, form, judged)

    def _named(self, line: Line, source: Source) -> Who:
        assert source.name is not None
        first, last = source.name.start, source.name.end
        words = line.flat[first:last]
        place = line.place(first, last)
        person = self.known.people.get(words)
        if person is None:
            person = Person(words, line.words(first, last), line, place, source.title)
            self.known.add_person(person)
        elif not person.role and source.title.role[1]:
            person.line, person.title = line, source.title
        return self._person(person, line.place(source.start, source.end), "name")

    def _called(self, line: Line, source: Source) -> Who:
        assert source.name is not None
        words = line.flat[source.name.start : source.name.end]
        fits = self.known.called(words, source.name)
        heard = [p for p in fits if any(who.person is p for _, _, who in self.history[-_RECENT:])]
        fits = heard if len(fits) > 1 and heard else fits
        mention = line.place(source.start, source.end)
        if len(fits) == 1:
            return self._person(fits[0], mention, "called")
        if fits:
            names = tuple(person.written for person in fits)
            return replace(NOBODY, candidates=names, judgement="ambiguous")
        return self._named(line, source)

    def _pronoun(self, number: int, event: Event, source: Source) -> Who:
        """Who led the sentence, else who spoke or led the ones before, else who spoke last."""
        line = event.line
        gender = adverbials.PRONOUNS[line.flat[source.start : source.end]]
        if gender in ("i", "p"):
            return NOBODY
        mention = line.place(source.start, source.end)
        for first, end in line.sentences_before(event.place, _SENTENCES):
            said = [w for n, at, w in self.history[-_RECENT:] if n == number and first <= at < end]
            leader = self._leader(line, first, min(end, source.start))
            person = said[-1].person if said and said[-1].person else leader
            if person is not None and self._agrees(person, gender):
                return self._person(person, mention, "pronoun")
        for paragraph, _, who in reversed(self.history[-_RECENT:]):
            if number - paragraph > _NEAR:
                break
            if who.person is not None and self._agrees(who.person, gender):
                return self._person(who.person, mention, "pronoun")
        return NOBODY

    def _leader(self, line: Line, start: int, end: int) -> Person | None:
        """The person named first in a range."""
        found = [
            (at, person)
            for person in self.known.people.values()
            if (at := line.flat.find(person.name, start, end)) >= 0
        ]
        return min(found, key=lambda item: item[0])[1] if found else None

    @staticmethod
    def _agrees(person: Person, gender: str) -> bool:
        """Whether a pronoun can mean somebody; from then on it is known how they are called."""
        if gender and person.gender and person.gender != gender:
            return False
        person.gender = person.gender or gender
        return True

    def _unnamed(self, line: Line, source: Source) -> Who:
        """`運輸署發言人`, then `發言人`; `署長` for the one who is it; `一名居民`."""
        words = line.flat[source.start : source.end]
        mention = line.place(source.start, source.end)
        chain = (Evidence(mention, "mention"),)
        for _, _, who in reversed(self.history[-_RECENT:]):
            if who.form == "role" and to_simplified(who.name).endswith(words):
                return replace(who, evidence=(*chain, *who.evidence[:1]), judgement="matched")
        office = words.removeprefix("该")
        fits = [p for p in self.known.people.values() if to_simplified(p.role).endswith(office)]
        if len(fits) == 1 and office not in offices.UNNAMED:
            return self._person(fits[0], mention, "role")
        role, body = line.words(*source.title.role), line.words(*source.title.body)
        name = line.words(source.start, source.end)
        kind: SpeakerType = "group" if _MANY.match(words) else "unknown"
        return Who(name, kind, role, body, None, chain, "role", "new")

    def _body(self, line: Line, source: Source) -> Who:
        words = line.flat[source.start : source.end]
        name = self.known.body_of(words) or line.words(source.start, source.end).strip(_MARKS)
        chain = (Evidence(line.place(source.start, source.end), "mention"),)
        return Who(name, "organisation", "", "", None, chain, "organisation", "new")

    def _document(self, line: Line, source: Source) -> Who:
        """`聲明稱`: the body whose release it is."""
        name = self.issuer
        if not name:
            return NOBODY
        name = self.known.body_of(to_simplified(name)) or name
        chain = (Evidence(line.place(source.start, source.end), "mention"),)
        return Who(name, "organisation", "", "", None, chain, "organisation")
