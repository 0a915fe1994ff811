"""``quote-index rules``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from indexer import jobs as work
from indexer.cli.common import complain, jobs_option, plain_errors
from indexer.errors import GoldError, ReleaseError
from indexer.evaluation import GoldRelease, evaluate, load_gold
from indexer.evaluation.predict import predict
from indexer.rulebook import RULES


@click.command()
@jobs_option
@click.option(
    "--on",
    "on",
    type=click.Path(path_type=Path, exists=True),
    metavar="GOLD|RELEASES",
    help="Count how often each answers there; where annotated, how often a rule is right.",
)
def rules(on: Path | None, jobs: int) -> None:
    """List the rules in the order they are asked: stage, name, confidence, sentence.

    Below them stand the rows that give words another tag by their neighbours: language,
    tags, the new tag ("=" for none other, "~" for that of the word in small letters), and an
    example with the word between ⟦ and ⟧.
    """
    answers, wrong = None, None
    with plain_errors():
        if on is not None:
            gold = _gold(on)
            answers = _count(gold, on, jobs)
            wrong = Counter(m.rule for m in evaluate(gold).mistakes) if gold else None
    for rule in RULES:
        figures = ""
        if answers is not None:
            fired = answers.rules[rule.name]
            figures = f"{fired:>7}"
            if wrong is not None and fired:
                figures += f"  right {1 - wrong[rule.name] / fired:.3f}"
        click.echo(
            f"{rule.stage:<13}{rule.name:<25}{rule.confidence:.2f}{figures}  {rule.sentence}"
        )
    for number, (code, row) in enumerate(work.retag_rows()):
        figures = f"{answers.rows[number]:>7}" if answers is not None else ""
        click.echo(f"retag {code:<7}{row.tags:>8} -> {row.new}{figures}  {_shown(row.fires)}")


def _shown(example: str) -> str:
    """An example as a terminal can show it: placeholders of speech as marks."""
    return "".join("“…”" if "\ue000" <= c <= "\uf8ff" else c for c in example)


def _gold(folder: Path) -> list[GoldRelease]:
    try:
        return load_gold(folder)
    except GoldError:
        return []


def _count(gold: list[GoldRelease], on: Path, jobs: int) -> work.Answers:
    """What answers in annotated releases, or in all others there are."""
    if gold:
        with work.answering() as answers:
            answers.rules.update(p.quote.rule for one in gold for p in predict(one))
        return answers
    answers = work.Answers()
    for found in work.count_answers(work.plan([str(on)]), work.Means(jobs)):
        if isinstance(found, ReleaseError):
            complain(str(found))
        else:
            answers.add(found)
    return answers
