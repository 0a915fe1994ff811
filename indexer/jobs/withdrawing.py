"""What people withdrew, taken out of a generation that is under way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from indexer.archive import follow_redirects
from indexer.identity import Admission, Authority, Unmatched, Withdrawal
from indexer.jobs.withdrawn_words import find_again, find_alike, find_elsewhere, know, sketch
from indexer.model import Identification, Quote, QuoteId, ReleaseId
from indexer.withdrawals import Corrected, Known, Notice, Withdrawals, WithdrawnKind


@dataclass(slots=True)
class Withdrawing:
    """What is withdrawn by an authority file, and what goes with it.

    ``before`` are the notices of the generation before: quotes of a release that is no longer
    read are known from there alone. ``led`` are ids that quotes had earlier, ``moved`` addresses
    of releases with those of now. ``shown`` gives the ids of quotes that the generation before
    shows, ``shown_releases`` those of its releases: nobody withdrew those. ``text_of`` gives the
    text of a release that is held. ``again`` are releases and quotes that say what was withdrawn
    under another id.
    """

    authority: Authority
    before: Withdrawals
    led: Mapping[QuoteId, QuoteId]
    moved: Mapping[ReleaseId, ReleaseId] = field(default_factory=dict)
    shown: Callable[[], Collection[QuoteId]] = frozenset
    shown_releases: Callable[[], Collection[ReleaseId]] = frozenset
    text_of: Callable[[ReleaseId], str] = str
    gone: dict[str, set[QuoteId]] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    sketches: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: dict[str, Known] = field(default_factory=dict)
    again: dict[tuple[WithdrawnKind, str], str] = field(default_factory=dict)
    gone_words: dict[str, Known] = field(default_factory=dict)
    speakers_gone: set[str] = field(default_factory=set)

    def _asked(self, kind: WithdrawnKind, *, noindex: bool = False) -> dict[str, Withdrawal]:
        asked = self.authority.withdrawals
        return {w.id: w for w in asked if w.kind == kind and w.noindex is noindex}

    def releases(
        self, held: Iterable[tuple[ReleaseId, str]], quotes: Iterable[Quote]
    ) -> list[ReleaseId]:
        """Releases that go, of those that are held with the digests of their texts; their quotes
        go with them. The text of one that was withdrawn goes wherever it is read, with some of
        its words changed only where nothing was shown before."""
        wanted, held = self._asked("release"), list(held)
        self._remember({id_: digest for id_, digest in held if id_ in wanted}, wanted)
        going = {id_: str(id_) for id_, _ in held if id_ in wanted}
        others = [one for one in held if one[0] not in wanted]
        for id_, old in self._said_again(others):
            if id_ not in self._admitted("release"):
                going[id_] = self.again["release", id_] = old
        for quote in quotes:
            if quote.release_id in going:
                self._note("release", going[quote.release_id], quote.id)
                self.gone_words[quote.id] = know(quote)
        return list(going)

    def _admitted(self, kind: WithdrawnKind) -> frozenset[str]:
        """What is shown all the same."""
        return frozenset(one.id for one in self.authority.admissions if one.kind == kind)

    def _remember(self, held: Mapping[ReleaseId, str], wanted: Collection[str]) -> None:
        """By what texts are known again, of releases withdrawn now and earlier."""
        before = self.before
        self.digests = {d: id_ for d, id_ in before.digests.items() if id_ in wanted}
        self.digests |= {digest: id_ for id_, digest in held.items()}
        self.sketches = {id_: s for id_, s in before.sketches.items() if id_ in wanted}
        for id_ in held:
            self.sketches.setdefault(id_, sketch(self.text_of(id_)))

    def _said_again(self, held: Iterable[tuple[ReleaseId, str]]) -> Iterator[tuple[ReleaseId, str]]:
        """Releases that say what was withdrawn, each with the id of that."""
        innocent = self.shown_releases() if self.sketches else frozenset()
        for id_, digest in held:
            old = self.digests.get(digest, "")
            if not old and self.sketches and id_ not in innocent:
                old = find_alike(self.sketches, self.text_of(id_))
            if old:
                yield id_, old

    def asked_releases(self) -> list[ReleaseId]:
        """Every release that is withdrawn, held or not: what it said before may be."""
        return [ReleaseId(id_) for id_ in self._asked("release")]

    def quotes(self, quotes: Sequence[Quote]) -> set[QuoteId]:
        """Quotes that go by themselves, and those of their releases that say the same anew."""
        wanted = self._asked("quote")
        found = {quote.id: quote for quote in quotes if quote.id in wanted}
        self.words = {id_: know(quote) for id_, quote in found.items()}
        lost = {
            id_: replace(known, release=self.moved.get(ReleaseId(known.release), known.release))
            for id_, known in self.before.words.items()
            if id_ in wanted and id_ not in self.words
        }
        self.words |= lost
        if not lost:
            return set(found)
        innocent = found.keys() | self.shown() | self._admitted("quote")
        again = find_again(lost.items(), (q for q in quotes if q.id not in innocent))
        self.again |= {("quote", id_): old for id_, old in again.items()}
        return {*found, *map(QuoteId, again)}

    def of_speakers(self, identification: Identification) -> set[QuoteId]:
        """Quotes that go with their speakers."""
        self.redirects = dict(identification.redirects)
        wanted = {follow_redirects(self.redirects, id_): id_ for id_ in self._asked("speaker")}
        found = set()
        before = self._gone_with_speakers(wanted.values())
        admitted = self._admitted("quote")
        for quote in identification.quotes:
            if quote.speaker_id in wanted:
                found.add(quote.id)
                self._note("speaker", wanted[quote.speaker_id], quote.id)
                self.gone_words[quote.id] = know(quote)
            elif quote.id in before and not (quote.corrected or quote.id in admitted):
                found.add(quote.id)
                self.again["quote", quote.id] = before[quote.id]
                self._note("speaker", before[quote.id], quote.id)
        return found

    def _gone_with_speakers(self, asked: Collection[str]) -> dict[str, str]:
        """Quotes that went with somebody before, whose release may call them otherwise now."""
        gone = (n for n in self.before.notices.values() if n.kind == "quote")
        speakers = ((n.id, n.of.removeprefix("speaker:")) for n in gone)
        return {id_: speaker for id_, speaker in speakers if speaker in asked}

    def without_speakers(self, identification: Identification) -> Identification:
        """Without the records of speakers that people withdrew, quoted or not."""
        wanted = {follow_redirects(self.redirects, id_) for id_ in self._asked("speaker")}
        if not wanted:
            return identification
        speakers = tuple(one for one in identification.speakers if one.id not in wanted)
        self.speakers_gone = {one.id for one in identification.speakers if one.id in wanted}
        return replace(identification, speakers=speakers)

    def count_words_stay(self) -> int:
        """Quotes and speakers withdrawn: their words stay in the texts of their releases."""
        return len(self._asked("quote")) + len(self._asked("speaker"))

    def _note(self, kind: WithdrawnKind, id_: str, quote: QuoteId) -> None:
        self.gone.setdefault(f"{kind}:{id_}", set()).add(quote)

    def idle(self, identification: Identification, held: Iterable[str]) -> Iterator[str]:
        """Decisions of nothing that there is, or was before it was withdrawn: slips of the pen.

        ``identification`` is what is shown, ``held`` are the ids of releases and quotes that
        there are, shown or not.
        """
        known = {*held, *self._taken_out(), *(one.id for one in identification.speakers)}
        known |= self.redirects.keys()
        decisions: Iterable[Withdrawal | Admission] = (
            *self.authority.withdrawals, *self.authority.admissions,
        )  # fmt: skip
        for asked in decisions:
            if asked.id not in known:
                decided = asked.decided
                yield f"{decided.path}:{decided.line}: there is no {asked.kind} {asked.id}"

    def _taken_out(self) -> Iterator[str]:
        """What withdrawals took out, now and earlier."""
        went = [notice for notice in self.before.notices.values() if notice.of]
        yield from (notice.id for notice in went)
        yield from (name.partition(":")[2] for name in (*self.gone, *(n.of for n in went)))
        yield from (id_ for gone in self.gone.values() for id_ in gone)
        yield from (*self.digests.values(), *self.words, *self.speakers_gone)
        yield from (id_ for _, id_ in self.again)

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
        return replace(
            found,
            corrected=corrected,
            orphaned=orphaned,
            digests=self.digests,
            sketches=self.sketches,
            words=self._known(found),
        )

    def _known(self, found: Withdrawals) -> dict[str, Known]:
        """By what quotes are known again that went, by themselves or with something, now or
        before."""
        gone = {id_ for kind, id_ in found.notices if kind == "quote"}
        before = {id_: known for id_, known in self.before.words.items() if id_ in gone}
        return before | self.gone_words | self.words

    def elsewhere(self, found: Withdrawals, quotes: Sequence[Quote]) -> Iterator[tuple[str, str]]:
        """Quotes with the words of what was withdrawn, in releases that nobody withdrew: all of
        them with those of what is withdrawn now, new ones with those of earlier."""
        if not found.words:
            return
        shown, earlier = self.shown(), self.before.words
        now = {id_: known for id_, known in found.words.items() if id_ not in earlier}
        for quote, id_ in (
            *find_elsewhere(now, (quote for quote in quotes if quote.id in shown)),
            *find_elsewhere(found.words, (quote for quote in quotes if quote.id not in shown)),
        ):
            yield f"{quote.release_id}: quote {quote.id}", id_

    def _notices(self) -> Iterator[Notice]:
        earlier: dict[str, list[str]] = {}
        for old, new in self.led.items():
            earlier.setdefault(new, []).append(old)
        for asked in self.authority.withdrawals:
            if asked.noindex:
                continue
            name, decided = f"{asked.kind}:{asked.id}", asked.decided
            yield Notice(asked.kind, asked.id, decided.date, decided.reason)
            for id_ in self._other_addresses(asked.kind, asked.id):
                yield Notice(asked.kind, id_, decided.date, decided.reason, name)
            went = {str(quote) for quote in self.gone.get(name, ())}
            before = self.before.notices.values()
            went |= {n.id for n in before if n.of == name and n.kind == "quote"}
            if asked.kind == "quote":
                went.add(asked.id)
            for quote in sorted(went):
                for one in (quote, *earlier.get(quote, ())):
                    yield Notice("quote", one, decided.date, decided.reason, name)

    def _other_addresses(self, kind: WithdrawnKind, id_: str) -> Iterator[str]:
        """Under which ids something withdrawn came again; a speaker's now, and before merges."""
        yield from (new for (k, new), old in self.again.items() if (k, old) == (kind, id_))
        if kind == "speaker":
            now = follow_redirects(self.redirects, id_)
            yield now
            yield from (o for o in self.redirects if follow_redirects(self.redirects, o) == now)

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
