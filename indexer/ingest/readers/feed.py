"""RSS and Atom by feedparser: an entry is a release, where the feed carries it in full."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import partial
from typing import Any
from xml.sax import SAXException

import feedparser

from indexer.errors import ReleaseError
from indexer.ingest.faults import in_plain_words
from indexer.ingest.fields import add_fields
from indexer.ingest.html_page import read_html
from indexer.ingest.part import Part, Parts
from indexer.ingest.reading import Reading
from indexer.model import Candidate, RawRelease

_ACCEPTED = {"resolve_relative_uris": False, "sanitize_html": False}  # our reader of HTML does both
_FAULTS = (SAXException, ValueError, LookupError, AttributeError, TypeError, RecursionError)


def read(data: bytes, origin: str, reading: Reading) -> Parts:
    """The entries of a feed.

    Raises:
        ReleaseError: it is no feed.
    """
    try:
        # A stream: text that looks like an address or a path would be fetched.
        found = feedparser.parse(io.BytesIO(data), **_ACCEPTED)
    except _FAULTS as error:
        raise ReleaseError(
            origin, f"not readable as RSS or Atom: {in_plain_words(error)}"
        ) from error
    if not found.get("version") and not found.entries:
        why = found.get("bozo_exception")
        said = in_plain_words(why) if isinstance(why, SAXException) else "it is no feed"
        raise ReleaseError(origin, f"not readable as RSS or Atom: {said}")
    return _parts(found, origin)


def _parts(found: Any, origin: str) -> Parts:
    for number, entry in enumerate(found.entries, 1):
        where = f"{origin}#{number}"
        yield Part(where, partial(_read_entry, entry, found.feed, where))
    if found.get("bozo") and isinstance(found.get("bozo_exception"), SAXException):
        why = in_plain_words(found.bozo_exception)
        yield ReleaseError(origin, f"the feed breaks off or is damaged: {why}")
    elif not found.entries:
        yield ReleaseError(origin, "the feed has no entry")


def _read_entry(entry: Any, feed: Any, origin: str) -> RawRelease:
    content = [c.value for c in entry.get("content", ()) if (c.get("value") or "").strip()]
    words = max(content, key=len, default="") or entry.get("summary") or ""
    if not words.strip():
        raise ReleaseError(origin, "the entry has no text, only a link: give the page itself")
    fields = {
        "title": entry.get("title"),
        "date": entry.get("published"),
        "created": entry.get("created"),
        "url": entry.get("link"),
        "author": entry.get("author"),
        "publisher": feed.get("title"),
        "language": feed.get("language"),
        "id": entry.get("id"),
        "summary": entry.get("summary") if content else "",
    }
    named = add_fields(read_html(words, origin), {k: v for k, v in fields.items() if v}, "record")
    house = feed.get("author") or ""
    if not house or "@" in house:
        return named
    return replace(named, candidates=(*named.candidates, Candidate("issuer", house, "record")))
