"""One JSON object a release: the line ``quote-index extract`` writes."""

from __future__ import annotations

import json
from typing import Any

from indexer.model import Cue, Event, Mention, Quote, Release, Span, Speech, Turn


def release_line(release: Release, quotes: tuple[Quote, ...]) -> str:
    """A release and its quotes as one line of JSON, without the line's end.

    Offsets are code points into ``text``; spans are half-open [start, end] pairs.
    """
    record = {
        "id": release.given_id,
        "title": release.title,
        "date": release.published.isoformat() if release.published else "",
        "issuer": release.issuer,
        "publisher": release.publisher,
        "author": release.author,
        "embargo": release.embargo,
        "place": release.place,
        "url": release.url,
        "language": release.language,
        "unread": release.unread,
        "text": release.text,
        **_speech_record(release.speech),
        "quotes": [_quote_record(release.text, quote) for quote in quotes],
    }
    return json.dumps(record, ensure_ascii=False)


def _speech_record(speech: Speech | None) -> dict[str, Any]:
    """``form``, ``event`` and ``turns`` of a speech or transcript; "" and none of anything else."""
    event = speech.event if speech is not None else Event()
    return {
        "form": speech.form if speech is not None else "",
        "event": {
            "occasion": event.occasion,
            "place": event.place,
            "date": event.date.isoformat() if event.date else "",
        },
        "turns": [_turn_record(turn) for turn in speech.turns] if speech is not None else [],
    }


def _turn_record(turn: Turn) -> dict[str, Any]:
    return {
        "turn": turn.number,
        "label": turn.label,
        "spans": [_pair(span) for span in turn.content],
        "paragraphs": list(turn.paragraphs),
        "speaker": turn.speaker_name or None,
        "speaker_type": turn.speaker_type,
        "role": turn.role,
        "organisation": turn.organisation_name,
        "candidates": list(turn.candidates),
    }


def _quote_record(text: str, quote: Quote) -> dict[str, Any]:
    return {
        "id": quote.id,
        "kind": quote.kind,
        "spans": [[span.start, span.end] for span in quote.content],
        "text": quote.text,
        "speaker": quote.speaker_name or None,
        "speaker_type": quote.speaker_type,
        "mention": _words(text, quote.mention),
        "cue": _words(text, quote.cue),
        "role": quote.role,
        "organisation": quote.organisation_name,
        "evidence": [
            {"text": link.span.of(text), "span": _pair(link.span), "step": link.step}
            for link in quote.evidence
        ],
        "rule": quote.rule,
        "confidence": quote.confidence,
        "role_confidence": quote.role_confidence or None,
        "organisation_confidence": quote.organisation_confidence or None,
        "doubtful": _doubtful(quote),
        "judgement": quote.judgement,
        "candidates": list(quote.candidates),
        "turn": quote.turn or None,
        "paragraphs": list(quote.paragraphs) if quote.turn else None,
        "quoted_by": quote.quoted_by or None,
    }


_SURE = 0.75  # a probability; the pages of the app call what is below it uncertain


def _doubtful(quote: Quote) -> list[str]:
    """The fields that are given, but wrong too often to be taken on trust."""
    given = {
        "speaker": quote.confidence if quote.speaker_name else 0.0,
        "role": quote.role_confidence,
        "organisation": quote.organisation_confidence,
    }
    return [field for field, confidence in given.items() if 0 < confidence < _SURE]


def _words(text: str, part: Mention | Cue | None) -> dict[str, Any] | None:
    return {"text": part.span.of(text), "span": _pair(part.span)} if part else None


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
