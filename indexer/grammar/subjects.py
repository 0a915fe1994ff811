"""Who a verb of saying belongs to: the phrase before it, or after it when inverted."""

from __future__ import annotations

import re

from indexer.grammar.datelines import after_dateline
from indexer.grammar.gaps import (
    FAR,
    is_aside,
    is_bridge,
    is_coordinated,
    is_cut_off,
    is_listed,
    is_told_by_relative,
)
from indexer.grammar.phrase_kinds import SPEAKERS
from indexer.grammar.phrases import Phrase, read_phrase
from indexer.grammar.tagged import Tagged
from indexer.grammar.verbs import Verb
from indexer.lexicon import phrase_words
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.organisations import DOCUMENT_WORDS
from indexer.lexicon.titles import AT_THE_TIME
from indexer.lexicon.us_states import US_STATES

_INTRODUCTION = re.compile(r"[Ab&F/\"-]*")
_CLAUSE_START = frozenset(',;:-Qb&TW"(/')


def is_anyone(phrase: Phrase, lemma: str) -> bool:
    """Whether a phrase headed by an ordinary noun is somebody: `one in four`, `a party aide`."""
    if _is_share(phrase):
        return False
    if phrase.kind != "thing":
        return phrase.kind != "document"
    return lemma in phrase_words.HUMAN and phrase.end - phrase.start <= 8


_SHARE = re.compile(
    r"\b(?:per ?cent|majority|half|third|quarter|respondents|fraction|number|most of)\b|%|^more$",
    re.I,
)


_PART_OF = re.compile(r"(?:%|per ?cent|third|half|majority|quarters?)\)? of $")
_ONE_IN_TEN = re.compile(r"\d (?:in|of|out of) \d")


def _is_share(phrase: Phrase) -> bool:
    """`35% of Gen X`, `respondents`, `one in four`: a survey counts answers, nobody speaks."""
    t = phrase.tagged
    before = t.text[t.starts[max(0, phrase.start - 4)] : t.starts[phrase.start]]
    told = _SHARE.search(phrase.words()) is not None
    share = _PART_OF.search(before) is not None
    counted = _ONE_IN_TEN.search(phrase.words()) is not None
    return told or share or counted


_NAMED = frozenset({"name", "organisation"})


def subject_before(t: Tagged, verb: int, low: int = 0) -> Phrase | None:
    """The subject of the verb at token ``verb``, looking back no further than ``low``.

    The nearest phrase wins, but a phrase that only tells what somebody is
    ("Jane Roe, chair of the Council, said") hands over to the one it describes.
    """
    low = max(low, _behind_dateline(t, verb))
    told = (
        _own_subject(t, verb, low)
        or _with_relative(t, verb, low)
        or _antecedent(t, verb, low)
        or _main_subject_of_second(t, verb, low)
    )
    if told is not None:
        return told
    nearest = _nearest(t, verb, low)
    if nearest is None:
        return _adjacent(t, verb, low)
    document = _document_before(t, nearest, low)
    if document is not None:
        return document
    if t.tags[nearest.stop : nearest.stop + 1] == ",":
        return _whom_it_describes(t, nearest, low, verb)
    return _with_others(nearest, low)


def _nearest(t: Tagged, verb: int, low: int) -> Phrase | None:
    """The nearest phrase that reaches a verb, or the one that it only tells of."""
    best: Phrase | None = None
    for start in _starts(t, verb, low):
        phrase = _read_at(t, start, verb) if not is_cut_off(t, start, verb) else None
        if phrase is None or (start > low and is_listed(t, phrase.stop, verb)):
            continue
        if best is not None and not _is_near_or_set_off(t, phrase, best, verb):
            continue
        if _reaches(t, phrase, verb) and (best is None or _describes(t, phrase, best, verb)):
            best = phrase
    return best


def _is_near_or_set_off(t: Tagged, earlier: Phrase, later: Phrase, verb: int) -> bool:
    """Whether a phrase stands next to a later one, or all behind it only tells what it names."""
    if earlier.stop >= later.start - 1:
        return True
    set_off = is_aside(t, earlier, verb) or is_told_by_relative(t, earlier, verb)
    return earlier.kind in _NAMED and set_off


def _reaches(t: Tagged, phrase: Phrase, verb: int) -> bool:
    """Whether nothing stands between a phrase and a verb that parts them."""
    stop = phrase.stop
    return stop >= verb or is_bridge(t, stop, verb) or is_coordinated(t, stop, verb)


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
    if opener is None or opener.kind not in _NAMED or t.tags[opener.end : opener.end + 1] != ",":
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


_SECOND = re.compile(r",?[&b][Aa]*$")


