"""The query language: one grammar for the search box, the form, URLs, the CLI and the API.

    words              all of them, in any form (tax: taxes, taxed)
    "exact phrase"     these words in this form, one after the other
    -word  NOT word    without it (also before a phrase, a group or a filter)
    a OR b             either; binds less than words side by side
    ( )                grouping
    word*              words that begin so
    a NEAR/5 b         within five words of each other, in any order
    speaker:lee -kind:mixed   a filter by any ``typed`` word of ``indexer.archive.fields``
    date:2023..2024-06  since:2023  until:2024-06-30                   dates

``parse`` takes anything that can be typed and never raises: what cannot be
meant is repaired, and every repair is reported as a code with parameters.
"""

from indexer.archive.language.describe import Clause, describe
from indexer.archive.language.parser import parse
from indexer.archive.language.questions import is_telling
from indexer.archive.language.repairs import REPAIR_WORDS, fill_repair, say_repair
from indexer.archive.language.scripts import typed_word
from indexer.archive.language.unparse import unparse
from indexer.archive.language.values import (
    NamedFilter,
    Parsed,
    Repair,
    RepairCode,
    Resolver,
)

__all__ = [
    "REPAIR_WORDS",
    "Clause",
    "NamedFilter",
    "Parsed",
    "Repair",
    "RepairCode",
    "Resolver",
    "describe",
    "fill_repair",
    "is_telling",
    "parse",
    "say_repair",
    "typed_word",
    "unparse",
]
