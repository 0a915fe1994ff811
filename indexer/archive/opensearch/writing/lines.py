"""Lines of the list of speeches: one by date, one for the event, one for each speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from indexer.archive.forms import kind_of
from indexer.archive.names import name_key
from indexer.archive.opensearch.storage.engine import Json
from indexer.archive.opensearch.storage.indices import SEPARATOR
from indexer.archive.opensearch.writing.census import Census
from indexer.archive.opensearch.writing.documents import is_spoken
from indexer.archive.speeches import rank_speakers
from indexer.model import Event, Quote, Release
from indexer.text.fold import fold


def speech_lines(
    release: Release, quotes: Sequence[Quote], census: Census
) -> Iterator[tuple[str, Json]]:
    """The lines of a release, with the ids of their documents; none for one that is no speech."""
    turns = [quote for quote in quotes if is_spoken(quote)]
    if not turns:
        return
    event = release.speech.event if release.speech else Event()
    counts = Counter(quote.speaker_id for quote in turns if quote.speaker_id is not None)
    speakers = rank_speakers((id_, census.speakers[id_].name, n) for id_, n in counts.items())
    line: Json = {
        "id": release.id,
        "title": release.title,
        "newest": -release.published.toordinal() if release.published else 0,
        "is_speech": any(kind_of(quote) == "speech" for quote in turns),
        "event": [event.occasion, event.place, event.date.isoformat() if event.date else None],
        "speakers": [list(asdict(by).values()) for by in speakers],
    }
    yield f"line:date:{release.id}", {**line, "order": "date", "under": "", "name": "", "by": None}
    if event.occasion:
        under = SEPARATOR.join((fold(event.occasion), event.occasion))
        named = {"order": "event", "under": under, "name": event.occasion, "by": None}
        yield f"line:event:{release.id}", {**line, **named}
    for by in speakers:
        key = name_key(by.name)
        under = SEPARATOR.join((key.rsplit(" ", 1)[-1], key, by.name, by.speaker))
        named = {"order": "speaker", "under": under, "name": by.name, "by": by.speaker}
        yield f"line:speaker:{release.id}{SEPARATOR}{by.speaker}", {**line, **named}
