"""What search engines, browsers and reference managers look for at fixed addresses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

from flask import Blueprint, Response, abort, request, stream_with_context, url_for

from app.export.forms import EXPORT_FORMS
from app.site.links import absolute, site_url, url_of
from app.site.reader import current_reader
from app.site.withdrawn import current_withdrawals
from indexer.archive import FilterField, Reader

blueprint = Blueprint("discovery", __name__)

SITEMAP_SIZE = 20_000
"""Addresses of a sitemap; the protocol allows 50,000 and 50 MB (sitemaps.org)."""
_MOST_SITEMAPS = 50_000  # of an index, as the protocol allows
_MAX_PREFIX = 80
_KEPT_OUT = ("search.search", "search.suggest", "check.check")
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Pages may be read by robots; searches, which have no end, and checks may not."""
    lines = ["User-agent: *", *(f"Disallow: {site_url(name)}" for name in _KEPT_OUT)]
    lines += ["Disallow: " + url_for("export.export", form=form) for form in EXPORT_FORMS]
    lines += ["", "Sitemap: " + absolute(site_url("discovery.sitemaps")), ""]
    return Response("\n".join(lines), content_type="text/plain; charset=utf-8")


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """The site as a search engine that a browser can keep (OpenSearch 1.1)."""
    search = absolute(site_url("search.search")) + "?q={searchTerms}"
    suggest = absolute(site_url("discovery.complete")) + "?q={searchTerms}"
    words = (
        f'{_XML}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        "<ShortName>On Record</ShortName>\n"
        "<Description>Who said what, when, as what and where it is written</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" template={quoteattr(search)}/>\n'
        f'<Url type="application/x-suggestions+json" template={quoteattr(suggest)}/>\n'
        "</OpenSearchDescription>\n"
    )
    return Response(words, content_type="application/opensearchdescription+xml; charset=utf-8")


@blueprint.get("/complete")
def complete() -> Response:
    """Names that begin as typed, as browsers ask for them: the words, then a list."""
    typed = request.args.get("q", "")[:_MAX_PREFIX]
    found = current_reader().suggest(typed, ("speaker", "organisation"), 8) if typed.strip() else ()
    words = json.dumps([typed, [one.label for one in found]], ensure_ascii=False)
    return Response(words, content_type="application/x-suggestions+json; charset=utf-8")


@blueprint.get("/sitemap.xml")
def sitemaps() -> Response:
    """The sitemaps of the archive."""
    counted = current_reader().statistics()
    counts = {
        "release": counted.releases,
        "speaker": counted.speakers,
        "organisation": counted.organisations,
    }
    places = [
        absolute(url_for("discovery.sitemap", kind=kind, number=number))
        for kind, count in counts.items()
        for number in range(1, -(-count // SITEMAP_SIZE) + 1)
    ]
    lines = "".join(f"<sitemap><loc>{escape(place)}</loc></sitemap>\n" for place in places)
    words = f'{_XML}<sitemapindex xmlns="{_SITEMAPS}">\n{lines}</sitemapindex>\n'
    return Response(words, content_type="application/xml; charset=utf-8")


@blueprint.get("/sitemap-<any(release, speaker, organisation):kind>-<int:number>.xml")
def sitemap(kind: str, number: int) -> Response:
    """Addresses of one kind of page, in an order that stays."""
    reader = current_reader()
    if not 1 <= number <= _MOST_SITEMAPS:
        abort(404)
    start = (number - 1) * SITEMAP_SIZE
    ids = iter(list(islice(_ids(reader, kind), start, start + SITEMAP_SIZE)))
    first = next(ids, None)
    if first is None:
        abort(404)

    def write() -> Iterator[str]:
        yield f'{_XML}<urlset xmlns="{_SITEMAPS}">\n'
        for identifier in (first, *ids):
            yield f"<url><loc>{escape(absolute(url_of(kind, identifier)))}</loc></url>\n"
        yield "</urlset>\n"

    return Response(stream_with_context(write()), content_type="application/xml; charset=utf-8")


def _ids(reader: Reader, kind: str) -> Iterator[str]:
    """The pages of a kind that robots may index."""
    kept_out = current_withdrawals().keeps_out
    for id_ in _all_ids(reader, kind):
        if kind == "organisation" or not kept_out(
            "release" if kind == "release" else "speaker", id_
        ):
            yield id_


def _all_ids(reader: Reader, kind: str) -> Iterator[str]:
    if kind == "release":
        yield from (release_id for release_id, _ in reader.releases())
        return
    field: FilterField = "speaker" if kind == "speaker" else "organisation"
    for initial, count in reader.browse(field, "").initials:
        for page in range(1, -(-count // 100) + 1):
            listing = reader.browse(field, initial, page)
            yield from (one.speaker.id for one in listing.speakers)
            yield from (one.id for one in listing.organisations)
