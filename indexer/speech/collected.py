"""Labels that head no turns: `Ann Roe: “…”` one after another, and names in bold that open a
sentence.

Such pages collect what was said elsewhere, or tell of one body after the other. Their words in
marks are found by the rules for releases.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.speech.turns import Cut

_IN_MARKS = re.compile(
    r"\W*[“\"«„].*[”\"»“][\s.,*_]*(?:[\[(][^\])]{1,60}[\])][\s.*_]*)?", re.DOTALL
)
_GOES_ON = re.compile(r"[,\s*_]*[a-zß-ÿ]")
_COLON = re.compile(r"[:：.–—-][\s*_]*$")
_MOST = 0.6  # of the labelled turns


def heads_no_turns(text: str, cuts: Sequence[Cut]) -> bool:
    """Whether most labels stand before words in marks, or are part of the sentence behind them."""
    labelled = [cut for cut in cuts if cut.label is not None and cut.content]
    if not labelled:
        return False
    quoting = sum(_is_quoted(text, cut) for cut in labelled)
    running = sum(_is_run_on(text, cut) for cut in labelled)
    return max(quoting, running) >= len(labelled) * _MOST


def _is_quoted(text: str, cut: Cut) -> bool:
    words = text[cut.content[0].start : cut.content[-1].end]
    return _IN_MARKS.fullmatch(words.strip()) is not None


def _is_run_on(text: str, cut: Cut) -> bool:
    """`**Halvard Boats** opened a yard`: no sign parts the label from what follows in small."""
    head = text[cut.label_span.start : cut.content[0].start]
    if "\n" in head or _COLON.search(head) is not None:
        return False
    return _GOES_ON.match(cut.content[0].of(text)) is not None
