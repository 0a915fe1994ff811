"""Scores a set of invented documents: ``python -m tests.quality.outside releases-1``"""

from __future__ import annotations

import argparse

from indexer.evaluation.table import describe
from tests.quality.outside.marked import HERE
from tests.quality.outside.scoring import score_releases, score_speeches


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=sorted(path.stem for path in HERE.glob("*.txt")))
    name = parser.parse_args().name
    if name.startswith("releases"):
        report, heads = score_releases(name)
        print(*describe(report), sep="\n")
        print(heads)
    else:
        figures, lost = score_speeches(name)
        print(figures, "lost", lost)


if __name__ == "__main__":
    main()
