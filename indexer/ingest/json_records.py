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


def find_records(text: str, origin: str) -> Iterator[tuple[str, object]]:
    """The records of a JSON document, each with where it stands.

    A document is one object, a list, or a list under a usual name.

    Raises:
        ReleaseError: it is not JSON.
    """
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise ReleaseError(f"{origin}:{error.lineno}", f"not valid JSON: {error.msg}") from error
    except (RecursionError, ValueError) as error:
        raise ReleaseError(origin, f"not readable JSON: {_reason(error)}") from error
    if isinstance(value, dict) and not _has_text(value):
        value = next((value[k] for k in _LISTS if isinstance(value.get(k), list)), value)
    if isinstance(value, list):
        for number, record in enumerate(value, 1):
            yield f"{origin}#{number}", record
    else:
        yield origin, value


def read_json_line(line: str, origin: str) -> RawRelease:
    """The release of one line of JSONL.

    Raises:
        ReleaseError: it is not JSON, or holds no text.
    """
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        reason = f"not valid JSON: {error.msg} at column {error.colno}"
        raise ReleaseError(origin, reason) from error
    except (RecursionError, ValueError) as error:
        raise ReleaseError(origin, f"not readable JSON: {_reason(error)}") from error
    return read_record(value, origin)


def _reason(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _has_text(record: dict[str, object]) -> bool:
    return any(isinstance(record.get(k), str) for k in (*_TEXT, *_HTML))


def read_record(record: object, origin: str) -> RawRelease:
    """A release from one object or row; its text as it is, its HTML as a page.

    Raises:
        ReleaseError: it holds no text.
    """
    if not isinstance(record, dict):
        raise ReleaseError(origin, "not an object with a text")
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
        raise ReleaseError(origin, 'no text: neither "text" nor "html" is filled')
    raw = add_fields(RawRelease(origin=origin, text=""), record, "record")
    page = read_html(html, origin)
    return replace(page, id=raw.id, candidates=(*raw.candidates, *page.candidates))
