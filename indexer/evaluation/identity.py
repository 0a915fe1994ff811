"""How right identification is: labelled pairs of mentions, pairwise and B-cubed.

A line of ``pairs.jsonl`` holds two mentions ``a`` and ``b`` (``release``,
``name``, ``role``, ``organisation`` as the release gives them), ``same`` and
``why``. Pairwise figures look at the labelled pairs only; B-cubed (Bagga and
Baldwin 1998) looks at each mention's whole group, the true groups being what
the pairs labelled the same connect; two true groups that no pair labelled
different connects may be one person, and count neither way.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from indexer.errors import GoldError
from indexer.identity import EMPTY, Authority, ReleaseContext, identify
from indexer.identity.union import Union
from indexer.model import Quote, QuoteId, ReleaseId, Span

_DATED = re.compile(r"/(\d{4})/(\d{2})(\d{2})/")


@dataclass(frozen=True, slots=True, order=True)
class LabelledMention:
    release: str
    name: str
    role: str
    organisation: str


@dataclass(frozen=True, slots=True)
class LabelledPair:
    a: LabelledMention
    b: LabelledMention
    same: bool
    why: str


@dataclass(frozen=True, slots=True)
class IdentityReport:
    """Figures from 0 to 1; 1 where there was nothing to get wrong."""

    pairs: int
    mentions: int
    precision: float
    recall: float
    bcubed_precision: float
    bcubed_recall: float
    wrongly_joined: tuple[LabelledPair, ...]
    missed: tuple[LabelledPair, ...]

    def figures(self) -> dict[str, float]:
        """What floors are set on, to four places."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "bcubed_precision": round(self.bcubed_precision, 4),
            "bcubed_recall": round(self.bcubed_recall, 4),
        }


def load_pairs(path: Path) -> tuple[LabelledPair, ...]:
    """Read labelled pairs; ``GoldError`` names the line that is wrong."""
    pairs = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(str(path), 0, f"cannot be read: {error}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            pair = LabelledPair(
                LabelledMention(**record["a"]),
                LabelledMention(**record["b"]),
                record["same"],
                record.get("why", ""),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise GoldError(str(path), number, f"no labelled pair: {error}") from error
        pairs.append(pair)
    return tuple(pairs)


def evaluate_identity(
    pairs: Iterable[LabelledPair],
    contexts: Mapping[ReleaseId, ReleaseContext] | None = None,
    authority: Authority = EMPTY,
) -> IdentityReport:
    """Identify the mentions of the pairs and compare with the labels.

    The release of a mention is the id of its context. Every release's mentions
    are seen together, as in an archive.
    """
    labelled = list(pairs)
    mentions = sorted({m for pair in labelled for m in (pair.a, pair.b)})
    found = identify((_quote(n, m) for n, m in enumerate(mentions)), contexts or {}, authority)
    # A mention nobody could identify is in a group of its own.
    group = {
        m: str(quote.speaker_id or f"nobody {quote.id}")
        for m, quote in zip(mentions, found.quotes, strict=True)
    }
    return _compare(labelled, mentions, group)


def _compare(
    labelled: list[LabelledPair],
    mentions: list[LabelledMention],
    group: Mapping[LabelledMention, str],
) -> IdentityReport:
    joined = [pair for pair in labelled if group[pair.a] == group[pair.b]]
    same = [pair for pair in labelled if pair.same]
    right = [pair for pair in joined if pair.same]
    true = _true_groups(mentions, same)
    precision, recall = bcubed(group, true)
    return IdentityReport(
        pairs=len(labelled),
        mentions=len(mentions),
        precision=_share(len(right), len(joined)),
        recall=_share(len(right), len(same)),
        bcubed_precision=precision,
        bcubed_recall=recall,
        wrongly_joined=tuple(pair for pair in joined if not pair.same),
        missed=tuple(pair for pair in same if group[pair.a] != group[pair.b]),
    )


def describe_identity(report: IdentityReport, worst: int = 0) -> Iterator[str]:
    """The report as lines; ``worst`` pairs that were got wrong, joined ones first."""
    yield f"identity: {report.pairs} pairs of {report.mentions} mentions"
    for name, value in report.figures().items():
        yield f"  {name:18}{value:8.4f}"
    wrong = [("joined", p) for p in report.wrongly_joined] + [("missed", p) for p in report.missed]
    for what, pair in wrong[:worst]:
        yield f"  {what}: {_describe(pair.a)} / {_describe(pair.b)} ({pair.why})"


def _describe(mention: LabelledMention) -> str:
    said = (mention.name, mention.role, mention.organisation, mention.release)
    return ", ".join(part for part in said if part)


def bcubed(
    found: Mapping[LabelledMention, str], true: Mapping[LabelledMention, str]
) -> tuple[float, float]:
    """B-cubed precision and recall of a grouping (Bagga and Baldwin, 1998).

    Each mention counts the same. True groups that no label joins count as two people.
    """
    by_found: dict[str, list[LabelledMention]] = defaultdict(list)
    sizes: dict[str, int] = defaultdict(int)
    for mention, group in found.items():
        by_found[group].append(mention)
        sizes[true[mention]] += 1
    precision = recall = 0.0
    for mention, group in found.items():
        mates = [true[other] for other in by_found[group]]
        shared = mates.count(true[mention])
        precision += shared / len(mates)
        recall += shared / sizes[true[mention]]
    total = len(found)
    return (precision / total, recall / total) if total else (1.0, 1.0)


def _true_groups(
    mentions: Iterable[LabelledMention], same: Iterable[LabelledPair]
) -> dict[LabelledMention, str]:
    union = Union(mentions)
    for pair in same:
        union.join(pair.a, pair.b)
    return {m: str(n) for n, group in enumerate(union.groups()) for m in group}


def _quote(n: int, mention: LabelledMention) -> Quote:
    dated = _DATED.search(mention.release)
    return Quote(
        id=QuoteId(f"m{n}"),
        release_id=ReleaseId(mention.release),
        text="",
        content=(Span(0, 0),),
        kind="direct",
        speaker_name=mention.name,
        speaker_type="person",
        role=mention.role,
        organisation_name=mention.organisation,
        published=date(int(dated[1]), int(dated[2]), int(dated[3])) if dated else None,
        cue=None,
        mention=None,
        rule="labelled",
        confidence=1.0,
        judgement="matched",
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
