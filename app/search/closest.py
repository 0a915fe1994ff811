"""The closest quotes of a search that finds few: what each of them meets, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.search.filters import Choice
from app.search.form import SearchForm
from app.site.links import check_url, search_url
from app.site.translation import gettext, lazy_gettext
from app.site.wording import say_quoted
from indexer.archive import (
    And,
    Closest,
    Expression,
    Hit,
    Met,
    Phrase,
    Reader,
    SearchQuery,
    SearchResult,
    Word,
)
from indexer.archive.language import Parsed, unparse

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
    """The closest quotes under their heading; for a phrase that no quote has, ``ways`` go on
    without its marks, and to the page that checks quotations."""

    heading: str
    quotes: tuple[Nearby, ...]
    ways: tuple[Choice, ...] = ()


def find_nearby(
    reader: Reader, form: SearchForm, query: SearchQuery, parsed: Parsed, result: SearchResult
) -> NearbyShown | None:
    """The closest quotes, on the last page of few; None where there are none to show."""
    ordered = form.sort not in (None, "relevance") or form.group_by is not None
    if query.expression is None or ordered or result.total > FEW or form.page > 1:
        return None
    if not result.total and (phrases := find_phrases(query.expression)):
        return _without_marks(reader, form, query, parsed, phrases)
    found = reader.closest(query, _SHOWN)
    if not found:
        return None
    heading = gettext("Close to it") if result.total else gettext("No quote has all of it. Closest")
    return NearbyShown(heading, tuple(_tell(one) for one in found))


def find_phrases(expression: Expression) -> tuple[Phrase, ...]:
    """The phrases of several words that a search asks for as they stand."""
    parts = expression.parts if isinstance(expression, And) else (expression,)
    return tuple(p for p in parts if isinstance(p, Phrase) and len(p.words) > 1)


def loosen(expression: Expression) -> Expression:
    """The same search with the words of its phrases wherever they stand."""
    parts = expression.parts if isinstance(expression, And) else (expression,)
    loose: dict[Expression, None] = {}
    for part in parts:
        if isinstance(part, Phrase) and len(part.words) > 1:
            loose.update((Word(word), None) for word in part.words)
        else:
            loose[part] = None
    return And(tuple(loose)) if len(loose) > 1 else next(iter(loose))


def _without_marks(
    reader: Reader,
    form: SearchForm,
    query: SearchQuery,
    parsed: Parsed,
    phrases: Sequence[Phrase],
) -> NearbyShown:
    """For a phrase that no quote has: those with its words, then those with most of them."""
    assert query.expression is not None
    loose = replace(query, expression=loosen(query.expression), sort="relevance", page=1,
                    per_page=_SHOWN, facets=(), interval=None, spans=())  # fmt: skip
    whole = reader.search(loose)
    shown = [Nearby(hit, (), "") for hit in whole.hits]
    if len(shown) < _SHOWN:
        shown += [_tell(one) for one in reader.closest(loose, _SHOWN - len(shown))]
    text = unparse(replace(parsed, expression=loosen(parsed.expression or query.expression)))
    claim = max((" ".join(phrase.words) for phrase in phrases), key=len)
    ways = [Choice(gettext("Check these words"), check_url(claim))]
    if whole.total:
        label = gettext("The same words in any order")
        ways.insert(0, Choice(label, search_url(form, text=text), whole.total))
    heading = gettext("No quote has these words as they stand. Closest without quotation marks")
    if not shown:
        heading = gettext("No quote has these words, nor any like them.")
    return NearbyShown(heading, tuple(shown), tuple(ways))


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
