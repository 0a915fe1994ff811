"""Lines of a block: joined where they were merely wrapped, else apart."""

from __future__ import annotations

import re
from itertools import pairwise

from indexer.ingest.metadata.lines import read_line

_LIST = re.compile(r"\s*(?:[-*•●▪]|\d{1,2}[.)])\s+\S")
_WRAPPED = 55  # code points a line must reach before its break counts as wrapping
_UNWRAPPED = 200  # code points a line has only where nobody wraps
_ENDED = re.compile(r"[.!?:;…][\"”’)\]]*$")


def unwrap(block: str) -> list[str]:
    """A block's lines, one string for each that stands for itself.

    Lines that run to about the same width were wrapped, and so was one that
    breaks a sentence: no stop before it, a small letter behind. Short lines, as
    in a contact block or a poem, list items, dates and notices stand for
    themselves. A file whose paragraphs are single long lines without blank lines
    keeps them apart too.
    """
    lines = [" ".join(line.split()) for line in block.split("\n") if line.strip()]
    if len(lines) < 2:
        return lines
    widest = max(map(len, lines))
    parts = [[lines[0]]]
    for before, line in pairwise(lines):
        if _is_wrapped(before, line, widest) and not (read_line(before) or read_line(line)):
            parts[-1].append(line)
        else:
            parts.append([line])
    return [" ".join(part) for part in parts]


def _is_wrapped(before: str, line: str, widest: int) -> bool:
    if _LIST.match(line):
        return False
    if line[0].islower() and not _ENDED.search(before):
        return True
    if widest > _UNWRAPPED:
        return False
    return len(before) >= _WRAPPED and len(before) + len(line.partition(" ")[0]) >= widest - 12
