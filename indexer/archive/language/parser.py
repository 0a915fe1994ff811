"""Tokens to an expression, filters and dates. Recursive descent over a bounded text."""

from __future__ import annotations

from indexer.archive.fields import BY_NAME
from indexer.archive.language.dates import read_dates, runs_backwards
from indexer.archive.language.lexer import Lexer, Token
from indexer.archive.language.questions import leave_question
from indexer.archive.language.scripts import both_scripts
from indexer.archive.language.values import NamedFilter, Parsed, Resolver
from indexer.archive.offices import family_called
from indexer.archive.query import (
    And,
    DateRange,
    Expression,
    FilterField,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
)

MAX_DEPTH = 16
MAX_FILTERS = 50
MAX_DISTANCE = 50

_MOST_JOINED = 4
"""Words behind ``speaker:ann`` that may still be of the name."""

_LONGEST_CODE = 35
_NAMED: tuple[FilterField, ...] = ("speaker", "organisation")


def parse(text: str, resolve: Resolver | None = None, *, asks: bool = False) -> Parsed:
    """What a typed search means. Never raises, whatever is typed.

    ``resolve`` is ``Reader.resolve``; without it names stand for themselves.
    ``asks``: whatever begins like a question is one (``indexer.archive.language.questions``).
    """
    lexer = Lexer(text)
    parser = _Parser(lexer, list(lexer.tokens()), resolve)
    expression, asking = leave_question(parser.read_all(), text, asks=asks)
    if asking:
        lexer.repair("question", text=" ".join(asking))
    filters = tuple(_resolve(lexer, named, resolve) for named in dict.fromkeys(parser.filters))
    return Parsed(expression, filters, parser.dates, tuple(lexer.repairs))


def _resolve(lexer: Lexer, named: NamedFilter, resolve: Resolver | None) -> NamedFilter:
    if named.values:
        return named
    if named.field in ("role", "office") and (office := family_called(named.name)):
        # "CEO" asks for everybody who is one, however a release puts it.
        return NamedFilter("office", named.name, named.excluded, (office,), (office,))
    if resolve is None:
        return named
    ways = both_scripts(named.name)
    found = next((found for way in ways if (found := resolve(named.field, way))), ())
    if not found:
        lexer.repair("unknown_name", field=named.field, name=named.name)
    return NamedFilter(
        named.field,
        named.name,
        named.excluded,
        tuple(s.value for s in found),
        tuple(s.label for s in found),
    )


