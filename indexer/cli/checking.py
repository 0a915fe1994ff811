"""``quote-index check``: whether quotations are on record as they are written."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Literal

import click

from indexer.archive import Address, open_archive
from indexer.checking import (
    MAX_LINES,
    MAX_TEXT,
    ROW,
    Claim,
    Found,
    Laid,
    check,
    compare,
    found_record,
    found_row,
    read_claims,
)
from indexer.checking.records import REASONS
from indexer.cli.common import EXIT_DIFFERS, archive_option, complain, plain_errors
from indexer.errors import CuratedFileError
from indexer.export.whole import in_marks
from indexer.model import Quote, Release
from indexer.text.cells import Line

_MOST_BYTES = 4 * MAX_LINES * 8_000
_NEAREST = 120  # letters of a quote that is near


@click.command("check")
@click.argument("file", type=click.File("rb"), default="-")
@archive_option
@click.option(
    "--as",
    "form",
    type=click.Choice(["article", "lines", "table"]),
    help="What FILE is. Default: a table if its name ends in .csv or .tsv, else an article.",
)
@click.option("--speaker", default="", help="Who is said to have said all of it.")
@click.option(
    "--format", "out", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True
)
@click.option("--base-url", default="", help="The address of the site, to begin links with.")
def check_command(
    file: Any,
    address: Address,
    form: Literal["article", "lines", "table"] | None,
    speaker: str,
    out: Literal["text", "json", "csv"],
    base_url: str,
) -> None:
    """Check the quotations in FILE against everything on record.

    An article's quotations are found as a release's are. Lines hold a quotation each. A table
    has a column for words, and may have speaker, date, role and occasion.

    Exit codes: 0 everything is on record word for word; 6 something is not.
    """
    differs = False

    def link(to: Quote | Release) -> str:
        kind = "quote" if isinstance(to, Quote) else "release"
        return f"{base_url.rstrip('/')}/{kind}/{to.id}" if base_url else to.id

    with plain_errors():
        claims = _read_claims(file, form)
        archive = open_archive(address)
        line = Line()
        if out == "csv":
            sys.stdout.write(line.of(ROW))
        with archive.reader() as reader:
            for number, claim in enumerate(claims, start=1):
                found = check(reader, _with_speaker(claim, speaker))
                differs |= found.verdict != "verbatim"
                if out == "json":
                    click.echo(json.dumps(found_record(found, link), ensure_ascii=False))
                elif out == "csv":
                    sys.stdout.write(line.of(found_row(number, found, link)))
                else:
                    click.echo("\n".join(_lines(found, link)))
        archive.close()
    if differs:
        sys.exit(EXIT_DIFFERS)


def _with_speaker(claim: Claim, speaker: str) -> Claim:
    return replace(claim, speaker=claim.speaker or speaker)


def _read_claims(file: Any, form: str | None) -> list[Claim]:
    name = getattr(file, "name", "-")
    data: bytes = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise CuratedFileError(name, 0, f"is larger than {_MOST_BYTES:,} bytes: divide it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CuratedFileError(name, line, "is not UTF-8") from error
    if form is None:
        form = "table" if name.lower().endswith((".csv", ".tsv")) else "article"
    if form == "article" and len(text) > MAX_TEXT:
        raise CuratedFileError(name, 0, f"is longer than {MAX_TEXT:,} characters: divide it")
    read = read_claims(text, form, name)
    if read.is_cut and form != "article":
        raise CuratedFileError(name, 0, f"has more than {MAX_LINES:,} lines to check: divide it")
    if read.is_cut:
        complain(f"{name}: has more quotations than {len(read.claims)}; the rest is not read")
    return list(read.claims)


def _start_of(quote: Quote) -> str:
    return in_marks(quote.kind, quote.text[:_NEAREST])


def _lines(found: Found, link: Any) -> list[str]:
    lines = [f"{found.verdict.upper().replace('_', ' ')}: {REASONS[found.verdict]}"]
    lines.append(f"  checked   “{found.claim.words}”")
    if found.claim.speaker:
        lines.append(f"  claimed   {found.claim.speaker}")
    lines += _remarks(found)
    for match in found.matches:
        quote = match.hit.quote
        who = quote.speaker_name or "speaker unknown"
        day = quote.published.isoformat() if quote.published else "undated"
        lines.append(f"  archived  {_words_of(match, found)}")
        lines.append(f"            right in {match.score:.0%} of such matches")
        lines.append(f"            {who} · {quote.role or 'no role given'} · {day}")
        lines.append(f"            {match.hit.release_title} · {link(quote)}")
        lines += _look_at(match)
    for text in found.texts:
        release = text.release
        day = release.published.isoformat() if release.published else "undated"
        lines.append(f"  archived  {_words_of(text, found)}")
        lines.append(f"            {release.title} · {day} · {link(release)}")
        lines += _look_at(text)
    if found.nearest and not found.matches:
        lines.append("  nearest")
        lines += [f"            {_start_of(h.quote)} {link(h.quote)}" for h in found.nearest]
    return [*lines, ""]


def _remarks(found: Found) -> Iterator[str]:
    """What of the claim beside its words is otherwise on record."""
    claim, standing = found.claim, found.standing
    if found.speaker_differs:
        yield f"  differs   speaker: claimed {claim.speaker}"
    if standing.differs:
        yield f"  differs   role: claimed {claim.role}; then {', '.join(standing.then)}"
    for held in standing.claimed:
        days = f"{held.since or ''} to {held.until or ''}"
        yield f"            as {held.role}, {held.organisation}: {days}"
    if found.occasion_differs:
        where = ", ".join(part for part in (found.event.occasion, found.event.place) if part)
        yield f"  differs   occasion: claimed {claim.occasion}; on record {where}"
    if found.date_differs:
        days = ", ".join(day.isoformat() for day in found.said_on)
        yield f"  differs   date: claimed {claim.date}; on record {days}"


def _words_of(match: Laid, found: Found) -> str:
    segments = compare(match, found.claim.words)
    return "".join(_marked(s.kind, s.said, s.pasted) for s in segments).strip()


def _look_at(match: Laid) -> list[str]:
    return [
        f"  look at   {flag.weight}: "
        + ("left out " + ", ".join(flag.gone) if flag.gone else "")
        + ("; " if flag.gone and flag.new else "")
        + ("added " + ", ".join(flag.new) if flag.new else "")
        + (f" ({flag.place} the words)" if flag.place != "within" else "")
        for flag in match.flags
    ]


def _marked(kind: str, said: str, pasted: str) -> str:
    """Words left out in [-…-], words added in {+…+}, as word diffs of version control show them."""
    if kind == "context":
        return f"{said.strip()} "
    if kind == "same":
        return f"{said} "
    gone = f"[-{said}-] " if said else ""
    new = f"{{+{pasted}+}} " if pasted else ""
    return gone + new
