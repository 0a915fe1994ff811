"""Encodings that write all signs in bytes that are ASCII: ISO-2022, HZ and UTF-7.

Read as UTF-8 such bytes are a text as well, of nonsense. https://www.rfc-editor.org/rfc/rfc2152
"""

from __future__ import annotations

import re

_ISO_2022 = re.compile(rb"\x1b\$[@AB()*+]")
_LEFT = re.compile("[\\x0e\\x0f\\x1b]")  # a shift that the codec passed over
_ISO_2022_CODECS = ("iso2022_jp_2", "iso2022_jp_3", "iso2022_kr")
_HZ = re.compile(rb"~\{(?:[!-w][!-~])+~\}")
_UTF_7 = re.compile(rb"\+[A-Za-z0-9+/]{3,}")
_LEAST = 0.9  # of the signs beyond ASCII, those that are written: "+4412345678" is a number
# Letters of Europe, marks, signs of Chinese, Japanese and Korean with their punctuation, emoji.
_WRITTEN = re.compile(
    "[\u00a0-\u024f\u0370-\u052f\u0590-\u06ff\u2010-\u2040\u20ac\u2122\u3000-\u30ff\uac00-\ud7a3"
    "\uff00-\uffef\U0001f300-\U0001faff]"
)


class UnknownShiftError(ValueError):
    """The bytes shift to a set of signs that is not known here."""


def decode_seven_bits(data: bytes) -> str:
    """The text of bytes in one of these encodings, "" where they are in none.

    Raises:
        UnknownShiftError: they are in one of another country.
    """
    if not data.isascii():
        return ""
    if _ISO_2022.search(data):
        found = next(filter(None, (_try(data, codec) for codec in _ISO_2022_CODECS)), "")
        if not found or _LEFT.search(found):
            raise UnknownShiftError("not text in an encoding that is known here: ISO 2022")
        return found
    if _HZ.search(data) and (text := _try(data, "hz")) and _is_written(text):
        return text
    if _UTF_7.search(data) and (text := _try(data, "utf-7")) and _is_written(text):
        return text
    return ""


def _try(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return ""


def _is_written(text: str) -> bool:
    """Whether the signs beyond ASCII are such as people write, not what a number decodes to."""
    signs = [sign for sign in text if sign > "\x7f"]
    good = sum(_WRITTEN.match(sign) is not None or _is_common(sign) for sign in signs)
    return bool(signs) and good >= _LEAST * len(signs)


def _is_common(sign: str) -> bool:
    """Whether an ideograph is one of the some 13,000 of GB 2312 and Big5."""
    if not "\u4e00" <= sign <= "\u9fff":
        return False
    return bool(_encodes(sign, "gb2312") or _encodes(sign, "big5"))


def _encodes(sign: str, encoding: str) -> bytes:
    try:
        return sign.encode(encoding)
    except UnicodeError:
        return b""
