"""What an evaluation found: the figures, the mistakes, the confidences."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from indexer.evaluation.gold import Form, GoldQuote, GoldRelease
from indexer.evaluation.predict import Prediction
from indexer.evaluation.reliability import Reliability
from indexer.evaluation.tally import Tally

# Wrong is worse than missing: this order, and the surest first.
_SEVERITY = {"wrong speaker": 0, "spurious": 1, "wrong words": 2, "missed": 3}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One quote that came out wrong, beside what was annotated ("" where there is none)."""

    release: str
    verdict: str
    kind: str
    wanted: str = ""
    wanted_speaker: str = ""
    found: str = ""
    found_speaker: str = ""
    rule: str = ""
    confidence: float = 0.0

    @property
    def severity(self) -> tuple[int, float, str, str, str]:
        return (
            _SEVERITY[self.verdict],
            -self.confidence,
            self.release,
            self.wanted,
            self.found,
        )


@dataclass(slots=True)
class Evaluation:
    """Everything an evaluation found. Slices are named "all", by kind and by folder,
    or, for forms that annotate all attributions, "direct" and "speech", whole and in pieces."""

    form: Form
    releases: int = 0
    slices: dict[str, Tally] = field(default_factory=dict)
    reliability: Reliability = field(default_factory=Reliability)
    mistakes: list[Mistake] = field(default_factory=list)

    def tally(self, *names: str) -> list[Tally]:
        """The tallies of slices, made where there is none yet."""
        return [self.slices.setdefault(name, Tally()) for name in names]

    def worst(self, number: int) -> list[Mistake]:
        """So many mistakes, the gravest first."""
        return sorted(self.mistakes, key=lambda mistake: mistake.severity)[:number]

    def report(self, worst: int = 0) -> dict[str, Any]:
        """The figures as plain values, ready for JSON."""
        fields = Mistake.__slots__
        return {
            "form": self.form,
            "releases": self.releases,
            "slices": {name: self.slices[name].figures() for name in self._order()},
            "reliability": self.reliability.report(),
            "worst": [{f: getattr(m, f) for f in fields} for m in self.worst(worst)],
        }

    def _order(self) -> list[str]:
        first = ["all", "direct", "mixed", "indirect", "speech"]
        rank = {name: number for number, name in enumerate(first)}
        return sorted(self.slices, key=lambda name: (rank.get(name, len(first)), name))


def note_mistake(
    evaluation: Evaluation,
    gold: GoldRelease,
    verdict: str,
    wanted: GoldQuote | None,
    found: Prediction | None,
) -> None:
    """Keep a mistake with both sides' words."""
    evaluation.mistakes.append(
        Mistake(
            release=gold.id,
            verdict=verdict,
            kind=wanted.kind if wanted else found.quote.kind if found else "",
            wanted=wanted.words(gold.text) if wanted else "",
            wanted_speaker=(wanted.speaker or wanted.mention) if wanted else "",
            found=found.quote.text if found else "",
            found_speaker=found.quote.speaker_name if found else "",
            rule=found.quote.rule if found else "",
            confidence=found.quote.confidence if found else 0.0,
        )
    )


def as_kind(kind: str) -> str:
    """A statement counts as direct: its words are the speaker's own."""
    return "direct" if kind == "statement" else kind
