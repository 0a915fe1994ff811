"""What every organisation name of a set of releases means, once it is found out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.identity.organisations.names import reads_as_acronym_of
from indexer.identity.organisations.short_forms import ends_abbreviated
from indexer.model import Alias, Organisation, OrganisationId, ReleaseId


@dataclass(slots=True)
class OrganisationMap:
    """What every organisation name of a set of releases means.

    ``meant`` takes (release, name as written) to an organisation's id, None
    for a name that says nothing ("the company", undefined).
    """

    meant: dict[tuple[ReleaseId, str], OrganisationId | None] = field(default_factory=dict)
    keys: dict[OrganisationId, frozenset[str]] = field(default_factory=dict)
    parents: dict[OrganisationId, OrganisationId] = field(default_factory=dict)
    names: dict[OrganisationId, str] = field(default_factory=dict)
    aliases: dict[OrganisationId, Counter[str]] = field(default_factory=dict)
    identifiers: dict[OrganisationId, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    by_key: dict[str, OrganisationId] = field(default_factory=dict)
    _related: dict[tuple[str, str], str] = field(default_factory=dict)

    def find(self, release: ReleaseId, name: str) -> OrganisationId | None:
        return self.meant.get((release, name)) if name else None

    def relation(self, a: OrganisationId, b: OrganisationId) -> str:
        """How two organisations hang together, in words; "" if nothing shows it."""
        if b < a:
            a, b = b, a
        if (a, b) not in self._related:
            self._related[a, b] = self._relate(a, b)
        return self._related[a, b]

    def _relate(self, a: OrganisationId, b: OrganisationId) -> str:
        if self.parents.get(a) == b or self.parents.get(b) == a:
            return "one is part of the other"
        for x in self.keys.get(a, ()):
            for y in self.keys.get(b, ()):
                if relation := _relate_keys(x, y):
                    return relation
        if a in self.parents and self.parents.get(a) == self.parents.get(b):
            return "parts of one organisation"
        return ""

    def values(self, quotes: Mapping[OrganisationId, int]) -> tuple[Organisation, ...]:
        """The organisations as the archive stores them, by id."""
        return tuple(
            Organisation(
                id=id_,
                name=self.names[id_],
                aliases=tuple(
                    Alias(name, n)
                    for name, n in sorted(self.aliases[id_].items(), key=lambda kv: (-kv[1], kv[0]))
                ),
                parent=self.parents.get(id_),
                quotes=quotes.get(id_, 0),
                identifiers=self.identifiers.get(id_, ()),
            )
            for id_ in sorted(self.names)
        )


def _relate_keys(x: str, y: str) -> str:
    """How two names hang together, in words; "" if they do not."""
    if x == y:
        return "companies of one name under different laws"
    short, long = (x, y) if len(x) < len(y) else (y, x)
    if sorted(x.split()) == sorted(y.split()):
        return "one name in two orders"
    if long.startswith(short + " ") and (" " in short or len(short) > 2):
        return "one name begins with the other"
    if " " not in short and reads_as_acronym_of(short, long):
        return "one reads as the other's acronym"
    return "one abbreviates the other's last words" if ends_abbreviated(short, long) else ""
