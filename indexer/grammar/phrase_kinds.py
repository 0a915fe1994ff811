"""What a noun phrase may be, and where its head stands."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

PhraseKind = Literal[
    "name", "role", "spokesperson", "pronoun", "organisation", "group", "thing", "document"
]
SPEAKERS: frozenset[PhraseKind] = frozenset(
    {"name", "role", "spokesperson", "pronoun", "organisation", "group"}
)
"""What can speak: no thing, and no document."""
BODY_THEN_OFFICE = re.compile("([NCOM]+f[NCO]+(?:&[NCO]+)*)(M*R)")  # City of Merrin Mayor


def head_of(tags: str) -> str:
    """The tags up to the first preposition: where the head noun stands."""
    cuts = [i for i in (tags.find("f"), tags.find("F")) if i >= 0]
    return tags[: min(cuts)] if cuts else tags


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class KindRow:
    """What a phrase without a name is where all that the row asks holds; words in small letters.

    ``fires`` and ``spares`` are phrases: the row must settle the first, and not the second.
    """

    kind: PhraseKind
    noun: Container[str] | None = None  # its head noun
    first: Container[str] | None = None  # its first word
    words: frozenset[str] | None = None  # one of those up to its first preposition
    head: re.Pattern[str] | None = None  # found in the tags of those
    tags: re.Pattern[str] | None = None  # all its tags
    fires: str
    spares: str

    def fits(self, words: Sequence[str], noun: str, head: str, tags: str) -> bool:
        """Whether all that is asked holds; ``head`` are the tags of ``words``."""
        return (
            (self.noun is None or noun in self.noun)
            and (self.first is None or words[0] in self.first)
            and (self.words is None or not self.words.isdisjoint(words))
            and (self.head is None or self.head.search(head) is not None)
            and (self.tags is None or self.tags.fullmatch(tags) is not None)
        )


def settling(
    rows: Iterable[KindRow], words: Sequence[str], noun: str, head: str, tags: str
) -> KindRow | None:
    """The first row that fits a phrase, from top to bottom."""
    return next((row for row in rows if row.fits(words, noun, head, tags)), None)
