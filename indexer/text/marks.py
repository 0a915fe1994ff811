"""Quotation marks: which stretches of a text stand between a pair of them.

Only outermost stretches are returned; marks inside them belong to their words.
An odd mark costs one stretch, never the document: state is kept paragraph by
paragraph, and a stretch left open ends with its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.model import Span

# Opening mark -> the marks that may close it. Writers mix curly and straight
# ones ("“We agree," she said), and „…“ closes with what elsewhere opens.
_CLOSERS = {
    "“": '”"″“',
    "„": '“”"',
    "‟": '”"',
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "〝": "〞〟",
    "‹": "›",
    '"': '"”',
    "”": '”"',  # Swedish style, or a slip of the typesetter: ”We agree”
    "＂": "＂",
}
_DOUBLE = re.compile(r"[“”„‟«»「」『』〝〞〟‹›\"″＂]|``|(?<!')''(?!')")
_SINGLE_OPEN = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–:“\"]))[‘'](?=[^\W_]|[“\"‘'(\[$£€¿¡…])")
_SINGLE_CLOSE = re.compile(r"[’'](?=$|[\s.,;:!?)\]—–”\"-])")
# ‘em, ’tis, ‘90s: letters left out, not speech.
_ELISION = re.compile(r"[‘'](?:em|tis|twas|til|till|cause|round|bout|n|\d\ds?)\b", re.IGNORECASE)
_MAX_SINGLE = 2_500  # code points a stretch in single marks may run; longer ones are apostrophes


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks.

    ``outer`` includes the marks, ``inner`` does not. ``closed`` is False when
    its paragraph ended first; ``paragraph`` is an index into the paragraphs given.
    """

    outer: Span
    inner: Span
    closed: bool
    paragraph: int


def find_marked(text: str, paragraphs: Sequence[Span]) -> list[Marked]:
    """The outermost stretches in quotation marks, in order; linear in the text."""
    found: list[Marked] = []
    for index, paragraph in enumerate(paragraphs):
        body = text[paragraph.start : paragraph.end]
        base = paragraph.start
        for outer_start, start, end, outer_end, closed in _with_singles(body, _pair_doubles(body)):
            words = body[start:end]
            first = start + len(words) - len(words.lstrip())
            last = start + len(words.rstrip())
            if first < last:
                outer = Span(base + outer_start, base + outer_end)
                found.append(Marked(outer, Span(base + first, base + last), closed, index))
    return found


_Pair = tuple[int, int, int, int, bool]


def _pair_doubles(body: str) -> list[_Pair]:
    """Pairs of double marks; unclosed ones run to the end of the body."""
    pairs: list[_Pair] = []
    opened: int | None = None
    opener = ""
    depth = 0
    marks = list(_DOUBLE.finditer(body))
    balance = _balance_ahead(body, marks)
    if marks and (begun := _begun_without_mark(body, marks[0].start())):
        pairs.append((0, 0, marks[0].start(), marks[0].end(), True))
        marks, balance = marks[begun:], balance[begun:]
    for number, match in enumerate(marks):
        at, mark = match.start(), _plain(match.group())
        after = match.end()
        if opened is None:
            if _opens(body, at, after, mark):
                opened, opener, depth = at, mark, 0
            continue
        if mark in _CLOSERS[opener] and _closes(body, at, after, mark, opener):
            if depth:
                depth -= 1
                continue
            pairs.append((opened, opened + len(_raw(body, opened)), at, after, True))
            opened = None
        elif mark == opener and (mark in "“«「『" or _direction(body, match) < 0):
            if balance[number] > 0 or (mark == '"' and _SHORT_NESTED.match(body, at)):
                depth += 1
            elif mark != '"':
                # The first mark was never closed: it costs its own stretch only.
                opened, depth = at, 0
            elif (end := _cut_open_end(body[:at], opened)) < at:
                pairs.append((opened, opened + 1, end, end, True))
                opened, depth = at, 0
    if opened is not None:
        end = _cut_open_end(body, opened)
        pairs.append((opened, opened + len(_raw(body, opened)), end, end, False))
    return pairs


def _plain(mark: str) -> str:
    return '"' if mark in ("``", "''") else mark


def _raw(body: str, at: int) -> str:
    pair = body[at : at + 2]
    return pair if pair in ("``", "''") else body[at]


def _opens(body: str, at: int, after: int, mark: str) -> bool:
    if after >= len(body):
        return False
    before = body[at - 1] if at else " "
    if mark in "“„‟«「『〝‹":
        return True
    if mark == "″":
        return False  # a measure, or the end of what a curly mark opened
    if mark == "»":  # »Danish« opens where a word follows at once
        return not before.isalnum() and body[after].isalnum()
    # 6" pipe, 5'10": a measure, not speech
    if before.isdigit():
        return False
    follows = body[after]
    if (
        mark == '"'
        and body[:at].endswith((", ", ": ", ". "))
        and re.match(r" (?:\. ){0,3}\w", body[after : after + 9])
    ):
        return True  # remarked, " The summit …
    if mark == '"' and before.islower() and follows.isupper():
        return True  # a heading glued to it: Vision"With the rising …
    if follows.isspace() and at:
        return False
    return not before.isalnum() or (mark == '"' and before in ".,")


