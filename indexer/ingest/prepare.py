"""From a raw release to a release: one text, its blocks, its metadata."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from indexer.errors import ReleaseError
from indexer.ingest.blocks import Told, judge_blocks, strip_bullet
from indexer.ingest.dateline import find_dateline, find_late_dateline
from indexer.ingest.metadata.head import Head, Paragraph, read_head
from indexer.ingest.metadata.issuer import is_carried, said_of_issuer, without_strangers
from indexer.ingest.metadata.letterhead import said_in_letterhead
from indexer.ingest.metadata.names import said_by_others
from indexer.ingest.metadata.ranking import STATED, choose
from indexer.ingest.paragraphs import restore_breaks
from indexer.ingest.release_id import make_address, make_id
from indexer.model import Block, Candidate, RawRelease, Release, Span
from indexer.text.clean import clean, mend
from indexer.text.fold import fold
from indexer.text.language import guess_language
from indexer.tracing import note

T = TypeVar("T")

_BLANK = re.compile(r"\n *\n\s*")
_WORD = re.compile(r"[^\W_]")
_ADDRESSES = re.compile(r"(?:https?://|www\.)\S+(?:\s+(?:https?://|www\.)\S+)*\s*")
_REPEATED = 60  # code points: a paragraph this long that comes again verbatim was copied
_SIGNATURE = 6  # paragraphs at the end among which the house may stand
_LONGEST_ID = 1_000  # code points


def prepare(raw: RawRelease) -> Release:
    """Clean a release, find its blocks, and decide its metadata. Pure.

    Raises:
        ReleaseError: no words are left to read, or the id is no id.
    """
    stated = [replace(c, value=_plain(c)) for c in raw.candidates]
    own = choose(stated)
    headline, said_by = own.value("title"), dict(own.provenance).get("title")
    leads: dict[str, str] = {}
    paragraphs = _drop_repeated(_paragraphs(raw, headline, leads))
    if not paragraphs:
        raise ReleaseError(raw.origin, "no text")
    paragraphs = _part_caption(paragraphs, headline)
    if not headline and all(_ADDRESSES.fullmatch(p.words) for p in paragraphs):
        raise ReleaseError(raw.origin, "addresses only, no text: save the pages themselves")
    head = read_head(paragraphs, headline)
    candidates = _weighed(stated, paragraphs, head, headline, said_by)
    metadata = choose(candidates)
    if dict(metadata.provenance).get("title") == "head line":
        head.kinds.update(dict.fromkeys(head.headline, "heading"))
    kept = _without_headline(paragraphs, head, headline)
    text = "\n\n".join(paragraphs[n].words for n in kept)
    url = metadata.value("url")
    if len(raw.id) > _LONGEST_ID:
        raise ReleaseError(raw.origin, f"an id of more than {_LONGEST_ID} letters")
    given_id = raw.id or make_id(raw.name, metadata.value("title"), text)
    of_id = (("id", "given"),) if raw.id else ()
    return Release(
        id=make_address("", given_id),
        feed=metadata.value("feed"),
        publisher=metadata.value("publisher"),
        title=metadata.value("title"),
        published=metadata.published,
        place=metadata.value("place"),
        url=url if url.startswith(("http://", "https://")) else "",
        language=metadata.value("language") or guess_language(text),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        origin=raw.origin,
        blocks=_lay_blocks(paragraphs, kept, head, leads),
        provenance=(*of_id, *metadata.provenance),
        issuer=metadata.value("issuer"),
        author=metadata.value("author"),
        embargo=metadata.value("embargo"),
        candidates=tuple(candidates),
        given_id=given_id,
        stated=tuple((name, " ".join(clean(value).split())) for name, value in raw.stated),
    )


def _weighed(
    stated: Sequence[Candidate],
    paragraphs: Sequence[Paragraph],
    head: Head,
    headline: str,
    said_by: str | None,
) -> list[Candidate]:
    """All that is said of the release: outright, in its head, around it and below it."""
    below = [
        p.words
        for p in paragraphs[max(head.end, len(paragraphs) - _SIGNATURE) :]
        if not p.told or p.told == "heading"
    ]
    text = "\n".join((headline, *(p.words for p in paragraphs)))
    stated = without_strangers(stated, text)
    outright = headline if said_by in (*STATED, "heading", "title element") else ""
    headed = said_by == "heading" and not is_carried([*stated, *head.candidates])
    return [
        *stated,
        *head.candidates,
        *said_by_others(stated),
        *said_in_letterhead(paragraphs, head, outright, headed=headed),
        *said_of_issuer([*stated, *head.candidates], below, text),
    ]


def _plain(candidate: Candidate) -> str:
    """A candidate's value, cleaned; an address is none to clean."""
    if candidate.field == "url":
        return candidate.value.strip()
    return " ".join(clean(candidate.value).split())


