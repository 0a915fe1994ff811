"""Records as JSON: how quotes, releases, speakers and organisations are kept.

Compact arrays, because a million quotes are decoded by the page. The order of
the elements is part of the schema (``SCHEMA_VERSION`` in ``integrity.manifest``).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from indexer.archive.embedded.storage.shapes import shape_of
from indexer.errors import DamagedArchiveError
from indexer.model import (
    Alias,
    Block,
    Cue,
    Event,
    Evidence,
    Membership,
    Mention,
    Organisation,
    OrganisationId,
    Quote,
    QuoteId,
    Release,
    ReleaseId,
    Span,
    Speaker,
    SpeakerId,
    Speech,
    Turn,
)

Given = ParamSpec("Given")
Record = TypeVar("Record")

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def _told(
    decode: Callable[Given, Record],
) -> Callable[Concatenate[Path | str, Given], Record]:
    """The same function, of the file that the record was read from first.

    What no writer of ours wrote is ``DamagedArchiveError`` of that file.
    """

    @wraps(decode)
    def decode_or_tell(
        file: Path | str, /, *arguments: Given.args, **named: Given.kwargs
    ) -> Record:
        try:
            found = decode(*arguments, **named)
            kind_of: Any = type(found)
            if not shape_of(kind_of)(found):
                raise TypeError("a value is of another kind")  # noqa: TRY301  # one error for all
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            kind = decode.__name__.removeprefix("decode_")
            raise DamagedArchiveError(
                file, f"the record of a {kind} cannot be read: {error}"
            ) from error
        return found

    return decode_or_tell


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def encode_quote(quote: Quote) -> str:
    """Everything but the text, the judgement and the two ids, which are kept beside it."""
    return _encode(
        [
            quote.id,
            quote.release_id,
            [(span.start, span.end) for span in quote.content],
            quote.kind,
            quote.speaker_name,
            quote.speaker_type,
            quote.role,
            quote.organisation_name,
            _day(quote.published),
            quote.cue and (quote.cue.span.start, quote.cue.span.end, quote.cue.lemma),
            quote.mention
            and (quote.mention.span.start, quote.mention.span.end, quote.mention.kind),
            quote.rule,
            quote.confidence,
            [(step.span.start, step.span.end, step.step) for step in quote.evidence],
            quote.candidates,
            quote.corrected,
            *([quote.turn, quote.paragraphs, quote.quoted_by] if quote.turn else ()),
        ]
    )


@_told
def decode_quote(
    record: str, text: str, judgement: Any, speaker: str | None, organisation: str | None
) -> Quote:
    """The inverse."""
    row: list[Any] = json.loads(record)
    cue, mention = row[9], row[10]
    return Quote(
        id=QuoteId(row[0]),
        release_id=ReleaseId(row[1]),
        text=text,
        content=tuple(Span(start, end) for start, end in row[2]),
        kind=row[3],
        speaker_name=row[4],
        speaker_type=row[5],
        role=row[6],
        organisation_name=row[7],
        published=_date(row[8]),
        cue=cue and Cue(Span(cue[0], cue[1]), cue[2]),
        mention=mention and Mention(Span(mention[0], mention[1]), mention[2]),
        rule=row[11],
        confidence=row[12],
        judgement=judgement,
        evidence=tuple(Evidence(Span(start, end), step) for start, end, step in row[13]),
        candidates=tuple(row[14]),
        speaker_id=None if speaker is None else SpeakerId(speaker),
        organisation_id=None if organisation is None else OrganisationId(organisation),
        corrected=row[15],
        turn=row[16] if len(row) > 16 else 0,
        paragraphs=(row[17][0], row[17][1]) if len(row) > 16 else (0, 0),
        quoted_by=row[18] if len(row) > 16 else "",
    )


def encode_release(release: Release) -> str:
    """Everything but the text, which stands beside it."""
    return _encode(
        [
            release.id,
            release.feed,
            release.publisher,
            release.title,
            _day(release.published),
            release.place,
            release.url,
            release.language,
            release.sha256,
            release.origin,
            [_block_row(block) for block in release.blocks],
            release.provenance,
            *_more_of(release),
        ]
    )


def _more_of(release: Release) -> list[Any]:
    """What few or no releases of older archives have: speeches, issuer, author, embargo."""
    people = [release.issuer, release.author, release.embargo]
    if not (any(people) or release.stated or release.speech is not None):
        return []
    return [release.stated, _speech_row(release.speech), *(people if any(people) else ())]


def _block_row(block: Block) -> tuple[Any, ...]:
    strong = (block.strong,) if block.strong else ()
    return (block.span.start, block.span.end, block.kind, *strong)


def _speech_row(speech: Speech | None) -> list[Any] | None:
    if speech is None:
        return None
    event = speech.event
    return [
        speech.form,
        [event.occasion, event.place, _day(event.date)],
        [_turn_row(turn) for turn in speech.turns],
    ]


def _turn_row(turn: Turn) -> list[Any]:
    return [
        turn.number,
        turn.label,
        [(span.start, span.end) for span in turn.content],
        turn.paragraphs,
        turn.speaker_name,
        turn.speaker_type,
        turn.role,
        turn.organisation_name,
        [(step.span.start, step.span.end, step.step) for step in turn.evidence],
        turn.candidates,
    ]


def _speech(row: list[Any] | None) -> Speech | None:
    if row is None:
        return None
    form, (occasion, place, day), turns = row
    return Speech(form, tuple(map(_turn, turns)), Event(occasion, place, _date(day)))


def _turn(row: list[Any]) -> Turn:
    number, label, content, (first, last), name, type_, role, organisation, chain, candidates = row
    return Turn(
        number,
        label,
        tuple(Span(start, end) for start, end in content),
        (first, last),
        name,
        type_,
        role,
        organisation,
        tuple(Evidence(Span(start, end), step) for start, end, step in chain),
        tuple(candidates),
    )


@_told
def decode_release(record: str, text: str) -> Release:
    row: list[Any] = json.loads(record)
    return Release(
        id=ReleaseId(row[0]),
        feed=row[1],
        publisher=row[2],
        title=row[3],
        published=_date(row[4]),
        place=row[5],
        url=row[6],
        language=row[7],
        text=text,
        sha256=row[8],
        origin=row[9],
        blocks=tuple(Block(Span(start, end), kind, *more) for start, end, kind, *more in row[10]),
        provenance=tuple((name, value) for name, value in row[11]),
        stated=tuple((name, value) for name, value in row[12]) if len(row) > 12 else (),
        speech=_speech(row[13]) if len(row) > 12 else None,
        issuer=row[14] if len(row) > 14 else "",
        author=row[15] if len(row) > 14 else "",
        embargo=row[16] if len(row) > 14 else "",
    )


def encode_speaker(speaker: Speaker) -> str:
    return _encode(
        [
            speaker.id,
            speaker.name,
            speaker.type,
            [(alias.name, alias.quotes) for alias in speaker.aliases],
            [_membership_row(membership) for membership in speaker.memberships],
            speaker.quotes,
            speaker.reasons,
            speaker.confusable,
            speaker.identifiers,
        ]
    )


@_told
def decode_speaker(record: str) -> Speaker:
    row: list[Any] = json.loads(record)
    return Speaker(
        id=SpeakerId(row[0]),
        name=row[1],
        type=row[2],
        aliases=tuple(Alias(name, quotes) for name, quotes in row[3]),
        memberships=tuple(_membership(member) for member in row[4]),
        quotes=row[5],
        reasons=tuple(row[6]),
        confusable=tuple(row[7]),
        identifiers=tuple((scheme, value) for scheme, value in row[8]),
    )


def _membership_row(membership: Membership) -> list[Any]:
    return [
        membership.organisation,
        membership.role,
        _day(membership.since),
        _day(membership.until),
        membership.evidence,
        membership.organisation_id,
        membership.quotes,
    ]


def _membership(row: list[Any]) -> Membership:
    return Membership(row[0], row[1], _date(row[2]), _date(row[3]), row[4], row[5], row[6])


def encode_organisation(organisation: Organisation) -> str:
    return _encode(
        [
            organisation.id,
            organisation.name,
            [(alias.name, alias.quotes) for alias in organisation.aliases],
            organisation.parent,
            organisation.quotes,
            organisation.identifiers,
        ]
    )


@_told
def decode_organisation(record: str) -> Organisation:
    row: list[Any] = json.loads(record)
    return Organisation(
        id=OrganisationId(row[0]),
        name=row[1],
        aliases=tuple(Alias(name, quotes) for name, quotes in row[2]),
        parent=row[3],
        quotes=row[4],
        identifiers=tuple((scheme, value) for scheme, value in row[5]),
    )
