"""Rows of exported tables back as releases and quotes: the inverse of ``rows``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from indexer.export.checked import check_digest, check_id, check_row, check_web_address
from indexer.export.columns import QUOTES, RELEASES
from indexer.export.rows import Row
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
    Source,
    Span,
    Speaker,
    SpeakerId,
    Speech,
    Turn,
)

Given = ParamSpec("Given")
Value = TypeVar("Value")


def _told(read: Callable[Given, Value]) -> Callable[Given, Value]:
    """The same function; a row that no export wrote is a ``ValueError`` that says why."""

    @wraps(read)
    def read_or_tell(*arguments: Given.args, **named: Given.kwargs) -> Value:
        try:
            return read(*arguments, **named)
        except KeyError as error:
            raise ValueError(f"has no {error.args[0]}") from error
        except (TypeError, LookupError, AttributeError) as error:
            raise ValueError(str(error)) from error

    return read_or_tell


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _span(pair: Any) -> Span:
    start, end = pair
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
        raise ValueError(f"{pair!r} is no span")
    return Span(start, end)


def _share(value: Any) -> float:
    if not isinstance(value, int | float) or not 0 <= value <= 1:  # NaN is neither
        raise ValueError(f"{value!r} is no confidence")
    return float(value)


def _within(span: Span, text: str) -> Span:
    if span.end > len(text):
        raise ValueError(f"{span.start}–{span.end} is outside of the text")
    return span


def _chain(rows: list[Row]) -> tuple[Evidence, ...]:
    return tuple(Evidence(_span((row["start"], row["end"])), row["step"]) for row in rows)


@_told
def read_release(row: Row) -> Release:
    """The release of a row. Raises ``ValueError`` for what no export wrote."""
    check_row(RELEASES, row)
    check_id("release", row["release"])
    text = row["text"]
    check_digest(text, row["sha256"])
    check_web_address(row["original"])
    return Release(
        id=ReleaseId(row["release"]),
        feed=row["feed"],
        publisher=row["publisher"],
        title=row["title"],
        published=_day(row["date"]),
        place=row["place"],
        url=row["original"],
        language=row["language"],
        text=text,
        sha256=row["sha256"],
        origin=row["origin"],
        blocks=tuple(
            Block(_within(_span((start, end)), text), kind, strong)
            for start, end, kind, strong in row["blocks"]
        ),
        provenance=tuple((name, value) for name, value in row["provenance"]),
        issuer=row["issuer"],
        author=row["author"],
        embargo=row["embargo"],
        given_id=row["release_id"],
        sources=tuple(Source(*source) for source in row["sources"]),
        stated=tuple((name, value) for name, value in row["stated"]),
        speech=_speech(row["speech"]),
    )


def _speech(row: Row | None) -> Speech | None:
    if row is None:
        return None
    event = row["event"]
    return Speech(
        row["form"],
        tuple(map(_turn, row["turns"])),
        Event(event["occasion"], event["place"], _day(event["date"])),
    )


def _turn(row: Row) -> Turn:
    first, last = row["paragraphs"]
    return Turn(
        number=row["number"],
        label=row["label"],
        content=tuple(map(_span, row["spans"])),
        paragraphs=(first, last),
        speaker_name=row["speaker"],
        speaker_type=row["speaker_type"],
        role=row["role"],
        organisation_name=row["organisation"],
        evidence=_chain(row["evidence"]),
        candidates=tuple(row["candidates"]),
    )


@_told
def read_quote(row: Row) -> Quote:
    """The quote of a row. Raises ``ValueError`` for what no export wrote."""
    check_row(QUOTES, row)
    check_id("id", row["id"])
    cue, mention = row["cue"], row["mention"]
    first, last = row["paragraphs"] or (0, 0)
    return Quote(
        id=QuoteId(row["id"]),
        release_id=ReleaseId(row["release"]),
        text=row["text"],
        content=tuple(map(_span, row["spans"])),
        kind=row["kind"],
        speaker_name=row["speaker"],
        speaker_type=row["speaker_type"],
        role=row["role"],
        organisation_name=row["organisation"],
        published=_day(row["date"]),
        cue=Cue(_span(cue[:2]), cue[2]) if cue else None,
        mention=Mention(_span(mention[:2]), mention[2]) if mention else None,
        rule=row["rule"],
        confidence=_share(row["confidence"]),
        judgement=row["judgement"],
        evidence=_chain(row["evidence"]),
        candidates=tuple(row["candidates"]),
        speaker_id=SpeakerId(row["speaker_id"]) if row["speaker_id"] else None,
        organisation_id=OrganisationId(row["organisation_id"]) if row["organisation_id"] else None,
        corrected=row["corrected"],
        turn=row["turn"] or 0,
        paragraphs=(first, last),
        quoted_by=row["quoted_by"],
    )


def speaker_row(speaker: Speaker) -> Row:
    """A speaker as it is archived."""
    return {
        "id": speaker.id,
        "name": speaker.name,
        "type": speaker.type,
        "aliases": [[alias.name, alias.quotes] for alias in speaker.aliases],
        "memberships": [
            {
                "organisation": held.organisation,
                "organisation_id": held.organisation_id or "",
                "role": held.role,
                "since": held.since.isoformat() if held.since else "",
                "until": held.until.isoformat() if held.until else "",
                "evidence": held.evidence or "",
                "quotes": held.quotes,
            }
            for held in speaker.memberships
        ],
        "quotes": speaker.quotes,
        "reasons": list(speaker.reasons),
        "confusable": list(speaker.confusable),
        "identifiers": [list(pair) for pair in speaker.identifiers],
    }


@_told
def read_speaker(row: Row) -> Speaker:
    """The inverse."""
    return Speaker(
        id=SpeakerId(row["id"]),
        name=row["name"],
        type=row["type"],
        aliases=tuple(Alias(name, quotes) for name, quotes in row["aliases"]),
        memberships=tuple(map(_membership, row["memberships"])),
        quotes=row["quotes"],
        reasons=tuple(row["reasons"]),
        confusable=tuple(map(SpeakerId, row["confusable"])),
        identifiers=tuple((scheme, value) for scheme, value in row["identifiers"]),
    )


def _membership(row: Row) -> Membership:
    body = row["organisation_id"]
    return Membership(
        row["organisation"],
        row["role"],
        _day(row["since"]),
        _day(row["until"]),
        ReleaseId(row["evidence"]) if row["evidence"] else None,
        OrganisationId(body) if body else None,
        row["quotes"],
    )


def organisation_row(body: Organisation) -> Row:
    """An organisation as it is archived."""
    return {
        "id": body.id,
        "name": body.name,
        "aliases": [[alias.name, alias.quotes] for alias in body.aliases],
        "parent": body.parent or "",
        "quotes": body.quotes,
        "identifiers": [list(pair) for pair in body.identifiers],
    }


@_told
def read_organisation(row: Row) -> Organisation:
    """The inverse."""
    return Organisation(
        id=OrganisationId(row["id"]),
        name=row["name"],
        aliases=tuple(Alias(name, quotes) for name, quotes in row["aliases"]),
        parent=OrganisationId(row["parent"]) if row["parent"] else None,
        quotes=row["quotes"],
        identifiers=tuple((scheme, value) for scheme, value in row["identifiers"]),
    )
