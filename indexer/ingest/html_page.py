"""HTML: a whole page, of which the release is a part, or the release's own markup.

Which part of an unknown page is its text is a matter for trafilatura; a
fragment, as a JSON record carries it, is all text and is read as it stands.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace

from lxml import etree
from lxml import html as lxml_html
from trafilatura import bare_extraction

from indexer.errors import ReleaseError
from indexer.ingest.blocks import Told
from indexer.ingest.html_metadata import read_metadata
from indexer.model import RawRelease

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its refusals come out as our reasons

_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_KINDS: dict[str, Told] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "head"), "heading"),
    **dict.fromkeys(("li", "item", "dd"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("row", "tr"), "table"),
}
_BLOCKS = frozenset(
    """p div section article main header blockquote quote ul ol list table tbody thead dl dt figure
    address pre ab center hr body""".split()
) | set(_KINDS)
_SKIPPED = frozenset(
    """script style noscript template iframe object embed svg math canvas video audio nav footer
    aside form button select input textarea graphic img picture map""".split()
)
_CELLS = frozenset(("td", "th", "cell"))
_LINES = frozenset(("br", "lb"))
_PROSE_CELL = 300  # code points: a cell longer than that is text laid out in a table
# What the parsers raise on markup nobody wrote by hand; seen in random input.
_FAULTS = (
    etree.LxmlError, ValueError, TypeError, AttributeError, IndexError, KeyError, AssertionError,
    RecursionError,
)  # fmt: skip


@dataclass(slots=True)
class _Found:
    words: str
    kind: Told


def read_html(text: str, origin: str) -> RawRelease:
    """A release from a page or a fragment of HTML.

    Raises:
        ReleaseError: the markup holds no text.
    """
    markup = _DECLARATION.sub("", text).replace("\x00", "")
    if not markup.strip():
        raise ReleaseError(origin, "no text")
    whole = bool(_PAGE.search(markup[:5000]))
    try:
        tree = lxml_html.document_fromstring(markup)
        raw = read_metadata(tree, origin) if whole else RawRelease(origin=origin, text="")
        blocks = _page_blocks(markup, tree) if whole else _walk(tree)
    except _FAULTS as error:
        raise ReleaseError(origin, f"not readable HTML: {error}") from error
    if not blocks:
        raise ReleaseError(origin, "no text in the page")
    return replace(
        raw, text="\n\n".join(b.words for b in blocks), kinds=tuple(b.kind for b in blocks)
    )


def _page_blocks(markup: str, tree: lxml_html.HtmlElement) -> list[_Found]:
    """The blocks of a page's text; all that is in its body when no main part is found."""
    document = bare_extraction(
        markup,
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        favor_recall=True,
    )
    body = getattr(document, "body", None)
    if body is not None and (found := _walk(body)):
        return found
    main = next((e for tag in ("article", "main", "body") for e in tree.iter(tag)), tree)
    return _walk(main)


def _walk(root: etree._Element) -> list[_Found]:
    walk = _Walk()
    skipped = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            skipped += tag in _SKIPPED
            if not skipped and tag:
                walk.open(tag, element.text or "")
            continue
        if not skipped and tag:
            walk.close(tag)
        skipped -= tag in _SKIPPED
        if not skipped and element is not root:
            walk.add(element.tail or "")
    walk.flush()
    return walk.found


class _Walk:
    """Text gathered into blocks on the way through a tree."""

    def __init__(self) -> None:
        self.found: list[_Found] = []
        self._parts: list[str] = []
        self._kinds: list[Told] = [""]

    def open(self, tag: str, text: str) -> None:
        if tag in _BLOCKS:
            inside = self._kinds[-1]
            if not (inside == "table" and tag == "p"):
                self.flush()
            self._kinds.append(_KINDS.get(tag, inside))
        elif tag in _LINES:
            self._parts.append("\n")
        elif tag in _CELLS and "".join(self._parts).strip():
            self._parts.append(" | ")
        self.add(text)

    def close(self, tag: str) -> None:
        if tag in _BLOCKS:
            inside = self._kinds[-2] if len(self._kinds) > 1 else ""
            if not (inside == "table" and tag == "p"):
                self.flush()
            if len(self._kinds) > 1:
                self._kinds.pop()

    def add(self, text: str) -> None:
        if text:
            self._parts.append(re.sub(r"[ \t\r\n]+", " ", text))

    def flush(self) -> None:
        """End a block. Two line breaks in a row part paragraphs, one is a space."""
        kind = self._kinds[-1]
        text = "".join(self._parts)
        self._parts = []
        if kind == "table" and max(map(len, text.split(" | "))) > _PROSE_CELL:
            kind = ""
        for part in re.split(r"\n\s*\n", text):
            if words := " ".join(part.split()).strip("| "):
                self.found.append(_Found(words, kind))
