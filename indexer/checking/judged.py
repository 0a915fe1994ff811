"""How right checks are: pasted variants of quotes, each with the verdict that people gave it."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from indexer.archive import Reader
from indexer.checking.candidates import find_matches
from indexer.checking.check import check
from indexer.checking.values import VERDICTS, Claim, Found
from indexer.checking.words import read_words
from indexer.errors import GoldError

PARAPHRASE = "paraphrase"
"""Judged so where the same was said in other words: the quote should be among the nearest."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with the right verdict, how it was made, and the archived words it was made from."""

    claim: Claim
    verdict: str
    how: str
    archived: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a check said to a judged claim; ``is_right_quote`` where it found the right words."""

    judged: Judged
    found: Found
    is_right_quote: bool


def read_judged(path: Path) -> Iterator[Judged]:
    """The claims of a file of JSON lines; ``GoldError`` names a line that is wrong."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            day = date.fromisoformat(row["date"]) if row["date"] else None
            claim = Claim(row["pasted"], row["speaker"], day)
            judged = Judged(claim, row["verdict"], row["how"], row["archived"])
        except (ValueError, KeyError, TypeError) as error:
            raise GoldError(str(path), number, f"is no judged claim: {error}") from error
        if judged.verdict not in (*VERDICTS, PARAPHRASE):
            raise GoldError(str(path), number, f"{judged.verdict} is no verdict")
        yield judged


BINS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.999)
"""Where bins of shares begin."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Candidates with about the same share of words: their mean share, how many, and how many
    of them are the quote that the claim was made from."""

    share: float
    candidates: int
    right: int


def measure_bins(reader: Reader, judged: Iterable[Judged]) -> list[Bin]:
    """All quotes that are laid along claims, by the share of words that are the same."""
    found: list[list[tuple[float, bool]]] = [[] for _ in BINS]
    for one in judged:
        wanted = _key(one.archived)
        laid, _ = find_matches(reader, one.claim.words, read_words(one.claim.words))
        for match in laid:
            is_right = bool(wanted) and wanted in _key(match.hit.quote.text)
            found[bisect_right(BINS, match.share) - 1].append((match.share, is_right))
    return [
        Bin(sum(share for share, _ in rows) / len(rows), len(rows), sum(is_it for _, is_it in rows))
        for rows in found
        if rows
    ]


def answer_all(reader: Reader, judged: Iterable[Judged]) -> list[Answer]:
    """Every claim checked."""
    answers = []
    for one in judged:
        found = check(reader, one.claim)
        answers.append(Answer(one, found, _has_words(found, one.archived)))
    return answers


def _has_words(found: Found, archived: str) -> bool:
    wanted = _key(archived)
    texts = [m.hit.quote.text for m in (*found.matches, *found.elsewhere)]
    texts += [hit.quote.text for hit in found.nearest]
    return any(wanted == _key(text) or wanted in _key(text) for text in texts)


def _key(text: str) -> str:
    return " ".join(token.form for token in read_words(text))


def score(answers: Iterable[Answer]) -> dict[str, dict[str, float]]:
    """Precision, recall and counts by verdict."""
    pairs = Counter((a.judged.verdict, a.found.verdict) for a in answers)
    figures: dict[str, dict[str, float]] = {}
    for verdict in VERDICTS:
        right = pairs[verdict, verdict]
        judged = sum(n for (wanted, _), n in pairs.items() if wanted == verdict)
        told = sum(n for (_, said), n in pairs.items() if said == verdict)
        figures[verdict] = {
            "judged": judged,
            "told": told,
            "precision": round(right / told, 4) if told else 0.0,
            "recall": round(right / judged, 4) if judged else 0.0,
        }
    return figures


def share_led_right(answers: Iterable[Answer]) -> float:
    """The share of claims made from archived words whose words were found or are among the
    nearest."""
    led = [a.is_right_quote for a in answers if a.judged.archived]
    return sum(led) / len(led) if led else 0.0
