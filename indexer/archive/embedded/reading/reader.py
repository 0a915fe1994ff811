"""Reading one generation: see ``Reader`` for what the methods promise."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.archive.analysis import ANALYSIS_VERSION
from indexer.archive.atoms import positive_atoms
from indexer.archive.closest import Closest, marked_words, rank_closest, read_clues
from indexer.archive.embedded.index.codec import Ids
from indexer.archive.embedded.index.postings import FullText, Work
from indexer.archive.embedded.index.segments import Segment
from indexer.archive.embedded.integrity.manifest import (
    GenerationFiles,
    Manifest,
    read_generation,
    read_statistics,
)
from indexer.archive.embedded.reading.speech_list import list_speeches
from indexer.archive.embedded.searching.chronicle import Chronicle, asks_days_alone
from indexer.archive.embedded.searching.clue_evidence import EmbeddedEvidence
from indexer.archive.embedded.searching.executor import Executor, make_norms
from indexer.archive.embedded.searching.facets import FacetCounter, Whole, make_facet
from indexer.archive.embedded.searching.folding import Repeats, Sayings
from indexer.archive.embedded.searching.namebook import NameBook
from indexer.archive.embedded.searching.names import find_whole_names, list_names
from indexer.archive.embedded.searching.selection import Selection, asks_scores_of_all, pick_page
from indexer.archive.embedded.searching.spelling import Vocabulary, name_words, suggest_spellings
from indexer.archive.embedded.searching.tallies import (
    count_days,
    count_spans,
    make_group,
    make_timeline,
    top_counts,
)
from indexer.archive.embedded.storage.catalogue import Catalogue, ReleaseRow
from indexer.archive.embedded.storage.columns import (
    FIELD_COLUMNS,
    FIXED_VALUES,
    make_worth,
    map_columns,
)
from indexer.archive.embedded.storage.origins import read_collections, read_leads, read_sources
from indexer.archive.embedded.storage.records import decode_quote, decode_release
from indexer.archive.embedded.storage.store import in_batches
from indexer.archive.frames import find_frame
from indexer.archive.gaps import Gap, Lacking, count_gaps
from indexer.archive.names import follow_moves, follow_redirects, name_key
from indexer.archive.passages import show_quote
from indexer.archive.query import DateRange, FilterField, Interval, Or, SearchQuery, Word
from indexer.archive.result import (
    Facet,
    Group,
    Hit,
    Listing,
    Period,
    ReleasePage,
    SearchResult,
    Standing,
    Statistics,
    Suggestion,
)
from indexer.archive.scoring import worth
from indexer.archive.settle import check_page, order_in_release
from indexer.archive.snippets import Marker
from indexer.archive.speeches import (
    ListedSpeech,
    SpeechList,
    SpeechOrder,
    order_speeches,
    page_of,
)
from indexer.errors import NotFoundError, OtherVersionError
from indexer.model import (
    Organisation,
    OrganisationId,
    Quote,
    QuoteId,
    ReleaseId,
    Source,
    Speaker,
    SpeakerId,
)

GROUP_HITS = 3
"""Quotes shown of each group."""
CountValues = Callable[[FilterField], npt.NDArray[np.int64]]
AT_ONCE = 2
"""Searches a process works on at the same time: what each holds meanwhile is megabytes."""
WORTH = make_worth(worth)
EXPORT_BATCH = 200
"""Quotes read at once while exporting: some 10 ms, between which a page can be made."""

_SQL = "select number, id, record, text, indexed from quotes where number in ({})"


class EmbeddedReader:
    """One generation, shared by all threads."""

    def __init__(self, files: GenerationFiles, manifest: Manifest) -> None:
        if manifest.analysis != ANALYSIS_VERSION:
            raise OtherVersionError(
                f"{files.folder} was analysed by version {manifest.analysis}, this is"
                f" {ANALYSIS_VERSION}: build the archive again from all its releases, with --fresh"
            )
        self.files = files
        self.work = Work()
        self._manifest = manifest
        self._columns = map_columns(files, manifest.rows)
        self._segments: list[Segment] = []
        base = 0
        for info in manifest.segments:
            self._segments.append(Segment(files, info, base))
            base += info.quotes
        live = self._columns.live
        self._all_live = bool(live.all())
        self._everything: Ids = np.flatnonzero(live).astype(np.int32)
        self._text = FullText(files, self._segments, live, self.work)
        average = manifest.facts["terms"] / max(len(self._everything), 1)
        self._norms = make_norms(average or 1.0)
        self._catalogue = Catalogue(files)
        self._whole = Whole(self._columns, self._catalogue)
        self._sayings = Sayings(self._columns)
        self._books: dict[FilterField, NameBook] = {}
        self._speech_lines: dict[SpeechOrder, list[ListedSpeech]] = {}
        self._lock = threading.Lock()
        self._turns = threading.Semaphore(AT_ONCE)

    @property
    def generation(self) -> str:
        return self._manifest.generation

    def close(self) -> None:
        self._catalogue.close()
        self._text.close()
        for segment in self._segments:
            segment.close()

    # Searching

    def search(self, query: SearchQuery) -> SearchResult:
        check_page(query)
        if asks_days_alone(query) and not (query.folded and self._sayings.are_any):
            return self._search_days(query)
        with self._turns:
            return self._search(query)

    def _search(self, query: SearchQuery) -> SearchResult:
        executor = self._executor(asks_scores_of_all(query))
        selection = self._select(executor, query)
        found = selection.result()
        repeats = self._repeats(query, found)
        ids = found if repeats is None else repeats.folded()
        total = len(self._columns) if ids is None else len(ids)
        counter = FacetCounter(
            self._catalogue, self._whole, self._columns, selection, found, repeats
        )
        days, counts = self._days(found)
        undated = (len(self._columns) if found is None else len(found)) - int(counts.sum())
        shown = repeats.days(query.interval or "day") if repeats is not None else (days, counts)
        first, last = (query.page - 1) * query.per_page, query.page * query.per_page
        groups: tuple[Group, ...] = ()
        group_total = 0
        hits: tuple[Hit, ...] = ()
        if query.group_by is not None:
            groups, group_total = self._groups(executor, query, found, first, last)
        else:
            hits = self._page(executor, query, ids, first, last)
        return SearchResult(
            total=total,
            hits=hits,
            facets=self._facets(query, counter.count),
            timeline=make_timeline(*shown, query.interval) if query.interval else (),
            undated=undated if repeats is None else repeats.undated(undated),
            groups=groups,
            group_total=group_total,
            repeats=0 if repeats is None else len(repeats.all()),
            **(self._spans(executor, query, found, days, counts) if query.spans else {}),
        )

    def _repeats(self, query: SearchQuery, ids: Ids | None) -> Repeats | None:
        """Quotes of a folded search that say again what others of it say."""
        if not (query.folded and self._sayings.are_any):
            return None
        return self._sayings.repeats if ids is None else Repeats(self._columns, ids)

    def _fold(self, query: SearchQuery, ids: Ids | None) -> Ids | None:
        repeats = self._repeats(query, ids)
        return ids if repeats is None else repeats.folded()

    def closest(self, query: SearchQuery, limit: int = 10) -> tuple[Closest, ...]:
        clues, strict = read_clues(query.expression)
        if not clues or query.expression is None:
            return ()
        with self._turns:
            executor = self._executor()
            ranked = rank_closest(
                self._evidence(executor),
                clues,
                limit,
                allowed=self._fold(
                    query, self._select(executor, replace(query, expression=strict)).result()
                ),
                shown=executor.match(query.expression),
            )
        words = Or(tuple(Word(word) for word in marked_words(ranked)))
        marker = Marker(positive_atoms(words), self._text.forms_of)
        hits = self._hits([n for n, _, _ in ranked], [score for _, score, _ in ranked], marker)
        return tuple(Closest(hit, met) for hit, (_, _, met) in zip(hits, ranked, strict=True))

    def _evidence(self, executor: Executor) -> EmbeddedEvidence:
        return EmbeddedEvidence(
            self._text,
            self._columns,
            self._catalogue.database,
            executor,
            len(self._everything),
            self.spellings,
            lambda numbers: {n: quote.text for n, quote in self._read(numbers).items()},
        )

    def _search_days(self, query: SearchQuery) -> SearchResult:
        """Everything between two days."""
        chronicle = self._chronicle
        stretch = chronicle.between(query.dates)
        order = self._oldest if query.order == "oldest" else self._newest
        numbers = order[stretch.page(query)].tolist()
        days, counts = stretch.days, stretch.counts
        return SearchResult(
            total=stretch.total,
            hits=self._hits(numbers, [0.0] * len(numbers), Marker(())),
            facets=self._facets(query, stretch.count),
            timeline=make_timeline(days, counts, query.interval) if query.interval else (),
            dateless=len(self._everything) - chronicle.dated if query.spans else 0,
            **(count_spans(query, chronicle.days, chronicle.counts) if query.spans else {}),
        )

    def _facets(self, query: SearchQuery, count: CountValues) -> tuple[Facet, ...]:
        return tuple(make_facet(self._catalogue, query, n, count(n)) for n in query.facets)

    def _days(self, ids: Ids | None) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Days that have quotes of a result, rising, and how many."""
        return self._whole.days() if ids is None else count_days(self._columns, ids)

    def _spans(
        self,
        executor: Executor,
        query: SearchQuery,
        ids: Ids | None,
        days: npt.NDArray[np.int64],
        counts: npt.NDArray[np.int64],
    ) -> dict[str, Any]:
        """The ``spans`` and ``years`` of a result."""
        if query.dates != DateRange():
            ids = self._select(executor, replace(query, dates=DateRange())).result()
            days, counts = self._days(ids)
        found = count_spans(query, days, counts)
        repeats = self._repeats(query, ids)
        if query.dates != DateRange():
            dateless = (len(self._columns) if ids is None else len(ids)) - int(counts.sum())
            found["dateless"] = dateless if repeats is None else repeats.undated(dateless)
        if repeats is not None:
            spans = zip(found["spans"], query.spans, strict=True)
            found["spans"] = tuple(n - repeats.repeated_within(span) for n, span in spans)
            found["years"] = make_timeline(*repeats.days("year"), "year")
        return found

    def timeline(self, query: SearchQuery, interval: Interval) -> tuple[Period, ...]:
        ids = self._select(self._executor(), query).result()
        repeats = self._repeats(query, ids)
        days = self._days(ids) if repeats is None else repeats.days(interval)
        return make_timeline(*days, interval)

    def count(self, query: SearchQuery) -> int:
        return self.counts((query,))[0]

    def counts(self, queries: Sequence[SearchQuery]) -> tuple[int, ...]:
        executor = self._executor()  # remembers what each part of an expression matches
        return tuple(self._count(executor, query) for query in queries)

    def _count(self, executor: Executor, query: SearchQuery) -> int:
        ids = self._fold(query, self._select(executor, query).result())
        return len(self._columns) if ids is None else len(ids)

    def export(self, query: SearchQuery, most: int | None = None) -> Iterator[Hit]:
        numbers, scores = self._export_order(query, most)
        marker = self._marker(query)
        for first in range(0, len(numbers), EXPORT_BATCH):
            some = slice(first, first + EXPORT_BATCH)
            yield from self._hits(
                numbers[some].tolist(), scores[some].tolist(), marker, passages=False
            )

    def _export_order(
        self, query: SearchQuery, most: int | None
    ) -> tuple[npt.NDArray[Any], npt.NDArray[np.float64]]:
        """Quotes and scores in the order of an export, as long as what is written of it.

        Forty exports of slow readers are held at a time; of a million quotes each would hold
        16 MB.
        """
        executor = self._executor()
        ids = self._select(executor, query).result()
        numbers, scores = self._ordered(executor, query, ids)
        return numbers[:most].astype(np.int32), scores[:most].copy()

    def _marker(self, query: SearchQuery) -> Marker:
        return Marker(positive_atoms(query.expression), self._text.forms_of)

    def _executor(self, scored: bool = False) -> Executor:
        return Executor(
            self._text,
            self._everything,
            self._columns.length,
            self._norms,
            self.work,
            scored=scored,
        )

    def _select(self, executor: Executor, query: SearchQuery) -> Selection:
        if query.expression is not None:
            ids: Ids | None = executor.match(query.expression)
        else:
            ids = None if self._all_live else self._everything
        return Selection(self._columns, ids, query, self._catalogue.rows_of)

    def _page(
        self, executor: Executor, query: SearchQuery, ids: Ids | None, first: int, last: int
    ) -> tuple[Hit, ...]:
        if ids is None:  # every quote: the order is known
            order = self._newest if query.order != "oldest" else self._oldest
            some = order[first:last].tolist()
            return self._hits(some, [0.0] * len(some), Marker(()))
        rank, scores = self._order_of(executor, query, ids)
        places = pick_page(rank, scores, first, last)
        numbers = ids[places]
        shown = scores[places].tolist() if scores is not None else [0.0] * len(places)
        return self._hits(numbers.tolist(), shown, self._marker(query))

    def _order_of(
        self, executor: Executor, query: SearchQuery, ids: Ids | None
    ) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float64] | None]:
        """What the quotes are ordered by: rank, and before it the score for relevance."""
        column = self._columns.oldest if query.order == "oldest" else self._columns.newest
        rank = column if ids is None else column.take(ids)
        if query.order != "relevance" or query.expression is None or ids is None:
            return rank, None
        scores = executor.score(query.expression, ids)
        return rank, scores * WORTH[self._columns.kind.take(ids), self._columns.judgement.take(ids)]

    def _ordered(
        self, executor: Executor, query: SearchQuery, ids: Ids | None
    ) -> tuple[npt.NDArray[Any], npt.NDArray[np.float64]]:
        rank, scores = self._order_of(executor, query, ids)
        if scores is None:
            scores = np.zeros(len(rank))
        order = np.lexsort((rank, -scores))
        return (order if ids is None else ids[order]), scores[order]

    def _groups(
        self, executor: Executor, query: SearchQuery, ids: Ids | None, first: int, last: int
    ) -> tuple[tuple[Group, ...], int]:
        name = query.group_by or "speaker"
        values = self._columns[name] if ids is None else self._columns[name][ids]
        counts, ranks = np.bincount(values), None
        if name == "release":
            ranks = self._catalogue.title_ranks
        elif len(counts):
            counts[0] = 0
        repeats = self._repeats(query, ids)
        if repeats is not None and len(counts):
            again = self._columns[name].take(repeats.rows(repeats.by_column(name)))
            counts = counts - np.bincount(again, minlength=len(counts))[: len(counts)]
            counts[0] = counts[0] if name == "release" else 0
        having = int(counts.sum())
        numbers = top_counts(counts, last - first, ranks, skip=first).tolist()
        rank, scores = self._order_of(executor, query, ids)
        titles = self._catalogue.releases(set(numbers)) if name == "release" else {}
        marker = self._marker(query)
        groups = []
        for number in numbers:
            inside = np.flatnonzero(values == number)
            if repeats is not None:
                inside = np.setdiff1d(inside, repeats.again_among(inside), assume_unique=True)
            best = inside[
                pick_page(rank[inside], None if scores is None else scores[inside], 0, GROUP_HITS)
            ]
            groups.append(
                make_group(
                    self._columns,
                    self._group_name(name, number, titles),
                    having,
                    inside if ids is None else ids[inside],
                    self._hits(
                        (best if ids is None else ids[best]).tolist(),
                        [0.0] * len(best) if scores is None else scores[best].tolist(),
                        marker,
                    ),
                )
            )
        return tuple(groups), int(np.count_nonzero(counts))

    def _group_name(self, name: Any, number: int, titles: dict[int, ReleaseRow]) -> tuple[str, str]:
        if name == "release":
            return titles[number].id, titles[number].title
        return self._catalogue.value(name, number), self._catalogue.label(name, number)

    @cached_property
    def _newest(self) -> Ids:
        return self._whole.order("newest")

    @cached_property
    def _oldest(self) -> Ids:
        return self._whole.order("oldest")

    @cached_property
    def _chronicle(self) -> Chronicle:
        days, counts = self._days(None if self._all_live else self._everything)
        return Chronicle(self._columns, self._catalogue, self._newest, days, counts, self.work)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self._text)

    @cached_property
    def _name_words(self) -> dict[str, int]:
        return name_words(self._catalogue)

    # Quotes

    def _hits(
        self, numbers: list[int], scores: list[float], marker: Marker, *, passages: bool = True
    ) -> tuple[Hit, ...]:
        """What is shown of quotes; of turns a passage, but for exports, which show all."""
        quotes = self._read(numbers)
        places = {number: int(self._columns.release[number]) for number in numbers}
        releases = self._catalogue.releases(set(places.values()))
        read_text = cache(self._text_of)
        hits = []
        for number, score in zip(numbers, scores, strict=True):
            quote, release = quotes[number], releases[places[number]]
            if passages:
                snippet, passage = show_quote(quote, marker, partial(read_text, release.id))
                told = quote.kind in ("indirect", "mixed") and passage is None
                frame = find_frame(quote, read_text(release.id)) if told else None
            else:
                snippet, passage, frame = marker.snippet(quote.text), None, None
            hits.append(
                Hit(
                    quote,
                    snippet,
                    release.title,
                    release.publisher,
                    score,
                    release.given_id,
                    release.collection,
                    passage,
                    release.issuer,
                    self._sayings.elsewhere(number),
                    frame,
                )
            )
        return tuple(hits)

    def _text_of(self, release_id: str) -> str:
        """The text of a release."""
        place = self._catalogue.release_place(release_id)
        segment = next(s for s in self._segments if s.info.name == place.segment)
        sql = "select text from releases where number = ?"
        row = segment.database.row(sql, (place.row,))
        return str(row[0]) if row else ""

    def _read(self, numbers: list[int]) -> dict[int, Quote]:
        """Quotes by number, as identified."""
        self.work.rows += len(numbers)
        quotes: dict[int, Quote] = {}
        for segment in self._segments:
            base = segment.base
            inside = [n - base for n in numbers if base <= n < base + segment.info.quotes]
            for some in in_batches(inside):
                for row in segment.database.rows(_SQL.format(",".join(map(str, some)))):
                    quotes[base + row[0]] = self._decode(base + row[0], row)
        return quotes

    def _decode(self, number: int, row: tuple[Any, ...]) -> Quote:
        columns = self._columns
        _, quote_id, record, text, _ = row
        if columns.changed[number]:
            record, text = self._catalogue.changed_record(quote_id) or (record, text)
        speaker, organisation = int(columns.speaker[number]), int(columns.organisation[number])
        judgement = FIXED_VALUES["judgement"][int(columns.judgement[number]) - 1]
        return decode_quote(
            record,
            text,
            judgement,
            self._catalogue.value("speaker", speaker) if speaker else None,
            self._catalogue.value("organisation", organisation) if organisation else None,
        )

    def quote(self, quote_id: QuoteId) -> Quote:
        found = follow_moves(
            str(quote_id), lambda id_: self._find(id_) is not None, self._catalogue.quote_led_to
        )
        number = None if found is None else self._find(found)
        if number is None:
            raise NotFoundError(f"no quote {quote_id}")
        return self._read([number])[number]

    def appearances(self, quote_id: QuoteId) -> tuple[Hit, ...]:
        number = self._find(quote_id)
        rows = [] if number is None else self._sayings.others(number)
        return self._hits(rows, [0.0] * len(rows), Marker(()))

    def _find(self, quote_id: str) -> int | None:
        """The number of a quote."""
        for segment in reversed(self._segments):
            sql = "select number from quotes where id = ?"
            for (row,) in segment.database.rows(sql, (quote_id,)):
                number: int = segment.base + row
                if self._columns.live[number]:
                    return number
        return None

    # Records

    def release(self, release_id: ReleaseId) -> ReleasePage:
        place = self._catalogue.release_place(release_id)
        segment = next(s for s in self._segments if s.info.name == place.segment)
        sql = "select record, text from releases where number = ?"
        found = segment.database.row(sql, (place.row,))
        if found is None:
            raise NotFoundError(f"no release {release_id}")
        here = np.flatnonzero((self._columns.release == place.number) & self._columns.live)
        quotes = self._read(here.tolist()).values()
        release = replace(
            decode_release(*found),
            given_id=place.given_id,
            sources=self._catalogue.sources(place.id),
        )
        return ReleasePage(release, tuple(order_in_release(quotes)))

    def releases(self) -> Iterator[tuple[ReleaseId, str]]:
        yield from self._catalogue.digests()

    def collections(self) -> dict[str, str]:
        return read_collections(self._catalogue.database)

    def led_on(self) -> tuple[dict[ReleaseId, ReleaseId], dict[QuoteId, QuoteId]]:
        database = self._catalogue.database
        return read_leads(database, "led_releases"), read_leads(database, "led_quotes")

    def places(self) -> Iterator[tuple[ReleaseId, tuple[Source, ...]]]:
        held = read_sources(self._catalogue.database)
        for release_id, _ in self._catalogue.digests():
            yield release_id, held.get(release_id, ())

    def speaker(self, speaker_id: SpeakerId) -> Speaker:
        return self._catalogue.speaker(speaker_id)

    def organisation(self, organisation_id: OrganisationId) -> Organisation:
        return self._catalogue.organisation(organisation_id)

    # Names

    def suggest(
        self, prefix: str, fields: tuple[FilterField, ...], limit: int = 10
    ) -> tuple[Suggestion, ...]:
        key = name_key(prefix)
        found = [s for name in fields for s in self._book(name).suggest(key, limit)]
        if len(fields) > 1:
            found.sort(key=lambda s: (-s.count, s.label, s.field, s.value))
        return tuple(found[:limit])

    def resolve(self, field: FilterField, name: str) -> tuple[Suggestion, ...]:
        if field not in self._books and (found := find_whole_names(self._catalogue, field, name)):
            return found
        book = self._book(field)
        if field in ("speaker", "organisation"):
            by_id = book.by_value(follow_redirects(self._catalogue.redirects, name))
            if by_id is not None:
                return (by_id,)
        return tuple(book.resolve(name_key(name)))

    def _book(self, name: FilterField) -> NameBook:
        book = self._books.get(name)
        if book is None:
            with self._lock:
                book = self._books.get(name)
                if book is None:
                    counts = self._value_counts(name)
                    book = NameBook(list_names(self._catalogue, name, counts))
                    self._books[name] = book
        return book

    def _value_counts(self, name: FilterField) -> list[int]:
        column = self._columns[FIELD_COLUMNS[name]]
        living = column if self._all_live else column[self._everything]
        held = "role" if name == "office" else name
        counts = np.bincount(living, minlength=self._catalogue.size(held))
        listed: list[int] = (
            self._catalogue.offices.count(counts) if name == "office" else counts
        ).tolist()
        return listed

    def spellings(self, word: str, limit: int = 3) -> tuple[str, ...]:
        return suggest_spellings(self._text, self._vocabulary, self._name_words, word, limit)

    def browse(
        self, field: FilterField, initial: str, page: int = 1, per_page: int = 100
    ) -> Listing:
        return self._catalogue.browse(field, initial, page, per_page)

    def speeches(self, order: SpeechOrder, page: int = 1, per_page: int = 100) -> SpeechList:
        if order not in self._speech_lines:
            self._speech_lines[order] = order_speeches(self._speeches, order)
        return page_of(self._speech_lines[order], page, per_page)

    @cached_property
    def _speeches(self) -> list[ListedSpeech]:
        return list_speeches(self._columns, self._catalogue, self._segments)

    def redirects(self) -> dict[str, str]:
        return dict(self._catalogue.redirects)

    def standings(self) -> Iterator[Standing]:
        columns, catalogue = self._columns, self._catalogue
        releases = catalogue.release_ids()
        for segment in self._segments:
            for row, quote in segment.database.rows("select number, id from quotes"):
                number = segment.base + row
                if columns.live[number]:
                    speaker, body = int(columns.speaker[number]), int(columns.organisation[number])
                    yield Standing(
                        quote,
                        releases[int(columns.release[number])],
                        SpeakerId(catalogue.value("speaker", speaker)) if speaker else None,
                        OrganisationId(catalogue.value("organisation", body)) if body else None,
                    )

    def gaps(self) -> tuple[Gap, ...]:
        return count_gaps(self._lacking())

    def _lacking(self) -> Iterator[Lacking]:
        """Every release, in the order of ids; with its text if it has no quotes."""
        live = self._columns.release[self._columns.live]
        rows = self._catalogue.held()
        quotes = np.bincount(live, minlength=len(rows))
        segments = {segment.info.name: segment.database for segment in self._segments}
        for row in rows:
            text = ""
            if not quotes[row.number]:
                sql = "select text from releases where number = ?"
                found = segments[row.segment].row(sql, (row.row,))
                text = "" if found is None else str(found[0])
            yield Lacking(row.id, row.dated, row.titled, row.issued, text)

    def statistics(self) -> Statistics:
        return read_statistics(self._manifest)


def open_generation(folder: Path) -> EmbeddedReader:
    """A reader of the generation in a folder; ``StorageError`` where it cannot be read."""
    manifest, files = read_generation(folder)
    return EmbeddedReader(files, manifest)
