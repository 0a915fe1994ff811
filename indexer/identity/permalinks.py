"""Addresses that were given stay good when the rules of extraction change.

Ids are made from what releases say, so better rules may read another
organisation beside a name and make another id. Quote ids outlive such changes:
whoever now says most of what the old speaker said is where the old id leads.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from indexer.model import Identification, QuoteId, SpeakerId


def keep_permalinks(
    identification: Identification,
    before: Mapping[QuoteId, SpeakerId],
    redirects: Mapping[str, str] | None = None,
) -> Identification:
    """Add redirects from the speaker ids of an earlier identification that are gone.

    ``before`` takes quotes to their speakers then, ``redirects`` are those of
    then. An id whose quotes are all gone, or go to two speakers alike, leads
    to the first of them by id or, without any, nowhere.
    """
    standing = {s.id for s in identification.speakers}
    standing_bodies = {o.id for o in identification.organisations}
    known = dict(identification.redirects)
    heirs: dict[str, Counter[SpeakerId]] = defaultdict(Counter)
    for quote in identification.quotes:
        old = before.get(quote.id)
        if old is not None and quote.speaker_id is not None and old not in standing:
            heirs[old][quote.speaker_id] += 1
    for gone, counts in heirs.items():
        known.setdefault(gone, min(counts, key=lambda id_: (-counts[id_], id_)))
    for past, goal in (redirects or {}).items():
        end = known.get(goal, goal)
        if past not in standing and (end in standing or end in standing_bodies):
            known.setdefault(past, end)
    return replace(identification, redirects=tuple(sorted(known.items())))
