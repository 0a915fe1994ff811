"""The authority file: what people have decided, which always wins over inference.

A folder of TOML files; each may hold any of the tables, the names are custom:

``people.toml`` ::

    [[person]]
    id = "imogen-farraday"            # the id in the archive's addresses
    name = "Imogen Farraday"
    aliases = ["Imogen J. Farraday"]
    identifiers = { wikidata = "Q1", orcid = "0000-0000-0000-0000" }
    note = "free text"

    [[person.membership]]
    organisation = "transport-department"   # an organisation's id or name
    role = "Transport Secretary"
    since = 2020-01-01                # dates are optional, "until" too
    until = 2023-09-26
    evidence = "release id"           # optional

A person without memberships is everybody of that name; with memberships, only
who shares an organisation, or, where a release names none, a role.

``organisations.toml`` ::

    [[organisation]]
    id = "fenna-line"
    name = "Fenna Line"
    aliases = ["Fenna Line Ltd"]      # acronyms and former names as well
    parent = "brightwater-group"
    identifiers = { lei = "…", ticker = "AXE:FENN" }

``decisions.toml`` ::

    [[merge]]                          # the first id stays, the others redirect to it
    ids = ["callum-reid-a1b2c3", "callum-reid-d4e5f6"]
    quotes = ["0123456789abcdef", "fedcba9876543210"]   # optional: one of each, by which
    author = "K. Mensah"
    date = 2026-02-03                 # they are found again should an id change
    reason = "Both releases name the branch at Fennawick."

    [[apart]]                          # never one person, whatever the evidence
    ids = ["…", "…"]                  # (author, date, reason as above)

    [[split]]                          # these releases (or quotes) are somebody else
    id = "callum-reid-a1b2c3"
    releases = ["…"]
    quotes = ["…"]
    into = "callum-reid-coach"        # the id of that somebody

``corrections.toml`` ::

    [[correction]]
    quote = "0123456789abcdef"        # with at least one of the next five, or is_quote = false
    speaker = "imogen-farraday"       # an id of this folder, a name, or "" for nobody
    kind = "direct"
    spans = [[120, 188]]
    role = "…"
    organisation = "…"
    author = "K. Mensah"
    date = 2026-03-01
    reason = "She quotes the mayor here."

    [[correction]]                     # no quote at all, which its address then says
    quote = "fedcba9876543210"
    is_quote = false                  # (author, date, reason as above, which is public)

``withdrawals.toml`` ::

    [[withdrawal]]                     # gone from the archive; its address says why
    quote = "0123456789abcdef"        # or release = "…", or speaker = "…"
    author = "K. Mensah"
    date = 2026-03-01
    reason = "Withdrawn by the department."      # this is public

    [[noindex]]                        # stays; robots are asked to leave its page out
    speaker = "…"                     # or quote, or release (author, date, reason as above)

    [[admission]]                      # is shown, though it says again what was withdrawn
    release = "…"                     # or quote (author, date, reason as above)

Everything is undone by removing its lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from indexer.model import Kind, Span
from indexer.withdrawals import WithdrawnKind


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decided, when and why, and where it is written."""

    author: str
    date: date
    reason: str
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class CuratedMembership:
    organisation: str
    role: str
    since: date | None = None
    until: date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class CuratedPerson:
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    memberships: tuple[CuratedMembership, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class CuratedOrganisation:
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    parent: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """``quotes`` are none, or one for each id ("" for none)."""

    ids: tuple[str, ...]
    decided: Decided
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Apart:
    """As ``Merge``, the other way."""

    ids: tuple[str, ...]
    decided: Decided
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    id: str
    into: str
    releases: tuple[str, ...]
    quotes: tuple[str, ...]
    decided: Decided


@dataclass(frozen=True, slots=True)
class Correction:
    """None leaves a field as extracted; an empty ``speaker`` says nobody is known.

    What is no quote has no field set right.
    """

    quote: str
    decided: Decided
    speaker: str | None = None
    kind: Kind | None = None
    spans: tuple[Span, ...] | None = None
    role: str | None = None
    organisation: str | None = None
    is_quote: bool = True


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A quote, a release with its quotes, or a speaker with theirs, taken out of the archive; or,
    ``noindex``, left in and kept out of search engines."""

    kind: WithdrawnKind
    id: str
    decided: Decided
    noindex: bool = False


@dataclass(frozen=True, slots=True)
class Admission:
    """A quote or release that is shown, though it says again what was withdrawn as another."""

    kind: WithdrawnKind
    id: str
    decided: Decided


@dataclass(frozen=True, slots=True)
class Authority:
    """Everything people have decided about who is who."""

    people: tuple[CuratedPerson, ...] = ()
    organisations: tuple[CuratedOrganisation, ...] = ()
    merges: tuple[Merge, ...] = ()
    aparts: tuple[Apart, ...] = ()
    splits: tuple[Split, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    admissions: tuple[Admission, ...] = ()
    lines: Mapping[str, tuple[str, int]] = field(default_factory=dict, compare=False)
    """Where each curated id is written: (path, line)."""


EMPTY = Authority()
