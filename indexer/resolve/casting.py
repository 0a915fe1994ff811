"""Who belongs to the cast of a release: the introduced, the untitled, later mentions."""

from __future__ import annotations

import re

from indexer.grammar.phrase import Phrase
from indexer.grammar.scene import Scene, Sentence
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import titles
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.pinyin import is_chinese_name
from indexer.model import Span
from indexer.resolve.cast import (
    AT_FIRST,
    MAX_PEOPLE,
    Cast,
    Person,
    gender_of,
    is_same_person,
    name_keys,
)
from indexer.resolve.full_names import clean_name, full_names
from indexer.resolve.headings import ends_a_heading, runs_on
from indexer.resolve.introductions import all_introductions
from indexer.resolve.roles import RolePhrase, read_roles


def gather_cast(scene: Scene, given: list[tuple[Phrase, Sentence]]) -> Cast:
    """The cast of a release: everybody with a full name beside a title or apposition,

    and every source of an attribution, in order of place.
    """
    cast = Cast()
    later: list[tuple[Phrase, Sentence]] = []
    for phrase, sentence in all_introductions(scene, given):
        assert phrase.name is not None
        name = clean_name(phrase.name_words())
        if runs_on(name) and name.split()[0] not in GIVEN_NAMES:
            continue
        single = len(name_keys(name)) < 2 and not _is_called(phrase)
        if single or (ends_a_heading(name, scene.lookup) and cast.has_surname(name)):
            later.append((phrase, sentence))
            continue
        _introduce(cast, name, phrase, sentence)
    _add_untitled(scene, cast)
    for phrase, sentence in later:
        _note_later(cast, phrase, sentence)
    _add_openers(scene, cast)
    for person in cast.people:
        person.places.sort(key=lambda place: place[0])
    cast.people.sort(key=lambda person: person.places[0][0])
    return cast


def _introduce(cast: Cast, name: str, phrase: Phrase, sentence: Sentence) -> None:
    """Add somebody with a role, and who shares it: `Deputies Ann Roe and Ida Pell`."""
    assert phrase.name is not None
    roles = read_roles(phrase, sentence)
    of_one = [_of_one(role) for role in roles] if phrase.others else roles
    cast.add(name, sentence.span(*phrase.name), phrase).add_roles(of_one)
    for other in phrase.others if of_one != roles else ():
        words = clean_name(phrase.tagged.phrase(*other))
        if len(name_keys(words)) > 1:
            cast.add(words, sentence.span(*other), phrase).add_roles(of_one)


def _of_one(role: RolePhrase) -> RolePhrase:
    """What one of several is: `Deputies` -> `Deputy`"""
    before, space, last = role.role.rpartition(" ")
    for ending, single in (("ies", "y"), ("s", "")):
        one = last.removesuffix(ending) + single
        if last.endswith(ending) and one.lower() in titles.ROLE_NOUNS:
            return RolePhrase(f"{before}{space}{one}", role.organisation, role.span)
    return role


_OPENED = re.compile(f"(?:{AT_FIRST})?(N)(?:&D[wg])?[Aa]*[vVaw]")


def _add_openers(scene: Scene, cast: Cast) -> None:
    """Where a bare surname opens a sentence: `Tolland conceded. He said …`"""
    by_surname: dict[str, list[Person]] = {}
    for person in cast.people:
        by_surname.setdefault(person.keys[-1], []).append(person)
    for paragraph in scene.paragraphs:
        for sentence in paragraph.sentences if paragraph.running else ():
            t = sentence.tagged
            opened = _OPENED.match(t.tags)
            if opened is None:
                continue
            at = opened.start(1)
            keys = name_keys(t.words[at])
            fits = by_surname.get(keys[-1], []) if keys else []
            if len(fits) == 1:
                fits[0].places.append((sentence.span(at, at + 1), t.words[at]))


