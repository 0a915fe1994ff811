"""The description that lies beside exported tables (Frictionless Data Package, version 1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from indexer.export.columns import Table, to_table_schema
from indexer.export.licence import to_frictionless

DESCRIPTION = "datapackage.json"
_TOLD = {
    "csv": {"format": "csv", "mediatype": "text/csv"},
    "jsonl": {"format": "ndjson", "mediatype": "application/x-ndjson"},
    "parquet": {"format": "parquet", "mediatype": "application/vnd.apache.parquet"},
}


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file of a package as it was written; ``table`` is None where it has no columns."""

    name: str
    bytes: int
    sha256: str
    rows: int
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """What a package was made of: generation, extractor, and search ("" for everything), and
    whether people's decisions in an authority folder are in it. ``licence`` says what may be done
    with it, in words or as an address."""

    generation: str
    built: str
    extractor: str
    query: str
    curated: bool = False
    licence: str = ""


def describe_package(form: str, origin: Origin, files: Sequence[WrittenFile]) -> dict[str, Any]:
    """The content of ``datapackage.json``."""
    told: dict[str, Any] = {
        "profile": "data-package",
        "name": "on-record-quotes",
        "title": "Quotes of press releases and speeches",
        "created": origin.built,
        "on_record": {
            "archive": origin.generation,
            "extractor": origin.extractor,
            "query": origin.query,
            "curated": origin.curated,
        },
        "resources": [_describe(form, file) for file in files],
    }
    if origin.licence:
        told["licenses"] = to_frictionless(origin.licence)
    return told


def _describe(form: str, file: WrittenFile) -> dict[str, Any]:
    stem = file.name.rpartition(".")[0]
    told: dict[str, Any] = {
        "name": stem,
        "path": file.name,
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "rows": file.rows,
        **_TOLD[form],
    }
    if file.table is not None:
        told |= {"profile": "tabular-data-resource", "schema": to_table_schema(file.table, form)}
    return told
