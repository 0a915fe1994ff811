"""``quote-index rules``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from indexer.cli.common import plain_errors
from indexer.errors import GoldError
from indexer.evaluation import evaluate, load_gold
from indexer.evaluation.predict import predict
from indexer.ingest import discover, load
from indexer.model import Release
from indexer.pipeline import extract_quotes
from indexer.rulebook import RULES


@click.command()
@click.option(
    "--on",
    "on",
    type=click.Path(path_type=Path, exists=True),
    metavar="GOLD|RELEASES",
    help="Count how often each rule answers there; where annotated, how often it is right.",
)
def rules(on: Path | None) -> None:
    """List the rules in the order they are asked: stage, name, confidence, sentence."""
    with plain_errors():
        fired, wrong, annotated = _count(on) if on is not None else (Counter(), Counter(), False)
    for rule in RULES:
        figures = f"{fired[rule.name]:>7}" if on is not None else ""
        if annotated and fired[rule.name]:
            figures += f"  right {1 - wrong[rule.name] / fired[rule.name]:.3f}"
        click.echo(
            f"{rule.stage:<13}{rule.name:<25}{rule.confidence:.2f}{figures}  {rule.sentence}"
        )


def _count(on: Path) -> tuple[Counter[str], Counter[str], bool]:
    """How often each rule answered, how often wrongly, and whether that could be told."""
    try:
        gold = load_gold(on)
    except GoldError:
        gold = []
    if gold:
        fired = Counter(p.quote.rule for one in gold for p in predict(one))
        wrong = Counter(mistake.rule for mistake in evaluate(gold).mistakes if mistake.rule)
        return fired, wrong, True
    items = discover([str(on)])
    found = (r for item in items for r in load(item) if isinstance(r, Release))
    return Counter(q.rule for release in found for q in extract_quotes(release)), Counter(), False
