"""Speakers behind their words, before the verb: `“A,” X said.` · `“A,” X said, “B.”`"""

from __future__ import annotations

import re
from bisect import bisect_right

from indexer.grammar.draft import Draft
from indexer.grammar.phrase import Phrase
from indexer.grammar.phrases import read_phrase
from indexer.grammar.stretch import Stretch, make_direct
from indexer.grammar.subjects import subject_after, subject_before
from indexer.grammar.tagged import Tagged
from indexer.grammar.verbs import Verb
from indexer.text.segment import BARE, PAUSED


def subject_and_verb(stretch: Stretch) -> Draft | None:
    """`“A,” X said.`"""
    verb = _verb_after(stretch)
    if verb is None or _leads_on(stretch.tagged.tags, verb):
        return None  # Ann raved, “A!” Ben added, “B.”: the second cue may belong to the second
    return _said_by(stretch, verb)


def between_parts(stretch: Stretch) -> Draft | None:
    """`“A,” X said, “B.”`"""
    verb = _verb_after(stretch)
    if verb is None or not _leads_on(stretch.tagged.tags, verb):
        return None
    return _said_by(stretch, verb)


_AND_WORDS = re.compile("[,:]Q")


def _leads_on(tags: str, verb: Verb) -> bool:
    return _AND_WORDS.match(tags, verb.end) is not None


def _said_by(stretch: Stretch, verb: Verb) -> Draft | None:
    t, i = stretch.tagged, stretch.behind()
    glued = t.words[stretch.slot] == BARE and i == stretch.slot + 1
    if glued and t.tags[verb.end : verb.end + 1] not in ("", ".", ",", "A", "X", "F"):
        return None  # ‘Time to paint’ Roe, an artist, says the room is bright: a heading
    if t.words[stretch.slot] == BARE and t.tags[i : i + 1] in ("F", "W", "b", "&"):
        return None  # “You squeezed them” to raise the price, she said: part of a clause
    phrase = subject_before(t, verb.start, i)
    if phrase is None and (quoted := _quoted_as(t, i, verb)) is not None:
        return make_direct(stretch.sentence, quoted, verb, behind=True)
    if phrase is None or (phrase.start > i + 2 and not _is_close(t.tags, i, phrase)):
        return None
    return make_direct(stretch.sentence, phrase, verb, behind=True)


_RECORDED = re.compile("(?<=[vVw])([HRNIC]{1,8}|[DPw])F$")


def _quoted_as(t: Tagged, start: int, verb: Verb) -> Phrase | None:
    """`“…,” the minutes record | Ann Roe | as saying.`: whose words somebody kept."""
    if t.words[verb.start - 1] != "as" or not verb.participle:
        return None
    found = _RECORDED.search(t.tags, start, verb.start)
    if found is None:
        return None
    first, last = found.span(1)
    stands_for = t.language.possessives.get(t.words[first])
    if last - first == 1 and stands_for:
        return Phrase(t, first, last, "pronoun", stop=last)
    phrase = read_phrase(t, first, last)
    return phrase if phrase is not None and phrase.kind in ("name", "role") else None


_UNLISTED = re.compile(r"(?:[HRIN]{1,4}|P)A?([vw])A*[.,]")
_INVERTED = re.compile("A?v(?=[HRIN]|[mr]{1,3}[HN])")


def unlisted_verb(stretch: Stretch) -> Draft | None:
    """`“…,” Ann Roe mocks.`, `“…,” shrugged Ann Roe.`: a comma inside makes a cue of any verb."""
    t, i, limit = stretch.tagged, stretch.behind(), stretch.limit()
    if i >= limit or t.words[stretch.slot] != PAUSED:
        return None
    inverted = _INVERTED.match(t.tags, i)
    if inverted is not None:
        named = subject_after(t, inverted.end(), limit)
        is_somebody = named is not None and named.kind == "name"
        return make_direct(stretch.sentence, named, None, behind=True) if is_somebody else None
    match = _UNLISTED.match(t.tags, i)
    phrase = read_phrase(t, i, match.start(1)) if match is not None else None
    if phrase is None or phrase.kind not in ("name", "pronoun"):
        return None
    return make_direct(stretch.sentence, phrase, None, behind=True)


def _is_close(tags: str, i: int, phrase: Phrase) -> bool:
    """Only titles and appositions may stand before the subject that was read."""
    return not any(c in "aVvP" for c in tags[i : phrase.start])


def _verb_after(stretch: Stretch) -> Verb | None:
    """The verb of `Q X said`: the first that is neither doubtful nor inside an apposition."""
    t, i, limit = stretch.tagged, stretch.behind(), stretch.limit()
    for verb in stretch.verbs[bisect_right(stretch.verbs, i, key=lambda v: v.start) :]:
        if verb.start >= limit:
            return None
        meant = t.words[verb.start - 1] == "to"  # "means helping them to deliver"
        if verb.passive or meant:
            continue
        if verb.clause or _ENDS_CUE.match(t.tags, verb.end):
            return verb  # but "offers artfully designed boards" is no speech
    return None


_ENDS_CUE = re.compile("w|A*(?:[.,QF:&bX-]|$)")
