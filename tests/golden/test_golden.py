"""Golden cases: what a careful reader finds in a few sentences, one file a phenomenon."""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from indexer.model import Quote
from indexer.pipeline import extract_quotes
from tests.golden.notation import Case, Expected, plain, read_cases, same_name, same_words

_FOLDER = Path(__file__).parent / "cases"


def _params() -> list[ParameterSet]:
    params = []
    for path in sorted(_FOLDER.glob("*.txt")):
        for case in read_cases(path):
            marks = (
                [pytest.mark.xfail(strict=True, raises=AssertionError, reason=case.known_failure)]
                if case.known_failure
                else []
            )
            params.append(pytest.param(case, id=f"{path.stem}: {case.name}", marks=marks))
    return params


@pytest.mark.parametrize("case", _params())
def test_golden(case: Case) -> None:
    release = case.release()
    quotes = [q for q in extract_quotes(release) if case.asks_about(q, release.text)]
    got = [_line(q, release.text) for q in quotes]
    problems = compare(case.expected, quotes, release.text)
    assert not problems, "\n".join(["", *problems, "", "found in all:", *got])


def compare(expected: list[Expected], quotes: list[Quote], text: str) -> list[str]:
    """What differs, a line each; quotes are paired by their words."""
    problems: list[str] = []
    left = list(quotes)
    for wanted in expected:
        content = [plain(c) for c in wanted.content]
        found = next((q for q in left if [plain(s.of(text)) for s in q.content] == content), None)
        if found is None:
            problems.append(f"missing: {wanted.kind} | {wanted.speaker} | {' … '.join(content)}")
            continue
        left.remove(found)
        problems.extend(_differences(wanted, found, text))
    problems.extend(f"not expected: {_line(q, text)}" for q in left)
    return problems


def _differences(wanted: Expected, found: Quote, text: str) -> list[str]:
    words = found.text[:40]
    pairs = (
        ("kind", wanted.kind, found.kind, wanted.kind == found.kind),
        ("speaker", wanted.speaker, found.speaker_name,
         same_name(wanted.speaker, found.speaker_name)),
        ("role", wanted.role, found.role, same_name(wanted.role, found.role)),
        ("organisation", wanted.organisation, found.organisation_name,
         same_name(wanted.organisation, found.organisation_name)),
        ("cue", wanted.cue, _words(found.cue, text),
         same_words(wanted.cue, _words(found.cue, text))),
        ("mention", wanted.mention, _words(found.mention, text),
         same_words(wanted.mention, _words(found.mention, text))),
    )  # fmt: skip
    return [
        f"{what} of “{words}”: expected {want!r}, found {got!r}"
        for what, want, got, same in pairs
        if not same
    ]


def _words(marked: object, text: str) -> str:
    span = getattr(marked, "span", None)
    return span.of(text) if span is not None else ""


def _line(quote: Quote, text: str) -> str:
    who = f"{quote.speaker_name or '?'} | {quote.role} | {quote.organisation_name}"
    words = " … ".join(s.of(text) for s in quote.content)
    return f"  {quote.kind} | {who} | {words} ({quote.rule})"
