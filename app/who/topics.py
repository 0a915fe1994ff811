"""What somebody speaks about: words that their quotes have far more often than others' do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log

from app.search.filters import Choice
from app.search.form import SearchForm
from app.search.way import Way, count_ways
from app.site.links import search_url
from indexer.archive import Filter, Hit, Reader, SearchQuery
from indexer.archive.analysis import fold_form, stem
from indexer.archive.language import is_telling, parse
from indexer.archive.names import name_key, names_of
from indexer.model import Speaker

_LEAST = 3
"""Quotes that have a word, before it is a topic."""
_MOST = 8
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]{2,}(?=[\s.,;:!?)\"”]|['’]s\b|\Z)")
_TELLING = 10.83
"""A log-likelihood ratio that chance exceeds once in a thousand (chi-squared, one degree)."""


@dataclass(slots=True)
class _Word:
    """A word of somebody's quotes, by its stem: in how many, and how it is written."""

    quotes: int
    written: Counter[str] = field(default_factory=Counter)

    @property
    def forms(self) -> set[str]:
        """As they are indexed."""
        return {fold_form(written) for written in self.written}


def find_topics(reader: Reader, speaker: Speaker, hits: Iterable[Hit]) -> list[Choice]:
    """Up to eight words, the most telling first, with how many of the speaker's quotes have each.

    Compared are the ``hits``, such as the newest quotes, with the whole archive, by Dunning's
    log-likelihood ratio: what everybody says tells nothing, nor does a word said once or twice.
    """
    texts = [hit.quote.text for hit in hits]
    own = {stem(part) for name in names_of(speaker) for part in name_key(name).split()}
    words = {
        key: word
        for key, word in _gather(texts).items()
        if key not in own and any(map(is_telling, word.written))
    }
    if not words:
        return []
    everywhere = reader.frequencies([form for word in words.values() for form in word.forms])
    whole = reader.statistics().quotes
    ranked = sorted(
        (-_telling(word, everywhere, len(texts), whole), key) for key, word in words.items()
    )
    chosen = Filter("speaker", speaker.id)
    ways = []
    for score, key in ranked[:_MOST]:
        if -score < _TELLING:
            break
        text = words[key].written.most_common(1)[0][0]
        query = SearchQuery(
            expression=parse(text).expression, filters=(chosen,), folded=True
        )  # fmt: skip
        ways.append(Way(text, search_url(SearchForm(text=text, filters=(chosen,))), query))
    return [choice for choice in count_ways(reader, ways) if choice.count]


def _gather(texts: Iterable[str]) -> Mapping[str, _Word]:
    """Words that so many quotes have as a topic takes."""
    written: Counter[str] = Counter()
    quotes: Counter[str] = Counter()
    keys: dict[str, str] = {}
    for text in texts:
        found = _WORD.findall(text)
        written.update(found)
        different = set(found)
        for one in different.difference(keys):
            keys[one] = stem(fold_form(one))
        quotes.update({keys[one] for one in different})
    words = {key: _Word(count) for key, count in quotes.items() if count >= _LEAST}
    for one, times in written.items():
        if (word := words.get(keys[one])) is not None:
            word.written[one] = times
    return words


def _telling(word: _Word, everywhere: Mapping[str, int], own: int, whole: int) -> float:
    """Dunning's ratio of a word said by one speaker and by all; 0 where others say it as often."""
    here = min(word.quotes, own)
    among = max(here, min(whole, sum(everywhere.get(form, 0) for form in word.forms)))
    elsewhere, others = among - here, max(whole - own, 1)
    if here * others <= elsewhere * own:
        return 0.0
    share = among / (own + others)
    return 2 * (
        _likelihood(here, own, here / own)
        + _likelihood(elsewhere, others, elsewhere / others)
        - _likelihood(here, own, share)
        - _likelihood(elsewhere, others, share)
    )


def _likelihood(hits: int, of: int, share: float) -> float:
    """The logarithm of the likelihood that ``hits`` of ``of`` have what a share of all have."""
    held = hits * log(share) if hits else 0.0
    return held + ((of - hits) * log(1 - share) if of > hits else 0.0)
