"""What a check found as flat values, for JSON and tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from indexer.checking.compared import compare
from indexer.checking.values import Claim, Found, Laid, Match, TextMatch
from indexer.model import Quote, Release

Link = Callable[[Quote | Release], str]
"""The address of a quote or a release."""

REASONS = {
    "verbatim": "the archive has these words",
    "altered": "words were left out, added or changed",
    "meaning": "words were changed that can change the meaning",
    "joined": "pieces of different quotes stand as one",
    "somebody_else": "on record as said by somebody else",
    "other_date": "on record with another date or occasion",
    "reported": "on record as reported speech: the words are the reporter's",
    "in_text": "in the text of a release, as nobody's quote",
    "not_found": "not found in this archive",
}
"""A sentence for each verdict; the site says the same in more words."""


FOUND, NOT_FOUND, LEFT = 200, 404, 429
"""How a claim fared: something is on record, nothing is, it was not looked at. As statuses of
HTTP, which programs that look up citations know (CourtListener's interface has the same)."""


def left_record(claim: Claim) -> dict[str, Any]:
    """A claim that was not looked at, as the time for it was over."""
    return {
        "words": claim.words,
        "speaker": claim.speaker,
        "span": [claim.span.start, claim.span.end],
        "status": LEFT,
        "verdict": None,
        "reason": "not looked at: the time for one request was over",
    }


def found_record(found: Found, link: Link) -> dict[str, Any]:
    """What was found as JSON values; ``span`` are offsets into the text that was checked."""
    claim = found.claim
    return {
        "words": claim.words,
        "speaker": claim.speaker,
        "role": claim.role,
        "date": claim.date.isoformat() if claim.date else "",
        "occasion": claim.occasion,
        "span": [claim.span.start, claim.span.end],
        "status": NOT_FOUND if found.verdict == "not_found" else FOUND,
        "verdict": found.verdict,
        "reason": REASONS[found.verdict],
        "speaker_differs": found.speaker_differs,
        "role_differs": found.standing.differs,
        "roles_then": list(found.standing.then),
        "role_held": [
            {
                "role": held.role,
                "organisation": held.organisation,
                "since": held.since.isoformat() if held.since else "",
                "until": held.until.isoformat() if held.until else "",
            }
            for held in found.standing.claimed
        ],
        "date_differs": found.date_differs,
        "occasion_differs": found.occasion_differs,
        "event": {
            "occasion": found.event.occasion,
            "place": found.event.place,
            "date": found.event.date.isoformat() if found.event.date else "",
        },
        "matches": [_match_record(match, claim.words, link) for match in found.matches],
        "texts": [_text_record(match, claim.words, link) for match in found.texts],
        "elsewhere": [link(match.hit.quote) for match in found.elsewhere],
        "nearest": [link(hit.quote) for hit in found.nearest],
    }


def _match_record(match: Match, words: str, link: Link) -> dict[str, Any]:
    quote = match.hit.quote
    return {
        "quote": quote.id,
        "url": link(quote),
        "text": quote.text,
        "speaker": quote.speaker_name,
        "role": quote.role,
        "date": quote.published.isoformat() if quote.published else "",
        "kind": quote.kind,
        "release_title": match.hit.release_title,
        **_difference(match, words),
    }


def _text_record(match: TextMatch, words: str, link: Link) -> dict[str, Any]:
    release = match.release
    return {
        "release": release.id,
        "url": link(release),
        "text": match.span.of(release.text),
        "span": [match.span.start, match.span.end],
        "date": release.published.isoformat() if release.published else "",
        "release_title": release.title,
        **_difference(match, words),
    }


def _difference(match: Laid, words: str) -> dict[str, Any]:
    segments = [s for s in compare(match, words) if s.kind not in ("context", "same")]
    return {
        "share": round(match.share, 3),
        "score": round(match.score, 2),
        "changes": [
            {"change": s.kind, "archived": s.said, "pasted": s.pasted, "shown": s.is_shown}
            for s in segments
        ],
        "flags": [
            {"sort": f.weight, "left_out": list(f.gone), "added": list(f.new), "place": f.place}
            for f in match.flags
        ],
    }


ROW = ("line", "verdict", "reason", "words", "claimed_speaker", "start", "end", "archived",
       "speaker", "role", "date", "changes", "url", "differs", "score")  # fmt: skip
"""Columns of the table."""


def found_row(number: int, found: Found, link: Link) -> tuple[str, ...]:
    """What was found as a line of a table, in the order of ``ROW``."""
    claim, best = found.claim, found.best or next(iter(found.texts), None)
    changes = [
        f"{s.said or '–'} → {s.pasted or '–'}"
        for s in (compare(best, claim.words) if best else ())
        if s.kind not in ("same", "context")
    ]
    return (
        str(number), found.verdict, REASONS[found.verdict], claim.words, claim.speaker,
        str(claim.span.start), str(claim.span.end),
        *_archived_cells(best),
        "; ".join(changes),
        link(best.hit.quote if isinstance(best, Match) else best.release) if best else "",
        ", ".join(_differing(found)),
        f"{best.score:.2f}" if best else "",
    )  # fmt: skip


def _archived_cells(best: Match | TextMatch | None) -> tuple[str, str, str, str]:
    """The words on record, their speaker and role, and their day."""
    if best is None:
        return "", "", "", ""
    if isinstance(best, TextMatch):
        return best.span.of(best.archived), "", "", _day(best.release.published)
    quote = best.hit.quote
    return quote.text, quote.speaker_name, quote.role, _day(quote.published)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _differing(found: Found) -> list[str]:
    """What of the claim beside its words is otherwise on record."""
    told = {
        "speaker": found.speaker_differs,
        "role": found.standing.differs,
        "date": found.date_differs,
        "occasion": found.occasion_differs,
    }
    return [name for name, differs in told.items() if differs]
