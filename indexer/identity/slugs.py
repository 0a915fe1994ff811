"""Ids a person can read and a URL can hold.

The id of a speaker is made from one *profile* (a name at an organisation, or in
one release) and from nothing else, so adding releases never changes it. When
profiles turn out to be one person, the person takes the id of the earliest and
the other ids redirect to it: a permalink once given keeps its meaning.
"""

from __future__ import annotations

import base64
import hashlib
import re

from indexer.text.fold import fold

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def make_slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens, at most 60 characters.

    What ASCII cannot hold is replaced by a digest, so that no slug is empty.

    >>> make_slug("Côté & Fils S.A.")
    'cote-fils-s-a'
    """
    folded = fold(text)
    slug = _NOT_SLUG.sub("-", folded.replace("'", "")).strip("-")
    if len(slug) > _LONGEST:
        slug = slug[:_LONGEST].rpartition("-")[0] or slug[:_LONGEST]
    lost = any(c.isalnum() and not c.isascii() for c in folded)
    return f"{slug}-{digest(folded)}".strip("-") if lost or not slug else slug


def digest(*parts: str) -> str:
    """Six characters (30 bits) that tell apart ids which read alike."""
    raw = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(raw[:5]).decode("ascii").lower()[:6]


def make_speaker_id(name: str, key: str, discriminator: str) -> str:
    """The id of a profile: readable name, then a digest of what tells it from its namesakes."""
    return f"{make_slug(name)}-{digest(key, discriminator)}"
