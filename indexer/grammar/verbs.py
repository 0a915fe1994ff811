"""Cues in a tagged sentence: which verb forms report speech, and how they stand."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.grammar.tagged import Tagged
from indexer.lexicon import phrase_words

_CAN = ("confirm", "reveal")


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb at tokens ``start:end`` (with its particle: "pointed out")."""

    start: int
    end: int
    lemma: str
    clause: bool  # takes a reported clause
    weak: bool  # needs "that" or a quotation to count as speech
    participle: bool  # saying, adding
    passive: bool
    doubtful: bool  # will say, did not say, to say


def find_verbs(t: Tagged) -> list[Verb]:
    """Every reporting verb of a sentence, in order; found once."""
    if t.verbs is None:
        t.verbs = _find_verbs(t)
    return t.verbs


def _find_verbs(t: Tagged) -> list[Verb]:
    found = []
    for i, current in enumerate(t.tags):
        if current not in "Vvw":
            continue
        cue = _read_longer(t, i) or (_read_cue(t, i) if current == "V" else None)
        if cue is None:
            continue
        end, lemma, clause = cue
        form = t.words[i].lower()
        found.append(
            Verb(
                i,
                end,
                lemma,
                clause,
                lemma in t.language.cues.weak and lemma not in ("note", "report"),
                form.endswith(("ing", "ndo")) and not _is_progressive(t, i),
                is_passive(t, i, form),
                is_doubtful(t, i),
            )
        )
    return found


def _read_longer(t: Tagged, i: int) -> tuple[int, str, bool] | None:
    """Where a cue of several words ends that begins here, its lemma, whether it takes a clause."""
    for behind, lemma, clause in t.language.cues.longer.get(t.words[i].lower(), ()):
        end = _end_of_longer(t, i + 1, behind)
        if end is not None:
            return end, lemma, clause
    return None


_ADDRESSEE = 8  # tokens, at most, that "…" stands for in "let … know"


def _end_of_longer(t: Tagged, start: int, behind: tuple[str, ...]) -> int | None:
    """The token behind the words of a cue; "…" stands for whom it names: `let | us | know`."""
    if behind[0] != "…":
        end = start + len(behind)
        return end if tuple(w.lower() for w in t.words[start:end]) == behind else None
    for i in range(start + 1, min(start + 1 + _ADDRESSEE, len(t.words))):
        if t.words[i].lower() == behind[1]:
            return i + 1
        if t.tags[i] in ".,:;QaV":
            return None
    return None


def _read_cue(t: Tagged, i: int) -> tuple[int, str, bool] | None:
    """The same of one word."""
    cues, form = t.language.cues, t.words[i].lower()
    lemma = cues.forms.get(form)
    if lemma is None:
        return None
    if lemma == "read" and form == "read" and i and t.tags[i - 1] in "aP":
        return i + 1, lemma, False
    told = lemma in cues.with_that and "T" in t.tags[i + 1 : i + 1 + _REACH]
    return i + 1, lemma, told or form in cues.clause_forms


_REACH = 5  # tokens to "that": "expressed his firm belief that"


def _before(t: Tagged, i: int) -> list[str]:
    """Up to three words before the verb, adverbs left out, nearest first."""
    words: list[str] = []
    j = i - 1
    while j >= 0 and len(words) < 3:
        if t.tags[j] != "A":
            # a name is no verb: Theresa May said
            words.append("" if t.tags[j] in "NI" else t.words[j].lower())
        j -= 1
    return words


def _is_progressive(t: Tagged, i: int) -> bool:
    """`is | saying`"""
    return not phrase_words.PROGRESSIVE.isdisjoint(_before(t, i)[:1])


def is_passive(t: Tagged, i: int, form: str) -> bool:
    """`was called`, `called by`: whether something is done to the subject."""
    words = _before(t, i)
    if form.endswith(("ed", "told")) and t.words[i + 1 : i + 2] == ["by"]:
        return True  # the story told by its host
    return bool(words) and words[0] in phrase_words.BEING and not form.endswith("ing")


def is_doubtful(t: Tagged, i: int) -> bool:
    """`will say`, `did not say`, `to say`: whether nobody has done it yet, or at all."""
    words = _before(t, i)
    if i and t.words[i - 1].lower() == "never":
        return True
    if len(words) > 2 and words[0] in ("and", "or") and words[2] == "to":
        return True  # a stage from which to toast and sing
    if not words or words[0] not in phrase_words.NOT_SAID:
        return words[:1] == ["t"]
    if words[0] == "can" and t.words[i].lower() in _CAN:
        return False  # we can confirm that
    return not (words[0] == "to" and words[1:2] != [] and words[1] in phrase_words.PLEASED)
