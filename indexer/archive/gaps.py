"""What the releases of an archive are without: what a build could not read, in numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

GapName = Literal["undated", "untitled", "unissued", "unquoted"]
"""No date; no headline; no issuer; words in quotation marks, and no quotes."""

EXAMPLES = 3  # releases that stand for all
_MARKED = re.compile(r"[“\"«「]\s?\w[^“”\"«»「」\n]{30,600}[”\"»」]|「[^」\n]{10,600}」")


class Gap(NamedTuple):
    """How many releases lack something, and the first few of them."""

    name: GapName
    releases: int
    examples: tuple[str, ...]


class Lacking(NamedTuple):
    """A release that lacks something; ``text`` where it has no quotes, "" elsewhere."""

    id: str
    dated: bool
    titled: bool
    issued: bool
    text: str


def count_gaps(releases: Iterable[Lacking]) -> tuple[Gap, ...]:
    """The gaps of releases in the order of their ids; one for each name, 0 included."""
    found: dict[GapName, list[str]] = {
        "undated": [],
        "untitled": [],
        "unissued": [],
        "unquoted": [],
    }
    for release in releases:
        for name in _gaps_of(release):
            found[name].append(release.id)
    return tuple(Gap(name, len(ids), tuple(ids[:EXAMPLES])) for name, ids in found.items())


def _gaps_of(release: Lacking) -> Iterator[GapName]:
    if not release.dated:
        yield "undated"
    if not release.titled:
        yield "untitled"
    if not release.issued:
        yield "unissued"
    if _MARKED.search(release.text):
        yield "unquoted"
