"""Every speech of a generation with who speaks in it, read once when first asked for."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from indexer.archive.embedded.index.segments import Segment
from indexer.archive.embedded.storage.catalogue import Catalogue
from indexer.archive.embedded.storage.columns import Columns
from indexer.archive.embedded.storage.store import in_batches
from indexer.archive.fields import CODES
from indexer.archive.speeches import ListedSpeech, rank_speakers
from indexer.errors import DamagedArchiveError
from indexer.model import Event, ReleaseId, SpeakerId

_SPEECH, _TRANSCRIPT = (CODES["kind"].index(kind) + 1 for kind in ("speech", "transcript"))
_RELEASES = "select number, id, title, published, segment, row from releases where number in ({})"
_EVENTS = "select number, json_extract(record, '$[13][1]') from releases where number in ({})"


def list_speeches(
    columns: Columns, catalogue: Catalogue, segments: Iterable[Segment]
) -> list[ListedSpeech]:
    """Every release with turns of named speakers, in no order."""
    turns = _turns(columns)
    named: dict[int, list[tuple[SpeakerId, str, int]]] = defaultdict(list)
    for release, speaker, count in turns:
        who = catalogue.value("speaker", speaker), catalogue.label("speaker", speaker)
        named[release].append((SpeakerId(who[0]), who[1], count))
    speeches = set(np.unique(columns.release[columns.live & (columns.kind == _SPEECH)]).tolist())
    rows = _rows(catalogue, sorted(named))
    events = _events(segments, rows)
    return [
        ListedSpeech(
            ReleaseId(id_),
            title,
            date.fromordinal(published) if published else None,
            number in speeches,
            events.get((segment, row), Event()),
            rank_speakers(named[number]),
        )
        for number, id_, title, published, segment, row in rows
    ]


def _turns(columns: Columns) -> list[tuple[int, int, int]]:
    """Release, speaker and how many turns, for every pair."""
    is_turn = (columns.kind == _SPEECH) | (columns.kind == _TRANSCRIPT)
    here = np.flatnonzero(columns.live & is_turn & (columns.speaker > 0))
    pairs = np.stack([columns.release[here], columns.speaker[here]])
    found, counts = np.unique(pairs, axis=1, return_counts=True)
    return list(zip(*found.tolist(), counts.tolist(), strict=True))


def _rows(catalogue: Catalogue, numbers: list[int]) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    for some in in_batches(numbers):
        found += catalogue.database.rows(_RELEASES.format(",".join(map(str, some))))
    return found


def _events(
    segments: Iterable[Segment], rows: list[tuple[Any, ...]]
) -> dict[tuple[str, int], Event]:
    """The event of each release, by segment and row."""
    held: dict[str, list[int]] = defaultdict(list)
    for *_, segment, row in rows:
        held[segment].append(row)
    found: dict[tuple[str, int], Event] = {}
    for one in segments:
        for some in in_batches(sorted(held[one.info.name])):
            for row, event in one.database.rows(_EVENTS.format(",".join(map(str, some)))):
                found[one.info.name, row] = _event(one.database.path, event)
    return found


def _event(file: Path, record: str | None) -> Event:
    try:
        occasion, place, day = json.loads(record) if record else ("", "", None)
        return Event(occasion, place, date.fromisoformat(day) if day else None)
    except (ValueError, TypeError) as error:
        raise DamagedArchiveError(file, f"an event cannot be read: {error}") from error
