"""Word documents by python-docx: paragraphs with their styles, and tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Literal, NamedTuple

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from indexer.errors import ReleaseError
from indexer.ingest.faults import UNPACKING, in_plain_words
from indexer.ingest.item import Limits
from indexer.ingest.member import SpoiledArchiveError, check_unpacked
from indexer.ingest.reading import Reading
from indexer.model import BlockKind, RawRelease

_FAULTS = (*UNPACKING, etree.LxmlError, LookupError, AttributeError, TypeError)
_LONG = 150  # code points of a cell that is running text, in a page laid out as a table
_DEEPEST = 5  # tables in tables
_Kind = BlockKind | Literal[""]
_Kinds = dict[str | None, _Kind]  # by id of a style: to look one up takes longer than all else


class _Block(NamedTuple):
    words: str
    kind: _Kind
    lead: str = ""


def read(data: bytes, origin: str, reading: Reading) -> RawRelease:
    """The release of a Word document.

    Raises:
        ReleaseError: it cannot be read, holds no text, or unpacks to too much.
    """
    try:
        check_size(data, reading.limits)
        document = docx.Document(io.BytesIO(data))
        _check_entities(document)
        blocks = list(_blocks(document.iter_inner_content(), {}, 0))
    except SpoiledArchiveError as error:
        raise ReleaseError(origin, str(error)) from error
    except _FAULTS as error:
        raise ReleaseError(
            origin, f"not readable as a Word document: {in_plain_words(error)}"
        ) from error
    if not blocks:
        raise ReleaseError(origin, "the document holds no text")
    return RawRelease(
        origin=origin,
        text="\n\n".join(block.words for block in blocks),
        kinds=tuple(block.kind for block in blocks),
        leads=tuple(block.lead for block in blocks),
    )


def _check_entities(document: Document) -> None:
    """Refuse a document with declarations: an entity in its words stands for nobody knows what.

    Raises:
        SpoiledArchiveError: it has some, as no program writes them.
    """
    if document.part.element.getroottree().docinfo.internalDTD is not None:
        raise SpoiledArchiveError("not read: it declares entities, as no Word document does")


def check_size(data: bytes, limits: Limits) -> None:
    """Hold what an office document unpacks to to the bounds of an archive.

    Raises:
        SpoiledArchiveError: it unpacks to too much.
        zipfile.BadZipFile: it is none.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        infos = parts.infolist()
        if len(infos) > 10_000:
            raise SpoiledArchiveError("the document has too many parts")
        check_unpacked(sum(info.file_size for info in infos), len(data), limits)


def _blocks(content: Iterator[Paragraph | Table], kinds: _Kinds, depth: int) -> Iterator[_Block]:
    for entry in content:
        if isinstance(entry, Table):
            yield from _cells(entry, kinds, depth)
        else:
            for number, line in enumerate(entry.text.split("\n")):
                if words := " ".join(line.split()):
                    kind = _kind(entry, kinds)
                    yield _Block(words, kind, _lead(entry) if number == 0 else "")


def _cells(table: Table, kinds: _Kinds, depth: int) -> Iterator[_Block]:
    """A table's rows; cells of a page that is laid out as a table are read as running text."""
    if depth > _DEEPEST:
        return
    for row in table.rows:
        met: set[object] = set()
        cells = [c for c in row.cells if c._tc not in met and not met.add(c._tc)]  # type: ignore[func-returns-value]  # merged cells come again
        if any(len(cell.text) > _LONG for cell in cells):
            for cell in cells:
                yield from _blocks(cell.iter_inner_content(), kinds, depth + 1)
        elif words := " | ".join(w for cell in cells if (w := " ".join(cell.text.split()))):
            yield _Block(words, "table")


def _kind(paragraph: Paragraph, kinds: _Kinds) -> _Kind:
    style = paragraph._p.style
    if style not in kinds:
        kinds[style] = _kind_of_style(paragraph)
    return kinds[style]


def _kind_of_style(paragraph: Paragraph) -> _Kind:
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    if style.startswith(("Heading", "Title", "Subtitle")):
        return "heading"
    if style.startswith("Caption"):
        return "caption"
    return "item" if style.startswith("List") else ""


def _lead(paragraph: Paragraph) -> str:
    """The words in bold that a paragraph begins with."""
    bold: list[str] = []
    for run in paragraph.runs:
        if not run.bold and run.text.strip():
            break
        bold.append(run.text)
    return " ".join("".join(bold).split("\n")[0].split())
