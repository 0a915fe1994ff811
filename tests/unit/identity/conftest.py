"""Quotes and contexts in a line, for tests that only care who is who."""

from __future__ import annotations

from datetime import date
from typing import Protocol

import pytest

from indexer.identity import ReleaseContext
from indexer.model import Quote, QuoteId, ReleaseId, Span, SpeakerType


class Say(Protocol):
    def __call__(
        self,
        name: str,
        organisation: str = "",
        role: str = "",
        release: str = "r1",
        *,
        day: str = "",
        type_: SpeakerType = "person",
    ) -> Quote: ...


@pytest.fixture
def say() -> Say:
    """Makes a quote of somebody; ids count up within the test."""
    made: list[Quote] = []

    def make(
        name: str,
        organisation: str = "",
        role: str = "",
        release: str = "r1",
        *,
        day: str = "",
        type_: SpeakerType = "person",
    ) -> Quote:
        quote = Quote(
            id=QuoteId(f"q{len(made)}"),
            release_id=ReleaseId(release),
            text="Words were said.",
            content=(Span(0, 16),),
            kind="direct",
            speaker_name=name,
            speaker_type=type_,
            role=role,
            organisation_name=organisation,
            published=date.fromisoformat(day) if day else None,
            cue=None,
            mention=None,
            rule="test",
            confidence=1.0,
            judgement="matched",
        )
        made.append(quote)
        return quote

    return make


class Context(Protocol):
    def __call__(self, release: str, **values: object) -> dict[ReleaseId, ReleaseContext]: ...


@pytest.fixture
def context() -> Context:
    """Makes the context of one release, as the mapping ``identify`` takes."""

    def make(release: str, **values: object) -> dict[ReleaseId, ReleaseContext]:
        id_ = ReleaseId(release)
        return {id_: ReleaseContext(id=id_, **values)}  # type: ignore[arg-type]

    return make
