"""Whether rows are what the table of columns says, before anything is made of them.

The same that the JSON Schemas beside an export say, and in words for people.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import Any

from indexer.export.columns import Column, Shape, Table

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})?")
_LONGEST_ID = 500


def check_row(table: Table, row: Any) -> None:
    """``ValueError`` that names the column and what is wrong; columns may be missing here."""
    if not isinstance(row, dict):
        raise ValueError("is no JSON object")  # noqa: TRY004  # one error for all
    for column in table.columns:
        if column.name in row:
            _check(column, row[column.name])


def check_id(name: str, value: Any) -> None:
    """``ValueError`` for what is no id that an archive gives: it stands in addresses and files."""
    is_text = isinstance(value, str) and value.isprintable() and 0 < len(value) <= _LONGEST_ID
    if not is_text or any(part in ("", ".", "..") for part in value.split("/")):
        raise ValueError(f"{name}: {_cut(value)} is no id")


def check_digest(text: str, told: str) -> None:
    """``ValueError`` where a text is another one than when its digest was taken."""
    if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != told:
        raise ValueError("sha256: is not that of the text")


def check_web_address(value: str) -> None:
    """``ValueError`` for the address of an original that no build takes over."""
    if value and not value.startswith(("http://", "https://")):
        raise ValueError(f"original: {_cut(value)} is no address on the web")


def _check(column: Column, value: Any) -> None:
    if not _SHAPES[column.shape](value):
        raise ValueError(f"{column.name}: {_cut(value)} is no {_CALLED[column.shape]}")
    if column.values and value not in column.values:
        known = ", ".join(one or '""' for one in column.values)
        raise ValueError(f"{column.name}: {_cut(value)} is none of {known}")


def _cut(value: Any) -> str:
    told = repr(value)
    return told if len(told) <= 60 else told[:59] + "…"


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_spans(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(_is_whole(n) and n >= 0 for n in pair)
        for pair in value
    )


_SHAPES: dict[Shape, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "date": lambda value: isinstance(value, str) and _DAY.fullmatch(value) is not None,
    "count": lambda value: value == "" or (_is_whole(value) and value >= 1),
    "counts": lambda value: isinstance(value, list) and all(map(_is_whole, value)),
    "texts": lambda value: isinstance(value, list) and all(isinstance(v, str) for v in value),
    "spans": _is_spans,
    "json": lambda value: value is None or isinstance(value, list | dict),
}
_CALLED: dict[Shape, str] = {
    "text": "text",
    "number": "number",
    "date": "day",
    "count": "whole number from 1 on",
    "counts": "list of whole numbers",
    "texts": "list of texts",
    "spans": "list of pairs of offsets",
    "json": "list or object",
}
