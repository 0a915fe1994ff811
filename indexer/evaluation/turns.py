"""Speeches and transcripts: into whose mouth every spoken word is put.

Annotations are a line of JSON for each document: ``document`` (its path), ``title``,
``date``, ``turns`` (``speaker``, "" where the document names nobody, ``role``,
``organisation``, ``spans``: what is said, word for word, in order) and ``inside`` (words
of others within a turn: ``speaker`` and ``text``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import GoldError
from indexer.evaluation.fields import Record, Source, list_field, optional_text, text_field
from indexer.evaluation.names import is_same_name, is_same_phrase
from indexer.evaluation.overlap import Positions, WordPlaces, overlap
from indexer.model import Quote, Release, Span

FIGURES = ("right", "without_wrong", "without_extra", "title", "date", "role", "inside")
"""``right``: of the words of named speakers, the share given to them; ``without_wrong``: of
all spoken words, the share not given to somebody else; ``without_extra``: of the words given
to somebody, the share that somebody says; ``title``, ``date``: of the documents that have one;
``role``: of the turns given to the right speaker; ``inside``: quotes of others that were found."""

_FOUND = 0.6  # overlap from which words of others count as found

Read = tuple[Release, Sequence[Quote]]


@dataclass(frozen=True, slots=True)
class GoldTurn:
    """What somebody says; ``speaker`` is "" where the document names nobody."""

    speaker: str
    role: str
    spans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldSpeech:
    """An annotated speech or transcript; ``inside`` are pairs of speaker and words."""

    document: str
    title: str
    date: str
    turns: tuple[GoldTurn, ...]
    inside: tuple[tuple[str, str], ...]


def load_speeches(path: Path) -> list[GoldSpeech]:
    """The annotated speeches of a file; ``GoldError`` names the line of what is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise GoldError(str(path), 0, (error.strerror or "cannot be read").lower()) from error
    sources = (Source(str(path), line, n) for n, line in enumerate(lines, 1) if line.strip())
    return [_read_speech(source.parse(), source) for source in sources]


def _read_speech(record: Record, source: Source) -> GoldSpeech:
    turns = []
    for turn in list_field(record, "turns", source):
        if not isinstance(turn, dict) or not all(isinstance(s, str) for s in turn.get("spans", ())):
            raise source.fail("a turn is an object with spans of text")
        turns.append(
            GoldTurn(
                optional_text(turn, "speaker", source),
                optional_text(turn, "role", source),
                tuple(list_field(turn, "spans", source)),
            )
        )
    inside = [
        (text_field(quote, "speaker", source), text_field(quote, "text", source))
        for quote in list_field(record, "inside", source)
    ]
    return GoldSpeech(
        text_field(record, "document", source),
        optional_text(record, "title", source),
        optional_text(record, "date", source),
        tuple(turns),
        tuple(inside),
    )


def evaluate_speeches(
    speeches: Sequence[GoldSpeech], read: Callable[[str], Read | None]
) -> dict[str, float]:
    """The figures over all speeches, rounded; ``read`` gives the release of a document.

    Raises ``GoldError`` for a document that is not there, or lacks annotated words.
    """
    total: Counter[str] = Counter()
    for gold in speeches:
        found = read(gold.document)
        if found is None:
            raise GoldError(gold.document, 0, "annotated, but cannot be read")
        total.update(_count(gold, *found))
    return dict(_rates(total))


def _rates(total: Mapping[str, int]) -> Iterator[tuple[str, float]]:
    def share(part: str, whole: str, lost: bool = False) -> float:
        of = total.get(whole, 0)
        count = total.get(part, 0)
        return round((of - count if lost else count) / of, 4) if of else 1.0

    yield "speeches", total.get("speeches", 0)
    yield "turns", total.get("turns", 0)
    yield "right", share("right", "named")
    yield "without_wrong", share("wrong", "spoken", lost=True)
    yield "without_extra", share("extra", "given", lost=True)
    yield "title", share("title", "titled")
    yield "date", share("date", "dated")
    yield "role", share("role", "roles")
    yield "inside", share("inside", "insides")


def _count(gold: GoldSpeech, release: Release, quotes: Sequence[Quote]) -> Counter[str]:
    count: Counter[str] = Counter(speeches=1, turns=len(gold.turns))
    places = WordPlaces(release.text)
    spoken = [places.of(spans) for spans in _located(gold, release.text)]
    turns = [quote for quote in quotes if quote.turn and not quote.quoted_by]
    given = {
        word: quote.speaker_name
        for quote in turns
        if quote.speaker_name and quote.speaker_type != "unknown"
        for word in places.of(quote.content)
    }
    for turn, words in zip(gold.turns, spoken, strict=True):
        _count_turn(count, turn, words, given)
        _count_role(count, turn, words, turns, places)
    said = frozenset[int]().union(*spoken)
    count["given"] = len(given)
    count["extra"] = len(given.keys() - said)
    _count_head(count, gold, release)
    for speaker, text in gold.inside:
        count["insides"] += 1
        at = release.text.find(text)
        words = places.of([Span(at, at + len(text))])
        count["inside"] += any(
            overlap(places.of(quote.content), words) >= _FOUND
            and is_same_name(speaker, quote.speaker_name)
            for quote in quotes
            if quote.quoted_by
        )
    return count


def _located(gold: GoldSpeech, text: str) -> Iterator[list[Span]]:
    """Where the words of each turn stand, looked for in order."""
    at = 0
    for turn in gold.turns:
        spans = []
        for words in turn.spans:
            start = text.find(words, at)
            if start < 0:
                raise GoldError(gold.document, 0, f"these words are not in it: {words[:60]!r}")
            at = start + len(words)
            spans.append(Span(start, at))
        yield spans


def _count_turn(
    count: Counter[str], turn: GoldTurn, words: Positions, given: Mapping[int, str]
) -> None:
    named = Counter(given.get(word, "") for word in words)
    count["spoken"] += len(words)
    count["named"] += len(words) if turn.speaker else 0
    for name, number in named.items():
        same = bool(name) and bool(turn.speaker) and is_same_name(turn.speaker, name)
        count["right"] += number if same else 0
        count["wrong"] += number if name and not same else 0


def _count_role(
    count: Counter[str],
    turn: GoldTurn,
    words: Positions,
    turns: Sequence[Quote],
    places: WordPlaces,
) -> None:
    if not turn.speaker or not turn.role:
        return
    best = max(turns, key=lambda quote: len(places.of(quote.content) & words), default=None)
    if best is not None and is_same_name(turn.speaker, best.speaker_name):
        count["roles"] += 1
        count["role"] += is_same_phrase(turn.role, best.role)


def _count_head(count: Counter[str], gold: GoldSpeech, release: Release) -> None:
    published = release.published.isoformat() if release.published else ""
    count["titled"] += bool(gold.title)
    count["title"] += bool(gold.title) and is_same_phrase(gold.title, release.title)
    count["dated"] += bool(gold.date)
    count["date"] += bool(gold.date) and gold.date == published
