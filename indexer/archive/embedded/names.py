"""What each field can suggest, read from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.archive.embedded.catalogue import Catalogue
from indexer.archive.names import name_key
from indexer.archive.query import FilterField
from indexer.archive.result import Suggestion

Named = Iterator[tuple[Suggestion, list[str]]]


def list_names(catalogue: Catalogue, name: FilterField, counts: list[int]) -> Named:
    """Every value a quote has in a field, with the keys of its names; ``counts`` by number."""
    if name in ("speaker", "organisation"):
        sql = f"select id, name, detail, quotes, keys from {name}s where quotes > 0"  # noqa: S608  # tables of our own
        for value, label, detail, quotes, keys in catalogue.database.rows(sql):
            yield Suggestion(name, value, label, detail, quotes), keys.split("\n")
    elif name in ("role", "publisher", "feed"):
        for number in range(1, catalogue.size(name)):
            label = catalogue.label(name, number)
            if counts[number]:
                yield Suggestion(name, label, label, "", counts[number]), [name_key(label)]
