"""HTML: a whole page, of which the release is a part, or the release's own markup.

A fragment, as a JSON record carries it, is all text and is read as it stands.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from lxml import etree
from lxml import html as lxml_html

from indexer.errors import ReleaseError
from indexer.ingest.faults import in_plain_words
from indexer.ingest.html_main import choose_blocks
from indexer.ingest.html_quotes import set_quotations
from indexer.ingest.html_tree import part_speakers, prune
from indexer.ingest.html_walk import Found, walk
from indexer.ingest.metadata.page import read_metadata
from indexer.ingest.metadata.stated import stated_on
from indexer.model import RawRelease

_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# What the parsers raise on markup nobody wrote by hand; seen in random input.
_FAULTS = (
    etree.LxmlError, ValueError, TypeError, AttributeError, IndexError, KeyError, AssertionError,
    RecursionError,
)  # fmt: skip


# A parser compares each attribute of a tag with all others. Real tags have a dozen.
_MAX_ATTRIBUTES = 300
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{2000,}")
_ATTRIBUTE = re.compile(r"\s[^\s\"'>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")


def _with_fewer_attributes(tag: re.Match[str]) -> str:
    attributes = _ATTRIBUTE.finditer(tag.group())
    last = next(islice(attributes, _MAX_ATTRIBUTES - 1, None), None)
    return tag.group()[: last.end()] if last is not None else tag.group()


def read_html(text: str, origin: str) -> RawRelease:
    """A release from a page or a fragment of HTML.

    Raises:
        ReleaseError: the markup holds no text.
    """
    markup = _LONG_TAG.sub(_with_fewer_attributes, _DECLARATION.sub("", text).replace("\x00", ""))
    if not markup.strip():
        raise ReleaseError(origin, "no text")
    whole = bool(_PAGE.search(markup[:5000]))
    try:
        tree = lxml_html.document_fromstring(markup)
        raw = read_metadata(tree, origin) if whole else RawRelease(origin=origin, text="")
        blocks = set_quotations(_page_blocks(markup, tree) if whole else walk(tree))
    except _FAULTS as error:
        raise ReleaseError(origin, f"not readable HTML: {in_plain_words(error)}") from error
    if not blocks:
        raise ReleaseError(origin, "no text in the page")
    return replace(
        raw,
        text="\n\n".join(b.words for b in blocks),
        kinds=tuple(b.kind for b in blocks),
        groups=tuple(b.group for b in blocks),
        leads=tuple(b.lead for b in blocks),
        stated=stated_on(tree) if whole else (),
    )


def _page_blocks(markup: str, tree: lxml_html.HtmlElement) -> list[Found]:
    """The blocks of a page's text."""
    prune(tree)
    part_speakers(tree)
    body = tree.find(".//body")
    blocks = walk(body if body is not None else tree)
    return choose_blocks(blocks, tree, markup) if blocks else []
