"""The people of a release, found by name, title, office or place.

Who spoke before and who was introduced before decide between several that fit.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from indexer.grammar.draft import Source
from indexer.grammar.scene import Scene, Sentence
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import function_words, office_words, titles
from indexer.lexicon.called_again import HONOURS, PRIVATE
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.nicknames import are_known_short_forms
from indexer.lexicon.offices import spell_offices
from indexer.lexicon.organisations import COMPANY_WORDS
from indexer.model import Span
from indexer.resolve.cast import Cast, Person, name_keys
from indexer.resolve.full_names import full_names
from indexer.resolve.meant import Meant
from indexer.resolve.roles import RolePhrase
from indexer.resolve.told import note_told_role
from indexer.text.fold import fold

_HAS_TO_SAY = re.compile(r", who\b[^.]*\b(?:say|said|shared|offered|words)\b")


def has_to_say(sentences: Sequence[Sentence]) -> bool:
    """`…, Ann Roe, who had this to say about him.`: the one named last speaks."""
    return any(_HAS_TO_SAY.search(sentence.text) for sentence in sentences)


_ACTS = re.compile("N[Aa]*[vVw]")
_SENTENCES = 6  # of the paragraph above words that stand alone


_DOES = re.compile("[aVv]")


@dataclass(eq=False)
class People:
    """Who fits a name or an office, among those a release introduces."""

    scene: Scene
    cast: Cast
    history: list[tuple[int, Meant]]
    _names: dict[str, list[tuple[str, Span]]] | None = None
    _bare: dict[str, tuple[str, Span] | None] = field(default_factory=dict)
    _by_key: dict[str, list[Person]] = field(default_factory=dict)
    _keyed: int = 0  # people of the cast when their names were last indexed

    def by_title(self, source: Source, fits: list[Person]) -> list[Person]:
        """Of several people of one surname, the one who holds the office named: `Sheriff Marsh`."""
        phrase = source.phrase
        if len(fits) < 2 or phrase.title is None:
            return fits
        office = set(fold(phrase.tagged.phrase(*phrase.title)).split()) - titles.ADDRESS
        holders = [p for p in fits if any(office & set(fold(r.role).split()) for r in p.roles)]
        return holders if len(holders) == 1 else fits

    def bare(self, key: str, source: Source) -> Person | None:
        """Somebody whose full name stands in the text without a title."""
        if key not in self._bare:
            self._bare[key] = self._only_name(key)
        found = self._bare[key]
        if found is None:
            return None
        person = self.cast.add(*found, source.phrase)
        person.places.sort(key=lambda place: place[0])
        note_told_role(self.scene, person)
        return person

    def _only_name(self, key: str) -> tuple[str, Span] | None:
        """The name, and its first place, that all names of the text with this word agree with."""
        if self._names is None:
            self._names = full_names(self.scene)
        names = self._names.get(key, [])
        fits = {n for n, _ in names if _personal(n) and not _is_trade_mark(n)}
        shortest = min(sorted(fits), key=len, default=None)
        if shortest is None or any(not set(name_keys(shortest)) <= set(name_keys(n)) for n in fits):
            return None
        return shortest, next(s for n, s in names if n == shortest)

    def _with_key(self, key: str) -> list[Person]:
        """The people one word of whose name this is, in the order of the cast."""
        people = self.cast.people
        if self._keyed != len(people):
            self._by_key = {}
            for person in people:
                for part in dict.fromkeys(person.keys):
                    self._by_key.setdefault(part, []).append(person)
            self._keyed = len(people)
        return self._by_key.get(key, [])

    def _with_keys(self, keys: tuple[str, ...]) -> list[Person]:
        """The people with the rarest of some words in their name: few to look through."""
        return min((self._with_key(key) for key in keys), key=len)

    def full(self, keys: tuple[str, ...]) -> Person | None:
        """The person with all words of a full name in theirs."""
        fits = [p for p in self._with_keys(keys) if set(keys) <= set(p.keys)]
        if len(fits) > 1:  # Ann Roe, owner of Ann Roe Interiors
            bodies = {role.organisation for p in self.cast.people for role in p.roles}
            fits = _those(fits, lambda p: p.name not in bodies)
        if any(p.keys == keys for p in fits):
            fits = [p for p in fits if not _is_named_after(p, keys)]
        # Edmund Halvard is not Edmund Halvard Jr.
        fits = _those(fits, lambda p: not titles.SUFFIXES & (set(keys) ^ set(p.keys)))
        return next(iter(fits), None) or self.cast.hyphenated(keys)

    def by_short_form(self, key: str, place: int) -> Person | None:
        """`Tom` for Thomas Roe: the one person introduced before whose given name it shortens."""
        before = [p for p in self.cast.people if p.places[0][0].start < place]
        fits = [p for p in before if len(p.keys) > 1 and are_known_short_forms(key, p.keys[0])]
        return fits[0] if len(fits) == 1 else None

    def by_surname(self, keys: tuple[str, ...], place: int, gender: str) -> list[Person]:
        """People whom a surname can mean; of several the one that most speaks for, if any."""
        suffix = titles.SUFFIXES & {*keys}
        fits = _those(self._called(keys), lambda p: p.keys[-1] == keys[-1])
        fits = [p for p in fits if not suffix or suffix <= {*p.keys}]
        if gender:
            fits = _those(fits, lambda p: p.gender in ("", gender))
            fits = _only(fits, lambda p: p.gender == gender)
        fits = _only(fits, lambda p: p.places[0][0].start < place)
        spoke_last = self.history[-1][1].person if self.history else None
        return _only(fits, lambda p: p is spoke_last)

    def _called(self, keys: tuple[str, ...]) -> list[Person]:
        """People with all of these words in their name; the last may be two with a hyphen."""
        *given, surname = keys
        people = self.cast.people if "-" in surname else self._with_keys(keys)
        fits = [p for p in people if _bears(p, surname) and {*given} - {surname} <= {*p.keys}]
        if fits or given:
            return fits
        return [p for p in self.cast.people if _ARTICLE.sub("", p.keys[-1]) == surname]

    def spoke_last(self, paragraph: int) -> Person | None:
        """The person who spoke last, at most three paragraphs up: `el funcionario`."""
        for index, meant in reversed(self.history[-2:]):
            if meant.person is not None and paragraph - index <= 3:
                return meant.person
        return None

    def named_before(
        self, place: int, paragraph: int, gender: str, leads: Callable[[int], bool] | None = None
    ) -> tuple[int, Person] | None:
        """The person named last before a place, in its paragraph or the one above.

        With ``leads``, who leads a sentence of the same paragraph goes before others; of the
        paragraph above, too, if nobody is named in this one.
        """
        low = self.scene.paragraphs[max(0, paragraph - 1)].span.start
        found: list[tuple[bool, bool, bool, int, Person]] = []
        for person in self.cast.people:
            if gender and person.gender and person.gender != gender:
                continue
            at = bisect_left(person.places, place, key=lambda item: item[0].start) - 1
            start = person.places[at][0].start if at >= 0 else -1
            if start >= low:
                near = start >= self.scene.paragraphs[paragraph].span.start
                first = leads is not None and leads(start)
                found.append((near and first, near, first, start, person))
        best = max(found, key=lambda item: item[:4], default=None)
        return best[3:] if best is not None else None

    def accused(self) -> Person | None:
        """The one person of whom the release says that they are charged or tried."""
        text = self.scene.text
        fits = [
            person
            for person in self.cast.people
            if any(_CHARGED.match(text, place.end) for place, _ in person.places)
        ]
        return fits[0] if len(fits) == 1 else None

    def named_within(self, stretch: Span) -> list[Person]:
        """The people whose names stand in a stretch of the text."""
        return [
            person
            for person in self.cast.people
            if any(stretch.contains(place) for place, _ in person.places)
        ]

    def only_one(self, place: int, paragraph: int, gender: str) -> Person | None:
        """The one person a pronoun can mean: nobody else of the gender was named so far,

        and they were at most three paragraphs up.
        """
        low = self.scene.paragraphs[max(0, paragraph - 3)].span.start
        fits = [
            p
            for p in self.cast.people
            if p.places[0][0].start < place and (not gender or p.gender in ("", gender))
        ]
        if len(fits) != 1 or fits[0].gender != gender:
            return None  # for a memoir's "he" its editor may be the only one named
        at = bisect_left(fits[0].places, place, key=lambda item: item[0].start) - 1
        last = fits[0].places[at][0].start
        return fits[0] if last >= low and not self._others_act(last, place) else None

    def _others_act(self, start: int, end: int) -> bool:
        """Whether a name that is nobody's of the cast opens a sentence between two places."""
        at = bisect_right(self._opened, start)
        return at < len(self._opened) and self._opened[at] < end

    @cached_property
    def _opened(self) -> list[int]:
        """Where a name opens a sentence, followed by what its bearer does."""
        return [
            sentence.span(0, 1).start
            for paragraph in self.scene.paragraphs
            for sentence in (paragraph.sentences if paragraph.running else ())
            if _ACTS.match(sentence.tagged.tags)
        ]

    def subject_of(self, index: int) -> Person | None:
        """Who a paragraph is about: the person before the verb of its last sentence with one.

        `Dr Ann Roe, a sociologist, commented on the arrest of Chairman Lee.`
        """
        sentences = self.scene.paragraphs[index].sentences if index >= 0 else []
        for sentence in reversed(sentences[-_SENTENCES:]):
            t = sentence.tagged
            if has_to_say([sentence]):
                return None
            verb = _DOES.search(t.tags)
            if verb is None or not verb.start():
                continue
            stretch = sentence.span(0, verb.start())
            for person in (p for p in self.cast.people if len(p.keys) > 1):
                at = bisect_left(person.places, stretch.start, key=lambda item: item[0].start)
                if at < len(person.places) and stretch.contains(person.places[at][0]):
                    return person
        return None

    def by_address(self, head: str) -> Person | None:
        """`the professor`: the one person the release calls that."""
        fits = [p for p in self.cast.people if head in p.addresses]
        return fits[0] if len(fits) == 1 else None

    def by_role(self, given: RolePhrase, head: str, place: int) -> Person | None:
        """The one person of the release whose role these words give."""
        head = spell_offices(head).split()[-1]
        head = "officer" if head == "executive" else head  # the chief executive
        wanted = _office_words(given.role) | {head}
        newly, wanted = bool(wanted & office_words.JUST_NOW), wanted - office_words.JUST_NOW
        holders: dict[Person, tuple[bool, int]] = {}  # told before? how far from the place?
        for person, role in self._offices_near(head, place):
            same = _same_office(wanted, _office_words(role.role))
            if given.organisation and head in PRIVATE and not role.organisation:
                continue
            same = same and _same_body(given.organisation, role.organisation)
            if person not in holders and same:
                at = role.span.start
                holders[person] = (at < place, -abs(place - at))
        if len(holders) > 1 and newly:
            return None  # the new director is not the one who retires
        if len(holders) > 1 and len(wanted) == 1:
            for _, meant in reversed(self.history[-2:]):
                if meant.person in holders:
                    return meant.person
        return max(holders, key=holders.__getitem__, default=None)

    def called_again(
        self, offices: frozenset[str], source: Source, alone: bool = False
    ) -> Person | None:
        """`the boss`, `the monarch`: the one person named near above whose office that can be.

        Of several who spoke last, unless only one ``alone`` will do.
        """
        place = source.place()
        low = self.scene.paragraphs[max(0, source.sentence.paragraph.index - _AGAIN)].span.start
        fits = [
            person
            for person in self.cast.people
            if any(offices & _office_words(role.role) for role in person.roles)
            and any(low <= span.start < place for span, _ in person.places)
        ]
        if len(fits) > 1 and not alone:
            fits = [m.person for _, m in self.history[-1:] if m.person in fits]
        return fits[0] if len(fits) == 1 else None

    def _offices_near(self, word: str, place: int) -> list[tuple[Person, RolePhrase]]:
        """The roles with this word that stand near a place, in the order of the cast."""
        told = self._offices.get(word, [])
        at = bisect_left(told, place, key=lambda item: item[1].span.start)
        near = told[max(0, at - _MAX_OFFICES) : at + _MAX_OFFICES]
        return [(person, role) for _, role, person in sorted(near, key=lambda item: item[0])]

    @cached_property
    def _offices(self) -> dict[str, list[tuple[int, RolePhrase, Person]]]:
        """By each of their words the roles of the cast, as they stand, numbered in its order."""
        found: dict[str, list[tuple[int, RolePhrase, Person]]] = {}
        number = 0
        for person in self.cast.people:
            for role in person.roles:
                number += 1
                for word in _office_words(role.role):
                    found.setdefault(word, []).append((number, role, person))
        for told in found.values():
            told.sort(key=lambda item: item[1].span.start)
        return found


