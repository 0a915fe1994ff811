"""Releases of an archive as a draft of annotations, to be set right by hand and evaluated."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from indexer.archive import ReleasePage
from indexer.errors import GoldError
from indexer.model import Mention, Quote, Span

_UNSAFE = re.compile(r"[^\w.-]+")


def draft_gold(page: ReleasePage) -> dict[str, Any]:
    """A release in the form that ``load_gold`` reads, its quotes as the archive has them."""
    release = page.release
    return {
        "id": release.id,
        "release": release.origin,
        "source_url": release.url,
        "publisher": release.publisher,
        "title": release.title,
        "date": release.published.isoformat() if release.published else "",
        "text": release.text,
        "quotes": [_draft_quote(quote, release.text) for quote in page.quotes if quote.content],
        "speakers": [],
        "ignore": [],
    }


def _draft_quote(quote: Quote, text: str) -> dict[str, Any]:
    return {
        "kind": quote.kind,
        "spans": [span.of(text) for span in quote.content],
        "speaker": quote.speaker_name,
        "speaker_type": quote.speaker_type,
        "mention": _words(quote.mention, text),
        "cue": quote.cue.span.of(text) if quote.cue else "",
        "role": quote.role,
        "organisation": quote.organisation_name,
    }


def _words(mention: Mention | None, text: str) -> str:
    span: Span | None = mention.span if mention else None
    return span.of(text) if span else ""


def write_gold(folder: Path, pages: Iterable[ReleasePage]) -> int:
    """One file a release in a folder that holds nothing yet; how many.

    Raises ``GoldError`` for a folder with something in it: it may have been set right.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise GoldError(str(folder), 0, "holds something: name a folder that does not")
    count = 0
    for count, page in enumerate(pages, 1):  # counted
        name = _UNSAFE.sub("-", page.release.id).strip("-.")[-100:]
        path = folder / f"{count:04d}-{name}.json"
        told = json.dumps(draft_gold(page), ensure_ascii=False, indent=1)
        path.write_text(told + "\n", "utf-8")
    return count