def _main_subject_of_second(t: Tagged, verb: int, low: int) -> Phrase | None:
    """`She says the Legislature slept, and argues that …`: the sentence's subject speaks on."""
    joint = _SECOND.search(t.tags, max(low, verb - 6), verb)
    if joint is None:
        return None
    told = t.tags[verb + 1 : verb + 2] in ("T", "P") and t.tags.find("V", low, joint.start()) >= 0
    if not (joint.group().startswith(",") or told):
        return None
    start = low
    while start < verb and t.tags[start] in 'A&b"':
        start += 1
    phrase = read_phrase(t, start, verb)
    if phrase is None or phrase.kind not in ("name", "pronoun", "role"):
        return None
    return phrase if _ACTS.match(t.tags, phrase.stop) else None


_ACTS = re.compile("[VvaAw]|,[Aa]*V")


_WHO = re.compile(r"(?:,-?)?W[Aa]*$")


def _antecedent(t: Tagged, verb: int, low: int) -> Phrase | None:
    """Whom "who" stands for: `Jeff Weaver, who said …`, `residents who told the Council …`."""
    match = _WHO.search(t.tags, max(low, verb - 5), verb)
    if match is None:
        return None
    end = match.start()
    pronoun = t.words[t.tags.index("W", end)].lower()
    if pronoun == "which" and t.tags[end] == ",":
        return _body_before(t, end, low)
    if pronoun != "who":
        return None
    best: Phrase | None = None  # the longest: "Ann Roe, chair of the Board, who added"
    for start in _starts(t, end, low):
        phrase = _read_at(t, start, end)
        if phrase is not None and phrase.stop >= end and phrase.kind in SPEAKERS:
            best = phrase if best is None or phrase.kind == "name" else best
    return best or _adjacent(t, end, low, of_who=True) or _somebody_before(t, end, low)


_SOMEBODY = re.compile("(?<![fF&NCO'-])(?:D[mwvNCO']{0,3}[rg]|[mwN]{0,2}g)$")


def _somebody_before(t: Tagged, end: int, low: int) -> Phrase | None:
    """`not paying an architect | who said`: the office or group right before."""
    found = _SOMEBODY.search(t.tags, max(low, end - 6), end)
    phrase = read_phrase(t, found.start(), end) if found is not None else None
    return phrase if phrase is not None and phrase.kind in ("role", "group") else None


_BODY = re.compile(r"D?[HR]?[NIC'O]*O$")


def _body_before(t: Tagged, end: int, low: int) -> Phrase | None:
    """`foreseen by the Pilot Commission, | which said`: the body right before."""
    found = _BODY.search(t.tags, max(low, end - 8), end)
    phrase = read_phrase(t, found.start(), end) if found is not None else None
    return phrase if phrase is not None and phrase.kind == "organisation" else None


_RIGHT_BEFORE = re.compile(r"(?:[HNICp]*[NIC]|P)A*a?A*$")


def _adjacent(t: Tagged, verb: int, low: int, of_who: bool = False) -> Phrase | None:
    """A name or pronoun right before its verb, wherever it stands: `footage of Ann Roe saying`.

    ``of_who`` says that "who" stands between: `named after Ann Roe, who says`.
    """
    match = _RIGHT_BEFORE.search(t.tags, max(low, verb - 8), verb)
    if match is None:
        return None
    before = t.tags[match.start() - 1 : match.start()]
    names = t.tags[match.start()] != "P"
    told = t.words[verb].lower().endswith("ing")
    where = of_who and t.words[match.start() - 1].lower() in phrase_words.WHERE
    free = told or (of_who and not where) or _is_conjunction(t, match.start() - 1)
    if before == "F" and names and not free:
        return None  # "recent weather in Yuma indicates"; "voters in Merrin, who say"
    phrase = read_phrase(t, match.start(), verb)
    if phrase is None or phrase.kind not in ("name", "pronoun"):
        return None
    return phrase if phrase.stop >= verb or is_bridge(t, phrase.stop, verb) else None


def _is_conjunction(t: Tagged, i: int) -> bool:
    """`after Ann Roe said`: whether a preposition opens a clause."""
    return t.words[i].lower() in phrase_words.OPENS_CLAUSE


_MAX_SAYINGS = 4
"""Other verbs of saying, or stretches of speech, between a subject and its verb. The one found
had none in 97 of 100 of 23,775 sentences of real releases, and never more than four."""


def _starts(t: Tagged, verb: int, low: int) -> list[int]:
    """Tokens a subject may start at, nearest first."""
    found = []
    depth = sayings = 0
    for i in range(verb - 1, max(low, verb - FAR) - 1, -1):
        sayings += t.tags[i] in "VQ"
        if sayings > _MAX_SAYINGS:
            break
        depth += {")": 1, "(": -1}.get(t.tags[i], 0)
        if depth > 0:
            continue  # inside brackets: a ticker, a short form
        if i == low or (t.tags[i - 1] in _CLAUSE_START and not _is_relative(t, i - 1)):
            found.append(i)
    return found


def _is_relative(t: Tagged, i: int) -> bool:
    """`which owns Halvard Savings`: what follows is no subject of the main verb."""
    return t.tags[i] == "W" and t.words[i].lower() in ("which", "who", "whom", "whose")


