"""How what was found is shown: hits, facets and groups."""

from __future__ import annotations

from collections import Counter, defaultdict

from indexer.archive.atoms import positive_atoms
from indexer.archive.facets import keys_of, make_facet, value_of
from indexer.archive.frames import find_frame
from indexer.archive.memory.holding import Entry, Snapshot
from indexer.archive.memory.matches import Matches
from indexer.archive.passages import show_quote
from indexer.archive.query import UNNAMED, FilterField, SearchQuery
from indexer.archive.result import GROUP_HITS, Facet, Group, Hit
from indexer.archive.snippets import Marker
from indexer.archive.timeline import fill_years
from indexer.model import OrganisationId, ReleaseId, SpeakerId


class Display:
    """Shows quotes of a snapshot."""

    def __init__(self, held: Snapshot, matches: Matches) -> None:
        self._held = held
        self._matches = matches

    def hit(self, query: SearchQuery, entry: Entry, score: float, *, passages: bool = True) -> Hit:
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
            elsewhere=max(
                self._held.said.get(self._held.holding.sayings.get(entry.quote.id, 0), 0) - 1, 0
            ),
        )

    def facet(self, query: SearchQuery, name: FilterField) -> Facet:
        counts: Counter[str] = Counter()
        said: set[tuple[str, object]] = set()
        for entry in self._held.entries:
            if not self._matches.holds(query, entry, ignoring=name):
                continue
            for value in keys_of(entry.quote, entry.release, name) or ("",):
                if not query.folded or (value, self._held.saying(entry)) not in said:
                    counts[value] += 1
                said.add((value, self._held.saying(entry)))
        unnamed = counts.pop("", 0)
        named = (value for value in query.chosen(name) if value != UNNAMED)
        chosen = (self._matches.filter_key(name, value) for value in named)
        return make_facet(
            name,
            {
                self._held.stored(name, key): (self._label(name, key), n)
                for key, n in counts.items()
            },
            tuple((self._held.stored(name, key), self._label(name, key)) for key in chosen),
            query.facet_size,
            unnamed,
        )

    def _label(self, name: FilterField, key: str) -> str:
        if name == "speaker":
            return self._held.speakers[SpeakerId(key)].name if key in self._held.speakers else key
        if name == "organisation":
            known = self._held.organisations.get(OrganisationId(key))
            return known.name if known else key
        return self._held.stored(name, key)

    def groups(
        self, query: SearchQuery, found: list[tuple[Entry, float]], first: int, last: int
    ) -> tuple[tuple[Group, ...], int]:
        rows: dict[str, list[tuple[Entry, float]]] = defaultdict(list)
        for entry, score in found:
            value = self._group_value(query, entry)
            if value:
                rows[value].append((entry, score))
        rows = defaultdict(
            list, {v: self._matches.fold(query, members) for v, members in rows.items()}
        )
        having = sum(len(members) for members in rows.values())
        groups = [self._group(query, value, members, having) for value, members in rows.items()]
        groups.sort(key=lambda group: (-group.count, group.label, group.value))
        return tuple(groups[first:last]), len(groups)

    def _group_value(self, query: SearchQuery, entry: Entry) -> str:
        if query.group_by == "release":
            return entry.release.id
        assert query.group_by is not None
        return value_of(entry.quote, entry.release, query.group_by)

    def _group(
        self, query: SearchQuery, value: str, members: list[tuple[Entry, float]], having: int
    ) -> Group:
        days = sorted(e.quote.published for e, _ in members if e.quote.published is not None)
        if query.group_by == "release":
            label = self._held.holding.releases[ReleaseId(value)].title
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
            hits=tuple(self.hit(query, *row) for row in members[:GROUP_HITS]),
        )
