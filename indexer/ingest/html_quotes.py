"""Block quotations of a page as running text says them: words in marks, a source behind a dash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from indexer.ingest.html_walk import Found
from indexer.text.fold import fold

_OPENING = '“"«„「‘'
_DASHES = " –—―-~"
_MOST = 100  # quotations of a page that are looked for in its text
_LONGEST_SOURCE = 200  # code points: longer is no name with a role


def set_quotations(blocks: Sequence[Found]) -> list[Found]:
    """The blocks with each quotation that names its source set as one.

    Its words get quotation marks where they have none, its source a paragraph
    of its own behind a dash: ``— Jane Roe, harbour master``. One of several paragraphs
    below a line that ends with a colon gets marks as well: only the markup tells where
    it ends. Any other without a source stays as it is. One whose words stand in the
    text as well, set apart to catch the eye, is left out.
    """
    text = fold("\n".join(block.words for block in blocks if not block.quote))
    kept: list[Found] = []
    for number, group in groupby(blocks, key=lambda block: block.quote):
        stretch = list(group)
        if number:
            led = bool(kept) and kept[-1].words.rstrip().endswith(":")
            whole = led and len(stretch) > 1 and not any(block.source for block in stretch)
            if whole and not _is_signature(stretch[-1].words):
                stretch = _marked(stretch)
            else:
                stretch = _set_one(stretch, text if number <= _MOST else "")
        kept += stretch
    return kept


def _set_one(stretch: list[Found], text: str) -> list[Found]:
    words = [block for block in stretch if not block.source]
    sources = [block for block in stretch if block.source]
    if not sources and len(words) > 1 and _is_signature(words[-1].words):
        words, sources = words[:-1], [words[-1]]
    source = ", ".join(block.words.strip(_DASHES) for block in sources)
    if not words or not source or len(source) > _LONGEST_SOURCE:
        return stretch
    if all(fold(block.words).strip("\"'“”") in text for block in words):
        return []
    return [*_marked(words), replace(sources[0], words=f"— {source}", kind="paragraph")]


def _is_signature(words: str) -> bool:
    return words[0] in "–—―" or (words.startswith(("- ", "-- ", "~ ")) and len(words) < 120)


def _marked(words: Sequence[Found]) -> list[Found]:
    """Each paragraph opened by a mark, the last closed, as print sets them."""
    if words[0].words[0] in _OPENING:
        return [replace(block, kind="paragraph") for block in words]
    last = len(words) - 1
    return [
        replace(block, kind="paragraph", words=f"“{block.words}{'”' if n == last else ''}")
        for n, block in enumerate(words)
    ]
