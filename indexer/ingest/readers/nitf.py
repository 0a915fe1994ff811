"""NITF, the XML of news agencies: headline, byline, dateline and day have elements of their own.

https://iptc.org/std/NITF/3.6/specification/ names them.
"""

from __future__ import annotations

import re

from lxml import etree

from indexer.errors import ReleaseError
from indexer.ingest.faults import in_plain_words
from indexer.ingest.fields import add_fields
from indexer.ingest.html_page import read_html
from indexer.ingest.reading import Reading
from indexer.model import RawRelease

_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_BY = re.compile(r"^by\s+", re.IGNORECASE)


def read(data: bytes, origin: str, reading: Reading) -> RawRelease:
    """The release of an NITF document.

    Raises:
        ReleaseError: it is no such document, or holds no text.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReleaseError(origin, f"not readable as NITF: {in_plain_words(error)}") from error
    if root is None or etree.QName(root).localname != "nitf":
        raise ReleaseError(origin, "not readable as NITF")
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname  # with a namespace or without
    body = root.find("./body/body.content")
    if body is None or not "".join(body.itertext()).strip():
        raise ReleaseError(origin, "no text: there is no filled <body.content>")
    for block in body.iter("block"):
        block.tag = "div"
    body.tag = "div"
    markup = etree.tostring(body, encoding="unicode", with_tail=False)
    fields = {
        "title": _words(root, ".//hedline/hl1") or _words(root, "./head/title"),
        "date": _day(root),
        "author": _BY.sub("", _words(root, ".//body.head/byline")),
        "place": _words(root, ".//body.head/dateline/location"),
        "publisher": _attribute(root, ".//doc.copyright", "holder"),
        "url": _attribute(root, ".//docdata/doc-id", "href"),
        "id": _attribute(root, ".//docdata/doc-id", "id-string"),
        "summary": _words(root, ".//body.head/abstract"),
    }
    raw = read_html(markup, origin)
    return add_fields(raw, {k: v for k, v in fields.items() if v}, "record")


def _words(root: etree._Element, path: str) -> str:
    found = root.find(path)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def _attribute(root: etree._Element, path: str, name: str) -> str:
    found = root.find(path)
    return str(found.get(name) or "").strip() if found is not None else ""


def _day(root: etree._Element) -> str:
    """The day of issue or release, which are written as ``20250301T120000Z``."""
    for path in (".//docdata/date.issue", ".//docdata/date.release"):
        if day := _DAY.match(_attribute(root, path, "norm")):
            return "-".join(day.groups())
    return _words(root, ".//body.head/dateline/story.date")
