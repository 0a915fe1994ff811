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
_REACH = re.compile(r"@|https?:|www\.|\d[\d ()-]{7,}\d$")


def join_broken(blocks: Sequence[str]) -> list[str]:
    """Blocks of plain text, with a sentence that blank lines break put together again.

    Readers of PDF and of scanned pages put a blank line where a line, a link or a raised "th"
    ended. A block goes on in the next one where that begins with a word in small letters, or
    where its last word never ends a sentence; a list in small letters stays a list.
    """
    joined: list[str] = []
    for block in blocks:
        before = joined[-1] if joined else ""
        if before and _is_broken(before, block):
            raised = before[-1].isdigit() and _ORDINAL.match(block) is not None
            joined[-1] = (
                f"{before}{block}" if raised else _put_together([before.rstrip(" "), block])
            )
        else:
            joined.append(block)
    return joined


def _is_broken(before: str, block: str) -> bool:
    if _ENDED.search(before.rstrip()) or _LIST.match(before) or _LIST.match(block):
        return False
    if _TIMED.fullmatch(block.partition("\n")[0]):
        return False
    last = before.rpartition("\n")[2]
    if not _OPENS.match(before) or _REACH.search(last) or read_line(last):
        return False
    if len(before.split()) < _LEAST_BROKEN or find_dateline(" ".join(block.split())) is not None:
        return False
    return _GOES_ON.match(block) is not None or _DANGLING.search(before) is not None


def _stands_alone(before: str, line: str) -> bool:
    """Whether one of two lines is of a kind that never runs on into the other."""
    if _LIST.match(line) or _ENTRY.match(line) or _STAMPED.match(line):
        return True
    if _CAPITALS.fullmatch(line) and not _CAPITALS.fullmatch(before):
        return True
    either = (_DRAWN.fullmatch, _TIMED.fullmatch, _LEADERS.search)
    return any(tells(before) or tells(line) for tells in either)


def _is_wrapped(before: str, line: str, widest: int, least: int) -> bool:
    if _stands_alone(before, line):
        return False
    if line[0].islower() and not _ENDED.search(before):
        return True
    if widest > _UNWRAPPED:
        return False
    if before[0].islower() and " " in before and not _ENDED.search(before):
        # a jury has found | Trent Roe, 44, guilty
        return ":" not in before and not (_REACH.search(before) or _LABEL.match(line))
    slack = min(_SLACK, widest // 4)
    return len(before) >= least and len(before) + len(line.partition(" ")[0]) >= widest - slack
