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
import logging
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

from indexer.archive.address import Address, find_memo
from indexer.extracted_by import extractor_digest
from indexer.identity import ReleaseContext
from indexer.model import ReleaseId

_FORM = 1
_LONGEST = 64_000_000  # characters of a line
_GARBLED = (
    OSError, EOFError, zlib.error, ValueError, TypeError, KeyError, IndexError, RecursionError,
)  # fmt: skip
_log = logging.getLogger(__name__)
CONTEXT_FIELDS = tuple(f.name for f in fields(ReleaseContext))


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


def read_ledger(address: Address, generation: str, extraction: str) -> Ledger:
    """The ledger of a generation, empty when there is none of it or it cannot be read."""
    ledger = Ledger()
    try:
        lines = _read_lines(find_memo(address, "ledger"))
        if next(lines, None) != _head(generation, extraction):
            return ledger
        for mark, record in lines:
            context = decode_context(record)
            ledger.releases[context.id] = Remembered(mark, context)
    except _GARBLED:
        return Ledger()
    return ledger


def verify_ledger(address: Address) -> str:
    """What is wrong with the ledger; "" for nothing, or where there is none."""
    path = find_memo(address, "ledger")
    if not path.exists():
        return ""
    try:
        for number, line in enumerate(_read_lines(path)):
            if number:
                decode_context(line[1])
    except _GARBLED as error:
        return f"{path}: {error}; the next build works everything out anew"
    return ""


def _read_lines(path: Path) -> Iterator[Any]:
    """Every line; the last one only once the checksum of the whole file was right."""
    if not path.is_file():  # a pipe would be waited for
        raise ValueError("is no file")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        while line := lines.readline(_LONGEST):
            yield json.loads(line)


def recall_contexts(address: Address, generation: str) -> dict[ReleaseId, ReleaseContext]:
    """What the generation's identification weighed of each release, {} where that is forgotten."""
    ledger = read_ledger(address, generation, extractor_digest())
    return {id_: remembered.context for id_, remembered in ledger.releases.items()}


def write_ledger(
    address: Address,
    generation: str,
    extraction: str,
    releases: Mapping[ReleaseId, Remembered],
) -> str:
    """Replace the ledger in one step; why the disk refuses, if it does: only time is lost."""
    path = find_memo(address, "ledger")
    fresh = path.with_name(path.name + ".new")
    try:
        with gzip.open(fresh, "wt", compresslevel=1, encoding="utf-8") as lines:
            lines.write(json.dumps(_head(generation, extraction)) + "\n")
            for id_ in sorted(releases):
                remembered = releases[id_]
                line = json.dumps([remembered.fingerprint, encode_context(remembered.context)])
                lines.write(line + "\n")
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        return f"{path} cannot be written ({error.strerror}): the next build takes longer"
    return ""


def _head(generation: str, extraction: str) -> dict[str, Any]:
    names = list(CONTEXT_FIELDS)
    return {"form": _FORM, "generation": generation, "extraction": extraction, "context": names}


def encode_context(context: ReleaseContext) -> dict[str, Any]:
    """A context as JSON can write it."""
    record: dict[str, Any] = {}
    for name in CONTEXT_FIELDS:
        value = getattr(context, name)
        if isinstance(value, frozenset):
            value = sorted(value)
        record[name] = value.isoformat() if isinstance(value, date) else value
    return record


def decode_context(record: dict[str, Any]) -> ReleaseContext:
    """The inverse. Raises ``KeyError``, ``TypeError`` or ``ValueError`` for anything else."""
    values: dict[str, Any] = {**record}
    values["published"] = date.fromisoformat(v) if (v := record["published"]) else None
    for name in ("definitions", "parents", "tickers"):
        values[name] = tuple((a, b) for a, b in record[name])
    for name in ("names", "companies"):
        values[name] = frozenset(record[name])
    return ReleaseContext(**values)
