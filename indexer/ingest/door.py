"""What comes in: nothing that cannot be written as Unicode text goes any further.

JSON can write half of a surrogate pair (``"\\ud83d"``), and a decoder can leave one. No file,
database or terminal takes it, so that it would stop whatever stores the release. Each half is
replaced by U+FFFD, which shows that something was lost there; a link that had one leads nowhere
and is dropped.
"""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.model import Candidate, RawRelease

_HALF = re.compile("[\ud800-\udfff]")


def admit(raw: RawRelease) -> RawRelease:
    """A raw release all of whose words can be stored."""
    changes = {
        name: whole_characters(value)
        for name in ("origin", "text", "id", "name", "number")
        if _has_half(value := getattr(raw, name))
    }
    if any(_has_half(f"{c.value}{c.detail}") for c in raw.candidates):
        said = tuple(_whole(c) for c in raw.candidates if not _is_broken_link(c))
        raw = replace(raw, candidates=said)
    return replace(raw, **changes) if changes else raw  # type: ignore[arg-type]  # texts only


def _is_broken_link(candidate: Candidate) -> bool:
    return candidate.field == "url" and _has_half(candidate.value)


def _whole(candidate: Candidate) -> Candidate:
    value, detail = whole_characters(candidate.value), whole_characters(candidate.detail)
    return replace(candidate, value=value, detail=detail)


def _has_half(text: str) -> bool:
    return not text.isascii() and _HALF.search(text) is not None


def whole_characters(text: str) -> str:
    """Text with the two halves of a pair joined, and U+FFFD for a half that is alone.

    >>> whole_characters("a \\ud83d")
    'a \\ufffd'
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
