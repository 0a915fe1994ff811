"""What the next writer starts from, in blocks: a few releases each, in order of their ids.

A block is one document, compressed, with its share of the census (see ``writing.shares``) beside
it. A writer streams the shares, opens the blocks in which something may have changed, and writes
again only those in which anything did. Blocks are small, as changes are scattered.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from indexer.archive.opensearch.storage.engine import Engine, Json, document_id
from indexer.archive.opensearch.storage.held import HeldRelease, read_held

BLOCK = 8
"""Releases of a block that is written; one of more than twice as many falls into several."""
_HEADS_AT_ONCE = 500
_OPENED_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Head:
    """A block but for its releases: ``first`` is the smallest id that belongs to it, ``before``
    the smallest that belongs to the next, None for the last."""

    name: str
    first: str
    before: str | None
    share: str
    """Packed; "" of a block that is not stored."""


@dataclass(slots=True)
class Block:
    """Some releases by their ids."""

    name: str
    first: str
    releases: list[HeldRelease]


EMPTY = Head("block:", "", None, "")
"""The block of all ids, before anything is stored. It is never removed, so that ids before those
of any other block belong somewhere."""


def name_of(first: str) -> str:
    """How the block is called that begins with an id."""
    return document_id(f"block:{first}")


def read_heads(engine: Engine, index: str) -> Iterator[Head]:
    """All blocks, in order, with what belongs to each."""
    asked: Json = {"query": {"term": {"kind": "block"}}, "sort": ["first"], "_source": ["share"]}
    asked["docvalue_fields"] = ["first"]
    last: Head | None = None
    for found in engine.scan(index, asked, _HEADS_AT_ONCE):
        first = found["fields"]["first"][0]
        if last is not None:
            yield replace(last, before=first)
        last = Head(found["_id"], first, None, found["_source"]["share"])
    yield last or EMPTY


def open_blocks(
    engine: Engine, index: str, heads: Iterator[Head]
) -> Iterator[tuple[Head, list[HeldRelease]]]:
    """Blocks with their releases; some are fetched at once."""
    while some := list(islice(heads, _OPENED_AT_ONCE)):
        names = [head.name for head in some if head.share]
        found = engine.get_many(index, names, ["data"])
        for head in some:
            yield head, _unpack(found[head.name]["data"]) if head.share else []


def read_blocks(engine: Engine, index: str) -> Iterator[HeldRelease]:
    """All releases, in order."""
    asked: Json = {"query": {"term": {"kind": "block"}}, "sort": ["first"], "_source": ["data"]}
    for found in engine.scan(index, asked, _OPENED_AT_ONCE):
        yield from _unpack(found["_source"]["data"])


def _unpack(data: str) -> list[HeldRelease]:
    return [read_held(row) for row in json.loads(zlib.decompress(base64.b64decode(data)))]


def write_block(index: str, block: Block, share: str) -> Json:
    """The action that stores a block."""
    rows = json.dumps([held.as_json() for held in block.releases], separators=(",", ":"))
    data = base64.b64encode(zlib.compress(rows.encode(), 1)).decode()
    return {
        "_op_type": "index", "_index": index, "_id": block.name,
        "_source": {"kind": "block", "first": block.first, "data": data, "share": share},
    }  # fmt: skip


def remove_block(index: str, name: str) -> Json:
    return {"_op_type": "delete", "_index": index, "_id": name}
