"""Addresses of releases and quotes that were given out before, and where they lead now.

A release has another address when an older version gave it one without its collection, or when
what it says is met in another place. A quote has another one then, too, and when newer rules cut
its words otherwise: its old address leads to the quote of the same words, else to the one that
has most of them. One whose words are in no quote any more is left to its release.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import LCSseq

from indexer.archive import Reader, Standing
from indexer.errors import NotFoundError
from indexer.identity import Authority, lead_authority
from indexer.ingest.release_id import former_id
from indexer.jobs.register import Register
from indexer.model import Quote, QuoteId, ReleaseId, Span
from indexer.pipeline import quote_id, words_of
from indexer.text.fold import fold

_MOST = 0.5  # of the words of a quote: so many must be another's for its address to lead there
_LEAST = 3  # words, where the text is another one: "we are" stands in many quotes


@dataclass(frozen=True)
class Leads:
    """Old ids, each with that which stands for it; ``left`` have only their release."""

    releases: Mapping[ReleaseId, ReleaseId]
    quotes: Mapping[QuoteId, QuoteId]
    left: Mapping[QuoteId, ReleaseId]
    standing: frozenset[QuoteId]
    past: Reader | None

    def translate(self, standings: Iterable[Standing]) -> Iterator[Standing]:
        """Whose each quote was, by the ids of now."""
        for then in standings:
            quote = self.quotes.get(then.quote, then.quote)
            release = self.releases.get(then.release, then.release)
            yield replace(then, quote=quote, release=release)

    def bring_up_to_date(
        self, authority: Authority, named: Callable[[str], Sequence[ReleaseId]]
    ) -> Authority:
        """Decisions and corrections with the ids of now; ``named`` are releases called so."""

        def release_now(name: str) -> str:
            found = named(name)
            return found[0] if len(found) == 1 else self._release_now(name)

        return lead_authority(authority, self._quote_now, release_now)

    def now(self, kind: str, old: str) -> str:
        """The id of now for one of then, of a quote, a release or anything else."""
        if kind == "quote":
            return self._quote_now(old)
        return self._release_now(old) if kind == "release" else old

    def _quote_now(self, old: str) -> str:
        quote = QuoteId(old)
        if quote not in self.standing and quote not in self.quotes and self.past is not None:
            try:
                quote = self.past.quote(quote).id
            except NotFoundError:
                return old
        return self.quotes.get(quote, quote)

    def _release_now(self, old: str) -> str:
        release = ReleaseId(old)
        if release not in self.releases and self.past is not None:
            try:
                release = self.past.release(release).release.id
            except NotFoundError:
                return old
        return self.releases.get(release, release)


def find_leads(
    quotes: Sequence[Quote],
    past: Reader | None,
    register: Register,
    given: Mapping[str, ReleaseId],
) -> Leads:
    """Where the addresses of ``past`` lead.

    ``quotes`` are all that will stand, ``given`` are releases by the ids they have from people.
    """
    standing = frozenset(quote.id for quote in quotes)
    if past is None:
        return Leads({}, {}, {}, standing, None)
    moves = register.moves | _moves_since(past, register, given)
    held = register.held()
    leads, left = _lead_quotes(quotes, standing, past, register, moves)
    left = {quote: release for quote, release in left.items() if release in held}
    releases = {old: new for old, new in moves.items() if old not in held}
    return Leads(releases, leads, left, standing, past)


def _lead_quotes(
    quotes: Iterable[Quote],
    standing: frozenset[QuoteId],
    past: Reader,
    register: Register,
    moves: Mapping[ReleaseId, ReleaseId],
) -> tuple[dict[QuoteId, QuoteId], dict[QuoteId, ReleaseId]]:
    """Quotes of ``past`` that stand no more: the quote that stands for each, or its release."""
    lost: dict[ReleaseId, None] = {}
    for then in past.standings():
        if then.quote not in standing:
            lost[then.release] = None
    heirs = {id_: moves.get(id_, id_) for id_ in lost}
    wanted = set(heirs.values())
    now: dict[ReleaseId, list[Quote]] = defaultdict(list)
    for quote in quotes:
        if quote.release_id in wanted:
            now[quote.release_id].append(quote)
    leads, left = {}, {}
    for id_, heir in heirs.items():
        page = past.release(id_)
        is_same = register.digest_of(heir) == page.release.sha256
        share = _share_of_places if is_same else _share_of_words
        for quote in page.quotes:
            if quote.id not in standing:
                same = quote_id(heir, words_of(page.release.text, quote.content))
                found = same if same in standing else _heir_of(quote, now[heir], share)
                if found is not None:
                    leads[quote.id] = found
                else:
                    left[quote.id] = heir
    return leads, left


def _heir_of(
    quote: Quote, now: Sequence[Quote], share: Callable[[Quote, Quote], float]
) -> QuoteId | None:
    """The quote of ``now`` that has most of the words of this one."""
    found = max(((share(quote, other), other.id) for other in now), default=(0.0, None))
    return found[1] if found[0] > _MOST else None


def _share_of_places(quote: Quote, other: Quote) -> float:
    """How much of a quote is in another of the same text."""
    return _shared(quote.content, other.content) / max(sum(map(len, quote.content)), 1)


def _share_of_words(quote: Quote, other: Quote) -> float:
    """How many words of a quote are in another, in their order, where the text was changed."""
    words = fold(quote.text).split()
    shared = LCSseq.similarity(words, fold(other.text).split())
    return shared / len(words) if shared >= _LEAST else 0.0


def _shared(one: Iterable[Span], other: Sequence[Span]) -> int:
    """Code points that are in both."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _moves_since(
    past: Reader, register: Register, given: Mapping[str, ReleaseId]
) -> dict[ReleaseId, ReleaseId]:
    """Releases of ``past`` whose ids stand no more: where the same place, or the same text, is.

    What an older version read has no place; it had its id from people, in safe letters.
    """
    held = register.held()
    gone = [(id_, digest) for id_, digest in past.releases() if id_ not in held]
    if not gone:
        return {}
    places = dict(past.places())
    by_former = {former_id(name): id_ for name, id_ in given.items()}
    found = {}
    for id_, digest in gone:
        sources = places.get(id_, ())
        heir = next((register.sources[s] for s in sources if s in register.sources), None)
        heir = heir or register.having(digest)
        if heir is None and not sources:
            heir = by_former.get(id_)
        if heir is not None:
            found[id_] = heir
    return found
