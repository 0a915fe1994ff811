"""A reporting verb whose clause is looked for, and the draft that the clause makes."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.grammar.draft import Draft, Source
from indexer.grammar.language import Language
from indexer.grammar.phrase import Phrase
from indexer.grammar.scene import Sentence
from indexer.grammar.verbs import Verb
from indexer.model import Span


@dataclass(slots=True, eq=False)
class Report:
    """A reporting verb as the rules of the stage "clause" look at it.

    ``drafts`` are the clauses of the sentence found so far, ``taken`` the
    drafts for its words in marks.
    """

    sentence: Sentence
    verb: Verb
    drafts: list[Draft]
    taken: list[Draft]

    @property
    def language(self) -> Language:
        return self.sentence.paragraph.language

    def first_of(self, clause: int) -> int:
        """The token at which the words of a clause begin that starts at another.

        Who denies that something is so says that it is not: `denied` is part of the words.
        """
        denies = self.verb.lemma in self.language.cues.denies
        return self.verb.start if denies else clause


def make_reported(
    sentence: Sentence, verb: Verb | None, phrase: Phrase, start: int, end: int
) -> Draft:
    t = sentence.tagged
    skeleton = sentence.paragraph.skeleton
    first, last = t.starts[start], t.ends[max(start, end - 1)]
    span = Span(skeleton.place(first), skeleton.place(last - 1) + 1)
    if t.tags[end - 1] == "Q":
        span = Span(span.start, skeleton.place(last))
    index = sentence.paragraph.index
    draft = Draft("indirect", index, Source(phrase, sentence), last_paragraph=index)
    draft.spans = [span]
    if verb is not None:
        draft.cue, draft.lemma = sentence.span(verb.start, verb.end), verb.lemma
    return draft
