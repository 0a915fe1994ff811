"""The words of a language that the grammar asks for by their meaning: one value a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.lexicon import cues, function_words, titles


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Pack:
    """Word lists of one language, lower case.

    ``forms`` maps forms of verbs that may stand beside a quotation to their
    lemma, ``clause_forms`` those that take a reported clause. ``pronouns`` map to
    m, f, p (plural), o (thing) or i (first person).
    """

    code: str
    forms: Mapping[str, str]
    clause_forms: Mapping[str, str]
    particles: Mapping[str, frozenset[str]]
    weak: frozenset[str]
    pronouns: Mapping[str, str]
    spokes: frozenset[str]
    drops_subjects: bool = False


ENGLISH = Pack(
    "en",
    cues.QUOTATION_FORMS,
    cues.CLAUSE_FORMS,
    cues.PARTICLES,
    cues.WEAK,
    function_words.PRONOUNS,
    titles.SPOKES,
)
