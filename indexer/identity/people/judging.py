"""The pairs of profiles that share a key, judged: all at once, or in parts on many machines.

A judgement looks at two profiles and at what was fixed before the first one, so that parts may be
judged anywhere. What they come to is put together here, in the order of a single part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from indexer.identity.people.blocking import candidate_pairs
from indexer.identity.people.evidence import World, judge
from indexer.identity.people.profiles import Profile
from indexer.identity.people.verdict import Verdict


class Judged(NamedTuple):
    """Two profiles by their places, the smaller first."""

    a: int
    b: int
    verdict: Verdict


Judging: TypeAlias = Callable[[Sequence[Profile], World], Iterable[Judged]]
"""Judges all pairs; see ``judge_here``."""


def judge_here(profiles: Sequence[Profile], world: World) -> Iterator[Judged]:
    """All pairs that tell anything, each once: those of names that are unlike do not."""
    return judge_part(profiles, world, 0, 1)


def judge_part(
    profiles: Sequence[Profile], world: World, part: int, parts: int
) -> Iterator[Judged]:
    """The same for one of several parts, counted from 0; some pairs stand in two of them."""
    for a, b in candidate_pairs(profiles, part, parts):
        verdict = judge(profiles[a], profiles[b], world)
        if verdict.judgement in ("same", "unsure") or verdict.grade not in ("unlike", "similar"):
            yield Judged(a, b, verdict)


def put_together(parts: Iterable[Judged]) -> Iterator[Judged]:
    """What ``judge_here`` gives, of all parts in their order."""
    met: set[tuple[int, int]] = set()
    for judged in parts:
        if judged[:2] not in met:
            met.add(judged[:2])
            yield judged
