"""Which profiles are compared at all.

Comparing all pairs of 100,000 profiles would be five thousand million
judgements. Two profiles can only be one person if they share a key of one of
the kinds below, so only those meet. Blocks of a very common name are cut up by
organisation: without a shared organisation nothing would join those anyway.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from indexer.identity.people.names import PersonName
from indexer.identity.people.profiles import Profile
from indexer.identity.people.respellings import skeleton
from indexer.lexicon.nicknames import full_forms
from indexer.model import OrganisationId

_LARGEST = 120  # profiles in a block; 120 make 7,140 pairs
_WORDS = 5


def candidate_pairs(
    profiles: Sequence[Profile], part: int = 0, parts: int = 1
) -> Iterator[tuple[int, int]]:
    """Index pairs ``(i, j)``, ``i < j``, each once, of profiles worth judging.

    Of several parts, all the pairs of some keys: a pair may stand in two parts. Those of all parts
    one after the other are in the order of a single one.
    """
    blocks: dict[str, list[int]] = defaultdict(list)
    for n, profile in enumerate(profiles):
        for key in sorted(_keys(profile)):
            blocks[key].append(n)
    met: set[int] = set()
    size = len(profiles)
    keys = sorted(blocks)
    for key in keys[len(keys) * part // parts : len(keys) * (part + 1) // parts]:
        for members in _bounded(blocks[key], profiles):
            for i, j in combinations(members, 2):
                code = i * size + j
                if code not in met:
                    met.add(code)
                    yield (i, j)


def _keys(profile: Profile) -> set[str]:
    name = profile.name
    keys = _name_keys(name)
    for organisation in profile.organisations:
        for word in {name.core[0], name.core[-1]}:
            keys.add(f"o {organisation} {word}")
    return keys


def _name_keys(name: PersonName) -> set[str]:
    core = name.core
    full = sorted({word for word in core[:_WORDS] if len(word) > 1})
    keys = {f"w {a} {b}" for a, b in combinations(full, 2)}
    if len(core) > 1:
        given, family = core[0], core[-1]
        keys.update(f"n {family} {form}" for form in full_forms(given))
        keys.update(f"n {family} {form}" for form in name.nicknames)
        keys.add(f"s {skeleton(given)} {skeleton(family)}")
        keys.add(f"i {family} {given[0]}")
        if len(given) == 1:  # "T. H. Goh" and "Goh Teck Hian"
            keys.add(f"r {family} {given}")
        keys.add(f"r {given} {core[1][0]}")
    keys.add("j " + "".join(name.words))
    return keys


def _bounded(members: list[int], profiles: Sequence[Profile]) -> Iterator[list[int]]:
    if len(members) <= _LARGEST:
        yield members
        return
    by_organisation: dict[OrganisationId, list[int]] = defaultdict(list)
    for n in members:
        for organisation in profiles[n].organisations:
            by_organisation[organisation].append(n)
    for organisation in sorted(by_organisation):
        yield by_organisation[organisation][:_LARGEST]
