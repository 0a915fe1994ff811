"""What a release is called, the address it gets from that, and metadata from where it lies."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import replace
from datetime import date

from indexer.ingest.sniff import format_by_name
from indexer.model import Candidate, Field, RawRelease, ReleaseId

# <wire>/<year>/<MMDD>/<slug>, the layout of archived wire releases.
_LAYOUT = re.compile(
    r"(?:^|/)(?P<wire>[^/]+)/(?P<year>(?:19|20)\d\d)/(?P<month>\d\d)-?(?P<day>\d\d)/[^/]+$"
)
_SAFE = re.compile(r"[A-Za-z0-9._~\-]+(?:/[A-Za-z0-9._~\-]+)*")
_UNSAFE = re.compile(r"[^A-Za-z0-9._~/\-]+")
_STEPS = frozenset(("", ".", ".."))  # parts of a path that a browser takes for a way to go
_LONGEST = 180  # characters of either half of an address: fits in every file name and URL
_LONGEST_NAME = 80  # characters of an id made from a headline
# What a program writes for a name that it does not have: "None.md", "null.json", ".md".
_NAMELESS = frozenset(("", "none", "null", "nil", "undefined", "nan"))

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


def make_address(collection: str, given_id: str) -> ReleaseId:
    """The address of a release: its collection and its id, each as it is where a URL can hold it.

    Outside of any collection ("") its id alone.

    >>> make_address("wires", "ibn/2025/0919/a-slug")
    'wires/ibn/2025/0919/a-slug'
    """
    own = _address_part(given_id)
    return ReleaseId(f"{_address_part(collection)}/{own}" if collection else own)


def _address_part(text: str) -> str:
    """Text in safe letters; what was lost comes back as a digest."""
    parts = text.split("/")
    if _SAFE.fullmatch(text) and len(text) <= _LONGEST and _STEPS.isdisjoint(parts):
        return text
    return _with_digest(_safe("/".join(part for part in parts if part not in _STEPS)), text)


def _safe(plain: str) -> str:
    folded = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode("ascii")
    return _UNSAFE.sub("-", folded).strip("-/")


def _with_digest(safe: str, text: str) -> str:
    return f"{safe[: _LONGEST - 9].rstrip('-/')}-{short_digest(text)}".lstrip("-")


def former_id(given_id: str) -> ReleaseId:
    """The id that version 0.1 made of one that people gave."""
    parts = [part for part in given_id.replace("\\", "/").split("/") if part not in _STEPS]
    safe = _safe("/".join(parts))
    is_kept = safe == given_id and len(safe) <= _LONGEST
    return ReleaseId(safe if is_kept else _with_digest(safe, given_id))


def short_digest(text: str) -> str:
    """Eight hexadecimal digits that tell a text apart."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def make_id(name: str, title: str, text: str) -> str:
    """What a release is called that bears no id: its place, without the extension.

    Where the file has no name worth the word, the headline stands for it, or a digest of the text.

    >>> make_id("newswire/2026/0427/None", "Harbour Board counts boats", "…")
    'newswire/2026/0427/harbour-board-counts-boats'
    """
    folder, slash, last = name.rpartition("/")
    known = last.startswith(".") and format_by_name(last) is not None  # an extension alone
    if not known and last.lower() not in _NAMELESS:
        return name
    return f"{folder}{slash}{_words_of(title) or short_digest(text)}"


def _words_of(title: str) -> str:
    """A headline in lower-case letters and hyphens, cut between words."""
    folded = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    words = re.findall(r"[a-z0-9]+", folded.lower().replace("'", ""))
    slug = "-".join(words)[: _LONGEST_NAME + 1]
    return slug if len(slug) <= _LONGEST_NAME else slug.rpartition("-")[0] or slug[:_LONGEST_NAME]


def layout_name(path: str, relative: str) -> str:
    """The part of a whole path that follows the archive layout, else the relative path.

    Ids made from it are the same whether the whole archive, one wire's folder
    or one file is asked for.
    """
    match = _LAYOUT.search(path)
    return path[match.start("wire") :] if match else relative


def layout_root(path: str, root: str) -> str:
    """The folder above the wires, where ``root`` is a part of an archive of that layout.

    >>> layout_root("/data/releases/ibn/2025/0919/a.md", "/data/releases/ibn")
    '/data/releases'
    """
    match = _LAYOUT.search(path)
    above = path[: match.start("wire")].rstrip("/") if match else ""
    return above if above and root.startswith(f"{above}/") else root


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
