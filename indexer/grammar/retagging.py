"""Tags that only the neighbours of a word decide: rows of data, and the one engine that reads them.

A word by itself has the tag its language gives it. Where the words beside it tell
otherwise, a row says so: for which words of which tags, between which tags or words,
which tag it is instead. Rows are asked from top to bottom, words from left to right;
the first row that fits settles a word. So what stands to the left has been settled,
what stands to the right has not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

KEPT = "="
AS_SMALL = "~"
_REACH = 24  # tokens to the left that a pattern sees: a role and the name of a body, at most
_FEW = 500  # words that rows are found by; of larger sets each word is asked
_AHEAD = 6  # tokens to the right


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Retag:
    """One row. What is left empty may be anything.

    ``fires`` and ``spares`` are examples with the word between ⟦ and ⟧: in the first
    the row must settle it, in the second it must not.
    """

    tags: str  # the tags it is asked of, a letter each
    new: str  # the tag it gives; KEPT: none other; AS_SMALL: that of the word in small letters
    words: Container[str] | None = None
    small: str = ""  # tags that the word has in small letters; asked of words at the head alone
    left: str = ""  # a pattern that the tags before it end in
    right: str = ""  # a pattern that the tags behind it begin with
    left_words: Container[str] | None = None  # the word right before it
    right_words: Container[str] | None = None  # the word right behind it
    glued: bool = False  # no space stands before it
    fires: str
    spares: str


@dataclass(frozen=True, slots=True)
class Small:
    """Words that are among ``words`` when written small."""

    words: Container[str]

    def __contains__(self, word: object) -> bool:
        return str(word).lower() in self.words


@dataclass(frozen=True, slots=True)
class Ending:
    """Words that end in one of ``ends``."""

    ends: tuple[str, ...]

    def __contains__(self, word: object) -> bool:
        return str(word).endswith(self.ends)


@dataclass(frozen=True, slots=True)
class Such:
    """Words of which ``is_such`` is true."""

    is_such: Callable[[str], bool]

    def __contains__(self, word: object) -> bool:
        return self.is_such(str(word))


_ONE_TAG = re.compile(r"(?:\[(?P<many>[^\]^]+)\]|(?P<one>[^\\\[\](){}.*+?|$^]))(?P<edge>\|[$^])?")


class _Row:
    """A row made ready: patterns of a single tag are sets, others compiled."""

    __slots__ = ("glued", "left", "left_one", "left_words", "new", "right", "right_one",
                 "right_words", "row", "small", "words")  # fmt: skip

    def __init__(self, row: Retag) -> None:
        self.row = row
        self.new, self.small, self.words, self.glued = row.new, row.small, row.words, row.glued
        self.left_words, self.right_words = row.left_words, row.right_words
        self.left_one, self.left = _ready(row.left, rf"(?:{row.left})$")
        self.right_one, self.right = _ready(row.right, row.right)

    def fits(self, words: Sequence[str], tags: Sequence[str], i: int, small: str) -> bool:
        """Whether everything but ``glued`` holds of token ``i``."""
        end = i + 1
        if self.right_one is not None and (
            (tags[end] if end < len(tags) else "") not in self.right_one
        ):
            return False
        if self.left_one is not None and (tags[i - 1] if i else "") not in self.left_one:
            return False
        if self.words is not None and words[i] not in self.words:
            return False
        if self.small and small not in self.small:
            return False
        return self._stands_between(words, tags, i)

    def _stands_between(self, words: Sequence[str], tags: Sequence[str], i: int) -> bool:
        end = i + 1
        if self.left_words is not None and not (i and words[i - 1] in self.left_words):
            return False
        if self.right_words is not None and not (
            end < len(words) and words[end] in self.right_words
        ):
            return False
        if self.left is not None and not self.left.search("".join(tags[max(0, i - _REACH) : i])):
            return False
        return self.right is None or bool(self.right.match("".join(tags[end : end + _AHEAD])))


def _ready(pattern: str, anchored: str) -> tuple[frozenset[str] | None, re.Pattern[str] | None]:
    one = _ONE_TAG.fullmatch(pattern)
    if one is not None:
        return frozenset([*(one["many"] or one["one"]), *([""] if one["edge"] else [])]), None
    return None, re.compile(anchored) if pattern else None


@dataclass(eq=False)
class Retags:
    """Rows in their order. Those with ``small`` are for words that head a sentence.

    ``capitals`` are the tags a capital may have, for which a place at the head, as
    ``heads`` tells it, asks the rows for heads instead of all others.
    """

    rows: tuple[Retag, ...]
    tag_word: Callable[[str], str] = str
    heads: Callable[[Sequence[str], int], bool] | None = None
    head_rows: tuple[Retag, ...] = ()
    capitals: frozenset[str] = frozenset()
    _inside: dict[str, _OfTag] = field(init=False)
    _at_head: dict[str, _OfTag] = field(init=False)

    def __post_init__(self) -> None:
        self._inside = _by_tag(self.rows)
        self._at_head = _by_tag(self.head_rows)

    def mend(
        self, words: Sequence[str], tags: list[str], starts: Sequence[int], ends: Sequence[int]
    ) -> None:
        """Settle the tags of one sentence in place; linear."""
        if self.heads is None and self._inside.keys().isdisjoint(tags):
            return
        for i, tag in enumerate(tags):
            small, of_tag = "", self._inside.get(tag)
            if tag in self.capitals and self.heads is not None and self.heads(tags, i):
                small, of_tag = self._as_small(words[i], tag), self._at_head.get(tag)
            if of_tag is None:
                continue
            glued = i > 0 and ends[i - 1] == starts[i]
            row = of_tag.first_row(words, tags, i, small, glued)
            if row is None:
                continue
            if row.new != KEPT:
                tags[i] = self.tag_word(words[i].lower()) if row.new == AS_SMALL else row.new
            for listen in _LISTENERS:
                listen(row.row, starts[i])

    def _as_small(self, word: str, tag: str) -> str:
        """The tag a word at the head of a sentence would have in small letters."""
        return self.tag_word(word.lower()) if word.isalpha() and word != "I" else tag

    @contextmanager
    def without(self, row: Retag) -> Iterator[None]:
        """Reading without a row, to see what it does; not for threads."""
        kept = self._inside, self._at_head
        self._inside = {**kept[0], **_by_tag(self.rows, row)}
        self._at_head = {**kept[1], **_by_tag(self.head_rows, row)}
        try:
            yield
        finally:
            self._inside, self._at_head = kept


@dataclass(frozen=True, slots=True)
class _OfTag:
    """The rows of a tag in order: those for each word that rows name, and those for any."""

    of_word: dict[str, tuple[_Row, ...]]
    of_any: tuple[_Row, ...]

    def first_row(
        self, words: Sequence[str], tags: Sequence[str], i: int, small: str, glued: bool
    ) -> _Row | None:
        """The first row that fits a token; ``glued`` says that no space stands before it."""
        for row in self.of_word.get(words[i], self.of_any):
            if (glued or not row.glued) and row.fits(words, tags, i, small):
                return row
        return None


def _by_tag(rows: Sequence[Retag], without: Retag | None = None) -> dict[str, _OfTag]:
    """The rows by the tags they are asked of; with ``without``, for the tags of that row only."""
    found: dict[str, _OfTag] = {}
    asked = {tag for row in rows for tag in row.tags}
    for tag in sorted(asked if without is None else asked & set(without.tags)):
        found[tag] = _by_word([_Row(row) for row in rows if tag in row.tags and row is not without])
    return found


def _by_word(rows: list[_Row]) -> _OfTag:
    """The rows of one tag, by the words that some of them name."""
    of_any = tuple(row for row in rows if not _named(row))
    words = sorted({word for row in rows for word in _named(row)})
    of_word = {w: tuple(r for r in rows if not _named(r) or w in _named(r)) for w in words}
    return _OfTag(of_word, of_any)


def _named(row: _Row) -> frozenset[str]:
    """The words of a row, if they are a few."""
    few = isinstance(row.words, frozenset) and len(row.words) <= _FEW
    return row.words if few and isinstance(row.words, frozenset) else frozenset()


_LISTENERS: list[Callable[[Retag, int], None]] = []


@contextmanager
def heard(listen: Callable[[Retag, int], None]) -> Iterator[None]:
    """Tell ``listen`` of each row that settles a word, and where it starts; not for threads."""
    _LISTENERS.append(listen)
    try:
        yield
    finally:
        _LISTENERS.remove(listen)
