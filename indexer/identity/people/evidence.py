"""Are two profiles one person? Evidence for and against, added up.

The words of the names alone never decide. A contradiction between the names
(another middle initial, Jr against Sr) settles it; otherwise every piece of
evidence has a weight and the sum decides. Three points make one person, so
that no single weak hint and no rare name is enough by itself, while the same
name at the same organisation is, and a name nobody else can be expected to
bear as long as nothing speaks against it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.identity.context import ReleaseContext
from indexer.identity.organisations.map import OrganisationMap
from indexer.identity.people.names import Grade, Likeness, compare_names
from indexer.identity.people.profiles import Profile
from indexer.identity.people.rarity import Rarity, TellingNames
from indexer.identity.people.role_names import is_common_role
from indexer.identity.people.verdict import PairJudgement, Verdict
from indexer.model import ReleaseId

SAME_FROM = 3
UNSURE_FROM = 1

# What a name that is not the same to the letter costs.
COSTS: Mapping[Grade, int] = {
    "same": 0,
    "extended": 1,
    "reordered": 1,
    "nickname": 1,
    "spelling": 1,
    "contained": 2,
    "initial": 2,
    "surname": 3,
    "suffix": 3,
    "similar": 9,  # Eric and Erica Lee: never joined by inference, only put up for review
}

SAME_ORGANISATION = 4
RELATED_ORGANISATION = 3
NAMED_BY_THE_OTHER = 2
SAME_NEWSROOM = 2
SPECIFIC_ROLE = 2
COMMON_ROLE = 1
SAME_WORDS = 5
COMPANION = 2
SHARED_NAMES = 2
ONE_SHARED_NAME = 1
UNHEARD_NAME = 3
RARE_NAME = 2
UNCOMMON_NAME = 1
COMMON_NAME = -2
KNOWN_NAME = 1
OTHER_ORGANISATION = -2
QUOTED_TOGETHER = -2

# "Vice president" is no president.
_UNDER = frozenset("vice deputy assistant associate sub under junior former past co".split())

_RARE, _UNCOMMON, _COMMON = 0.05, 0.3, 0.8
_MANY_BODIES = 4
_SEVERAL_NAMES = 3
_TELLING_KEY = 5  # letters of an organisation's name that a role may begin with
_RELEASES_READ = 40  # of a profile, when looking for the other's organisation in their texts


@dataclass(frozen=True, slots=True)
class World:
    """What every judgement may look at; fixed before the first one."""

    organisations: OrganisationMap
    contexts: Mapping[ReleaseId, ReleaseContext]
    rarity: Rarity
    telling: TellingNames
    newsrooms: frozenset[str]
    known: frozenset[str] = frozenset()
    """Keys of names that the authority file gives to one person only."""
    told_apart: frozenset[frozenset[str]] = frozenset()
    """Keys of names that differ in a Jr or Sr and that one release quotes side by side."""


class _Ledger:
    def __init__(self) -> None:
        self.score = 0
        self.pro: list[str] = []
        self.contra: list[str] = []
        self.in_company = False
        """Whether both are quoted beside one person in releases about the same things."""

    def note(self, weight: int, reason: str) -> None:
        self.score += weight
        (self.pro if weight >= 0 else self.contra).append(reason)


def judge(a: Profile, b: Profile, world: World) -> Verdict:
    """Judge two profiles; symmetric, and the same whatever else is being judged."""
    likeness = compare_names(a.name, b.name)
    if likeness.grade == "unlike":
        return Verdict("different", -9, (), (likeness.reason,), "unlike")
    if likeness.grade == "suffix" and frozenset((a.name.key, b.name.key)) in world.told_apart:
        return Verdict("different", -9, (), ("one release tells them apart",), "conflict")
    if likeness.grade == "conflict":
        return Verdict("different", -9, (), (likeness.reason,), "conflict")
    ledger = _Ledger()
    ledger.note(-COSTS[likeness.grade], likeness.reason)
    shared = _weigh_organisations(a, b, world, ledger)
    _weigh_roles(a, b, ledger)
    _weigh_company(a, b, world, ledger)
    if not shared:
        _weigh_rarity(a, b, likeness, world, ledger)
        if likeness.grade == "same" and (a.curated or b.curated) and a.name.key in world.known:
            ledger.note(KNOWN_NAME, "the authority file knows one person of this name")
    if not a.releases.isdisjoint(b.releases) and likeness.grade != "same":
        ledger.note(QUOTED_TOGETHER, "one release quotes both")
    return Verdict(
        _decide(ledger.score, likeness, asked=shared or _give_surnames(a, b)),
        ledger.score,
        tuple(ledger.pro),
        tuple(ledger.contra),
        likeness.grade,
    )


def _give_surnames(a: Profile, b: Profile) -> bool:
    """Whether either name has two words: nobody can tell one Steve from another."""
    return max(len(a.name.words), len(b.name.words)) > 1


def _decide(score: int, likeness: Likeness, *, asked: bool) -> PairJudgement:
    if likeness.grade == "similar":  # put up for review where everything else agrees
        return "unsure" if score + COSTS["similar"] >= SAME_ORGANISATION else "different"
    if score >= SAME_FROM:
        return "same"
    return "unsure" if asked and score >= UNSURE_FROM else "different"


def _weigh_organisations(a: Profile, b: Profile, world: World, ledger: _Ledger) -> bool:
    """Weigh where both speak for; True if that is the same organisation."""
    both = sorted(a.organisations.keys() & b.organisations.keys())
    names = world.organisations.names
    if both:
        ledger.note(SAME_ORGANISATION, f"both speak for {names[both[0]]}")
        return True
    for x in sorted(a.organisations):
        for y in sorted(b.organisations):
            if relation := world.organisations.relation(x, y):
                ledger.note(RELATED_ORGANISATION, f"{names[x]} and {names[y]}: {relation}")
                return False
    if named := _in_role(a, b, world) or _in_role(b, a, world):
        ledger.note(RELATED_ORGANISATION, f"{named} is named in the other's role")
        return False
    if a.organisations and b.organisations:
        x, y = min(a.organisations), min(b.organisations)
        ledger.note(OTHER_ORGANISATION, f"one speaks for {names[x]}, the other for {names[y]}")
    named = _named_by(a, b, world) or _named_by(b, a, world)
    if named:
        ledger.note(NAMED_BY_THE_OTHER, f"{named} is named in the other's release")
    return False


def _in_role(a: Profile, b: Profile, world: World) -> str:
    """An organisation of ``a`` that a role of ``b`` begins with: "Newsweek editor"."""
    for id_ in sorted(a.organisations):
        for key in sorted(world.organisations.keys.get(id_, ())):
            if len(key) >= _TELLING_KEY and any(r.startswith(f"{key} ") for r in b.roles):
                return world.organisations.names[id_]
    return ""


def _named_by(a: Profile, b: Profile, world: World) -> str:
    """An organisation of ``a`` that a release of ``b`` names, "" if none."""
    keys = {
        key: world.organisations.names[id_]
        for id_ in sorted(a.organisations)
        for key in world.organisations.keys.get(id_, ())
    }
    if not keys or a.releases & b.releases:
        return ""
    for release in sorted(b.releases)[:_RELEASES_READ]:
        context = world.contexts.get(release)
        if context is not None and not keys.keys().isdisjoint(context.names):
            return keys[min(keys.keys() & context.names)]
    return ""


def _weigh_roles(a: Profile, b: Profile, ledger: _Ledger) -> None:
    both = sorted(a.roles & b.roles)
    specific = [role for role in both if not is_common_role(role) and " " in role]
    if specific:
        ledger.note(SPECIFIC_ROLE, f"both are {specific[0]}")
    elif both:
        ledger.note(COMMON_ROLE, f"both are {both[0]}")
    elif heads := sorted(x for x in a.roles for y in b.roles if _is_head(x, y) or _is_head(y, x)):
        ledger.note(COMMON_ROLE, f"{heads[0]} may be the other's role in short")


def _is_head(short: str, long: str) -> bool:
    """ "minister" of "minister of health", "mayor" of "frederick mayor"; no vice president."""
    if long.endswith(f" {short}"):
        return long.removesuffix(f" {short}").split()[-1] not in _UNDER
    return long.startswith((f"{short} of ", f"{short} for "))


def _weigh_company(a: Profile, b: Profile, world: World, ledger: _Ledger) -> None:
    rooms = sorted(a.publishers & b.publishers & world.newsrooms)
    if rooms:
        ledger.note(SAME_NEWSROOM, f"both in releases of {rooms[0]}")
    if a.releases.isdisjoint(b.releases):
        if not a.words.isdisjoint(b.words):
            ledger.note(SAME_WORDS, "both say the very same words")
        companions = sorted(a.companions & b.companions)
        if companions:
            ledger.note(COMPANION, f"both quoted beside {companions[0].title()}")
        # What is weighed by itself, under whatever title, is not weighed again: "minister mr goh
        # boon kiat" says no more than that Goh Boon Kiat is quoted by both.
        weighed = {*companions, *_own_words(a, world), *_own_words(b, world)}
        shared = world.telling.of(a) & world.telling.of(b)
        names = sorted(n for n in shared if not any(w in n or n in w for w in weighed))
        ledger.in_company = bool(companions) and len(names) >= _SEVERAL_NAMES
        if len(names) >= _SEVERAL_NAMES:
            ledger.note(SHARED_NAMES, f"both releases name {names[0].title()} and more")
        elif names:
            ledger.note(ONE_SHARED_NAME, f"both releases name {names[0].title()}")


def _own_words(profile: Profile, world: World) -> set[str]:
    bodies = (world.organisations.keys.get(id_, ()) for id_ in profile.organisations)
    return {profile.name.key, *profile.companions, *(key for keys in bodies for key in keys)}


def _weigh_rarity(
    a: Profile, b: Profile, likeness: Likeness, world: World, ledger: _Ledger
) -> None:
    name = a.name if len(a.name.words) <= len(b.name.words) else b.name
    expected = world.rarity.expected_namesakes(name)
    if likeness.grade == "same" and ledger.in_company and world.rarity.is_given_alone(name):
        ledger.note(0, "a first name in the same company")
    elif expected >= _COMMON:
        ledger.note(COMMON_NAME, "the name is common")
    elif world.rarity.organisations_seen(name) > _MANY_BODIES:
        ledger.note(0, "the name is seen with many organisations")
    elif likeness.grade == "same" and world.rarity.is_unheard_of(name):
        ledger.note(UNHEARD_NAME, "the name is very rare")
    elif expected <= _RARE and likeness.grade != "surname":
        ledger.note(RARE_NAME, "the name is rare")
    elif expected <= _UNCOMMON and likeness.grade != "surname":
        ledger.note(UNCOMMON_NAME, "the name is not common")
