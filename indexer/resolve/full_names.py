"""Full names as runs of capitalised words, without what is no part of them."""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.grammar.scene import Scene
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import function_words, titles
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.name_shapes import shape_of_no_name
from indexer.lexicon.organisations import NAMED_AFTER
from indexer.model import Span
from indexer.resolve.cast import name_keys

_LONGEST = 4  # words of a name: with more it is a heading's, or that of a thing


def full_names(scene: Scene) -> dict[str, list[tuple[str, Span]]]:
    """Every run of two to four capitalised words, by its folded first and last word.

    Names that stand without any title: a later bare surname may mean one of them.
    """
    found: dict[str, list[tuple[str, Span]]] = {}
    for paragraph in scene.paragraphs:
        if not paragraph.running:
            continue
        body = paragraph.span.of(scene.text)
        for match in _BARE_NAME.finditer(body):
            written, at = match.group(), match.start()
            name = _full_name(written, body.endswith(_LED_BY, 0, at))
            if not name:
                continue
            keys = name_keys(name)
            first = name.partition(" ")[0]
            start = paragraph.span.start + at + written.find(first)
            span = Span(start, start + len(name))
            for key in sorted({keys[0], keys[-1]}):
                found.setdefault(key, []).append((name, span))
    return found


@lru_cache(maxsize=20_000)
def _full_name(words: str, led: bool = False) -> str:
    """The name in a run of capitalised words; "" if they are too few or too many.

    ``led`` says that "the", "of" or "for" stands before it.
    """
    name = _without_thing(_without_trade(clean_name(_without_opener(words))))
    if led:
        name = _without_office(name)
    # "the Ann Roe Scholarship for Young Bakers" is nobody, nor is "Adopting Halvard"
    return name if 2 <= len(name.split()) <= _LONGEST and not shape_of_no_name(name) else ""


def _without_trade(name: str) -> str:
    """`Licensed Stylist Stephanie Aguilar`: what somebody is, is no part of the name."""
    words = name.split()
    owner = next((i for i, w in enumerate(words[:-2], 1) if w.endswith(("’s", "'s"))), 0)
    if owner and words[owner] in GIVEN_NAMES:
        return " ".join(words[owner:])  # Bloomberg’s Jan Seyfried
    for i in range(len(words) - 2, 0, -1):
        trade = words[i - 1].lower()
        told = {trade, trade.removesuffix("s")} & titles.ROLE_NOUNS or titles.is_person_noun(trade)
        if told and words[i] in GIVEN_NAMES and words[i - 1] not in GIVEN_NAMES:
            return " ".join(words[i:])
    return name


_LED_BY = ("the ", "of ", "for ")


def _without_office(name: str) -> str:
    """`Minister for the | Environment Grace Fu`: behind "the" an office ends before the name."""
    words = name.split()
    first = next((i for i, word in enumerate(words[:-1]) if word in GIVEN_NAMES), 0)
    return " ".join(words[first:])


def _without_thing(name: str) -> str:
    """`the Greta Ivarsen Collection`: the person a thing is named after."""
    words = name.split()
    if len(words) > 2 and words[0] in GIVEN_NAMES:  # Ann Roe Now Available on Kindle
        after = (i for i in range(2, len(words)) if tag_word(words[i].lower()) in "ADPWabT")
        words = words[: next(after, len(words))]
        name = " ".join(words)
    named = len(words) > 2 and words[0] in GIVEN_NAMES and words[-1].lower() in NAMED_AFTER
    return " ".join(words[:-1]) if named else name


def _without_opener(name: str) -> str:
    """`Once Barbara Roe` opens a sentence: the first word is no part of the name."""
    first, _, rest = name.partition(" ")
    return rest if first.lower() in function_words.SENTENCE_OPENERS else name


# Bounded, as each capital of a word joined by hyphens may begin a name: 100 is more than any has.
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'\-]{0,100}[\w]"
_BARE_NAME = re.compile(
    rf"(?<![\w.])(?:{_CAPITAL})"
    rf"(?: (?:[A-Z]\.|{_CAPITAL}|de|da|van|von|der|al|bin|in ’t|del|la)){{1,6}}"
    rf"(?<! de)(?<! la)(?<! van)(?<! von)(?<! al)(?<! da)(?<! der)(?<! bin)(?<! del)"
)
_FROM = re.compile(r"^[\w.]+-(?:based|born|raised) ")
_OWNED = re.compile(r"[’']s? (?:The|A|An)\b.*$|[’']s?$")


def clean_name(name: str) -> str:
    """A name as it is shown: no possessive, no stray marks, spaces single."""
    plain = _OWNED.sub("", _FROM.sub("", name.strip(' ,;:-–—"“”')))
    return " ".join(plain.split())
