"""Who a verb of saying belongs to: the phrase before it, or after it when inverted."""

from __future__ import annotations

import re

from indexer.grammar.antecedents import adjacent, antecedent, behind_opening
from indexer.grammar.authors import opening_phrase_of
from indexer.grammar.datelines import after_dateline
from indexer.grammar.gaps import FAR, is_aside, is_cut_off, is_listed, is_told_by_relative
from indexer.grammar.phrase import Phrase
from indexer.grammar.phrase_kinds import SPEAKERS
from indexer.grammar.phrases import read_phrase
from indexer.grammar.subject_at import NAMED, reaches, read_at, starts_of
from indexer.grammar.tagged import Tagged
from indexer.grammar.verbs import Verb
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.organisations import DOCUMENT_WORDS


def subject_before(t: Tagged, verb: int, low: int = 0) -> Phrase | None:
    """The subject of the verb at token ``verb``, looking back no further than ``low``.

    The nearest phrase wins, but a phrase that only tells what somebody is
    ("Jane Roe, chair of the Council, said") hands over to the one it describes.
    """
    low = max(low, _behind_dateline(t, verb))
    told = (
        _own_subject(t, verb, low)
        or _with_relative(t, verb, low)
        or antecedent(t, verb, low)
        or _main_subject_of_second(t, verb, low)
    )
    if told is not None:
        return told
    nearest = _nearest(t, verb, low)
    if nearest is None:
        return adjacent(t, verb, low) or behind_opening(t, verb, low)
    document = _document_before(t, nearest, low)
    if document is not None:
        return document
    if t.tags[nearest.stop : nearest.stop + 1] == ",":
        return _whom_it_describes(t, nearest, low, verb)
    return _with_others(nearest, low)


def _nearest(t: Tagged, verb: int, low: int) -> Phrase | None:
    """The nearest phrase that reaches a verb, or the one that it only tells of."""
    best: Phrase | None = None
    for start in starts_of(t, verb, low):
        phrase = read_at(t, start, verb) if not is_cut_off(t, start, verb) else None
        if phrase is None or (start > low and is_listed(t, phrase.stop, verb)):
            continue
        if best is not None and not _is_near_or_set_off(t, phrase, best, verb):
            continue
        if reaches(t, phrase, verb) and (best is None or _describes(t, phrase, best, verb)):
            best = phrase
    return best


def _is_near_or_set_off(t: Tagged, earlier: Phrase, later: Phrase, verb: int) -> bool:
    """Whether a phrase stands next to a later one, or all behind it only tells what it names."""
    if earlier.stop >= later.start - 1:
        return True
    set_off = is_aside(t, earlier, verb) or is_told_by_relative(t, earlier, verb)
    return earlier.kind in NAMED and set_off


def _behind_dateline(t: Tagged, verb: int) -> int:
    """The first token behind a dateline; 0 where the verb stands in it."""
    behind = after_dateline(t)
    return behind if behind < verb else 0


_RELATIVE = re.compile(",W[^,.:;QP]{1,40},$")


def _with_relative(t: Tagged, verb: int, low: int) -> Phrase | None:
    """`The Governor, who spoke while opening a line and three mains, | said`: who opens it."""
    phrase = opening_phrase_of(t, verb) if t.tags[verb - 1 : verb] == "," else None
    if phrase is None or phrase.start < low or phrase.kind not in ("name", "role", "spokesperson"):
        return None
    told = _RELATIVE.fullmatch(t.tags, phrase.stop, verb)
    return phrase if told and t.words[phrase.stop + 1].lower() == "who" else None


_WITH_ITS_SUBJECT = re.compile("F(D?[mwNCOg]{1,4})$")


def _own_subject(t: Tagged, verb: int, low: int) -> Phrase | None:
    """`not satisfied with the bank | saying, “…”`: the participle has a subject of its own."""
    if not t.words[verb].lower().endswith("ing"):
        return None
    found = _WITH_ITS_SUBJECT.search(t.tags, max(low, verb - 6), verb)
    if found is None or t.words[found.start()].lower() != "with":
        return None
    return read_phrase(t, found.start(1), verb)


# A name ends where its run of words does: one way only to take a list apart.
_LISTED = re.compile(r"(?:H{0,3}N[NI]{1,2}(?![NI])(?:\([^()]{1,8}\))?,?)+&H{0,3}$")
_ONE_OF_THEM = re.compile(r"(H{0,3})(N[NI]{1,2})(?:\([^()]{1,8}\))?")


def _with_others(last: Phrase, low: int) -> Phrase:
    """`Ann Roe, Mark Doe and Ida Pell wrote`: all of the list, if each is plainly a person."""
    t = last.tagged
    if last.kind != "name" or last.others or last.name is None:
        return last
    before = _LISTED.search(t.tags, low, last.name[0])
    if before is None:
        return last
    found = [*_ONE_OF_THEM.finditer(t.tags, before.start(), before.end())]
    if not all(one.group(1) or t.words[one.start(2)] in GIVEN_NAMES for one in found):
        return last  # Merrin Bank, Foldwell Group and Ann Roe
    last.others = tuple(one.span(2) for one in found)
    last.start = before.start()
    return last


_DOCUMENT_HEAD = re.compile("D?['wmNCO#/gr]{1,6}")
_TOLD_MORE = re.compile("[vFf][^VaPW;:Q]*")


