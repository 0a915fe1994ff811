"""The text of bytes, or the reason why they are none."""

from __future__ import annotations

from indexer.errors import ReleaseError
from indexer.ingest.decode import UndecodableError, decode


def text_of_bytes(data: bytes, origin: str) -> str:
    """The text of a file. Raises ``ReleaseError`` where its bytes are none."""
    try:
        return decode(data)
    except UndecodableError as error:
        raise ReleaseError(origin, str(error)) from error
