"""The body whose release it is, as a release calls it beside its officers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer.grammar.scene import Scene
from indexer.lexicon.organisations import COMPANY_WORDS
from indexer.resolve.cast import Cast
from indexer.resolve.in_house import is_in_house
from indexer.resolve.roles import RolePhrase


@dataclass(frozen=True, slots=True)
class House:
    """Whose release it is, in full and in the words its officers are introduced with."""

    issuer: str = ""
    called: str = ""
    employer: str = ""  # the one body whose officers are the only ones of the release


def find_house(scene: Scene, cast: Cast, issuer: str) -> House:
    """Whose officers those are that no body stands beside.

    `Jane Roe, treasurer of HWA`: so HWA, in short, is the body of the other officers too. Where
    nothing tells the issuer, the officers of one body that the headline names do.
    """
    employers = Counter(role.organisation for role in _offices(cast))
    forms = [name for name, _ in employers.most_common() if is_form_of(name, issuer)]
    employer = only_employer(cast)
    if not issuer and employer and employer in scene.release.title:
        return House(employer, employer, employer)
    return House(issuer, next(iter(forms), issuer), employer)


def _offices(cast: Cast) -> Iterator[RolePhrase]:
    """The offices of a release whose body stands beside them."""
    for person in cast.people:
        yield from (role for role in person.roles if role.organisation)


def only_employer(cast: Cast) -> str:
    """The body whose officers are the only ones of a release; "" where there are several."""
    roles = [*_offices(cast)]
    bodies = {role.organisation for role in roles} - COMPANY_WORDS
    return bodies.pop() if len(bodies) == 1 and all(is_in_house(r.role, "") for r in roles) else ""


def is_form_of(name: str, issuer: str) -> bool:
    """Whether a name is a shorter form of the issuer's: Halvard, or HF, for Halvard Foods.

    >>> is_form_of("Halvard", "Halvard Foods"), is_form_of("HWA", "Halvard Workers and Allies")
    (True, True)
    >>> is_form_of("Halvard Foundation", "Halvard Foods"), is_form_of("Firm", "Firm of Roe")
    (False, False)
    """
    if not issuer or name in COMPANY_WORDS or name.lower() in COMPANY_WORDS:
        return False
    short = f"{issuer.lower()} ".startswith(f"{name.lower()} ")
    return short or (name.isupper() and name in _initials(issuer))


_WORD = re.compile(r"[\w’']+")


def _initials(issuer: str) -> Iterable[str]:
    """How a name is written by its first letters, with and without its small words."""
    words = _WORD.findall(issuer)
    every = "".join(word[0].upper() for word in words)
    return every, "".join(word[0].upper() for word in words if not word.islower())
