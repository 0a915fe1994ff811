"""Speeches by date, speaker and event, in every archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Literal

import pytest

from indexer.archive import SpeechList, SpeechOrder, StoredArchive
from indexer.model import Event, Quote, Release, Span, SpeakerId, Speech, Turn
from tests.contract.samples import PEOPLE, make_quote, make_release

ANN, BO = (speaker.id for speaker in PEOPLE.speakers[:2])
NAMES = {speaker.id: speaker.name for speaker in PEOPLE.speakers}


def spoken(
    name: str, day: date | None, occasion: str, *by: SpeakerId | None, rule: str = "transcript"
) -> tuple[Release, list[Quote]]:
    """A release of one turn for each speaker, None for somebody who is not named."""
    texts = [f"Turn {n} of {name}." for n in range(len(by))]
    release = make_release(name, day, text="\n\n".join(texts))
    turns, quotes, start = [], [], 0
    for number, (text, speaker) in enumerate(zip(texts, by, strict=True), 1):
        content = (Span(start, start + len(text)),)
        start += len(text) + 2
        said = NAMES[speaker] if speaker else ""
        turns.append(Turn(number, "", content, (number, number), said, "person", "", ""))
        if speaker:
            quotes.append(
                make_quote(
                    f"{name}-{number}", release, text, kind="statement", content=content,
                    turn=number, paragraphs=(number, number), rule=rule, speaker_id=speaker,
                )
            )  # fmt: skip
    form: Literal["speech", "transcript"] = "speech" if rule == "speech" else "transcript"
    speech = Speech(form, tuple(turns), Event(occasion, "the quay", date(2024, 1, 2)))
    return replace(release, speech=speech), quotes


@pytest.fixture(scope="module")
def listed(standing: StoredArchive, publish_once: Callable[..., str]) -> Callable[..., Any]:
    plain = make_release("plain")
    publish_once(
        spoken("a", date(2024, 3, 1), "Harbour Day", ANN, rule="speech"),
        spoken("b", date(2025, 3, 1), "", BO, ANN, BO, None),
        spoken("c", None, "a dinner", BO),
        spoken("d", date(2024, 3, 1), "Harbour Day", None),
        (plain, [make_quote("q", plain, "Not a turn.", speaker_id=ANN)]),
        identification=PEOPLE,
    )

    def run(order: SpeechOrder, **changes: Any) -> SpeechList:
        with standing.reader() as reader:
            return reader.speeches(order, **changes)

    return run


def test_by_date_the_newest_stands_first_and_the_undated_last(listed: Callable[..., Any]) -> None:
    found = listed("date")
    assert [one.release for one in found.speeches] == ["b", "a", "c"]
    assert [one.is_speech for one in found.speeches] == [False, True, False]
    assert found.total == 3


def test_a_speech_has_its_event_and_who_speaks_most_first(listed: Callable[..., Any]) -> None:
    first = listed("date").speeches[0]
    assert first.event == Event("", "the quay", date(2024, 1, 2))
    assert [(by.speaker, by.name, by.turns) for by in first.speakers] == [
        (BO, NAMES[BO], 2),
        (ANN, NAMES[ANN], 1),
    ]


def test_by_speaker_each_stands_under_everybody_who_speaks(listed: Callable[..., Any]) -> None:
    found = listed("speaker")
    lines = {(one.under_id, one.release) for one in found.speeches}
    assert lines == {(ANN, "a"), (ANN, "b"), (BO, "b"), (BO, "c")}
    assert found.total == 4
    names = [one.under for one in found.speeches]
    assert names == sorted(names, key=lambda name: name.split()[-1].lower())
    ann = [one.release for one in found.speeches if one.under_id == ANN]
    assert ann == ["b", "a"]


def test_by_event_those_stand_whose_occasion_is_known(listed: Callable[..., Any]) -> None:
    found = listed("event")
    assert [(one.under, one.release) for one in found.speeches] == [
        ("a dinner", "c"),
        ("Harbour Day", "a"),
    ]


def test_a_page_of_a_list(listed: Callable[..., Any]) -> None:
    assert [one.release for one in listed("date", page=2, per_page=2).speeches] == ["c"]
    assert listed("date", page=9).speeches == ()
