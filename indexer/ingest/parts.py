"""From an item to the documents and records in it, each of which is read by itself.

Nothing is read further than it takes to find where the next part begins.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from indexer.errors import ReleaseError
from indexer.ingest.archives import SpoiledArchiveError, limit_for, read_members, too_big
from indexer.ingest.csv_records import find_rows
from indexer.ingest.decode import UndecodableError, decode
from indexer.ingest.file_names import printable
from indexer.ingest.html_page import read_html
from indexer.ingest.item import Item, Limits, plain_reason
from indexer.ingest.json_records import find_records, read_json_line, read_record
from indexer.ingest.markdown import read_markdown
from indexer.ingest.metadata.names import said_by_path
from indexer.ingest.part import Part, Parts
from indexer.ingest.plain_text import read_plain_text
from indexer.ingest.release_id import add_path_metadata, layout_name
from indexer.ingest.sniff import Format, format_by_content, format_by_name, is_archive
from indexer.model import RawRelease


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
        kind = format_by_content(item.payload)
        if kind == "jsonl":
            return _lines(io.BytesIO(item.payload), item, limits)
        return read_document(item.payload, item.origin, item.name, limits, kind)
    return read_document(_whole_file(item, limits), item.origin, item.name, limits)


def _is_packed(payload: bytes) -> bool:
    return payload.startswith((b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")) or (
        payload[257:262] == b"ustar"
    )


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
            place = PurePosixPath(shown)
            stem = place.with_suffix("") if format_by_name(place.name) else place
            inside = f"{item.name}/{stem}" if item.name else f"{stem}"
            name = layout_name(f"{stem}", inside)
            yield Part(origin, partial(read_document, member.data, origin, name, limits))
    except SpoiledArchiveError as error:
        yield ReleaseError(item.origin, str(error.args[0]))


def _rows_of_range(item: Item, limits: Limits) -> Parts:
    """The records of a range of a CSV file, which all ranges share the header of."""
    with _reading(item), Path(item.path).open("rb") as file:
        header = file.readline(limits.release_bytes)
        file.seek(item.start)
        data = header + file.read(item.end - item.start)
    return _records(data, item.origin, item.name, limits, "csv", item.line)


def _lines_of_file(item: Item, limits: Limits) -> Parts:
    with _reading(item):
        file = Path(item.path).open("rb")  # noqa: SIM115  # the next line closes it
    with file:
        file.seek(item.start)
        yield from _lines(file, item, limits)


def _lines(file: IO[bytes], item: Item, limits: Limits) -> Parts:
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
            yield Part(origin, partial(_read_line, line, origin, item.name, number))


def _read_line(line: bytes, origin: str, name: str, number: int) -> RawRelease:
    return _placed(read_json_line(_text(line, origin), origin), name, f"{number}")


def _text(data: bytes, origin: str) -> str:
    try:
        return decode(data)
    except UndecodableError as error:
        raise ReleaseError(origin, str(error)) from error


def read_document(
    data: bytes, origin: str, name: str, limits: Limits, kind: Format | None = None
) -> RawRelease | Parts:
    """The release or releases of one file's bytes.

    Raises:
        ReleaseError: they are no text, or not what the file's name says.
    """
    kind = kind or format_by_name(origin)
    if kind in ("json", "jsonl", "csv"):
        return _records(data, origin, name, limits, kind)
    text = _text(data, origin)
    kind = kind or format_by_content(data)
    if is_archive(kind):
        raise ReleaseError(origin, "an archive inside an archive is not read")
    if kind in ("json", "jsonl"):
        return _records(data, origin, name, limits, kind)
    return _placed(_read_one(text, origin, kind), name, "")


def _records(
    data: bytes, origin: str, name: str, limits: Limits, kind: Format, line: int = 2
) -> Parts:
    """The records of a file of several; ``line`` is where a CSV file's rows start."""
    text = _text(data, origin)
    if kind == "jsonl":
        for number, record in enumerate(text.split("\n"), 1):
            if record.strip():
                place = f"{origin}:{number}"
                yield Part(place, partial(_read_json, record, place, name, number))
        return
    found = (
        find_records(text, origin)
        if kind == "json"
        else find_rows(text, origin, line, limits.release_bytes)
    )
    for where, value in found:
        own = where.removeprefix(origin).lstrip(":#")
        yield Part(where, partial(_read_record, value, where, name, own))


def _read_json(record: str, where: str, name: str, number: int) -> RawRelease:
    return _placed(read_json_line(record, where), name, f"{number}")


def _read_record(value: object, where: str, name: str, number: str) -> RawRelease:
    return _placed(read_record(value, where), name, number)


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
