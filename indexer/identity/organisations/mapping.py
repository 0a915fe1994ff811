"""Which organisation a name means, within its release and across releases.

Within a release a name means what the release defines it to mean ("the
Company", "HKTDC"). Across releases two names are one organisation when they
differ only in article, legal form and typography, when releases define one as
the other's short form and never as anything else's, when they share a stock
listing and their first word, or when the authority file says so.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from indexer.identity.authority.values import Authority
from indexer.identity.context import ReleaseContext
from indexer.identity.organisations.names import (
    OrganisationName,
    is_placeless,
    parse_organisation,
    reads_as_acronym_of,
)
from indexer.identity.organisations.short_forms import (
    believed_short_forms,
    ends_abbreviated,
    find_full_names,
    shared_short_forms,
)
from indexer.identity.slugs import digest, make_slug
from indexer.identity.union import Union
from indexer.lexicon.organisations import INSTITUTIONS
from indexer.model import Alias, Organisation, OrganisationId, ReleaseId

# A short form is believed in releases that do not define it when it was seen to mean one name
# only, in this many releases (two- and three-letter acronyms collide often).
_RELEASES_FOR_SHORT_ACRONYM = 3
_SHORTEST_SQUASHED = 6
_ADDRESS = re.compile(r"(?P<name>.{2,60})\.(?:com|ai|io|org|net|co|work|tv|xyz)", re.IGNORECASE)


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
                if x == y:
                    return "companies of one name under different laws"
                short, long = (x, y) if len(x) < len(y) else (y, x)
                if sorted(x.split()) == sorted(y.split()):
                    return "one name in two orders"
                if long.startswith(short + " ") and (" " in short or len(short) > 2):
                    return "one name begins with the other"
                if " " not in short and reads_as_acronym_of(short, long):
                    return "one reads as the other's acronym"
                if ends_abbreviated(short, long):
                    return "one abbreviates the other's last words"
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


Node = tuple[str, str, str]
"""(key, law, publisher where the name says too little by itself)."""


def map_organisations(
    uses: Iterable[tuple[ReleaseId, str]],
    contexts: Mapping[ReleaseId, ReleaseContext],
    authority: Authority,
    newsrooms: frozenset[str] = frozenset(),
    people: Mapping[tuple[ReleaseId, str], frozenset[str]] = MappingProxyType({}),
) -> OrganisationMap:
    """Find out what every use of an organisation's name means.

    ``uses`` are (release, name as written), one an occurrence; ``newsrooms``
    are the publishers that speak for one organisation only, ``people`` the keys
    of the full names that speak for each use.
    """
    counts = Counter(uses)
    defined = {use: _local_name(use, contexts.get(use[0])) for use in counts}
    fulls = find_full_names(defined, contexts)
    local = {**defined, **fulls}
    nodes: dict[tuple[ReleaseId, str], Node | None] = {}
    written: dict[Node, Counter[str]] = defaultdict(Counter)
    seen: dict[Node, Counter[str]] = defaultdict(Counter)
    for use, n in counts.items():
        name = local[use]
        node = _node(name, contexts.get(use[0]), newsrooms) if name.is_name else None
        nodes[use] = node
        if node is not None:
            own = parse_organisation(use[1])
            written[node][name.text] += n
            seen[node][own.text if own.is_name else name.text] += n
    union: Union[Node] = Union(sorted(written))
    _join_laws(union, written)
    _join_spacings(union, written)
    _join_domains(union, written)
    _join_short_forms(union, written, contexts)
    _join_believed(union, written, believed_short_forms(defined, fulls))
    _join_believed(union, written, shared_short_forms(local, people))
    listings = _listings(contexts, nodes)
    _join_listings(union, listings)
    return _build(union, nodes, written, seen, contexts, listings, authority)


def _local_name(use: tuple[ReleaseId, str], context: ReleaseContext | None) -> OrganisationName:
    """The name a release means by a name, by its own definitions."""
    name = parse_organisation(use[1])
    if context is None:
        return name
    for _ in range(2):  # "the Company" -> "Golden Matrix" -> "Golden Matrix Group Inc."
        full = next(
            (f for s, f in context.definitions if parse_organisation(s).key == name.key), None
        )
        if full is None or parse_organisation(full).key == name.key:
            break
        name = parse_organisation(full)
    return name


def _node(name: OrganisationName, context: ReleaseContext | None, rooms: frozenset[str]) -> Node:
    publisher = context.publisher if context is not None else ""
    place = publisher if is_placeless(name.key) and publisher in rooms else ""
    return (name.key, name.law, place)


def _join_laws(union: Union[Node], written: Mapping[Node, Counter[str]]) -> None:
    """A name without a legal form is the most used of the names with one."""
    groups: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in written:
        groups[node[0], node[2]].append(node)
    for nodes in groups.values():
        bare = [node for node in nodes if not node[1]]
        formed = sorted((n for n in nodes if n[1]), key=lambda n: (-sum(written[n].values()), n))
        if bare and formed:
            union.join(bare[0], formed[0])


def _join_spacings(union: Union[Node], written: Mapping[Node, Counter[str]]) -> None:
    """ "IntusCare" and "Intus Care", "Play2Win" and "Play 2 Win"."""
    groups: dict[Node, list[Node]] = defaultdict(list)
    for node in sorted(written):
        groups[node[0].replace(" ", ""), node[1], node[2]].append(node)
    for squashed, nodes in groups.items():
        for node in nodes[1:]:
            if len(squashed[0]) >= _SHORTEST_SQUASHED:
                union.join(nodes[0], node)


def _join_domains(union: Union[Node], written: Mapping[Node, Counter[str]]) -> None:
    """ "Gaxos.ai" and "Gaxos": a company and its address."""
    for node in sorted(written):
        for text in sorted(written[node]):
            if address := _ADDRESS.fullmatch(text):
                name = parse_organisation(address["name"])
                bare = (name.key, name.law, node[2])
                if bare in written and name.is_name and name.key not in INSTITUTIONS:
                    union.join(bare, node)


def _join_believed(
    union: Union[Node], written: Mapping[Node, Counter[str]], shorts: Mapping[str, str]
) -> None:
    by_key: dict[str, list[Node]] = defaultdict(list)
    for node in sorted(written):
        by_key[node[0]].append(node)
    for short, full in sorted(shorts.items()):
        if len({union.find(node) for node in by_key[full]}) == 1:
            for node in by_key[short]:
                if not any(parse_organisation(text).has_form for text in written[node]):
                    union.join(node, by_key[full][0])


def _join_short_forms(
    union: Union[Node],
    written: Mapping[Node, Counter[str]],
    contexts: Mapping[ReleaseId, ReleaseContext],
) -> None:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    shorts = {node[0] for node in written}
    for context in contexts.values():
        for short, full in context.definitions:
            s, f = parse_organisation(short).key, parse_organisation(full).key
            if s in shorts and s != f and not parse_organisation(short).is_generic:
                votes[s][f] += 1
    by_key: dict[str, list[Node]] = defaultdict(list)
    for node in sorted(written):
        by_key[node[0]].append(node)
    for short in sorted(votes):
        fulls = {key: n for key, n in votes[short].items() if key in by_key}
        if len(votes[short]) != 1 or not fulls:
            continue
        full, n = next(iter(fulls.items()))
        if len(short) <= 3 and n < _RELEASES_FOR_SHORT_ACRONYM:
            continue
        if len(by_key[full]) == 1 or len({union.find(node) for node in by_key[full]}) == 1:
            for node in by_key[short]:
                union.join(node, by_key[full][0])


def _listings(
    contexts: Mapping[ReleaseId, ReleaseContext],
    nodes: Mapping[tuple[ReleaseId, str], Node | None],
) -> dict[Node, tuple[str, ...]]:
    """The stock listings of each name, as its own words or the releases' texts give them."""
    by_key: dict[str, set[str]] = defaultdict(set)
    for context in contexts.values():
        for name, ticker in context.tickers:
            if not name.endswith("Exchange"):
                by_key[parse_organisation(name).key].add(ticker)
    found: dict[Node, set[str]] = defaultdict(set)
    for (_, text), node in nodes.items():
        if node is not None:
            found[node].update(parse_organisation(text).tickers, by_key.get(node[0], ()))
    return {node: tuple(sorted(tickers)) for node, tickers in found.items() if tickers}


