"""Floors for identification on the labelled pairs of the sample corpus."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.errors import GoldError, ReleaseError
from indexer.evaluation.identity import (
    LabelledMention,
    LabelledPair,
    bcubed,
    describe_identity,
    evaluate_identity,
    load_pairs,
)
from indexer.identity import ReleaseContext, load_authority
from indexer.jobs import extract, plan
from indexer.model import ReleaseId

CORPUS = Path(__file__).parents[2] / "corpus"
PAIRS = CORPUS / "gold" / "identity" / "pairs.jsonl"


@pytest.fixture(scope="module")
def pairs() -> tuple[LabelledPair, ...]:
    return load_pairs(PAIRS)


@pytest.fixture(scope="module")
def contexts() -> dict[ReleaseId, ReleaseContext]:
    """What the releases' texts say, by their path under corpus/releases."""
    root = CORPUS / "releases"
    found = {}
    for done in extract(plan((str(root),), None)):
        if isinstance(done, ReleaseError):
            continue
        assert done.context is not None
        place = ReleaseId(Path(done.release.origin).resolve().relative_to(root).as_posix())
        found[place] = replace(done.context, id=place)
    return found


def test_there_are_pairs_enough_and_hard_ones_among_them(pairs: tuple[LabelledPair, ...]) -> None:
    assert len(pairs) >= 300
    different = Counter(pair.a.name == pair.b.name for pair in pairs if not pair.same)
    assert different[True] >= 50, "same name, two people"


@pytest.mark.accuracy
def test_with_the_authority_file_the_floors_hold(
    pairs: tuple[LabelledPair, ...], contexts: dict[ReleaseId, ReleaseContext]
) -> None:
    report = evaluate_identity(pairs, contexts, load_authority(CORPUS / "authority"))
    assert report.precision >= 0.99, report.wrongly_joined
    assert report.bcubed_precision >= 0.99
    assert report.recall >= 0.98, report.missed
    assert report.bcubed_recall >= 0.98


@pytest.mark.accuracy
def test_inference_alone_joins_nobody_wrongly(
    pairs: tuple[LabelledPair, ...], contexts: dict[ReleaseId, ReleaseContext]
) -> None:
    report = evaluate_identity(pairs, contexts)
    assert report.precision >= 0.99, report.wrongly_joined
    assert report.bcubed_precision >= 0.99
    assert report.recall >= 0.97, report.missed
    assert report.bcubed_recall >= 0.97


@pytest.mark.accuracy
def test_without_the_texts_less_is_joined_but_nothing_wrongly(
    pairs: tuple[LabelledPair, ...],
) -> None:
    report = evaluate_identity(pairs)
    assert report.precision >= 0.99, report.wrongly_joined
    assert report.recall >= 0.7


def test_bcubed_on_a_grouping_worked_by_hand() -> None:
    a, b, c = (LabelledMention("r", name, "", "") for name in "abc")
    assert bcubed({a: "1", b: "1", c: "2"}, {a: "x", b: "y", c: "y"}) == pytest.approx(
        ((1 / 2 + 1 / 2 + 1) / 3, (1 + 1 / 2 + 1 / 2) / 3)
    )


def test_a_line_that_is_no_pair_is_named(tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text('\n{"a": {}, "b": {}, "same": true}\n', encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        load_pairs(file)
    assert caught.value.line == 2


def test_the_report_reads_as_lines(pairs: tuple[LabelledPair, ...]) -> None:
    lines = list(describe_identity(evaluate_identity(pairs), worst=3))
    assert lines[0] == "identity: 507 pairs of 250 mentions"
    assert sum("missed:" in line for line in lines) == 3
