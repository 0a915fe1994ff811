"""Filters as a page offers them: facets, chips in use, dates. Every count is a promise kept."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.search.fields import FIELD_WORDS, label_value
from app.search.form import FEW_VALUES, SearchForm
from app.site.arrived import find_arrived, list_days, read_added
from app.site.links import filter_urls, search_url, with_filter, without_filter
from app.site.translation import gettext
from app.site.wording import say_day
from app.who.namesakes import label_apart, label_filters_apart
from indexer.archive import (
    NAMED,
    UNNAMED,
    WORDED,
    Bucket,
    DateRange,
    Facet,
    Filter,
    FilterField,
    Reader,
    SearchQuery,
    SearchResult,
)
from indexer.archive.language import Parsed, unparse
from indexer.archive.names import name_key
from indexer.errors import NotFoundError
from indexer.model import OrganisationId, SpeakerId

_FEWER_VALUES = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a facet, chip or order: words, a count and where it leads.

    ``adds``: the count is what comes on top of the present results.
    """

    label: str
    url: str
    count: int = 0
    chosen: bool = False
    excluded: bool = False
    exclude_url: str = ""
    adds: bool = False


@dataclass(frozen=True, slots=True)
class FacetShown:
    """A facet: its values, and where more of them are ("" where these are all)."""

    field: FilterField
    title: str
    choices: tuple[Choice, ...]
    distinct: int
    more_url: str = ""


def label_filter(reader: Reader, chosen: Filter) -> str:
    """What to call the value of a filter."""
    if chosen.value == UNNAMED:
        return str(gettext("unnamed speakers") if chosen.field == "speaker" else gettext("nobody"))
    try:
        if chosen.field == "speaker":
            return reader.speaker(SpeakerId(chosen.value)).name
        if chosen.field == "organisation":
            return reader.organisation(OrganisationId(chosen.value)).name
    except NotFoundError:
        return f"“{chosen.value}”"
    return label_value(chosen.field, chosen.value)


def label_filters(reader: Reader, query: SearchQuery) -> dict[Filter, str]:
    """What to call every filter of a search; speakers of one name are told apart."""
    labels = {chosen: label_filter(reader, chosen) for chosen in query.filters}
    return label_filters_apart(reader, labels)


def make_chips(form: SearchForm, labels: Mapping[Filter, str]) -> list[Choice]:
    """Filters in use; each leads to the search without it."""
    chips = [
        Choice(
            gettext("%(field)s: %(value)s", field=FIELD_WORDS[f.field].title, value=labels[f]),
            without_filter(form, f),
            excluded=f.excluded,
        )
        for f in form.filters
    ]
    if form.since or form.until:
        first, last = form.since, form.until
        if not last:
            words = gettext("since %(day)s", day=first)
        elif not first:
            words = gettext("until %(day)s", day=last)
        else:
            words = first if first == last else f"{first} – {last}"
        chips.append(Choice(words, search_url(form, since="", until="")))
    if form.added:
        words = gettext("added since %(day)s", day=_say_added(form.added))
        chips.append(Choice(words, search_url(form, added="")))
    return chips


def _say_added(added: str) -> str:
    day = read_added(added)
    return say_day(day) if day else added


def make_facets(
    reader: Reader,
    form: SearchForm,
    query: SearchQuery,
    parsed: Parsed,
    facets: Iterable[Facet],
) -> list[FacetShown]:
    """Facets that can narrow this search; one that holds a single value cannot."""
    return [
        _make_facet(reader, form, query, parsed, facet)
        for facet in facets
        if facet.field in NAMED or facet.distinct > 1 or any(b.selected for b in facet.buckets)
    ]


def _make_facet(
    reader: Reader, form: SearchForm, query: SearchQuery, parsed: Parsed, facet: Facet
) -> FacetShown:
    field = facet.field
    wide = form.more == field
    few = FEW_VALUES if field in NAMED else _FEWER_VALUES
    shown = [
        (bucket, label or gettext("unknown"))
        for place, (bucket, label) in enumerate(
            zip(facet.buckets, _label_buckets(reader, facet), strict=True)
        )
        if place < few or wide or bucket.selected
    ]
    # A quote has one value in each field: another one is so many more. Of offices it may have
    # several: another one takes the place of the one that is chosen.
    several = field == "office"
    adds = bool(query.chosen(field)) and not several
    lead = _leads_of(form, query, parsed, field)
    choices = []
    for bucket, label in shown:
        url, turned = lead(bucket)
        choices.append(
            Choice(label, url, bucket.count, bucket.selected, exclude_url=turned,
                   adds=adds and not bucket.selected)
        )  # fmt: skip
    if field == "speaker":
        choices += _offer_unnamed(form, facet, adds=adds)
    choices.sort(key=lambda choice: not choice.chosen)
    beyond = facet.distinct > len(shown) and not wide
    return FacetShown(
        field,
        FIELD_WORDS[field].title,
        tuple(choices),
        facet.distinct,
        search_url(form, page=form.page, more=field) if beyond else "",
    )


