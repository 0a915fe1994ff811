"""Where ids that stand no more lead to, which collections there are, and of which saying a quote
is an appearance: an index, by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from indexer.archive.opensearch.storage.engine import Engine, Json, document_id
from indexer.archive.opensearch.storage.indices import SEPARATOR

LeadKind = Literal["redirect", "release", "quote", "collection", "saying"]


def lead_id(kind: LeadKind, old: str) -> str:
    return f"{kind}{SEPARATOR}{old}"


def read_leads(engine: Engine, index: str, kind: LeadKind) -> dict[str, str]:
    """All of one kind: from what, to what."""
    asked: Json = {"query": {"term": {"kind": kind}}, "sort": ["old"]}
    return {found["_source"]["old"]: found["_source"]["new"] for found in engine.scan(index, asked)}


class Leads:
    """What a writer changes of them."""

    def __init__(self, engine: Engine, base: str) -> None:
        self._engine = engine
        self._base = base
        self._set: dict[LeadKind, Mapping[str, str]] = {}
        self._more: dict[LeadKind, dict[str, str]] = {"release": {}, "quote": {}}

    def all_of(self, kind: LeadKind) -> Mapping[str, str]:
        """What there is of a kind now."""
        if kind in self._set:
            return self._set[kind]
        before = read_leads(self._engine, self._base, kind) if self._base else {}
        return before | self._more.get(kind, {})

    def replace(self, kind: LeadKind, leads: Mapping[str, str]) -> None:
        self._set[kind] = dict(leads)

    def add(self, kind: LeadKind, leads: Mapping[str, str]) -> None:
        self._more[kind].update(leads)

    def actions(self, index: str) -> Iterator[Json]:
        """Bring an index to what there is now from what there was."""
        for kind, leads in self._set.items():
            before = read_leads(self._engine, self._base, kind) if self._base else {}
            for old in before.keys() - leads.keys():
                yield {
                    "_op_type": "delete", "_index": index, "_id": document_id(lead_id(kind, old)),
                }  # fmt: skip
            yield from _write(index, kind, {o: n for o, n in leads.items() if before.get(o) != n})
        for kind, leads in self._more.items():
            yield from _write(index, kind, leads)


def _write(index: str, kind: LeadKind, leads: Mapping[str, str]) -> Iterator[Json]:
    for old, new in leads.items():
        yield {
            "_op_type": "index", "_index": index, "_id": document_id(lead_id(kind, old)),
            "_source": {"kind": kind, "old": old, "new": new},
        }  # fmt: skip
