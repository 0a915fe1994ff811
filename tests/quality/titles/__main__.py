"""Fits the weights of ``indexer.speech.heading``: ``python -m tests.quality.titles [--write]``

Prints, for each set of speeches that may be read, how many titles weights fitted to all the
others tell. ``--write`` fits to all and writes ``title_weights.json``.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import indexer.speech
from tests.quality.titles.fitting import SETS, Case, cases_of, fit, is_told

_TABLE = Path(indexer.speech.__file__).parent / "title_weights.json"


def _count(cases: list[Case], table: dict[str, float]) -> str:
    return f"{sum(is_told(case, table) for case in cases)} of {len(cases)}"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    cases = {name: cases_of(name) for name in SETS}
    for name in SETS:
        others = [case for other, some in cases.items() if other != name for case in some]
        print(name, _count(cases[name], fit(others)))
    every = [case for some in cases.values() for case in some]
    table = fit(every)
    print("fitted to all", _count(every, table))
    if asked.write:
        _TABLE.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
