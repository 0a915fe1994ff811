"""The languages that quotes are found in: a package for each, named by its ISO 639-1 code.

Each package holds a ``LANGUAGE``: its words, its tags and how it says who speaks.
A package more is a language more; nothing else names them.

Which language a paragraph is read in is decided paragraph by paragraph, so that
a release in two languages is read in both, and a paragraph in a third gives no quotes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from indexer.grammar.language import Language, Reader
from indexer.model import Span

_MARKED = re.compile(r"[«“\"][^«»“”\"]*[»”\"]")
_MAX_LETTERS = 1_500  # of a paragraph that are looked at
_SHARE = 0.12  # of the words: English and Spanish running text have over 0.25 of either
_CLEARLY = 1.5  # times the share of any other language
_TRACES = 3  # times another language must show in a release before any of it is read in it
_UNTOLD = "en"  # what a release is read in whose language nobody could tell


@cache
def read_languages() -> Mapping[str, Language | Reader]:
    """Every language there is a package for, by its code."""
    names = sorted(module.name for module in iter_modules(__path__) if module.ispkg)
    return {name: import_module(f"{__name__}.{name}").LANGUAGE for name in names}


def choose_languages(
    language: str, text: str, paragraphs: Sequence[Span]
) -> list[Language | Reader | None]:
    """The language each paragraph is read in; None where nothing may be read. Linear.

    A release in one language, by far the most common, costs a search for each of the others.
    """
    known = read_languages()
    usual = known.get(language or _UNTOLD)
    others = [
        one
        for one in known.values()
        if one is not usual and language not in one.neighbours and text.count(one.trace) >= _TRACES
    ]
    if not others:
        return [usual] * len(paragraphs)
    candidates = [*others, usual] if usual is not None else others
    return [_choose(p.of(text)[:_MAX_LETTERS], candidates, usual) for p in paragraphs]


def _choose(
    words: str, candidates: Sequence[Language | Reader], usual: Language | Reader | None
) -> Language | Reader | None:
    outside = _MARKED.sub(" ", words)  # words of the release itself, if there are enough
    shares = [one.share(outside) or one.share(words) for one in candidates]
    best = max(shares)
    clear = sum(share * _CLEARLY >= best for share in shares) == 1
    return candidates[shares.index(best)] if best >= _SHARE and clear else usual
