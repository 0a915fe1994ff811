"""Whose release it is, where no page, letterhead or contact says so: who announces in it.

A release that its own body sends out has a dateline, or is "pleased to announce". Its headline
and its lead begin with that body, and the text names it again and again. A wire's own note begins
with the company it is about as well; it has no dateline, and nobody in it is pleased.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from indexer.grammar.scene import Scene
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon.organisations import INSTITUTIONS, LEGAL_FORMS

IsBody = Callable[[str], bool]

_PLEASED = re.compile(
    r"\b(?:is|are|am) (?:very |extremely )?(?:pleased|proud|delighted|excited|thrilled|happy"
    r"|honou?red) to\b"
)
_WORD = re.compile(r"\S+")
_LONGEST = 8  # words of a body's name at the head of a headline
_TIMES = 2  # how often a text names the body that sends it out
_AROUND = " ,:;–—-|™®."
_ARTICLE = re.compile(r"^(?:The|THE) ")
_OPENERS = frozenset("ADFW")  # adverbs, determiners, prepositions and the like: "As Acme has …"
_OPEN_END = frozenset("&DFf")  # "Acme and", "Bank of the"
_CAPITALISED = r"[A-Z][\w’'&.-]{0,79}"  # no word is longer, and a lead may be one long word
_ACTS = re.compile(r":|[™®]? (?:\([^)]{2,60}\) )?(?:[A-Za-z-]+ly )?[A-Za-z-]{2,}[^\W\ds]s\b")
_NAME = rf"(?:{_CAPITALISED} (?:of |and |the |for |& )?){{0,8}}?{_CAPITALISED}"
_SUBJECT = re.compile(
    rf"(?:The |Today,? )?(?P<name>{_NAME})"
    r"(?: ?\((?P<short>[A-Z][\w& -]{1,12})\))?(?:,? \([^)]{2,80}\))*(?:, [^.]{0,200}?,)?"
    r" (?:today|has|have|will|is|are|was|launch\w*|announc\w*|\w+ed) "
)


def find_announcing(scene: Scene, lead: str, told: str, is_body: IsBody) -> str:
    """The body that sends a release out by its own words; "" where that is not plain.

    ``lead`` is the first paragraph without its dateline, ``told`` the body that the release is
    about by other signs. Of names that begin alike the longest that the text has is taken.
    """
    if not (_has_dateline(scene) or _PLEASED.search(lead)):
        return ""
    headed, acts = _headed(scene, lead, is_body)
    leading = _leading(scene, lead, is_body)
    other = next((n for n in (told, leading) if headed and n.startswith(headed)), "")
    name = headed if acts or other else leading
    alike = (n for n in (name, leading, told) if name and n.startswith(name) and n in scene.text)
    return max(alike, key=len, default="")


def _has_dateline(scene: Scene) -> bool:
    return any(c.field == "place" and c.where == "dateline" for c in scene.release.candidates)


def _headed(scene: Scene, lead: str, is_body: IsBody) -> tuple[str, bool]:
    """The longest beginning of the headline that the lead has, too, and the text repeats.

    Also whether what follows makes it the subject: `Acme Opens …`, `Acme: …`.
    """
    title = _ARTICLE.sub("", scene.release.title)
    text, small = scene.text.lower(), lead.lower()
    ends = [word.end() for word in _WORD.finditer(title.partition(": ")[0])][:_LONGEST]
    for end in reversed(ends):
        name = title[:end].strip(_AROUND)
        low = name.lower()
        if not name or tag_word(low.split()[-1]) in _OPEN_END or low not in small:
            continue
        at = small.find(low)
        written = lead[at : at + len(name)]
        if text.count(low) >= _TIMES and _is_name(written, scene.text):
            return (
                (written, _ACTS.match(title, end) is not None) if is_body(written) else ("", False)
            )
    return "", False


def _is_name(words: str, text: str) -> bool:
    """Whether words are written with a capital, and nowhere in the text without; no day or year."""
    first, *_ = words.split()
    dated = any(word.strip(_AROUND).isdigit() for word in words.split())
    return any(c.isupper() for c in first) and not dated and words.lower() not in text


def _leading(scene: Scene, lead: str, is_body: IsBody) -> str:
    """The subject that the lead opens with, if it is an institution's or the text repeats it."""
    found = _SUBJECT.match(lead.strip())
    if found is None or tag_word(found["name"].split()[0].lower()) in _OPENERS:
        return ""
    name = found["name"].strip(" ,.")
    start = " ".join(name.split()[:2])
    often = max(scene.text.count(form) for form in (name, start, found["short"] or name))
    named = {word.strip(".,").lower() for word in name.split()} & (INSTITUTIONS | LEGAL_FORMS)
    return name if is_body(name) and (named or often >= _TIMES) else ""
