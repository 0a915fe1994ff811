"""Who speaks each turn: the label, and what the document says of its bearer."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from indexer.lexicon import spoken
from indexer.model import Evidence, Span, SpeakerType
from indexer.resolve.cast import name_keys
from indexer.speech.asking import who_asked, who_asks
from indexer.speech.called import given_names, sworn_in
from indexer.speech.document import Document
from indexer.speech.in_labels import head_of_label
from indexer.speech.labels import Label
from indexer.speech.names import Head, plain_words, read_head, read_office, with_office
from indexer.speech.people import (
    ABOVE,
    HEAD,
    SAID,
    People,
    Person,
    fuller_role,
    is_mere_title,
    place_of,
)
from indexer.speech.sources import people_of_title
from indexer.speech.turns import Cut
from indexer.text.fold import fold

_NOWHERE = Span(0, 0)
_SECTION = re.compile(
    r"(?:(?:further |re-?|cross-?|direct )?(?:questions?|examination|examined|questioned)"
    r" (?:from|by) )(?:the )?(?P<who>[^().:]{3,80})(?:\([^()]*\))?",
    re.IGNORECASE,
)
_PRESS = re.compile(rf"\b(?:{spoken.PRESS}|{spoken.OUTLETS})\b", re.IGNORECASE)
_PRESSES = re.compile(r"(?i)question|journalist|reporter|press|media|analyst|shareholder|resident")
_CHAIRS = ("chair", "chairman", "chairwoman", "chairperson", "speaker", "president")
_JUDGES = frozenset("judge justice coroner magistrate commissioner registrar".split())
_HAS_VOWEL = re.compile(r"[AEIOUY]")
_MOST_LETTERS = 2  # letters that are hardly a surname, whatever they are


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is meant: nobody by name where ``name`` is ""; ``evidence`` are the links to the name."""

    name: str = ""
    type: SpeakerType = "unknown"
    role: str = ""
    organisation: str = ""
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[str, ...] = ()


