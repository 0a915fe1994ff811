"""One build over broken files of every format: each is read, or refused in plain words."""

from __future__ import annotations

import csv
import json
import random
import re
import tarfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.archive import SearchQuery, open_archive
from indexer.cli import main
from indexer.ingest import discover, load
from indexer.ingest.faults import in_plain_words
from tests.robustness.broken_files import WHOLE, broken

# What libraries and Python say of files, and people do not.
JARGON = re.compile(
    r"[a-z]Error\b|Exception|errno|<unknown>|\bb'|\b0x|NoneType|\bobject has|Expecting|delimiter"
    r"|\bCRC|zlib|lzma|gzipped|\bcodec|\bNone\b|\\x|decompress|an error of ours|first line: \["
    r"|well-formed|token|xref|magic number",
    re.IGNORECASE,
)


def _lost(folder: Path, report: dict[str, list[dict[str, str]]], seen: set[str]) -> list[str]:
    """Files that are neither in the archive nor in the report."""
    told = {one["origin"] for kind in ("failures", "remarks") for one in report[kind]}
    told |= {one["source"] for one in report["duplicates"]}
    named = "\n".join([*told, *seen])
    return [path.name for path in folder.iterdir() if path.name not in named]


def test_every_file_is_read_or_refused_in_plain_words(tmp_path: Path) -> None:
    folder = tmp_path / "releases"
    folder.mkdir()
    rng = random.Random(13)
    files = {name: data for ending in WHOLE for name, data in broken(rng, ending, 2)}
    wanted = set(rng.sample(sorted(files), 350))  # a thousand take half a minute
    for name in wanted:
        (folder / name).write_bytes(files[name])
    for ending, data in WHOLE.items():
        (folder / f"whole-{ending.replace('.', '-')}.{ending}").write_bytes(data)
    archive, report = tmp_path / "archive", tmp_path / "report.json"
    command = ["build", str(folder), "--archive", str(archive), "--report", str(report)]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 5, done.output
    told = json.loads(report.read_text())
    said = [one["reason"] for one in told["failures"]]
    assert [reason for reason in said if JARGON.search(reason)] == []
    assert [one for one in told["failures"] if one.get("traceback")] == []
    opened = open_archive(archive)
    with opened.reader() as reader:
        quotes = {hit.quote.release_id for hit in reader.export(SearchQuery())}
    with opened.writer() as writer:
        seen = {str(place.path) for _, places in writer.places() for place in places}
    opened.close()
    assert quotes
    assert _lost(folder, told, seen) == []
    assert [n for n in WHOLE if not any(s.startswith(f"whole-{n.replace('.', '-')}.") for s in seen)
            and f"whole-{n.replace('.', '-')}." not in str(told["duplicates"])] == []  # fmt: skip


@pytest.mark.parametrize("ending", ["docx", "xlsx", "rss", "csv", "zip", "md.gz", "md.bz2", "pdf"])
def test_changed_bytes_are_no_error_of_ours(tmp_path: Path, ending: str) -> None:
    rng = random.Random()  # other bytes each time
    for name, data in broken(rng, ending, 40):
        if "changed" in name:
            (tmp_path / name).write_bytes(data)
    for item in discover([str(tmp_path)]):
        for found in load(item):
            if reason := getattr(found, "reason", ""):
                data = Path(item.path).read_bytes()
                assert not JARGON.search(reason), f"{reason}: {data!r}"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Error -3 while decompressing data: invalid code lengths set", "part of it has changed"),
        ("Not a gzipped file (b'BZ')", "it is not packed as its name says"),
        ("<unknown>:3:15: mismatched tag", "its tags do not match, at line 3"),
        (csv.Error("unexpected end of data"), "a cell in quotation marks is never closed"),
        (tarfile.ReadError("unexpected end of data"), "it ends too early"),
        ("Limit reached while decompressing. 90 bytes remaining.", "it unpacks to too much"),
        ("Something that no release of the library said before", "it is damaged, or something"),
    ],
)
def test_the_words_of_libraries_are_put_into_ours(said: Exception | str, meant: str) -> None:
    assert in_plain_words(said).startswith(meant)
