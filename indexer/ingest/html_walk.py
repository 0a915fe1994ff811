"""From a tree to blocks of words, as a browser would show them.

Inline markup joins (``77<sup>th</sup>``), marks of footnotes go, ``<q>`` gets
the quotation marks every browser draws, line breaks part what stands by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from indexer.ingest.blocks import Told
from indexer.ingest.html_tree import SKIPPED, names_of
from indexer.ingest.lines import unwrap

_KINDS: dict[str, Told] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "head"), "heading"),
    **dict.fromkeys(("li", "item", "dd"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("row", "tr"), "table"),
}
_BLOCKS = frozenset(
    """p div section article main header blockquote quote ul ol list table tbody thead dl dt figure
    address pre ab center hr body footer summary details fieldset""".split()
) | set(_KINDS)
_CELLS = frozenset(("td", "th", "cell"))
_BOLD = frozenset(("b", "strong"))
_OPENS_LINE = re.compile(r"\s*(?:[\[(]?\d{1,2}(?::\d\d){1,2}[\])]?\s*)?")  # before words in bold
_LINES = frozenset(("br", "lb"))
_BOXES = frozenset(("div", "section", "aside"))
_LONGEST_BOX = 3000  # code points of a quotation in a box of its own
_PROSE_CELL = 300  # code points: a cell longer than that is text laid out in a table
_QUOTES = frozenset(
    "quote quotes quotation quotations testimonial testimonials pullquote blockquote".split()
)
_SOURCES = frozenset(
    """author name source cite citation attribution speaker person by byline role title position
    job affiliation signature""".split()
)
_MARKS = '“”"«»„‘’「」'
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]+|[a-z])[\])]?")
_NOTED = frozenset("footnote footnotes fn note notes ref reference references cite".split())


@dataclass(slots=True)
class Found:
    """A block: its words, what the markup says of them, and where they stand.

    ``quote`` numbers the block quotation it is part of, 0 for none; ``source``
    is True for the line that says whose words those are. ``level`` is that of a
    heading. ``group`` numbers the stretch of lines it was parted from. ``lead`` is
    the words in bold that it begins with.
    """

    words: str
    kind: Told
    parent: etree._Element
    group: int
    quote: int = 0
    source: bool = False
    level: int = 0
    lead: str = ""


def walk(root: etree._Element) -> list[Found]:
    """The blocks of a tree, in order."""
    walking = _Walk()
    skipped = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        mute = not tag or (tag in SKIPPED and tag != "footer") or _is_footnote_mark(element)
        if event == "start":
            skipped += mute
            if not skipped:
                walking.open(element, tag)
            continue
        if not skipped:
            walking.close(element, tag)
        skipped -= mute
        if not skipped and element is not root:
            walking.add(element.tail or "")
    walking.flush(root)
    return walking.found


def _is_footnote_mark(element: etree._Element) -> bool:
    """``<sup><a href="#f1">1</a></sup>``, but not the ``th`` of 77th or the 2 of a square."""
    if element.tag != "sup":
        return False
    words = "".join(element.itertext()).strip()
    if not _NOTE.fullmatch(words):
        return False
    linked = element.find(".//a") is not None or element.getparent().tag == "a"
    return linked or not _NOTED.isdisjoint(names_of(element)) or not words[0].isalnum()


def is_layout(table: etree._Element) -> bool:
    """Whether a table lays out text instead of holding figures."""
    if next(table.iter("h1", "h2", "table", "blockquote"), table) is not table:
        return True
    if len(table.findall(".//p")) >= 3:
        return True
    cells = table.iter("td", "th")
    return any(len("".join(cell.itertext())) > _PROSE_CELL for cell in cells)


class _Walk:
    """Text gathered into blocks on the way through a tree."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self._parts: list[str] = []
        self._kinds: list[Told] = [""]
        self._quotes: list[etree._Element] = []  # block quotations that are open
        self._sources: list[etree._Element] = []  # lines that name their speaker
        self._layouts: list[bool] = []
        self._quote = 0
        self._depth = 0  # of <q> in <q>
        self._bold = 0  # elements open here that make words bold
        self._lead: list[str] = []
        self._leads = True  # nothing but words in bold so far in this block
        self._has_bold = False

    def open(self, element: etree._Element, tag: str) -> None:
        self._bold += tag in _BOLD
        if tag in ("table", "list"):
            self._layouts.append(tag == "table" and is_layout(element))
        if self._is_block(element, tag):
            if not (self._kinds[-1] == "table" and tag == "p"):
                self.flush(element)
            self._kinds.append(self._kind_of(tag))
        elif tag in _LINES:
            self._parts.append("\n")
        elif tag in _CELLS:
            self._open_cell(element)
        elif tag == "q":
            self._depth += 1
            self._mark(element, opening=True)
        if self._is_quotation(element, tag):
            self._quotes.append(element)
            self._quote += 1
        elif self._quotes and self._names_speaker(element, tag):
            self.flush(element)
            self._sources.append(element)
        self.add(element.text or "")

    def close(self, element: etree._Element, tag: str) -> None:
        self._bold -= tag in _BOLD
        if tag == "q":
            self._mark(element, opening=False)
            self._depth -= 1
        source = bool(self._sources) and self._sources[-1] is element
        if source:
            self.flush(element)
            self._sources.pop()
        if self._is_block(element, tag):
            inside = self._kinds[-2] if len(self._kinds) > 1 else ""
            if not (inside == "table" and tag == "p"):
                self.flush(element)
            if len(self._kinds) > 1:
                self._kinds.pop()
        elif tag in _CELLS and self._is_laid_out():
            self.flush(element)
        if self._quotes and self._quotes[-1] is element:
            self._quotes.pop()
        if tag in ("table", "list") and self._layouts:
            self._layouts.pop()

    def add(self, text: str) -> None:
        if text:
            words = re.sub(r"[ \t\r\n]+", " ", text)
            self._parts.append(words)
            self._leads = self._leads and (self._bold > 0 or bool(_OPENS_LINE.fullmatch(words)))
            self._has_bold = self._has_bold or self._bold > 0
            if self._leads:
                self._lead.append(words)

    def flush(self, element: etree._Element) -> None:
        """End a block. Two line breaks in a row part paragraphs, one parts lines."""
        kind = self._kinds[-1]
        text = "".join(self._parts)
        lead = " ".join("".join(self._lead).split()) if self._has_bold else ""
        self._parts, self._lead, self._leads, self._has_bold = [], [], True, False
        if kind == "table" and max(map(len, text.split(" | "))) > _PROSE_CELL:
            kind = ""
        parent = element.getparent() if element.getparent() is not None else element
        level = int(element.tag[1]) if kind == "heading" and element.tag[1:].isdigit() else 0
        for stretch in re.split(r"\n[ \xa0]*\n\s*", text):
            lines = [" ".join(stretch.split())] if kind in ("heading", "table") else unwrap(stretch)
            group = len(self.found)
            for line in lines:
                if words := line.strip("| "):
                    quote = self._quote if self._quotes else 0
                    source = bool(self._sources)
                    self.found.append(Found(words, kind, parent, group, quote, source, level, lead))
                    lead = ""

    def _kind_of(self, tag: str) -> Told:
        if tag == "tr" and self._is_laid_out():
            return ""
        return _KINDS.get(tag, self._kinds[-1])

    def _is_laid_out(self) -> bool:
        return bool(self._layouts) and self._layouts[-1]

    def _is_block(self, element: etree._Element, tag: str) -> bool:
        return tag in _BLOCKS

    def _open_cell(self, element: etree._Element) -> None:
        if self._is_laid_out():
            self.flush(element)
        elif "".join(self._parts).strip():
            self._parts.append(" | ")

    def _is_quotation(self, element: etree._Element, tag: str) -> bool:
        """A block quotation, or a figure or box that holds one with its source."""
        if self._quotes:
            return False
        if tag in ("blockquote", "quote"):
            return not _is_in_figure(element)
        if tag == "figure":
            return element.find(".//blockquote") is not None or element.find(".//q") is not None
        if tag not in _BOXES or _QUOTES.isdisjoint(names_of(element)):
            return False
        if len("".join(element.itertext())) > _LONGEST_BOX:
            return False
        return any(_is_source_box(e) for e in element.iterdescendants())

    def _names_speaker(self, element: etree._Element, tag: str) -> bool:
        if self._sources:
            return False
        if tag in ("cite", "footer", "figcaption"):
            return True
        return self._quotes[-1].tag in _BOXES | {"figure"} and _is_source_box(element)

    def _mark(self, element: etree._Element, *, opening: bool) -> None:
        """The quotation mark a browser draws, where the words bring none along."""
        words = "".join(element.itertext()).strip()
        edge = words[:1] if opening else words[-1:]
        if not words or edge in _MARKS:
            return
        outer = self._depth % 2 == 1
        self._parts.append(("“" if outer else "‘") if opening else ("”" if outer else "’"))


def _is_in_figure(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "figure"


def _is_source_box(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in ("blockquote", "q"):
        return False
    if _SOURCES.isdisjoint(names_of(element)) or element.find(".//blockquote") is not None:
        return False
    return 0 < len("".join(element.itertext()).strip()) <= _PROSE_CELL
