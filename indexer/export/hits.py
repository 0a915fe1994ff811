"""Results of a search as CSV or JSON lines, a line at a time, whatever their number."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from indexer.archive import Hit, kind_of
from indexer.model import Quote

Link = Callable[[Quote], str]
"""The address of a quote's page, "" for none."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A spreadsheet takes a cell that begins so for a formula and runs it (OWASP, CSV Injection);
the full-width forms are folded to the others by some."""


def no_link(_: Quote) -> str:
    """No address."""
    return ""


def hit_record(hit: Hit, link: Link = no_link) -> dict[str, Any]:
    """A hit as flat JSON values. Offsets are code points into the release's text."""
    quote = hit.quote
    return {
        "id": quote.id,
        "text": quote.text,
        "speaker": quote.speaker_name,
        "speaker_id": quote.speaker_id or "",
        "speaker_type": quote.speaker_type,
        "role": quote.role,
        "organisation": quote.organisation_name,
        "organisation_id": quote.organisation_id or "",
        "date": quote.published.isoformat() if quote.published else "",
        "kind": quote.kind,
        "judgement": quote.judgement,
        "candidates": list(quote.candidates),
        "confidence": quote.confidence,
        "corrected": quote.corrected,
        "release_id": hit.given_id,
        "collection": hit.collection,
        "release_title": hit.release_title,
        "issuer": hit.issuer,
        "publisher": hit.publisher,
        "spans": [[span.start, span.end] for span in quote.content],
        "evidence": [
            {"start": link_.span.start, "end": link_.span.end, "step": link_.step}
            for link_ in quote.evidence
        ],
        "form": form if (form := kind_of(quote)) in ("speech", "transcript") else "",
        "turn": quote.turn or "",
        "paragraphs": list(quote.paragraphs) if quote.turn else [],
        "quoted_by": quote.quoted_by,
        "rule": quote.rule,
        "url": link(quote),
    }


def to_json_lines(hits: Iterable[Hit], link: Link = no_link) -> Iterator[str]:
    """One JSON object a hit, each line with its end."""
    for hit in hits:
        yield json.dumps(hit_record(hit, link), ensure_ascii=False) + "\n"


COLUMNS = (
    "id", "text", "speaker", "role", "organisation", "date", "kind", "judgement", "candidates",
    "confidence", "corrected", "release_title", "issuer", "publisher", "release_id", "collection",
    "speaker_id", "organisation_id", "spans", "rule", "url",
    "form", "turn", "paragraphs", "quoted_by",
)  # fmt: skip


def to_csv(hits: Iterable[Hit], link: Link = no_link) -> Iterator[str]:
    """RFC 4180 lines under a header, each with its end; first a mark that says UTF-8 to Excel.

    A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    row = _Row()
    yield "\ufeff" + row.line(COLUMNS)
    for hit in hits:
        record = hit_record(hit, link)
        yield row.line([_cell(record[name]) for name in COLUMNS])


class _Row:
    """Where ``csv`` writes to: the line written last."""

    def __init__(self) -> None:
        self._line = ""
        self._writer = csv.writer(self)

    def write(self, line: str) -> None:
        self._line = line

    def line(self, cells: Iterable[str]) -> str:
        self._writer.writerow(list(cells))
        return self._line


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join("-".join(map(str, v)) if isinstance(v, list) else str(v) for v in value)
    # NUL ends a cell for some readers and raises in others.
    text = str(value).replace("\x00", "")
    return "'" + text if text.lstrip(" \u00a0").startswith(_FORMULA) else text
