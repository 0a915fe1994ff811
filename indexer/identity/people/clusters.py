"""From judgements on pairs to people.

Pairs judged the same are joined, the surest first, as long as no two names in
the joined group contradict each other: "John Smith" may not bring "John A."
and "John B. Smith" together. A profile that would fit two people equally well
joins neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from indexer.identity.people.evidence import World, judge
from indexer.identity.people.judging import Judging, judge_here
from indexer.identity.people.names import PersonName, compare_names
from indexer.identity.people.profiles import Profile
from indexer.identity.people.surnames import find_surname_joins
from indexer.identity.people.verdict import Pair

_APART = frozenset({"conflict", "unlike", "similar"})
_FIRM_GRADES = frozenset({"same", "extended", "nickname", "spelling", "reordered"})
_RIVALS_LOOKED_AT = 30
# Somebody tied this firmly to two organisations' people of one name is why they are one person.
_SURE = 5
_FAR = 3  # points between two that settle which of them somebody is


@dataclass(slots=True)
class People:
    """Profiles joined into people.

    ``root`` takes a profile's id to the id that stands for its person;
    ``merges`` are the pairs that joined them, ``unsure`` those left for review
    (best first), ``namesakes`` pairs of one or a like name that stay apart.
    """

    root: dict[str, str]
    merges: list[Pair] = field(default_factory=list)
    unsure: list[Pair] = field(default_factory=list)
    namesakes: list[tuple[str, str]] = field(default_factory=list)


class _Groups:
    """Disjoint sets of profiles that know which names and curated ids they hold."""

    def __init__(self, profiles: Iterable[Profile], told_apart: frozenset[frozenset[str]]) -> None:
        self.told_apart = told_apart
        self.above: dict[str, str] = {}
        self.names: dict[str, set[PersonName]] = {}
        self.curated: dict[str, str] = {}
        self.anchor: dict[str, tuple[object, ...]] = {}
        self.foes: dict[str, set[str]] = defaultdict(set)
        for profile in profiles:
            self.above[profile.id] = profile.id
            self.names[profile.id] = {profile.name}
            self.curated[profile.id] = profile.curated
            self.anchor[profile.id] = profile.anchor

    def find(self, id_: str) -> str:
        while self.above[id_] != id_:
            self.above[id_] = self.above[self.above[id_]]
            id_ = self.above[id_]
        return id_

    def join(self, a: str, b: str) -> None:
        a, b = self.find(a), self.find(b)
        if a == b:
            return
        if self.anchor[b] < self.anchor[a]:
            a, b = b, a
        self.above[b] = a
        self.names[a] |= self.names.pop(b)
        self.curated[a] = self.curated[a] or self.curated[b]
        for foe in self.foes.pop(b, set()):
            self.foes[a].add(foe)
            self.foes[foe].discard(b)
            self.foes[foe].add(a)

    def are_decided(self, a: str, b: str) -> bool:
        """Whether the authority file says that two groups are two people."""
        a, b = self.find(a), self.find(b)
        two_known = self.curated[a] and self.curated[b] and self.curated[a] != self.curated[b]
        return b in self.foes[a] or bool(two_known)

    def objection(self, a: str, b: str) -> str:
        """Why two groups may not be joined, "" if they may."""
        a, b = self.find(a), self.find(b)
        if self.are_decided(a, b):
            return "the authority file knows them as two people"
        for x in self.names[a]:
            for y in self.names[b]:
                if (
                    compare_names(x, y).grade in _APART
                    or frozenset((x.key, y.key)) in self.told_apart
                ):
                    first, second = sorted((x.text, y.text))
                    return f"it would also make {first} and {second} one person"
        return ""


def form_people(
    profiles: Sequence[Profile],
    world: World,
    merged: Sequence[tuple[str, ...]] = (),
    apart: Sequence[tuple[str, ...]] = (),
    judging: Judging = judge_here,
) -> People:
    """Join profiles into people; ``merged`` and ``apart`` are decisions, by profile id."""
    groups = _Groups(profiles, world.told_apart)
    _apply_decisions(groups, profiles, merged, apart)
    same: list[Pair] = []
    unsure: list[Pair] = []
    namesakes: list[tuple[str, str]] = []
    for i, j, verdict in judging(profiles, world):
        a, b = profiles[i], profiles[j]
        if verdict.judgement == "same":
            same.append(Pair(a.id, b.id, verdict))
        elif verdict.judgement == "unsure":
            unsure.append(Pair(a.id, b.id, verdict))
        else:
            namesakes.append((a.id, b.id))
    merges: list[Pair] = []
    by_id = {profile.id: profile for profile in profiles}
    _join_all(groups, [p for p in same if _is_firm(p)], merges, unsure)
    weak = [p for p in same if not _is_firm(p)]
    unsure.extend(_join_weak(groups, weak, by_id, world, merges))
    root = {profile.id: groups.find(profile.id) for profile in profiles}
    alone = find_surname_joins(profiles, root, world.contexts)
    _join_all(groups, [p for p in alone if not groups.are_decided(p.a, p.b)], merges, unsure)
    root = {profile.id: groups.find(profile.id) for profile in profiles}
    return People(root, merges, _open_questions(unsure, groups), namesakes)


def _join_weak(
    groups: _Groups,
    weak: list[Pair],
    by_id: Mapping[str, Profile],
    world: World,
    merges: list[Pair],
) -> list[Pair]:
    """Join pairs without rivals; those left over, doubted.

    What was joined may have made two rivals one, so the rest is looked at
    again, until a round joins nothing. A pair that had a rival far better than
    itself is not: the rival has been joined.
    """
    outdone: list[tuple[Pair, str]] = []
    while True:
        rivals = _rivals(weak, by_id, groups, world)
        standing = [(p, *_rival(p, rivals, groups)) for p in weak]
        clear = [p for p, _, lead in standing if lead <= -_FAR]
        before = len(merges)
        doubted: list[Pair] = []
        _join_all(groups, clear, merges, doubted)
        rest = [row for row in standing if groups.find(row[0].a) != groups.find(row[0].b)]
        if len(merges) == before:
            outdone += [(p, who) for p, who, _ in rest if who]
            return doubted + [_doubted(p, f"{who} would fit as well") for p, who in outdone]
        outdone += [(p, who) for p, who, lead in rest if lead >= _FAR]
        weak = [p for p, _, lead in rest if lead < _FAR]


def _apply_decisions(
    groups: _Groups,
    profiles: Sequence[Profile],
    merged: Sequence[tuple[str, ...]],
    apart: Sequence[tuple[str, ...]],
) -> None:
    by_curated: dict[str, list[str]] = defaultdict(list)
    for profile in profiles:
        if profile.curated:
            by_curated[profile.curated].append(profile.id)
    for ids in (*by_curated.values(), *merged):
        for other in ids[1:]:
            groups.join(ids[0], other)
    for ids in apart:
        for a, b in combinations(sorted({groups.find(id_) for id_ in ids}), 2):
            groups.foes[a].add(b)
            groups.foes[b].add(a)


def _is_firm(pair: Pair) -> bool:
    """A full name at one organisation: settled before anything that leans on less."""
    verdict = pair.verdict
    return verdict.grade in _FIRM_GRADES and any(r.startswith("both speak") for r in verdict.pro)


def _join_all(groups: _Groups, pairs: list[Pair], merges: list[Pair], unsure: list[Pair]) -> None:
    for pair in sorted(pairs, key=lambda p: (-p.verdict.score, p.a, p.b)):
        if groups.find(pair.a) == groups.find(pair.b):
            continue
        if objection := groups.objection(pair.a, pair.b):
            unsure.append(_doubted(pair, objection))
        else:
            groups.join(pair.a, pair.b)
            merges.append(pair)


def _rivals(
    pairs: list[Pair], by_id: Mapping[str, Profile], groups: _Groups, world: World
) -> dict[tuple[str, str], tuple[str, int]]:
    """Profiles that fit two people who are not each other, with each of the two.

    Value: the name of the other and how many points better it fits.
    """
    neighbours: dict[str, dict[str, int]] = defaultdict(dict)
    for pair in pairs:
        for mine, root in ((pair.a, groups.find(pair.b)), (pair.b, groups.find(pair.a))):
            neighbours[mine][root] = max(pair.verdict.score, neighbours[mine].get(root, 0))
    linked = {frozenset((groups.find(pair.a), groups.find(pair.b))) for pair in pairs}
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for id_ in sorted(neighbours):
        # "Lee" alone is no rival of one Lee Man-hee to another.
        rivals = [
            x for x in neighbours[id_] if by_id[x].name.is_full or not by_id[id_].name.is_full
        ]
        for x, y in combinations(sorted(rivals)[:_RIVALS_LOOKED_AT], 2):
            one, other = by_id[x], by_id[y]
            fits = neighbours[id_]
            sure = min(fits[x], fits[y]) >= _SURE
            sure = sure or frozenset((x, y)) in linked  # they are one person themselves
            if groups.objection(x, y) or (not sure and _speak_for_strangers(one, other, world)):
                for mine, rival, name in ((x, y, other.name.text), (y, x, one.name.text)):
                    lead = fits[rival] - fits[mine]
                    found[id_, mine] = max(
                        found.get((id_, mine), (name, lead)), (name, lead), key=_lead
                    )
    return found


def _lead(rival: tuple[str, int]) -> int:
    return rival[1]


def _rival(
    pair: Pair, rivals: Mapping[tuple[str, str], tuple[str, int]], groups: _Groups
) -> tuple[str, int]:
    """The best of those whom one of a pair fits beside the other, and by how much it is better."""
    ends = ((pair.a, groups.find(pair.b)), (pair.b, groups.find(pair.a)))
    return max((rivals.get(end, ("", -_FAR)) for end in ends), key=_lead)


def _speak_for_strangers(a: Profile, b: Profile, world: World) -> bool:
    if not a.organisations or not b.organisations:
        return False
    return judge(a, b, world).judgement == "different"


def _doubted(pair: Pair, why: str) -> Pair:
    verdict = replace(pair.verdict, judgement="unsure", contra=(*pair.verdict.contra, why))
    return Pair(pair.a, pair.b, verdict)


def _open_questions(unsure: list[Pair], groups: _Groups) -> list[Pair]:
    """The best pair between any two people that are still apart and undecided, best first."""
    best: dict[tuple[str, str], Pair] = {}
    for pair in unsure:
        a, b = sorted((groups.find(pair.a), groups.find(pair.b)))
        if a == b or groups.are_decided(a, b):
            continue
        if (a, b) not in best or _order(pair) < _order(best[a, b]):
            best[a, b] = pair
    return sorted(best.values(), key=_order)


def _order(pair: Pair) -> tuple[int, str, str]:
    return (-pair.verdict.score, pair.a, pair.b)
