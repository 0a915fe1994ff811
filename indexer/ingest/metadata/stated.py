"""What a page states that only matters to speeches: author, summary, event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import html as lxml_html

from indexer.ingest.fields import text_of
from indexer.ingest.metadata.json_ld import objects_in, types_of

_META: dict[str, str] = {
    "author": "author",
    "article:author": "author",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "byl": "author",
    "og:description": "summary",
    "description": "summary",
    "dc.description": "summary",
}
_LONGEST = 2_000  # code points of a value


def stated_on(tree: lxml_html.HtmlElement) -> tuple[tuple[str, str], ...]:
    """Names and values, the first of each name; those of JSON-LD go before meta elements."""
    found: dict[str, str] = {}
    for name, value in (*_in_json_ld(tree), *_in_meta(tree)):
        words = " ".join(value.split())[:_LONGEST]
        if words:
            found.setdefault(name, words)
    return tuple(found.items())


def _in_json_ld(tree: lxml_html.HtmlElement) -> Iterator[tuple[str, str]]:
    for thing in objects_in(tree):
        if any(kind.endswith("Event") for kind in types_of(thing)):
            yield from _of_event(thing)
        else:
            yield "summary", text_of(thing.get("description"))


def _of_event(thing: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "event", text_of(thing.get("name"))
    yield "event place", text_of(thing.get("location"))
    yield "event date", text_of(thing.get("startDate"))


def _in_meta(tree: lxml_html.HtmlElement) -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or "").lower()
        if name in _META:
            yield _META[name], element.get("content", "")
