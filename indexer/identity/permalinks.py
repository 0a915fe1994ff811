"""Addresses that were given stay good when the rules or the releases change.

Ids are made from what releases say, so better rules may read another
organisation beside a name and make another id; a decision in the authority
file may join two people today and be taken back tomorrow. Quote ids outlive
such changes: whoever now says most of what the old speaker said is where the
old id leads, as long as the two names have a word in common: where the words
turn out to be somebody else's altogether, the old address must not lead there.
Where the words are cut otherwise too, it is whoever bears the old name in the
same releases.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from indexer.archive import Standing, follow_redirects
from indexer.identity.organisations.names import reads_as_acronym_of
from indexer.model import Identification, Quote, QuoteId, ReleaseId

_DIGEST = re.compile(r"-[a-z2-7]{6}$")
_WORDS = 2  # an heir by quotes counts this often against one by name


def keep_permalinks(
    identification: Identification,
    before: Iterable[Standing],
    redirects: Mapping[str, str] | None = None,
) -> Identification:
    """Add redirects from every id of an earlier generation that no longer stands.

    ``before`` says whose each quote was then, ``redirects`` are those of then.
    No id that stands is redirected. An id that leads to two alike leads to the
    first of them by id; one whose releases are gone leads nowhere until they
    are back, but what led to it is remembered.
    """
    standing = {str(s.id) for s in identification.speakers}
    standing |= {str(o.id) for o in identification.organisations}
    known = {old: new for old, new in identification.redirects if old not in standing}
    for gone, heir in _find_heirs(identification.quotes, before, standing).items():
        known.setdefault(gone, heir)
    for past, goal in (redirects or {}).items():
        if past not in standing:
            known.setdefault(past, goal)
    settled = ((old, follow_redirects(known, new)) for old, new in sorted(known.items()))
    kept = tuple((old, new) for old, new in settled if old != new)
    return replace(identification, redirects=kept)


def _find_heirs(
    quotes: Iterable[Quote], before: Iterable[Standing], standing: set[str]
) -> dict[str, str]:
    """Where ids that are gone lead: most of their quotes decide, then their name."""
    of_quote: dict[QuoteId, list[str]] = defaultdict(list)
    of_release: dict[ReleaseId, set[str]] = defaultdict(set)
    bodies: set[str] = set()
    for then in before:
        ids = {str(i) for i in (then.speaker, then.organisation) if i is not None} - standing
        if ids:
            of_quote[then.quote].extend(ids)
            of_release[then.release] |= ids
        if then.organisation in ids:
            bodies.add(str(then.organisation))
    heirs: dict[str, Counter[str]] = defaultdict(Counter)
    if of_quote:
        for quote in quotes:
            _count_heirs(quote, of_quote, of_release, bodies, heirs)
    return {
        gone: min(counts, key=lambda id_: (-counts[id_], id_)) for gone, counts in heirs.items()
    }


def _count_heirs(
    quote: Quote,
    of_quote: Mapping[QuoteId, list[str]],
    of_release: Mapping[ReleaseId, set[str]],
    bodies: set[str],
    heirs: dict[str, Counter[str]],
) -> None:
    for gone in of_quote.get(quote.id, ()):
        is_body = gone in bodies
        heir = quote.organisation_id if is_body else quote.speaker_id
        if heir is not None and _may_be_one(gone, heir, is_body=is_body):
            heirs[gone][str(heir)] += _WORDS
    if quote.speaker_id is not None:
        for gone in of_release.get(quote.release_id, ()):
            if _name_in(quote.speaker_id) == (_name_in(gone) or None):
                heirs[gone][quote.speaker_id] += 1


def _may_be_one(gone: str, heir: str, *, is_body: bool) -> bool:
    """Whether two ids can be of one: a word in common, an acronym, or an id chosen by hand."""
    before, now = (" ".join((_name_in(id_) or id_).split("-")) for id_ in (gone, heir))
    if not set(before.split()).isdisjoint(now.split()):
        return True
    if reads_as_acronym_of(before, now) or reads_as_acronym_of(now, before):
        return True
    return not is_body and not _name_in(gone)


def _name_in(id_: str) -> str:
    """The readable part of an id that ends in a digest, "" without one."""
    return _DIGEST.sub("", id_) if _DIGEST.search(id_) else ""
