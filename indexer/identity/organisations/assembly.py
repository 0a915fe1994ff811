"""Organisations put together from the names that are one: ids, names, parents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from indexer.identity.authority.values import Authority
from indexer.identity.context import ReleaseContext
from indexer.identity.organisations.joins import Node
from indexer.identity.organisations.map import OrganisationMap
from indexer.identity.organisations.names import parse_organisation
from indexer.identity.slugs import digest, make_slug
from indexer.identity.union import Union
from indexer.model import OrganisationId, ReleaseId


def assemble_map(
    union: Union[Node],
    nodes: Mapping[tuple[ReleaseId, str], Node | None],
    written: Mapping[Node, Counter[str]],
    seen: Mapping[Node, Counter[str]],
    contexts: Mapping[ReleaseId, ReleaseContext],
    listings: Mapping[Node, tuple[str, ...]],
    authority: Authority,
) -> OrganisationMap:
    curated = _curated_keys(authority)
    result = OrganisationMap()
    ids: dict[Node, OrganisationId] = {}
    meant: dict[OrganisationId, Counter[str]] = {}
    taken: set[str] = {body.id for body in authority.organisations}
    for members in union.groups():
        ruled = [curated[node[0]] for node in members if node[0] in curated]
        id_ = ruled[0] if ruled else _id_of(_main_node(members, written), taken)
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


def _curated_keys(authority: Authority) -> dict[str, str]:
    """The ids of curated organisations by all their names; of two with one the first holds."""
    return {
        parse_organisation(name).key: body.id
        for body in reversed(authority.organisations)
        for name in (body.name, *body.aliases, body.id.replace("-", " "))
    }


def _main_node(members: Iterable[Node], written: Mapping[Node, Counter[str]]) -> Node:
    """The name that most releases use, one of several words before an acronym."""
    return max(members, key=lambda n: (" " in n[0], sum(written[n].values()), len(n[0]), n))


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
