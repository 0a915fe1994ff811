"""Who cannot have spoken: a word that only opens a sentence, a heading, a thing, a report.

Asked of every answer before it is remembered, so that no "it said" leads to one of them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.grammar.draft import Draft
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import phrase_words
from indexer.lexicon.cities import is_region
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.name_shapes import (
    PARTIES,
    TERMS,
    is_family_name,
    is_ordinary,
    names_a_group,
    owner_of_document,
    shape_of_no_name,
    two_people,
    without_description,
)
from indexer.lexicon.organisations import COMPANY_NOUNS, INSTITUTIONS
from indexer.lexicon.titles import ADDRESS
from indexer.resolve.meant import UNKNOWN, Meant
from indexer.text.fold import fold_word
from indexer.text.lookup import Lookup

_STRETCH = re.compile(r"\b(?:its|their|our|his|her|my|your|https?|www)\b")  # no name, but text
NOBODY = "nobody"
"""The step of an answer that was no speaker: what was reported by it, nobody said."""
_OFTEN = 3  # times a text has the name of a body
# Before a capitalised word that is not the tail of a longer name, nor a noun written large.
_TAIL = r"(?<!\bof )(?<!\band )(?<!\bfor )(?<!\bor )(?<!\bthe )(?<!\ban )(?<!\ba )(?<!\bto )"


def only_speakers(meant: Meant, draft: Draft, text: Lookup) -> Meant:
    """The answer, where somebody or some body can be called so; else a group, or nobody.

    A body for a person where the text keeps calling something by these words. Descriptions in
    small letters ("one customer") are for others to judge.
    """
    name = meant.name
    if not name:
        return meant
    if _is_where(meant, draft, text):
        return _nobody(meant)
    if meant.type == "organisation":
        if _STRETCH.search(name) or name in TERMS or shape_of_no_name(name) == "document":
            owner = owner_of_document(name)
            return replace(meant, name=owner) if owner else _nobody(meant)
        if _is_description(name):
            return replace(meant, type="group")  # "the organization": which one, nothing says
    if meant.type not in ("person", "organisation") or not _is_written_large(name):
        return meant
    if two_people(name):
        return replace(meant, type="group", person=None)
    if " " in name:
        return _longer(meant, text)
    if _is_no_name(name):
        return _single(meant, draft, text)
    return replace(meant, type="person") if _is_surname(meant, text) else meant


def _is_no_name(word: str) -> bool:
    return is_ordinary(word) or word.lower().removesuffix("s") in PARTIES


def _is_where(meant: Meant, draft: Draft, text: Lookup) -> bool:
    """`Merrin-based`; the state in `Roe Stays, a shop in Salt Lake City, Utah, announced`."""
    name = meant.name
    if name.endswith("-based"):
        return True
    if not is_region(name) or name in GIVEN_NAMES or name.islower():  # the Isle of Man
        return False
    if meant.type == "person":
        return True
    place = draft.source.place() if draft.source is not None else 0
    return meant.type == "organisation" and text.text[max(0, place - 2) : place] == ", "


def _nobody(meant: Meant) -> Meant:
    return replace(UNKNOWN, evidence=meant.evidence, step=NOBODY)


def _longer(meant: Meant, text: Lookup) -> Meant:
    """Several words written large: a name, a body for a person, or a heading, which is nobody."""
    name = meant.name
    if meant.type == "person" and " of " not in name:
        name = _without_verb(without_description(name))
    shape = shape_of_no_name(name)
    if shape == "" or meant.type == "organisation":
        return replace(meant, name=name)
    last = name.split()[-1].lower()
    body = last in INSTITUTIONS or last in COMPANY_NOUNS
    if shape == "words" and (body or text.count(name) >= _OFTEN):
        return replace(meant, type="organisation", role=None, person=None)
    return _nobody(meant)


def _without_verb(name: str) -> str:
    """`Ann Roe Commented:` in a text that writes every word large."""
    words = name.split()
    large = len(words) > 2 and words[-1].endswith("ed") and tag_word(words[-1].lower()) == "V"
    return " ".join(words[:-1]) if large else name


def _is_description(name: str) -> bool:
    """`organization`, `leading provider of paint`, `Merrin-based company`; not `naoo`."""
    words = name.split()
    several = words[0] in phrase_words.SEVERAL and len(words) > 1 and words[-1].endswith("s")
    several = several or (words[-1] in phrase_words.ANY_COMPANY and len(words) > 1)
    return several or (name == name.lower() and (len(words) > 2 or is_ordinary(name)))


def _is_written_large(name: str) -> bool:
    small = (word for word in name.split() if word.islower())
    return bool(name) and phrase_words.SMALL_IN_NAMES.issuperset(small)


def _single(meant: Meant, draft: Draft, text: Lookup) -> Meant:
    """One ordinary word: a name where it is addressed, or written large inside a sentence."""
    name = meant.name
    if meant.type == "person" and meant.role is not None and name.lower() in COMPANY_NOUNS:
        return _nobody(meant)  # "Crypto Analyst": a trade before an office
    if name.isupper() or _is_addressed(draft) or _stands_as_name(name, text):
        return meant
    if names_a_group(name):
        return replace(meant, name=name.lower(), type="group", role=None, person=None)
    return _nobody(meant)


def _is_surname(meant: Meant, text: Lookup) -> bool:
    """`Wilson said`: a common family name that heads no longer name in the text, and no article."""
    name = meant.name
    if meant.type != "organisation" or meant.judgement == "matched" or not is_family_name(name):
        return False
    longer = rf"\b(?:[Tt]he {re.escape(name)}\b|{re.escape(name)},? (?:&|[A-Z]))"
    return text.find(longer) is None


def _is_addressed(draft: Draft) -> bool:
    """`Dr. Spirit`: whoever is addressed so is somebody."""
    phrase = draft.source.phrase if draft.source is not None else None
    if phrase is None or phrase.title is None:
        return False
    title = phrase.tagged.phrase(*phrase.title).split()
    return any(fold_word(word.rstrip(".")) in ADDRESS for word in title)


def _stands_as_name(word: str, text: Lookup) -> bool:
    """Whether the text writes a word large inside a sentence, alone or at the head of a name."""
    alone = rf"{_TAIL}{re.escape(word)}\b(?![ -][A-Z]|-)"
    heads = rf"{re.escape(word)}(?: [A-Z][a-z]+)+"
    return text.find(rf"(?<=[a-z,] )(?:{alone}|{heads})") is not None
