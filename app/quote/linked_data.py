"""What the page of a quote says to machines: schema.org, OpenGraph, and tags for Zotero."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from app.site.links import absolute, url_of, web_address
from app.site.translation import gettext
from indexer.export.whole import in_marks, trim_words
from indexer.model import Quote, Release

_DESCRIBED = 300  # letters of a description
_UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def to_json_ld(record: dict[str, Any]) -> Markup:
    """JSON for a script element: nothing in it can end the element or begin another."""
    return Markup(json.dumps(record, ensure_ascii=False).translate(_UNSAFE))  # noqa: S704


def describe_quote(quote: Quote, release: Release, permalink: str) -> dict[str, Any]:
    """A quote as schema.org's ``Quotation`` in the release it stands in."""
    record: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "@id": permalink,
        "url": permalink,
        "text": trim_words(quote.text),
        "inLanguage": release.language or None,
        "datePublished": _day(quote.published),
        "creator": _speaker(quote),
        "isPartOf": _describe_release(release),
    }
    return _without_nothing(record)


def _speaker(quote: Quote) -> dict[str, Any] | None:
    if not quote.speaker_name:
        return None
    kind = {"person": "Person", "organisation": "Organization"}.get(quote.speaker_type)
    if kind is None:
        return None  # a group or nobody known: not one who can be looked up
    record: dict[str, Any] = {"@type": kind, "name": quote.speaker_name}
    if quote.speaker_id:
        record["@id"] = absolute(url_of("speaker", quote.speaker_id))
    if kind == "Person":
        record["jobTitle"] = quote.role
        if quote.organisation_name:
            record["affiliation"] = {"@type": "Organization", "name": quote.organisation_name}
    return _without_nothing(record)


def _describe_release(release: Release) -> dict[str, Any]:
    publisher = release.issuer or release.publisher
    record = {
        "@type": _type_of(release),
        "@id": absolute(url_of("release", release.id)),
        "headline": release.title,
        "datePublished": _day(release.published),
        "author": {"@type": "Person", "name": release.author} if release.author else None,
        "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
        "sameAs": web_address(release.url) or None,
    }
    return _without_nothing(record)


def _type_of(release: Release) -> str:
    """What a release is to schema.org: signed by a person and nobody's release, an article."""
    if release.speech:
        return "CreativeWork"
    return "NewsArticle" if release.author and not release.issuer else "Report"


def _without_nothing(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in (None, "")}


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def tag_quote(quote: Quote, release: Release, permalink: str) -> Iterator[tuple[str, str, str]]:
    """Meta elements as (attribute, name, content): OpenGraph, Highwire's for Zotero."""
    who = quote.speaker_name or gettext("Unknown speaker")
    words = trim_words(quote.text)
    said = in_marks(quote.kind, words)
    yield "property", "og:type", "article"
    yield "property", "og:site_name", "On Record"
    yield "property", "og:url", permalink
    yield "property", "og:title", f"{who}, {_day(quote.published)}" if quote.published else who
    yield "property", "og:description", _shorten(said)
    yield "name", "description", _shorten(f"{who}: {said}")
    yield "name", "citation_title", release.title
    if quote.speaker_name:
        yield "name", "citation_author", quote.speaker_name
    if release.published:
        yield "name", "citation_publication_date", release.published.strftime("%Y/%m/%d")
    if release.issuer or release.publisher:
        yield "name", "citation_publisher", release.issuer or release.publisher
    yield "name", "citation_public_url", permalink
    if release.language:
        yield "name", "citation_language", release.language


def _shorten(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _DESCRIBED else flat[: _DESCRIBED - 2].rpartition(" ")[0] + " …"
