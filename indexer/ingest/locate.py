"""Where a release was read: its place in its collection, by which it is replaced."""

from __future__ import annotations

from dataclasses import replace

from indexer.ingest.item import STDIN, Item
from indexer.ingest.release_id import make_address, short_digest
from indexer.model import RawRelease, Release, Source


def locate(release: Release, raw: RawRelease, item: Item) -> Release:
    """A release with its address and its place."""
    return replace(
        release,
        id=make_address(item.collection, release.given_id),
        sources=(_source(release, raw, item),),
    )


def _source(release: Release, raw: RawRelease, item: Item) -> Source:
    """The place of a release: file, member of an archive, and record.

    A record of a file of several is known by the id it gives itself, else by its address, else
    by its number: records that come before it in a later file do not make another one of it.
    Standard input has no name that says what comes, so that what has neither is known by its
    words there; and without a named collection everything is, and replaces nothing.
    """
    address = (said.value for said in raw.candidates if said.field == "url")
    own = raw.id or next(address, "")
    if item.path == STDIN:
        member = raw.origin.removesuffix(_numbered(raw)).partition("!")[2]
        path = f"{STDIN}!{member}" if member else STDIN
        if own and not item.is_nameless:
            return Source(item.collection, path, f"#{own}")
        words = "\n".join((raw.id, release.title, release.text))
        return Source(item.collection, path, f":{short_digest(words)}")
    path = item.source + raw.origin.removeprefix(item.origin).removesuffix(_numbered(raw))
    if not raw.number:
        return Source(item.collection, path)
    return Source(item.collection, path, f"#{own}" if own else f":{raw.number}")


def _numbered(raw: RawRelease) -> str:
    """What the origin of a record ends with: ":17" for a line, "#3" for one of a list."""
    return raw.origin[-len(raw.number) - 1 :] if raw.number else ""
