"""``quote-index rules``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from indexer.cli.common import plain_errors
from indexer.errors import GoldError
from indexer.evaluation import evaluate, load_gold
from indexer.evaluation.predict import predict
from indexer.grammar.language import Language
from indexer.grammar.retagging import Retag, heard
from indexer.ingest import discover, load
from indexer.languages import read_languages
from indexer.model import Release
from indexer.pipeline import extract_quotes
from indexer.rulebook import RULES


@dataclass(slots=True)
class _Counts:
    """How often each rule and each row of retagging answered, and how often a rule was wrong."""

    fired: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    retagged: Counter[Retag] = field(default_factory=Counter)
    annotated: bool = False


@click.command()
@click.option(
    "--on",
    "on",
    type=click.Path(path_type=Path, exists=True),
    metavar="GOLD|RELEASES",
    help="Count how often each answers there; where annotated, how often a rule is right.",
)
def rules(on: Path | None) -> None:
    """List the rules in the order they are asked: stage, name, confidence, sentence.

    Below them stand the rows that give words another tag by their neighbours: language,
    tags, the new tag ("=" for none other, "~" for that of the word in small letters), and an
    example with the word between ⟦ and ⟧.
    """
    with plain_errors():
        counts = _count(on) if on is not None else None
    for rule in RULES:
        figures = ""
        if counts is not None:
            fired = counts.fired[rule.name]
            figures = f"{fired:>7}"
            if counts.annotated and fired:
                figures += f"  right {1 - counts.wrong[rule.name] / fired:.3f}"
        click.echo(
            f"{rule.stage:<13}{rule.name:<25}{rule.confidence:.2f}{figures}  {rule.sentence}"
        )
    for code, row in _retags():
        figures = f"{counts.retagged[row]:>7}" if counts is not None else ""
        click.echo(f"retag {code:<7}{row.tags:>8} -> {row.new}{figures}  {_shown(row.fires)}")


def _retags() -> Iterator[tuple[str, Retag]]:
    """Every row of retagging with the code of its language, in the order they are asked."""
    for language in read_languages().values():
        for table in language.retags if isinstance(language, Language) else ():
            for row in (*table.head_rows, *table.rows):
                yield language.code, row


def _shown(example: str) -> str:
    """An example as a terminal can show it: placeholders of speech as marks."""
    return "".join("“…”" if "\ue000" <= c <= "\uf8ff" else c for c in example)


def _count(on: Path) -> _Counts:
    counts = _Counts()
    try:
        gold = load_gold(on)
    except GoldError:
        gold = []
    with heard(lambda row, _: counts.retagged.update([row])):
        if gold:
            counts.annotated = True
            counts.fired.update(p.quote.rule for one in gold for p in predict(one))
        else:
            found = (r for item in discover([str(on)]) for r in load(item))
            read = (r for r in found if isinstance(r, Release))
            counts.fired.update(q.rule for release in read for q in extract_quotes(release))
    if gold:
        counts.wrong.update(m.rule for m in evaluate(gold).mistakes if m.rule)
    return counts
