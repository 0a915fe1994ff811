"""English: the language most releases are written in."""

from __future__ import annotations

from indexer.grammar.language import Cues, Finders, Language, share_of
from indexer.languages.en import (
    according,
    described,
    questions,
    quoted,
    reported,
    reported_first,
    requests,
    sources,
)
from indexer.languages.en.dashed import find_dashed
from indexer.languages.en.kinds import kind_without_name
from indexer.languages.en.lexicon import cues, function_words
from indexer.languages.en.retagging import RETAGS
from indexer.languages.en.speech import may_be_speech
from indexer.languages.en.tagging import tag
from indexer.languages.en.unmarked import find_unmarked
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon.function_words import PRONOUNS
from indexer.lexicon.titles import HONORIFICS, KIN, ROLES_AGAIN, SPOKES

LANGUAGE = Language(
    code="en",
    share=share_of(function_words.TELLING),
    trace=" the ",
    tag=tag,
    tag_word=tag_word,
    retags=RETAGS,
    may_be_speech=may_be_speech,
    find_unmarked=find_unmarked,
    find_dashed=find_dashed,
    kind_without_name=kind_without_name,
    cues=Cues(
        forms=cues.QUOTATION_FORMS,
        clause_forms=cues.CLAUSE_FORMS,
        longer=cues.LONGER,
        weak=cues.WEAK,
        denies=cues.DENIES,
        with_that=cues.WITH_THAT,
        leading=cues.LEADING,
        leads_to_words=cues.LEADS_TO_WORDS,
        statement_nouns=cues.STATEMENT_NOUNS,
        statement_verbs=cues.STATEMENT_VERBS,
        speaks_on=cues.SPEAKS_ON,
        speaks_of=cues.SPEAKS_OF,
    ),
    finders=Finders(
        inverted=sources.inverted,
        told_behind=sources.told_behind,
        told_ahead=sources.told_ahead,
        quoted_ahead=quoted.quoted_ahead,
        leader=sources.leader,
        alone=sources.alone,
        clause=reported.clause_after,
        as_told=reported.as_told,
        clause_before=reported_first.clause_before,
        told=according.clause,
        question=questions.question_sentence,
        request=requests.request_sentence,
        described=described.described,
    ),
    pronouns=PRONOUNS,
    possessives={"her": "she", "him": "he", "his": "he"},
    addresses={**HONORIFICS, **KIN},
    spokes=SPOKES,
    definite=function_words.DEFINITE,
    greetings=function_words.GREETINGS,
    roles_again=ROLES_AGAIN,
)
