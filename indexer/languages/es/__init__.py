"""Spanish: verbs before their subject, subjects left out, quotations between guillemets."""

from __future__ import annotations

from indexer.grammar.language import Cues, Finders, Language, share_of
from indexer.languages.es import reporting, sources
from indexer.languages.es.kinds import kind_without_name
from indexer.languages.es.lexicon import cues, function_words, titles
from indexer.languages.es.retagging import RETAGS
from indexer.languages.es.roles import split_role
from indexer.languages.es.speech import may_be_speech
from indexer.languages.es.tagging import tag
from indexer.languages.es.word_tags import tag_word

LANGUAGE = Language(
    code="es",
    share=share_of(function_words.TELLING),
    trace=" que ",
    neighbours=function_words.NEIGHBOURS,
    tag=tag,
    tag_word=tag_word,
    retags=RETAGS,
    may_be_speech=may_be_speech,
    kind_without_name=kind_without_name,
    cues=Cues(
        forms=cues.QUOTATION_FORMS,
        clause_forms=cues.CLAUSE_FORMS,
        denies=cues.DENIES,
        leads_to_words=cues.LEADS_TO_WORDS,
        speaks_on=frozenset(cues.CLAUSE_FORMS.values()),
    ),
    finders=Finders(
        inverted=sources.inverted,
        told_behind=sources.told_behind,
        told_ahead=sources.told_ahead,
        leader=sources.leader,
        alone=sources.alone,
        clause=reporting.clause_after,
        told=reporting.according,
        inserted=reporting.inserted,
    ),
    pronouns=function_words.PRONOUNS,
    addresses=titles.HONORIFICS,
    spokes=titles.SPOKES,
    definite=function_words.DEFINITE,
    greetings=function_words.GREETINGS,
    roles_again=titles.GENERIC,
    split_role=split_role,
    subject_of_opening=sources.subject_of_opening,
    drops_subjects=True,
    bodies_go_on=True,
    bodies_apposed=True,
)
