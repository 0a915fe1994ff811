"""Plain text: a headline on the first line or none, paragraphs between blank lines."""

from __future__ import annotations

import re
from itertools import pairwise

from indexer.ingest.fields import add_fields
from indexer.ingest.front_matter import split_front_matter
from indexer.model import RawRelease

_BLANK = re.compile(r"\n[ \t\xa0]*\n\s*")
_HEADLINE = re.compile(r"[^\n]{3,200}")
_LIST = re.compile(r"\s*(?:[-*•●▪]|\d{1,2}[.)])\s+\S")
_WRAPPED = 55  # code points a line must reach before its break counts as wrapping


def read_plain_text(text: str, origin: str) -> RawRelease:
    """A release from plain text.

    The first line is the headline when a blank line follows it and it does not
    end as a sentence does.
    """
    fields, body = split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
    body = body.strip("\n\ufeff ")
    raw = add_fields(RawRelease(origin=origin, text=""), fields, "front matter")
    blocks = [b for b in _BLANK.split(body) if b.strip()]
    title, provenance = raw.title, raw.provenance
    if not title and len(blocks) > 1 and _is_headline(blocks[0]):
        title, blocks = blocks[0].strip(), blocks[1:]
        provenance = (*provenance, ("title", "first line"))
    joined = "\n\n".join(part for block in blocks for part in unwrap(block))
    return RawRelease(
        origin=origin,
        text=joined,
        id=raw.id,
        title=title,
        published=raw.published,
        place=raw.place,
        publisher=raw.publisher,
        feed=raw.feed,
        url=raw.url,
        language=raw.language,
        provenance=provenance,
    )


def _is_headline(block: str) -> bool:
    line = block.strip()
    return bool(_HEADLINE.fullmatch(line)) and not re.search(r"[.:;,”\"]$", line)


def unwrap(block: str) -> list[str]:
    """A block's lines joined where they were merely wrapped, parted where they were not.

    Lines that run to about the same width were wrapped; short ones, as in a
    contact block or a poem, and list items stand for themselves. A file whose
    paragraphs are single long lines without blank lines keeps them apart too.
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
        if wrapped and not _LIST.match(line):
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
