"""Who says it in a Spanish sentence: subjects behind their verb or left out, `según`.

Everything else (quotations and their verbs, colons, signatures, blocks) is read
by the rules that English has.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from indexer.grammar.authors import opening_phrase
from indexer.grammar.draft import Draft
from indexer.grammar.phrase import Phrase
from indexer.grammar.phrase_kinds import SPEAKERS, PhraseKind
from indexer.grammar.phrases import read_phrase
from indexer.grammar.scene import Sentence
from indexer.grammar.stretch import Stretch, make_direct
from indexer.grammar.subjects import subject_before
from indexer.grammar.tagged import Tagged
from indexer.grammar.verbs import Verb, find_verbs
from indexer.languages.es.lexicon import function_words, titles

_TOLD_BY = (
    "según",
    "conforme a",
    "en palabras de",
    "a juicio de",
    "en opinión de",
    "de acuerdo con",
)


def subject_behind(t: Tagged, i: int, limit: int) -> Phrase | None:
    """`dijo hoy en la lonja la alcaldesa`: the subject behind an inverted verb."""
    start = i
    while start < limit and t.tags[start] == "A":
        start += 1
    for first in (start, _after_aside(t.tags, i, limit)):
        phrase = _speaker(t, first, limit) if first is not None else None
        if phrase is not None and (first == i or phrase.kind in ("name", "role")):
            return phrase
    return None


def _after_aside(tags: str, i: int, limit: int) -> int | None:
    """The first token behind adverbs, dates and "en la lonja" that may begin a name.

    A preposition takes one to nine tokens. Not a pattern: what is a date by
    itself may stand behind a preposition, too, and trying each of the ways
    takes time that doubles with every date.
    """
    room, whole = 0, True
    for k in range(i, limit):
        if whole and tags[k] in "DHNRC":
            return k
        if whole and tags[k] == "F":
            room, whole = _MAX_ASIDE, False
        elif room and (tags[k] in "DfwNXCO#mv" or tags[k : k + 2] in ("&w", "&N")):
            room, whole = room - 1, True
        elif whole and tags[k] in "AX#":
            room = 0
        else:
            return None
    return None


_MAX_ASIDE = 9  # tokens behind its preposition


def _speaker(t: Tagged, i: int, limit: int) -> Phrase | None:
    """The phrase at a token if it is somebody; a common noun only when it is a body."""
    while i < limit and t.tags[i] in "AX":
        i += 1
    if i >= limit or t.tags[i] not in "DHNRCOPgrIm":
        return None
    limit = _end_of_name(t, i, limit)
    phrase = read_phrase(t, i, limit)
    if phrase is None or phrase.kind not in SPEAKERS:
        return None
    phrase = _without_verb(t, phrase)
    words = {w.lower() for w in t.words[phrase.start : phrase.end]}
    if phrase.kind == "organisation" and words & titles.DOCUMENTS:
        return None
    return phrase


def _end_of_name(t: Tagged, i: int, limit: int) -> int:
    """`dijo Baeza | ante los vecinos`: where a preposition ends what names somebody."""
    end = t.tags.find("F", i, limit)
    while end >= 0 and t.words[end] in function_words.JOINING:
        end = t.tags.find("F", end + 1, limit)
    return end if end >= 0 else limit


def _without_verb(t: Tagged, phrase: Phrase) -> Phrase:
    """`Ruiz también visitó`: a phrase that ran over a verb, read up to it."""
    verb = next((i for i in range(phrase.start, phrase.end) if t.tags[i] in "va"), None)
    shorter = read_phrase(t, phrase.start, verb) if verb is not None else None
    return shorter if shorter is not None and shorter.kind in SPEAKERS else phrase


_TO_STOP = re.compile(r"[^,.;:Q-]*")
_SOMEBODY = re.compile("[NHR]|Dr|Dw*r")
_TWO_CAPITALS = re.compile("[NC]{2}")


def _unread(t: Tagged, i: int, limit: int) -> Phrase | None:
    """`enfatizó el referente del Frente`: somebody the lists do not know, and nobody else."""
    while i < limit and t.tags[i] in "Aa":
        i += 1
    if i + 1 < limit and t.tags[i] == "D" and t.words[i].lower() in ("el", "la", "un", "una"):
        phrase = read_phrase(t, i, _end_of_name(t, i, limit))
        if phrase is not None and phrase.kind == "thing" and t.tags[i + 1] == "w":
            phrase.kind = "role"
            return phrase
    rest = _TO_STOP.match(t.tags[i:limit])
    named = rest is not None and _SOMEBODY.search(rest.group())
    if not named or (i < limit and t.tags[i] in "Ff" and not _TWO_CAPITALS.search(t.tags[i:limit])):
        return None
    return Phrase(t, i, min(i + 1, limit), "document", stop=i + 1)  # somebody, but who?


def left_out(t: Tagged, verb: Verb) -> Phrase:
    """The subject a verb keeps to itself: `«…», añadió.`; whoever spoke last is meant."""
    return Phrase(t, verb.start, verb.end, "pronoun", stop=verb.end)


def inverted(stretch: Stretch) -> Draft | None:
    """`«…», dijo X.`, `«…», según dijo X.`, `«…», añadió.`"""
    found = _source_behind(stretch)
    if found is None or found[1] is None:
        return None
    return make_direct(stretch.sentence, *found, behind=True)


def told_behind(stretch: Stretch) -> Draft | None:
    """`«…», según X.`"""
    found = _source_behind(stretch)
    if found is None or found[1] is not None:
        return None
    return make_direct(stretch.sentence, found[0], None, behind=True)


def _source_behind(stretch: Stretch) -> tuple[Phrase, Verb | None] | None:
    t, i, limit, verbs = stretch.tagged, stretch.behind(), stretch.limit(), stretch.verbs
    if i >= limit:
        return None
    told = told_by(t, i)
    if told is not None:
        return read_told(t, told, limit, verbs)
    while i < limit and (t.tags[i] in "Aa" or t.words[i].lower() in _LIKE):
        i += 1
    verb = next((v for v in verbs if v.start == i), None)
    if verb is None or verb.passive:
        return None
    phrase = subject_behind(t, verb.end, limit)
    return (phrase or _unread(t, verb.end, limit) or left_out(t, verb), verb)


_LIKE = ("tal", "y", "como")


def told_by(t: Tagged, i: int) -> int | None:
    """The token after `según` and its like at token ``i``."""
    for words in _TOLD_BY:
        parts = words.split()
        if [w.lower() for w in t.words[i : i + len(parts)]] == parts:
            return i + len(parts)
    return None


def read_told(
    t: Tagged, i: int, limit: int, verbs: list[Verb]
) -> tuple[Phrase, Verb | None] | None:
    """`según X`, `según ha explicado X`, `según explicó`."""
    while i < limit and t.tags[i] in "Aa":
        i += 1
    verb = next((v for v in verbs if v.start == i), None)
    if verb is not None:
        return (subject_behind(t, verb.end, limit) or left_out(t, verb), verb)
    phrase = _speaker(t, i, limit)
    if phrase is None:
        return None
    following = next((v for v in verbs if v.start == phrase.stop), None)
    return phrase, following


_MAX_VERBS = 6  # looked back through for whoever does all that a sentence tells


_TOLD = re.compile("[NRrPVvaT]")


def subject_of(
    sentence: Sentence, verb: Verb, earlier: list[Draft], verbs: int = _MAX_VERBS
) -> Phrase | None:
    """Who says what a verb reports; up to ``verbs`` verbs before it may have the same subject."""
    t = sentence.tagged
    low = _end_of_cues(sentence, earlier)
    found = _before_who(t, verb.start) or subject_before(t, verb.start, low)
    if found is not None and found.kind in SPEAKERS and not _is_object(t, found):
        return _without_verb(t, found)
    spoken = _last_speaker(sentence, earlier)
    before = _tag_before(t, verb)
    if spoken is not None and (verb.participle or before in ("&", ",", "", "W", "b")):
        return spoken
    at = bisect_right(find_verbs(t), verb.start, key=lambda v: v.end)
    if at and before in ("&", ","):
        one = find_verbs(t)[at - 1]
        behind = subject_behind(t, one.end, verb.start)
        if behind is not None or not verbs:
            return behind
        return subject_of(sentence, one, earlier, verbs - 1)
    opening = _opening(t, verb.start)
    if opening is not None or verb.participle:
        return opening
    return left_out(t, verb) if not _TOLD.search(t.tags[: verb.start]) else None


def _last_speaker(sentence: Sentence, earlier: list[Draft]) -> Phrase | None:
    """Who speaks in the last of the drafts of this sentence."""
    here = (d.source for d in reversed(earlier) if _is_here(d, sentence))
    return next((source.phrase for source in here if source), None)


def _tag_before(t: Tagged, verb: Verb) -> str:
    """The tag before a verb, its adverbs and auxiliaries; a comma for `mientras tanto`."""
    if t.words[max(0, verb.start - 3) : verb.start] in function_words.MEANWHILE:
        return ","
    return t.tags[max(0, verb.start - 4) : verb.start].rstrip("Aa")[-1:]


def _is_object(t: Tagged, phrase: Phrase) -> bool:
    return phrase.start > 0 and t.tags[phrase.start - 1] in "Ff"


def subject_of_opening(sentence: Sentence) -> Phrase | None:
    """Who a sentence without speech of its own is about: `Por su parte, la diputada visitó …`"""
    t = sentence.tagged
    i = 0
    if t.tags[:1] in ("F", "A", "f", "b"):
        comma = t.tags.find(",", 0, 14)
        i = comma + 1 if comma > 0 else 0
    verb = next((k for k in range(i, len(t.tags)) if t.tags[k] in "Vv"), len(t.tags))
    phrase = _speaker(t, i, verb) if i < verb else None
    return phrase if phrase is not None and phrase.kind in _NAMED else None


_NAMED: frozenset[PhraseKind] = frozenset({"name", "role", "spokesperson"})


def _opening(t: Tagged, verb: int) -> Phrase | None:
    """`La consejera, Ana Ruiz, visitó el puerto, donde ha destacado que C`: who opens it."""
    i = 0
    while i < verb and t.tags[i] in '"-/A&,':
        i += 1
    if t.words[i].lower() == "por" and t.words[i + 1 : i + 3] == ["su", "parte"]:
        i += 4
    if i >= verb or t.tags[i] not in "DHNRCP":
        return None
    phrase = _speaker(t, i, verb)
    if phrase is None or phrase.kind not in ("name", "role", "organisation", "spokesperson"):
        return None
    gap = t.tags[phrase.stop : verb]
    if "T" in gap.strip(","):
        return None
    return phrase if gap.rstrip("A")[-1:] in ("", ",", "&", "W") else None


def _end_of_cues(sentence: Sentence, earlier: list[Draft]) -> int:
    """The token after the last cue of this sentence that another token follows; 0 without one."""
    t, place = sentence.tagged, sentence.paragraph.skeleton.place
    ends = (d.cue.end for d in earlier if d.cue is not None and _is_here(d, sentence))
    last = place(t.starts[-1])
    end = max((end for end in ends if end <= last), default=-1)
    return bisect_left(t.starts, end, key=place)


def told_ahead(stretch: Stretch) -> Draft | None:
    """`Según X, «…»`, `En palabras de X: «…»`."""
    t, slot = stretch.tagged, stretch.slot
    told = told_by(t, 0)
    if told is None and t.words[0].lower() == "para":
        told = 1
    if told is None or told >= slot:
        return None
    found = read_told(t, told, slot, stretch.verbs)
    if found is None:
        return None
    phrase, verb = found
    if t.tags[max(phrase.stop, verb.end if verb else 0) : slot] not in (",", ":", ",:"):
        return None
    return make_direct(stretch.sentence, phrase, None)


def leader(stretch: Stretch, verb: Verb) -> Phrase | None:
    """Who leads up to words in marks: `ha añadido la consejera: «…»`, `Ruiz señaló que «…»`."""
    if verb.passive:
        return None
    behind = subject_behind(stretch.tagged, verb.end, stretch.slot)
    if behind is not None and behind.kind != "pronoun":
        return behind
    found = subject_of(stretch.sentence, verb, stretch.earlier)
    if found is None and verb.participle:
        return opening_phrase(stretch.tagged, verb)  # celebró la noticia diciendo: «…»
    return found


_MAX_ALONE = 40  # tokens


_MAY_NAME = re.compile("[DNr]")


def alone(sentence: Sentence) -> Draft | None:
    """`«…». Así lo ha explicado X.`: a sentence that is nothing but an attribution."""
    t = sentence.tagged
    if t.words[0].lower() != "así" or len(t.tags) > _MAX_ALONE or "Q" in t.tags:
        return None
    for verb in find_verbs(t):
        if verb.start <= 4 and not _MAY_NAME.search(t.tags[: verb.start]):
            phrase = subject_behind(t, verb.end, len(t.tags))
            if phrase is not None and "T" not in t.tags[phrase.stop :]:
                return make_direct(sentence, phrase, verb, behind=True)
    return None


def _before_who(t: Tagged, verb: int) -> Phrase | None:
    """`asistió la concejala Irene Bravo, quien ha señalado`: whom "quien" stands for."""
    i = verb
    while i > 0 and t.tags[i - 1] in "A":
        i -= 1
    if i < 2 or t.words[i - 1].lower() not in ("quien", "quienes"):
        return None
    end = i - 1
    while end > 0 and t.tags[end - 1] == ",":
        end -= 1
    best: Phrase | None = None
    for start in range(end - 1, max(-1, end - 30), -1):
        if t.tags[start] in "VvaTWb.;:Q" or (
            t.tags[start] == "w" and t.tags[start - 1] not in "Dwf"
        ):
            break
        phrase = read_phrase(t, start, end)
        if phrase is not None and phrase.stop >= end and phrase.kind in SPEAKERS:
            best = phrase
    return best


def _is_here(draft: Draft, sentence: Sentence) -> bool:
    return draft.source is not None and draft.source.sentence is sentence
