"""Which organisation or group is meant: `the company`, `SEC`, `the two banks`, `Verrolane`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from indexer.grammar.draft import Source
from indexer.grammar.phrases import Phrase, read_phrase
from indexer.grammar.scene import Scene
from indexer.grammar.tagged import Tagged
from indexer.languages.en.word_tags import tag_word
from indexer.languages.es.lexicon import titles as spanish_titles
from indexer.lexicon import body_words
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.organisations import COMPANY_WORDS
from indexer.model import Evidence, Span, SpeakerType
from indexer.resolve.headings import runs_on, without_heading
from indexer.resolve.in_house import is_no_company
from indexer.resolve.meant import Meant, strip_determiner
from indexer.resolve.roles import RolePhrase
from indexer.resolve.spelled_out import LEGAL, SpelledOut
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
_LISTED = re.compile(r"^.*[\w.-]-(?:listed|based|headquartered|owned) (?=[A-Z])")
_OF_A_BODY = re.compile(r" (?:of|at|for) (?:the|our|its|this) (\w+)$")
_TICKER = re.compile(
    r"((?:[a-z]?[A-Z][\w’'&.-]*[™®]?,? ){0,5}?[A-Z][\w’'&.-]*)[™®]?,? ?"
    r"\((?:NASDAQ|Nasdaq|NYSE|AMEX|OTC[\w-]*|TSX[\w-]*|CSE|LSE|ASX|HKEX|SEHK)\b[^)]{1,40}\)"
)
_DEFINED = re.compile(  # Tormund Gold Corp. (“Tormund” or the “Company”)
    r"((?:[A-Z][\w’'&.-]*,? ){0,6}?[A-Z][\w’'&.-]*),? ?(?:\([^()]{1,60}\) ?){0,2}"
    r"\([^()]{0,60}(?:\b[Tt]he )?[“\"](?:the )?(?:Company|Group|Corporation|Firm)[”\"]\)"
)
_HEADLINE = re.compile(  # Foldwell Announces New Managed Services
    r"((?:[A-Z][\w’'&.-]*,? ){0,4}?[A-Z][\w’'&.-]*) (?:Successfully )?"
    r"(?i:Announces?|Reports?|Launche?s?|Unveils?|Introduces?|Expands?|Advances?|Provides?|Signs?"
    r"|Completes?|Closes?|Receives?|Implements?|Posts?|Acquires?|Appoints?|Names|Opens?|Secures?)\b"
)
_ACTS = re.compile(
    r"(?<![.\w’'-] )(?<![\w-])([A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})(?:[’']s? "
    r"| (?:is|has|was|says|said|plans|believes|aims|offers|announced|expects|reported|will) )"
)
_OPENER = re.compile("(?:(?:A|F[^,.:;Q]{1,10}),)?")
_OWNER_FIRST = re.compile("([NCOL]+)'")
_ACTED_THERE = re.compile("(?:fN{1,3}(?:,N{1,3}){0,2},?)?[Aa]*[vVaw]")  # Foods, Inc. of Merrin, is
_WITH_LEGAL_FORM = re.compile(rf"(?:{LEGAL})\.?$")
_PLACE_BEHIND = re.compile(rf"(\b(?:{LEGAL})\b\.?) of .*$")  # Roe Foods, Inc. | of Merrin
_NAME_ONLY = re.compile("[NCOIL][NCOILp&]*")
_OWNER = re.compile("[’']s$")
_LEAD = 1_500  # code points: whose ticker stands here, the release is about
_OFTEN = 4
_RUN = "{1,16}"  # capitalised words of one name, in a pattern
_ABOVE = 3  # paragraphs, the one of the words included, in which a company may lead
_SENTENCES = 8
_RECENT = 60  # quotes among whose speakers a body is near
_ITS = re.compile(r"Its ")
_CAPITALS = re.compile(r"\b[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+)+")
_NO_END = r"(?<![a-z]{3}\.)"  # in a pattern: no full stop of a sentence stands here
_ENDED = re.compile(r"(?<=[a-z]{4}\.) ")  # Harbour Bank. | The Federal Government
_SENTENCE = 300  # code points a sentence before is looked for in
_NEAR = 700  # code points in which "the company" goes on with the company just named
_ANY_BODY = body_words.ANY | spanish_titles.ANY_BODY
_BODY_TYPES: dict[str, SpeakerType] = {"group": "group", "thing": "unknown", "document": "unknown"}


def _plain_company(words: str) -> str:
    """`At Vancouver-based Austin Gold` -> `Austin Gold`"""
    plain = re.sub(r"^.*-(?:based|listed) ", "", words.strip(" ,"))
    first, _, rest = plain.partition(" ")
    return rest if rest and tag_word(first.lower()) in "FfDAbTW" else plain


_PUBLIC = re.compile(
    r"^U\.S\. |\b(?:Department|Ministry|Commission|Court|Agency|Bureau|Senate|Congress|Parliament"
    r"|Government|University|Homeland Security|Federal Reserve|Police)\b"
)


def _is_company(name: str) -> bool:
    """Whether a name can be what "the company" stands for: no article, country or regulator."""
    first, _, rest = name.partition(" ")
    if " and " in name or name.endswith("-based") or _PUBLIC.search(name) is not None:
        return False
    if not first or (not rest and tag_word(name) == "O"):
        return False  # nothing at all, or "Gold", "Home"
    return bool(first) and (
        bool(rest) or not (name in body_words.NO_COMPANY or tag_word(name.lower()) in "DPFAbTWfa")
    )


def _is_described(name: str) -> bool:
    """Whether a body is told by what it is, in small letters: not inGroup International."""
    return name[:1].islower() and name.partition(" ")[0].islower()


def _head_of(words: str) -> str:
    """The last of some words, folded."""
    return fold_word(words.rsplit(maxsplit=1)[-1]) if words.split() else ""


def _type_of(phrase: Phrase) -> SpeakerType:
    """What a phrase without anybody's name speaks of."""
    if phrase.kind == "thing" and re.search("[^s]s$", phrase.words()):
        return "group"  # the pilots
    return _BODY_TYPES.get(phrase.kind, "organisation")


