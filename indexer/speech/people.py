"""The people of a speech or transcript, and whom a label means among them.

People come from the labels themselves, the title and the metadata, the lines
above the first turn, and what is said; the nearer to the head, the more a
source counts. Where two people fit equally, nobody is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from indexer.lexicon import heads
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.nicknames import are_nicknames
from indexer.lexicon.offices import spell_offices
from indexer.lexicon.spoken import MERE_TITLES, OF_RANKS
from indexer.lexicon.titles import ADDRESS
from indexer.model import Span
from indexer.resolve.cast import name_keys
from indexer.speech.document import initials
from indexer.speech.heads.head import Head
from indexer.speech.heads.reading import NICKNAME
from indexer.text.fold import fold

LABEL, HEAD, ABOVE, SAID = range(4)
"""Where somebody is named: in a label; in title or metadata; above the first turn; in a turn."""

_NOBODY = Span(0, 0)
_GIVEN = frozenset(name.casefold() for name in GIVEN_NAMES)
_MAX_PEOPLE = 1_000


@dataclass(eq=False)
class Person:
    """Somebody named; ``places`` are where, nowhere for the title and the metadata."""

    name: str
    keys: tuple[str, ...]
    rank: int
    role: str = ""
    organisation: str = ""
    gender: str = ""
    places: list[Span] = field(default_factory=list)
    presides: bool = False  # took the chair
    nicknames: set[str] = field(default_factory=set)  # as a list of people has them, folded


@dataclass(eq=False)
class People:
    """Everybody a document names, each once under the fullest name."""

    people: list[Person] = field(default_factory=list)
    _by_key: dict[str, list[Person]] = field(default_factory=dict)

    def add(
        self, head: Head, rank: int, span: Span = _NOBODY, apart: Sequence[Person] = ()
    ) -> Person | None:
        """Somebody as a head names them, joined with whom a name before must mean too.

        ``apart`` are people named beside them, who are somebody else.
        """
        keys = name_keys(head.name)
        if not keys or len(self.people) >= _MAX_PEOPLE:
            return None
        head = _without_style(head)
        person = self._same(keys, head.gender)
        if person is None or any(person is other for other in apart):
            person = Person(head.name, keys, rank, gender=head.gender)
            self.people.append(person)
            self._enter(person, keys)
        elif _is_fuller(keys, person.keys):
            self._enter(person, keys)
            person.name, person.keys = head.name, keys
        _tell_office(person, head, rank)
        if (short := NICKNAME.search(head.words)) is not None:
            person.nicknames.add(fold(short["name"]))
        person.rank = min(rank, person.rank)
        person.gender = person.gender or head.gender
        if len(span) > 0:
            person.places.append(span)
        return person

    def _enter(self, person: Person, keys: tuple[str, ...]) -> None:
        for key in dict.fromkeys(keys):
            if person not in self._by_key.setdefault(key, []):
                self._by_key[key].append(person)

    def leave_out(self, name: str) -> None:
        """Forget somebody of a name, if there is such: an author who does not answer."""
        keys = name_keys(name)
        self.people = [person for person in self.people if not keys or person.keys != keys]
        for key in keys:
            self._by_key[key] = [p for p in self._by_key.get(key, ()) if p.keys != keys]

    def add_weakly(self, head: Head, rank: int, span: Span) -> None:
        """The same from a source that gives nobody another office, at most a fuller one."""
        fits = self.meant(head)
        if len(fits) == 1 and fits[0].role and head.role:
            fuller = _office_words(fits[0].role) < _office_words(head.role)
            head = head if fuller else replace(head, role="", organisation="")
        self.add(head, rank, span)

    def _same(self, keys: tuple[str, ...], gender: str) -> Person | None:
        fits = [p for p in self._with(keys) if not _contrary(p.gender, gender)]
        exact = [p for p in fits if p.keys == keys]
        if exact:
            return exact[0]
        full = [p for p in fits if len(p.keys) > 1 or len(keys) > 1]
        return full[0] if len(full) == 1 and _one_name(full[0].keys, keys) else None

    def _with(self, keys: tuple[str, ...]) -> list[Person]:
        return [p for p in self._by_key.get(keys[-1], ()) if _fits(keys, p.keys)] or [
            p for p in self._by_key.get(keys[0], ()) if _fits(keys, p.keys)
        ]

    def _in_short(self, key: str) -> list[Person]:
        """Those of whose given name a label may have the short form: `Bart`."""
        near = [p for p in self.people if len(p.keys) > 1]
        if key in _GIVEN and (known := [p for p in near if are_nicknames(key, p.keys[0])]):
            return known
        return [p for p in near if p.rank < SAID and len(key) > 2 and p.keys[0].startswith(key)]

    def meant(self, head: Head, own: Sequence[Span] = ()) -> list[Person]:
        """The people a label with a name can mean; one is an answer, several are none.

        ``own`` are the stretches said under this label: whom only its bearer names
        there is somebody else.
        """
        keys = name_keys(head.name)
        fits = [p for p in self._with(keys) if not _contrary(p.gender, head.gender)] if keys else []
        return _in_full(fits, keys) if len(keys) > 1 else self._by_word(fits, keys, own)

    def _by_word(
        self, fits: list[Person], keys: tuple[str, ...], own: Sequence[Span]
    ) -> list[Person]:
        """Whom a name of one word, or of none, can mean: those nearest to the head."""
        if not fits and keys:
            fits = [p for p in self.people if keys[0] in p.nicknames]
            fits = fits or (self._in_short(keys[0]) if own else [])
        fits = [p for p in fits if not _is_only_named_by(p, keys[0], own)]
        full = [p for p in fits if len(p.keys) > 1]
        if not full:
            return fits
        near = _nearest(full)
        return [p for p in near if keys[0] == p.keys[-1]] or near

    def with_initials(self, letters: str) -> list[Person]:
        """Those whose initials these are, near the head if there are such."""
        wanted = letters.casefold()
        full = [p for p in self.people if len(p.keys) > 1]
        near = [p for p in full if p.rank < SAID]
        exact = [p for p in full if wanted in ("".join(k[0] for k in p.keys), initials(p.name))]
        outer = [p for p in near if p.keys[0][0] + p.keys[-1][0] == wanted]
        return [p for p in exact if p.rank < SAID] or outer or exact

    def in_office(self, office: str, ranks: Iterable[int] = (LABEL, HEAD, ABOVE)) -> list[Person]:
        """Who holds an office among those named near the head: `THE PRESIDENT`, `Chair`."""
        wanted = _office_words(office)
        for rank in ranks:
            fits = [
                p
                for p in self.people
                if p.rank <= rank and p.role and _holds(wanted, _office_words(p.role))
            ]
            if fits:
                exact = [p for p in fits if _office_words(p.role) == wanted]
                return exact if len(exact) == 1 else fits
        return []


def _without_style(head: Head) -> Head:
    """A head whose role is no mere form of address, and whose body is not its own initials."""
    if head.role.casefold().rstrip(".") in ADDRESS or ":" in head.role:
        head = replace(head, role="")
    if head.organisation and head.organisation.casefold() == initials(head.name):
        head = replace(head, organisation="")  # "Ann Roe (AR)"
    return head


def _tell_office(person: Person, head: Head, rank: int) -> None:
    """Give somebody the office of a head, where it is nearer or tells more than theirs."""
    if head.role and is_mere_title(person.role):
        person.role = ""  # Col. Roe, Mission Commander
    better = len(head.role) > len(person.role) if rank == person.rank else rank < person.rank
    fuller = _office_words(person.role) < _office_words(head.role)
    if head.role and (not person.role or fuller or (better and _tells_more(head, person))):
        person.role = head.role
        person.organisation = head.organisation or person.organisation
    if not person.organisation and (head.role == person.role or not person.role):
        person.organisation = head.organisation


def is_mere_title(role: str) -> bool:
    """Whether a role is a rank or style, which an office that somebody holds goes before."""
    words = role.casefold().replace(".", "").split()
    return bool(words) and all(w in MERE_TITLES or w in OF_RANKS for w in words)


def place_of(text: str, within: Span, name: str) -> Span:
    """Where a name, or its last word, stands in a stretch that names its bearer."""
    words = within.of(text).casefold()
    for wanted in (name, name.rsplit(maxsplit=1)[-1]):
        at = words.find(wanted.casefold())
        if at >= 0 and len(words) == len(within):
            return Span(within.start + at, within.start + at + len(wanted))
    return within


def _contrary(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _fits(keys: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one name can stand for the other: words in common, initials and short forms apart."""
    if len(keys) > len(full):
        return _fits(full, keys)
    if keys[-1] not in full and keys[0] not in full:
        return False
    return all(any(_same_word(k, f) for f in full) for k in keys)


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return are_nicknames(one, other)


