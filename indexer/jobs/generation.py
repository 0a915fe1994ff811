"""One generation of the archive under way, from reading to publishing."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from indexer.archive import Reader, Writer
from indexer.errors import NotFoundError, ReleaseError, Remark
from indexer.identity import Authority, apply_corrections, examine, keep_permalinks
from indexer.ingest import Item
from indexer.jobs.addresses import Leads, find_leads
from indexer.jobs.collections import settle_items
from indexer.jobs.extraction import Extracted, Means, extract, extract_again, fingerprint
from indexer.jobs.gone import find_gone
from indexer.jobs.judging import judging_on
from indexer.jobs.ledger import Ledger, Remembered
from indexer.jobs.no_quotes import find_no_quotes
from indexer.jobs.pruning import check_pruning
from indexer.jobs.recurring import find_recurring
from indexer.jobs.register import Placed, Register
from indexer.jobs.report import BuildReport, Progress
from indexer.jobs.shown_again import ShownAgain, find_shown_again
from indexer.jobs.withdrawing import Withdrawing
from indexer.model import Identification, Quote, QuoteId, ReleaseId, Source
from indexer.text.han import count_words
from indexer.withdrawals import NONE, Departed, Withdrawals


class Generation:
    """A generation under way; ``releases`` are those it will hold.

    ``past`` is the generation before, also before a fresh start: its addresses were given out.
    ``moved`` are addresses of its releases that lead on, once this one is finished.
    ``withdrawn`` is what was withdrawn from it, and once it is finished, what is from this one.
    ``announce`` is told of it before the generation is published, and ``beside`` are the memos
    that it is published with. ``check_shown`` gets what would be shown again, and refuses it.
    """

    def __init__(  # noqa: PLR0913  # what it works with, and whom it tells
        self,
        writer: Writer,
        past: Reader | None,
        ledger: Ledger,
        authority: Authority,
        progress: Progress,
        means: Means,
        withdrawn: Withdrawals = NONE,
        announce: Callable[[Withdrawals], None] = lambda _: None,
        beside: Collection[str] = (),
        check_shown: Callable[[ShownAgain, Withdrawals], None] = lambda _, __: None,
    ) -> None:
        self.report = BuildReport()
        self.withdrawn = withdrawn
        self._announce = announce
        self._beside = beside
        self._check_shown = check_shown
        self.moved: Mapping[ReleaseId, ReleaseId] = {}
        self.releases: dict[ReleaseId, Remembered] = {}
        self._writer = writer
        self._past = past
        self._ledger = ledger
        self._authority = authority
        self._progress = progress
        self._means = means
        self._items: Sequence[Item] = ()
        self._before = dict(writer.places())
        self._is_fresh = not self._before
        self._register = Register(
            {source: id_ for id_, sources in self._before.items() for source in sources},
            writer.releases(),
            self._fingerprint_of,
            self._without_place([id_ for id_, sources in self._before.items() if not sources]),
            _places_of(past) if past is not None and self._is_fresh else {},
        )
        self._given: dict[str, ReleaseId] = {}

    def _fingerprint_of(self, id_: ReleaseId) -> str:
        remembered = self._ledger.releases.get(id_)
        return remembered.fingerprint if remembered else fingerprint(self._writer.release(id_))

    def _without_place(self, ids: Iterable[ReleaseId]) -> dict[str, ReleaseId]:
        """Releases that an older version read, by their origins and by what they say."""
        found: dict[str, ReleaseId] = {}
        for id_ in ids:
            release = self._writer.release(id_)
            found.setdefault(fingerprint(release), id_)
            found[str(Path(release.origin).absolute())] = id_
        return found

    # Reading

    def read(self, items: Sequence[Item], collection: str) -> None:
        """Read and extract what is asked for."""
        started = time.perf_counter()
        wanted = self._settle(items, collection)
        marks = self._ledger.fingerprints()
        held = {s: marks[id_] for s, id_ in self._register.sources.items() if id_ in marks}
        forgets = bool(self._before) and not marks  # an import, or newer rules
        for found in extract(wanted, self._means, held=held, progress=self._progress):
            if isinstance(found, Remark):
                self.report.remarks.append(found)
            elif isinstance(found, ReleaseError):
                self.report.failures.append(found)
            else:
                is_new_here = forgets and found.quotes is not None
                as_held = fingerprint(found.release) if is_new_here else ""
                placed = self._register.place(found.release, found.fingerprint, as_held)
                self._take(found, placed)
        self.report.clashes = self._register.clashes
        journal = self._means.journal
        self.report.resumed = journal.taken if journal is not None else 0
        self.report.reading = time.perf_counter() - started

    def _settle(self, items: Sequence[Item], collection: str) -> list[Item]:
        """The items to read, each in its collection; reports those that are not read."""
        known = self._writer.collections()
        if self._past is not None and self._is_fresh:  # which calls nothing by another name
            known = self._past.collections()
        self.report.hidden = [(item.origin, item.hidden) for item in items if item.hidden]
        items = [item for item in items if not item.hidden]
        self._items, folders = settle_items(items, collection, known, self._files_of)
        self._writer.set_collections(folders)
        self.report.skipped = [(item.origin, item.skipped) for item in self._items if item.skipped]
        return [item for item in self._items if not item.skipped]

    def _files_of(self, collection: str) -> set[str]:
        sources = self._register.sources
        return {s.path.partition("!")[0] for s in sources if s.collection == collection}

    def _take(self, found: Extracted, placed: Placed) -> None:
        """Count a release that was read, and add it unless it is held already."""
        report, release = self.report, found.release
        report.read += 1
        report.words += count_words(release.text)
        report.languages[release.language or "unknown"] += 1
        report.found[placed.kind] += 1
        if placed.kind in ("new", "changed"):
            (report.came if placed.kind == "new" else report.changed).append(placed.id)
        if placed.kind == "duplicate":
            report.duplicates.append((placed.source, self._register.places(placed.id)[0]))
        elif found.quotes is None:
            self.releases[placed.id] = self._ledger.releases[placed.id]
        elif placed.id == release.id:
            self._add(found)
        else:
            here = replace(self._means, scheduler="")  # one release is read sooner than sent
            for again in extract_again([replace(release, id=placed.id)], here):
                self._add(again)

    def _add(self, found: Extracted | ReleaseError) -> None:
        if isinstance(found, ReleaseError):
            self.report.failures.append(found)
            return
        assert found.quotes is not None, "it was extracted"
        assert found.context is not None, "it was extracted"
        id_ = found.release.id
        release = replace(found.release, sources=self._register.places(id_))
        self._writer.add(release, found.quotes)
        self.releases[id_] = Remembered(found.fingerprint, found.context)
        self._given.setdefault(release.given_id, id_)

    # What goes

    def clear(self, *, prune: bool, prune_all: bool) -> None:
        """Drop what was replaced, and with ``prune`` what has no file any more.

        Raises:
            PruneError: that is most of a collection, and ``prune_all`` was not said.
        """
        register, report = self._register, self.report
        for id_ in register.take_loose():
            self._discard(id_)
        gone = find_gone(register, self._items, self._writer.collections(), report.failures)
        going = [id_ for source, id_ in gone.items() if self._is_placeless(source, id_, gone)]
        going = [id_ for id_ in going if prune and id_ in register.held()]
        if not prune_all:
            check_pruning(going, self._before)
        for id_ in dict.fromkeys(going):
            self.remove(id_)
        moved = {new for _, new in report.renamed}
        report.duplicates = [pair for pair in report.duplicates if pair[0] not in moved]

    def _is_placeless(self, source: Source, id_: ReleaseId, gone: Container[Source]) -> bool:
        """Whether a release that lost a place has none left; reports the place as gone or moved."""
        others = [other for other in self._register.places(id_) if other not in gone]
        new = [other for other in others if other not in self._before.get(id_, ())]
        if new:
            self.report.renamed.append((source, new[0]))
        else:
            self.report.gone.append(source)
        if others:
            self._register.forget(source)
        return not others

    def find(self, names: Iterable[str], collection: str) -> list[ReleaseId]:
        """The releases that are called so; ``NotFoundError`` for a name that is not one's."""
        return list(dict.fromkeys(self._find(name, collection) for name in names))

    def _find(self, name: str, collection: str) -> ReleaseId:
        """The one release that has this id, or, unless a collection is named, this address."""
        found = self._writer.named(name)
        if collection:
            places = (self._register.places(id_) for id_ in found)
            of = [{source.collection for source in sources} for sources in places]
            found = [id_ for id_, names in zip(found, of, strict=True) if collection in names]
        elif not found and (address := ReleaseId(name)) in self._register.held():
            return address
        if len(found) == 1:
            return found[0]
        if not found:
            raise NotFoundError(f"no release {name}" + (f" in {collection}" if collection else ""))
        raise NotFoundError(f"{name} is the id of {len(found)} releases: {', '.join(found)}")

    def remove(self, id_: ReleaseId) -> None:
        """Drop a release for good."""
        self.report.removed.append(id_)
        self._register.drop(id_)
        self._erase([id_])

    def _discard(self, id_: ReleaseId) -> None:
        self._writer.discard(id_)
        self.releases.pop(id_, None)

    def _erase(self, ids: Sequence[ReleaseId]) -> None:
        self._writer.erase(ids)
        for id_ in ids:
            self.releases.pop(id_, None)

    # What comes of it

    def finish(self, *, publish: bool = True) -> None:
        """Take over what stays, say who is who, and publish, unless it is only to be tried."""
        self._renew()
        for id_, sources in list(self._writer.places()):
            if (now := self._register.places(id_)) != sources:
                self._writer.place(id_, now)
        quotes = list(self._writer.quotes())
        if self._past is not None and self._is_fresh:
            self._writer.lead_on(*self._past.led_on())
        leads = find_leads(quotes, self._past, self._register, self._given)
        self._writer.lead_on(leads.releases, leads.quotes)
        self.moved = leads.releases
        authority = leads.bring_up_to_date(self._authority, self._writer.named)
        withdrawing = self._withdraw(authority, quotes, leads)
        quotes = [quote for quote in quotes if quote.release_id in self.releases]
        before = self.withdrawn
        self._identify(quotes, leads, authority, withdrawing)
        self.report.shown_again = find_shown_again(before, self.withdrawn, leads.now)
        self._check_shown(self.report.shown_again, self.withdrawn)
        self.withdrawn = replace(self.withdrawn, departed=self._departed(before.departed, leads))
        if publish:
            self._publish()

    def _renew(self) -> None:
        """Take over what the archive holds; extract it again where the rules changed."""
        ids = [id_ for id_, _ in self._writer.releases()]
        seen = {self._register.sources.get(source) for source in self._register.seen}
        self.report.releases = len(ids)
        self.report.kept = sum(1 for id_ in ids if id_ not in seen)
        known = self._ledger.releases
        others = [id_ for id_ in ids if id_ not in self.releases]
        self.releases.update((id_, known[id_]) for id_ in others if id_ in known)
        stale = [id_ for id_ in others if id_ not in known]
        if not stale:
            return
        self._progress.begin("Extracting again by newer rules", len(stale))
        held = (self._writer.release(id_) for id_ in stale)
        for found in extract_again(held, self._means):
            self._add(found)
            self._progress.advance(1)

    def _withdraw(self, authority: Authority, quotes: Sequence[Quote], leads: Leads) -> Withdrawing:
        """Take out the releases that people withdrew: not a word of them stays."""
        led: dict[QuoteId, QuoteId] = {**leads.quotes}
        if self._past is not None:
            led |= self._past.led_on()[1]
        withdrawing = Withdrawing(
            authority,
            self.withdrawn,
            led,
            leads.releases,
            self._shown,
            partial(self._shown_releases, leads),
            lambda id_: self._writer.release(id_).text,
        )
        held = withdrawing.releases(self._writer.releases(), quotes)
        self._erase(list(dict.fromkeys([*withdrawing.asked_releases(), *held])))
        self.report.releases -= len(held)
        return withdrawing

    def _shown(self) -> frozenset[QuoteId]:
        """The quotes of the generation before."""
        past = self._past.standings() if self._past is not None else ()
        return frozenset(standing.quote for standing in past)

    def _shown_releases(self, leads: Leads) -> frozenset[ReleaseId]:
        """The releases of the generation before, by their addresses of now."""
        past = self._past.releases() if self._past is not None else ()
        return frozenset(leads.releases.get(id_, id_) for id_, _ in past)

    def _departed(self, before: Mapping[str, Departed], leads: Leads) -> dict[str, Departed]:
        """Quotes that newer rules do not find, now or earlier, and whose release stands."""
        today = date.today()  # noqa: DTZ011
        found = {str(id_): Departed(id_, release, today) for id_, release in leads.left.items()}
        for old, new in self._past.led_on()[1].items() if self._past is not None else ():
            if new in leads.left:
                found[str(old)] = Departed(old, leads.left[new], today)
        found |= before
        now = {id_: leads.releases.get(ReleaseId(d.release), d.release) for id_, d in found.items()}
        back = leads.standing | leads.quotes.keys()
        withdrawn = self.withdrawn.notices
        return {
            id_: replace(departed, release=now[id_])
            for id_, departed in found.items()
            if now[id_] in self.releases
            and id_ not in back
            and ("quote", id_) not in withdrawn
            and id_ not in self.withdrawn.no_quotes
        }

    def _identify(
        self,
        quotes: Sequence[Quote],
        leads: Leads,
        authority: Authority,
        withdrawing: Withdrawing,
    ) -> None:
        """Who is who over everything that will be in the archive."""
        self._progress.begin("Identifying speakers")
        started = time.perf_counter()
        wanted = {correction.quote for correction in authority.corrections}
        corrected_in = {quote.release_id for quote in quotes if quote.id in wanted}
        texts = {id_: self._writer.release(id_).text for id_ in corrected_in}
        corrected, unmatched = apply_corrections(quotes, authority, texts)
        contexts = {id_: remembered.context for id_, remembered in self.releases.items()}
        left_out, self.report.recurring = find_recurring(corrected, contexts, self._sites(), wanted)
        left_out |= withdrawing.quotes(corrected)
        no_quotes = find_no_quotes(withdrawing, corrected)
        left_out |= no_quotes.left_out
        unmatched += no_quotes.unmatched
        shown = [quote for quote in corrected if quote.id not in left_out]
        judging = judging_on(self._means.scheduler)
        examination = examine(shown, contexts, authority, judging)
        identification = self._keep_permalinks(examination.identification, leads)
        if gone := withdrawing.of_speakers(identification):
            left_out |= gone
            shown = [quote for quote in shown if quote.id not in gone]
            examination = examine(shown, contexts, authority, judging)
            identification = self._keep_permalinks(examination.identification, leads)
        identification = withdrawing.without_speakers(identification)
        self._writer.leave_out(left_out)
        self._writer.identify(identification)
        told = withdrawing.result(identification, unmatched)
        self.withdrawn = replace(told, no_quotes=no_quotes.told)
        elsewhere = withdrawing.elsewhere(self.withdrawn, identification.quotes)
        self.report.elsewhere = tuple(elsewhere)
        report = self.report
        report.unmatched = unmatched
        report.words_stay = withdrawing.count_words_stay()
        report.withheld = tuple((kind, id_, old) for (kind, id_), old in withdrawing.again.items())
        report.idle_decisions = tuple(examination.idle)
        held = (*self.releases, *(quote.id for quote in corrected))
        report.idle_withdrawals = tuple(withdrawing.idle(identification, held))
        report.quotes = len(identification.quotes)
        report.kinds.update(quote.kind for quote in identification.quotes)
        report.speakers = len(identification.speakers)
        report.organisations = len(identification.organisations)
        report.identifying = time.perf_counter() - started

    def _keep_permalinks(self, identification: Identification, leads: Leads) -> Identification:
        """With the ids that were given out."""
        if self._past is None:
            return identification
        before = leads.translate(self._past.standings())
        return keep_permalinks(identification, before, self._past.redirects())

    def _sites(self) -> dict[ReleaseId, str]:
        """The collection of every release held."""
        return {id_: sources[0].collection for id_, sources in self._writer.places() if sources}

    def _publish(self) -> None:
        self._progress.begin("Publishing")
        started = time.perf_counter()
        self._announce(self.withdrawn)
        self.report.generation = self._writer.publish(self.withdrawn.state, self._beside)
        self.report.publishing = time.perf_counter() - started


def _places_of(reader: Reader) -> dict[Source, ReleaseId]:
    return {source: id_ for id_, sources in reader.places() for source in sources}
