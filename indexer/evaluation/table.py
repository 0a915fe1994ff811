"""A report as lines of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_MAIN = (
    "gold",
    "predicted",
    "precision",
    "recall",
    "f1",
    "speaker",
    "e2e_f1",
    "role",
    "organisation",
)
_SPANS = (
    ("content", ("exact_f1", "f1", "half_f1")),
    ("cue", ("cue_exact_f1", "cue_f1", "cue_half_f1")),
    ("source", ("source_exact_f1", "source_f1", "source_half_f1")),
)
_ERRORS = ("wrong_speaker", "wrong_words", "missed", "spurious")
_WIDTH = 26


def describe(report: dict[str, Any]) -> Iterator[str]:
    """The figures, tables one under another; then the worst cases."""
    slices = report["slices"]
    yield f"{report['releases']} annotated releases ({report['form']})"
    yield ""
    yield from _table(slices, [(name, name) for name in _MAIN])
    yield ""
    spans = [(f"{part} {how}", name) for part, names in _SPANS
             for how, name in zip(("exact", "0.8", "0.5"), names, strict=True)]  # fmt: skip
    yield from _table(slices, spans)
    yield ""
    yield from _table(slices, [(name.replace("_", " "), name) for name in _ERRORS])
    yield ""
    yield from _reliability(report["reliability"])
    for part in ("speeches", "identity"):
        if part in report:
            yield ""
            yield f"{part}: " + ", ".join(f"{n} {_cell(v)}" for n, v in report[part].items())
    for name, verdicts in report.get("checks", {}).items():
        yield ""
        yield from _verdicts(name, verdicts)
    for mistake in report["worst"]:
        yield ""
        yield from _mistake(mistake)


def _table(slices: dict[str, Any], columns: list[tuple[str, str]]) -> Iterator[str]:
    widths = [max(len(title) + 2, 9) for title, _ in columns]
    titles = "".join(f"{title:>{w}}" for (title, _), w in zip(columns, widths, strict=True))
    yield f"{'':{_WIDTH}}{titles}"
    for name, figures in slices.items():
        cells = (f"{_cell(figures[c]):>{w}}" for (_, c), w in zip(columns, widths, strict=True))
        yield f"{name:{_WIDTH}}{''.join(cells)}"


def _reliability(report: dict[str, Any]) -> Iterator[str]:
    yield f"{'confidence':{_WIDTH}}{'quotes':>9}{'said':>9}{'right':>9}{'spurious':>11}"
    for row in report["table"]:
        name = f"{row['from']} to {row['to']}"
        said, right = _cell(row["confidence"]), _cell(row["right"])
        yield f"{name:{_WIDTH}}{row['quotes']:>9}{said:>9}{right:>9}{row['spurious']:>11}"
    sure = report["sure"]
    yield (
        f"at {sure['from']} and above: {sure['quotes']} quotes, right {_cell(sure['right'])}; "
        f"calibration error {_cell(report['calibration_error'])}"
    )


def _verdicts(name: str, verdicts: dict[str, Any]) -> Iterator[str]:
    """Checks of quotations by verdict, for one file of judged claims."""
    columns = ("judged", "told", "precision", "recall")
    yield f"{f'checks, {name}':{_WIDTH}}" + "".join(f"{column:>11}" for column in columns)
    for verdict, figures in verdicts.items():
        cells = "".join(f"{_cell(figures[column]):>11}" for column in columns)
        yield f"{verdict.replace('_', ' '):{_WIDTH}}{cells}"


def _mistake(mistake: dict[str, Any]) -> Iterator[str]:
    yield f"{mistake['release']}: {mistake['verdict']} ({mistake['kind']})"
    for what in ("wanted", "found"):
        if mistake[what] or mistake[f"{what}_speaker"]:
            words = mistake[what] if len(mistake[what]) <= 160 else mistake[what][:157] + "…"
            yield f"  {what:7} {mistake[f'{what}_speaker'] or '?'}: {words}"
    if mistake["rule"]:
        yield f"  by {mistake['rule']}, confidence {mistake['confidence']:.2f}"


def _cell(value: float | int | None) -> str:
    if isinstance(value, float):
        return f"{value:.4f}"
    return "–" if value is None else str(value)
