"""Typed text to tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from indexer.archive.analysis import analyse
from indexer.archive.fields import FIELDS
from indexer.archive.language.values import Repair, RepairCode
from indexer.archive.query import FilterField

MAX_LENGTH = 2_000
"""Code points that are read; a search longer than a page is a pasted article."""
MAX_WORDS = 64
"""Words that are searched for."""

TokenKind = Literal[
    "word", "prefix", "phrase", "open", "close", "or", "and", "not", "near", "field"
]

TYPED: dict[str, FilterField | Literal["date", "since", "until"]] = {
    **{typed: field.name for field in FIELDS for typed in field.typed},
    "date": "date", "since": "since", "until": "until",
}  # fmt: skip
"""What may stand before a colon, and what it names."""

# Every mark that opens or closes a phrase anywhere becomes '"'; wide forms become narrow.
_SAME = str.maketrans(
    dict.fromkeys("“”„‟«»＂〝〞「」『』‹›", '"') | {"（": "(", "）": ")", "：": ":", "＊": "*"}
)
# Not tab, line feed, carriage return, which are white space.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\ud800-\udfff]")
_CHUNK = re.compile(r'[^\s"()]+')
_FIELD = re.compile(r"([A-Za-z]+):(.*)", re.DOTALL)
# Single marks around a value: by:'Ann Roe'. Those within it are apostrophes.
_QUOTED_FIELD = re.compile(r"([A-Za-z]+):\s*['‘]([^\s'’\"][^'’\"]{0,200})['’](?=[\s)]|$)")
_NEAR = re.compile(r"NEAR(?:/(\d{1,9}))?")
_PLUS = "+＋"
_MINUS = "-−–—－"
DEFAULT_DISTANCE = 10


@dataclass(frozen=True, slots=True)
class Token:
    """``words`` hold the text: one word, the words of a phrase, or a filter's value.

    ``quoted`` is a filter's value that ends where its marks say; ``required`` a word after a +.
    """

    kind: TokenKind
    words: tuple[str, ...] = ()
    field: str = ""
    distance: int = 0
    quoted: bool = False
    required: bool = False


class Lexer:
    """Reads a text once; ``repairs`` grow while its tokens are taken."""

    def __init__(self, text: str) -> None:
        self.repairs: list[Repair] = []
        self._text = self._clean(text)
        self._words = 0

    def repair(self, code: RepairCode, **params: str) -> None:
        """Report a repair, each only once."""
        found = Repair(code, tuple(params.items()))
        if found not in self.repairs:
            self.repairs.append(found)

    def tokens(self) -> Iterator[Token]:
        text, at = self._text, 0
        fresh = True  # a minus counts only where a word may begin
        while at < len(text):
            character = text[at]
            if character.isspace():
                at, fresh = at + 1, True
            elif character == '"':
                words, at = self._read_quoted(at)
                yield from self._phrase(words)
                fresh = True
            elif character in "()":
                yield Token("open" if character == "(" else "close")
                at, fresh = at + 1, True
            elif (
                character in _MINUS and fresh and at + 1 < len(text) and not text[at + 1].isspace()
            ):
                yield Token("not", ("-",))
                at += 1
            else:
                chunk = _CHUNK.match(text, at)
                assert chunk is not None
                end, found = self._read_field(at, chunk.end())
                yield from self._chunk(chunk.group()) if found is None else found
                at, fresh = end, True

    def _read_field(self, at: int, end: int) -> tuple[int, Iterator[Token] | None]:
        """The filter whose name is the chunk from ``at`` to ``end``, and where its value ends.

        A value may stand in marks, and behind a space: ``by: "Ann Roe"``, ``org: HKTDC``.
        """
        text = self._text
        if (single := _QUOTED_FIELD.match(text, at)) and single[1].lower() in TYPED:
            return single.end(), self._field(single[1], single[2], quoted=True)
        if not _is_open_field(name := text[at:end]):
            return end, None
        start = end
        while start < len(text) and text[start].isspace():
            start += 1
        if start < len(text) and text[start] == '"':
            words, end = self._read_quoted(start)
            return end, self._field(name[:-1], " ".join(words), quoted=True)
        value = _CHUNK.match(text, start)
        if value is None or not _may_be_value(value.group()):
            return end, self._field(name[:-1], "")
        return value.end(), self._field(name[:-1], value.group())

    def _clean(self, text: str) -> str:
        if len(text) > MAX_LENGTH:
            cut = text.rfind(" ", MAX_LENGTH - 100, MAX_LENGTH)
            text = text[: cut if cut > 0 else MAX_LENGTH]
            self.repair("too_long", kept=str(len(text)))
        if _CONTROL.search(text):
            text = _CONTROL.sub(" ", text)
            self.repair("control_characters")
        return text.translate(_SAME)

    def _read_quoted(self, at: int) -> tuple[list[str], int]:
        """The words after a mark up to its partner; without one, the mark is passed over."""
        end = self._text.find('"', at + 1)
        if end < 0:
            self.repair("unbalanced_quote")
            return [], at + 1
        return self._text[at + 1 : end].split(), end + 1

    def _phrase(self, words: list[str]) -> Iterator[Token]:
        kept = self._count([word for raw in words if (word := trim_word(raw))])
        if kept:
            yield Token("phrase", tuple(kept))
        elif not any(r.code == "unbalanced_quote" for r in self.repairs):
            self.repair("empty_phrase")

    def _count(self, words: list[str]) -> list[str]:
        """Keep to the number of words that are searched for."""
        room = MAX_WORDS - self._words
        if len(words) > room:
            self.repair("too_many_words", kept=str(MAX_WORDS))
        self._words += min(len(words), room)
        return words[:room]

    def _chunk(self, chunk: str) -> Iterator[Token]:
        operator = _OPERATORS.get(chunk)
        near = _NEAR.fullmatch(chunk)
        field = _FIELD.fullmatch(chunk)
        if operator is not None:
            yield Token(operator, (chunk,))
        elif near is not None:
            yield Token("near", (chunk,), distance=int(near[1] or DEFAULT_DISTANCE))
        elif field is not None and field[1].lower() in TYPED:
            yield from self._field(field[1], field[2])
        elif all(character in _MINUS for character in chunk):
            self.repair("lone_operator", operator="-")
        else:
            yield from self._words_of(chunk)

    def _field(self, field: str, value: str, *, quoted: bool = False) -> Iterator[Token]:
        name = TYPED[field.lower()]
        value = " ".join(value.split())
        if any(character.isalnum() for character in value):
            yield Token("field", (value,), field=name, quoted=quoted)
        else:
            self.repair("empty_filter", field=name)

    def _words_of(self, chunk: str) -> Iterator[Token]:
        """One word or prefix; stars elsewhere part words."""
        required = len(chunk) > 1 and chunk[0] in _PLUS and chunk[1].isalpha()
        pieces = chunk.split("*")
        starred = len(pieces) > 1 and pieces[-1] == "" and "".join(pieces[:-1]) != ""
        if "*" in chunk and (not starred or len(pieces) > 2):
            self.repair("star_ignored", word=chunk)
        pieces = [piece for piece in pieces if piece]
        for i, piece in enumerate(pieces):
            word = _as_word(piece)
            if not word:
                self.repair("nothing_to_find", text=piece)
            elif starred and i == len(pieces) - 1:
                yield from self._prefix(word)
            elif self._count([word]):
                yield Token("word", (word,), required=required)

    def _prefix(self, word: str) -> Iterator[Token]:
        short = len(word) < 2
        if short:
            self.repair("prefix_too_short", word=word)
        if self._count([word]):
            yield Token("word" if short else "prefix", (word,))


_OPERATORS: dict[str, TokenKind] = {
    "OR": "or", "|": "or", "||": "or", "AND": "and", "&": "and", "&&": "and", "NOT": "not",
}  # fmt: skip


def _is_open_field(chunk: str) -> bool:
    return chunk.endswith(":") and chunk[:-1].lower() in TYPED


def _may_be_value(chunk: str) -> bool:
    """Whether a word after ``by:`` and a space is what it asks for, no operator or other filter."""
    field = _FIELD.fullmatch(chunk)
    other = field is not None and field[1].lower() in TYPED
    return not (other or chunk in _OPERATORS or _NEAR.fullmatch(chunk) or chunk[0] in _MINUS)


def _as_word(piece: str) -> str:
    """A trimmed word that cannot be taken for anything else: ",OR" is the word "or".

    "*by:x" after its star would be a filter; as a word, any sign between its
    parts finds the same.
    """
    word = trim_word(piece)
    if word in _OPERATORS or _NEAR.fullmatch(word):
        return word.lower()
    field = _FIELD.fullmatch(word)
    return word.replace(":", "/") if field is not None and field[1].lower() in TYPED else word


def trim_word(chunk: str) -> str:
    """A word without the punctuation around it; "" where there is no word.

    >>> trim_word("(tax,"), trim_word("U.S."), trim_word("$2bn!"), trim_word("C++")
    ('tax', 'U.S.', '$2bn', 'C++')
    """
    terms = analyse(chunk)
    if not terms:
        return ""
    trimmed = chunk[min(t.start for t in terms) : max(t.end for t in terms)]
    same = [t.form for t in analyse(trimmed)] == [t.form for t in terms]
    return trimmed if same else chunk
