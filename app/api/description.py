"""The OpenAPI description as a page to read, made of the same values as the JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, current_app, render_template

blueprint = Blueprint("api_description", __name__)
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Value:
    """A parameter, or a value of an answer; ``shape`` is the name of the record it is, or ""."""

    name: str
    kind: str
    says: str
    needed: bool = False
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """One address: what it does, takes and answers, as (status, what it means, shape)."""

    path: str
    says: str
    values: tuple[Value, ...]
    answers: tuple[tuple[str, str, str], ...]


@blueprint.get("/api/v1/")
def page() -> str:
    """Every address of the interface, what it takes and what it answers."""
    told: Record = current_app.extensions["api_described"].spec.to_dict()
    schemas = told["components"]["schemas"]
    shown = {name: tuple(_values(schema)) for name, schema in schemas.items() if _is_shown(name)}
    return render_template(
        "api/description.html",
        told=told["info"],
        operations=[
            _operation(path, methods["get"]) for path, methods in sorted(told["paths"].items())
        ],
        records=sorted(shown.items()),
    )


def _is_shown(name: str) -> bool:
    return name != "PaginationMetadata"  # flask-smorest's own, which nothing here answers


def _operation(path: str, told: Record) -> Operation:
    return Operation(
        path,
        told.get("summary", "") or told.get("description", ""),
        tuple(
            Value(one["name"], _kind(one["schema"]), _say(one, one["schema"]), one["required"])
            for one in told.get("parameters", ())
        ),
        tuple(
            (status, answer.get("description", ""), _shape_of(answer))
            for status, answer in sorted(told["responses"].items())
            if status.isdigit() and "$ref" not in answer
        ),
    )


def _values(schema: Record) -> Iterator[Value]:
    for name, told in schema.get("properties", {}).items():
        yield Value(name, _kind(told), told.get("description", ""), shape=_ref(told))


def _say(told: Record, schema: Record) -> str:
    """What a parameter means, the values it may have and the one it has if nothing is said."""
    parts = [told.get("description", "")]
    if "enum" in schema:
        parts.append(" | ".join(map(str, schema["enum"])))
    if "minimum" in schema:
        parts.append(f"{schema['minimum']}–{schema.get('maximum', '')}")
    if schema.get("default") not in (None, ""):
        parts.append(f"= {schema['default']}")
    return "; ".join(part for part in parts if part)


def _kind(schema: Record) -> str:
    kind = schema.get("type", "")
    if kind == "array":
        return f"[{_kind(schema['items']) or 'object'}]"
    if isinstance(kind, list):
        return " | ".join(kind)
    return str(kind)


def _ref(schema: Record) -> str:
    """The name of the record that a value is, or a list of."""
    found: str = schema.get("$ref", "") or schema.get("items", {}).get("$ref", "")
    return found.rpartition("/")[2]


def _shape_of(answer: Record) -> str:
    content = answer.get("content", {})
    shapes = [_ref(one.get("schema", {})) for one in content.values()]
    return next(filter(None, shapes), "") or ", ".join(content)
