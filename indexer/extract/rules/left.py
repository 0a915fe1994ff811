"""Words in marks whose sentence or paragraph says nothing of their speaker."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.grammar.draft import Draft
from indexer.grammar.scene import Paragraph, Scene, Sentence
from indexer.grammar.stretch import make_direct
from indexer.grammar.subjects import subject_before
from indexer.grammar.verbs import find_verbs


@dataclass(slots=True, eq=False)
class Behind:
    """Words that stand for themselves behind a sentence which told of somebody."""

    paragraph: Paragraph
    told: Draft | None  # what the sentence before reports, or whom it says to speak of something


@dataclass(slots=True, eq=False)
class Left:
    """Words alone in their paragraph that no other rule gave to anybody."""

    scene: Scene
    draft: Draft


def follows(behind: Behind) -> Draft | None:
    """`Roe said the mill would close. “It has run dry.”`: she who was reported speaks on."""
    told, paragraph = behind.told, behind.paragraph
    if told is None or told.source is None or told.paragraph != paragraph.index:
        return None
    if told.spans and told.lemma not in paragraph.language.cues.speaks_on:
        return None
    return Draft("direct", paragraph.index, told.source, last_paragraph=paragraph.index)


def speaks_of(sentence: Sentence) -> Draft | None:
    """`Roe stressed the worth of the quay.`: somebody speaks, and the words may follow."""
    t = sentence.tagged
    for verb in find_verbs(t):
        if verb.lemma in t.language.cues.speaks_of and not (
            verb.passive or verb.doubtful or verb.participle
        ):
            phrase = subject_before(t, verb.start)
            if phrase is not None and phrase.kind in ("name", "role", "pronoun", "spokesperson"):
                return make_direct(sentence, phrase, verb)
            return None
    return None


def alone(left: Left) -> Draft | None:
    """Speech alone in its paragraph, its speaker to be found above; not a line without a stop."""
    words = left.scene.stretches[left.draft.pieces[0]].inner.of(left.scene.text)
    said = words[-1] in ".,?!…—–" or len(words.split()) > _A_LINE
    return left.draft if said else None


_A_LINE = 8  # words
