"""One reader for a whole request: every figure on a page is of the same generation."""

from __future__ import annotations

from contextlib import ExitStack

from flask import current_app, g

from indexer.archive import Archive, Reader


def current_reader() -> Reader:
    """The request's reader of the newest generation; ``NoArchiveError`` without one."""
    reader: Reader | None = g.get("reader")
    if reader is None:
        archive: Archive = current_app.extensions["archive"]
        stack = ExitStack()
        reader = stack.enter_context(archive.reader())
        g.reader, g.reader_stack = reader, stack
    return reader


def close_reader(_: BaseException | None = None) -> None:
    """Give the request's reader back."""
    stack: ExitStack | None = g.pop("reader_stack", None)
    g.pop("reader", None)
    if stack is not None:
        stack.close()
