"""Chinese characters: a script in which nothing parts one word from the next."""

from __future__ import annotations

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han with its extensions, to stand inside a class of a pattern."""
_LETTER = re.compile(r"[^\W\d_]")
_HAN = re.compile(f"[{HAN}]")


def share_of_han(text: str) -> float:
    """The share of a text's letters that are Chinese characters, 0 to 1; 0 for fewer than four."""
    letters = len(_LETTER.findall(text))
    return len(_HAN.findall(text)) / letters if letters >= 4 else 0.0


def count_words(text: str) -> int:
    """About how many words a text has; each Chinese character counts as one."""
    return text.count(" ") + 1 + (0 if text.isascii() else len(_HAN.findall(text)))