def _leader(t: Tagged) -> str:
    """Who acts at the head of a sentence, by a name: `Foldwell expanded its works.`"""
    opened = _OPENER.match(t.tags)
    start = opened.end() if opened is not None else 0
    owner = _OWNER_FIRST.match(t.tags, start)  # "As such, Foldwell’s success is …"
    phrase = read_phrase(t, start, owner.end(1) if owner is not None else len(t.tags))
    if phrase is None or phrase.kind not in ("organisation", "name"):
        return ""
    acts = owner is not None or _ACTED_THERE.match(t.tags, phrase.stop) is not None
    return _PLACE_BEHIND.sub(r"\1", strip_determiner(phrase.words())) if acts else ""


def _only_one(names: Iterable[str]) -> str:
    """The one company among names, its short forms included; "" where there are several."""
    found = sorted({n for n in names if _is_company(n)}, key=lambda n: (len(n), n))
    return found[-1] if found and all(n.startswith(found[0]) for n in found) else ""


@dataclass(eq=False)
class _Spoken:
    """The organisations of a history, gathered as it grows: each is asked for many times."""

    last: dict[str, Meant] = field(default_factory=dict)  # by name
    first: dict[str, Meant] = field(default_factory=dict)  # by folded name, whole or its beginning
    by_kind: dict[str, Meant] = field(default_factory=dict)  # by the last word of a proper name
    order: dict[str, int] = field(default_factory=dict)  # of names by their first words
    joint: Meant | None = None  # the pair that spoke last
    read: int = 0

    def follow(self, history: list[tuple[int, Meant]]) -> _Spoken:
        """Take up what was added to the history since."""
        for _, meant in history[self.read :]:
            if meant.type in ("organisation", "group") and " and " in meant.name:
                self.joint = meant
            if meant.type == "organisation":
                self.last[meant.name] = meant
                self.order.setdefault(meant.name, len(self.order))
                words = fold(meant.name).split(" ")
                for end in range(1, len(words) + 1):
                    self.first.setdefault(" ".join(words[:end]), meant)
                if not _is_described(meant.name):
                    self.by_kind[fold_word(meant.name.split()[-1])] = meant
        self.read = len(history)
        return self