def _join_listings(union: Union[Node], listings: Mapping[Node, tuple[str, ...]]) -> None:
    groups: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node, tickers in listings.items():
        for ticker in tickers:
            groups[ticker, node[0].split()[0]].append(node)
    for group in sorted(groups):
        for node in sorted(groups[group])[1:]:
            union.join(sorted(groups[group])[0], node)


def _build(
    union: Union[Node],
    nodes: Mapping[tuple[ReleaseId, str], Node | None],
    written: Mapping[Node, Counter[str]],
    seen: Mapping[Node, Counter[str]],
    contexts: Mapping[ReleaseId, ReleaseContext],
    listings: Mapping[Node, tuple[str, ...]],
    authority: Authority,
) -> OrganisationMap:
    curated = {
        parse_organisation(name).key: body.id
        for body in reversed(authority.organisations)
        for name in (body.name, *body.aliases, body.id.replace("-", " "))
    }
    result = OrganisationMap()
    ids: dict[Node, OrganisationId] = {}
    meant: dict[OrganisationId, Counter[str]] = {}
    taken: set[str] = {body.id for body in authority.organisations}
    for members in union.groups():
        ruled = [curated[node[0]] for node in members if node[0] in curated]
        weight = {node: sum(written[node].values()) for node in members}
        chosen = max(members, key=lambda n: (" " in n[0], weight[n], len(n[0]), n))
        id_ = ruled[0] if ruled else _id_of(chosen, taken)
        taken.add(id_)
        for node in members:
            # A curated name that joined others by inference stays with its own entry.
            own = OrganisationId(curated.get(node[0], id_))
            ids[node] = own
            alias = make_slug(node[0])
            if alias != own and alias not in taken:
                result.redirects[alias] = own
            _record(result, own, node, seen[node], listings.get(node, ()))
            meant.setdefault(own, Counter()).update(written[node])
    result.names.update((own, _choose_name(texts)) for own, texts in meant.items())
    for use, found in nodes.items():
        result.meant[use] = ids[found] if found is not None else None
    _add_short_addresses(result)
    _add_curated(result, authority)
    _add_parents(result, contexts)
    result.redirects = {k: v for k, v in result.redirects.items() if k not in result.names}
    return result


