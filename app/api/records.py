"""From values of the archive to JSON values, in the shapes of ``app.api.schemas``."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.site.links import absolute, permalink, url_of
from indexer.archive import Facet, Hit, ReleasePage, Snippet
from indexer.export import hit_record
from indexer.model import Event, Organisation, Quote, Release, Speaker, Turn


def record_hit(hit: Hit) -> dict[str, Any]:
    """A quote that was found."""
    return hit_record(hit, _link) | {"release": hit.quote.release_id}


def record_quote(quote: Quote, release: Release) -> dict[str, Any]:
    """A quote by itself."""
    hit = Hit(
        quote,
        Snippet(quote.text),
        release.title,
        release.publisher,
        given_id=release.given_id,
        collection=release.collection,
        issuer=release.issuer,
    )
    return record_hit(hit)


def _link(quote: Quote) -> str:
    return permalink(quote.id)


def record_facet(facet: Facet) -> dict[str, Any]:
    values = [{"value": b.value, "label": b.label, "count": b.count} for b in facet.buckets]
    return {"field": facet.field, "distinct": facet.distinct, "values": values}


def record_release(page: ReleasePage) -> dict[str, Any]:
    """A release with everything said in it."""
    release = page.release
    speech = release.speech
    return {
        "id": release.id,
        "title": release.title,
        "date": _day(release.published),
        "place": release.place,
        "issuer": release.issuer,
        "publisher": release.publisher,
        "author": release.author,
        "language": release.language,
        "source_url": release.url,
        "collection": release.collection,
        "given_id": release.given_id,
        "sha256": release.sha256,
        "text": release.text,
        "form": speech.form if speech else "release",
        "event": _record_event(speech.event) if speech else None,
        "turns": [_record_turn(turn) for turn in speech.turns] if speech else [],
        "quotes": [record_quote(quote, release) for quote in page.quotes],
        "url": absolute(url_of("release", release.id)),
    }


def _record_event(event: Event) -> dict[str, Any]:
    return {"occasion": event.occasion, "place": event.place, "date": _day(event.date)}


def _record_turn(turn: Turn) -> dict[str, Any]:
    return {
        "number": turn.number,
        "label": turn.label,
        "speaker": turn.speaker_name,
        "role": turn.role,
        "organisation": turn.organisation_name,
        "spans": [[span.start, span.end] for span in turn.content],
        "paragraphs": list(turn.paragraphs),
    }


def record_speaker(speaker: Speaker) -> dict[str, Any]:
    roles = [
        {
            "role": held.role,
            "organisation": held.organisation,
            "since": _day(held.since),
            "until": _day(held.until),
        }
        for held in speaker.memberships
    ]
    return {
        "id": speaker.id,
        "name": speaker.name,
        "type": speaker.type,
        "aliases": [alias.name for alias in speaker.aliases],
        "roles": roles,
        "quotes": speaker.quotes,
        "url": absolute(url_of("speaker", speaker.id)),
    }


def record_organisation(body: Organisation) -> dict[str, Any]:
    return {
        "id": body.id,
        "name": body.name,
        "aliases": [alias.name for alias in body.aliases],
        "parent": body.parent or "",
        "quotes": body.quotes,
        "url": absolute(url_of("organisation", body.id)),
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
