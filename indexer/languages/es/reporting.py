"""Reported speech in Spanish: clauses after `que`, beside `según`, or set off by commas."""

from __future__ import annotations

import re

from indexer.grammar.draft import Draft
from indexer.grammar.phrase import Phrase
from indexer.grammar.report import Report, make_reported
from indexer.grammar.scene import Sentence
from indexer.grammar.tagged import Tagged
from indexer.grammar.verbs import Verb, find_verbs
from indexer.languages.es.lexicon import function_words
from indexer.languages.es.sources import (
    left_out,
    read_told,
    subject_behind,
    subject_of,
    told_by,
)
from indexer.model import Span

_MIN_WORDS = 3
_MEANWHILE_BEGINS = frozenset(words[0] for words in function_words.MEANWHILE)
_SPEECH_AHEAD = re.compile(r":(?=\"?Q)")
_MAX_CLAUSE = 400  # tokens looked through for what ends a clause


def clause_after(report: Report) -> Draft | None:
    """`X ha señalado que C`, `explicó X que C`, `añadió que C`."""
    sentence, verb = report.sentence, report.verb
    t = sentence.tagged
    if verb.passive or _follows_as(t, verb):
        return None
    behind: Phrase | None = None
    particle = t.words[verb.end : verb.end + 1] in (["de"], ["en"])
    i: int | None = verb.end + particle  # informó de que, insistió en que
    if t.tags[verb.end + particle : verb.end + particle + 1] != "T":
        behind = subject_behind(t, verb.end, len(t.tags))
        i = _that(t, behind.stop if behind is not None else verb.end)
    if i is None or (len(t.tags) - i - 1 < _MIN_WORDS and "Q" not in t.tags[i:]):
        return None
    phrase = behind or subject_of(sentence, verb, [*report.taken, *report.drafts])
    if phrase is None or phrase.kind in ("thing", "document"):
        return None
    end = _clause_end(t, i + 1)
    if end - i - 1 < _MIN_WORDS and "Q" not in t.tags[i:end]:
        return None
    return make_reported(sentence, verb, phrase, report.first_of(i + 1), end)


_TO_THAT = re.compile(r"(?:[AX]|DX)*(?:,?[FA][DfwNXCOg#&rmR]{0,12}?,?)?(?=T)")


def _that(t: Tagged, i: int) -> int | None:
    """`a los vecinos | que`: the token of the "que" that opens the clause, past an addressee."""
    match = _TO_THAT.match(t.tags, i)
    return match.end() if match is not None else None


def _clause_end(t: Tagged, start: int) -> int:
    """The token after a clause: the end of its sentence, or where speech of its own begins."""
    end = len(t.tags)
    for i in range(start, min(start + _MAX_CLAUSE, len(t.words) - 1)):
        word = t.words[i + 1]
        if (word == "según" and t.words[i] == ",") or (
            word in _MEANWHILE_BEGINS and t.words[i + 1 : i + 4] in function_words.MEANWHILE
        ):
            end = i
            break
    colon = _SPEECH_AHEAD.search(t.tags, start)
    if colon is not None:
        end = colon.start()
    while end > start and t.tags[end - 1] in ".,;-:&":
        end -= 1
    return end


def according(sentence: Sentence) -> Draft | None:
    """`Según X, C` and `C, según X` (`según ha explicado X`)."""
    t = sentence.tagged
    verbs = find_verbs(t)
    for i in range(len(t.words)):
        told = told_by(t, i)
        if told is None or (i and t.tags[i - 1] not in ",-A"):
            continue
        found = read_told(t, told, len(t.tags), verbs)
        if found is None:
            continue
        phrase, verb = found
        stop = max(phrase.stop, verb.end if verb else 0)
        place = _clause_beside(t, i, stop)
        if place is None:
            return None
        draft = make_reported(sentence, verb, phrase, *place)
        draft.cue, draft.lemma = sentence.span(i, told), "según"
        return draft
    return None


def _clause_beside(t: Tagged, at: int, stop: int) -> tuple[int, int] | None:
    """The clause behind `según X`, which ends at ``stop``, or else the one before it."""
    if at <= 1:
        if t.tags[stop : stop + 1] != ",":
            return None
        start, end = stop + 1, _clause_end(t, stop + 1)
        closed = t.tags.find('"', start + 1, end)
        if t.tags.startswith('"', start) and closed > 0:
            end = closed + 1  # “A”, de quienes afirmaba que B
    else:
        if t.tags[stop : stop + 1] not in ("", ".", ",", "F"):
            return None
        start, end = 0, at
    while end > start and t.tags[end - 1] in ",-A":
        end -= 1
    return (start, end) if end - start >= _MIN_WORDS and "Q" not in t.tags[start:end] else None


def _follows_as(t: Tagged, verb: Verb) -> bool:
    """`según ha detallado X`: the words reported stand before it."""
    before = [w.lower() for w in t.words[max(0, verb.start - 3) : verb.start]]
    return "según" in before or before[-1:] == ["como"]


_FEW = 6  # tokens: less may be no clause
_ANOTHER_CLAUSE = re.compile("[QPV:;]")


def inserted(sentence: Sentence) -> Draft | None:
    """`C, ha informado X.` and `C, afirmó, C`: a report set off by commas."""
    t = sentence.tagged
    for verb in find_verbs(t):
        first = verb.start
        while first > 0 and t.tags[first - 1] in "Aa":
            first -= 1
        if not verb.clause or verb.passive or t.tags[first - 1 : first] != "," or first < 3:
            continue
        phrase = subject_behind(t, verb.end, len(t.tags))
        stop = phrase.stop if phrase is not None else verb.end
        if not _is_clause(t.tags[: first - 1], t.tags[stop:]):
            continue
        if phrase is None and t.tags[stop : stop + 1] != ",":
            continue
        return _around(sentence, verb, phrase or left_out(t, verb), first - 1, stop)
    return None


def _is_clause(opened: str, rest: str) -> bool:
    """Whether what stands before a report is a clause of its own, with what goes on behind it."""
    short = len(opened) + 1 < _FEW or opened[0] == "F"
    if short and _DOES.search(opened + rest) is None:
        return False
    return _ANOTHER_CLAUSE.search(opened) is None


_ENDS_ATTRIBUTION = re.compile(r"(?:[AX]|[fF][^,.;:VQTWva]{1,14})*[,.-].*|")
_DOES = re.compile("[va]")


def _around(sentence: Sentence, verb: Verb, phrase: Phrase, end: int, stop: int) -> Draft | None:
    """The draft of a clause that its report ends or interrupts at tokens ``end`` to ``stop``."""
    t, skeleton = sentence.tagged, sentence.paragraph.skeleton
    if not _ENDS_ATTRIBUTION.fullmatch(t.tags[stop:]):
        return None
    start = 0
    if t.tags[0] == "F" and not _DOES.search(t.tags[:end]) and t.tags[stop] == ",":
        start, end = stop + 1, _clause_end(t, stop + 1)  # En ese sentido, subrayó, C
        stop = end
    draft = make_reported(sentence, verb, phrase, start, end)
    if t.tags[stop : stop + 1] == ",":
        last = _clause_end(t, stop + 1)
        if last - stop > _MIN_WORDS and t.tags[stop + 1] not in "WTVQb&":
            start = skeleton.place(t.starts[stop + 1])
            draft.spans.append(Span(start, skeleton.place(t.ends[last - 1] - 1) + 1))
    return draft
