"""What each block of a release is. Hiding a quote is the worst mistake here."""

from __future__ import annotations

import pytest

from indexer.ingest.blocks import judge_blocks
from indexer.model import BlockKind

BODY = (
    "The harbour board will rebuild the old pier before the winter, with money from the region "
    "and from a fund that was set up after the storm of 2022."
)
SPEECH = "“We looked at it twice,” said Lesley Trevanion, chief executive of Fenna Line."


def kinds(*paragraphs: str) -> list[BlockKind]:
    return judge_blocks(paragraphs, [""] * len(paragraphs))


def after_body(*paragraphs: str) -> list[BlockKind]:
    return kinds(BODY, SPEECH, BODY, *paragraphs)[3:]


def test_a_release_from_head_to_foot() -> None:
    assert kinds(
        "Trains to run on Sundays",
        BODY,
        SPEECH,
        BODY,
        "About Fenna Line",
        "Fenna Line has run ferries since 1911.",
        "Forward-Looking Statements",
        "Statements about the future may turn out to be wrong in several ways.",
        "Media Contact:",
        "Jory Penhale",
        "press@fenna.example",
        "© 2025 Fenna Line. All rights reserved.",
    ) == [
        "heading", "paragraph", "paragraph", "paragraph", "heading", "about",
        "legal", "legal", "contact", "contact", "contact", "legal",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("About Fenna Line: Fenna Line has run ferries since 1911.", "about"),
        ("For more information, visit www.fenna.example.", "contact"),
        ("Phone: 000-555-0170", "contact"),
        ("Website | Telegram | X", "links"),
        ("#ferries #islands #winter", "links"),
        ("The post Ferries Sail Again appeared first on Harbour News.", "links"),
        ("View source version on news.example: https://news.example/1", "links"),
        ("SOURCE Fenna Line", "links"),
        ("Photo: the Grey Heron leaving Fennawick", "caption"),
        ("This press release contains forward-looking statements that may be wrong.", "legal"),
        ("Disclaimer: this text is no advice.", "legal"),
        ("Revenue 12,345 13,456 14,567 15,678 16,789 17,890 18,901", "table"),
    ],
)
def test_boilerplate_after_the_body(words: str, kind: BlockKind) -> None:
    assert after_body(words) == [kind]


@pytest.mark.parametrize(
    "words",
    [
        SPEECH,
        "Lesley Trevanion, chief executive of Fenna Line, said:",
        "Ferries Minister Dominic Adeyemi-Hart said:",
        "According to Lesley Trevanion, chief executive:",
        "About 60 percent of passengers travel in summer, the board found last year.",
        "Contact with the seabed was light, said Captain Roe of the harbour police.",
        "“Copyright is not our concern,” said Lesley Trevanion. “Ferries are.”",
        "The company announced today that it would buy a third ship for the winter timetable.",
    ],
)
def test_running_text_stays_running_text(words: str) -> None:
    assert after_body(words) == ["paragraph"]


def test_speech_after_boilerplate_is_running_text_again() -> None:
    assert after_body("About Fenna Line", "Fenna Line runs ferries.", SPEECH, BODY) == [
        "heading", "about", "paragraph", "paragraph",
    ]  # fmt: skip


def test_a_heading_ends_boilerplate() -> None:
    about = ("About Fenna Line", "Fenna Line runs ferries.")
    assert after_body(*about, "Questions and Answers", BODY) == [
        "heading", "about", "heading", "paragraph",
    ]  # fmt: skip


def test_signatures_below_quotations_are_no_headings() -> None:
    assert kinds(
        BODY,
        "Quotes",
        "“It stands, and I have walked across it twice.”",
        "- Odalys Renner, Mayor of Port Merrin",
        "“It cost what we said.”",
        "Priya Raghunathan",
        "City Engineer of Port Merrin",
    ) == ["paragraph", "heading", *["paragraph"] * 5]


def test_an_about_section_at_the_head_is_running_text() -> None:
    assert kinds("About the study", BODY, BODY)[1:] == ["paragraph", "paragraph"]
    assert kinds("About Fenna Line", BODY, BODY, BODY)[1] == "paragraph"


def test_what_the_markup_said_is_kept() -> None:
    told = judge_blocks([BODY, BODY, "Three ships"], ["item", "caption", "heading"])
    assert told == ["item", "caption", "heading"]
