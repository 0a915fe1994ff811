"""What a snapshot holds, listed and counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from indexer.archive.forms import SEARCH_KINDS, is_turn, kind_of
from indexer.archive.gaps import Gap, Lacking, count_gaps
from indexer.archive.memory.holding import Snapshot, quoted
from indexer.archive.names import count_initials, initial_of, latest_role, listing_key
from indexer.archive.query import FilterField
from indexer.archive.result import (
    Listed,
    ListedSpeaker,
    Listing,
    Standing,
    Statistics,
    count_languages,
)
from indexer.archive.speeches import (
    ListedSpeech,
    SpeechList,
    SpeechOrder,
    order_speeches,
    page_of,
    rank_speakers,
)
from indexer.model import Event, Organisation, Quote, Release, ReleaseId, Speaker


class Listings:
    """Lists what is held."""

    def __init__(self, held: Snapshot) -> None:
        self._held = held

    def browse(
        self,
        field: FilterField,
        initial: str,
        page: int = 1,
        per_page: int = 100,
        only: Listed = "all",
    ) -> Listing:
        speakers = field == "speaker"
        records: Sequence[Speaker | Organisation] = (
            quoted(self._held.speakers.values())
            if speakers
            else quoted(self._held.organisations.values())
        )
        if speakers and only != "all":
            records = [r for r in records if _is_person(r) is (only == "people")]
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
        for entry in self._held.entries:
            if is_turn(entry.quote) and entry.quote.speaker_id is not None:
                turns[entry.release.id].append(entry.quote)
        found = [
            self._listed_speech(self._held.holding.releases[r], said) for r, said in turns.items()
        ]
        return page_of(order_speeches(found, order), page, per_page)

    def _listed_speech(self, release: Release, turns: list[Quote]) -> ListedSpeech:
        counts = Counter(quote.speaker_id for quote in turns if quote.speaker_id is not None)
        return ListedSpeech(
            release.id,
            release.title,
            release.published,
            any(kind_of(quote) == "speech" for quote in turns),
            release.speech.event if release.speech else Event(),
            rank_speakers((id_, self._held.speakers[id_].name, n) for id_, n in counts.items()),
        )

    def standings(self) -> Iterator[Standing]:
        for entry in self._held.entries:
            quote = entry.quote
            yield Standing(quote.id, quote.release_id, quote.speaker_id, quote.organisation_id)

    def statistics(self) -> Statistics:
        days = [
            r.published for r in self._held.holding.releases.values() if r.published is not None
        ]
        kinds = Counter(kind_of(entry.quote) for entry in self._held.entries)
        return Statistics(
            generation=self._held.holding.generation,
            releases=len(self._held.holding.releases),
            quotes=len(self._held.entries),
            speakers=len(quoted(self._held.speakers.values())),
            organisations=len(quoted(self._held.organisations.values())),
            first=min(days, default=None),
            last=max(days, default=None),
            built=self._held.holding.built,
            kinds=tuple((kind, kinds[kind]) for kind in SEARCH_KINDS if kinds[kind]),
            languages=count_languages(r.language for r in self._held.holding.releases.values()),
        )

    def gaps(self) -> tuple[Gap, ...]:
        quoted = {entry.release.id for entry in self._held.entries}
        return count_gaps(
            Lacking(
                r.id,
                r.published is not None,
                bool(r.title),
                bool(r.issuer),
                "" if r.id in quoted else r.text,
            )
            for _, r in sorted(self._held.holding.releases.items())
        )


def _is_person(record: Speaker | Organisation) -> bool:
    return isinstance(record, Speaker) and record.type == "person"
