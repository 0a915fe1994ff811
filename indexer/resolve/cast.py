"""Everybody a release names, with the fullest name it gives and what it says they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from indexer.grammar.phrases import Phrase, read_phrase
from indexer.grammar.scene import Scene, Sentence
from indexer.grammar.tagged import Tagged
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import function_words, titles
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.name_genders import gender_of_name
from indexer.lexicon.name_shapes import shape_of_no_name
from indexer.lexicon.organisations import NAMED_AFTER
from indexer.lexicon.pinyin import is_chinese_name
from indexer.model import Span
from indexer.resolve.headings import ends_a_heading, runs_on
from indexer.resolve.roles import RolePhrase, read_roles
from indexer.text.fold import fold_word

AT_FIRST = "F(?:[^,.:;QVP]{1,12},|#)"  # During the call, | Tolland spoke; In 2019 | Tolland was
_MAX_PEOPLE = 400  # people one release may introduce; award lists go on for pages
_MAX_ROLES = 40  # of one person


@dataclass(eq=False)
class Person:
    """Somebody a release names. ``places`` are where the name stands, in order."""

    name: str
    keys: tuple[str, ...]
    places: list[tuple[Span, str]] = field(default_factory=list)
    roles: list[RolePhrase] = field(default_factory=list)
    gender: str = ""
    addresses: set[str] = field(default_factory=set)  # folded: professor, dame

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
        if len(self.people) < _MAX_PEOPLE:
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
            if person.keys == keys or (len(keys) > 1 and _same_person(person.keys, keys)):
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
        person.gender = (
            person.gender or gender_of(phrase) or gender_of_name(name.split(maxsplit=1)[0])
        )
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


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
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
    words = phrase.tagged.words[slice(*phrase.title)]
    told = (addresses.get(word.rstrip(".").lower(), "") for word in words)
    return next(filter(None, told), "")


def _tells_little(phrase: Phrase) -> tuple[bool, bool, bool]:
    """By what the fullest introduction of one place is first."""
    title = phrase.tagged.tags[slice(*phrase.title)] if phrase.title is not None else ""
    return phrase.title is None, not phrase.apposed, _ROLE.search(title) is None


_NAME_LIKE = re.compile(r"[NI](?:\(N\)|\"N{1,2}\")?[NICpS]*[NI]|[HRrv][NIC]")


def gather_cast(scene: Scene, given: list[tuple[Phrase, Sentence]]) -> Cast:
    """The cast of a release: everybody with a full name beside a title or apposition,

    and every source of an attribution, in order of place.
    """
    cast = Cast()
    later: list[tuple[Phrase, Sentence]] = []
    for phrase, sentence in _all_introductions(scene, given):
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


def _all_introductions(
    scene: Scene, given: list[tuple[Phrase, Sentence]]
) -> Iterable[tuple[Phrase, Sentence]]:
    """Where a release names people, in order of place; at each place what tells most of them."""
    found = [(_place(p, s), p, s) for p, s in given if p.kind == "name"]
    for sentence in (s for paragraph in scene.paragraphs for s in paragraph.sentences):
        if len(found) > _MAX_PEOPLE:
            break
        told = _introductions(sentence)
        if not sentence.paragraph.running:
            told = [(at, phrase, s) for at, phrase, s in told if _is_plain(phrase, scene)]
        found.extend(told)
    found.sort(key=lambda item: (item[0], *_tells_little(item[1])))
    first: dict[int, tuple[Phrase, Sentence]] = {}
    for place, phrase, sentence in found:
        first.setdefault(place, (phrase, sentence))
    return first.values()


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


def _is_plain(phrase: Phrase, scene: Scene) -> bool:
    """Whether a heading names a person: `Agent Incentive Issues` writes all its words large."""
    assert phrase.name is not None
    known = phrase.tagged.words[phrase.name[0]] in GIVEN_NAMES or bool(phrase.apposed)
    return known or scene.lookup.count(clean_name(phrase.name_words())) > 1


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
            same = (p for p in cast.namesakes(keys) if _same_person(p.keys, keys))
            known = by_keys.get(keys) or next(same, None)
            if known is None:
                if len(cast.people) >= _MAX_PEOPLE:
                    continue
                known = cast.include(Person(name, keys, gender=gender_of_name(name.split()[0])))
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
    if not fits and len(cast.people) < _MAX_PEOPLE and _has_office(phrase):
        called = f"{peerage(phrase)} {name}".lstrip()
        fits = [cast.include(Person(called, keys, gender=gender))]
    if len(fits) != 1:
        return
    fits[0].places.append((span, phrase.words()))
    fits[0].gender = fits[0].gender or gender
    fits[0].add_roles(read_roles(phrase, sentence))


def _can_be_called(cast: Cast, key: str, gender: str, place: int) -> list[Person]:
    """Whose first or last name a word is; of several those named before a place."""
    fits = [p for p in cast.people if key in (p.keys[-1], p.keys[0])]
    if gender:
        fits = [p for p in fits if p.gender in ("", gender)]
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


def _place(phrase: Phrase, sentence: Sentence) -> int:
    assert phrase.name is not None
    return sentence.span(*phrase.name).start


def _introductions(sentence: Sentence) -> list[tuple[int, Phrase, Sentence]]:
    """Names of a sentence that stand beside a title, role or form of address."""
    t = sentence.tagged
    found: list[tuple[int, Phrase, Sentence]] = []
    position = 0
    while match := _NAME_LIKE.search(t.tags, position):
        position = match.end()
        phrase = _introduced(t, match.start())
        if phrase is None or phrase.name is None or _is_beside_subject(phrase):
            continue
        position = max(position, phrase.name[1])
        found.append((_place(phrase, sentence), phrase, sentence))
    return found


_BEHIND_PREPOSITION = re.compile("[fF]D?$")


def _is_beside_subject(phrase: Phrase) -> bool:
    """`Joined by boatmen of | the Old Quay, the head of the Board | said`: two, not one."""
    t = phrase.tagged
    told = any("V" in t.tags[slice(*segment)] for segment in phrase.apposed)
    acts = told or (bool(phrase.apposed) and t.tags[phrase.stop : phrase.stop + 1] in tuple("Vva"))
    behind = _BEHIND_PREPOSITION.search(t.tags, 0, phrase.start) is not None
    return acts and behind and phrase.title is None


_ROLE = re.compile("[rR]")


def _introduced(t: Tagged, name: int) -> Phrase | None:
    """The phrase that introduces the name at a token, if it says what its bearer is."""
    for first in _starts(t, name):
        phrase = _up_to_name(t, first, name)
        if phrase is None or phrase.kind != "name" or phrase.name is None:
            continue
        if first <= name < phrase.name[1] and (_says_what(phrase) or phrase.apposed):
            return phrase
    return None


def _starts(t: Tagged, name: int) -> Iterable[int]:
    """Where a phrase with a name can start, likeliest first."""
    start = _chunk_start(t, name)
    starts = [start, name]
    if start > 1 and t.tags[start - 1] == ",":
        segment = _segment_start(t, start - 1)  # yesterday | the Ombudsman, Mr Jack Chan
        named = (
            t.tags.rfind("D", segment + 1, start - 1)
            if start == name or t.tags[start] == "H"
            else 0
        )
        starts = [segment, *([named] if named > 0 else []), *starts]
    joint = t.tags.rfind("&", start, name) + 1  # Minister Roe and | Minister of Boats Simo Doe
    if joint and _ROLE.search(t.tags[joint:name]):
        starts.append(joint)
    return dict.fromkeys(starts)


def _up_to_name(t: Tagged, first: int, name: int) -> Phrase | None:
    """The phrase at a token; where it runs past a name, that before the "and" behind the name."""
    phrase = read_phrase(t, first, len(t.tags))
    if phrase is None or (phrase.name is not None and phrase.name[0] <= name + 2):
        return phrase
    if phrase.name is not None:
        both = t.tags.find("&", name, phrase.name[0])  # Commissioner Roe and Inspector Doe
        return read_phrase(t, first, both) if both > 0 else phrase
    both = t.tags.find("&", name, phrase.end)  # Minister for Ports Foo and …
    alone = read_phrase(t, first, both) if both > 0 else None
    return alone if alone and alone.name and alone.name[0] <= name + 2 else None


def _says_what(phrase: Phrase) -> bool:
    """Whether a title tells of somebody: not the mere acronym of "OTCQX Best Market"."""
    if phrase.title is None:
        return False
    return phrase.tagged.tags[slice(*phrase.title)].strip("C") != ""


def _chunk_start(t: Tagged, name: int) -> int:
    """Where the phrase with a name in it starts: after the last comma, verb or mark."""
    i = name
    while i > 0 and name - i < 30:
        before = t.tags[i - 1]
        office = before == "F" and i > 1 and t.tags[i - 2] in "rRM"  # Minister for Transport Roe
        if before in ',.Q:;()VvaWTbAP-F"w' and not office:
            break
        if t.tags[max(0, i - 2) : i] == "wf":
            break  # the appointment of | Battalion Chief Ann Roe
        i -= 1
    while i > 0 and t.tags[i - 1] == "w" and t.tags[i] in "rR":
        i -= 1
    return i


def _segment_start(t: Tagged, i: int) -> int:
    """Where the words between commas start that end at token ``i``."""
    low = i
    while i > 0 and low - i < 30 and t.tags[i - 1] not in ',.Q:;()VvaTbP-"':
        if t.tags[i - 1] == "F" and t.tags[i] in "MR" and t.tags[i:low].strip("MR&") == "":
            break  # Statement from | CEO, Ann Roe
        if t.words[i - 1] == "by" and i < low:
            break  # made by | the Chairman of the Board, Ann Roe
        i -= 1
    while i < low and t.tags[i] in "AF&":
        i += 1
    return i


_LONGEST = 4  # words of a name: with more it is a heading's, or that of a thing


def full_names(scene: Scene) -> dict[str, list[tuple[str, Span]]]:
    """Every run of two to four capitalised words, by its folded first and last word.

    Names that stand without any title: a later bare surname may mean one of them.
    """
    found: dict[str, list[tuple[str, Span]]] = {}
    for paragraph in scene.paragraphs:
        if not paragraph.running:
            continue
        body = paragraph.span.of(scene.text)
        for match in _BARE_NAME.finditer(body):
            written, at = match.group(), match.start()
            name = _full_name(written, body.endswith(_LED_BY, 0, at))
            if not name:
                continue
            keys = name_keys(name)
            first = name.partition(" ")[0]
            start = paragraph.span.start + at + written.find(first)
            span = Span(start, start + len(name))
            for key in sorted({keys[0], keys[-1]}):
                found.setdefault(key, []).append((name, span))
    return found


@lru_cache(maxsize=20_000)
def _full_name(words: str, led: bool = False) -> str:
    """The name in a run of capitalised words; "" if they are too few or too many.

    ``led`` says that "the", "of" or "for" stands before it.
    """
    name = _without_thing(_without_trade(clean_name(_without_opener(words))))
    if led:
        name = _without_office(name)
    # "the Ann Roe Scholarship for Young Bakers" is nobody, nor is "Adopting Halvard"
    return name if 2 <= len(name.split()) <= _LONGEST and not shape_of_no_name(name) else ""


def _without_trade(name: str) -> str:
    """`Licensed Stylist Stephanie Aguilar`: what somebody is, is no part of the name."""
    words = name.split()
    owner = next((i for i, w in enumerate(words[:-2], 1) if w.endswith(("’s", "'s"))), 0)
    if owner and words[owner] in GIVEN_NAMES:
        return " ".join(words[owner:])  # Bloomberg’s Jan Seyfried
    for i in range(len(words) - 2, 0, -1):
        trade = words[i - 1].lower()
        told = {trade, trade.removesuffix("s")} & titles.ROLE_NOUNS or titles.is_person_noun(trade)
        if told and words[i] in GIVEN_NAMES and words[i - 1] not in GIVEN_NAMES:
            return " ".join(words[i:])
    return name


_LED_BY = ("the ", "of ", "for ")


def _without_office(name: str) -> str:
    """`Minister for the | Environment Grace Fu`: behind "the" an office ends before the name."""
    words = name.split()
    first = next((i for i, word in enumerate(words[:-1]) if word in GIVEN_NAMES), 0)
    return " ".join(words[first:])


def _without_thing(name: str) -> str:
    """`the Greta Ivarsen Collection`: the person a thing is named after."""
    words = name.split()
    if len(words) > 2 and words[0] in GIVEN_NAMES:  # Ann Roe Now Available on Kindle
        after = (i for i in range(2, len(words)) if tag_word(words[i].lower()) in "ADPWabT")
        words = words[: next(after, len(words))]
        name = " ".join(words)
    named = len(words) > 2 and words[0] in GIVEN_NAMES and words[-1].lower() in NAMED_AFTER
    return " ".join(words[:-1]) if named else name


def _without_opener(name: str) -> str:
    """`Once Barbara Roe` opens a sentence: the first word is no part of the name."""
    first, _, rest = name.partition(" ")
    return rest if first.lower() in function_words.SENTENCE_OPENERS else name


# Bounded, as each capital of a word joined by hyphens may begin a name: 100 is more than any has.
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'\-]{0,100}[\w]"
_BARE_NAME = re.compile(
    rf"(?<![\w.])(?:{_CAPITAL})"
    rf"(?: (?:[A-Z]\.|{_CAPITAL}|de|da|van|von|der|al|bin|in ’t|del|la)){{1,6}}"
    rf"(?<! de)(?<! la)(?<! van)(?<! von)(?<! al)(?<! da)(?<! der)(?<! bin)(?<! del)"
)


_FROM = re.compile(r"^[\w.]+-(?:based|born|raised) ")
_OWNED = re.compile(r"[’']s? (?:The|A|An)\b.*$|[’']s?$")


def clean_name(name: str) -> str:
    """A name as it is shown: no possessive, no stray marks, spaces single."""
    plain = _OWNED.sub("", _FROM.sub("", name.strip(' ,;:-–—"“”')))
    return " ".join(plain.split())
