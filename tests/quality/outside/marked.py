"""Invented documents with their annotations inside them, as ``README.md`` says."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
_DOCUMENT = re.compile(r"^=== +(\S+)[^\n]*\n", re.MULTILINE)
_FIELD = re.compile(r"@(\w+):[ \t]*(.*)")
_OPENED = re.compile(r"⟦[^#⟧]*# ?|⟧|⟪[^#⟫]*# ?|⟫")
_MARK = re.compile(r"⟦([^#⟧]*)# ?([^⟧]*)⟧")
_INNER = re.compile(r"⟪([^#⟫]*)# ?([^⟫]*)⟫")
_RULER = re.compile(r"\n-{3,}\s*$")  # drawn between two documents
_TAG = re.compile(r"<[^>]+>")


class MarkedError(ValueError):
    """A document is marked wrong; names the file and the document."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch in brackets: what stands before its ``#``, and its words as they are read."""

    head: str
    words: str
    inside: tuple[tuple[str, str], ...] = ()

    def fields(self) -> tuple[str, str, str]:
        """Speaker ("" where nobody is named), role and organisation."""
        speaker, role, organisation = ([part.strip() for part in self.head.split("|")] + ["", ""])[
            :3
        ]
        return ("" if speaker == "?" else speaker, role, organisation)


@dataclass(frozen=True, slots=True)
class Marked:
    """A document: its file, what is right of its head, and its marks in order."""

    name: str
    fields: dict[str, str]
    raw: str
    marks: tuple[Mark, ...]


def read_set(name: str) -> list[Marked]:
    """The documents of ``name``.txt; raises ``MarkedError`` for one that is marked wrong."""
    parts = _DOCUMENT.split((HERE / f"{name}.txt").read_text("utf-8"))[1:]
    return [read_document(name, *parts[i : i + 2]) for i in range(0, len(parts), 2)]


def read_document(where: str, name: str, body: str) -> Marked:
    head, line, text = body.partition("\n---\n")
    marks = _MARK.findall(text)
    if not line or {text.count("⟦"), text.count("⟧")} != {len(marks)}:
        raise MarkedError(f"{where}.txt: {name}: a mark is not closed, or there is no line ---")
    suffix = Path(name).suffix
    return Marked(
        name,
        {m[1]: m[2].strip() for m in map(_FIELD.match, head.splitlines()) if m},
        _RULER.sub("", _OPENED.sub("", text)).rstrip() + "\n",
        tuple(_mark(head, words, suffix) for head, words in marks),
    )


def _mark(head: str, words: str, suffix: str) -> Mark:
    inside = tuple((m[0].strip(), as_read(m[1], suffix)) for m in _INNER.findall(words))
    return Mark(head.strip(), as_read(_OPENED.sub("", words), suffix), inside)


def as_read(words: str, suffix: str) -> str:
    """Words of a file as they stand in a text: no mark-up, no escapes, white space single."""
    if suffix == ".json":
        with suppress(ValueError):  # of a stretch over two values the words stand as they are
            words = json.loads(f'"{words}"', strict=False)
    if suffix in (".html", ".md", ".json", ".xml"):
        words = html.unescape(_TAG.sub(" ", words))
    return " ".join(words.split())


def write_files(documents: list[Marked], folder: Path) -> Iterator[Path]:
    """The documents as the files a user would have."""
    for document in documents:
        path = folder / document.name
        path.write_text(document.raw, encoding="utf-8")
        yield path