def _one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are one person's where nobody else fits: no other given name."""
    short, long = sorted((one, other), key=len)
    return len(short) == 1 or (_same_word(short[0], long[0]) and short[-1] == long[-1])


def _is_fuller(keys: tuple[str, ...], than: tuple[str, ...]) -> bool:
    """More words, or as many with a name where the other has an initial."""
    if len(keys) != len(than):
        return len(keys) > len(than)
    return all(map(_same_word, keys, than)) and any(
        len(k) > 1 == len(t) for k, t in zip(keys, than, strict=True)
    )


def _is_only_named_by(person: Person, key: str, own: Sequence[Span]) -> bool:
    """Whether nobody but the bearer of a label names somebody, whose surname the label is."""
    return person.rank >= SAID and key != person.keys[0] and _only_in(person.places, own)


def _nearest(people: list[Person]) -> list[Person]:
    """Of people, those who are named nearest to the head of the document."""
    nearest = min(p.rank for p in people)
    return [p for p in people if p.rank == nearest]


def _in_full(people: list[Person], keys: tuple[str, ...]) -> list[Person]:
    """Of people, whom a name of several words can mean: one of that name, else who has it best."""
    named = [p for p in people if len(p.keys) > 1]
    if len({p.name for p in named}) == 1:
        return named[:1]
    exact = [p for p in named if p.keys == keys]
    first = [p for p in named if p.keys[0] == keys[0] and p.keys[-1] == keys[-1]]
    return exact[:1] or first[:1] or named


def _only_in(places: Sequence[Span], own: Sequence[Span]) -> bool:
    return bool(places) and all(any(o.contains(p) for o in own) for p in places)


def fuller_role(one: str, other: str) -> str:
    """`Minister for Health` of a label's `Minister` and that; else the first that is one."""
    return other if _office_words(one) < _office_words(other) else one or other


_JOINTS = re.compile("[,-]")


def _office_words(office: str) -> frozenset[str]:
    return frozenset(_JOINTS.sub(" ", spell_offices(fold(office))).split()) - heads.LOOSE


def _holds(wanted: frozenset[str], held: frozenset[str]) -> bool:
    return bool(wanted) and wanted <= held and not heads.RANKED & (wanted ^ held)


def _tells_more(head: Head, person: Person) -> bool:
    return bool(head.organisation) or not person.organisation


def is_given(word: str) -> bool:
    return word in GIVEN_NAMES
