"""Everybody who bears a name that was typed in part: who they are, each to be chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.search.filters import Choice
from app.search.form import SearchForm
from app.site.links import search_url
from app.site.translation import gettext
from app.site.wording import say_number
from app.who.namesakes import label_apart
from indexer.archive import Filter, Reader, SearchResult
from indexer.archive.language import NamedFilter, Parsed, unparse

_SHOWN = 12
"""People offered by name; the others stand in the filter of speakers."""


@dataclass(frozen=True, slots=True)
class Bearers:
    """A sentence about a name several bear, and those to choose from, most quotes first."""

    sentence: str
    choices: tuple[Choice, ...]


def find_bearers(
    reader: Reader, form: SearchForm, parsed: Parsed, result: SearchResult
) -> Bearers | None:
    """Of the first name of a speaker in the box that several bear; None where there is none."""
    for named in parsed.filters:
        if named.field == "speaker" and not named.excluded and len(named.values) > 1:
            return Bearers(_say(named), tuple(_choices(reader, form, parsed, named, result)))
    return None


def _say(named: NamedFilter) -> str:
    return gettext(
        "%(count)s speakers bear the name “%(name)s”: all are shown. Only:",
        count=say_number(len(named.values)),
        name=named.name,
    )


def _choices(
    reader: Reader, form: SearchForm, parsed: Parsed, named: NamedFilter, result: SearchResult
) -> list[Choice]:
    """Those of them with quotes in the result, each with the quotes that choosing leads to."""
    text = unparse(replace(parsed, filters=tuple(f for f in parsed.filters if f != named)))
    wanted = set(named.values)
    held = [
        bucket
        for facet in result.facets
        if facet.field == "speaker"
        for bucket in facet.buckets
        if bucket.value in wanted and bucket.count
    ]
    held = sorted(held, key=lambda bucket: -bucket.count)[:_SHOWN]
    labels = label_apart(reader, [(bucket.value, bucket.label) for bucket in held])
    return [
        Choice(label, _only(form, text, bucket.value), bucket.count)
        for label, bucket in zip(labels, held, strict=True)
    ]


def _only(form: SearchForm, text: str, speaker: str) -> str:
    others = (f for f in form.filters if f.field != "speaker" or f.excluded)
    filters = (*others, Filter("speaker", speaker))
    return search_url(form, text=text, filters=filters, page=1)
