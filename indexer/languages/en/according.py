"""`According to X, C` and `C, according to X`."""

from __future__ import annotations

import re

from indexer.grammar.authors import author_of
from indexer.grammar.datelines import after_dateline
from indexer.grammar.draft import Draft
from indexer.grammar.phrase import Phrase
from indexer.grammar.phrases import read_phrase
from indexer.grammar.report import make_reported
from indexer.grammar.scene import Sentence
from indexer.grammar.tagged import Tagged
from indexer.languages.en.clause_ends import content_end
from indexer.languages.en.clauses import add_rest, after_heading
from indexer.languages.en.lexicon import clause_words
from indexer.lexicon.organisations import OCCASIONS

_MIN_WORDS = 2
# According to Trafold, | a leading trading firm, | the price is low
_WHAT_IT_IS = re.compile(",D[wmgrNOCA]{1,8}(?=,[DNPCOHRM#])")
# According to Ann Roe, | Halvard’s CEO and president, Merrin, | the price is low
_HOLDS_OFFICE = re.compile(",[NCOL]+'[mMNCO&wr]*[Rr][^,.;:vaVPQTW]*(?:,[NCO]{1,3})?(?=,)")
_OWNED = re.compile("[NCOL]+'|N[vwa]F")


_EMPTY = re.compile("T'|[TD]a")
# The plan is bold: according to Roe, …; it was paid for but, according to Roe, never came
_OPENS_BEFORE = re.compile("(?:[:;]|[&b],|,[&b])$")
# According to the Board, the ferry is full, and …: what stands between is no apposition
_NOT_BEHIND_APPOSITION = re.compile(r"\.|$|,[&b](?![HRM]{0,4}N[NI]{1,3}[,&])")


def clause(sentence: Sentence) -> Draft | None:
    """`According to X, C` and `C, according to X`, the first of a sentence."""
    t = sentence.tagged
    if sentence.paragraph.own_account:
        return None
    if "ccording" not in sentence.text:
        return None
    at = next((i for i, w in enumerate(t.words) if w.lower() == "according"), None)
    if at is None or at + 2 >= len(t.words) or t.words[at + 1] != "to":
        return None
    phrase = _source(t, at + 2)
    if phrase is None or _is_measure(t, phrase):
        return None
    opens = at == 0 or _OPENS_BEFORE.search(t.tags, 0, at) is not None
    stop = _end_of_source(t, phrase, opens)
    place = _clause_beside(sentence, at, stop, opens)
    if place is None:
        return None
    draft = make_reported(sentence, None, phrase, *place)
    if not opens:
        add_rest(sentence, draft, stop)
    draft.cue, draft.lemma = sentence.span(at, at + 2), "according to"
    return draft


def _clause_beside(sentence: Sentence, at: int, stop: int, opens: bool) -> tuple[int, int] | None:
    """The clause behind "according to X", which ends at ``stop``, or else the one before it."""
    t = sentence.tagged
    if opens:
        if t.tags[stop : stop + 1] != ",":
            return None
        start, end = stop + 1, content_end(sentence, stop + 1)
    else:
        start, end = 0, at
        while end > 0 and t.tags[end - 1] in ",(":
            end -= 1
    start = max(start, after_dateline(t), after_heading(t) if not opens else 0)
    start += t.tags[start : start + 1] == "("  # a sentence in brackets
    if end - start < _MIN_WORDS or not _tells(t.tags[start:end], 0 if opens else at):
        return None
    return start, end


_NUMBERED = re.compile("D?#(?=[NC])")


def _source(t: Tagged, start: int) -> Phrase | None:
    """Whom "according to" names: a body, a person; for its report or talk, whose it is."""
    dated = _NUMBERED.match(t.tags[start:])  # a 2023 Harbour Board study
    phrase = read_phrase(t, start + (dated.end() if dated else 0), len(t.tags))
    phrase = author_of(t, phrase, len(t.tags))
    if phrase is None or phrase.kind in ("thing", "document") or _is_mail(phrase):
        return None
    return phrase


def _is_measure(t: Tagged, phrase: Phrase) -> bool:
    """`according to their ELO rating`, `to Merrin law`, `to God’s will`."""
    stop = phrase.stop
    if clause_words.BINDING & set(t.words[stop : stop + 1]):
        return True
    described = (
        t.words[phrase.start].lower() in clause_words.POSSESSIVE or t.tags[phrase.start] in "wm"
    )
    if described and t.tags[stop : stop + 1] == "w":
        return True
    return t.tags[stop : stop + 1] == "'" and bool(
        clause_words.CONDITIONS & set(t.words[stop + 1 : stop + 2])
    )


def _end_of_source(t: Tagged, phrase: Phrase, opens: bool) -> int:
    """The token after the source and what is told of it."""
    stop = phrase.stop
    opened = opens and t.tags[phrase.end : phrase.end + 1] == ","
    if opened and (held := _HOLDS_OFFICE.match(t.tags, phrase.end)) is not None:
        stop = held.end()
    elif (
        opened and phrase.kind in ("organisation", "name") and _OWNED.match(t.tags, phrase.end + 1)
    ):
        stop = phrase.end  # "According to the firm, Halvard’s price is low"
    elif opened and (told := _WHAT_IT_IS.match(t.tags, phrase.end)) is not None:
        stop = max(stop, told.end())
    elif opened and _NOT_BEHIND_APPOSITION.match(t.tags, stop):
        stop = phrase.end  # "According to the Rice Council, Americans eat …": no apposition
    relative = stop + (t.tags[stop : stop + 2] == ",W" and t.words[stop + 1] in ("who", "which"))
    if t.tags[relative : relative + 1] != "W":
        return stop
    return next((k for k in range(relative, len(t.tags)) if t.tags[k] in ",."), relative)


def _tells(clause: str, at: int) -> bool:
    """Whether the tags of a clause are something told: not "a platform that", "That’s"."""
    if clause[-1] in "TW" or "Q" in clause or _EMPTY.fullmatch(clause):
        return False
    # "With homes at risk, according to X, the site aims …": whose words?
    # "Tagged the best wallet, according to X, it is said …": of whom?
    loose = clause[0] == "F" or (clause[0] == "v" and "," not in clause)
    return not (at > 0 and loose and "a" not in clause)


def _is_mail(phrase: Phrase) -> bool:
    """`according to an email Roe received`: the words are not hers."""
    words = set(phrase.tagged.words[phrase.start : phrase.end])  # in small letters: no body’s name
    return bool(OCCASIONS & words) and not words & {"from", "by"}
