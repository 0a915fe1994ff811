"""The query language takes anything and means what it says."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.archive import And, DateRange, Near, Not, Or, Phrase, Prefix, SearchQuery, Word
from indexer.archive.language import NamedFilter, Parsed, describe, parse, unparse
from indexer.archive.language.lexer import MAX_LENGTH, MAX_WORDS
from indexer.archive.language.parser import MAX_DEPTH
from indexer.archive.query import Expression

PIECES = st.sampled_from(
    [
        '"',
        "(",
        ")",
        "-",
        "--",
        "OR ",
        "AND ",
        "NOT ",
        "NEAR/3 ",
        " ",
        "a",
        "bb",
        "tax",
        "*",
        ":",
        "speaker:",
        "date:2023",
        "since:",
        "kind:direct",
        'org:"x y"',
        "2024..2020",
        "香港",
        "$2",
        "U.S.",
        "“",
        "」",
        "\x00",
        "5.5%",
        "C++",
        "don't",
        "é",
        "..",
        "#",
        "/",
        "@",
        "+",
        "’",
        "%",
        "\xad",
        "½",
        "ﬁ",
        "ß",
        "İ",
        "́",
        "٣",
        "_",
        "😀",
        "�",
        "（",
        "：",
        "|",
        "&",
    ]
)
TYPED = st.lists(PIECES, max_size=16).map("".join) | st.text(max_size=60)


def meaning(parsed: Parsed) -> tuple[object, ...]:
    return parsed.expression, parsed.filters, parsed.dates


@settings(max_examples=600, deadline=None)
@given(TYPED)
@example("*speaker:x")
@example(",OR")
@example("a OR (b OR -c) NOT NOT d")
def test_anything_typed_is_understood_and_written_back(typed: str) -> None:
    parsed = parse(typed)
    again = parse(unparse(parsed))
    assert meaning(again) == meaning(parsed)
    assert not again.repairs
    assert isinstance(parsed.query(), SearchQuery)
    assert bool(describe(parsed)) == any(
        (parsed.expression, parsed.filters, parsed.dates != DateRange())
    )


# What can be meant, built from values instead of text.
_WORDS = st.sampled_from(
    "tax cuts slow-down don't U.S. 5.5% C++ $2bn 香港 R&D naïve and or".split()
)
_LEAVES = st.one_of(
    _WORDS.map(Word),
    st.lists(_WORDS, min_size=1, max_size=3).map(lambda words: Phrase(tuple(words))),
    st.sampled_from(["ta", "slow-d", "香港"]).map(Prefix),
    st.builds(
        lambda words, distance: Near(tuple(words), distance),
        st.lists(_WORDS, min_size=2, max_size=3, unique=True),
        st.integers(1, 50),
    ),
)


def _join(kind: type[And] | type[Or], parts: list[Expression]) -> Expression:
    """As the parser builds them: flat, each part once, never of one part."""
    flat = [q for p in parts for q in (p.parts if isinstance(p, kind) else (p,))]
    unique = tuple(dict.fromkeys(flat))
    return kind(unique) if len(unique) > 1 else unique[0]


_EXPRESSIONS = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: _join(And, parts)),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: _join(Or, parts)),
        inner.map(lambda part: part.part if isinstance(part, Not) else Not(part)),
    ),
    max_leaves=8,
)
_FILTERS = st.builds(
    NamedFilter,
    st.sampled_from(["speaker", "organisation", "role", "publisher", "feed"]),
    st.sampled_from(["John Lee", "HKTDC", "O’Brien & Co.", "sp_12", "李家超", "a:b", "x)"]),
    st.booleans(),
)
_DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))


@settings(max_examples=400, deadline=None)
@given(
    st.none() | _EXPRESSIONS,
    st.lists(_FILTERS, max_size=4, unique=True),
    st.none() | _DAYS,
    st.none() | _DAYS,
)
def test_whatever_can_be_meant_can_be_written(
    expression: Expression | None,
    filters: list[NamedFilter],
    since: date | None,
    until: date | None,
) -> None:
    if since and until and since > until:
        since, until = until, since
    meant = Parsed(expression, tuple(filters), DateRange(since, until))
    assert parse(unparse(meant)) == meant


@settings(max_examples=50, deadline=2_000)
@given(
    st.sampled_from(
        ["(", '"', "-", "a ", "*", "OR ", "NEAR/2 a ", "香", "speaker:x ", "\x00", "a-"]
    )
)
def test_long_and_deep_input_is_bounded(piece: str) -> None:
    parsed = parse(piece * 100_000)
    assert len(unparse(parsed)) <= 2 * MAX_LENGTH
    assert len(parsed.filters) <= 50
    assert _depth(parsed.expression) <= MAX_DEPTH + 2
    assert _leaves(parsed.expression) <= MAX_WORDS


def _depth(part: Expression | None) -> int:
    match part:
        case And(parts) | Or(parts):
            return 1 + max(map(_depth, parts))
        case Not(inner):
            return 1 + _depth(inner)
    return 0


def _leaves(part: Expression | None) -> int:
    match part:
        case And(parts) | Or(parts):
            return sum(map(_leaves, parts))
        case Not(inner):
            return _leaves(inner)
    return 0 if part is None else 1
