"""What counts as found, right, missed and made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from indexer.evaluation.attributions import count_article, is_source_right
from indexer.evaluation.gold import GoldQuote, GoldRelease
from indexer.evaluation.predict import Prediction
from indexer.evaluation.releases import count_release
from indexer.evaluation.results import Evaluation

BOTH = ("Farmers deserve better,", "They will get it.")
LATE = "the harvest was late this year"


def figures(evaluation: Evaluation, name: str = "all") -> dict[str, Any]:
    found: dict[str, Any] = evaluation.report()["slices"][name]
    return found


def count(gold: GoldRelease, *predictions: Prediction) -> Evaluation:
    evaluation = Evaluation("releases")
    count_release(evaluation, gold, list(predictions), {"A"})
    return evaluation


def test_everything_right_is_one_everywhere(
    gold: Callable[..., Any], roe: GoldQuote, doe: GoldQuote, found: Callable[..., Any]
) -> None:
    evaluation = count(
        gold(roe, doe),
        found(*BOTH, role="Minister for Farms", source="Ann Roe"),
        found(LATE, kind="indirect", speaker="Bob Doe", source="Bob Doe"),
    )
    got = figures(evaluation)
    assert (got["gold"], got["predicted"]) == (2, 2)
    for name in ("precision", "recall", "f1", "exact_f1", "half_f1", "e2e_f1", "speaker", "role"):
        assert got[name] == 1.0, name
    assert got["source_f1"] == 1.0
    assert got["cue_recall"] == 0.0, "no cue was given"
    assert got["organisation"] is None, "none is annotated"
    assert evaluation.mistakes == []
    assert set(evaluation.report()["slices"]) == {"all", "direct", "indirect", "folder A"}


def test_one_part_of_two_is_wrong_words(
    gold: Callable[..., Any], roe: GoldQuote, found: Callable[..., Any]
) -> None:
    # 3 of 7 words: no overlap of a half.
    assert figures(count(gold(roe), found(BOTH[0])))["missed"] == 1
    # 4 of 7 words: touched, but not found.
    evaluation = count(gold(roe), found(BOTH[1]))
    got = figures(evaluation)
    assert (got["half_recall"], got["recall"], got["wrong_words"]) == (1.0, 0.0, 1)
    assert got["spurious"] == 0


def test_the_wrong_mouth_counts_against_the_end_to_end_figure_only(
    gold: Callable[..., Any], roe: GoldQuote, found: Callable[..., Any]
) -> None:
    evaluation = count(gold(roe), found(*BOTH, speaker="Bob Doe", confidence=0.97))
    got = figures(evaluation)
    assert (got["f1"], got["e2e_f1"], got["speaker"], got["wrong_speaker"]) == (1.0, 0.0, 0.0, 1)
    (mistake,) = evaluation.worst(5)
    assert (mistake.verdict, mistake.wanted_speaker, mistake.found_speaker) == (
        "wrong speaker",
        "Ann Roe",
        "Bob Doe",
    )
    assert evaluation.reliability.judged == [(0.97, False)]


def test_words_of_nobody_named_are_right_unless_somebody_named_has_them(
    gold: Callable[..., Any], roe: GoldQuote, doe: GoldQuote, found: Callable[..., Any]
) -> None:
    unnamed = replace(doe, speaker=None)
    for speaker, right in (("", 1.0), ("farm workers", 1.0), ("Ann Roe", 0.0)):
        other = found(LATE, kind="indirect", speaker=speaker)
        got = figures(count(gold(roe, unnamed), found(*BOTH), other), "indirect")
        assert (got["speaker"], got["e2e_f1"]) == (right, right), speaker


def test_the_right_words_unresolved_are_a_right_mention(
    gold: Callable[..., Any], roe: GoldQuote, found: Callable[..., Any]
) -> None:
    got = figures(count(gold(roe), found(*BOTH, speaker="Roe")))
    assert (got["speaker"], got["mention"]) == (0.0, 1.0)


def test_a_made_up_quote_costs_precision(
    gold: Callable[..., Any], roe: GoldQuote, found: Callable[..., Any]
) -> None:
    evaluation = count(gold(roe), found(*BOTH), found("Golden Sheaf", speaker=""))
    got = figures(evaluation)
    assert (got["precision"], got["recall"], got["spurious"]) == (0.5, 1.0, 1)
    assert figures(evaluation, "direct")["predicted"] == 2


def test_what_lies_in_an_ignored_stretch_is_left_out(
    gold: Callable[..., Any], roe: GoldQuote, found: Callable[..., Any]
) -> None:
    sheaf = found("Golden Sheaf", speaker="")
    got = figures(count(gold(roe, ignore=sheaf.content), found(*BOTH), sheaf))
    assert (got["precision"], got["predicted"], got["spurious"]) == (1.0, 1, 0)


def test_a_pair_is_counted_by_the_kind_that_is_annotated(
    gold: Callable[..., Any], doe: GoldQuote, found: Callable[..., Any]
) -> None:
    evaluation = count(gold(doe), found(LATE, kind="mixed", speaker="Bob Doe"))
    assert "mixed" not in evaluation.slices
    assert figures(evaluation, "indirect")["kind"] == 0.0


def test_a_statement_counts_as_direct(
    gold: Callable[..., Any], roe: GoldQuote, found: Callable[..., Any]
) -> None:
    evaluation = count(gold(replace(roe, kind="statement")), found(*BOTH))
    assert figures(evaluation, "direct")["kind"] == 1.0


def test_mistakes_are_told_gravest_and_surest_first(
    gold: Callable[..., Any], roe: GoldQuote, doe: GoldQuote, found: Callable[..., Any]
) -> None:
    evaluation = count(
        gold(roe, doe),
        found(*BOTH, speaker="Bob Doe", confidence=0.5),
        found("Golden Sheaf", confidence=0.99),
    )
    assert [m.verdict for m in evaluation.worst(9)] == ["wrong speaker", "spurious", "missed"]
    assert len(evaluation.worst(1)) == 1


# Texts in which every attribution is annotated


def sections(gold: GoldRelease, *predictions: Prediction) -> Evaluation:
    evaluation = Evaluation("polnear")
    count_article(evaluation, gold, list(predictions))
    return evaluation


def as_mentions(*quotes: GoldQuote) -> tuple[GoldQuote, ...]:
    return tuple(replace(q, speaker=None) for q in quotes)


def test_sections_whole_and_in_pieces(
    gold: Callable[..., Any], roe: GoldQuote, doe: GoldQuote, found: Callable[..., Any]
) -> None:
    annotated = gold(*as_mentions(roe, doe), form="polnear")
    evaluation = sections(annotated, found(*BOTH, source="Ann Roe"))
    assert figures(evaluation, "direct")["e2e_f1"] == 1.0
    assert figures(evaluation, "direct in pieces")["gold"] == 2
    got = figures(evaluation, "speech")
    assert (got["gold"], got["precision"], got["recall"]) == (2, 1.0, 0.5)
    assert figures(evaluation, "speech indirect")["recall"] == 0.0


def test_half_of_a_split_quote_is_right_in_pieces(
    gold: Callable[..., Any], roe: GoldQuote, found: Callable[..., Any]
) -> None:
    evaluation = sections(gold(*as_mentions(roe), form="polnear"), found(BOTH[1], source="Ann Roe"))
    assert figures(evaluation, "direct")["recall"] == 0.0
    assert figures(evaluation, "direct in pieces")["recall"] == 0.5


def test_an_indirect_prediction_is_no_false_direct_one(
    gold: Callable[..., Any], roe: GoldQuote, doe: GoldQuote, found: Callable[..., Any]
) -> None:
    wrong = found("opens on Monday", kind="indirect")
    evaluation = sections(gold(*as_mentions(roe), form="polnear"), found(*BOTH), wrong)
    assert figures(evaluation, "direct")["precision"] == 1.0
    assert figures(evaluation, "speech")["precision"] == 0.5


def test_what_was_believed_is_neither_asked_for_nor_false(
    gold: Callable[..., Any], roe: GoldQuote, doe: GoldQuote, found: Callable[..., Any]
) -> None:
    belief = replace(doe, speech=False)
    evaluation = sections(
        gold(*as_mentions(roe, belief), form="polnear"),
        found(*BOTH),
        found(LATE, kind="indirect"),
    )
    assert figures(evaluation, "speech")["f1"] == 1.0


def test_the_source_is_right_by_overlap_or_by_family_name(
    roe: GoldQuote, found: Callable[..., Any]
) -> None:
    assert is_source_right(roe, found(*BOTH, source="Ann Roe", speaker="Somebody Else"))
    assert is_source_right(roe, found(*BOTH, speaker="Dr Annabel Roe, Jr"))
    assert not is_source_right(roe, found(*BOTH, source="Bob Doe", speaker="Bob Doe"))
    nobody = replace(roe, source=(), mention="")
    assert is_source_right(nobody, found(*BOTH, speaker=""))
    assert not is_source_right(nobody, found(*BOTH))


def test_confidence_is_told_in_a_table() -> None:
    evaluation = Evaluation("releases")
    evaluation.reliability.judged += [(0.96, True)] * 9 + [(0.96, False), (1.0, True), (0.4, False)]
    evaluation.reliability.spurious.append(0.92)
    report = evaluation.report()["reliability"]
    rows = {row["from"]: row for row in report["table"]}
    assert (rows[0.95]["quotes"], rows[0.95]["right"]) == (11, 0.9091)
    assert (rows[0.9]["quotes"], rows[0.9]["right"], rows[0.9]["spurious"]) == (0, None, 1)
    assert report["sure"] == {"from": 0.9, "quotes": 11, "right": 0.9091}
    # |10.6 - 10| in the highest row and |0.4 - 0| in the lowest, over 12 quotes.
    assert report["calibration_error"] == round((0.6 + 0.4) / 12, 4)
