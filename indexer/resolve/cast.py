"""Everybody a release names, with the fullest name it gives and what it says they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from indexer.grammar.phrase import Phrase
from indexer.lexicon import titles
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.name_genders import gender_of_name
from indexer.model import Span
from indexer.resolve.roles import RolePhrase
from indexer.text.fold import fold_word

AT_FIRST = "F(?:[^,.:;QVP]{1,24},|#)"  # During the call, | Tolland spoke; In 2019 | Tolland was
MAX_PEOPLE = 400  # people one release may introduce; award lists go on for pages
_MAX_ROLES = 40  # of one person


@dataclass(eq=False)
class Person:
    """Somebody a release names. ``places`` are where the name stands, in order."""

    name: str
    keys: tuple[str, ...]
    places: list[tuple[Span, str]] = field(default_factory=list)
    roles: list[RolePhrase] = field(default_factory=list)
    gender: str = ""
    guessed: bool = False  # whether only the given name tells the gender
    addresses: set[str] = field(default_factory=set)  # folded: professor, dame

    def tell_gender(self, told: str, name: str = "") -> None:
        """Note what a form of address tells; where nothing is known, what a name suggests."""
        if told and (self.guessed or not self.gender):
            self.gender, self.guessed = told, False
        elif name and not self.gender:
            self.gender = gender_of_name(name.split(maxsplit=1)[0])
            self.guessed = bool(self.gender)

    def add_roles(self, found: list[RolePhrase]) -> None:
        """Roles not told before; the same one told a thousand times is one."""
        known = {(role.role, role.organisation) for role in self.roles}
        fresh = [r for r in found if (r.role, r.organisation) not in known]
        self.roles.extend(fresh[: max(0, _MAX_ROLES - len(self.roles))])


@dataclass(eq=False)
class Cast:
    """The people of a release, in order of introduction."""

    people: list[Person] = field(default_factory=list)
    _by_surname: dict[str, list[Person]] = field(default_factory=dict)
    _by_ends: dict[tuple[str, ...], list[Person]] = field(default_factory=dict)
    _by_joined: dict[str, Person] = field(default_factory=dict)  # surnames without their hyphen
    _by_two: dict[tuple[str, ...], Person] = field(default_factory=dict)  # by two surnames

    def include(self, person: Person) -> Person:
        """Add somebody, unless the cast is full: the others only speak for themselves."""
        if len(self.people) < MAX_PEOPLE:
            self.people.append(person)
            self._by_surname.setdefault(person.keys[-1] if person.keys else "", []).append(person)
            self._by_ends.setdefault(_ends(person.keys), []).append(person)
            if person.keys and "-" in person.keys[-1] and len(person.keys) > 1:
                self._by_joined.setdefault(person.keys[-1].replace("-", ""), person)
        return person

    def has_surname(self, name: str) -> bool:
        """Whether somebody with a given name has the last word of a name for a surname."""
        people = self._by_surname.get(name_keys(name)[-1], ())
        return any(person.name.split()[0] in GIVEN_NAMES for person in people)

    def namesakes(self, keys: tuple[str, ...]) -> list[Person]:
        """Who has the same first and last name."""
        return self._by_ends.get(_ends(keys), [])

    def hyphenated(self, keys: tuple[str, ...]) -> Person | None:
        """`Malden Brown` is Ann Malden-Brown; `Aldama Ríos` Ana Aldama, once that is known."""
        if len(keys) < 2:
            return None
        return self._by_joined.get("".join(keys)) or self._by_two.get(keys)

    def _by_first_surname(self, name: str, keys: tuple[str, ...], phrase: Phrase) -> Person | None:
        """`Attorney General Aldama Ríos` after `Attorney General Ana Aldama`: two surnames."""
        if phrase.title is None or len(keys) != 2 or name.split(maxsplit=1)[0] in GIVEN_NAMES:
            return None
        people = self._by_surname.get(keys[0], [])
        if len(people) != 1 or people[0].name.split(maxsplit=1)[0] not in GIVEN_NAMES:
            return None
        office = set(phrase.tagged.phrase(*phrase.title).lower().split()) & titles.ROLE_NOUNS
        if not any(office & set(role.role.lower().split()) for role in people[0].roles):
            return None
        self._by_two[keys] = people[0]
        return people[0]

    def add(self, name: str, span: Span, phrase: Phrase) -> Person:
        """The person of this name, new or met before under it."""
        keys = name_keys(name)
        for person in self.namesakes(keys):
            if person.keys == keys or (len(keys) > 1 and is_same_person(person.keys, keys)):
                if len(keys) > len(person.keys):
                    person.name, person.keys = name, keys
                break
        else:
            person = (
                self.hyphenated(keys)
                or self._by_first_surname(name, keys, phrase)
                or self.include(Person(name, keys))
            )
        person.places.append((span, phrase.words()))
        if phrase.title is not None:
            t = phrase.tagged
            spoken = (i for i in range(*phrase.title) if t.tags[i] == "H")
            person.addresses.update(fold_word(t.words[i].rstrip(".")) for i in spoken)
        person.tell_gender(gender_of(phrase), name)
        return person


@lru_cache(maxsize=20_000)  # a release names the same people over and over
def name_keys(name: str) -> tuple[str, ...]:
    """Folded words of a name, initials without their stops.

    A suffix stands before the surname, so that the last key is the surname:
    Edmund Halvard Jr. -> edmund, jr, halvard.
    """
    keys = [fold_word(w.strip(".,’'")) for w in name.split() if w.strip(".,’'")]
    if len(keys) > 2 and keys[-1] in titles.SUFFIXES:
        keys[-2:] = [keys[-1], keys[-2]]
    return tuple(keys)


def _ends(keys: tuple[str, ...]) -> tuple[str, ...]:
    return (keys[0], keys[-1]) if keys else ()


def is_same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names of one release can only be one person's: a middle name apart."""
    if one[-1] != other[-1] or one[0] != other[0]:
        return False
    small, big = sorted((one, other), key=len)
    if titles.SUFFIXES & (set(one) ^ set(other)):
        return False  # father and son
    return len(small) >= 2 and all(k in big or any(b[0] == k for b in big) for k in small)


def gender_of(phrase: Phrase) -> str:
    """m, f or "" as the words before the name tell."""
    if phrase.title is None:
        return ""
    addresses = phrase.tagged.language.addresses
    t = phrase.tagged
    told = (
        addresses.get(t.words[i].rstrip(".").lower(), "")
        for i in range(*phrase.title)
        if t.tags[i] != "M"  # Lord Mayor Ann Roe
    )
    return next(filter(None, told), "")
