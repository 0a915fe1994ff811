"""Which organisation or group is meant: `the company`, `SEC`, `the two banks`, `Verrolane`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from indexer.grammar.draft import Source
from indexer.grammar.phrase import Phrase
from indexer.grammar.scene import Scene
from indexer.languages.en.word_tags import tag_word
from indexer.languages.es.lexicon import titles as spanish_titles
from indexer.lexicon import body_words
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.organisations import COMPANY_WORDS, LEGAL_FORMS
from indexer.model import Evidence, Span, SpeakerType
from indexer.resolve.in_house import is_no_company
from indexer.resolve.meant import Meant, strip_determiner
from indexer.resolve.roles import RolePhrase
from indexer.resolve.spelled_out import SpelledOut
from indexer.resolve.spoken import Spoken, is_described
from indexer.resolve.the_company import LISTED, TheCompany
from indexer.text.fold import fold, fold_word
from indexer.text.lookup import RUNS

# its wholly owned subsidiary | Acme Inc., mining company | Acme
_DESCRIBED = re.compile(
    r"^.*\b(?:company|firm|startup|provider|maker|manufacturer|platform) (?=[A-Z])"
    r"|^.*\blaw firm of (?=[A-Z])"
    r"|^(?:[a-z][a-z’'-]* )+(?<! in )(?<! of )(?<! for )(?<! at )(?<! from )(?<! and )"
    r"(?=[A-Z])(?!.* [a-z]{4,})"
)
_OPENED = re.compile(r"^(?:[Bb]oth|According to|About|Of) (?=[A-Z])")
_OF_A_BODY = re.compile(r" (?:of|at|for) (?:the|our|its|this) (\w+)$")
_NAME_ONLY = re.compile("[NCOIL][NCOILp&]*")
_RUN = "{1,16}"  # capitalised words of one name, in a pattern
_ITS = re.compile(r"Its ")
_CAPITALS = re.compile(r"\b[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+)+")
_NO_END = r"(?<![a-z]{3}\.)"  # in a pattern: no full stop of a sentence stands here
_ENDED = re.compile(r"(?<=[a-z]{4}\.) ")  # Harbour Bank. | The Federal Government
_SENTENCE = 300  # code points a sentence before is looked for in
_ANY_BODY = body_words.ANY | spanish_titles.ANY_BODY
_BODY_TYPES: dict[str, SpeakerType] = {"group": "group", "thing": "unknown", "document": "unknown"}


def _head_of(words: str) -> str:
    """The last of some words, folded."""
    return fold_word(words.rsplit(maxsplit=1)[-1]) if words.split() else ""


_PLURAL = re.compile("[^s]s$")


def _type_of(phrase: Phrase) -> SpeakerType:
    """What a phrase without anybody's name speaks of."""
    if phrase.kind == "thing" and _PLURAL.search(phrase.words()):
        return "group"  # the pilots
    return _BODY_TYPES.get(phrase.kind, "organisation")


_THE_NOUN = re.compile(r"\b[Tt]he ([a-z]+)\b")
_BETWEEN_SENTENCES = re.compile(r"[.!?][”\"’']?\s+(?=[A-Z])")
_STOPPED = re.compile(r"[.!?] ?$")


