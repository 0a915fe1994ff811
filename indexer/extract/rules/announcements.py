"""Lines and sentences that name who speaks below them: `X said:` · `Statement by X`"""

from __future__ import annotations

import re

from indexer.extract.rules import blocks
from indexer.extract.rules.ahead import leads
from indexer.extract.rules.colons import statement
from indexer.grammar.draft import Draft
from indexer.grammar.phrases import read_phrase
from indexer.grammar.scene import Paragraph, Sentence
from indexer.grammar.stretch import make_direct
from indexer.grammar.subjects import subject_after, subject_before
from indexer.grammar.tagged import Tagged
from indexer.grammar.verbs import Verb, find_verbs

_LEADING_UP = (":", "-", ",")
_OPENING = '&b"/-'


def header(paragraph: Paragraph) -> Draft | None:
    """`Statement by Dr Ann Roe, Director`: a heading over the paragraphs of it."""
    return blocks.statement_header(paragraph)


def cue_and_colon(paragraph: Paragraph) -> Draft | None:
    """`Ann Roe, the mayor, said:`"""
    sentence = _leading_up(paragraph)
    if sentence is None:
        return None
    t = sentence.tagged
    end = len(t.tags) - 1
    for verb in reversed(find_verbs(t)):
        if not _may_lead(t, verb):
            continue
        phrase = subject_before(t, verb.start) or subject_after(t, verb.end, end)
        if phrase is not None and phrase.kind not in ("thing", "document"):
            draft = make_direct(sentence, phrase, verb)
            draft.far = _ACTS.search(t.tags, verb.end) is not None
            return draft
    return None


_ACTS = re.compile("[av]")


def _may_lead(t: Tagged, verb: Verb) -> bool:
    if verb.passive or (verb.doubtful and verb.lemma in t.language.cues.weak):
        return False
    rest = t.tags[verb.end :]
    return leads(t, verb, rest) and "Q" not in rest


def statement_and_colon(paragraph: Paragraph) -> Draft | None:
    """`The mayor issued the following statement:`"""
    sentence = _leading_up(paragraph)
    return statement(sentence, len(sentence.tagged.tags)) if sentence is not None else None


def name_and_colon(paragraph: Paragraph) -> Draft | None:
    """`Ann Roe, head of the Harbour Board:`"""
    sentence = _leading_up(paragraph)
    if sentence is None:
        return None
    t = sentence.tagged
    end, start = len(t.tags) - 1, 0
    while start < end and t.tags[start] in _OPENING:
        start += 1
    if t.word(start).casefold() in t.language.greetings:
        return None  # whom a letter is to, not who wrote it
    phrase = read_phrase(t, start, end)
    if phrase is None or phrase.kind != "name" or phrase.stop < end:
        return None
    told = phrase.apposed or phrase.title  # "Overview:" tells nothing of anybody
    return make_direct(sentence, phrase, None) if told else None


def _leading_up(paragraph: Paragraph) -> Sentence | None:
    """The last sentence of a paragraph, if it ends with a colon, or with a cue and a comma."""
    if not paragraph.sentences:
        return None
    last = paragraph.sentences[-1]
    if last.text.rstrip()[-1:] not in (":", ",") or "\n\n" in last.text:
        return None
    tags = last.tagged.tags
    if len(tags) < 2 or tags[-1] not in _LEADING_UP:
        return None
    return last if tags[-1] == ":" or (len(tags) > 2 and tags[-2] == "V") else None