def _read_at(t: Tagged, start: int, verb: int) -> Phrase | None:
    """The phrase at a token, behind what introduces it, if it can be the subject of a verb."""
    skipped = _INTRODUCTION.match(t.tags, start, verb)
    i = skipped.end() if skipped else start
    if i > start and _is_object(t, i):
        return None  # "in his speech": the object of a preposition speaks no verb
    if i >= verb or t.tags[i] in "KW" or _is_state(t, start):
        return None
    phrase = read_phrase(t, i, verb)
    if phrase is None or _is_bare(t, phrase, verb):
        return None
    if t.tags[i] == "w" and _is_ordinary_word(t, phrase, start, i):
        return None
    return None if start and _told_of_then(t, phrase, start, verb) else phrase


def _is_object(t: Tagged, i: int) -> bool:
    """Whether what begins at a token is the object of a preposition; but "As Ann Roe put it"."""
    told = i == 1 and t.words[0] == "As"
    return t.tags[i - 1] == "F" and not told and not _is_conjunction(t, i - 1)


def _is_state(t: Tagged, start: int) -> bool:
    """`in Port Merrin, | NJ, is pleased to announce`"""
    place = t.words[start] in US_STATES or t.words[start] == "D.C."
    return place and t.tags[max(0, start - 2) : start] == "N,"


def _is_bare(t: Tagged, phrase: Phrase, verb: int) -> bool:
    """`engagement and distribution, noting`: a bare noun speaks no words; `pilots say` do."""
    if phrase.kind not in ("thing", "document") or t.tags[phrase.start] == "D":
        return False
    human = t.words[verb].lower() in phrase_words.HUMAN_FORMS
    people = human and t.words[phrase.end - 1].endswith("s")
    return phrase.stop < verb or not people


def _is_ordinary_word(t: Tagged, phrase: Phrase, start: int, first: int) -> bool:
    """Whether the ordinary word at token ``first`` keeps a phrase from being somebody."""
    if t.words[first].endswith("ing") and phrase.kind in SPEAKERS:
        return True  # "…, keeping viewers informed": nobody is called that
    # "including short and long term Moving Averages suggests"
    return start > 0 and t.tags[start - 1] == "&" and phrase.kind == "organisation"


def _told_of_then(t: Tagged, phrase: Phrase, start: int, verb: int) -> bool:
    """`who began it while a student at Merrin, added`: what the speaker was at the time."""
    then = t.words[start - 1].lower() in AT_THE_TIME and t.words[start] in ("a", "an")
    return then and phrase.kind == "role" and t.tags[phrase.stop : verb].rstrip("A") == ","


def _describes(t: Tagged, earlier: Phrase, later: Phrase, verb: int) -> bool:
    """Whether ``later`` was only the apposition of ``earlier``."""
    if earlier.kind not in ("name", "role", "spokesperson", "organisation", "group"):
        return False
    if earlier.kind in _NAMED and is_told_by_relative(t, earlier, verb):
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


_WRITTEN_BY = re.compile("v?F")  # a complaint by, a report published by
_OWNED = re.compile("D?[HNCOIL]{1,6}'")


def author_of(t: Tagged, phrase: Phrase | None, limit: int) -> Phrase | None:
    """`a statement by the Harbour Board`, `Halvard’s report`: whose it is, where that is told.

    Else the phrase itself.
    """
    if phrase is None or phrase.kind != "document":
        return phrase
    owned = _OWNED.match(t.tags, phrase.start, phrase.end)
    authors = [(phrase.start, owned.end() - 1)] if owned is not None else []
    filed = _WRITTEN_BY.match(t.tags, phrase.end, limit)
    last = filed.end() if filed is not None else phrase.end + 1
    authors += [
        (i + 1, limit)
        for i in range(phrase.start, min(last, limit))
        if t.words[i].lower() in ("by", "from")
    ]
    for start, end in authors:
        author = read_phrase(t, start, end)
        if author is not None and author.kind in SPEAKERS - {"pronoun"}:
            author.stop = max(author.stop, phrase.stop)
            return author
    return phrase


def noted_by(t: Tagged, verb: Verb, limit: int) -> Phrase | None:
    """`As noted by the Harbour Board`: who notes."""
    if not verb.start or t.words[verb.start - 1].lower() != "as":
        return None
    if t.words[verb.end : verb.end + 1] != ["by"]:
        return None
    return author_of(t, read_phrase(t, verb.end + 1, limit), limit)


def opening_phrase(t: Tagged, verb: Verb) -> Phrase | None:
    """The phrase that opens the sentence: `He paid tribute to her, saying “…”`"""
    return opening_phrase_of(t, verb.start)


def opening_phrase_of(t: Tagged, limit: int) -> Phrase | None:
    """The phrase that opens a sentence, read no further than the token ``limit``."""
    start = next((i for i, tag in enumerate(t.tags) if tag not in 'A&b"/-Q,'), 0)
    if t.tags[start] == "F" and "," in t.tags[start:limit]:
        start = t.tags.index(",", start) + 1  # In his remarks, he thanked them, saying “…”
    return read_phrase(t, start, limit)
