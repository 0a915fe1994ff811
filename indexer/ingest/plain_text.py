"""Plain text: paragraphs between blank lines, lines that were wrapped joined again."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.ingest.fields import add_fields
from indexer.ingest.front_matter import split_front_matter
from indexer.ingest.line_numbers import strip_line_numbers
from indexer.ingest.lines import join_broken, unwrap
from indexer.ingest.metadata.header_lines import split_header_lines
from indexer.model import RawRelease

_PAGE = re.compile(  # - 2 -, Page 1 of 2
    r"[-–—] ?\d{1,3} ?[-–—]|\[?page (?:break|\d{1,3}(?: of \d{1,3})?)\]?", re.IGNORECASE
)
_BLANK = re.compile(r"\n[ \t\xa0]*\n\s*")


def read_plain_text(text: str, origin: str) -> RawRelease:
    """A release from plain text, with its front matter or its header lines."""
    fields, body = split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
    raw = add_fields(RawRelease(origin=origin, text=""), fields, "front matter")
    header, body = split_header_lines(strip_line_numbers(body).strip("\n\ufeff "))
    return with_paragraphs(add_fields(raw, header, "header line"), body)


def with_paragraphs(raw: RawRelease, body: str) -> RawRelease:
    """A release with the paragraphs of plain text, and which block each was a line of."""
    written = (block.strip("\n") for block in _BLANK.split(body) if block.strip())
    whole = join_broken([block for block in written if not _PAGE.fullmatch(block.strip())])
    blocks = [unwrap(block) for block in whole]
    return replace(
        raw,
        text="\n\n".join(part for parts in blocks for part in parts),
        groups=tuple(number for number, parts in enumerate(blocks) for _ in parts),
    )


def part_paragraphs(text: str) -> str:
    """Blank lines part paragraphs; where there are none, single line breaks do."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" not in text:
        return text
    blocks = join_broken([block for block in text.split("\n\n") if block.strip()])
    return "\n\n".join(part for block in blocks for part in unwrap(block))
