"""Everybody a release names, with the fullest name it gives and what it says they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from indexer.extract.phrases import Phrase, read_phrase
from indexer.extract.scene import Scene, Sentence
from indexer.extract.tags import Tagged
from indexer.lexicon import titles
from indexer.model import Span
from indexer.resolve.roles import RolePhrase, read_roles
from indexer.text.fold import fold_word

_MAX_PEOPLE = 400  # people one release may introduce; award lists go on for pages


@dataclass(eq=False)
class Person:
    """Somebody a release names. ``places`` are where the name stands, in order."""

    name: str
    keys: tuple[str, ...]
    places: list[tuple[Span, str]] = field(default_factory=list)
    roles: list[RolePhrase] = field(default_factory=list)
    gender: str = ""


@dataclass(eq=False)
class Cast:
    """The people of a release, in order of introduction."""

    people: list[Person] = field(default_factory=list)

    def add(self, name: str, span: Span, phrase: Phrase) -> Person:
        """The person of this name, new or met before under it."""
        keys = name_keys(name)
        for person in self.people:
            if person.keys == keys or (len(keys) > 1 and _same_person(person.keys, keys)):
                if len(keys) > len(person.keys):
                    person.name, person.keys = name, keys
                break
        else:
            person = Person(name, keys)
            self.people.append(person)
        person.places.append((span, phrase.words()))
        person.gender = person.gender or gender_of(phrase)
        return person


def name_keys(name: str) -> tuple[str, ...]:
    """Folded words of a name, initials without their stops."""
    return tuple(fold_word(w.strip(".,’'")) for w in name.split() if w.strip(".,’'"))


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names of one release can only be one person's: a middle name apart."""
    if one[-1] != other[-1] or one[0] != other[0]:
        return False
    small, big = sorted((one, other), key=len)
    return len(small) >= 2 and all(k in big or any(b[0] == k for b in big) for k in small)


def gender_of(phrase: Phrase) -> str:
    """m, f or "" as the words before the name tell."""
    if phrase.title is None:
        return ""
    first, last = phrase.title
    for i in range(first, last):
        gender = titles.HONORIFICS.get(phrase.tagged.words[i].rstrip(".").lower(), "")
        if gender:
            return gender
    return ""


_NAME_LIKE = re.compile(r"[NI][NICpS]*[NI]|H[NIC]")


def gather_cast(scene: Scene, given: list[tuple[Phrase, Sentence]]) -> Cast:
    """The cast of a release: everybody with a full name beside a title or apposition,

    and every source of an attribution, in order of place.
    """
    found: list[tuple[int, Phrase, Sentence]] = []
    for phrase, sentence in given:
        if phrase.kind == "name":
            found.append((_place(phrase, sentence), phrase, sentence))
    for paragraph in scene.paragraphs:
        for sentence in paragraph.sentences:
            if len(found) > _MAX_PEOPLE:
                break
            found.extend(_introductions(sentence))
    found.sort(key=lambda item: item[0])
    cast = Cast()
    seen: set[int] = set()
    for place, phrase, sentence in found:
        assert phrase.name is not None
        name = clean_name(phrase.name_words())
        if place in seen or len(name_keys(name)) < 2:
            continue
        seen.add(place)
        person = cast.add(name, sentence.span(*phrase.name), phrase)
        person.roles.extend(read_roles(phrase, sentence))
    return cast


def _place(phrase: Phrase, sentence: Sentence) -> int:
    assert phrase.name is not None
    return sentence.span(*phrase.name).start


_INTRODUCES = re.compile(r"[rRHM]|,")


def _introductions(sentence: Sentence) -> list[tuple[int, Phrase, Sentence]]:
    """Names of a sentence that stand beside a title, role or form of address."""
    t = sentence.tagged
    found = []
    position = 0
    while match := _NAME_LIKE.search(t.tags, position):
        position = match.end()
        start = _chunk_start(t, match.start())
        phrase = read_phrase(t, start, len(t.tags))
        if phrase is None or phrase.kind != "name" or phrase.name is None:
            phrase = read_phrase(t, match.start(), len(t.tags)) if start < match.start() else None
        if phrase is None or phrase.kind != "name" or phrase.name is None:
            continue
        position = max(position, phrase.name[1])
        found.append((_place(phrase, sentence), phrase, sentence))
    return found


def _chunk_start(t: Tagged, name: int) -> int:
    """Where the phrase with a name in it starts: after the last comma, verb or mark."""
    i = name
    while i > 0 and name - i < 30 and t.tags[i - 1] not in ',.Q:;()VvaWTbAP-F"w':
        i -= 1
    while i > 0 and t.tags[i - 1] == "w" and t.tags[i] in "rR":
        i -= 1
    return i


def clean_name(name: str) -> str:
    """A name as it is shown: no possessive, no stray marks, spaces single."""
    plain = re.sub(r"[’']s?$", "", name.strip(' ,;:-–—"“”'))
    return re.sub(r"\s+", " ", plain)
