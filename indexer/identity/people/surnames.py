"""Whose words stand under a family name alone: "Trump" in a release that never says "Donald".

A record with a family name only is joined to a person where one, and only one, person of that
name fits: somebody who speaks for the same organisation, somebody whom the release names in
full, or the only bearer of the name, if much quoted and at about that time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from indexer.identity.context import ReleaseContext
from indexer.identity.people.profiles import Profile
from indexer.identity.people.verdict import Pair, Verdict
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.model import ReleaseId
from indexer.text.fold import fold

_GIVEN = frozenset(fold(name) for name in GIVEN_NAMES)
_MUCH_QUOTED = 6  # releases of the only bearer of a name
_WIRES = 3  # publishers that quote them: who is known to one only is not known by a family name
_ABOUT = timedelta(days=400)  # before or after the first or last time the bearer is quoted
_LETTERS = 4  # of a family name that can have one bearer only: Lee and Kim have many
_SCORE = 3


@dataclass(slots=True)
class _Bearer:
    """One person with this family name."""

    profiles: list[Profile] = field(default_factory=list)

    @property
    def releases(self) -> set[ReleaseId]:
        return {release for profile in self.profiles for release in profile.releases}

    def fullest(self) -> Profile:
        """The profile that stands for the person: the most quoted."""
        return max(self.profiles, key=lambda p: (len(p.releases), p.id))


def find_surname_joins(
    profiles: Sequence[Profile],
    root: Mapping[str, str],
    contexts: Mapping[ReleaseId, ReleaseContext],
) -> list[Pair]:
    """Pairs of a record with a family name alone and the one person that fits it, by id."""
    bearers: dict[str, dict[str, _Bearer]] = defaultdict(dict)
    for profile in profiles:
        if profile.name.is_full and not profile.name.suffix:  # "Roe" is not Ann Roe Jr.
            for word in {profile.name.core[-1], *_first_family_word(profile)}:
                bearers[word].setdefault(root[profile.id], _Bearer()).profiles.append(profile)
    found = []
    for profile in profiles:
        if len(profile.name.words) != 1 or profile.name.suffix or profile.curated:
            continue
        known = bearers.get(profile.name.words[0], {})
        fits = _fitting(profile, list(known.values()), contexts)
        if fits is not None:
            person, reason = fits
            a, b = sorted((profile.id, person.fullest().id))
            verdict = Verdict(
                "same", _SCORE, (reason,), ("only the family name is given",), "surname"
            )
            found.append(Pair(a, b, verdict))
    return found


def _first_family_word(profile: Profile) -> tuple[str, ...]:
    """The first word, where it may be the family name: `Hong Joon-pyo`, but not `Donald Roe`."""
    first = profile.name.core[0]
    return () if first in _GIVEN or len(first) == 1 else (first,)


def _fitting(
    profile: Profile, known: list[_Bearer], contexts: Mapping[ReleaseId, ReleaseContext]
) -> tuple[_Bearer, str] | None:
    apart = [one for one in known if one.releases.isdisjoint(profile.releases)]
    if len(apart) < len(known):
        return None  # one release has both: it would have said who is meant
    word = profile.name.words[0]
    same = [one for one in known if _speaks_for(one, profile)]
    if len(same) == 1 and word not in _GIVEN:
        return same[0], "the only one of that family name who speaks for the organisation"
    named = [one for one in known if _is_named(one, profile, contexts)]
    if len(named) == 1:
        return named[0], "the release names one person of that family name"
    if len(known) == 1 and not same and not profile.organisations:
        return _known_to_all(profile, known[0], contexts)
    return None


def _known_to_all(
    profile: Profile, one: _Bearer, contexts: Mapping[ReleaseId, ReleaseContext]
) -> tuple[_Bearer, str] | None:
    """The only bearer of a family name, where no release need say who is meant."""
    word = profile.name.words[0]
    if word in _GIVEN or not _is_much_quoted(one, word):
        return None
    if not _is_of_that_time(profile, one, contexts):
        return None
    return one, f"the only one of that family name, quoted in {len(one.releases)} releases"


def _is_much_quoted(one: _Bearer, word: str) -> bool:
    """Whether everybody knows who is meant by a family name."""
    wires = {publisher for p in one.profiles for publisher in p.publishers}
    much = len(one.releases) >= _MUCH_QUOTED and len(wires) >= _WIRES
    return much and len(word) >= _LETTERS


def _speaks_for(one: _Bearer, profile: Profile) -> bool:
    """Whether both speak for one organisation; a family firm has several of its name."""
    word = profile.name.words[0]
    bodies = [id_ for id_ in profile.organisations if word not in id_.split("-")]
    return any(id_ in p.organisations for p in one.profiles for id_ in bodies)


def _is_named(one: _Bearer, profile: Profile, contexts: Mapping[ReleaseId, ReleaseContext]) -> bool:
    keys = {" ".join(p.name.words) for p in one.profiles}
    held = (contexts.get(release) for release in profile.releases)
    return any(context is not None and not keys.isdisjoint(context.names) for context in held)


def _is_of_that_time(
    profile: Profile, one: _Bearer, contexts: Mapping[ReleaseId, ReleaseContext]
) -> bool:
    here, there = _days(profile.releases, contexts), _days(one.releases, contexts)
    if not (here and there):
        return False
    return min(there) - _ABOUT <= min(here) and max(here) <= max(there) + _ABOUT


def _days(
    releases: Iterable[ReleaseId], contexts: Mapping[ReleaseId, ReleaseContext]
) -> list[date]:
    held = (contexts.get(release) for release in releases)
    return [context.published for context in held if context is not None and context.published]
