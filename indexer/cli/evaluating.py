"""``quote-index evaluate``."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from indexer import jobs as work
from indexer.archive import open_archive
from indexer.checking.judged import answer_all, read_judged, score
from indexer.cli.common import EXIT_BELOW_FLOOR, authority_option, complain, plain_errors
from indexer.errors import ReleaseError
from indexer.evaluation import check_floors, describe, load_gold, pin_floors
from indexer.evaluation import evaluate as measure
from indexer.evaluation.identity import evaluate_identity, load_pairs
from indexer.evaluation.turns import Read, evaluate_speeches, load_speeches
from indexer.identity import EMPTY, ReleaseContext, load_authority
from indexer.model import ReleaseId

_PAIRS = Path("identity") / "pairs.jsonl"
_CHECKS = Path("check")
_TURNS = Path("speeches") / "turns.jsonl"


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Everything as one JSON object.")
@click.option(
    "--worst", type=click.IntRange(0, 10_000), default=0, help="Show so many mistakes, worst first."
)
@click.option(
    "--floors",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Fail when a figure is below its floor in this file.",
)
@click.option("--pin", is_flag=True, help="Write the figures measured now to --floors.")
@click.option(
    "--lower-floors", metavar="REASON", default="", help="Let --pin lower floors, and say why."
)
@click.option(
    "--releases",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Releases that GOLD's labelled pairs of mentions speak of  [default: GOLD/../releases]",
)
@authority_option
def evaluate(  # noqa: PLR0913  # an option each
    gold: Path,
    as_json: bool,
    worst: int,
    floors: Path | None,
    pin: bool,
    lower_floors: str,
    releases: Path | None,
    authority_dir: Path | None,
) -> None:
    """Extract the annotated releases in GOLD anew and say how right the result is.

    GOLD is a folder of annotated releases (JSON, ours or Citron's form) or a
    JSONL file of attributions (PolNeAR's form). A folder with identity/pairs.jsonl
    is asked who is who as well; one with speeches/turns.jsonl, who says each word of
    the speeches in GOLD/../speeches; one with check/*.jsonl, whether words are on record, over an
    archive of the releases.
    """
    if (pin or lower_floors) and floors is None:
        raise click.UsageError("--pin and --lower-floors need --floors FILE")
    with plain_errors():
        report = measure(load_gold(gold)).report(worst)
        report |= _parts(gold, releases, authority_dir)
        if as_json:
            click.echo(json.dumps(report, ensure_ascii=False))
        else:
            for line in describe(report):
                click.echo(line)
        if floors is None:
            return
        if pin:
            for line in pin_floors(report, floors, gold, reason=lower_floors):
                complain(f"{line} (say so in CHANGELOG.md)")
            return
        broken = check_floors(report, floors, gold)
    for line in broken:
        complain(line)
    if broken:
        sys.exit(EXIT_BELOW_FLOOR)


def _parts(gold: Path, releases: Path | None, authority_dir: Path | None) -> dict[str, Any]:
    """Figures of what else a folder of annotations has."""
    root = releases or gold.resolve().parent / "releases"
    found: dict[str, Any] = {}
    if (gold / _PAIRS).is_file():
        found["identity"] = _identity(gold / _PAIRS, root, authority_dir)
    if (gold / _TURNS).is_file():
        found["speeches"] = _speeches(gold / _TURNS, gold.resolve().parent / "speeches")
    if (gold / _CHECKS).is_dir():
        found["checks"] = _checks(gold / _CHECKS, root, authority_dir)
    return found


def _identity(pairs: Path, releases: Path, authority_dir: Path | None) -> dict[str, Any]:
    """Figures of identification on labelled pairs."""
    authority = load_authority(authority_dir) if authority_dir is not None else EMPTY
    contexts = _contexts(releases) if releases.is_dir() else {}
    found = evaluate_identity(load_pairs(pairs), contexts, authority)
    figures = ("precision", "recall", "bcubed_precision", "bcubed_recall")
    return {
        "pairs": found.pairs,
        "mentions": found.mentions,
        **{name: round(getattr(found, name), 4) for name in figures},
    }


def _checks(judged: Path, releases: Path, authority_dir: Path | None) -> dict[str, Any]:
    """Figures of checks by file of judged claims, over an archive of the releases."""
    if not releases.is_dir():
        return {}
    with TemporaryDirectory() as folder:
        address = Path(folder) / "archive"
        work.build(work.plan((str(releases),)), address, authority_dir=authority_dir)
        archive = open_archive(address)
        with archive.reader() as reader:
            found = {
                file.stem: score(answer_all(reader, read_judged(file)))
                for file in sorted(judged.glob("*.jsonl"))
            }
        archive.close()
    return found


def _speeches(turns: Path, root: Path) -> dict[str, Any]:
    """Figures of speeches and transcripts, whose documents lie in a folder."""
    read: dict[str, Read] = {}
    for found in work.extract(work.plan((str(root),))) if root.is_dir() else ():
        if not isinstance(found, ReleaseError) and found.quotes is not None:
            place = Path(found.release.origin).resolve().relative_to(root).as_posix()
            read[place] = (found.release, found.quotes)
    return evaluate_speeches(load_speeches(turns), read.get)


def _contexts(root: Path) -> dict[ReleaseId, ReleaseContext]:
    """What the releases' texts say, by their path under the folder, as labelled pairs name them."""
    root = root.resolve()
    contexts: dict[ReleaseId, ReleaseContext] = {}
    for found in work.extract(work.plan((str(root),))):
        if not isinstance(found, ReleaseError) and found.context is not None:
            origin = Path(found.release.origin).resolve()
            if origin.is_relative_to(root):
                place = ReleaseId(origin.relative_to(root).as_posix())
                contexts[place] = replace(found.context, id=place)
    return contexts
