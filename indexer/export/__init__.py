"""Quotes, speakers and citations in the forms other programs read. Pure: values in, text out.

========== ====================================================================
lines      a release with its quotes as one JSON line (``quote-index extract``)
hits       results of a search as CSV or JSON lines, streamed
citation   one quote as BibTeX, RIS or CSL-JSON
popolo     speakers, organisations and memberships as Popolo JSON
========== ====================================================================
"""

from __future__ import annotations

from indexer.export.citation import to_bibtex, to_csl, to_ris
from indexer.export.hits import hit_record, to_csv, to_json_lines
from indexer.export.lines import release_line
from indexer.export.popolo import to_popolo

__all__ = [
    "hit_record",
    "release_line",
    "to_bibtex",
    "to_csl",
    "to_csv",
    "to_json_lines",
    "to_popolo",
    "to_ris",
]
