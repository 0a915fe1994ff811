"""How a document sets its labels: the typographic shape of a head, learnt from plain ones.

A transcript sets all its labels alike. Where enough heads of one shape are plainly
somebody, whatever else stands in that shape ends a turn as well, though nothing tells
who it is: a name met once, an office that no list has, a party behind a dash. Labels
that are not seen are what puts words into a wrong mouth, for the speaker before goes on.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.lexicon import spoken, titles
from indexer.lexicon.name_shapes import is_ordinary
from indexer.speech.candidates import talks
from indexer.speech.document import Document
from indexer.speech.furniture import is_out_of_speech
from indexer.speech.heads.head import Head
from indexer.speech.heads.reading import read_head
from indexer.speech.labels import PREFIX, SMALL_IN_HEADS, Form, Label, has_sentence
from indexer.speech.lines import Line

_LONGEST = 140  # code points of a head
_FEWEST = 3  # lines in a shape from which it is learnt
_LEAST_SHARE = 0.6  # of all lines in a shape, those that are labels beyond doubt
_MOST_BEHIND_NAME = 14  # words of a head with all that follows its comma
_PART = 4  # a shape is learnt where one label in so many has it
_TIME = re.compile(r"\d{1,2}:\d\d")
_JOINT = re.compile(r"[^\w()\[\]<>«»“”\"’']*$")
_ASIDES = re.compile(r"\s*[(\[][^()\[\]\n]{1,90}[)\]]")
_LETTER = re.compile(r"[^\W\d_]")
_ASKED = re.compile(r"[?!]")
_SMALL = re.compile(r"(?:^| )[a-zß-ÿ][\w’'-]*")
_PARTED = re.compile(r", |\s*[(\[]")
_COLON = re.compile(r":[*_]{0,3}(?=\s|$|[“\"‘'A-Z¿¡])")
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.\s|(?<=[A-Z]{2})\.\s")
_PLAIN = (".–", ".—", ".--")  # joints that stand between a label and its words, and nowhere else
_MOST_WORDS = {"colon": 9, "stop": 6}


@dataclass(frozen=True, slots=True)
class Shape:
    """What the labels of a document have in common: all but their words."""

    form: Form
    joint: str  # between head and words: ":", ".–", nothing where the head is a line
    caps: bool
    strong: bool
    heading: bool
    timed: bool


_SPACES = re.compile(r"[\s*_]")


def shape_of(line: Line, label: Label) -> Shape:
    """The shape of a label where it stands."""
    head = line.text[: label.end]
    joint = _SPACES.sub("", _JOINT.search(head)[0])  # type: ignore[index]  # fits nothing, too
    alone = label.form == "alone"
    return Shape(
        label.form,
        joint,
        label.caps,
        line.strong > 0 and line.strong * 3 >= label.end * 2,
        alone and line.kind == "heading",
        _is_timed(line, label, alone),
    )


def _is_timed(line: Line, label: Label, alone: bool) -> bool:
    """Whether a time stands before a head, or on its line where it stands alone."""
    prefix = PREFIX.match(line.text)
    end = len(line.text) if alone else prefix.end() if prefix is not None else 0
    return _TIME.search(line.text, 0, end) is not None


def learn_shapes(
    lines: Sequence[Line], labels: Mapping[int, Label], others: Mapping[int, Label]
) -> set[Shape]:
    """The shapes that labels of a document have; ``others`` are heads that are none for sure."""
    heads: dict[Shape, Counter[str]] = defaultdict(Counter)
    for number, label in labels.items():
        if label.form not in ("letter", "by", "sign", "voice", "initials"):
            heads[shape_of(lines[number - 1], label)][label.key] += 1
    fewest = max(_FEWEST, len(labels) / _PART)
    unlike = Counter(shape_of(lines[number - 1], label) for number, label in others.items())
    return {
        shape
        for shape, keys in heads.items()
        if keys.total() >= fewest
        and keys.total() * (1 - _LEAST_SHARE) >= unlike[shape] * _LEAST_SHARE
        and (len(keys) > 1 or shape.strong or shape.heading)
    }


def of_shapes(
    document: Document, lines: Sequence[Line], shapes: set[Shape], labels: Mapping[int, Label]
) -> Iterator[tuple[int, Label]]:
    """Labels of lines that have none yet and begin in one of these shapes."""
    if not shapes or not labels:
        return
    first = min(labels)
    for line in lines:
        if line.number in labels or is_out_of_speech(line):
            continue
        label = _in_some_shape(document, line, shapes, line.number < first)
        if label is None or (line.number < first and not _is_spoken_below(line, lines, label)):
            continue  # of what stands above the first plain label, a title, the day, a list
        closes = label.head.kind == "words" and _is_field(label.head)
        yield line.number, replace(label, form="close") if closes else label


def _in_some_shape(document: Document, line: Line, shapes: set[Shape], above: bool) -> Label | None:
    """The label a line has in one of these shapes; ``above`` the first in a plain shape only."""
    for shape in shapes:
        if above and not (shape.strong or shape.heading or shape.joint in _PLAIN):
            continue
        label = _read(line, shape, document)
        if label is not None and shape_of(line, label) == shape:
            return label
    return None


_ENDS = re.compile(r"[.?!…][\"”’)\]*]*\s*$")


def _is_spoken_below(line: Line, lines: Sequence[Line], label: Label) -> bool:
    """Whether a head above the first plain label is a person, with a sentence behind it."""
    said = line.text[label.end :] or next((n.text for n in lines if n.number > line.number), "")
    is_said = _ENDS.search(said) is not None or (said.endswith(":") and talks(said))
    return label.head.kind == "person" and is_said


def _is_field(head: Head) -> bool:
    """Whether a head is one of facts or of a page, below which nobody speaks: `Contact:`"""
    words = [w.strip(".,").casefold() for w in head.words.split()]
    return bool(words) and (words[-1] in spoken.FIELDS or words[0] in spoken.FIELDS)


def _read(line: Line, shape: Shape, document: Document) -> Label | None:
    prefix = PREFIX.match(line.text)
    start = prefix.end() if prefix is not None else 0
    ends = _ends(line, shape, start)
    if ends is None:
        return None
    end, said = ends
    words = line.text[start:end].strip(" *_.:–—-|")
    if not words or not _may_head(words, shape, document):
        return None
    head = head_of(words, document)
    aside = "".join(_ASIDES.findall(words)).strip()
    return Label(shape.form, head, 0, said, words, aside, _is_caps(words))


def _ends(line: Line, shape: Shape, start: int) -> tuple[int, int] | None:
    """Where a head of a shape would end in a line, and where the words behind it begin."""
    text = line.text
    if shape.form == "alone":
        whole = len(text) <= _LONGEST and not text.rstrip("*_ ").endswith((".", "?", "!", ",", ";"))
        return (len(text), len(text)) if whole else None
    near = text[: start + _LONGEST]
    if shape.form == "strong":
        return (line.strong, _behind(text, line.strong)) if 0 < line.strong < len(text) else None
    if shape.form == "dash":
        at = _find_joint(near, shape.joint, start)
    elif shape.form == "stop":
        found = _STOP.search(near, start)
        at = found.start() if found is not None else -1
    elif shape.form == "bar":
        at = near.find("|", start)
    elif shape.form == "colon":
        colon = _COLON.search(_without_asides(near), start)
        at = colon.start() if colon is not None else -1
    else:
        return None
    return (at, _behind(text, at)) if at > start else None


def _find_joint(text: str, joint: str, start: int) -> int:
    """Where a dash with the marks before it stands, white space apart; -1 where it does not."""
    pattern = r"\s*".join(map(re.escape, joint)) + r"[*_]{0,3}\s"
    found = re.compile(pattern).search(text, start)
    return found.start() if found is not None else -1


def _without_asides(text: str) -> str:
    """A text with its brackets filled in, so that no mark within them is found."""
    return _ASIDES.sub(lambda m: "x" * len(m[0]), text)


def _behind(text: str, at: int) -> int:
    while at < len(text) and not (text[at].isalnum() or text[at] in "“\"‘'«¿¡(["):
        at += 1
    return at


_NO_LETTER = re.compile(r"\W")


def _is_caps(words: str) -> bool:
    """Whether the name in a head, without what follows a comma or bracket, is in capitals."""
    name = _PARTED.split(words, maxsplit=1)[0]
    letters = _LETTER.findall(name)
    last = _NO_LETTER.sub("", name.split()[-1]) if name.split() else ""
    return len(letters) > 1 and (name.isupper() or (len(last) > 2 and last.isupper()))


def _may_head(words: str, shape: Shape, document: Document) -> bool:
    """Whether words can be a head where all that tells is their shape."""
    name = _PARTED.split(words, maxsplit=1)[0]
    if not name or _ASKED.search(name) or has_sentence(name):
        return False
    few = len(name.split()) <= _MOST_WORDS.get(shape.form, 12)
    if shape.timed:
        return few
    if not (name[0].isupper() or not name[0].isascii()):
        return False
    if shape.caps:
        return few and _is_caps(words) and (name.isupper() or _is_written_large(name, 8))
    if shape.joint in _PLAIN:
        return _is_written_large(name, 8) and len(words.split()) <= _MOST_BEHIND_NAME
    return shape.strong or shape.heading or _heads_plainly(words, name, shape, document)


def _heads_plainly(words: str, name: str, shape: Shape, document: Document) -> bool:
    """Whether words in a shape that sentences have, too, are somebody's name or office."""
    if has_sentence(words):
        return False
    if shape.form == "stop" and read_head(name, document.spell).sure < 3:
        return False
    rest = _ASIDES.sub("", words)[len(name) :].strip(" ,")
    aside = rest != "" or _ASIDES.search(words) is not None
    is_told = _is_written_large(rest, 14) or _opens_with_office(rest)
    return is_told and _is_written_large(name, 8) and _names_somebody(name, aside, document)


