"""Named fields, as in front matter, a JSON object or a CSV row, to a release's metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from indexer.ingest.dates import parse_date
from indexer.model import RawRelease

# Our name -> the names publishers use for it, the first that is filled wins.
NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "release_id", "guid"),
    "title": ("title", "headline", "name"),
    "published": ("date", "published", "publication_date", "date_published", "pubdate", "datetime"),
    "place": ("place", "location", "city", "dateline"),
    "publisher": ("publisher", "source", "newsroom", "issuer", "organisation", "organization"),
    "feed": ("feed", "wire"),
    "url": ("url", "link", "canonical", "canonical_url", "source_url", "permalink"),
    "language": ("language", "lang"),
}


def value_of(fields: Mapping[str, object], name: str) -> str:
    """The first filled field among the names for ``name``; "" if none is text or a number."""
    for candidate in NAMES[name]:
        value = fields.get(candidate)
        if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            text = str(value).strip()
            if text:
                return text
    return ""


def add_fields(raw: RawRelease, fields: Mapping[str, object], where: str) -> RawRelease:
    """Fill what ``raw`` lacks from named fields and say where it was found."""
    lower = {
        str(k).strip().lower().replace(" ", "_").replace("-", "_"): v for k, v in fields.items()
    }
    found: dict[str, str] = {name: value_of(lower, name) for name in NAMES}
    day = parse_date(found.pop("published"))
    known = {name for name, _ in raw.provenance}
    provenance = list(raw.provenance)
    changes: dict[str, str] = {}
    for name, value in found.items():
        if value and not getattr(raw, name):
            changes[name] = _language(value) if name == "language" else value
            if name != "id" and name not in known:
                provenance.append((name, where))
    if day and raw.published is None:
        provenance.append(("published", where))
    else:
        day = raw.published
    filled = replace(raw, published=day, provenance=tuple(provenance))
    return replace(filled, **changes)  # type: ignore[arg-type]  # names of text fields only


def _language(value: str) -> str:
    """``en-GB`` and ``en_US`` are ``en``; anything that is no code is left to the guess."""
    code = value.lower().replace("_", "-").split("-")[0]
    return code if len(code) == 2 and code.isalpha() else ""
