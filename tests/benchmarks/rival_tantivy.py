"""tantivy: facets and histogram by its own aggregations."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tantivy

from indexer.model import Quote, Release
from tests.benchmarks.asked import FACET_SIZE, PER_PAGE, Answer, Asked


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("speaker", "organisation"):
        builder.add_text_field(
            name, stored=True, fast=True, tokenizer_name="raw", index_option="basic"
        )
    builder.add_integer_field("day", stored=True, indexed=True, fast=True)
    builder.add_integer_field("month", fast=True)
    return builder.build()


class Tantivy:
    name = "tantivy"

    def __init__(self) -> None:
        self._schema = _schema()
        self._index: Any = None
        self._searcher: Any = None

    def build(self, folder: Path, releases: Iterable[tuple[Release, tuple[Quote, ...]]]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(self._schema, str(folder))
        self._write(index, releases)

    def _write(self, index: Any, releases: Iterable[tuple[Release, tuple[Quote, ...]]]) -> None:
        writer = index.writer(heap_size=300_000_000, num_threads=1)
        for _, quotes in releases:
            for q in quotes:
                day = q.published.toordinal() if q.published else 0
                month = q.published.year * 12 + q.published.month if q.published else 0
                writer.add_document(
                    tantivy.Document(
                        text=q.text,
                        id=q.id,
                        speaker=q.speaker_id,
                        organisation=q.organisation_id,
                        day=day,
                        month=month,
                    )
                )
        writer.commit()
        writer.wait_merging_threads()

    def update(self, folder: Path, releases: Iterable[tuple[Release, tuple[Quote, ...]]]) -> None:
        self._write(tantivy.Index.open(str(folder)), releases)

    def open(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder))
        self._searcher = self._index.searcher()

    def answer(self, asked: Asked) -> Answer:
        query = self._query(asked)
        by_date: dict[str, Any] = {"order_by_field": "day"} if asked.sort == "newest" else {}
        found = self._searcher.search(
            query, PER_PAGE, count=True, offset=(asked.page - 1) * PER_PAGE, **by_date
        )
        snippets = None
        if asked.words:
            snippets = tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "text")
        for _, address in found.hits:
            document = self._searcher.doc(address)
            if snippets is not None:
                snippets.snippet_from_doc(document).highlighted()
        counted = self._searcher.aggregate(
            query,
            {
                "speaker": {"terms": {"field": "speaker", "size": FACET_SIZE}},
                "organisation": {"terms": {"field": "organisation", "size": FACET_SIZE}},
                "month": {"histogram": {"field": "month", "interval": 1}},
            },
        )
        return Answer(
            found.count,
            len(found.hits),
            len(counted["speaker"]["buckets"]),
            len(counted["organisation"]["buckets"]),
            sum(1 for bucket in counted["month"]["buckets"] if bucket["doc_count"]),
        )

    def _query(self, asked: Asked) -> Any:
        must = []
        if asked.words:
            must.append(self._words(asked))
        for name, value in (("speaker", asked.speaker), ("organisation", asked.organisation)):
            if value:
                must.append(tantivy.Query.term_query(self._schema, name, value))
        if asked.since and asked.until:
            must.append(
                tantivy.Query.range_query(
                    self._schema,
                    "day",
                    tantivy.FieldType.Integer,
                    asked.since.toordinal(),
                    asked.until.toordinal(),
                )
            )
        if not must:
            return tantivy.Query.all_query()
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in must])

    def _words(self, asked: Asked) -> Any:
        if asked.how == "phrase":
            return self._index.parse_query('"' + " ".join(asked.words) + '"', ["text"])
        if asked.how == "prefix":
            return tantivy.Query.regex_query(self._schema, "text", f"{asked.words[0]}.*")
        joined = (" OR " if asked.how == "any" else " AND ").join(asked.words)
        return self._index.parse_query(joined, ["text"])

    def full_text_bytes(self, folder: Path) -> int:
        """Terms, postings, positions, norms; not its document store or columns."""
        kinds = (".term", ".idx", ".pos", ".fieldnorm")
        return sum(p.stat().st_size for p in folder.iterdir() if p.suffix in kinds)
