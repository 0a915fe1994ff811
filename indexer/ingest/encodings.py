"""Which encoding bytes are in that are not UTF-8, by how plausible each reading is.

A detector of encodings counts letters, and a release that is English but for
its quotation marks has too few of them: ``“no change”`` in GB18030 reads as
``¡°no change¡±`` in Windows-1252 and as ``※no change§`` in Big5. Here each
reading is judged by its marks and letters in their places: a quotation mark
opens after a space and closes after a letter, an accent stands in a word,
Cyrillic has its capitals in front, Chinese and Japanese use the common signs.
"""

from __future__ import annotations

import re
import unicodedata

CANDIDATES = (
    "cp1252", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp1251", "koi8_r", "koi8_u",
    "cp1250", "cp1253", "cp1254", "mac_roman",
)  # fmt: skip
_SAMPLE = 40_000  # bytes judged
_BETTER = 0.15  # by how much a reading must be more plausible than Windows-1252, the commonest
_LEAST = 0.3  # below that no reading is plausible
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_OPENING = "“‘«„‚「『（《¿¡"
_CLOSING = "”’»」』）》"
_DASHES = "–—…•·、。，：；！？　\xa0®™©°€£½"
_LEVELS: dict[str, tuple[str, int, int]] = {
    # the encoding whose first bytes say how common a sign is, and those of the common ones
    "gb18030": ("gb2312", 0xB0, 0xD7),
    "big5": ("big5", 0xA4, 0xC6),
    "shift_jis": ("shift_jis", 0x88, 0x97),
    "euc_jp": ("euc_jp", 0xB0, 0xCF),
}


def plausible_encoding(data: bytes) -> str:
    """The candidate whose reading of the bytes is the most plausible, "" when none is."""
    best, score = "", 0.0
    for encoding in CANDIDATES:
        mine = _plausibility(data[:_SAMPLE], encoding)
        if mine > score + (_BETTER if best else 0.0):
            best, score = encoding, mine
    return best if score >= _LEAST else ""


def _plausibility(data: bytes, encoding: str) -> float:
    """From -1, all wrong, to 1: the mean over the runs of signs beyond ASCII."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(data) - 4 or len(data) < _SAMPLE:
            return -1.0
        text = data[: error.start].decode(encoding)
    runs = list(_NOT_ASCII.finditer(text))
    if not runs:
        return -1.0
    total = sum(_judge(text, run, encoding) for run in runs)
    return total / sum(len(run.group()) for run in runs)


def _judge(text: str, run: re.Match[str], encoding: str) -> float:
    score = 0.0
    for at in range(run.start(), run.end()):
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        score += _judge_sign(before, text[at], after, encoding)
    return score


def _judge_sign(before: str, sign: str, after: str, encoding: str) -> float:
    if sign in _OPENING:
        return 1.0 if not before.isalnum() and not after.isspace() else -1.0
    if sign in _CLOSING:
        return 1.0 if not before.isspace() else -1.0
    if sign in _DASHES:
        return 0.6
    if not sign.isalpha():
        return -1.0
    if encoding in _LEVELS or encoding == "euc_kr":
        return _judge_ideograph(sign, encoding)
    if "\u0400" <= sign <= "\u04ff" or "\u0370" <= sign <= "\u03ff":
        return _judge_case(before, sign, after)
    return _judge_accented(before, sign, after)


def _judge_accented(before: str, sign: str, after: str) -> float:
    """A letter with an accent: in a word of others, and no capital behind a small one."""
    inside = before.isalpha() or after.isalpha()
    if not inside or unicodedata.category(sign) == "Lo":
        return -0.5
    return 0.7 if not (before.islower() and sign.isupper()) else -0.7


def _judge_case(before: str, sign: str, after: str) -> float:
    """A letter of a script of its own: beside its like, capitals in front."""
    if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()):
        return -0.7
    if before.islower() and sign.isupper():
        return -1.0
    return 0.9 if sign.islower() or not before.isalpha() else 0.4


def _judge_ideograph(sign: str, encoding: str) -> float:
    if "\u3040" <= sign <= "\u30ff":
        return 0.9 if encoding in ("shift_jis", "euc_jp") and sign < "\uff00" else -0.5
    if "\uac00" <= sign <= "\ud7a3":
        return 0.9 if encoding == "euc_kr" else -0.5
    if not "\u4e00" <= sign <= "\u9fff" or encoding == "euc_kr":
        return -0.5
    table, first, last = _LEVELS[encoding]
    try:
        lead = sign.encode(table)[0]
    except UnicodeEncodeError:
        return -1.0
    return 0.8 if first <= lead <= last else -0.3
