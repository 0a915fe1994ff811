"""The fullest name that a release gives a body, from where it is named in short.

One table decides; its first row that answers holds::

    what stands next to the person            becomes
    Office of Boats (OB) | of DBH             what the name goes on with behind its brackets
    Department of Boats | , Office of Audits  the part of it that is named behind the comma
    Democrats | Cawdale Democrats elsewhere   the one body that the short plural ends
    Fire Chief | Bramley Fire Department      the body that the office is called after
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from indexer.languages.en.word_tags import tag_word
from indexer.model import Span
from indexer.text.lookup import RUNS, Lookup

_NAMED = r"[A-Z][\w’'&-]*(?:,? (?:of |and |for |the |& )?[A-Z][\w’'&-]*){0,8}"
_AROUND = 160  # code points on either side of the words that tell the office
_PARTS = "Office|Division|Bureau|Branch|Directorate|Section|Unit|Faculty|School"
_BEHIND = re.compile(
    rf"(?: \([A-Z]{{2,8}}\) of (?:the )?{_NAMED}"
    rf"|, (?:{_PARTS}) (?:of|for) {_NAMED})(?: \([A-Z][A-Z-]{{1,9}}\))?"
)
# What an office is called, and what its body is called by the same word.
_CALLED_AFTER: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?i)\b(?:{office})$"), body)
    for office, body in (
        (r"fire chief|fire commissioner", r"Fire (?:Department|District|Service|Authority)"),
        (r"police chief|chief of police|police commissioner", r"Police (?:Department|Service)"),
        (r"sheriff", r"Sheriff[’']s (?:Office|Department)"),
        (r"ombudsman", r"Office of [Tt]he Ombudsman"),
    )
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A body as it stands beside an office, and the release it stands in."""

    role: str
    body: str
    text: str  # around the words that tell the office
    lookup: Lookup
    issuer: str


def full_body(
    release: tuple[str, Lookup], office: tuple[str, str], issuer: str, place: Span | None
) -> str:
    """The fullest name of the body of an office; the one it has where nothing tells more.

    ``release`` is its text and what looks words up in it, ``office`` role and body, ``place``
    where the office is told.
    """
    text, lookup = release
    role, body = office
    around = ""
    if place is not None:
        around = text[max(0, place.start - _AROUND) : place.end + _AROUND]
    named = _Named(role, body, around, lookup, issuer)
    return next((full for row in _TABLE if (full := row(named))), body)


def _goes_on(named: _Named) -> str:
    at = named.text.find(named.body) if named.body else -1
    behind = _BEHIND.match(named.text, at + len(named.body)) if at >= 0 else None
    return named.body + behind[0] if behind is not None else ""


_PLURAL = re.compile(r"[A-Z][a-z]+s")


def _ends_a_name(named: _Named) -> str:
    if not _PLURAL.fullmatch(named.body):
        return ""
    found = named.lookup.find_all(
        rf"(?<![\w’'] )[A-Z][\w-]+ {named.body}\b|(?<=[Tt]he )[A-Z][\w-]+ {named.body}\b", RUNS
    )
    full = {match[0] for match in found if tag_word(match[0].split()[0].lower()) not in "DFfA"}
    return full.pop() if len(full) == 1 else ""


_ARTICLE = re.compile("^The ")


def _called_after(named: _Named) -> str:
    if named.body not in ("", named.issuer):
        return ""
    for office, body in _CALLED_AFTER:
        if office.search(named.role) is None:
            continue
        found = named.lookup.find_all(rf"(?:[A-Z][\w’-]+ ){{0,3}}{body}", RUNS)
        full = {_ARTICLE.sub("", match[0]) for match in found}
        longest = max(full, key=len, default="")
        if named.body.lower().endswith(longest.lower()):
            return ""  # the Sheriff’s Office, of the Cawdale County Sheriff’s Office
        return longest if all(longest.endswith(one) for one in full) else ""
    return ""


_TABLE: tuple[Callable[[_Named], str], ...] = (_goes_on, _ends_a_name, _called_after)
