"""Who is meant: from the words of an attribution to the fullest name of the release.

Abstains where two people fit equally: an ambiguous answer keeps its candidates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from indexer.extract.draft import Draft, Source
from indexer.extract.phrases import Phrase, read_phrase
from indexer.extract.scene import Scene, Sentence
from indexer.extract.tags import tag
from indexer.extract.words import tag_word
from indexer.lexicon import function_words, titles
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.spanish import titles as spanish_titles
from indexer.model import Evidence, Judgement, Span, SpeakerType
from indexer.resolve.bodies import Bodies
from indexer.resolve.cast import Cast, Person, clean_name, full_names, gender_of, name_keys
from indexer.resolve.meant import UNKNOWN, Meant, head_word, strip_determiner, tidy
from indexer.resolve.roles import RolePhrase, read_roles, split_role
from indexer.text.fold import fold


@dataclass(eq=False)
class Resolver:
    """Resolves the drafts of one release in order; remembers who spoke last."""

    scene: Scene
    cast: Cast
    issuer: str = ""
    history: list[tuple[int, Meant]] = field(default_factory=list)
    last_place: int = 0  # where the last source stood
    described: dict[str, Meant] = field(default_factory=dict)
    bodies: Bodies = field(init=False)
    _names: dict[str, list[tuple[str, Span]]] | None = None

    def __post_init__(self) -> None:
        self.bodies = Bodies(self.scene, self.issuer, self.history, self.described)

    def resolve(self, draft: Draft) -> Meant:
        """Who a draft's source means."""
        meant = self._meant(draft)
        if draft.below is not None:
            meant.role = _role_below(draft.below, meant.role)
        meant.evidence = tidy(meant.evidence)
        meant.role = self.bodies.with_body(meant.role)
        if meant.name:
            self.history.append((draft.paragraph, meant))
            if draft.source is not None:
                self.last_place = draft.source.place()
        return meant

    def _meant(self, draft: Draft) -> Meant:
        source = draft.source
        if draft.headline:
            return self._headed(draft.headline)
        if source is None:
            return (
                self._interviewed(draft)
                if draft.rule == "interview"
                else self._nearest_above(draft)
            )
        kind = source.phrase.kind
        if kind == "name":
            return self._named(source)
        if kind == "pronoun":
            return self._pronoun(source, draft)
        if kind in ("role", "spokesperson"):
            return self._role(source)
        return self.bodies.resolve(source)

    # -- names ----------------------------------------------------------------

    def _joint(self, source: Source) -> Meant:
        """`Mayor Groves and Sheriff Moreno said`: both, by their full names."""
        phrase = source.phrase
        names = []
        for first, last in (*phrase.others, phrase.name or (0, 0)):
            keys = name_keys(clean_name(phrase.tagged.phrase(first, last)))
            person = self._full(keys) if len(keys) > 1 else None
            fits = [person] if person else self._by_surname(keys, source.place(), "")
            written = clean_name(phrase.tagged.phrase(first, last))
            names.append(fits[0].name if len(fits) == 1 else written)
        chain = (Evidence(source.span(), "mention"),)
        return Meant(" and ".join(names), "group", "matched", evidence=chain)

    def _named(self, source: Source) -> Meant:
        if source.phrase.others:
            return self._joint(source)
        name = clean_name(source.phrase.name_words())
        keys = name_keys(name)
        place = source.place()
        span = source.span()
        if len(keys) > 1:
            person = self._full(keys)
            if person is not None:
                return self._person(person, "full name", span)
        matches = self._by_title(source, self._by_surname(keys, place, gender_of(source.phrase)))
        if len(matches) == 1:
            return self._person(matches[0], "same surname", span)
        if len(matches) > 1:
            return Meant(
                "", "person", "ambiguous", evidence=(Evidence(span, "mention"),),
                candidates=tuple(p.name for p in matches),
            )  # fmt: skip
        organisation = self.bodies.known(source) or self.bodies.registered(name, source)
        if organisation is not None:
            return organisation
        if len(keys) == 1:
            bare = self._bare(keys[0], source)
            if bare is not None:
                return self._person(bare, "same surname", span)
        if len(keys) == 1 and (peer := _peerage(source.phrase)):
            name = f"{peer} {name}"
        return Meant(
            name, "person" if self._looks_personal(source) else "organisation", "new",
            role=next(iter(read_roles(source.phrase, source.sentence)), None),
            evidence=(Evidence(span, "mention"),),
        )  # fmt: skip

    def _by_title(self, source: Source, fits: list[Person]) -> list[Person]:
        """Of several people of one surname, the one who holds the office named: `Sheriff Marsh`."""
        phrase = source.phrase
        if len(fits) < 2 or phrase.title is None:
            return fits
        office = set(fold(phrase.tagged.phrase(*phrase.title)).split()) - titles.ADDRESS
        holders = [p for p in fits if any(office & set(fold(r.role).split()) for r in p.roles)]
        return holders if len(holders) == 1 else fits

    def _bare(self, key: str, source: Source) -> Person | None:
        """Somebody whose full name stands in the text without a title."""
        if self._names is None:
            self._names = full_names(self.scene)
        names = self._names.get(key, [])
        fits = {n for n, _ in names if _personal(n)}
        shortest = min(fits, key=len, default=None)
        if shortest is None or any(not set(name_keys(shortest)) <= set(name_keys(n)) for n in fits):
            return None
        person = self.cast.add(shortest, next(s for n, s in names if n == shortest), source.phrase)
        person.places.sort(key=lambda place: place[0])
        return person

    def _full(self, keys: tuple[str, ...]) -> Person | None:
        fits = [p for p in self.cast.people if set(keys) <= set(p.keys)]
        strict = [p for p in fits if not titles.SUFFIXES & (set(keys) ^ set(p.keys))]
        return next(iter(strict or fits), None)  # Edmund Halvard is not Edmund Halvard Jr.

    def _by_surname(self, keys: tuple[str, ...], place: int, gender: str) -> list[Person]:
        """People one word of whose name is meant: those introduced before, nearest last."""
        wanted = keys[-1]
        fits = [
            p
            for p in self.cast.people
            if (
                wanted in (p.keys[-1], p.keys[0])
                or wanted in p.keys
                or ("-" in wanted and wanted in "-".join(p.keys))
            )
            and all(k in p.keys or k == wanted for k in keys)
        ]
        if len(fits) > 1:
            strict = [p for p in fits if p.keys[-1] == wanted]
            fits = strict or fits
        if len(fits) > 1 and gender:
            fits = [p for p in fits if p.gender in ("", gender)] or fits
            exact = [p for p in fits if p.gender == gender]
            fits = exact if len(exact) == 1 else fits
        if len(fits) > 1:
            before = [p for p in fits if p.places[0][0].start < place]
            fits = before if len(before) == 1 else fits
        if len(fits) > 1:
            spoken = [m.person for _, m in self.history[-1:] if m.person in fits]
            if len(spoken) == 1 and spoken[0] is not None:
                return [spoken[0]]
        return fits

    def _looks_personal(self, source: Source) -> bool:
        phrase = source.phrase
        if phrase.title is not None or phrase.apposed:
            return True
        assert phrase.name is not None
        first = phrase.tagged.words[phrase.name[0]]
        return first in GIVEN_NAMES or phrase.name[1] - phrase.name[0] in (2, 3)

    # -- pronouns -------------------------------------------------------------

    def _pronoun(self, source: Source, draft: Draft) -> Meant:
        word = source.phrase.words().lower()
        pack = source.phrase.tagged.pack
        gender = pack.pronouns.get(word, "")
        if gender in ("i",) or word == "we":
            return UNKNOWN
        place = source.place()
        step = f"“{source.phrase.words().lower()}”"
        if gender == "o":
            found = self._last(draft, "organisation", source, step)
            return found if found.name else self.bodies.named_before(source) or found
        if gender == "p":
            found = self._last(draft, "group", source, step)
            return found if found.name else self._last(draft, "organisation", source, step)
        spoken = self._spoke_last(draft.paragraph, gender)
        person = self._person_before(place, draft.paragraph, gender)
        if spoken is not None and (person is None or not self._takes_over(person, spoken)):
            if spoken.person is not None:
                return self._person(spoken.person, step, source.span())
            chain = (Evidence(source.span(), step), *spoken.evidence[-2:])
            return Meant(
                spoken.name, spoken.type, "matched", None, spoken.role, chain, step=step
            )  # fmt: skip
        if person is not None:
            return self._person(person[1], step, source.span())
        return self._last(draft, "person", source, step, gender)

    def _takes_over(self, named: tuple[int, Person], spoken: Meant) -> bool:
        """Whether somebody named since the last quote is the one a pronoun means now."""
        place, person = named
        return place > self.last_place and self._is_subject(place) and person is not spoken.person

    def _spoke_last(self, paragraph: int, gender: str) -> Meant | None:
        """The person who spoke last, at most a paragraph up, if the pronoun can mean them."""
        for index, meant in reversed(self.history[-3:]):
            if paragraph - index > 1:
                return None
            if meant.type not in ("person", "unknown"):
                continue
            known = meant.person.gender if meant.person else ""
            if gender and known and known != gender:
                continue
            return meant
        return None

    def _person_last(self, paragraph: int) -> Person | None:
        """The person who spoke last, at most three paragraphs up: `el funcionario`."""
        for index, meant in reversed(self.history[-2:]):
            if meant.person is not None and paragraph - index <= 3:
                return meant.person
        return None

    def _person_before(self, place: int, paragraph: int, gender: str) -> tuple[int, Person] | None:
        """The person named last before a place, in its paragraph or the one above."""
        low = self.scene.paragraphs[max(0, paragraph - 1)].span.start
        best: tuple[int, Person] | None = None
        for person in self.cast.people:
            if gender and person.gender and person.gender != gender:
                continue
            for span, _ in person.places:
                if low <= span.start < place and (best is None or span.start > best[0]):
                    best = (span.start, person)
        return best

    def _is_subject(self, place: int) -> bool:
        """Whether a name at this place opens its sentence (or follows its title there)."""
        for paragraph in self.scene.paragraphs:
            if paragraph.span.start <= place < paragraph.span.end:
                for sentence in paragraph.sentences:
                    span = paragraph.skeleton.span(sentence.start, sentence.end)
                    if span.start <= place < span.end:
                        return place - span.start < 90
        return False

    def _last(
        self, draft: Draft, kind: SpeakerType, source: Source, step: str, gender: str = ""
    ) -> Meant:
        for paragraph, meant in reversed(self.history):
            if draft.paragraph - paragraph > 4:
                break
            known = meant.person.gender if meant.person else ""
            if gender and known and known != gender:
                continue
            if meant.type == kind or (kind == "person" and meant.type == "unknown"):
                chain = (Evidence(source.span(), step), *meant.evidence[-2:])
                return Meant(
                    meant.name, meant.type, "matched", meant.person, meant.role, chain, step=step
                )
        return Meant("", "unknown", "unknown", evidence=(Evidence(source.span(), "mention"),))

    # -- roles, bodies --------------------------------------------------------

    def _role(self, source: Source) -> Meant:
        phrase = source.phrase
        words = fold(phrase.words())
        given = next(iter(read_roles(phrase, source.sentence)), None)
        head = head_word(phrase)
        definite = words.split(" ")[0] in _DEFINITE or (
            phrase.tagged.tags[phrase.start] in "NCOMR'"
        )
        if definite and phrase.kind == "role" and given is not None:
            person = self._by_role(given, head, source.place()) or self._by_address(head)
            if person is not None:
                return self._person(person, "role", source.span())
            if head in self.described:
                earlier = self.described[head]
                chain = (Evidence(source.span(), "same role"), *earlier.evidence)
                return Meant(
                    earlier.name, earlier.type, "matched", None, earlier.role, chain, step="role"
                )
        if definite and head in spanish_titles.GENERIC and phrase.tagged.pack.drops_subjects:
            spoken = self._person_last(source.sentence.paragraph.index)
            if spoken is not None:
                return self._person(spoken, "role", source.span())
        name = strip_determiner(phrase.words())
        meant = Meant(
            name, _role_type(phrase), "new", None, given,
            (Evidence(source.span(), "mention"),),
        )  # fmt: skip
        self.described[head] = meant
        return meant

    def _by_address(self, head: str) -> Person | None:
        """`the professor`: the one person the release calls that."""
        fits = [p for p in self.cast.people if head in p.addresses]
        return fits[0] if len(fits) == 1 else None

    def _by_role(self, given: RolePhrase, head: str, place: int) -> Person | None:
        """The one person of the release whose role these words give."""
        wanted = set(fold(given.role).split()) | {head}
        scored: list[tuple[int, int, Person]] = []
        for person in self.cast.people:
            for role in person.roles:
                have = set(fold(role.role).split())
                if _RANKED & (have ^ wanted) or not _same_body(
                    given.organisation, role.organisation
                ):
                    continue
                if head in have and (wanted <= have or have <= wanted):
                    scored.append((role.span.start < place, -abs(place - role.span.start), person))
                    break
        if not scored:
            return None
        scored.sort(key=lambda item: item[:2], reverse=True)
        people = {id(p) for _, _, p in scored}
        if len(people) > 1 and len(wanted) == 1:
            recent = [m.person for _, m in self.history[-2:] if m.person]
            for person in reversed(recent):
                if id(person) in people:
                    return person
        return scored[0][2]

    # -- nobody named beside the words ----------------------------------------

    def _nearest_above(self, draft: Draft) -> Meant:
        """Speech alone in its paragraph: the one who spoke last, or was named last above."""
        if self.history and draft.paragraph - self.history[-1][0] <= 2:
            meant = self.history[-1][1]
            return Meant(
                meant.name, meant.type, "matched", meant.person, meant.role, meant.evidence,
                step="spoke last",
            )  # fmt: skip
        place = self.scene.paragraphs[draft.paragraph].span.start
        person = self._person_before(place, draft.paragraph, "")
        if person is not None:
            return self._person(person[1], "named above", None)
        return UNKNOWN

    def _headed(self, headline: str) -> Meant:
        """Who gives the speech that a headline announces; no place of the text tells it."""
        t = tag(headline, 0, len(headline))
        phrase = read_phrase(t, 0, len(t.tags))
        if phrase is None or phrase.kind != "name" or phrase.name is None:
            return UNKNOWN
        nowhere = Span(0, 0)
        role = None
        for start, end in (phrase.title or (0, 0), *phrase.apposed):
            office, body = split_role(t, start, start + len(t.tags[start:end].rstrip("H,")))
            role = role or (RolePhrase(office, body, nowhere) if office else None)
        return Meant(clean_name(phrase.name_words()), "person", "new", None, role)

    def _interviewed(self, draft: Draft) -> Meant:
        """Who answers an interview: the person introduced last above its first answer."""
        if self.history and self.history[0][1].step == "interviewed":
            return self.history[0][1]
        place = self.scene.paragraphs[draft.paragraph].span.start
        before = [p for p in self.cast.people if p.places[0][0].start < place]
        if not before:
            return UNKNOWN
        return self._person(before[-1], "interviewed", None)

    def _person(self, person: Person, step: str, span: Span | None) -> Meant:
        links = [Evidence(span, "mention")] if span is not None else []
        full = next((s for s, _ in person.places if _fullness(self.scene, s) == len(person.keys)),
                    person.places[0][0])  # fmt: skip
        if span is None or not span.overlaps(full):
            links.append(Evidence(full, step))
        role = best_role(person)
        if role is not None and not any(link.span.contains(role.span) for link in links):
            links.append(Evidence(role.span, "role"))
        judgement: Judgement = "matched" if len(links) > 1 or step != "full name" else "new"
        return Meant(person.name, "person", judgement, person, role, tuple(links), step=step)


