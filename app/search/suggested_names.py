"""Names to offer where a search finds little: one nearly typed, or one among the words."""

from __future__ import annotations

from dataclasses import replace

from app.search.form import SearchForm
from app.search.way import Way
from app.site.links import search_url
from app.site.translation import gettext
from indexer.archive import NAMED, Filter, Reader, SearchQuery, Suggestion
from indexer.archive.language import NamedFilter, Parsed, parse, unparse
from indexer.errors import NotFoundError
from indexer.model import OrganisationId, SpeakerId

_MOST = 8  # filters by name that are looked up
_MOST_NAMES = 3
_MOST_UNKNOWN = 2
_MOST_WORDS = 6


def name_others(reader: Reader, form: SearchForm, query: SearchQuery, parsed: Parsed) -> list[Way]:
    """For a filter by a name that nobody has: those who have nearly that name."""
    typed = {f: named for named in parsed.filters if not named.values for f in named.filters()}
    named_so = [f for f in query.filters if f.field in NAMED and not f.excluded]
    unknown = [f for f in named_so[:_MOST] if not _is_known(reader, f)][:_MOST_UNKNOWN]
    return [
        _name_instead(form, query, chosen, like, _text_without(form, parsed, typed.get(chosen)))
        for chosen in unknown
        for like in _like(reader, chosen)
    ]


def _text_without(form: SearchForm, parsed: Parsed, named: NamedFilter | None) -> str:
    """The text of a search without a filter that was typed into it."""
    if named is None:
        return form.text
    return unparse(replace(parsed, filters=tuple(f for f in parsed.filters if f is not named)))


def _name_instead(
    form: SearchForm, query: SearchQuery, chosen: Filter, like: Suggestion, text: str
) -> Way:
    """The search with another name in the place of a filter."""
    meant = Filter(chosen.field, like.value)
    kept = tuple(f for f in form.filters if f != chosen)
    others = tuple(f for f in query.filters if f != chosen)
    if chosen.field == "organisation":
        label = gettext("for %(names)s", names=like.label)
    else:
        label = gettext("by %(names)s", names=like.label)
    url = search_url(form, text=text, filters=(*kept, meant))
    return Way(label, url, replace(query, filters=(*others, meant)))


def _is_known(reader: Reader, chosen: Filter) -> bool:
    try:
        if chosen.field == "speaker":
            reader.speaker(SpeakerId(chosen.value))
        else:
            reader.organisation(OrganisationId(chosen.value))
    except NotFoundError:
        return False
    return True


def _like(reader: Reader, chosen: Filter) -> tuple[Suggestion, ...]:
    """Names that go on as the one typed, or that are spelt nearly like it."""
    found = reader.suggest(chosen.value, (chosen.field,), _MOST_NAMES)
    words = chosen.value.split()
    if found or len(words) > _MOST_WORDS:
        return found
    spelled = ((reader.spellings(word, 1) or (word,))[0] for word in words)
    return reader.suggest(" ".join(spelled), (chosen.field,), _MOST_NAMES)


def name_speakers(
    reader: Reader, form: SearchForm, query: SearchQuery, words: list[str]
) -> list[Way]:
    """For ``brett farmiloe growth``, the telling words of a search: what he says of growth."""
    if not 1 < len(words) <= _MOST_WORDS:
        return []
    ways = []
    for first in range(len(words)):
        for last in (first + 2, first + 3):
            if last > len(words):
                continue
            rest = " ".join(words[:first] + words[last:])
            for person in reader.resolve("speaker", " ".join(words[first:last]))[:1]:
                if rest or form.text.casefold() != person.label.casefold():  # else offered above
                    ways.append(_name_speaker(form, query, person, rest))
    return ways


def _name_speaker(form: SearchForm, query: SearchQuery, person: Suggestion, rest: str) -> Way:
    """What somebody says with the other words; where nothing, the words or the person alone."""
    filters = (*form.filters, Filter("speaker", person.value))
    alone = Way(
        gettext("by %(names)s", names=person.label),
        search_url(form, text="", filters=filters),
        replace(query, expression=None, filters=filters),
    )
    if not rest:
        return alone
    said = replace(query, expression=parse(rest).query().expression)
    words = Way(gettext("only “%(word)s”", word=rest), search_url(form, text=rest), said)
    return Way(
        gettext("by %(name)s: “%(text)s”", name=person.label, text=rest),
        search_url(form, text=rest, filters=filters),
        replace(said, filters=filters),
        instead=(words, alone),
    )
