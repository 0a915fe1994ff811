"""What comes in: nothing that cannot be written as Unicode text goes any further.

JSON can write half of a surrogate pair (``"\\ud83d"``), and a decoder can leave one. No file,
database or terminal takes it, so that it would stop whatever stores the release. Each half is
replaced by U+FFFD, which shows that something was lost there; a link that had one leads nowhere
and is dropped.

Controls that nobody sees and that turn the direction of writing go from ids and names, too;
``clean`` takes them from all that is read. An address is kept without name and password, and
not at all where a line breaks in it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.ingest.web_address import safe_address
from indexer.model import Candidate, RawRelease

_HALF = re.compile("[\ud800-\udfff]")
_UNSEEN = re.compile(
    "[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)


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
    changes |= {
        name: _UNSEEN.sub("", changes.get(name, value))
        for name in ("id", "name")
        if _has_unseen(value := getattr(raw, name))
    }
    return replace(raw, **changes) if changes else raw  # type: ignore[arg-type]  # texts only


def _has_unseen(text: str) -> bool:
    return not text.isascii() and _UNSEEN.search(text) is not None


def say_of_addresses(raw: RawRelease) -> str:
    """What is to be told of the addresses of a release; "" where all are kept as they are."""
    given = [c.value.strip() for c in raw.candidates if c.field == "url"]
    if all(safe_address(address) == address for address in given):
        return ""
    return "its address has a name, a password or a broken line, which is left out"


def with_safe_addresses(raw: RawRelease) -> RawRelease:
    """A raw release with those of its addresses that may be shown, in that form."""
    safe = (
        replace(c, value=safe_address(c.value)) if c.field == "url" else c for c in raw.candidates
    )
    said = tuple(c for c in safe if c.field != "url" or c.value)
    return replace(raw, candidates=said)


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