def _closes(body: str, at: int, after: int, mark: str, opener: str) -> bool:
    if mark == "″":
        return body.find("”", after) < 0
    if mark == opener == "“":  # “We agree,“ said Roe: what opens elsewhere stands where one closes
        return body[at - 1] in ",.!?" and body[after : after + 1] in ("", " ", "\n")
    if mark != '"':
        return True
    if opener == "“" and not (body[at - 1] in ",.!?" and _ATTRIBUTED.match(body, after)):
        # “We are a "super connector" …”: while a curly mark is still to come, straight ones nest
        closing, opening = body.find("”", after), body.find("“", after)
        if closing >= 0 and (opening < 0 or closing < opening):
            return False
    before = body[at - 1] if at else " "
    follows = body[after] if after < len(body) else " "
    # `said "yes` inside a stretch: a space before and a letter after opens, never closes
    return not (before.isspace() and (follows.isalnum() or follows in "“‘'"))


_ATTRIBUTED = re.compile(
    r" (?:[A-Z]\w+ |he |she )?(?:said|says|added|adds|explained|noted|stated) "
)


def _balance_ahead(body: str, marks: list[re.Match[str]]) -> list[int]:
    """For each mark, how many more closing than opening marks of its kind stand from it on.

    An opening mark inside an open stretch nests while the balance is positive;
    otherwise the stretch it stands in was never closed.
    """
    balance = [0] * len(marks)
    curly = straight = 0
    for number in range(len(marks) - 1, -1, -1):
        mark = _plain(marks[number].group())
        curly += (mark in "”»」") - (mark in "“«「")
        straight += _direction(body, marks[number]) if mark == '"' else 0
        balance[number] = straight if mark == '"' else curly
    return balance


def _direction(body: str, match: re.Match[str]) -> int:
    """Whether a straight mark looks like a closing one (1), an opening one (-1) or either (0)."""
    before = body[match.start() - 1] if match.start() else " "
    after = body[match.end()] if match.end() < len(body) else " "
    if before.isspace() or before in "([—–":
        return 0 if after.isspace() else -1
    return 1 if after.isspace() or after in ".,;:?!)]—–" else 0


# A name or title inside the first paragraph of words that go on in the next one.
_SHORT_NESTED = re.compile(r"\"[\w’'&$%-]+(?: [\w’'&$%-]+){0,4}[.,!?]?\"(?=[\s,.;:)])")
_BEGUN = re.compile(
    r"[A-Z][^\"“”„«»]{20,600}[,!?][\"”] (?=(?:said|says|added|adds|explained|noted|stated) [A-Z])"
)


def _begun_without_mark(body: str, first: int) -> int:
    """1 if one sentence opens a paragraph and only its closing mark was written, else 0."""
    match = _BEGUN.match(body)
    if match is None or match.end() != first + 2 or re.search(r"[.!?] +[A-Z]", body[:first]):
        return 0
    return 1


_UNCLOSED_ATTRIBUTION = re.compile(
    r"[,.?!] (?=(?:said|says|added|adds|stated|explained|noted|commented) [A-Z])"
)


def _cut_open_end(body: str, opened: int) -> int:
    """Where a stretch without a closing mark ends: before `, said Jane Roe`, or with the body."""
    attribution = _UNCLOSED_ATTRIBUTION.search(body, opened)
    return attribution.start() + 1 if attribution else len(body)


def _with_singles(body: str, doubles: list[_Pair]) -> list[_Pair]:
    """Add pairs of single marks outside double ones; doubles inside them are then theirs."""
    if "'" not in body and "‘" not in body:
        return doubles
    pairs = list(doubles)
    position = 0
    while opening := _SINGLE_OPEN.search(body, position):
        at = opening.start()
        position = at + 1
        if _covered(doubles, at) or _ELISION.match(body, at):
            continue
        end = _close_single(body, at)
        if end is None:
            if not _runs_on(body, at):
                continue
            end = len(body)
            pairs = [p for p in pairs if p[0] < at]
            pairs.append((at, at + 1, end, end, False))
            break
        pairs = [p for p in pairs if p[0] < at or p[3] > end + 1]
        pairs.append((at, at + 1, end, end + 1, True))
        position = end + 1
    return sorted(pairs)


def _covered(pairs: Iterable[_Pair], at: int) -> bool:
    return any(start <= at < end for start, _, _, end, _ in pairs)


def _close_single(body: str, at: int) -> int | None:
    """Where a single mark closes: not at the apostrophe of a plural (the players’ union)."""
    limit = min(len(body), at + _MAX_SINGLE)
    doubtful: int | None = None
    for match in _SINGLE_CLOSE.finditer(body, at + 2, limit):
        end = match.start()
        if _is_plural_possessive(body, end):
            doubtful = doubtful if doubtful is not None else end
            continue
        if body[end - 1].isspace():
            continue
        reopened = _SINGLE_OPEN.search(body, at + 1, end)
        if reopened and not _ELISION.match(body, reopened.start()) and doubtful is None:
            inner = _SINGLE_CLOSE.search(body, end + 1, limit)
            if inner is None:
                return None
        return end
    return doubtful


def _is_plural_possessive(body: str, at: int) -> bool:
    return body[at - 1] in "sSzx" and bool(re.match(r"[’'] [a-z]", body[at : at + 3]))


def _runs_on(body: str, at: int) -> bool:
    """A single mark at the head of a paragraph opens a statement that runs on."""
    return at == 0 and body[0] == "‘" and len(body) > 60
