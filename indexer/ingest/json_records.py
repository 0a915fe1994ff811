"""JSON and JSONL: objects with ``id, title, date, publisher, url, text`` or ``html``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from indexer.errors import ReleaseError
from indexer.ingest.fields import add_fields
from indexer.ingest.html_page import read_html
from indexer.ingest.plain_text import part_paragraphs
from indexer.model import RawRelease

_TEXT = ("text", "body", "content")
_HTML = ("html", "body_html", "content_html")
_LISTS = ("releases", "items", "data", "results", "articles", "entry", "entries")


def read_json(text: str, origin: str) -> Iterator[RawRelease | ReleaseError]:
    """The releases of a JSON document: one object, a list, or a list under a usual name."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        yield ReleaseError(f"{origin}:{error.lineno}", f"not valid JSON: {error.msg}")
        return
    except (RecursionError, ValueError) as error:
        yield ReleaseError(origin, f"not readable JSON: {_reason(error)}")
        return
    if isinstance(value, dict) and not _has_text(value):
        value = next((value[k] for k in _LISTS if isinstance(value.get(k), list)), value)
    if isinstance(value, list):
        for number, record in enumerate(value, 1):
            yield read_record(record, f"{origin}#{number}")
    else:
        yield read_record(value, origin)


def read_json_line(line: str, origin: str) -> RawRelease | ReleaseError:
    """The release of one line of JSONL."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        return ReleaseError(origin, f"not valid JSON: {error.msg} at column {error.colno}")
    except (RecursionError, ValueError) as error:
        return ReleaseError(origin, f"not readable JSON: {_reason(error)}")
    return read_record(value, origin)


def _reason(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _has_text(record: dict[str, object]) -> bool:
    return any(isinstance(record.get(k), str) for k in (*_TEXT, *_HTML))


def read_record(record: object, origin: str) -> RawRelease | ReleaseError:
    """A release from one object or row; its text as it is, its HTML as a page."""
    if not isinstance(record, dict):
        return ReleaseError(origin, "not an object with a text")
    text = next(
        (record[k] for k in _TEXT if isinstance(record.get(k), str) and record[k].strip()), ""
    )
    if text:
        raw = RawRelease(origin=origin, text=part_paragraphs(text))
        return add_fields(raw, record, "record")
    html = next(
        (record[k] for k in _HTML if isinstance(record.get(k), str) and record[k].strip()), ""
    )
    if not html:
        return ReleaseError(origin, 'no text: neither "text" nor "html" is filled')
    raw = add_fields(RawRelease(origin=origin, text=""), record, "record")
    try:
        page = read_html(html, origin)
    except ReleaseError as error:
        return error
    known = {name for name, _ in raw.provenance}
    return replace(
        page,
        id=raw.id,
        title=raw.title or page.title,
        published=raw.published or page.published,
        place=raw.place or page.place,
        publisher=raw.publisher or page.publisher,
        feed=raw.feed or page.feed,
        url=raw.url or page.url,
        language=raw.language or page.language,
        provenance=(*raw.provenance, *((n, w) for n, w in page.provenance if n not in known)),
    )
