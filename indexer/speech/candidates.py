"""Heads of lines that might be labels, before it is asked whether the document has any."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from indexer.lexicon import spoken
from indexer.lexicon.titles import ADDRESS
from indexer.speech.document import Document
from indexer.speech.furniture import is_heading, is_out_of_speech
from indexer.speech.heads.head import Head
from indexer.speech.heads.reading import read_head
from indexer.speech.labels import PREFIX, Label, read_label
from indexer.speech.lines import Line
from indexer.speech.sources.lists import LEADERS, read_list

_SPOKEN_END = re.compile(r"[.?!…][\"”’)\]*]*\s*$|[.?!…][\"”’)]* ")
_TALKS = re.compile(rf"\b(?:{spoken.TALKING})\b|\?")
_ADDRESSES = re.compile(r"\b(?:[Yy]ou|[Yy]our)\b")
_TAKES_CHAIR = re.compile(r"(?i)\b(?:took|in|takes) the chair\b.{0,30}$")
_BESIDE = re.compile(r"\s+[·•|]\s+")
_REACHED = re.compile(r"\S+@\S+\.\w|https?://|www\.|\+?\(?\d[\d\s().-]{6,}\d")
_TIMED = re.compile(r"\d{1,2}:\d\d")
_HONOURS = ADDRESS | {"the"}
_HONOURED = re.compile(r"(?i)the (?:right )?hon")  # Chair: The Right Honourable Dame Ann Roe
_BRACKETED = re.compile(r" ?\(| (?:moved|seconded|supported|opposed|proposed|replied|spoke|rose)\b")
_SECOND = 2  # line of a document
_HEAD_OF_ACT = 160  # code points of a line that says what somebody did
_MAX_LIST = 300
_LONGEST_OFFICE = 100  # code points of a line under a name
_FEW = 12  # words of an entry of such a list that tells of one person
_LONG = 80  # code points of a line that is said, whatever it ends with


def candidates_of(document: Document) -> dict[int, Label]:
    """What each line may have as its label, by the number of the line."""
    found: dict[int, Label] = {}
    for line in document.lines:
        if is_out_of_speech(line):
            continue
        label = _handled(document, line) or read_label(line, document.spell)
        label = label or _voiced(document, line)
        label = _pronoun_said(document, line, found.get(line.number - 1)) or label
        if label is None or _REACHED.match(line.text, label.end):
            continue
        if line.kind == "table" and line.text.count(" | ", _behind_prefix(line)) > 1:
            continue  # a row of three cells and more, a time apart, lists something
        if not _lists_people(document, line, label):
            found[line.number] = label
    return _without_titles(document, found)


def _behind_prefix(line: Line) -> int:
    prefix = PREFIX.match(line.text)
    return prefix.end() if prefix is not None and _TIMED.search(prefix.group()) else 0


def _without_titles(document: Document, found: Mapping[int, Label]) -> dict[int, Label]:
    """Leave out the title of a page, and of a speech, which a label would come again after."""
    keys = Counter(label.key for label in found.values())
    title = document.release.title
    found = {  # the title of a page is a label where it comes again
        n: label for n, label in found.items()
        if document.lines[n - 1].text != title or keys[label.key] > 1 or label.form == "given"
    }  # fmt: skip
    given = {n for n, label in found.items() if label.form == "given"}
    several = len({found[n].key for n in given}) > 1  # one alone is the title of a speech
    return {n: label for n, label in found.items() if several or n not in given}


# She said: what the line above names her for: `JACQUI ROE (Dockers’ Union) moved Motion 9.`
_SAID_BY_PRONOUN = re.compile(
    r"(?:She|He|They|SHE|HE) (?:then |also )?(?:said|replied|continued):\s+(?=\S)"
)
_ACTS = re.compile(
    r"[^.:“”\"]{0,60}? (?:moved|seconded|supported|opposed|proposed|replied|spoke|rose)\b"
)


def _pronoun_said(document: Document, line: Line, before: Label | None) -> Label | None:
    """The label of a line that begins with `She said:` below a line that names her acting."""
    said = _SAID_BY_PRONOUN.match(line.text)
    if said is None or line.number < _SECOND or before is not None:
        return None
    above = document.lines[line.number - 2]
    acts = _ACTS.match(above.text)
    name = _BRACKETED.split(above.text, maxsplit=1)[0] if acts is not None else ""
    heads = [h for h in read_list(name, document.spell) if len(h.name.split()) > 1]
    if len(heads) != 1 or len(above.text) > _HEAD_OF_ACT:
        return None
    return Label("sign", heads[0], 0, said.end(), said.group().strip(" :"))


def _handled(document: Document, line: Line) -> Label | None:
    """The label of a line that begins with a handle among the file's voices: `mod_ann: Hello.`"""
    words, colon, _ = line.text.partition(": ")
    if not colon or words not in document.voices or words[:1].isupper():
        return None
    head = Head("person", words, words, sure=2)
    return Label("voice", head, 0, len(words) + len(colon), words)


