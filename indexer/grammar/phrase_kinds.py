"""What a noun phrase may be, and where its head stands."""

from __future__ import annotations

import re
from typing import Literal

PhraseKind = Literal[
    "name", "role", "spokesperson", "pronoun", "organisation", "group", "thing", "document"
]
BODY_THEN_OFFICE = re.compile("([NCOM]+f[NCO]+(?:&[NCO]+)*)(M*R)")  # City of Merrin Mayor


def head_of(tags: str) -> str:
    """The tags up to the first preposition: where the head noun stands."""
    cuts = [i for i in (tags.find("f"), tags.find("F")) if i >= 0]
    return tags[: min(cuts)] if cuts else tags
