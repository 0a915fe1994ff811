"""Reading in memory: every search looks at every quote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

import numpy as np

from indexer.archive.atoms import Atom, Leaf, Start, Stem, positive_atoms, read_leaf, weighed_words
from indexer.archive.closest import Closest, ClueField, marked_words, rank_closest, read_clues
from indexer.archive.facets import FOLDED, choose_labels, key_of, keys_of, make_facet, value_of
from indexer.archive.forms import SEARCH_KINDS, is_turn, kind_of
from indexer.archive.frames import find_frame
from indexer.archive.gaps import Gap, Lacking, count_gaps
from indexer.archive.matching import Words, matches
from indexer.archive.memory_evidence import MemoryEvidence
from indexer.archive.names import (
    MAX_RESOLVED,
    closest_words,
    count_initials,
    follow_moves,
    follow_redirects,
    initial_of,
    latest_role,
    listing_key,
    name_key,
    name_tails,
    names_of,
)
from indexer.archive.offices import ways_to_write
from indexer.archive.passages import show_quote
from indexer.archive.query import (
    UNNAMED,
    And,
    DateRange,
    Expression,
    FilterField,
    Interval,
    Not,
    Or,
    SearchQuery,
    Word,
)
from indexer.archive.result import (
    Facet,
    Group,
    Hit,
    ListedSpeaker,
    Listing,
    Period,
    ReleasePage,
    SearchResult,
    Standing,
    Statistics,
    Suggestion,
    count_languages,
)
from indexer.archive.scoring import LENGTHS, bm25, byte_of_length, inverse_frequency, worth
from indexer.archive.settle import (
    check_page,
    order_in_release,
    settle_organisations,
    settle_speakers,
)
from indexer.archive.snippets import Marker
from indexer.archive.speeches import (
    ListedSpeech,
    SpeechList,
    SpeechOrder,
    order_speeches,
    page_of,
    rank_speakers,
)
from indexer.archive.timeline import fill_periods, fill_years, period_number, period_start
from indexer.archive.vocabulary import spelling_vocabulary
from indexer.errors import NotFoundError
from indexer.model import (
    Event,
    Organisation,
    OrganisationId,
    Quote,
    QuoteId,
    Release,
    ReleaseId,
    Source,
    Speaker,
    SpeakerId,
)

GROUP_HITS = 3
"""Quotes shown of each group."""


@dataclass
class Holding:
    """What one generation holds, as added."""

    generation: str = ""
    built: str = ""
    releases: dict[ReleaseId, Release] = field(default_factory=dict)
    quotes: dict[ReleaseId, tuple[Quote, ...]] = field(default_factory=dict)
    identified: dict[QuoteId, Quote] = field(default_factory=dict)
    speakers: tuple[Speaker, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    redirects: dict[str, str] = field(default_factory=dict)
    collections: dict[str, str] = field(default_factory=dict)
    led_releases: dict[ReleaseId, ReleaseId] = field(default_factory=dict)
    led_quotes: dict[QuoteId, QuoteId] = field(default_factory=dict)
    sayings: dict[QuoteId, int] = field(default_factory=dict)
    left_out: frozenset[QuoteId] = frozenset()

    def list_digests(self) -> Iterator[tuple[ReleaseId, str]]:
        for release_id in sorted(self.releases):
            yield release_id, self.releases[release_id].sha256

    def list_places(self) -> Iterator[tuple[ReleaseId, tuple[Source, ...]]]:
        for release_id in sorted(self.releases):
            yield release_id, self.releases[release_id].sources


@dataclass(frozen=True)
class _Entry:
    """A quote with all a search asks of it."""

    quote: Quote
    release: Release
    words: Words
    place: int  # in the order of release ids and of the text


class MemoryReader:
    """A snapshot; see ``Reader`` for what the methods promise."""

    def __init__(self, holding: Holding) -> None:
        self._holding = holding
        self._entries: list[_Entry] = []
        for release_id in sorted(holding.releases):
            release = holding.releases[release_id]
            shown = (q for q in holding.quotes[release_id] if q.id not in holding.left_out)
            settled = (holding.identified.get(q.id, q) for q in shown)
            for quote in order_in_release(settled):
                self._entries.append(_Entry(quote, release, Words(quote.text), len(self._entries)))
        self._said = Counter(holding.sayings.get(e.quote.id, 0) for e in self._entries)
        del self._said[0]  # which is none
        self._by_id = {entry.quote.id: entry for entry in self._entries}
        quotes = [entry.quote for entry in self._entries]
        self._speakers = {s.id: s for s in settle_speakers(holding.speakers, quotes)}
        self._organisations = {o.id: o for o in settle_organisations(holding.organisations, quotes)}
        self._labels = {name: self._stored_labels(name) for name in FOLDED}
        self._average = sum(e.words.length for e in self._entries) / max(len(self._entries), 1)
        self._vocabulary = spelling_vocabulary(
            Counter(form for e in self._entries for form in e.words.by_form),
            [*self._speakers.values(), *self._organisations.values()],
        )

    @property
    def generation(self) -> str:
        return self._holding.generation

    # Searching

    def search(self, query: SearchQuery) -> SearchResult:
        check_page(query)
        appearing = self._find(query)
        found = self._fold(query, appearing)
        first, last = (query.page - 1) * query.per_page, query.page * query.per_page
        facets = tuple(self._facet(query, name) for name in query.facets)
        groups: tuple[Group, ...] = ()
        group_total = 0
        if query.group_by is not None:
            groups, group_total = self._groups(query, appearing, first, last)
        hits = () if query.group_by else tuple(self._hit(query, *row) for row in found[first:last])
        return SearchResult(
            total=len(found),
            hits=hits,
            facets=facets,
            timeline=self.timeline(query, query.interval) if query.interval else (),
            undated=len(
                self._fold(query, [row for row in appearing if row[0].quote.published is None])
            ),
            groups=groups,
            group_total=group_total,
            spans=tuple(self.count(replace(query, dates=span)) for span in query.spans),
            years=(self.timeline(replace(query, dates=DateRange()), "year") if query.spans else ()),
            dateless=self._dateless(query) if query.spans and query.dates != DateRange() else 0,
            repeats=len(appearing) - len(found),
        )

    def _dateless(self, query: SearchQuery) -> int:
        found = self._find(replace(query, dates=DateRange()))
        return len(self._fold(query, [row for row in found if row[0].quote.published is None]))

    def gaps(self) -> tuple[Gap, ...]:
        quoted = {entry.release.id for entry in self._entries}
        return count_gaps(
            Lacking(
                r.id,
                r.published is not None,
                bool(r.title),
                bool(r.issuer),
                "" if r.id in quoted else r.text,
            )
            for _, r in sorted(self._holding.releases.items())
        )

    def _saying(self, entry: _Entry) -> object:
        """What tells the sayings of quotes apart."""
        return self._holding.sayings.get(entry.quote.id) or entry.quote.id

    def _fold(
        self, query: SearchQuery, found: list[tuple[_Entry, float]]
    ) -> list[tuple[_Entry, float]]:
        """The oldest appearance of each saying, in the order they have."""
        if not query.folded:
            return found
        oldest: dict[object, _Entry] = {}
        for entry in sorted((e for e, _ in found), key=_oldest_first):
            oldest.setdefault(self._saying(entry), entry)
        kept = {entry.place for entry in oldest.values()}
        return [row for row in found if row[0].place in kept]

    def closest(self, query: SearchQuery, limit: int = 10) -> tuple[Closest, ...]:
        clues, strict = read_clues(query.expression)
        if not clues or query.expression is None:
            return ()
        others = replace(query, expression=strict)
        ranked = rank_closest(
            self._evidence(),
            clues,
            limit,
            allowed=np.fromiter(
                sorted(e.place for e, _ in self._fold(others, self._holding_all(others))), int
            ),
            shown=np.fromiter(
                (e.place for e in self._entries if matches(query.expression, e.words)), int
            ),
        )
        marked = Or(tuple(Word(word) for word in marked_words(ranked)))
        found = []
        for number, score, met in ranked:
            hit = self._hit(replace(query, expression=marked), self._entries[number], score)
            found.append(Closest(hit, met))
        return tuple(found)

    def _evidence(self) -> MemoryEvidence:
        newest = {e.place: n for n, e in enumerate(sorted(self._entries, key=_newest_first))}
        return MemoryEvidence(
            [entry.quote for entry in self._entries],
            [self._clue_names(entry) for entry in self._entries],
            [newest[entry.place] for entry in self._entries],
            self._score_all,
            self.spellings,
        )

    def _score_all(self, expression: Expression) -> tuple[list[int], list[float]]:
        scorer = self._scorer(expression)
        found = [entry for entry in self._entries if matches(expression, entry.words)]
        return [entry.place for entry in found], [scorer(entry) for entry in found]

    def _clue_names(self, entry: _Entry) -> dict[ClueField, Sequence[str]]:
        quote = entry.quote
        names: dict[ClueField, Sequence[str]] = {
            "role": (quote.role,),
            "title": (entry.release.title,),
        }
        if quote.speaker_id is not None:
            names["speaker"] = names_of(self._speakers[quote.speaker_id])
        if quote.organisation_id is not None:
            names["organisation"] = names_of(self._organisations[quote.organisation_id])
        return names

    def count(self, query: SearchQuery) -> int:
        return len(self._fold(query, self._holding_all(query)))

    def counts(self, queries: Sequence[SearchQuery]) -> tuple[int, ...]:
        return tuple(map(self.count, queries))

    def _holding_all(self, query: SearchQuery) -> list[tuple[_Entry, float]]:
        return [(entry, 0.0) for entry in self._entries if self._holds(query, entry)]

    def timeline(self, query: SearchQuery, interval: Interval) -> tuple[Period, ...]:
        said: set[tuple[int, object]] = set()
        numbers: Counter[int] = Counter()
        for entry, _ in self._holding_all(query):
            if day := entry.quote.published:
                number = period_number(period_start(day, interval), interval)
                if not query.folded or (number, self._saying(entry)) not in said:
                    numbers[number] += 1
                said.add((number, self._saying(entry)))
        return fill_periods(numbers, interval)

    def export(self, query: SearchQuery, most: int | None = None) -> Iterator[Hit]:
        for entry, score in self._find(query)[:most]:
            yield self._hit(query, entry, score, passages=False)

    def _find(self, query: SearchQuery) -> list[tuple[_Entry, float]]:
        """Entries that hold, in the query's order, with their scores."""
        found = [entry for entry in self._entries if self._holds(query, entry)]
        if query.order == "oldest":
            return [(e, 0.0) for e in sorted(found, key=_oldest_first)]
        newest = sorted(found, key=_newest_first)
        if query.order == "newest" or query.expression is None:
            return [(e, 0.0) for e in newest]
        scorer = self._scorer(query.expression)
        scored = [
            (entry, scorer(entry) * worth(kind_of(entry.quote), entry.quote.judgement))
            for entry in newest
        ]
        return sorted(scored, key=lambda row: -row[1])

    def _holds(
        self, query: SearchQuery, entry: _Entry, *, ignoring: FilterField | None = None
    ) -> bool:
        if query.expression is not None and not matches(query.expression, entry.words):
            return False
        if not query.dates.contains(entry.quote.published):
            return False
        for name in {f.field for f in query.filters}:
            values = set(keys_of(entry.quote, entry.release, name) or (UNNAMED,))
            wanted = {self._filter_key(name, v) for v in query.chosen(name)}
            unwanted = {self._filter_key(name, v) for v in query.chosen(name, excluded=True)}
            if wanted and name != ignoring and not values & wanted:
                return False
            if values & unwanted:
                return False
        return True

    def _filter_key(self, name: FilterField, value: str) -> str:
        if name in ("speaker", "organisation"):
            return follow_redirects(self._holding.redirects, value)
        return key_of(name, value)

    # Scores

    def _scorer(self, expression: Expression) -> Callable[[_Entry], float]:
        """Sums BM25F over the leaves that an entry matches."""
        match expression:
            case And(parts) | Or(parts):
                scorers = [self._scorer(part) for part in parts]

                def add_up(entry: _Entry) -> float:
                    total = 0.0
                    for part, scorer in zip(parts, scorers, strict=True):
                        if matches(part, entry.words):
                            total += scorer(entry)
                    return total

                return add_up
            case Not():
                return lambda entry: 0.0
            case _:
                return self._leaf_scorer(expression)

    def _leaf_scorer(self, leaf: Leaf) -> Callable[[_Entry], float]:
        atom = read_leaf(leaf)
        if atom is None:
            return lambda entry: 0.0
        if isinstance(atom, Start):
            return lambda entry: 1.0
        weighed = [
            (simple, inverse_frequency(len(self._entries), self._having(simple)))
            for simple in weighed_words(atom)
        ]

        def score(entry: _Entry) -> float:
            length = LENGTHS[byte_of_length(entry.words.length)]
            total = 0.0
            for simple, inverse in weighed:
                weight = len(entry.words.find(simple))
                total += bm25(weight, length, self._average, inverse) if weight else 0.0
            return total

        return score

    def _having(self, atom: Atom) -> int:
        return sum(1 for entry in self._entries if entry.words.find(atom))

    # What is shown

    def _hit(
        self, query: SearchQuery, entry: _Entry, score: float, *, passages: bool = True
    ) -> Hit:
        held = entry.release
        marker = Marker(positive_atoms(query.expression))
        if passages:
            snippet, passage = show_quote(entry.quote, marker, lambda: held.text)
            frame = find_frame(entry.quote, held.text) if passage is None else None
        else:
            snippet, passage, frame = marker.snippet(entry.quote.text), None, None
        return Hit(
            entry.quote,
            snippet,
            held.title,
            held.publisher,
            score,
            given_id=held.given_id,
            collection=held.collection,
            passage=passage,
            issuer=held.issuer,
            frame=frame,
            elsewhere=max(self._said.get(self._holding.sayings.get(entry.quote.id, 0), 0) - 1, 0),
        )

    def _facet(self, query: SearchQuery, name: FilterField) -> Facet:
        counts: Counter[str] = Counter()
        said: set[tuple[str, object]] = set()
        for entry in self._entries:
            if not self._holds(query, entry, ignoring=name):
                continue
            for value in keys_of(entry.quote, entry.release, name) or ("",):
                if not query.folded or (value, self._saying(entry)) not in said:
                    counts[value] += 1
                said.add((value, self._saying(entry)))
        unnamed = counts.pop("", 0)
        named = (value for value in query.chosen(name) if value != UNNAMED)
        chosen = (self._filter_key(name, value) for value in named)
        return make_facet(
            name,
            {self._value(name, key): (self._label(name, key), n) for key, n in counts.items()},
            tuple((self._value(name, key), self._label(name, key)) for key in chosen),
            query.facet_size,
            unnamed,
        )

    def _value(self, name: FilterField, key: str) -> str:
        return self._labels[name].get(key, key) if name in FOLDED else key

    def _label(self, name: FilterField, key: str) -> str:
        if name == "speaker":
            return self._speakers[SpeakerId(key)].name if key in self._speakers else key
        if name == "organisation":
            known = self._organisations.get(OrganisationId(key))
            return known.name if known else key
        return self._value(name, key)

    def _stored_labels(self, name: FilterField) -> dict[str, str]:
        return choose_labels(
            (value, 1) for e in self._entries if (value := value_of(e.quote, e.release, name))
        )

    def _groups(
        self, query: SearchQuery, found: list[tuple[_Entry, float]], first: int, last: int
    ) -> tuple[tuple[Group, ...], int]:
        rows: dict[str, list[tuple[_Entry, float]]] = defaultdict(list)
        for entry, score in found:
            value = self._group_value(query, entry)
            if value:
                rows[value].append((entry, score))
        rows = defaultdict(list, {v: self._fold(query, members) for v, members in rows.items()})
        having = sum(len(members) for members in rows.values())
        groups = [self._group(query, value, members, having) for value, members in rows.items()]
        groups.sort(key=lambda group: (-group.count, group.label, group.value))
        return tuple(groups[first:last]), len(groups)

    def _group_value(self, query: SearchQuery, entry: _Entry) -> str:
        if query.group_by == "release":
            return entry.release.id
        assert query.group_by is not None
        return value_of(entry.quote, entry.release, query.group_by)

    def _group(
        self, query: SearchQuery, value: str, members: list[tuple[_Entry, float]], having: int
    ) -> Group:
        days = sorted(e.quote.published for e, _ in members if e.quote.published is not None)
        if query.group_by == "release":
            label = self._holding.releases[ReleaseId(value)].title
        else:
            label = self._label(query.group_by or "speaker", value)
        return Group(
            value=value,
            label=label,
            count=len(members),
            share=len(members) / having,
            first=days[0] if days else None,
            last=days[-1] if days else None,
            per_year=fill_years(Counter(day.year for day in days)),
            hits=tuple(self._hit(query, *row) for row in members[:GROUP_HITS]),
        )

    # Single records

    def quote(self, quote_id: QuoteId) -> Quote:
        led = self._holding.led_quotes
        found = follow_moves(quote_id, lambda id_: id_ in self._by_id, led.get)
        if found is None:
            raise NotFoundError(f"no quote {quote_id}")
        return self._by_id[found].quote

    def appearances(self, quote_id: QuoteId) -> tuple[Hit, ...]:
        saying = self._holding.sayings.get(quote_id)
        others = [
            entry
            for entry in sorted(self._entries, key=_oldest_first)
            if saying and self._holding.sayings.get(entry.quote.id) == saying
        ]
        query = SearchQuery()
        return tuple(self._hit(query, e, 0.0) for e in others if e.quote.id != quote_id)

    def release(self, release_id: ReleaseId) -> ReleasePage:
        held, led = self._holding.releases, self._holding.led_releases
        found = follow_moves(release_id, lambda id_: id_ in held, led.get)
        if found is None:
            raise NotFoundError(f"no release {release_id}")
        quotes = tuple(e.quote for e in self._entries if e.release.id == found)
        return ReleasePage(held[found], quotes)

    def releases(self) -> Iterator[tuple[ReleaseId, str]]:
        return self._holding.list_digests()

    def collections(self) -> Mapping[str, str]:
        return dict(self._holding.collections)

    def led_on(self) -> tuple[Mapping[ReleaseId, ReleaseId], Mapping[QuoteId, QuoteId]]:
        return dict(self._holding.led_releases), dict(self._holding.led_quotes)

    def places(self) -> Iterator[tuple[ReleaseId, tuple[Source, ...]]]:
        return self._holding.list_places()

    def speaker(self, speaker_id: SpeakerId) -> Speaker:
        current = SpeakerId(follow_redirects(self._holding.redirects, speaker_id))
        if current not in self._speakers:
            raise NotFoundError(f"no speaker {speaker_id}")
        return self._speakers[current]

    def organisation(self, organisation_id: OrganisationId) -> Organisation:
        current = OrganisationId(follow_redirects(self._holding.redirects, organisation_id))
        if current not in self._organisations:
            raise NotFoundError(f"no organisation {organisation_id}")
        return self._organisations[current]

    # Names

    def suggest(
        self, prefix: str, fields: tuple[FilterField, ...], limit: int = 10
    ) -> tuple[Suggestion, ...]:
        key = name_key(prefix)
        return self._pick(
            fields,
            lambda names: any(t.startswith(key) for n in names for t in name_tails(n)),
        )[:limit]

    def resolve(self, field: FilterField, name: str) -> tuple[Suggestion, ...]:
        key = name_key(name)
        current = follow_redirects(self._holding.redirects, name)
        by_id = [s for s, _ in self._nameable(field) if s.value == current]
        if by_id and field in ("speaker", "organisation"):
            return tuple(by_id)
        whole = self._pick((field,), lambda names: any(name_key(n) == key for n in names))
        if not key or (whole and " " in key):
            return whole[:MAX_RESOLVED]
        bearing = self._pick(
            (field,),
            lambda names: any(f"{t} ".startswith(f"{key} ") for n in names for t in name_tails(n)),
        )
        if whole:  # one word is part of a name: everybody who bears it is meant
            people = [one for one in bearing if self._is_person_of_names(one)]
            bearing = self._rank({*whole, *people})
        return bearing[:MAX_RESOLVED]

    def _is_person_of_names(self, found: Suggestion) -> bool:
        if found.field != "speaker":
            return False
        speaker = self._speakers[SpeakerId(found.value)]
        return speaker.type == "person" and " " in name_key(speaker.name)

    def _pick(
        self, fields: tuple[FilterField, ...], fits: Callable[[tuple[str, ...]], bool]
    ) -> tuple[Suggestion, ...]:
        return self._rank(s for name in fields for s, names in self._nameable(name) if fits(names))

    @staticmethod
    def _rank(found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
        return tuple(sorted(found, key=lambda s: (-s.count, s.label, s.field, s.value)))

    def _nameable(self, name: FilterField) -> Iterator[tuple[Suggestion, tuple[str, ...]]]:
        """Everything a field can suggest, with all its names."""
        if name == "speaker":
            for speaker in _quoted(self._speakers.values()):
                detail = latest_role(speaker.memberships)
                yield (
                    Suggestion(name, speaker.id, speaker.name, detail, speaker.quotes),
                    names_of(speaker),
                )
        elif name == "organisation":
            for body in _quoted(self._organisations.values()):
                yield Suggestion(name, body.id, body.name, "", body.quotes), names_of(body)
        elif name in FOLDED or name == "office":
            counts = Counter(k for e in self._entries for k in keys_of(e.quote, e.release, name))
            for key, count in counts.items():
                label = self._value(name, key)
                names = ways_to_write(key) if name == "office" else (label,)
                yield Suggestion(name, label, label, "", count), names

    def spellings(self, word: str, limit: int = 3) -> tuple[str, ...]:
        words = Words(word)
        key = next(iter(words.by_form), "")
        if len(key) < 3 or any(e.words.find(Stem(s)) for s in words.by_stem for e in self._entries):
            return ()
        return closest_words(key, self._vocabulary, limit)

    def browse(
        self, field: FilterField, initial: str, page: int = 1, per_page: int = 100
    ) -> Listing:
        speakers = field == "speaker"
        records: Sequence[Speaker | Organisation] = (
            _quoted(self._speakers.values()) if speakers else _quoted(self._organisations.values())
        )
        chosen = sorted(
            (r for r in records if not initial or initial_of(r) == initial), key=listing_key
        )
        shown = chosen[(page - 1) * per_page : page * per_page]
        return Listing(
            initials=count_initials(records),
            speakers=tuple(
                ListedSpeaker(r, latest_role(r.memberships))
                for r in shown
                if isinstance(r, Speaker)
            ),
            organisations=tuple(r for r in shown if isinstance(r, Organisation)),
            total=len(chosen),
        )

    def speeches(self, order: SpeechOrder, page: int = 1, per_page: int = 100) -> SpeechList:
        turns: dict[ReleaseId, list[Quote]] = defaultdict(list)
        for entry in self._entries:
            if is_turn(entry.quote) and entry.quote.speaker_id is not None:
                turns[entry.release.id].append(entry.quote)
        found = [self._listed_speech(self._holding.releases[r], said) for r, said in turns.items()]
        return page_of(order_speeches(found, order), page, per_page)

    def _listed_speech(self, release: Release, turns: list[Quote]) -> ListedSpeech:
        counts = Counter(quote.speaker_id for quote in turns if quote.speaker_id is not None)
        return ListedSpeech(
            release.id,
            release.title,
            release.published,
            any(kind_of(quote) == "speech" for quote in turns),
            release.speech.event if release.speech else Event(),
            rank_speakers((id_, self._speakers[id_].name, n) for id_, n in counts.items()),
        )

    def redirects(self) -> dict[str, str]:
        return dict(self._holding.redirects)

    def standings(self) -> Iterator[Standing]:
        for entry in self._entries:
            quote = entry.quote
            yield Standing(quote.id, quote.release_id, quote.speaker_id, quote.organisation_id)

    def statistics(self) -> Statistics:
        days = [r.published for r in self._holding.releases.values() if r.published is not None]
        kinds = Counter(kind_of(entry.quote) for entry in self._entries)
        return Statistics(
            generation=self._holding.generation,
            releases=len(self._holding.releases),
            quotes=len(self._entries),
            speakers=len(_quoted(self._speakers.values())),
            organisations=len(_quoted(self._organisations.values())),
            first=min(days, default=None),
            last=max(days, default=None),
            built=self._holding.built,
            kinds=tuple((kind, kinds[kind]) for kind in SEARCH_KINDS if kinds[kind]),
            languages=count_languages(r.language for r in self._holding.releases.values()),
        )


_Record = TypeVar("_Record", Speaker, Organisation)


def _quoted(records: Iterable[_Record]) -> list[_Record]:
    return [record for record in records if record.quotes]


def _newest_first(entry: _Entry) -> tuple[int, int]:
    day = entry.quote.published
    return (-day.toordinal() if day else 0, entry.place)


def _oldest_first(entry: _Entry) -> tuple[date, int]:
    return (entry.quote.published or date.max, entry.place)
