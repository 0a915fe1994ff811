"""The quotes closest to a search that few or none match whole.

What somebody half remembers is taken apart into **clues**: words, names, offices, words of a
headline, a month or a year. A quote is ranked by how much of the search it meets, each clue in
the field where it fits best, and by how rare what it meets is. ``read_clues`` takes a search
apart, ``rank_closest`` ranks; an archive gives the ``Evidence``.
"""

from __future__ import annotations

from indexer.archive.closest.clues import Clue, read_clues
from indexer.archive.closest.evidence import CLUE_FIELDS, ClueField, Evidence, clue_keys
from indexer.archive.closest.rank import marked_words, rank_closest
from indexer.archive.closest.synonyms import synonyms_of
from indexer.archive.closest.values import Closest, Met

__all__ = [
    "CLUE_FIELDS",
    "Closest",
    "Clue",
    "ClueField",
    "Evidence",
    "Met",
    "clue_keys",
    "marked_words",
    "rank_closest",
    "read_clues",
    "synonyms_of",
]
