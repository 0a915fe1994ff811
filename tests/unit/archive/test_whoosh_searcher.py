"""Whoosh's own searcher, let loose on our index, finds the quotes that ours finds."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator

import pytest
from whoosh import query as whoosh
from whoosh.reading import MultiReader, SegmentReader
from whoosh.searching import Searcher

from indexer.archive import And, EmbeddedArchive, Expression, Not, Or, Phrase, Prefix, SearchQuery
from indexer.archive import Word as AnyForm
from indexer.archive.analysis import analyse, stem
from indexer.archive.embedded.index.inverter import FIELD, make_schema, make_segment
from indexer.archive.embedded.index.mapped import MappedStorage
from indexer.archive.embedded.integrity.manifest import read_generation
from indexer.archive.embedded.storage.store import SEGMENT, Database
from tests.benchmarks.generator import MadeUp

MADE_UP = MadeUp(300, vocabulary=300)
QUERIES = 60


class Whoosh:
    """The generation of an archive as Whoosh's searcher has it, apart from ours."""

    def __init__(self, archive: EmbeddedArchive) -> None:
        folder = archive.directory / "generations" / archive.published()
        manifest, files = read_generation(folder)
        storage, schema = MappedStorage(files), make_schema()
        self.ids: list[str] = []
        for info in manifest.segments:
            database = Database(files.file(f"records/{info.name}.db"), SEGMENT)
            rows = database.rows("select number, id from quotes order by number")
            assert [number for number, _ in rows] == list(range(info.quotes))
            self.ids += [id_ for _, id_ in rows]
            database.close()
        segments = [make_segment(s.name, s.quotes, s.terms) for s in manifest.segments]
        self._reader = MultiReader([SegmentReader(storage, schema, s) for s in segments])
        self._searcher = Searcher(self._reader)
        self._forms: dict[str, set[str]] = defaultdict(set)
        for form in self._reader.field_terms(FIELD):
            self._forms[stem(form)].add(form)

    def find(self, expression: Expression) -> set[str]:
        found = self._searcher.search(self._translate(expression), limit=None)
        return {self.ids[hit.docnum] for hit in found}

    def close(self) -> None:
        self._searcher.close()

    def _translate(self, expression: Expression) -> whoosh.Query:
        match expression:
            case And(parts):
                return whoosh.And([self._translate(part) for part in parts])
            case Or(parts):
                return whoosh.Or([self._translate(part) for part in parts])
            case Not(part):
                return whoosh.Not(self._translate(part))
            case Phrase((form,)):
                return whoosh.Term(FIELD, form)
            case Prefix(text):
                return whoosh.Prefix(FIELD, text)
            case AnyForm(text):
                forms = sorted(self._forms[stem(text)])
                return whoosh.Or([whoosh.Term(FIELD, form) for form in forms])
        raise AssertionError(expression)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedArchive]:
    """300 quotes in three segments."""
    archive = EmbeddedArchive(tmp_path_factory.mktemp("archive"))
    releases = list(MADE_UP.releases())
    for part in range(3):
        with archive.writer() as writer:
            for release, quotes in releases[part::3]:
                writer.add(release, quotes)
            writer.publish()
    yield archive
    archive.close()


def _make_up(rng: random.Random, words: list[str], depth: int = 0) -> Expression:
    if depth < 2 and rng.random() < 0.6:
        parts = tuple(_make_up(rng, words, depth + 1) for _ in range(rng.randint(2, 3)))
        if rng.random() < 0.5:
            return Or(parts)
        excluded = Not(_make_up(rng, words, 2))
        return And((*parts, excluded) if rng.random() < 0.4 else parts)
    word = rng.choice(words)
    kind = rng.random()
    if kind < 0.5:
        return AnyForm(word)
    return Phrase((word,)) if kind < 0.8 else Prefix(word[: rng.randint(2, 4)])


def test_whoosh_finds_the_same_quotes(archive: EmbeddedArchive) -> None:
    texts = [quote.text for _, quotes in MADE_UP.releases() for quote in quotes]
    words = sorted(
        {term.form for text in texts[:100] for term in analyse(text) if len(term.form) > 1}
    )
    rng = random.Random(5)
    theirs = Whoosh(archive)
    sizes: list[int] = []
    with archive.reader() as reader:
        for _ in range(QUERIES):
            expression = _make_up(rng, words)
            query = SearchQuery(expression=expression, folded=False)
            ours = {str(hit.quote.id) for hit in reader.export(query)}
            assert ours == theirs.find(expression), expression
            assert reader.count(query) == len(ours)
            sizes.append(len(ours))
    theirs.close()
    assert sum(0 < size < len(theirs.ids) for size in sizes) > QUERIES / 2, "most tell quotes apart"
