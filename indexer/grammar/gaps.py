"""What may stand between a subject and its verb: asides, appositions, a first verb."""

from __future__ import annotations

import re

from indexer.grammar.phrase import Phrase
from indexer.grammar.tagged import Tagged
from indexer.lexicon import phrase_words

_BRACKETS = re.compile(r"\([^)]*\)")
# "is pleased to" announce, "has the honour to" inform
_BRIDGE = re.compile(r"^[,)]?[Aa,]*(?:(?:[vwAV]|Dw)F{1,2})?$")
_PROUD = re.compile(r"[Aa]*(?:[vwAV]F{1,2})?$")  # "…, is proud to" announce
FAR = 70  # tokens a subject may stand before its verb


def is_listed(t: Tagged, start: int, verb: int) -> bool:
    """`in eyes, CNS (nerves), and blood, announced`: what stops at ``start`` is one of a list."""
    return _BRACKETS.sub("", t.tags[start:verb]).startswith(",&")


_DURING = re.compile(r"(?:F[^,.:;QVv]{1,12}(?<![&b])|X)[Aa]*$")  # Mr Wong during his address said
_FORGOTTEN = re.compile(r",[^aPVQv]{1,25}(?<![&b-])$")


def is_bridge(t: Tagged, start: int, verb: int) -> bool:
    """Whether nothing but an aside stands between a subject and its verb."""
    gap = _BRACKETS.sub("", t.tags[start:verb])
    if _BRIDGE.match(gap) or _is_set_off(gap) or _DURING.match(gap):
        return True
    if gap.startswith(("T", "W")):
        return _is_clause(gap, t.words[start].lower())
    times = _THIS_TIME.fullmatch(gap)  # Halvard Bank just this month announced
    return times is not None and t.words[start + times.start(1)].lower() in phrase_words.TIMES


def _is_set_off(gap: str) -> bool:
    """Whether commas or dashes stand around an aside, or at least before it."""
    if gap.startswith("-") and gap.rstrip("Aa").endswith("-"):
        return True
    if gap.startswith(",") and _PROUD.sub("", gap).endswith((",", "-")) and len(gap) < _LONGEST:
        return True
    # "Nie, co-founder of PaXini, one of the Eight said": the comma was forgotten
    return _FORGOTTEN.match(gap) is not None


def _is_clause(gap: str, opener: str) -> bool:
    """`, a maker of bells | that others forgot,`; `Roe, | who founded it,`"""
    if gap[0] == "T":
        closed = len(gap) < _LONGEST_CLAUSE and gap.rstrip("Aa").endswith(",")
        return closed and "Q" not in gap and "V" not in gap
    return len(gap) < _LONGEST_RELATIVE and "Q" not in gap and opener == "who"


_LONGEST, _LONGEST_CLAUSE, _LONGEST_RELATIVE = 40, 30, 25  # tokens of an aside


_THIS_TIME = re.compile("A*D(w)[Aa]*")


_DOES_MORE = re.compile(r"^[,AaWV]*[vVaw]")


def is_coordinated(t: Tagged, start: int, verb: int) -> bool:
    """`Sir Gareth welcomed the change but said`: the subject of the first verb speaks on."""
    gap = t.tags[start:verb]
    word = t.words[verb].lower()
    if t.words[start].lower() in phrase_words.MODALS and t.language.cues.forms.get(word) == word:
        return False  # "Teams can order parts and guarantee …"
    return (
        len(gap) < 60
        and bool(_DOES_MORE.match(gap))
        and gap.rstrip("Aa,")[-1:] in "b&"
        and "Q" not in gap
    )


def is_cut_off(t: Tagged, start: int, verb: int) -> bool:
    """Whether a phrase at ``start`` cannot reach ``verb``: cheaper than reading it.

    Another verb of saying stands between, nothing that a phrase runs over it
    with (an apposition, brackets, a dash), and no conjunction that joins the two.
    """
    other = t.tags.find("V", start, max(start, verb - _PLEASED_TO))
    if other < 0 or any(mark in t.tags[start:other] for mark in ",(-"):
        return False
    before = t.tags[start:verb].rstrip("Aa,")[-1:]
    return before not in "b&-" and t.words[verb - 1].lower() != "then"


_PLEASED_TO = 3  # tokens: "is asked to" announce

# ", a developer of solar parks, specializing in parks throughout Canada and the U.S., has"
_ASIDE = re.compile(
    r",(?P<first>[Dw])(?:[^aVvPQT;:-]|(?<=[fFD&A])v|(?:(?<=w)|(?<=w,))v(?=[w&])){2,60},[Aa]*$"
)


def is_aside(t: Tagged, phrase: Phrase, verb: int) -> bool:
    """Whether all that stands between a phrase and its verb tells what it names."""
    match = _ASIDE.match(_BRACKETS.sub("", t.tags[phrase.stop : verb]))
    told = phrase.stop > phrase.end
    return match is not None and (match["first"] == "D" or told)


_RELATIVE = re.compile(",W[^VQ;:]*,[Aa]*$")


def is_told_by_relative(t: Tagged, phrase: Phrase, verb: int) -> bool:
    """`Roe, who is the founder and CEO,`: a relative clause is all that stands before the verb."""
    return _RELATIVE.match(t.tags[phrase.stop : verb]) is not None