@dataclass(eq=False)
class Speakers:
    """Names the turns of one document."""

    document: Document
    cuts: Sequence[Cut]
    people: People
    is_asked: bool = False  # the document says that somebody answers questions
    letters: Mapping[str, Head] = field(default_factory=dict)  # whom initials mean, as told above
    _own: dict[str, list[Span]] = field(default_factory=dict)
    _given: dict[str, str] = field(default_factory=dict)
    _sworn: list[tuple[int, Head, Span]] = field(default_factory=list)
    _sections: list[tuple[int, str]] = field(default_factory=list)
    _in_sections: dict[str, Speaker] = field(default_factory=dict)
    _places: dict[int, int] = field(default_factory=dict)
    _asked: dict[int, Speaker] = field(default_factory=dict)  # who asked, by the turn's index
    answering: Speaker | None = None
    text: str = field(init=False, default="")

    def __post_init__(self) -> None:
        self.text = self.document.release.text
        for cut in self.cuts:
            if cut.label is not None:
                self._own.setdefault(cut.label.key, []).extend(cut.content)
        self._given = given_names(self.document.release.text, self.cuts, self.people)
        self._sworn = list(sworn_in(self.document))
        for _, head, span in self._sworn:
            self.people.add(head, SAID, span)
        self._places = {id(cut): index for index, cut in enumerate(self.cuts)}
        self._sections = [
            (line.number, match["who"])
            for line in self.document.lines
            if len(line.text) < 120
            and (match := _SECTION.fullmatch(line.text.strip(" *_"))) is not None
        ]
        self._read_sections()
        self._name_counsel()
        examined = bool(self._sworn) or any(cut.examiner is not None for cut in self.cuts)
        self.answering = None if examined else self._interviewed()

    def _read_sections(self) -> None:
        """Note whom labels mean that say which section of an examination this is."""
        labels = {cut.label.key: cut.label for cut in self.cuts if cut.label is not None}
        for key, label in labels.items() if self._sections else ():
            who = self._by_section(label) if label.head.kind in ("office", "person") else None
            if who is not None:
                self._in_sections[key] = who
                told = Head("person", who.name, who.name, who.role, who.organisation, sure=3)
                self.people.add(told, ABOVE)

    def _name_counsel(self) -> None:
        """`Questions from Counsel to the Inquiry`: whoever asks most under that line."""
        ends = [*(line for line, _ in self._sections[1:]), len(self.document.lines) + 1]
        for (line, words), end in zip(self._sections, ends, strict=False):
            role, organisation = read_office(plain_words(words))
            if not role:
                continue
            asking = Counter(
                asked.key
                for cut in self.cuts
                if line < cut.first < end and (asked := cut.examiner) is not None
            )
            for key, _ in asking.most_common(1):
                cut = next(c for c in self.cuts if c.examiner is not None and c.examiner.key == key)
                assert cut.examiner is not None
                told = with_office(cut.examiner.head, plain_words(words), organisation)
                self.people.add(told, ABOVE, cut.label_span)

    def of(self, cut: Cut) -> Speaker:
        """Who says a turn."""
        label = cut.label
        if label is None:
            return Speaker()
        mention = Evidence(cut.label_span, "mention")
        head = head_of_label(label, self.document)
        if head.kind == "question" or (head.kind == "asker" and not self._is_one(head)):
            if cut.examiner is not None and head.kind == "question":
                return self._examiner(cut)
            return self._asking(cut, head)
        if head.kind == "answer":
            return self._answerer(cut)
        if label.form == "initials" and not self._with_letters(label.words):
            return self._asking(cut, Head("question", label.words))
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
        titled = [p for p in self.people.people if p.name in self._titled and len(p.keys) > 1]
        if len(titled) == 1 and titled[0].keys[-1] in surnames:
            return [_as_person(self.text, titled[0], "", None, "title"), *answering]
        first = self._first_in_office()
        if first is None or len(first.keys) < 2 or first.keys[-1] not in surnames:
            return answering
        return [*answering, _as_person(self.text, first, "", None, "above")]

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
            return Speaker(plain_words(head.words), "organisation", "", "", (mention,))
        fits = self.people.meant(head, self._own.get(label.key, ()))
        if len(fits) == 1 and _longer(fits[0], head):
            return _as_person(
                self.text, fits[0], head.role, mention, "same surname", head.organisation
            )
        name = head.name
        if len(fits) != 1 and label.key in self._given:
            name = f"{self._given[label.key]} {name}"
        return Speaker(
            name, "person", head.role, head.organisation, (mention,),
            tuple(p.name for p in fits) if len(fits) > 1 else (),
        )  # fmt: skip

    def _in_letters(self, head: Head, mention: Evidence) -> Speaker | None:
        """Whom a label in letters means, nobody by name where they are letters and no surname."""
        letters = re.sub(r"[^\w]", "", head.words)
        if not letters.isupper() or not 2 <= len(letters) <= 4 or head.sure >= 3:
            return None
        fits = self._with_letters(letters)
        if len(fits) == 1:
            return _as_person(self.text, fits[0], "", mention, "initials")
        unknown = not self.document.names(head) and (fits or _is_in_letters(head.words))
        return Speaker(evidence=(mention,)) if unknown else None

    def _is_press(self, head: Head) -> bool:
        """Whether a head is a paper or station, and nobody of that name."""
        if head.sure >= 2 or not _PRESS.search(head.name) or self.document.names(head):
            return False
        keys = name_keys(head.name)
        return not any(p.rank <= HEAD and p.keys == keys for p in self.people.people)

    def _with_letters(self, letters: str) -> list[Person]:
        """Whom initials can mean: those told above the turns, else those of the names."""
        named = self.letters.get(letters)
        fits = self.people.meant(named) if named is not None else []
        fits = fits or self.people.with_initials(letters)
        full = self.document.names_with(letters) if not fits else []
        head = read_head(full[0], self.document.spell) if len(full) == 1 else None
        if head is not None and head.kind == "person":
            person = self.people.add(head, SAID, _NOWHERE)
            fits = [person] if person is not None else []
        return fits

    def _in_office(self, head: Head, label: Label, cut: Cut, mention: Evidence) -> Speaker:
        """`THE PRESIDENT`, `The Witness`, `MODERATOR`: the one person who holds it, or nobody."""
        role = head.role
        if re.search(r"(?i)\b(?:witness|deponent)$", role):
            told = self._witness(cut.label_span.start)
            if told is not None:
                return told
        fits = self._who_hold(role)
        if len(fits) == 1:
            return _as_person(self.text, fits[0], "", mention, "role")
        alone = self._only_one_unlabelled() if not fits and head.kind == "office" else None
        if alone is not None:
            return _as_person(self.text, alone, role, mention, "role")
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
            fits = [p for p in near if _JUDGES & set(p.role.casefold().split())]
        if not fits and role.casefold() in _CHAIRS:
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

    def _asking(self, cut: Cut, head: Head) -> Speaker:
        """Somebody who asks, as the turn before, their own words or the answer call them."""
        index = self._places[id(cut)]
        above = self.cuts[index - 1].content[-1] if index else _NOWHERE
        asked = who_asks(above.of(self.text), cut.content[0].of(self.text), self.document)
        place = cut.content[0] if asked is not None and asked.own else above
        presses = head.kind == "question" or _PRESSES.search(head.role) is not None
        if asked is None and presses and index + 1 < len(self.cuts):
            place = self.cuts[index + 1].content[0]
            asked = who_asked(place.of(self.text), self.document)
        if asked is None:
            return self._asks_on(index) or Speaker(role=head.role)
        fits = self.people.meant(Head("person", asked.name, asked.name))
        full = fits[0].name if len(fits) == 1 and len(fits[0].keys) > 1 else asked.name
        if not asked.own and self._has_label(full, asked.name):
            return self._asks_on(index) or Speaker(role=head.role)  # Chris, of Chris Bowen
        chain = (Evidence(cut.label_span, "mention"), Evidence(place, "called on"))
        who = Speaker(full, "person", head.role, asked.organisation, chain)
        self._asked[index] = who
        return who

    def _has_label(self, *names: str) -> bool:
        """Whether somebody of a name speaks under a label of their own, or answers all."""
        own = [p for p in self.people.people if p.rank <= HEAD]
        told = {fold(name) for name in names}
        return any(fold(p.name) in told or (p.keys[0] in told and p.keys[1:]) for p in own)

    @cached_property
    def _titled(self) -> frozenset[str]:
        """Whom the title names as those who speak."""
        heads = people_of_title(self.document.release.title, self.document.spell)
        return frozenset(head.name for head in heads)

    @cached_property
    def _is_led(self) -> bool:
        """Whether somebody calls on those who ask."""
        return any(
            c.label is not None and c.label.head.role.lower() in ("moderator", "operator")
            for c in self.cuts
        )

    def _asks_on(self, index: int) -> Speaker | None:
        """Who asked last, where somebody calls on those who ask and has not done so since."""
        before = self._asked.get(index - 2)
        between = self.cuts[index - 1].label if index > 1 else None
        if before is None or not self._is_led or between is None or between.head.kind == "asker":
            return None
        self._asked[index] = before
        return before

    def _by_section(self, label: Label) -> Speaker | None:
        """`Lead Inquiry` under `Questions from Lead Counsel to the Inquiry`: who asked before."""
        wanted = set(label.head.words.casefold().split())
        told = [s for s in self._sections if wanted <= set(s[1].casefold().split())]
        if not told or len(wanted) < 2:
            return None
        line, words = told[0]
        first = next(c for c in self.cuts if c.label is not None and c.label.key == label.key)
        witness = self._witness(first.label_span.start)
        for before in reversed(self.cuts[: self._places[id(first)]]):
            if before.first < line or before.label is None or before.label.head.kind != "person":
                continue
            who = self._named(before.label.head, before.label, Evidence(before.label_span, "role"))
            if witness is None or who.name != witness.name:
                return replace(who, role=who.role or words)
        return None

    def _examiner(self, cut: Cut) -> Speaker:
        assert cut.examiner is not None
        return self._named(cut.examiner.head, cut.examiner, Evidence(cut.label_span, "mention"))

    def _answerer(self, cut: Cut) -> Speaker:
        told = self._witness(cut.label_span.start)
        if told is not None:
            return told
        return self.answering or Speaker()

    def _witness(self, place: int) -> Speaker | None:
        """The witness sworn or called last above a place."""
        at = bisect_right([start for start, _, _ in self._sworn], place) - 1
        if at < 0:
            fits = self.people.in_office("witness") or self.people.in_office("deponent")
            if not fits:  # Deposition of Ann Roe
                fits = [p for p in self.people.people if p.rank <= HEAD and len(p.keys) > 1]
                fits = [p for p in fits if p.name in self._titled]
            return _as_person(self.text, fits[0], "", None, "role") if len(fits) == 1 else None
        _, head, span = self._sworn[at]
        fits = self.people.meant(head)
        if len(fits) == 1:
            return _as_person(
                self.text, fits[0], head.role, Evidence(span, "sworn"), "same surname"
            )
        return Speaker(head.name, "person", head.role, "", (Evidence(span, "sworn"),))

    def _answers_most(self, who: Speaker) -> bool:
        """Whether nobody under another name has more turns: letters that nothing explains."""
        last = name_keys(who.name)[-1:]
        own = others = 0
        for cut in self.cuts:
            if cut.label is not None and cut.label.head.kind == "person":
                mine = bool(set(last) & set(name_keys(cut.label.head.name)))
                own, others = own + mine, others + (not mine and not self._is_asking(cut))
        return own >= others

    def _is_asking(self, cut: Cut) -> bool:
        return _asks(self.document, cut, self.cuts)

    def _interviewed(self) -> Speaker | None:
        """Who answers where answers have no name: the one named in a label, the title or above."""
        answering = self._under_names()
        if len({s.name for s in answering}) == 1 and self._answers_most(answering[0]):
            return answering[0]
        answers = any(c.label is not None and c.label.head.kind == "answer" for c in self.cuts)
        above = self.text[: self.cuts[0].label_span.start] if self.cuts else ""
        presented = {s.name: s for s in answering if s.name in above}
        if answers and len(presented) == 1:
            return next(iter(presented.values()))
        others = {s.name for s in answering}
        for rank in (HEAD, ABOVE) if self.is_asked or answers else (HEAD,):
            named = [p for p in self.people.people if p.rank <= rank and len(p.keys) > 1]
            fits = [p for p in named if p.name not in others]
            if fits:
                one = len(fits) == 1
                return _as_person(self.text, fits[0], "", None, "interviewed") if one else None
        return None

    def _under_names(self) -> list[Speaker]:
        """Those who have a label with a name and do not ask."""
        named = {
            cut.label.key: cut for cut in self.cuts
            if cut.label is not None and cut.label.head.kind == "person" and cut.label.head.sure > 1
        }  # fmt: skip
        told = [self.of(cut) for cut in named.values() if not self._is_asking(cut)]
        return [speaker for speaker in told if speaker.type == "person"]


