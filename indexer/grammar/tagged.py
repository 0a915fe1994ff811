"""A sentence as a string of one-letter tags, so that grammar can be written as patterns.

========  ===============================================================
tag       words
========  ===============================================================
N I C     a capitalised word; an initial; an acronym
R M       a capitalised role noun; a capitalised word that modifies one
r m       the same in lower case; g: a group noun
O L       a capitalised institution noun; a legal form (Inc.)
H K S     a form of address; credentials; a suffix (Jr.)
X #       a month or weekday; a number
D P       a determiner; a subject pronoun
f F p     of; another preposition; a particle inside names
a A       an auxiliary; an adverb
V         a reporting verb (any verb that may stand beside a quotation)
T W       that; a relative or question word
& b       and, &; but, or, while …
'         a possessive ending
v         a past form of another verb
w         any other word
Q         a stretch of speech
========  ===============================================================

Punctuation stands for itself: , : ; . ( ) - / " with brackets, dashes and
quotation marks each folded to one sign. Every language gives its words these
tags, so that the phrases and rules that it shares with others read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from indexer.grammar.language import Language

if TYPE_CHECKING:
    from indexer.grammar.verbs import Verb

PUNCTUATION = {
    "“": '"', "”": '"', '"': '"', "„": '"', "«": '"', "»": '"', "‘": '"', "’": "'", "'": "'",
    "(": "(", "[": "(", ")": ")", "]": ")", "–": "-", "—": "-", "-": "-", "―": "-", "−": "-",
    ",": ",", "،": ",", ":": ":", "：": ":", ";": ";", ".": ".", "!": ".", "?": ".", "…": ".",
    "&": "&", "+": "&", "/": "/", "|": "/", "•": "/", "*": "/", "·": "/",
}  # fmt: skip
"""Signs and the tags they have in every language."""


@dataclass(slots=True)
class Tagged:
    """Tokens of a stretch of skeleton: ``tags[i]`` is the tag of the token at
    ``starts[i]:ends[i]`` (offsets into the skeleton)."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    tags: str
    language: Language
    verbs: list[Verb] | None = None  # kept by ``indexer.grammar.verbs.find_verbs``

    def word(self, i: int) -> str:
        return self.words[i]

    def phrase(self, i: int, j: int) -> str:
        """The words of tokens i to j-1 as written."""
        return self.text[self.starts[i] : self.ends[j - 1]] if j > i else ""


def tag_sentence(language: Language, skeleton: str, start: int, end: int) -> Tagged:
    """Tag the sentence at ``start:end`` of a skeleton; linear."""
    return Tagged(skeleton, *language.tag(skeleton, start, end), language)
