"""In which order the quotes of a result stand."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.archive.embedded.index.codec import Ids
from indexer.archive.embedded.reading.opened import Opened
from indexer.archive.embedded.searching.executor import Executor, Scores
from indexer.archive.embedded.storage.columns import make_worth
from indexer.archive.query import Expression, SearchQuery
from indexer.archive.scoring import UNNAMED_WEIGHT, worth
from indexer.archive.together import MOST_TOGETHER, TOGETHER_WEIGHT, pairs_of

WORTH = make_worth(partial(worth, named=True))


def order_of(
    opened: Opened, executor: Executor, query: SearchQuery, ids: Ids | None
) -> tuple[npt.NDArray[Any], npt.NDArray[np.float64] | None]:
    """What the quotes are ordered by: rank, and before it the score for relevance."""
    if query.order == "added":
        return _by_arrival(opened, query, ids), None
    column = opened.columns.oldest if query.order == "oldest" else opened.columns.newest
    rank = column if ids is None else column.take(ids)
    if query.order != "relevance" or query.expression is None or ids is None:
        return rank, None
    scores = _with_pairs(executor, query.expression, ids)
    columns = opened.columns
    scores = scores * WORTH[columns.kind.take(ids), columns.judgement.take(ids)]
    scores[columns.speaker.take(ids) == 0] *= UNNAMED_WEIGHT
    return rank, scores


def _by_arrival(opened: Opened, query: SearchQuery, ids: Ids | None) -> npt.NDArray[np.int64]:
    """The last build's first, of one build the newest first."""
    assert query.arrived is not None  # else nothing is ordered so
    builds, columns = opened.builds(query.arrived.order).astype(np.int64), opened.columns
    release, newest = columns.release, columns.newest.astype(np.int64)
    if ids is not None:
        release, newest = release.take(ids), newest.take(ids)
    rank: npt.NDArray[np.int64] = (builds.max(initial=0) - builds.take(release)) * len(columns)
    return rank + newest


def _with_pairs(executor: Executor, expression: Expression, ids: Ids) -> Scores:
    """Scores of quotes, with what words add by standing together in the first of them."""
    scores = executor.score(expression, ids)
    pairs = pairs_of(expression)
    if not pairs or not len(ids):
        return scores
    first = ids
    if len(ids) > MOST_TOGETHER:
        first = np.sort(ids[np.argpartition(scores, -MOST_TOGETHER)[-MOST_TOGETHER:]])
    scores = scores.copy()
    for pair in pairs:
        found = executor.keep(pair, first)
        scores[np.searchsorted(ids, found)] += TOGETHER_WEIGHT * executor.score(pair, found)
    return scores


def ordered(
    opened: Opened, executor: Executor, query: SearchQuery, ids: Ids | None
) -> tuple[npt.NDArray[Any], npt.NDArray[np.float64]]:
    rank, scores = order_of(opened, executor, query, ids)
    if scores is None:
        scores = np.zeros(len(rank))
    order = np.lexsort((rank, -scores))
    return (order if ids is None else ids[order]), scores[order]


def export_order(
    opened: Opened, query: SearchQuery, most: int | None
) -> tuple[npt.NDArray[Any], npt.NDArray[np.float64]]:
    """Quotes and scores in the order of an export, as long as what is written of it.

    Forty exports of slow readers are held at a time; of a million quotes each would hold
    16 MB.
    """
    executor = opened.executor()
    ids = opened.select(executor, query).result()
    numbers, scores = ordered(opened, executor, query, ids)
    return numbers[:most].astype(np.int32), scores[:most].copy()
