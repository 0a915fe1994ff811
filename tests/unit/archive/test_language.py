"""Typed searches and what they become."""

from __future__ import annotations

from datetime import date

import pytest

from app.search.description import say_expression
from indexer.archive import (
    And,
    DateRange,
    Filter,
    FilterField,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Suggestion,
    Word,
)
from indexer.archive.language import describe, parse, unparse

A, B, C = Word("a"), Word("b"), Word("c")

MEANT = {
    "a b": And((A, B)),
    "a AND b": And((A, B)),
    "a OR b c": Or((A, And((B, C)))),
    "(a OR b) c": And((Or((A, B)), C)),
    "a -b": And((A, Not(B))),
    "a NOT b": And((A, Not(B))),
    "-(a b)": Not(And((A, B))),
    '"a b" c': And((Phrase(("a", "b")), C)),
    "“a b” „c“": And((Phrase(("a", "b")), Phrase(("c",)))),
    "«a b»": Phrase(("a", "b")),
    "「香港」": Phrase(("香港",)),
    "（a OR b） c": And((Or((A, B)), C)),
    "tax*": Prefix("tax"),
    "a NEAR/5 b": Near(("a", "b"), 5),
    "a NEAR b": Near(("a", "b"), 10),
    "a NEAR/3 b NEAR/3 c": Near(("a", "b", "c"), 3),
    "slow-down": Word("slow-down"),
    "don't, U.S. (5.5%)": And((Word("don't"), Word("U.S."), Word("5.5%"))),
    "C++ $2bn #tag": And((Word("C++"), Word("$2bn"), Word("tag"))),
    "a a a": A,
    "or and": And((Word("or"), Word("and"))),
}


@pytest.mark.parametrize("typed", MEANT)
def test_what_is_meant(typed: str) -> None:
    parsed = parse(typed)
    assert parsed.expression == MEANT[typed]
    assert parsed.repairs == ()


REPAIRED = {
    '"a b': ("unbalanced_quote", And((A, B))),
    "a) b": ("unbalanced_parenthesis", And((A, B))),
    "(a b": ("unbalanced_parenthesis", And((A, B))),
    "OR": ("lone_operator", None),
    "a OR": ("lone_operator", A),
    "AND a": ("lone_operator", A),
    "a -": ("lone_operator", A),
    "NEAR/5 a": ("lone_operator", A),
    '""': ("empty_phrase", None),
    "()": ("empty_group", None),
    "😀": ("nothing_to_find", None),
    "a*": ("prefix_too_short", A),
    "*a": ("star_ignored", A),
    '"a b" NEAR/2 c': ("near_needs_words", And((Phrase(("a", "b")), C))),
    "a NEAR/2 b NEAR/9 c": ("near_distance", Near(("a", "b", "c"), 2)),
    "a NEAR/999 b": ("near_distance", Near(("a", "b"), 50)),
    "a\x00b": ("control_characters", And((A, B))),
    "a speaker:": ("empty_filter", A),
    "a speaker:''": ("empty_filter", A),
    "a since:yesterday": ("bad_date", A),
    "a date:2023-13": ("bad_date", A),
    "a kind:rumour": ("unknown_kind", A),
    "a judgement:right": ("unknown_code", A),
    "a OR speaker:x": ("filter_lifted", A),
    "(" * 40 + "a" + ")" * 40: ("too_deep", A),
}


@pytest.mark.parametrize("typed", REPAIRED)
def test_what_is_repaired(typed: str) -> None:
    code, expression = REPAIRED[typed]
    parsed = parse(typed)
    assert code in [repair.code for repair in parsed.repairs]
    assert parsed.expression == expression


def test_five_thousand_characters_are_cut_at_a_word() -> None:
    parsed = parse("word " * 1_000)
    assert [r.code for r in parsed.repairs] == ["too_long", "too_many_words"]
    assert parsed.expression == Word("word")


