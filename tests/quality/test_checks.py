"""Checks of quotations hold their floors on the judged set.

The first half was read while the verdicts were mended, the second never was: its floors are what
was measured there.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.archive import open_archive
from indexer.checking.judged import (
    PARAPHRASE,
    answer_all,
    measure_bins,
    read_judged,
    score,
    share_led_right,
)
from indexer.checking.likelihood import likelihood
from indexer.cli import main
from indexer.errors import GoldError

FLOORS = {  # (precision, recall)
    "first": {
        "verbatim": (0.93, 1.0), "altered": (1.0, 1.0), "meaning": (1.0, 0.94),
        "joined": (1.0, 1.0), "somebody_else": (1.0, 1.0), "other_date": (1.0, 1.0),
        "reported": (1.0, 1.0), "not_found": (0.47, 1.0),
    },
    "second": {
        "verbatim": (0.84, 0.85), "altered": (0.84, 0.89), "meaning": (0.86, 0.84),
        "joined": (1.0, 0.92), "somebody_else": (1.0, 1.0), "other_date": (1.0, 1.0),
        "reported": (0.93, 0.88), "not_found": (0.46, 1.0),
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def sample(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judged") / "archive"
    arguments = ["build", str(corpus / "releases"), "--authority", str(corpus / "authority")]
    done = CliRunner().invoke(main, [*arguments, "--archive", str(folder), "--jobs", "1"])
    assert done.exit_code == 0, done.stderr
    return folder


@pytest.mark.accuracy
@pytest.mark.parametrize("half", FLOORS)
def test_verdicts_hold_their_floors(half: str, sample: Path, corpus: Path) -> None:
    archive = open_archive(sample)
    with archive.reader() as reader:
        judged = read_judged(corpus / "gold" / "check" / f"{half}.jsonl")
        answers = answer_all(reader, judged)
    archive.close()
    figures = score(answers)
    below = {
        verdict: figures[verdict]
        for verdict, (precision, recall) in FLOORS[half].items()
        if figures[verdict]["precision"] < precision or figures[verdict]["recall"] < recall
    }
    assert below == {}
    assert share_led_right(answers) >= 0.98
    told_anew = [a.is_right_quote for a in answers if a.judged.verdict == PARAPHRASE]
    assert sum(told_anew) >= 0.8 * len(told_anew)
    invented = [a.found.verdict for a in answers if a.judged.verdict == "not_found"]
    assert set(invented) == {"not_found"}, "nothing invented is altered"


def test_halves_share_no_quote(corpus: Path) -> None:
    folder = corpus / "gold" / "check"
    first, second = (
        {one.archived for one in read_judged(folder / f"{half}.jsonl")} - {""} for half in FLOORS
    )
    assert first
    assert not first & second


@pytest.mark.parametrize("line", ["{", "[]", '{"pasted": "a"}'])
def test_a_line_that_is_wrong_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    path.write_text(line)
    with pytest.raises(GoldError, match=":1: is no judged claim"):
        list(read_judged(path))


@pytest.mark.accuracy
def test_scores_are_the_share_that_is_right(sample: Path, corpus: Path) -> None:
    """The table of scores is what the first half gives, and every bin agrees with it."""
    archive = open_archive(sample)
    with archive.reader() as reader:
        bins = measure_bins(reader, read_judged(corpus / "gold" / "check" / "first.jsonl"))
    archive.close()
    assert sum(one.candidates for one in bins) > 300
    for one in bins:
        right = (one.right + 1) / (one.candidates + 2)
        assert likelihood(one.share) == pytest.approx(
            right, abs=0.1 if one.candidates > 10 else 0.3
        )
    scores = [likelihood(share / 100) for share in range(101)]
    assert scores == sorted(scores)
