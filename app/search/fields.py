"""What a page calls the fields that quotes are filtered by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.site.translation import lazy_gettext
from indexer.archive import FilterField


@dataclass(frozen=True, slots=True)
class FieldWords:
    """The title of a facet, and the clauses of a heading that say what is chosen or left out.

    ``chosen`` is "" of a field that a heading tells in another way.
    """

    title: str
    chosen: str = ""
    excluded: str = ""


FIELD_WORDS: Mapping[FilterField, FieldWords] = {
    "speaker": FieldWords(
        lazy_gettext("Speaker"), lazy_gettext("by %(names)s"), lazy_gettext("not by %(names)s")
    ),
    "organisation": FieldWords(
        lazy_gettext("Organisation"),
        lazy_gettext("for %(names)s"),
        lazy_gettext("not for %(names)s"),
    ),
    "office": FieldWords(
        lazy_gettext("Office"), lazy_gettext("as %(names)s"), lazy_gettext("not as %(names)s")
    ),
    "role": FieldWords(
        lazy_gettext("Role as written"),
        lazy_gettext("as %(names)s"),
        lazy_gettext("not as %(names)s"),
    ),
    "kind": FieldWords(lazy_gettext("Kind")),
    "issuer": FieldWords(
        lazy_gettext("Issuer"),
        lazy_gettext("issued by %(names)s"),
        lazy_gettext("not issued by %(names)s"),
    ),
    "publisher": FieldWords(
        lazy_gettext("Carrier"),
        lazy_gettext("carried by %(names)s"),
        lazy_gettext("not carried by %(names)s"),
    ),
    "feed": FieldWords(
        lazy_gettext("Wire"),
        lazy_gettext("on the wire %(names)s"),
        lazy_gettext("not on the wire %(names)s"),
    ),
    "language": FieldWords(
        lazy_gettext("Language"), lazy_gettext("in %(names)s"), lazy_gettext("not in %(names)s")
    ),
    "judgement": FieldWords(
        lazy_gettext("Attribution"), lazy_gettext("(%(names)s)"), lazy_gettext("(not %(names)s)")
    ),
}
"""The order is that of the clauses in a heading."""
