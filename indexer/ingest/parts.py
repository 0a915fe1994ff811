"""From an item to the documents and records in it, each of which is read by itself.

Nothing is read further than it takes to find where the next part begins.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import IO

from indexer.errors import ReleaseError, Remark
from indexer.ingest.archives import SpoiledArchiveError, limit_for, read_members, too_big
from indexer.ingest.beside import is_beside_a_text, with_fields_beside
from indexer.ingest.columns import Names
from indexer.ingest.csv_records import find_rows
from indexer.ingest.file_names import printable
from indexer.ingest.html_page import read_html
from indexer.ingest.item import Item, Limits, plain_reason
from indexer.ingest.json_records import (
    find_records,
    load_json,
    puts_day_first,
    read_json_line,
    read_record,
    remark_on,
)
from indexer.ingest.markdown import read_markdown
from indexer.ingest.metadata.names import said_by_path
from indexer.ingest.part import Part, Parts
from indexer.ingest.plain_text import read_plain_text
from indexer.ingest.ranges import read_header
from indexer.ingest.readers import reader_of
from indexer.ingest.readers.packed import is_tar_inside, unpack
from indexer.ingest.reading import Reading
from indexer.ingest.release_id import add_path_metadata, layout_name
from indexer.ingest.sniff import (
    Format,
    binary_format,
    format_by_name,
    format_of,
    is_archive,
    stem_of,
    unpacked_name,
)
from indexer.ingest.text_of import text_of_bytes
from indexer.model import RawRelease

_SAMPLE = 20_000  # bytes of a line that may say how its file writes dates
_RECORDS = 100


def open_item(item: Item, limits: Limits) -> RawRelease | Parts:
    """The release of a file that is read as a whole, or the parts of an item that has several.

    Raises:
        ReleaseError: the file cannot be read, or not as what it says it is.
    """
    kind = format_by_name(item.path) if item.payload is None else None
    if is_archive(kind) or (item.payload is not None and _is_packed(item.payload)):
        return _members(item, limits)
    if kind == "jsonl":
        return _lines_of_file(item, limits)
    if kind == "csv":
        return _rows_of_range(item, limits)
    if item.payload is not None:
        if format_of(item.payload, "") == "jsonl":
            return _lines(io.BytesIO(item.payload), item, limits)
        return read_document(item.payload, "", item, limits)
    if is_beside_a_text(item.path):
        return iter(())  # read with the text
    found = read_document(_whole_file(item, limits), item.path, item, limits)
    return with_fields_beside(found, item.path, limits) if isinstance(found, RawRelease) else found


def _is_packed(payload: bytes) -> bool:
    """Whether a stream is an archive; one compressed file is asked whether it is a tar."""
    kind = binary_format(payload)
    if kind == "packed":
        return is_tar_inside(payload)
    return (kind is None and payload.startswith(b"PK\x03\x04")) or payload[257:262] == b"ustar"


@contextmanager
def _reading(item: Item) -> Iterator[None]:
    """What the system says of a file, as a reason."""
    try:
        yield
    except OSError as error:
        raise ReleaseError(item.origin, plain_reason(error)) from error


def _whole_file(item: Item, limits: Limits) -> bytes:
    """Bytes of a file, as many as it may have; it may also grow while it is read."""
    limit = limit_for(item.path, limits)
    with _reading(item):
        size = Path(item.path).stat().st_size
        if size > limit:
            raise ReleaseError(item.origin, too_big(size, limit))
        with Path(item.path).open("rb") as file:
            data = file.read(limit + 1)
    if len(data) > limit:
        raise ReleaseError(item.origin, too_big(len(data), limit))
    return data


def _members(item: Item, limits: Limits) -> Parts:
    """The files of an archive."""
    try:
        for member in read_members(item, limits):
            if member is None:
                yield None
                continue
            shown = printable(member.name)
            origin = f"{item.origin}!{shown}"
            if member.problem:
                yield ReleaseError(origin, member.problem)
                continue
            stem = stem_of(shown)
            inside = f"{item.name}/{stem}" if item.name else f"{stem}"
            name = layout_name(f"{stem}", inside)
            inner = replace(item, name=name)
            yield Part(origin, partial(read_document, member.data, shown, inner, limits, origin))
    except SpoiledArchiveError as error:
        yield ReleaseError(item.origin, str(error.args[0]))


def _rows_of_range(item: Item, limits: Limits) -> Parts:
    """The records of a range of a CSV file, which all ranges share the header of."""
    with _reading(item), Path(item.path).open("rb") as file:
        header = read_header(file, limits.release_bytes)
        file.seek(item.start)
        data = header + file.read(item.end - item.start)
    return _records(data, item.origin, item, limits, "csv", item.line)


def _lines_of_file(item: Item, limits: Limits) -> Parts:
    with _reading(item):
        file = Path(item.path).open("rb")  # noqa: SIM115  # the next line closes it
    with file:
        first = puts_day_first(_some_records(file))
        file.seek(item.start)
        yield from _lines(file, item, limits, first)


def _some_records(file: IO[bytes]) -> Iterator[object]:
    """The first records of a file of lines, as far as they can be read."""
    for _ in range(_RECORDS):
        line = file.readline(_SAMPLE)
        if not line:
            return
        with suppress(ValueError, RecursionError):
            yield load_json(line.decode("utf-8", "replace"))


def _lines(file: IO[bytes], item: Item, limits: Limits, first: bool | None = None) -> Parts:
    """Lines of JSON up to the item's end; one that is too long costs itself only."""
    left = item.end - item.start if item.end >= 0 else -1
    number = item.line - 1
    while left:
        with _reading(item):
            line = file.readline(
                left if 0 <= left <= limits.release_bytes else limits.release_bytes + 1
            )
        if not line:
            return
        number += 1
        left -= len(line) if left > 0 else 0
        origin = f"{item.origin}:{number}"
        if len(line) > limits.release_bytes:
            while line and not line.endswith(b"\n"):
                with _reading(item):
                    line = file.readline(limits.release_bytes)
                left -= len(line) if left > 0 else 0
                yield None
            yield ReleaseError(origin, f"too big: the limit is {limits.release_bytes:,} bytes")
        elif line.strip(b"\x00 \t\r\n"):
            read = _read_first_line if number == 1 else _read_line
            yield Part(origin, partial(read, line, origin, item, number, first))


