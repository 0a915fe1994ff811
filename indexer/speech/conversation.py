"""Whether labels and what stands behind them are a conversation, and most of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.lexicon import spoken
from indexer.model import Release
from indexer.speech.candidates import talks
from indexer.speech.document import Document
from indexer.speech.interview import is_interview
from indexer.speech.inventory import Inventory
from indexer.speech.monologue import is_head_line, wire_datelines
from indexer.speech.narrated import tells_of
from indexer.speech.presented import opening_of
from indexer.speech.turns import Cut

_CALLED = re.compile(rf"\b(?:{spoken.SAID_IN_TURNS})\b", re.IGNORECASE)
_HEAD_LINE = 200  # code points
_MARKS = "\"“”«'‘"
_SENTENCE = re.compile(r"[^\W\d_]{2}[.?!…][\"”’)\]]*(?:\s|$)|[?!…]$")
_SHAPED = 5  # labels of one shape
_FEWEST_PORTRAITS = 2
_HEAD_OF_TWO = 0.25  # of the words of somebody introduced and who introduces them, those above
_OPENING = 60  # words said before the first label that make a document a speech


def is_called_spoken(document: Document) -> bool:
    """Whether title, metadata, address or first lines call it something said in turns."""
    release = document.release
    stated = dict(release.stated)
    address = release.url.replace("-", " ").replace("/", " ").replace("_", " ")
    head = (line.text for line in document.lines[:4] if len(line.text) < _HEAD_LINE)
    told = (release.title, stated.get("form", ""), address, *head)
    return any(_CALLED.search(words) or is_interview(words) for words in told)


def opens_as_speech(document: Document, inventory: Inventory) -> bool:
    """Whether one person speaks without a label until others ask: a lecture and its questions."""
    named = {v.key for v in inventory.labels.values() if v.head.kind == "person"}
    asked = any(v.head.kind == "asker" for v in inventory.labels.values())
    if len(named) != 1 or not asked:
        return False
    above = document.lines[: min(inventory.labels) - 1]
    first = next((n for n, line in enumerate(above) if talks(line.text)), len(above))
    said = [line.text for line in above[first:] if not is_head_line(line)]
    said = [words for words in said if _SENTENCE.search(words)]
    return len(said) > 1 and sum(len(words.split()) for words in said) >= _OPENING


@dataclass(frozen=True, slots=True)
class _Measured:
    """What is said in the turns of a document, counted."""

    turns: int
    marked: int  # turns that stand in quotation marks
    sentences: int  # turns with a whole sentence
    talking: int  # turns in which somebody speaks of themselves, or asks
    share: float  # of all words of the document, those said
    above: float  # of all words, those above the first turn
    opened: bool  # somebody speaks of themselves above it


def _measure(document: Document, inventory: Inventory, cuts: Sequence[Cut]) -> _Measured:
    text = document.release.text
    said = [[text[s.start : s.end] for s in cut.content] for cut in cuts]
    words = sum(len(p.split()) for parts in said for p in parts)
    if inventory.taken_in_turns and (opened := opening_of(document, cuts[0].first)) is not None:
        words += sum(len(span.of(text).split()) for span in opened.content)
    total = len(text.split())
    return _Measured(
        len(cuts),
        sum(parts[0][:1] in _MARKS and parts[0][-1:] in _MARKS for parts in said),
        sum(inventory.timed or any(map(_SENTENCE.search, parts)) for parts in said),
        sum(any(map(talks, parts)) for parts in said),
        words / total,
        len(text[: cuts[0].label_span.start].split()) / total,
        any(talks(n.text) for n in document.lines if n.span.start < cuts[0].label_span.start),
    )


def is_conversation(document: Document, inventory: Inventory, cuts: Sequence[Cut]) -> bool:
    """Whether the turns of a document are a transcript, and not facts or quotations in a list."""
    if not cuts:
        return False
    told = _measure(document, inventory, cuts)
    if inventory.timed and inventory.taken_in_turns:
        return told.share * 4 >= 1
    if told.marked * 2 >= told.turns or told.sentences * 2 < told.turns:
        return False  # quotations with their speaker in front; facts
    if _are_portraits(document.release.text, cuts):
        return False
    if inventory.speaks_for_itself(told.above) and told.share * 4 >= 1:
        return True
    return told.share * 3 >= 1 and _is_most_of_it(document, inventory, told)


def _are_portraits(text: str, cuts: Sequence[Cut]) -> bool:
    """Whether names head what is told of them: `Ann Roe is a lawyer …`, as of people appointed."""
    named = [
        (cut.label.head.name or cut.label.head.words, cut.content[0].of(text))
        for cut in cuts
        if cut.label is not None and cut.label.head.kind == "person"
    ]
    told = sum(tells_of(name, words) for name, words in named)
    return told * 2 >= len(named) and told >= _FEWEST_PORTRAITS


def _is_most_of_it(document: Document, inventory: Inventory, told: _Measured) -> bool:
    """Whether turns that are a third of a document and more are what it is."""
    if all(label.form == "given" for label in inventory.labels.values()):
        return told.talking * 2 >= told.turns and told.share * 3 >= 2
    if _keeps_a_shape(inventory, told):
        return True
    called = is_called_spoken(document)
    if not called and _is_wired(document.release) and not inventory.talks_in_person:
        return False  # a release with questions often asked, or a list of names
    if len(inventory.heads) == 1 or told.turns == 1:
        return called and inventory.sure > 0 and told.share * 6 > 5
    return _is_talked(inventory, told, called)


def _keeps_a_shape(inventory: Inventory, told: _Measured) -> bool:
    """Whether nearly all turns are headed by somebody in one shape, and people talk in them."""
    plainly = inventory.sure * 5 >= inventory.certain * 4
    return (
        inventory.taken_in_turns
        and inventory.shaped >= _SHAPED
        and inventory.shaped * 5 >= told.turns * 4
        and told.talking * (4 if plainly else 3) >= told.turns
        and told.share * 2 >= 1
    )


def _is_wired(release: Release) -> bool:
    """Whether it opens with a dateline, as releases do."""
    return any(wire_datelines(release))


def _is_talked(inventory: Inventory, told: _Measured, called: bool) -> bool:
    """Whether people speak of themselves and to each other, under labels that are plain."""
    plainly = inventory.sure * 5 >= inventory.certain * 3
    if inventory.taken_in_turns:
        if told.talking * 3 < told.turns and not called:
            return False
        return plainly or called or (inventory.recurring > 1 and told.talking * 2 > told.turns)
    if told.talking * 3 < told.turns or inventory.named * 5 < inventory.certain * 4:
        return False
    below = 1 - told.above if told.above < _HEAD_OF_TWO and not told.opened else 1.0
    covers = told.share * 6 > 5 * below  # labels from the first to the end
    return plainly and (called or (covers and told.talking * 2 >= told.turns))
