"""What only the archive on disk promises: crashes, damage, threads, Whoosh's scores, counts."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest
from whoosh.analysis import Token, Tokenizer
from whoosh.fields import TEXT, Schema
from whoosh.index import create_in
from whoosh.query import And, Or, Term
from whoosh.reading import MultiReader, SegmentReader
from whoosh.searching import Searcher

from indexer.archive import (
    DateRange,
    EmbeddedArchive,
    Filter,
    FilterField,
    SearchQuery,
    Sort,
    StoredArchive,
    open_archive,
)
from indexer.archive.analysis import analyse, stem
from indexer.archive.embedded.index.codec import decode_postings, encode_postings
from indexer.archive.embedded.index.inverter import make_schema, make_segment
from indexer.archive.embedded.index.mapped import MappedStorage
from indexer.archive.embedded.integrity.manifest import (
    SCHEMA_VERSION,
    read_generation,
    read_manifest,
    seal,
)
from indexer.archive.embedded.searching.chronicle import PLACES
from indexer.archive.language import parse
from indexer.archive.scoring import worth_of
from indexer.archive.together import MOST_TOGETHER, pairs_of
from indexer.errors import DamagedArchiveError, NoArchiveError, StorageError
from indexer.model import QuoteId, ReleaseId
from tests.benchmarks.generator import MadeUp
from tests.contract.samples import make_quote, make_release

MADE_UP = MadeUp(2_000, vocabulary=3_000)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up archive of 2,000 quotes in three segments."""
    folder = tmp_path_factory.mktemp("archive")
    releases = list(MADE_UP.releases())
    archive = open_archive(folder)
    for part in range(3):
        with archive.writer() as writer:
            for release, quotes in releases[part::3]:
                writer.add(release, quotes)
            writer.identify(MADE_UP.identification())
            writer.publish()
    archive.close()
    return folder


def add_one(archive: StoredArchive, name: str = "a", text: str = "tax") -> str:
    release = make_release(name)
    with archive.writer() as writer:
        writer.add(release, (make_quote(f"q-{name}", release, text),))
        return writer.publish()


# Whoosh


class Stems(Tokenizer):  # type: ignore[misc]  # which has no types
    """Our analysis as an ordinary Whoosh analyser that keeps stems."""

    def __call__(self, text: str, **_: object) -> Iterator[Token]:
        token = Token()
        for term in analyse(text):
            token.text = stem(term.form)
            yield token


def test_scores_are_those_whoosh_gives_an_index_of_stems(folder: Path, tmp_path: Path) -> None:
    """An ordinary Whoosh index of the stems, searched by Whoosh, is the yardstick."""
    index = create_in(tmp_path, Schema(text=TEXT(analyzer=Stems(), phrase=False)))
    quotes = sorted((q for _, qs in MADE_UP.releases() for q in qs), key=lambda q: q.id)
    writer = index.writer()
    for quote in quotes:
        writer.add_document(text=quote.text)
    writer.commit()
    archive = open_archive(folder)
    with archive.reader() as reader, index.searcher() as searcher:
        for typed, asked in [
            ("climate", Term("text", stem("climate"))),
            ("support", Term("text", stem("support"))),
            ("the people", And([Term("text", "the"), Term("text", stem("people"))])),
            ("tax OR energy", Or([Term("text", "tax"), Term("text", stem("energy"))])),
        ]:
            theirs = {
                quotes[hit.docnum].id: hit.score for hit in searcher.search(asked, limit=None)
            }
            ours = {
                hit.quote.id: hit.score / worth_of(hit.quote)
                for hit in reader.export(parse(typed).query())
            }
            for together in pairs_of(parse(typed).expression):
                for hit in reader.export(SearchQuery(together)):
                    assert ours.pop(hit.quote.id) > theirs.pop(hit.quote.id)
            assert ours == pytest.approx(theirs, rel=1e-12)
            assert ours
    archive.close()


