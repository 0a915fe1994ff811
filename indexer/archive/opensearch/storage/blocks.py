"""What the next writer starts from, in blocks: some hundred releases each, in order of their ids.

A block is one document, compressed. All blocks of 100,000 quotes are some 20 MB: a writer streams
them, holds one at a time, and writes again only those in which anything changed.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

from indexer.archive.opensearch.storage.engine import Engine, Json
from indexer.archive.opensearch.storage.held import HeldRelease, read_held

BLOCK = 256
"""Releases of a block that is written; one of twice as many falls into two."""
_AT_ONCE = 16


@dataclass(slots=True)
class Block:
    """Some releases by their ids; ``first`` is the smallest id that belongs to it."""

    name: str
    first: str
    releases: list[HeldRelease]


def read_blocks(engine: Engine, index: str) -> Iterator[Block]:
    """All blocks, in order."""
    asked: Json = {"query": {"term": {"kind": "block"}}, "sort": ["first"], "_source": ["data"]}
    asked["docvalue_fields"] = ["first"]
    for found in engine.scan(index, asked, _AT_ONCE):
        rows = json.loads(zlib.decompress(base64.b64decode(found["_source"]["data"])))
        first = found["fields"]["first"][0]
        yield Block(found["_id"], first, [read_held(row) for row in rows])


def write_block(index: str, block: Block) -> Json:
    """The action that stores a block."""
    rows = json.dumps([held.as_json() for held in block.releases], separators=(",", ":"))
    data = base64.b64encode(zlib.compress(rows.encode(), 1)).decode()
    return {
        "_op_type": "index", "_index": index, "_id": block.name,
        "_source": {"kind": "block", "first": block.first, "data": data},
    }  # fmt: skip


def remove_block(index: str, block: Block) -> Json:
    return {"_op_type": "delete", "_index": index, "_id": block.name}


def cut_block(block: Block) -> list[Block]:
    """The same releases in blocks that are not too large; the first keeps its name."""
    if len(block.releases) <= 2 * BLOCK:
        return [block]
    found = []
    for start in range(0, len(block.releases), BLOCK):
        part = block.releases[start : start + BLOCK]
        name, first = (block.name, block.first) if not start else (new_name(), part[0].id)
        found.append(Block(name, first, part))
    return found


def new_name() -> str:
    return f"block:{uuid4().hex}"
