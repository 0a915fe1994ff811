"""A search in plain words: the heading of every page of results."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from app.search.fields import FIELD_WORDS
from app.search.form import SearchForm
from app.site.arrived import find_arrived, say_unknown
from app.site.translation import gettext, lazy_gettext, ngettext, pgettext
from app.site.wording import say_count, say_day, say_number, say_period
from indexer.archive import (
    And,
    DateRange,
    Expression,
    Filter,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    SearchQuery,
    Word,
)
from indexer.archive.language import REPAIR_WORDS, Repair, fill_repair, typed_word

Labels = Callable[[Filter], str]
Mark = Callable[[str], str]

_MOST_NAMES = 3
_MOST_LETTERS = 300
_MOST_PROBLEMS = 6
"""A heading is read at a glance; what is beyond stands in the box and in the chips."""

_KINDS: Mapping[str, str] = {
    "direct": lazy_gettext("in quotation marks"),
    "mixed": lazy_gettext("quoted in part"),
    "indirect": lazy_gettext("reported"),
    "statement": lazy_gettext("statements"),
    "speech": lazy_gettext("speeches"),
    "transcript": lazy_gettext("transcripts"),
}


def say_expression(expression: Expression, mark: Mark = str) -> str:
    """The words of a search as a reader would say them; ``mark`` sets off each typed word."""
    match expression:
        case Word(text):
            return mark(text)
        case Phrase(words):
            return f"“{' '.join(words)}”"
        case Prefix(text):
            return mark(f"{text}…")
        case Near(words, distance):
            return _say_near(words, distance, mark)
        case Not(part):
            return str(gettext("not %(words)s", words=_say_inner(part, mark)))
        case Or() if (word := typed_word(expression)) is not None:
            return mark(word.text)
        case Or(parts):
            return str(gettext(" or ")).join(_say_inner(part, mark) for part in parts)
        case And(parts):
            return _say_and(parts, mark)


def _say_near(words: Sequence[str], distance: int, mark: Mark) -> str:
    joined = str(gettext(" and ")).join(map(mark, words))
    message = ngettext(
        "%(words)s within %(distance)s word of each other",
        "%(words)s within %(distance)s words of each other",
        distance,
        words=joined,
        distance=distance,
    )
    return str(message)


def _say_and(parts: Sequence[Expression], mark: Mark) -> str:
    kept = [_say_inner(p, mark) for p in parts if not isinstance(p, Not)]
    dropped = [say_expression(p, mark) for p in parts if isinstance(p, Not)]
    said = (gettext(" and ").join(kept), gettext(" and ").join(dropped))
    return str(gettext(" but ")).join(part for part in said if part)


def _say_inner(part: Expression, mark: Mark) -> str:
    """Part of a longer whole: in parentheses where the words would run together."""
    words = say_expression(part, mark)
    joined = isinstance(part, And | Or | Near) and typed_word(part) is None
    return f"({words})" if joined else words


def say_dates(dates: DateRange) -> str:
    """in 2024; in June 2024 … as days; since 3 May 2023; "" when open."""
    since, until = dates.since, dates.until
    if since and until:
        if since == until:
            return str(gettext("on %(day)s", day=say_day(since)))
        if (since.month, since.day) == (1, 1) and _ends(until, 12):
            if since.year == until.year:
                return str(gettext("in %(year)s", year=since.year))
            return str(gettext("from %(first)s to %(last)s", first=since.year, last=until.year))
        if since.day == 1 and _ends(until, until.month):
            first, last = say_period(since, "month"), say_period(until, "month")
            if first == last:
                return str(gettext("in %(month)s", month=first))
            return str(gettext("from %(first)s to %(last)s", first=first, last=last))
        return str(gettext("from %(first)s to %(last)s", first=say_day(since), last=say_day(until)))
    if since:
        return str(gettext("since %(day)s", day=say_day(since)))
    return str(gettext("until %(day)s", day=say_day(until))) if until else ""


def _ends(day: date, month: int) -> bool:
    """Whether a day is the last of that month."""
    return day.month == month and day.day == monthrange(day.year, day.month)[1]


def say_search(
    total: int | str | None, query: SearchQuery, labels: Labels, mark: Mark = str
) -> str:
    """`214 quotes by John Lee containing trade, 2023 to 2024`; without a number, `Quotes by …`.

    ``mark`` sets off each word searched for, unless they are too many to be shown. ``total`` may
    be given in words.
    """
    parts = [total if isinstance(total, str) else _say_total(total)]
    parts += _say_filters(query, labels)
    if kinds := _say_kinds(query):
        parts.append(kinds)
    if isinstance(query.expression, Not):
        words = _say_words(query.expression.part, mark)
        parts.append(gettext("not containing %(words)s", words=words))
    elif query.expression is not None:
        parts.append(gettext("containing %(words)s", words=_say_words(query.expression, mark)))
    sentence = str(pgettext("between the parts of a search", " ")).join(parts)
    dates = say_dates(query.dates)
    if query.arrived is not None and query.arrived.day is not None:
        said = gettext("added since %(day)s", day=say_day(query.arrived.day))
        dates = f"{dates}{gettext(', ')}{said}" if dates else said
    if not dates:
        return sentence
    joint = gettext(", ") if len(parts) > 1 else pgettext("between the parts of a search", " ")
    return f"{sentence}{joint}{dates}"


def _say_total(total: int | None) -> str:
    return str(gettext("Quotes")) if total is None else say_count(total)


def _say_filters(query: SearchQuery, labels: Labels) -> Iterator[str]:
    """By whom, for whom, as what: a clause for each field that has filters."""
    for field, said in FIELD_WORDS.items():
        for excluded, words in ((False, said.chosen), (True, said.excluded)):
            chosen = [
                labels(f) for f in query.filters if f.field == field and f.excluded is excluded
            ]
            if chosen and words:
                yield str(words) % {"names": _say_names(chosen)}


def _say_kinds(query: SearchQuery) -> str:
    """(in quotation marks, not reported); "" for any kind."""
    taken, left = (
        gettext(" or ").join(
            str(_KINDS.get(value, value)) for value in query.chosen("kind", excluded=excluded)
        )
        for excluded in (False, True)
    )
    if taken and left:
        return str(gettext("(%(names)s, not %(others)s)", names=taken, others=left))
    if left:
        return str(gettext("(not %(names)s)", names=left))
    return str(gettext("(%(names)s)", names=taken)) if taken else ""


def _say_names(names: list[str]) -> str:
    """Alternatives; of a long list the first, and how many others."""
    kept = names[:_MOST_NAMES] if len(names) > _MOST_NAMES + 1 else names
    if others := len(names) - len(kept):
        kept = [*kept, gettext("%(count)s others", count=say_number(others))]
    return str(gettext(" or ")).join(kept)


def _say_words(expression: Expression, mark: Mark) -> str:
    words = say_expression(expression)
    if len(words) > _MOST_LETTERS:
        return f"{words[:_MOST_LETTERS]}…"
    return say_expression(expression, mark)


def say_repair(repair: Repair) -> str:
    """What was changed to make sense of the text, as a sentence."""
    return fill_repair(gettext(REPAIR_WORDS[repair.code]), repair)


def say_problems(form: SearchForm, repairs: tuple[Repair, ...]) -> list[str]:
    """Every sentence to show above the results, each once."""
    unknown = [say_unknown()] if form.added and find_arrived(None) is None else []
    repaired = (say_repair(repair) for repair in repairs)
    said = list(dict.fromkeys([*form.problems, *repaired, *unknown]))
    more = len(said) - _MOST_PROBLEMS
    if more <= 1:
        return said
    return [
        *said[:_MOST_PROBLEMS],
        gettext("And %(count)s more like these.", count=say_number(more)),
    ]
