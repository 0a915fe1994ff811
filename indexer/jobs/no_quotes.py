"""What people found to be no quote, left out of a generation that is under way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.identity import Correction, Unmatched
from indexer.jobs.withdrawing import Withdrawing
from indexer.jobs.withdrawn_words import find_again, know
from indexer.model import Quote, QuoteId, ReleaseId
from indexer.withdrawals import Known, NoQuote


@dataclass(frozen=True, slots=True)
class NoQuotes:
    """Quotes to leave out, what their addresses say, and decisions about no quote there was."""

    left_out: frozenset[QuoteId]
    told: Mapping[str, NoQuote]
    unmatched: tuple[Unmatched, ...]


def find_no_quotes(work: Withdrawing, quotes: Sequence[Quote]) -> NoQuotes:
    """What the authority file of a build says is no quote, among all that were extracted.

    Words that newer rules cut otherwise, or that stand in another text of their release, are
    known again as those of a withdrawn quote are.
    """
    asked = [one for one in work.authority.corrections if not one.is_quote]
    if not asked:
        return NoQuotes(frozenset(), {}, ())
    wanted = {one.quote for one in asked}
    held = {str(quote.id): know(quote) for quote in quotes if quote.id in wanted}
    lost = {id_: known for id_, known in _known_before(work) if id_ in wanted - held.keys()}
    again = _find_again(work, lost, quotes)
    known = lost | held
    told = _tell(work, [one for one in asked if one.quote in known], known)
    return NoQuotes(
        frozenset(map(QuoteId, (*held, *again))),
        {one.quote: one for one in told},
        tuple(Unmatched(one, "no quote has this id") for one in asked if one.quote not in known),
    )


def _find_again(
    work: Withdrawing, lost: Mapping[str, Known], quotes: Iterable[Quote]
) -> Mapping[str, str]:
    """Quotes that say what was found to be none; never one that was shown before."""
    if not lost:
        return {}
    shown = work.shown()
    return find_again(lost.items(), (quote for quote in quotes if quote.id not in shown))


def _known_before(work: Withdrawing) -> Iterator[tuple[str, Known]]:
    """By what words are known again, with the address that their release has now."""
    for id_, one in work.before.no_quotes.items():
        release = ReleaseId(one.known.release)
        yield id_, replace(one.known, release=work.moved.get(release, release))


def _tell(
    work: Withdrawing, decided: Sequence[Correction], known: Mapping[str, Known]
) -> Iterator[NoQuote]:
    """What is said at the address of each, and at those that led there earlier."""
    earlier: dict[str, list[str]] = defaultdict(list)
    for old, new in work.led.items():
        earlier[str(new)].append(str(old))
    for one in decided:
        when, why = one.decided.date, one.decided.reason
        yield NoQuote(one.quote, when, why, known[one.quote])
        for before in earlier[one.quote]:
            yield NoQuote(before, when, why, known[one.quote], one.quote)
