"""Joins annotations kept as offsets to their sources, reads the sources, and scores the result.

    ON_RECORD_SOURCES=FOLDER python -m tests.quality.standoff [words] [--half tuning|held]

``README.md`` says what a line of a ``.jsonl`` file here holds. A source that is
away, or that is not what was annotated, ends the command with its name.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from indexer.evaluation.gold import GoldQuote, GoldRelease
from indexer.evaluation.predict import Prediction, predict_release
from indexer.evaluation.score import evaluate
from indexer.evaluation.table import describe
from indexer.ingest import load
from indexer.ingest.item import Item
from indexer.model import Release, Span
from tests.quality.standoff.source import source_text

HERE = Path(__file__).parent


def join(name: str, sources: Path, half: str = "") -> Iterator[GoldRelease]:
    """The annotated releases of ``name``.jsonl with the texts they point into.

    Raises ``SystemExit`` naming a source that is away or another one.
    """
    for line in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if half and record["half"] != half:
            continue
        path = sources / record["source"]
        try:
            content = path.read_bytes()
        except OSError as error:
            raise SystemExit(f"{path}: {error.strerror}") from error
        if hashlib.sha256(content).hexdigest() != record["sha256"]:
            raise SystemExit(f"{path}: not the text that was annotated")
        yield _joined(record, source_text(content, path.suffix), path)


def _joined(record: dict[str, Any], text: str, path: Path) -> GoldRelease:
    def words(quote: dict[str, Any], name: str) -> str:
        return " ".join(Span(*quote[name]).of(text).split()) if name in quote else ""

    quotes = (
        GoldQuote(
            quote["kind"],
            tuple(Span(*span) for span in quote["spans"]),
            speaker=words(quote, "speaker"),
            mention=words(quote, "speaker"),
            role=words(quote, "role"),
            organisation=words(quote, "organisation"),
        )
        for quote in record["quotes"]
    )
    kind = Path(record["source"]).parts
    return GoldRelease(
        str(path),
        "releases",
        kind[1] if kind[0] == "more" else kind[0],
        text,
        tuple(quotes),
        tuple(Span(*span) for span in record["ignore"]),
    )


def read(gold: GoldRelease) -> list[Prediction]:
    """What is found in the source itself, read as a user would have it read."""
    found: list[Prediction] = []
    for release in load(Item(gold.id, Path(gold.id).name)):
        if not isinstance(release, Release):
            sys.stderr.write(f"{release}\n")
            continue
        found += predict_release(release, gold.text)
    return found


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="?", default="words")
    parser.add_argument("--half", choices=("tuning", "held"), default="")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--sources", default=os.environ.get("ON_RECORD_SOURCES", ""))
    asked = parser.parse_args()
    if not asked.sources:
        parser.error("say where the sources lie: ON_RECORD_SOURCES or --sources")
    gold = list(join(asked.name, Path(asked.sources), asked.half))
    for line in describe(evaluate(gold, read).report(asked.worst)):
        print(line)


if __name__ == "__main__":
    main()
