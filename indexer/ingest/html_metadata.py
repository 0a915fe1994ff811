"""What a page says of itself in JSON-LD, meta elements, links and ``time``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import html as lxml_html

from indexer.ingest.dates import parse_date
from indexer.ingest.fields import language_code
from indexer.model import Candidate, Field, RawRelease

_LONGEST_SCRIPT = 500_000  # characters of JSON-LD worth parsing
_ARTICLES = (
    "PressRelease", "NewsArticle", "ReportageNewsArticle", "Article", "BlogPosting",
    "Report", "SpeechAct", "WebPage",
)  # fmt: skip
_META: dict[Field, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline"),
    "published": (
        "article:published_time", "og:article:published_time", "datepublished", "date",
        "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.date", "dcterms.created",
        "pubdate", "publishdate", "publish_date", "publication_date", "parsely-pub-date",
        "sailthru.date", "article.published",
    ),
    "publisher": (
        "og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "citation_publisher",
    ),
    "url": ("og:url", "twitter:url"),
    "place": ("dateline", "geo.placename", "article:location", "citation_location"),
    "language": ("language", "dc.language", "dcterms.language", "content-language"),
}  # fmt: skip


def read_metadata(tree: lxml_html.HtmlElement, origin: str) -> RawRelease:
    """What a page says of its title, date, publisher, place, address and language, and where."""
    said = [
        Candidate(name, " ".join(value.split())[:1000], where)
        for name, value, where in _statements(tree)
        if value.strip()
    ]
    publisher = next((c.value for c in said if c.field == "publisher"), "")
    return RawRelease(
        origin=origin,
        text="",
        candidates=tuple(_settled(candidate, publisher) for candidate in said),
    )


def _settled(candidate: Candidate, publisher: str) -> Candidate:
    """A candidate in the form they have: a bare headline, a day, a language's code."""
    value = candidate.value
    if candidate.field == "title":
        value = _headline(value, publisher)
    elif candidate.field == "published":
        day = parse_date(value)
        value = day.isoformat() if day else value
    elif candidate.field == "language":
        value = language_code(value)
    return replace(candidate, value=value)


def _statements(tree: lxml_html.HtmlElement) -> Iterator[tuple[Field, str, str]]:
    """(name, value, where), the most trustworthy first."""
    yield from _json_ld(tree)
    for link in tree.iterfind(".//link[@rel='canonical']"):
        yield "url", link.get("href", ""), "link"
    yield from _meta(tree)
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        yield (
            "published",
            element.get("content") or element.get("datetime") or _text(element),
            "microdata",
        )
    for element in tree.iter("time"):
        yield "published", element.get("datetime") or _text(element), "time element"
    for element in tree.iter("h1"):
        yield "title", _text(element), "heading"
    for element in tree.iter("title"):
        yield "title", _text(element), "title element"
    yield "language", tree.get("lang", ""), "markup"


def _meta(tree: lxml_html.HtmlElement) -> Iterator[tuple[Field, str, str]]:
    stated: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("http-equiv") or ""
        stated.setdefault(key.lower(), element.get("content", ""))
    for name, keys in _META.items():
        for key in keys:
            if stated.get(key):
                yield name, stated[key], "meta"


def _json_ld(tree: lxml_html.HtmlElement) -> Iterator[tuple[Field, str, str]]:
    objects: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            value = json.loads((script.text or "")[:_LONGEST_SCRIPT])
        except (ValueError, RecursionError):
            continue
        objects += _objects(value)
    objects.sort(key=_rank)
    for thing in objects:
        if _rank(thing) == len(_ARTICLES):
            continue
        yield "title", _string(thing.get("headline") or thing.get("name")), "json-ld"
        yield (
            "published",
            _string(thing.get("datePublished") or thing.get("dateCreated")),
            "json-ld",
        )
        yield (
            "publisher",
            _string(thing.get("publisher") or thing.get("sourceOrganization")),
            "json-ld",
        )
        yield "place", _string(thing.get("dateline") or thing.get("locationCreated")), "json-ld"
        yield "url", _string(thing.get("mainEntityOfPage") or thing.get("url")), "json-ld"
        yield "language", _string(thing.get("inLanguage")), "json-ld"


def _objects(value: object) -> list[dict[str, Any]]:
    """The objects of a JSON-LD document: itself, its list, its ``@graph``; no deeper."""
    if isinstance(value, list):
        return [o for v in value[:50] for o in _objects(v) if not isinstance(v, list)]
    if not isinstance(value, dict):
        return []
    graph = value.get("@graph")
    return (
        [value, *(g for g in graph[:50] if isinstance(g, dict))]
        if isinstance(graph, list)
        else [value]
    )


def _rank(thing: dict[str, Any]) -> int:
    kinds = thing.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return min((_ARTICLES.index(n) for n in names if n in _ARTICLES), default=len(_ARTICLES))


def _string(value: object) -> str:
    """A string, or the name or id of the thing that stands for it."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or value.get("url") or ""
    return value if isinstance(value, str) else ""


def _text(element: lxml_html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _headline(title: str, publisher: str) -> str:
    """Without the site's name: ``Bridge opens | Port Merrin`` is ``Bridge opens``."""
    for bar in (" | ", " - ", " – ", " — "):
        head, found, tail = title.rpartition(bar)
        if found and head and (bar == " | " or tail.strip().lower() == publisher.lower()):
            return head.strip()
    return title
