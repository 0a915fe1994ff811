"""Words that recur all over a site: sidebars, teasers, boilerplate. They are nobody's quotes.

Counted over everything an archive will hold, whenever it is published, so that neither the order
of builds nor the number of processes changes what recurs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from indexer.identity import ReleaseContext
from indexer.model import Quote, QuoteId, ReleaseId
from indexer.text.fold import fold

_LEAST = 10  # releases with headlines of their own: a statement sent out again has fewer
_SHARE = 20  # one in so many of the site's releases. The most repeated true quote of 16,397 wire
# releases stands in 21 of its wire's 4,391; teasers stand on every page of their site.
_WORDS = 4  # fewer may be said by anybody again and again


class Recurring(NamedTuple):
    """Words in marks or reported that recur: how often, and one release that has them."""

    words: str
    releases: int
    example: ReleaseId


def find_recurring(
    quotes: Iterable[Quote],
    contexts: Mapping[ReleaseId, ReleaseContext],
    sites: Mapping[ReleaseId, str],
    kept: Collection[str] = (),
) -> tuple[frozenset[QuoteId], list[Recurring]]:
    """The quotes that are page furniture, and their words, most frequent first.

    ``sites`` names the collection of each release, ``contexts`` its carrier and headline;
    ``kept`` are quotes that a person has judged. What is said in a turn recurs for other
    reasons ("I am grateful to you, my Lady").
    """
    site_of = {id_: (sites.get(id_, ""), context.publisher) for id_, context in contexts.items()}
    sizes = Counter(site_of.values())
    found: dict[tuple[tuple[str, str], str], list[Quote]] = defaultdict(list)
    for quote in quotes:
        site = site_of.get(quote.release_id)
        if site is not None and sizes[site] >= _LEAST and _may_recur(quote):
            found[site, fold(quote.text)].append(quote)
    recurring: list[Recurring] = []
    left_out: set[QuoteId] = set()
    for (site, _), same in found.items():
        if not _are_many(len(same), sizes[site]):
            continue
        headlines = {fold(contexts[q.release_id].title) or q.release_id for q in same}
        if not _are_many(len(headlines), sizes[site]):
            continue
        left_out.update(q.id for q in same if q.id not in kept)
        recurring.append(Recurring(same[0].text, len({q.release_id for q in same}),
                                   min(q.release_id for q in same)))  # fmt: skip
    recurring.sort(key=lambda entry: (-entry.releases, entry.words))
    return frozenset(left_out), recurring


def _may_recur(quote: Quote) -> bool:
    return not quote.turn and len(quote.text.split()) >= _WORDS


def _are_many(found: int, releases: int) -> bool:
    return found >= _LEAST and found * _SHARE >= releases