class _Parser:
    """``filters`` and ``dates`` are gathered on the way, wherever they stand."""

    def __init__(self, lexer: Lexer, tokens: list[Token], resolve: Resolver | None = None) -> None:
        self._lexer = lexer
        self._resolve = resolve
        self._tokens = tokens
        self._at = 0
        self._depth = 0
        self.filters: list[NamedFilter] = []
        self.dates = DateRange()

    def read_all(self) -> Expression | None:
        parts = []
        while self._at < len(self._tokens):
            parts.append(self._read_any())
            if self._peek() == "close":  # one that nothing opened
                self._lexer.repair("unbalanced_parenthesis")
                self._at += 1
        return join_all([part for part in parts if part is not None])

    def _peek(self) -> str:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else "end"

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _read_any(self) -> Expression | None:
        """a b OR c d"""
        before = len(self.filters)
        parts = [self._read_every()]
        while self._peek() == "or":
            operator = self._take()
            part = self._read_every()
            if part is None or parts[-1] is None:
                self._report_lone(operator, before)
            parts.append(part)
        if len(parts) > 1:
            for named in self.filters[before:]:
                self._lexer.repair("filter_lifted", field=named.field)
        return join_any([part for part in parts if part is not None])

    def _report_lone(self, operator: Token, before: int) -> None:
        if len(self.filters) == before:
            self._lexer.repair("lone_operator", operator=operator.words[0])

    def _read_every(self) -> Expression | None:
        """a b c, with or without AND"""
        parts: list[Expression] = []
        while self._peek() not in ("or", "close", "end"):
            if self._peek() == "and":
                operator = self._take()
                if not self._is_between():
                    self._lexer.repair("lone_operator", operator=operator.words[0])
                continue
            part = self._read_near()
            if part is not None:
                parts.append(part)
        return join_all(parts)

    def _is_between(self) -> bool:
        """Whether the operator just taken has something on both sides."""
        joining = ("or", "and", "near")
        left = self._tokens[self._at - 2].kind if self._at > 1 else "end"
        return left not in (*joining, "open", "not", "end") and self._peek() not in (
            *joining,
            "close",
            "end",
        )

    def _read_near(self) -> Expression | None:
        """a NEAR/5 b"""
        if self._peek() == "near":
            self._lexer.repair("lone_operator", operator=self._take().words[0])
            return None
        negated = self._read_not()
        parts = [self._read_operand()]
        distances = []
        while self._peek() == "near":
            operator = self._take()
            if self._peek() in ("or", "and", "near", "close", "end"):
                self._lexer.repair("lone_operator", operator=operator.words[0])
                continue
            distances.append(operator.distance)
            parts.append(self._read_operand())
        found = self._join_near([p for p in parts if p is not None], distances)
        return negate(found) if negated and found is not None else found

    def _join_near(self, parts: list[Expression], distances: list[int]) -> Expression | None:
        if not distances or len(parts) < 2:
            return join_all(parts)
        words = tuple(dict.fromkeys(part.text for part in parts if isinstance(part, Word)))
        if not all(isinstance(part, Word) for part in parts):
            self._lexer.repair("near_needs_words")
            return join_all(parts)
        if len(words) < 2:
            return parts[0]
        distance = min(max(min(distances), 1), MAX_DISTANCE)
        if set(distances) != {distance}:
            self._lexer.repair("near_distance", kept=str(distance))
        return Near(words, distance)

    def _read_not(self) -> bool:
        negated = False
        while self._peek() == "not":
            operator = self._take()
            if self._peek() in ("or", "and", "near", "close", "end"):
                self._lexer.repair("lone_operator", operator=operator.words[0])
                return False
            negated = not negated
        return negated

    def _read_operand(self) -> Expression | None:
        """A word, phrase, prefix, group or filter, which a minus may stand before."""
        start = self._at
        negated = self._read_not()
        if self._peek() in ("or", "and", "near", "close", "end"):
            return None
        token = self._take()
        found: Expression | None
        match token.kind:
            case "word":
                found = Word(token.words[0], token.required)
            case "prefix":
                found = Prefix(token.words[0])
            case "phrase":
                found = Phrase(token.words)
            case "open":
                found = self._read_group()
            case _:
                # the minus of -speaker: was taken by whoever asked for this operand
                self._read_field(token, negated=negated or self._was_negated(start))
                return None
        return negate(found) if negated and found is not None else found

    def _was_negated(self, at: int) -> bool:
        negated = False
        while at > 0 and self._tokens[at - 1].kind == "not":
            negated, at = not negated, at - 1
        return negated

    def _read_group(self) -> Expression | None:
        if self._depth >= MAX_DEPTH:
            self._lexer.repair("too_deep")
            return None
        self._depth += 1
        first, before = self._at, len(self.filters)
        found = self._read_any()
        self._depth -= 1
        for named in self.filters[before:]:
            self._lexer.repair("filter_lifted", field=named.field)
        if self._peek() == "close":
            if self._at == first:
                self._lexer.repair("empty_group")
            self._at += 1
        else:
            self._lexer.repair("unbalanced_parenthesis")
        return found

    def _read_field(self, token: Token, *, negated: bool) -> None:
        name, value = token.field, token.words[0]
        if name in ("date", "since", "until"):
            self._read_date(name, value if token.quoted else self._join_date(name, value))
            return
        field: FilterField = name  # type: ignore[assignment]  # the lexer gives no other
        if len(self.filters) >= MAX_FILTERS:
            self._lexer.repair("too_many_words", kept=str(MAX_FILTERS))
        elif BY_NAME[field].comparison == "code":
            code = BY_NAME[field].code(value)
            if 0 < len(code) <= _LONGEST_CODE:
                self.filters.append(NamedFilter(field, value.lower(), negated, (code,), (code,)))
            elif field == "kind":
                self._lexer.repair("unknown_kind", name=value)
            else:
                self._lexer.repair("unknown_code", field=field, name=value)
        else:
            if field in _NAMED and not token.quoted:
                value = self._join_name(field, value)
            self.filters.append(NamedFilter(field, value, negated))

    def _join_name(self, field: FilterField, value: str) -> str:
        """``speaker:ann roe``: the words behind it that are of the name, if somebody has it."""
        if self._resolve is None:
            return value
        words = [value]
        for token in self._tokens[self._at : self._at + _MOST_JOINED]:
            if token.kind != "word":
                break
            words.append(token.words[0])
        behind = self._tokens[self._at + len(words) - 1 : self._at + len(words)]
        if len(words) > 1 and behind and behind[0].kind == "near":
            words.pop()  # it belongs to NEAR
        for last in range(len(words), 1, -1):
            name = " ".join(words[:last])
            if self._resolve(field, name):
                self._at += last - 1
                self._lexer.repair("name_joined", field=field, name=name)
                return name
        return value

    def _join_date(self, name: str, value: str) -> str:
        """``since:May 2025``: the words behind it that make it a date."""
        if read_dates(name, value) is not None:
            return value
        words = [value]
        for token in self._tokens[self._at : self._at + 2]:
            if token.kind != "word":
                break
            words.append(token.words[0])
            if read_dates(name, " ".join(words)) is not None:
                self._at += len(words) - 1
                return " ".join(words)
        return value

    def _read_date(self, name: str, value: str) -> None:
        found = read_dates(name, value)
        if found is None:
            self._lexer.repair("bad_date", text=value)
            return
        if name == "date" and runs_backwards(value):
            self._lexer.repair("swapped_dates")
        since = max((d for d in (self.dates.since, found.since) if d), default=None)
        until = min((d for d in (self.dates.until, found.until) if d), default=None)
        if since is not None and until is not None and since > until:
            self._lexer.repair("swapped_dates")
            since, until = until, since
        self.dates = DateRange(since, until)


def negate(part: Expression) -> Expression:
    """Without it; without without it is with it."""
    return part.part if isinstance(part, Not) else Not(part)


def join_all(parts: list[Expression]) -> Expression | None:
    """All of them: flat, each once."""
    flat = [p for part in parts for p in (part.parts if isinstance(part, And) else (part,))]
    unique = tuple(dict.fromkeys(flat))
    return And(unique) if len(unique) > 1 else unique[0] if unique else None


def join_any(parts: list[Expression]) -> Expression | None:
    """Any of them: flat, each once."""
    flat = [p for part in parts for p in (part.parts if isinstance(part, Or) else (part,))]
    unique = tuple(dict.fromkeys(flat))
    return Or(unique) if len(unique) > 1 else unique[0] if unique else None
