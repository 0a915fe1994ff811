"""Annotated files: the three forms, and the line of whatever is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from indexer.errors import GoldError
from indexer.evaluation import evaluate, load_gold
from indexer.model import Span

TEXT = "“We mend nets,” said Ann Roe of Fleet. He said they were late, he said."
QUOTE = {
    "kind": "direct",
    "spans": ["We mend nets,"],
    "speaker": "Ann Roe",
    "mention": "Ann Roe",
    "cue": "said",
    "role": "",
    "organisation": "Fleet",
}


def write(path: Path, record: dict[str, Any]) -> Path:
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    record = {"id": "a", "publisher": "P", "title": "", "date": "2024-05-14", "text": TEXT,
              "quotes": [QUOTE], "ignore": ["they were late"]}  # fmt: skip
    write(tmp_path / "a.json", record)
    return tmp_path


def test_our_form(ours: Path) -> None:
    (release,) = load_gold(ours)
    (quote,) = release.quotes
    assert release.form == "releases"
    assert quote.words(release.text) == "We mend nets,"
    assert [s.of(TEXT) for s in (*quote.cue, *quote.source, *release.ignore)] == [
        "said",
        "Ann Roe",
        "they were late",
    ]
    assert quote.cue[0].start == TEXT.index("said"), "the nearest of three"


@pytest.mark.parametrize(
    ("change", "line", "reason"),
    [
        ({"spans": ["not there"]}, 8, "the span 'not there' is not in the text"),
        ({"kind": "loud"}, 8, "no such kind: 'loud'"),
        ({"spans": []}, 8, "a quote has no spans"),
        ({"spans": [3]}, 8, "a verbatim substring"),
        ({"speaker": None}, 8, '"speaker" is no text'),
    ],
)
def test_a_wrong_quote_is_named_by_file_and_line(
    ours: Path, change: dict[str, Any], line: int, reason: str
) -> None:
    record = json.loads((ours / "a.json").read_text("utf-8"))
    record["quotes"] = [{**QUOTE, **change}]
    path = write(ours / "a.json", record)
    with pytest.raises(GoldError) as caught:
        load_gold(ours)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b'{"id": "a",\n "text": }', 2, "no JSON"),
        (b"[1]", 1, "not an object"),
        (b'{"id": "a"}', 1, '"text" is missing'),
        (b'{"id": "a", "text": "t", "quotes": {}}', 1, '"quotes" is no list'),
        (b'{"id": "a", "text": "t", "quotes": [1]}', 1, "a quote is an object"),
        (b"\xff\xfe", 0, "not UTF-8"),
    ],
)
def test_a_file_that_is_no_annotation(
    tmp_path: Path, content: bytes, line: int, reason: str
) -> None:
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(GoldError, match=reason) as caught:
        load_gold(tmp_path)
    assert caught.value.line == line


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no annotated releases"):
        load_gold(tmp_path)
    with pytest.raises(GoldError, match="no such file"):
        load_gold(tmp_path / "absent.json")


def citron(text: str = TEXT) -> dict[str, Any]:
    at = text.index("We mend")
    said = text.index("said")
    return {
        "text": text,
        "quotes": [
            {
                "cue": {"start": said, "end": said + 4, "text": "said"},
                "sources": [{"start": said + 5, "end": said + 12, "text": "Ann Roe"}],
                "contents": [{"start": at - 1, "end": at + 14, "text": "“We mend nets,”"}],
            }
        ],
    }


def test_citrons_form(tmp_path: Path) -> None:
    write(tmp_path / "b.json", citron())
    releases = load_gold(tmp_path)
    (quote,) = releases[0].quotes
    assert (releases[0].form, releases[0].id, quote.kind) == ("citron", "b", "direct")
    assert quote.mention == "Ann Roe"
    report = evaluate(releases).report()
    assert report["slices"]["direct"]["e2e_f1"] == 1.0


def test_a_citron_span_that_does_not_hold_its_text(tmp_path: Path) -> None:
    record = citron()
    record["quotes"][0]["cue"]["text"] = "told"
    write(tmp_path / "b.json", record)
    with pytest.raises(GoldError, match="'told' does not stand at"):
        load_gold(tmp_path)


def test_forms_are_not_mixed(ours: Path) -> None:
    write(ours / "b.json", citron())
    with pytest.raises(GoldError, match="several forms: citron, releases"):
        load_gold(ours)


def article(**change: bool | list[list[int]] | str) -> dict[str, object]:
    at = TEXT.index("We mend")
    attribution = {"source": [[at + 20, at + 27]], "cue": [[at + 15, at + 19]],
                   "content": [[at - 1, at + 14]], "source_text": "Ann Roe", "kind": "direct",
                   "speech": True}  # fmt: skip
    return {
        "id": "n",
        "text": TEXT,
        "attributions": [{**attribution, **change}],
        "discard": [[39, 41]],
    }


def test_polnears_form(tmp_path: Path) -> None:
    file = tmp_path / "dev.jsonl"
    file.write_text(json.dumps(article()) + "\n\n" + json.dumps(article(speech=False)), "utf-8")
    first, second = load_gold(file)
    assert (first.form, first.group, first.ignore) == ("polnear", "dev", (Span(39, 41),))
    assert first.quotes[0].speech
    assert not second.quotes[0].speech
    assert first.quotes[0].mention == "Ann Roe"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"content": [[0, 9_999]]}, "is no range of the text"),
        ({"content": [[5, 2]]}, "is no range of the text"),
        ({"content": []}, "has no content"),
        ({"kind": "loud"}, "no such kind"),
    ],
)
def test_a_wrong_attribution_is_named_by_its_line(
    tmp_path: Path, change: dict[str, Any], reason: str
) -> None:
    file = tmp_path / "dev.jsonl"
    file.write_text(json.dumps(article()) + "\n" + json.dumps(article(**change)) + "\n", "utf-8")
    with pytest.raises(GoldError, match=reason) as caught:
        load_gold(file)
    assert caught.value.line == 2
