"""Which body a release means by "the company", where no name stands beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from indexer.grammar.phrases import read_phrase
from indexer.grammar.scene import Scene
from indexer.grammar.tagged import Tagged
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import body_words
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.model import Span
from indexer.resolve.headings import runs_on, without_heading
from indexer.resolve.in_house import is_no_company
from indexer.resolve.meant import Meant, strip_determiner
from indexer.resolve.spelled_out import LEGAL
from indexer.resolve.spoken import Spoken, is_described
from indexer.text.fold import fold

# its wholly owned subsidiary | Acme Inc., mining company | Acme
LISTED = re.compile(r"^.*[\w.-]-(?:listed|based|headquartered|owned) (?=[A-Z])")
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
_OWNER = re.compile("[’']s$")
_LEAD = 1_500  # code points: whose ticker stands here, the release is about
_OFTEN = 4
_ABOVE = 3  # paragraphs, the one of the words included, in which a company may lead
_SENTENCES = 8
_RECENT = 60  # quotes among whose speakers a body is near
_NEAR = 700  # code points in which "the company" goes on with the company just named


_BASED = re.compile(r"^.*-(?:based|listed) ")


def _plain_company(words: str) -> str:
    """`At Vancouver-based Austin Gold` -> `Austin Gold`"""
    plain = _BASED.sub("", words.strip(" ,"))
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
class TheCompany:
    """What "the company" stands for, place by place; shares the history of its resolver."""

    scene: Scene
    issuer: str
    history: list[tuple[int, Meant]]
    spoken: Spoken
    employer: str  # the one body whose own people the release names
    surnames: frozenset[str]  # folded: of the people the release introduces
    _main: str | None = None
    _plain: dict[str, str] = field(default_factory=dict)

    def plain_name(self, name: str) -> str:
        """A name without the heading that ran into it."""
        if name not in self._plain:
            self._plain[name] = without_heading(name, self.scene.lookup)
        return self._plain[name]

    def called(self, head: str, place: Span) -> str:
        """Which body is "the company" at a place: the first that one of these ways finds."""
        other = self._seeks_plaintiffs or is_no_company(self.issuer)
        any_kind = head in ("organisation", "organization", "group")
        name = (
            ("" if self._defined else self._just_spoke(place))
            or ("" if other else self.issuer)
            or self._defined
            or ("" if any_kind else self._listed)
            or self._speaking(place)
            or self._leading(place.start)
            or self._in_the_headline
            or self._most_named()
            or self.employer
        )
        return _OWNER.sub("", LISTED.sub("", name))

    def _just_spoke(self, place: Span) -> str:
        """Another company than the issuer that spoke right before, in the same paragraph."""
        paragraph, meant = self.history[-1] if self.history else (-1, None)
        if meant is None or meant.type != "organisation" or meant.name == self.issuer:
            return ""
        here = paragraph >= 0 and self.scene.paragraphs[paragraph].span.contains(place)
        plain = not (is_described(meant.name) or meant.name.isupper()) and _is_company(meant.name)
        return meant.name if here and plain and not self.issuer.startswith(meant.name) else ""

    def _speaking(self, place: Span) -> str:
        """The only company that spoke so far, or that which spoke just before a place."""
        bodies = self.spoken.follow(self.history).last
        alone = [*bodies.values()] if len(bodies) == 1 else self._near(place)
        return LISTED.sub("", next((m.name for m in alone if _is_company(m.name)), ""))

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
        if runs_on(self.plain_name(name)) or is_described(name):
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
        spoken = self.spoken
        recent = {m.name for _, m in self.history[-_RECENT:] if m.type == "organisation"}
        near = [spoken.last[name] for name in recent if self._is_near(spoken.last[name], place)]
        return sorted(near, key=lambda m: spoken.order[m.name])[-1:]

    def _is_near(self, meant: Meant, place: Span) -> bool:
        """Whether a body spoke by its name in the lines just before a place."""
        spoke = meant.evidence[0].span.start if meant.evidence else -_NEAR
        plain = not is_described(meant.name) and " and " not in meant.name
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
