"""The newest quotes of a search as feeds: Atom (RFC 4287) and JSON Feed 1.1 (jsonfeed.org).

What a feed says follows from its quotes alone, not from when the archive was built: a reader who
asks again after a build without news is told that nothing has changed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from flask import Response

from app.quote.citation import cite_hit, quote_words
from app.search.entries import Entry
from app.site.links import absolute, permalink, url_of
from app.site.translation import gettext

ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed to write: its title, its page on the site, its own address and language."""

    title: str
    page_url: str
    address: str
    language: str
    entries: tuple[Entry, ...]


def last_day(feed: Feed) -> str:
    """The newest day of its quotes, "" where none has one."""
    days = (entry.hit.quote.published for entry in feed.entries)
    return max((day.isoformat() for day in days if day), default="")


def write_json_feed(feed: Feed) -> str:
    """The feed as one JSON value."""
    record = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{feed.title} · On Record",
        "home_page_url": feed.page_url,
        "feed_url": feed.address,
        "language": feed.language,
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _item(entry: Entry) -> dict[str, Any]:
    hit = entry.hit
    quote, passage = hit.quote, hit.passage
    who = quote.speaker_name or gettext("Unknown speaker")
    words = quote_words(hit)
    place = f"p{passage.number}" if passage else f"q-{quote.id}"
    item: dict[str, Any] = {
        "id": permalink(quote.id),
        "url": permalink(quote.id, passage.number if passage else 0),
        "external_url": absolute(url_of("release", quote.release_id, place)),
        "title": f"{who}{gettext(': ')}{_cut(words)}",
        "content_text": f"{words} — {cite_hit(hit)}",
        "authors": [{"name": who}],
    }
    if quote.published:
        item["date_published"] = f"{quote.published.isoformat()}T00:00:00Z"
    return item


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_TITLE else words[:_LONGEST_TITLE].rstrip() + " …"


def answer(words: str, media_type: str) -> Response:
    """A feed as it is sent, with an ETag of its words."""
    response = Response(words, content_type=f"{media_type}; charset=utf-8")
    response.set_etag(hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=9).hexdigest())
    return response
