"""What the pages of speakers and organisations show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from urllib.parse import quote as escape_part

from app.export.forms import list_exports
from app.search.form import SearchForm
from app.site.links import search_url
from app.site.translation import gettext
from app.speech.listing import NO_TURNS, find_speeches, find_spoken_of
from app.who.namesakes import latest_first, tell_apart
from app.who.topics import find_topics
from indexer.archive import Filter, Group, Hit, Period, Reader, SearchQuery, SearchResult
from indexer.errors import NotFoundError
from indexer.model import Organisation, OrganisationId, Speaker, SpeakerId

_PER_PAGE = 40  # keeps the page under 60 KB
_LIKE = 12  # people of the same or a similar name that are listed
_SPEAKERS = 500  # of one organisation; more are found by searching
_LISTED = 60  # of them with roles and dates
_ROLES = 3  # of one speaker at one organisation that are listed
_ROLES_LENGTH = 110  # characters of them together: two lines
_BAR = 160  # width of the longest bar, in pixels
_SITES = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{}"),
    "lei": ("LEI", "https://search.gleif.org/#/record/{}"),
    "orcid": ("ORCID", "https://orcid.org/{}"),
}


@dataclass(frozen=True, slots=True)
class YearBar:
    """Quotes of one year; ``width`` in pixels, of ``_BAR`` at most."""

    year: int
    count: int
    width: int
    url: str


@dataclass(frozen=True, slots=True)
class Identifier:
    """Somebody's entry elsewhere; ``url`` is "" where the scheme is not known."""

    scheme: str
    value: str
    url: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why mentions are one: what was compared, and what spoke for it."""

    compared: str
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody of a similar name, and the words that tell them apart."""

    speaker: Speaker
    detail: str


@dataclass(frozen=True, slots=True)
class SpokeFor:
    """Somebody who spoke for an organisation: roles there, how often, from when to when."""

    speaker: Speaker
    roles: tuple[str, ...]
    count: int
    first: date | None
    last: date | None