@dataclass(eq=False)
class Bodies:
    """The organisations of one release; shares the history of its resolver."""

    scene: Scene
    issuer: str
    history: list[tuple[int, Meant]]
    described: dict[str, Meant]
    employer: str = ""  # the one body whose own people the release names
    surnames: frozenset[str] = frozenset()  # folded: of the people the release introduces
    _main: str | None = None
    _spoken: _Spoken = field(default_factory=_Spoken)
    _plain: dict[str, str] = field(default_factory=dict)
    _full: dict[str, tuple[str, Span] | None] = field(default_factory=dict)

    def plain_name(self, name: str) -> str:
        """A name without the heading that ran into it."""
        if name not in self._plain:
            self._plain[name] = without_heading(name, self.scene.lookup)
        return self._plain[name]

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
        if not _ITS.match(text, start) or not re.search(r"[.!?] ?$", before.rstrip(" ")):
            return role
        sentence = re.split(r"[.!?][”\"’']?\s+(?=[A-Z])", before.rstrip(" .!?"))[-1]
        named = {strip_determiner(m.group()) for m in _CAPITALS.finditer(sentence)}
        bodies = [n for n in named if n.split()[0] not in GIVEN_NAMES]
        return RolePhrase(role.role, bodies[0], role.span) if len(bodies) == 1 else role

    def named_before(self, source: Source) -> Meant | None:
        """`the brewery` a sentence or two before an `it`."""
        place = source.place()
        before = self.scene.text[max(0, place - 300) : place]
        named = re.findall(r"\b[Tt]he ([a-z]+)\b", before)
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
        plain = _LISTED.sub("", strip_determiner(source.phrase.words()))
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
        described = _is_described(strip_determiner(phrase.words())) and phrase.apposed
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
        described = _is_described(words) or (head in _ANY_BODY and " " not in words)  # the Company
        known = self.issued_by(head, source) if described else None
        known = known or self.known(source) or self.registered(words, source)
        if known is None and tag_word(words) == "O":
            known = self._in_full(words, source)
        return known

    def _same_words(self, words: str, source: Source) -> Meant | None:
        """`the pilots`, who were called that before."""
        earlier = self.described.get(_head_of(words)) if _is_described(words) else None
        if earlier is None:
            return None
        chain = (Evidence(source.span(), "same words"), *earlier.evidence)
        return Meant(earlier.name, earlier.type, "matched", None, earlier.role, chain)

    def _first_named(self, words: str, kind: SpeakerType, source: Source) -> Meant:
        """A body or group that was not met before; a group by its fullest name in the text."""
        head = _head_of(words)
        if kind == "group" and _is_described(words) and " " not in words:
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
        if not _is_described(words) or words.split(maxsplit=1)[0] not in ("two", "both"):
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
            name = self._company(head, place)
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
        chain = (mention, Evidence(Span(*named.span()), "full name"))
        return Meant(name, "organisation", "matched", evidence=chain)

    def _company(self, head: str, place: Span) -> str:
        """Which body is "the company" at a place: the first that one of these ways finds."""
        other = self._seeks_plaintiffs or is_no_company(self.issuer)
        any_kind = head in ("organisation", "organization", "group")
        name = (
            ("" if other else self.issuer)
            or self._defined
            or ("" if any_kind else self._listed)
            or self._speaking(place)
            or self._leading(place.start)
            or self._in_the_headline
            or self._most_named()
            or self.employer
        )
        return _OWNER.sub("", _LISTED.sub("", name))

    def _speaking(self, place: Span) -> str:
        """The only company that spoke so far, or that which spoke just before a place."""
        bodies = self._spoken.follow(self.history).last
        alone = [*bodies.values()] if len(bodies) == 1 else self._near(place)
        return _LISTED.sub("", next((m.name for m in alone if _is_company(m.name)), ""))

    def _leading(self, place: int) -> str:
        """The company that led a sentence shortly before: `Foldwell expanded its works.`"""
        paragraphs = self.scene.paragraphs
        at = bisect_right(paragraphs, place, key=lambda paragraph: paragraph.span.start)
        near = [s for p in paragraphs[max(0, at - _ABOVE) : at] for s in p.sentences if p.running]
        before = (s for s in reversed(near) if s.tagged.words and s.span(0, 1).start < place)
        for sentence in islice(before, _SENTENCES):
            name = _leader(sentence.tagged)
            if name and self._is_the_company(name):
                name, headed = self.plain_name(name), self._in_the_headline
                return headed if headed.startswith(f"{name} ") else name
        return ""

    def _is_the_company(self, name: str) -> bool:
        """Whether who leads a sentence is a company: nobody's name, no description, no heading."""
        first, *rest = name.split()
        if first in GIVEN_NAMES or (not rest and fold(first) in self.surnames):
            return False
        if runs_on(self.plain_name(name)) or _is_described(name):
            return False
        return _is_company(name) and self._is_told_as_company(name)

    def _is_told_as_company(self, name: str) -> bool:
        """By its legal form, a ticker or the headline, somewhere in the release."""
        told = (
            rf"{re.escape(name)}(?: [A-Z][\w&-]+){{0,3}},?"
            rf"(?: (?:{LEGAL})\b(?!-)| \([A-Z]\w+: ?[A-Z])"
        )
        common = " " not in name and self._is_a_word(name)
        if common or name.endswith("-based"):
            return False  # "Gold"
        if _WITH_LEGAL_FORM.search(name) is not None or self._in_the_headline.startswith(name):
            return True
        return self._opens_the_text(name) or self.scene.lookup.find(told) is not None

    def _opens_the_text(self, name: str) -> bool:
        """Whether a body of several words is whom the first sentence is about."""
        first = next((p.sentences[0] for p in self.scene.paragraphs if p.running), None)
        several = " " in name and any(tag_word(word) in "OL" for word in name.split())
        return first is not None and several and _leader(first.tagged) == name

    def _near(self, place: Span) -> list[Meant]:
        """Of the bodies that spoke just before a place, the one that came up last; none or one."""
        spoken = self._spoken
        recent = {m.name for _, m in self.history[-_RECENT:] if m.type == "organisation"}
        near = [spoken.last[name] for name in recent if self._is_near(spoken.last[name], place)]
        return sorted(near, key=lambda m: spoken.order[m.name])[-1:]

    def _is_near(self, meant: Meant, place: Span) -> bool:
        """Whether a body spoke by its name in the lines just before a place."""
        spoke = meant.evidence[0].span.start if meant.evidence else -_NEAR
        plain = not _is_described(meant.name) and " and " not in meant.name
        return plain and 0 <= place.start - spoke < _NEAR

    @cached_property
    def _listed(self) -> str:
        """The only company of the release with a ticker, unless it is named in passing."""
        found = [*_TICKER.finditer(self.scene.text)]
        name = _only_one(_plain_company(m.group(1)) for m in found)
        early = bool(found) and found[0].start() < _LEAD
        often = self.scene.text.count(name.split(maxsplit=1)[0]) if name else 0
        return name if early or often >= _OFTEN else ""

    @cached_property
    def _seeks_plaintiffs(self) -> bool:
        """A law firm's alert to investors: "the company" is the one it would sue."""
        text = self.scene.text.lower()
        return "class action" in text and "investors" in text and " law" in text

    @cached_property
    def _defined(self) -> str:
        """The body that the release says it will call the Company."""
        return _only_one(_plain_company(m.group(1)) for m in _DEFINED.finditer(self.scene.text))

    @cached_property
    def _in_the_headline(self) -> str:
        """Who announces something in the headline, if the text names it too."""
        found = _HEADLINE.match(self.scene.release.title)
        name = found.group(1) if found is not None else ""
        named = name.split()[:1] and name.split()[0] not in GIVEN_NAMES and _is_company(name)
        return name if named and name in self.scene.text else ""

    def _most_named(self) -> str:
        """The company an article is about: what acts in it at least twice as often as any other."""
        if self._main is None:
            counts = Counter(m.group(1) for m in _ACTS.finditer(self.scene.text))
            first, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
            told = first[1] >= 3 and first[1] >= 2 * second[1]
            words = first[0].split()
            person = bool(words) and (words[0] in GIVEN_NAMES or tag_word(words[0]) not in "NCI")
            person = person or (len(words) == 1 and self._is_a_word(words[0]))
            name = _plain_company(first[0]) if told and not person else ""
            self._main = name if _is_company(name) else ""
        return self._main

    def _is_a_word(self, name: str) -> bool:
        """Whether the text has it in lower case too, not in an address: silver is dear."""
        lookup = self.scene.lookup
        if not lookup.count(name.lower()):
            return False
        return lookup.find(rf"(?<![\w./@-]){re.escape(name.lower())}(?!\.?[\w@-])") is not None

    def known(self, source: Source) -> Meant | None:
        """A short form of a body that spoke before: `Verrolane` for `Verrolane Biosystems, Inc.`"""
        words = fold(strip_determiner(source.phrase.words()))
        meant = self._spoken.follow(self.history).first.get(words)
        if meant is None:
            return None
        chain = (Evidence(source.span(), "mention"), *meant.evidence)
        return Meant(meant.name, "organisation", "matched", None, None, chain)
