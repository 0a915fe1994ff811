"""Front matter: the YAML or TOML some publishers put above a release, or lines that look like it.

YAML is read without types, so that ``date: 2025-03-04`` stays as written, and
without aliases, which a few lines could make expand to anything.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

import yaml

_FENCE = re.compile(
    r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\n(?P<block>.*?)\n(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_LINE = re.compile(r"([A-Za-z][\w \-]{0,40}?)\s*[:=]\s*(.*)")
_KEY = re.compile(r"[^\W\d][\w .:\-]{0,60}")
_LONGEST = 50_000  # code points of front matter worth looking at
_DEEPEST = 12  # levels of nesting
_Loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def split_front_matter(text: str) -> tuple[dict[str, object], str]:
    """The front matter's fields, lower case, and the text after it.

    What is neither YAML nor TOML is read as plain ``name: value`` lines; lists
    and nested values are left out there. A document that opens with a mere rule
    (``---``) has no front matter.

    >>> split_front_matter('---\\ntitle: "A day"\\n---\\nText.')
    ({'title': 'A day'}, 'Text.')
    """
    match = _FENCE.match(text[:_LONGEST])
    if match is None:
        return {}, text
    block = match["block"]
    found = _read_toml(block) if match["fence"] == "+++" else _read_yaml(block)
    fields = _named(found) if isinstance(found, dict) else _read_lines(block)
    return (fields, text[match.end() :]) if fields else ({}, text)


def _named(found: Mapping[object, object]) -> dict[str, object]:
    """Fields under names; {} where a key is a sentence, so that this was no front matter."""
    if not all(isinstance(key, str) and _KEY.fullmatch(key.strip()) for key in found):
        return {}
    return {str(key).strip().lower(): value for key, value in found.items()}


def _read_yaml(block: str) -> object:
    """The value of a YAML document; None for what is none, or is nested or aliased."""
    depth = 0
    try:
        for event in yaml.parse(block, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
                return None
        # A loader without types builds strings, lists and mappings, nothing else.
        return yaml.load(block, Loader=_Loader)  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError, AttributeError):
        return None


def _read_toml(block: str) -> object:
    try:
        return tomllib.loads(block)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError):
        return None


def _read_lines(block: str) -> dict[str, object]:
    fields: dict[str, object] = {}
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
