"""What is remembered of each release between builds, beside the archive's generations.

A ledger says of the generation it names how each release looked when it was
read (a fingerprint) and what identification weighs of it (its context), so
that an unchanged release is neither extracted nor read from the archive again.
It is a memory, not a record: without it, or when it is of another generation
or of other rules of extraction, everything is worked out anew.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

from indexer.extracted_by import extractor_digest
from indexer.identity import ReleaseContext
from indexer.model import ReleaseId

_FORM = 1


@dataclass(frozen=True, slots=True)
class Remembered:
    """A release as it was when it was read last."""

    fingerprint: str
    context: ReleaseContext


@dataclass(slots=True)
class Ledger:
    """What is remembered of the releases of one generation."""

    releases: dict[ReleaseId, Remembered] = field(default_factory=dict)

    def fingerprints(self) -> dict[ReleaseId, str]:
        return {id_: remembered.fingerprint for id_, remembered in self.releases.items()}


def _file(archive_dir: Path) -> Path:
    return archive_dir / "ledger.jsonl.gz"


def read_ledger(archive_dir: Path, generation: str, extraction: str) -> Ledger:
    """The ledger of a generation, empty when there is none of it or it cannot be read."""
    ledger = Ledger()
    try:
        with gzip.open(_file(archive_dir), "rt", encoding="utf-8") as lines:
            if json.loads(next(lines)) != _head(generation, extraction):
                return ledger
            for line in lines:
                mark, record = json.loads(line)
                context = _context(record)
                ledger.releases[context.id] = Remembered(mark, context)
    except (OSError, EOFError, zlib.error, StopIteration, ValueError, TypeError, KeyError):
        return Ledger()
    return ledger


def recall_contexts(archive_dir: Path, generation: str) -> dict[ReleaseId, ReleaseContext]:
    """What the generation's identification weighed of each release, {} where that is forgotten."""
    ledger = read_ledger(archive_dir, generation, extractor_digest())
    return {id_: remembered.context for id_, remembered in ledger.releases.items()}


def write_ledger(
    archive_dir: Path,
    generation: str,
    extraction: str,
    releases: Mapping[ReleaseId, Remembered],
) -> None:
    """Replace the ledger in one step."""
    path = _file(archive_dir)
    fresh = path.with_name(path.name + ".new")
    with gzip.open(fresh, "wt", compresslevel=1, encoding="utf-8") as lines:
        lines.write(json.dumps(_head(generation, extraction)) + "\n")
        for id_ in sorted(releases):
            remembered = releases[id_]
            line = json.dumps([remembered.fingerprint, _record(remembered.context)])
            lines.write(line + "\n")
    fresh.replace(path)


def _head(generation: str, extraction: str) -> dict[str, Any]:
    names = [f.name for f in fields(ReleaseContext)]
    return {"form": _FORM, "generation": generation, "extraction": extraction, "context": names}


def _record(context: ReleaseContext) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for name in (f.name for f in fields(ReleaseContext)):
        value = getattr(context, name)
        if isinstance(value, frozenset):
            value = sorted(value)
        record[name] = value.isoformat() if isinstance(value, date) else value
    return record


def _context(record: dict[str, Any]) -> ReleaseContext:
    values: dict[str, Any] = {**record}
    values["published"] = date.fromisoformat(v) if (v := record["published"]) else None
    for name in ("definitions", "parents", "tickers"):
        values[name] = tuple((a, b) for a, b in record[name])
    for name in ("names", "companies"):
        values[name] = frozenset(record[name])
    return ReleaseContext(**values)
