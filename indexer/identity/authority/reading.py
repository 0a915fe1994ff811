"""Reads the authority file; ``values`` documents what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from indexer.errors import AuthorityError
from indexer.identity.authority.folder import list_authority_files
from indexer.identity.authority.tables import Table, read_tables
from indexer.identity.authority.values import (
    Admission,
    Apart,
    Authority,
    Correction,
    CuratedMembership,
    CuratedOrganisation,
    CuratedPerson,
    Decided,
    Merge,
    Split,
    Withdrawal,
)
from indexer.model import KINDS, Span
from indexer.withdrawals import KINDS as WITHDRAWN_KINDS
from indexer.withdrawals import WithdrawnKind

_ID = re.compile(r"^[a-z0-9][a-z0-9\-]{0,99}$")
_DECISION = ("author", "date", "reason")
_CORRECTED = ("speaker", "kind", "spans", "role", "organisation")


def load_authority(path: Path | str) -> Authority:
    """Read a folder of TOML files (or one file); a missing folder decides nothing.

    Raises ``AuthorityError`` with file and line for anything that is not as
    ``values`` documents it: better no archive than one built on a slip.
    """
    root = Path(path)
    files = list_authority_files(root).read if root.is_dir() else [root]
    if not root.exists():
        return Authority()
    return build_authority(table for file in files for table in read_tables(file))


def build_authority(tables: Iterable[Table]) -> Authority:
    """Check tables and put them together; see ``load_authority``."""
    people: list[CuratedPerson] = []
    bodies: list[CuratedOrganisation] = []
    merges: list[Merge] = []
    aparts: list[Apart] = []
    splits: list[Split] = []
    corrections: dict[tuple[str, bool], Correction] = {}
    withdrawals: list[Withdrawal] = []
    admissions: list[Admission] = []
    lines: dict[str, tuple[str, int]] = {}
    for table in tables:
        match table.name:
            case "person":
                people.append(_person(table, lines))
            case "organisation":
                bodies.append(_organisation(table, lines))
            case "merge":
                table.only("ids", "quotes", *_DECISION)
                merges.append(Merge(_ids(table), _decided(table), _anchors(table)))
            case "apart":
                table.only("ids", "quotes", *_DECISION)
                aparts.append(Apart(_ids(table), _decided(table), _anchors(table)))
            case "split":
                splits.append(_split(table))
            case "correction":
                correction = _correction(table)
                of = correction.quote, correction.is_quote  # set right, and later found to be none
                if of in corrections:
                    raise table.fail("quote", f"{correction.quote} is already corrected")
                corrections[of] = correction
            case "withdrawal" | "noindex":
                withdrawals.append(_withdrawal(table))
            case "admission":
                kind, id_ = _named(table, "quote", "release")
                admissions.append(Admission(kind, id_, _decided(table)))
            case _:
                raise AuthorityError(table.path, table.line, f"no such table: [[{table.name}]]")
    _refuse_contradictions(merges, aparts)
    _refuse_both(withdrawals, admissions)
    return Authority(
        tuple(people),
        tuple(bodies),
        tuple(merges),
        tuple(aparts),
        tuple(splits),
        tuple(corrections.values()),
        tuple(withdrawals),
        tuple(admissions),
        lines,
    )


def _person(table: Table, lines: dict[str, tuple[str, int]]) -> CuratedPerson:
    table.only("id", "name", "aliases", "identifiers", "note")
    memberships = []
    for part in table.parts:
        if part.name != "person.membership":
            raise AuthorityError(part.path, part.line, f"no such table: [[{part.name}]]")
        part.only("organisation", "role", "since", "until", "evidence", "note")
        since, until = part.day("since"), part.day("until")
        if since and until and until < since:
            raise part.fail("until", "until is before since")
        if not part.text("organisation") and not part.text("role"):
            raise part.fail("role", "a membership needs an organisation or a role")
        memberships.append(
            CuratedMembership(
                part.text("organisation"), part.text("role"), since, until, part.text("evidence")
            )
        )
    return CuratedPerson(
        _own_id(table, lines),
        table.text("name", required=True),
        table.texts("aliases"),
        tuple(memberships),
        table.pairs("identifiers"),
        table.text("note"),
    )


def _organisation(table: Table, lines: dict[str, tuple[str, int]]) -> CuratedOrganisation:
    table.only("id", "name", "aliases", "parent", "identifiers", "note")
    return CuratedOrganisation(
        _own_id(table, lines),
        table.text("name", required=True),
        table.texts("aliases"),
        table.text("parent"),
        table.pairs("identifiers"),
        table.text("note"),
    )


def _own_id(table: Table, lines: dict[str, tuple[str, int]]) -> str:
    id_ = table.text("id", required=True)
    if not _ID.match(id_):
        raise table.fail("id", f"{id_!r}: an id has lower-case letters, digits and hyphens only")
    if id_ in lines:
        path, line = lines[id_]
        raise table.fail("id", f"{id_} is already used at {path}:{line}")
    lines[id_] = (table.path, table.line)
    return id_


def _ids(table: Table) -> tuple[str, ...]:
    ids = table.texts("ids", at_least=2)
    if len(set(ids)) < len(ids):
        raise table.fail("ids", "an id stands twice")
    return ids


def _anchors(table: Table) -> tuple[str, ...]:
    quotes = table.texts("quotes")
    if quotes and len(quotes) != len(table.texts("ids")):
        raise table.fail("quotes", "give one quote for each id, or none")
    return quotes


def _decided(table: Table) -> Decided:
    day = table.day("date", required=True)
    assert day is not None
    author, reason = table.text("author", required=True), table.text("reason", required=True)
    return Decided(author, day, reason, table.path, table.line)


def _split(table: Table) -> Split:
    table.only("id", "into", "releases", "quotes", *_DECISION)
    releases, quotes = table.texts("releases"), table.texts("quotes")
    if not releases and not quotes:
        raise table.fail("releases", "a split needs releases or quotes")
    into = table.text("into", required=True)
    if not _ID.match(into):
        raise table.fail("into", f"{into!r}: an id has lower-case letters, digits and hyphens only")
    return Split(table.text("id", required=True), into, releases, quotes, _decided(table))


def _withdrawal(table: Table) -> Withdrawal:
    kind, id_ = _named(table, *WITHDRAWN_KINDS)
    return Withdrawal(kind, id_, _decided(table), table.name == "noindex")


def _named(table: Table, *kinds: WithdrawnKind) -> tuple[WithdrawnKind, str]:
    """What a decision is about: the one of these that it has, and its id."""
    table.only(*kinds, *_DECISION)
    named = [kind for kind in kinds if kind in table.values]
    if len(named) != 1:
        shown = f"{', '.join(kinds[:-1])} and {kinds[-1]}"
        raise table.fail(kinds[0], f"[[{table.name}]] needs one of {shown}")
    return named[0], table.text(named[0], required=True)


def _correction(table: Table) -> Correction:
    table.only("quote", *_CORRECTED, "is_quote", *_DECISION)
    changed = [key for key in _CORRECTED if key in table.values]
    if "is_quote" in table.values:
        if table.values["is_quote"] is not False:
            raise table.fail("is_quote", "is_quote is false, or left out")
        if changed:
            raise table.fail(changed[0], f"what is no quote has no {changed[0]}")
        quote = table.text("quote", required=True)
        return Correction(quote, _decided(table), is_quote=False)
    if not changed:
        raise table.fail("quote", f"a correction changes {', '.join(_CORRECTED)} or is_quote")
    kind = next((k for k in KINDS if k == table.text("kind")), None)
    if "kind" in table.values and kind is None:
        raise table.fail("kind", f"kind is one of {', '.join(KINDS)}")
    return Correction(
        table.text("quote", required=True),
        _decided(table),
        table.optional_text("speaker"),
        kind,
        _spans(table),
        table.optional_text("role"),
        table.optional_text("organisation"),
    )


def _spans(table: Table) -> tuple[Span, ...] | None:
    if "spans" not in table.values:
        return None
    wrong = table.fail("spans", "spans are like [[120, 188], [200, 231]], in order, not empty")
    value = table.values["spans"]
    if not isinstance(value, list) or not value:
        raise wrong
    spans: list[Span] = []
    for pair in value:
        match pair:
            case [int(start), int(end)] if 0 <= start < end and (
                not spans or spans[-1].end <= start
            ):
                spans.append(Span(start, end))
            case _:
                raise wrong
    return tuple(spans)


def _refuse_both(withdrawals: Iterable[Withdrawal], admissions: Iterable[Admission]) -> None:
    """What is withdrawn is not admitted as well."""
    gone = {(one.kind, one.id): one.decided for one in withdrawals if not one.noindex}
    for admitted in admissions:
        if withdrawn := gone.get((admitted.kind, admitted.id)):
            at = admitted.decided
            where = f"{withdrawn.path}:{withdrawn.line}"
            raise AuthorityError(at.path, at.line, f"{admitted.id} is withdrawn at {where}")


def _refuse_contradictions(merges: Iterable[Merge], aparts: Iterable[Apart]) -> None:
    """Two ids may not be decided to be one and to be two."""
    merged = {frozenset((a, b)): m for m in merges for a in m.ids for b in m.ids if a < b}
    for apart in aparts:
        for a in apart.ids:
            for b in apart.ids:
                if a < b and (merge := merged.get(frozenset((a, b)))):
                    where = f"{merge.decided.path}:{merge.decided.line}"
                    raise AuthorityError(
                        apart.decided.path, apart.decided.line, f"{a} and {b} are merged at {where}"
                    )
