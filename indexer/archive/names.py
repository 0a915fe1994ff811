"""How names are compared: in filters, in autocomplete and in the A–Z."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from indexer.archive.analysis import stem
from indexer.model import Membership, Organisation, Speaker
from indexer.text.fold import fold

Id = TypeVar("Id", bound=str)
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"['.]")

MAX_RESOLVED = 200
"""Names a typed part of a name may stand for ("lee"); the most quoted count."""


def name_key(name: str) -> str:
    """A name as it is compared: folded words, one space between them.

    >>> name_key("O’Brien, Ka-chiu J.P.")
    'obrien ka chiu jp'
    """
    return " ".join(_WORD.findall(_BETWEEN.sub("", fold(name))))


def name_tails(name: str) -> tuple[str, ...]:
    """The key from each of its words on: what a typed beginning is compared with.

    >>> name_tails("John Lee Ka-chiu")
    ('john lee ka chiu', 'lee ka chiu', 'ka chiu', 'chiu')
    """
    words = name_key(name).split()
    return tuple(" ".join(words[i:]) for i in range(len(words)))


def names_of(record: Speaker | Organisation) -> tuple[str, ...]:
    """The name and every alias, without repetition."""
    return tuple(dict.fromkeys((record.name, *(alias.name for alias in record.aliases))))


def latest_role(memberships: Iterable[Membership]) -> str:
    """The role held last, with its organisation: tells namesakes apart."""
    latest = max(memberships, key=_recency, default=None)
    if latest is None:
        return ""
    return ", ".join(part for part in (latest.role, latest.organisation) if part)


def _recency(membership: Membership) -> tuple[date, date, int, str, str]:
    since = membership.since or date.min
    until = membership.until or membership.since or date.min
    return (until, since, membership.quotes, membership.role, membership.organisation)


_GIVEN_LAST = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)+")


def split_name(name: str) -> tuple[str, str]:
    """What stands before a person's family name, and from there on; the name printed last is it.

    One with hyphens is one name. Where it goes on in small letters it is a given name, as in
    Cantonese, and the family name stands before it.

    >>> split_name("Ann Roe-Marsh"), split_name("Ann Roe Ka-yee"), split_name("Roe Ka-yee")
    (('Ann', 'Roe-Marsh'), ('Ann', 'Roe Ka-yee'), ('', 'Roe Ka-yee'))
    """
    words = name.split()
    behind = 1
    if len(words) > 1 and _GIVEN_LAST.fullmatch(words[-1]):
        _, *parts = re.split("[-‐‑]", words[-1])
        behind += all(part[0].islower() for part in parts)
    return " ".join(words[:-behind]), " ".join(words[-behind:])


_ARTICLE = re.compile(r"^(?:the|a|an) (?=.)")


def listing_key(record: Speaker | Organisation) -> tuple[str, str, str]:
    """Order in the A–Z: people by their family name, bodies without their article."""
    key = name_key(record.name)
    if isinstance(record, Speaker) and record.type == "person":
        return (name_key(split_name(record.name)[1]) or key.rsplit(" ", 1)[-1], key, record.id)
    return (_ARTICLE.sub("", key), key, record.id)


def initial_of(record: Speaker | Organisation) -> str:
    """The letter of the A–Z a record stands under; "#" for digits and other scripts."""
    first = listing_key(record)[0][:1].upper()
    return first if "A" <= first <= "Z" else "#"


def count_initials(records: Iterable[Speaker | Organisation]) -> tuple[tuple[str, int], ...]:
    """Every initial there is with its number of records, "#" last."""
    counts: dict[str, int] = {}
    for record in records:
        initial = initial_of(record)
        counts[initial] = counts.get(initial, 0) + 1
    return tuple(sorted(counts.items(), key=lambda item: (item[0] == "#", item[0])))


def follow_redirects(redirects: Mapping[str, str], identifier: str) -> str:
    """The id that stands for this one now; a circle of redirects ends where it began."""
    seen = {identifier}
    while (target := redirects.get(identifier)) is not None and target not in seen:
        seen.add(target)
        identifier = target
    return identifier


def follow_moves(
    identifier: Id, stands: Callable[[Id], bool], led: Callable[[Id], Id | None]
) -> Id | None:
    """The id that stands for one that may have moved, step by step; None if none does."""
    seen = set()
    while not stands(identifier):
        seen.add(identifier)
        target = led(identifier)
        if target is None or target in seen:
            return None
        identifier = target
    return identifier


MOST_LEADING = 100
"""Speakers or organisations that are ranked by how widely they are quoted."""

Count = TypeVar("Count", int, npt.NDArray[np.int64])


def how_widely(carriers: Count, releases: Count) -> Count:
    """How widely somebody is quoted, by the carriers and releases they stand in.

    Carriers count twice, so that one house alone takes nobody to the top; releases count too,
    so that two of them on two wires do not come before thirty on one.

    >>> how_widely(2, 2), how_widely(1, 30), how_widely(3, 6)
    (8, 30, 54)
    """
    return carriers * carriers * releases


LEAST_TO_COMPLETE = 3
"""Letters of a word before others are offered that begin so."""


def best_completions(counts: Mapping[str, int], limit: int) -> tuple[str, ...]:
    """Of forms with how many quotes have them, the most frequent of each stem."""
    ranked = sorted(counts, key=lambda form: (-counts[form], form))
    best: dict[str, str] = {}
    for form in ranked:
        best.setdefault(stem(form), form)
        if len(best) == limit:
            break
    return tuple(best.values())


def slips_to(word: str, forms: Sequence[str]) -> list[tuple[int, int]]:
    """How far away, and at which places, those of some words are that ``word`` may stand for."""
    slips = 1 if len(word) <= 4 else 2
    found = extract(word, forms, scorer=OSA.distance, score_cutoff=slips, limit=None)
    return [(int(far), place) for _, far, place in found if far]


def closest_words(word: str, vocabulary: Mapping[str, int], limit: int) -> tuple[str, ...]:
    """Words one or two slips away, the closest and then the most frequent first.

    Slips are insertions, deletions, substitutions and swaps of neighbours
    (optimal string alignment); one for words of up to four letters, else two.
    """
    forms = list(vocabulary)
    ranked = sorted(
        (far, -vocabulary[forms[place]], forms[place]) for far, place in slips_to(word, forms)
    )
    return tuple(near for _, _, near in ranked[:limit])
