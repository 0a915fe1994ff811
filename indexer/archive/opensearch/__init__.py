"""The archive on OpenSearch: the same answers, for those who outgrow one machine.

What is analysed, folded, marked and ranked is ours, as everywhere; the engine finds, counts and
sorts what it is given ready-made. See ``offered.py`` for what it does not answer.
"""

from indexer.archive.opensearch.archive import OpenSearchArchive
from indexer.archive.opensearch.offered import NOT_OFFERED

__all__ = ["NOT_OFFERED", "OpenSearchArchive"]
