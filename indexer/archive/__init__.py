"""What is published and searched: the one seam to storage.

``open_archive`` opens the archive at an address, for reading and writing. Queries, results and the
protocols come from here too, and the query language from
``indexer.archive.language``.
"""

from __future__ import annotations

from indexer.archive.address import Address, is_archive, open_archive, read_address
from indexer.archive.closest import Closest, Met
from indexer.archive.embedded import MOST_KEPT, EmbeddedArchive
from indexer.archive.fields import FACETS, FIELDS, NAMED, RELEASE_FIELDS, WORDED, Field
from indexer.archive.forms import SEARCH_KINDS, is_turn, kind_of
from indexer.archive.gaps import Gap, GapName
from indexer.archive.keeping import Recovery, StoredArchive, Verification, Verified
from indexer.archive.memory import MemoryArchive
from indexer.archive.names import follow_redirects
from indexer.archive.passages import count_words, take_passage
from indexer.archive.query import (
    UNNAMED,
    And,
    ArrivalOrder,
    Arrived,
    DateRange,
    Expression,
    Filter,
    FilterField,
    GroupBy,
    Interval,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    SearchQuery,
    Sort,
    Word,
)
from indexer.archive.reader import Archive, Reader
from indexer.archive.result import (
    Bucket,
    Facet,
    FoundRelease,
    Group,
    Hit,
    Listed,
    ListedSpeaker,
    Listing,
    Passage,
    Period,
    ReleasePage,
    ReleaseResult,
    SearchResult,
    Snippet,
    Standing,
    Statistics,
    Suggestion,
)
from indexer.archive.snippets import mark_words
from indexer.archive.speeches import ListedSpeech, SpeechList, SpeechOrder
from indexer.archive.writer import WritableArchive, Writer, add_all
from indexer.text.beside import stands_beside

__all__ = [
    "FACETS",
    "FIELDS",
    "MOST_KEPT",
    "NAMED",
    "RELEASE_FIELDS",
    "SEARCH_KINDS",
    "UNNAMED",
    "WORDED",
    "Address",
    "And",
    "Archive",
    "ArrivalOrder",
    "Arrived",
    "Bucket",
    "Closest",
    "DateRange",
    "EmbeddedArchive",
    "Expression",
    "Facet",
    "Field",
    "Filter",
    "FilterField",
    "FoundRelease",
    "Gap",
    "GapName",
    "Group",
    "GroupBy",
    "Hit",
    "Interval",
    "Listed",
    "ListedSpeaker",
    "ListedSpeech",
    "Listing",
    "MemoryArchive",
    "Met",
    "Near",
    "Not",
    "Or",
    "Passage",
    "Period",
    "Phrase",
    "Prefix",
    "Reader",
    "Recovery",
    "ReleasePage",
    "ReleaseResult",
    "SearchQuery",
    "SearchResult",
    "Snippet",
    "Sort",
    "SpeechList",
    "SpeechOrder",
    "Standing",
    "Statistics",
    "StoredArchive",
    "Suggestion",
    "Verification",
    "Verified",
    "Word",
    "WritableArchive",
    "Writer",
    "add_all",
    "count_words",
    "follow_redirects",
    "is_archive",
    "is_turn",
    "kind_of",
    "mark_words",
    "open_archive",
    "read_address",
    "stands_beside",
    "take_passage",
]
