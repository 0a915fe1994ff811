"""What a page says of itself: JSON-LD, meta elements, microdata, ``time``, its headings.

Names of properties are judged by their words, not looked up: any name that
says "published" or "issued" and nothing of a change is the day it came out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from htmldate import find_date
from lxml import etree
from lxml import html as lxml_html

from indexer.ingest.dates import parse_date
from indexer.ingest.fields import language_code
from indexer.ingest.html_tree import drop, names_of
from indexer.ingest.metadata.furniture import said_in_furniture
from indexer.ingest.metadata.json_ld import said_in_json_ld
from indexer.ingest.metadata.lines import read_line
from indexer.model import Candidate, Field, RawRelease

_LONGEST = 1000  # code points of a value worth keeping
_LATEST = "2100-01-01"
_PUBLISHED = re.compile(r"publish|publi[ck]|issued|pub.?date|release.?date|posted|date.?created")
_DATED = re.compile(r"(?:^|[.:_\-])(?:date|created|timestamp|datetime)$")
_CHANGED = re.compile(
    r"modif|updat|revis|valid|expir|review|availab|copyright|access|end|start|birth"
)
_META: tuple[tuple[Field, re.Pattern[str]], ...] = (
    ("title", re.compile(r"(?:^|[.:_\-])(?:title|headline)$")),
    ("publisher", re.compile(r"site_name$|(?:^|[.:_\-])publisher$|application-name$")),
    ("issuer", re.compile(r"(?:organi[sz]ation|agency|department|ministry|issuer|source)$")),
    ("author", re.compile(r"(?:^|[.:_\-])(?:author|creator|byl)$")),
    ("url", re.compile(r"(?:^|[.:])url$")),
    ("place", re.compile(r"(?:^|[.:_\-])(?:dateline|placename|location)$")),
    ("language", re.compile(r"(?:^|[.:_\-])(?:language|locale)$")),
)
_ACCOUNTS = re.compile(
    r"(?:admin\w*|web ?master|editor|staff|user\d*|root|\S+@\S+|https?:\S+)", re.I
)
_DATE_NAMES = frozenset(
    "date dateline published posted timestamp pubdate datetime dt pubtime".split()
)
_CHANGE_NAMES = frozenset("updated modified update changed revised".split())
_ELSEWHERE = frozenset(
    "related comment comments sidebar recent teaser card popular widget footer nav".split()
)
_BARS = re.compile(r"\s+[|–—·»•-]\s+|\s*[|»]\s*")


def read_metadata(tree: lxml_html.HtmlElement, origin: str) -> RawRelease:
    """What a page says of itself, and where; a page that says no day is put to htmldate."""
    said = [
        *said_in_json_ld(tree),
        *_said_in_meta(tree),
        *_said_in_properties(tree),
        *_said_in_elements(tree),
        *said_in_furniture(tree),
    ]
    found = tuple(_settled(c) for c in said if c.value.strip())
    if not any(c.field == "published" and parse_date(c.value) for c in found):
        found = (*found, *_guessed(tree))
    return RawRelease(origin=origin, text="", candidates=found)


def _settled(candidate: Candidate) -> Candidate:
    """A candidate in the form they have: one line, a day, a language's code."""
    value = " ".join(candidate.value.split())[:_LONGEST]
    if candidate.field == "published":
        day = parse_date(value)
        value = day.isoformat() if day else value
    elif candidate.field == "language":
        value = language_code(value)
    elif candidate.field == "author" and _ACCOUNTS.fullmatch(value):
        value = ""
    return replace(candidate, value=value)


def _said_in_meta(tree: lxml_html.HtmlElement) -> Iterator[Candidate]:
    for element in tree.iterfind(".//link[@rel='canonical']"):
        yield Candidate("url", element.get("href", ""), "link")
    dated: list[Candidate] = []
    for element in tree.iter("meta"):
        name = (
            element.get("property") or element.get("name") or element.get("itemprop") or ""
        ).lower()
        value = element.get("content", "")
        if _is_day_of(name):
            found = Candidate("published", value, "meta", name)
            dated.insert(0, found) if _PUBLISHED.search(name) else dated.append(found)
            continue
        for field, pattern in _META:
            if pattern.search(name):
                card = field == "title" and name.startswith("twitter:")
                yield Candidate(field, value, "card" if card else "meta", name)
    yield from dated


