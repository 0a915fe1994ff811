"""A language as a value: its words, and how its sentences are read.

``indexer.languages`` has one package for each. What a language leaves out is
empty, and whatever asks for it finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from indexer.model import Quote, Release, Span
from indexer.text.marked import Marked
from indexer.text.marks import Place

if TYPE_CHECKING:
    from indexer.grammar.draft import Draft
    from indexer.grammar.phrase import Phrase
    from indexer.grammar.phrase_kinds import PhraseKind
    from indexer.grammar.report import Report
    from indexer.grammar.retagging import Retags
    from indexer.grammar.scene import Sentence
    from indexer.grammar.stretch import Stretch
    from indexer.grammar.tagged import Tagged
    from indexer.grammar.verbs import Verb

Tokens = tuple[list[str], list[int], list[int], str]
"""Words, where each starts and ends in the skeleton, and their tags."""
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Cues:
    """Reporting verbs, lower case.

    ``forms`` maps forms of verbs that may stand beside a quotation to their
    lemma, ``clause_forms`` those that take a reported clause.
    """

    forms: Mapping[str, str]
    clause_forms: Mapping[str, str]
    # a verb's form -> cues of several words: what stands behind it, the lemma, takes a clause
    longer: Mapping[str, tuple[tuple[tuple[str, ...], str, bool], ...]] = field(
        default_factory=dict
    )
    weak: frozenset[str] = NONE  # lemmas: more often nouns or deeds, need "that" or a quotation
    denies: frozenset[str] = NONE  # lemmas: the clause is what somebody says is not so
    with_that: frozenset[str] = NONE  # lemmas: report a clause only with "that"
    addressed: frozenset[str] = NONE  # lemmas: take the person addressed before the clause
    leading: frozenset[str] = NONE  # lemmas: lead up to words in marks behind a comma
    leads_to_words: frozenset[str] = NONE  # lemmas: lead up to a block of unmarked words
    speaks_on: frozenset[str] = NONE  # lemmas: who is reported often goes on in own words
    speaks_of: frozenset[str] = NONE  # lemmas: tell what somebody speaks of
    statement_nouns: frozenset[str] = NONE  # what somebody may issue, release or make
    statement_verbs: frozenset[str] = NONE  # forms: issued, released, made


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Finders:
    """How a language says who speaks: what rows of ``indexer.rulebook`` ask it for.

    None where it has no such form, or nobody has written it down yet.
    """

    inverted: Callable[[Stretch], Draft | None] | None = None  # “A,” said X
    told_behind: Callable[[Stretch], Draft | None] | None = None  # “A,” according to X
    told_ahead: Callable[[Stretch], Draft | None] | None = None  # According to X, “A”
    quoted_ahead: Callable[[Stretch], Draft | None] | None = None  # In the words of X, “A”
    leader: Callable[[Stretch, Verb], Phrase | None]  # X said: “A”
    alone: Callable[[Sentence], Draft | None] | None = None  # “A.” X said.
    clause: Callable[[Report], Draft | None] | None = None  # X said that C
    as_told: Callable[[Report], Draft | None] | None = None  # as X noted, C
    clause_before: Callable[[Report], Draft | None] | None = None  # C, X said
    told: Callable[[Sentence], Draft | None] | None = None  # according to X, C
    inserted: Callable[[Sentence], Draft | None] | None = None  # C, said X, C
    question: Callable[[Sentence], Draft | None] | None = None  # X asked whether C
    request: Callable[[Sentence], Draft | None] | None = None  # X urged Y to C
    described: Callable[[Sentence], Draft | None] | None = None  # X described Y as “A”


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Language:
    """One language. ``pronouns`` map to m, f, p (plural), o (thing) or i (first person)."""

    code: str  # ISO 639-1, the name of its package
    share: Callable[[str], float]  # of words that tell it from others; 0 where too few to tell
    trace: str  # words or letters that hardly stand in texts of another language
    neighbours: frozenset[str] = NONE  # codes of unread languages that look like it
    tag: Callable[[str, int, int], Tokens]  # the sentence at start:end of a skeleton
    tag_word: Callable[[str], str]  # one word by itself
    retags: tuple[Retags, ...] = ()  # rows for words whose neighbours decide; ``tag`` reads them
    may_be_speech: Callable[[str, Span, Marked, Marked | None], bool]
    cues: Cues
    finders: Finders
    # speech of a text that lost its quotation marks, where the language can tell
    find_unmarked: Callable[[str, Sequence[Span]], list[Marked]] | None = None
    # speech of one paragraph that opens with a dash, where releases of the language write so
    find_dashed: Callable[[str], list[Place]] | None = None
    pronouns: Mapping[str, str]
    # determiners that say whose -> the pronoun of whom they mean: his -> he
    possessives: Mapping[str, str] = field(default_factory=dict)
    # words before a name, lower case, without their full stop -> m, f, or "" where they tell none
    addresses: Mapping[str, str] = field(default_factory=dict)
    spokes: frozenset[str]
    # what a phrase without a name is: tagged, first token, its tags, those of its head
    kind_without_name: Callable[[Tagged, int, str, str], PhraseKind | None]
    definite: frozenset[str] = NONE  # determiners of what was told of before: the, his
    greetings: frozenset[str] = NONE  # words before whom a letter is to
    roles_again: frozenset[str] = NONE  # roles that call again whoever has just spoken
    # role and organisation of a phrase at start:end, where the order is not that of English
    split_role: Callable[[Tagged, int, int], tuple[str, str]] | None = None
    # whom a sentence without speech is about, where the next may leave its subject out
    subject_of_opening: Callable[[Sentence], Phrase | None] | None = None
    drops_subjects: bool = False  # a verb may keep its subject to itself
    bodies_go_on: bool = False  # a capital behind a body's noun is part of its name
    bodies_apposed: bool = False  # "Ana Ruiz, de la Oficina del Puerto": of a body, set off


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Reader:
    """A language whose sentences are no rows of tagged words: it reads its paragraphs itself.

    ``read`` gives the quotes of the paragraphs at these spans, in order and without
    ids, each under the name of the row of ``indexer.rulebook`` that tells of its form.
    """

    code: str
    share: Callable[[str], float]
    trace: str
    neighbours: frozenset[str] = NONE
    read: Callable[[Release, Sequence[Span]], list[Quote]]


_WORD = re.compile(r"[^\W\d_]+")
_FEW = 4  # words; less tells nothing


def share_of(telling: frozenset[str]) -> Callable[[str], float]:
    """The measure of a language that parts its words: how many of them are among ``telling``."""

    def share(text: str) -> float:
        words = _WORD.findall(text.lower())
        return sum(w in telling for w in words) / len(words) if len(words) >= _FEW else 0.0

    return share
