"""Generations on a cluster, each made of the one before, answer what the reference in memory does.

`ON_RECORD_EXAMPLES=100` tries more archives than the few of an ordinary run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from indexer.archive import MemoryArchive, SearchQuery, open_archive
from indexer.archive.language import parse
from indexer.archive.language.questions import is_telling
from indexer.model import Identification, Quote, SpeakerId
from tests.contract.samples import FIELDS, PEOPLE, VOCABULARY, corpora, queries
from tests.opensearch.cluster import Cluster
from tests.properties.test_archive import SAYINGS, compare

pytestmark = pytest.mark.opensearch
GENERATIONS = 3
_WHO = (SpeakerId("s-roe"), SpeakerId("s-lee"), None)


@contextmanager
def both(cluster: Cluster) -> Iterator[tuple[Any, Any]]:
    name = f"reference-{uuid4().hex[:8]}"
    yield MemoryArchive(), open_archive(f"opensearch+http://{cluster.hosts}/{name}")
    cluster.drop(name)


def _identified(data: st.DataObject, quotes: list[Quote]) -> Identification | None:
    """Nobody, or everybody with some quotes changed and some that are said again."""
    if not data.draw(st.booleans()):
        return None
    changed = tuple(
        replace(quote, speaker_id=data.draw(st.sampled_from(_WHO)))
        for quote in quotes
        if data.draw(st.booleans())
    )
    called = [
        replace(one, name=f"{one.name} of Fleet") if data.draw(st.booleans()) else one
        for one in PEOPLE.speakers
    ]
    sayings = SAYINGS[: data.draw(st.integers(0, len(SAYINGS)))]
    return replace(PEOPLE, quotes=changed, speakers=tuple(called), sayings=sayings)


def _publish(archive: Any, step: tuple[Any, Any, Any, Any]) -> None:
    corpus, gone, who, left_out = step
    with archive.writer() as writer:
        for release, quotes in corpus:
            writer.add(release, quotes)
        for release_id in gone:
            writer.discard(release_id)
        if who is not None:
            writer.identify(who)
        writer.leave_out(left_out)
        writer.publish()


def _compare_names(memory: Any, cluster: Any) -> None:
    with memory.reader() as left, cluster.reader() as right:
        same = {"generation": "", "built": ""}
        assert replace(right.statistics(), **same) == replace(left.statistics(), **same)
        assert right.gaps() == left.gaps()
        for field in ("speaker", "organisation"):
            assert right.browse(field, "") == left.browse(field, "")
            assert right.leading(field) == left.leading(field)
        for field in FIELDS[:5]:
            assert right.suggest("", (field,), 5) == left.suggest("", (field,), 5)
        telling = [word for word in VOCABULARY if is_telling(word)]
        for words in zip(telling[::2], telling[1::2], strict=False):
            query = parse(" ".join(words)).query()
            found = [(one.hit.quote.id, one.met) for one in right.closest(query)]
            assert found == [(one.hit.quote.id, one.met) for one in left.closest(query)], words


@settings(
    max_examples=int(os.environ.get("ON_RECORD_EXAMPLES", "2")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.generate],
)
@given(st.data())
def test_each_generation_answers_as_the_reference(opensearch: Cluster, data: st.DataObject) -> None:
    with both(opensearch) as (memory, cluster):
        quotes: dict[str, Quote] = {}
        for _ in range(GENERATIONS):
            corpus = data.draw(corpora())
            gone = data.draw(st.lists(st.sampled_from(["r1", "r3", "r4", "r8"]), max_size=2))
            quotes |= {quote.id: quote for _, some in corpus for quote in some}
            who = _identified(data, list(quotes.values()))
            left_out = data.draw(st.sets(st.sampled_from([*quotes, "none"]), max_size=3))
            for archive in (memory, cluster):
                _publish(archive, (corpus, gone, who, left_out))
            asked = data.draw(st.lists(queries(), min_size=2, max_size=4))
            compare(memory, cluster, [SearchQuery(facets=tuple(FIELDS)), *asked])
            _compare_names(memory, cluster)
        assert cluster.verify().is_whole
