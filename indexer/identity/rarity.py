"""How likely two people of one name are, from the names in the archive itself.

If given and family names were independent, an archive of N names in which g
bear the given name and f the family name would hold g*f/N people called so by
chance. "John Smith" comes to one or more in a large archive, "Ximena
Baptiste-Okafor" to nearly none. One is added to g and f, so that a small
archive claims no name to be rare without evidence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from indexer.identity.context import ReleaseContext
from indexer.identity.names import PersonName
from indexer.identity.profiles import Profile
from indexer.model import ReleaseId


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
            return 1.0
        given, family = self._given[name.words[0]] + 1, self._family[name.words[-1]] + 1
        return min(given * family / self._total, 9.0)

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
        counts = Counter(name for context in contexts.values() for name in context.names)
        most = max(_FEWEST, int(len(contexts) * _SHARE))
        self._telling = {name for name, n in counts.items() if 1 < n <= most and " " in name}
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
                    names |= context.names & self._telling
            found = self._of[profile.id] = frozenset(names)
        return found
