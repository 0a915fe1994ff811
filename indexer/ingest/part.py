"""A piece of an item that is read by itself, so that what is wrong with it costs it alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias, Union

from indexer.errors import ReleaseError
from indexer.model import RawRelease


class Part(NamedTuple):
    """A document or record that has been found and is yet to be read.

    ``origin`` names it in the report. ``read`` gives its release, its error, or
    the parts that it is itself made of; an error may also be raised.
    """

    origin: str
    read: Callable[[], Union[RawRelease, ReleaseError, Parts]]  # noqa: UP007  # defined below


Parts: TypeAlias = Iterator[Part | ReleaseError | None]
"""Parts in order, an error in place of one that cannot be reached, and None for a step on
the way to the next: a sign of life for whoever watches over a long way."""
