"""How often each rule, and each row of retagging, answers in a collection of releases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

from indexer.errors import ReleaseError
from indexer.grammar.language import Language
from indexer.grammar.retagging import Retag, heard
from indexer.ingest import Item
from indexer.jobs.extraction import Means, made_of, spread_items, warm_up
from indexer.jobs.worker import Step
from indexer.languages import read_languages
from indexer.model import Release
from indexer.pipeline import extract_quotes


@dataclass(frozen=True, slots=True)
class Answers:
    """How often each answered: rules by name, rows by their number in ``retag_rows``."""

    rules: Counter[str] = field(default_factory=Counter)
    rows: Counter[int] = field(default_factory=Counter)

    def add(self, other: Answers) -> None:
        self.rules.update(other.rules)
        self.rows.update(other.rows)


@cache
def retag_rows() -> tuple[tuple[str, Retag], ...]:
    """Every row of retagging with the code of its language, in the order they are asked."""
    return tuple(
        (language.code, row)
        for language in read_languages().values()
        for table in (language.retags if isinstance(language, Language) else ())
        for row in (*table.head_rows, *table.rows)
    )


def count_answers(items: Sequence[Item], means: Means) -> Iterator[Answers | ReleaseError]:
    """What answered in each release, in order; what cannot be read comes out as an error."""
    for _, results in spread_items(_listen_to_items, items, means, warm_up):
        yield from results


def _listen_to_items(items: list[Item], step: Step) -> Iterator[Answers | ReleaseError]:
    return made_of(items, step, _listen)


def _listen(release: Release) -> Answers:
    with answering() as found:
        found.rules.update(quote.rule for quote in extract_quotes(release))
    return found


@contextmanager
def answering() -> Iterator[Answers]:
    """Counts the rows that answer meanwhile; rules are for the caller to add. Not for threads."""
    numbers, found = _numbers(), Answers()
    with heard(lambda row, _: found.rows.update([numbers[row]])):
        yield found


@cache
def _numbers() -> dict[Retag, int]:
    return {row: number for number, (_, row) in enumerate(retag_rows())}
