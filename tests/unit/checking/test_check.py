"""A verdict for each way in which words can be on record, or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from indexer.archive import Reader, open_archive
from indexer.checking import Claim, Found, check
from indexer.checking.roles import is_same_office
from indexer.model import Event, Identification, Speaker, SpeakerId, Speech
from tests.contract.samples import make_quote, make_release

Tell = Callable[..., Found]


@pytest.mark.parametrize(
    ("words", "verdict", "quote"),
    [
        ("We will not cut the toll on lorries before the bridge has been paid for in full.", "verbatim", "toll"),
        ("we won't cut the toll on lorries before the bridge has been paid for", "verbatim", "toll"),
        ("we won't cut the toll on lorries", "meaning", "toll"),
        ("“25 boats are waiting in the outer harbor”", "verbatim", "boats"),
        ("Twenty-five boats are waiting … Every one of them needs a pilot", "verbatim", "boats"),
        ("Twenty-five boats are wating in the outer harbour", "altered", "boats"),
        ("Every one of them needs a good pilot", "altered", "boats"),
        ("Twenty five boats are wayting in the outter harbour", "altered", "boats"),
        ("the gulls ate the whole of the winter stores", "reported", "gulls"),
        ("the gulls have perhaps eaten the whole of the winter stores", "meaning", "gulls"),
        ("We will cut the toll on lorries before the bridge has been paid for", "meaning", "toll"),
        ("Thirty-five boats are waiting in the outer harbour", "meaning", "boats"),
        ("the new quay will open to all ships in March", "meaning", "quay"),
        ("The new quay will open to all ships in March, if the winter is mild", "altered", "quay"),
        ("the gulls had eaten the whole of the winter stores", "reported", "gulls"),
    ],
)  # fmt: skip
def test_words_on_record(told: Tell, words: str, verdict: str, quote: str) -> None:
    found = told(words)
    assert (found.verdict, found.best and found.best.hit.quote.id) == (verdict, quote)


@pytest.mark.parametrize(
    "words",
    [
        "The moon is made of cheese and we shall prove it on Tuesday.",
        "We will have the best summer that the town has ever had.",
        "…", "", "[his words]", "of the", "\x00\ud800",
    ],
)  # fmt: skip
def test_what_is_not_here_is_not_called_false(told: Tell, words: str) -> None:
    found = told(words)
    assert found.verdict == "not_found"
    assert found.matches == ()


def test_pieces_of_different_quotes_are_told_apart(told: Tell) -> None:
    found = told(
        "Every one of them needs a pilot. We will not cut the toll on lorries before the bridge "
        "has been paid for in full."
    )
    assert found.verdict == "joined"
    assert [m.hit.quote.id for m in found.matches] == ["boats", "toll"]


def test_another_speaker_is_said(told: Tell) -> None:
    found = told("Every one of them needs a pilot", speaker="Ann Roe")
    assert (found.verdict, found.speaker_differs) == ("somebody_else", True)
    for right in ("Tom Vane", "Vane", "VANE", "Tom R. Vane"):
        assert told("Every one of them needs a pilot", speaker=right).verdict == "verbatim"


def test_another_day_is_said(told: Tell) -> None:
    words = "Every one of them needs a pilot"
    assert told(words, date=date(2024, 6, 3)).verdict == "verbatim"
    found = told(words, date=date(2021, 6, 1))
    assert (found.verdict, found.said_on) == ("other_date", (date(2024, 6, 1),))


@pytest.mark.parametrize(
    "role", ["harbour minister", "Minister of Harbours", "trustee of the Fleet Harbour Trust"]
)
def test_a_role_on_record_for_the_day_is_right(told: Tell, role: str) -> None:
    standing = told("Every one of them needs a pilot", role=role).standing
    assert standing.then
    assert (standing.differs, standing.claimed) == (False, ())


@pytest.mark.parametrize(
    ("claimed", "role", "is_same"),
    [
        ("professor of tides", "volunteer and professor of tides", True),
        ("chief executive", "CEO", True),
        ("minister", "former minister", False),
        ("mayor", "deputy mayor", False),
        ("minister of finance", "minister of health", False),
    ],
)
def test_offices_are_compared_by_what_they_are(claimed: str, role: str, is_same: bool) -> None:
    assert is_same_office(claimed, role) is is_same


def test_a_role_is_not_held_against_somebody_else(told: Tell) -> None:
    found = told("Every one of them needs a pilot", speaker="Ann Roe", role="baker")
    assert (found.verdict, found.standing.differs) == ("somebody_else", False)


def test_a_role_of_another_time_is_said_with_its_days(told: Tell) -> None:
    standing = told("Every one of them needs a pilot", role="President of the Guild").standing
    assert standing.differs
    assert [m.until for m in standing.claimed] == [date(2015, 1, 1)]
    assert "trustee" in standing.then


@pytest.mark.parametrize("role", ["finance minister", "deputy harbour minister", "baker"])
def test_another_role_is_said(told: Tell, role: str) -> None:
    assert told("Every one of them needs a pilot", role=role).standing.differs


def test_a_paraphrase_leads_to_what_its_speaker_said(told: Tell) -> None:
    found = told("Nobody ought to hope for cheaper passage in trucks", speaker="Tom Vane")
    assert found.verdict == "not_found"
    assert found.nearest[0].quote.id == "boats"


def test_the_first_appearance_leads_and_the_others_follow(told: Tell) -> None:
    found = told("We will not cut the toll on lorries before the bridge has been paid for in full")
    assert [m.hit.quote.id for m in found.elsewhere] == ["again"]
    assert found.said_on == (date(2024, 5, 1), date(2024, 5, 9))


def test_words_of_a_release_are_nobodys(told: Tell) -> None:
    found = told("the lamps along the northern mole were lit by hand until the storm")
    assert found.verdict == "in_text"
    assert found.matches == ()
    assert [text.release.id for text in found.texts] == ["r-quay"]


@pytest.mark.parametrize(
    "words",
    [
        "The ferry of the northern line turned back twice in the fog.",
        "the ferry of the northern line turned back in the fog",
        "The old ferry … turned back twice in the fog",
    ],
)
def test_a_release_that_quotes_nobody_is_found_by_its_text(told: Tell, words: str) -> None:
    found = told(words)
    assert found.verdict == "in_text"
    text = found.texts[0]
    assert text.release.id == "r-alone"
    assert text.span.of(text.release.text).endswith(
        "ferry of the northern line turned back twice in the fog"
    )


def test_words_that_a_person_withdrew_are_not_shown_as_nobodys(told: Tell) -> None:
    found = told("The pilots of Fleet were paid in salted herring")
    assert (found.verdict, found.texts) == ("not_found", ())


def test_who_said_what_many_say_is_found(tmp_path: Path) -> None:
    """Thirty people say it: more than are looked at. The one who is claimed is among them."""
    archive = open_archive(tmp_path)
    words = "This is a great day for the harbour"
    with archive.writer() as writer:
        for n in range(30):
            day = date(2020, 1, 1) + timedelta(60 * n)
            release = make_release(f"r{n:02}", day, text=f"{words}.")
            quote = make_quote(f"q{n:02}", release, words, speaker_name=f"Ann Lund-{n:02}")
            writer.add(release, (replace(quote, speaker_id=SpeakerId(f"s{n:02}")),))
        speakers = (Speaker(SpeakerId(f"s{n:02}"), f"Ann Lund-{n:02}", "person") for n in range(30))
        writer.identify(Identification((), tuple(speakers), ()))
        writer.publish()
    with archive.reader() as reader:
        for n in range(30):
            found = check(reader, Claim(words, f"Ann Lund-{n:02}"))
            assert (found.verdict, found.best and found.best.hit.quote.id) == (
                "verbatim", f"q{n:02}",
            )  # fmt: skip
            found = check(reader, Claim(words, date=date(2020, 1, 1) + timedelta(60 * n + 3)))
            assert found.verdict == "verbatim"
        assert check(reader, Claim(words, date=date(2019, 1, 1))).verdict == "other_date"
    archive.close()


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """One speech, given on 3 May and published on 20 May, and one release."""
    archive = open_archive(tmp_path_factory.mktemp("speech"))
    words = "The tide of this harbour waits for no council"
    event = Event("Annual Harbour Dinner", "Fleet Town Hall", date(2024, 5, 3))
    with archive.writer() as writer:
        told = make_release("r-speech", date(2024, 5, 20), text=words)
        writer.add(
            replace(told, speech=Speech("speech", (), event)), (make_quote("q", told, words),)
        )
        plain = "We have counted every net in Fleet"
        release = make_release("r-plain", date(2024, 6, 1), text=f"At the net fair. {plain}")
        writer.add(release, (make_quote("p", release, plain, 17),))
        writer.publish()
    with archive.reader() as reader:
        yield reader
    archive.close()


@pytest.mark.parametrize(
    ("claimed", "verdict"),
    [
        ({}, "verbatim"),
        ({"date": date(2024, 5, 4)}, "verbatim"),
        ({"date": date(2024, 5, 20)}, "verbatim"),
        ({"date": date(2024, 4, 20)}, "other_date"),
        ({"occasion": "the harbour dinner"}, "verbatim"),
        ({"occasion": "Fleet town hall"}, "verbatim"),
        ({"occasion": "the Budget debate in parliament"}, "other_date"),
    ],
)
def test_the_day_and_the_occasion_of_a_speech_count(
    speech: Reader, claimed: dict[str, Any], verdict: str
) -> None:
    found = check(speech, Claim("The tide of this harbour waits for no council", **claimed))
    assert (found.verdict, found.event.occasion) == (verdict, "Annual Harbour Dinner")
    assert found.occasion_differs == ("Budget" in claimed.get("occasion", ""))


@pytest.mark.parametrize("occasion", ["the net fair", "a night at the opera"])
def test_a_release_without_an_event_contradicts_no_occasion(speech: Reader, occasion: str) -> None:
    found = check(speech, Claim("We have counted every net in Fleet", occasion=occasion))
    assert (found.verdict, found.occasion_differs) == ("verbatim", False)


def test_a_paste_without_end_is_answered(told: Tell) -> None:
    assert told("We will not cut the toll on lorries. " * 5_000).verdict in (
        "altered",
        "meaning",
        "not_found",
    )
