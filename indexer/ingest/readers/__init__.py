"""Who reads which format: a module each, loaded when a file of its kind is met.

A reader is a function ``read(data, origin, reading)``. ``data`` are the bytes of a file, no more
than its limit; what comes back is its release, or its parts, each of which is read by itself.
It raises ``ReleaseError`` for what is not of its format.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias, cast

from indexer.errors import ReleaseError
from indexer.ingest.part import Parts
from indexer.ingest.reading import Reading
from indexer.ingest.sniff import Format
from indexer.model import RawRelease

Reader: TypeAlias = Callable[[bytes, str, Reading], RawRelease | Parts]

_MODULES: dict[Format, str] = {
    "feed": "feed",
    "nitf": "nitf",
    "xml": "markup",
    "mail": "mail",
    "mbox": "mail_box",
    "warc": "web_archive",
    "vtt": "captions",
    "srt": "captions",
    "rst": "restructured",
    "docx": "word",
    "xlsx": "sheet",
    "pdf": "pdf",
}
_EXTRA = "documents"  # of pyproject.toml: the libraries of the formats below
_HEAVY: dict[Format, str] = {
    "docx": "a Word document",
    "xlsx": "an Excel workbook",
    "pdf": "a PDF document",
}


def reader_of(kind: Format, origin: str) -> Reader | None:
    """The reader of a format, None for those that are text or records of text.

    Raises:
        ReleaseError: its library is not installed.
    """
    module = _MODULES.get(kind)
    if module is None:
        return None
    try:
        return cast(Reader, import_module(f"{__name__}.{module}").read)
    except ModuleNotFoundError as error:
        what = _HEAVY.get(kind, f"a file of the kind {kind}")
        remedy = f"reading it takes a library: pip install 'on-record[{_EXTRA}]'"
        raise ReleaseError(origin, f"{what}; {remedy}, or save it as text") from error
