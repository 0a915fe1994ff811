"""Where a reported clause ends before its sentence does: at what the writer tells, or another says.

Each pattern over tags is asked behind the clause's first words; the earliest end counts.
"""

from __future__ import annotations

import re

from indexer.grammar.scene import Sentence
from indexer.grammar.tagged import Tagged
from indexer.languages.en.lexicon import clause_words

_MIN_WORDS = 2
_MAX_CLAUSE = 400  # tokens looked through for what ends a clause; the longest real ones have 150
_DASH_AND_WORD = re.compile("-A*w")


def content_end(sentence: Sentence, start: int) -> int:
    """The token after the reported clause that starts at token ``start``."""
    t, tags = sentence.tagged, sentence.tagged.tags
    limit = min(len(tags), start + _MAX_CLAUSE)
    end = min(
        _before_dash(t, start, limit) or len(tags),
        _before_main_clause(t, start, limit) or len(tags),
        _before_outer_saying(t, start) or len(tags),
    )
    end = _before_next_saying(t, start, min(end, limit)) or end
    end = min(end, _before_narration(t, start + _MIN_WORDS, limit))
    while end > start and tags[end - 1] in ".,;-(":
        end -= 1
    return end


def _before_dash(t: Tagged, start: int, limit: int) -> int | None:
    """`… at any time — directly contradicting its own statements`: that is the author's word."""
    for match in _DASH_AND_WORD.finditer(t.tags, start, limit):
        dash, word = match.start(), match.end() - 1
        spaced = t.starts[dash] > t.ends[dash - 1] and t.starts[dash + 1] > t.ends[dash]
        if spaced and t.words[word].endswith("ing"):
            return dash
    return None


# "When Ann Roe noted": what opens a clause that is not the main one, its subject, its verb
_UNDER = re.compile("[A&b]?([bFAWw])(?:P|D?[wmgrHRNCOLI]{1,6})A*a?A*V")
_MAIN_CLAUSE = re.compile(
    r",(?:P|[HRM]*[NC][NCI]{0,3}|D[wmgrNCO\']{1,5})[Aa]*[avVw]|,[wmg]{1,3}A*[av]"
)


def _before_main_clause(t: Tagged, start: int, limit: int) -> int | None:
    """`When Ann Roe noted that the quay was shut, | Pell laughed`: the main clause is told."""
    under = _UNDER.match(t.tags, 0, start)
    if under is None or t.words[under.start(1)].lower() not in clause_words.SUBORDINATE:
        return None
    if "," in t.tags[:start]:
        return None
    main = _MAIN_CLAUSE.search(t.tags, start + _MIN_WORDS, limit)
    return main.start() if main is not None else None


_LAST_SAYING = re.compile(
    r",(?:D?[wmgrNCOHI\']{1,6}|P)A?(V)(?:A|X)*(?:F[^,.:;QVPaW]{1,10})?\.?$"
    r"|,(w)FD?[^,.:;QVPaW]{1,12}\.?$"
)


def _before_outer_saying(t: Tagged, start: int) -> int | None:
    """`Ann Roe said it was shut, | the source added`, `| according to the Board`: of another."""
    comma = t.tags.rfind(",", start + _MIN_WORDS)
    match = _LAST_SAYING.match(t.tags, comma) if comma > 0 else None
    if match is None:
        return None
    verb = match.start(1) if match[1] else match.start(2)
    outer = clause_words.OUTER if match[1] else ("according",)
    return comma if t.words[verb].lower() in outer else None


# "…, as she noted the demand": another act of saying by the same person is no part of the clause
_NEXT_SAYING = re.compile(
    r"(?P<again>(?:,[bF&]?|;(?:[^,.:;Q]{1,6},)?)PA?V)"
    r"|,?FPV(?!T)|,?&V(?=FD|D|[NP])|,?[&b]A?V(?=[TWQ])|,A?V(?=[DNCPFT])|,&A?V(?=w)"
    r"|(?P<saying>,A?V)(?=w)|(?P<then>[&b]A?V)(?=[Fw])|(?P<then_too>,[&b]A?V)(?=F)|(?P<deed>,&PA?[Vv])"
)


def _before_next_saying(t: Tagged, start: int, limit: int) -> int | None:
    for other in _NEXT_SAYING.finditer(t.tags, start + _MIN_WORDS, limit):
        form = t.words[other.end() - 1]
        if _is_next_saying(t, start, other, form):
            return other.start()
    return None


def _is_next_saying(t: Tagged, start: int, other: re.Match[str], form: str) -> bool:
    """Whether a verb behind the clause at ``start`` is the writer's, and no part of the clause."""
    if other["deed"] is not None:
        return form in clause_words.TURNS_TO
    if other["saying"] is not None:
        return form in clause_words.SAYING
    if other["again"] is not None:
        return form in clause_words.SAID_AGAIN or form.endswith("ed")
    if other["then"] is not None or other["then_too"] is not None:
        return form in clause_words.DID_SAY and _is_not_past(t, start, other.start())
    return "F" in other.group() or form.endswith(("ed", "ing"))


def _is_not_past(t: Tagged, start: int, end: int) -> bool:
    """`she would order a review | and warned of attacks`: the past is not in step with "would"."""
    helper = t.tags.find("a", start, end)
    return helper >= 0 and t.words[helper].lower() in clause_words.NOT_PAST


_NARRATES = re.compile(
    r"[Q\"],?[&b](?=(?:(?:D[wmgrNCO]{1,4}|[HRNC]{1,4}|P)?A*)([vV]))"
    r"|,b(?=[HR]*N[NI]{1,3}(?:,[^,.QVva]{1,12},)?A*([vV]))"
)


def _before_narration(t: Tagged, start: int, end: int) -> int:
    """The end of a clause before what the writer tells after words in marks.

    `said the sale was “a mistake” and left the room` · `“a mistake”, but the board disagreed` ·
    `was a mistake, but Ann Roe called it wise`. What is said stays in step with "said": with an
    auxiliary ("and would go on") it is the speaker's.
    """
    for match in _NARRATES.finditer(t.tags, start, end):
        verb = match.start(1) if match[1] else match.start(2)
        joint = next(i for i in range(match.start(), match.end()) if t.tags[i] in "&b")
        if t.words[joint].lower() not in clause_words.ADDS:
            continue  # “totally against it” because it cost lives
        if (
            t.tags[verb] == "v"
            or t.words[verb].endswith("ed")
            or t.words[verb] in clause_words.PAST
        ):
            return match.start() + 1 if match[1] else match.start()
    return end
