"""A phrase that tells an office taken apart: the role, and the organisation it is held at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from indexer.grammar.offices import TICKER, before_former, office_start
from indexer.grammar.phrase_kinds import BODY_THEN_OFFICE
from indexer.grammar.tagged import Tagged
from indexer.lexicon import body_words, office_words, titles
from indexer.lexicon.name_shapes import is_ordinary
from indexer.lexicon.organisations import INSTITUTIONS
from indexer.resolve.of_places import is_of_a_place
from indexer.resolve.office_bodies import (
    CHIEF,
    names_field,
    plain_body,
    read_tail,
    whole_tail,
)
from indexer.resolve.plain_role import plain_role

_BODY = re.compile("[OLC]")


def split_role(t: Tagged, start: int, end: int) -> tuple[str, str]:
    """Role and organisation of one phrase: `Y’s head of X`, `CEO of Y`, `Y Director`."""
    if t.language.split_role is not None:
        return t.language.split_role(t, start, end)
    start = _after_former(t, _after_dash(t, start, end), end)
    end = before_former(t, start, end)
    start = _after_openers(t, start, end)
    town = BODY_THEN_OFFICE.fullmatch(t.tags[start:end].rstrip(","))
    if town is not None:
        office = start + town.start(2)
        if t.tags[office] == "M" and t.words[office - 1].endswith("al"):
            office += 1  # Department of Environmental Management | Director
        return plain_role(t.phrase(office, start + town.end())), plain_body(t.phrase(start, office))
    ticker = TICKER.search(t.tags, start, end)
    if ticker is not None:  # Halvard plc (AIM: HLV) | group managing director
        role, more = split_role(t, ticker.end(), end)
        return role, more or plain_body(t.phrase(start, ticker.start()))
    head = _head_end(t, start, end)
    if head is None or t.words[head - 1].lower() in titles.FAMILY:
        return "", ""
    possessive = _last(t.tags, "'", start, head)
    if possessive is not None and not _is_title_word(t, possessive):
        return _owned_office(t, (start, possessive), head, end)
    role_end, named = read_tail(t, head, end)
    role_start = office_start(t, start, _after_organisation(t, start, head), head)
    if named and (
        _is_field_behind_body(t, (start, role_start), (role_end, end))
        or is_of_a_place(t, head, role_end, named)
    ):
        role_end, named = whole_tail(t, head, end), ""
    if named:
        return plain_role(t.phrase(start, role_end)), plain_body(named)
    body = _body_in_front(t, start, role_start, head)
    return plain_role(t.phrase(role_start, role_end)), body


def _body_in_front(t: Tagged, start: int, office: int, head: int) -> str:
    """`Halvard | director`; but whoever is a pharmacist in Merrin is at no body."""
    private = t.words[head - 1].lower() in titles.PRIVATE
    if private and not _BODY.search(t.tags[start:office]):
        return ""
    return plain_body(t.phrase(start, office))


def _is_field_behind_body(t: Tagged, front: tuple[int, int], tail: tuple[int, int]) -> bool:
    """`WHO Regional Director | for the Isles`: the body stands in front, a field behind."""
    return bool(_BODY.search(t.tags[slice(*front)])) and not _BODY.search(t.tags[slice(*tail)])


def _after_openers(t: Tagged, start: int, end: int) -> int:
    """`and the new | chief executive`"""
    while start < end and (t.tags[start] in "DA&f" or _is_just_now(t, start)):
        start += 1
    return start


def _owned_office(t: Tagged, owner: tuple[int, int], head: int, end: int) -> tuple[str, str]:
    """`Halvard’s | president of the Americas`; a body in the tail is nearer to the office."""
    start, possessive = owner
    if t.tags[possessive - 1] in "rRH":  # the governor’s flood coordinator
        return plain_role(t.phrase(start, whole_tail(t, head, end))), ""
    role_end, named = read_tail(t, head, end)
    if named and not _BODY.search(t.tags[role_end:end]):
        role_end, named = whole_tail(t, head, end), ""
    office = _after_members(t, possessive, head)
    body = t.phrase(start, office if office > possessive + 1 else possessive)
    return plain_role(t.phrase(office, role_end)), plain_body(named or body)


def _is_just_now(t: Tagged, i: int) -> bool:
    """`new CEO`, but not New Tollerton City Police."""
    place = t.words[i] == "New" and t.tags[i + 1 : i + 2] in tuple("NO")
    return t.words[i].lower() in office_words.JUST_NOW and not place


def _after_dash(t: Tagged, start: int, end: int) -> int:
    """`SANTA ANA, CA – Santa Ana Mayor`: a dateline's dash is no part of the role."""
    dash = t.tags.rfind("-", start, end)
    return dash + 1 if dash >= 0 and t.words[dash] in "–—-" else start


