"""Scores of what is read in the invented documents of ``marked``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer.evaluation.floors import Report
from indexer.evaluation.gold import GoldQuote, GoldRelease
from indexer.evaluation.names import is_same_phrase
from indexer.evaluation.predict import Prediction, predict_release
from indexer.evaluation.score import evaluate
from indexer.evaluation.turns import GoldSpeech, GoldTurn, Read, evaluate_speeches
from indexer.ingest import load
from indexer.ingest.item import Item
from indexer.model import Release, Span
from indexer.pipeline import read_release
from tests.quality.outside.marked import Mark, Marked, read_set, write_files

_KINDS = {"d": "direct", "i": "indirect", "m": "mixed", "s": "statement"}
_WORD = re.compile(r"[^\W_]+")


def load_documents(documents: Sequence[Marked]) -> dict[str, Release]:
    """The release that is made of each, by its name; what is refused is not there."""
    found: dict[str, Release] = {}
    with TemporaryDirectory() as folder:
        for path in write_files(list(documents), Path(folder)):
            read = (r for r in load(Item(str(path), path.name)) if isinstance(r, Release))
            if (release := next(read, None)) is not None:
                found[path.name] = release
    return found


def read_documents(documents: Sequence[Marked]) -> dict[str, Read]:
    """What a user would have read of each, by its name; what is refused is not there."""
    return {name: read_release(release) for name, release in load_documents(documents).items()}


class Finder:
    """Looks words up in a text, one stretch behind the other."""

    def __init__(self, text: str) -> None:
        self._places = [m.span() for m in _WORD.finditer(text)]
        self._words = [text[a:b].casefold() for a, b in self._places]
        self._at = 0

    def find(self, words: str) -> Span | None:
        """Where words stand, behind what was found last if they do; None where they do not."""
        wanted = [m[0].casefold() for m in _WORD.finditer(words)]
        for first in (self._at, 0):
            for i in range(first, len(self._words) - len(wanted) + 1):
                if wanted and self._words[i : i + len(wanted)] == wanted:
                    self._at = i + len(wanted)
                    return Span(self._places[i][0], self._places[self._at - 1][1])
        return None


def gold_release(document: Marked, text: str, name: str) -> GoldRelease:
    """The annotations of a release in its text; words that are not there are asked for still."""
    finder = Finder(text)
    quotes: list[GoldQuote] = []
    ignored: list[Span] = []
    nowhere = Span(len(text), len(text))
    for mark in document.marks:
        span = finder.find(mark.words) or nowhere
        if mark.head == "x":
            ignored.append(span)
        elif mark.head == "+":
            quotes[-1] = _with_piece(quotes[-1], span)
        else:
            quotes.append(_quote(mark, span))
    return GoldRelease(document.name, "releases", name, text, tuple(quotes), tuple(ignored))


def _quote(mark: Mark, span: Span) -> GoldQuote:
    kind, _, rest = mark.head.partition(":")
    speaker, role, organisation = Mark(rest, "").fields()
    return GoldQuote(
        _KINDS[kind.strip()], (span,), speaker=speaker or None, mention=speaker, role=role,
        organisation=organisation,
    )  # fmt: skip


def _with_piece(quote: GoldQuote, span: Span) -> GoldQuote:
    return GoldQuote(
        quote.kind, (*quote.content, span), speaker=quote.speaker, mention=quote.mention,
        role=quote.role, organisation=quote.organisation,
    )  # fmt: skip


def score_releases(name: str) -> tuple[Report, dict[str, str]]:
    """The report of ``quote-index evaluate`` for a set of releases, and how many heads are right."""
    documents = read_set(name)
    read = read_documents(documents)
    gold = [
        gold_release(d, read[d.name][0].text if d.name in read else "", name) for d in documents
    ]

    def predict(one: GoldRelease) -> list[Prediction]:
        return predict_release(read[one.id][0], one.text) if one.id in read else []

    return evaluate(gold, predict).report(0), score_heads(documents, read)


def score_heads(documents: Sequence[Marked], read: dict[str, Read]) -> dict[str, str]:
    """How many titles, dates, places and issuers are right, of those that a document shows."""
    count: Counter[str] = Counter()
    for document in documents:
        release = read[document.name][0] if document.name in read else None
        told = {
            "title": release.title if release else "",
            "date": release.published.isoformat() if release and release.published else "",
            "place": release.place if release else "",
            "issuer": release.issuer if release else "",
        }
        for field, got in told.items():
            right = document.fields.get(field, "")
            if right:
                count[f"{field} n"] += 1
                count[field] += got == right if field == "date" else is_same_phrase(right, got)
    return {f: f"{count[f]} of {count[f'{f} n']}" for f in ("title", "date", "place", "issuer")}


def score_speeches(name: str) -> tuple[dict[str, float], int]:
    """The figures of ``evaluate_speeches`` for a set, and the stretches that are lost from texts."""
    documents = read_set(name)
    read = read_documents(documents)
    speeches, lost = [], 0
    for document in documents:
        found = read.get(document.name)
        if found is None:
            lost += len(document.marks)
            continue
        gold, missing = _gold_speech(document, found[0].text)
        speeches.append(gold)
        lost += missing
    return evaluate_speeches(speeches, read.get), lost


def _gold_speech(document: Marked, text: str) -> tuple[GoldSpeech, int]:
    finder = Finder(text)
    turns: list[GoldTurn] = []
    inside: list[tuple[str, str]] = []
    roles: dict[str, str] = {}
    lost = 0
    for mark in document.marks:
        span = finder.find(mark.words)
        speaker, role, _ = mark.fields()
        roles.setdefault(speaker, role)
        if span is None:
            lost += 1
            continue
        turns.append(GoldTurn(speaker, roles[speaker], (span.of(text),)))
        inside += [(who, words) for who, words in mark.inside if who != "?" and words in text]
    title, day = document.fields.get("title", ""), document.fields.get("date", "")
    return GoldSpeech(document.name, title, day, tuple(turns), tuple(inside)), lost
