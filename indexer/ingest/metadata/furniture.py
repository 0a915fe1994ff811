"""Whose page it is, by what stands around the text: the masthead, and the rights line below.

What is said there holds only if the text tells of that body, too: a portal's
pages have a masthead of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml import html as lxml_html

from indexer.ingest.html_tree import names_of
from indexer.ingest.metadata.issuer import signed_in
from indexer.model import Candidate

_LONGEST = 400  # code points of a line of a footer that is read
_MOST = 60  # elements of one kind that are looked at
_FOOTS = frozenset("footer foot copyright colophon".split())
_LOGOS = frozenset("logo brand masthead wordmark sitename".split())
# Merrin Rail plc. Registered in England | Merrin Rail Ltd is registered in …
_REGISTERED = re.compile(
    r"^(?P<name>[A-Z][^\n.:;©]{2,60}? (?:plc|PLC|Ltd|Limited|LLP|Inc|CIC|AS|ASA|AG|GmbH))\.?"
    r",? (?:is )?(?:a company )?[Rr]egistered "
)


def said_in_furniture(tree: lxml_html.HtmlElement) -> Iterator[Candidate]:
    """Candidates for the issuer out of the footer and the masthead of a page."""
    for element in _marked(tree, _FOOTS):
        for line in _lines(element):
            registered = _REGISTERED.match(line)
            if registered is not None:
                yield Candidate("issuer", registered["name"], "page footer", line)
            for found in signed_in(line):
                yield Candidate("issuer", found.value, "page footer", line)
    for element in _marked(tree, _LOGOS):
        words = _words(element) or _alternative(element)
        if words:
            yield Candidate("issuer", words, "masthead", element.get("class") or "")


def _marked(tree: lxml_html.HtmlElement, names: frozenset[str]) -> list[etree._Element]:
    """The first elements with such a tag, class or id."""
    found = (
        element
        for element in tree.iter(etree.Element)
        if element.tag in names or not names_of(element).isdisjoint(names)
    )
    return list(islice(found, _MOST))


def _lines(element: etree._Element) -> Iterator[str]:
    for part in element.itertext():
        line = " ".join(part.split())
        if 0 < len(line) <= _LONGEST:
            yield line


def _words(element: etree._Element) -> str:
    words = " ".join("".join(element.itertext()).split())
    return words if len(words) <= 80 else ""


def _alternative(element: etree._Element) -> str:
    """What a logo says to those who do not see it."""
    image = element if element.tag == "img" else element.find(".//img")
    return " ".join((image.get("alt") or "").split())[:80] if image is not None else ""
