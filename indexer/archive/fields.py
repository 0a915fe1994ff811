"""The fields that quotes are filtered and counted by: one row a field.

All else is read off this table: columns and catalogue of an archive, the names before a colon
in the box, the filters of an address, the facets of a page. What a page calls a field stands in
``app.search.fields``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from indexer.archive.forms import kind_of
from indexer.archive.query import FilterField
from indexer.model import Quote, Release

Comparison = Literal["id", "words", "code", "family"]
"""How values are compared: as ids; as words, folded; as codes, to the letter; of a family of
offices a quote has several, read off its role."""
FacetOrder = Literal["count", "value"]
"""How a facet orders its values: those of most quotes first; or as they follow each other, codes
known beforehand as in ``Field.codes``, others by their labels."""
_MOST_CODES = 255  # known beforehand: their numbers are stored in one byte
DATES = ("date", "since", "until")
"""What is typed before the colon of a date; these are no fields."""


@dataclass(frozen=True, slots=True)
class Code:
    """A value known beforehand: as it is stored, as a page calls it, and what may be typed too.

    ``label`` is in English and marked by ``_`` for translation; "" shows the code itself.
    """

    value: str
    label: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name, how values are compared, what it is called in the box, its source.

    The value is that of the release, or else of the quote. ``codes``: the values of a
    comparison by code where they are known beforehand; a language is not. They are stored by
    their place here: new ones go to the end. ``facet``: a page of results offers it, with its
    values in ``order``. ``added``: older archives have no column of it, and nothing is known
    there.
    """

    name: FilterField
    comparison: Comparison
    typed: tuple[str, ...]
    of_release: Callable[[Release], str] | None = None
    of_quote: Callable[[Quote], str | None] | None = None
    codes: tuple[Code, ...] = ()
    facet: bool = True
    order: FacetOrder = "count"
    added: bool = False

    def value(self, quote: Quote, release: Release) -> str:
        """What a quote has in the field, as stored; "" for nothing."""
        if self.of_release is not None:
            return self.of_release(release)
        return (self.of_quote(quote) if self.of_quote is not None else None) or ""

    def code(self, typed: str) -> str:
        """The code that somebody means by a word; "" for none, where codes are known."""
        word = typed.lower()
        if not self.codes:
            return word
        return next((c.value for c in self.codes if word == c.value or word in c.also), "")

    def label(self, value: str) -> str:
        """What a page calls a code, in English; "" where nothing but the code is said."""
        return next((c.label for c in self.codes if c.value == value), "")

    def place(self, value: str) -> int:
        """The place of a value among the codes, 0 for any other."""
        return next((n for n, c in enumerate(self.codes) if c.value == value), 0)


def _(text: str) -> str:
    """Marks a text for translation; the app translates it where it is shown."""
    return text


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
    Field(
        "kind",
        "code",
        ("kind",),
        of_quote=kind_of,
        codes=(
            Code("direct", _("In quotation marks"), ("quoted", "quotation", "quotations")),
            Code("indirect", _("Reported"), ("reported",)),
            Code("mixed", _("Quoted in part"), ("partial", "part")),
            Code("statement", _("Statement"), ("statements",)),
            Code("speech", _("Speech"), ("speeches",)),
            Code("transcript", _("Transcript"), ("turn", "turns", "transcripts")),
        ),
    ),
    Field("issuer", "words", ("issuer", "from"), of_release=lambda r: r.issuer, added=True),
    Field("publisher", "words", ("publisher", "carrier"), of_release=lambda r: r.publisher),
    Field("feed", "words", ("feed", "wire"), of_release=lambda r: r.feed),
    Field("language", "code", ("language", "lang"), of_release=lambda r: r.language),
    Field(
        "judgement",
        "code",
        ("judgement", "judgment"),
        of_quote=lambda q: q.judgement,
        codes=(
            Code("ambiguous", _("several speakers fit")),
            Code("matched", _("speaker met elsewhere")),
            Code("new", _("speaker met nowhere else")),
            Code("unknown", _("speaker unknown")),
        ),
        facet=False,
    ),
)
"""The table; facets stand on a page in its order."""


def check_fields(fields: Iterable[Field]) -> None:
    """Refuse rows that nothing could be made of.

    Raises:
        ValueError: says which field, what is wrong with it and what to do.
    """
    called = dict.fromkeys(DATES, "the dates")
    for field in fields:
        where = f"indexer/archive/fields.py: the field “{field.name}”"
        for word in field.typed:
            if word in called:
                raise ValueError(f"{where} is typed “{word}:”, as {called[word]}; take another")
            called[word] = f"the field “{field.name}”"
        if (field.of_release is None) == (field.of_quote is None):
            raise ValueError(f"{where} takes its value from neither or both; say of which")
        if field.codes and field.comparison != "code":
            raise ValueError(f"{where} has codes, so its comparison is “code”")
        if field.order == "value" and field.comparison == "family":
            raise ValueError(f"{where} has no order by value; offices have none")
        if len(field.codes) > _MOST_CODES:
            raise ValueError(f"{where} has more than {_MOST_CODES} codes; leave them out")


check_fields(FIELDS)

BY_NAME: dict[FilterField, Field] = {field.name: field for field in FIELDS}
NAMED: tuple[FilterField, ...] = tuple(f.name for f in FIELDS if f.comparison == "id")
"""Fields whose values are ids, which a person gives by name."""
WORDED: tuple[FilterField, ...] = tuple(f.name for f in FIELDS if f.comparison == "words")
"""Fields whose values are words as stored, compared folded."""
CODED: tuple[FilterField, ...] = tuple(
    f.name for f in FIELDS if f.comparison == "code" and not f.codes
)
"""Fields whose values are codes that nobody knows beforehand."""
CODES: dict[FilterField, tuple[str, ...]] = {
    f.name: tuple(c.value for c in f.codes) for f in FIELDS if f.codes
}
"""Fields whose codes are known beforehand, with these, which are numbered from 1."""
FACETS: tuple[FilterField, ...] = tuple(f.name for f in FIELDS if f.facet)
RELEASE_FIELDS: tuple[FilterField, ...] = ("issuer", "publisher", "feed", "language")
"""Fields whose values a search of releases reads off the release, whatever quotes it has. Any
other holds of a release that has such a quote."""
