"""Metadata in a file of its own: ``a.json`` beside ``a.txt``, with a date and without a text."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePath

from indexer.ingest.fields import add_fields
from indexer.ingest.item import Limits
from indexer.ingest.json_records import has_text, whole_record
from indexer.model import Candidate, RawRelease

_TEXTS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".rst", ".pdf", ".docx")
_LONGEST_TITLE = 200  # code points of a description that may be the headline
_LARGEST = 1_000_000  # bytes of such a file


def is_beside_a_text(path: str) -> bool:
    """Whether a file is metadata of a text of the same name, with which it is read."""
    if not path.lower().endswith(".json"):
        return False
    stem = path[: -len(".json")]
    return any(os.path.lexists(stem + ending) for ending in _TEXTS) and bool(_fields_in(path))


def with_fields_beside(raw: RawRelease, path: str, limits: Limits) -> RawRelease:
    """A release with what a file of the same name says of it."""
    ending = PurePath(path).suffix
    if ending.lower() not in _TEXTS:
        return raw
    fields = _fields_in(f"{path.removesuffix(ending)}.json")
    if not fields:
        return raw
    raw = add_fields(raw, fields, "record")
    told = str(fields.get("description") or "").strip()
    if not 0 < len(told) <= _LONGEST_TITLE:
        return raw
    title = Candidate("title", told, "weak record", "description")
    return replace(raw, candidates=(*raw.candidates, title))


def _fields_in(path: str) -> dict[str, object]:
    """The metadata in a file, {} where there is none, or where it holds a release itself."""
    with suppress(OSError, ValueError, RecursionError):
        if Path(path).is_file() and Path(path).stat().st_size <= _LARGEST:
            value = json.loads(Path(path).read_bytes())
            if isinstance(value, dict) and not has_text(value):
                return whole_record(value)
    return {}
