"""How much ``--prune`` may take out before somebody has to say that all of it is meant.

Files are also gone where another disk is mounted in the place of theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from indexer.errors import PruneError
from indexer.model import ReleaseId, Source

_FEW = 10  # releases of a collection: of so few, all but one may go at once


def check_pruning(
    going: Iterable[ReleaseId], before: Mapping[ReleaseId, Collection[Source]]
) -> None:
    """Refuse to take out all of a collection, or more than half of one that is not small.

    ``before`` are all releases that were held, with their places.

    Raises:
        PruneError: it would; it names the collection.
    """
    held = _by_collection(before.values())
    for name, lost in _by_collection(before[id_] for id_ in going if id_ in before).items():
        if lost == held[name] or (held[name] > _FEW and lost * 2 > held[name]):
            raise PruneError(
                f"--prune would remove {lost} of the {held[name]} releases of {name}, as their"
                " files are gone; nothing was published. If they are, and no other disk stands in"
                " their place, give --prune-all"
            )


def _by_collection(places: Iterable[Collection[Source]]) -> Counter[str]:
    return Counter(name for sources in places for name in {s.collection for s in sources})
