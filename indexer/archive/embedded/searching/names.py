"""What each field can suggest, read from the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.archive.embedded.storage.catalogue import Catalogue
from indexer.archive.embedded.storage.columns import SPELLED
from indexer.archive.names import MAX_RESOLVED, follow_redirects, name_key
from indexer.archive.offices import ways_to_write
from indexer.archive.query import FilterField
from indexer.archive.result import Suggestion
from indexer.errors import DamagedArchiveError

_ARTICLE = re.compile("(?:the|an?) ")  # "The Bank" is listed like somebody called Bank
Named = Iterator[tuple[Suggestion, list[str], bool]]
"""What may be suggested, the keys of its names, and whether it is a person of several names."""


def list_names(catalogue: Catalogue, name: FilterField, counts: list[int]) -> Named:
    """Every value a quote has in a field, with the keys of its names; ``counts`` by number."""
    if name in ("speaker", "organisation"):
        sql = f"select id, name, detail, quotes, keys, listing from {name}s where quotes > 0"  # noqa: S608  # tables of our own
        for value, label, detail, quotes, keys, listing in catalogue.database.rows(sql):
            family, mark, key = listing.partition("\x00")
            if not mark:
                raise DamagedArchiveError(catalogue.database.path, f"lists {value} nowhere")
            key = key.partition("\x00")[0]
            person = name == "speaker" and key.endswith(f" {family}") and not _ARTICLE.match(key)
            yield Suggestion(name, value, label, detail, quotes), keys.split("\n"), person
    elif name in SPELLED or name == "office":
        for number in range(1, catalogue.size(name)):
            label = catalogue.label(name, number)
            if counts[number]:
                found = Suggestion(name, label, label, "", counts[number])
                ways = ways_to_write(label) if name == "office" else (label,)
                yield found, [name_key(way) for way in ways], False


def find_whole_names(catalogue: Catalogue, name: FilterField, typed: str) -> tuple[Suggestion, ...]:
    """What ``NameBook`` finds for an id or a whole name; none where it has to look further,
    as it has for one word, which others may bear as part of their name.

    Goes through the names in SQLite, a few ms: the start page needs two of them, and making
    the book takes most of a second over 20,000 speakers.
    """
    if name not in ("speaker", "organisation"):
        return ()
    sql = f"select id, name, detail, quotes from {name}s where quotes > 0 and "  # noqa: S608  # tables of our own
    current = follow_redirects(catalogue.redirects, typed)
    rows = catalogue.database.rows(sql + "id = ?", (current,))
    key = name_key(typed)
    if not rows and (" " in key or (key and name == "organisation")):
        inside = "instr(char(10) || keys || char(10), ?) > 0"  # a line of its own
        rows = catalogue.database.rows(sql + inside, (f"\n{key}\n",))
    rows.sort(key=lambda row: (-row[3], row[1], row[0]))
    return tuple(Suggestion(name, *row) for row in rows[:MAX_RESOLVED])
