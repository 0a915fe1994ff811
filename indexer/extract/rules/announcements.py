"""Lines and sentences that name who speaks below them: `X said:` · `Statement by X`"""

from __future__ import annotations

import re

from indexer.extract.rules import blocks
from indexer.extract.rules.ahead import leads
from indexer.extract.rules.colons import statement
from indexer.grammar.draft import Draft
from indexer.grammar.phrases import read_phrase
from indexer.grammar.scene import Paragraph, Sentence
from indexer.grammar.stretch import make_direct, set_cue
from indexer.grammar.subjects import author_of, subject_after, subject_before
from indexer.grammar.tagged import Tagged
from indexer.grammar.verbs import Verb, find_verbs

_LEADING_UP = (":", "-", ",")
_OPENING = '&b"/-'


def header(paragraph: Paragraph) -> Draft | None:
    """`Statement by Dr Ann Roe, Director`: a heading over the paragraphs of it."""
    return blocks.statement_header(paragraph)


def according_to(paragraph: Paragraph) -> Draft | None:
    """`According to Ann Roe:`"""
    sentence = _last_sentence(paragraph)
    if sentence is None or not _is_according(sentence):
        return None
    t = sentence.tagged
    end = len(t.tags) - 1
    phrase = author_of(t, read_phrase(t, 2, end), end)
    if phrase is None:
        return None
    return set_cue(make_direct(sentence, phrase, None), 0, 2, "according to", sentence)


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
    phrase = read_phrase(t, start, end)
    if phrase is None or phrase.kind != "name" or phrase.stop < end:
        return None
    told = phrase.apposed or phrase.title  # "Overview:" tells nothing of anybody
    return make_direct(sentence, phrase, None) if told else None


def _last_sentence(paragraph: Paragraph) -> Sentence | None:
    """The last sentence of a paragraph, where it may lead up to what stands below."""
    if not paragraph.sentences:
        return None
    last = paragraph.sentences[-1]
    if last.text.rstrip()[-1:] not in (":", ",") or "\n\n" in last.text:
        return None
    tags = last.tagged.tags
    return last if len(tags) > 1 and tags[-1] in _LEADING_UP else None


def _is_according(sentence: Sentence) -> bool:
    return sentence.tagged.words[:2] == ["According", "to"]


def _leading_up(paragraph: Paragraph) -> Sentence | None:
    """A last sentence that ends with a colon, or with a cue and a comma."""
    sentence = _last_sentence(paragraph)
    if sentence is None or _is_according(sentence):
        return None
    tags = sentence.tagged.tags
    return sentence if tags[-1] == ":" or (len(tags) > 2 and tags[-2] == "V") else None
