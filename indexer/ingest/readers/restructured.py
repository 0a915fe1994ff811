"""reStructuredText by docutils, which makes HTML of it; nothing it names is opened or run."""

from __future__ import annotations

import re
from dataclasses import replace

from docutils import nodes
from docutils.core import publish_doctree, publish_parts
from docutils.io import DocTreeInput
from docutils.utils import SystemMessage

from indexer.errors import ReleaseError
from indexer.ingest.faults import in_plain_words
from indexer.ingest.fields import add_fields
from indexer.ingest.html_page import read_html
from indexer.ingest.plain_text import read_plain_text
from indexer.ingest.reading import Reading
from indexer.ingest.text_of import text_of_bytes
from indexer.model import RawRelease

_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,  # odd markup is no error: it is read as it stands
    "halt_level": 5,
    "_disable_config": True,
    "embed_stylesheet": False,
    "syntax_highlight": "none",
    "math_output": "LaTeX",
    "smart_quotes": False,
}
_FAULTS = (SystemMessage, ValueError, LookupError, AttributeError, TypeError, RecursionError)
# docutils looks each table up among all others. 2,000 borders take it some seconds.
_BORDER = re.compile(r"^[ \t]*(?:\+[-=+]+\+|=+(?:[ \t]+=+)+)[ \t]*$", re.MULTILINE)
_MOST_BORDERS = 2_000


def read(data: bytes, origin: str, reading: Reading) -> RawRelease:
    """The release of a document in reStructuredText.

    Raises:
        ReleaseError: it holds no text, or docutils gives it up.
    """
    text = text_of_bytes(data, origin)
    if sum(1 for _ in _BORDER.finditer(text)) > _MOST_BORDERS:
        told = f"read as plain text: its tables have more than {_MOST_BORDERS:,} borders"
        return replace(read_plain_text(text, origin), remarks=(told,))
    try:
        tree = publish_doctree(text, settings_overrides=_SETTINGS)
        fields = _fields(tree)
        parts = publish_parts(
            tree,
            reader="doctree",
            source_class=DocTreeInput,
            writer="html5",
            settings_overrides=_SETTINGS,
        )
    except _FAULTS as error:
        raise ReleaseError(
            origin, f"not readable as reStructuredText: {in_plain_words(error)}"
        ) from error
    return add_fields(read_html(parts["body"], origin), fields, "front matter")


def _fields(tree: nodes.document) -> dict[str, object]:
    """The title of a document and the fields under it (``:Date: 2025-03-04``)."""
    found: dict[str, object] = {"title": tree.get("title", "")}
    for info in tree.findall(nodes.docinfo):
        for entry in info.children:
            if isinstance(entry, nodes.field):
                name, value = (part.astext() for part in entry.children[:2])
            else:
                name, value = type(entry).__name__, entry.astext()
            found.setdefault(name, value)
    for meta in tree.findall(nodes.meta):
        found[meta.get("name", "")] = meta.get("content", "")  # a day of its own beside the event's
    return {name: value for name, value in found.items() if value}
