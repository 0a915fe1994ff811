"""A release laid out for the rules: marks, placeholders, sentences, and their language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.grammar.language import Language, Reader
from indexer.grammar.scene import RUNNING, Paragraph, Scene, Sentence
from indexer.languages import choose_languages
from indexer.model import Block, BlockKind, Release, Span
from indexer.text.marked import Marked
from indexer.text.marks import find_marked
from indexer.text.segment import Skeleton, make_skeleton, placeholder_for, split_sentences

_CONTEXT: frozenset[BlockKind] = RUNNING | {"heading"}
# Between two pages, within what somebody says: `2`, `- 2 -`, `Page 2 of 3`, `(more)`
_OF_THE_PAGE = re.compile(
    r"\W*(?:(?:page )?\d{1,3}(?: of \d{1,3})?|more(?: follows)?)\W*", re.IGNORECASE
)


def lay_out(release: Release) -> Scene:
    """Find marks, placeholders and sentences of a release's running text; linear."""
    text = release.text
    blocks = [
        b
        for b in release.blocks
        if b.kind in _CONTEXT and not _OF_THE_PAGE.fullmatch(b.span.of(text))
    ]
    chosen = choose_languages(release.language, text, [b.span for b in blocks])
    pairs = list(zip(blocks, chosen, strict=True))
    read = [(b, one) for b, one in pairs if isinstance(one, Language)]
    running = [b.span if b.kind in RUNNING else Span(b.span.start, b.span.start) for b, _ in read]
    stretches = _find_stretches(text, running, [language for _, language in read])
    by_paragraph: dict[int, list[int]] = {}
    for number, stretch in enumerate(stretches):
        by_paragraph.setdefault(stretch.paragraph, []).append(number)
    paragraphs = []
    for index, (block, language) in enumerate(read):
        found = [(n, stretches[n]) for n in by_paragraph.get(index, ())]
        paragraphs.append(_lay_out_one(text, index, block, language, found))
    return Scene(release, text, paragraphs, stretches, _read_apart(pairs))


def _find_stretches(text: str, running: list[Span], languages: list[Language]) -> list[Marked]:
    """Words that may be speech: in marks, told by their attributions, or behind a dash."""
    stretches = find_marked(text, running) or _find_unmarked(text, running, languages)
    marked = {one.paragraph for one in stretches if not one.is_bare}
    dashed: dict[int, list[Marked]] = {}
    for index, (paragraph, language) in enumerate(zip(running, languages, strict=True)):
        if language.find_dashed is None or index in marked:
            continue
        for start, end in language.find_dashed(paragraph.of(text)):
            span = Span(paragraph.start + start, paragraph.start + end)
            dashed.setdefault(index, []).append(Marked(span, span, closed=True, paragraph=index))
    others = [one for one in stretches if one.paragraph not in dashed]
    found = [*others, *(one for some in dashed.values() for one in some)]
    return sorted(found, key=lambda one: one.outer.start)


def _read_apart(
    pairs: list[tuple[Block, Language | Reader | None]],
) -> tuple[tuple[Reader, list[Span]], ...]:
    """The paragraphs that each reader of whole paragraphs takes."""
    apart: dict[str, tuple[Reader, list[Span]]] = {}
    for block, one in pairs:
        if isinstance(one, Reader) and block.kind in RUNNING:
            apart.setdefault(one.code, (one, []))[1].append(block.span)
    return tuple(apart.values())


def _lay_out_one(
    text: str, index: int, block: Block, language: Language, found: list[tuple[int, Marked]]
) -> Paragraph:
    """A block with the stretches in marks that stand in it, by their numbers."""
    stretches = dict(found)
    speech = _speech(text, block.span, found, language)
    slots = [
        (_with_note(text, one.outer, language), n, placeholder_for(one.inner.of(text)))
        for n, one in ((n, stretches[n]) for n in speech)
    ]
    skeleton, slotted = make_skeleton(text, block.span, slots), frozenset(speech)
    paragraph = Paragraph(index, block.span, block.kind, skeleton, speech, language)
    before = None
    whole = _said_in_clauses(text, [one for n, one in found if n not in slotted], skeleton)
    for start, end in split_sentences(skeleton.text, whole):
        before = Sentence(paragraph, start, end, before)
        paragraph.sentences.append(before)
    return paragraph


_LONGEST_IN_CLAUSE = 800  # code points of words in marks that a clause may hold
_OPENS_IN_CLAUSE = re.compile(r"[\w,’'] ?$")


def _said_in_clauses(text: str, others: Sequence[Marked], skeleton: Skeleton) -> list[Span]:
    """Where words in marks stand within a clause, as offsets of the skeleton.

    `said that “it is true. No one doubts it.”`: they end no sentence but with their mark.
    """
    return [
        Span(skeleton.position(one.outer.start), skeleton.position(one.outer.end))
        for one in others
        if one.closed
        and len(one.outer) <= _LONGEST_IN_CLAUSE
        and _OPENS_IN_CLAUSE.search(text, max(0, one.outer.start - 2), one.outer.start)
    ]


_NOTE = re.compile(
    r"\[\^?[\w*]{1,3}\]|[*†‡§¹²³⁰-⁹]{1,3}|\d{1,2}(?= )| ?\(\d{1,2}\)"
    r"| ?(\([^()\n]{3,40}\)) (?=([a-z]+))"
)


def _with_note(text: str, outer: Span, language: Language) -> Span:
    """A stretch with the sign of a footnote behind it, or a note before its attribution.

    `“We agree,”[1] said Ann Roe.` · `“We agree,” (translated) said Ann Roe.`
    """
    note = _NOTE.match(text, outer.end)
    if note is None or (note[2] and note[2] not in language.cues.forms):
        return outer
    return Span(outer.start, note.end(1) if note[1] else note.end())


def _find_unmarked(
    text: str, paragraphs: Sequence[Span], languages: Sequence[Language]
) -> list[Marked]:
    """Speech of a text without any marks, if they were lost; each language reads its paragraphs."""
    found: list[Marked] = []
    for find in {one.find_unmarked: None for one in languages if one.find_unmarked is not None}:
        own = (
            span if one.find_unmarked is find else Span(span.start, span.start)
            for span, one in zip(paragraphs, languages, strict=True)
        )
        found += find(text, list(own))
    return sorted(found, key=lambda stretch: stretch.outer)


def _speech(
    text: str, paragraph: Span, found: list[tuple[int, Marked]], language: Language
) -> list[int]:
    """Which stretches may be speech of their own, and not a title or a turn of phrase."""
    chosen: list[int] = []
    last: Marked | None = None
    for number, stretch in found:
        if stretch.is_bare or language.may_be_speech(text, paragraph, stretch, last):
            chosen.append(number)
            last = stretch
    return chosen