# Tom Roe, 43, of Merrin, | is charged with arson
_CHARGED = re.compile(
    r"(?:,[^.;:“”\"]{1,60},)? (?:(?:is|was|has been|had been|were|are) (?:\w+ )?)?"
    r"(?:charged|indicted|accused|convicted|sentenced|arrested|tried|on trial|found guilty"
    r"|pleaded (?:not )?guilty|pled guilty)\b"
)
_AGAIN = 3  # paragraphs above in which somebody is named who is called again by a noun
_MAX_OFFICES = 60  # of one name, told before or after the place where it stands for somebody


def _those(people: list[Person], speaks_for: Callable[[Person], bool]) -> list[Person]:
    """Of several people those that something speaks for; all, where it speaks for none."""
    return [p for p in people if speaks_for(p)] or people


def _only(people: list[Person], speaks_for: Callable[[Person], bool]) -> list[Person]:
    """The one person of several that something speaks for; all, where there is no such one."""
    fits = [p for p in people if speaks_for(p)]
    return fits if len(fits) == 1 else people


def _bears(person: Person, surname: str) -> bool:
    """Whether a surname is a word of somebody's name, or two that the text writes as one."""
    return surname in person.keys or ("-" in surname and surname in "-".join(person.keys))


def _is_named_after(person: Person, keys: tuple[str, ...]) -> bool:
    """Whether a longer name is that of a shop: `Dave Roe Photography`, but not `Lee Ka-chiu`."""
    longer = len(person.keys) == len(keys) + 1 and person.keys[: len(keys)] == keys
    return longer and len(keys) > 1 and "-" not in person.keys[-1]


