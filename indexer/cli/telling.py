"""What a build did, in lines for people and as JSON for programs (docs/building.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from indexer.archive import Gap, GapName
from indexer.errors import InternalError
from indexer.jobs import BuildReport
from indexer.model import READ_LANGUAGES

_WIDTH = 80
FORM = 1
"""Raised when a key of the JSON report changes its meaning or goes; keys may be added."""


def summarise(result: BuildReport, shown: int | None = None) -> Iterator[str]:
    """The report as lines; of each list the first ``shown`` entries (None: all)."""
    yield from _counts(result)
    yield from _languages(result)
    for unmatched in result.unmatched:
        quote = unmatched.correction.quote
        yield f"A correction changed nothing: quote {quote}: {unmatched.reason}."
    yield from (f"A decision changed nothing: {line}." for line in result.idle_decisions)
    yield from _withdrawn(result, shown)
    yield from _places(result, shown)
    yield from tell_gaps(result.gaps)
    yield from _list(
        "Recurs all over its site, and is no quote",
        [f"{r.releases} times: {_cut(r.words)} ({r.example})" for r in result.recurring],
        shown,
    )
    yield from _list("Read in part", [str(remark) for remark in result.remarks], shown)
    if result.failures:
        yield f"Could not read {len(result.failures)}:"
    for reason, origins in result.reasons():
        yield from (f"  {line}" for line in _list(reason, origins, shown))
    yield from (f"Not written: {line}." for line in result.unwritten)
    if result.internal:
        yield from _own_errors(result.internal, whole=shown is None)


def _places(result: BuildReport, shown: int | None) -> Iterator[str]:
    """Which places hold the same, moved or went, and which were passed over."""
    yield from _list(
        "Releases with the id of another one, which are kept beside it",
        [f"{clash.id}: {clash.source} and {clash.other}" for clash in result.clashes],
        shown,
    )
    yield from _list(
        "Read in two places, and kept once",
        [f"{source} is {other}" for source, other in result.duplicates],
        shown,
    )
    yield from _list("Moved", [f"{old} is now {new}" for old, new in result.renamed], shown)
    stays = "" if result.removed else "; --prune removes what was read there alone"
    yield from _list(f"Gone{stays}", [str(source) for source in result.gone], shown)
    yield from _list("Removed from the archive", result.removed, shown)
    yield from _list(
        "Links that were not followed",
        [f"{path}: {reason}" for path, reason in result.skipped],
        shown,
    )
    yield from _list(
        "Hidden files, hidden folders and READMEs, which were passed over",
        [f"{count} under {folder}" for folder, count in result.hidden],
        shown,
    )


def _withdrawn(result: BuildReport, shown: int | None) -> Iterator[str]:
    for line in result.idle_withdrawals:
        yield f"Nothing was done by {line}: correct its id, or remove its lines."
    for kind, id_, old in result.withheld:
        yield (
            f"Withheld: {kind} {id_} says again what was withdrawn as {old}; to show it, give it"
            " an [[admission]] in withdrawals.toml"
        )
    for place, old in result.elsewhere:
        yield f"Shown: {place} has the words of {old}, which was withdrawn; withdraw it as well?"
    if result.words_stay:
        yield (
            f"Withdrawn are {result.words_stay} quotes or speakers: their words stay in the texts"
            " of their releases, until those are withdrawn."
        )
    if result.shown_again:
        names = [f"{kind} {id_}" for kind, id_ in result.shown_again]
        yield from _list("Withdrawn before, and shown again", names, shown)
    if result.still_held:
        yield (
            f"What was withdrawn is still in {', '.join(result.still_held)}, kept from before:"
            " 'quote-index keep 0' and another build drop it."
        )


def _counts(result: BuildReport) -> Iterator[str]:
    if result.published:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(result.kinds.items()))
        yield (
            f"Published {result.generation}: {result.releases} releases, {result.quotes} quotes "
            f"({kinds}), {result.speakers} speakers, {result.organisations} organisations."
        )
    found = result.found
    seconds = max(result.reading, 1e-6)
    yield (
        f"Read {result.read} releases: {found['new']} new, {found['changed']} changed, "
        f"{found['unchanged']} unchanged, {found['duplicate']} duplicates; "
        f"{result.kept} others stay. {result.words} words in {result.reading:.1f} s: "
        f"{result.read / seconds:.0f} releases and {result.words / seconds:.0f} words a second."
    )
    if result.resumed:
        yield f"{result.resumed} of them had been extracted by a build that was interrupted."
    yield f"Identified in {result.identifying:.1f} s, published in {result.publishing:.1f} s."


def _languages(result: BuildReport) -> Iterator[str]:
    languages = ", ".join(f"{name} {count}" for name, count in result.languages.most_common())
    yield f"Languages: {languages or 'none'}."
    unread = {n: c for n, c in result.languages.most_common() if n not in READ_LANGUAGES}
    unread.pop("unknown", None)
    if unread:
        told = ", ".join(f"{name} {count}" for name, count in unread.items())
        yield f"Kept, but not read for quotes: {sum(unread.values())}, by language: {told}."


_GAPS: dict[GapName, str] = {
    "undated": "without a date",
    "untitled": "without a headline",
    "unissued": "without an issuer",
    "unquoted": "with words in quotation marks and without quotes",
}


def tell_gaps(gaps: Iterable[Gap]) -> Iterator[str]:
    """What releases of the archive are without, each with examples for ``explain``."""
    for gap in gaps:
        if gap.releases:
            yield f"Releases {_GAPS[gap.name]}: {gap.releases}, such as {', '.join(gap.examples)}"


def _cut(words: str) -> str:
    """Words on one line, no longer than it takes to know them."""
    plain = " ".join(words.split())
    return f"“{plain}”" if len(plain) <= _WIDTH else f"“{plain[: _WIDTH - 1].rstrip()}…”"


def _list(heading: str, entries: Sequence[str], shown: int | None) -> Iterator[str]:
    if not entries:
        return
    yield f"{heading}: {len(entries)}"
    yield from (f"  {entry}" for entry in entries[:shown])
    if shown is not None and len(entries) > shown:
        yield f"  and {len(entries) - shown} more"


def _own_errors(errors: Sequence[InternalError], *, whole: bool) -> Iterator[str]:
    """How many errors are ours; with a traceback of each kind if the ``whole`` is wanted."""
    told = "please report them, with what --report FILE writes"
    yield f"{len(errors)} of these are errors of ours: {told}."
    if whole:
        for error in {error.reason: error for error in reversed(errors)}.values():
            yield f"Traceback of {error.origin}:"
            yield from (f"  {line}" for line in error.traceback.splitlines())


def _named(found: Iterable[tuple[str, str]]) -> Iterator[dict[str, str]]:
    return ({"kind": kind, "id": id_} for kind, id_ in found)


def report_record(result: BuildReport, exit_code: int) -> dict[str, Any]:
    """The report as JSON values; every key is always there."""
    found = result.found
    return {
        "form": FORM,
        "exit_code": exit_code,
        "published": result.published,
        "generation": result.generation,
        "counts": {
            "read": result.read,
            "new": found["new"],
            "changed": found["changed"],
            "unchanged": found["unchanged"],
            "duplicates": found["duplicate"],
            "kept": result.kept,
            "resumed": result.resumed,
            "failed": len(result.failures),
            "skipped_links": len(result.skipped),
            "hidden": sum(count for _, count in result.hidden),
            "clashes": len(result.clashes),
            "gone": len(result.gone),
            "renamed": len(result.renamed),
            "removed": len(result.removed),
            "words": result.words,
            "releases": result.releases,
            "quotes": result.quotes,
            "speakers": result.speakers,
            "organisations": result.organisations,
        },
        "kinds": dict(sorted(result.kinds.items())),
        "languages": dict(result.languages.most_common()),
        "failures": [
            {"origin": e.origin, "reason": e.reason, "traceback": getattr(e, "traceback", "")}
            for e in result.failures
        ],
        "remarks": [{"origin": e.origin, "reason": e.reason} for e in result.remarks],
        "gaps": {
            g.name: {"releases": g.releases, "examples": list(g.examples)} for g in result.gaps
        },
        "recurring": [
            {"words": r.words, "releases": r.releases, "example": r.example}
            for r in result.recurring
        ],
        "skipped_links": [{"path": path, "reason": reason} for path, reason in result.skipped],
        "hidden": [{"folder": folder, "files": count} for folder, count in result.hidden],
        "clashes": [
            {"id": c.id, "source": str(c.source), "other": str(c.other)} for c in result.clashes
        ],
        "duplicates": [{"source": str(s), "same_as": str(o)} for s, o in result.duplicates],
        "new": list(result.came),
        "changed": list(result.changed),
        "gone": [str(source) for source in result.gone],
        "renamed": [{"from": str(old), "to": str(new)} for old, new in result.renamed],
        "removed": list(result.removed),
        "corrections_without_effect": [
            {"quote": u.correction.quote, "reason": u.reason} for u in result.unmatched
        ],
        "decisions_without_effect": [*result.idle_decisions, *result.idle_withdrawals],
        "withdrawals_without_effect": list(result.idle_withdrawals),
        "shown_again": list(_named(result.shown_again)),
        "unwritten": list(result.unwritten),
        "withheld": [
            {"kind": kind, "id": id_, "withdrawn_as": old} for kind, id_, old in result.withheld
        ],
        "withdrawn_words_elsewhere": [
            {"place": place, "withdrawn_as": old} for place, old in result.elsewhere
        ],
        "withdrawn_words_stay": result.words_stay,
        "withdrawn_still_in": list(result.still_held),
        "seconds": {
            "reading": round(result.reading, 3),
            "identifying": round(result.identifying, 3),
            "publishing": round(result.publishing, 3),
        },
    }
