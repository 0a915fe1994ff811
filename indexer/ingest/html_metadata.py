"""What a page says of itself in JSON-LD, meta elements, links and ``time``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml import html as lxml_html

from indexer.ingest.dates import parse_date
from indexer.model import RawRelease

_LONGEST_SCRIPT = 500_000  # characters of JSON-LD worth parsing
_ARTICLES = (
    "PressRelease", "NewsArticle", "ReportageNewsArticle", "Article", "BlogPosting",
    "Report", "SpeechAct", "WebPage",
)  # fmt: skip
_META: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline"),
    "published": (
        "article:published_time", "og:article:published_time", "datepublished", "date",
        "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.date", "dcterms.created",
        "pubdate", "publishdate", "publish_date", "publication_date", "parsely-pub-date",
        "sailthru.date", "article.published", "last-modified",
    ),
    "publisher": (
        "og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "citation_publisher",
    ),
    "url": ("og:url", "twitter:url"),
    "place": ("dateline", "geo.placename", "article:location", "citation_location"),
    "language": ("language", "dc.language", "dcterms.language", "content-language"),
}  # fmt: skip


def read_metadata(tree: lxml_html.HtmlElement, origin: str) -> RawRelease:
    """Title, date, publisher, place, address and language of a page, and where each was found."""
    found: dict[str, tuple[str, str]] = {}
    for name, value, where in _statements(tree):
        if value and name not in found and (name != "published" or parse_date(value)):
            found[name] = (" ".join(value.split())[:1000], where)
    values = {name: value for name, (value, _) in found.items()}
    url = values.get("url", "")
    return RawRelease(
        origin=origin,
        text="",
        title=_headline(values.get("title", ""), values.get("publisher", "")),
        published=parse_date(values.get("published", "")),
        place=values.get("place", ""),
        publisher=values.get("publisher", ""),
        url=url if url.startswith(("http://", "https://")) else "",
        language=_code(values.get("language", "")),
        provenance=tuple((name, where) for name, (_, where) in sorted(found.items())),
    )


def _statements(tree: lxml_html.HtmlElement) -> Iterator[tuple[str, str, str]]:
    """(name, value, where), the most trustworthy first."""
    yield from _json_ld(tree)
    for link in tree.iterfind(".//link[@rel='canonical']"):
        yield "url", link.get("href", ""), "link"
    yield from _meta(tree)
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        yield (
            "published",
            element.get("content") or element.get("datetime") or _text(element),
            "markup",
        )
    for element in tree.iter("time"):
        yield "published", element.get("datetime") or _text(element), "time"
    for element in tree.iter("h1"):
        yield "title", _text(element), "heading"
    for element in tree.iter("title"):
        yield "title", _text(element), "title"
    yield "language", tree.get("lang", ""), "markup"


def _meta(tree: lxml_html.HtmlElement) -> Iterator[tuple[str, str, str]]:
    stated: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("http-equiv") or ""
        stated.setdefault(key.lower(), element.get("content", ""))
    for name, keys in _META.items():
        for key in keys:
            if stated.get(key):
                yield name, stated[key], "meta"


def _json_ld(tree: lxml_html.HtmlElement) -> Iterator[tuple[str, str, str]]:
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


def _code(language: str) -> str:
    code = language.lower().replace("_", "-").split("-")[0].strip()
    return code if len(code) == 2 and code.isalpha() else ""
