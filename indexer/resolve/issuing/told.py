"""Who is named in the running text as somebody who does, says or is something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from indexer.grammar.scene import Scene
from indexer.ingest.metadata.houses import is_body
from indexer.lexicon.headline_verbs import is_headline_verb
from indexer.lexicon.name_shapes import is_ordinary
from indexer.lexicon.organisations import EVENTS, SMALL_IN_NAMES
from indexer.resolve.issuing.around import Sign
from indexer.resolve.issuing.names import (
    DEFINED,
    NAME,
    SHORT_FORMS,
    WORD,
    is_written_as_name,
    plain,
    shortened,
)

_BETWEEN = r"(?:,? (?:of|in|at|based in) [^.,]{3,40}(?:, [A-Z][\w .]{1,20})?,?|, [^.]{0,200}?,)?"
_SUBJECT = re.compile(
    rf"(?:Today,? )?(?:The |the )?(?:\w+ ){{0,3}}?(?P<name>{NAME})[™®]?{SHORT_FORMS}{_BETWEEN}"
    r" (?:today|has|have|will|is|are|was|said|told|[a-z]+ed|[a-z]+s)\b"
)
_PLEASED = re.compile(
    rf"(?:The |the )?(?P<name>{NAME})[™®]?{SHORT_FORMS}(?:, [^.]{{0,200}}?,)? (?:today )?"
    r"(?:proudly announc|(?:is|are) "
    r"(?:very |extremely )?(?:pleased|proud|delighted|excited|thrilled|happy|honou?red) to\b)"
)
_DESCRIBED = re.compile(
    rf"(?:The )?(?P<name>{NAME})[™®]?{SHORT_FORMS} (?:is|are) (?:an?|the|one of)\b"
)
# At Acme, we say · Join Acme · Acme’s mission · Visit Acme
_OURS = re.compile(
    rf"(?:\b(?:At|at|here at|we at|with us at)) (?:the )?(?P<name>{NAME})[^.]{{0,60}}?"
    r"\b(?:we|our|us)\b"
)
_RUN = re.compile(rf"(?<![\w’'&.-]){WORD}(?: (?:(?:of|and|the|for|&) ){{0,2}}{WORD}){{0,7}}")
_OPENING = re.compile(r"(?:The|THE|\d+(?:st|nd|rd|th)) ")
_LABEL = re.compile(r"^[^\W\d_a-z]{1,24}(?: [^\W\d_a-z]{1,24}){0,3}: ")
_EDGES = " ,.:;–—-|™®*"
_LONGEST = 7
_TODAY = 12  # code points behind a subject and its verb: has today taken note
_START = 1_500
_READ = 20_000  # code points in which names are counted
_MOST = 12  # names of the text that are weighed
_TIMES = 2
_SENTENCE_END = re.compile(r"(?<=[a-z]{3}\.) ")


def said_in_text(scene: Scene, lead: str) -> Iterator[Sign]:
    """Each name that headline, lead or text name so, with the sign of how."""
    headed, acts = _headed(scene)
    if headed:
        yield headed, "topic" if _is_topic(scene.release.title) else "headline"
    if headed and acts:
        yield headed, "acts"
    if found := _SUBJECT.match(lead):
        yield found["name"], "lead"
        if "today" in lead[found.end("name") : found.end() + _TODAY]:
            yield found["name"], "today"
    if found := _PLEASED.search(lead):
        yield found["name"], "pleased"
    start = scene.text[:_START]
    for defined in DEFINED.finditer(start):
        yield _SENTENCE_END.split(defined["name"])[-1], "defined"
    for _, name in shortened(lead):
        yield name, "shortened"
    for found in _OURS.finditer(scene.text[:_READ]):
        yield found["name"], "ours"
    for block in scene.release.blocks[-10:]:
        if found := _DESCRIBED.match(block.span.of(scene.text)):
            yield found["name"], "described"
    yield from _counted(scene)


def _counted(scene: Scene) -> Iterator[Sign]:
    """Names that come again and are a body's by their words, or stand in the headline."""
    runs = (
        plain(part)
        for run in _RUN.finditer(scene.text[:_READ])
        for part in _SENTENCE_END.split(run.group())
    )
    title = scene.release.title.lower()
    counts = Counter(run for run in runs if run and (is_body(run) or run.lower() in title))
    often = [run for run, times in counts.most_common(_MOST) if times >= _TIMES]
    yield from ((run, "named") for run in often)


def _headed(scene: Scene) -> tuple[str, bool]:
    """The body a headline begins with, as the text writes it; whether its verb comes next."""
    title = _OPENING.sub("", _LABEL.sub("", scene.release.title))
    words = title.partition(": ")[0].split()
    acts = _first(words, _is_verb)
    small = _first(words, lambda word: word.islower() and word not in SMALL_IN_NAMES)
    below = scene.text.replace(scene.release.title, " ")[:_READ]
    for end in range(min(len(words), _LONGEST), 0, -1):
        name = plain(" ".join(words[:end]).strip(_EDGES))
        owned = words[end - 1].endswith(("’s", "'s"))
        bound = owned or end in (acts, small) or not (acts or small)
        if (
            not name
            or not bound
            or (title.isupper() and end != acts)
            or not is_written_as_name(name)
        ):
            continue
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", below, re.IGNORECASE)
        if found and not found.group()[0].islower():
            return found.group(), end == acts
        if end == acts and is_body(name):
            return name, True
    return "", False


def _is_topic(title: str) -> bool:
    """`Merrin: One Bridge in Two Is Late`, `Storm Ida: …`: told of before a colon."""
    subject, colon, _ = _LABEL.sub("", title).partition(": ")
    first, *more = subject.split() or [""]
    return bool(colon) and not is_body(subject) and _is_no_house(first, more)


def _is_no_house(first: str, more: list[str]) -> bool:
    plain = first[1:].islower() and first.isalpha()  # but GoodWag, Foldwell.com
    return (plain and not more) or first.lower() in EVENTS or is_ordinary(first)


def _first(words: list[str], is_such: Callable[[str], bool]) -> int:
    """Which of some words behind the first is such; 0 where none is."""
    return next((n for n, word in enumerate(words) if n and is_such(word)), 0)


def _is_verb(word: str) -> bool:
    """Opens, returned, locate: a verb of a headline."""
    return is_headline_verb(word) or (
        word.islower() and (word.endswith("ed") or is_headline_verb(f"{word}s"))
    )