def _is_day_of(name: str) -> bool:
    """Whether a property's name says when a page came out, and not when it was changed."""
    if _CHANGED.search(name):
        return False
    told = _PUBLISHED.search(name) and "publisher" not in name
    return bool(told or _DATED.search(name))


def _said_in_properties(tree: lxml_html.HtmlElement) -> Iterator[Candidate]:
    """Microdata, RDFa and microformats in the body."""
    for element in tree.iterfind(".//*[@itemprop]"):
        if element.tag != "meta" and _is_day_of(element.get("itemprop", "").lower()):
            yield Candidate(
                "published", _day_value(element), "microdata", element.get("itemprop", "")
            )
    for element in tree.iterfind(".//*[@property]"):
        if element.tag != "meta" and _is_day_of(element.get("property", "").lower()):
            yield Candidate(
                "published", _day_value(element), "microdata", element.get("property", "")
            )
    for element in tree.iter("abbr"):  # the date-time pattern of microformats
        if not names_of(element).isdisjoint(_DATE_NAMES) and not _is_elsewhere(element):
            yield Candidate("published", element.get("title", ""), "microdata", "abbr")


def _said_in_elements(tree: lxml_html.HtmlElement) -> Iterator[Candidate]:
    yield from _days_in_elements(tree)
    for element in tree.iter("h1"):
        yield Candidate("title", _text(element), "heading")
    for element in tree.iterfind(".//head/title"):
        yield Candidate("title", _text(element), "title element")
        parts = [p for p in _BARS.split(_text(element)) if p]
        if len(parts) > 1:
            yield Candidate("title", parts[0], "title element", "first part")
    yield Candidate("language", tree.get("lang", ""), "markup")


def _days_in_elements(tree: lxml_html.HtmlElement) -> Iterator[Candidate]:
    for element in tree.iter("time"):
        if not _is_elsewhere(element) and names_of(element).isdisjoint(_CHANGE_NAMES):
            yield Candidate("published", _day_value(element), "time element")
    for element in tree.iterfind(".//*[@class]"):
        if names_of(element).isdisjoint(_DATE_NAMES) or _is_elsewhere(element):
            continue
        line = read_line(_text(element))
        for stated in line.dates if line else ():
            if stated.role in ("published", "dated"):
                value = stated.days[0].isoformat() if len(stated.days) == 1 else stated.words
                yield Candidate("published", value, "time element", element.get("class", ""))


def _day_value(element: etree._Element) -> str:
    value = element.get("content") or element.get("datetime") or element.get("title") or ""
    return value if parse_date(value) else _text(element)


def _is_elsewhere(element: etree._Element) -> bool:
    """Whether an element belongs to a teaser, a comment or a list of other pages."""
    around = (element, *element.iterancestors())
    return any(
        e.tag in ("nav", "footer", "aside", "li") or not names_of(e).isdisjoint(_ELSEWHERE)
        for e in around
        if isinstance(e.tag, str) and e.tag not in ("body", "html", "main", "article")
    )


def _guessed(tree: lxml_html.HtmlElement) -> Iterator[Candidate]:
    """The day that htmldate finds, never the one a server says it last touched the page."""
    copy = lxml_html.document_fromstring(lxml_html.tostring(tree))
    for element in list(copy.iter("meta", "time")):
        names = (element.get(key, "") for key in ("http-equiv", "name", "property", "class"))
        if _CHANGED.search(" ".join(names).lower()):
            drop(element)
    day = find_date(copy, extensive_search=False, original_date=True, max_date=_LATEST)
    if day:
        yield Candidate("published", day, "htmldate")


def _text(element: etree._Element) -> str:
    """The words of a short element; of one with more, as many as a value may have."""
    found: list[str] = []
    length = 0
    for part in element.itertext():
        found.append(part)
        length += len(part)
        if length > _LONGEST:
            break
    return " ".join("".join(found).split())