def test_whoosh_itself_searches_the_posting_lists(folder: Path) -> None:
    manifest, files = read_generation(_generation(folder))
    segments = [make_segment(s.name, s.quotes, s.terms) for s in manifest.segments]
    readers = [SegmentReader(MappedStorage(files), make_schema(), s) for s in segments]
    with Searcher(MultiReader(readers)) as searcher:
        found = searcher.search(Term("text", "climate"), limit=None)
        expected = sum(
            any(t.form == "climate" for t in analyse(q.text))
            for _, qs in MADE_UP.releases()
            for q in qs
        )
        assert len(found) == expected > 10


def test_posting_lists_survive_and_say_when_they_did_not() -> None:
    import numpy as np

    rng = random.Random(3)
    for count in (1, 1, 1, 2, 5_000, 9_000):
        ids = np.array(sorted(rng.sample(range(rng.choice((20_000, 10_000_000))), count)), np.int32)
        weights = np.array([rng.choice((1, 1, 1, 2, 700)) for _ in range(count)], np.int64)
        data = encode_postings(ids, weights)
        back, weight = decode_postings(data)
        assert back.tolist() == ids.tolist()
        assert weight.tolist() == weights.tolist()
        for _ in range(20):
            broken = bytearray(data)
            broken[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
            with pytest.raises(DamagedArchiveError):
                decode_postings(bytes(broken))


# Threads


def test_sixteen_threads_get_the_answers_of_one(folder: Path) -> None:
    rng = random.Random(11)
    typed = ["climate", "the", '"of the"', "su*", "people NEAR/4 the", "tax OR energy", "-the", ""]
    queries = [
        replace(
            parse(rng.choice(typed)).query(),
            facets=("speaker", "organisation"),
            interval="month",
            filters=(Filter("speaker", f"s{rng.randrange(5)}"),) if rng.random() < 0.3 else (),
            dates=DateRange(date(2017, 1, 1)) if rng.random() < 0.3 else DateRange(),
            page=rng.randrange(1, 4),
            per_page=3,
        )
        for _ in range(125)
    ]
    archive = open_archive(folder)
    with archive.reader() as reader:
        expected = [reader.search(query) for query in queries]
    archive.close()
    archive = open_archive(folder)  # with nothing remembered

    def run(seed: int) -> int:
        order = list(range(len(queries))) * 2  # 16 threads: 4,000 searches
        random.Random(seed).shuffle(order)
        with archive.reader() as reader:
            return sum(reader.search(queries[n]) != expected[n] for n in order)

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(run, range(16))) == 0
    archive.close()


# Counts instead of a clock


def test_a_search_decodes_what_it_needs_and_reads_what_it_shows(folder: Path) -> None:
    archive = EmbeddedArchive(folder)
    with archive.reader() as reader:
        query = replace(parse("the people").query(), facets=("speaker",), interval="month")
        result = reader.search(query)
        assert result.total > 20
        assert reader.work.rows == 20
        once = reader.work.postings
        having = reader.count(parse("the").query()) + reader.count(parse("people").query())
        assert once <= 2 * having
        for page in range(1, 40):
            reader.search(replace(query, page=page))
        assert reader.work.postings == once, "posting lists were decoded again"
        assert reader.work.rows == 20 + result.total, "a page reads more than it shows"
        before = reader.work.rows
        reader.count(query)
        assert reader.work.rows == before
        looked_at = reader.work.tokens / 40  # searches
        assert looked_at < MOST_TOGETHER * 60, "more than the first quotes are looked at for pairs"
    archive.close()


