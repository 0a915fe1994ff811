"""The only place where effects meet: read, extract in processes, identify, publish, report."""

from __future__ import annotations

from indexer.jobs.answering import Answers, answering, count_answers, retag_rows
from indexer.jobs.authority_folder import recall_authority, remember_authority
from indexer.jobs.budget import Budget
from indexer.jobs.build import build, remove
from indexer.jobs.collections import settle_items
from indexer.jobs.explanation import Explanation, explain
from indexer.jobs.exporting import EXPORT_FORMATS, Export, ExportFormat, write_export
from indexer.jobs.extraction import Extracted, Means, extract, extract_lines, plan
from indexer.jobs.importing import import_export
from indexer.jobs.ledger import recall_contexts, verify_ledger
from indexer.jobs.report import BuildReport, Progress

__all__ = [
    "EXPORT_FORMATS",
    "Answers",
    "Budget",
    "BuildReport",
    "Explanation",
    "Export",
    "ExportFormat",
    "Extracted",
    "Means",
    "Progress",
    "answering",
    "build",
    "count_answers",
    "explain",
    "extract",
    "extract_lines",
    "import_export",
    "plan",
    "recall_authority",
    "recall_contexts",
    "remember_authority",
    "remove",
    "retag_rows",
    "settle_items",
    "verify_ledger",
    "write_export",
]