def _document_before(t: Tagged, last: Phrase, low: int) -> Phrase | None:
    """`A lawsuit against the Board and its chair, Ann Roe, alleges`: the lawsuit does."""
    start = low
    while start < last.start and t.tags[start] in 'A&b"':
        start += 1
    if last.start - start > FAR:
        return None
    head = _DOCUMENT_HEAD.match(t.tags, start, last.start)
    for i in reversed(range(start, head.end())) if head is not None else ():
        if t.words[i].lower() in DOCUMENT_WORDS:
            led_on = _TOLD_MORE.fullmatch(t.tags[i + 1 : last.start])
            return Phrase(t, start, i + 1, "document", stop=last.stop) if led_on else None
    return None


def _whom_it_describes(t: Tagged, last: Phrase, low: int, verb: int) -> Phrase:
    """`Surfold Lab, a company with offices in Merrin and Lima, says`: who opens the sentence,

    where ``last`` only ends what is told of it.
    """
    start = low
    while start < last.start and t.tags[start] in 'A&b"/-':
        start += 1
    opener = read_phrase(t, start, verb) if start < last.start else None
    if opener is None or opener.kind not in NAMED or t.tags[opener.end : opener.end + 1] != ",":
        return last
    return last if _GOES_ON.search(t.tags, opener.end, last.start) else opener


_GOES_ON = re.compile('[aPVQT;:]|"')
_MAX_VERBS = 6  # looked at for the subject of a participle


def subject_of_participle(t: Tagged, verb: Verb) -> Phrase | None:
    """`Hours later, Roe thanked the people of Merrin, telling them`: whose deed came before.

    Only for a participle behind a comma: the nearest verb whose subject can speak.
    """
    i = verb.start
    while i and t.tags[i - 1] == "A":
        i -= 1
    if not i or (t.tags[i - 1] != "," and t.words[i - 1] != "by"):
        return None
    deeds = [  # but "a piece shared by X", "one that compared them"
        j
        for j in range(i - 1, max(0, i - FAR), -1)
        if t.tags[j] in "vVa" and t.tags[j - 1] not in "TW" and t.words[j + 1] != "by"
    ]
    for j in deeds[:_MAX_VERBS]:
        phrase = subject_before(t, j)
        if phrase is None or phrase.kind in ("thing", "document"):
            continue
        if phrase.words().lower() not in ("it", "that", "this", "which"):
            return phrase
    return None


_SECOND = re.compile(r",?[&b][Aa]*(?:(?:[vwV]|Dw)F)?$")  # and (is pleased to) | announce


def _main_subject_of_second(t: Tagged, verb: int, low: int) -> Phrase | None:
    """`She says the Legislature slept, and argues that …`: the sentence's subject speaks on."""
    joint = _SECOND.search(t.tags, max(low, verb - 6), verb)
    if joint is None:
        return None
    that = _TOLD_THAT.match(t.tags, verb + 1) is not None
    told = t.tags[verb + 1 : verb + 2] == "P" and _ACTED.search(t.tags, low, joint.start())
    if not (joint.group().startswith(",") or that or told):
        return None
    start = low
    while start < verb and t.tags[start] in 'A&b"':
        start += 1
    phrase = read_phrase(t, start, verb)
    if phrase is None or phrase.kind not in (SPEAKERS if that else ("name", "pronoun", "role")):
        return None
    return phrase if _ACTS.match(t.tags, phrase.stop, joint.end()) else None


_ACTED = re.compile("[Vv]")
_TOLD_THAT = re.compile("[^.,:;QVvaPW]{0,6}T")  # told the guests at the fair | that
# thanked …; , in a message to their members, thanked …
_ACTS = re.compile("[VvaAw]|,[Aa]*V|,F[^.:;QVvaPTW,]{1,14},[Aa]*[Vv]")


def _describes(t: Tagged, earlier: Phrase, later: Phrase, verb: int) -> bool:
    """Whether ``later`` was only the apposition of ``earlier``."""
    if earlier.kind not in ("name", "role", "spokesperson", "organisation", "group"):
        return False
    if earlier.kind == "group" and later.kind == "name" and not later.others:
        return False  # links between the towns, and other places, the Minister, Ann Roe, said
    if earlier.kind in NAMED and is_told_by_relative(t, earlier, verb):
        return True
    named = later.kind in ("name", "organisation") and t.tags[later.start] in "NCO"
    if t.tags[earlier.start] == "w" and named and later.stop >= verb:
        return False  # "If you compare EBITDA, Acme reports": Acme is told of nobody
    if later.start <= earlier.stop or is_aside(t, earlier, verb):
        return True
    told = later.kind in ("thing", "role", "organisation", "group") and t.tags[later.start] in "Dw"
    return told and _is_between_commas(t, earlier.stop, later, verb)


def _is_between_commas(t: Tagged, comma: int, phrase: Phrase, verb: int) -> bool:
    """`Harling and Choi, two family firms that …, announced`: commas on both sides."""
    if phrase.start != comma + 1 or t.tags[comma] != ",":
        return False
    before = verb - 1
    while before > phrase.stop and t.tags[before] in "Aa":
        before -= 1
    return "," in (t.tags[before], t.tags[phrase.stop : phrase.stop + 1])


def subject_after(t: Tagged, verb_end: int, limit: int) -> Phrase | None:
    """The subject after an inverted verb: `said Jane Roe`, `added the mayor`."""
    i = verb_end
    while i < limit and (t.tags[i] == "A" or t.words[i] in ("$", "past")):
        i += 1
    phrase = read_phrase(t, i, limit)
    if phrase is not None and phrase.kind == "thing" and t.words[i] in ("a", "an", "one"):
        return phrase  # said a liaison in Washington
    if phrase is None or phrase.kind not in SPEAKERS | {"document"}:
        return None
    return phrase
