"""Days, counts, kinds and doubt in the words of the reader's language."""

from __future__ import annotations

from datetime import date
from functools import lru_cache, partial

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from app.search.entries import Entry
from app.site.languages import current_language
from app.site.translation import gettext, lazy_gettext, ngettext
from indexer.archive import Interval
from indexer.model import READ_LANGUAGES, Quote

_SURE = 0.75  # a probability; below it the reader is told

KIND_WORDS = {
    "direct": "",
    "statement": lazy_gettext("statement"),
    "speech": lazy_gettext("speech"),
    "transcript": lazy_gettext("in a transcript"),
    "mixed": lazy_gettext("in part"),
    "indirect": lazy_gettext("reported"),
}


def _locale() -> str:
    return current_language().locale


# A page of results has seventy numbers and forty days, and the next page nearly the same.
_format_day = lru_cache(maxsize=10_000)(partial(format_date, format="long"))
_format_number = lru_cache(maxsize=10_000)(format_decimal)
_format_month = lru_cache(maxsize=10_000)(partial(format_skeleton, "yMMMM"))


def say_day(day: date | None) -> str:
    """26 April 2025; "undated" without a day."""
    return _format_day(day, locale=_locale()) if day else str(gettext("undated"))


def say_today() -> str:
    """The day on which the page is made, for a printed copy of it."""
    return say_day(date.today())  # noqa: DTZ011  the reader's day is not known; the server's will do


def say_period(start: date, interval: Interval) -> str:
    """2024, June 2024 or 30 June 2024."""
    if interval == "year":
        return str(start.year)
    if interval == "month":
        return _format_month(start, locale=_locale())
    return say_day(start)


def say_quoted(text: str) -> str:
    """“Words” in the marks of the language."""
    return str(gettext("“%(word)s”", word=text))


def say_number(number: int) -> str:
    """1,204."""
    return _format_number(number, locale=_locale())


def say_count(count: int) -> str:
    """1,204 quotes; 1 quote; No quotes."""
    if count == 0:
        return str(gettext("No quotes"))
    return str(ngettext("%(count)s quote", "%(count)s quotes", count, count=say_number(count)))


def say_appearances(count: int) -> str:
    """1,204 appearances; 1 appearance: each place where something stands counts."""
    number = say_number(count)
    return str(ngettext("%(count)s appearance", "%(count)s appearances", count, count=number))


def say_words(count: int) -> str:
    """3,200 words; 1 word."""
    return str(ngettext("%(count)s word", "%(count)s words", count, count=say_number(count)))


def say_length(entry: Entry) -> str:
    """What the words shown were taken from: "from a speech of 3,200 words"."""
    length = say_number(entry.hit.passage.length if entry.hit.passage else 0)
    if entry.is_speech:
        return str(gettext("from a speech of %(count)s words", count=length))
    return str(gettext("from a turn of %(count)s words", count=length))


def say_share(share: float) -> str:
    """1.5%."""
    return format_percent(share, "0.0%", locale=_locale())


def say_doubt(quote: Quote) -> str:
    """A few words where the attribution is not certain, else "".

    Where nobody is named, "Unknown speaker" has said so already.
    """
    if not (quote.speaker_name or quote.candidates):
        return ""
    if quote.judgement in ("ambiguous", "unknown") or quote.confidence < _SURE:
        return str(gettext("attribution uncertain"))
    return ""


def is_unnamed(quote: Quote) -> bool:
    """Whether the speaker is told by a description, or not at all; two people have names."""
    joint = quote.speaker_type == "group" and " and " in quote.speaker_name
    return quote.speaker_id is None and not joint


def say_correction(quote: Quote) -> str:
    """When a person corrected the attribution, else ""."""
    if not quote.corrected:
        return ""
    day, _, _ = quote.corrected.partition(":")
    try:
        return str(gettext("corrected on %(day)s", day=say_day(date.fromisoformat(day.strip()))))
    except ValueError:
        return str(gettext("corrected"))


def say_reason(quote: Quote) -> str:
    """Why the attribution was corrected, in the words of whoever did."""
    return quote.corrected.partition(":")[2].strip()


def say_language(code: str) -> str:
    """German; the code itself where CLDR does not know it."""
    try:
        name = Locale.parse(code).get_language_name(_locale())
    except (UnknownLocaleError, ValueError):
        return code
    return name or code


def say_read_languages() -> str:
    """English and Spanish: the languages that quotes are found in."""
    names = [say_language(code) for code in sorted(READ_LANGUAGES) if code]
    return str(format_list(names, locale=_locale()))
