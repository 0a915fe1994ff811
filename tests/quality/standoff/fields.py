"""Scores title, day, place and issuer of annotated documents, read as a user would have them read.

    ON_RECORD_SOURCES=FOLDER python -m tests.quality.standoff.fields words-2 [--half tuning|held]

Titles, places and issuers are annotated as places in the text, days as they are. One that the
document does not tell is not asked for; given all the same, it is counted as invented. Words are
compared without case, white space and marks.
"""

from __future__ import annotations

import argparse
import json
import os
import re
from collections import Counter
from pathlib import Path

from indexer.ingest import load
from indexer.ingest.item import Item
from indexer.model import Release, Span
from indexer.pipeline import read_release
from tests.quality.standoff.source import source_text

HERE = Path(__file__).parent
_MARKS = re.compile(r"[^\w]+")
_FIELDS = ("title", "date", "place", "publisher")


def _folded(words: str) -> str:
    return " ".join(_MARKS.sub(" ", words.casefold()).split())


def _found(path: Path) -> dict[str, str]:
    for release in load(Item(str(path), path.name)):
        if isinstance(release, Release):
            read = read_release(release)[0]
            day = read.published.isoformat() if read.published else ""
            return {
                "title": read.title,
                "date": day,
                "place": read.place,
                "publisher": read.issuer,
            }
    return dict.fromkeys(_FIELDS, "")


def count(name: str, sources: Path, half: str = "") -> Counter[tuple[str, str]]:
    """How often each field is right, wrong, missed or invented."""
    counted: Counter[tuple[str, str]] = Counter()
    for line in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if half and record["half"] != half:
            continue
        path = sources / record["source"]
        text, found = source_text(path.read_bytes(), path.suffix), _found(path)
        for field in _FIELDS:
            told = record.get(field, "")
            if told is None:
                continue  # told, but not in the text
            told = told if isinstance(told, str) else Span(*told).of(text)
            counted[field, _judged(_folded(told), _folded(found[field]))] += 1
    return counted


def _judged(told: str, found: str) -> str:
    if not told:
        return "invented" if found else "none"
    if not found:
        return "missed"
    return "right" if told == found else "wrong"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name")
    parser.add_argument("--half", choices=("tuning", "held"), default="")
    parser.add_argument("--sources", default=os.environ.get("ON_RECORD_SOURCES", ""))
    asked = parser.parse_args()
    if not asked.sources:
        parser.error("say where the sources lie: ON_RECORD_SOURCES or --sources")
    counted = count(asked.name, Path(asked.sources), asked.half)
    for field in _FIELDS:
        shares = (f"{word} {counted[field, word]}" for word in ("right", "wrong", "missed"))
        print(f"{field:10} {', '.join(shares)}; of others {counted[field, 'invented']} invented")


if __name__ == "__main__":
    main()
