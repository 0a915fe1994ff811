"""The newest quotes of a search as feeds: Atom (RFC 4287) and JSON Feed 1.1 (jsonfeed.org).

Quotes and releases stand in the order they came in, under the address each was given first:
neither a build nor newer rules bring one again. What a feed says follows from them alone, not from
when the archive was built: a reader who asks again after a build without news is told that nothing
has changed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from flask import Response

from app.export.newest import Arrived, ArrivedRelease
from app.quote.citation import cite_hit, quote_words
from app.search.entries import Entry
from app.site.links import absolute, permalink, url_of
from app.site.translation import gettext, ngettext
from app.site.wording import say_number

ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A quote or a release in a feed. ``time`` is that of publication in RFC 3339, "" for what has
    no day; ``came`` is when it came in, "" where nobody knows.

    ``source_url`` is the release that a quote stands in; a release stands in none.
    """

    id: str
    url: str
    title: str
    author: str
    words: str
    time: str
    source_url: str = ""
    source_title: str = ""
    came: str = ""

    @property
    def updated(self) -> str:
        """What readers order by."""
        return self.came or self.time


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed to write: its title, its page on the site, its own address and language."""

    title: str
    page_url: str
    address: str
    language: str
    items: tuple[FeedItem, ...]


def last_time(feed: Feed) -> str:
    """The newest time of its items, "" where none has one."""
    return max((item.updated for item in feed.items), default="")


def write_json_feed(feed: Feed) -> str:
    """The feed as one JSON value."""
    record = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{feed.title} · On Record",
        "home_page_url": feed.page_url,
        "feed_url": feed.address,
        "language": feed.language,
        "items": [_record_item(item) for item in feed.items],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _record_item(item: FeedItem) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": item.id,
        "url": item.url,
        "external_url": item.source_url,
        "title": item.title,
        "content_text": item.words,
        "authors": [{"name": item.author}],
        "date_published": item.time,
        "date_modified": item.came,
    }
    return {name: value for name, value in record.items() if value}


def quote_item(entry: Entry, arrived: Arrived) -> FeedItem:
    """A quote, or the passages found of one speech, with its citation."""
    hit = entry.hit
    quote, passage = hit.quote, hit.passage
    who = quote.speaker_name or gettext("Unknown speaker")
    words = quote_words(hit)
    title = f"{who}{gettext(': ')}{_cut(words)}"
    if entry.passages > 1:
        found = ngettext(
            "%(count)s passage",
            "%(count)s passages",
            entry.passages,
            count=say_number(entry.passages),
        )
        title = f"{title} ({found})"
    place = f"p{passage.number}" if passage else f"q-{quote.id}"
    return FeedItem(
        permalink(arrived.first_id),
        permalink(quote.id, passage.number if passage else 0),
        title,
        who,
        f"{words} — {cite_hit(hit)}",
        _time_of(quote.published),
        absolute(url_of("release", quote.release_id, place)),
        hit.release_title,
        _moment_of(arrived.at),
    )


def release_item(arrived: ArrivedRelease) -> FeedItem:
    """A release, with the part of its text that matches."""
    found = arrived.found
    title = found.title or gettext("Release without a headline")
    return FeedItem(
        absolute(url_of("release", arrived.first_id)),
        absolute(url_of("release", found.id)),
        title,
        found.issuer or found.publisher or title,
        found.snippet.text,
        _time_of(found.published),
        came=_moment_of(arrived.at),
    )


def _moment_of(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else ""


def _time_of(day: date | None) -> str:
    return f"{day.isoformat()}T00:00:00Z" if day else ""


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_TITLE else words[:_LONGEST_TITLE].rstrip() + " …"


def answer(words: str, media_type: str) -> Response:
    """A feed as it is sent, with an ETag of its words."""
    response = Response(words, content_type=f"{media_type}; charset=utf-8")
    response.set_etag(hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=9).hexdigest())
    return response