def _voiced(document: Document, line: Line) -> Label | None:
    """The label of a line that begins with one of the file's voices, whatever its form."""
    words, colon, _ = line.text.partition(": ")
    if not colon or words not in document.voices:
        return None
    return Label("voice", read_head(words, document.spell), 0, len(words) + len(colon), words)


def _lists_people(document: Document, line: Line, label: Label) -> bool:
    """`Participants: Governor Ida Kessel, Senator Vane` is a list, nobody's turn."""
    body = _BESIDE.split(LEADERS.sub(" ", line.text[label.end :]).strip())[0]
    if label.head.kind not in ("asker", "office", "words") or not 3 < len(body) < _MAX_LIST:
        return False
    if _TAKES_CHAIR.search(body):
        return True
    if talks(body) or _ADDRESSES.search(body):
        return False
    return _tells_people(body, read_list(body, document.spell))


def _tells_people(body: str, people: Sequence[Head]) -> bool:
    """Whether what stands behind a label is mostly names and offices, and no sentence."""
    ended = body.endswith((".", "?", "!"))
    if not people or (ended and not any(p.sure >= 2 for p in people)):
        return False  # Yeah. Okay. Cheers.
    told = sum(len(f"{p.name} {p.role} {p.organisation}".split()) for p in people)
    words = body.split()
    if _HONOURED.match(body) and not ended:
        words = [w for w in words if w.casefold() not in _HONOURS]
    opens = body.startswith(people[0].name) and len(words) <= _FEW
    is_entry = opens and not ended  # Narrator: Ann Roe, b. 1941
    return 2 * told >= len(words) or is_entry


def lines_beneath(document: Document, found: Mapping[int, Label]) -> frozenset[int]:
    """Lines under names alone that say what these are, above what they say: `Chief Executive`.

    Each name must come again with the same line, as those of a list of participants do, and
    say something below one of them.
    """
    pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, label in found.items():
        if label.form == "alone" and label.head.kind == "person" and number < len(document.lines):
            below = document.lines[number].text
            named = number + 1 in found and found[number + 1].head.kind == "person"
            if not named and len(below) < _LONGEST_OFFICE and not _SPOKEN_END.search(below):
                pairs[label.key, below].append(number + 1)
    return _that_come_again(document, pairs)


def _that_come_again(
    document: Document, pairs: Mapping[tuple[str, str], list[int]]
) -> frozenset[int]:
    ends = [_SPOKEN_END.search(line.text) is not None for line in document.lines]
    again = [
        lines
        for lines in pairs.values()
        if len(lines) > 1 and any(ends[n] for n in lines if n < len(ends))
    ]
    return frozenset(n for lines in again for n in lines) if len(again) > 1 else frozenset()


def is_followed(
    lines: Sequence[Line], number: int, labels: Mapping[int, Label], label: Label
) -> bool:
    """Whether a name on a line of its own has words below it, and no other such line."""
    for line in lines[number : number + 3]:
        if is_out_of_speech(line):
            continue
        below = labels.get(line.number)
        if below is None and _TIMED.search(lines[number - 1].text):
            return True  # 00:04 Ann
        if below is not None or (is_heading(line) and label.head.sure < 3):
            return False
        return _SPOKEN_END.search(line.text) is not None or len(line.text) > _LONG
    return False


def talks(text: str) -> bool:
    """Whether somebody speaks of themselves here, or asks."""
    return _TALKS.search(text) is not None
