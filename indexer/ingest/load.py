"""From an item to its releases. What cannot be read comes out as a value, too."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import IO

from indexer.errors import ReleaseError
from indexer.ingest.archives import SpoiledArchiveError, limit_for, read_members, too_big
from indexer.ingest.csv_records import read_csv
from indexer.ingest.decode import UndecodableError, decode
from indexer.ingest.html_page import read_html
from indexer.ingest.item import DEFAULT_LIMITS, Item, Limits, plain_reason
from indexer.ingest.json_records import read_json, read_json_line
from indexer.ingest.markdown import read_markdown
from indexer.ingest.plain_text import read_plain_text
from indexer.ingest.prepare import prepare
from indexer.ingest.release_id import add_path_metadata, layout_name
from indexer.ingest.sniff import Format, format_by_content, format_by_name, is_archive
from indexer.model import RawRelease, Release

_Raw = Iterator[RawRelease | ReleaseError]


def load(item: Item, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Release | ReleaseError]:
    """The releases of an item, in order, and an error as a value for each that cannot be read.

    An error's origin names the file, the member (after "!") and the line or
    the number of the record (after ":" or "#").
    """
    if item.problem:
        yield ReleaseError(item.path, item.problem)
        return
    for raw in _read_item(item, limits):
        if isinstance(raw, ReleaseError):
            yield raw
            continue
        try:
            yield prepare(raw)
        except ReleaseError as error:
            yield error


def _read_item(item: Item, limits: Limits) -> _Raw:
    kind = format_by_name(item.path) if item.payload is None else None
    try:
        if is_archive(kind) or (item.payload is not None and _is_packed(item.payload)):
            yield from _read_archive(item, limits)
        elif kind in ("jsonl", "csv"):
            yield from _read_range(item, limits, kind)
        else:
            yield from _read_single(item, limits)
    except OSError as error:
        yield ReleaseError(item.path, plain_reason(error))


def _is_packed(payload: bytes) -> bool:
    return payload.startswith((b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")) or (
        payload[257:262] == b"ustar"
    )


def _read_archive(item: Item, limits: Limits) -> _Raw:
    try:
        for member in read_members(item, limits):
            origin = f"{item.path}!{member.name}"
            if member.problem:
                yield ReleaseError(origin, member.problem)
                continue
            place = PurePosixPath(member.name)
            stem = place.with_suffix("") if format_by_name(place.name) else place
            inside = f"{item.name}/{stem}" if item.name else f"{stem}"
            name = layout_name(f"{stem}", inside)
            yield from read_document(member.data, origin, name, limits)
    except SpoiledArchiveError as error:
        yield ReleaseError(item.path, str(error.args[0]))


def _read_range(item: Item, limits: Limits, kind: Format) -> _Raw:
    """The records of a range of a JSONL or CSV file."""
    if kind == "csv" and item.end - item.start > limits.file_bytes:
        yield ReleaseError(f"{item.path}:{item.line}", "a quotation mark here never closes")
        return
    with Path(item.path).open("rb") as file:
        if kind == "csv":
            header = file.readline(limits.release_bytes)
            file.seek(item.start)
            data = header + file.read(item.end - item.start)
            found = read_document(data, item.path, item.name, limits, kind, item.line)
        else:
            file.seek(item.start)
            found = _read_json_lines(file, item, limits)
        yield from found


def _read_single(item: Item, limits: Limits) -> _Raw:
    """A file that is read as a whole, or what standard input gave."""
    if item.payload is not None:
        kind = format_by_content(item.payload)
        if kind == "jsonl":
            yield from _read_json_lines(io.BytesIO(item.payload), item, limits)
            return
        yield from read_document(item.payload, "standard input", item.name, limits, kind)
        return
    path = Path(item.path)
    limit = limit_for(item.path, limits)
    size = path.stat().st_size
    if size > limit:
        yield ReleaseError(item.path, too_big(size, limit))
        return
    yield from read_document(path.read_bytes(), item.path, item.name, limits)


def _read_json_lines(file: IO[bytes], item: Item, limits: Limits) -> _Raw:
    """Lines of JSON up to the item's end; one that is too long costs itself only."""
    path = "standard input" if item.payload is not None else item.path
    left = item.end - item.start if item.end >= 0 else -1
    number = item.line - 1
    while left:
        line = file.readline(
            left if 0 <= left <= limits.release_bytes else limits.release_bytes + 1
        )
        if not line:
            return
        number += 1
        left -= len(line) if left > 0 else 0
        origin = f"{path}:{number}"
        if len(line) > limits.release_bytes:
            while line and not line.endswith(b"\n"):
                line = file.readline(limits.release_bytes)
                left -= len(line) if left > 0 else 0
            yield ReleaseError(origin, f"too big: the limit is {limits.release_bytes:,} bytes")
        elif line.strip(b"\x00 \t\r\n"):
            try:
                raw = read_json_line(decode(line), origin)
            except UndecodableError as error:
                raw = ReleaseError(origin, str(error))
            yield _placed(raw, item.path, item.name, f"{number}")


def read_document(
    data: bytes, origin: str, name: str, limits: Limits, kind: Format | None = None, line: int = 2
) -> _Raw:
    """The releases of one file's bytes; ``line`` is where a CSV file's rows start."""
    kind = kind or format_by_name(origin)
    try:
        text = decode(data)
    except UndecodableError as error:
        yield ReleaseError(origin, str(error))
        return
    kind = kind or format_by_content(data)
    if is_archive(kind):
        yield ReleaseError(origin, "an archive inside an archive is not read")
    elif kind == "jsonl":
        for number, record in enumerate(text.split("\n"), 1):
            if record.strip():
                raw = read_json_line(record, f"{origin}:{number}")
                yield _placed(raw, origin, name, f"{number}")
    elif kind in ("json", "csv"):
        records = (
            read_json(text, origin)
            if kind == "json"
            else read_csv(text, origin, line, limits.release_bytes)
        )
        for raw in records:
            yield _placed(raw, origin, name, _number(raw, origin))
    else:
        yield _placed(_read_one(text, origin, kind), origin, name, "")


def _read_one(text: str, origin: str, kind: Format) -> RawRelease | ReleaseError:
    try:
        if kind == "html":
            return read_html(text, origin)
    except ReleaseError as error:
        return error
    return read_markdown(text, origin) if kind == "markdown" else read_plain_text(text, origin)


def _number(raw: RawRelease | ReleaseError, origin: str) -> str:
    """What follows the file in a record's origin: its line or its number."""
    return raw.origin.removeprefix(origin).lstrip(":#")


def _placed(
    raw: RawRelease | ReleaseError, path: str, name: str, number: str
) -> RawRelease | ReleaseError:
    """A raw release with an id and what its place tells of it."""
    if isinstance(raw, ReleaseError):
        return raw
    place = f"{name}/{number}" if number else name
    raw = add_path_metadata(raw, name)
    return raw if raw.id else replace(raw, id=place)
