"""The Chinese releases are what their annotations say, and accuracy on them holds its floors."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from indexer.cli import main

_CHINESE = Path(__file__).parents[2] / "corpus" / "chinese"
_SETS = ("first", "held-back")
_GOLD = sorted(_CHINESE.glob("*/gold/*.json"))
_TRADITIONAL = re.compile("[這個說們國會為將發時與長]")


def _load(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


@pytest.mark.accuracy
@pytest.mark.parametrize("name", _SETS)
def test_the_floors_hold_on_chinese_releases(name: str) -> None:
    floors = Path(__file__).with_name(f"floors-chinese-{name}.toml")
    arguments = ["evaluate", str(_CHINESE / name / "gold"), "--floors", str(floors)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.stderr


def test_both_scripts_and_every_kind_are_there() -> None:
    gold = [_load(path) for path in _GOLD]
    counts = [len(list((_CHINESE / name / "gold").glob("*.json"))) for name in _SETS]
    assert counts == [25, 20]
    traditional = sum(bool(_TRADITIONAL.search(g["text"])) for g in gold)
    assert 25 <= traditional <= 35
    kinds = {quote["kind"] for g in gold for quote in g["quotes"]}
    assert kinds == {"direct", "indirect", "mixed", "statement"}


@pytest.mark.parametrize("path", _GOLD, ids=lambda path: path.stem)
def test_every_annotated_word_stands_in_its_release(path: Path) -> None:
    gold = _load(path)
    release = (path.parents[1] / "releases" / gold["release"]).read_text(encoding="utf-8")
    text = gold["text"]
    assert gold["id"] == path.stem
    assert all(paragraph in release for paragraph in text.split("\n\n"))
    places = []
    for quote in gold["quotes"]:
        for words in (quote["mention"], quote["cue"], quote["role"], quote["organisation"]):
            assert words in text
        for span in quote["spans"]:
            assert text.count(span) == 1, span
            places.append((text.find(span), text.find(span) + len(span)))
    assert all(a[1] <= b[0] for a, b in pairwise(sorted(places)))
    assert all(stretch in text for stretch in gold["ignore"])
