"""Whatever is made of a grammar of attributions is read in time that grows with its length.

Some texts are tried each time. ``ON_RECORD_FUZZ=2000`` tries so many others; a find becomes a
row of ``hostile_texts``.
"""

from __future__ import annotations

import os
import time

from hypothesis import HealthCheck, Phase, given, note, settings

from indexer.errors import ReleaseError
from indexer.export.lines import release_line
from indexer.identity import context_of
from indexer.ingest.markdown import read_markdown
from indexer.ingest.plain_text import read_plain_text
from indexer.ingest.prepare import prepare
from indexer.pipeline import extract_quotes
from tests.robustness.attribution_grammar import repeat, units

_EXAMPLES = int(os.environ.get("ON_RECORD_FUZZ", "12"))
_SIZES = (2_000, 8_000, 32_000)
_ALLOWED = 9.0  # four times the text; a square would give 16
_FLOOR = 0.1  # seconds, below which the clock tells nothing
_RATE = 200e-6  # seconds a code point may take at most: 200 kB in 40 s


def _seconds(text: str) -> float:
    """CPU seconds of all that is done with a release, as plain text or as Markdown."""
    read = read_markdown if len(text) % 2 else read_plain_text
    started = time.process_time()
    try:
        release = prepare(read(text, "hostile"))
    except ReleaseError:
        return 0.0  # no words: said so
    quotes = extract_quotes(release)
    context_of(release)
    release_line(release, quotes)
    return time.process_time() - started


@settings(
    max_examples=_EXAMPLES,
    derandomize=_EXAMPLES < 100,
    database=None,
    deadline=None,
    phases=[Phase.generate] if _EXAMPLES < 100 else [Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(units)
def test_what_is_repeated_costs_what_it_weighs(unit: str) -> None:
    texts = [repeat(unit, size) for size in _SIZES]
    took = _seconds(texts[1])
    if took < _FLOOR:
        return
    if took / max(_seconds(texts[0]), _FLOOR / 4) > _ALLOWED * 0.7:
        large = _seconds(texts[2])
        note(f"{len(texts[1])} code points: {took:.2f} s, {len(texts[2])}: {large:.2f} s")
        assert large / took < _ALLOWED
    took = min(took, _seconds(texts[1]))
    note(f"{took / len(texts[1]) * 1e6:.0f} µs a code point")
    assert took < len(texts[1]) * _RATE
