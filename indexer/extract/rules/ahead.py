"""Speakers ahead of their words: `X said: “A.”`"""

from __future__ import annotations

import re
from bisect import bisect_right

from indexer.grammar.draft import Draft
from indexer.grammar.stretch import Stretch, make_direct
from indexer.grammar.tagged import Tagged
from indexer.grammar.verbs import Verb

_MAX_LEAD = 45  # tokens between a cue and the words it leads up to


def cue_and_words(stretch: Stretch) -> Draft | None:
    """`X said: “A.”`, `X told reporters, “A.”`: the nearest cue that leads up to the words."""
    t, verbs = stretch.tagged, stretch.verbs
    slot = _before_notice(t, stretch.slot)
    for number in reversed(range(bisect_right(verbs, slot, key=lambda v: v.end))):
        verb = verbs[number]
        gap = t.tags[verb.end : slot]
        if len(gap) > _MAX_LEAD or "Q" in gap or ";" in gap[:-1]:
            return None
        if not verb.passive and not leads(t, verb, gap.replace(";", ",")):
            continue
        phrase = t.language.finders.leader(stretch, verb)
        if phrase is not None:
            return make_direct(stretch.sentence, phrase, verb)
    return None


_NOTICE = re.compile(r"[,:-]+(?:&?P)?[Vvw][,:-]*$")


def _before_notice(t: Tagged, slot: int) -> int:
    """`X said, and I quote, | “A”`: the token after what leads up to the words."""
    found = _NOTICE.search(t.tags, max(0, slot - 8), slot)
    if found is None or not found.start():
        return slot
    told = [w.lower() for w in t.words[found.start() : slot] if w[0].isalpha()]
    return found.start() + 1 if told in (["and", "i", "quote"], ["i", "quote"], ["quote"]) else slot


_INVERTED = re.compile("A?[HNRIC]+,")
_ACTS = re.compile("[aPV]|v(?![wmNr])")
_AT_ONCE = ("", ",", ":", "T", "A,", "A:", ",:", "-", '"')


def leads(t: Tagged, verb: Verb, gap: str) -> bool:
    """Whether the tags between a cue and words in marks, or the end, lead up to them."""
    if gap in _AT_ONCE or (verb.start == 0 and _INVERTED.fullmatch(gap)):
        return True
    if gap.endswith(":"):
        gap = gap.removeprefix("P")  # "put it plainly:"
        return "P" not in gap and gap.count("V") <= 1
    if gap.endswith((",", "T")):
        return (verb.clause or verb.lemma in t.language.cues.leading) and _ACTS.search(gap) is None
    return False
