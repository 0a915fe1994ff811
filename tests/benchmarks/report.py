"""Figures to a table that people read and a file that programs read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_NOTES = """\
Made by `make bench`. CPU milliseconds of one page: 20 hits with snippets, the exact
count, the ten most frequent speakers and organisations, and the quotes by month;
median (95th percentile) over 12 variants × 5 rounds. *cold*: the first time a variant
is asked in a fresh process. The factor is the rival's median over ours: above 1 we
are faster. Rivals have the English stemmer; FTS5 counts by SQL from a temporary table
of the matches, tantivy by its aggregations and one thread.
"""

_HTTP_NOTES = (
    "16 users at once, each reading one page after the other; 2 workers. *Every page another*:",
    "no address is asked twice, so that every page is made. *Pages as often as wanted*: of 5,000",
    "addresses the n-th most wanted is asked 1/n times as often as the first; each worker sends",
    "again what it made before, at first nothing. The users are played by two processes on the",
    "same two cores: what a page costs the server is given beside.",
)
_HOSTILE_NOTES = (
    "CPU seconds of one file, growing: a cost that grew with its square would be 16 times the",
    "first in the last column; 4 is in step with the text.",
)


def write_report(folder: Path, runs: list[dict[str, Any]], machine: str, day: str) -> None:
    """Write ``benchmarks.md`` and ``benchmarks.json``; what else these held is kept."""
    _update(folder, {"machine": machine, "date": day, "runs": runs})


def write_extraction(folder: Path, found: dict[str, Any]) -> None:
    """Put the figures of extraction into the same two files."""
    _update(folder, {"extraction": found})


def _update(folder: Path, figures: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "benchmarks.json"
    held = json.loads(path.read_text("utf-8")) if path.exists() else {}
    found = held | figures
    path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    runs, machine, day = found.get("runs", []), found.get("machine", ""), found.get("date", "")
    lines = ["# How fast searching is", "", f"{machine}; {day}. {_NOTES}"]
    for size in dict.fromkeys(run["quotes"] for run in runs):
        lines += _size_table([run for run in runs if run["quotes"] == size], size)
    ours = [run for run in runs if run["engine"] == "On Record"]
    lines += _growth_table(ours)
    lines += _http_table([run for run in ours if "http" in run])
    if "extraction" in found:
        lines += _extraction_tables(found["extraction"])
    (folder / "benchmarks.md").write_text("\n".join(lines) + "\n", "utf-8")


def _size_table(runs: list[dict[str, Any]], size: int) -> list[str]:
    ours, rivals = runs[0], runs[1:]
    names = [rival["engine"] for rival in rivals]
    heads = ["page", "found", "On Record", "cold", *(h for n in names for h in (n, "factor"))]
    lines = ["", f"## {size:,} quotes", "", _row(heads), _row(["---"] * len(heads))]
    for case, figures in ours["cases"].items():
        cells = [case, f"{figures['found']:,}", _cell(figures["warm"]), _cell(figures["cold"])]
        for rival in rivals:
            warm = rival["cases"][case]["warm"]
            factor = warm["median"] / max(figures["warm"]["median"], 0.01)
            cells += [_cell(warm), f"{factor:.2g}"]
        lines.append(_row(cells))
    lines += ["", _row(["", *(run["engine"] for run in runs)]), _row(["---"] * (len(runs) + 1))]
    for label, key, shape in (
        ("quotes indexed a second (CPU)", "quotes per second", "{:,}"),
        ("full text, MB", "full text bytes", "{:,.1f}"),
        ("1,000 quotes added, s", "update seconds", "{:.2f}"),
        ("opening, ms", "open ms", "{:.1f}"),
        ("memory while searching, MB", "searching MB", "{:,}"),
        ("autocomplete, ms", "suggest ms", "{:.3f}"),
    ):
        scale = 1e6 if key == "full text bytes" else 1
        cells = [shape.format(run[key] / scale if scale > 1 else run[key]) if key in run else "–"
                 for run in runs]  # fmt: skip
        lines.append(_row([label, *cells]))
    return lines


def _growth_table(runs: list[dict[str, Any]]) -> list[str]:
    heads = ["page, warm", *(f"{run['quotes']:,}" for run in runs)]
    lines = ["", "## How the cost grows", "", _row(heads), _row(["---"] * len(heads))]
    for case in runs[0]["cases"] if runs else ():
        lines.append(_row([case, *(_cell(run["cases"][case]["warm"]) for run in runs)]))
    return lines


def _http_table(runs: list[dict[str, Any]]) -> list[str]:
    heads = ["search pages", *(f"{run['quotes']:,}" for run in runs)]
    lines = ["", "## Over HTTP", "", *_HTTP_NOTES, "", _row(heads), _row(["---"] * len(heads))]
    for label in runs[0]["http"] if runs else ():
        lines.append(_row([label, *(str(run["http"][label]) for run in runs)]))
    return lines if runs else []


def _extraction_tables(found: dict[str, Any]) -> list[str]:
    lines = ["", "## Extraction", "", found["of"], "", _row(["", ""]), _row(["---"] * 2)]
    lines += [_row([label, str(value)]) for label, value in found["figures"].items()]
    heads = ["hostile text", *(f"× {factor}, s" for factor in found["factors"]), "last over first"]
    lines += ["", *_HOSTILE_NOTES, "", _row(heads), _row(["---"] * len(heads))]
    for shape, times in found["hostile"].items():
        growth = times[-1] / max(times[0], 0.01)
        lines.append(_row([shape, *(f"{time:.2f}" for time in times), f"{growth:.1f}"]))
    return lines


def _cell(spread: dict[str, float]) -> str:
    return f"{spread['median']:.1f} ({spread['p95']:.1f})"


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
