"""Small annotated texts and quotes made by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from indexer.evaluation.gold import GoldQuote, GoldRelease
from indexer.evaluation.predict import Prediction
from indexer.model import Quote, QuoteId, ReleaseId, Span

TEXT = (
    "Farming news.\n\n"
    "“Farmers deserve better,” said Ann Roe, Minister for Farms. “They will get it.”\n\n"
    "Bob Doe said that the harvest was late this year.\n\n"
    "The “Golden Sheaf” opens on Monday."
)


def span(words: str, text: str = TEXT) -> Span:
    """Where words stand, once, in the text."""
    assert text.count(words) == 1
    start = text.index(words)
    return Span(start, start + len(words))


def make_quote(
    words: str, kind: str = "direct", speaker: str = "Ann Roe", **fields: object
) -> Quote:
    values: dict[str, object] = {
        "id": QuoteId("q-" + words[:8]),
        "release_id": ReleaseId("r"),
        "text": words,
        "content": (),
        "kind": kind,
        "speaker_name": speaker,
        "speaker_type": "person" if speaker else "unknown",
        "role": "",
        "organisation_name": "",
        "published": None,
        "cue": None,
        "mention": None,
        "rule": "made by hand",
        "confidence": 0.95,
        "judgement": "new" if speaker else "unknown",
    }
    return Quote(**{**values, **fields})  # type: ignore[arg-type]


@pytest.fixture
def gold() -> Callable[..., GoldRelease]:
    def make(
        *quotes: GoldQuote, ignore: tuple[Span, ...] = (), form: str = "releases"
    ) -> GoldRelease:
        return GoldRelease("r", form, "A", TEXT, quotes, ignore)  # type: ignore[arg-type]

    return make


@pytest.fixture
def roe() -> GoldQuote:
    """A direct quote in two parts."""
    return GoldQuote(
        "direct",
        (span("Farmers deserve better,"), span("They will get it.")),
        cue=(Span(span("said Ann").start, span(" Ann Roe").start),),
        source=(span("Ann Roe"),),
        speaker="Ann Roe",
        mention="Ann Roe",
        role="Minister for Farms",
        organisation="",
    )


@pytest.fixture
def doe() -> GoldQuote:
    """A reported one."""
    return GoldQuote(
        "indirect",
        (span("the harvest was late this year"),),
        source=(span("Bob Doe"),),
        speaker="Bob Doe",
        mention="Bob Doe",
    )


@pytest.fixture
def found() -> Callable[..., Prediction]:
    def make(*words: str, source: str = "", **fields: object) -> Prediction:
        quote = make_quote(" … ".join(words), **fields)  # type: ignore[arg-type]
        named = (span(source),) if source else ()
        return Prediction(quote, tuple(span(w) for w in words), (), named)

    return make
