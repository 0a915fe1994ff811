"""Whose release it is, as far as the page, the letterhead and the address tell.

A wire carries releases and issues none. A name that stands in the text is
taken for the owner of an address that spells it: ``Merrin Rail`` of
``news.merrinrail.example``, ``Johnson & Johnson`` of ``jnj.example``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from indexer.ingest.metadata.headline import is_letterhead
from indexer.ingest.metadata.houses import (
    BARS,
    body_of_line,
    body_signed,
    house_of,
    is_body,
    is_named,
    without_desk,
)
from indexer.ingest.metadata.ranking import STATED
from indexer.lexicon.hosts import body_of_host
from indexer.lexicon.wires import is_wire
from indexer.model import Candidate

_NAME = re.compile(r"[A-Z][\w’'.]*(?: (?:& |and |of )?[A-Z][\w’'.]*){0,4}")
_SAMPLE = 6000  # code points of a text in which the owner of an address is looked for
_OWNER = re.compile("[’']s$")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_/][a-z0-9]+)+")
_TEAM = re.compile(
    r"(?P<name>[A-Z].*?) (?:[Tt]eam|[Ss]taff|[Nn]ewsroom|[Cc]ommunications|[Pp]ress)"
)
_SPELT = 5  # letters of a name that an address must spell
# The last words of a line that stand for whoever sends a release, or owns it.
_SOURCE = re.compile(r"^(?:SOURCE|Source):?\s+(?P<name>[A-Z][^\n:/]{2,70})$", re.MULTILINE)
_HOUSE = r"(?P<name>[A-Z][^\n\d.|©:;/]{3,70}?)"
_RIGHTS = re.compile(
    rf"^(?:©|\([cC]\)|Copyright)(?: Copyright)?(?: ©)?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*20\d\d)?,?\s*"
    rf"(?:by )?{_HOUSE}(?=[.|]|\n|$)|{_HOUSE.replace('name', 'name2')},?\s+(?:19|20)\d\d\b)",
    re.MULTILINE,
)
# Issued by the Office of Ann Roe · Released by: Merrin Police
_ISSUED = re.compile(
    r"^(?:[Ii]ssued|[Rr]eleased|[Dd]istributed|ISSUED|RELEASED) (?:by|BY):? (?:the |The )?"
    r"(?P<name>[A-Z][^\n:]{2,80})$",
    re.MULTILINE,
)
_AROUND = ("page footer", "masthead")  # places around the text of a page
_COMMON = frozenset("news press media room rooms newsroom releases archive archives office".split())


def said_of_issuer(
    candidates: Sequence[Candidate],
    below: Sequence[str],
    text: str,
) -> Iterator[Candidate]:
    """Candidates for the issuer; ``below`` the text stand lines."""
    for candidate in candidates:
        yield from _said_by(candidate, text)
    signed = "" if is_carried(candidates) else body_signed(below, text)
    if signed and not is_wire(signed):
        yield Candidate("issuer", signed, "signature")
    yield from signed_in(text)
    for issued in _ISSUED.finditer(text):
        if body := body_of_line(issued["name"].rstrip(".")):
            yield Candidate("issuer", without_desk(body, text), "source line", issued.group())


def is_carried(candidates: Iterable[Candidate]) -> bool:
    """Whether a wire says that it carries the release."""
    return any(c.field in ("publisher", "feed") and is_wire(c.value) for c in candidates)


def without_strangers(candidates: Iterable[Candidate], text: str) -> list[Candidate]:
    """Candidates without those bodies that stand around a page only, and not in its text.

    A portal's pages have a masthead and a footer of their own.
    """
    kept = []
    for candidate in candidates:
        if candidate.where not in _AROUND:
            kept.append(candidate)
            continue
        house = without_desk(house_of(candidate.value), text)
        if house and not is_wire(house) and is_named(house, text):
            kept.append(replace(candidate, value=house))
    return kept


def _said_by(candidate: Candidate, text: str) -> Iterator[Candidate]:
    """What another candidate tells of the issuer."""
    value, where = candidate.value, candidate.where
    if candidate.field == "publisher" and where not in ("path", "dateline"):
        if name := _publishing(value, text):
            yield Candidate("issuer", name, "publisher", where)
    elif candidate.field == "author" and where in STATED and (team := _TEAM.fullmatch(value)):
        if is_named(team["name"], text):
            yield Candidate("issuer", team["name"], "author", value)
    elif candidate.field == "title" and where == "title element":
        if house := _behind_bar(value, text):
            yield Candidate("issuer", house, "title element", value)
    elif candidate.field == "url" and (owner := owner_of(value, text)):
        yield Candidate("issuer", owner, "web address", value)


def _publishing(value: str, text: str) -> str:
    """The body that a publisher's name stands for, "" for a wire's."""
    name = "" if is_wire(value) else without_desk(house_of(value), text)
    if not _SLUG.fullmatch(name):
        return name
    spelt = (_named_by(part, text) for part in name.split("/"))  # merrin-rail/media
    return next(filter(None, spelt), name)


def _behind_bar(title: str, text: str) -> str:
    """The body behind the last bar of a page's title, "" where none stands there."""
    last = BARS.split(title)[-1]
    house = without_desk(last, text)
    told = (house != last or is_letterhead(last)) and is_named(house, text)
    return house if last != title and (is_body(last) or told) else ""


def signed_in(text: str) -> Iterator[Candidate]:
    """Who signs below a text: ``SOURCE Merrin Rail``, ``© Merrin Rail 2028``."""
    for where, pattern in (("source line", _SOURCE), ("rights line", _RIGHTS)):
        names = {_name_in(m) for m in pattern.finditer(text)}
        if len(names) == 1 and not is_wire(name := names.pop()):
            yield Candidate("issuer", name, where)


def _name_in(match: re.Match[str]) -> str:
    found = match.groupdict()
    return (
        (found["name"] or found.get("name2") or "")
        .strip(" ,.")
        .removesuffix(". All rights reserved")
    )


def owner_of(url: str, text: str) -> str:
    """The name in a text that an address spells, or whose first letters it is; else a public body.

    That of a known host (``lexicon.hosts``), "" where nothing tells.
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return _spelt_owner(host, text) or body_of_host(host)


def _named_by(label: str, text: str) -> str:
    """The name in a text that a label spells: Merrin Rail of ``merrin-rail``."""
    return _spelt(["".join(c for c in label.lower() if c.isalnum())], text)


def _spelt_owner(host: str, text: str) -> str:
    labels = [label for label in host.split(".")[:-1] if label not in ("www", "com", "co", "gov")]
    if any(map(is_wire, (host, *labels))):
        return ""
    return _spelt(["".join(c for c in label if c.isalnum()) for label in labels], text)


def _spelt(spelt: Sequence[str], text: str) -> str:
    for match in _NAME.finditer(text[:_SAMPLE]):
        name = _OWNER.sub("", match.group()).rstrip(".'’")
        words = name.lower().split()
        letters = "".join(c for c in name.lower() if c.isalnum())
        first = "".join("n" if w == "&" else w[0] for w in words)
        if words[0] in _COMMON:
            continue
        for label in spelt:
            whole = len(letters) >= _SPELT and letters in label
            if whole and (len(letters) * 2 > len(label)):
                return name
            if len(words) > 1 and len(first) >= 3 and first == label:
                return name
    return ""
