"""Whether confidence means something: how often the speaker is right, by the confidence given."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from indexer.evaluation.tally import share

_EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
SURE = 0.9
"""From here on the reader is told a name without reserve; 98 % of these should be right."""


@dataclass(slots=True)
class Reliability:
    """Confidences of the quotes found, with whether the speaker was right.

    ``spurious`` are the confidences of quotes that nobody annotated: their
    content is wrong, so whose they are cannot be judged.
    """

    judged: list[tuple[float, bool]] = field(default_factory=list)
    spurious: list[float] = field(default_factory=list)

    def report(self) -> dict[str, Any]:
        sure = [right for confidence, right in self.judged if confidence >= SURE]
        return {
            "table": [self._row(low, high) for low, high in pairwise(_EDGES)],
            "sure": {"from": SURE, "quotes": len(sure), "right": share(sum(sure), len(sure))},
            "calibration_error": self.calibration_error(),
        }

    def _row(self, low: float, high: float) -> dict[str, float | int | None]:
        inside = [(c, r) for c, r in self.judged if _is_in(c, low, high)]
        right = sum(r for _, r in inside)
        said = sum(c for c, _ in inside)
        return {
            "from": low,
            "to": high,
            "quotes": len(inside),
            "confidence": round(said / len(inside), 4) if inside else None,
            "right": share(right, len(inside)),
            "spurious": sum(_is_in(c, low, high) for c in self.spurious),
        }

    def calibration_error(self) -> float | None:
        """Expected calibration error: mean distance of confidence and truth over the rows."""
        if not self.judged:
            return None
        apart = 0.0
        for low, high in pairwise(_EDGES):
            inside = [(c, r) for c, r in self.judged if _is_in(c, low, high)]
            apart += abs(sum(c for c, _ in inside) - sum(r for _, r in inside))
        return round(apart / len(self.judged), 4)


def _is_in(confidence: float, low: float, high: float) -> bool:
    return low <= confidence < high or confidence == high == _EDGES[-1]
