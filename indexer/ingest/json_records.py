"""JSON and JSONL: objects with ``id, title, date, publisher, url, text`` or ``html``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from indexer.errors import ReleaseError
from indexer.ingest.fields import HTMLS, TEXTS, add_fields, named_text, normal_name
from indexer.ingest.html_page import read_html
from indexer.ingest.plain_text import part_paragraphs
from indexer.model import RawRelease

_MARKUP = re.compile(r"<(?:p|div|br|span|ul|h[1-6]|article|blockquote)\b[^<>]*>", re.IGNORECASE)
_SAMPLE = 20_000  # code points of a text that are searched for markup
_TOLD = 12  # names of a record that an error lists
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
    named = {normal_name(k): v for k, v in record.items()}
    return any(isinstance(named.get(k), str) for k in (*TEXTS, *HTMLS))


def read_record(record: object, origin: str) -> RawRelease:
    """A release from one object or row; its text as it is, its HTML as a page.

    Raises:
        ReleaseError: it holds no text.
    """
    if not isinstance(record, dict):
        raise ReleaseError(origin, "not an object with a text")
    named = {normal_name(k): v for k, v in record.items()}
    text = named_text(named, TEXTS)
    html = "" if text else named_text(named, HTMLS)
    if not (text or html):
        raise ReleaseError(origin, _no_text(record))
    if text and not _MARKUP.search(text[:_SAMPLE]):
        return add_fields(RawRelease(origin=origin, text=part_paragraphs(text)), record, "record")
    raw = add_fields(RawRelease(origin=origin, text=""), record, "record")
    page = read_html(text or html, origin)
    return replace(
        page,
        id=raw.id,
        candidates=(*raw.candidates, *page.candidates),
        stated=raw.stated or page.stated,
    )


def _no_text(record: dict[str, object]) -> str:
    """Why a record has no text, with the names it does have."""
    names = ", ".join(str(name)[:40] for name in list(record)[:_TOLD])
    return f'no text: neither "text" nor "html" nor a usual name for them is filled ({names})'
