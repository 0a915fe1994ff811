"""What the page of a release shows, and where in it something stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from app.site.links import url_of
from app.site.markup import Note
from app.site.searched_words import Mark, find_marks, with_words
from indexer.archive import Reader, ReleasePage
from indexer.model import Block, Quote, Release, Span

_FIGURE = 24  # characters; a longer run without letters is a line somebody drew
_NUMBER = re.compile(r"\(?(\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]\s|[-–—•·*▪◦]\s?")
_Thing = TypeVar("_Thing")

QUIET = frozenset(["caption", "table", "links", "contact", "about", "legal"])
_HEAD = 16  # blocks among which a headline that was found in the text stands


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a release with the quotes that stand in it; ``begins`` are those that begin."""

    number: int
    block: Block
    notes: tuple[Note, ...]
    begins: tuple[Note, ...]
    marks: tuple[Mark, ...]
    quiet: bool
    is_numbered: bool  # an item that brings its own number or sign
    is_figure: bool  # the cell of a table that lost its form: a number alone


def block_number(release: Release, place: int) -> int:
    """The index of the block at an offset, or of the one before it; -1 above the first."""
    return bisect_right([block.span.start for block in release.blocks], place) - 1


def block_at(release: Release, place: int) -> Block | None:
    """The block an offset stands in."""
    number = block_number(release, place)
    if number < 0 or release.blocks[number].span.end < place:
        return None
    return release.blocks[number]


def is_figure(text: str) -> bool:
    """`1,184,860`, `(0.4)%`, `—`: nothing but a number or a sign."""
    return len(text) <= _FIGURE and not any(letter.isalpha() for letter in text)


def place_url(release: Release, place: int) -> str:
    """The address of the paragraph at an offset."""
    return with_words(url_of("release", release.id, f"b{max(0, block_number(release, place))}"))


def release_page(reader: Reader, page: ReleasePage) -> dict[str, object]:
    """Everything the page of a release shows."""
    release = page.release
    notes = [Note(number, quote) for number, quote in enumerate(page.quotes, 1)]
    marks = find_marks(reader, release.text)
    noted = by_block(release, ((note, note.quote.content) for note in notes))
    begun = by_block(release, ((note, note.quote.content[:1]) for note in notes))
    marked = by_block(release, ((mark, (mark.span,)) for mark in marks))
    return {
        "release": release,
        "quotes": page.quotes,
        "passages": [
            Passage(
                number,
                block,
                tuple(noted.get(number, ())),
                tuple(begun.get(number, ())),
                tuple(marked.get(number, ())),
                block.kind in QUIET,
                _NUMBER.match(block.span.of(release.text)) is not None,
                is_figure(block.span.of(release.text)),
            )
            for number, block in enumerate(release.blocks)
            if not is_headline_again(release, number, block)
        ],
        "places_found": len(marks),
        "speakers": _speakers(page.quotes),
    }


def is_headline_again(release: Release, number: int, block: Block) -> bool:
    """Whether a block at the head is the headline, which stands above the text already."""
    if number >= _HEAD or block.kind != "heading" or not release.title:
        return False
    return block.span.of(release.text).casefold() in release.title.casefold()


def by_block(
    release: Release, things: Iterable[tuple[_Thing, Iterable[Span]]]
) -> dict[int, list[_Thing]]:
    """What stands in each block, in the order given; releases of 2,000 blocks are not rare."""
    starts = [block.span.start for block in release.blocks]
    found: dict[int, list[_Thing]] = defaultdict(list)
    for thing, spans in things:
        blocks = {
            number
            for span in spans
            for number in range(
                max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end)
            )
            if release.blocks[number].span.overlaps(span)
        }
        for number in blocks:
            found[number].append(thing)
    return found


def _speakers(quotes: tuple[Quote, ...]) -> list[tuple[Quote, int]]:
    """Who speaks in the release, in order: the first quote of each, and how many there are."""
    first: dict[str, Quote] = {}
    count: dict[str, int] = {}
    for quote in quotes:
        if quote.speaker_name:
            key = quote.speaker_id or quote.speaker_name
            first.setdefault(key, quote)
            count[key] = count.get(key, 0) + 1
    return [(quote, count[key]) for key, quote in first.items()]
