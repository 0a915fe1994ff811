"""Where a report may be written."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

import click

from indexer.archive import StoredArchive


def check_reports(reports: Iterable[Path], paths: Iterable[str], archive: StoredArchive) -> None:
    """Refuse a report where it would replace a file of the archive or one that is read.

    In a folder that is read it would pass for a release, the next time.
    """
    for report in reports:
        place = report.resolve()
        if archive.holds(report):
            raise click.UsageError(f"--report {report}: lies in the archive")
        for path in paths:
            if path != "-" and _is_read(place, Path(path)):
                raise click.UsageError(f"--report {report}: lies in {path}, which is read")
        if not place.parent.is_dir():
            raise click.UsageError(f"--report {report}: there is no folder {place.parent}")


def _is_read(place: Path, path: Path) -> bool:
    asked = path.absolute()
    named = (asked, path.resolve())
    return any(one == place or one in place.parents for one in named) or fnmatchcase(
        str(place), str(asked)
    )