DATES = {
    "since:2023": DateRange(date(2023, 1, 1)),
    "until:2024-02": DateRange(None, date(2024, 2, 29)),
    "date:2023": DateRange(date(2023, 1, 1), date(2023, 12, 31)),
    "date:2023..2024-06": DateRange(date(2023, 1, 1), date(2024, 6, 30)),
    "date:2023..": DateRange(date(2023, 1, 1)),
    "date:..2023-05-04": DateRange(None, date(2023, 5, 4)),
    "date:2024..2023": DateRange(date(2023, 1, 1), date(2024, 12, 31)),
    "since:2021 until:2022": DateRange(date(2021, 1, 1), date(2022, 12, 31)),
    "since:2023/5/4": DateRange(date(2023, 5, 4)),
    'since:"May 2025"': DateRange(date(2025, 5, 1)),
    "since:May 2025": DateRange(date(2025, 5, 1)),
    "until:3 sept. 2025": DateRange(None, date(2025, 9, 3)),
    "since:Sept 3, 2025": DateRange(date(2025, 9, 3)),
    "date:5/2025": DateRange(date(2025, 5, 1), date(2025, 5, 31)),
    "date:2025年5月": DateRange(date(2025, 5, 1), date(2025, 5, 31)),
    "date:2025年": DateRange(date(2025, 1, 1), date(2025, 12, 31)),
    'date:"March 2025..1 June 2025"': DateRange(date(2025, 3, 1), date(2025, 6, 1)),
}


@pytest.mark.parametrize(
    "typed",
    ["5/6/2025", "13/2025", "31 June 2025", "mayor 2025", "0000年", "May ２０２５", "2024-00"],
)
def test_what_means_no_day_or_two_is_no_date(typed: str) -> None:
    assert [r.code for r in parse(f'since:"{typed}"').repairs] == ["bad_date"]


def test_words_behind_a_date_are_words() -> None:
    parsed = parse("since:May tax 2025")
    assert parsed.dates == DateRange()
    assert parse("since:May 2025 tax").expression == Word("tax")


@pytest.mark.parametrize("typed", DATES)
def test_dates(typed: str) -> None:
    assert parse(typed).dates == DATES[typed]


def resolve(field: FilterField, name: str) -> tuple[Suggestion, ...]:
    if (field, name.lower()) == ("organisation", "hktdc"):
        return (Suggestion(field, "o-7", "Hong Kong Trade Development Council", "", 3),)
    return ()


def test_names_become_ids_and_say_so() -> None:
    parsed = parse("growth org:HKTDC -speaker:Nobody", resolve)
    known, unknown = parsed.filters
    assert (known.values, known.labels) == (("o-7",), ("Hong Kong Trade Development Council",))
    assert unknown.values == ()
    assert [r.code for r in parsed.repairs] == ["unknown_name"]
    assert parsed.query().filters == (
        Filter("organisation", "o-7"),
        Filter("speaker", "Nobody", excluded=True),
    )
    assert unparse(parsed) == "growth org:HKTDC -speaker:Nobody"


def test_a_search_in_parts_for_a_sentence() -> None:
    clauses = describe(parse('slow-down -tax "a b" org:hktdc since:2023 -kind:mixed', resolve))
    assert [(c.code, c.values, c.excluded) for c in clauses] == [
        ("word", ("slow-down",), False),
        ("not", (), False),
        ("phrase", ("a", "b"), False),
        ("organisation", ("Hong Kong Trade Development Council",), False),
        ("kind", ("mixed",), True),
        ("dates", ("2023-01-01", ""), False),
    ]
    assert clauses[1].parts[0].values == ("tax",)


def resolve_people(field: FilterField, name: str) -> tuple[Suggestion, ...]:
    """Archives know Ann Roe and the Roe Trust; ann is short for the one."""
    known = {
        ("speaker", "ann"): "s-1",
        ("speaker", "ann roe"): "s-1",
        ("organisation", "roe trust"): "o-1",
    }
    found = known.get((field, name.lower()))
    return (Suggestion(field, found, "Ann Roe", "", 1),) if found else ()


