"""Speeches and transcripts: all of them, a person's, and where others speak of the person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.search.filters import Choice
from app.search.form import SearchForm
from app.site.links import search_url, url_of
from app.site.wording import say_day, say_period
from indexer.archive import (
    Filter,
    Hit,
    ListedSpeech,
    Or,
    Phrase,
    Reader,
    SearchQuery,
    SpeechOrder,
)
from indexer.archive.analysis import analyse
from indexer.archive.names import names_of
from indexer.model import Speaker

TURNS = (Filter("kind", "speech"), Filter("kind", "transcript"))
NO_TURNS = tuple(replace(one, excluded=True) for one in TURNS)
_NEWEST = 120  # turns that are looked at for the newest speeches
_SHOWN = 10
_NAMES = 4  # of one person that are looked for


@dataclass(frozen=True, slots=True)
class SpeechesShown:
    """The newest speeches and transcripts in which somebody speaks: of each, one turn.

    ``count`` is how many there are, ``all_url`` where all are listed.
    """

    hits: tuple[Hit, ...]
    count: int
    all_url: str


def find_speeches(reader: Reader, speaker: Speaker) -> SpeechesShown | None:
    """Speeches and transcripts in which somebody speaks; None where there are none."""
    filters = (Filter("speaker", speaker.id), *TURNS)
    turns = reader.search(SearchQuery(filters=filters, sort="newest", per_page=_NEWEST))
    if not turns.total:
        return None
    newest: dict[str, Hit] = {}
    for hit in turns.hits:
        newest.setdefault(hit.quote.release_id, hit)
    count = len(newest)
    if turns.total > len(turns.hits):
        by_release = SearchQuery(filters=filters, group_by="release", per_page=1)
        count = reader.search(by_release).group_total
    form = SearchForm(filters=filters, group_by="release" if count > 1 else None)
    return SpeechesShown(tuple(newest.values())[:_SHOWN], count, search_url(form))


def find_spoken_of(reader: Reader, speakers: Sequence[Speaker]) -> list[Choice | None]:
    """For each, the quotes of others that name the person in full; None where there are none."""
    asked = [_spoken_of(speaker) for speaker in speakers]
    counts = iter(reader.counts([query for _, query in filter(None, asked)]))
    found: list[Choice | None] = []
    for one in asked:
        count = next(counts) if one else 0
        if one is None or not count:
            found.append(None)
            continue
        text, query = one
        url = search_url(SearchForm(text=text, filters=query.filters))
        found.append(Choice(text, url, count))
    return found


def _spoken_of(speaker: Speaker) -> tuple[str, SearchQuery] | None:
    """A search for the names of a person in the words of others; None of nobody like that."""
    if speaker.type != "person":
        return None
    words = [tuple(term.form for term in analyse(name)) for name in names_of(speaker)]
    names = list(dict.fromkeys(name for name in words if len(name) > 1))[:_NAMES]
    if not names:
        return None
    phrases = tuple(map(Phrase, names))
    others = (Filter("speaker", speaker.id, excluded=True),)
    expression = phrases[0] if len(phrases) == 1 else Or(phrases)
    text = " OR ".join(f'"{" ".join(name)}"' for name in names)
    return text, SearchQuery(expression=expression, filters=others, folded=True)


@dataclass(frozen=True, slots=True)
class SpeechGroup:
    """Speeches under one heading: a month, a speaker or an occasion."""

    heading: str
    url: str
    speeches: tuple[ListedSpeech, ...]


def group_speeches(speeches: Iterable[ListedSpeech], order: SpeechOrder) -> list[SpeechGroup]:
    """The lines of a page under their headings."""
    return [
        SpeechGroup(heading, url_of("speaker", speaker) if speaker else "", tuple(lines))
        for (heading, speaker), lines in groupby(speeches, lambda one: _heading(one, order))
    ]


def _heading(speech: ListedSpeech, order: SpeechOrder) -> tuple[str, str]:
    if order != "date":
        return speech.under, speech.under_id or ""
    day = speech.published
    return (say_period(day, "month") if day else say_day(None)), ""
