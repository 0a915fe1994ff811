"""`C, X said.` and `C, said X.`: the clause that was reported stands first."""

from __future__ import annotations

import re

from indexer.grammar.anyone import is_anyone
from indexer.grammar.datelines import after_dateline
from indexer.grammar.draft import Draft
from indexer.grammar.phrase import Phrase
from indexer.grammar.report import Report, make_reported
from indexer.grammar.subjects import subject_after, subject_before
from indexer.grammar.tagged import Tagged
from indexer.grammar.verbs import Verb
from indexer.languages.en.clauses import add_rest, after_heading, stands_alone
from indexer.languages.en.lexicon import clause_words, cues
from indexer.text.segment import BARE

_ADVERBS = 8  # tokens, at most, between a verb and the comma before it


def _may_follow(t: Tagged, verb: Verb) -> bool:
    """Whether `C, X verb` reports C: not in "…, helping members respond quickly"."""
    if verb.lemma in ("respond", "reply", "answer") or verb.lemma in cues.DENIES:
        return False
    return verb.lemma not in clause_words.NOT_AFTER or t.words[verb.start].lower() != verb.lemma


_ENDS_SOURCE = ("", ".", ",", "T", "W", "(")  # said Ann Roe, an officer of the Board that runs it
_AFTER_COMMA = re.compile(',"?A*$')
_AT_COMMA = re.compile(r',"?$')


def clause_before(report: Report) -> Draft | None:
    """`C, X said.` and `C, said X.`"""
    sentence, verb = report.sentence, report.verb
    t = sentence.tagged
    if verb.passive or verb.doubtful or verb.participle or not _may_follow(t, verb):
        return None
    found = _subject_behind(t, verb) or _subject_ahead(t, verb)
    if found is None:
        return None
    phrase, end = found[0], _before_pause(t.tags, found[1])
    if not is_anyone(phrase, verb.lemma) or _quotes_whole(t, end):
        return None
    start = max(t.tags.rfind(";", 0, end) + 1, after_dateline(t), after_heading(t))
    if t.tags[end - 1] == "W":
        start = end - 1  # "is near the stadium, which, Roe said, is full on Sundays"
    draft = make_reported(sentence, verb, phrase, start, end)
    add_rest(sentence, draft, max(verb.end, phrase.stop))
    if _was_asked(t, start):
        return None
    stands = len(draft.spans) > 1 or (
        end - start > 1 and not _tells_how(t, start, end) and stands_alone(t.tags[start:end])
    )
    return draft if stands else None


def _before_pause(tags: str, end: int) -> int:
    """The end of a clause before the comma that sets off its report."""
    while end > 0 and (tags[end - 1] == "," or tags[end - 2 : end] == ",A"):
        end -= 1
    return end


def _subject_behind(t: Tagged, verb: Verb) -> tuple[Phrase, int] | None:
    """`C, said X`: who stands behind the verb, and where the clause ends."""
    if not _AFTER_COMMA.search(t.tags[max(0, verb.start - _ADVERBS) : verb.start]):
        return None
    if verb.lemma not in clause_words.INVERTS or t.words[verb.start].lower() == "written":
        return None
    phrase = subject_after(t, verb.end, len(t.tags))
    if phrase is None or t.tags[phrase.stop : phrase.stop + 1] not in _ENDS_SOURCE:
        return None
    ends = phrase.title is not None and t.tags[phrase.stop : phrase.stop + 1] in ("", ".")
    if verb.lemma == "announce" and not ends:
        return None  # …, announced Attorney Roe, Sheriff Pell and Director Doe; …, announced Merrin
    return phrase, verb.start


def _subject_ahead(t: Tagged, verb: Verb) -> tuple[Phrase, int] | None:
    """`C, X said`: who stands before the verb, and where the clause ends."""
    behind = _after_hearer(t, verb.end) if verb.lemma in clause_words.TOLD else verb.end
    later = _AFTERWARDS.match(t.tags[behind:])
    if later is None or (later.group().startswith("D") and not _is_time(t, verb.end)):
        return None
    if t.words[verb.end : verb.end + 1] == ["to"]:
        return None  # "…, Acme promises to transform …": a plan, not a report
    phrase = subject_before(t, verb.start, 1)
    if phrase is None or not _BESIDE.match(t.tags[phrase.stop : verb.start]):
        return None
    if phrase.start < 2 or not _AT_COMMA.search(t.tags[: phrase.start]):
        return None
    return phrase, phrase.start


def _was_asked(t: Tagged, start: int) -> bool:
    """`Asked about the toll, X said`, `When asked …, X said`: no words of X."""
    opening = [word.lower() for word in t.words[start : start + 2]]
    return opening[:1] == ["asked"] or opening == ["when", "asked"]


def _tells_how(t: Tagged, start: int, end: int) -> bool:
    """`Flying in from Oslo, X said`."""
    return t.words[start].lower().endswith("ing") and "a" not in t.tags[start:end]


def _quotes_whole(t: Tagged, end: int) -> bool:
    """Whether words in marks before token ``end`` are more than a part of the clause."""
    slots = [i for i in range(end) if t.tags[i] == "Q"]
    return any(t.words[i] != BARE or t.tags[i + 1] not in "FWb&" for i in slots)


# What may stand between X and said in `C, X said`: an adverb, an aside between commas.
_BESIDE = re.compile(r"(?:\([^)]*\))?(?:[Aa]*|,.*,[Aa]*|,[^&bvV]*|[W(].*|F[^,&]{1,12})$")

# What may follow `C, X said`: when, where, a full stop, a comma, a dash.
_AFTERWARDS = re.compile(
    r"(?:(?:[AX,]|Dw|DX)*(?:F[^,.:;QVPa]{0,14}?)?[.,(-]|(?:F[^,.:;QVPa]{1,14})?$)"
)


def _is_time(t: Tagged, i: int) -> bool:
    """`this week`, `that evening`; but not "its belief"."""
    return t.words[i].lower() in ("this", "last", "next", "that", "the", "every", "earlier")


def _after_hearer(t: Tagged, i: int) -> int:
    """`C, the president told her`: the token after the person who was told."""
    if i < len(t.words) and t.words[i].lower() in ("her", "him", "me", "us", "them", "reporters"):
        return i + 1
    while i < len(t.tags) and t.tags[i] in "NCOML":
        i += 1
    return i