def test_everything_between_two_days_is_what_looking_at_every_quote_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = open_archive(tmp_path / "archive")
    made = MadeUp(1_500, vocabulary=900)
    releases = list(made.releases())
    with archive.writer() as writer:
        for number, (release, quotes) in enumerate(releases):
            if number % 9 == 0:  # some without a date
                undated = tuple(replace(quote, published=None) for quote in quotes)
                writer.add(replace(release, published=None), undated)
                continue
            writer.add(release, quotes)
        writer.identify(made.identification())
        writer.publish()
    with archive.writer() as writer:  # some replaced or gone, whose rows stay
        for release, quotes in releases[5:40]:
            writer.add(release, quotes[:-1])
        writer.discard(releases[50][0].id)
        writer.identify(made.identification())
        writer.publish()
    days = sorted(release.published for release, _ in releases if release.published)
    ends = [None, date(1990, 1, 1), days[0], days[40], days[41], days[-1], date(2099, 1, 1)]
    fields: tuple[FilterField, ...] = (
        "speaker", "organisation", "publisher", "kind", "language", "judgement",
    )  # fmt: skip
    orders: tuple[Sort, ...] = ("newest", "oldest")
    spans = (DateRange(days[60], None), DateRange(None, days[60]))
    queries = [
        SearchQuery(dates=DateRange(since, until), sort=sort, page=page, per_page=7,
                    facets=fields, interval="month", spans=spans)
        for since in ends for until in ends if since or until
        for sort in orders for page in (1, 3, 150)
    ]  # fmt: skip
    with archive.reader() as reader:
        quick = [reader.search(query) for query in queries]
        monkeypatch.setattr(
            "indexer.archive.embedded.reading.results.asks_days_alone", lambda _: False
        )
        assert quick == [reader.search(query) for query in queries]
        assert len({result.total for result in quick}) > 8
    archive.close()


def test_everything_between_two_days_counts_little_of_it(folder: Path) -> None:
    archive = EmbeddedArchive(folder)
    with archive.reader() as reader:
        asked = SearchQuery(dates=DateRange(None, date(2099, 1, 1)), facets=("speaker", "role"))
        total = reader.search(asked).total
        before = reader.work.values
        for year in range(2012, 2030):
            reader.search(replace(asked, dates=DateRange(date(year, 3, 1), date(year + 2, 1, 1))))
            counted, before = reader.work.values - before, reader.work.values
            assert counted <= len(asked.facets) * (total / PLACES + 2)
    archive.close()


def test_whole_names_are_found_alike_before_and_after_the_book_of_names_is_made(
    folder: Path,
) -> None:
    archive = open_archive(folder)
    with archive.reader() as reader:
        speakers = [speaker.speaker for speaker in reader.browse("speaker", "", 1, 60).speakers]
        names = [s.name for s in speakers] + [s.id for s in speakers]
        names += [s.name.upper() for s in speakers] + ["nobody", "", "\n"]
    archive.close()
    before = []
    for name in names:
        archive = open_archive(folder)
        with archive.reader() as reader:
            before.append(reader.resolve("speaker", name))
        archive.close()
    archive = open_archive(folder)
    with archive.reader() as reader:
        reader.suggest("a", ("speaker",))
        assert before == [reader.resolve("speaker", name) for name in names]
    archive.close()


# Crashes

_BUILD = """
import sys
from indexer.archive import open_archive
from tests.benchmarks.generator import MadeUp
archive = open_archive(sys.argv[1])
while True:
    with archive.writer() as writer:
        print("writing", flush=True)
        for release, quotes in MadeUp(300, seed=5, vocabulary=500).releases(first=100):
            writer.add(release, quotes)
        writer.identify(MadeUp(300).identification())
        writer.publish()
"""


@pytest.mark.parametrize("after", [0.0, 0.03, 0.08, 0.15, 0.3, 0.5])
def test_a_killed_writer_leaves_a_readable_archive(tmp_path: Path, after: float) -> None:
    archive = open_archive(tmp_path)
    add_one(archive)
    process = subprocess.Popen(
        [sys.executable, "-c", _BUILD, str(tmp_path)], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with archive.reader() as reader:
        assert reader.count(SearchQuery()) in (1, 301)
        assert reader.quote(QuoteId("q-a")).text == "tax"
    add_one(archive, "b")  # the next writer gets the lock and clears what was left
    assert archive.verify().is_whole
    left = [p.name for p in (tmp_path / "generations").iterdir()]
    assert not any(name.startswith(".building") for name in left)
    archive.close()


def test_another_process_is_kept_out_while_one_writes(tmp_path: Path) -> None:
    archive = open_archive(tmp_path)
    script = "import sys; from indexer.archive import open_archive\nwith open_archive(sys.argv[1]).writer(): pass"
    with archive.writer():
        run = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path)],
            capture_output=True,
            text=True,
            check=False,
        )
    assert "StorageError: another writer is at work" in run.stderr


