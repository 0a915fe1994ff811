"""The timeline: quotes a year, month or day as bars, and several searches as lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
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
    texts = (form.text, *(text for text in form.compare if text != form.text))
    asked = {text: _with_text(reader, form, query, text) for text in texts}
    found = {text: reader.timeline(one, "month") for text, one in asked.items()}
    sizes = dict(zip(texts, reader.counts(list(asked.values())), strict=True))
    every = reader.timeline(replace(query, expression=None, filters=()), "month")
    starts = sorted({p.start for periods in found.values() for p in periods})
    if not starts:
        return None
    spread = (starts[-1].year - starts[0].year) * 12 + starts[-1].month - starts[0].month + 1
    interval: Interval = "month" if spread <= _MOST_BARS else "year"
    totals = _by_name(every, interval)
    names = [
        n for n in totals if _name_of(starts[0], interval) <= n <= _name_of(starts[-1], interval)
    ]
    names = names[-_MOST_BARS:]
    rows = {text: _by_name(periods, interval) for text, periods in found.items()}
    counts = {text: tuple(rows[text].get(n, 0) for n in names) for text in texts}
    rates = {text: _rate(counts[text], [totals[n] for n in names]) for text in texts}
    most_count = max((max(c, default=0) for c in counts.values()), default=0)
    most_rate = max((r for line in rates.values() for r in line if r is not None), default=0.0)
    lines = tuple(
        Line(
            text or gettext("all quotes"),
            search_url(form, text=text, compare=()),
            search_url(form, compare=tuple(t for t in form.compare if t != text)),
            sizes[text],
            counts[text],
            rates[text],
            _points(counts[text], most_count),
            _points(rates[text], most_rate),
        )
        for text in texts
    )
    labels = tuple(say_period(_start_of(name), interval) for name in names)
    return Comparison(interval, labels, lines, most_count, most_rate, None in lines[0].rates)


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
