"""Whom a pronoun means: who opened the sentence before, spoke last, or was named last."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace

from indexer.grammar.draft import Draft, Source
from indexer.grammar.phrases import read_phrase
from indexer.grammar.scene import Scene, Sentence
from indexer.lexicon import titles
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.model import Evidence, Span, SpeakerType
from indexer.resolve.bodies import Bodies
from indexer.resolve.cast import Person, name_keys
from indexer.resolve.full_names import clean_name
from indexer.resolve.links import link_person
from indexer.resolve.meant import UNKNOWN, Meant, strip_determiner
from indexer.resolve.people import People

_OFTEN = 3  # times that a release names whose account it is
_RECENT = 60  # quotes among whose speakers somebody is looked for
_OPENER = re.compile("N(?:,W[^,.;:QV]{1,20},)?[Aa]*[avVw]")
_BODY = re.compile("D?[NCOL]")
_ASIDE_THEN_VERB = re.compile("(?:,[^,.;:QV]{1,20},)?[Aa]*[vVw]")
_DOES = re.compile("[Aa]*[vVaw]")
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


@dataclass(eq=False)
class Pronouns:
    """Resolves pronouns, and subjects left out; shares the history of its resolver."""

    scene: Scene
    people: People
    bodies: Bodies
    history: list[tuple[int, Meant]]
    resolve_name: Callable[[Source], Meant]
    resolve_role: Callable[[Source], Meant]
    last_place: int = 0  # where the last source stood
    previous: tuple[int, Meant] = (0, UNKNOWN)  # where the last draft stood, and who was meant

    def resolve(self, source: Source, draft: Draft) -> Meant:
        """Whom the pronoun of a source means; nobody where no rule says."""
        word = source.phrase.words().lower()
        language = source.phrase.tagged.language
        if language.drops_subjects and source.phrase.tagged.tags[source.phrase.start] == "V":
            return self._left_out(source, draft)
        stands_for = language.possessives.get(word.split()[0], word)  # Her Excellency; his words
        gender = language.pronouns.get(stands_for, "")
        if word == "we" and draft.lemma == "announce" and self._is_told_by_issuer():
            return self._issuer(source)
        if gender == "i" or word == "we" or " " in stands_for:
            return UNKNOWN  # "the two": who they are, no rule says
        if gender == "o":
            return self._it(source, draft, f"“{word}”")
        if gender == "p":
            return self._they(source, draft, f"“{word}”")
        return self._he_or_she(source, draft, f"“{word}”", gender)

    def _issuer(self, source: Source) -> Meant:
        """`We are pleased to announce`: outside of anybody's words, who issued the release."""
        chain = (Evidence(source.span(), "“we”"),)
        name = self.bodies.issuer
        return Meant(name, "organisation", "matched", evidence=chain, step="“we”")

    def _is_told_by_issuer(self) -> bool:
        """Whether a release is its issuer's own account: named often, and no marks were lost."""
        named = self.scene.text.count(self.bodies.issuer) if self.bodies.issuer else 0
        return named >= _OFTEN and not any(one.is_bare for one in self.scene.stretches)

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
        if spoken is not None and (
            person is None or not self._takes_over(person, spoken, source, draft)
        ):
            if spoken.person is not None:
                return link_person(self.scene, spoken.person, step, source.span())
            chain = (Evidence(source.span(), step), *spoken.evidence[-2:])
            return Meant(
                spoken.name, spoken.type, "matched", None, spoken.role, chain, step=step
            )  # fmt: skip
        if person is not None:
            return link_person(self.scene, person[1], step, source.span())
        found = self._last(draft, "person", source, step, gender)
        if found.name:
            return found
        alone = self.people.only_one(place, draft.paragraph, gender) or self._misjudged(
            place, draft.paragraph, gender
        )
        return link_person(self.scene, alone, step, source.span()) if alone is not None else found

    def _misjudged(self, place: int, paragraph: int, gender: str) -> Person | None:
        """`Halimah Roe said … “…,” she said`: who spoke last or is named, by a name misread.

        The only person near, whose given name alone spoke for the other gender.
        """
        spoken = self._spoke_last(paragraph, "")
        near = self.people.named_before(place, paragraph, "", self._is_subject)
        person = spoken.person if spoken is not None else near[1] if near is not None else None
        if person is None or not person.guessed or (near is not None and near[1] is not person):
            return None
        if spoken is None and not person.roles:
            return None  # a firm called Georgia Boats
        person.tell_gender(gender)
        return person

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
        meant = self.resolve_name(Source(phrase, sentence))
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
        meant = self.resolve_name(Source(phrase, before))
        return meant if meant.name and meant.type == "person" else None

    def _takes_over(
        self, named: tuple[int, Person], spoken: Meant, source: Source, draft: Draft
    ) -> bool:
        """Whether somebody named since the last quote is the one a pronoun means now."""
        place, person = named
        if place <= self.last_place or person is spoken.person:
            return False
        return self._is_subject(place) or self._is_named_alone(person, source, draft)

    def _is_named_alone(self, person: Person, source: Source, draft: Draft) -> bool:
        """`The piece is by Ann Roe. “…,” she says`: the sentence before names nobody else.

        And who spoke last did so in a paragraph above.
        """
        before = source.sentence.before
        if before is None or not self.history or self.history[-1][0] >= draft.paragraph:
            return False
        stretch = before.span(0, len(before.tagged.tags)) if before.tagged.tags else None
        return stretch is not None and self.people.named_within(stretch) == [person]

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
            meant = self.resolve_name(other) if about.kind == "name" else self.resolve_role(other)
            chain = (Evidence(source.span(), "subject left out"), *meant.evidence)
            return replace(meant, evidence=chain, judgement="matched" if meant.name else "unknown")
        paragraph, spoken = self.previous
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