def test_generations_nobody_reads_are_removed(tmp_path: Path) -> None:
    archive, other = open_archive(tmp_path), open_archive(tmp_path)
    first = add_one(archive, "a")
    with other.reader() as reader:
        add_one(archive, "b")
        add_one(archive, "c")
        names = {p.name for p in (tmp_path / "generations").iterdir()}
        assert first in names, "removed while it was read"
        assert len(names) == 3, "one is kept beside the newest"
        assert reader.count(SearchQuery()) == 1
    with other.reader() as reader:
        assert reader.count(SearchQuery()) == 3
    add_one(archive, "d")
    assert first not in {p.name for p in (tmp_path / "generations").iterdir()}
    archive.close()
    other.close()


def test_many_small_updates_stay_few_segments(tmp_path: Path) -> None:
    archive = EmbeddedArchive(tmp_path)
    for number in range(30):
        add_one(archive, f"r{number}", f"tax number {number}")
    with archive.reader() as reader:
        assert reader.count(parse("tax").query()) == 30
        assert reader.count(parse('"number 7"').query()) == 1
        assert len(reader.release(ReleaseId("r7")).quotes) == 1
        files = list(reader.files.folder.glob("records/*.db"))
        texts = {text.name for text in read_manifest(reader.files.folder).texts}
        assert len([file for file in files if file.stem not in texts]) <= 10
        assert len(texts) <= 10
    archive.close()


# Damage


def _generation(folder: Path) -> Path:
    return folder / "generations" / (folder / "CURRENT").read_text().strip()


def test_every_file_that_is_missing_or_cut_is_named(tmp_path: Path) -> None:
    add_one(open_archive(tmp_path))
    generation = _generation(tmp_path)
    for path in sorted(p for p in generation.rglob("*") if p.is_file()):
        whole = path.read_bytes()
        for damage in (None, whole[:-2]) if len(whole) > 1 else (None,):
            if damage is None:
                path.unlink()
            else:
                path.write_bytes(damage)
            with (
                pytest.raises(DamagedArchiveError, match=path.name),
                open_archive(tmp_path).reader(),
            ):
                pass
        path.write_bytes(whole)
    with open_archive(tmp_path).reader() as reader:
        assert reader.count(SearchQuery()) == 1


def test_a_flipped_bit_in_any_small_file_is_found_at_opening(tmp_path: Path) -> None:
    add_one(open_archive(tmp_path))
    rng = random.Random(1)
    for path in sorted(p for p in _generation(tmp_path).rglob("*") if p.is_file()):
        whole = path.read_bytes()
        broken = bytearray(whole)
        broken[rng.randrange(len(whole))] ^= 1 << rng.randrange(8)
        path.write_bytes(broken)
        with pytest.raises(DamagedArchiveError, match=path.name), open_archive(tmp_path).reader():
            pass
        path.write_bytes(whole)


@pytest.mark.parametrize("text", ["", "{", "[]", f'{{"schema": {SCHEMA_VERSION}}}', "null"])
def test_a_manifest_that_is_none_is_named(tmp_path: Path, text: str) -> None:
    add_one(open_archive(tmp_path))
    (_generation(tmp_path) / "manifest.json").write_text(text)
    with (
        pytest.raises(DamagedArchiveError, match=r"manifest\.json"),
        open_archive(tmp_path).reader(),
    ):
        pass


def test_another_schema_says_what_to_do(tmp_path: Path) -> None:
    add_one(open_archive(tmp_path))
    generation = _generation(tmp_path)
    raw = asdict(read_manifest(generation))
    for schema, told in (
        (1, "an older version of On Record .*build the archive again"),
        (99, "newer"),
    ):
        (generation / "manifest.json").write_text(seal({**raw, "schema": schema}))
        with pytest.raises(StorageError, match=told), open_archive(tmp_path).reader():
            pass


def test_current_that_names_nothing_is_damage_and_none_is_none(tmp_path: Path) -> None:
    with pytest.raises(NoArchiveError), open_archive(tmp_path / "nowhere").reader():
        pass
    add_one(open_archive(tmp_path))
    for text in ("", "../../etc", "gone"):
        (tmp_path / "CURRENT").write_text(text)
        with pytest.raises(DamagedArchiveError), open_archive(tmp_path).reader():
            pass
