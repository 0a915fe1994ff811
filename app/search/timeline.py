"""The timeline: quotes a year, month or day as bars, and several searches as lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.search.form import SearchForm
from app.site.links import search_url
from app.site.translation import gettext
from app.site.wording import say_period
from indexer.archive import DateRange, Interval, Period, Reader, SearchQuery
from indexer.archive.language import parse

WIDTH, HEIGHT = 720, 56
_MOST_BARS = 48
"""Beyond, bars are too thin to click: months become years, and the earliest years are cut."""
_MOST_WIDE = 26
_SPARK_BAR = 8
_LEAST_FOR_RATE = 20
"""Quotes of a period below which a share of them says nothing: one quote is 50 in 1,000."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the timeline, in units from the top left."""

    label: str
    count: int
    url: str
    x: float
    y: int
    width: float
    height: int
    step: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of one interval; ``axis`` are the labels below, each with its place."""

    interval: Interval
    bars: tuple[Bar, ...]
    width: float
    first: str
    last: str
    wider_url: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One of the searches compared: its quotes by period, and per 1,000 of all of that period.

    A rate is None in a period of so few quotes that one more would change it much.
    """

    text: str
    url: str
    drop_url: str
    total: int
    counts: tuple[int, ...]
    rates: tuple[float | None, ...]
    count_points: str
    rate_points: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Up to four searches over the same periods."""

    interval: Interval
    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    most_count: int
    most_rate: float
    sparse: bool

    @property
    def has_rates(self) -> bool:
        """Whether there are two periods or more with quotes enough to compare shares."""
        return sum(rate is not None for rate in self.lines[0].rates) > 1


def choose_interval(periods: Sequence[Period]) -> Interval:
    """The finest interval of which a chart holds all: from months by their number."""
    if len(periods) <= 2:
        return "day"
    return "month" if len(periods) <= _MOST_BARS else "year"


def fold_periods(periods: Sequence[Period], interval: Interval) -> list[Period]:
    """Months gathered into years; empty years put in."""
    if interval != "year":
        return list(periods)
    years = Counter[int]()
    for period in periods:
        years[period.start.year] += period.count
    first = max(min(years), max(years) - _MOST_BARS + 1)
    return [Period(date(y, 1, 1), years[y]) for y in range(first, max(years) + 1)]


def draw_timeline(
    reader: Reader, form: SearchForm, query: SearchQuery, months: Sequence[Period]
) -> Chart | None:
    """Bars of the present search; None where there is nothing to narrow."""
    if not months:
        return None
    interval = choose_interval(months)
    periods = fold_periods(months, interval)
    if interval == "day":
        periods = list(reader.timeline(query, "day"))
    if len(periods) < 2:
        return None
    step = min(_MOST_WIDE, WIDTH / len(periods))
    most = max(period.count for period in periods)
    bars = []
    for index, period in enumerate(periods):
        height = max(2, round(period.count / most * HEIGHT)) if period.count else 0
        since, until = _within(form, period.start, interval)
        url = search_url(form, since=since, until=until)
        label = say_period(period.start, interval)
        gap = 1 if step < 6 else 2
        bars.append(
            Bar(label, period.count, url, round(index * step, 2), HEIGHT - height,
                round(step - gap, 2), height, round(step, 2))
        )  # fmt: skip
    wider = _widen(form, query.dates)
    return Chart(
        interval, tuple(bars), round(step * len(bars), 2), bars[0].label, bars[-1].label, wider
    )


def _within(form: SearchForm, start: date, interval: Interval) -> tuple[str, str]:
    """A bar's first and last day as the date fields take them, no wider than they are now.

    The first and last year of a search "since June" are parts of years.
    """
    name = name_period(start, interval)
    since, until = form.dates.since, form.dates.until
    begins_later = since is not None and since > start
    ends_earlier = until is not None and name_period(until, interval) == name
    return form.since if begins_later else name, form.until if ends_earlier else name


def _widen(form: SearchForm, dates: DateRange) -> str:
    """One step back out: from days to their year, from anything else to any date."""
    if not (form.since or form.until):
        return ""
    if dates.since and dates.until and dates.since.year == dates.until.year:
        year = f"{dates.since.year:04}"
        if (form.since, form.until) != (year, year):
            return search_url(form, since=year, until=year)
    return search_url(form, since="", until="")


def name_period(start: date, interval: Interval) -> str:
    """2024, 2024-06 or 2024-06-30: what the date fields take."""
    return start.isoformat()[: {"year": 4, "month": 7, "day": 10}[interval]]


def draw_comparison(reader: Reader, form: SearchForm, query: SearchQuery) -> Comparison | None:
    """The searches of ``form.compare`` beside the present one, under the same filters."""
    if not form.compare:
        return None
    texts = tuple(dict.fromkeys((form.text, *form.compare)))
    asked = [_with_text(reader, form, query, text) for text in texts]
    interval, rows = _count_by_name(reader, asked)
    named = sorted(name for row in rows for name in row)
    if not named:
        return None
    every = reader.timeline(replace(query, expression=None, filters=()), interval)
    totals = _within_names(_by_name(every, interval), named[0], named[-1])
    counts = [tuple(row.get(name, 0) for name in totals) for row in rows]
    rates = [_rate(row, list(totals.values())) for row in counts]
    most_count, most_rate = _most(counts), float(_most(rates))
    lines = tuple(
        Line(
            text or gettext("all quotes"),
            search_url(form, text=text, compare=()),
            _without_text(form, text),
            size,
            count,
            rate,
            _points(count, most_count),
            _points(rate, most_rate),
        )
        for text, size, count, rate in zip(texts, reader.counts(asked), counts, rates, strict=True)
    )
    labels = tuple(say_period(_start_of(name), interval) for name in totals)
    return Comparison(interval, labels, lines, int(most_count), most_rate, None in lines[0].rates)


def _without_text(form: SearchForm, text: str) -> str:
    return search_url(form, compare=tuple(other for other in form.compare if other != text))


def _within_names(counts: Mapping[str, int], first: str, last: str) -> dict[str, int]:
    """The latest of the periods between two, as many as a chart holds."""
    inside = [(name, count) for name, count in counts.items() if first <= name <= last]
    return dict(inside[-_MOST_BARS:])


def _count_by_name(
    reader: Reader, asked: Sequence[SearchQuery]
) -> tuple[Interval, list[dict[str, int]]]:
    """The quotes of each search by month, or by year where there are too many months."""
    found = [reader.timeline(query, "month") for query in asked]
    starts = [period.start for periods in found for period in periods]
    interval = _interval_between(min(starts), max(starts)) if starts else "month"
    if interval == "year":  # what is said in two months of a year is said once in it
        found = [reader.timeline(query, interval) for query in asked]
    return interval, [_by_name(periods, interval) for periods in found]


def _interval_between(first: date, last: date) -> Interval:
    """Months, as long as a chart holds all of them."""
    spread = (last.year - first.year) * 12 + last.month - first.month + 1
    return "month" if spread <= _MOST_BARS else "year"


def _most(rows: Iterable[Sequence[float | None]]) -> float:
    return max((value for row in rows for value in row if value is not None), default=0)


def _with_text(reader: Reader, form: SearchForm, query: SearchQuery, text: str) -> SearchQuery:
    """The present search with another text in the box."""
    typed = parse(text, reader.resolve).query()
    filters = tuple(dict.fromkeys((*form.filters, *typed.filters)))
    return replace(query, expression=typed.expression, filters=filters)


def _start_of(name: str) -> date:
    """The first day of what ``name_period`` names: a year, or a month of one."""
    year, _, month = name.partition("-")
    return date(int(year), int(month or 1), 1)


def _name_of(start: date, interval: Interval) -> str:
    return name_period(start, interval)


def _by_name(periods: Sequence[Period], interval: Interval) -> dict[str, int]:
    found: Counter[str] = Counter()
    for period in periods:
        found[_name_of(period.start, interval)] += period.count
    return dict(found)


def _rate(counts: Sequence[int], totals: Sequence[int]) -> tuple[float | None, ...]:
    """Quotes per 1,000 of a period's, where it has enough."""
    return tuple(
        round(1000 * count / max(every, 1), 1) if every >= _LEAST_FOR_RATE else None
        for count, every in zip(counts, totals, strict=True)
    )


def _points(values: Sequence[float | None], most: float) -> str:
    """Points of a line over the width and height of the chart; it goes on past what is None."""
    step = WIDTH / max(len(values) - 1, 1)
    tall = 2 * HEIGHT
    return " ".join(
        f"{index * step:.1f},{tall - (value / most * tall if most else 0):.1f}"
        for index, value in enumerate(values)
        if value is not None
    )


def draw_spark(per_year: Sequence[tuple[int, int]], first: int, last: int) -> str:
    """Bars of a group's years as one path in a box of 100 by 16; years of the whole result."""
    span = min(last - first + 1, _MOST_BARS)
    first = last - span + 1
    most = max((count for _, count in per_year), default=0)
    step = min(100 / max(span, 1), _SPARK_BAR)
    parts = []
    for year, count in per_year:
        if count and first <= year <= last:
            height = max(1.0, 16 * count / most)
            x = (year - first) * step
            parts.append(f"M{x:.1f} 16v{-height:.1f}h{max(step - 1, 0.6):.1f}V16z")
    return "".join(parts)