@dataclass(eq=False)
class Bodies:
    """The organisations of one release; shares the history of its resolver."""

    scene: Scene
    issuer: str
    history: list[tuple[int, Meant]]
    described: dict[str, Meant]
    employer: str = ""  # the one body whose own people the release names
    surnames: frozenset[str] = frozenset()  # folded: of the people the release introduces
    _spoken: Spoken = field(default_factory=Spoken)
    _full: dict[str, tuple[str, Span] | None] = field(default_factory=dict)

    @cached_property
    def _company(self) -> TheCompany:
        return TheCompany(
            self.scene, self.issuer, self.history, self._spoken, self.employer, self.surnames
        )

    def plain_name(self, name: str) -> str:
        """A name without the heading that ran into it."""
        return self._company.plain_name(name)

    def with_body(self, role: RolePhrase | None) -> RolePhrase | None:
        """`general secretary of the union`: the union is the one the release names."""
        if role is not None and not role.organisation and role.role:
            role = self._of_the_last(role)
        if role is not None and self._is_anothers(role.organisation):
            meant = self._body_called(role.organisation, role.span)
            return RolePhrase(role.role, meant.name if meant is not None else "", role.span)
        match = _OF_A_BODY.search(role.role) if role is not None and not role.organisation else None
        if role is None or match is None or match.group(1) not in COMPANY_WORDS:
            return role
        meant = self._body_called(match.group(1), role.span)
        name = meant.name if meant is not None else ""
        return RolePhrase(role.role[: match.start()], name, role.span)

    def _is_anothers(self, noun: str) -> bool:
        """Whether `the orchestra’s founder` is of no body that issues the release."""
        if noun in _ANY_BODY:
            return is_no_company(self.issuer)
        called = noun in COMPANY_WORDS and noun not in body_words.PLACES
        return called and bool(self.issuer) and noun not in self.issuer.lower()

    def _of_the_last(self, role: RolePhrase) -> RolePhrase:
        """`Its chief engineer`: the one body the sentence before names."""
        text, start = self.scene.text, role.span.start
        before = text[max(0, start - _SENTENCE) : start]
        if not _ITS.match(text, start) or not _STOPPED.search(before.rstrip(" ")):
            return role
        sentence = _BETWEEN_SENTENCES.split(before.rstrip(" .!?"))[-1]
        named = {strip_determiner(m.group()) for m in _CAPITALS.finditer(sentence)}
        bodies = [n for n in named if n.split()[0] not in GIVEN_NAMES]
        return RolePhrase(role.role, bodies[0], role.span) if len(bodies) == 1 else role

    def named_before(self, source: Source) -> Meant | None:
        """`the brewery` a sentence or two before an `it`."""
        place = source.place()
        before = self.scene.text[max(0, place - 300) : place]
        named = _THE_NOUN.findall(before)
        for head in reversed(named):
            if head in COMPANY_WORDS:
                return self.issued_by(head, source)
        return None

    def resolve(self, source: Source) -> Meant:
        """The body or group that a source names or describes; each step is asked in turn."""
        if source.phrase.kind == "document":  # reads a recent article: nobody is named
            return Meant("", "unknown", "unknown", evidence=(Evidence(source.span(), "mention"),))
        kind = _type_of(source.phrase)
        named = self._named_behind(source) if kind == "organisation" else None
        if named is not None:
            return named
        plain = LISTED.sub("", strip_determiner(source.phrase.words()))
        if plain in spanish_titles.ANY_BODY:
            return self.issued_by(plain, source) or Meant("", "unknown", "unknown")
        if kind == "organisation":
            plain = self._without_description(plain)
        known = self._jointly_named(plain, source)
        if known is None and kind == "organisation":
            known = self._known_as(plain, source)
        return known or self._same_words(plain, source) or self._first_named(plain, kind, source)

    def _named_behind(self, source: Source) -> Meant | None:
        """`The successor company, Merrin Tiles, said`: the name in apposition."""
        t, phrase = source.phrase.tagged, source.phrase
        described = is_described(strip_determiner(phrase.words())) and phrase.apposed
        if not described or not _NAME_ONLY.fullmatch(t.tags, *phrase.apposed[0]):
            return None
        place = source.sentence.span(*phrase.apposed[0])
        chain = (Evidence(source.span(), "mention"), Evidence(place, "in full"))
        return Meant(t.phrase(*phrase.apposed[0]), "organisation", "matched", evidence=chain)

    def _without_description(self, name: str) -> str:
        """`mining company Acme` -> `Acme`"""
        bare = _OPENED.sub("", _DESCRIBED.sub("", name))
        legal_form = tag_word(bare) in "LC" and len(bare) < 4  # "naoo AG"
        return self.plain_name(name if legal_form else bare)

    def _known_as(self, words: str, source: Source) -> Meant | None:
        """The body that words of the release stand for: `the brewery`, `Verrolane`, `SEC`."""
        head = _head_of(words)
        described = is_described(words) or (head in _ANY_BODY and " " not in words)  # the Company
        known = self.issued_by(head, source) if described else None
        known = known or self.known(source) or self.registered(words, source)
        if known is None and (tag_word(words) == "O" or (described and words in COMPANY_WORDS)):
            known = self._in_full(words.capitalize(), source)
        if known is None and described and words in body_words.SPELT_OTHERWISE:
            known = self.issued_by(body_words.SPELT_OTHERWISE[words], source)
        if known is None and described:
            known = self._house(words, source)
        return known

    def _house(self, noun: str, source: Source) -> Meant | None:
        """`the charity` in a release that one issued, though its name does not tell that."""
        t, start = source.phrase.tagged, source.phrase.start
        if noun not in body_words.HOUSES or t.words[start].lower() not in t.language.definite:
            return None
        told = {word.lower().strip(",.") for word in self.issuer.split()}
        kinds = told & (COMPANY_WORDS | LEGAL_FORMS)
        if not told or kinds or is_no_company(self.issuer):
            return None  # a bank is no charity
        chain = (Evidence(source.span(), "mention"),)
        return Meant(self.issuer, "organisation", "matched", evidence=chain)

    def _same_words(self, words: str, source: Source) -> Meant | None:
        """`the pilots`, who were called that before."""
        earlier = self.described.get(_head_of(words)) if is_described(words) else None
        if earlier is None:
            return None
        chain = (Evidence(source.span(), "same words"), *earlier.evidence)
        return Meant(earlier.name, earlier.type, "matched", None, earlier.role, chain)

    def _first_named(self, words: str, kind: SpeakerType, source: Source) -> Meant:
        """A body or group that was not met before; a group by its fullest name in the text."""
        head = _head_of(words)
        if kind == "group" and is_described(words) and " " not in words:
            words = self._fuller(head) or words
        meant = Meant(words, kind, "new", evidence=(Evidence(source.span(), "mention"),))
        self.described[head] = meant
        return meant

    def _fuller(self, noun: str) -> str:
        """`pilots` -> `Port Merrin pilots`, but not `But pilots`"""
        found = self.scene.lookup.find(rf"(?:[A-Z][\w’'&.-]+ ){_RUN}{re.escape(noun)}\b", RUNS)
        full = _ENDED.split(found.group())[-1] if found is not None else ""
        return full if full and tag_word(full.split()[0].lower()) not in "bFADPTWf&" else ""

    def _jointly_named(self, words: str, source: Source) -> Meant | None:
        """`the two banks`: the pair that spoke before."""
        if not is_described(words) or words.split(maxsplit=1)[0] not in ("two", "both"):
            return None
        meant = self._spoken.follow(self.history).joint
        if meant is None:
            return None
        chain = (Evidence(source.span(), "mention"), *meant.evidence)
        return Meant(meant.name, meant.type, "matched", evidence=chain)

    def _in_full(self, word: str, source: Source) -> Meant | None:
        """`the Department`, `the Authority`: the one body of that word the release spells out."""
        if word not in self._full:
            self._full[word] = self._spell(word)
        found = self._full[word]
        if found is None:
            return None
        name, place = found
        chain = (Evidence(source.span(), "mention"), Evidence(place, "in full"))
        return Meant(name, "organisation", "matched", evidence=chain)

    def _spell(self, word: str) -> tuple[str, Span] | None:
        matches = self.scene.lookup.find_all(
            rf"(?:[A-Z][\w’'&-]+ (?:of |and |the |for )?){_RUN}{word}\b(?! (?:of|for) )"
            rf"|\b{word} (?:of|for) (?:the )?[A-Z][\w’-]+"
            r"(?:,? (?:and |of |the |for )?[A-Z][\w’-]+)*",
            RUNS,
        )
        named = {strip_determiner(m.group()).strip(): Span(*m.span()) for m in matches}
        named.pop(word, None)
        if not named:
            return None
        several = len({n.lower() for n in named}) > 1
        return (
            (self.issuer, named[self.issuer])
            if several and self.issuer in named
            else next(iter(named.items()))
        )

    def registered(self, words: str, source: Source) -> Meant | None:
        """A body by its short form: spelled out before brackets, or with its legal form."""
        spelled = self._spelled_out.find(words)
        if spelled is None:
            return None
        chain = (Evidence(source.span(), "mention"), Evidence(spelled, "spelled out"))
        name = strip_determiner(spelled.of(self.scene.text))
        return Meant(name, "organisation", "matched", evidence=chain)

    @cached_property
    def _spelled_out(self) -> SpelledOut:
        return SpelledOut(self.scene.text)

    def issued_by(self, head: str, source: Source) -> Meant | None:
        return self._body_called(head, source.span())

    def _body_called(self, head: str, place: Span) -> Meant | None:
        """`the company`, `the brewery`: the body of that kind the release named last."""
        mention = Evidence(place, "mention")
        if head in _ANY_BODY:
            name = self._company.called(head, place)
            return Meant(name, "organisation", "matched", evidence=(mention,)) if name else None
        meant = self._spoken.follow(self.history).by_kind.get(head)
        if meant is not None:
            chain = (mention, *meant.evidence)
            return Meant(meant.name, "organisation", "matched", None, None, chain)
        found = self.scene.lookup.find_all(
            rf"\b(?:[A-Z][\w’'&.-]*{_NO_END} (?:of |and |for |the )?){_RUN}"
            rf"{re.escape(head.capitalize())}\b",
            RUNS,
        )
        if not found or not head:
            return None
        named = next((m for m in reversed(found) if m.end() <= place.start), found[0])
        name = strip_determiner(named.group())
        if name.lower() == head:
            return None  # “The Municipality of Merrin” is told by ``_spell``
        chain = (mention, Evidence(Span(*named.span()), "full name"))
        return Meant(name, "organisation", "matched", evidence=chain)

    def known(self, source: Source) -> Meant | None:
        """A short form of a body that spoke before: `Verrolane` for `Verrolane Biosystems, Inc.`"""
        words = fold(strip_determiner(source.phrase.words()))
        meant = self._spoken.follow(self.history).first.get(words)
        if meant is None:
            return None
        chain = (Evidence(source.span(), "mention"), *meant.evidence)
        return Meant(meant.name, "organisation", "matched", None, None, chain)
