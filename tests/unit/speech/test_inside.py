"""Words of others within a speech: quotes of those others, where the speaker says who they are.

In a line, ``⟦Jane Roe# words⟧`` marks words that are to be given to Jane Roe; what else
stands in marks stays the speaker's.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from indexer.ingest import discover, load
from indexer.model import Release
from indexer.pipeline import read_release

_CASES = Path(__file__).parent / "cases" / "inside.txt"
_QUOTED = re.compile(r"⟦([^#⟧]*)# (.*?)⟧")
_SPEECH = """Speech by Governor Ida Kessel at the Harbour Dinner, 3 May 2024

Good evening, friends. I am glad to be here, and I thank you all for coming in this weather.

{line}

I have stood on that quay every morning for thirty years, and I know what it can bear. We built
it with our own hands, and I ask you tonight to help me keep it for those who come after us.

I thank you all, and I wish you a safe way home.
"""


@pytest.mark.parametrize("line", _CASES.read_text(encoding="utf-8").splitlines())
def test_words_of_others_are_theirs_and_own_words_stay_own(line: str, tmp_path: Path) -> None:
    path = tmp_path / "speech.txt"
    path.write_text(_SPEECH.format(line=_QUOTED.sub(r"\2", line)), encoding="utf-8")
    (item,) = discover([str(path)])
    (release,) = load(item)
    assert isinstance(release, Release), release
    read, quotes = read_release(release)
    assert read.speech is not None
    inside = [quote for quote in quotes if quote.quoted_by]
    assert [(q.speaker_name, q.text) for q in inside] == _QUOTED.findall(line)
    assert all(quote.quoted_by == "Ida Kessel" for quote in inside)
