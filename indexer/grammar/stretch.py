"""A stretch of speech as the rules of the stage "words" look at it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from indexer.grammar.draft import Draft, Source
from indexer.grammar.language import Language
from indexer.grammar.phrase import Phrase
from indexer.grammar.scene import Sentence
from indexer.grammar.tagged import Tagged
from indexer.grammar.verbs import Verb, find_verbs

_PARTING = ',-"'  # may stand between the words and what tells whose they are


@dataclass(slots=True, eq=False)
class Stretch:
    """The words at token ``slot``; ``earlier`` are the drafts of the same sentence before it."""

    sentence: Sentence
    slot: int
    slots: list[int]  # tokens of all stretches of the sentence
    earlier: list[Draft]

    @property
    def tagged(self) -> Tagged:
        return self.sentence.tagged

    @property
    def language(self) -> Language:
        return self.sentence.paragraph.language

    @property
    def verbs(self) -> list[Verb]:
        return find_verbs(self.sentence.tagged)

    def behind(self) -> int:
        """The first token behind the words that is more than a comma."""
        tags, i = self.tagged.tags, self.slot + 1
        while i < len(tags) and tags[i] in _PARTING:
            i += 1
        return i

    def limit(self) -> int:
        """The token of the next stretch; the end of the sentence where none follows."""
        following = bisect_right(self.slots, self.slot)
        return self.slots[following] if following < len(self.slots) else len(self.tagged.tags)


def make_direct(
    sentence: Sentence, phrase: Phrase | None, verb: Verb | None, behind: bool = False
) -> Draft:
    """A draft for words in marks; ``behind`` where their speaker stands behind them."""
    index = sentence.paragraph.index
    return Draft(
        "direct",
        index,
        Source(phrase, sentence) if phrase is not None else None,
        sentence.span(verb.start, verb.end) if verb is not None else None,
        verb.lemma if verb is not None else "",
        last_paragraph=index,
        behind=behind,
    )


def set_cue(draft: Draft, first: int, last: int, lemma: str, sentence: Sentence) -> Draft:
    """Give a draft a cue that is no verb: "according to", "issued a statement"."""
    draft.cue, draft.lemma = sentence.span(first, last), lemma
    return draft
