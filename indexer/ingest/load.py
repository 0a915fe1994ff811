"""From an item to its releases. What cannot be read comes out as a value, too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from indexer.errors import InternalError, ReleaseError, Remark
from indexer.fence import fenced
from indexer.ingest.door import admit, say_of_addresses, with_safe_addresses
from indexer.ingest.item import DEFAULT_LIMITS, Item, Limits
from indexer.ingest.locate import locate
from indexer.ingest.part import Part, Parts
from indexer.ingest.parts import open_item
from indexer.ingest.prepare import prepare
from indexer.model import RawRelease, Release

Step: TypeAlias = Callable[[], str]
Results: TypeAlias = Iterator[Release | ReleaseError]


def _go_on() -> str:
    """Every step may be taken."""
    return ""


_END = Part("", lambda: iter(()))


def load(item: Item, *, limits: Limits = DEFAULT_LIMITS, step: Step = _go_on) -> Results:
    """The releases of an item, in order, and an error as a value for each that cannot be read.

    An error's origin names the file, the member (after "!") and the line or
    the number of the record (after ":" or "#"). Any exception costs the one
    release it came from (see ``indexer.fence``).

    ``step`` is called before each step of the way: before a part is looked
    for, and before it is read. It gives the reason not to take this step, ""
    to take it. The same item takes the same steps each time.
    """
    if item.hidden:
        return
    if item.problem:
        reason, told = item.problem, item.traceback
        yield (
            InternalError(item.origin, reason, told) if told else ReleaseError(item.origin, reason)
        )
        return
    yield from _read_part(Part(item.origin, partial(open_item, item, limits)), item, step)


def _read_part(part: Part, item: Item, step: Step) -> Results:
    if reason := step():
        yield ReleaseError(part.origin, reason)
        return
    made = fenced(part.origin, partial(_make, part, item))
    if isinstance(made, (Release, ReleaseError)):
        yield made
    else:
        yield from _read_parts(made, part.origin, item, step)


def _read_parts(parts: Parts, origin: str, item: Item, step: Step) -> Results:
    while True:
        if reason := step():
            yield ReleaseError(origin, reason)
            return
        part = fenced(origin, partial(next, parts, _END))
        if part is _END:
            return
        if isinstance(part, ReleaseError):
            yield part
        elif part is not None:
            yield from _read_part(part, item, step)


def _make(part: Part, item: Item) -> Release | ReleaseError | Parts:
    """The release of a part, ready; or the parts it is made of."""
    made = part.read()
    if not isinstance(made, RawRelease):
        return made
    if told := [told for told in (*made.remarks, say_of_addresses(made)) if told]:
        again = replace(with_safe_addresses(made), remarks=())
        parts: list[Part | ReleaseError | None] = [Remark(part.origin, reason) for reason in told]
        return iter([*parts, Part(part.origin, lambda: again)])
    raw = admit(made)
    return locate(prepare(raw), raw, item)