_ROLE = re.compile("[rR]")


def _after_former(t: Tagged, start: int, end: int) -> int:
    """`a former Toyota engineer and USC assistant professor`: what somebody is, not was."""
    words = [w.lower() for w in t.words[start:end]]
    if "former" not in words[:2] and "retired" not in words[:2]:
        return start
    both = t.tags.find("&", start, end)
    if both > 0 and _ROLE.search(t.tags[both:end]) and _ROLE.search(t.tags[start:both]):
        return both + 1
    return start


def _is_title_word(t: Tagged, possessive: int) -> bool:
    """State’s Attorney, Queen’s Counsel, Chef’s table: the possessive belongs to the role."""
    owner = t.words[possessive - 1].lower()
    return owner in ("state", "king", "queen") or owner in titles.ALL_OF_A_KIND


_BODY_OF_MEMBERS = re.compile("[NM]*O")


def _after_members(t: Tagged, possessive: int, head: int) -> int:
    """`Merrin Tenants’ Federation | chair`: a body is named after those who make it up."""
    body = _BODY_OF_MEMBERS.match(t.tags, possessive + 1, head - 1)
    members = t.words[possessive - 1].lower()
    plural = members.endswith("s") or members in titles.ALL_OF_A_KIND
    return body.end() if body is not None and plural else possessive + 1


def _last(tags: str, wanted: str, start: int, end: int) -> int | None:
    at = tags.rfind(wanted, start, end)
    return at if at >= 0 else None


def _head_end(t: Tagged, start: int, end: int) -> int | None:
    """The token after the head of the role: its last role noun before a preposition."""
    last = None
    i = start
    while i < end and t.tags[i] not in "fF":
        rank = t.tags[i] == "H" and t.words[i].lower().rstrip(".") in titles.RANKS
        if rank or t.tags[i] in "rR":
            last = i + 1
        i += 1
    if last is not None:
        while last < end and t.tags[last] in "Mm" and t.words[last].lower() == "general":
            last += 1
    return last


_ENDS_BODIES = frozenset(["international", "group"])  # Halvard Sea Group | CEO


@dataclass(frozen=True, slots=True)
class _Run:
    """The capitalised words that an office opens with: a body, or a part of the office."""

    t: Tagged
    start: int
    end: int
    head: int  # the token after the head of the role
    placed: bool  # whether a word tells a place or a body abroad: Cook County

    @property
    def tags(self) -> str:
        return self.t.tags[self.start : self.end]

    @property
    def words(self) -> list[str]:
        return [word.lower() for word in self.t.words[self.start : self.end]]

    @property
    def behind(self) -> str:
        """The tag of the word that the role starts with, if the run is a body."""
        return self.t.tags[self.end]


def _after_organisation(t: Tagged, start: int, head: int) -> int:
    """The token the role starts at behind its organisation: `WHO | Director-General`."""
    run = _read_run(t, start, head)
    if run.end >= head or run.end == start or _is_country(t, start):
        return start
    return next((find(run) for holds, find in _WHOSE if holds(run)), start)


