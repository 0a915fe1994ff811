"""Which names of organisations are one: by form, spelling, address, short form and listing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Set

from indexer.identity.context import ReleaseContext
from indexer.identity.organisations.names import parse_organisation
from indexer.identity.union import Union
from indexer.lexicon.organisations import INSTITUTIONS
from indexer.model import ReleaseId

Node = tuple[str, str, str]
"""(key, law, publisher where the name says too little by itself)."""

# A short form is believed in releases that do not define it when it was seen to mean one name
# only, in this many releases (two- and three-letter acronyms collide often).
_RELEASES_FOR_SHORT_ACRONYM = 3
_SHORTEST_SQUASHED = 6
_ADDRESS = re.compile(r"(?P<name>.{2,60})\.(?:com|ai|io|org|net|co|work|tv|xyz)", re.IGNORECASE)


def join_laws(union: Union[Node], written: Mapping[Node, Counter[str]]) -> None:
    """A name without a legal form is the most used of the names with one."""
    groups: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in written:
        groups[node[0], node[2]].append(node)
    for nodes in groups.values():
        bare = [node for node in nodes if not node[1]]
        formed = sorted((n for n in nodes if n[1]), key=lambda n: (-sum(written[n].values()), n))
        if bare and formed:
            union.join(bare[0], formed[0])


def join_spacings(union: Union[Node], written: Mapping[Node, Counter[str]]) -> None:
    """ "IntusCare" and "Intus Care", "Play2Win" and "Play 2 Win"."""
    groups: dict[Node, list[Node]] = defaultdict(list)
    for node in sorted(written):
        groups[node[0].replace(" ", ""), node[1], node[2]].append(node)
    for squashed, nodes in groups.items():
        for node in nodes[1:]:
            if len(squashed[0]) >= _SHORTEST_SQUASHED:
                union.join(nodes[0], node)


def join_domains(union: Union[Node], written: Mapping[Node, Counter[str]]) -> None:
    """ "Gaxos.ai" and "Gaxos": a company and its address."""
    for node in sorted(written):
        for text in sorted(written[node]):
            if address := _ADDRESS.fullmatch(text):
                name = parse_organisation(address["name"])
                bare = (name.key, name.law, node[2])
                if bare in written and name.is_name and name.key not in INSTITUTIONS:
                    union.join(bare, node)


def join_believed(
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


def join_short_forms(
    union: Union[Node],
    written: Mapping[Node, Counter[str]],
    contexts: Mapping[ReleaseId, ReleaseContext],
) -> None:
    votes = _count_definitions({node[0] for node in written}, contexts)
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


def _count_definitions(
    shorts: Set[str], contexts: Mapping[ReleaseId, ReleaseContext]
) -> dict[str, Counter[str]]:
    """How many releases define each short form as each full name."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for context in contexts.values():
        for short, full in context.definitions:
            s, f = parse_organisation(short).key, parse_organisation(full).key
            if s in shorts and s != f and not parse_organisation(short).is_generic:
                votes[s][f] += 1
    return votes


def join_listings(union: Union[Node], listings: Mapping[Node, tuple[str, ...]]) -> None:
    groups: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node, tickers in listings.items():
        for ticker in tickers:
            groups[ticker, node[0].split()[0]].append(node)
    for group in sorted(groups):
        for node in sorted(groups[group])[1:]:
            union.join(sorted(groups[group])[0], node)
