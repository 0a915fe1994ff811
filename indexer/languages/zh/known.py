"""Whom a release names anywhere: people behind an office or in address, bodies by their name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.languages.zh.lexicon import adverbials, cues, offices, surnames
from indexer.languages.zh.lexicon.scripts import to_simplified
from indexer.languages.zh.lines import ASIDE, NAMED, SPOKEN, Line
from indexer.languages.zh.names import DOTS, KIN, Name, foreign_at, name_at
from indexer.languages.zh.offices import NO_TITLE, Title, office_at, office_before, split_title
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.model import Span
from indexer.text.han import HAN

_MAX_PEOPLE = 400
_MAX_BODIES = 300
_READ = 100_000  # code points in which a name is looked for again
_DOTS = re.compile(f"[{DOTS} ]")
_FOLLOWS = re.compile(
    rf"(?:{adverbials.BEGINS}|{cues.PLAIN}|{cues.PAUSED}|[{ASIDE}{SPOKEN}{NAMED}，。、：；！？\s]|欢迎|为(?!{cues.PLAIN}|{cues.PAUSED})|等|的|是|将)"
)
_ADDRESSED = re.compile(rf"(?:{surnames.HONORIFICS}|{surnames.KIN})")
_FULL_BODY = re.compile(
    rf"[{HAN}]{{2,12}}(?:股份有限公司|有限公司|集团|委员会|基金会|俱乐部|大学|管理局|银行)"
)
_LEGAL_FORMS = ("股份有限公司", "有限公司")
_SHORTENED = re.compile(r"(?:以下)?(?:简称|下称)[：:「“\"]?\s*([^」”\"）)]{2,12})")
_BEFORE_NAME = re.compile(r"[的、]$")


@dataclass(eq=False)
class Person:
    """Somebody a release names; ``title`` as ranges of ``line``."""

    name: str  # in simplified characters, as compared
    written: str
    line: Line
    place: Span
    title: Title = NO_TITLE
    gender: str = ""

    @property
    def role(self) -> str:
        return self.line.words(*self.title.role)

    @property
    def organisation(self) -> str:
        return self.line.words(*self.title.body)


@dataclass(eq=False)
class Known:
    """People by name, bodies by name; ``publisher`` is among the bodies."""

    people: dict[str, Person] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)  # simplified to as written, in full
    counts: Counter[str] = field(default_factory=Counter)
    text: str = ""  # simplified, as much of it as is looked through
    lasts: dict[str, list[Person]] = field(default_factory=dict)  # by a part of a name
    _starts: dict[str, list[str]] = field(default_factory=dict)  # bodies by two characters
    _again: dict[str, bool] = field(default_factory=dict)

    def add_person(self, person: Person) -> None:
        """Add somebody, or leave them out of a release that names very many."""
        if len(self.people) >= _MAX_PEOPLE:
            return
        self.people[person.name] = person
        parts = _DOTS.split(person.name)
        if len(parts) > 1:
            self.lasts.setdefault(parts[-1], []).append(person)
        if len(parts) > 1 and person.name.isascii():  # Ann, as colleagues say
            self.lasts.setdefault(parts[0], []).append(person)

    def add_body(self, plain: str, written: str) -> None:
        """Add a body under its name in simplified characters."""
        if plain not in self.bodies and len(self.bodies) < _MAX_BODIES:
            self.bodies[plain] = written
            self._starts.setdefault(plain[:2], []).append(plain)

    def _stands_again(self, words: str) -> bool:
        if words not in self._again:
            self._again[words] = self.text.count(words) > 1
        return self._again[words]

    def name_at(self, flat: str, at: int, end: int) -> Name | None:
        """A known name, or the last part of a known foreign one, that stands at ``at``."""
        for size in (4, 3, 2):
            words = flat[at : at + size]
            if at + size <= end and words in self.people:
                return name_at(flat, at, end) or Name(at, at + size)
        for last in self.lasts:
            if flat.startswith(last, at) and at + len(last) <= end:
                called = _ADDRESSED.match(flat, at + len(last), end)
                stop = called.end() if called else at + len(last)
                return Name(at, stop, called.group() if called else "", full=False)
        return None

    def holds(self, words: str, name: Name) -> bool:
        """Whether a name that stands without an office is one: met elsewhere, or in address."""
        if words in self.people or name.address or not name.full:
            return True
        if words.isascii():
            return words.split(maxsplit=1)[0] in GIVEN_NAMES and " " in words
        if words[-1] in offices.NO_NAME_END or self.is_body(words):
            return False
        return len(words) > 2 or self._stands_again(words)

    def is_body(self, words: str) -> bool:
        """Whether words are a body's name, or its first part."""
        return self.body_of(words) != ""

    def body_of(self, words: str) -> str:
        """The full name, as written, of a body that is called so; "" where none is."""
        words = words.strip(NAMED)
        if len(words) < 2:
            return ""
        legal = (self.bodies.get(words + form) for form in _LEGAL_FORMS)
        if full := next((name for name in legal if name), "") or self.bodies.get(words, ""):
            return full
        near = self._starts.get(words[:2], ())
        fits = [self.bodies[body] for body in near if body.startswith(words)]
        return max(fits, key=len) if fits and len(words) > 2 else ""

    def called(self, words: str, name: Name) -> list[Person]:
        """The people a family name in address, or the last part of a foreign name, may mean."""
        bare = words.removesuffix(name.address) if name.address else words
        bare = bare or words
        return [
            person
            for person in self.people.values()
            if person.name == words
            or (person.name.startswith(bare) and len(bare) <= 2 and len(person.name) > len(bare))
            or person in self.lasts.get(bare, ())
        ]


