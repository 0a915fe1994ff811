"""From a raw release to a release: one text, its blocks, its metadata."""

from __future__ import annotations

import hashlib
import re
from typing import Literal

from indexer.errors import ReleaseError
from indexer.ingest.release_id import make_id
from indexer.model import Block, BlockKind, RawRelease, Release, Span
from indexer.text.clean import clean, mend, tidy
from indexer.text.fold import fold
from indexer.text.language import guess_language

_BLANK = re.compile(r"\n[ ]*\n\s*")


def prepare(raw: RawRelease) -> Release:
    """Clean a release, find its blocks, and complete its metadata. Pure.

    Raises:
        ReleaseError: no words are left to read.
    """
    title = clean(raw.title).replace("\n", " ")
    paragraphs = [(tidy(p).replace("\n", " "), k) for p, k in _paragraphs(raw)]
    paragraphs = [(p, k) for p, k in paragraphs if p]
    if len(paragraphs) > 1 and fold(paragraphs[0][0]) == fold(title):
        paragraphs = paragraphs[1:]
    if not any(c.isalnum() for p, _ in paragraphs for c in p):
        raise ReleaseError(raw.origin, "no text")
    blocks: list[Block] = []
    at = 0
    for words, kind in paragraphs:
        blocks.append(Block(Span(at, at + len(words)), kind or "paragraph"))
        at += len(words) + 2
    text = "\n\n".join(p for p, _ in paragraphs)
    return Release(
        id=make_id(raw.id),
        feed=raw.feed,
        publisher=clean(raw.publisher),
        title=title,
        published=raw.published,
        place=clean(raw.place),
        url=raw.url,
        language=raw.language or guess_language(text),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        origin=raw.origin,
        blocks=tuple(blocks),
        provenance=raw.provenance,
    )


def _paragraphs(raw: RawRelease) -> list[tuple[str, BlockKind | Literal[""]]]:
    parts = [p for p in _BLANK.split(mend(raw.text)) if p.strip()]
    kinds: tuple[BlockKind | Literal[""], ...] = ("",) * len(parts)
    if len(raw.kinds) == len(parts):
        kinds = raw.kinds
    return list(zip(parts, kinds, strict=True))
