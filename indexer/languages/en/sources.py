"""Who speaks in an English sentence with words in marks."""

from __future__ import annotations

import re
from bisect import bisect_left

from indexer.grammar.authors import author_of, noted_by, opening_phrase
from indexer.grammar.draft import Draft
from indexer.grammar.phrase import Phrase
from indexer.grammar.phrases import read_phrase
from indexer.grammar.scene import Sentence
from indexer.grammar.stretch import Stretch, make_direct, set_cue
from indexer.grammar.subjects import subject_after, subject_before, subject_of_participle
from indexer.grammar.tagged import Tagged
from indexer.grammar.verbs import Verb, find_verbs
from indexer.languages.en.lexicon import clause_words


def inverted(stretch: Stretch) -> Draft | None:
    """`“A,” said X.`"""
    t, limit = stretch.tagged, stretch.limit()
    verb = _verb_at(t.tags, stretch.behind(), stretch.verbs)
    if verb is None or verb.participle or verb.end > limit or _is_titled(t.tags, stretch.slot):
        return None
    by = verb.end + (t.words[verb.end : verb.end + 1] == ["by"])
    phrase = subject_after(t, by, limit)
    if phrase is None or (phrase.kind in ("document", "thing") and verb.lemma in _GIVING):
        return None
    return make_direct(stretch.sentence, phrase, verb, behind=True)


_GIVING = ("offer", "highlight")  # “The Workbook” offers a guide
_NOUN_BEFORE = re.compile(r'A?D[wm]*[wr]"?')


def _is_titled(tags: str, slot: int) -> bool:
    """`The statement “…” highlights a need`: a noun's own title or wording, and its subject."""
    return _NOUN_BEFORE.fullmatch(tags, 0, slot) is not None


def _verb_at(tags: str, i: int, verbs: list[Verb]) -> Verb | None:
    while i < len(tags) and tags[i] == "A":
        i += 1
    at = bisect_left(verbs, i, key=lambda v: v.start)
    return verbs[at] if at < len(verbs) and verbs[at].start == i else None


def told_behind(stretch: Stretch) -> Draft | None:
    """`“A,” according to X.`"""
    t, i, limit = stretch.tagged, stretch.behind(), stretch.limit()
    if i >= limit or t.words[i].lower() != "according":
        return None
    phrase = author_of(t, read_phrase(t, i + 2, limit), limit)
    if phrase is None or phrase.kind == "document":
        return None
    draft = make_direct(stretch.sentence, phrase, None, behind=True)
    return set_cue(draft, i, i + 2, "according to", stretch.sentence)


def told_ahead(stretch: Stretch) -> Draft | None:
    """`According to Ann Roe, “…”`"""
    t, slot = stretch.tagged, stretch.slot
    if len(t.words) < 3 or t.words[0].lower() != "according":
        return None
    phrase = author_of(t, read_phrase(t, 2, slot), slot)
    if phrase is None or phrase.kind == "document" or t.tags[phrase.stop : slot] not in (",", ""):
        return None
    draft = make_direct(stretch.sentence, phrase, None)
    return set_cue(draft, 0, 2, "according to", stretch.sentence)


def leader(stretch: Stretch, verb: Verb) -> Phrase | None:
    """`X said: “A”`: who leads up to the words with this verb."""
    t, slot = stretch.tagged, stretch.slot
    if verb.passive:
        author = noted_by(t, verb, slot)
        if author is not None or verb.lemma != "quote":
            return author
    if _answers_others(t, verb, slot):
        return None
    if (prompted := _prompted(t, verb)) is not None:
        return prompted
    phrase = author_of(t, _subject(stretch, verb), verb.start)  # a letter from X says
    noun = verb.lemma in t.language.cues.weak and not t.words[verb.start].lower().endswith("ed")
    if phrase is None or (phrase.kind == "thing" and noun):
        return None  # "A geological report, “…”": the verb is a noun here
    return phrase


_PROMPTED = re.compile("[vwV]([HRNIC]{1,6}|D[mwr]{1,3})F$")


def _prompted(t: Tagged, verb: Verb) -> Phrase | None:
    """`prompting | Ann Roe | to reply: “A”`: whom somebody made say it."""
    if not verb.doubtful or t.words[verb.start - 1].lower() != "to":
        return None
    found = _PROMPTED.search(t.tags, 0, verb.start)
    if found is None or t.words[found.start()].lower() not in clause_words.PROMPTS:
        return None
    phrase = read_phrase(t, found.start(1), verb.start - 1)
    return phrase if phrase is not None and phrase.kind in ("name", "role") else None


def _subject(stretch: Stretch, verb: Verb) -> Phrase | None:
    """The subject of a verb that leads up to words: its own, the sentence's, the last speaker."""
    t, earlier = stretch.tagged, stretch.earlier
    phrase = subject_before(t, verb.start)
    if verb.participle and not _is_led_by_with(t, phrase):
        phrase = _subject_of_participle(t, verb, phrase)
    if phrase is None and earlier and earlier[-1].source is not None:
        return earlier[-1].source.phrase
    if phrase is None and verb.participle:
        return opening_phrase(t, verb)  # "He paid tribute to her, saying “…”"
    if phrase is None and verb.start == 0:
        return subject_after(t, verb.end, stretch.slot)  # "Concluded Nelson, “…”"
    return phrase


def _subject_of_participle(t: Tagged, verb: Verb, nearest: Phrase | None) -> Phrase | None:
    main = subject_of_participle(t, verb)
    if main is None and (nearest is None or _is_no_subject(t, nearest, verb)):
        main = opening_phrase(t, verb)
    return main if main is not None else nearest


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


_MAX_ALONE = 40  # tokens
_REST = re.compile("[A.,]*")


def alone(sentence: Sentence) -> Draft | None:
    """`“A.” Jane Roe said.`"""
    t = sentence.tagged
    if len(t.tags) > _MAX_ALONE or "Q" in t.tags:
        return None
    for verb in find_verbs(t):
        if verb.clause and not verb.passive and _REST.fullmatch(t.tags, verb.end):
            phrase = subject_before(t, verb.start)
            if phrase is not None and phrase.start <= 1:
                return make_direct(sentence, phrase, verb, behind=True)
    return None
