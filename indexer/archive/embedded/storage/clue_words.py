"""Words of names, offices and headlines: which values of a field have them.

A clue is looked up by word, without holding any names in memory: the catalogue keeps, for each
word and field, the numbers of the values (speakers, organisations, roles, releases) it stands in.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from indexer.archive.closest import ClueField, clue_keys
from indexer.archive.embedded.storage.store import Database
from indexer.archive.language.questions import FUNCTION_WORDS
from indexer.errors import DamagedArchiveError

_NAMES: dict[ClueField, str] = {
    "speaker": "select number, keys from speakers",
    "organisation": "select number, keys from organisations",
    "role": "select number, label from field_values where field = 'role'",
    "title": "select number, title from releases",
}


def write_clue_words(catalogue: sqlite3.Connection) -> None:
    """Fill the table from the names the catalogue holds already."""
    for field, sql in _NAMES.items():
        found: dict[str, list[int]] = defaultdict(list)
        for number, names in catalogue.execute(sql):
            for word in dict.fromkeys(clue_keys(field, names)):
                if word not in FUNCTION_WORDS:
                    found[word].append(number)
        catalogue.executemany("insert into clue_words values (?,?,?)", _rows(field, found))


def _rows(field: str, found: dict[str, list[int]]) -> Iterator[tuple[str, str, bytes]]:
    for word in sorted(found):
        yield field, word, np.array(sorted(found[word]), "<i4").tobytes()


def read_numbers(catalogue: Database, field: ClueField, word: str, size: int) -> list[int]:
    """The numbers of a field's values, of which there are ``size``, that have this word in a
    name."""
    if not catalogue.has("clue_words"):  # an archive of version 0.1
        return []
    sql = "select numbers from clue_words where field = ? and word = ?"
    row = catalogue.row(sql, (field, word))
    if row is None:
        return []
    if len(row[0]) % 4:
        raise DamagedArchiveError(catalogue.path, f"the numbers of {word!r} cannot be read")
    numbers: list[int] = np.frombuffer(row[0], "<i4").tolist()
    if numbers and not 0 <= min(numbers) <= max(numbers) < size:
        raise DamagedArchiveError(catalogue.path, f"{word!r} stands in no value of {field}")
    return numbers
