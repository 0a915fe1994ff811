"""Cleaning: mended characters, plain spaces, trimmed lines; marks and words as written.

``clean`` is idempotent. It never touches quotation marks, dashes or letters:
what a release says is quoted as it stands.
"""

from __future__ import annotations

import re
import unicodedata

from ftfy import TextFixerConfig, fix_text

_FTFY = TextFixerConfig(
    unescape_html="auto",
    uncurl_quotes=False,  # “ and " tell quotations apart; they stay as written
    fix_character_width=False,  # full-width ＂「 belong to the text
    fix_latin_ligatures=True,
    fix_line_breaks=False,
    normalization="NFC",
    explain=False,
)
# What mojibake, entities, escapes and ligatures leave behind. ftfy takes 1 to 10 ms a
# release, this scan 0.01 ms; 95 % of 16,397 wire releases show nothing of the kind.
_SUSPICIOUS = re.compile(
    r"[\x7f-\x9f\ufffd\ufb00-\ufb06\ud800-\udfff\x1b]"
    r"|&(?:[a-zA-Z]{2,8}|#x?[0-9a-fA-F]{2,6});"
    r"|â[€„\x80-\x9f]|[ÃÂÅÄ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[ÐÑ][\x80-\xbf]|ï»¿|ðŸ|ï¿½"
)

_TELLING = frozenset("\ufffd\x1b&âÃÂÅÄÐÑïð").union(
    map(chr, (*range(0x7F, 0xA0), *range(0xFB00, 0xFB07), *range(0xD800, 0xE000)))
)  # what each of these begins with, or is
_LINE_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\u2028\u2029]")
_BREAKING = frozenset("\r\x0b\x0c\u2028\u2029")
_JOINERS = re.compile(r"(?<![\u0590-\u0dff])[\u200c\u200d]+|[\u200c\u200d]+(?![\u0590-\u0dff])")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_FIRST_PRIVATE = "\ue000"
# Bullets of the Symbol and Wingdings fonts, which word processors write as private characters.
_BULLETS = "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8\uf02d\uf0d2"

_CHARACTERS: dict[int, str | None] = {
    **dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x09], " "),
    **dict.fromkeys(
        [
            *range(0x09),
            *range(0x0E, 0x20),
            0x7F,
            0xAD,  # soft hyphen
            0x180E,
            0x200B,
            0x200E,
            0x200F,
            *range(0x202A, 0x202F),  # writing direction
            *range(0x2060, 0x2070),
            0xFEFF,
            0xFFFC,
            *range(0xFFF9, 0xFFFC),
            0x061C,  # writing direction
            *range(0x1D173, 0x1D17B),  # beams and slurs
            *range(0xE0000, 0xE0080),  # letters that nobody sees
        ]
    ),
    **{ord(c): "•" for c in _BULLETS},
}
_ODD = frozenset(map(chr, _CHARACTERS))
_SPACES = re.compile(r" {2,}")
_LINE_ENDS = re.compile(r" ?\n ?")
_BLANK_LINES = re.compile(r"\n{3,}")
_MAX_PASSES = 4
# Putting stacked marks in their order takes the square of their number. Unicode's own limit
# for a stream (UAX #15, Stream-Safe Text Format); no language stacks more than a few.
_MAX_STACKED = 30
_FOREIGN = re.compile(f"[^\x00-\u02ff]{{{_MAX_STACKED + 1},}}")


def mend(text: str) -> str:
    """Mend characters, one space for one odd space; runs of spaces and lines are kept."""
    if text.isascii() and "&" not in text and text.isprintable():
        return text
    text = _FOREIGN.sub(_unstack, text)
    for _ in range(_MAX_PASSES):
        mended = _mend_once(text)
        if mended == text:
            break
        text = mended
    return text


def _unstack(found: re.Match[str]) -> str:
    """A run of letters beyond Latin with at most 30 combining marks on each."""
    kept: list[str] = []
    stacked = 0
    for character in found.group():
        stacked = stacked + 1 if unicodedata.combining(character) else 0
        if stacked <= _MAX_STACKED:
            kept.append(character)
    return "".join(kept)


def _mend_once(text: str) -> str:
    """Mend what one pass can; sets of characters say at a tenth of the cost what is not there."""
    if not _TELLING.isdisjoint(text) and _SUSPICIOUS.search(text):
        text = fix_text(text, _FTFY)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    characters = set(text)
    if not characters.isdisjoint(_BREAKING):
        text = _LINE_BREAKS.sub("\n", text)
    if not characters.isdisjoint(_ODD):
        text = text.translate(_CHARACTERS)
    if "\u200d" in characters or "\u200c" in characters:
        text = _JOINERS.sub("", text)
    return _PRIVATE.sub("", text) if max(characters, default="") >= _FIRST_PRIVATE else text


def tidy(text: str) -> str:
    """Single spaces, no space at either end of a line, at most one blank line."""
    text = _SPACES.sub(" ", text)
    text = _LINE_ENDS.sub("\n", text)
    return _BLANK_LINES.sub("\n\n", text).strip()


def clean(text: str) -> str:
    """Mended and tidied: what every offset of the archive points into.

    >>> clean("It\u2019s \u00a0a\u00ad  deal.  ")
    'It’s a deal.'
    """
    return tidy(mend(text))