def _leads_of(
    form: SearchForm, query: SearchQuery, parsed: Parsed, field: FilterField
) -> Callable[[Bucket], tuple[str, str]]:
    """Where a value of a facet leads when it is chosen, and when it is left out."""
    if not any(f.field == field for f in query.filters):  # the rest of the address stays
        chosen, left_out = filter_urls(form, field)
        return lambda bucket: (chosen(bucket.value), left_out(bucket.value))
    others = [Filter(field, value) for value in query.chosen(field)] if field == "office" else []

    def lead(bucket: Bucket) -> tuple[str, str]:
        one = Filter(field, bucket.value)
        left_out = Filter(field, bucket.value, excluded=True)
        turned = with_filter(form, left_out)
        if bucket.selected:
            return search_url(lift_filter(form, parsed, one)), turned
        return with_filter(lift_filter(form, parsed, left_out, *others), one), turned

    return lead


def _offer_unnamed(form: SearchForm, facet: Facet, *, adds: bool) -> list[Choice]:
    """The line that leaves out those without a name with one click, or shows only them."""
    chosen, left_out = Filter("speaker", UNNAMED), Filter("speaker", UNNAMED, excluded=True)
    selected = chosen in form.filters
    if not (facet.unnamed or selected):
        return []
    url = without_filter(form, chosen) if selected else with_filter(form, chosen)
    return [
        Choice(gettext("unnamed speakers"), url, facet.unnamed, selected,
               exclude_url=with_filter(form, left_out), adds=adds and not selected)
    ]  # fmt: skip


def _label_buckets(reader: Reader, facet: Facet) -> list[str]:
    if facet.field == "speaker":
        return label_apart(reader, [(bucket.value, bucket.label) for bucket in facet.buckets])
    return [label_value(facet.field, bucket.label) for bucket in facet.buckets]


def lift_filter(form: SearchForm, parsed: Parsed, *lifted: Filter) -> SearchForm:
    """The form without some filters, whether they were chosen or typed into the box."""

    def is_lifted(chosen: Filter) -> bool:
        return any(_is_same(chosen, one) for one in lifted)

    kept = tuple(f for f in form.filters if not is_lifted(f))
    typed = tuple(n for n in parsed.filters if not any(map(is_lifted, n.filters())))
    if len(typed) == len(parsed.filters):
        return replace(form, filters=kept)
    return replace(form, filters=kept, text=unparse(replace(parsed, filters=typed)))


def _is_same(one: Filter, other: Filter) -> bool:
    """Whether two filters are one; roles, publishers and wires are told by their words."""
    if one == other:
        return True
    same_side = (one.field, one.excluded) == (other.field, other.excluded)
    return same_side and one.field in WORDED and name_key(one.value) == name_key(other.value)


def recent_spans(today: date) -> tuple[DateRange, DateRange]:
    """The last 30 days and the last 12 months."""
    return DateRange(today - timedelta(days=29), None), DateRange(_a_year_before(today), None)


def make_presets(
    reader: Reader,
    form: SearchForm,
    query: SearchQuery,
    result: SearchResult,
    typed: DateRange,
    today: date,
) -> list[Choice]:
    """Spans of time to choose with one click, and every year; only those that hold quotes.

    ``query`` asked for the ``recent_spans``, which are offered where no dates are typed.
    """
    names = (gettext("Last 30 days"), gettext("Last 12 months"))
    found = []
    if typed == DateRange():
        for label, span, count in zip(names, query.spans, result.spans, strict=True):
            since = span.since.isoformat() if span.since else ""
            found.append(_preset(form, label, since, "", count))
    every = typed == DateRange()
    years = result.years if every else reader.timeline(replace(query, dates=typed), "year")
    for period in reversed([period for period in years if period.count]):
        year = period.start.year
        name = gettext("This year") if year == today.year else str(year)
        found.append(_preset(form, name, f"{year:04}", f"{year:04}", period.count))
    return [choice for choice in found if choice.count]


def _preset(form: SearchForm, label: str, since: str, until: str, count: int) -> Choice:
    chosen = (form.since, form.until) == (since, until)
    url = search_url(form, since="" if chosen else since, until="" if chosen else until)
    return Choice(label, url, count, chosen)


def make_additions(reader: Reader, form: SearchForm, query: SearchQuery) -> list[Choice]:
    """The days of the last builds, each with what came in since; none of a single build."""
    days = list_days()
    queries = [replace(query, arrived=find_arrived(day)) for day in days]
    counts = reader.counts(queries) if queries else ()
    return [
        Choice(
            gettext("since %(day)s", day=say_day(day)),
            search_url(form, added="" if form.added == day.isoformat() else day.isoformat()),
            count,
            form.added == day.isoformat(),
        )
        for day, count in zip(days, counts, strict=True)
        if count or form.added == day.isoformat()
    ]


def _a_year_before(day: date) -> date:
    length = monthrange(day.year - 1, day.month)[1]
    return day.replace(year=day.year - 1, day=min(day.day, length)) + timedelta(days=1)
