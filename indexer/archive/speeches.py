"""The speeches and transcripts of an archive, listed by date, speaker and event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from indexer.archive.names import name_key
from indexer.model import Event, ReleaseId, SpeakerId
from indexer.text.fold import fold

SpeechOrder = Literal["date", "speaker", "event"]


@dataclass(frozen=True, slots=True)
class SpokenBy:
    """Somebody named who speaks, and in how many turns."""

    speaker: SpeakerId
    name: str
    turns: int


@dataclass(frozen=True, slots=True)
class ListedSpeech:
    """A speech or transcript with who speaks in it, most turns first.

    ``under`` is the speaker or the occasion it is listed under, "" by date.
    """

    release: ReleaseId
    title: str
    published: date | None
    is_speech: bool
    event: Event
    speakers: tuple[SpokenBy, ...]
    under: str = ""
    under_id: SpeakerId | None = None


@dataclass(frozen=True, slots=True)
class SpeechList:
    """One page of a list. Of ``total`` lines, one speech has several where several speak."""

    speeches: tuple[ListedSpeech, ...]
    total: int


def rank_speakers(turns: Iterable[tuple[SpeakerId, str, int]]) -> tuple[SpokenBy, ...]:
    """Speakers from (id, name, turns), most turns first, equals by name and id."""
    ranked = sorted(turns, key=lambda row: (-row[2], row[1], row[0]))
    return tuple(SpokenBy(*row) for row in ranked)


def order_speeches(speeches: Iterable[ListedSpeech], order: SpeechOrder) -> list[ListedSpeech]:
    """All lines of a list: by date the newest first, within a speaker or event as well."""
    newest = sorted(speeches, key=_newest)
    if order == "date":
        return newest
    if order == "event":
        lines = [_under(one, one.event.occasion) for one in newest if one.event.occasion]
        return sorted(lines, key=lambda one: (fold(one.under), one.under))
    lines = [_under(one, by.name, by.speaker) for one in newest for by in one.speakers]
    return sorted(lines, key=lambda one: (_family(one.under), one.under, one.under_id or ""))


def page_of(lines: Sequence[ListedSpeech], page: int, per_page: int) -> SpeechList:
    """One page, counted from 1."""
    return SpeechList(tuple(lines[(page - 1) * per_page : page * per_page]), len(lines))


def _newest(speech: ListedSpeech) -> tuple[int, str, str]:
    day = speech.published
    return (-day.toordinal() if day else 0, speech.title, speech.release)


def _family(name: str) -> tuple[str, str]:
    key = name_key(name)
    return (key.rsplit(" ", 1)[-1], key)


def _under(speech: ListedSpeech, under: str, by: SpeakerId | None = None) -> ListedSpeech:
    return ListedSpeech(
        speech.release,
        speech.title,
        speech.published,
        speech.is_speech,
        speech.event,
        speech.speakers,
        under,
        by,
    )
