"""Quotes as annotations of the pages they stand on (W3C Web Annotation Data Model, 2017)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import quote as escape

from indexer.archive import Hit, Reader
from indexer.export.rows import NOWHERE, Addresses
from indexer.model import Quote, Release, ReleaseId, Span

_AROUND = 32
"""Letters before and after the words, by which they are found again on a page."""
_RELEASES = 16


def to_annotations(
    reader: Reader, hits: Iterable[Hit], links: Addresses = NOWHERE
) -> Iterator[str]:
    """One annotation a line: the words as the target, who says them as the bodies."""

    @lru_cache(maxsize=_RELEASES)
    def read(release_id: ReleaseId) -> Release:
        return reader.release(release_id).release

    for hit in hits:
        record = annotation(hit.quote, read(hit.quote.release_id), links)
        yield json.dumps(record, ensure_ascii=False) + "\n"


def annotation(quote: Quote, release: Release, links: Addresses = NOWHERE) -> dict[str, Any]:
    """A quote as one annotation of its release, a target for each piece of its words.

    Where a release has an address it is annotated there, by words alone: offsets into the text
    of the archive are none into the page.
    """
    bodies = [
        _body("identifying", quote.speaker_name),
        _body("describing", ", ".join(filter(None, (quote.role, quote.organisation_name)))),
        _body("classifying", quote.kind),
    ]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": links.quote(quote) or f"urn:on-record:quote:{escape(quote.id, safe='')}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [body for body in bodies if body["value"]],
        "target": [_target(span, release, links) for span in quote.content],
    }


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _target(span: Span, release: Release, links: Addresses) -> dict[str, Any]:
    text = release.text
    words = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(span.start - _AROUND, 0) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
    if release.url:
        return {"source": release.url, "selector": [words]}
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    ours = links.release(release.id) or f"urn:on-record:release:{escape(release.id, safe='')}"
    return {"source": ours, "selector": [words, place]}
