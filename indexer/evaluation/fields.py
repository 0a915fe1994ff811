"""Reading annotated JSON with the line of whatever is wrong."""

from __future__ import annotations

import json
from typing import Any

from indexer.errors import GoldError
from indexer.model import Span

Record = dict[str, Any]


class Source:
    """A JSON document of a file; ``line`` is where it starts (1-based)."""

    def __init__(self, file: str, text: str, line: int = 1) -> None:
        self.file = file
        self.text = text
        self.line = line

    def fail(self, reason: str, at: int = 0) -> GoldError:
        """The error to raise for what is wrong at an offset of the document."""
        return GoldError(self.file, self.line + self.text.count("\n", 0, at), reason)

    def parse(self) -> Record:
        """The object the document is."""
        try:
            record = json.loads(self.text)
        except json.JSONDecodeError as error:
            raise self.fail(f"no JSON: {error.msg}", error.pos) from error
        if not isinstance(record, dict):
            raise self.fail("not an object")
        return record

    def place(self, name: str, number: int) -> int:
        """The offset at which item ``number`` of the top-level list ``name`` begins."""
        # Inside a JSON string a quotation mark is escaped, so this can only be the key.
        at = self.text.find(f'"{name}"')
        at = self.text.find("[", at) + 1 if at >= 0 else 0
        decoder = json.JSONDecoder()
        for _ in range(number + 1):
            while at < len(self.text) and self.text[at] in " \t\r\n,":
                at += 1
            start = at
            try:
                _, at = decoder.raw_decode(self.text, at)
            except json.JSONDecodeError:
                return start
        return start


def text_field(record: Record, name: str, source: Source, at: int = 0) -> str:
    """A text that must be there and hold something."""
    value = record.get(name)
    if not isinstance(value, str) or not value:
        raise source.fail(f'"{name}" is missing or no text', at)
    return value


def optional_text(record: Record, name: str, source: Source, at: int = 0) -> str:
    """A text, "" where there is none."""
    value = record.get(name, "")
    if not isinstance(value, str):
        raise source.fail(f'"{name}" is no text', at)
    return value


def list_field(record: Record, name: str, source: Source, at: int = 0) -> list[Any]:
    """A list, empty where there is none."""
    value = record.get(name, [])
    if not isinstance(value, list):
        raise source.fail(f'"{name}" is no list', at)
    return value


def span_of(pair: object, text: str, source: Source, at: int = 0) -> Span:
    """A [start, end] pair inside the text."""
    match pair:
        case [int(start), int(end)] if 0 <= start <= end <= len(text):
            return Span(start, end)
    raise source.fail(f"{pair!r} is no range of the text ({len(text)} characters)", at)
