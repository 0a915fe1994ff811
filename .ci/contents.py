"""Look into the built wheel and source distribution: everything needed, nothing that is not."""

from __future__ import annotations

import sys
import tarfile
import zipfile
from pathlib import Path

_WHEEL = (
    "indexer/py.typed",
    "app/py.typed",
    "app/search/templates/page.html",
    "app/report/templates/form.html",
    "app/coverage/templates/page.html",
    "app/static/style.css",
    "app/translations/zh_Hant_HK/LC_MESSAGES/messages.mo",
)
_SOURCES = ("README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml", "corpus/README.md",
            "tests/conftest.py", "Makefile", "constraints.txt", "requirements.lock",
            "CITATION.cff")  # fmt: skip


def main(wheel: Path, sources: Path) -> int:
    with zipfile.ZipFile(wheel) as archive:
        inside = archive.namelist()
    with tarfile.open(sources) as archive:
        packed = [name.partition("/")[2] for name in archive.getnames()]
    problems = [f"{wheel.name} lacks {name}" for name in _WHEEL if name not in inside]
    problems += [f"{sources.name} lacks {name}" for name in _SOURCES if name not in packed]
    problems += [
        f"{wheel.name} holds {name}"
        for name in inside
        if not name.startswith(("app/", "indexer/", "on_record-")) or name.endswith(".pyc")
    ]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