_PREFIX = re.compile(r"\b(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O[’'])(?=[A-Z])")
_CAPITAL_INSIDE = re.compile("[a-z][A-Z]")


def _is_trade_mark(name: str) -> bool:
    """`BullRush Discord`: a word with a capital inside it is nobody's name, McCabe apart."""
    plain = _PREFIX.sub("", name)
    return _CAPITAL_INSIDE.search(plain) is not None


_ARTICLE = re.compile("^(?:a[dlnrstz]|ash|el|ul)-")  # Noor is Salim al-Noor


@lru_cache(maxsize=20_000)
def _office_words(role: str) -> frozenset[str]:
    return frozenset(spell_offices(fold(role)).replace(".", "").split()) - HONOURS


def _same_office(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words of one office are among those of the other, and the rank is the same."""
    return (one <= other or other <= one) and not office_words.RANKED & (one ^ other)


@lru_cache(maxsize=20_000)
def _body_words(organisation: str) -> frozenset[str]:
    return frozenset(fold(organisation).split())


def _same_body(one: str, other: str) -> bool:
    """Whether two organisations of one release can be the same; an unnamed one can be any."""
    first, second = _body_words(one), _body_words(other)
    if first and first <= COMPANY_WORDS:
        return True  # the company's chief executive
    return not first or not second or first <= second or second <= first


_COMPOUND = re.compile("(?:Anti|Co|E|Ex|Multi|Non|Post|Pre|Pro|Re|Self|Semi|Sub|Un)-[a-z]")


def _personal(name: str) -> bool:
    """Whether a run of capitals can be a person's: no institution, month or title in it."""
    words = name.split()
    if any(w.lower() in function_words.AUXILIARIES for w in words):
        return False  # a headline: "VenHub Is Getting Orders"
    tags = [tag_word(w) for w in words]
    if not all(tag in "NIpRM" for tag in tags) or tags[0] not in "NI":
        return False
    office = tags[-1] == "R" or (tags[-1] == "M" and len(words) > 2)
    office = office and words[0] not in GIVEN_NAMES
    if office or words[0] in ("The", "A", "An") or _COMPOUND.match(words[0]):
        return False  # "Estructura Vice President", "The VenHub", "Pre-save Tyga"
    return tags.count("N") >= 1
