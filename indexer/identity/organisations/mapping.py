"""Which organisation a name means, within its release and across releases.

Within a release a name means what the release defines it to mean ("the
Company", "HKTDC"). Across releases two names are one organisation when they
differ only in article, legal form and typography, when releases define one as
the other's short form and never as anything else's, when they share a stock
listing and their first word, or when the authority file says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from indexer.identity.authority.values import Authority
from indexer.identity.context import ReleaseContext
from indexer.identity.organisations.assembly import assemble_map
from indexer.identity.organisations.joins import (
    Node,
    join_believed,
    join_domains,
    join_laws,
    join_listings,
    join_short_forms,
    join_spacings,
)
from indexer.identity.organisations.map import OrganisationMap
from indexer.identity.organisations.names import OrganisationName, is_placeless, parse_organisation
from indexer.identity.organisations.short_forms import (
    believed_short_forms,
    find_full_names,
    shared_short_forms,
)
from indexer.identity.union import Union
from indexer.model import ReleaseId


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
    join_laws(union, written)
    join_spacings(union, written)
    join_domains(union, written)
    join_short_forms(union, written, contexts)
    join_believed(union, written, believed_short_forms(defined, fulls))
    join_believed(union, written, shared_short_forms(local, people))
    listings = _listings(contexts, nodes)
    join_listings(union, listings)
    return assemble_map(union, nodes, written, seen, contexts, listings, authority)


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
