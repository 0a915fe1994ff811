"""The closest quotes of a search that finds few: what each of them meets, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.search.form import SearchForm
from app.site.translation import gettext, lazy_gettext
from app.site.wording import say_quoted
from indexer.archive import Closest, Hit, Met, Reader, SearchQuery, SearchResult

FEW = 10
"""Quotes that match everything, up to which the closest are shown behind them."""
_SHOWN = 10

_WHERE: Mapping[str, str] = {
    "speaker": lazy_gettext("%(words)s in the speaker’s name"),
    "organisation": lazy_gettext("%(words)s in the organisation’s name"),
    "role": lazy_gettext("%(words)s in the role"),
    "title": lazy_gettext("%(words)s in the headline"),
    "text": lazy_gettext("%(words)s elsewhere in the release"),
}


@dataclass(frozen=True, slots=True)
class Nearby:
    """A close quote, with what is missing and what was met elsewhere than in its words."""

    hit: Hit
    notes: tuple[str, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class NearbyShown:
    """The closest quotes under their heading."""

    heading: str
    quotes: tuple[Nearby, ...]


def find_nearby(
    reader: Reader, form: SearchForm, query: SearchQuery, result: SearchResult
) -> NearbyShown | None:
    """The closest quotes, on the last page of few; None where there are none to show."""
    ordered = form.sort not in (None, "relevance") or form.group_by is not None
    if query.expression is None or ordered or result.total > FEW or form.page > 1:
        return None
    found = reader.closest(query, _SHOWN)
    if not found:
        return None
    heading = gettext("Close to it") if result.total else gettext("No quote has all of it. Closest")
    return NearbyShown(heading, tuple(_tell(one) for one in found))


def _tell(one: Closest) -> Nearby:
    missing = ", ".join(say_quoted(text) for text in one.missing)
    return Nearby(one.hit, tuple(_notes(one.met)), missing)


def _notes(met: tuple[Met, ...]) -> list[str]:
    """What was found otherwise than typed, or elsewhere than in the words."""
    notes = [
        gettext("%(other)s for %(word)s", other=say_quoted(m.through), word=say_quoted(m.clue))
        for m in met
        if m.through
    ]
    for where, sentence in _WHERE.items():
        words = [say_quoted(m.clue) for m in met if m.where == where and not m.through]
        if words:
            notes.append(sentence % {"words": ", ".join(words)})
    return notes
