"""A role without the words around it that are no part of it: a greeting, a date, an article.

A table, asked from top to bottom; each row takes words off, or leaves nothing of what is no role.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)


@dataclass(frozen=True, slots=True)
class RoleRow:
    """What ``words`` match is taken off; ``fires`` loses ⟦…⟧, ``spares`` stays as it is."""

    words: re.Pattern[str]
    fires: str
    spares: str


WHOLE_ROWS = (
    RoleRow(
        re.compile(
            r"^(?:and|as|by|contact|of|see|who"
            r"|[Dd]ear|[Hh]ello|Hi|[Ii]ntroducing|[Mm]eet|[Tt]hanks?|[Ww]elcome)(?: (?:to )?|$)"
        ),
        fires="⟦Dear ⟧President",
        spares="Contact Centre Manager",
    ),
    RoleRow(
        re.compile(r"^(?:[Aa]nother|(?:the )?other|one(?: of (?:the|its|our|their))?)(?: |$)"),
        fires="⟦another ⟧resident",
        spares="One Health director",
    ),
    RoleRow(
        re.compile(r"^(?:an?|the) (?=\S)"),
        fires="⟦the ⟧general manager",
        spares="The Quay editor",
    ),
    RoleRow(
        re.compile(r"^The (?:[a-z]+ )+(?:from|of|to|with|by) (?=[A-Z])"),
        fires="⟦The move followed pressure from ⟧Governor",
        spares="The Quay editor",
    ),
    RoleRow(
        re.compile(rf"^{_MONTH} \d+(?:st|nd|rd|th)?,? |^\d{{1,2}} (?=[A-Za-z])"),
        fires="⟦October 15th ⟧Chief Executive Officer",
        spares="2025 Artist of the Year",
    ),
    RoleRow(
        re.compile(r" of (?:the|our) (?:company|firm|group)\b.*$"),
        fires="Founder and CEO⟦ of the company detailed these findings⟧",
        spares="head of the Company of Pilots",
    ),
    RoleRow(
        re.compile(r" to (?:head|lead|oversee|run|drive|manage|guide) .*$"),
        fires="CTO⟦ to head the new division⟧",
        spares="aide to the mayor",
    ),
)
"""What stands around a role as a whole, but may join two parts of one."""
ROLE_ROWS = (
    RoleRow(
        re.compile(r"^[ ,]+"),
        fires="⟦, ⟧Director of Ports",
        spares="Director of Ports",
    ),
    RoleRow(
        re.compile(r"^(?:(?:the )?(?:right )?hon(?:ou?rable|\.)? )(?:the )?", re.I),
        fires="⟦Right Honourable the ⟧Lord Mayor",
        spares="Honorary Consul",
    ),
    RoleRow(
        re.compile(r"(?:\s*\||,? \S+@|,? \+?\(?\d{3}\)?[-‑. ]\d{3}|,? https?:|,? www\.).*$"),
        fires="Founder⟦ 202-555-0123⟧",
        spares="Director, 2024 to 2026",
    ),
    RoleRow(
        re.compile(rf" {_MONTH} \d{{1,2}}(?:st|nd|rd|th)?$"),
        fires="Home Buying Specialist⟦ September 24th⟧",
        spares="Director of the September 11 Fund",
    ),
    RoleRow(
        re.compile(r",? and (?:\w+[ -])?(?:co-)?author of (?:the|this|a|an)\b.*$"),
        fires="student⟦ and first author of the paper⟧",
        spares="editor and author",
    ),
    RoleRow(
        re.compile(rf" (?:in|since|on|from|until|effective) (?:{_MONTH}|\d).*$"),
        fires="chief financial officer⟦ in March⟧",
        spares="director in Merrin",
    ),
    RoleRow(
        re.compile(r" for the (?:first|second|last) time.*$"),
        fires="chair⟦ for the second time⟧",
        spares="director for the first quarter",
    ),
    RoleRow(
        re.compile(r",? (?:His|Her|Your) (?:Excellency|Grace|Highness|Honou?r|Majesty|Worship)$"),
        fires="Governor of Merrin State⟦, His Excellency⟧",
        spares="Governor to His Excellent Company",
    ),
    RoleRow(
        re.compile(r",? and one of (?:the|its|our) .*$"),
        fires="chief of surgery⟦ and one of the two lead surgeons⟧",
        spares="director of One of Many",
    ),
    RoleRow(
        re.compile(r" and$"),
        fires="founder⟦ and⟧",
        spares="founder and chair",
    ),
)
"""The rows in the order they are asked."""


def whole_role(role: str) -> str:
    """A role as both tables leave it; "" where nothing of it is one."""
    for row in WHOLE_ROWS:
        role = row.words.sub("", role)
    return plain_role(role)


def plain_role(role: str) -> str:
    """A role, or a part of one, without what is told of it."""
    for row in ROLE_ROWS:
        role = row.words.sub("", role)
    return role
