"""An archive is copied whole, from any engine to any other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from indexer.archive import SearchQuery, StoredArchive, open_archive
from indexer.archive.language import parse
from indexer.errors import StorageError
from indexer.jobs.copying import copy_archive
from indexer.model import QuoteId, ReleaseId
from tests.contract.samples import PEOPLE, make_quote, make_release

HERE, THERE = make_release("here", date(2024, 3, 1)), make_release("there", date(2024, 3, 2))
QUOTES = {
    "here": (make_quote("q-here", HERE, "The toll ends in April"),),
    "there": (
        make_quote("q-there", THERE, "The toll ends in April"),
        make_quote("q-more", THERE, "Nobody will miss it", 40, speaker_id="s-lee"),
    ),
}
QUERIES = (
    SearchQuery(facets=("speaker", "role", "issuer"), interval="month", folded=True),
    SearchQuery(parse("toll").expression, group_by="speaker", folded=True),
    SearchQuery(parse("miss").expression, facets=("organisation",)),
)


@pytest.mark.parametrize("is_source", [True, False], ids=["from", "to"])
def test_a_copy_answers_as_what_it_was_copied_from(
    archive: StoredArchive, address: str, tmp_path: Path, is_source: bool
) -> None:
    other = f"{tmp_path}/other"
    source, target = (address, other) if is_source else (other, address)
    said = (QuoteId("q-here"), QuoteId("q-there"))
    with open_archive(source).writer() as writer:
        for release in (HERE, THERE):
            writer.add(release, QUOTES[release.id])
        writer.set_collections({"wires": "/data/wires"})
        writer.lead_on(
            {ReleaseId("once"): ReleaseId("here")}, {QuoteId("q-old"): QuoteId("q-more")}
        )
        writer.identify(replace(PEOPLE, sayings=(said,)))
        writer.publish()
    copy_archive(source, target)
    with open_archive(source).reader() as before, open_archive(target).reader() as after:
        for query in QUERIES:
            assert after.search(query) == before.search(query)
        assert after.quote(QuoteId("q-old")) == before.quote(QuoteId("q-old"))
        assert after.release(ReleaseId("once")) == before.release(ReleaseId("once"))
        assert after.redirects() == before.redirects()
        assert after.collections() == before.collections()
        assert list(after.places()) == list(before.places())
        assert after.browse("speaker", "") == before.browse("speaker", "")
        assert after.appearances(said[0]) == before.appearances(said[0])
    with pytest.raises(StorageError, match="--replace"):
        copy_archive(source, target)
    copy_archive(source, target, replace=True)


def test_nothing_is_published_where_there_is_nothing_to_copy(
    archive: StoredArchive, address: str, tmp_path: Path, publish: Callable[..., Any]
) -> None:
    with pytest.raises(StorageError):
        copy_archive(f"{tmp_path}/none", address)
    assert archive.published() == ""