def _add_untitled(scene: Scene, cast: Cast) -> None:
    """People named without any title: told by their given name, or by an age after it.

    They matter although nothing is said of them: "she" may mean one of them.
    """
    by_keys = {person.keys: person for person in cast.people}
    placed = {place.start for person in cast.people for place, _ in person.places}
    for found in full_names(scene).values():
        for name, span in found:
            if span.start in placed or not _is_untitled_name(scene, name, span):
                continue
            placed.add(span.start)
            keys = name_keys(name)
            same = (p for p in cast.namesakes(keys) if is_same_person(p.keys, keys))
            known = by_keys.get(keys) or next(same, None)
            if known is None:
                if len(cast.people) >= MAX_PEOPLE:
                    continue
                known = cast.include(Person(name, keys))
                known.tell_gender("", name)
            by_keys[keys] = known
            known.places.append((span, name))


_AGED = re.compile(r", \d{1,2},")
_BODIES_TOO = ("Banks", "Post", "Church", "Parks")  # surnames that are words for bodies


def _is_untitled_name(scene: Scene, name: str, span: Span) -> bool:
    words = name.split()
    known = words[0] in GIVEN_NAMES or is_chinese_name(words)
    if not known and _AGED.match(scene.text, span.end) is None:
        return False
    surname = words[-1] in _BODIES_TOO
    if tag_word(words[-1]) == "S" and len(words) > 2:
        words = words[:-1]  # Robert F. Roe Jr.
    if len(words) > 4 or not all(tag_word(w) in "NIp" for w in words[: len(words) - surname]):
        return False
    before, after = scene.text[max(0, span.start - 1)], scene.text[span.end : span.end + 2]
    # the "Grant Gap"
    return not (before in '"“‘' and after.lstrip(".,")[:1] in tuple('"”’'))


def _is_called(phrase: Phrase) -> bool:
    """`a piano teacher named Augustin`: one name is all the release gives."""
    assert phrase.name is not None
    return phrase.tagged.words[phrase.name[0] - 1].lower() in ("named", "called")


def _note_later(cast: Cast, phrase: Phrase, sentence: Sentence) -> None:
    """What a later mention by surname tells of somebody: `Prime Minister Modi`, `Ms Choi`."""
    assert phrase.name is not None
    name = clean_name(phrase.name_words())
    keys = name_keys(name)
    if not keys:
        return
    gender = gender_of(phrase)
    span = sentence.span(*phrase.name)
    fits = _can_be_called(cast, keys[-1], gender, span.start)
    if not fits and len(cast.people) < MAX_PEOPLE and _has_office(phrase):
        called = f"{peerage(phrase)} {name}".lstrip()
        fits = [cast.include(Person(called, keys, gender=gender))]
    if len(fits) != 1:
        return
    fits[0].places.append((span, phrase.words()))
    fits[0].tell_gender(gender)
    fits[0].add_roles(read_roles(phrase, sentence))


def _can_be_called(cast: Cast, key: str, gender: str, place: int) -> list[Person]:
    """Whose first or last name a word is; of several those named before a place."""
    fits = [p for p in cast.people if key in (p.keys[-1], p.keys[0])]
    if gender:
        fits = [p for p in fits if p.gender in ("", gender)] or [p for p in fits if p.guessed]
    return [p for p in fits if p.places[0][0].start < place] if len(fits) > 1 else fits


_PEERAGE = ("Lord", "Lady", "Baroness", "Viscount", "Earl")


def peerage(phrase: Phrase) -> str:
    """A peer without a first name is called by the title: Lord Ashgrove."""
    if phrase.title is None:
        return ""
    words = phrase.tagged.words[slice(*phrase.title)]
    return next((w for w in reversed(words) if w in _PEERAGE), "")


def _has_office(phrase: Phrase) -> bool:
    """`Mayor Pell`; `Dr. Scott, the founder`: one name, but plainly somebody's."""
    if phrase.title is None:
        return False
    return phrase.tagged.tags[phrase.title[1] - 1] == "R" or bool(phrase.apposed)
