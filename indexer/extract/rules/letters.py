"""A letter within a release: from `Dear Governor Roe:` to the name that is signed below it."""

from __future__ import annotations

import re

from indexer.extract.rules import blocks
from indexer.extract.rules.signatures import Line
from indexer.grammar.authors import opening_phrase_of
from indexer.grammar.draft import Draft, Source
from indexer.grammar.scene import Paragraph, Scene, Sentence

_DEAR = re.compile(r"Dear (?:[^.!?:]|\b(?:Mr|Mrs|Ms|Dr|Hon|Sen|Rep|Gov)\.){2,90}[,:]$")
_CLOSING = re.compile(
    r"(?:(?:yours |very |most )*(?:sincerely|respectfully|faithfully|truly|cordially|gratefully)"
    r"|(?:with |in |best |kind |warm(?:est|ly)? )[^.!?]{0,40}|regards|yours)[^.!?]{0,24},?$",
    re.IGNORECASE,
)
_LONGEST = 40  # paragraphs
_ABOVE = 14  # paragraphs in which it may be told who wrote the letter
_TELLS = re.compile(r"\b(?:letter|wrote)\b")


def letter(line: Line) -> Draft | None:
    """The paragraphs between a salutation and a signature, as a statement of who signed."""
    scene, first = line.scene, line.paragraph.index
    if not _DEAR.match(line.paragraph.skeleton.text.strip()):
        return None
    last, signed = _signature(scene, first)
    source = signed or _told_above(scene, first)
    said = [p for p in scene.paragraphs[first + 1 : last] if p.running]
    if source is None or not said:
        return None
    draft = Draft("statement", said[0].index, source, last_paragraph=last)
    draft.spans = [paragraph.span for paragraph in said]
    draft.lemma = "issue a statement"
    return draft


def _signature(scene: Scene, first: int) -> tuple[int, Source | None]:
    """The paragraph that ends a letter, and who signed; that of its end where nobody did."""
    end = first + 1
    for paragraph in scene.paragraphs[first + 1 : first + 1 + _LONGEST]:
        words = paragraph.skeleton.text.strip()
        if _CLOSING.fullmatch(words) and paragraph.index > first + 1:
            return paragraph.index, _name_below(scene, paragraph)
        if blocks.END_OF_BLOCK.match(words) or _DEAR.match(words):
            break
        end = paragraph.index + 1
    return end, None


def _name_below(scene: Scene, closing: Paragraph) -> Source | None:
    """The name in one of the lines below `Sincerely,`"""
    for paragraph in scene.paragraphs[closing.index + 1 : closing.index + 3]:
        named = blocks.name_line(paragraph)
        if named is not None:
            return named
        draft = blocks.signature_source(paragraph)
        if draft is not None:
            return draft.source
    return None


def _told_above(scene: Scene, first: int) -> Source | None:
    """`Senator Ann Roe sent a letter to the Governor`: who is said to have written it."""
    for paragraph in reversed(scene.paragraphs[max(0, first - _ABOVE) : first]):
        for sentence in paragraph.sentences:
            source = _writer(sentence) if _TELLS.search(sentence.text) else None
            if source is not None:
                return source
    return None


def _writer(sentence: Sentence) -> Source | None:
    t = sentence.tagged
    phrase = opening_phrase_of(t, len(t.tags)) if t.tags else None
    named = phrase is not None and phrase.kind == "name" and phrase.end < len(t.tags)
    return Source(phrase, sentence) if phrase is not None and named else None
