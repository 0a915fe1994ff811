"""Which links are followed: a folder may be given to us with links to what is nobody's business.

A link that stays in the folder it was found in is read like the file it leads to; a link to a
folder in there is passed over, since that is read at its own place. One that leads out is
followed only where somebody asked for it, and then no folder is read twice, so that links in a
circle come to an end.
"""

from __future__ import annotations

import os
from pathlib import Path

from indexer.ingest.file_names import printable


class Links:
    """Judges the links of one run."""

    def __init__(self, *, follow: bool) -> None:
        self._follow = follow
        self._entered: set[str] = set()
        self._real_folders: dict[str, str] = {}

    def skip_file(self, path: str, root: str) -> str:
        """Why a file found under ``root`` is not read; "" if it may be."""
        real = self._real(path)
        return "" if self._follow or self._is_in(real, root) else _leads_out(real)

    def skip_folder(self, path: str, root: str) -> str | None:
        """As ``skip_file`` for a link to a folder; None where it is passed over silently."""
        real = self._real(path)
        if self._is_in(real, root):
            return None
        return "" if self._follow else _leads_out(real)

    def may_enter(self, folder: str) -> bool:
        """Whether a folder was not entered before by another way."""
        if not self._follow:
            return True
        real = self._real_folder(folder)
        is_new = real not in self._entered
        self._entered.add(real)
        return is_new

    def _real(self, path: str) -> str:
        """Where a path leads; folders on the way are looked up once."""
        if os.path.islink(path):  # noqa: PTH114  # takes any name, as Path does not
            return os.path.realpath(path)
        folder, name = os.path.split(path)
        return os.path.join(self._real_folder(folder), name)  # noqa: PTH118

    def _real_folder(self, folder: str) -> str:
        if folder not in self._real_folders:
            self._real_folders[folder] = os.path.realpath(folder)
        return self._real_folders[folder]

    def _is_in(self, real: str, root: str) -> bool:
        return Path(real).is_relative_to(self._real_folder(root))


def _leads_out(real: str) -> str:
    return f"a link out of the folder, to {printable(real)}"
