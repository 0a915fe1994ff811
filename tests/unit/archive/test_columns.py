"""Columns whose head is not what numpy writes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from indexer.archive.embedded.integrity.checked import CheckedFile
from indexer.archive.embedded.storage.columns import load_array
from indexer.errors import DamagedArchiveError


@pytest.mark.parametrize("broken", [b"}", b"{", b":", b"'", b"(", b","])
def test_a_head_that_cannot_be_parsed_is_named(tmp_path: Path, broken: bytes) -> None:
    path = tmp_path / "live.npy"
    np.save(path, np.arange(4, dtype=np.int32))
    assert load_array(CheckedFile(path), np.int32).tolist() == [0, 1, 2, 3]
    path.write_bytes(path.read_bytes().replace(broken, b" ", 1))
    with pytest.raises(DamagedArchiveError, match=r"live\.npy"):
        load_array(CheckedFile(path), np.int32)
