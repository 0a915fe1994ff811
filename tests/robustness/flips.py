"""Bits turned over in an archive: every answer is the right one, or an error that names the file.

``python -m tests.robustness.flips --times 200`` turns that many bits of every file, one at a
time, and writes a line for each file. With ``--copy DIR``, an archive that nobody else reads,
each file is read whole after each, and nothing is asked: that of a large one takes too long.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from indexer.archive import DateRange, Filter, Reader, SearchQuery, open_archive
from indexer.archive.embedded.integrity import manifest
from indexer.archive.embedded.integrity.checked import CheckedFile
from indexer.archive.language import parse
from indexer.archive.query import FilterField, GroupBy
from indexer.errors import StorageError
from indexer.model import Identification, QuoteId, ReleaseId, SpeakerId
from tests.benchmarks.generator import MadeUp

MADE_UP = MadeUp(240, vocabulary=400)
FACETS: tuple[FilterField, ...] = (
    "speaker", "organisation", "role", "publisher", "feed", "kind", "language", "judgement",
)  # fmt: skip


Question = Callable[[Reader], Any]


def make_archive(folder: Path) -> None:
    """Two generations of three segments, with quotes replaced, discarded and corrected."""
    releases = list(MADE_UP.releases())
    archive = open_archive(folder)
    for part in range(3):
        with archive.writer() as writer:
            for release, quotes in releases[part::3]:
                writer.add(release, quotes)
            if part:  # some of those before once more, and one gone
                for release, quotes in releases[part - 1 : 12 : 3]:
                    writer.add(release, quotes[:-1])
                writer.discard(releases[-part][0].id)
            identified = MADE_UP.identification()
            corrected = tuple(
                replace(quote, text=f"{quote.text} amended")
                for quote in sorted(writer.quotes(), key=lambda q: q.id)[:2]
            )
            writer.identify(
                Identification(
                    corrected, identified.speakers, identified.organisations, (("old", "s1"),)
                )
            )
            writer.publish()
    archive.close()


def _search(query: SearchQuery) -> Question:
    return lambda reader: reader.search(query)


def _quote(id_: QuoteId) -> Question:
    return lambda reader: reader.quote(id_)


def _release(id_: ReleaseId) -> Question:
    return lambda reader: reader.release(id_)


def _speaker(id_: SpeakerId) -> Question:
    return lambda reader: reader.speaker(id_)


def _questions(reader: Reader) -> dict[str, Question]:
    """What is asked, by name; ids are taken from a whole archive."""
    hits = list(reader.export(SearchQuery()))
    some = [hit.quote for hit in hits[:: max(len(hits) // 6, 1)]]
    word = some[0].text.split()[3].lower()
    everything = SearchQuery(facets=FACETS, interval="month", spans=(DateRange(date(2018, 1, 1)),))
    questions: dict[str, Question] = {
        "everything": lambda r: r.search(everything),
        "all hits": lambda r: list(r.export(SearchQuery(sort="oldest"))),
        "days": lambda r: r.search(replace(everything, dates=DateRange(None, date(2020, 1, 1)))),
        "standings": lambda r: sorted(r.standings(), key=lambda s: s.quote),
        "redirects": lambda r: r.redirects(),
        "statistics": lambda r: r.statistics(),
        "suggest": lambda r: r.suggest("a", ("speaker", "organisation", "role", "publisher")),
        "resolve": lambda r: r.resolve("speaker", some[0].speaker_name),
        "spelling": lambda r: r.spellings("goverment"),
        "listing": lambda r: r.browse("speaker", ""),
        "closest": lambda r: r.closest(parse(f"{some[0].speaker_name} goverment {word}").query()),
        "letter": lambda r: r.browse("organisation", "A"),
    }
    typed = ("the", word, "clim*", "c*", '"of the"', f'"{word} the"', "the NEAR/5 of")
    for words in (*typed, "tax OR energy OR growth", "people -the", "qqqq", "amended"):
        query = replace(parse(words).query(), facets=FACETS, interval="year")
        questions[words] = _search(query)
    groupings: tuple[GroupBy, ...] = ("speaker", "organisation", "release")
    for name in groupings:
        grouped = replace(everything, group_by=name)
        questions[f"by {name}"] = _search(grouped)
    for number in range(3):
        chosen = replace(everything, filters=(Filter("speaker", f"s{number}"),))
        questions[f"speaker {number}"] = _search(chosen)
    for quote in some:
        questions[f"quote {quote.id}"] = _quote(quote.id)
        questions[f"release {quote.release_id}"] = _release(quote.release_id)
        if quote.speaker_id is not None:
            questions[f"who {quote.speaker_id}"] = _speaker(quote.speaker_id)
    return questions


@dataclass
class Flips:
    """An archive whose files are damaged bit by bit; ``counts`` say what came of it, by file."""

    folder: Path
    questions: dict[str, Question] = field(default_factory=dict)
    right: dict[str, str] = field(default_factory=dict)
    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        archive = open_archive(self.folder)
        with archive.reader() as reader:
            self.questions = _questions(reader)
            self.right = {name: repr(ask(reader)) for name, ask in self.questions.items()}
        archive.close()

    def files(self) -> list[Path]:
        """All of the generation that is read, and what names it."""
        current = self.folder / "CURRENT"
        generation = self.folder / "generations" / current.read_text().strip()
        return [
            current,
            *sorted(p for p in generation.rglob("*") if p.is_file() and p.stat().st_size),
        ]

    def turn(self, path: Path, rng: random.Random) -> None:
        """Turn one bit over, ask everything, verify, turn it back."""
        size = path.stat().st_size
        place, bit = rng.randrange(size), 1 << rng.randrange(8)
        counts = self.counts.setdefault(path.name, Counter())
        with flipped(path, place, bit):
            try:
                outcome = self._ask(path)
                found = open_archive(self.folder).verify()
            except AssertionError as error:
                raise AssertionError(f"{path}, byte {place}, bit {bit}: {error}") from error
        said = "\n".join([found.trouble, *(d for g in found.generations for d in g.damage)])
        is_named = not found.is_whole and path.name in said
        assert is_named or outcome == "right", f"{path}, byte {place}, bit {bit}: {said}"
        counts[outcome] += 1

    def _ask(self, path: Path) -> str:
        archive = open_archive(self.folder)
        errors = 0
        try:
            with archive.reader() as reader:
                for name, ask in self.questions.items():
                    try:
                        answer = repr(ask(reader))
                    except StorageError as error:
                        self._check_named(path, error)
                        errors += 1
                    else:
                        assert answer == self.right[name], f"{name}: a wrong answer"
        except StorageError as error:
            self._check_named(path, error)
            return "named at opening"
        finally:
            archive.close()
        return "named when read" if errors else "right"

    @staticmethod
    def _check_named(path: Path, error: StorageError) -> None:
        assert path.name in str(error), f"an error that does not name the file: {error}"


@contextmanager
def flipped(path: Path, place: int, bit: int) -> Iterator[None]:
    """A bit of a file turned over for a while, in place."""
    handle = os.open(path, os.O_RDWR)
    try:
        (byte,) = os.pread(handle, 1, place)
        os.pwrite(handle, bytes([byte ^ bit]), place)
        try:
            yield
        finally:
            os.pwrite(handle, bytes([byte]), place)
    finally:
        os.close(handle)


def survey(folder: Path, times: int, rng: random.Random) -> None:
    """Bits of every file of an archive, each file read whole after each."""
    generation = folder / "generations" / (folder / "CURRENT").read_text().strip()
    stored = {generation / one.path: one for one in manifest.read_manifest(generation).files}
    total = missed = 0
    for path in [folder / "CURRENT", generation / manifest.MANIFEST, *stored]:
        size = path.stat().st_size
        for _ in range(times if size else 0):
            total += 1
            with flipped(path, rng.randrange(size), 1 << rng.randrange(8)):
                try:
                    if path in stored:
                        CheckedFile(path, stored[path]).check_all()
                    else:
                        with open_archive(folder).reader():
                            pass
                except StorageError as error:
                    named = path.name in str(error)
                else:
                    named = path.name == "CURRENT"  # the bit of a blank: the same name
            if not named:
                missed += 1
                print(f"MISSED {path}", flush=True)
    large = sum(path.stat().st_size > manifest.CHECKED_AT_OPEN for path in stored)
    print(f"{len(stored) + 2} files, {large} over 1 MiB: {total} bits, not named: {missed}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lazily", action="store_true", help="compare nothing at opening")
    parser.add_argument("--copy", type=Path, help="an archive whose files are changed")
    options = parser.parse_args()
    if options.copy is not None:
        survey(options.copy, options.times, random.Random(options.seed))
        return
    if options.lazily:
        manifest.CHECKED_AT_OPEN = -1
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="on-record-flips-") as made:
        make_archive(Path(made))
        flips = Flips(Path(made))
        for path in flips.files():
            for _ in range(options.times):
                flips.turn(path, rng)
            told = ", ".join(f"{n} {what}" for what, n in sorted(flips.counts[path.name].items()))
            print(f"{path.name}: {path.stat().st_size} bytes: {told}", flush=True)


if __name__ == "__main__":
    main()
