"""What the page of a quote shows."""

from __future__ import annotations

from dataclasses import dataclass

from app.quote.explanation import doubt_office, explain_chain, explain_rule
from app.quote.linked_data import describe_quote, tag_quote, to_json_ld
from app.quote.original import original_url
from app.quote.repeats import find_elsewhere
from app.release.page import block_number
from app.site.links import permalink
from app.site.searched_words import find_marks
from indexer.archive import Reader, count_words, is_turn, take_passage
from indexer.checking import find_wordings
from indexer.export.citation import to_text
from indexer.export.pasted import to_html, to_markdown
from indexer.export.whole import trim_words
from indexer.model import Block, Quote, Release, Span

_MOST_BLOCKS = 4  # of one quote shown as its place; a speech goes on in the release


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a quote stands: its paragraphs, and the one before and after them."""

    before: Block | None
    blocks: tuple[Block, ...]
    after: Block | None
    cut: bool


def quote_page(reader: Reader, quote: Quote, paragraph: int = 0) -> dict[str, object]:
    """Everything the page of a quote shows; of a turn one paragraph alone, if one is asked for."""
    page = reader.release(quote.release_id)
    release = page.release
    ids = [other.id for other in page.quotes]
    place = ids.index(quote.id) if quote.id in ids else 0
    turn_words = count_words(quote.text) if is_turn(quote) else 0
    passage = take_passage(quote, release.text, paragraph) if paragraph else None
    quote = passage or quote
    address = permalink(quote.id, paragraph if passage else 0)
    words = trim_words(quote.text)
    marks = find_marks(reader, words)
    return {
        "quote": quote,
        "release": release,
        "words": words,
        "is_passage": passage is not None,
        "turn_words": turn_words,
        "whole": Span(0, len(words)),
        "marks": marks,
        "release_marks": find_marks(reader, release.text),
        "standing": find_standing(release, quote),
        "chain": explain_chain(quote, release),
        "rule": explain_rule(quote),
        "office_doubt": doubt_office(quote, release),
        "previous": page.quotes[place - 1] if place > 0 else None,
        "following": page.quotes[place + 1] if place + 1 < len(page.quotes) else None,
        "elsewhere": find_elsewhere(reader, quote),
        "wordings": len(find_wordings(reader, quote)),
        "number": place + 1,
        "count": len(page.quotes),
        "citation": to_text(quote, release, address),
        "pasted": [
            ("Markdown", to_markdown(quote, release, address)),
            ("HTML", to_html(quote, release, address)),
        ],
        "permalink": address,
        "original": original_url(quote, release),
        "tags": list(tag_quote(quote, release, address)),
        "linked_data": to_json_ld(describe_quote(quote, release, address)),
    }


def find_standing(release: Release, quote: Quote) -> Standing:
    """The paragraphs a quote stands in, and their neighbours."""
    if not quote.content or not release.blocks:
        return Standing(None, (), None, cut=False)
    first = max(0, block_number(release, quote.content[0].start))
    last = max(first, block_number(release, max(quote.content[-1].end - 1, 0)))
    shown = release.blocks[first : min(last + 1, first + _MOST_BLOCKS)]
    return Standing(
        release.blocks[first - 1] if first else None,
        shown,
        release.blocks[last + 1] if last + 1 < len(release.blocks) else None,
        cut=last - first >= _MOST_BLOCKS,
    )
