"""Speakers ahead of their words: `X said: “A.”` · `According to X, “A.”`"""

from __future__ import annotations

import re
from bisect import bisect_right

from indexer.extract.draft import Draft
from indexer.extract.phrases import Phrase, read_phrase
from indexer.extract.rules.stretch import Stretch, make_direct, set_cue
from indexer.extract.spanish import sources as spanish
from indexer.extract.subjects import (
    author_of,
    noted_by,
    subject_after,
    subject_before,
    subject_of_participle,
)
from indexer.extract.tags import Tagged
from indexer.extract.verbs import Verb
from indexer.lexicon import cues

_MAX_LEAD = 45  # tokens between a cue and the words it leads up to


def cue_and_words(stretch: Stretch) -> Draft | None:
    """`X said: “A.”`, `X told reporters, “A.”`: the nearest cue that leads up to the words."""
    t, slot = stretch.tagged, stretch.slot
    verbs = stretch.verbs
    for number in reversed(range(bisect_right(verbs, slot, key=lambda v: v.end))):
        verb = verbs[number]
        gap = t.tags[verb.end : slot]
        if len(gap) > _MAX_LEAD or "Q" in gap or ";" in gap[:-1]:
            return None
        phrase = _leader(stretch, verb, gap.replace(";", ","))
        if phrase is not None:
            return make_direct(stretch.sentence, phrase, verb)
    return None


def _leader(stretch: Stretch, verb: Verb, gap: str) -> Phrase | None:
    """Who leads up to the words with this verb; None where it leads up to nothing."""
    t, slot = stretch.tagged, stretch.slot
    if verb.passive:
        author = noted_by(t, verb, slot) or _echoed_by(t, verb, slot)
        if author is not None or verb.lemma != "quote":
            return author
    if _may_only(t, verb) or not leads(gap, verb) or _answers_others(t, verb, slot):
        return None
    phrase = _subject(stretch, verb)
    noun = verb.lemma in cues.WEAK and not t.words[verb.start].lower().endswith("ed")
    if phrase is None or (phrase.kind == "thing" and noun):
        return None  # "A geological report, “…”": the verb is a noun here
    if verb.lemma == "write" and not gap and t.tags[slot + 1 : slot + 2] == "(":
        return None  # Ann Roe wrote “The Lost Quay: A History” (Merrin Press)
    return phrase


def _subject(stretch: Stretch, verb: Verb) -> Phrase | None:
    """The subject of a verb that leads up to words: its own, the sentence's, the last speaker."""
    t, earlier = stretch.tagged, stretch.earlier
    if t.pack.drops_subjects:
        phrase = spanish.subject_beside(stretch.sentence, verb, stretch.slot, earlier)
    else:
        phrase = subject_before(t, verb.start)
        if verb.participle and not _is_led_by_with(t, phrase):
            phrase = _subject_of_participle(t, verb, phrase)
    if phrase is None and earlier and earlier[-1].source is not None:
        return earlier[-1].source.phrase
    if phrase is None and verb.participle:
        return _main_subject(t, verb)  # "He paid tribute to her, saying “…”"
    if phrase is None and verb.start == 0:
        return subject_after(t, verb.end, stretch.slot)  # "Concluded Nelson, “…”"
    return phrase


def _subject_of_participle(t: Tagged, verb: Verb, nearest: Phrase | None) -> Phrase | None:
    main = subject_of_participle(t, verb)
    if main is None and (nearest is None or _is_no_subject(t, nearest, verb)):
        main = _main_subject(t, verb)
    return main if main is not None else nearest


def _echoed_by(t: Tagged, verb: Verb, slot: int) -> Phrase | None:
    """`…, a sentiment echoed by Ann Roe, chair of the Board: “…”`"""
    if t.words[verb.end : verb.end + 1] != ["by"]:
        return None
    phrase = read_phrase(t, verb.end + 1, slot)
    return phrase if phrase is not None and t.tags[phrase.stop : slot] == ":" else None


def _is_no_subject(t: Tagged, phrase: Phrase, verb: Verb) -> bool:
    """`Roe spoke of the wars in Iraq and Libya, saying, “…”`: the last name is no speaker."""
    if phrase.kind in ("thing", "document"):
        return True
    before = t.words[phrase.start - 1].lower() if phrase.start else ""
    led = t.tags[phrase.start - 1] in "Ff&" and before not in ("with", "as") if before else False
    return led and t.tags[: verb.start].rstrip("A").endswith(",")


def _is_led_by_with(t: Tagged, phrase: Phrase | None) -> bool:
    """`…, with Ann Roe, chair of the Board, saying`"""
    return phrase is not None and t.words[max(0, phrase.start - 1)].lower() == "with"


def _answers_others(t: Tagged, verb: Verb, slot: int) -> bool:
    """`answering two critical questions: “…”`: what is asked, and not by who answers."""
    asked = {"question", "questions"} & {w.lower() for w in t.words[verb.end : slot]}
    return bool(asked) and verb.lemma in ("answer", "address", "raise", "respond")


def _may_only(t: Tagged, verb: Verb) -> bool:
    """`students can ask “Why?”`: nobody has said it yet."""
    return verb.doubtful and t.words[verb.start - 1].lower() in ("can", "could", "may", "might")


def _main_subject(t: Tagged, verb: Verb) -> Phrase | None:
    """The phrase that opens the sentence: `He paid tribute to her, saying “…”`"""
    start = next((i for i, tag in enumerate(t.tags) if tag not in 'A&b"/-Q,'), 0)
    if t.tags[start] == "F" and "," in t.tags[start : verb.start]:
        start = t.tags.index(",", start) + 1  # In his remarks, he thanked them, saying “…”
    return read_phrase(t, start, verb.start)


def according_to(stretch: Stretch) -> Draft | None:
    """`According to Ann Roe, “…”`"""
    t, slot = stretch.tagged, stretch.slot
    if t.pack.drops_subjects:
        told = spanish.source_before(stretch.sentence, slot)
        return make_direct(stretch.sentence, told, None) if told is not None else None
    if len(t.words) < 3 or t.words[0].lower() != "according":
        return None
    phrase = author_of(t, read_phrase(t, 2, slot), slot)
    if phrase is None or phrase.kind == "document" or t.tags[phrase.stop : slot] not in (",", ""):
        return None
    draft = make_direct(stretch.sentence, phrase, None)
    return set_cue(draft, 0, 2, "according to", stretch.sentence)


_LEADING = frozenset(
    """continue ask urge joke quip laugh sing chant exclaim put begin comment share express echo
    reflect voice""".split()
)
_INVERTED = re.compile("A?[HNRIC]+,")
_ACTS = re.compile("[aPV]|v(?![wmNr])")
_AT_ONCE = ("", ",", ":", "T", "A,", "A:", ",:", "-", '"')


def leads(gap: str, verb: Verb) -> bool:
    """Whether the tags between a cue and words in marks, or the end, lead up to them."""
    if gap in _AT_ONCE or (verb.start == 0 and _INVERTED.fullmatch(gap)):
        return True
    if gap.endswith(":"):
        gap = gap.removeprefix("P")  # "put it plainly:"
        return "P" not in gap and gap.count("V") <= 1
    if gap.endswith((",", "T")):
        return (verb.clause or verb.lemma in _LEADING) and _ACTS.search(gap) is None
    return False
