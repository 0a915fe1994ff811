"""Plain text: paragraphs between blank lines, lines that were wrapped joined again."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from indexer.ingest.fields import add_fields
from indexer.ingest.front_matter import split_front_matter
from indexer.ingest.metadata.header_lines import split_header_lines
from indexer.ingest.metadata.lines import read_line
from indexer.model import RawRelease

_BLANK = re.compile(r"\n[ \t\xa0]*\n\s*")
_LIST = re.compile(r"\s*(?:[-*•●▪]|\d{1,2}[.)])\s+\S")
_WRAPPED = 55  # code points a line must reach before its break counts as wrapping


def read_plain_text(text: str, origin: str) -> RawRelease:
    """A release from plain text, with its front matter or its header lines."""
    fields, body = split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
    raw = add_fields(RawRelease(origin=origin, text=""), fields, "front matter")
    header, body = split_header_lines(body.strip("\n\ufeff "))
    return with_paragraphs(add_fields(raw, header, "header line"), body)


def with_paragraphs(raw: RawRelease, body: str) -> RawRelease:
    """A release with the paragraphs of plain text, and which block each was a line of."""
    blocks = [unwrap(block) for block in _BLANK.split(body) if block.strip()]
    return replace(
        raw,
        text="\n\n".join(part for parts in blocks for part in parts),
        groups=tuple(number for number, parts in enumerate(blocks) for _ in parts),
    )


def unwrap(block: str) -> list[str]:
    """A block's lines joined where they were merely wrapped, parted where they were not.

    Lines that run to about the same width were wrapped; short ones, as in a
    contact block or a poem, list items, dates and notices stand for themselves.
    A file whose paragraphs are single long lines without blank lines keeps them
    apart too.
    """
    lines = [line.strip() for line in block.split("\n") if line.strip()]
    if len(lines) < 2:
        return lines
    widest = max(map(len, lines))
    if widest > 200:  # nobody wraps there: each line is a paragraph
        return lines
    parts = [lines[0]]
    for before, line in pairwise(lines):
        wrapped = len(before) >= _WRAPPED and len(before) + len(line.split(" ")[0]) >= widest - 12
        if wrapped and not _LIST.match(line) and not (read_line(before) or read_line(line)):
            parts[-1] = f"{parts[-1]} {line}"
        else:
            parts.append(line)
    return parts


def part_paragraphs(text: str) -> str:
    """Blank lines part paragraphs; where there are none, single line breaks do."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" not in text:
        return text
    return "\n\n".join(part for block in text.split("\n\n") for part in unwrap(block))