def _opens_with_office(words: str) -> bool:
    """Whether what stands behind a name begins with an office: `ministre de la mer`."""
    told = [w.strip(".,").casefold() for w in words.split()]
    offices = titles.ROLE_NOUNS | spoken.FOREIGN_OFFICES
    return 0 < len(told) <= _MOST_BEHIND_NAME and not offices.isdisjoint(told[:2])


def _is_written_large(words: str, most: int) -> bool:
    """Whether all words are large but the small ones that names and offices have."""
    small = [w.strip() for w in _SMALL.findall(words)]
    return len(words.split()) <= most and all(
        w in SMALL_IN_HEADS or w in spoken.IN_FOREIGN_OFFICES for w in small
    )


def _names_somebody(name: str, aside: bool, document: Document) -> bool:
    """Whether words that only begin a line as labels do are somebody's name or office."""
    head = read_head(name, document.spell)
    if head.kind in ("asker", "office") or head.sure > 1:
        return True
    told = head.name.split()
    if head.kind != "person" or document.names(head):
        return head.kind == "person"
    if document.release.language != "en":
        return aside  # German writes all nouns large
    return (aside or len(told) > 1) and not any(map(is_ordinary, told))


def head_of(words: str, document: Document) -> Head:
    """Who a head is, of which only the shape is sure: nobody where its words are no name."""
    plain = _ASIDES.sub("", words).strip(" ,")
    head = read_head(plain, document.spell)
    if head.kind == "words" and "," in plain:
        first = read_head(plain.partition(",")[0], document.spell)
        head = replace(first, words=plain) if first.kind != "words" else head
    if (
        head.kind == "person"
        and head.sure < 2
        and not document.names(head)
        and all(map(is_ordinary, head.name.split()))
    ):
        return Head("words", plain)
    return head
