"""Which format a file has: by its extension, and by what it begins with."""

from __future__ import annotations

import re
from typing import Literal

Format = Literal["text", "markdown", "html", "json", "jsonl", "csv", "tar", "zip"]

_EXTENSIONS: tuple[tuple[str, Format], ...] = (
    (".md", "markdown"),
    (".markdown", "markdown"),
    (".html", "html"),
    (".htm", "html"),
    (".xhtml", "html"),
    (".jsonl", "jsonl"),
    (".ndjson", "jsonl"),
    (".json", "json"),
    (".csv", "csv"),
    (".tsv", "csv"),
    (".tar", "tar"),
    (".tar.gz", "tar"),
    (".tgz", "tar"),
    (".tar.bz2", "tar"),
    (".tbz2", "tar"),
    (".tar.xz", "tar"),
    (".txz", "tar"),
    (".zip", "zip"),
    (".txt", "text"),
    (".text", "text"),
)
# First bytes of what people drop into a folder of releases by mistake: said by name in the report.
_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_HTML_HEAD = re.compile(rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_JSON_HEAD = re.compile(rb'\s*(?:\{\s*"|\[\s*[\{\[]|\[\s*\])')
_MARKDOWN_HEAD = re.compile(rb"\s*(?:---\r?\n\w+ ?:|# \S)")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def format_by_name(name: str) -> Format | None:
    """The format an extension promises, None for an extension that promises nothing."""
    lower = name.lower()
    return next((f for ending, f in reversed(_EXTENSIONS) if lower.endswith(ending)), None)


def is_archive(kind: Format | None) -> bool:
    return kind in ("tar", "zip")


def format_by_content(data: bytes) -> Format:
    """The format of text whose name says nothing; plain text when nothing else fits."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if _HTML_HEAD.match(head):
        return "html"
    if _JSON_HEAD.match(head):
        return "jsonl" if _is_lines(data) else "json"
    return "markdown" if _MARKDOWN_HEAD.match(head) else "text"


def _is_lines(data: bytes) -> bool:
    """Whether the first line is an object of its own: JSONL, not indented JSON."""
    first = data[: data.find(b"\n") if b"\n" in data else len(data)].strip()
    return first.startswith(b"{") and first.endswith(b"}")


def name_binary(data: bytes) -> str:
    """What a file that is not text seems to be, "" for text.

    >>> name_binary(b"%PDF-1.7")
    'a PDF document'
    """
    for magic, what in _BINARY:
        if data.startswith(magic):
            return what
    if data.startswith(_UTF16) or _looks_utf16(data[:400]):
        return ""
    # Text holds hardly any control characters; a stray NUL is dropped, not fatal.
    head = data[:8192]
    controls = sum(head.count(bytes([c])) for c in (*range(9), *range(14, 27), 28, 29, 30, 31))
    return "a binary file" if controls > 4 and controls * 20 > len(head) else ""


def _looks_utf16(head: bytes) -> bool:
    """Every other byte NUL: UTF-16 of a Latin script without a byte order mark."""
    half = len(head) // 2
    return half >= 8 and max(head[::2].count(0), head[1::2].count(0)) > half * 0.7
