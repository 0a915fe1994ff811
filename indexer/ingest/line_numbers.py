"""Numbers in front of the lines of a page, as records of courts and hearings print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBERED = re.compile(r"\s{0,8}(?P<number>\d{1,2})(?:\s+(?=\S)|\s*$)")
_LEAST = 12  # lines that count up, of which the fewest make a page
_SHARE = 0.7  # of the lines that say something


def strip_line_numbers(text: str) -> str:
    """The text without the numbers of its lines, where most lines count up; else as it is.

    >>> page = "\\n".join(f"{n}  words of a line" for n in range(1, 26))
    >>> strip_line_numbers(page).splitlines()[:2]
    ['words of a line', 'words of a line']
    """
    lines = text.split("\n")
    found = [_NUMBERED.match(line) for line in lines]
    counted = _counted([int(match["number"]) if match else None for match in found])
    said = sum(1 for line in lines if line.strip())
    if len(counted) < _LEAST or len(counted) < said * _SHARE:
        return text
    return "\n".join(
        line[match.end() :] if match is not None and index in counted else line
        for index, (line, match) in enumerate(zip(lines, found, strict=True))
    )


def _counted(numbers: Sequence[int | None]) -> set[int]:
    """The places of numbers that count up by one, or begin again at one."""
    places: set[int] = set()
    last: tuple[int, int] | None = None
    for place, number in enumerate(numbers):
        if number is None:
            continue
        if last is not None and number == last[1] + 1:
            places |= {last[0], place}
            last = (place, number)
        elif number == 1 or last is None:
            last = (place, number)
    return places
