"""What the extraction finds in an annotated text, told in that text's own offsets."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher

from indexer.errors import ReleaseError
from indexer.evaluation.gold import GoldRelease
from indexer.ingest import prepare
from indexer.ingest.fields import add_fields
from indexer.ingest.plain_text import part_paragraphs
from indexer.model import Quote, RawRelease, Release, Span
from indexer.pipeline import extract_quotes

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Prediction:
    """A quote found; its spans as offsets into the annotated text."""

    quote: Quote
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]


def predict(gold: GoldRelease) -> list[Prediction]:
    """Prepare and extract an annotated release as if it had been read from a file."""
    raw = RawRelease(origin=gold.id, text=part_paragraphs(gold.text), id=gold.id)
    fields = {
        "title": gold.title,
        "publisher": gold.publisher,
        "date": gold.date,
        "url": gold.url,
    }
    raw = add_fields(raw, fields, "record")
    try:
        release = prepare(raw)
    except ReleaseError:
        return []
    return predict_release(release, gold.text)


def predict_release(release: Release, text: str) -> list[Prediction]:
    """Extract a release, and move what is found to an annotated text of the same words."""
    move = align(release.text, text)
    return [
        Prediction(
            quote,
            tuple(move(span) for span in quote.content),
            (move(quote.cue.span),) if quote.cue else (),
            (move(quote.mention.span),) if quote.mention else (),
        )
        for quote in extract_quotes(release)
    ]


def align(cleaned: str, original: str) -> Callable[[Span], Span]:
    """How to move a span of a cleaned text to where its words stand in the original.

    Cleaning changes white space, mends characters and may drop a repeated
    headline; words are matched, and a span's ends follow theirs.
    """
    ours = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(cleaned)]
    theirs = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(original)]
    other = _match_words([w for _, _, w in ours], [w for _, _, w in theirs])
    to: dict[int, int] = {}
    for number, match in enumerate(other):
        if match is None:
            continue
        start, end, word = ours[number]
        shift = theirs[match][0] - start
        same_length = theirs[match][1] - theirs[match][0] == len(word)
        for at in range(start, end if same_length else start + 1):
            to[at] = at + shift
        if not same_length:
            to[end - 1] = theirs[match][1] - 1

    def move(span: Span) -> Span:
        first = next((to[at] for at in range(span.start, span.end) if at in to), 0)
        last = next(
            (to[at] for at in range(span.end - 1, span.start - 1, -1) if at in to), first - 1
        )
        return Span(first, max(first, last + 1))

    return move


def _match_words(ours: list[str], theirs: list[str]) -> list[int | None]:
    """For each of our words the number of theirs it is. Same words at both ends cost nothing."""
    found: list[int | None] = [None] * len(ours)
    head, least = 0, min(len(ours), len(theirs))
    while head < least and ours[head] == theirs[head]:
        found[head] = head
        head += 1
    tail = 0
    while tail < least - head and ours[-1 - tail] == theirs[-1 - tail]:
        tail += 1
        found[-tail] = len(theirs) - tail
    middle, others = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
    for a, b, size in SequenceMatcher(None, middle, others, autojunk=False).get_matching_blocks():
        for step in range(size):
            found[head + a + step] = head + b + step
    _pair_changed(found, len(theirs))
    return found


def _pair_changed(found: list[int | None], total: int) -> None:
    """Words between two matches that are as many on both sides were mended: pair them in order."""
    before, start = -1, 0
    for number in [*range(len(found)), len(found)]:
        match = found[number] if number < len(found) else total
        if match is None:
            continue
        if number - start == match - before - 1:
            for step in range(number - start):
                found[start + step] = before + 1 + step
        before, start = match, number + 1
