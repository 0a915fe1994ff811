"""Names in memory: completed as they are typed, resolved, and spelt."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator

from indexer.archive.analysis import fold_form
from indexer.archive.atoms import Stem
from indexer.archive.facets import FOLDED, key_of, keys_of
from indexer.archive.matching import Words
from indexer.archive.memory.holding import Snapshot, quoted
from indexer.archive.names import (
    LEAST_TO_COMPLETE,
    MAX_RESOLVED,
    MOST_LEADING,
    best_completions,
    closest_words,
    follow_redirects,
    how_widely,
    latest_role,
    name_key,
    name_tails,
    names_of,
)
from indexer.archive.offices import ways_to_write
from indexer.archive.query import FilterField
from indexer.archive.result import Bucket, Suggestion
from indexer.model import SpeakerId


class Names:
    """What a typed name may stand for."""

    def __init__(self, held: Snapshot) -> None:
        self._held = held

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
        current = follow_redirects(self._held.holding.redirects, name)
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
        speaker = self._held.speakers[SpeakerId(found.value)]
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
            for speaker in quoted(self._held.speakers.values()):
                detail = latest_role(speaker.memberships)
                yield (
                    Suggestion(name, speaker.id, speaker.name, detail, speaker.quotes),
                    names_of(speaker),
                )
        elif name == "organisation":
            for body in quoted(self._held.organisations.values()):
                yield Suggestion(name, body.id, body.name, "", body.quotes), names_of(body)
        elif name in FOLDED or name == "office":
            said = {
                (key, self._held.saying(entry))
                for entry in self._held.entries
                for key in keys_of(entry.quote, entry.release, name)
            }
            counts = Counter(key for key, _ in said)
            for key, count in counts.items():
                label = self._held.stored(name, key)
                names = ways_to_write(key) if name == "office" else (label,)
                yield Suggestion(name, label, label, "", count), names

    def leading(self, field: FilterField, limit: int) -> tuple[Bucket, ...]:
        said: dict[str, set[object]] = defaultdict(set)
        releases: dict[str, set[str]] = defaultdict(set)
        carriers: dict[str, set[str]] = defaultdict(set)
        for entry in self._held.entries:
            for key in keys_of(entry.quote, entry.release, field):
                said[key].add(self._held.saying(entry))
                releases[key].add(entry.release.id)
                carriers[key].add(key_of("publisher", entry.release.publisher))
        labels = {s.value: s.label for s, _ in self._nameable(field)}

        def rank(key: str) -> tuple[int, int, str, str]:
            widely = how_widely(len(carriers[key]), len(releases[key]))
            return (-widely, -len(said[key]), labels.get(key, key), key)

        kept = sorted(said, key=rank)[: min(limit, MOST_LEADING)]
        return tuple(Bucket(key, labels.get(key, key), len(said[key])) for key in kept)

    def complete(self, prefix: str, limit: int) -> tuple[str, ...]:
        begun = fold_form(prefix)
        if len(begun) < LEAST_TO_COMPLETE:
            return ()
        counts = Counter(
            form for e in self._held.entries for form in e.words.by_form if form.startswith(begun)
        )
        return best_completions(counts, limit)

    def frequencies(self, forms: Collection[str]) -> dict[str, int]:
        wanted = frozenset(forms)
        return dict(Counter(f for e in self._held.entries for f in wanted & e.words.by_form.keys()))

    def spellings(self, word: str, limit: int = 3) -> tuple[str, ...]:
        words = Words(word)
        key = next(iter(words.by_form), "")
        if len(key) < 3 or any(
            e.words.find(Stem(s)) for s in words.by_stem for e in self._held.entries
        ):
            return ()
        return closest_words(key, self._held.vocabulary, limit)
