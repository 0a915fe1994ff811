"""Which documents of an index are as they were: their digests, kept in a few parts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from zlib import crc32

from indexer.archive.opensearch.storage.engine import Engine, Json, document_id
from indexer.archive.opensearch.writing.documents import digest_of

_PARTS = 64


def changed_documents(
    engine: Engine, base: str, index: str, state: str, documents: Iterable[tuple[str, Json]]
) -> Iterator[Json]:
    """Actions that bring an index to these documents from what ``base`` says it holds.

    ``base`` is the state index of before, "" for none; ``state`` that of now.
    """
    before = _load(engine, base) if base else {}
    now: dict[str, dict[str, str]] = {}
    for id_, document in documents:
        part, digest = _part_of(id_), digest_of(document)
        now.setdefault(part, {})[id_] = digest
        if before.get(part, {}).pop(id_, "") != digest:
            yield {
                "_op_type": "index", "_index": index, "_id": document_id(id_), "_source": document,
            }  # fmt: skip
    for rest in before.values():
        for id_ in rest:
            yield {"_op_type": "delete", "_index": index, "_id": document_id(id_)}
    for part in {*before, *now}:
        yield {
            "_op_type": "index", "_index": state, "_id": part,
            "_source": {"kind": "digests", "data": json.dumps(now.get(part, {}))},
        }  # fmt: skip


def _load(engine: Engine, state: str) -> dict[str, dict[str, str]]:
    parts = [f"digests-{number}" for number in range(_PARTS)]
    found = engine.get_many(state, parts, ["data"])
    return {part: json.loads(source["data"]) for part, source in found.items()}


def _part_of(id_: str) -> str:
    return f"digests-{crc32(id_.encode('utf-8', 'replace')) % _PARTS}"