def _read_run(t: Tagged, start: int, head: int) -> _Run:
    i, placed = start, False
    while i < head and not _is_states_office(t, i):
        of_place = i > start and _tells_place(t, i)
        if not (t.tags[i] in "NCOL" or of_place or (i > start and t.tags[i] in "&fD")):
            break
        placed = placed or of_place
        i += 1
    while i > start and t.tags[i - 1] in "&fD":
        i -= 1
    return _Run(t, start, i, head, placed)


def _is_states_office(t: Tagged, i: int) -> bool:
    """`Cook County | State’s Attorney`"""
    return t.tags[i + 1 : i + 2] == "'" and t.words[i].lower() == "state"


def _tells_place(t: Tagged, i: int) -> bool:
    word = t.words[i].lower()
    abroad = word in _ENDS_BODIES and t.tags[i : i + 2] == "MR"
    return abroad or (t.tags[i] == "M" and word in body_words.PLACES)


def _opens_sentence(run: _Run) -> bool:
    """`Project director Ann Corrigan`, `Shop steward`: an ordinary word, unless firms speak so."""
    if run.end != run.start + 1 or run.behind not in "rm":
        return False
    return run.words[0] in _PLAIN or (is_ordinary(run.words[0]) and not _speaks_for(run))


def _speaks_for(run: _Run) -> bool:
    office = run.t.words[run.end : run.head]
    return any(word.lower() in titles.SPOKES or CHIEF.fullmatch(word) for word in office)


def _names_department(run: _Run) -> bool:
    return names_field(run.t, run.head, run.start, run.end) or all(
        word in titles.DEPARTMENTS for word in run.words
    )


def _is_plainly_body(run: _Run) -> bool:
    told = run.placed or "C" in run.tags or "L" in run.tags or run.behind in "rm"
    return told or ("O" in run.tags and len(run.tags) > 1)


def _is_portfolio(run: _Run) -> bool:
    return run.t.words[run.head - 1].lower() in office_words.PORTFOLIOS


def _is_brand_alone(run: _Run) -> bool:
    alone = run.tags == "N" and run.behind in "MR"
    return alone and _is_brand(run.t, run.start, run.end, run.head)


def _stands_before_office(run: _Run) -> bool:
    office = run.t.tags[run.end : run.head] in ("R", "MR", "MRR", "RR")
    return run.behind in "MR" and len(run.tags) > 1 and office


def _all_is_role(run: _Run) -> int:
    return run.start


def _behind_run(run: _Run) -> int:
    return run.end


def _behind_institution(run: _Run) -> int:
    i = run.end
    while i < run.head - 1 and run.t.tags[i] == "M" and run.t.words[i].lower() in INSTITUTIONS:
        i += 1
    return i


_WHOSE: tuple[tuple[Callable[[_Run], bool], Callable[[_Run], int]], ...] = (
    (_opens_sentence, _all_is_role),  # "Project director Ann Corrigan"
    (_names_department, _all_is_role),  # Human Resources Director
    (_is_plainly_body, _behind_run),  # WHO | Director-General
    (_is_portfolio, _all_is_role),  # Shadow Health Secretary
    (_is_brand_alone, _behind_institution),  # GeoFold | CEO, Halvard Resources | CEO
    (_stands_before_office, _behind_run),  # Casa Bauhinia | Co-Founder
)
"""Whose the capitals before an office are, and where the role starts: the first that holds."""


def _is_country(t: Tagged, start: int) -> bool:
    """U.S. Attorney, United States Senator: a country belongs to the office."""
    return t.words[start] in ("U.S.", "UK", "U.K.", "US") or t.words[start : start + 2] == [
        "United",
        "States",
    ]


def _is_brand(t: Tagged, start: int, i: int, head: int) -> bool:
    """Whether the one word before an office is a company: by its capitals, or before a CEO."""
    word = t.words[start]
    if word.lower() in _PLAIN or word.lower() in titles.ROLE_MODIFIERS:
        return False
    return word[1:].lower() != word[1:] or any(map(CHIEF.fullmatch, t.words[i:head]))


_PLAIN = titles.FIELDS_OF_WORK | office_words.PLAIN
