"""``quote-index explain``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import islice

import click

from indexer import jobs as work
from indexer.cli.common import (
    EXIT_NOTHING,
    collection_option,
    complain,
    map_option,
    plain_errors,
)
from indexer.errors import ReleaseError, Remark
from indexer.export.whole import in_marks
from indexer.ingest import Names
from indexer.model import READ_LANGUAGES, Candidate, Field, Quote, Release
from indexer.rulebook import BY_NAME

_FIELDS: tuple[tuple[str, Field], ...] = (
    ("headline", "title"),
    ("date", "published"),
    ("place", "place"),
    ("issuer", "issuer"),
    ("carrier", "publisher"),
    ("author", "author"),
    ("embargo", "embargo"),
    ("address", "url"),
    ("language", "language"),
)
_WIDTH = 100  # code points of words that are shown
_RUNNING = ("paragraph", "item")


@click.command()
@click.argument("paths", nargs=-1, required=True)
@map_option
@collection_option
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="How many releases to explain.",
)
def explain(paths: tuple[str, ...], names: Names, collection: str, most: int) -> None:
    """Say what was taken from the releases in PATHS, from where, and what was left out.

    Of each: headline, date, place, issuer, carrier and author with where they
    were found and what else was said; the text by kinds of paragraph; turns;
    every quote with the rule that gave it; what a rule had found that is no
    quote; words in quotation marks that are none; and what is no part of the
    text, each with the reason.

    Exit codes: 0 something was read; 3 nothing was.
    """
    read = 0
    with plain_errors():
        stdin = sys.stdin.buffer if "-" in paths else None
        items, _ = work.settle_items(work.plan(paths, stdin, names=names), collection)
        for item in items:
            if item.skipped:
                complain(f"{item.origin}: {item.skipped}")
        wanted = [item for item in items if not item.skipped]
        for found in islice(work.explain(wanted), most):
            if isinstance(found, ReleaseError):
                complain(str(found) if not isinstance(found, Remark) else f"remark: {found}")
                continue
            if read:
                click.echo()
            read += 1
            for line in _lines(found):
                click.echo(line)
    if not read:
        sys.exit(EXIT_NOTHING)


def _lines(found: work.Explanation) -> Iterator[str]:
    release = found.release
    yield release.origin
    yield f"  {'id':<10}{release.given_id}" + ("" if release.names_itself else "  (from its place)")
    for label, field in _FIELDS:
        yield from _field(release, label, field)
    yield from _body(release)
    yield from _turns(release)
    yield from _quotes(release, found.quotes)
    yield from _dropped(found)


def _field(release: Release, label: str, field: Field) -> Iterator[str]:
    """What was taken for a field and from where, and what else was said of it."""
    chosen = str(getattr(release, field) or "")
    where = dict(release.provenance).get(field, "")
    if field == "language" and chosen and not where:
        where = "guessed"
    source = f"  ({where})" if chosen and where else ""
    yield f"  {label:<10}{_cut(chosen) if chosen else '-'}{source}"
    others: dict[str, str] = {}
    for candidate in release.candidates:
        if candidate.field == field and candidate.value not in ("", chosen):
            others.setdefault(candidate.value, _place(candidate))
    for value, place in islice(others.items(), 4):
        yield f"  {'':<10}not {_cut(value)}  ({place})"


def _place(candidate: Candidate) -> str:
    detail = candidate.detail if candidate.detail != candidate.value else ""
    return f"{candidate.where}: {_cut(detail, 40)}" if detail else candidate.where


def _body(release: Release) -> Iterator[str]:
    """Paragraphs of running text by number, the rest by kind."""
    running = [b for b in release.blocks if b.kind in _RUNNING]
    words = sum(len(b.span.of(release.text).split()) for b in running)
    yield f"  {'body':<10}{len(running)} paragraphs, {words} words"
    if running:
        yield f"  {'':<10}from  {_cut(running[0].span.of(release.text))}"
        yield f"  {'':<10}to    {_cut(running[-1].span.of(release.text))}"
    others = [b for b in release.blocks if b.kind not in _RUNNING]
    if others:
        yield "  in the text, and not read for quotes:"
    for block in others:
        yield f"    {block.kind:<10}{_cut(block.span.of(release.text))}"


def _turns(release: Release) -> Iterator[str]:
    if release.speech is None:
        return
    turns = release.speech.turns
    yield f"  {release.speech.form}, {len(turns)} {'turn' if len(turns) == 1 else 'turns'}"
    for turn in turns:
        who = turn.speaker_name or turn.role or "nobody named"
        label = f"  (label {turn.label!r})" if turn.label else ""
        first = turn.content[0].of(release.text) if turn.content else ""
        yield f"    {turn.number:<4}{who}{label}: {_cut(first, 60)}"


def _quotes(release: Release, quotes: Sequence[Quote]) -> Iterator[str]:
    unread = release.language not in READ_LANGUAGES
    why = f": nothing is looked for in this language ({release.language})" if unread else ""
    yield f"  {len(quotes)} {'quote' if len(quotes) == 1 else 'quotes'}{why}"
    for quote in quotes:
        who = ", ".join(
            part for part in (quote.speaker_name, quote.role, quote.organisation_name) if part
        )
        yield f"    {in_marks(quote.kind, _cut(quote.text))}"
        yield f"      {who or 'nobody named'}  ({quote.kind}, {quote.confidence:.2f})"
        rule = BY_NAME.get(quote.rule)
        sentence = f": {rule.sentence}" if rule is not None else ""
        yield f"      rule {quote.rule!r}{sentence}"
        if quote.evidence:
            steps = (f"{_cut(e.span.of(release.text), 40)!r} ({e.step})" for e in quote.evidence)
            yield f"      named by {', '.join(steps)}"


def _dropped(found: work.Explanation) -> Iterator[str]:
    rejected = [note for note in found.notes if note.step == "quote"]
    if rejected:
        yield "  found by a rule, and rejected:"
    for note in rejected:
        yield f"    “{_cut(note.words)}”"
        yield f"      rule {note.rule!r}: {note.reason}"
    if found.unsaid:
        yield "  in quotation marks, and no quote:"
    for words, why in found.unsaid:
        yield f"    “{_cut(words)}”"
        yield f"      {why}"
    dropped = [note for note in found.notes if note.step == "text"]
    if dropped:
        yield "  in the document, and no part of the text:"
    for note in dropped:
        yield f"    {_cut(note.words)}"
        yield f"      {note.reason}"


def _cut(words: str, width: int = _WIDTH) -> str:
    """Words on one line, no longer than is read at a glance."""
    plain = " ".join(words.split())
    return plain if len(plain) <= width else f"{plain[: width - 1].rstrip()}…"
