"""Words whose loss or gain can turn a sentence round are named."""

from __future__ import annotations

import pytest

from indexer.checking.alignment import align
from indexer.checking.marks import read_marks
from indexer.checking.meaning import Flag, find_flags
from indexer.checking.words import read_words

SAID = (
    "If the council agrees, we will not cut the toll before May 2026, and nobody should expect "
    "three million from us. I don't think that we lied. Perhaps the bridge holds. "
    "We will build the dock if the bank pays. All of the boats must be mended. "
    "Few boats came to us during the long storm because it rained. We lit the lamp when the storm came. "
    "The mole could wait. But the sea does not. We would have owed him about three crowns. "
    "We asked whether it would hold. His earnings will outgrow their costs. Nobody, who is wise, sails at night. I have no doubt of it. "
    "While we did not mend it, the pier stood, and only just. More than 40 boats lie here. We plan to mend them. The B2 berth is free. "
    "The crossing is safe and useful. Eleven of us sell bread and butter. It is possible."
)


def flags(pasted: str) -> list[Flag]:
    return list(find_flags(align(read_words(pasted), read_words(SAID), read_marks(pasted)), SAID))


@pytest.mark.parametrize(
    ("pasted", "flag"),
    [
        ("we will cut the toll before May 2026", Flag("negation", ("not",), ())),
        ("nobody should expect five million from us", Flag("number", ("3",), ("5",))),
        ("the bridge holds", Flag("hedge", ("perhaps",), (), "before")),
        ("we lied", Flag("negation", ("not",), (), "before")),
        ("We will build the dock", Flag("condition", ("if",), (), "behind")),
        ("we will not cut the toll", Flag("condition", ("if",), (), "before")),
        ("All of the boats may be mended", Flag("duty", ("must",), ())),
        ("Some of the boats must be mended", Flag("quantity", ("all",), ("some",))),
        ("Few boats came to us because it rained", Flag("limit", ("during the long storm",), ())),
        ("We lit the lamp", Flag("limit", ("when the storm came",), (), "behind")),
        (
            "his costs will outgrow their earnings",
            Flag("order", ("earnings", "costs"), ("costs", "earnings")),
        ),
        ("The mole could wait", Flag("contrast", ("but",), (), "next")),
        ("40 boats lie here", Flag("hedge", ("more",), (), "before")),
        ("boats lie here. We mend them", Flag("hedge", ("plan",), ())),
        ("The B3 berth is free", Flag("number", ("b2",), ("b3",))),
        ("The crossing is unsafe", Flag("negation", ("safe",), ("unsafe",))),
        ("is safe and useless", Flag("negation", ("useful",), ("useless",))),
        ("It is impossible", Flag("negation", (), ("impossible",))),
        ("We would have owed him three crowns", Flag("hedge", ("about",), ())),
    ],
)
def test_what_may_change_the_meaning(pasted: str, flag: Flag) -> None:
    if flag.weight == "duty":  # "may" is a doubt where "must" was
        assert Flag("hedge", (), ("may",)) in flags(pasted)
    else:
        assert flag in flags(pasted)


@pytest.mark.parametrize(
    "pasted",
    [
        "If the council agrees, we will not cut the toll before May 2026",
        "If the council agrees, we won’t, before May 2026, cut the toll",
        "nobody should expect three million from us",
        "Perhaps the bridge holds.",
        "Maybe the bridge holds.",
        "I do not believe that we lied",
        "We asked if it would hold",
        "I do not have a doubt of it",
        "Nobody … sails at night",
        "Elven of us sell bread and butter",
        "the pier stood",
        "Eleven of us sell butter and bread",
        "We will build the dock if the bank pays",
    ],
)
def test_fair_quotations_are_not_flagged(pasted: str) -> None:
    assert flags(pasted) == []
