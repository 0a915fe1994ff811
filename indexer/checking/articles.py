"""The claims of a pasted text: its quotations, and who each is given to, by our own extractor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.checking.values import Claim
from indexer.checking.words import read_words
from indexer.errors import ReleaseError
from indexer.ingest import prepare
from indexer.ingest.plain_text import read_plain_text
from indexer.model import Quote, Release, Span
from indexer.pipeline import extract_quotes
from indexer.text.marked import Marked
from indexer.text.marks import find_marked

MAX_TEXT = 100_000
"""Characters of a pasted article."""
MAX_CLAIMS = 200
_LEAST_WORDS = 4
"""Words in quotation marks that are a claim: fewer are a title or a turn of phrase."""


@dataclass(frozen=True, slots=True)
class Article:
    """A pasted text as it was read, and its claims in the order they stand."""

    text: str
    claims: tuple[Claim, ...]
    is_cut: bool = False
    """Whether it has more claims than are looked at."""


def read_article(text: str) -> Article:
    """The claims of a text. One without quotation marks is a claim as a whole."""
    try:
        release = prepare(read_plain_text(text[:MAX_TEXT], "pasted text"))
    except ReleaseError:  # no word in it
        return Article("", ())
    paragraphs = [block.span for block in release.blocks]
    marked = [m for m in find_marked(release.text, paragraphs) if len(m.inner)]
    if not marked:
        words = release.text.strip() or text.strip()
        return Article(words, (Claim(words, span=Span(0, len(words))),) if words else ())
    claims = sorted(_claims(release, marked), key=lambda claim: claim.span)
    return Article(release.text, tuple(claims[:MAX_CLAIMS]), len(claims) > MAX_CLAIMS)


def _claims(release: Release, marked: list[Marked]) -> Iterator[Claim]:
    quotes = extract_quotes(release)
    covered: list[Span] = []
    for quote in quotes:
        if quote.kind == "direct" and quote.content:
            span = Span(quote.content[0].start, quote.content[-1].end)
            covered += quote.content
            yield Claim(
                quote.text.rstrip(",;:"), _name_of(quote), quote.published, quote.role, span=span
            )
    for stretch in marked:
        if any(stretch.outer.overlaps(span) for span in covered):
            continue
        words = stretch.inner.of(release.text).rstrip(",;:")
        if len(read_words(words)) >= _LEAST_WORDS:
            near = _speaker_of(quotes, stretch.outer)
            yield Claim(words, _name_of(near) if near else "", span=stretch.inner)


def _name_of(quote: Quote) -> str:
    """Who an article gives a quotation to, by name: "an engineer" may be anybody."""
    return "" if quote.speaker_name[:1].islower() else quote.speaker_name


def _speaker_of(quotes: tuple[Quote, ...], span: Span) -> Quote | None:
    """The quote that holds words in marks, if one does: reported speech with words of its own."""
    return next((q for q in quotes if any(s.overlaps(span) for s in q.content)), None)
