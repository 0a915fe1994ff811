"""From bytes to text, whatever encoding they are in."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes
from charset_normalizer.constant import IANA_SUPPORTED

from indexer.ingest.encodings import plausible_encoding
from indexer.ingest.seven_bits import UnknownShiftError, decode_seven_bits
from indexer.ingest.sniff import name_binary

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_\-]{3,20})""")
_SAMPLE = 64_000  # bytes shown to the detector
_MOSTLY = 0.6  # of the places where a Latin letter has a NUL; quotation marks have none there
# Of four bytes, from the right, those that are NUL.
_WIDE = {
    0b1010: "utf-16-le",
    0b0101: "utf-16-be",
    0b1110: "utf-32-le",
    0b0111: "utf-32-be",
}
# Python has more: "undefined", "idna", "unicode_escape" and the like, which no page is written in.
_ENCODINGS = frozenset(IANA_SUPPORTED) | {"iso8859_1"}


class UndecodableError(ValueError):
    """The bytes are not text in any encoding we know; the message says what they seem to be."""


def decode(data: bytes) -> str:
    """Text of a file: by byte order mark, by where NULs stand, by what shifts to other
    signs in ASCII, as UTF-8, as declared, else as detected.

    Raises:
        UndecodableError: the bytes are empty or not text.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise UndecodableError("the file is empty")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace")
    if binary := name_binary(data):
        raise UndecodableError(f"not text: it looks like {binary}")
    if wide := _wide_encoding(data):
        return data.decode(wide, errors="replace")
    try:
        return decode_seven_bits(data) or data.decode("utf-8")
    except UnknownShiftError as error:
        raise UndecodableError(str(error)) from error
    except UnicodeDecodeError as error:
        return _decode_halves(data) or _decode_otherwise(data, error)


def _wide_encoding(data: bytes) -> str:
    """UTF-16 or UTF-32 without a byte order mark, by where the NULs of Latin letters stand."""
    head = data[:_SAMPLE]
    nuls = [head[place::4].count(0) * 4 > len(head) * _MOSTLY for place in range(4)]
    return _WIDE.get(sum(1 << place for place, is_nul in enumerate(nuls) if is_nul), "")


def _decode_halves(data: bytes) -> str:
    """UTF-8 in which a sign beyond the first plane is two halves, as MySQL and Java write it.

    "" where it is not that.
    """
    try:
        text = data.replace(b"\xc0\x80", b"\0").decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError:
        return ""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _decode_otherwise(data: bytes, error: UnicodeDecodeError) -> str:
    """Bytes that are not UTF-8: as they declare themselves, else as they look."""
    if _is_nearly_utf8(data, error):
        return data.decode("utf-8", errors="replace")
    declared = _DECLARED.search(data[:2048])
    if declared and (text := _try(data, declared.group(1).decode("ascii"))):
        return text
    if (likely := plausible_encoding(data)) and (text := _try(data, likely)):
        return text
    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None and (text := _try(data, best.encoding)):
        return text
    return data.decode("cp1252", errors="replace")


def _is_nearly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """One bad byte, or a cut at the end, in a file that is UTF-8 elsewhere."""
    if error.start > len(data) - 4:
        return error.start > 0 and not data[: error.start].isascii()
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(c > "\x7f" for c in text) - bad
    return good > 4 * bad


def _try(data: bytes, encoding: str) -> str:
    """The text, "" if it is not in this encoding, or this is none that texts are written in."""
    try:
        known = codecs.lookup(encoding).name.replace("-", "_") in _ENCODINGS
        return data.decode(encoding) if known else ""
    except (LookupError, UnicodeError):
        return ""
