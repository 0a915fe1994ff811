"""Two people side by side: who they are, how often and when they are quoted, and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.search.filters import Choice
from app.search.form import SearchForm, make_query
from app.site.links import search_url
from app.site.translation import gettext
from app.who.namesakes import latest_first, tell_apart
from indexer.archive import Filter, Hit, Period, Reader, SearchResult
from indexer.errors import NotFoundError
from indexer.model import Speaker, SpeakerId

_QUOTES = 5
_OTHERS = 5
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Side:
    """One of the people compared; ``all_url`` leads to as many quotes as ``total``.

    ``anything`` is all they say, offered where they say nothing about what is compared.
    """

    speaker: Speaker
    detail: str
    total: int
    all_url: str
    anything: Choice | None
    roles: tuple[str, ...]
    bodies: tuple[Choice, ...]
    hits: tuple[Hit, ...]
    years: dict[int, int]


@dataclass(frozen=True, slots=True)
class YearCompared:
    """The quotes of everybody compared in one year, each with where they are."""

    year: int
    choices: tuple[Choice, ...]


def compare_page(reader: Reader, names: Sequence[str], text: str) -> dict[str, object]:
    """Everything the page shows; ``names`` are two names or ids, "" for nobody yet."""
    problems: list[str] = []
    speakers = [_find(reader, name[:_LONGEST], problems) for name in names]
    sides = [_side(reader, speaker, text) for speaker in speakers if speaker is not None]
    return {
        "names": [
            _call(reader, speaker) if speaker is not None else name
            for speaker, name in zip(speakers, names, strict=True)
        ],
        "text": text,
        "problems": problems,
        "sides": sides,
        "years": _by_year(sides, text),
    }


def _find(reader: Reader, name: str, problems: list[str]) -> Speaker | None:
    """Whom an id or a name means: of several the most quoted, which is said."""
    if not name.strip():
        return None
    try:
        return reader.speaker(SpeakerId(name))
    except NotFoundError:
        found = reader.resolve("speaker", name)
    if not found:
        problems.append(gettext("Nothing in the archive is called “%(name)s”.", name=name))
        return None
    if len(found) > 1:
        problems.append(
            gettext(
                "“%(name)s” fits %(count)s names; the most quoted was taken.",
                name=name,
                count=len(found),
            )
        )
    return reader.speaker(SpeakerId(found[0].value))


def _call(reader: Reader, speaker: Speaker) -> str:
    """The name, where it means this person first, else the id."""
    found = reader.resolve("speaker", speaker.name)
    return speaker.name if found and found[0].value == speaker.id else speaker.id


def _side(reader: Reader, speaker: Speaker, text: str) -> Side:
    form = SearchForm(text=text, filters=(Filter("speaker", speaker.id),))
    query, _ = make_query(form, reader, _QUOTES)
    asked = replace(query, facets=("role", "organisation"), facet_size=_OTHERS, interval="year")
    result = reader.search(asked)
    held = latest_first(speaker.memberships)
    return Side(
        speaker,
        tell_apart(reader, [speaker])[0] if held else "",
        result.total,
        search_url(form),
        None if result.total or not text else _anything(reader, speaker),
        tuple(bucket.label for bucket in result.facets[0].buckets),
        _bodies(form, result),
        result.hits,
        {period.start.year: period.count for period in _counted(result.timeline)},
    )


def _anything(reader: Reader, speaker: Speaker) -> Choice:
    form = SearchForm(filters=(Filter("speaker", speaker.id),))
    query, _ = make_query(form, reader, 1)
    return Choice(gettext("about anything"), search_url(form), reader.count(query))


def _counted(periods: Sequence[Period]) -> list[Period]:
    return [period for period in periods if period.count]


def _bodies(form: SearchForm, result: SearchResult) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            bucket.label,
            search_url(form, filters=(*form.filters, Filter("organisation", bucket.value))),
            bucket.count,
        )
        for bucket in result.facets[1].buckets
    )


def _by_year(sides: Sequence[Side], text: str) -> list[YearCompared]:
    """Years in which anybody is quoted, the newest first."""
    years = sorted({year for side in sides for year in side.years}, reverse=True)
    return [
        YearCompared(
            year,
            tuple(
                Choice(
                    side.speaker.name,
                    search_url(
                        SearchForm(text=text, filters=(Filter("speaker", side.speaker.id),)),
                        since=f"{year:04}",
                        until=f"{year:04}",
                    ),
                    side.years.get(year, 0),
                )
                for side in sides
            ),
        )
        for year in years
    ]
