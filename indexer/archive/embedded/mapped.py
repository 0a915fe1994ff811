"""Files mapped into memory, and letting go of what was read of them."""

from __future__ import annotations

import mmap
from typing import Any


def unmap(mapped: Any) -> None:
    """Let go of the pages of a mapped file; the system's cache keeps them for the next reading.

    What is not mapped, and systems that cannot do it, are left alone.
    """
    if isinstance(mapped, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        mapped.madvise(mmap.MADV_DONTNEED)
