"""Quotes, speakers and citations in the forms other programs read. Values in, text out.

=========== ===================================================================
lines       a release with its quotes as one JSON line (``quote-index extract``)
columns     the columns of exported tables, their JSON Schema and data package
rows        quotes and releases of an archive as rows of these tables, streamed
text_lines  rows as CSV or JSON lines
parquet     rows as Parquet and Arrow (the extra ``tables``)
sqlite      rows as a SQLite file with full text
annotations quotes as Web Annotations
exchange    rows back as releases, quotes, speakers and organisations
citation    one quote as BibTeX, RIS or CSL-JSON
popolo      speakers, organisations and memberships as Popolo JSON
=========== ===================================================================
"""

from __future__ import annotations

from indexer.export.citation import to_bibtex, to_csl, to_ris
from indexer.export.columns import QUOTES, RELEASES
from indexer.export.hits import hit_record
from indexer.export.lines import release_line
from indexer.export.popolo import to_popolo
from indexer.export.rows import Addresses, quote_rows, release_rows
from indexer.export.text_lines import to_csv, to_json_lines
from indexer.text.cells import Line

__all__ = [
    "QUOTES",
    "RELEASES",
    "Addresses",
    "Line",
    "hit_record",
    "quote_rows",
    "release_line",
    "release_rows",
    "to_bibtex",
    "to_csl",
    "to_csv",
    "to_json_lines",
    "to_popolo",
    "to_ris",
]
