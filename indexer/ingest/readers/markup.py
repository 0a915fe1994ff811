"""XML: its first element says which reader it is for. Nothing else is guessed at."""

from __future__ import annotations

import re
from collections.abc import Callable

from indexer.errors import ReleaseError
from indexer.ingest.html_page import read_html
from indexer.ingest.part import Parts
from indexer.ingest.readers import feed, newsml, nitf
from indexer.ingest.reading import Reading
from indexer.ingest.text_of import text_of_bytes
from indexer.model import RawRelease

_HEAD = 20_000  # bytes in which the first element begins
_BEFORE = re.compile(rb"<\?.{0,2000}?\?>|<!--.{0,15000}?-->|<!DOCTYPE[^<>\[]{0,2000}>", re.DOTALL)
_ELEMENT = re.compile(rb"<([A-Za-z_][\w.\-]{0,60}(?::[\w.\-]{1,60})?)")
_READERS: dict[str, Callable[[bytes, str, Reading], RawRelease | Parts]] = {
    "rss": feed.read,
    "feed": feed.read,
    "RDF": feed.read,
    "nitf": nitf.read,
    "newsItem": newsml.read,
    "newsMessage": newsml.read,
}


def read(data: bytes, origin: str, reading: Reading) -> RawRelease | Parts:
    """The releases of a file of XML.

    Raises:
        ReleaseError: its first element is none that we know.
    """
    element = _ELEMENT.search(_BEFORE.sub(b"", data[:_HEAD]))
    name = element[1].decode("ascii", "replace").rpartition(":")[2] if element else ""
    if name in _READERS:
        return _READERS[name](data, origin, reading)
    if name.lower() == "html":
        return read_html(text_of_bytes(data, origin), origin)
    what = f"XML that begins with <{name}>" if name else "not XML"
    raise ReleaseError(origin, f"{what}; of XML only RSS, Atom, NITF, NewsML-G2 and XHTML are read:"
                       " convert it to one of them, to JSON or to text")  # fmt: skip
