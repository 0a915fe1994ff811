"""Lines of a block: joined where they were merely wrapped, else apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from indexer.ingest.dateline import find_dateline
from indexer.ingest.metadata.lines import is_place_and_day, read_line
from indexer.lexicon.name_shapes import is_ordinary

_LIST = re.compile(r"\s*(?:[-*•●▪]|\d{1,2}[.)])\s+\S")
_LEADERS = re.compile(r"(?:\. ){4}|\.{5}")  # Norland . . . . . Ms. Roe
_ENTRY = re.compile(
    r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*){1,3},? ?[,:] \S"
)  # ANN ROE, counsel for …
_DRAWN = re.compile(r"[-–—=_*~.#+ ]{5,}")  # a rule across the page
_TIMED = re.compile(r"[\[(]?\d{1,2}(?::\d\d){1,2}[\])]?(?: [^\W\d_a-z]\S*){0,4}")  # 00:04 Ann
_CAPITALS = re.compile(r"[A-Z][^\W\da-z]+(?:[ .,’'-]+[A-Z][^\W\da-z]*)+(?: \([^()]+\))?")
_STAMPED = re.compile(r"\[[\d./-]*,? ?\d{1,2}(?::\d\d){1,2}[^\]]{0,8}\] ?\S")  # [18:02:11] Ann: …
_WRAPPED = 55  # code points a line must reach before its break counts as wrapping
_NARROW = 15  # the same in a narrow column
_SLACK = 12  # code points by which a wrapped line may fall short of the widest
_UNWRAPPED = 200  # code points a line has only where nobody wraps
_ENDED = re.compile(r"[.!?:;…][\"”’)\]]*$")


def unwrap(block: str) -> list[str]:
    """A block's lines, one string for each that stands for itself.

    Lines that run to about the same width were wrapped, and so was one that
    breaks a sentence: no stop before it, a small letter behind. Short lines, as
    in a contact block or a poem, list items, dates and notices stand for
    themselves. A file whose paragraphs are single long lines without blank lines
    keeps them apart too.
    """
    written = [line for line in block.split("\n") if line.strip()]
    lines = [" ".join(line.split()) for line in written]
    if len(lines) < 2:
        return lines
    if (indented := _indented(written)) is not None:
        return [part for some in indented for part in _unwrap_lines(some)]
    return _unwrap_lines(lines)


def _indented(lines: Sequence[str]) -> list[list[str]] | None:
    """The lines by the paragraphs that begin with a small indent; None where none does.

    So are records of a parliament set: two spaces, and a blank line between none of them.
    """
    starts = [i for i, line in enumerate(lines) if _INDENT.match(line)]
    wrapped = sum(not line[0].isspace() for line in lines)
    if starts in ([], [0]) or not wrapped or 3 * wrapped < len(starts):
        return None
    if max(map(len, lines)) > _UNWRAPPED:
        return None  # paragraphs of one line each
    cuts = sorted({0, *starts, len(lines)})
    return [[" ".join(line.split()) for line in lines[a:b]] for a, b in pairwise(cuts)]


def _unwrap_lines(lines: list[str]) -> list[str]:
    if len(lines) < 2:
        return lines
    widest = max(map(len, lines))
    least = _NARROW if _flows(lines) else _WRAPPED
    parts = [[lines[0]]]
    for before, line in pairwise(lines):
        told = read_line(before) or read_line(line) or is_place_and_day(line)
        if _is_wrapped(before, line, widest, least) and not told:
            parts[-1].append(line)
        else:
            parts.append([line])
    return [_put_together(part) for part in parts]


def _put_together(lines: Sequence[str]) -> str:
    """Lines as one; a word that was broken between two of them is whole again."""
    pieces = [lines[0]]
    for before, line in pairwise(lines):
        broken, hyphen = _broken_word(before, line)
        if broken and not hyphen:
            pieces[-1] = pieces[-1][:-1]
        pieces += [line] if broken else [" ", line]
    return "".join(pieces)


def _flows(lines: Sequence[str]) -> bool:
    """Whether lines are those of a narrow column: every other one breaks a sentence at a word."""
    broken = sum(line[0].islower() and not _ENDED.search(one) for one, line in pairwise(lines))
    return len(lines) > 2 and 2 * broken >= len(lines) - 1


_BROKEN_WORD = re.compile(r"([A-Za-z]*[a-z])-$")
_WITH_HYPHEN = frozenset(
    """all co cross far first full half high long low mid multi non one part post pre real second
    self semi short so state third three two well year""".split()
)
"""First parts of words that are written with a hyphen."""
_INDENT = re.compile(r"(?: {2,4}|\t)(?=[\"“A-Z(])(?! ?[-*•])")
_LETTERS = re.compile("[a-z]+")


def _broken_word(before: str, line: str) -> tuple[bool, bool]:
    """Whether a word is broken between two lines, and whether its hyphen is its own.

    `appoint-` and `ment` lose the hyphen, `long-` and `term` keep it: both are words.
    """
    broken, rest = _BROKEN_WORD.search(before), _LETTERS.match(line)
    if broken is None or rest is None:
        return False, False
    parts = (broken[1].lower(), rest[0])
    whole = is_ordinary("".join(parts)) or not all(map(is_ordinary, parts))
    return True, parts[0] in _WITH_HYPHEN or not whole


_OPENS = re.compile(r"[^\W_a-zß-öø-ÿ]|[“\"‘«(]")
_GOES_ON = re.compile(r"[a-zß-öø-ÿ][a-zß-öø-ÿ’'-]*[,;:.!?”\"’)\]]*(?:\s|$)")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_DANGLING = re.compile(
    r"\b(?:the|an?|of|and|to|in|for|with|by|at|from|that|his|her|their|its|our)$"
)
_LEAST_BROKEN = 3  # words of a paragraph that may go on behind a blank line
_LABEL = re.compile(r"[^:\n]{1,40}:")  # Ann Roe: so she did
_ADDRESS = re.compile(r"@|https?:|www\.")
_NUMBER = re.compile(r"\d[\d ()-]{7,}\d$")  # of a telephone
_END = 400  # code points of a paragraph that tell whether it goes on


def join_broken(blocks: Sequence[str]) -> list[str]:
    """Blocks of plain text, with a sentence that blank lines break put together again.

    Readers of PDF and of scanned pages put a blank line where a line, a link or a raised "th"
    ended. A block goes on in the next one where that begins with a word in small letters, or
    where its last word never ends a sentence; a list in small letters stays a list.
    """
    joined: list[_Paragraph] = []
    for block in blocks:
        if joined and joined[-1].goes_on_in(block):
            joined[-1].add(block)
        else:
            joined.append(_Paragraph(block))
    return ["".join(paragraph.pieces) for paragraph in joined]


class _Paragraph:
    """A block of text that grows by those it goes on in.

    What is asked of it is told by its beginning and its end: to look through all of it at each
    of ten thousand broken lines would take hours.
    """

    def __init__(self, block: str) -> None:
        self.pieces = [block]
        self._words = len(block.split())
        self._may_go_on = _LIST.match(block) is None and _OPENS.match(block) is not None
        self._end = block[-_END:]
        self._has_address = _has_address(block)

    def goes_on_in(self, block: str) -> bool:
        """Whether a sentence is broken between the two."""
        end = self._end.rstrip()
        if not self._may_go_on or _ENDED.search(end) or _LIST.match(block):
            return False
        if self._words < _LEAST_BROKEN or _TIMED.fullmatch(block.partition("\n")[0]):
            return False
        last = self._end.rpartition("\n")[2]
        if self._has_address or _NUMBER.search(last) or (len(last) < _END and read_line(last)):
            return False
        if find_dateline(" ".join(block.split())) is not None:
            return False
        return _GOES_ON.match(block) is not None or _DANGLING.search(self._end) is not None

    def add(self, block: str) -> None:
        """Go on in a block; a raised "th" follows its number, a broken word is whole again."""
        is_raised = self._end[-1].isdigit() and _ORDINAL.match(block) is not None
        if not is_raised:
            self._trim(len(self._end) - len(self._end.rstrip(" ")))
            broken, hyphen = _broken_word(self._end, block)
            if broken and not hyphen:
                self._trim(1)
            if not broken:
                self.pieces.append(" ")
                self._end += " "
        self.pieces.append(block)
        self._end = f"{self._end}{block}"[-_END:]
        self._words += len(block.split())
        is_one_line = "\n" not in block
        self._has_address = (is_one_line and self._has_address) or _has_address(block)

    def _trim(self, count: int) -> None:
        """Take so many code points off the end, which are no more than the last piece has."""
        if count:
            self.pieces[-1], self._end = self.pieces[-1][:-count], self._end[:-count]


def _has_address(block: str) -> bool:
    return _ADDRESS.search(block.rpartition("\n")[2]) is not None


def _stands_alone(before: str, line: str) -> bool:
    """Whether one of two lines is of a kind that never runs on into the other."""
    if _LIST.match(line) or _ENTRY.match(line) or _STAMPED.match(line):
        return True
    if _CAPITALS.fullmatch(line) and not _CAPITALS.fullmatch(before):
        return True
    either = (_DRAWN.fullmatch, _TIMED.fullmatch, _LEADERS.search)
    return any(tells(before) or tells(line) for tells in either)


def _reaches(line: str) -> bool:
    return _ADDRESS.search(line) is not None or _NUMBER.search(line) is not None


def _is_wrapped(before: str, line: str, widest: int, least: int) -> bool:
    if _stands_alone(before, line):
        return False
    if line[0].islower() and not _ENDED.search(before):
        return True
    if widest > _UNWRAPPED:
        return False
    if before[0].islower() and " " in before and not _ENDED.search(before):
        # a jury has found | Trent Roe, 44, guilty
        return ":" not in before and not (_reaches(before) or _LABEL.match(line))
    slack = min(_SLACK, widest // 4)
    return len(before) >= least and len(before) + len(line.partition(" ")[0]) >= widest - slack
