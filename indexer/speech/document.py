"""A document as its readers see it: lines, and how it writes words that a label has in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import spoken
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.nicknames import are_nicknames
from indexer.lexicon.titles import ADDRESS, HONORIFICS, ROLE_NOUNS
from indexer.model import Release
from indexer.speech.heads.head import Head
from indexer.speech.lines import Line, lines_of
from indexer.text.fold import fold

_MIXED = re.compile(r"\b[^\W\d_][’']?[^\W\d_]*[^\W\d_A-ZÀ-Þ][\w’'-]*")
_RUN = re.compile(
    r"\b[A-Z][\w’'-]{1,100}"  # bounded: each capital of a word joined by hyphens may begin one
    r"(?: (?:[A-Z]\.|(?:van|von|de|der|la|di|del|da|bin|al)\b|[A-Z][\w’'-]{1,100})){1,5}"
)
_SMALL = re.compile(r"(?<![\w’'-])[a-zà-ÿ][a-zà-ÿ’'-]*")
_PAIR = re.compile(
    r"\b([A-Z][\w’'-]{0,100}\.?) (?:[A-Z]\. |(?:van|von|de|der|la|di|del|da|bin"
    r"|al) ){0,2}(?=([A-Z][\w’'-]{1,100}))"
)


@dataclass(eq=False)
class Document:
    """A release with its lines; what is costly is worked out when first asked."""

    release: Release
    lines: list[Line] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = lines_of(self.release)

    @cached_property
    def _spelling(self) -> dict[str, str]:
        """Each word the text writes with capitals and small letters, by its folded form."""
        found: dict[str, str] = {}
        for word in dict.fromkeys(_MIXED.findall(self._words)):
            if word[0].isupper():
                found.setdefault(word.casefold(), word)
        return found

    def spell(self, word: str) -> str:
        """A word of a name as the text writes it elsewhere: `McDonald` for MCDONALD."""
        return self._spelling.get(word.casefold(), word)

    @cached_property
    def _words(self) -> str:
        stated = (value for _, value in self.release.stated)
        return "\n".join((self.release.title, *stated, self.release.text))

    @cached_property
    def _named(self) -> frozenset[str]:
        """Folded words that stand behind a given name, a form of address or an office."""
        found: set[str] = set()
        for text in (self.release.title, *(v for _, v in self.release.stated), self.release.text):
            for match in _PAIR.finditer(text):
                first, last = match.groups()
                plain = first.strip(".").lower()
                if (first in GIVEN_NAMES or plain in _BEFORE) and not last.isupper():
                    found.update((last.casefold(), first.casefold()))
        return frozenset(found)

    @cached_property
    def _full(self) -> dict[str, dict[str, int]]:
        """Runs of two to four capitalised words that may be names, by the folded last word."""
        found: dict[str, dict[str, int]] = {}
        for match in _RUN.finditer(self.release.text):
            words = match.group().split()
            words = words[max((i + 1 for i, w in enumerate(words) if _addresses(w)), default=0) :]
            while words and not _may_open_name(words[0]):
                words = words[1:]
            for end in range(2, min(len(words), 4) + 1):
                counts = found.setdefault(words[end - 1].casefold(), {})
                name = " ".join(words[:end])
                counts[name] = counts.get(name, 0) + 1
        return found

    def full_names(self, surname: str) -> list[str]:
        """The full names in the text that end in a surname, the most frequent first."""
        counts = self._full.get(surname.casefold(), {})
        return sorted(counts, key=lambda name: (-counts[name], name))

    def names_with(self, letters: str) -> list[str]:
        """The names in the text that have these initials."""
        told = letters.casefold()
        return sorted({n for some in self._full.values() for n in some if initials(n) == told})

    @cached_property
    def initials(self) -> frozenset[str]:
        """The folded initials of all runs of words that may be names."""
        return frozenset(initials(name) for counts in self._full.values() for name in counts)

    @cached_property
    def _by_first(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for counts in self._full.values():
            for name in counts:
                first, second, *_ = name.casefold().split()
                if second not in spoken.OPEN_SENTENCES:  # "Edda | This is Merrin."
                    found.setdefault(first, []).append(name)
        return found

    def names_opening(self, given: str) -> list[str]:
        """The full names in the text that begin with a given name, or what it is short for."""
        told = given.casefold()
        if told in self._by_first or given not in GIVEN_NAMES:
            return sorted(self._by_first.get(told, []))
        full = [names for first, names in self._by_first.items() if are_nicknames(told, first)]
        return sorted(name for names in full for name in names)

    @cached_property
    def voices(self) -> frozenset[str]:
        """Who speaks, as the file itself marks it."""
        return frozenset(dict(self.release.stated).get("voices", "").split("; ")) - {""}

    @cached_property
    def roster(self) -> list[tuple[str, str, Line]]:
        """A list of people: each name, what stands behind its dash, and the line."""
        found = [(m["name"], m["what"], n) for n in self.lines if (m := _ENTRY.fullmatch(n.text))]
        return found if len(found) > 1 else []

    @cached_property
    def rostered(self) -> frozenset[str]:
        """The folded names of that list."""
        return frozenset(name.casefold() for name, _, _ in self.roster)

    @cached_property
    def letters(self) -> frozenset[str]:
        """Initials that the text explains: those of `Ann Roe (AR)`."""
        return frozenset(match["letters"] for match in told_in_letters(self.release.text))

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(_SMALL.findall(self.release.text))

    def is_ordinary(self, words: str) -> bool:
        """Whether the text writes all these words small elsewhere: `Kitchen Remodeling`."""
        told = [w.strip(".,’'").casefold() for w in words.split()]
        return bool(told) and all(w in self._small or len(w) < 2 for w in told)

    def names(self, head: Head) -> bool:
        """Whether the text names somebody whom the last word of a head, or its only one, means."""
        words = head.name.casefold().split()
        return bool(words) and words[-1] in self._named

    def mentions(self, words: str) -> bool:
        """Whether words stand elsewhere too: more often than as this one label."""
        release = self.release
        told = release.text.count(words) + release.title.count(words)
        return " " in words and told + release.publisher.count(words) > 1


_ENTRY = re.compile(  # Jane Roe - Chief Executive Officer
    r"[*_•-]{0,3} ?(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3})"
    r"[*_]{0,3}\s+[–—-]{1,2}\s+(?P<what>[A-Z*_][^.?!]{3,100})"
)
_IN_LETTERS = re.compile(
    r"\b(?P<name>(?:[A-Z][\w.’'-]{0,40} ){1,4}?[A-Z][\w.’'-]{0,40})"
    r" [(\[](?P<letters>[A-Z]{2,4})[)\]]"
    r"(?:(?:,? (?:is|was) |, )(?:an? |the )?(?P<office>[^.;]{3,160}?)(?=[.;]|, (?:wrote|who)\b|$))?"
)


def told_in_letters(text: str) -> Iterator[re.Match[str]]:
    """Where a name has its initials behind it, and perhaps an office: `Abel Roe (AR), novelist`."""
    for match in _IN_LETTERS.finditer(text):
        if initials(match["name"]).endswith(match["letters"].casefold()):
            yield match


_JOINTS = re.compile(r"[\s-]+")


def initials(name: str) -> str:
    """The first letters of all parts of a name, small, those joined by hyphens too."""
    return "".join(part[0] for part in _JOINTS.split(fold(name)) if part)


def _addresses(word: str) -> bool:
    """Whether a word is a form of address, before which a name cannot have begun."""
    plain = word.strip(".").casefold()
    if word.endswith("."):
        return plain in HONORIFICS
    return word.isupper() and (plain in _OFFICES or plain in HONORIFICS)


def _may_open_name(word: str) -> bool:
    """Whether a capitalised word can be a given name: no form of address, office or small word."""
    plain = word.strip(".,’'").casefold()
    several = plain.removesuffix("s")
    if (
        plain in _BEFORE
        or several in _BEFORE
        or several in spoken.ASKERS
        or plain in spoken.OPEN_SENTENCES
        or plain.startswith(("i'", "i’"))
    ):
        return False
    return (
        tag_word(word.title() if word.isupper() else word) in "NI"
        and tag_word(plain) not in "DFAbTWafP"
    )


_OFFICES = ROLE_NOUNS - frozenset(name.casefold() for name in GIVEN_NAMES)
_BEFORE = ADDRESS | ROLE_NOUNS | frozenset(HONORIFICS)