def _asks(document: Document, cut: Cut, cuts: Sequence[Cut]) -> bool:
    """Whether the turns under a label mostly end in a question."""
    assert cut.label is not None
    mine = [c for c in cuts if c.label is not None and c.label.key == cut.label.key]
    text = document.release.text
    asked = sum(
        text[c.content[-1].start : c.content[-1].end].rstrip('”" ').endswith("?") for c in mine
    )
    return asked * 2 > len(mine)


def _as_person(
    text: str,
    person: Person,
    role: str,
    mention: Evidence | None,
    step: str,
    organisation: str = "",
) -> Speaker:
    chain = [mention] if mention is not None else []
    if person.places:
        chain.append(Evidence(place_of(text, person.places[0], person.name), step))
    if person.role and is_mere_title(role):
        role = ""  # Senator Roe, who is Chair
    own = fuller_role(role, person.role)
    body = organisation or (person.organisation if own == person.role or not role else "")
    return Speaker(person.name, "person", own, body, tuple(chain))


def as_person(text: str, person: Person, step: str) -> Speaker:
    """Somebody whom the document names, by a step of reasoning."""
    return _as_person(text, person, "", None, step)


def _is_in_letters(words: str) -> bool:
    """Whether words in capitals are letters for a name and no surname: `KF`, `EC-O`."""
    letters = re.sub(r"[^\w]", "", words)
    return len(letters) <= _MOST_LETTERS or "-" in words or not _HAS_VOWEL.search(letters)


def _longer(person: Person, head: Head) -> bool:
    return len(person.keys) >= len(name_keys(head.name))