ONE_NAME = {
    "speaker:ann roe sea": ("Ann Roe".lower(), Word("sea")),
    "speaker:ann sea roe": ("ann", And((Word("sea"), Word("roe")))),
    "org:roe trust": ("roe trust", None),
    "(by:ann roe) sea": ("ann roe", Word("sea")),
    "by:ann roe NEAR/2 sea": ("ann", Near(("roe", "sea"), 2)),
    'by:"ann" roe': ("ann", Word("roe")),
    'by: "ann roe" sea': ("ann roe", Word("sea")),
    "by:'ann roe' sea": ("ann roe", Word("sea")),
    "by:‘ann roe’": ("ann roe", None),
    "by: ann sea": ("ann", Word("sea")),
    "by: OR sea": (None, Word("sea")),
    "by:o'hara isn't": ("o'hara", Word("isn't")),
}


@pytest.mark.parametrize("typed", ONE_NAME)
def test_names_typed_without_marks_are_read_whole(typed: str) -> None:
    name, expression = ONE_NAME[typed]
    parsed = parse(typed, resolve_people)
    assert parsed.expression == expression
    assert [f.name for f in parsed.filters] == ([name] if name else [])
    joined = "name_joined" in [repair.code for repair in parsed.repairs]
    assert joined is (name is not None and " " in name and "'" not in typed and "‘" not in typed
                      and '"' not in typed)  # fmt: skip
    again = parse(unparse(parsed), resolve_people)
    assert (again.expression, again.filters) == (parsed.expression, parsed.filters)


@pytest.mark.parametrize(
    ("typed", "kind"), [("reported", "indirect"), ("Quoted", "direct"), ("partial", "mixed")]
)
def test_kinds_are_known_as_the_pages_call_them(typed: str, kind: str) -> None:
    assert [f.values for f in parse(f"kind:{typed}").filters] == [(kind,)]


@pytest.mark.parametrize(
    ("typed", "text"),
    [("+tax growth", "+tax growth"), ("C++ growth", "C++ growth"), ("+44 growth", "44 growth"),
     ("+ tax", "tax"), ("-+tax", "-+tax")],
)  # fmt: skip
def test_a_plus_asks_for_a_word(typed: str, text: str) -> None:
    parsed = parse(typed, None)
    assert unparse(parsed) == text
    assert parse(unparse(parsed), None).expression == parsed.expression


@pytest.mark.parametrize(
    ("typed", "ways"),
    [
        ("头发", ["头发", "頭發", "頭髮"]),
        ("頭髮", ["頭髮", "头发", "頭發"]),
        ("面子", ["面子", "麪子", "麫子"]),
        ("香", ["香"]),
    ],
)
def test_a_chinese_word_is_looked_for_in_both_scripts(typed: str, ways: list[str]) -> None:
    expression = parse(typed).query().expression
    found = expression.parts if isinstance(expression, Or) else (expression,)
    assert [part.text for part in found if isinstance(part, Word)][:3] == ways
    assert parse(unparse(parse(typed))) == parse(typed)
    assert parse(f'"{typed}"').query().expression == Phrase((typed,))
    assert expression is not None
    assert say_expression(And((expression, A))) == f"{typed} and a"


def test_ways_to_write_a_word_are_few() -> None:
    expression = parse("台发复历钟面干").query().expression
    assert isinstance(expression, Or)
    assert len(expression.parts) <= 10


def test_a_name_is_found_in_the_other_script() -> None:
    def resolve(field: FilterField, name: str) -> tuple[Suggestion, ...]:
        return (Suggestion(field, "s", "頭髮", "", 1),) if name == "頭髮" else ()

    assert parse("speaker:头发", resolve).query().filters == (Filter("speaker", "s"),)
