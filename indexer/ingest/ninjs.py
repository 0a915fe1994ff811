"""ninjs, the JSON of news agencies, in the names that other records have.

https://iptc.org/std/ninjs/ has the versions: 1 writes ``body_html``, 2 and 3 lists of bodies.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from indexer.ingest.fields import text_of

_MARKS = ("versioncreated", "firstcreated", "versionCreated", "firstCreated")


def from_ninjs(record: object) -> dict[str, object] | None:
    """The record that a ninjs item stands for, None for what is none.

    >>> from_ninjs({"uri": "x:1", "versioncreated": "2025-02-28T11:29:00Z", "headline": "Bridge"})
    {'id': 'x:1', 'title': 'Bridge', 'date': '2025-02-28'}
    """
    if not isinstance(record, Mapping) or "uri" not in record:
        return None
    if not any(isinstance(record.get(mark), str) for mark in _MARKS):
        return None
    html, text = _body(record)
    days = ("contentcreated", "firstcreated", "firstCreated", "versioncreated", "versionCreated")
    created = next((d for name in days if isinstance(d := record.get(name), str)), "")
    found = {
        "id": record["uri"],
        "title": _first(record, "headline", "headlines") or record.get("title"),
        "date": created[:10],
        "author": _first(record, "byline", "bylines").removeprefix("By ").removeprefix("by "),
        "place": text_of(record.get("located")),
        "publisher": text_of(record.get("provider")) or text_of(record.get("copyrightholder")),
        "language": record.get("language"),
        "html": html,
        "text": "" if html else text,
        "summary": _first(record, "description_text", "descriptions"),
    }
    return {name: value for name, value in found.items() if value}


def _first(record: Mapping[str, Any], one: str, many: str) -> str:
    if words := text_of(record.get(one)):
        return words
    listed = record.get(many)
    return text_of(listed[0]) if isinstance(listed, list) and listed else ""


def _body(record: Mapping[str, Any]) -> tuple[str, str]:
    """The HTML and the plain text of an item."""
    html = text_of(record.get("body_html")) or text_of(record.get("body_xhtml"))
    text = text_of(record.get("body_text"))
    bodies = record.get("bodies")
    for body in bodies if isinstance(bodies, list) else ():
        if not isinstance(body, Mapping):
            continue
        words = text_of(body.get("value"))
        if "html" in str(body.get("contentType") or body.get("contenttype") or ""):
            html = html or words
        else:
            text = text or words
    return html, text
