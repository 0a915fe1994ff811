"""What a typed text may mean beside its words: somebody and what about, a day, a topic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.office.labels import say_office
from app.search.description import say_dates
from app.search.fields import FIELD_WORDS
from app.search.filters import Choice
from app.search.form import SearchForm, make_query
from app.search.suggestions import question_words, telling_words
from app.search.way import Way, count_ways
from app.site.links import search_url
from app.site.translation import gettext
from indexer.archive import DateRange, Filter, FilterField, Reader, SearchQuery, Suggestion
from indexer.archive.language import Parsed, parse, unparse
from indexer.archive.language.dates import read_date
from indexer.archive.names import name_key, names_of
from indexer.archive.offices import family_called
from indexer.errors import NotFoundError
from indexer.model import SpeakerId

_NAMED: tuple[FilterField, ...] = ("speaker", "organisation", "office")
_MOST_WORDS = 6
_LONGEST_NAME = 3  # words
_LONGEST_DATE = 3
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_BEFORE_DATES = frozenset(["during", "in", "of", "on"])
_MOST_READ = 4
_MOST_NAMES = 6
_MOST_TOPICS = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """Something to choose while typing: what it is, what kind of thing, and where it leads."""

    choice: Choice
    kind: str


def read_text(reader: Reader, form: SearchForm, query: SearchQuery, parsed: Parsed) -> list[Choice]:
    """Other readings of the text of a search that find anything, those of most quotes first."""
    if form.filters or form.dates != DateRange() or form.page > 1:
        return []
    if parsed.filters or parsed.dates != DateRange():
        return []
    typed = form.text.split()
    words = telling_words(parsed)
    ways = list(_read_days(form, query, typed)) if len(typed) <= _MOST_WORDS else []
    if 1 < len(words) <= _MOST_WORDS:
        ways += _read_names(reader, form, query, words)
    found = [choice for choice in count_ways(reader, ways) if choice.count]
    return sorted(found, key=lambda choice: -choice.count)[:_MOST_READ]


def question_ways(form: SearchForm, parsed: Parsed) -> list[Choice]:
    """Where a question may lead instead: for "who …" to the speakers, and to every word of it."""
    left = question_words(parsed)
    if not left:
        return []
    typed = [f"+{word}" if word in left else word for word in form.text.split()]
    ways = [Choice(gettext("Search for every word"), search_url(form, text=" ".join(typed)))]
    if typed[0].casefold() == "+who":
        url = search_url(form, text=unparse(parsed), group_by="speaker")
        ways.insert(0, Choice(gettext("By speaker"), url))
    return ways


def _read_days(form: SearchForm, query: SearchQuery, typed: list[str]) -> Iterator[Way]:
    """A date at either end of a text, the longest that is one: ``ferries 31 December 2023``."""
    for length in range(min(_LONGEST_DATE, len(typed)), 0, -1):
        for at in (len(typed) - length, 0):
            days = read_date(" ".join(typed[at : at + length]))
            if days is None or not _FIRST_YEAR <= days[0].year <= _LAST_YEAR:
                continue
            kept = [*typed[:at], *typed[at + length :]]
            if kept and kept[-1].casefold() in _BEFORE_DATES and at:
                kept.pop()
            rest = " ".join(kept)
            dates = DateRange(*days)
            since, until = (day.isoformat() for day in days)
            said = say_dates(dates)
            yield Way(
                gettext("“%(text)s” %(dates)s", text=rest, dates=said) if rest else said,
                search_url(form, text=rest, since=since, until=until),
                replace(query, expression=parse(rest).expression, dates=dates),
            )
            return


def _read_names(
    reader: Reader, form: SearchForm, query: SearchQuery, words: list[str]
) -> Iterator[Way]:
    """Somebody, a body or an office named at the beginning or the end, and what the other words
    are about."""
    for length in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
        for name, rest in (
            (words[:length], words[length:]),
            (words[-length:], words[:-length]),
        ):
            text = " ".join(rest)
            for chosen, label in _read_name(reader, name, text):
                yield Way(
                    label,
                    search_url(form, text=text, filters=(chosen,)),
                    replace(query, expression=parse(text).expression, filters=(chosen,)),
                )


def _read_name(reader: Reader, name: list[str], text: str) -> Iterator[tuple[Filter, str]]:
    """What a name may be a filter for, with that in words."""
    typed = " ".join(name)
    if office := family_called(typed):
        said = say_office(office)
        yield (
            Filter("office", office),
            gettext("as %(name)s: “%(text)s”", name=said, text=text),
        )
    for person in reader.resolve("speaker", typed)[:1]:
        if _is_called(reader, person, name):
            yield (
                Filter("speaker", person.value),
                gettext("by %(name)s: “%(text)s”", name=person.label, text=text),
            )
    found = reader.resolve("organisation", typed)
    for body in found[:1]:
        if name_key(body.label) == name_key(typed) or len(found) == 1:
            yield (
                Filter("organisation", body.value),
                gettext("for %(name)s: “%(text)s”", name=body.label, text=text),
            )


def _is_called(reader: Reader, found: Suggestion, name: list[str]) -> bool:
    """Whether a single word is how a person is called for short: the last word of a name."""
    if len(name) > 1:
        return True
    try:
        speaker = reader.speaker(SpeakerId(found.value))
    except NotFoundError:
        return False
    key = name_key(name[0])
    return speaker.type == "person" and any(
        name_key(one).split(" ")[-1] == key for one in names_of(speaker)
    )


def complete_text(reader: Reader, text: str) -> list[Meant]:
    """What a text in the main box may become, with how many quotes each leads to."""
    form = SearchForm(text=text)
    meant = [Meant(choice, "") for choice in read_text(reader, form, *make_query(form, reader, 1))]
    for one in reader.suggest(text, _NAMED, _MOST_NAMES):
        chosen = Filter(one.field, one.value)
        label = say_office(one.label) if one.field == "office" else one.label
        kind = str(FIELD_WORDS[one.field].title)
        detail = ", ".join(part for part in (kind, one.detail) if part)
        meant.append(
            Meant(Choice(label, search_url(SearchForm(filters=(chosen,))), one.count), detail)
        )
    return meant + [Meant(choice, str(gettext("Words"))) for choice in _topics(reader, text)]


def _topics(reader: Reader, text: str) -> list[Choice]:
    """The text with its last word gone on with as in most quotes."""
    *before, last = text.split() or [""]
    if ":" in text or '"' in text or len(before) >= _MOST_WORDS:
        return []
    ways = []
    for word in reader.complete(last, _MOST_TOPICS):
        form = SearchForm(text=" ".join((*before, word)))
        query, _ = make_query(form, reader, 1)
        ways.append(Way(form.text, search_url(form), query))
    return [choice for choice in count_ways(reader, ways) if choice.count]
