"""How likely an attribution is right, from the rule that decided and how its source resolved."""

from __future__ import annotations

from indexer.extract.draft import Draft
from indexer.model import Judgement, Kind

# Share of quotes with the right speaker on annotated releases, by rule.
_BY_RULE = {
    "inverted": 0.98,
    "after": 0.96,
    "before": 0.95,
    "colon": 0.95,
    "statement announced": 0.95,
    "announced": 0.93,
    "name and colon": 0.9,
    "inline signature": 0.93,
    "signature": 0.92,
    "attribution alone": 0.9,
    "reported": 0.93,
    "reported before": 0.9,
    "according to": 0.93,
    "speech": 0.95,
    "alone": 0.7,
}


def estimate(draft: Draft, judgement: Judgement, step: str, kind: Kind) -> float:
    """Probability that the speaker is right, two decimals."""
    if judgement == "unknown":
        return 0.0
    base = _BY_RULE.get(draft.rule, 0.8)
    if judgement == "ambiguous":
        base = min(base, 0.5)
    if step.startswith("“"):
        base -= 0.08
    elif step in ("spoke last", "named above"):
        base = min(base, 0.7)
    if kind == "indirect":
        base -= 0.02
    return round(base, 2)
