"""Labels on pages that collect what was said, or that tell of one body after the other."""

from __future__ import annotations

import pytest

from indexer.ingest import prepare
from indexer.model import RawRelease
from indexer.pipeline import read_release

_QUOTED = (
    "Senator Ann Roe: “She keeps the light, and keeps it well.” [Post, 4/20]",
    "Senator Tom Vik: “She has kept it for ten years, alone.” [Post, 4/21]",
    "Mayor Ida Pell: “She taught us all to keep it.” (Post, 4/22)",
)
_SAID = (
    "Ann Roe: I have kept the lock for ten years.",
    "Mark Doe: Tell us of the worst day of them.",
    "Ann Roe: The flood, because I could not open the gates.",
    "Mark Doe: And you would keep it again.",
)


@pytest.mark.parametrize(("lines", "collected"), [(_QUOTED, True), (_SAID, False)])
def test_words_in_marks_behind_names_are_no_turns(lines: tuple[str, ...], collected: bool) -> None:
    release = prepare(RawRelease("a", "\n\n".join(lines), id="a"))
    read, quotes = read_release(release)
    assert (read.speech is None) is collected
    assert len(quotes) == len(lines)


def test_names_in_bold_that_open_a_sentence_head_no_turns() -> None:
    told = "opened a yard in the north, and will open two more there by the end of next year."
    lines = [f"**{name}** {told}" for name in ("Ann Roe", "Tom Vik", "Ida Pell", "Ann Roe")]
    read, _ = read_release(prepare(RawRelease("a.md", "\n\n".join(lines), id="a")))
    assert read.speech is None
