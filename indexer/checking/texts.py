"""Pasted words in the texts of releases: where nobody is on record with them, or where the quote
that has them is.

Releases are looked for by runs of three of the words, so that what was changed elsewhere does not
hide them. Whatever a person withdrew from the archive is passed over: words that this text gives
to somebody, and of which the archive holds no quote, are not shown as nobody's.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from indexer.archive import Expression, Hit, Or, Reader, ReleasePage, SearchQuery, Snippet
from indexer.archive.language import is_telling, parse
from indexer.checking.alignment import align
from indexer.checking.marks import read_marks
from indexer.checking.meaning import find_flags
from indexer.checking.values import TextMatch
from indexer.checking.words import Token, read_words
from indexer.model import Quote, ReleaseId, Span
from indexer.pipeline import extract_quotes

_RUN = 3
"""Words in a row that are looked for."""
_RUNS = 6
_TELLING = 2
"""Words that tell something, of the pasted ones: "and then he said that" stands everywhere."""
_RELEASES = 5
"""Releases that are read, those with most of the runs first."""
_LIKELY = 70.0
"""A partial ratio of words (0 to 100) below which nothing is laid along."""
_MOST = 30_000
"""Words of one text that are compared."""
_AROUND = 60
"""Words before and behind the likeliest place that are laid along too."""


def find_texts(
    reader: Reader, text: str, pasted: Sequence[Token]
) -> tuple[list[TextMatch], list[Hit]]:
    """Texts of releases with the words, the likeliest first, and quotes that stand right there.

    Neither where texts of releases are not indexed, or the words tell too little.
    """
    expression = _ask(reader, text, pasted)
    if expression is None:
        return [], []
    result = reader.search_releases(SearchQuery(expression, sort="relevance", per_page=_RELEASES))
    texts, hits = [], []
    for found in result.hits if result is not None else ():
        page = reader.release(found.id)
        match = _lay_along(text, pasted, page)
        if match is None:
            continue
        there = [q for q in page.quotes if _stands_in(q, match.span)]
        hits += [Hit(q, Snippet(q.text), page.release.title, page.release.publisher) for q in there]
        texts.append(match)
    return sorted(texts, key=_order), hits


def is_withdrawn(reader: Reader, match: TextMatch) -> bool:
    """Whether the text gives the words to somebody of whom the archive holds no such quote."""
    release = match.release
    held = {quote.id for quote in reader.release(release.id).quotes}
    said = (q for q in extract_quotes(release) if _stands_in(q, match.span))
    return any(quote.id not in held for quote in said)


def _ask(reader: Reader, text: str, pasted: Sequence[Token]) -> Expression | None:
    if sum(is_telling(token.form) for token in pasted) < _TELLING:
        return None
    runs = [parse(f'"{run}"', reader.resolve).expression for run in _choose_runs(text, pasted)]
    known = tuple(run for run in runs if run is not None)
    return Or(known) if len(known) > 1 else known[0] if known else None


def _choose_runs(text: str, pasted: Sequence[Token]) -> list[str]:
    """The most telling runs of words, few of them overlapping."""
    marks = read_marks(text)
    runs: list[tuple[int, int, int]] = []
    for at in range(len(pasted) - _RUN + 1):
        run = pasted[at : at + _RUN]
        span = Span(run[0].start, run[-1].end)
        shown = any(one.overlaps(span) for one in (*marks.ellipses, *marks.own))
        if not shown:
            telling = [t for t in run if is_telling(t.form)]
            runs.append((-len(telling), -sum(len(t.form) for t in telling), at))
    chosen: list[int] = []
    for _, _, at in sorted(runs):
        if len(chosen) < _RUNS and all(abs(at - other) >= _RUN - 1 for other in chosen):
            chosen.append(at)
    return [_plain(text[pasted[at].start : pasted[at + _RUN - 1].end]) for at in chosen]


def _plain(words: str) -> str:
    return "".join(c if c.isalnum() or c in "'’-.,&%$" else " " for c in words)


def _lay_along(text: str, pasted: Sequence[Token], page: ReleasePage) -> TextMatch | None:
    """The words along the part of a release where they are likeliest to stand."""
    release = page.release
    said = read_words(release.text)[:_MOST]
    place = find_place([token.form for token in pasted], [token.form for token in said])
    if place is None:
        return None
    near = said[max(0, place[0] - _AROUND) : place[1] + _AROUND]
    alignment = align(pasted, near, read_marks(text))
    return TextMatch(release.text, alignment, find_flags(alignment, release.text), release=release)


def find_place(forms: Sequence[str], said: Sequence[str]) -> tuple[int, int] | None:
    """From which word to which a text is likest to the words; None where it is unlike them."""
    if not said:
        return None
    if len(said) <= len(forms):
        return (0, len(said)) if fuzz.ratio(forms, said) >= _LIKELY else None
    found = fuzz.partial_ratio_alignment(forms, said, score_cutoff=_LIKELY)
    return None if found is None else (found.dest_start, found.dest_end)


def _stands_in(quote: Quote, span: Span) -> bool:
    return any(span.overlaps(part) for part in quote.content)


def _order(match: TextMatch) -> tuple[float, str, ReleaseId]:
    day = match.release.published
    return (-round(match.share, 3), day.isoformat() if day else "9999", match.release.id)
