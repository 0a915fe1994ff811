"""Fits the weights of ``indexer.resolve.issuing``: ``python -m tests.quality.issuers [--write]``

Prints, for each set, how weights fitted to all the others tell its issuers: right, wrong, missed,
and rightly none. ``--write`` fits to all and writes ``weights.json``.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import indexer.resolve.issuing
from indexer.resolve.issuing.weigh import is_sure, shares
from tests.quality.issuers.fitting import fit
from tests.quality.issuers.sets import Case, all_cases

_TABLE = Path(indexer.resolve.issuing.__file__).parent / "weights.json"


def judge(cases: Sequence[Case], table: Mapping[str, float]) -> Counter[str]:
    """How many issuers are right, wrong, missed, or rightly not told."""
    judged: Counter[str] = Counter()
    for case in cases:
        likely = shares(case.bodies, table)
        best = max(range(len(likely)), key=lambda n: likely[n], default=-1)
        if best < 0 or not is_sure(likely[best], case.bodies):
            judged["none" if case.none else "missed"] += 1
        else:
            judged["right" if case.right[best] else "wrong"] += 1
    return judged


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", default=os.environ.get("ON_RECORD_SOURCES", ""))
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    cases = all_cases(Path(asked.sources) if asked.sources else None)
    for name in sorted({case.of for case in cases}):
        table = fit([case for case in cases if case.of != name])
        print(name, dict(sorted(judge([c for c in cases if c.of == name], table).items())))
    table = fit(cases)
    print("fitted to all", dict(sorted(judge(cases, table).items())))
    if asked.write:
        told = {"documents": dict(sorted(Counter(c.of for c in cases).items())), "weights": table}
        _TABLE.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
