"""How likely two people of one name are, from the names in the archive and in the world.

If given and family names were independent, an archive of N names in which g
bear the given name and f the family name would hold g*f/N people called so by
chance. "John Smith" comes to one or more in a large archive, "Ximena
Baptiste-Okafor" to nearly none. A small archive cannot know that from its own
names, so the shares of a census answer too, as for twenty thousand names; the
larger of the two figures counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from indexer.identity.context import ReleaseContext
from indexer.identity.people.names import PersonName
from indexer.identity.people.profiles import Profile
from indexer.lexicon.name_shares import FAMILY_SHARES, GIVEN_SHARES
from indexer.model import ReleaseId

_PEOPLE = 20_000  # names a small archive is taken to hold
_GIVEN, _FAMILY = (
    {word: share / 100_000 for share, words in shares.items() for word in words.split()}
    for shares in (GIVEN_SHARES, FAMILY_SHARES)
)
_GIVEN_LEAST, _FAMILY_LEAST = 1e-4, 5e-5  # of a name that the census files do not hold
_MIDDLE_INITIAL, _MIDDLE_NAME = 1 / 10, 1 / 50  # of two namesakes' agreeing in it by chance
_HARDLY_ANY = 4  # names with the given word, times those with the family word
_GIVEN_BEHIND = 2e-3  # of a given name behind its family name: made of few syllables


class Rarity:
    """Counts over the distinct full names of a set of profiles."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        keys: dict[str, PersonName] = {}
        self._bodies: dict[str, set[str]] = defaultdict(set)
        for profile in profiles:
            if profile.name.is_full:
                keys.setdefault(profile.name.key, profile.name)
                self._bodies[profile.name.key].update(profile.organisations)
        self._given = Counter(name.words[0] for name in keys.values())
        self._family = Counter(name.words[-1] for name in keys.values())
        self._total = max(len(keys), 1)

    def expected_namesakes(self, name: PersonName) -> float:
        """How many people of this name chance alone would bring; 1.0 for less than a full name."""
        if not name.is_full:
            return self._expected_by_initials(name)
        first, last = name.words[0], name.words[-1]
        here = (self._given[first] * self._family[last] - 1) / self._total  # without itself
        share = _GIVEN.get(first, _GIVEN_LEAST) * _FAMILY.get(last, _FAMILY_LEAST)
        if first in _FAMILY and first not in _GIVEN:  # "Tan Wei Ming"
            share = max(share, _FAMILY[first] * _GIVEN_BEHIND)
        else:
            for middle in name.words[1:-1]:
                share *= _MIDDLE_INITIAL if len(middle) == 1 else _MIDDLE_NAME
        return min(max(here, share * max(self._total, _PEOPLE)), 9.0)

    def _expected_by_initials(self, name: PersonName) -> float:
        """ "P. J. Landers": two initials tell nearly as much as a given name."""
        *initials, last = name.words
        if len(initials) < 2 or len(last) < 2 or any(len(word) > 1 for word in initials):
            return 1.0
        share = _FAMILY.get(last, _FAMILY_LEAST) * _MIDDLE_INITIAL ** len(initials)
        return min(share * max(self._total, _PEOPLE), 1.0)

    def is_unheard_of(self, name: PersonName) -> bool:
        """Whether neither word is on a census list, and both are rare in the archive too."""
        first, last = name.words[0], name.words[-1]
        listed = first in _GIVEN or first in _FAMILY or last in _FAMILY or last in _GIVEN
        return not listed and self._given[first] * self._family[last] <= _HARDLY_ANY

    def is_given_alone(self, name: PersonName) -> bool:
        """Whether it is a first name and nothing else: "Steve", not "Choi"."""
        return len(name.words) == 1 and name.words[0] in _GIVEN and name.words[0] not in _FAMILY

    def organisations_seen(self, name: PersonName) -> int:
        """With how many distinct organisations the very name is seen."""
        return len(self._bodies.get(name.key, ()))


# A proper name in more than one release of a hundred says little of those that hold it; below
# five releases even a small archive calls it telling.
_SHARE, _FEWEST = 0.01, 5
_RELEASES_READ = 12


class TellingNames:
    """The proper names in releases' texts that few releases hold.

    Two releases that both name "Keep A Breast Foundation" are likelier to mean
    one Shepard Fairey than two.
    """

    def __init__(self, contexts: Mapping[ReleaseId, ReleaseContext]) -> None:
        counts = Counter(name for c in contexts.values() for name in _names_in(c))
        most = max(_FEWEST, int(len(contexts) * _SHARE))
        self._telling = {
            name for name, n in counts.items() if 1 < n <= most and (" " in name or ":" in name)
        }
        self._contexts = contexts
        self._of: dict[str, frozenset[str]] = {}

    def of(self, profile: Profile) -> frozenset[str]:
        """The telling names in a profile's releases (its first twelve)."""
        found = self._of.get(profile.id)
        if found is None:
            names: set[str] = set()
            for release in sorted(profile.releases)[:_RELEASES_READ]:
                context = self._contexts.get(release)
                if context is not None:
                    names |= _names_in(context) & self._telling
            found = self._of[profile.id] = frozenset(names)
        return found


def _names_in(context: ReleaseContext) -> frozenset[str]:
    """Proper names and stock listings."""
    return context.names | {ticker for _, ticker in context.tickers}
