"""Which format a file has: by its extension, and by what it begins with.

``indexer.ingest.readers`` says who reads each.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

Format = Literal[
    "text", "markdown", "rst", "html", "json", "jsonl", "csv", "feed", "nitf", "xml", "mail",
    "mbox", "warc", "vtt", "srt", "docx", "xlsx", "pdf", "packed", "tar", "zip",
]  # fmt: skip
"""``xml`` is markup whose kind its first element tells; ``packed`` one file, compressed."""

_EXTENSIONS: tuple[tuple[str, Format], ...] = (
    (".md", "markdown"),
    (".markdown", "markdown"),
    (".rst", "rst"),
    (".html", "html"),
    (".htm", "html"),
    (".xhtml", "html"),
    (".jsonl", "jsonl"),
    (".ndjson", "jsonl"),
    (".json", "json"),
    (".csv", "csv"),
    (".tsv", "csv"),
    (".xml", "xml"),
    (".rss", "feed"),
    (".atom", "feed"),
    (".eml", "mail"),
    (".mbox", "mbox"),
    (".vtt", "vtt"),
    (".srt", "srt"),
    (".docx", "docx"),
    (".xlsx", "xlsx"),
    (".pdf", "pdf"),
    (".gz", "packed"),
    (".bz2", "packed"),
    (".xz", "packed"),
    (".warc", "warc"),
    (".warc.gz", "warc"),
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
_PACKINGS = (".gz", ".bz2", ".xz")
_MANY: frozenset[Format] = frozenset(("json", "jsonl", "csv", "feed", "mbox", "warc", "xlsx"))
# First bytes of what people drop into a folder of releases by mistake, said by name in the
# report, with what to do about it.
_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as .docx, .xlsx or text"),
    (b"{\\rtf", "an RTF document; save it as .docx or text"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it, or pack it as .zip"),
    (b"Rar!", "a RAR archive; unpack it, or pack it as .zip"),
    (b"\x28\xb5\x2f\xfd", "a file compressed with zstd; unpack it, or use gzip"),
    (b"\x89PNG", "a picture; run text recognition and give the text"),
    (b"\xff\xd8\xff", "a picture; run text recognition and give the text"),
    (b"GIF8", "a picture; run text recognition and give the text"),
    (b"II*\x00", "a picture; run text recognition and give the text"),
    (b"MM\x00*", "a picture; run text recognition and give the text"),
    (b"RIFF", "a picture or a sound; give its text or a transcript"),
    (b"ID3", "a sound; give a transcript"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program; if it unpacks itself, give what is in it"),
    (b"SQLite format 3", "a database; export its table as CSV"),
    (b"PAR1", "a Parquet table; export it as CSV or JSONL"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document; save it as .docx, or give it as .zip"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
)
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_HTML_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_HEAD = re.compile(rb"\s*<(?:\?xml\b|(?:rss|feed|rdf:RDF|nitf|newsItem|newsMessage)\b)")
_MAIL_LINE = re.compile(rb"[A-Za-z0-9-]{1,60}:|[ \t]")
# What programs write over a message, and nobody over a release.
_MAIL_NAMES = (b"mime-version:", b"message-id:", b"received:", b"return-path:", b"content-type:")
_MBOX_HEAD = re.compile(rb"From \S+.{0,80}\d\d:\d\d:\d\d")
_CUE = rb"(?:\d{1,3}:)?\d{1,3}:\d\d[.,]\d{3} --> "
_SRT_HEAD = re.compile(rb"\s*\d+\r?\n" + _CUE)
_JSON_HEAD = re.compile(rb'\s*(?:\{\s*"|\[\s*[\{\[]|\[\s*\])')
_MARKDOWN_HEAD = re.compile(rb"\s*(?:---\r?\n\w+ ?:|# \S)")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# Heads that no prose has: what begins so is that, whatever a file of text is called.
_PLAIN_HEADS: tuple[tuple[re.Pattern[bytes], Format], ...] = (
    (re.compile(rb"WARC/\d"), "warc"),
    (re.compile(rb"WEBVTT\b"), "vtt"),
    (_SRT_HEAD, "srt"),
    (_MBOX_HEAD, "mbox"),
    (_HTML_HEAD, "html"),
    (_XML_HEAD, "xml"),
    (re.compile(rb"\s*# \S"), "markdown"),
)


def format_by_name(name: str) -> Format | None:
    """The format an extension promises, None for an extension that promises nothing."""
    lower = name.lower()
    return next((f for ending, f in reversed(_EXTENSIONS) if lower.endswith(ending)), None)


def unpacked_name(name: str) -> str:
    """The name of a compressed file without what says so: ``a.csv.gz`` is ``a.csv``."""
    return next((name[: -len(e)] for e in _PACKINGS if name.lower().endswith(e)), name)


def stem_of(name: str) -> str:
    """A name without its extension, if that is one of a format: ``b/a.csv.gz`` is ``b/a``."""
    kind = format_by_name(name)
    if kind is None:
        return name
    inner = unpacked_name(name) if kind in ("packed", "warc") else name
    if inner != name and format_by_name(inner) is None:
        return inner
    return inner.removesuffix(PurePosixPath(inner).suffix)


def is_archive(kind: Format | None) -> bool:
    return kind in ("tar", "zip")


def holds_many(kind: Format | None) -> bool:
    """Whether a file of this format holds any number of releases."""
    return kind in _MANY


def binary_format(data: bytes) -> Format | None:
    """The format of a file that is no text, None for text and for what has no reader."""
    if data.startswith(b"PK\x03\x04"):
        if b"word/document.xml" in data:
            return "docx"
        return "xlsx" if b"xl/workbook.xml" in data else None
    if data.startswith(b"%PDF"):
        return "pdf"
    return "packed" if data.startswith(_PACKED) else None


def format_by_content(data: bytes) -> Format:
    """The format of text whose name says nothing; plain text when nothing else fits."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if plain := next((kind for begins, kind in _PLAIN_HEADS if begins.match(head)), None):
        return plain
    if _JSON_HEAD.match(head):
        return "jsonl" if _is_lines(data) else "json"
    if _is_mail(head):
        return "mail"
    return "markdown" if _MARKDOWN_HEAD.match(head) else "text"


def format_of(data: bytes, name: str) -> Format:
    """The format of a file, by all that is known: bytes that are no text say it themselves, and
    text called after nothing but text may be markup."""
    named = format_by_name(name)
    if binary := binary_format(data):
        return binary
    if named is None:
        return format_by_content(data)
    if named == "text":
        head = data[:4096].removeprefix(b"\xef\xbb\xbf")
        return next((kind for begins, kind in _PLAIN_HEADS if begins.match(head)), named)
    return named


def _is_mail(head: bytes) -> bool:
    """Header lines up to an empty one, with a name that only mail has."""
    lines = re.split(rb"\r?\n", head.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0])
    return all(map(_MAIL_LINE.match, lines)) and any(
        line.lower().startswith(_MAIL_NAMES) for line in lines
    )


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
