"""How plainly the head of a line is somebody who speaks, by what it says and what else is known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from indexer.lexicon import spoken
from indexer.lexicon.name_shapes import is_ordinary
from indexer.speech.document import Document
from indexer.speech.heads.head import Head
from indexer.speech.labels import Label
from indexer.speech.lines import Line
from indexer.speech.sources.lists import read_list

SURE = 2.0  # from here on a head is somebody by itself
_WITH = re.compile(r"(?:With|Featuring|Between) ")
_ORDINALS = ("first", "second", "third")  # First Minister
_TIMED = re.compile(r"\d{1,2}:\d\d")
_SAID_AGAIN = 3  # turns of somebody whom nothing but the title tells to be a person
_TOP = 12  # lines on top that may present people
_HEAD = 200  # code points of such a line


def weigh_heads(
    document: Document, found: Mapping[int, Label], counts: Mapping[str, int]
) -> dict[str, float]:
    """The weight of each head: 2 and more for somebody by itself, below 0 for nobody."""
    first = _first(found)
    weights = {key: _weigh(document, label, counts[key]) for key, label in first.items()}
    weights |= dict.fromkeys(_initials_of_people(document, found), SURE)
    weights |= {key: SURE for key, n in timed_heads(document, found).items() if n > 1}
    unsure = {key for key, weight in weights.items() if 0 < weight < SURE}
    if unsure:
        presented = _presented(document, min(found))
        weights |= {key: SURE for key in unsure if first[key].who in presented}
    return weights


def timed_heads(document: Document, found: Mapping[int, Label]) -> Counter[str]:
    """How often each head stands alone behind a time: `00:15 Ann`."""
    return Counter(v.key for n, v in found.items() if _is_timed(document.lines[n - 1], v))


def _is_timed(line: Line, label: Label) -> bool:
    return label.form == "alone" and _TIMED.search(line.text) is not None


def _initials_of_people(document: Document, found: Mapping[int, Label]) -> set[str]:
    """Initials in front of lines that come again, two of which are those of names in the text."""
    keys = [label.key for label in found.values() if label.form == "initials"]
    again = {key for key, times in Counter(keys).items() if times > 1}
    several = len(again) > 1 and len(again & document.initials) > 1  # dear, so asked last
    return set(keys) if several else set()


def _presented(document: Document, until: int) -> set[str]:
    """Surnames of those whom the lines on top name in full with an office, and the given names,
    too, of several in one list: `With Ann Roe, Ben Doe and Cal Poe`."""
    lines = [line.text for line in document.lines[: max(until, _TOP)] if len(line.text) < _HEAD]
    listed = [h for text in lines if ", " in text for h in read_list(text, document.spell)]
    told = {h.name.split()[-1].casefold() for h in listed if h.role and len(h.name.split()) > 1}
    for text in lines:
        if (heads := _WITH.match(text)) is None or text.endswith((".", "?", "!")):
            continue
        several = read_list(text[heads.end() :], document.spell)
        if len(several) > 1:
            told |= {w.casefold() for h in several for w in (h.name.split()[0], h.name.split()[-1])}
    return told


def _first(found: Mapping[int, Label]) -> dict[str, Label]:
    first: dict[str, Label] = {}
    for label in found.values():
        first.setdefault(label.key, label)
    return first


def _told_by_form(document: Document, label: Label) -> float | None:
    """What the form of a label, or a list of the document, tells of it; None where neither does."""
    head = label.head
    if label.form in ("voice", "sign", "by", "given"):
        return 3
    if label.words in document.voices:
        return 3
    if label.form == "alone" and label.head.name.casefold() in document.rostered:
        return 3
    if label.form == "initials":
        return 3 if head.words in document.letters else -1
    return None


def _weigh(document: Document, label: Label, count: int) -> float:
    head = label.head
    told = _told_by_form(document, label)
    if told is not None:
        return told
    if head.kind in ("question", "answer"):
        return 0  # letters are judged together
    plain = [w.strip(".,") for w in head.words.casefold().split()]
    if plain[-1:] == ["by"] or _is_field_behind_name(head, plain):
        return -1  # Reported by: …; Jane Roe - Interview Subjects: …
    field = not spoken.FIELDS.isdisjoint((*plain[:1], *plain[-1:]))
    if head.kind == "person":
        return _weigh_name(document, label, count, field)
    if head.kind == "asker" or (head.kind == "office" and plain[0] in _ORDINALS):
        return 2
    if field or head.kind == "office":
        return -1 if field else 2
    lone = 0.25 if label.form == "strong" else -1
    return lone if count < 2 else 0.5


def _is_field_behind_name(head: Head, plain: list[str]) -> bool:
    named = head.name != "" and len(head.name.split()) < len(plain)
    return named and plain[-1] in spoken.FIELDS


def _is_in_title(document: Document, head: Head) -> bool:
    return " " in head.name and head.name in document.release.title


def _is_addressed(head: Head) -> bool:
    """`Mr Baker`: a surname behind a form of address."""
    return head.gender != "" and len(head.name.split()) == 1


def _is_written_small(document: Document, label: Label) -> bool:
    """Whether the text writes the words of a head small elsewhere, so that they are no name."""
    head = label.head
    return not _is_addressed(head) and not label.caps and document.is_ordinary(head.name)


def _weigh_name(document: Document, label: Label, count: int, field: bool) -> float:
    """The weight of a head that reads as a name; ``field``: it is also a word for facts."""
    head = label.head
    words, name = head.words.split(), head.name.split()
    if "&" in head.name:
        return -1  # MITRE ATT&CK
    if count >= _SAID_AGAIN and _is_in_title(document, head):
        return 2
    if _is_written_small(document, label):
        return -1
    if head.sure >= 3:
        return 3
    if field:
        return 2 if head.sure == SURE and len(words) > 1 else -1
    if head.sure == SURE or document.names(head):
        return 2
    if count < 2 and all(map(is_ordinary, name)):
        return -1  # READ MORE: …
    return 1 if label.caps or len(words) in (2, 3) else 0.5
