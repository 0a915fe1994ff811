"""Whether somebody was then what a claim says: "Roe was then finance minister".

What the quote itself calls its speaker counts first, then the offices that other releases give
the same speaker for that day. Nothing on record about an office contradicts no claim.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indexer.archive import Reader
from indexer.archive.analysis import stem
from indexer.archive.offices import families_of, ways_to_write
from indexer.checking.words import telling_stems
from indexer.lexicon.office_families import BENEATH, FORMER
from indexer.model import Membership, Quote

_HALF = 0.5
"""The share of words that two offices of no known family must have in common."""


@dataclass(frozen=True, slots=True)
class Standing:
    """As what somebody is on record at the time, and when as what was claimed.

    ``then`` are roles in the words of releases, that of the quote first; ``claimed`` are
    memberships at another time that fit the claimed role. ``differs`` where the roles at the
    time are known and none fits.
    """

    then: tuple[str, ...] = ()
    claimed: tuple[Membership, ...] = ()
    differs: bool = False


def find_standing(reader: Reader, claimed: str, quote: Quote) -> Standing:
    """What the archive says of the speaker of a quote on its day; empty if nothing is claimed."""
    if not telling_stems(claimed):
        return Standing()
    held = reader.speaker(quote.speaker_id).memberships if quote.speaker_id else ()
    now = [m for m in held if m.role and _holds(m, quote.published)]
    then = tuple(dict.fromkeys(role for role in (quote.role, *(m.role for m in now)) if role))
    if is_same_office(claimed, quote.role, quote.organisation_name) or any(
        is_same_office(claimed, m.role, m.organisation) for m in now
    ):
        return Standing(then)
    other = (m for m in held if m not in now and is_same_office(claimed, m.role, m.organisation))
    return Standing(then, tuple(other), differs=bool(then))


def _holds(membership: Membership, day: date | None) -> bool:
    since, until = membership.since, membership.until
    if day is None:
        return False
    return (since is None or since <= day) and (until is None or day <= until)


def is_same_office(claimed: str, role: str, organisation: str = "") -> bool:
    """Whether a claimed office can be a role of a release.

    >>> is_same_office("CEO of Acme", "Chief Executive Officer", "Acme Ltd")
    True
    >>> is_same_office("finance minister", "Minister of Health")
    False
    >>> is_same_office("deputy mayor", "mayor")
    False
    """
    asked, known = telling_stems(claimed), telling_stems(role)
    if not known or (asked & _APART) != (known & _APART):
        return False
    if asked <= known:  # of "volunteer and professor of medicine", a professor of medicine
        return True
    families, others = set(families_of(claimed)), set(families_of(role))
    if families and others and not families & others:
        return False
    ways = (way for code in families & others for way in ways_to_write(code))
    named = telling_stems(" ".join(ways))
    rest = asked - known - named - telling_stems(organisation)
    if families & others:
        is_bare = not (known - named or organisation)  # "minister", who may be one of finance
        return is_bare or not rest
    return len(asked & known) > len(asked) * _HALF or not rest


_APART = frozenset(stem(word) for word in BENEATH | FORMER)
"""Words that make another office of one."""
