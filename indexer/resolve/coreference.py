"""Who is meant: from the words of an attribution to the fullest name of the release.

Abstains where two people fit equally: an ambiguous answer keeps its candidates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from indexer.grammar.draft import Draft, Source
from indexer.grammar.phrase import Phrase
from indexer.grammar.scene import Scene
from indexer.lexicon.called_again import ACCUSED, HEADS_OF, OFFICES_OF
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.model import Evidence, Span
from indexer.resolve.bodies import Bodies
from indexer.resolve.cast import Cast, Person, gender_of, name_keys
from indexer.resolve.casting import peerage
from indexer.resolve.full_names import clean_name
from indexer.resolve.headings import ends_a_heading, follows_heading
from indexer.resolve.house import only_employer
from indexer.resolve.links import link_person
from indexer.resolve.meant import Meant, head_word, strip_determiner, tidy
from indexer.resolve.no_speaker import only_speakers
from indexer.resolve.offices_held import (
    role_below,
    role_type,
)
from indexer.resolve.people import People
from indexer.resolve.pronouns import Pronouns
from indexer.resolve.roles import RolePhrase, read_roles
from indexer.resolve.unnamed import Unnamed
from indexer.text.fold import fold

_RECENT = 60  # quotes among whose speakers somebody is looked for
_MAX_CANDIDATES = 12  # named where several people fit
_OF_A_BODY = re.compile("'N$|^O$")


def _headed(phrase: Phrase) -> frozenset[str]:
    """`the head of the town`: the offices of who heads something that no name is given to."""
    written = phrase.tagged.words[phrase.start : phrase.end]
    words = [word.lower() for word in written]
    if len(words) not in (5, 6) or not written[4].islower() or words[0] != "the":
        return frozenset()
    if words[1] not in ("head", "leader") or words[2] != "of" or words[3] not in _DEFINITE:
        return frozenset()
    return HEADS_OF.get(words[-1], frozenset())


_DEFINITE = ("that", "the", "this")


_LEARNED = re.compile("(?:ologist|scientist|ician|iatrist|ographer|onomist|omist|icist)$")


@dataclass(eq=False)
class Resolver:
    """Resolves the drafts of one release in order; remembers who spoke last."""

    scene: Scene
    cast: Cast
    issuer: str = ""
    history: list[tuple[int, Meant]] = field(default_factory=list)
    described: dict[str, Meant] = field(default_factory=dict)
    bodies: Bodies = field(init=False)
    people: People = field(init=False)
    unnamed: Unnamed = field(init=False)
    pronouns: Pronouns = field(init=False)

    def __post_init__(self) -> None:
        employer = only_employer(self.cast)
        surnames = frozenset(person.keys[-1] for person in self.cast.people if person.keys)
        self.bodies = Bodies(
            self.scene, self.issuer, self.history, self.described, employer, surnames
        )
        self.people = People(self.scene, self.cast, self.history)
        self.unnamed = Unnamed(self.scene, self.cast, self.people, self.history)
        self.pronouns = Pronouns(
            self.scene, self.people, self.bodies, self.history, self._named, self._role
        )

    def resolve(self, draft: Draft) -> Meant:
        """Who a draft's source means."""
        meant = only_speakers(self._meant(draft), draft, self.scene.lookup)
        if draft.below is not None:
            meant.role = role_below(draft.below, meant.role)
        meant.evidence = tidy(meant.evidence)
        meant.role = self.bodies.with_body(meant.role)
        self.pronouns.previous = (draft.paragraph, meant)
        if meant.name and draft.rule != "letter":  # who writes a letter is nobody's "he" in it
            self.history.append((draft.paragraph, meant))
            if draft.source is not None:
                self.pronouns.last_place = draft.source.place()
        return meant

    def _meant(self, draft: Draft) -> Meant:
        source = draft.source
        if source is None:
            return self.unnamed.nearest_above(draft)
        kind = source.phrase.kind
        if kind == "name":
            return self._named(source)
        if kind == "pronoun":
            return self.pronouns.resolve(source, draft)
        if kind in ("role", "spokesperson"):
            return self._role(source)
        own = self._of_a_body(source) if kind == "organisation" else None
        if own is not None:
            return own
        return self.bodies.resolve(source)

    def _of_a_body(self, source: Source) -> Meant | None:
        """`Theriva’s Shallcross`, `Banks`: the surname of somebody the release names.

        Or `Retirement Red Flags Roe`, where the line between a heading and its sentence is lost.
        """
        t, phrase = source.phrase.tagged, source.phrase
        tags = t.tags[phrase.start : phrase.end]
        words = t.words[phrase.start : phrase.end]
        below = phrase.start == 0 and follows_heading(words, self.scene.lookup)
        if not below and not _OF_A_BODY.search(tags):
            return None
        key = name_keys(t.words[phrase.end - 1])
        fits = self.people.by_surname(key, source.place(), "")
        return (
            link_person(self.scene, fits[0], "same surname", source.span())
            if len(fits) == 1
            else None
        )

    # -- names ----------------------------------------------------------------

    def _joint(self, source: Source) -> Meant:
        """`Mayor Groves and Sheriff Moreno said`: both, by their full names."""
        phrase = source.phrase
        names = []
        for first, last in (*phrase.others, phrase.name or (0, 0)):
            keys = name_keys(clean_name(phrase.tagged.phrase(first, last)))
            person = self.people.full(keys) if len(keys) > 1 else None
            fits = [person] if person else self.people.by_surname(keys, source.place(), "")
            written = clean_name(phrase.tagged.phrase(first, last))
            names.append(fits[0].name if len(fits) == 1 else written)
        chain = (Evidence(source.span(), "mention"),)
        joined = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
        return Meant(joined, "group", "matched", evidence=chain)

    def _named(self, source: Source) -> Meant:
        """Whom a name means: each of these ways is asked in turn."""
        if source.phrase.others:
            return self._joint(source)
        name = clean_name(source.phrase.name_words())
        keys = name_keys(name)
        return (
            self._by_name(name, keys, source)
            or self.bodies.known(source)
            or self.bodies.registered(name, source)
            or (self._by_one_word(name, keys[0], source) if len(keys) == 1 else None)
            or self._first_named(name, keys, source)
        )

    def _by_name(self, name: str, keys: tuple[str, ...], source: Source) -> Meant | None:
        """Somebody of the cast, by the full name or the surname."""
        place, span = source.place(), source.span()
        person = self.people.full(keys) if len(keys) > 1 else None
        if person is not None:
            return link_person(self.scene, person, "full name", span)
        if ends_a_heading(name, self.scene.lookup):
            behind = self.people.by_surname(keys[-1:], place, "")
            if len(behind) == 1:
                return link_person(self.scene, behind[0], "same surname", span)
        fits = self.people.by_surname(keys, place, gender_of(source.phrase))
        fits = self.people.by_title(source, fits)
        if len(fits) == 1:
            return link_person(self.scene, fits[0], "same surname", span)
        candidates = tuple(p.name for p in fits[:_MAX_CANDIDATES])
        mention = (Evidence(span, "mention"),)
        if not candidates:
            return None
        return Meant("", "person", "ambiguous", evidence=mention, candidates=candidates)

    def _by_one_word(self, name: str, key: str, source: Source) -> Meant | None:
        """A name of one word that nobody of the cast has: `Gleason`, `Tom`, `Halvard`."""
        span = source.span()
        bare = self.people.bare(key, source)
        if bare is not None:
            return link_person(self.scene, bare, "same surname", span)
        if source.phrase.title is not None:
            return None  # Mr Cohen is not Cohen & Cohen
        known = self.people.by_short_form(key, source.place())
        if known is not None:
            return link_person(self.scene, known, "short form", span)
        return self._short_form(name, span)

    def _first_named(self, name: str, keys: tuple[str, ...], source: Source) -> Meant:
        """A name that the release gives only here."""
        if len(keys) == 1 and (peer := peerage(source.phrase)):
            name = f"{peer} {name}"
        return Meant(
            name if name.split()[0] in GIVEN_NAMES else self.bodies.plain_name(name),
            "person" if self._looks_personal(source) else "organisation", "new",
            role=next(iter(read_roles(source.phrase, source.sentence)), None),
            evidence=(Evidence(source.span(), "mention"),),
        )  # fmt: skip

    def _short_form(self, name: str, span: Span) -> Meant | None:
        """`Halvard` of Halvard Foods, whom the release names as somebody's body or as speaking."""
        bodies = self._employers.get(name.partition(" ")[0], [])
        bodies = bodies + [(m.name, m.evidence[0].span) for _, m in self.history[-_RECENT:]
                           if m.type == "organisation" and m.evidence]  # fmt: skip
        fits = {body: place for body, place in reversed(bodies) if body.startswith(f"{name} ")}
        shortest = min(fits, key=len, default="")
        if not shortest or not all(body.startswith(shortest) for body in fits):
            return None
        chain = (Evidence(span, "mention"), Evidence(fits[shortest], "in full"))
        return Meant(shortest, "organisation", "matched", evidence=chain)

    @cached_property
    def _employers(self) -> dict[str, list[tuple[str, Span]]]:
        """The bodies at which somebody of the cast has a role, by their first words."""
        found: dict[str, list[tuple[str, Span]]] = {}
        for role in (role for person in self.cast.people for role in person.roles):
            first = role.organisation.partition(" ")[0]
            found.setdefault(first, []).append((role.organisation, role.span))
        return found

    def _looks_personal(self, source: Source) -> bool:
        phrase = source.phrase
        if phrase.title is not None or phrase.apposed:
            return True
        assert phrase.name is not None
        first = phrase.tagged.words[phrase.name[0]]
        return first in GIVEN_NAMES or phrase.name[1] - phrase.name[0] in (2, 3)

    # -- roles, bodies --------------------------------------------------------

    def _role(self, source: Source) -> Meant:
        phrase = source.phrase
        words = fold(phrase.words())
        if (bearer := self._bearer(source)) is not None:
            return link_person(self.scene, bearer, "same surname", source.span())
        given = next(iter(read_roles(phrase, source.sentence)), None)
        head = head_word(phrase)
        language = phrase.tagged.language
        definite = words.split(" ")[0] in language.definite or (
            phrase.tagged.tags[phrase.start] in "NCOMR'"
        )
        person = self._called_again(head, len(words.split()), source) if definite else None
        if person is not None:
            return link_person(self.scene, person, "role", source.span())
        if definite and phrase.kind == "role" and given is not None:
            found = self._holder(given, head, source)
            if found is not None:
                return found
        if definite and len(words.split()) == 2 and (learned := self._learned(head, source)):
            return link_person(self.scene, learned, "role", source.span())
        name = strip_determiner(phrase.words())
        meant = Meant(
            name, role_type(phrase), "new", None, given,
            (Evidence(source.span(), "mention"),),
        )  # fmt: skip
        self.described[head] = meant
        return meant

    def _bearer(self, source: Source) -> Person | None:
        """`Cardinal said`, `according to Dean`: a surname that is an office, too."""
        phrase = source.phrase
        alone = phrase.end - phrase.start == 1 and phrase.tagged.tags[phrase.start] == "R"
        keys = name_keys(phrase.words()) if alone else ()
        fits = self.people.by_surname(keys, source.place(), "") if keys else []
        fits = [p for p in fits if len(p.keys) > 1 and p.keys[-1] == keys[-1]]
        return fits[0] if len(fits) == 1 else None

    def _learned(self, head: str, source: Source) -> Person | None:
        """`the neuroscientist`, right behind what somebody said who has no other name here."""
        if not _LEARNED.search(head) or not self.history:
            return None
        paragraph, meant = self.history[-1]
        return meant.person if paragraph == source.sentence.paragraph.index else None

    def _holder(self, given: RolePhrase, head: str, source: Source) -> Meant | None:
        """`the mayor`: who holds the office, is addressed by it, or was called that before."""
        people = self.people
        person = people.by_role(given, head, source.place()) or people.by_address(head)
        if person is not None:
            return link_person(self.scene, person, "role", source.span())
        earlier = self.described.get(head)
        if earlier is None:
            return None
        chain = (Evidence(source.span(), "same role"), *earlier.evidence)
        return Meant(earlier.name, earlier.type, "matched", None, earlier.role, chain, step="role")

    def _called_again(self, head: str, count: int, source: Source) -> Person | None:
        """`the boss`, `the official`: somebody known by a word that is no office."""
        phrase = source.phrase
        t = phrase.tagged
        offices = OFFICES_OF.get(head)
        person = None
        the_one = count == 2 and t.tags[phrase.start] == "D"
        if the_one and head in ACCUSED:
            return self.people.accused()
        if headed := _headed(phrase):
            return self.people.called_again(headed, source, alone=True)
        if offices is not None and (the_one or t.tags[phrase.start : phrase.end] == "DNr"):
            person = self.people.called_again(offices, source)  # the boss, the Blues boss
        if person is None and count == 2 and head in t.language.roles_again:
            before = source.sentence.before
            named = (
                self.people.named_within(before.span(0, len(before.tagged.tags)))
                if before is not None and before.tagged.tags
                else []
            )
            alone = named[0] if len(named) == 1 else None
            person = alone or self.people.spoke_last(source.sentence.paragraph.index)
        return person
