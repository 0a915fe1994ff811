"""The fields that quotes are filtered and counted by: one row a field.

All else is read off this table: columns and catalogue of an archive, the names before a colon
in the box, the filters of an address, the facets of a page. What a page calls a field stands in
``app.search.fields``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from indexer.archive.forms import kind_of
from indexer.archive.query import FilterField
from indexer.model import Quote, Release

Comparison = Literal["id", "words", "code", "family"]
"""How values are compared: as ids; as words, folded; as codes, to the letter; of a family of
offices a quote has several, read off its role."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name, how values are compared, what it is called in the box, its source.

    The value is that of the release, or else of the quote. ``facet``: a page of results offers
    it. ``added``: older archives have no column of it, and nothing is known there.
    """

    name: FilterField
    comparison: Comparison
    typed: tuple[str, ...]
    of_release: Callable[[Release], str] | None = None
    of_quote: Callable[[Quote], str | None] | None = None
    facet: bool = True
    added: bool = False

    def value(self, quote: Quote, release: Release) -> str:
        """What a quote has in the field, as stored; "" for nothing."""
        if self.of_release is not None:
            return self.of_release(release)
        return (self.of_quote(quote) if self.of_quote is not None else None) or ""


FIELDS: tuple[Field, ...] = (
    Field("speaker", "id", ("speaker", "by"), of_quote=lambda q: q.speaker_id),
    Field(
        "organisation",
        "id",
        ("org", "organisation", "organization"),
        of_quote=lambda q: q.organisation_id,
    ),
    Field("office", "family", ("office",), of_quote=lambda q: q.role),
    Field("role", "words", ("role",), of_quote=lambda q: q.role),
    Field("kind", "code", ("kind",), of_quote=kind_of),
    Field("issuer", "words", ("issuer", "from"), of_release=lambda r: r.issuer, added=True),
    Field("publisher", "words", ("publisher", "carrier"), of_release=lambda r: r.publisher),
    Field("feed", "words", ("feed", "wire"), of_release=lambda r: r.feed),
    Field("language", "code", ("language", "lang"), of_release=lambda r: r.language),
    Field(
        "judgement",
        "code",
        ("judgement", "judgment"),
        of_quote=lambda q: q.judgement,
        facet=False,
    ),
)
"""The table; facets stand on a page in its order."""

BY_NAME: dict[FilterField, Field] = {field.name: field for field in FIELDS}
NAMED: tuple[FilterField, ...] = tuple(f.name for f in FIELDS if f.comparison == "id")
"""Fields whose values are ids, which a person gives by name."""
WORDED: tuple[FilterField, ...] = tuple(f.name for f in FIELDS if f.comparison == "words")
"""Fields whose values are words as stored, compared folded."""
FACETS: tuple[FilterField, ...] = tuple(f.name for f in FIELDS if f.facet)
RELEASE_FIELDS: tuple[FilterField, ...] = ("issuer", "publisher", "feed", "language")
"""Fields whose values a search of releases reads off the release, whatever quotes it has. Any
other holds of a release that has such a quote."""
