"""Rows that say what a phrase without a name is: each settles what its examples say."""

from __future__ import annotations

from types import ModuleType

import pytest

from indexer.grammar.language import Language
from indexer.grammar.phrase_kinds import KindRow, head_of
from indexer.grammar.tagged import tag_sentence
from indexer.languages import read_languages
from indexer.languages.en import kinds as english
from indexer.languages.es import kinds as spanish

_ROWS = [
    pytest.param(module, code, row, id=f"{code}: {row.fires}")
    for code, module in (("en", english), ("es", spanish))
    for row in module.KINDS
]


def _settling(module: ModuleType, code: str, phrase: str) -> KindRow | None:
    language = read_languages()[code]
    assert isinstance(language, Language)
    t = tag_sentence(language, phrase, 0, len(phrase))
    row = module.row_of(t, 0, t.tags, head_of(t.tags))
    assert row is None or isinstance(row, KindRow)
    kind = language.kind_without_name(t, 0, t.tags, head_of(t.tags))
    assert kind == (row.kind if row is not None else "thing")
    return row


@pytest.mark.parametrize(("module", "code", "row"), _ROWS)
def test_a_row_settles_the_phrase_it_must_and_spares_the_other(
    module: ModuleType, code: str, row: KindRow
) -> None:
    assert _settling(module, code, row.fires) is row
    assert _settling(module, code, row.spares) is not row


@pytest.mark.parametrize(("module", "code", "row"), _ROWS)
def test_without_a_row_its_phrase_is_of_another_kind(
    module: ModuleType, code: str, row: KindRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "KINDS", tuple(one for one in module.KINDS if one is not row))
    other = _settling(module, code, row.fires)
    assert other is None or other.kind != row.kind
