"""What a speech or transcript is called: the line on top that has most of what titles have.

A record of a parliament has the name of the record, volume and day above the matter, a printed
speech its speaker and office; which line of them a reader of press releases takes for the
headline is chance. So each line above the first turn is weighed by what it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

from indexer.model import Release
from indexer.speech.furniture import is_out_of_speech
from indexer.speech.lines import Line
from indexer.speech.title_signs import Top, as_title, signs_of
from indexer.text.fold import fold

_MOST = 20  # lines above the first turn that are looked at
_LONGEST = 240  # code points of a title
_GUESSED: Final = "head line"
_GOES_ON = re.compile(r"\W*(?:and|at|before|by|for|from|in|of|on|to|with)\b", re.IGNORECASE)
_ENDS_OPEN = re.compile(r"(?:\b(?:and|at|by|for|in|of|on|the|to|with)|[:&–—-])\W*$", re.IGNORECASE)
_MARKED: Final = ("heading", "title element", "meta")


@cache
def weights() -> Mapping[str, float]:
    """The weight of each sign of a title."""
    text = files("indexer.speech").joinpath("title_weights.json").read_text("utf-8")
    table: Mapping[str, float] = json.loads(text)
    return table


def title_of(release: Release, lines: Sequence[Line], first: int) -> str:
    """The title of a speech whose first turn begins in the line of a number; "" for none.

    What a record or front matter states, stands.
    """
    if is_stated(release):
        return release.title
    tops = tops_of(release, lines, first)
    best = max(tops, key=lambda top: weigh(signs_of(top), weights()), default=None)
    return as_title(best.text) if best is not None else ""


def is_stated(release: Release) -> bool:
    """Whether a record or front matter tells the title."""
    where = _where_told(release)
    return release.title != "" and where != _GUESSED and where not in _MARKED


def weigh(signs: Iterable[str], table: Mapping[str, float]) -> float:
    """How much speaks for a line; the same for the same signs in any order."""
    return sum(table.get(sign, 0.0) for sign in sorted(signs))


def tops_of(release: Release, lines: Sequence[Line], first: int) -> list[Top]:
    """What may be the title: the headline as it was read, and the lines above the first turn."""
    found = _above(lines, first)
    headline = fold(release.title)
    if not headline or any(headline == fold(line.text) for line in lines[first - 1 :]):
        return found  # somebody says it
    where = _where_told(release)
    others = [top for top in found if fold(top.text) != headline]
    if where in _MARKED or len(others) == len(found):
        return [Top(release.title, given=where if where in _MARKED else "guessed"), *others]
    return [t if t in others else replace(t, given="guessed") for t in found]


def _above(lines: Sequence[Line], first: int) -> list[Top]:
    """The lines above the first turn, and pairs of them that one title may run over."""
    above = [line for line in lines[:_MOST] if line.number < first and not is_out_of_speech(line)]
    found = [Top(line.text, line.kind, number) for number, line in enumerate(above, 1)]
    found += [_joined(one, two) for one, two in pairwise(found) if _goes_on(one.text, two.text)]
    return [top for top in found if len(top.text) <= _LONGEST]


def _joined(one: Top, two: Top) -> Top:
    return Top(f"{one.text.strip(' *_#')} {two.text.strip(' *_#')}", one.kind, one.number)


def _goes_on(one: str, two: str) -> bool:
    """Whether a title runs over two lines: `REMARKS BY ANN ROE` and `AT THE HARBOUR FAIR`."""
    return _ENDS_OPEN.search(one) is not None or _GOES_ON.match(two) is not None


def _where_told(release: Release) -> str:
    return dict(release.provenance).get("title", _GUESSED)
