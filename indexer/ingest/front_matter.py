"""Front matter: the ``name: value`` lines some publishers put above a release."""

from __future__ import annotations

import re

_FENCE = re.compile(
    r"\ufeff?(?:---|\+\+\+)[ \t]*\n(.*?)\n(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_LINE = re.compile(r"([A-Za-z][\w \-]{0,40}?)\s*[:=]\s*(.*)")
_LONGEST = 20_000  # code points of front matter worth looking at


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The front matter's fields, lower case, and the text after it.

    A plain reading of ``name: value``; quotation marks around a value are
    dropped, lists and nested values are left out. A document that opens with
    a mere rule (``---``) has no front matter.

    >>> split_front_matter('---\\ntitle: "A day"\\n---\\nText.')
    ({'title': 'A day'}, 'Text.')
    """
    match = _FENCE.match(text[:_LONGEST])
    if match is None:
        return {}, text
    fields = _read_fields(match.group(1))
    return (fields, text[match.end() :]) if fields else ({}, text)


def _read_fields(block: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in block.split("\n"):
        if not line.strip() or line.lstrip().startswith(("#", "- ")) or line.startswith(" "):
            continue
        match = _LINE.fullmatch(line.rstrip())
        if match is None:
            return {}
        fields[match.group(1).strip().lower()] = _unquote(match.group(2).strip())
    return fields


def _unquote(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
        return (
            inner.replace('\\"', '"').replace("\\\\", "\\")
            if value[0] == '"'
            else inner.replace("''", "'")
        )
    return value
