"""The text that annotations kept apart from their source point into."""

from __future__ import annotations

import json
import re

_FIELDS = ("text", "article_text", "original_content", "html")
_NOT_SAID = re.compile(
    r"<(script|style|head|nav|footer|header)\b.*?</\1>|<!--.*?-->|<[^>]*>|&#?\w+;", re.S | re.I
)


def source_text(content: bytes, suffix: str) -> str:
    """The text of a source file, in which every offset of its annotations counts code points.

    It is the file as UTF-8, of a JSON record the first of its text fields;
    markup and character references are blanked, each sign by a space.

    >>> source_text(b"<p>One&nbsp;day</p>", ".html")
    '   One      day    '
    """
    text = content.decode("utf-8", "replace")
    if suffix == ".json":
        record = json.loads(text)
        text = next((record[name] for name in _FIELDS if record.get(name)), "")
    return _NOT_SAID.sub(lambda blank: " " * len(blank[0]), text)
