"""The words in front of a turn, taken apart: a value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

HeadKind = Literal["question", "answer", "asker", "office", "person", "words"]


@dataclass(frozen=True, slots=True)
class Head:
    """The words in front of a turn, taken apart.

    ``name`` is without forms of address, written as names are. ``sure`` says how
    plainly this is somebody who speaks: 3 by an office or form of address, 2 by
    a known given name or a word for people, 1 by its capitals, 0 hardly.
    """

    kind: HeadKind
    words: str
    name: str = ""
    role: str = ""
    organisation: str = ""
    gender: str = ""
    sure: int = 0


def with_office(head: Head, role: str, organisation: str) -> Head:
    """A head with the role and organisation that stand beside it, where it has none itself."""
    return replace(
        head,
        role=head.role or role,
        organisation=head.organisation or organisation,
        sure=max(head.sure, 2),
    )
