"""NewsML-G2, in which agencies wrap what they send: an item says by whom, when and about what.

https://iptc.org/std/NewsML-G2/specification/ names the elements. A ``newsItem`` is a release; a
``newsMessage`` holds several. Texts are XHTML, NITF or plain.
"""

from __future__ import annotations

from functools import partial

from lxml import etree

from indexer.errors import ReleaseError
from indexer.ingest.faults import in_plain_words
from indexer.ingest.fields import add_fields
from indexer.ingest.html_page import read_html
from indexer.ingest.part import Part, Parts
from indexer.ingest.plain_text import read_plain_text
from indexer.ingest.readers import nitf
from indexer.ingest.reading import Reading
from indexer.model import RawRelease


def read(data: bytes, origin: str, reading: Reading) -> RawRelease | Parts:
    """The release of an item, or the items of a message as parts.

    Raises:
        ReleaseError: it is no such document, or an item by itself holds no text.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReleaseError(origin, f"not readable as NewsML: {in_plain_words(error)}") from error
    if root is None:
        raise ReleaseError(origin, "not readable as NewsML")
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
    items = [root] if root.tag == "newsItem" else list(root.iter("newsItem"))
    if not items:
        raise ReleaseError(origin, "no <newsItem> in it: of NewsML only G2 is read")
    if len(items) == 1:
        return _read_item(items[0], origin, reading)
    return (
        Part(where, partial(_read_item, item, where, reading))
        for where, item in ((f"{origin}#{n}", item) for n, item in enumerate(items, 1))
    )


def _read_item(item: etree._Element, origin: str, reading: Reading) -> RawRelease:
    provider = _named(item, "./itemMeta/provider")
    fields = {
        "title": _words(item, "./contentMeta/headline") or _words(item, "./itemMeta/title"),
        "date": _words(item, "./contentMeta/contentCreated")
        or _words(item, "./itemMeta/firstCreated")
        or _words(item, "./itemMeta/versionCreated"),
        "publisher": _named(item, "./contentMeta/infoSource") or provider,
        "feed": provider,
        "author": _words(item, "./contentMeta/by"),
        "place": _named(item, "./contentMeta/located"),
        "embargo": _words(item, "./itemMeta/embargoed"),
        "summary": _words(item, "./contentMeta/description"),
        "id": item.get("guid") or "",
    }
    raw = _read_content(item, origin, reading)
    return add_fields(raw, {k: v for k, v in fields.items() if v}, "record")


def _read_content(item: etree._Element, origin: str, reading: Reading) -> RawRelease:
    for content in item.iterfind("./contentSet/inlineXML"):
        for inner in content.iterchildren(etree.Element):
            data = etree.tostring(inner, encoding="unicode", with_tail=False)
            if inner.tag == "nitf":
                return nitf.read(data.encode(), origin, reading)
            if "".join(inner.itertext()).strip():
                return read_html(data, origin)
    for content in item.iterfind("./contentSet/inlineData"):
        words = "".join(content.itertext())
        if words.strip():
            is_html = "html" in (content.get("contenttype") or "")
            return read_html(words, origin) if is_html else read_plain_text(words, origin)
    raise ReleaseError(origin, "the item has no text, only a link: give the page itself")


def _words(item: etree._Element, path: str) -> str:
    found = item.find(path)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def _named(item: etree._Element, path: str) -> str:
    """A party or place by its name, its words or the literal it is called by; never by a code."""
    found = item.find(path)
    if found is None:
        return ""
    return _words(item, f"{path}/name") or str(found.get("literal") or "").strip()
