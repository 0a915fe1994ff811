"""WARC, as crawlers write it: each page that was fetched whole, read by warcio."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stderr
from dataclasses import replace
from functools import partial
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.limitreader import LimitReader

from indexer.errors import ReleaseError
from indexer.ingest.faults import in_plain_words
from indexer.ingest.html_page import read_html
from indexer.ingest.part import Part, Parts
from indexer.ingest.plain_text import read_plain_text
from indexer.ingest.reading import Reading
from indexer.ingest.text_of import text_of_bytes
from indexer.model import Candidate, RawRelease

_FAULTS = (ArchiveLoadFailed, ValueError, LookupError, AttributeError, TypeError, EOFError, OSError)
_TEXTS = ("text/html", "application/xhtml+xml", "text/plain")
_ANOTHER = re.compile(rb"\n\r?\nWARC/\d\.\d+\r?\n")  # the head of a record


def read(data: bytes, origin: str, reading: Reading) -> Parts:
    """The pages of a web archive; what is no page, or was not found, is passed over."""
    archive = ArchiveIterator(io.BytesIO(data))
    records = iter(archive)
    number = 0
    told = False
    while True:
        number += 1
        where = f"{origin}#{number}"
        try:
            with redirect_stderr(io.StringIO()):  # where warcio writes what the report says
                record = next(records, None)
                if record is None:
                    break
                kind = _kind(record)
                page = b""
                if kind:
                    page = record.content_stream().read(reading.limits.release_bytes + 1)
                    url = record.rec_headers.get_header("WARC-Target-URI") or ""
                fault = _wrong_length(archive, record, page)
        except _FAULTS as error:
            yield ReleaseError(where, f"not readable as WARC from here on: {in_plain_words(error)}")
            return
        if not kind and not fault:
            yield None
            continue
        told = True
        if fault:
            yield ReleaseError(where, fault)
        elif len(page) > reading.limits.release_bytes:
            yield ReleaseError(
                where, f"too big: the limit is {reading.limits.release_bytes:,} bytes"
            )
        else:
            yield Part(where, partial(_read_page, page, kind, url, where))
    if not told:
        yield ReleaseError(origin, "the web archive holds no page of HTML or text")


def _wrong_length(archive: Any, record: Any, page: bytes) -> str:
    """What is wrong with the length that a record states, "" for nothing. Reads to its end.

    Where the next record begins hangs on it: what it holds may be cut, or not all its own.
    """
    if not isinstance(record.raw_stream, LimitReader):
        return "not read: it does not say how long it is, and what follows it was passed over"
    others = archive.err_count
    archive.read_to_end(record)
    if missing := record.raw_stream.limit:
        return f"not read: the file ends {missing:,} bytes before it should; nothing follows it"
    if archive.err_count > others or _ANOTHER.search(page):
        return "not read: its length is not what it says; what follows it may be passed over"
    return ""


def _kind(record: Any) -> str:
    """The kind of page that a record holds, "" for none that is read."""
    if record.rec_type not in ("response", "resource"):
        return ""
    http = record.http_headers
    if http is not None and not str(http.get_statuscode()).startswith("2"):
        return ""
    headers = http if http is not None else record.rec_headers
    kind = str(headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return kind if kind in _TEXTS else ""


def _read_page(data: bytes, kind: str, url: str, origin: str) -> RawRelease:
    text = text_of_bytes(data, origin)
    raw = read_plain_text(text, origin) if kind == "text/plain" else read_html(text, origin)
    known = any(c.field == "url" for c in raw.candidates)
    if known or not url.startswith("http"):
        return raw
    return replace(raw, candidates=(*raw.candidates, Candidate("url", url, "record", "WARC")))
