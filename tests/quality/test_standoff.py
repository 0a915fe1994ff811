"""Annotations kept as offsets are joined to the text they were made on, and to no other."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from indexer.evaluation.score import evaluate
from indexer.ingest import load
from indexer.ingest.item import Item
from indexer.model import Release
from indexer.pipeline import extract_quotes
from tests.quality import standoff
from tests.quality.standoff import __main__ as command
from tests.quality.standoff import fields, introductions
from tests.quality.standoff.source import source_text

PAGE = "<html><body><p>“We sail at&nbsp;noon,” said Ann Roe, harbour master.</p></body></html>"
HERE = Path(str(standoff.__path__[0]))


def _annotate(folder: Path, monkeypatch: pytest.MonkeyPatch, page: str = PAGE) -> None:
    content = page.encode()
    (folder / "page.html").write_bytes(content)
    text = source_text(content, ".html")

    def place(words: str) -> list[int]:
        start = text.index(words)
        return [start, start + len(words)]

    start, end = place("We sail at")[0], place("noon,")[1]
    quote = {"kind": "direct", "spans": [[start, end]], "speaker": place("Ann Roe"),
             "speaker_type": "person", "role": place("harbour master")}  # fmt: skip
    line = {"source": "page.html", "sha256": hashlib.sha256(content).hexdigest(), "half": "held",
            "quotes": [quote], "ignore": []}  # fmt: skip
    (folder / "set.jsonl").write_text(json.dumps(line) + "\n")
    monkeypatch.setattr(command, "HERE", folder)


def test_a_source_is_read_as_a_file_and_scored_against_its_annotations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _annotate(tmp_path, monkeypatch)
    figures = evaluate(list(command.join("set", tmp_path)), command.read).report()["slices"]["all"]
    assert (figures["gold"], figures["f1"], figures["e2e_f1"], figures["role"]) == (1, 1, 1, 1)


def test_another_text_than_the_annotated_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _annotate(tmp_path, monkeypatch)
    (tmp_path / "page.html").write_text(PAGE.replace("noon", "dawn"))
    with pytest.raises(SystemExit, match=r"page\.html: not the text that was annotated"):
        list(command.join("set", tmp_path))


def test_only_one_half_is_read_when_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _annotate(tmp_path, monkeypatch)
    assert not list(command.join("set", tmp_path, "tuning"))
    assert len(list(command.join("set", tmp_path, "held"))) == 1


@pytest.mark.parametrize("path", sorted(HERE.glob("*.jsonl")), ids=lambda path: path.stem)
def test_what_is_kept_holds_places_and_no_text(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        assert record["half"] in ("tuning", "held")
        assert len(record["sha256"]) == 64
        assert {"quotes", "people", "issuer"} & record.keys()
        assert all(0 <= start < end for start, end in record.get("issuer") or ())
        for person in record.get("people", []):
            assert all(0 <= start < end for start, end in _places(person))
        for quote in record.get("quotes", []):
            texts = [key for key, value in quote.items() if isinstance(value, str)]
            assert set(texts) <= {"kind", "speaker_type"}
            assert all(0 <= start < end for start, end in quote["spans"])


def _places(person: dict[str, Any]) -> list[list[int]]:
    readings = [*person["role"], *person["organisation"]]
    return [person["name"], *(piece for reading in readings for piece in reading)]


def test_a_persons_role_and_organisation_are_judged_by_the_places_annotated(tmp_path: Path) -> None:
    content = PAGE.encode()
    (tmp_path / "page.html").write_bytes(content)
    text = source_text(content, ".html")

    def place(words: str) -> list[int]:
        return [text.index(words), text.index(words) + len(words)]

    person = {"name": place("Ann Roe"), "role": [[place("harbour"), place("master")]],
              "organisation": [[]]}  # fmt: skip
    line = {"source": "page.html", "sha256": hashlib.sha256(content).hexdigest(), "half": "held",
            "people": [person]}  # fmt: skip
    (tmp_path / "set.jsonl").write_text(json.dumps(line) + "\n")
    people = introductions.join(tmp_path, file=tmp_path / "set.jsonl")[tmp_path / "page.html"]
    item = Item(str(tmp_path / "page.html"), "page.html")
    quotes = [q for r in load(item) if isinstance(r, Release) for q in extract_quotes(r)]
    told, wrong = introductions.judge(people[0], quotes)
    assert (told["quoted"], told["role"], told["none"], told["invented"], wrong) == (1, 1, 1, 0, "")


@pytest.mark.parametrize(
    ("given", "right"), [("harbour master", True), ("harbour", False), ("", False)]
)
def test_a_part_of_a_role_is_not_the_role(given: str, right: bool) -> None:
    assert introductions.is_given(given, ["harbour master"]) is right


def test_title_day_place_and_issuer_are_compared_with_what_the_text_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Title: Quay opens\nDate: 2026-03-05\n\nThe quay is open.\n"
    (tmp_path / "a.txt").write_text(text)
    line = {"source": "a.txt", "half": "held", "date": "2026-03-06", "title": [7, 17],
            "place": None}  # fmt: skip
    (tmp_path / "set.jsonl").write_text(json.dumps(line) + "\n")
    monkeypatch.setattr(fields, "HERE", tmp_path)
    counted = fields.count("set", tmp_path, "held")
    assert counted == {("title", "right"): 1, ("date", "wrong"): 1, ("publisher", "none"): 1}
