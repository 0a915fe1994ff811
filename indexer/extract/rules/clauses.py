"""Where a reported clause ends, and the draft it makes."""

from __future__ import annotations

from indexer.extract.draft import Draft, Source
from indexer.extract.phrases import Phrase
from indexer.extract.scene import Sentence
from indexer.extract.verbs import Verb
from indexer.model import Span


def content_end(sentence: Sentence, start: int) -> int:
    """The token after the reported clause."""
    tags = sentence.tagged.tags
    end = len(tags)
    while end > start and tags[end - 1] in ".,;-":
        end -= 1
    return end


def make_reported(
    sentence: Sentence, rule: str, verb: Verb | None, phrase: Phrase, start: int, end: int
) -> Draft:
    t = sentence.tagged
    skeleton = sentence.paragraph.skeleton
    first, last = t.starts[start], t.ends[max(start, end - 1)]
    span = Span(skeleton.place(first), skeleton.place(last - 1) + 1)
    if t.tags[end - 1] == "Q":
        span = Span(span.start, skeleton.place(last))
    index = sentence.paragraph.index
    draft = Draft(rule, "indirect", index, Source(phrase, sentence), last_paragraph=index)
    draft.spans = [span]
    if verb is not None:
        draft.cue, draft.lemma = sentence.span(verb.start, verb.end), verb.lemma
    return draft
