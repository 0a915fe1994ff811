"""Whose release it is, as far as the page, the letterhead and the address tell.

A wire carries releases and issues none. A name that stands in the text is
taken for the owner of an address that spells it: ``Merrin Rail`` of
``news.merrinrail.example``, ``Johnson & Johnson`` of ``jnj.example``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from indexer.ingest.metadata.headline import is_letterhead
from indexer.lexicon.hosts import body_of_host
from indexer.lexicon.organisations import INSTITUTIONS, LEGAL_FORMS
from indexer.lexicon.wires import is_wire
from indexer.model import Candidate

_BARS = re.compile(r"\s+[|–—·»•-]\s+|\s*[|»]\s*")
_NAME = re.compile(r"[A-Z][\w’'.]*(?: (?:& |and |of )?[A-Z][\w’'.]*){0,4}")
_SAMPLE = 6000  # code points of a text in which the owner of an address is looked for
_SPELT = 5  # letters of a name that an address must spell
# The last words of a line that stand for whoever sends a release, or owns it.
_SOURCE = re.compile(r"^(?:SOURCE|Source):?\s+(?P<name>[A-Z][^\n:/]{2,70})$", re.MULTILINE)
_HOUSE = r"(?P<name>[A-Z][^\n\d.|©:;/]{3,70}?)"
_RIGHTS = re.compile(
    rf"^(?:©|\([cC]\)|Copyright)(?: Copyright)?(?: ©)?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*20\d\d)?,?\s*"
    rf"(?:by )?{_HOUSE}(?=[.|]|\n|$)|{_HOUSE.replace('name', 'name2')},?\s+(?:19|20)\d\d\b)",
    re.MULTILINE,
)
# What a desk calls itself, without saying whose it is.
_DESK = frozenset(
    "press media news newsroom communications pr office desk team room service no reply releases "
    "release".split()
)
_COMMON = frozenset("news press media room rooms newsroom releases archive archives office".split())


def said_of_issuer(
    candidates: Sequence[Candidate], lines: Iterable[str], text: str
) -> Iterator[Candidate]:
    """Candidates for the issuer; ``lines`` stand above the headline."""
    for candidate in candidates:
        if candidate.field == "publisher" and not is_wire(candidate.value):
            name = house_of(candidate.value)
            if name and candidate.where not in ("path", "dateline"):
                yield Candidate("issuer", name, "publisher", candidate.where)
        elif candidate.field == "title" and candidate.where == "title element":
            last = _BARS.split(candidate.value)[-1]
            if last != candidate.value and _is_body(last):
                yield Candidate("issuer", last, "title element", candidate.value)
        elif candidate.field == "url" and (owner := owner_of(candidate.value, text)):
            yield Candidate("issuer", owner, "web address", candidate.value)
    for line in lines:
        if is_letterhead(line) and not is_wire(line) and house_of(line):
            yield Candidate("issuer", line, "letterhead", line)
    yield from _signed(text)


def _signed(text: str) -> Iterator[Candidate]:
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


def house_of(name: str) -> str:
    """A name without what a desk in the house is called, "" for a desk's alone.

    >>> house_of("Merrin Rail – Press Office"), house_of("Newsroom")
    ('Merrin Rail', '')
    """
    parts = [part for part in _BARS.split(name) if not _DESK.issuperset(part.lower().split())]
    return name if len(parts) > 1 else "".join(parts)


def _is_body(words: str) -> bool:
    tokens = words.lower().split()
    return bool(tokens) and any(t.strip(".,") in INSTITUTIONS | LEGAL_FORMS for t in tokens)


def owner_of(url: str, text: str) -> str:
    """The name in a text that an address spells, or whose first letters it is; else a public body.

    That of a known host (``lexicon.hosts``), "" where nothing tells.
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return _spelt_owner(host, text) or body_of_host(host)


def _spelt_owner(host: str, text: str) -> str:
    labels = [label for label in host.split(".")[:-1] if label not in ("www", "com", "co", "gov")]
    if any(map(is_wire, (host, *labels))):
        return ""
    spelt = ["".join(c for c in label if c.isalnum()) for label in labels]
    for match in _NAME.finditer(text[:_SAMPLE]):
        name = match.group().rstrip(".'’")
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
