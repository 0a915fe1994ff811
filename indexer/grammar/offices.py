"""A grammar of offices: which words round a head belong to it, and which name its body.

::

    office    = [body] qualifier* head [field] [body]
    body      = "Halvard Sea Group" | "of the Harbour Board" | "the city’s Office of Parks"
    qualifier = "City", "District", "Utilities": before a head that is no office by itself
    field     = "for Rural Housing", "of the Eastern District of Cawdale"

An office that begins with a place is one office ("Merrin County District Attorney"): a place
employs nobody. What a head is, the tag of its word says (``indexer.grammar.tagged``).
"""

from __future__ import annotations

import re

from indexer.grammar.tagged import Tagged
from indexer.lexicon import body_words, office_words
from indexer.lexicon.organisations import BOARD_KINDS, BOARD_MEMBERS, COMPANY_WORDS

_GENERIC = COMPANY_WORDS | body_words.GENERIC
_JURISDICTION = re.compile(r"D?[NM]{0,3}[NOM]f[NCO]")
_SHORT_FORM = re.compile(r"[NCOM]{1,4}\(C\)")
TICKER = re.compile(r"\([CNLXI/]{1,4}(?::[^()QV:]{1,8})+\)")  # (NASDAQ: LUNR)
_OWNER = re.compile("D[wgm]'")


_NAMES_ONLY = re.compile("[NMf]*")


def office_start(t: Tagged, start: int, at: int, head: int) -> int:
    """Where an office begins that was cut at token ``at`` off the words before it.

    ``start:at`` was taken for its body, ``at:head`` for the office: of `Port Merrin City` and
    `Manager` all is the office, of `Merrin Health Fire` and `Chief` it begins at `Fire`.
    """
    words = [w.lower() for w in t.words[start:head]]
    if at > start and all(word in _GENERIC for word in words[: at - start]):
        return start  # Company Group Chair
    alone = head - at == 1 or t.tags[at + 1] == "&"  # Media | Advisor and Speaker
    weak = alone and words[at - start] in office_words.WEAK_HEADS
    first = at
    while weak and first > start and words[first - start - 1] in office_words.QUALIFIERS:
        first -= 1
    if first == at and not (first > start and _is_public(words, at - start)):
        return at
    return start if _is_place(t, start, first, words[-1]) else first


def _is_place(t: Tagged, start: int, end: int, head: str) -> bool:
    """Whether what stands before an office is its place: `College Station | Mayor`."""
    plain = _NAMES_ONLY.fullmatch(_without_places(t, start, end)) is not None
    return plain or head in office_words.OF_ANY_PLACE


def _is_public(words: list[str], before: int) -> bool:
    """Whether an office is one of a place; ``before`` are the words that stand before it."""
    if words[-1] in office_words.OF_A_PLACE or words[-2:] == ["attorney", "general"]:
        return True
    return words[-1] in office_words.OF_NO_BODY and before > 1


def _without_places(t: Tagged, start: int, end: int) -> str:
    """The tags of a run, places apart: `Merrin County` is no body, `Merrin Health` is one."""
    named = zip(t.words[start:end], t.tags[start:end], strict=True)
    return "".join("N" if word.lower() in office_words.QUALIFIERS else tag for word, tag in named)


def is_jurisdiction(t: Tagged, start: int, end: int) -> bool:
    """Whether words name where an office is held, not a body: `the Eastern District of Cawdale`."""
    match = _JURISDICTION.match(t.tags, start, end)
    return match is not None and t.words[match.end() - 3].lower() in ("district", "circuit")


def after_owner(t: Tagged, start: int, end: int) -> int:
    """The token after `the city’s` in `the city’s Office of Harbours`; ``start`` without it."""
    match = _OWNER.match(t.tags, start, end)
    return match.end() if match is not None and t.tags[match.end() : end] else start


_BOARD = re.compile("fD(?P<kind>M?)O(?P<of>f[NMRO]{1,2}(?=[fF&]|$))?(?P<more>&D[NMC]*O)?")


def after_board(t: Tagged, head: int, end: int) -> int:
    """The token after the board that an officer sits on: `Chairman of the Board | of Halvard`."""
    board = _BOARD.match(t.tags, head, end)
    if board is None or t.words[board.end("kind")].lower() != "board":
        return head
    if board["kind"] and t.words[board.start("kind")].lower() not in BOARD_KINDS:
        return head
    named = board["of"] and t.words[board.end("of") - 1].lower() not in BOARD_MEMBERS
    last = t.tags[board.end("of") : board.end("of") + 1] not in ("f", "F")
    return board.end("kind") + 1 if named and last else board.end()


def goes_on_in_name(t: Tagged, i: int, end: int, start: int | None = None) -> bool:
    """Whether a preposition is part of a body's name: `World Council on Tide Data`.

    ``start`` is where the name began, if that is known.
    """
    if start is not None and _is_for_a_cause(t, start, i, end):
        return True
    if i + 1 >= end or t.tags[i + 1] not in "NCOM":
        return False
    if t.words[i] == "In":
        return "O" in t.tags[i:end]  # Health In Hand Foundation
    if t.words[i] == "with":
        return t.words[i - 1].endswith("ing")  # Investing with Purpose
    short = _SHORT_FORM.match(t.tags, i + 1)
    if short is not None and t.words[i + 1][0] in t.words[short.end() - 2]:
        return True  # Centre for Civilians in Conflict (CIVIC)
    return t.tags[i - 1] == "O" and t.words[i] == "on"


_CAUSE = re.compile("[NMO&]{0,4}[NMO]")


_BODY_BEFORE = re.compile("D?[NMRfF]+")


def _is_for_a_cause(t: Tagged, start: int, i: int, end: int) -> bool:
    """`Marine Gifts | for | Children Foundation`, `Women | in | Technology`: one name."""
    behind = _CAUSE.match(t.tags, i + 1, end)
    if behind is None or not _BODY_BEFORE.fullmatch(t.tags[start:i]):
        return False
    last = t.words[behind.end() - 1]
    if t.words[i] == "for":
        return t.tags[behind.end() - 1] == "O" and t.tags[start] == "D"
    return t.words[i] == "in" and last.lower() in body_words.CAUSES


_ANOTHER = re.compile(r"&D?(?:[NCO]+')[mM]*[rR][fF]")


def introduces_another(t: Tagged, start: int, end: int) -> bool:
    """Whether a segment behind a name with its title begins with somebody else's office."""
    return _ANOTHER.match(t.tags, start, end) is not None


_ROLE_NOUN = re.compile("[rR]")


def before_former(t: Tagged, start: int, end: int) -> int:
    """The end of what somebody is before what they were: `board chair | and former director`."""
    for i in range(start + 1, end - 1):
        said = t.words[i + (t.tags[i] == "&")].lower()
        if (
            t.tags[i] in "&,"
            and said in ("former", "retired")
            and _ROLE_NOUN.search(t.tags[start:i])
        ):
            return i
    return end
