"""What people withdrew, taken out of a generation that is under way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from indexer.archive import follow_redirects
from indexer.identity import Authority, Unmatched, Withdrawal
from indexer.model import Identification, Quote, QuoteId, ReleaseId
from indexer.withdrawals import Corrected, Notice, Withdrawals, WithdrawnKind


@dataclass(slots=True)
class Withdrawing:
    """What is withdrawn by an authority file, and what goes with it.

    ``before`` are the notices of the generation before: quotes of a release that is no longer
    read are known from there alone. ``led`` are ids that quotes had earlier.
    """

    authority: Authority
    before: Withdrawals
    led: Mapping[QuoteId, QuoteId]
    gone: dict[str, set[QuoteId]] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)

    def _asked(self, kind: WithdrawnKind, *, noindex: bool = False) -> dict[str, Withdrawal]:
        asked = self.authority.withdrawals
        return {w.id: w for w in asked if w.kind == kind and w.noindex is noindex}

    def releases(self, held: Iterable[ReleaseId], quotes: Iterable[Quote]) -> list[ReleaseId]:
        """Releases that go, of those that are held; their quotes go with them."""
        wanted = self._asked("release")
        for quote in quotes:
            if quote.release_id in wanted:
                self._note("release", quote.release_id, quote.id)
        return [id_ for id_ in held if id_ in wanted]

    def asked_releases(self) -> list[ReleaseId]:
        """Every release that is withdrawn, held or not: what it said before may be."""
        return [ReleaseId(id_) for id_ in self._asked("release")]

    def quotes(self, quotes: Iterable[Quote]) -> set[QuoteId]:
        """Quotes that go by themselves."""
        wanted = self._asked("quote")
        return {quote.id for quote in quotes if quote.id in wanted}

    def of_speakers(self, identification: Identification) -> set[QuoteId]:
        """Quotes that go with their speakers."""
        self.redirects = dict(identification.redirects)
        wanted = {follow_redirects(self.redirects, id_): id_ for id_ in self._asked("speaker")}
        found = set()
        for quote in identification.quotes:
            if quote.speaker_id in wanted:
                found.add(quote.id)
                self._note("speaker", wanted[quote.speaker_id], quote.id)
        return found

    def without_speakers(self, identification: Identification) -> Identification:
        """Without the records of speakers that people withdrew, quoted or not."""
        wanted = {follow_redirects(self.redirects, id_) for id_ in self._asked("speaker")}
        if not wanted:
            return identification
        speakers = tuple(one for one in identification.speakers if one.id not in wanted)
        return replace(identification, speakers=speakers)

    def count_words_stay(self) -> int:
        """Quotes and speakers withdrawn: their words stay in the texts of their releases."""
        return len(self._asked("quote")) + len(self._asked("speaker"))

    def _note(self, kind: WithdrawnKind, id_: str, quote: QuoteId) -> None:
        self.gone.setdefault(f"{kind}:{id_}", set()).add(quote)

    def idle(self, quotes: Iterable[Quote]) -> Iterator[str]:
        """Withdrawals that took nothing out, now or in the generation before."""
        held = {quote.id for quote in quotes}
        for asked in self.authority.withdrawals:
            name = f"{asked.kind}:{asked.id}"
            there = asked.id in held if asked.kind == "quote" else bool(self.gone.get(name))
            if not (there or asked.noindex or (asked.kind, asked.id) in self.before.notices):
                decided = asked.decided
                yield f"{decided.path}:{decided.line}: no {asked.kind} {asked.id} is withdrawn"

    def result(self, identification: Identification, unmatched: Iterable[Unmatched]) -> Withdrawals:
        """Every notice, every page that robots are asked not to index, every correction."""
        found = Withdrawals.of(self._notices(), self._noindex(identification.quotes))
        orphaned = tuple(f"{one.correction.quote}: {one.reason}" for one in unmatched)
        corrected = tuple(
            Corrected(quote.id, quote.speaker_name, date.fromisoformat(day), reason)
            for quote in identification.quotes
            if quote.corrected
            for day, _, reason in [quote.corrected.partition(": ")]
        )
        return replace(found, corrected=corrected, orphaned=orphaned)

    def _notices(self) -> Iterator[Notice]:
        earlier: dict[str, list[str]] = {}
        for old, new in self.led.items():
            earlier.setdefault(new, []).append(old)
        for asked in self.authority.withdrawals:
            if asked.noindex:
                continue
            name, decided = f"{asked.kind}:{asked.id}", asked.decided
            yield Notice(asked.kind, asked.id, decided.date, decided.reason)
            if asked.kind == "speaker":
                now = follow_redirects(self.redirects, asked.id)
                moved = (o for o in self.redirects if follow_redirects(self.redirects, o) == now)
                for speaker in (now, *moved):
                    yield Notice("speaker", speaker, decided.date, decided.reason, name)
            went = {str(quote) for quote in self.gone.get(name, ())}
            before = self.before.notices.values()
            went |= {n.id for n in before if n.of == name and n.kind == "quote"}
            if asked.kind == "quote":
                went.add(asked.id)
            for quote in sorted(went):
                for one in (quote, *earlier.get(quote, ())):
                    yield Notice("quote", one, decided.date, decided.reason, name)

    def _noindex(self, quotes: Iterable[Quote]) -> Iterator[tuple[WithdrawnKind, str]]:
        releases = self._asked("release", noindex=True)
        asked = self._asked("speaker", noindex=True)
        speakers = {follow_redirects(self.redirects, id_) for id_ in asked}
        for withdrawal in self.authority.withdrawals:
            if withdrawal.noindex:
                yield withdrawal.kind, withdrawal.id
        yield from (("speaker", id_) for id_ in speakers)
        for quote in quotes:
            if quote.release_id in releases or quote.speaker_id in speakers:
                yield "quote", quote.id