def speaker_page(reader: Reader, speaker: Speaker, page: int) -> dict[str, object]:
    """Everything the page of a speaker shows; pages of quotes count from 1."""
    chosen = Filter("speaker", speaker.id)
    every = SearchQuery(
        filters=(chosen,), sort="newest", page=page, per_page=_PER_PAGE, interval="year",
        folded=True,
    )  # fmt: skip
    whole = result = reader.search(every)
    speeches = find_speeches(reader, speaker)
    if speeches is not None:  # they stand apart from what others quote
        result = reader.search(replace(every, filters=(chosen, *NO_TURNS)))
    return {
        "speaker": speaker,
        "total": whole.total,
        "speeches": speeches,
        "spoken_of": find_spoken_of(reader, [speaker])[0],
        "others_named": [alias for alias in speaker.aliases if alias.name != speaker.name],
        "memberships": latest_first(speaker.memberships),
        "bars": year_bars(whole.timeline, chosen),
        "undated": whole.undated,
        "years": _by_year(result.hits),
        "alike": _alike(reader, speaker),
        "reasons": [_read_reason(reason) for reason in speaker.reasons],
        "identifiers": _identifiers(speaker.identifiers),
        "body": _organisation(reader, speaker.id) if speaker.type == "organisation" else None,
        "page": page,
        "last": max(1, -(-result.total // _PER_PAGE)),
        "result": result,
        "exports": list_exports(SearchForm(filters=(chosen,)), whole.total),
        "months_url": search_url(SearchForm(filters=(chosen,))),
        "topics": find_topics(reader, speaker, whole.hits) if page == 1 else [],
    }


def organisation_page(reader: Reader, body: Organisation) -> dict[str, object]:
    """Everything the page of an organisation shows."""
    chosen = Filter("organisation", body.id)
    query = SearchQuery(
        filters=(chosen,),
        sort="newest",
        per_page=12,
        facets=("speaker",),
        facet_size=_SPEAKERS,
        interval="year",
        folded=True,
    )
    result = reader.search(query)
    grouped = reader.search(
        SearchQuery(
            filters=(chosen,), per_page=_LISTED, group_by="speaker", sort="newest", folded=True
        )
    )
    own: list[SpokeFor] = []
    people: list[SpokeFor] = []
    for spoke in filter(None, (_spoke_for(reader, group, body) for group in grouped.groups)):
        (own if spoke.speaker.type != "person" else people).append(spoke)
    unnamed = _unnamed(reader, query, result)
    return {
        "organisation": body,
        "result": result,
        "others_named": [alias for alias in body.aliases if alias.name != body.name],
        "identifiers": _identifiers(body.identifiers),
        "parent": _organisation(reader, body.parent) if body.parent else None,
        "people": people,
        "own": own,
        "unnamed": unnamed.hits if unnamed else (),
        "unnamed_total": unnamed.total if unnamed else 0,
        "more_people": max(0, grouped.group_total - len(grouped.groups)),
        "bars": year_bars(result.timeline, chosen),
        "undated": result.undated,
    }


def year_bars(periods: Sequence[Period], chosen: Filter) -> list[YearBar]:
    """A bar a year, each leading to the quotes it counts; none where there is one year only."""
    most = max((period.count for period in periods), default=0)
    if len(periods) < 2 or not most:
        return []
    form = SearchForm(filters=(chosen,))
    return [
        YearBar(
            period.start.year,
            period.count,
            max(2, round(period.count / most * _BAR)) if period.count else 0,
            search_url(form, since=str(period.start.year), until=str(period.start.year)),
        )
        for period in reversed(periods)
    ]


def _by_year(hits: Iterable[Hit]) -> list[tuple[str, list[Hit]]]:
    """Hits gathered by year, in the order given."""
    return [
        (year, list(found))
        for year, found in groupby(
            hits,
            key=lambda h: str(h.quote.published.year) if h.quote.published else gettext("undated"),
        )
    ]


def _alike(reader: Reader, speaker: Speaker) -> list[Namesake]:
    """Others with the same name or a similar one."""
    ids = [
        *speaker.confusable,
        *(SpeakerId(found.value) for found in reader.resolve("speaker", speaker.name)),
    ]
    others: dict[SpeakerId, Speaker] = {}
    for other in dict.fromkeys(ids):
        if other == speaker.id or len(others) == _LIKE:
            continue
        try:
            found = reader.speaker(other)
        except NotFoundError:
            continue
        if found.id != speaker.id:
            others[found.id] = found
    told = tell_apart(reader, list(others.values()))
    return [Namesake(one, detail) for one, detail in zip(others.values(), told, strict=True)]


def _read_reason(reason: str) -> Reason:
    """`Ann Roe: the same name; both chair X` taken apart."""
    compared, colon, grounds = reason.partition(": ")
    if not colon:
        return Reason("", (reason,))
    return Reason(compared, tuple(part.strip() for part in grounds.split(";") if part.strip()))


def _identifiers(pairs: Iterable[tuple[str, str]]) -> list[Identifier]:
    found = []
    for scheme, value in pairs:
        name, address = _SITES.get(scheme.lower(), (scheme, ""))
        found.append(Identifier(name, value, address.format(escape_part(value, safe=""))))
    return found


def _organisation(reader: Reader, body: str) -> Organisation | None:
    try:
        return reader.organisation(OrganisationId(body))
    except NotFoundError:
        return None


def _spoke_for(reader: Reader, group: Group, body: Organisation) -> SpokeFor | None:
    try:
        speaker = reader.speaker(SpeakerId(group.value))
    except NotFoundError:
        return None
    held = [m for m in speaker.memberships if m.organisation_id == body.id and m.role]
    roles = _distinct_roles(m.role for m in latest_first(held))
    return SpokeFor(speaker, roles, group.count, group.first, group.last)


def _distinct_roles(roles: Iterable[str]) -> tuple[str, ...]:
    """The first few roles, as long as they say something that those before do not."""
    kept: list[str] = []
    said: set[str] = set()
    for role in roles:
        words = set(role.casefold().split())
        room = sum(map(len, kept)) + len(role) <= _ROLES_LENGTH
        if not words <= said and (not kept or room):
            kept.append(role)
            said |= words
    return tuple(kept[:_ROLES])


def _unnamed(reader: Reader, query: SearchQuery, result: SearchResult) -> SearchResult | None:
    """What was said for it by spokespersons nobody named: what is left without its speakers."""
    facet = result.facets[0]
    if facet.distinct > len(facet.buckets) or not result.total:
        return None
    if sum(bucket.count for bucket in facet.buckets) >= result.total:
        return None
    named = tuple(Filter("speaker", bucket.value, excluded=True) for bucket in facet.buckets)
    return reader.search(
        replace(query, filters=(*query.filters, *named), facets=(), interval=None, per_page=8)
    )
