"""What a page calls the fields that quotes are filtered by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.office.labels import say_office
from app.site.translation import gettext, lazy_gettext
from app.site.wording import say_language
from indexer.archive import FIELDS, FilterField


@dataclass(frozen=True, slots=True)
class FieldWords:
    """The title of a facet, and the clauses of a heading that say what is chosen or left out.

    ``chosen`` is "" of a field that a heading tells in another way. ``say``: what to call a
    value, where neither the value itself nor a label of ``Field.codes`` does.
    """

    title: str
    chosen: str = ""
    excluded: str = ""
    say: Callable[[str], str] | None = None


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
        lazy_gettext("Office"),
        lazy_gettext("as %(names)s"),
        lazy_gettext("not as %(names)s"),
        say_office,
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
        lazy_gettext("Language"),
        lazy_gettext("in %(names)s"),
        lazy_gettext("not in %(names)s"),
        say_language,
    ),
    "judgement": FieldWords(
        lazy_gettext("Attribution"), lazy_gettext("(%(names)s)"), lazy_gettext("(not %(names)s)")
    ),
}
"""The order is that of the clauses in a heading."""


_BY_NAME = {field.name: field for field in FIELDS}


def label_value(field: FilterField, value: str) -> str:
    """What a page calls a value of a field, in the reader's language where it is a code."""
    if (say := FIELD_WORDS[field].say) is not None:
        return say(value)
    label = _BY_NAME[field].label(value)
    return str(gettext(label)) if label else value