def _role_below(sentence: Sentence, role_above: RolePhrase | None) -> RolePhrase:
    """Role or body on the line under a signed name; a body alone goes with the role above."""
    t = sentence.tagged
    role, organisation = split_role(t, 0, len(t.tags))
    span = sentence.span(0, len(t.tags))
    if role:
        return RolePhrase(role, organisation, span)
    return RolePhrase(role_above.role if role_above else "", t.phrase(0, len(t.tags)), span)


_DEFINITE = frozenset("the his her its their our el la los las su sus".split())
# "the CEO" is not the deputy CEO, "the president" no vice president.
_RANKED = frozenset("deputy vice assistant associate former co acting interim".split())


def _same_body(one: str, other: str) -> bool:
    """Whether two organisations of one release can be the same; an unnamed one can be any."""
    first, second = set(fold(one).split()), set(fold(other).split())
    return not first or not second or first <= second or second <= first


def _role_type(phrase: Phrase) -> SpeakerType:
    """A role in the plural speaks as a group: the pilots."""
    if phrase.kind == "spokesperson":
        return "unknown"
    t = phrase.tagged
    heads = [t.words[i] for i in range(phrase.start, phrase.end) if t.tags[i] == "r"]
    return "group" if heads and heads[-1].endswith("s") else "person"


