"""Annotated releases, read from the forms people keep them in.

Our own form is a folder of JSON files, a release each: ``id``, ``text``,
``quotes`` (``kind``, ``spans`` as verbatim substrings, ``speaker``,
``mention``, ``cue``, ``role``, ``organisation``) and ``ignore``. A ``.jsonl`` file holds a
release a line with ``attributions`` (``source``, ``cue``, ``content`` as offset
pairs), the form PolNeAR is distributed in here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.errors import GoldError
from indexer.evaluation.words import Positions, WordText


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """One annotated quote; ``words`` are the positions of its content among the text's words.

    ``resolved`` says that ``speaker`` is the resolved full name; where it is
    False the annotation names only the words of the attribution.
    """

    kind: str
    words: Positions
    text: str
    speaker: str
    mention: str
    cue: str
    role: str
    organisation: str
    resolved: bool = True


@dataclass(frozen=True, slots=True)
class GoldRelease:
    """An annotated release. ``ignore`` are word positions neither asked for nor held against us."""

    id: str
    group: str
    title: str
    publisher: str
    words: WordText
    quotes: tuple[GoldQuote, ...]
    ignore: Positions


def load_gold(path: Path) -> list[GoldRelease]:
    """Every annotated release under a folder, or in a ``.jsonl`` file.

    Raises ``GoldError`` naming the file and the line of what is wrong.
    """
    if path.is_dir():
        files = sorted(p for p in path.rglob("*.json"))
        if not files:
            raise GoldError(str(path), 0, "no annotated releases here")
        return [_read_file(file, path) for file in files]
    if not path.exists():
        raise GoldError(str(path), 0, "no such file or folder")
    return list(_read_lines(path))


def _read_file(file: Path, root: Path) -> GoldRelease:
    source = file.read_text(encoding="utf-8")
    record = _parse(source, str(file), 1)
    words = WordText(_field(record, "text", str(file)))
    quotes = []
    for quote in record.get("quotes", ()):
        quotes.append(_read_quote(quote, words, source, str(file)))
    ignore: set[int] = set()
    for passage in record.get("ignore", ()):
        ignore |= words.find(passage)
    parts = file.relative_to(root).parts
    return GoldRelease(
        str(record["id"]),
        parts[0] if len(parts) > 1 else root.name,
        record.get("title", ""),
        record.get("publisher", ""),
        words,
        tuple(quotes),
        frozenset(ignore),
    )


def _read_quote(quote: dict[str, Any], words: WordText, source: str, file: str) -> GoldQuote:
    found: set[int] = set()
    for span in quote.get("spans", ()):
        positions = words.find(span)
        if not positions:
            encoded = json.dumps(span, ensure_ascii=False)
            at = source.find(encoded)
            line = source.count("\n", 0, at) + 1 if at >= 0 else 0
            raise GoldError(file, line, f"the span {span[:60]!r} is not in the text")
        found |= positions
    return GoldQuote(
        _field(quote, "kind", file),
        frozenset(found),
        " … ".join(quote["spans"]),
        quote.get("speaker", ""),
        quote.get("mention", ""),
        quote.get("cue", ""),
        quote.get("role", ""),
        quote.get("organisation", ""),
    )


def _read_lines(path: Path) -> Iterator[GoldRelease]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            record = _parse(line, str(path), number)
            if "attributions" not in record or "text" not in record:
                raise GoldError(str(path), number, 'no "text" or no "attributions"')
            yield _read_attributions(record, path)


def _read_attributions(record: dict[str, Any], path: Path) -> GoldRelease:
    words = WordText(record["text"])
    quotes: list[GoldQuote] = []
    ignore: set[int] = set()
    for attribution in record["attributions"]:
        content = words.at(attribution["content"])
        if not attribution.get("speech", True):
            ignore |= content
            continue
        source = attribution.get("source_text", "")
        quotes.append(
            GoldQuote(
                attribution.get("kind", "direct"),
                content,
                attribution.get("content_text", ""),
                source,
                source,
                attribution.get("cue_text", ""),
                "",
                "",
                resolved=False,
            )
        )
    ignore |= words.at(record.get("discard", ()))
    return GoldRelease(
        str(record["id"]), path.stem, "", "", words, tuple(quotes), frozenset(ignore)
    )


def _parse(source: str, file: str, line: int) -> dict[str, Any]:
    try:
        record = json.loads(source)
    except json.JSONDecodeError as error:
        raise GoldError(file, line + error.lineno - 1, f"no JSON: {error.msg}") from error
    if not isinstance(record, dict):
        raise GoldError(file, line, "not an object")
    return record


def _field(record: dict[str, Any], name: str, file: str) -> str:
    value = record.get(name)
    if not isinstance(value, str) or not value:
        raise GoldError(file, 0, f"{name!r} is missing or no text")
    return value