def gather(lines: Sequence[Line], publisher: str, text: str) -> Known:
    """Everybody who is named behind an office or with a form of address, and the bodies."""
    known = Known(text=to_simplified(text[:_READ]))
    for line in lines:
        for match in _FULL_BODY.finditer(line.flat):
            known.add_body(match.group(), line.words(*match.span()))
    for match in _SHORTENED.finditer(known.text):
        before = known.text[max(0, match.start() - 20) : match.start()]
        full = next((b for b in known.bodies if before.rstrip("（(").endswith(b)), "")
        if full:
            known.add_body(match.group(1), known.bodies[full])
    if publisher:
        known.add_body(to_simplified(publisher), publisher)
    for line in lines:
        for at in range(len(line.flat)):
            if len(known.people) >= _MAX_PEOPLE:
                break
            _note(known, line, at)
    return known


def _note(known: Known, line: Line, at: int) -> None:
    """Note the person whose name begins at ``at``, where an office or an address says so."""
    flat = line.flat
    titled = office_before(flat, max(0, at - 12), at) < at
    if not titled and not _is_surname(flat, at):
        return
    name = _name_noted(known, flat, at, titled=titled)
    if name is None or not (titled or name.address) or office_at(flat, at):
        return
    words = flat[name.start : name.end]
    if not name.full:
        kin = titled or name.address in surnames.KIN.split("|")
        if not kin or any(p.startswith(words[0]) for p in known.people):
            return
    title = _title_before(flat, at) if titled else NO_TITLE
    person = _person_called(known, line, name, title)
    if name.address:
        person.gender = _gender_of(name.address) or person.gender


def _person_called(known: Known, line: Line, name: Name, title: Title) -> Person:
    """Who bears a name, noted anew or with the first title that is told."""
    words = line.flat[name.start : name.end]
    person = known.people.get(words)
    if person is None:
        written = line.words(name.start, name.end)
        person = Person(words, written, line, line.place(name.start, name.end), title)
        known.add_person(person)
    elif person.title == NO_TITLE and title != NO_TITLE:
        person.line, person.title = line, title
    return person


def _gender_of(address: str) -> str:
    """`女士`: f; `先生`: m; "" where an address does not say."""
    if address in surnames.FEMALE:
        return "f"
    return "m" if address in surnames.MALE else ""


def _is_surname(flat: str, at: int) -> bool:
    return flat[at] in surnames.SINGLE or flat[at : at + 2] in surnames.COMPOUND


def _name_noted(known: Known, flat: str, at: int, *, titled: bool) -> Name | None:
    """The name at ``at``: after an office also a foreign one, or a surname with a term of kin."""
    end = min(len(flat), at + 24)
    foreign = foreign_at(flat, at, end, _FOLLOWS, known.text) if titled else None
    name = foreign or name_at(flat, at, end, _FOLLOWS)
    called = KIN.match(flat, at + 1) if titled and flat[at] in surnames.SINGLE else None
    if called and (name is None or name.full):
        return Name(at, called.end(), called.group(), full=False)
    return name


def _title_before(flat: str, at: int) -> Title:
    """The office and body right before a name, back to the last pause."""
    start = max(flat.rfind(stop, 0, at) for stop in "，。；：！？… 　" + ASIDE + SPOKEN) + 1
    return split_title(flat, max(start, at - 40), at)
