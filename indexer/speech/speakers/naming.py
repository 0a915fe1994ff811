"""Who speaks each turn of a document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from indexer.lexicon import spoken
from indexer.model import Evidence, Span
from indexer.resolve.cast import name_keys
from indexer.speech.called import given_names
from indexer.speech.document import Document
from indexer.speech.heads.head import Head
from indexer.speech.heads.reading import read_head
from indexer.speech.heads.spelling import plain_words
from indexer.speech.in_labels import head_of_label
from indexer.speech.labels import Label
from indexer.speech.people import (
    ABOVE,
    HEAD,
    SAID,
    People,
    Person,
)
from indexer.speech.speakers.answering import find_answering
from indexer.speech.speakers.asking import Askers
from indexer.speech.speakers.examination import Examination
from indexer.speech.speakers.speaker import NOWHERE, Speaker, as_person
from indexer.speech.turns import Cut
from indexer.text.fold import fold

_PRESS = re.compile(rf"\b(?:{spoken.PRESS}|{spoken.OUTLETS})\b", re.IGNORECASE)
_FOR_A_TIME = ("acting ", "temporary ", "deputy ")
_CHAIRS = ("chair", "chairman", "chairwoman", "chairperson", "speaker", "president")
_HAS_VOWEL = re.compile(r"[AEIOUY]")
_MOST_LETTERS = 2  # letters that are hardly a surname, whatever they are


_NO_LETTER = re.compile(r"[^\w]")
_EXAMINED = re.compile(r"(?i)\b(?:witness|deponent)$")


@dataclass(eq=False)
class Speakers:
    """Names the turns of one document."""

    document: Document
    cuts: Sequence[Cut]
    people: People
    is_asked: bool = False  # the document says that somebody answers questions
    letters: Mapping[str, Head] = field(default_factory=dict)  # whom initials mean, as told above
    answering: Speaker | None = field(init=False, default=None)
    _own: dict[str, list[Span]] = field(init=False, default_factory=dict)
    _in_sections: dict[str, Speaker] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._text = self.document.release.text
        for cut in self.cuts:
            if cut.label is not None:
                self._own.setdefault(cut.label.key, []).extend(cut.content)
        self._places = {id(cut): index for index, cut in enumerate(self.cuts)}
        self._given = given_names(self._text, self.cuts, self.people)
        self._askers = Askers(self.document, self.cuts, self.people)
        self._examination = Examination(self.document, self.cuts, self.people)
        self._read_sections()
        self._examination.name_counsel()
        if not self._examination.is_one:
            self.answering = find_answering(
                self.document, self.cuts, self.people, self.of, is_asked=self.is_asked
            )

    def _read_sections(self) -> None:
        """Note whom labels mean that say which section of an examination this is."""
        labels = {cut.label.key: cut.label for cut in self.cuts if cut.label is not None}
        for key, label in labels.items() if self._examination.sections else ():
            who = self._by_section(label) if label.head.kind in ("office", "person") else None
            if who is not None:
                self._in_sections[key] = who
                told = Head("person", who.name, who.name, who.role, who.organisation, sure=3)
                self.people.add(told, ABOVE)

    def of(self, cut: Cut) -> Speaker:
        """Who says a turn."""
        label = cut.label
        if label is None:
            return Speaker()
        mention = Evidence(cut.label_span, "mention")
        head = head_of_label(label, self.document)
        if head.kind == "question" or (head.kind == "asker" and not self._is_one(head)):
            return self._asking(cut, head)
        if head.kind == "answer":
            return self._answerer(cut)
        if label.form == "initials" and not self._with_letters(label.words):
            return self._askers.of(self._places[id(cut)], Head("question", label.words))
        if label.key in self._in_sections:
            return self._in_sections[label.key]
        if head.kind in ("asker", "office"):
            return self._in_office(head, label, cut, mention)
        if head.kind == "words":
            return Speaker(role=plain_words(head.words))
        return self._named(head, label, mention)

    @property
    def openers(self) -> list[Speaker]:
        """Who may speak before the first label: who answers, else the first named above it."""
        answering = [self.answering] if self.answering is not None else []
        if not self.is_asked:
            return answering
        surnames = self._surnames_in_labels()
        titled = [
            p for p in self.people.people if p.name in self._examination.titled and len(p.keys) > 1
        ]
        if len(titled) == 1 and titled[0].keys[-1] in surnames:
            return [as_person(self._text, titled[0], "title"), *answering]
        first = self._first_in_office()
        if first is None or len(first.keys) < 2 or first.keys[-1] not in surnames:
            return answering
        return [*answering, as_person(self._text, first, "above")]

    def _surnames_in_labels(self) -> set[str]:
        """Folded surnames of those who have a label, by name or by an office that is theirs."""
        heads = [cut.label.head for cut in self.cuts if cut.label is not None]
        found = {fold(h.name.split()[-1]) for h in heads if h.kind == "person" and h.name}
        for head in heads:
            fits = self.people.in_office(head.role) if head.kind == "office" else []
            found |= {fits[0].keys[-1]} if len(fits) == 1 else set()
        return found

    def _first_in_office(self) -> Person | None:
        """Who is named first with an office above the first label."""
        start = self.cuts[0].label_span.start if self.cuts else 0
        held = [
            p for p in self.people.people
            if p.rank <= ABOVE and p.role and p.places and p.places[0].start < start
        ]  # fmt: skip
        return min(held, key=lambda p: p.places[0].start, default=None)

    def _is_one(self, head: Head) -> bool:
        """Whether one person has the role, and is named: the moderator, not the audience."""
        words = set(head.role.casefold().split())
        only = bool(
            words & spoken.ONLY_ONE and not head.role[-1:].isdigit()
        ) or head.words.casefold().startswith("the ")
        return only and bool(self.people.in_office(head.role))

    def _named(self, head: Head, label: Label, mention: Evidence) -> Speaker:
        lettered = self._in_letters(head, mention)
        if lettered is not None:
            return lettered
        if self._is_press(head):
            return Speaker(organisation=plain_words(head.words), evidence=(mention,))
        fits = self.people.meant(head, self._own.get(label.key, ()))
        if len(fits) == 1 and _longer(fits[0], head):
            return as_person(
                self._text, fits[0], "same surname",
                role=head.role, mention=mention, organisation=head.organisation,
            )  # fmt: skip
        name = head.name
        if len(fits) != 1 and label.key in self._given:
            name = f"{self._given[label.key]} {name}"
        return Speaker(
            name, "person", head.role, head.organisation, (mention,),
            tuple(p.name for p in fits) if len(fits) > 1 else (),
        )  # fmt: skip

    def _in_letters(self, head: Head, mention: Evidence) -> Speaker | None:
        """Whom a label in letters means, nobody by name where they are letters and no surname."""
        letters = _NO_LETTER.sub("", head.words)
        if not letters.isupper() or not 2 <= len(letters) <= 4 or head.sure >= 3:
            return None
        fits = self._with_letters(letters)
        if len(fits) == 1:
            return as_person(self._text, fits[0], "initials", mention=mention)
        unknown = not self.document.names(head) and (fits or _is_in_letters(head.words))
        return Speaker(evidence=(mention,)) if unknown else None

    def _is_press(self, head: Head) -> bool:
        """Whether a head is a paper or station, and nobody of that name."""
        last = _PRESS.fullmatch(head.name.split()[-1]) if head.name else None
        known = head.sure >= 3 or head.role != "" or (head.sure >= 2 and last is None)
        if known or not _PRESS.search(head.name) or (last is None and self.document.names(head)):
            return False
        keys = name_keys(head.name)
        return not any(p.keys == keys and (p.role or p.rank == HEAD) for p in self.people.people)

    def _with_letters(self, letters: str) -> list[Person]:
        """Whom initials can mean: those told above the turns, else those of the names."""
        named = self.letters.get(letters)
        fits = self.people.meant(named) if named is not None else []
        fits = fits or self.people.with_initials(letters)
        full = self.document.names_with(letters) if not fits else []
        head = read_head(full[0], self.document.spell) if len(full) == 1 else None
        if head is not None and head.kind == "person":
            person = self.people.add(head, SAID, NOWHERE)
            fits = [person] if person is not None else []
        return fits

    def _in_office(self, head: Head, label: Label, cut: Cut, mention: Evidence) -> Speaker:
        """`THE PRESIDENT`, `The Witness`, `MODERATOR`: the one person who holds it, or nobody."""
        role = head.role
        if _EXAMINED.search(role):
            told = self._examination.witness(cut.label_span.start)
            if told is not None:
                return told
        fits = self._who_hold(role)
        if len(fits) == 1:
            presides = fits[0].presides and role.casefold().startswith(_FOR_A_TIME)
            held = role if presides else ""
            return as_person(self._text, fits[0], "role", role=held, mention=mention)
        alone = self._only_one_unlabelled() if not fits and head.kind == "office" else None
        if alone is not None:
            return as_person(self._text, alone, "role", role=role, mention=mention)
        definite = head.kind == "office" and head.words.lower().startswith("the ")
        return Speaker(
            f"the {role}" if definite else "", "unknown", role, "", (mention,),
            tuple(p.name for p in fits),
        )  # fmt: skip

    def _who_hold(self, role: str) -> list[Person]:
        """Those who hold an office; of the bench the judges, in the chair who took it."""
        fits = self.people.in_office(role)
        if not fits and role.casefold() in spoken.BENCH:
            near = [p for p in self.people.people if p.rank <= ABOVE]
            fits = [p for p in near if spoken.JUDGES & set(p.role.casefold().split())]
        if not fits and role.casefold().split()[-1:] and role.casefold().split()[-1] in _CHAIRS:
            fits = [p for p in self.people.people if p.presides]
        return fits

    def _only_one_unlabelled(self) -> Person | None:
        """The one whom title or metadata name, where one office alone is a label that nobody has.

        `PM:` in a transcript whose author is the one person named at its head.
        """
        heads = list({c.label.key: c.label.head for c in self.cuts if c.label is not None}.values())
        offices = [h for h in heads if h.kind == "office" and not self.people.in_office(h.role)]
        surnames = {fold(h.name.split()[-1]) for h in heads if h.kind == "person" and h.name}
        named = [
            p for p in self.people.people
            if p.rank == HEAD and len(p.keys) > 1 and p.keys[-1] not in surnames and not p.role
        ]  # fmt: skip
        return named[0] if len(named) == len(offices) == 1 else None

    def _by_section(self, label: Label) -> Speaker | None:
        """`Lead Inquiry` under `Questions from Lead Counsel to the Inquiry`: who asked before."""
        section = self._examination.section_of(label)
        if section is None:
            return None
        line, words = section
        first = next(c for c in self.cuts if c.label is not None and c.label.key == label.key)
        witness = self._examination.witness(first.label_span.start)
        for before in reversed(self.cuts[: self._places[id(first)]]):
            if before.first < line or before.label is None or before.label.head.kind != "person":
                continue
            who = self._named(before.label.head, before.label, Evidence(before.label_span, "role"))
            if witness is None or who.name != witness.name:
                return replace(who, role=who.role or words)
        return None

    def _asking(self, cut: Cut, head: Head) -> Speaker:
        """Who asks: counsel who examines, else whoever is called on."""
        if cut.examiner is not None and head.kind == "question":
            mention = Evidence(cut.label_span, "mention")
            return self._named(cut.examiner.head, cut.examiner, mention)
        return self._askers.of(self._places[id(cut)], head)

    def _answerer(self, cut: Cut) -> Speaker:
        return self._examination.witness(cut.label_span.start) or self.answering or Speaker()


def _is_in_letters(words: str) -> bool:
    """Whether words in capitals are letters for a name and no surname: `KF`, `EC-O`."""
    letters = _NO_LETTER.sub("", words)
    return len(letters) <= _MOST_LETTERS or "-" in words or not _HAS_VOWEL.search(letters)


def _longer(person: Person, head: Head) -> bool:
    return len(person.keys) >= len(name_keys(head.name))