def _add_short_addresses(result: OrganisationMap) -> None:
    """An acronym leads to the one organisation that releases call so: /organisation/hktdc."""
    called: dict[str, set[OrganisationId]] = defaultdict(set)
    for id_, texts in result.aliases.items():
        for text in texts:
            called[make_slug(parse_organisation(text).key)].add(id_)
    for slug, ids in called.items():
        if len(ids) == 1 and slug not in result.names:
            result.redirects.setdefault(slug, next(iter(ids)))


def _choose_name(texts: Counter[str]) -> str:
    """The name most meant, in full rather than as an acronym."""
    full = [n for n in texts if not parse_organisation(n).is_acronym] or list(texts)
    return max(full, key=lambda n: (texts[n], len(n), n))


def _id_of(node: Node, taken: set[str]) -> str:
    slug = make_slug(node[0])
    if node[2]:
        slug = f"{slug}-{digest(*node)}"
    return slug if slug not in taken else f"{slug}-{node[1] or digest(*node)}"


def _record(
    result: OrganisationMap,
    id_: OrganisationId,
    node: Node,
    texts: Counter[str],
    tickers: tuple[str, ...],
) -> None:
    result.aliases.setdefault(id_, Counter()).update(texts)
    result.keys[id_] = result.keys.get(id_, frozenset()) | {node[0]}
    if not node[2]:
        result.by_key.setdefault(node[0], id_)
    kept = dict.fromkeys((*result.identifiers.get(id_, ()), *(("ticker", t) for t in tickers)))
    result.identifiers[id_] = tuple(sorted(kept))


def _add_curated(result: OrganisationMap, authority: Authority) -> None:
    for body in authority.organisations:
        id_ = OrganisationId(body.id)
        result.names[id_] = body.name
        seen = result.aliases.setdefault(id_, Counter())
        seen.update(dict.fromkeys((body.name, *body.aliases), 0))
        keys = {parse_organisation(name).key for name in (body.name, *body.aliases)}
        result.keys[id_] = result.keys.get(id_, frozenset()) | keys
        for key in keys:
            result.by_key[key] = id_
        known = (*body.identifiers, *result.identifiers.get(id_, ()))
        result.identifiers[id_] = tuple(dict.fromkeys(known))
        if body.parent:
            result.parents[id_] = OrganisationId(body.parent)


def _add_parents(result: OrganisationMap, contexts: Mapping[ReleaseId, ReleaseContext]) -> None:
    """Parents as texts state them ("Z, a subsidiary of Y") and names do ("School, University")."""
    stated: dict[OrganisationId, Counter[OrganisationId]] = defaultdict(Counter)
    for context in contexts.values():
        for child, parent in context.parents:
            a = result.by_key.get(parse_organisation(child).key)
            b = result.by_key.get(parse_organisation(parent).key)
            if a is not None and b is not None and a != b:
                stated[a][b] += 1
    for id_, names in result.aliases.items():
        for name in names:
            whole = parse_organisation(name).whole
            b = result.by_key.get(parse_organisation(whole).key) if whole else None
            if b is not None and b != id_:
                stated[id_][b] += 1
    for child_id in sorted(stated):
        best = max(stated[child_id].items(), key=lambda kv: (kv[1], kv[0]))[0]
        if child_id not in result.parents and not _leads_to(result.parents, best, child_id):
            result.parents[child_id] = best


def _leads_to(
    parents: Mapping[OrganisationId, OrganisationId], start: OrganisationId, goal: OrganisationId
) -> bool:
    """Whether ``goal`` is ``start`` or above it: a parent that would close a circle."""
    seen: set[OrganisationId] = set()
    step: OrganisationId | None = start
    while step is not None and step not in seen:
        if step == goal:
            return True
        seen.add(step)
        step = parents.get(step)
    return False
