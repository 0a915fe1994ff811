"""Ways out of a search that found nothing or little, each with the quotes it leads to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from app.search.description import say_expression
from app.search.filters import Choice
from app.search.form import SearchForm
from app.search.suggested_names import name_others, name_speakers
from app.search.way import Way, count_ways
from app.site.links import search_url, without_filter
from app.site.translation import gettext
from indexer.archive import (
    And,
    DateRange,
    Expression,
    Filter,
    Not,
    Or,
    Reader,
    SearchQuery,
    Word,
)
from indexer.archive.language import Parsed, is_telling, parse, unparse

Spelled = Mapping[str, tuple[str, ...]]
"""Words of the search, as typed, with words of the archive they may stand for."""

_MOST = 8
_OPERATORS = frozenset(["AND", "OR", "NOT", "NEAR"])
_MOST_WORDS = 6
"""Words of a search that are looked up in the vocabulary, and that may be left out."""


def advise(
    reader: Reader,
    form: SearchForm,
    query: SearchQuery,
    parsed: Parsed,
    labels: Mapping[Filter, str],
    now: int,
) -> list[Choice]:
    """Other spellings, then what to leave out: filters, dates and, where nothing is found, words.

    Only ways that lead to more quotes.

    ``now`` is how many the search itself finds.
    """
    left = question_words(parsed)
    plain = replace(form, text=" ".join(w for w in form.text.split() if w not in left))
    spelled = _spell(reader, plain, in_question=bool(left))
    about = [] if parsed.filters else telling_words(parsed)
    found = [*_respell(reader, plain, query, spelled), *name_speakers(reader, form, query, about)]
    found += _either_word(reader, form, query, parsed)
    found += name_others(reader, form, query, parsed)
    found += _leave_out(form, query, parsed, labels, is_lost=not now)
    choices = count_ways(reader, found)
    if not now and not any(choice.count for choice in choices):
        alone = _single_words(form, query, parsed, spelled)
        choices = count_ways(reader, [*_respell_anywhere(reader, plain, query, spelled), *alone])
    return [choice for choice in choices if choice.count > now][:_MOST]


def _leave_out(
    form: SearchForm,
    query: SearchQuery,
    parsed: Parsed,
    labels: Mapping[Filter, str],
    *,
    is_lost: bool,
) -> list[Way]:
    """What may be left out; words as well where nothing is found (``is_lost``)."""
    fewer = _drop_filters(form, query, parsed, labels)
    if not is_lost:
        return [way for way in fewer if _asks_for_something(way.query)]
    small = _drop_small_words(form, query, parsed)
    return [*small, *fewer, *_drop_words(form, query, parsed)]


def _spell(reader: Reader, form: SearchForm, *, in_question: bool) -> Spelled:
    """Spellings of the typed words; in a question none that tells nothing ("the" for "then")."""
    words = [w for w in form.text.split() if ":" not in w and w.upper() not in _OPERATORS]
    if len(words) > _MOST_WORDS:
        return {}
    found = {word: reader.spellings(word, 2) for word in words}
    if not in_question:
        return found
    return {word: tuple(filter(is_telling, spellings)) for word, spellings in found.items()}


def _respell(reader: Reader, form: SearchForm, query: SearchQuery, spelled: Spelled) -> list[Way]:
    changes = [{word: spelling} for word, found in spelled.items() for spelling in found]
    if (whole := _first_spellings(spelled)) not in changes:
        changes.insert(0, whole)
    ways = []
    for change in changes:
        text = " ".join(change.get(w, w) for w in form.text.split())
        typed = parse(text, reader.resolve).query()
        filters = tuple(dict.fromkeys((*form.filters, *typed.filters)))
        meant = replace(query, expression=typed.expression, filters=filters)
        label = gettext("did you mean “%(text)s”", text=text)
        ways.append(Way(label, search_url(form, text=text), meant))
    return ways


def _first_spellings(spelled: Spelled) -> dict[str, str]:
    """The likeliest spelling of every word that has one."""
    return {word: found[0] for word, found in spelled.items() if found}


def _respell_anywhere(
    reader: Reader, form: SearchForm, query: SearchQuery, spelled: Spelled
) -> list[Way]:
    """The whole search rightly spelt, without any filter."""
    change = _first_spellings(spelled)
    if not change or len(spelled) < 2:  # a word on its own is offered anyway
        return []
    meant = parse(" ".join(change.get(w, w) for w in form.text.split()), reader.resolve)
    text = unparse(Parsed(meant.expression))
    label = gettext("“%(text)s”, without filters", text=text)
    url = search_url(form, text=text, filters=(), since="", until="")
    return [Way(label, url, SearchQuery(meant.expression, folded=query.folded))]


def _drop_filters(
    form: SearchForm,
    query: SearchQuery,
    parsed: Parsed,
    labels: Mapping[Filter, str],
) -> list[Way]:
    ways = []
    for chosen in form.filters:
        fewer = replace(query, filters=tuple(f for f in query.filters if f != chosen))
        label = gettext("without “%(name)s”", name=labels[chosen].strip("“”"))
        ways.append(Way(label, without_filter(form, chosen), fewer))
    for named in parsed.filters:
        kept = replace(parsed, filters=tuple(f for f in parsed.filters if f != named))
        dropped = set(named.filters()).difference(form.filters)
        fewer = replace(query, filters=tuple(f for f in query.filters if f not in dropped))
        label = gettext("without “%(name)s”", name=named.name)
        ways.append(Way(label, search_url(form, text=unparse(kept)), fewer))
    if form.since or form.until or parsed.dates != DateRange():
        url = search_url(form, text=unparse(replace(parsed, dates=DateRange())), since="", until="")
        ways.append(Way(gettext("at any date"), url, replace(query, dates=DateRange())))
    return ways


def _asks_for_something(query: SearchQuery) -> bool:
    """Whether anything is left of a search; else it is the whole archive."""
    return bool(query.expression or query.filters or query.dates != DateRange())


def _drop_words(form: SearchForm, query: SearchQuery, parsed: Parsed) -> list[Way]:
    if not isinstance(parsed.expression, And) or len(parsed.expression.parts) > _MOST_WORDS:
        return []
    ways = []
    for part in parsed.expression.parts:
        rest = tuple(other for other in parsed.expression.parts if other is not part)
        fewer = And(rest) if len(rest) > 1 else rest[0]
        text = unparse(replace(parsed, expression=fewer))
        label = gettext("without the word “%(word)s”", word=_plain(part))
        if isinstance(part, Not):
            label = gettext("“%(word)s” not left out", word=_plain(part.part))
        ways.append(Way(label, search_url(form, text=text), replace(query, expression=fewer)))
    return ways


def _plain(part: Expression) -> str:
    """Words to stand in the quotation marks of a label, without their own."""
    return say_expression(part).strip("“”")


def question_words(parsed: Parsed) -> frozenset[str]:
    """Words of a search that were left out since they only make it a question."""
    return frozenset(
        word
        for repair in parsed.repairs
        if repair.code == "question"
        for _, words in repair.params
        for word in words.split()
    )


def telling_words(parsed: Parsed) -> list[str]:
    """The words of `what did ann roe say about ferries` that it is about; [] for other searches."""
    whole = parsed.expression
    parts = whole.parts if isinstance(whole, And) else (whole,)
    words = [part.text for part in parts if isinstance(part, Word)]
    telling = [word for word in words if is_telling(word)]
    return telling if len(words) == len(parts) else []


def _drop_small_words(form: SearchForm, query: SearchQuery, parsed: Parsed) -> list[Way]:
    """A question without the words that only make it one."""
    words = telling_words(parsed)
    parts = parsed.expression.parts if isinstance(parsed.expression, And) else ()
    if not words or len(words) == len(parts):
        return []
    fewer = And(tuple(map(Word, words))) if len(words) > 1 else Word(words[0])
    text = unparse(replace(parsed, expression=fewer))
    asked = replace(query, expression=fewer)
    word = " ".join(words)
    ways = [Way(gettext("only “%(word)s”", word=word), search_url(form, text=text), asked)]
    if form.text.casefold().startswith("who "):
        label = gettext("only “%(word)s”, by speaker", word=word)
        ways.insert(0, Way(label, search_url(form, text=text, group_by="speaker"), asked))
    return ways


def _either_word(reader: Reader, form: SearchForm, query: SearchQuery, parsed: Parsed) -> list[Way]:
    """For ``tax or health``, whose "or" is a word: the operator."""
    typed = form.text.split()
    if "or" not in typed[1:-1]:
        return []
    text = " ".join("OR" if word == "or" else word for word in typed)
    meant = parse(text, reader.resolve)
    if meant.repairs or not isinstance(meant.expression, Or):
        return []
    label = gettext("did you mean “%(text)s”", text=text)
    asked = replace(query, expression=meant.expression)
    return [Way(label, search_url(form, text=text), asked)]


def _pieces(whole: Expression) -> list[Expression]:
    """The parts of a search, and of `red:bridge` or `<b>bridge</b>` the words within."""
    found: dict[Expression, None] = {}
    parts = whole.parts if isinstance(whole, And) else (whole,)
    telling = [p for p in parts if not isinstance(p, Word) or is_telling(p.text)]
    for part in telling or parts:
        found[part] = None
        if isinstance(part, Word):
            words = re.findall(r"\w{3,}", part.text)
            found.update((Word(word), None) for word in words)
    return list(found)


def _single_words(
    form: SearchForm, query: SearchQuery, parsed: Parsed, spelled: Spelled
) -> list[Way]:
    """Each part of the search on its own, without any filter."""
    whole = parsed.expression
    if whole is None:
        return []
    ways = []
    filtered = (
        form.filters or form.since or form.until or parsed.filters or parsed.dates != DateRange()
    )
    for given in _pieces(whole)[:_MOST_WORDS]:
        part = given
        if isinstance(part, Word):
            part = Word(next(iter(spelled.get(part.text, ())), part.text))
        if not isinstance(part, Not):
            url = search_url(form, text=unparse(Parsed(part)), filters=(), since="", until="")
            word = _plain(part)
            label = gettext("only “%(word)s”", word=word)
            if filtered:
                label = gettext("only “%(word)s”, without filters", word=word)
            ways.append(Way(label, url, SearchQuery(part, folded=query.folded)))
    return ways
