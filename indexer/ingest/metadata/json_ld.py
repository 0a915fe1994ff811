"""What a page says of itself in JSON-LD: one object of the vocabulary of schema.org, the best."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml import html as lxml_html

from indexer.ingest.fields import text_of
from indexer.model import Candidate, Field

_LONGEST = 500_000  # characters of a script worth parsing
_MOST = 50  # objects of a list that are looked at
_ARTICLES = (
    "PressRelease", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "Article",
    "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "TechArticle", "ScholarlyArticle",
    "Report", "SpeechAct", "Statement", "CreativeWork", "WebPage", "ItemPage",
)  # fmt: skip
_BODIES = ("Organization", "GovernmentOrganization", "NewsMediaOrganization", "Corporation",
           "NGO", "EducationalOrganization", "CollegeOrUniversity", "GovernmentOffice")  # fmt: skip
_NAMES: tuple[tuple[Field, tuple[str, ...]], ...] = (
    ("title", ("headline", "name")),
    ("published", ("datePublished", "dateCreated", "uploadDate")),
    ("publisher", ("publisher", "provider")),
    ("issuer", ("sourceOrganization",)),
    ("place", ("dateline", "locationCreated", "contentLocation")),
    ("url", ("mainEntityOfPage", "url", "@id")),
    ("language", ("inLanguage",)),
)


def objects_in(tree: lxml_html.HtmlElement) -> list[dict[str, Any]]:
    """Everything a page describes, in order."""
    objects: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().strip() == "application/ld+json":
            objects += _objects(_parsed(script.text or ""))
    return objects


def said_in_json_ld(tree: lxml_html.HtmlElement) -> Iterator[Candidate]:
    """Candidates of the articles a page describes, the most telling kind first."""
    objects = objects_in(tree)
    ids = {o["@id"]: o for o in objects if isinstance(o.get("@id"), str) and o.get("name")}
    for thing in sorted(objects, key=_rank):
        if _rank(thing) < len(_ARTICLES):
            yield from _said_of(thing, ids)


def _parsed(script: str) -> object:
    """A script's value; line breaks inside strings, which many sites write, are let pass."""
    try:
        return json.loads(script.strip().rstrip(";")[:_LONGEST], strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object) -> list[dict[str, Any]]:
    """The objects of a document: itself, its list, its ``@graph``; no deeper."""
    if isinstance(value, list):
        return [o for v in value[:_MOST] for o in _objects(v) if not isinstance(v, list)]
    if not isinstance(value, dict):
        return []
    graph = value.get("@graph")
    inside = graph[:_MOST] if isinstance(graph, list) else []
    return [value, *(g for g in inside if isinstance(g, dict))]


def types_of(thing: dict[str, Any]) -> list[str]:
    """The kinds a thing says it is of."""
    kinds = thing.get("@type")
    return [k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]


def _rank(thing: dict[str, Any]) -> int:
    found = [_ARTICLES.index(k) for k in types_of(thing) if k in _ARTICLES]
    return min(found, default=len(_ARTICLES))


def _said_of(thing: dict[str, Any], ids: dict[str, dict[str, Any]]) -> Iterator[Candidate]:
    for field, names in _NAMES:
        for name in names:
            value = _resolved(thing.get(name), ids)
            words = _address(value) if field == "url" else text_of(value)
            if words:
                yield Candidate(field, words, "json-ld", name)
    authors = thing.get("author") or thing.get("creator")
    for author in authors[:_MOST] if isinstance(authors, list) else [authors]:
        yield from _said_of_author(_resolved(author, ids))


def _said_of_author(author: object) -> Iterator[Candidate]:
    """A body that stands as author issued the release; a person wrote it."""
    name = text_of(author)
    if not name:
        return
    is_body = isinstance(author, dict) and not set(types_of(author)).isdisjoint(_BODIES)
    yield Candidate("issuer" if is_body else "author", name, "json-ld", "author")


def _resolved(value: object, ids: dict[str, dict[str, Any]]) -> object:
    """The thing itself where a value only points at it."""
    if isinstance(value, dict) and not value.get("name") and isinstance(value.get("@id"), str):
        return ids.get(value["@id"], value)
    return value


def _address(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else ""
