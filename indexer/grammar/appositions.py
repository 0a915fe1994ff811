"""The segments between commas after a phrase: which of them tell what it names."""

from __future__ import annotations

import re

from indexer.grammar import telling
from indexer.grammar.name_spans import find_name
from indexer.grammar.tagged import Tagged
from indexer.lexicon import body_words, phrase_words
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.organisations import OCCASIONS


def segment_after(t: Tagged, start: int, limit: int) -> tuple[int, int] | None:
    """The tokens from ``start`` to the next comma, stop or bracket; None if there are none."""
    field = telling.CHIEF_OF_FIELDS.match(t.tags, start, limit)
    if field is not None and t.words[start].lower() == "chief":
        return start, field.end()  # chief diversity, equity and inclusion officer
    end = start
    while end < limit:
        over = goes_over(t, end) if end > start else 0
        dash = t.tags[end] == "-" and end > start and t.starts[end] > t.ends[end - 1]
        if not over and (t.tags[end] in ",.Q:;()WT" or dash):
            break
        end = min(over or end + 1, limit)
    end = before_occasion(t, start, end)
    while end > start + 1 and t.tags[end - 1] == "A":
        end -= 1  # "…, president of Halvard Foods today" announced
    return (start, end) if end > start else None


def before_occasion(t: Tagged, start: int, end: int) -> int:
    """The end of a phrase before what was spoken in: `Roth Capital | in a recent report`."""
    for i in range(start + 1, end - 1):
        if t.tags[i] == "F" and t.tags[i + 1] == "D" and t.words[i] in phrase_words.SPOKEN_AT:
            return i if OCCASIONS & set(t.words[i + 2 : min(end + 1, i + 6)]) else end
    return end


# what goes on behind a comma: "Halvard Foods | , Inc."; "at Roe | , Doe & Tan, LLP"
FIRM = re.compile(r",(?:L|(?<=N,)N{1,2}(?:,N{1,2}){0,5},?&N{1,2},?L)")
_LISTED_BODY = re.compile(r",(?:[NMO]{1,3},){1,4}&?[NMO]{1,3}(?:&[NMO]{1,3})?(?:\(C\)O|(?<=O))")


def goes_over(t: Tagged, i: int) -> int:
    """The token behind a comma that is part of a body's name; 0 where the comma ends it.

    `Halvard Foods, Inc.`; `the Senate Health, Education, Labor, Pensions (HELP) Committee`.
    """
    if t.tags[i] != ",":
        return 0
    firm = FIRM.match(t.tags, i)
    if firm is not None:
        return firm.end()
    listed = _LISTED_BODY.match(t.tags, i)
    return listed.end() if listed and t.words[listed.end() - 1] in body_words.COMMITTEES else 0


_TO_SOMEBODY = re.compile("[fF]DH+$")
_BEFORE_BODY = re.compile("[fF]D?[COR]*$")


def tells_of_it(t: Tagged, segment: tuple[int, int], after_role: bool) -> bool:
    """Whether a segment between commas tells what somebody, ``after_role``: an officer, is."""
    row = telling.settling(telling.FIRST, t, segment, after_role)
    if row is not None:
        return row.tells
    of_another = _of_somebody_else(t, segment)
    if of_another is not None:
        return not of_another
    row = telling.settling(telling.LAST, t, segment, after_role)
    return row is not None and row.tells


def _of_somebody_else(t: Tagged, segment: tuple[int, int]) -> bool | None:
    """Whether the office in a segment is of somebody whom it names; None if it names nobody.

    In a list of people a title belongs to the next name; but "coach of the Merrin Kestrels".
    """
    start, end = segment
    tags = t.tags[start:end]
    named = find_name(tags)
    if named is None or not named[0] or named[1] - named[0] < _FULL_NAME:
        return None
    if _TO_SOMEBODY.search(tags[: named[0]]):
        return False  # Chair for the Dr. Ann Roe Award: a thing is called after somebody
    of_a_body = _BEFORE_BODY.search(tags[: named[0]]) is not None
    return not of_a_body or t.words[start + named[0]] in GIVEN_NAMES


_FULL_NAME = 2  # words
