"""Who is meant: from the words of an attribution to the fullest name of the release.

Abstains where two people fit equally: an ambiguous answer keeps its candidates.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property

from indexer.grammar.draft import Draft, Source
from indexer.grammar.phrases import Phrase, read_phrase
from indexer.grammar.scene import Scene, Sentence
from indexer.lexicon import titles
from indexer.lexicon.called_again import HEADS_OF, OFFICES_OF
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.model import Evidence, Span, SpeakerType
from indexer.resolve.bodies import Bodies
from indexer.resolve.cast import Cast, Person, clean_name, gender_of, name_keys, peerage
from indexer.resolve.headings import ends_a_heading, follows_heading
from indexer.resolve.house import only_employer
from indexer.resolve.links import link_person
from indexer.resolve.meant import UNKNOWN, Meant, head_word, strip_determiner, tidy
from indexer.resolve.no_speaker import only_speakers
from indexer.resolve.offices_held import (
    role_below,
    role_type,
)
from indexer.resolve.people import People
from indexer.resolve.roles import RolePhrase, read_roles
from indexer.resolve.unnamed import Unnamed
from indexer.text.fold import fold

_RECENT = 60  # quotes among whose speakers somebody is looked for
_MAX_CANDIDATES = 12  # named where several people fit
_OPENER = re.compile("N(?:,W[^,.;:QV]{1,20},)?[Aa]*[avVw]")


# Pell, who keeps the quay, was glad; The Quay Queen, | Maame Ida Pell, | gave thanks
_STRANGER = re.compile(
    "(N),W[^,.;:QV]{1,20},[Aa]*[avVw]|D?[NMmrRwOC]{1,6},H{0,2}(N[NI]{1,2}),[Aa]*[aVvw]"
)
_ACTED = re.compile("(?<=[NCORrgPS])[Aa]*[vV]")


def _leads(sentence: Sentence, place: int) -> bool:
    """Whether nobody acts before a name in its clause: not `Tolland praised | Mayor Roe`."""
    t = sentence.tagged
    at = next((i for i in range(len(t.starts)) if sentence.span(i, i + 1).start >= place), 0)
    start = t.tags.rfind(",", 0, at) + 1
    if at and t.words[at - 1] in ("named", "called"):
        at -= 1  # a retired signalman named Tolland
    return _ACTED.search(t.tags, start, at) is None


_OF_A_BODY = re.compile("'N$|^O$")
_BODY = re.compile("D?[NCOL]")
_ASIDE_THEN_VERB = re.compile("(?:,[^,.;:QV]{1,20},)?[Aa]*[vVw]")
_DOES = re.compile("[Aa]*[vVaw]")


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
    people: People = field(init=False)
    unnamed: Unnamed = field(init=False)
    _previous: tuple[int, Meant] = (0, UNKNOWN)  # where the last draft stood, and who was meant

    def __post_init__(self) -> None:
        employer = only_employer(self.cast)
        surnames = frozenset(person.keys[-1] for person in self.cast.people if person.keys)
        self.bodies = Bodies(
            self.scene, self.issuer, self.history, self.described, employer, surnames
        )
        self.people = People(self.scene, self.cast, self.history)
        self.unnamed = Unnamed(self.scene, self.cast, self.people, self.history)

    def resolve(self, draft: Draft) -> Meant:
        """Who a draft's source means."""
        meant = only_speakers(self._meant(draft), draft, self.scene.lookup)
        if draft.below is not None:
            meant.role = role_below(draft.below, meant.role)
        meant.evidence = tidy(meant.evidence)
        meant.role = self.bodies.with_body(meant.role)
        self._previous = (draft.paragraph, meant)
        if meant.name:
            self.history.append((draft.paragraph, meant))
            if draft.source is not None:
                self.last_place = draft.source.place()
        return meant

    def _meant(self, draft: Draft) -> Meant:
        source = draft.source
        if source is None:
            return self.unnamed.nearest_above(draft)
        kind = source.phrase.kind
        if kind == "name":
            return self._named(source)
        if kind == "pronoun":
            return self._pronoun(source, draft)
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

    # -- pronouns -------------------------------------------------------------

    def _pronoun(self, source: Source, draft: Draft) -> Meant:
        word = source.phrase.words().lower()
        language = source.phrase.tagged.language
        if language.drops_subjects and source.phrase.tagged.tags[source.phrase.start] == "V":
            return self._left_out(source, draft)
        stands_for = language.possessives.get(word.split()[0], word)  # Her Excellency; his words
        gender = language.pronouns.get(stands_for, "")
        if gender == "i" or word == "we" or " " in stands_for:
            return UNKNOWN  # "the two": who they are, no rule says
        if gender == "o":
            return self._it(source, draft, f"“{word}”")
        if gender == "p":
            return self._they(source, draft, f"“{word}”")
        return self._he_or_she(source, draft, f"“{word}”", gender)

    def _it(self, source: Source, draft: Draft, step: str) -> Meant:
        agent = self._agent_before(source) or self._body_before(source)
        found = agent or self._last(draft, "organisation", source, step)
        return found if found.name else self.bodies.named_before(source) or found

    def _they(self, source: Source, draft: Draft, step: str) -> Meant:
        found = self._group_before(source) or self._last(draft, "group", source, step)
        return found if found.name else self._last(draft, "organisation", source, step)

    def _he_or_she(self, source: Source, draft: Draft, step: str, gender: str) -> Meant:
        """Who opened the sentence before, spoke last or was named last; else the only one."""
        place = source.place()
        opener = self._opened_before(source)
        if opener is not None and opener.gender in ("", gender):
            return link_person(self.scene, opener, step, source.span())
        stranger = self._stranger_before(source)
        if stranger is not None:
            chain = (Evidence(source.span(), step), *stranger.evidence)
            return replace(stranger, judgement="matched", evidence=chain, step=step)
        spoken = self._spoke_last(draft.paragraph, gender)
        person = self.people.named_before(place, draft.paragraph, gender, self._is_subject)
        if spoken is not None and (person is None or not self._takes_over(person, spoken)):
            if spoken.person is not None:
                return link_person(self.scene, spoken.person, step, source.span())
            chain = (Evidence(source.span(), step), *spoken.evidence[-2:])
            return Meant(
                spoken.name, spoken.type, "matched", None, spoken.role, chain, step=step
            )  # fmt: skip
        if person is not None:
            return link_person(self.scene, person[1], step, source.span())
        found = self._last(draft, "person", source, step, gender)
        alone = None if found.name else self.people.only_one(place, draft.paragraph, gender)
        return link_person(self.scene, alone, step, source.span()) if alone is not None else found

    def _agent_before(self, source: Source) -> Meant | None:
        """`a fact shown by Halvard Research, when it reported that …`"""
        t = source.sentence.tagged
        for i in reversed(range(source.phrase.start)):
            if t.words[i] == "by":
                phrase = read_phrase(t, i + 1, source.phrase.start)
                if phrase is not None and phrase.kind == "organisation" and t.tags[i + 1] in "NCD":
                    return self.bodies.resolve(Source(phrase, source.sentence))
        return None

    def _body_before(self, source: Source) -> Meant | None:
        """`Foldwell grew when it announced …`, `Foldwell looked at shops. It says …`: who leads."""
        own = source.phrase.start > 1 and (
            source.phrase.tagged.tags[source.phrase.start - 1] in "Wb"
        )
        sentence = source.sentence if own else source.sentence.before
        if sentence is None or not sentence.tagged.tags:
            return None
        t = sentence.tagged
        phrase = read_phrase(t, 0, source.phrase.start if own else len(t.tags))
        if phrase is None or not _ASIDE_THEN_VERB.match(t.tags[phrase.stop :]):
            return None
        single = phrase.kind == "name" and phrase.end - phrase.start == 1
        known = bool(self.people.by_surname(name_keys(phrase.words()), source.place(), ""))
        if phrase.kind == "organisation" and _BODY.match(t.tags[phrase.start :]):
            return self.bodies.resolve(Source(phrase, sentence))
        if not single or known or phrase.words() in GIVEN_NAMES:
            return None
        meant = self._named(Source(phrase, sentence))
        return meant if meant.type == "organisation" else None

    def _group_before(self, source: Source) -> Meant | None:
        """`Miners look to the sea. They say …`: the people the sentence before is about."""
        before = source.sentence.before
        if before is None or not before.tagged.tags:
            return None
        t = before.tagged
        phrase = read_phrase(t, 0, len(t.tags))
        if phrase is None or phrase.apposed:
            return None
        end = phrase.end + (t.tags[phrase.end : phrase.end + 1] == "w")  # nickel | miners
        noun = t.words[end - 1].lower()
        people = t.tags[end - 1] in "gr" or titles.is_person_noun(noun.removesuffix("s"))
        if not people or noun[-1:] != "s" or not _DOES.match(t.tags[end:]):
            return None
        place = before.span(phrase.start, end)
        chain = (Evidence(source.span(), "mention"), Evidence(place, "“they”"))
        name = strip_determiner(t.phrase(phrase.start, end))
        return Meant(name, "group", "matched", evidence=chain)

    def _opened_before(self, source: Source) -> Person | None:
        """`Gleason spoke of water. He notes …`: a surname whose full name stands untitled."""
        before = source.sentence.before
        if before is None:
            return None
        t = before.tagged
        if not _OPENER.match(t.tags) or self.people.by_surname(
            name_keys(t.words[0]), source.place(), ""
        ):
            return None
        phrase = read_phrase(t, 0, 1)
        if phrase is None or phrase.kind != "name":
            return None
        return self.people.bare(name_keys(t.words[0])[-1], Source(phrase, before))

    def _stranger_before(self, source: Source) -> Meant | None:
        """`The Quay Queen, Ida Pell, gave thanks. “…,” she said`: a name that no title tells."""
        before = source.sentence.before
        told = _STRANGER.match(before.tagged.tags) if before is not None else None
        if before is None or told is None:
            return None
        t, start = before.tagged, told.start(told.lastindex or 1)
        who = told[1] is None or t.words[told.end(1) + 1].lower() == "who"
        phrase = read_phrase(t, start, told.end(told.lastindex or 1))
        keys = name_keys(clean_name(phrase.name_words())) if phrase is not None else ()
        if phrase is None or phrase.kind != "name" or not keys or not who:
            return None
        meant = self._named(Source(phrase, before))
        return meant if meant.name and meant.type == "person" else None

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

    def _left_out(self, source: Source, draft: Draft) -> Meant:
        """`«…», añadió`: whom the sentence before is about, or who spoke last; else nobody."""
        before = source.sentence.before
        find = source.phrase.tagged.language.subject_of_opening
        about = find(before) if before is not None and find is not None else None
        if before is not None and about is not None:
            other = Source(about, before)
            meant = self._named(other) if about.kind == "name" else self._role(other)
            chain = (Evidence(source.span(), "subject left out"), *meant.evidence)
            return replace(meant, evidence=chain, judgement="matched" if meant.name else "unknown")
        paragraph, spoken = self._previous
        if not spoken.name or draft.paragraph - paragraph > 2:
            return UNKNOWN
        chain = (Evidence(source.span(), "subject left out"), *spoken.evidence[-2:])
        step = "subject left out"
        return replace(spoken, judgement="matched", evidence=chain, candidates=(), step=step)

    def _is_subject(self, place: int) -> bool:
        """Whether a name at this place opens its sentence (or follows its title there)."""
        paragraphs = self.scene.paragraphs
        at = bisect_right(paragraphs, place, key=lambda paragraph: paragraph.span.start) - 1
        if at < 0 or place >= paragraphs[at].span.end:
            return False
        paragraph = paragraphs[at]

        def find_span(sentence: Sentence) -> Span:
            return paragraph.skeleton.span(sentence.start, sentence.end)

        sentences = paragraph.sentences
        at = bisect_right(sentences, place, key=lambda sentence: find_span(sentence).start) - 1
        if at < 0 or place >= find_span(sentences[at]).end:
            return False
        return place - find_span(sentences[at]).start < 90 and _leads(sentences[at], place)

    def _last(
        self, draft: Draft, kind: SpeakerType, source: Source, step: str, gender: str = ""
    ) -> Meant:
        for paragraph, meant in reversed(self.history[-_RECENT:]):
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
        name = strip_determiner(phrase.words())
        meant = Meant(
            name, role_type(phrase), "new", None, given,
            (Evidence(source.span(), "mention"),),
        )  # fmt: skip
        self.described[head] = meant
        return meant

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
        if headed := _headed(phrase):
            return self.people.called_again(headed, source, alone=True)
        if offices is not None and (the_one or t.tags[phrase.start : phrase.end] == "DNr"):
            person = self.people.called_again(offices, source)  # the boss, the Blues boss
        if person is None and count == 2 and head in t.language.roles_again:
            person = self.people.spoke_last(source.sentence.paragraph.index)
        return person
