"""What a check found as flat values, for JSON and tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from indexer.checking.compared import compare
from indexer.checking.values import Found, Match
from indexer.model import Quote

Link = Callable[[Quote], str]

REASONS = {
    "verbatim": "the archive has these words",
    "altered": "words were left out, added or changed",
    "meaning": "words were changed that can change the meaning",
    "joined": "pieces of different quotes stand as one",
    "somebody_else": "on record as said by somebody else",
    "other_date": "on record with another date",
    "reported": "on record as reported speech: the words are the reporter's",
    "in_text": "in the text of a release, as nobody's quote",
    "not_found": "not found in this archive",
}
"""A sentence for each verdict; the site says the same in more words."""


def found_record(found: Found, link: Link) -> dict[str, Any]:
    """What was found as JSON values; ``span`` are offsets into the text that was checked."""
    claim = found.claim
    return {
        "words": claim.words,
        "speaker": claim.speaker,
        "date": claim.date.isoformat() if claim.date else "",
        "span": [claim.span.start, claim.span.end],
        "verdict": found.verdict,
        "reason": REASONS[found.verdict],
        "speaker_differs": found.speaker_differs,
        "role_differs": found.role_differs,
        "date_differs": found.date_differs,
        "matches": [_match_record(match, claim.words, link) for match in found.matches],
        "elsewhere": [link(match.hit.quote) for match in found.elsewhere],
        "nearest": [link(hit.quote) for hit in found.nearest],
    }


def _match_record(match: Match, words: str, link: Link) -> dict[str, Any]:
    quote = match.hit.quote
    segments = [s for s in compare(match, words) if s.kind != "context"]
    return {
        "quote": quote.id,
        "url": link(quote),
        "text": quote.text if match.release is None else "",
        "speaker": "" if match.release else quote.speaker_name,
        "role": "" if match.release else quote.role,
        "date": quote.published.isoformat() if quote.published else "",
        "kind": quote.kind,
        "release_title": match.hit.release_title,
        "share": round(match.share, 3),
        "changes": [
            {"change": s.kind, "archived": s.said, "pasted": s.pasted, "shown": s.is_shown}
            for s in segments
            if s.kind != "same"
        ],
        "flags": [
            {"sort": f.weight, "left_out": list(f.gone), "added": list(f.new), "place": f.place}
            for f in match.flags
        ],
    }


ROW = ("line", "verdict", "reason", "words", "claimed_speaker", "start", "end", "archived",
       "speaker", "role", "date", "changes", "url")  # fmt: skip
"""Columns of the table."""


def found_row(number: int, found: Found, link: Link) -> tuple[str, ...]:
    """What was found as a line of a table, in the order of ``ROW``."""
    claim, best = found.claim, found.best
    quote = best.hit.quote if best else None
    changes = [
        f"{s.said or '–'} → {s.pasted or '–'}"
        for s in (compare(best, claim.words) if best else ())
        if s.kind not in ("same", "context")
    ]
    is_quote = best is not None and best.release is None
    return (
        str(number), found.verdict, REASONS[found.verdict], claim.words, claim.speaker,
        str(claim.span.start), str(claim.span.end),
        quote.text if quote and is_quote else "",
        quote.speaker_name if quote and is_quote else "",
        quote.role if quote and is_quote else "",
        quote.published.isoformat() if quote and quote.published else "",
        "; ".join(changes),
        link(quote) if quote else "",
    )  # fmt: skip
