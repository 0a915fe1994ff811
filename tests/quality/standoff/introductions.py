"""Scores roles and organisations on introductions of people that are kept as offsets.

    ON_RECORD_SOURCES=FOLDER python -m tests.quality.standoff.introductions \\
        [introductions-2] [--half …] [--errors]

Of the people annotated, those who are quoted in what is read from the source count. ``role``
and ``organisation`` are the shares given word for word or nearly (Dice of the words at least
0.8) of those who have one; ``invented`` is the share given an organisation of those without.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from indexer.evaluation.names import is_same_name
from indexer.evaluation.overlap import words_of
from indexer.ingest import load
from indexer.ingest.item import Item
from indexer.model import Quote, Release
from indexer.pipeline import extract_quotes
from tests.quality.standoff.source import source_text

HERE = Path(__file__).parent
_SMALL_WORDS = frozenset("the of and for a an at in s".split())
_NEARLY = 0.8


@dataclass(frozen=True, slots=True)
class Introduction:
    """Somebody of a source; each reading of role and organisation counts as right."""

    kind: str
    name: str
    roles: tuple[str, ...]
    organisations: tuple[str, ...]


def join(sources: Path, half: str = "", file: Path | None = None) -> dict[Path, list[Introduction]]:
    """The people annotated in each source. Raises ``ValueError`` where it is another text."""
    found: dict[Path, list[Introduction]] = {}
    lines = (file or HERE / "introductions.jsonl").read_text("utf-8").splitlines()
    for record in map(json.loads, lines):
        if half and record["half"] != half:
            continue
        path = sources / record["source"]
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != record["sha256"]:
            raise ValueError(f"{path}: not the text that was annotated")
        text = source_text(content, path.suffix)

        def said(readings: list[list[list[int]]], text: str = text) -> tuple[str, ...]:
            return tuple(" ".join(text[a:b] for a, b in pieces) for pieces in readings)

        kind = Path(record["source"]).parts
        found[path] = [
            Introduction(
                (kind[1] if kind[0] == "more" else kind[0]) if len(kind) > 1 else "",
                said([[person["name"]]])[0],
                said(person["role"]),
                said(person["organisation"]),
            )
            for person in record["people"]
        ]
    return found


def is_given(given: str, readings: Iterable[str]) -> bool:
    """Whether one of the readings was given: word for word, or nearly."""
    ours = set(words_of(given)) - _SMALL_WORDS
    theirs = (set(words_of(reading)) - _SMALL_WORDS for reading in readings)
    return any(_are_near(ours, wanted) for wanted in theirs)


def _are_near(one: set[str], other: set[str]) -> bool:
    both = len(one & other)
    return one == other or (both > 0 and 2 * both / (len(one) + len(other)) >= _NEARLY)


def judge(person: Introduction, quotes: Iterable[Quote]) -> tuple[Counter[str], str]:
    """What one person adds to the counts, and what was given where it is not right."""
    told = Counter(people=1)
    quote = next((q for q in quotes if is_same_name(q.speaker_name, person.name)), None)
    if quote is None:
        return told, ""
    told["quoted"] = 1
    role = is_given(quote.role, person.roles)
    organisation = is_given(quote.organisation_name, person.organisations)
    told["roles"], told["role"] = int(any(person.roles)), int(any(person.roles) and role)
    if any(person.organisations):
        told["organisations"], told["organisation"] = 1, int(organisation)
    else:
        told["none"], told["invented"] = 1, int(not organisation)
    wrong = f"{quote.role!r} at {quote.organisation_name!r}: {person}"
    return told, "" if role and organisation else wrong


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="?", default="introductions")
    parser.add_argument("--half", choices=("tuning", "held"), default="")
    parser.add_argument("--errors", action="store_true", help="of the tuning half")
    parser.add_argument("--sources", default=os.environ.get("ON_RECORD_SOURCES", ""))
    asked = parser.parse_args()
    if not asked.sources:
        parser.error("say where the sources lie: ON_RECORD_SOURCES or --sources")
    counts: dict[str, Counter[str]] = {}
    file = HERE / f"{asked.name}.jsonl"
    for path, people in join(Path(asked.sources), asked.half, file).items():
        releases = [r for r in load(Item(str(path), path.name)) if isinstance(r, Release)]
        quotes = [quote for release in releases for quote in extract_quotes(release)]
        for person in people:
            told, wrong = judge(person, quotes)
            for kind in (person.kind, "all"):
                counts.setdefault(kind, Counter()).update(told)
            if wrong and asked.errors and asked.half == "tuning":
                print(wrong)
    for kind, told in sorted(counts.items()):
        print(f"{kind:26s} {told['quoted']:3d} of {told['people']:3d} quoted;", _shares(told))


def _shares(told: Counter[str]) -> str:
    pairs = (("role", "roles"), ("organisation", "organisations"), ("invented", "none"))
    return ", ".join(
        f"{part} {told[part] / told[whole]:.2f} of {told[whole]}"
        for part, whole in pairs
        if told[whole]
    )


if __name__ == "__main__":
    main()
