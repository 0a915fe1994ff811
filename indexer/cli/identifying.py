"""``quote-index identity``: review open questions, explain, exchange, check.

The work is done in ``indexer.identity``.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Collection
from datetime import date
from pathlib import Path

import click

from indexer.archive import Address, SearchQuery, follow_redirects, open_archive
from indexer.archive.address import require_archive
from indexer.cli.common import (
    EXIT_USAGE,
    archive_option,
    authority_option,
    complain,
    plain_errors,
)
from indexer.errors import AuthorityError
from indexer.export import to_popolo
from indexer.identity import EMPTY, Examination, context_of, examine, load_authority
from indexer.identity.authority.folder import list_authority_files
from indexer.identity.authority.writing import (
    append_tables,
    format_decision,
    format_organisation,
    format_person,
)
from indexer.identity.exchange.openrefine import read_table, write_table
from indexer.identity.exchange.popolo import from_popolo
from indexer.identity.review import (
    Candidate,
    describe_candidate,
    explain_speaker,
    list_candidates,
)
from indexer.jobs import recall_authority, recall_contexts, remember_authority
from indexer.model import Identification, ReleaseId

_LARGEST = 200_000_000  # bytes of a file to import

_AUTHORITY_KNOWN = click.option(
    "--authority",
    "authority_dir",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Folder of decisions; made where it is missing  [default: the archive's own]",
)
_AUTHORITY_NEEDED = click.option(
    "--authority",
    "authority_dir",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="DIR",
    help="Folder of curated names, decisions and corrections; made where it is missing.",
)
_AUTHOR = click.option(
    "--author",
    default=lambda: os.environ.get("USER", ""),
    show_default="the user's name",
    help="Who decides; stands in the authority file.",
)


@click.group()
def identity() -> None:
    """Who is who: review, explain, export and import speakers."""


def _examine(address: Address, authority_dir: Path | None) -> Examination:
    """Identify what the archive holds anew, with the workings the archive does not keep.

    Only with the authority file the archive was built with are the ids the archive's.
    """
    authority = load_authority(authority_dir) if authority_dir is not None else EMPTY
    archive = open_archive(address)
    try:
        with archive.reader() as reader:
            quotes = [hit.quote for hit in reader.export(SearchQuery(sort="oldest"))]
            contexts = recall_contexts(address, reader.generation)
            if not contexts:
                releases = sorted({quote.release_id for quote in quotes})
                contexts = {ReleaseId(r): context_of(reader.release(r).release) for r in releases}
    finally:
        archive.close()
    return examine(quotes, contexts, authority)


@identity.command()
@archive_option
@_AUTHORITY_KNOWN
@_AUTHOR
@click.option("--name", default="", help="Only speakers whose name holds this.")
@click.option("--list", "only_list", is_flag=True, help="Show the questions, ask nothing.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, show_default=True)
def review(
    address: Address,
    authority_dir: Path | None,
    author: str,
    name: str,
    only_list: bool,
    limit: int,
) -> None:
    """Decide which speakers that may be one are one.

    Each question shows the two side by side with what speaks for one person
    (+) and against it (-). A decision is written to decisions.toml at once and
    takes effect when the archive is built next.
    """
    with plain_errors():
        require_archive(address)
        authority_dir = authority_dir or recall_authority(address)
        if authority_dir is None:
            raise click.UsageError("this archive has no authority folder yet: give --authority DIR")
        examination = _examine(address, authority_dir)
        candidates = list_candidates(examination, name)
        width = min(shutil.get_terminal_size().columns, 140)
        click.echo(f"{len(candidates)} open question{'' if len(candidates) == 1 else 's'}")
        for number, candidate in enumerate(candidates[:limit], 1):
            click.echo(f"\n{number}. {candidate.ids[0]} and {candidate.ids[1]}")
            for line in describe_candidate(candidate, width):
                click.echo(line)
            if not only_list and not _decide(candidate, address, authority_dir, author):
                break


def _decide(candidate: Candidate, address: Address, authority_dir: Path, author: str) -> bool:
    """Ask, record; False to stop."""
    answer = click.prompt(
        "One person (s), two people (d), later (l), stop (q)",
        type=click.Choice(["s", "d", "l", "q"]),
        default="l",
        show_choices=False,
    )
    if answer == "q":
        return False
    if answer != "l":
        kind = "merge" if answer == "s" else "apart"
        who = author or click.prompt("Your name")
        reason = click.prompt("Why", default="; ".join(candidate.pro) or None)
        today = date.today()  # noqa: DTZ011
        decision = format_decision(kind, candidate.ids, who, today, reason, candidate.anchors)
        append_tables(authority_dir, "decisions.toml", [decision])
        remember_authority(address, authority_dir)
        click.echo(f"Written to {authority_dir / 'decisions.toml'}")
    return True


@identity.command()
@click.argument("speaker_id")
@archive_option
@authority_option
def explain(speaker_id: str, address: Address, authority_dir: Path | None) -> None:
    """Show why the mentions of SPEAKER_ID are one person, and who else it might be.

    A name will do where only one speaker has it; else those who have it are listed.
    """
    with plain_errors():
        authority_dir = authority_dir or recall_authority(address)
        speaker_id, named = _named_so(address, speaker_id)
        examination = _examine(address, authority_dir)
        standing = _standing_id(address, speaker_id)
        lines = list(explain_speaker(examination, standing))
        if lines and standing != speaker_id:
            lines.insert(0, f"{speaker_id} is now {standing}")
    if not lines:
        meant = f"; by that name: {', '.join(named)}" if named else ""
        complain(f"no speaker {speaker_id}{meant}")
        sys.exit(EXIT_USAGE)
    for line in lines:
        click.echo(line)


def _named_so(address: Address, typed: str) -> tuple[str, list[str]]:
    """The id of the one speaker whose id or name was typed; of several, as typed, and them all."""
    archive = open_archive(address)
    try:
        with archive.reader() as reader:
            found = reader.resolve("speaker", typed)
    finally:
        archive.close()
    if len(found) == 1:
        return found[0].value, []
    return typed, [f"{one.value} ({one.label}, {one.detail or one.count})" for one in found]


def _standing_id(address: Address, speaker_id: str) -> str:
    """Where an id that was published once leads now."""
    archive = open_archive(address)
    try:
        with archive.reader() as reader:
            return follow_redirects(reader.redirects(), speaker_id)
    finally:
        archive.close()


def _read_identification(address: Address) -> Identification:
    """Who is who as the archive has it."""
    archive = open_archive(address)
    try:
        with archive.reader() as reader:
            quotes = tuple(hit.quote for hit in reader.export(SearchQuery(sort="oldest")))
            speakers = sorted({q.speaker_id for q in quotes if q.speaker_id is not None})
            records = tuple(reader.speaker(id_) for id_ in speakers)
            held = [m.organisation_id for s in records for m in s.memberships]
            spoken_for = [quote.organisation_id for quote in quotes]
            known = sorted({id_ for id_ in (*held, *spoken_for) if id_ is not None})
            bodies = tuple(reader.organisation(id_) for id_ in known)
    finally:
        archive.close()
    return Identification(quotes, records, bodies)


@identity.command("export")
@archive_option
@click.option("--format", "form", type=click.Choice(["popolo", "csv"]), required=True)
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Instead of the screen."
)
def export_(address: Address, form: str, output: Path | None) -> None:
    """Write speakers and organisations as Popolo JSON, or as a table for OpenRefine."""
    with plain_errors():
        identification = _read_identification(address)
        target = output if output is not None else "-"
        with click.open_file(str(target), "w", encoding="utf-8") as file:
            if form == "popolo":
                popolo = to_popolo(identification.speakers, identification.organisations)
                json.dump(popolo, file, ensure_ascii=False, indent=1)
                file.write("\n")
            else:
                write_table(identification, file)


@identity.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_AUTHORITY_NEEDED
@_AUTHOR
@click.option("--reason", required=True, help="Why; stands beside each decision.")
def import_(file: Path, authority_dir: Path, author: str, reason: str) -> None:
    """Take FILE (Popolo .json, or the .csv of `identity export`) into the authority file.

    People and organisations that the authority file already knows are left as they are.
    """
    with plain_errors():
        if not author:
            raise click.UsageError("--author is needed")
        if file.stat().st_size > _LARGEST:
            raise AuthorityError(str(file), 0, "larger than 200 MB")
        known = load_authority(authority_dir).lines
        if file.suffix.lower() == ".json":
            _import_popolo(file, authority_dir, known.keys())
        else:
            _import_table(file, authority_dir, known.keys(), author, reason)


def _import_popolo(file: Path, authority_dir: Path, known: Collection[str]) -> None:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise AuthorityError(str(file), 0, f"is no JSON: {error}") from error
    people, bodies = from_popolo(data, str(file))
    taken = set(known)
    people = [p for p in people if p.id not in taken]
    bodies = [b for b in bodies if b.id not in taken]
    append_tables(authority_dir, "organisations.toml", [format_organisation(b) for b in bodies])
    append_tables(authority_dir, "people.toml", [format_person(p) for p in people])
    click.echo(f"{len(people)} people and {len(bodies)} organisations added")


def _import_table(
    file: Path, authority_dir: Path, known: Collection[str], author: str, reason: str
) -> None:
    with file.open(encoding="utf-8-sig", newline="") as handle:
        refined = read_table(handle, str(file))
    taken = set(known)
    people = [p for p in refined.people if p.id not in taken]
    today = date.today()  # noqa: DTZ011
    decisions = [format_decision("merge", m, author, today, reason) for m in refined.merges]
    append_tables(authority_dir, "people.toml", [format_person(p) for p in people])
    append_tables(authority_dir, "decisions.toml", decisions)
    click.echo(f"{len(people)} people and {len(refined.merges)} merges added")
    for line in refined.skipped:
        click.echo(f"Skipped {line}", err=True)


@identity.command()
@click.argument("authority_dir", type=click.Path(path_type=Path, exists=True))
def check(authority_dir: Path) -> None:
    """Read an authority folder and say what it holds, or what is wrong at which line."""
    with plain_errors():
        authority = load_authority(authority_dir)
        for path, reason in list_authority_files(authority_dir).passed:
            click.echo(f"Not read: {path} ({reason})")
    click.echo(
        f"{len(authority.people)} people, {len(authority.organisations)} organisations, "
        f"{len(authority.merges)} merges, {len(authority.aparts)} separations, "
        f"{len(authority.splits)} splits, {len(authority.corrections)} corrections, "
        f"{len(authority.withdrawals)} withdrawals and pages kept from robots, "
        f"{len(authority.admissions)} admissions"
    )
