"""A search in plain words: the heading of every page of results."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.params import SearchForm
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
from indexer.archive.language import Repair

Labels = Callable[[Filter], str]

_KINDS = {
    "direct": "in quotation marks",
    "mixed": "quoted in part",
    "indirect": "reported",
    "statement": "statements",
}

_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def say_day(day: date | None) -> str:
    """26 April 2025; "undated" without a day."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else "undated"


def say_count(count: int) -> str:
    """1,204 quotes; 1 quote; No quotes."""
    if count == 0:
        return "No quotes"
    return f"{count:,} quote{'' if count == 1 else 's'}"


def say_expression(expression: Expression) -> str:
    """The words of a search as a reader would say them."""
    if isinstance(expression, Word):
        return expression.text
    if isinstance(expression, Phrase):
        return f"“{' '.join(expression.words)}”"
    if isinstance(expression, Prefix):
        return f"{expression.text}…"
    if isinstance(expression, Near):
        return f"{' near '.join(expression.words)}"
    if isinstance(expression, Not):
        return f"not {say_expression(expression.part)}"
    joined = " or " if isinstance(expression, Or) else " and "
    parts = [say_expression(part) for part in expression.parts]
    if isinstance(expression, And):
        kept = [p for p in parts if not p.startswith("not ")]
        dropped = [p for p in parts if p.startswith("not ")]
        return " but ".join(part for part in (joined.join(kept), " and ".join(dropped)) if part)
    return joined.join(parts)


def say_dates(dates: DateRange) -> str:
    """since 3 May 2023; until …; from … to …; "" when open."""
    if dates.since and dates.until:
        if (dates.since.month, dates.since.day, dates.until.month, dates.until.day) == (
            1,
            1,
            12,
            31,
        ):
            first, last = dates.since.year, dates.until.year
            return f"in {first}" if first == last else f"{first} to {last}"
        return f"from {say_day(dates.since)} to {say_day(dates.until)}"
    if dates.since:
        return f"since {say_day(dates.since)}"
    return f"until {say_day(dates.until)}" if dates.until else ""


def say_search(total: int, query: SearchQuery, labels: Labels) -> str:
    """`214 quotes by John Lee containing trade, 2023 to 2024`"""
    parts = [say_count(total)]
    for field, word in (("speaker", "by"), ("organisation", "for"), ("publisher", "issued by")):
        for excluded in (False, True):
            chosen = [
                labels(f) for f in query.filters if f.field == field and f.excluded is excluded
            ]
            if chosen:
                joined = " or ".join(chosen)
                parts.append(f"{'not ' if excluded else ''}{word} {joined}")
    kinds = [_KINDS.get(f.value, f.value) for f in query.filters if f.field == "kind"]
    if kinds:
        parts.append(f"({' or '.join(kinds)})")
    if query.expression is not None:
        parts.append(f"containing {say_expression(query.expression)}")
    sentence = " ".join(parts)
    dates = say_dates(query.dates)
    return f"{sentence}, {dates}" if dates else sentence


_REPAIRS = {
    "too_long": "Only the beginning of what was typed was read.",
    "too_many_words": "Only the first words were searched.",
    "too_deep": "Parentheses nested that deep were ignored.",
    "control_characters": "Characters that cannot be seen were left out.",
    "unbalanced_quote": "A quotation mark without its partner was ignored.",
    "unbalanced_parenthesis": "A parenthesis without its partner was ignored.",
    "empty_phrase": "Empty quotation marks were ignored.",
    "empty_group": "Empty parentheses were ignored.",
    "lone_operator": "An operator with nothing to join was ignored.",
    "near_needs_words": "NEAR joins single words; it was read as AND.",
    "near_distance": "NEAR was given a distance that fits: {kept} words.",
    "prefix_too_short": "A star needs two letters or more before it; “{word}” was read as a word.",
    "star_ignored": "A star counts at the end of a word only: “{word}”.",
    "nothing_to_find": "“{text}” holds no words that can be searched.",
    "empty_filter": "“{field}:” with nothing behind it was ignored.",
    "unknown_name": "Nothing in the archive is called “{name}”.",
    "unknown_code": "There is no {field} “{name}”.",
    "bad_date": "“{text}” is no date: write 2024, 2024-06 or 2024-06-30.",
    "swapped_dates": "The first date was after the last one, so they were swapped.",
    "filter_lifted": "“{field}:” holds for the whole search, not for one part of it.",
}


def say_repair(repair: Repair) -> str:
    """What was changed to make sense of the text, as a sentence."""
    words = dict.fromkeys(("kept", "word", "text", "field", "name"), "") | dict(repair.params)
    return _REPAIRS[repair.code].format(**words)


def say_problems(form: SearchForm, repairs: tuple[Repair, ...]) -> list[str]:
    """Every sentence to show above the results, each once."""
    return list(dict.fromkeys([*form.problems, *(say_repair(repair) for repair in repairs)]))
