"""Ids and metadata a release gets from where it lies."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import replace
from datetime import date

from indexer.model import Candidate, Field, RawRelease, ReleaseId

# <wire>/<year>/<MMDD>/<slug>, the layout of archived wire releases.
_LAYOUT = re.compile(
    r"(?:^|/)(?P<wire>[^/]+)/(?P<year>(?:19|20)\d\d)/(?P<month>\d\d)-?(?P<day>\d\d)/[^/]+$"
)
_UNSAFE = re.compile(r"[^A-Za-z0-9._~/\-]+")
_LONGEST = 180  # characters of an id: fits in every file name and URL

# Folder -> how the wire writes itself, where the two differ.
WIRES = {
    "247pressrelease": "24-7 Press Release",
    "blockchainwire": "Blockchain Wire",
    "evertiseaipr": "Evertise AI PR",
    "ibn": "InvestorBrandNetwork",
    "keycrew": "KeyCrew",
    "mediaoutreach": "Media OutReach Newswire",
    "newmediawire": "NewMediaWire",
    "newsdirect": "News Direct",
    "newsusa": "NewsUSA",
    "newsworthy": "Newsworthy.ai",
    "noticiasnewswire": "Noticias Newswire",
    "pressservices": "Press Services",
    "prism": "Prism",
    "prkarma": "PR Karma",
    "prvolt": "PRVolt",
    "reportable": "Reportable",
    "boostify": "Boostify",
}


def make_id(text: str) -> ReleaseId:
    """A URL-safe id from an explicit id or a path; what was lost comes back as a digest.

    >>> make_id("ibn/2025/0919/a-slug")
    'ibn/2025/0919/a-slug'
    """
    parts = [p for p in text.replace("\\", "/").split("/") if p not in ("", ".", "..")]
    plain = "/".join(parts)
    folded = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode("ascii")
    safe = _UNSAFE.sub("-", folded).strip("-/")
    if safe == text and len(safe) <= _LONGEST:
        return ReleaseId(safe)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return ReleaseId(f"{safe[: _LONGEST - 9].rstrip('-/')}-{digest}".lstrip("-"))


def layout_name(path: str, relative: str) -> str:
    """The part of a whole path that follows the archive layout, else the relative path.

    Ids made from it are the same whether the whole archive, one wire's folder
    or one file is asked for.
    """
    match = _LAYOUT.search(path)
    return path[match.start("wire") :] if match else relative


def add_path_metadata(raw: RawRelease, name: str) -> RawRelease:
    """A release with what an archive path says: its feed, its publisher and its date."""
    match = _LAYOUT.search(name)
    if match is None:
        return raw
    wire = match["wire"]
    day = _day(match)
    said: list[tuple[Field, str]] = [
        ("feed", wire),
        ("publisher", WIRES.get(wire.lower(), wire)),
        ("published", day.isoformat() if day else ""),
    ]
    found = tuple(Candidate(field, value, "path", name) for field, value in said if value)
    return replace(raw, candidates=(*raw.candidates, *found))


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
