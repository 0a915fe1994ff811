"""Which language's words a paragraph is read with.

Decided paragraph by paragraph, so that a release in two languages is read in
both, and a paragraph in a third gives no quotes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.lexicon.pack import ENGLISH, Pack
from indexer.lexicon.spanish import SPANISH
from indexer.lexicon.spanish.function_words import TELLING
from indexer.model import READ_LANGUAGES, Span

_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(r"[«“\"][^«»“”\"]*[»”\"]")
_ENGLISH = frozenset(
    """the of and to that with from by this which its our are has was were is for on at as be will
    it we their said have an""".split()
)
_MAX_LETTERS = 1_500  # of a paragraph that are looked at
_SHARE = 0.12  # of the words: English and Spanish running text have over 0.25 of either
_TRACES = 3  # times "que" must stand in a release said to be English before any of it is Spanish


def choose_packs(language: str, text: str, paragraphs: Sequence[Span]) -> list[Pack | None]:
    """The pack of each paragraph; None where nothing may be read. Linear.

    An undoubtedly English release, by far the most common, costs one search.
    """
    if language in ("en", "") and text.count(" que ") < _TRACES:
        return [ENGLISH] * len(paragraphs)
    usual = {"es": SPANISH, "en": ENGLISH, "": ENGLISH}.get(language)
    return [_choose(p.of(text)[:_MAX_LETTERS], language, usual) for p in paragraphs]


def _choose(words: str, language: str, usual: Pack | None) -> Pack | None:
    outside = _MARKED.sub(" ", words)  # words of the release itself, if there are enough
    found = _WORD.findall(outside.lower())
    if len(found) < 4:
        found = _WORD.findall(words.lower())
    if len(found) < 6:
        return usual
    english = sum(w in _ENGLISH for w in found) / len(found)
    spanish = sum(w in TELLING for w in found) / len(found)
    if english >= _SHARE and english > 1.5 * spanish:
        return ENGLISH
    if language not in READ_LANGUAGES:
        return None  # its neighbours look like Spanish: Portuguese, Catalan
    if spanish >= _SHARE and spanish > 1.5 * english:
        return SPANISH
    return usual
