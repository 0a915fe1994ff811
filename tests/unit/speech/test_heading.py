"""What a speech is called where the lines on top name its record, its speaker and its day."""

from __future__ import annotations

from pathlib import Path

import pytest

import indexer
from indexer.ingest import discover, load
from indexer.model import Release
from indexer.pipeline import read_release
from indexer.speech.heading import weights
from tests.quality.titles.fitting import SETS, cases_of, fit, is_told

_SAID = """
The Speaker: Order. The Member has the floor, and I ask for silence.

Mr Abel Roe: I thank you. I have waited since the spring for this answer, and I still wait.

Mrs Ines Joly: I have nothing to add to what I said. We are looking into it.

Mr Abel Roe: I shall ask again. Will the Minister come to the pier with me?

The Speaker: I think that is enough.
"""


@pytest.mark.parametrize(
    ("top", "title"),
    [
        (
            "HOUSE OF SKARN DEBATES\n\nTuesday, 4 May 2021\n\nThe repair of the Long Pier\n",
            "The repair of the Long Pier",
        ),
        (
            "HOUSE OF SKARN DEBATES\n\n4 May 2021\n\nTitle: The repair of the Long Pier\n",
            "The repair of the Long Pier",
        ),
        ("The repair of the Long Pier: debate\n\n4 May 2021\n", "The repair of the Long Pier"),
        (
            "HOUSE OF SKARN\n\nTuesday, 4 May 2021\n\nQUESTIONS WITHOUT NOTICE\n\nRoads: The Long Pier\n",
            "Roads: The Long Pier",
        ),
        (
            "HARBOUR RADIO\n\nTX: 4 MAY 2021, 07:50\n\nINTERVIEW: ABEL ROE ON THE LONG PIER\n\n"
            "INTERVIEWER: INES JOLY\n",
            "INTERVIEW: ABEL ROE ON THE LONG PIER",
        ),
    ],
    ids=["record", "field", "headline", "division", "broadcast"],
)
def test_the_matter_is_the_title_and_not_the_record(top: str, title: str, tmp_path: Path) -> None:
    path = tmp_path / "record.txt"
    path.write_text(top + _SAID, encoding="utf-8")
    (item,) = discover([str(path)])
    (release,) = load(item)
    assert isinstance(release, Release), release
    read = read_release(release)[0]
    assert read.speech is not None
    assert title in read.title


@pytest.mark.accuracy
def test_the_weights_are_those_that_fit() -> None:
    cases = [case for name in SETS for case in cases_of(name)]
    assert fit(cases) == weights()
    assert sum(is_told(case, dict(weights())) for case in cases) >= 62


@pytest.mark.parametrize("name", ["saribay-question-time.md", "who-owns-the-tide.html"])
def test_nobody_issues_what_others_say_too(name: str) -> None:
    path = Path(indexer.__file__).parents[1] / "corpus" / "speeches" / name
    (item,) = discover([str(path)])
    (release,) = load(item)
    assert isinstance(release, Release), release
    read = read_release(release)[0]
    assert read.speech is not None
    speakers = {turn.speaker_name for turn in read.speech.turns if turn.speaker_name}
    assert len(speakers) > 1
    assert not any(name in read.issuer for name in speakers)
