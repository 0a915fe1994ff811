"""The indexes of a generation, and what each of them has."""

from __future__ import annotations

import os
from typing import Any, Literal

from indexer.archive.fields import FIELDS, RELEASE_FIELDS
from indexer.archive.opensearch.storage.terms import ANALYSIS

Part = Literal["quotes", "releases", "lists"]
PARTS: tuple[Part, ...] = ("quotes", "releases", "lists")
"""Lists are of names, words, ids that lead on and speeches, and what a writer starts from: small
beside the others, and told apart by their fields and the beginnings of their ids."""
PLACE = "OpenSearch"
"""What errors call the place of a record that cannot be read."""
SCHEMA = 2
"""Raised when a generation of before cannot be read or continued."""

SHARDS = "ON_RECORD_OPENSEARCH_SHARDS"
REPLICAS = "ON_RECORD_OPENSEARCH_REPLICAS"

SEPARATOR = "\u0001"
"""Between the label and the value in the key of a facet."""
WINDOW = 10_000
"""Results that can be asked for by their number; those beyond are walked to."""
ALL = 1_000_000
"""Values of a facet that are counted: as many as there may be."""

Json = dict[str, Any]
_WORD: Json = {"type": "keyword"}
_NUMBER: Json = {"type": "integer"}
_TERMS: Json = {"type": "text", "analyzer": "given", "norms": False, "index_options": "positions"}
_SORTED: Json = {"type": "keyword", "index": False}


def _facets(names: tuple[str, ...]) -> Json:
    return dict.fromkeys(names, _WORD) | {f"{name}_facet": _WORD for name in names}


_MAPPINGS: dict[Part, Json] = {
    "quotes": {
        "_source": {"excludes": ["forms", "stems"]},
        "properties": {
            "forms": _TERMS, "stems": _TERMS, "length": _NUMBER, "worth": {"type": "float"},
            "release": _WORD, "place": _NUMBER, "day": _NUMBER, "month": _NUMBER, "year": _NUMBER,
            "said": _WORD, "nth": _NUMBER, "appearance": _WORD, "release_facet": _WORD,
            "check": _NUMBER, "clues": _WORD, **_facets(tuple(field.name for field in FIELDS)),
        },
    },
    "releases": {
        "_source": {"excludes": ["forms", "stems"]},
        "properties": {
            "id": _WORD, "forms": _TERMS, "stems": _TERMS, "length": _NUMBER, "day": _NUMBER,
            "gaps": _WORD, "check": _NUMBER, "quotes": _NUMBER, **_facets(RELEASE_FIELDS),
        },
    },
    "lists": {
        "properties": {
            # names
            "field": _WORD, "value": _WORD, "label": _WORD, "count": _NUMBER, "keys": _WORD,
            "tails": _WORD, "words": _WORD, "initial": _WORD, "listing": _WORD,
            "widely": {"type": "long"}, "is_person": {"type": "boolean"},
            # words
            "form": _WORD, "stem": _WORD, "plain": {"type": "boolean"},
            # ids that lead on, and what a writer starts from
            "kind": _WORD, "old": _WORD, "first": _WORD,
            # speeches
            "order": _WORD, "under": _SORTED, "newest": _NUMBER, "title": _SORTED, "id": _WORD,
        }
    },
}  # fmt: skip


def index_name(prefix: str, generation: str, part: str) -> str:
    """The index that holds a part of a generation."""
    return f"{prefix}-{generation}-{part}"


def control_name(prefix: str) -> str:
    """The index that says which generations there are."""
    return f"{prefix}-control"


def settings_of(part: Part) -> Json:
    """How an index is kept; shards and copies as the environment says."""
    return {
        "number_of_shards": int(os.environ.get(SHARDS, "1")) if part != "lists" else 1,
        "number_of_replicas": replicas(),
    }


def replicas() -> int:
    """Copies of each index besides the first."""
    return int(os.environ.get(REPLICAS, "0"))


def copy_settings() -> Json:
    """How a copy of an index is kept, which has the shards of the other, while it is changed."""
    return {"number_of_replicas": replicas(), "index.blocks.write": None}


def describe(part: Part) -> Json:
    """What an index is made with."""
    return {
        "mappings": {"dynamic": False, **_MAPPINGS[part]},
        "settings": {
            **settings_of(part),
            "refresh_interval": "-1",
            "max_result_window": WINDOW,
            "max_terms_count": ALL,
            "analysis": ANALYSIS,
        },
    }
