"""Role and organisation of a Spanish phrase: `director general de Salud del Hospital de Marea`."""

from __future__ import annotations

import re

from indexer.grammar.tagged import Tagged
from indexer.languages.es.lexicon import titles

_OFFICES = re.compile(
    r"(?:ex)?(?:vice)?(?:sub)?(?:ministr|consejer|secretari|alcald|gobernador|concejal|embajador"
    r"|delegad|subdelegad|canciller|diputad|senador|juez|jueza|fiscal|comisari|cónsul|rey|reina)"
)


_PREPOSITION = re.compile("[fF]")


def split_role(t: Tagged, start: int, end: int) -> tuple[str, str]:
    """Role and organisation of one phrase; ("", "") when no role noun heads it."""
    while start < end and (t.tags[start] in "DA&" or t.words[start].lower() in titles.JUST_NOW):
        start += 1
    head = next((i for i in range(start, end) if t.tags[i] in "rR"), None)
    if head is None or _PREPOSITION.search(t.tags[start:head]):
        return "", ""
    stop = next((i for i in range(head, end) if t.tags[i] in "WTVavQ(" and i > head), end)
    body = _body(t, head, stop)
    role_end = body[0] if body is not None else stop
    while role_end > head + 1 and t.tags[role_end - 1] in "fFDA&,(-":
        role_end -= 1
    role = t.phrase(start, role_end)
    return role, t.phrase(*body[1:]) if body is not None else ""


def _body(t: Tagged, head: int, stop: int) -> tuple[int, int, int] | None:
    """Where a role ends, and the first and last token of the body after it."""
    office = _OFFICES.match(t.words[head].lower()) is not None
    for i in range(head + 1, stop):
        if t.tags[i] not in "fF":
            continue
        first = i + 1
        while first < stop and t.tags[first] in "D":
            first += 1
        if first >= stop or t.tags[first] not in "NOC":
            continue
        if t.words[first].lower() in titles.FUNCTIONS:
            continue
        named = not office and _is_named_by_role(t, head, i)
        if named or _is_institution(t, first, stop):
            return i, first, _body_end(t, first, stop)
    return None


def _is_institution(t: Tagged, first: int, stop: int) -> bool:
    """`el Ayuntamiento de Merrin`, `Acme S.A.`; not `Estado`."""
    has_form = t.tags[first] in "OC" or "L" in t.tags[first:stop]
    return has_form and t.words[first].lower() != "estado"


def _is_named_by_role(t: Tagged, head: int, of: int) -> bool:
    """`presidente de Halvard`: the role is one that only bodies have; ``of`` is its "de"."""
    if t.tags[of] != "f" or "w" in t.tags[head + 1 : of]:
        return False
    return any(w.lower() in titles.OF_A_BODY for w in t.words[head:of])


def _body_end(t: Tagged, first: int, stop: int) -> int:
    end = first
    while end < stop and not (
        t.tags[end] in ",;-(" or (t.tags[end] == "F" and t.words[end] not in ("por", "para"))
    ):
        if t.tags[end] == "&" and t.tags[end + 1 : end + 2] in ("r", "m", "R"):
            break  # presidenta de Acme y fundadora de …
        end += 1
    while end > first and t.tags[end - 1] in "&fDA":
        end -= 1
    return end
