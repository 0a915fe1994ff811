"""Place and day before the first sentence of a release: `Boston, MA – September 2025 –`."""

from __future__ import annotations

import re

from indexer.grammar.tagged import Tagged

_DATELINE = re.compile(r"([NCXIMLOK#,.()/]{1,14}-{1,2}){1,4}(?=[^-])")


_OF_DATELINES = re.compile("[X#C,]")


def after_dateline(t: Tagged) -> int:
    """The token after `Boston, MA – September 2025 –`; 0 when none opens the sentence."""
    match = _DATELINE.match(t.tags)
    if match is None or not _OF_DATELINES.search(match.group()):
        return 0
    dash = match.end() - 1
    first = dash - (t.tags[dash - 1] == "-")
    return dash + 1 if t.starts[first] > t.ends[first - 1] else 0
