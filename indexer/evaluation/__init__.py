"""How right the extraction is: precision, recall and F1 against annotated releases."""

from __future__ import annotations

from indexer.evaluation.floors import check_floors, describe, digest
from indexer.evaluation.gold import GoldQuote, GoldRelease, load_gold
from indexer.evaluation.score import Evaluation, evaluate

__all__ = [
    "Evaluation",
    "GoldQuote",
    "GoldRelease",
    "check_floors",
    "describe",
    "digest",
    "evaluate",
    "load_gold",
]