def _paragraphs(raw: RawRelease, title: str, leads: dict[str, str]) -> list[Paragraph]:
    """Cleaned paragraphs with what the markup said of them, lost breaks put back.

    Notes in ``leads`` the words in bold that a paragraph begins with.
    """
    split = (b.strip() for b in _BLANK.split(mend(raw.text)))
    blocks = [b.replace("\n", " ") for b in split if b]
    told: Sequence[Told] = _for_each(blocks, raw.kinds, [""] * len(blocks))
    groups = _for_each(blocks, raw.groups, range(len(blocks)))
    bold = _for_each(blocks, raw.leads, [""] * len(blocks))
    found: list[Paragraph] = []
    headline = fold(title)
    restored = restore_breaks(blocks, title)
    for block, parts, kind, group, lead in zip(blocks, restored, told, groups, bold, strict=True):
        whole = [block] if len(parts) > 1 and fold(block) == headline else parts
        for number, part in enumerate(whole):
            part_kind: Told = kind if number == 0 or kind != "heading" else ""
            words, part_kind = strip_bullet(" ".join(part.split()), part_kind)
            if _WORD.search(words):
                found.append(Paragraph(words, part_kind, group))
                if number == 0 and lead and words.startswith(plain := clean(lead)):
                    leads[words] = plain
    return found


def _for_each(blocks: Sequence[str], said: Sequence[T], other: Sequence[T]) -> Sequence[T]:
    """What a format's reader says of each block, unless it speaks of other blocks than these."""
    return said if len(said) == len(blocks) else other


def _drop_repeated(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Without long paragraphs that come again."""
    seen: set[str] = set()
    kept: list[Paragraph] = []
    for paragraph in paragraphs:
        if len(paragraph.words) >= _REPEATED:
            if paragraph.words in seen:
                note("text", "the same paragraph stands above", paragraph.words)
                continue
            seen.add(paragraph.words)
        kept.append(paragraph)
    return kept


def _without_headline(paragraphs: Sequence[Paragraph], head: Head, title: str) -> list[int]:
    """The paragraphs of the text: none in the head that repeats a headline stated outright.

    A headline that was found in the text stays in it: whom it names, it introduces.
    """
    headline = fold(title)
    kept = [
        number
        for number, paragraph in enumerate(paragraphs)
        if number >= head.end or not headline or fold(paragraph.words) != headline
    ]
    if kept and len(kept) < len(paragraphs):
        note("text", "the headline, once more", title)
    return kept or [len(paragraphs) - 1]


def _part_caption(paragraphs: list[Paragraph], title: str) -> list[Paragraph]:
    """A caption that ran into the first paragraph's dateline, parted from it."""
    at = 1 if len(paragraphs) > 1 and fold(paragraphs[0].words) == fold(title) else 0
    first = paragraphs[at]
    late = find_late_dateline(first.words) if first.told == "" else None
    if late is None or find_dateline(first.words) is not None:
        return paragraphs
    cut = late[0]
    return [
        *paragraphs[:at],
        replace(first, words=first.words[:cut].rstrip(), told="caption"),
        replace(first, words=first.words[cut:]),
        *paragraphs[at + 1 :],
    ]


def _lay_blocks(
    paragraphs: Sequence[Paragraph], kept: Sequence[int], head: Head, leads: dict[str, str]
) -> tuple[Block, ...]:
    """Spans of the paragraphs in the text; a dateline run in is a block of its own."""
    told: list[Told] = []
    for number in kept:
        dateline = head.datelines.get(number)
        plain: Told = head.kinds.get(number, paragraphs[number].told)
        told.append(plain if dateline is None else "dateline" if dateline.whole else "paragraph")
    words = [paragraphs[number].words for number in kept]
    blocks: list[Block] = []
    at = 0
    for number, paragraph, kind in zip(kept, words, judge_blocks(words, told), strict=True):
        end, start = at + len(paragraph), at
        dateline = head.datelines.get(number)
        if dateline is not None and not dateline.whole:
            blocks.append(Block(Span(at, at + dateline.length), "dateline"))
            start += len(paragraph) - len(paragraph[dateline.length :].lstrip())
        if start < end:
            strong = len(leads.get(paragraph, "")) if start == at else 0
            blocks.append(Block(Span(start, end), kind, strong))
        at = end + 2
    return tuple(blocks)
