"""One saying in the words of each release: its wordings side by side.

Which quotes are one saying is decided once, when an archive is built (``identity/sayings.py``);
here they are only laid along the first of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from indexer.archive import Hit, Reader
from indexer.checking.alignment import MAX_WORDS, align
from indexer.checking.compared import Segment, compare
from indexer.checking.marks import EditorsMarks
from indexer.checking.values import Laid
from indexer.checking.words import read_words
from indexer.model import Quote

_NO_MARKS = EditorsMarks((), ())


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that some releases have, the oldest release first.

    ``segments`` lead from the first wording to this one: one that is the same for the first, and
    for words too long to be laid along each other.
    """

    hits: tuple[Hit, ...]
    segments: tuple[Segment, ...]


def find_wordings(reader: Reader, quote: Quote) -> tuple[Wording, ...]:
    """The wordings of a saying, the earliest first; none of what stands in one release only.

    Case, marks and what an editor may set otherwise ("don't", "do not") make no other wording.
    """
    others = reader.appearances(quote.id)
    if not others:
        return ()
    own = (h for h in reader.appearances(others[0].quote.id) if h.quote.id == quote.id)
    return group_wordings((*others, *own))


def group_wordings(hits: Iterable[Hit]) -> tuple[Wording, ...]:
    """Quotes of one saying by their words."""
    groups: dict[tuple[str, ...], list[Hit]] = {}
    for hit in sorted(hits, key=_age):
        forms = tuple(token.form for token in read_words(hit.quote.text))
        groups.setdefault(forms, []).append(hit)
    first = next(iter(groups.values()))[0].quote.text if groups else ""
    return tuple(
        Wording(tuple(group), _differ(first, group[0].quote.text)) for group in groups.values()
    )


def _age(hit: Hit) -> tuple[str, str]:
    day = hit.quote.published
    return (day.isoformat() if day else "9999", hit.quote.id)


def _differ(first: str, other: str) -> tuple[Segment, ...]:
    said, pasted = read_words(first), read_words(other)
    if first == other or max(len(said), len(pasted)) > MAX_WORDS:
        return (Segment("same", other),)
    segments = compare(Laid(first, align(pasted, said, _NO_MARKS)), other)
    return tuple(replace(s, kind="left_out") if s.kind == "context" else s for s in segments)
