"""Quotes and releases as rows of the exported tables, read as they are written.

Whatever their number, the quotes of some two hundred are in memory at a time, and what was
read last of the releases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from indexer.archive import Hit, Reader, SearchQuery
from indexer.export.hits import Link, hit_record, no_link
from indexer.model import Event, Evidence, Quote, QuoteId, Release, ReleaseId, Source, Speech, Turn

Row = dict[str, Any]
ReleaseLink = Callable[[ReleaseId], str]

_RELEASES = 2_000
"""Places and addresses of releases that are remembered: 200 bytes each."""


def no_page(_: ReleaseId) -> str:
    """No address."""
    return ""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where quotes and releases have their pages."""

    quote: Link = no_link
    release: ReleaseLink = no_page


NOWHERE = Addresses()


def quote_rows(
    reader: Reader, query: SearchQuery, links: Addresses = NOWHERE, extractor: str = ""
) -> Iterator[Row]:
    """The quotes of a search in its order; ``extractor`` is the digest of the archive's."""

    @lru_cache(maxsize=_RELEASES)
    def place_of(release_id: ReleaseId) -> tuple[str, str]:
        release = reader.release(release_id).release
        return release.url, _first_source(release)

    generation = reader.generation
    for hit in reader.export(query):
        quote = hit.quote
        original, source = place_of(quote.release_id)
        yield hit_record(hit, links.quote) | {
            "cue": [quote.cue.span.start, quote.cue.span.end, quote.cue.lemma] if quote.cue else [],
            "mention": _mention(quote),
            "saying": first_said(reader, hit),
            "release": quote.release_id,
            "original": original,
            "source": source,
            "extractor": extractor,
            "archive": generation,
        }


def _mention(quote: Quote) -> list[Any]:
    said = quote.mention
    return [said.span.start, said.span.end, said.kind] if said else []


def first_said(reader: Reader, hit: Hit) -> QuoteId:
    """The earliest quote that says the same; the quote itself if nothing earlier does."""
    if not hit.elsewhere:
        return hit.quote.id
    all_of_it = (hit.quote, *(other.quote for other in reader.appearances(hit.quote.id)))
    return min(all_of_it, key=_age).id


def _age(quote: Quote) -> tuple[bool, str, str]:
    day = quote.published
    return day is None, day.isoformat() if day else "", quote.id


def _first_source(release: Release) -> str:
    return str(release.sources[0]) if release.sources else release.origin


def release_rows(
    reader: Reader, ids: Iterable[ReleaseId], links: Addresses = NOWHERE
) -> Iterator[Row]:
    """Releases with their texts."""
    for id_ in ids:
        yield release_row(reader.release(id_).release, links)


def release_row(release: Release, links: Addresses = NOWHERE) -> Row:
    """A release as it is archived; ``indexer.export.exchange`` reads it back."""
    return {
        "release": release.id,
        "release_id": release.given_id,
        "collection": release.collection,
        "title": release.title,
        "date": release.published.isoformat() if release.published else "",
        "place": release.place,
        "issuer": release.issuer,
        "publisher": release.publisher,
        "author": release.author,
        "embargo": release.embargo,
        "language": release.language,
        "original": release.url,
        "url": links.release(release.id),
        "feed": release.feed,
        "origin": release.sources[0].path if release.sources else Path(release.origin).name,
        "sources": [_source(source) for source in release.sources],
        "sha256": release.sha256,
        "blocks": [[b.span.start, b.span.end, b.kind, b.strong] for b in release.blocks],
        "provenance": [list(pair) for pair in release.provenance],
        "stated": [list(pair) for pair in release.stated],
        "speech": _speech(release.speech),
        "text": release.text,
    }


def _source(source: Source) -> list[str]:
    return [source.collection, source.path, source.record]


def _speech(speech: Speech | None) -> Row | None:
    if speech is None:
        return None
    turns = [_turn(turn) for turn in speech.turns]
    return {"form": speech.form, "event": _event(speech.event), "turns": turns}


def _event(event: Event) -> Row:
    day = event.date.isoformat() if event.date else ""
    return {"occasion": event.occasion, "place": event.place, "date": day}


def _turn(turn: Turn) -> Row:
    return {
        "number": turn.number,
        "label": turn.label,
        "spans": [[span.start, span.end] for span in turn.content],
        "paragraphs": list(turn.paragraphs),
        "speaker": turn.speaker_name,
        "speaker_type": turn.speaker_type,
        "role": turn.role,
        "organisation": turn.organisation_name,
        "evidence": _chain(turn.evidence),
        "candidates": list(turn.candidates),
    }


def _chain(evidence: tuple[Evidence, ...]) -> list[Row]:
    return [{"start": e.span.start, "end": e.span.end, "step": e.step} for e in evidence]
