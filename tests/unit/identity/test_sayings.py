"""Each thing said once: which quotes are one saying, and which are not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from indexer.identity.sayings import find_sayings
from indexer.model import QuoteId, SpeakerId
from tests.unit.identity.conftest import Say

LONG = (
    "We have built nine bridges over the Corran, and each of them was finished before "
    "the ice came and under what the council had voted for it."
)


@pytest.fixture
def said(say: Say) -> Callable[..., Any]:
    """Quotes of one speaker, one a release, by what they say."""

    def make(
        *texts: str, releases: Sequence[str] = (), speakers: Sequence[str] = ()
    ) -> tuple[tuple[QuoteId, ...], ...]:
        quotes = []
        for n, text in enumerate(texts):
            release = releases[n] if releases else f"r{n}"
            who = speakers[n] if speakers else "ann-roe"
            quotes.append(
                replace(say("Ann Roe", release=release), text=text, speaker_id=SpeakerId(who))
            )
        return find_sayings(quotes)

    return make


@pytest.mark.parametrize(
    "other",
    [
        LONG,
        LONG.upper(),
        LONG.replace(", and", " — and"),
        LONG.replace("finished", "finished,"),
        LONG.replace("over the", "over"),
        LONG.replace("voted for it", "voted for it, too"),
    ],
)
def test_the_same_words_are_one_saying(said: Callable[..., Any], other: str) -> None:
    assert said(LONG, other) == (("q0", "q1"),)


@pytest.mark.parametrize(
    "other",
    [
        LONG.replace("nine", "ten"),
        LONG.replace("was finished", "was not finished"),
        LONG.replace("before", "after"),
        LONG.replace("Corran", "Merrow"),
        LONG.replace("under what", "above what"),
        LONG[: len(LONG) // 2],
        "We are pleased with the bridges.",
    ],
)
def test_near_misses_stay_apart(said: Callable[..., Any], other: str) -> None:
    assert said(LONG, other) == ()


def test_never_across_speakers(said: Callable[..., Any]) -> None:
    assert said(LONG, LONG, speakers=("ann-roe", "tom-marsh")) == ()


def test_what_a_release_has_twice_stays_two(said: Callable[..., Any]) -> None:
    assert said(LONG, LONG, releases=("r1", "r1")) == ()
    assert said(LONG, LONG, LONG, releases=("r1", "r1", "r2")) == (("q2", "q4"),)


def test_a_word_or_two_is_said_anew_each_time(said: Callable[..., Any]) -> None:
    assert said("Thank you.", "Thank you.") == ()


def test_the_order_of_the_quotes_does_not_matter(said: Callable[..., Any], say: Say) -> None:
    quotes = [
        replace(
            say("Ann Roe", release=f"r{n}", day=f"2025-03-{9 - n:02}"),
            text=LONG, speaker_id=SpeakerId("ann-roe"),
        )
        for n in range(4)
    ]  # fmt: skip
    assert find_sayings(quotes) == find_sayings(quotes[::-1]) == (("q3", "q2", "q1", "q0"),)


CUT = LONG + " The town has paid for them with tolls since the year the ferry sank off the quay."


@pytest.mark.parametrize(
    ("whole", "other"),
    [
        (CUT, LONG),  # its beginning
        (CUT, CUT.replace("We have built nine bridges over the Corran, and each", "Each")),
        (CUT, CUT.replace(" before the ice came and under what the council had voted for it", "")),
        (
            CUT.replace("the year", "the U.S. year"),
            CUT.replace("the year", "the United States year"),
        ),
    ],
)
def test_a_quote_that_was_cut_is_the_same_saying(
    said: Callable[..., Any], whole: str, other: str
) -> None:
    assert said(whole, other) == (("q0", "q1"),)


@pytest.mark.parametrize(
    "other",
    [
        "The town has paid for them with tolls since the year the ferry sank.",  # too little of it
        CUT.replace("The town has", "It is not true, as some have said, that the town has"),
        CUT.replace("nine ", ""),
    ],
)
def test_what_changes_when_it_is_cut_is_another_saying(
    said: Callable[..., Any], other: str
) -> None:
    assert said(CUT, other) == ()
