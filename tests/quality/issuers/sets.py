"""Documents whose issuer is annotated, as the signs that speak for each body in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer.evaluation.names import is_same_phrase
from indexer.extract.layout import lay_out
from indexer.ingest import load
from indexer.ingest.item import Item
from indexer.model import Release, Span
from indexer.resolve.issuing.candidates import gather_bodies
from indexer.resolve.issuing.issuer import lead_of
from tests.quality.outside.marked import read_set, write_files
from tests.quality.standoff.source import source_text

OUTSIDE = ("releases-1", "releases-2", "releases-3")
"""Sets whose errors were read. Those that are held are never fitted to."""
_FOLDS = 5  # of one large set, whose kind no other set has
_STANDOFF = Path(__file__).parents[1] / "standoff"


@dataclass(frozen=True, slots=True)
class Case:
    """A document: its set, the signs of each body, which bodies are right, whether none may be."""

    of: str
    bodies: tuple[frozenset[str], ...]
    right: tuple[bool, ...]
    none: bool


def all_cases(sources: Path | None) -> list[Case]:
    """The cases of every set; of annotations apart from their texts only where these lie."""
    cases = [case for name in OUTSIDE for case in _outside(name)]
    if sources is not None:
        cases += [*_apart("issuers", sources), *_apart("words-2", sources)]
    return cases


def _outside(name: str) -> Iterator[Case]:
    documents = {document.name: document for document in read_set(name)}
    with TemporaryDirectory() as folder:
        for path in write_files(list(documents.values()), Path(folder)):
            told = documents[path.name].fields.get("issuer", "")
            yield from _cases(name, path, path.name, [told] if told else [], none=not told)


def _apart(name: str, sources: Path) -> Iterator[Case]:
    """The half that may be read of a file of annotations; ``SystemExit`` for another text."""
    lines = (_STANDOFF / f"{name}.jsonl").read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        record = json.loads(line)
        spans = record.get("issuer", [record["publisher"]] if record.get("publisher") else [])
        if record["half"] != "tuning" or ("publisher" in record and record["publisher"] is None):
            continue
        path = sources / record["source"]
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != record["sha256"]:
            raise SystemExit(f"{path}: not the text that was annotated")
        text = source_text(content, path.suffix)
        names = [" ".join(Span(*span).of(text).split()) for span in spans]
        inside = record["source"].partition("/")[2] if name == "issuers" else path.name
        of = f"{name} {number % _FOLDS + 1}" if name == "issuers" else name
        yield from _cases(of, path, inside, names, none=not record.get("plain", bool(names)))


def _cases(of: str, path: Path, inside: str, names: Sequence[str], none: bool) -> Iterator[Case]:
    releases = [r for r in load(Item(str(path), inside)) if isinstance(r, Release)]
    for release in releases[:1]:
        scene = lay_out(release)
        bodies = gather_bodies(scene, lead_of(scene))
        right = tuple(
            any(is_same_phrase(name, form) for name in names for form in body.names)
            for body in bodies
        )
        yield Case(of, tuple(frozenset(b.signs) for b in bodies), right, none or not any(right))
