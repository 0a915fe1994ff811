"""Companies called by the first words of their names.

"Aeva" in a release by "Aeva Technologies, Inc. (NASDAQ: AEVA)" is that company;
in a release that names no such company it is nobody in particular. What most
releases mean by a short form it means in the others too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import permutations

from indexer.identity.context import ReleaseContext
from indexer.identity.organisations.names import (
    OrganisationName,
    parse_organisation,
    reads_as_acronym_of,
)
from indexer.lexicon.organisations import COMPANY_WORDS, INSTITUTIONS
from indexer.model import ReleaseId

Use = tuple[ReleaseId, str]

_SHORTEST = 3  # letters
_BODIES_COMPARED = 30  # of those one name speaks for; John Doe speaks for many
# What firms add to the word they are called by. "Bank", "University" and "Hospital" are not
# among them: those make another body of "Fenna".
_FIRM_WORDS = frozenset(
    """ag ai analytics automotive autonomous bio biologics biomed biomedical biopharma biosciences
    biotech biotherapeutics brands capital co companies company construction corp corporation
    diagnostics
    digital diversified energy entertainment enterprises foods gas global gold group
    health healthcare holding holdings immunotherapeutics inc industries innovations
    international investments labs laboratories limited lithium llc logistics ltd maritime media
    medical metals minerals mines mining motors networks neurosciences nuclear oil orthopedics
    partners pharma pharmaceutical pharmaceuticals plc power products quantum resources robotics
    royalties sciences services silver software solar solutions sports systems
    technologies technology therapeutics therapies trust uranium ventures wireless""".split()
)


def find_full_names(
    names: Mapping[Use, OrganisationName], contexts: Mapping[ReleaseId, ReleaseContext]
) -> dict[Use, OrganisationName]:
    """The full name of every use that is a company's short form in its release.

    ``names`` are what the uses mean by their releases' own definitions. A use
    is left out where its release names no such company, or two of them.
    """
    texts: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names.values():
        if name.is_name:
            texts[name.key][name.text] += 1
    shown = {key: max(n, key=lambda text: (n[text], text)) for key, n in texts.items()}
    found = {}
    for use, name in sorted(names.items()):
        context = contexts.get(use[0])
        if context is None or not _is_telling(name):
            continue
        full = _longest(_fulls_in(name.key, context, shown))
        if full is not None:
            found[use] = full
    return found


def believed_short_forms(
    names: Mapping[Use, OrganisationName], fulls: Mapping[Use, OrganisationName]
) -> dict[str, str]:
    """Short forms that at least half the releases they stand in use for one company only."""
    meant: dict[str, set[str]] = defaultdict(set)
    told: dict[str, set[ReleaseId]] = defaultdict(set)
    seen: dict[str, set[ReleaseId]] = defaultdict(set)
    for use, name in names.items():
        if name.has_form:
            continue
        seen[name.key].add(use[0])
        if use in fulls:
            meant[name.key].add(fulls[use].key)
            told[name.key].add(use[0])
    return {
        short: next(iter(keys))
        for short, keys in meant.items()
        if len(keys) == 1 and 2 * len(told[short]) >= len(seen[short])
    }


def shared_short_forms(
    names: Mapping[Use, OrganisationName], people: Mapping[Use, frozenset[str]]
) -> dict[str, str]:
    """Short forms and acronyms of names that the very same people speak for, one name each.

    ``people`` are the keys of the full personal names that speak for each use.
    """
    speaks_for: dict[str, dict[str, OrganisationName]] = defaultdict(dict)
    for use, keys in sorted(people.items()):
        name = names.get(use)
        if name is not None and _is_telling(name, formed=True):
            for key in keys:
                speaks_for[key].setdefault(name.key, name)
    meant: dict[str, set[str]] = defaultdict(set)
    for bodies in speaks_for.values():
        for short, full in permutations(sorted(bodies)[:_BODIES_COMPARED], 2):
            if not bodies[short].has_form and _is_short_of(short, full):
                meant[short].add(full)
    return {short: next(iter(fulls)) for short, fulls in meant.items() if len(fulls) == 1}


def _is_short_of(short: str, full: str) -> bool:
    if _adds_firm_words(short, full) or ends_abbreviated(short, full):
        return True
    return " " not in short and reads_as_acronym_of(short, full)


def ends_abbreviated(short: str, long: str) -> bool:
    """ "hong kong sar" for "hong kong special administrative region"."""
    head, _, last = short.rpartition(" ")
    return (
        bool(head)
        and long.startswith(f"{head} ")
        and (reads_as_acronym_of(last, long.removeprefix(f"{head} ")))
    )


def _is_telling(name: OrganisationName, *, formed: bool = False) -> bool:
    words = name.key.split()
    if name.has_form and not formed:  # "Tomy Company, Ltd." is not "Tomy International"
        return False
    common = len(words) == 1 and words[0] in _FIRM_WORDS | INSTITUTIONS | COMPANY_WORDS
    return len(name.key) >= _SHORTEST and name.is_name and not common


def _fulls_in(
    short: str, context: ReleaseContext, shown: Mapping[str, str]
) -> Iterable[OrganisationName]:
    for text, _ in context.tickers:
        name = parse_organisation(text)
        if _adds_firm_words(short, name.key):
            yield name
    for key in context.names:
        if key in shown and _adds_firm_words(short, key):
            yield parse_organisation(shown[key])


def _adds_firm_words(short: str, full: str) -> bool:
    rest = full.removeprefix(f"{short} ").split() if full.startswith(f"{short} ") else []
    return bool(rest) and all(word in _FIRM_WORDS for word in rest)


def _longest(names: Iterable[OrganisationName]) -> OrganisationName | None:
    """The longest of names that all begin with one another; None where two differ."""
    by_length = sorted(names, key=lambda n: (len(n.key), n.key, n.law, n.text))
    if not by_length or not all(f"{by_length[-1].key} ".startswith(f"{n.key} ") for n in by_length):
        return None
    return by_length[-1]
