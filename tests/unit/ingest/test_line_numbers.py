"""Numbers in front of the lines of a page are no words of it."""

from __future__ import annotations

from indexer.ingest.line_numbers import strip_line_numbers
from indexer.ingest.plain_text import read_plain_text

_WORDS = "We went down to the pier and waited for the boat that did not come"


def _page(first: int = 1) -> str:
    return "\n".join(f"{n:>2}   {_WORDS} {n % 3}" for n in range(first, 26))


def test_two_pages_lose_their_numbers_and_keep_every_word() -> None:
    stripped = strip_line_numbers(f"{_page()}\n      114\n{_page()}")
    assert stripped.count(_WORDS) == 50
    assert not any(line.lstrip().startswith(("1 ", "25 ")) for line in stripped.split("\n"))


def test_a_sentence_over_two_numbered_lines_is_one() -> None:
    page = (
        f"{_page()}\n 1   The State calls the keeper of the lock to the stand this\n 2   morning.\n"
    )
    assert "to the stand this morning." in read_plain_text(page, "trial.txt").text


def test_a_short_list_and_figures_stay_as_they_are() -> None:
    listed = "Three things:\n\n1 open the lock\n2 close the lock\n3 pay the toll\n"
    assert strip_line_numbers(listed) == listed
    figures = "\n".join(f"{n} {_WORDS}" for n in (4, 9, 2, 7, 30, 12, 5, 1, 44, 8, 3, 6, 21, 40))
    assert strip_line_numbers(figures) == figures