_PEERAGE = ("Lord", "Lady", "Baroness", "Viscount", "Earl")


def _peerage(phrase: Phrase) -> str:
    """A peer without a first name is called by the title: Lord Ashgrove."""
    if phrase.title is None:
        return ""
    words = phrase.tagged.words[slice(*phrase.title)]
    return next((w for w in reversed(words) if w in _PEERAGE), "")


def _personal(name: str) -> bool:
    """Whether a run of capitals can be a person's: no institution, month or title in it."""
    words = name.split()
    if any(w.lower() in function_words.AUXILIARIES for w in words):
        return False  # a headline: "VenHub Is Getting Orders"
    tags = [tag_word(w) for w in words]
    if not all(tag in "NIpRM" for tag in tags) or tags[0] not in "NI":
        return False
    return tags.count("N") >= 1


def _fullness(scene: Scene, span: Span) -> int:
    return len(name_keys(clean_name(span.of(scene.text))))


_PASSING = re.compile(r"\b(?:author|former|retired|ex-|customer|expert|delegate)\b", re.IGNORECASE)


def best_role(person: Person) -> RolePhrase | None:
    """The fullest of the roles a release gives somebody.

    One with an organisation first, then a standing office before a passing one
    ("lead author", "former engineer"), then the one that stands first.
    """
    if not person.roles:
        return None
    return max(
        enumerate(person.roles),
        key=lambda item: (
            bool(item[1].role and item[1].organisation),
            bool(item[1].role),
            not _PASSING.search(item[1].role),
            -item[0],
        ),
    )[1]


SPOKES = titles.SPOKES
