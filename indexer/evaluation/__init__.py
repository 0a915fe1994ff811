"""How right the extraction is, measured on annotated releases."""

from __future__ import annotations

from indexer.evaluation.floors import LoweredError, check_floors, digest, pin_floors
from indexer.evaluation.gold import GoldQuote, GoldRelease
from indexer.evaluation.read import load_gold
from indexer.evaluation.results import Evaluation, Mistake
from indexer.evaluation.score import evaluate
from indexer.evaluation.table import describe

__all__ = [
    "Evaluation",
    "GoldQuote",
    "GoldRelease",
    "LoweredError",
    "Mistake",
    "check_floors",
    "describe",
    "digest",
    "evaluate",
    "load_gold",
    "pin_floors",
]
