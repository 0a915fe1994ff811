"""A result of a search as flat JSON values, as pages, the JSON interface and exports have it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from indexer.archive import Hit, kind_of
from indexer.model import Quote

Link = Callable[[Quote], str]
"""The address of a quote's page, "" for none."""


def no_link(_: Quote) -> str:
    """No address."""
    return ""


def hit_record(hit: Hit, link: Link = no_link) -> dict[str, Any]:
    """A hit as flat JSON values. Offsets are code points into the release's text."""
    quote = hit.quote
    return {
        "id": quote.id,
        "text": quote.text,
        "speaker": quote.speaker_name,
        "speaker_id": quote.speaker_id or "",
        "speaker_type": quote.speaker_type,
        "role": quote.role,
        "organisation": quote.organisation_name,
        "organisation_id": quote.organisation_id or "",
        "date": quote.published.isoformat() if quote.published else "",
        "kind": quote.kind,
        "judgement": quote.judgement,
        "candidates": list(quote.candidates),
        "confidence": quote.confidence,
        "corrected": quote.corrected,
        "release_id": hit.given_id,
        "collection": hit.collection,
        "release_title": hit.release_title,
        "issuer": hit.issuer,
        "publisher": hit.publisher,
        "spans": [[span.start, span.end] for span in quote.content],
        "evidence": [
            {"start": link_.span.start, "end": link_.span.end, "step": link_.step}
            for link_ in quote.evidence
        ],
        "form": form if (form := kind_of(quote)) in ("speech", "transcript") else "",
        "turn": quote.turn or "",
        "paragraphs": list(quote.paragraphs) if quote.turn else [],
        "quoted_by": quote.quoted_by,
        "rule": quote.rule,
        "url": link(quote),
    }