def _read_line(line: bytes, origin: str, item: Item, number: int, first: bool | None) -> RawRelease:
    raw = read_json_line(text_of_bytes(line, origin), origin, item.names, first)
    return _placed(raw, item.name, f"{number}")


def _read_first_line(
    line: bytes, origin: str, item: Item, number: int, first: bool | None
) -> RawRelease | Parts:
    """The first line's release, with what should be said of the names in all of them."""
    raw = _read_line(line, origin, item, number, first)
    remark = remark_on([load_json(text_of_bytes(line, origin))], item.origin, item.names)
    return raw if remark is None else iter((remark, Part(origin, lambda: raw)))


def read_document(
    data: bytes, path: str, item: Item, limits: Limits, origin: str = ""
) -> RawRelease | Parts:
    """The release or releases of one file's bytes.

    ``path`` says what the file is called, ``origin`` what the report calls it, if that is not
    the item's own; ``item`` gives its name, and the names of its fields.

    Raises:
        ReleaseError: they are no text, or not what the file's name says, or nobody reads them.
    """
    origin = origin or item.origin
    if format_of(data, path) == "packed":
        data, left = unpack(data, path or origin, limits)
        path = unpacked_name(path)
        if format_of(data, path) == "packed":
            raise ReleaseError(origin, "compressed twice: unpack it once")
        found = _read_unpacked(data, path, item, limits, origin)
        return found if left is None else _and_what_is_left(found, origin, left)
    return _read_unpacked(data, path, item, limits, origin)


def _and_what_is_left(found: RawRelease | Parts, origin: str, left: ReleaseError) -> Parts:
    """What was read, and at last that something was not."""
    if isinstance(found, RawRelease):
        yield Part(origin, lambda: found)
    else:
        yield from found
    yield left


def _read_unpacked(
    data: bytes, path: str, item: Item, limits: Limits, origin: str
) -> RawRelease | Parts:
    kind = format_of(data, path)
    if is_archive(kind) or data[257:262] == b"ustar":
        raise ReleaseError(origin, "an archive inside an archive is not read: unpack it")
    if kind in ("json", "jsonl", "csv"):
        return _records(data, origin, item, limits, kind)
    if (read := reader_of(kind, origin)) is not None:
        found = read(data, origin, Reading(limits, item.names))
    else:
        found = _read_one(text_of_bytes(data, origin), origin, kind)
    if not isinstance(found, RawRelease):
        return _placed_parts(found, origin, item)
    if len(found.text) > limits.release_bytes:
        raise ReleaseError(origin, f"too big: more than {limits.release_bytes:,} letters of text")
    return _placed(found, item.name, "")


def _placed_parts(parts: Parts, origin: str, item: Item) -> Parts:
    """The parts of a file, each with what its place tells of it."""
    for part in parts:
        if isinstance(part, Part):
            number = part.origin.removeprefix(origin).lstrip(":#")
            yield Part(part.origin, partial(_read_placed, part, item.name, number))
        else:
            yield part


def _read_placed(part: Part, name: str, number: str) -> RawRelease | ReleaseError | Parts:
    found = part.read()
    return _placed(found, name, number) if isinstance(found, RawRelease) else found


def _records(
    data: bytes, origin: str, item: Item, limits: Limits, kind: Format, line: int = 2
) -> Parts:
    """The records of a file of several; ``line`` is where a CSV file's rows start."""
    text = text_of_bytes(data, origin)
    if kind == "jsonl":
        for number, record in enumerate(text.split("\n"), 1):
            if record.strip():
                place = f"{origin}:{number}"
                yield Part(place, partial(_read_json, record, place, item, number))
        return
    found = (
        find_records(text, origin, item.names)
        if kind == "json"
        else find_rows(text, origin, line, limits.release_bytes, item.names)
    )
    for entry in found:
        if isinstance(entry, Remark | ReleaseError):
            yield entry
            continue
        where, value = entry
        own = where.removeprefix(origin).lstrip(":#")
        # The columns of a table have been renamed, once for all rows.
        names = item.names if kind == "json" else ()
        yield Part(where, partial(_read_record, value, where, item.name, own, names))


def _read_json(record: str, where: str, item: Item, number: int) -> RawRelease:
    return _placed(read_json_line(record, where, item.names), item.name, f"{number}")


def _read_record(value: object, where: str, name: str, number: str, names: Names) -> RawRelease:
    return _placed(read_record(value, where, names), name, number)


def _read_one(text: str, origin: str, kind: Format) -> RawRelease:
    if kind == "html":
        return read_html(text, origin)
    return read_markdown(text, origin) if kind == "markdown" else read_plain_text(text, origin)


def _placed(raw: RawRelease, name: str, number: str) -> RawRelease:
    """A raw release with what its place tells of it; ``number`` is its own in a file."""
    place = f"{name}/{number}" if name and number else name
    raw = add_path_metadata(raw, name)
    if not number:
        raw = replace(raw, candidates=(*raw.candidates, *said_by_path(name)))
    return replace(raw, name=place, number=number)
