"""From a raw release to a release: one text, its blocks, its metadata."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from indexer.errors import ReleaseError
from indexer.ingest.blocks import Told, judge_blocks, strip_bullet
from indexer.ingest.dateline import Dateline, find_dateline, find_late_dateline
from indexer.ingest.paragraphs import restore_breaks
from indexer.ingest.release_id import make_id
from indexer.model import Block, BlockKind, RawRelease, Release, Span
from indexer.text.clean import clean, mend
from indexer.text.fold import fold
from indexer.text.language import guess_language

_BLANK = re.compile(r"\n *\n\s*")
_WORD = re.compile(r"[^\W_]")
_DATELINE_DEPTH = 5  # paragraphs: sub-headlines may stand above the dateline
_SHORT = 200  # code points: above a dateline stand headlines, not paragraphs
_REPEATED = 60  # code points: a paragraph this long that comes again verbatim was copied
_MANY_DAYS = 45  # days apart at which a dateline and a path are worth telling apart


def prepare(raw: RawRelease) -> Release:
    """Clean a release, find its blocks, and complete its metadata. Pure.

    Raises:
        ReleaseError: no words are left to read.
    """
    title = clean(raw.title).replace("\n", " ")
    paragraphs = _drop_repeated(_paragraphs(raw, title), title)
    if not paragraphs:
        raise ReleaseError(raw.origin, "no text")
    paragraphs = _part_caption(paragraphs)
    words = [w for w, _ in paragraphs]
    datelines = _find_datelines(words)
    told: list[Told] = [k for _, k in paragraphs]
    for index, dateline in datelines.items():
        told[index] = "dateline" if dateline.whole else "paragraph"
    kinds = judge_blocks(words, told)
    text = "\n\n".join(words)
    raw = _add_datelines(raw, list(datelines.values()))
    return Release(
        id=make_id(raw.id),
        feed=clean(raw.feed),
        publisher=clean(raw.publisher),
        title=title,
        published=raw.published,
        place=clean(raw.place),
        url=raw.url if raw.url.startswith(("http://", "https://")) else "",
        language=raw.language or guess_language(text),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        origin=raw.origin,
        blocks=_lay_blocks(words, kinds, datelines),
        provenance=raw.provenance,
    )


def _paragraphs(raw: RawRelease, title: str) -> list[tuple[str, Told]]:
    """Cleaned paragraphs with what the markup said of them, lost breaks put back."""
    blocks = [b for b in _BLANK.split(mend(raw.text)) if b.strip()]
    told: Sequence[Told] = raw.kinds if len(raw.kinds) == len(blocks) else [""] * len(blocks)
    found: list[tuple[str, Told]] = []
    blocks = [b.strip().replace("\n", " ") for b in blocks]
    for parts, kind in zip(restore_breaks(blocks, title), told, strict=True):
        for number, part in enumerate(parts):
            part_kind: Told = kind if number == 0 or kind != "heading" else ""
            words, part_kind = strip_bullet(" ".join(part.split()), part_kind)
            if _WORD.search(words):
                found.append((words, part_kind))
    return found


def _drop_repeated(paragraphs: list[tuple[str, Told]], title: str) -> list[tuple[str, Told]]:
    """Without the headline at the head, and without long paragraphs that come again."""
    headline = fold(title)
    while len(paragraphs) > 1 and fold(paragraphs[0][0]) == headline:
        paragraphs = paragraphs[1:]
    seen: set[str] = set()
    kept: list[tuple[str, Told]] = []
    for words, kind in paragraphs:
        if len(words) >= _REPEATED:
            if words in seen:
                continue
            seen.add(words)
        kept.append((words, kind))
    return kept


def _part_caption(paragraphs: list[tuple[str, Told]]) -> list[tuple[str, Told]]:
    """A caption that ran into the first paragraph's dateline, parted from it."""
    words, kind = paragraphs[0]
    late = find_late_dateline(words) if kind == "" else None
    if late is None or find_dateline(words) is not None:
        return paragraphs
    cut = late[0]
    return [(words[:cut].rstrip(), "caption"), (words[cut:], kind), *paragraphs[1:]]


def _find_datelines(words: Sequence[str]) -> dict[int, Dateline]:
    """Datelines at the head of the first paragraphs, by paragraph."""
    found: dict[int, Dateline] = {}
    for index, paragraph in enumerate(words[:_DATELINE_DEPTH]):
        dateline = find_dateline(paragraph)
        if dateline is None:
            continue
        certain = dateline.published is not None or bool(dateline.wire)
        if certain or found or all(len(w) < _SHORT for w in words[:index]):
            found[index] = dateline
        if not dateline.whole:
            break
    return found


def _add_datelines(raw: RawRelease, datelines: Sequence[Dateline]) -> RawRelease:
    """Metadata a dateline states. It overrides a path, never what was stated outright."""
    place = next((d.place for d in datelines if d.place), "")
    day = next((d.published for d in datelines if d.published), None)
    wire = next((d.wire for d in datelines if d.wire), "")
    found = dict(raw.provenance)
    if place and not raw.place:
        raw, found["place"] = replace(raw, place=place), "dateline"
    if day and raw.published and _is_slip(day, raw.published, found.get("published")):
        found["published in dateline"] = day.isoformat()
    elif day and (raw.published is None or found.get("published") == "path"):
        if raw.published and abs((raw.published - day).days) > _MANY_DAYS:
            found["published in path"] = raw.published.isoformat()
        raw, found["published"] = replace(raw, published=day), "dateline"
    # A folder's bare name gives way to the wire's own: "merrinwire" to "Merrin Wire".
    if wire and (not raw.publisher or raw.publisher == raw.feed):
        raw, found["publisher"] = replace(raw, publisher=wire), "dateline"
    if wire and not raw.feed:
        raw, found["feed"] = replace(raw, feed=wire), "dateline"
    return replace(raw, provenance=tuple(found.items()))


def _is_slip(day: date, published: date, where: str | None) -> bool:
    """The right day of a wrong year, as people write in January: there the path is right."""
    same = (day.month, day.day) == (published.month, published.day)
    return where == "path" and same and day.year != published.year


def _lay_blocks(
    words: Sequence[str], kinds: Sequence[BlockKind], datelines: dict[int, Dateline]
) -> tuple[Block, ...]:
    """Spans of the paragraphs in the text; a dateline run in is a block of its own."""
    blocks: list[Block] = []
    at = 0
    for index, (paragraph, kind) in enumerate(zip(words, kinds, strict=True)):
        end, start = at + len(paragraph), at
        dateline = datelines.get(index)
        if dateline is not None and not dateline.whole:
            blocks.append(Block(Span(at, at + dateline.length), "dateline"))
            start += len(paragraph) - len(paragraph[dateline.length :].lstrip())
        if start < end:
            blocks.append(Block(Span(start, end), kind))
        at = end + 2
    return tuple(blocks)
