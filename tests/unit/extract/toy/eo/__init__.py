"""A little Esperanto: a language in one folder, which nothing else names."""

from __future__ import annotations

import re

from indexer.grammar.draft import Draft
from indexer.grammar.language import Cues, Finders, Language, Tokens, share_of
from indexer.grammar.phrase import Phrase
from indexer.grammar.phrase_kinds import PhraseKind
from indexer.grammar.phrases import read_phrase
from indexer.grammar.report import Report, make_reported
from indexer.grammar.stretch import Stretch, make_direct
from indexer.grammar.tagged import PUNCTUATION, Tagged
from indexer.grammar.verbs import Verb
from indexer.model import Span
from indexer.text.marked import Marked
from indexer.text.segment import PLACEHOLDERS

_SAYING = {"diris": "diri", "respondis": "respondi", "skribis": "skribi"}
_ADDRESSES = {"sinjoro": "m", "s-ro": "m", "sinjorino": "f", "s-ino": "f", "profesoro": ""}
_PRONOUNS = {"li": "m", "ŝi": "f"}
_ROLES = frozenset(["urbestro", "ministro", "kapitano"])
_TOKEN = re.compile(rf"[{PLACEHOLDERS}]|[^\W_]+(?:-[^\W_]+)*|[^\w\s]")


def tag_word(word: str) -> str:
    if word in PUNCTUATION:
        return PUNCTUATION[word]
    if word in PLACEHOLDERS:
        return "Q"
    plain = word.lower()
    if plain in _SAYING:
        return "V"
    if plain in _ADDRESSES:
        return "H"
    if plain in _ROLES:
        return "r"
    if plain in _PRONOUNS:
        return "P"
    return {"ke": "T", "la": "D", "de": "f", "kaj": "&"}.get(plain, "N" if word.istitle() else "w")


def tag(skeleton: str, start: int, end: int) -> Tokens:
    found = list(_TOKEN.finditer(skeleton, start, end))
    words = [m[0] for m in found]
    tags = "".join(tag_word(word) for word in words)
    return words, [m.start() for m in found], [m.end() for m in found], tags


def may_be_speech(text: str, paragraph: Span, stretch: Marked, last: Marked | None) -> bool:
    return " " in stretch.inner.of(text)


def kind_without_name(t: Tagged, start: int, tags: str, head: str) -> PhraseKind | None:
    return "role" if "r" in head else "thing"


def _somebody(t: Tagged, i: int, limit: int) -> Phrase | None:
    phrase = read_phrase(t, i, limit)
    return phrase if phrase is not None and phrase.kind in ("name", "role", "pronoun") else None


def inverted(stretch: Stretch) -> Draft | None:
    """`“A”, diris X.`"""
    i = stretch.behind()
    verb = next((v for v in stretch.verbs if v.start == i), None)
    phrase = _somebody(stretch.tagged, verb.end, stretch.limit()) if verb else None
    if phrase is None:
        return None
    return make_direct(stretch.sentence, phrase, verb, behind=True)


def leader(stretch: Stretch, verb: Verb) -> Phrase | None:
    """`X diris: “A”`"""
    return _somebody(stretch.tagged, 0, verb.start)


def clause(report: Report) -> Draft | None:
    """`X diris, ke C`"""
    t, verb = report.sentence.tagged, report.verb
    phrase, that = _somebody(t, 0, verb.start), t.tags.find("T", verb.end)
    if phrase is None or that < 0:
        return None
    return make_reported(report.sentence, verb, phrase, that + 1, len(t.tags) - 1)


LANGUAGE = Language(
    code="eo",
    share=share_of(frozenset(["la", "de", "kaj", "ke", "estas", "en", "al"])),
    trace=" kaj ",
    tag=tag,
    tag_word=tag_word,
    may_be_speech=may_be_speech,
    kind_without_name=kind_without_name,
    cues=Cues(forms=_SAYING, clause_forms=_SAYING),
    finders=Finders(inverted=inverted, leader=leader, clause=clause),
    pronouns=_PRONOUNS,
    addresses=_ADDRESSES,
    spokes=frozenset(),
)
