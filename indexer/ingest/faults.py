"""What a library says of a file that it cannot read, in words for whoever has the file.

The words of a library are shown to nobody: they name its own parts and ours, in its own terms.
"""

from __future__ import annotations

import csv
import errno
import gzip
import json
import lzma
import re
import struct
import zipfile
import zlib

UNPACKING = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError,
    NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip
"""What the libraries raise on what nobody packed by honest means, or what has changed since."""

CHANGED = (gzip.BadGzipFile, zlib.error, lzma.LZMAError)
"""What they raise where a checksum or a code is wrong; what was read before may be, too."""

_DAMAGED = "it is damaged, or something else"
_CHANGED = "part of it has changed since it was packed"
_NOT_PACKED = "it is not packed as its name says"
# What stands in a message, and what it means. The first row that is found says it.
_MEANING: tuple[tuple[str, str], ...] = (
    # XML, with the line where the message has one
    (r":(\d+):\d+: no element found", "it ends too early, at line {}"),
    (r":(\d+):\d+: unclosed ", "something is opened and never closed, from line {} on"),
    (r":(\d+):\d+: mismatched tag", "its tags do not match, at line {}"),
    (r":(\d+):\d+: undefined entity", "an unknown entity stands at line {}"),
    (r":(\d+):\d+: ", "line {} is no XML"),
    # tables
    (r"^table: unexpected end of data", "a cell in quotation marks is never closed"),
    (r"' expected after '", "something follows the closing mark of a cell"),
    (r"field larger than field limit", "a cell is too long, or never closed"),
    (r"new-line character|line contains NUL", "a line breaks off inside a cell"),
    # what is packed; the first is said of a tar
    (r"^unexpected end of data$", "it ends too early, or goes on in another volume"),
    (r"password|encrypted|decrypt", "it is locked with a password"),
    (r"ended (?:before|unexpectedly)|unexpected end|end of|truncated|EOF", "it ends too early"),
    (r"not a zip file|central directory", "it ends too early, or is something else"),
    (r"not a gzip|not supported by decoder|invalid header|bad checksum|empty file", _NOT_PACKED),
    (r"compression (?:method|type)", "it is packed in a way that is not known here"),
    (r"limit reached while decompressing", "it unpacks to too much"),
    (r"CRC|decompressing|Corrupt input|Invalid data stream|magic number|differ", _CHANGED),
    # web archives
    (r"Unknown archive format|Invalid WARC record", "what stands there is no record"),
    # Word
    (r"is not a Word file|no (?:relationship|item) ", "it holds no Word document"),
    # JSON
    (r"Expecting ',' delimiter", "a comma or a closing bracket is missing"),
    (r"Expecting ':' delimiter", "a colon is missing"),
    (r"Expecting property name|Illegal trailing comma", "a name in double quotes is missing"),
    (r"Expecting value", "a value is missing"),
    (r"Unterminated string", "a text in quotation marks is never closed"),
    (r"Invalid control character", "a text breaks off at the end of its line"),
    (r"Invalid \\", "a backslash stands before what needs none"),
    (r"Extra data", "more follows where it should end"),
)
_ROWS = tuple((re.compile(pattern, re.IGNORECASE), meaning) for pattern, meaning in _MEANING)
# What a system says of a file that it does not give; of what a library asked for it says nothing.
_SAID_BY_SYSTEM = frozenset(
    (errno.EACCES, errno.EPERM, errno.ENOENT, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOSPC)
)


def in_plain_words(error: BaseException | str) -> str:
    """Why a file is not readable; where no more can be told, that it is damaged.

    >>> in_plain_words(AttributeError("'NoneType' object has no attribute 'startswith'"))
    'it is damaged, or something else'
    >>> in_plain_words("File is not a zip file")
    'it ends too early, or is something else'
    """
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, EOFError):
        return "it ends too early"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower() if error.errno in _SAID_BY_SYSTEM else _DAMAGED
    said = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
    said = f"table: {said}" if isinstance(error, csv.Error) else said
    for pattern, meaning in _ROWS:
        if found := pattern.search(said):
            return meaning.format(*found.groups())
    return _DAMAGED
