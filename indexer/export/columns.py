"""The columns of exported tables: what each is called, holds and means.

The one place they are told: CSV, JSON lines, Parquet and SQLite are written after it, and the
table in ``docs/exports.md``, the JSON Schema and the data package are made of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Shape = Literal["text", "number", "date", "count", "counts", "texts", "spans", "json"]
"""date: ISO 8601 or ""; count: a whole number or ""; counts and texts: lists of them; spans:
pairs of offsets, half-open, in code points; json: lists and objects as the column says."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``values`` are all it may hold, where they are few."""

    name: str
    shape: Shape
    says: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Columns in their order; ``key`` names the one that tells rows apart."""

    name: str
    key: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


_KINDS = ("direct", "mixed", "indirect", "statement")
_JUDGEMENTS = ("matched", "new", "ambiguous", "unknown")
_TYPES = ("person", "organisation", "group", "unknown")
_FORMS = ("", "speech", "transcript")

QUOTES = Table(
    "quotes",
    "id",
    (
        Column("id", "text", "Id of the quote, the same after every update"),
        Column("text", "text", "The words, pieces joined as they read without the attribution"),
        Column("speaker", "text", "Name of the speaker as the release gives it, in full"),
        Column("role", "text", "Office or profession at that date"),
        Column("organisation", "text", "Body the speaker speaks for at that date"),
        Column("date", "date", "Day of publication; nothing for an undated release"),
        Column("kind", "text", "How the words stand in the release", _KINDS),
        Column("judgement", "text", "How sure it is who speaks", _JUDGEMENTS),
        Column("candidates", "texts", "Names that an ambiguous quote may belong to"),
        Column("confidence", "number", "How often such words and speakers are right, 0 to 1"),
        Column("corrected", "text", "Day and reason of a correction by hand"),
        Column("release_title", "text", "Headline of the release"),
        Column("issuer", "text", "Whose release it is"),
        Column("publisher", "text", "Carrier: the wire or site that published it"),
        Column("release_id", "text", "Id that the release gives itself, within its collection"),
        Column("collection", "text", "Collection the release was indexed with"),
        Column("speaker_id", "text", "Id of the speaker in the archive"),
        Column("organisation_id", "text", "Id of the organisation in the archive"),
        Column("spans", "spans", "Where the words stand in the text of the release"),
        Column("rule", "text", "Rule that decided whose words they are"),
        Column("url", "text", "Permanent address of the page of the quote"),
        Column("form", "text", "Whether it is a speech or a turn of a transcript", _FORMS),
        Column("turn", "count", "Number of the turn that it is or stands in"),
        Column("paragraphs", "counts", "First and last paragraph of a quote in a speech"),
        Column("quoted_by", "text", "Who quotes these words in a speech or turn"),
        Column("speaker_type", "text", "What the speaker is", _TYPES),
        Column("evidence", "json", "Links from the words to the name: start, end and step of each"),
        Column("cue", "json", "Words that announce the speech: start, end, lemma"),
        Column("mention", "json", "Words that name the speaker: start, end, kind"),
        Column("saying", "text", "Id of the earliest quote that says the same; else its own"),
        Column("release", "text", "Address of the release, the key of the table of releases"),
        Column("original", "text", "Address that the release was published at"),
        Column("source", "text", "Collection, file and record that the release was read from"),
        Column("extractor", "text", "Digest of the extractor that the archive was built with"),
        Column("archive", "text", "Generation of the archive that the row is from"),
    ),
)

RELEASES = Table(
    "releases",
    "release",
    (
        Column("release", "text", "Address of the release in the archive"),
        Column("release_id", "text", "Id that it gives itself, else one after its place"),
        Column("collection", "text", "Collection it was indexed with"),
        Column("title", "text", "Headline"),
        Column("date", "date", "Day of publication; nothing where there is none"),
        Column("place", "text", "Place of the dateline"),
        Column("issuer", "text", "Whose release it is"),
        Column("publisher", "text", "Carrier: the wire or site that published it"),
        Column("author", "text", "Person named as having written it"),
        Column("embargo", "text", "Words of an embargo"),
        Column("language", "text", "ISO 639-1 code; nothing where nobody could tell"),
        Column("original", "text", "Address that it was published at"),
        Column("url", "text", "Address of its page in the archive"),
        Column("feed", "text", "Feed that it came by"),
        Column("origin", "text", "File that it was read from, within its collection"),
        Column("sources", "json", "All places it is read at: collection, path, record of each"),
        Column("sha256", "text", "Hex digest of the text"),
        Column("blocks", "json", "Paragraphs: start, end, kind, letters in bold of each"),
        Column("provenance", "json", "Where each piece of metadata was found"),
        Column("stated", "json", "What the metadata say of author, summary and event"),
        Column("speech", "json", "Form, event and turns of a speech or transcript, else null"),
        Column("text", "text", "The text, which all offsets are counted in"),
    ),
)

TABLES = (QUOTES, RELEASES)

_JSON_TYPES: dict[Shape, dict[str, Any]] = {
    "text": {"type": "string"},
    "number": {"type": "number"},
    "count": {"anyOf": [{"type": "integer", "minimum": 1}, {"const": ""}]},
    "counts": {"type": "array", "items": {"type": "integer"}},
    "date": {"type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2})?$"},
    "texts": {"type": "array", "items": {"type": "string"}},
    "spans": {
        "type": "array",
        "items": {
            "type": "array",
            "items": {"type": "integer", "minimum": 0},
            "minItems": 2,
            "maxItems": 2,
        },
    },
    "json": {"type": ["array", "object", "null"]},
}


def to_json_schema(table: Table) -> dict[str, Any]:
    """What a line of JSON of this table is (JSON Schema 2020-12)."""
    properties = {}
    for column in table.columns:
        one = {**_JSON_TYPES[column.shape], "description": column.says}
        if column.values:
            one["enum"] = list(column.values)
        properties[column.name] = one
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": table.name,
        "type": "object",
        "properties": properties,
        "required": list(table.names),
        "additionalProperties": False,
    }


_IN_CSV: dict[Shape, str] = {
    "text": "string",
    "number": "number",
    "date": "date",
    "count": "integer",
    "counts": "string",
    "texts": "string",
    "spans": "string",
    "json": "any",
}
_IN_LINES: dict[Shape, str] = _IN_CSV | dict.fromkeys(("counts", "texts", "spans"), "array")
_IN_PARQUET: dict[Shape, str] = _IN_LINES | {"json": "string"}
_TABLE_TYPES = {"csv": _IN_CSV, "jsonl": _IN_LINES, "parquet": _IN_PARQUET}


def to_table_schema(table: Table, form: str) -> dict[str, Any]:
    """The columns as a Table Schema of Frictionless (version 1).

    ``form`` is csv, jsonl or parquet: lists are text in CSV alone, and JSON is text in Parquet.
    """
    types, fields = _TABLE_TYPES[form], []
    for column in table.columns:
        one: dict[str, Any] = {"name": column.name, "type": types[column.shape]}
        one["description"] = column.says
        if column.values:
            one["constraints"] = {"enum": list(column.values)}
        fields.append(one)
    schema: dict[str, Any] = {"fields": fields, "primaryKey": table.key, "missingValues": [""]}
    if table is QUOTES:
        target = {"resource": RELEASES.name, "fields": RELEASES.key}
        schema["foreignKeys"] = [{"fields": "release", "reference": target}]
    return schema


def tell_columns(table: Table) -> str:
    """The columns as a table in Markdown."""
    lines = ["| column | holds | meaning |", "| --- | --- | --- |"]
    for column in table.columns:
        values = ", ".join(f"`{value}`" for value in column.values if value)
        means = f"{column.says}: {values}" if values else column.says
        lines.append(f"| `{column.name}` | {column.shape} | {means} |")
    return "\n".join(lines) + "\n"
