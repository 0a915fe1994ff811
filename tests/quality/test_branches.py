"""Branches are switched off one at a time, and golden cases say which are missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.extract.rules import colons
from indexer.pipeline import extract_quotes
from tests.golden.notation import Case
from tests.quality.branches import Branch, changed, find_branches, is_guarded, off, takers

_HEADING = "Ann Roe keeps the quay.\n\nMaintain Humanity: “Be kind to everybody on the quay.”\n"
_PLAIN = "“The quay is open,” said Ann Roe.\n"


@pytest.fixture(scope="module")
def branch() -> Branch:
    """Where a name and a colon lead to nobody, as the name is a heading's."""
    found = find_branches([Path(colons.__file__).parent])
    (one,) = [b for b in found if "if not _may_be_quoted(phrase):" in str(b)]
    return one


def test_a_branch_that_a_case_needs_is_guarded(branch: Branch) -> None:
    assert is_guarded(branch, [Case("a heading", _HEADING, [], [])])
    assert not is_guarded(branch, [])


def test_the_texts_that_take_a_branch_are_found(branch: Branch) -> None:
    cases = [Case("a heading", _HEADING, [], []), Case("a quote", _PLAIN, [], [])]
    found = takers([branch], cases, lambda case: extract_quotes(case.release()))
    assert [case.name for case in found[branch]] == ["a heading"]


def test_everything_is_as_before_afterwards(branch: Branch) -> None:
    release = Case("a heading", _HEADING, [], []).release()
    with changed([branch], off):
        assert [quote.speaker_name for quote in extract_quotes(release)] == ["Maintain Humanity"]
    assert extract_quotes(release) == ()
